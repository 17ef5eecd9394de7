"""Vintages and shapes of official files that we have none of, typed in from what is known of them.

Each case: the name of the file, its text, then what is in it: the publication, the areas of each
level, the periods, how many observations, and how many have no figure, for which reason.
"""

LEEDS, BOLTON = ("E08000035", "Leeds", "212"), ("E08000001", "Bolton", "304")


def rows(heading, *lines, above=(), below=()):
    """A table with a line for each of two councils: {code}, {name} and {number} stand for each."""
    made = [
        line.format(code=code, name=name, number=number)
        for code, name, number in (LEEDS, BOLTON)
        for line in lines
    ]
    return "\n".join([*above, heading, *made, *below]) + "\n"


TWO = {"council": 2}
WITHHELD = {"withheld by the publisher": 2}
_AE = "A&E attendances Type 1,Attendances over 4hrs Type 1"
_ASCOF = "Local authority code,Local authority,ONS area code"
_ABOVE = ("Title:,Daily discharge", "Period:,April 2024", "")
_DAILY = (
    "Number of patients who no longer meet the criteria to reside,Number of patients discharged"
)
_NOMIS = (
    "Population estimates - local authority based by single year of age",
    "ONS Crown Copyright Reserved [from Nomis on 17 January 2024]", "", "date,2022", "gender,Total",
    "",
)  # fmt: skip
_LIMITS = "Lower confidence interval,Upper confidence interval"

CASES = {
    "ascof table with the codes until 2022/23": (
        "ascof_table.csv",
        rows(
            f"{_ASCOF},2017-18 Outcome,2018-19 Outcome", "{number},{name},{code},77,[c]",
            above=("ASCOF 1B: Proportion of people who have control over their daily life",),
        ),
        "ascof_table_earlier", TWO, ["2017-FY", "2018-FY"], 4, WITHHELD,
    ),
    "ascof table of 2023/24": (
        "ascof_2023-24_Table_3a.csv",
        rows(
            f"{_ASCOF},2022 to 2023 - outcome,2023 to 2024 - outcome",
            "{number},{name},{code},77,[c]",
            above=("Table 3a: control over daily life [note 1]", "This sheet has one table."),
        ),
        "ascof_table", TWO, ["2022-FY", "2023-FY"], 4, WITHHELD,
    ),
    "ascof open data without ons codes": (
        "meas-from-asc-of-eng-1516-open-data.csv",
        rows(
            "Geographical Code,Geographical Description,Geographical Level,ASCOF Measure Code,"
            "Disaggregation Level,Measure Type,Measure Value,Measure Group",
            "{number},{name},Council,3A,Total,Outcome,64.1,3A",
            "{number},{name},Council,3A,Total,Base,300,3A",
        ),
        "ascof_open_data", TWO, ["2015-FY"], 2, {},
    ),
    "ascof open data with a year and other names": (
        "ascof.csv",
        rows(
            "Year,Geography Code,Geography Name,Geography Level,ONS Code,Measure Code,Measure Name,"
            "Disaggregation,Measure Type,Value",
            "2021-22,{number},{name},Council,{code},1B,Control,Total,Outcome,64.1",
            "2021-22,{number},{name},Council,{code},1B,Control,Total,Numerator,641",
        ),
        "ascof_open_data", TWO, ["2021-FY"], 2, {},
    ),
    "oflog without codes": (
        "adult_social_care.csv",
        rows(
            "Financial year,Local authority code,Local authority name,Grouping,Entity_Name,Region,"
            "Measure,Value,MEDIAN,MADs_from_median,rank_order",
            '2016-17,{code},{name},LA_Raw,Unitary,North,"Outcome, ASC Carers",7.6,7.6,0,desc',
        ),
        "oflog", TWO, ["2016-FY"], 2, {},
    ),
    "ascs annex with its year above": (
        "annex.csv",
        rows(
            "ONS area code [note 5],CASSR Code [note 4],CASSR name [notes 1],As much as I want,"
            "Adequate,Respondents",
            "{code},{number},{name},33.1,[c],345",
            above=(
                "Table 1a: Profile of answers for all questions by CASSR,,,,,",
                "Adult Social Care Survey 2022-23,,,,,", "",
                "[notes 13],,,Question 3a - How much control do you have?,,",
            ),
        ),
        "ascs_answers", TWO, ["2022-FY"], 6, WITHHELD,
    ),
    "pss-ex1 unit costs": (
        "Detailed_UnitCosts_2011_12v2.csv",
        rows(
            "COUNCIL,Gross total cost (£000's),Average weekly expenditure per person",
            '{number}-{name},"1,000",602',
            above=("Personal Social Services Expenditure Unit Cost 2011-12,,", "Final Results,,"),
        ),
        "pssex1_unit_costs", TWO, ["2011-FY"], 4, {},
    ),
    "asc-fr totals by key": (
        "CSV ASCFR Totals.csv",
        rows(
            "FY_Ending,CASSR_CODE,GEOGRAPHY_CODE,REGION_GO_CODE,CareType_KEY,AgeBand_KEY,"
            "DataType_KEY,TOTALEXPENDITURE,TOTALINCOME",
            "2017,{number},{code},E12000002,2,1,1,12930.3,3371.6",
            "2017,{number},{code},E12000002,2,2,1,14040.7,-473.5",
        ),
        "asc_finance_totals", TWO, ["2016-FY"], 8, {},
    ),
    "a&e by provider, with totals": (
        "May-2024.csv",
        f"Period,Org Code,Parent Org,Org name,{_AE}\n"
        "MSitAE-MAY-2024,RWY,NHS ENGLAND NORTH EAST,Calderdale,14000,3865\n"
        "MSitAE-MAY-2024,NLO12,NHS ENGLAND LONDON,Urgent Care,100,-\n"
        "TOTAL,TOTAL,TOTAL,TOTAL,14100,3865\n",
        "nhs_provider_emergency", {"provider": 2}, ["2024-05"], 4, {"not applicable": 1},
    ),
    "a&e by trust and care board": (
        "ae.csv",
        "Month,ICB Code,Org Code,Org Name,Attendances\nApril 2024,E54000050,RWY,A Trust,100\n"
        "April 2024,E54000050,RTD,Newcastle,300\n",
        "nhs_provider_emergency", {"provider": 2}, ["2024-04"], 2, {},
    ),
    "a&e by care board, the quarter above": (
        "quarterly.csv",
        "Title: Quarterly A&E,,\nPeriod: Quarter 1 2023-24 (April to June),,\n\n"
        'ICB Code,ICB Name,Attendances\nQYG,NHS Cheshire,"100,234"\nQOP,NHS Manchester,"90,234"\n',
        "nhs_icb", {"integrated care board": 2}, ["2023-Q1"], 2, {},
    ),
    "discharges, a group of columns for each day": (
        "sitrep.csv",
        "\n".join(_ABOVE)
        + f"\n,,,01/04/2024,,02/04/2024,\nRegion,Org Code,Org Name,{_DAILY},{_DAILY}\n"
        "ENGLAND,,ENGLAND,9,4,8,3\nNorth,QYG,NHS CHESHIRE ICB,9,4,8,3\nNorth,REM,A TRUST,4,2,4,-\n",
        "nhs_discharge_daily", {"country": 1, "integrated care board": 1, "provider": 1},
        ["2024-04-01", "2024-04-02"], 12, {"not available": 1},
    ),
    "fingertips of 2016": (
        "indicators.csv",
        rows(
            "Indicator ID,Indicator Name,Parent Code,Area Code,Area Name,Area Type,Sex,Age,"
            "Category Type,Category,Time period,Value,Lower CI limit,Upper CI limit,Count",
            "90280,Isolation,E12,{code},{name} UA,County & UA,Persons,18+ yrs,,,2013/14,44,40,48,",
            "90280,Isolation,E12,{code},{name} UA,County & UA,Persons,65+ yrs,,,2013/14,41,40,48,",
        ),
        "fingertips", TWO, ["2013-FY"], 2, {},
    ),
    "ons well-being, measures as columns": (
        "wellbeing.csv",
        rows(
            "areacd,areanm,geography,period,unit,anxiety,anxiety_measure,"
            "anxiety_lower_confidence_interval_95,anxiety_upper_confidence_interval_95,"
            "anxiety_observation_status,happiness",
            "{code},{name},Unitary,2020-2021,Score,3.1,Mean,2.9,3.3,,7.4",
        ),
        "ons_local_wide", TWO, ["2020-FY"], 4, {},
    ),
    "ons local statistics, named by its file": (
        "happiness.csv",
        rows("areacd,areanm,geography,period,observation,status",
             "{code},{name},UA,2023-04-01/P1Y,7.4,", "{code},{name},UA,2022-04-01/P1Y,,x"),
        "ons_local", TWO, ["2022-FY", "2023-FY"], 4, {"not available": 2},
    ),
    "nomis population, ages as columns": (
        "nomis.csv",
        rows("Area,mnemonic,All Ages,Aged 18+", "{name},{code},100000,80000", above=_NOMIS),
        "nomis_population_table", TWO, ["2022-CY"], 4, {},
    ),
    "nomis annual population survey": (
        "nomis_aps.csv",
        rows(
            "DATE_NAME,GEOGRAPHY_NAME,GEOGRAPHY_CODE,VARIABLE_NAME,MEASURES_NAME,OBS_VALUE",
            "Jan 2023-Dec 2023,{name},{code},Employment rate,Variable,75.1",
            "Jan 2023-Dec 2023,{name},{code},Employment rate,Confidence,3.2",
        ),
        "nomis_survey", TWO, ["2023-CY"], 2, {},
    ),
    "deprivation of 2015": (
        "File_11_ID_2015_Upper-tier.csv",
        rows(
            "Upper Tier Local Authority District code (2013),"
            "Upper Tier Local Authority District name (2013),IMD - Average score ",
            "{code},{name},25.1",
        ),
        "iod_2019", TWO, ["2015-CY"], 2, {},
    ),
    "a year and a quarter in two columns": (
        "dtoc.csv",
        rows("Local Authority,Financial Year,Quarter,Measure,Value",
             "{name},2022/23,Q4,DTOC,12", "{name},2023/24,Q1,DTOC,*"),
        "table", TWO, ["2022-Q4", "2023-Q1"], 4, WITHHELD,
    ),
    "a financial year and the name of a month": (
        "dtoc.csv",
        rows("Area Code,Area Name,Financial Year,Month,Value",
             "{code},{name},2023/24,December,12", "{code},{name},2023/24,January,13"),
        "table", TWO, ["2023-12", "2024-01"], 4, {},
    ),
    "the first and the last day": (
        "dtoc.csv",
        rows("Area Code,Area Name,Start date,End date,Indicator,Value",
             "{code},{name},01/04/2023,30/06/2023,DTOC,12"),
        "table", TWO, ["2023-Q1"], 2, {},
    ),
    "quarters under years": (
        "dtoc.csv",
        rows("ONS Code,Local Authority,Q3,Q4,Q1", "{code},{name},1,2,3",
             above=("DTOC by council,,,,", ",,2022-23,,2023-24")),
        "table", TWO, ["2022-Q3", "2022-Q4", "2023-Q1"], 6, {},
    ),
    "a type of figure in a column": (
        "long.csv",
        rows("Area,Area code,Year,Measure type,Value", "{name},{code},2023-24,Numerator,50",
             "{name},{code},2023-24,Denominator,100", "{name},{code},2023-24,Percentage,50"),
        "table", TWO, ["2023-FY"], 2, {},
    ),
    "the words of a council": (
        "kpi.csv",
        rows("GSS code,Council,Reporting period,Metric,Result",
             "{code},{name},Q1 2024/25,Contacts,12.5%", "{code},{name},Q2 2024/25,Contacts,13.1%"),
        "table", TWO, ["2024-Q1", "2024-Q2"], 4, {},
    ),
    "community life survey, a table of one question": (
        "Community_Life_C1a.csv",
        rows(f"Area code,Area name,Respondents,Percentage,{_LIMITS}", "{code},{name},300,7.2,5,9.9",
             above=("Table C1a: Percentage of adults who feel lonely often or always, by area,,,,,",
                    "Community Life Survey 2023/24,,,,,")),
        "community_life", TWO, ["2023-FY"], 2, {},
    ),
}  # fmt: skip
