-- What has been said before that must not be taken away from what is said now?
-- grain:    said above the table
-- needs:    schema 1
-- returns:  nothing

-- What was said of a sum of places or quarters that is hidden now, when it was of fewer people:
-- shown (no absence) or why not. No number is here. `late` names the places' quarters that came
-- since. With no group, the tree of areas whose top is `area` shows no new sums in that year.
create table remembered (
    "table"             varchar not null,
    area                varchar not null,
    period              varchar not null,
    breakdown           varchar not null,
    "group"             varchar not null,
    absence             varchar not null,
    late                varchar not null
);
