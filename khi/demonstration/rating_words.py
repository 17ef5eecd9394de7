"""What the invented voices say can be seen: for each action and stage, first people, then leaders.

Workers say one or the other. Nothing here happened anywhere.
"""

Seen = tuple[str, str]

EVIDENCE: dict[str, tuple[Seen, ...]] = {
    "aba01": (
        ("Neighbours met twice about what our streets have", "A map of assets is in the work plan"),
        (
            "Our library keeps a map, and people add to it",
            "Two wards have a map online",
        ),
        ("Most neighbourhoods have a map from this year", "Every new plan starts from the map"),
        ("We keep the map, and the small grants follow it", "The map is run by a residents' group"),
    ),
    "aba02": (
        ("Our groups were asked to a meeting about the budget", "Groups are invited to the forum"),
        ("Our people-led group has money for three years", "One group has a three-year grant"),
        (
            "Groups sit where the budget is set, with a vote",
            "Core costs are in the budget",
        ),
        ("Groups chose the priorities, and the council joined", "Priorities came from the groups"),
    ),
    "aba03": (
        ("Someone asked us why nobody from our estate comes", "A report shows who is missing"),
        ("A group of carers decided how to spend a fund", "One board has two new members"),
        (
            "Most boards we know have people like us, with help",
            "Board places are filled and paid",
        ),
        ("The gaps are closing, and we said so ourselves", "Groups report that gaps are closing"),
    ),
    "aba04": (
        (
            "We talked about a good life over soup, four times",
            "A workshop on outcomes was held",
        ),
        ("Our town wrote its outcomes with us", "One town has agreed outcomes"),
        (
            "The same outcomes are on the wall in every place",
            "All partners report the same ones",
        ),
        (
            "We changed one outcome, and everybody followed",
            "Residents review them each year",
        ),
    ),
    "aba05": (
        ("Buyers asked us what connection means", "The connection test is in a draft"),
        ("We designed one contract for home support", "One contract asks about connection"),
        ("Most new contracts ask, and one lost money over it", "Most new contracts ask about it"),
        (
            "We sit on the panel that buys, and we check after",
            "Residents decide the award",
        ),
    ),
    "aba06": (
        ("There was a talk about small grants", "A small grants scheme is being designed"),
        ("Our choir got money with a two-page form", "A pilot fund paid eleven groups"),
        ("Small grants run each year, and come within weeks", "Grants are paid within four weeks"),
        ("We decide who gets the grants, and the fund grew", "A panel of residents runs the fund"),
    ),
    "aba07": (
        ("Officers visited two other places to look", "Options from other areas were reviewed"),
        ("Shared Lives has started, with six homes", "Two new approaches are being piloted"),
        ("Most of us can choose between several approaches", "Five approaches cover most wards"),
        ("A time bank we began is in its fourth year", "Local ideas are now mainstream"),
    ),
    "aba08": (
        ("There was a meeting about help for volunteers", "A volunteering plan is in draft"),
        ("Two of us had help to start a lunch club", "Start-up help reached nine people"),
        (
            "You can get help to start something in most places",
            "A team helps start-ups each week",
        ),
        ("Those who started first now help the next ones", "Past starters run the scheme"),
    ),
    "aba09": (
        ("There is a promise on the wall about hiring", "A pledge on lived experience is signed"),
        ("Three peer workers are paid, and we know them", "Some adverts ask for lived experience"),
        ("Most teams have somebody who has been there", "The share of such posts rises each year"),
        ("People who drew on support now lead two teams", "Leads with lived experience shape work"),
    ),
    "aba10": (
        ("We talked about buying the old school", "A paper on community ownership was agreed"),
        ("The cafe is ours now", "One building has been handed over"),
        ("Four places are run by local people", "Several co-operatives have support"),
        ("Owning things together is normal here", "Community ownership pays its way"),
    ),
    "cop1": (
        ("A poster says that we matter", "The values are in the strategy"),
        ("Workers told us what they learned from us", "Learning from people is in supervision"),
        ("Nobody says client any more", "Staff and people describe a partnership"),
    ),
    "cop2": (
        ("There is a group, and they write the agenda", "A co-production group meets each quarter"),
        (
            "We are paid for our time, with a preparing day",
            "There is a policy and a budget",
        ),
        ("We chair it, and hold part of the money", "The group holds part of the budget"),
    ),
    "cop3": (
        ("An easy read came a week after the papers", "Easy read is made of each paper"),
        ("We chose an evening, at the community centre", "People choose time and place"),
        ("We write the papers together", "Meetings and training are made together"),
    ),
    "cop4": (
        ("They sent us a report on what we said", "A report on feedback goes to the board"),
        ("They told us what changed, and what did not", "A you said, we did page is kept"),
        ("We decide what success is", "People judge whether it worked"),
    ),
    "cop5": (
        ("They asked us about a plan that was printed", "Plans go out for consultation"),
        ("We saw a first draft, and crossed half of it out", "Drafts are shared while open"),
        ("We chose together what to plan for", "People set the agenda of plans"),
    ),
}
"""By action: what is seen at stage 1, 2 and so on."""

NEXT = (
    "Meet once in each neighbourhood before the spring",
    "Pay those who take part for their time",
    "Try it in one more place, with the people who live there",
    "Put it in the budget for next year",
    "Ask those who never come what would help",
)
"""What would move us up."""

TALKS = (
    "We looked at what each of us had seen, and why it differs",
    "People showed where it is not so yet, and leaders listened",
    "We agreed that it happens in places, and not yet in most",
)
"""What was talked about before something was agreed."""
