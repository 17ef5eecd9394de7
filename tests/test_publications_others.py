"""Vintages we have no file of, by their headings: read right, or refused by name."""

import pytest

from khi.catalogue import load
from khi.intake.examination import examine
from khi.store.engines import Workbench

CATALOGUE = load()

FINANCE_2017 = """UUID,FY_Ending,CASSR_CODE,GEOGRAPHY_CODE,REGION_GO_CODE,DataType_KEY,AgeBand_KEY,\
PrimarySupportReason_KEY,CareType_KEY,SupportSetting_KEY,Purpose_KEY,ActivityProvision_KEY,ItemValue
8610101,2017,306,E08000003,E12000002,1,1,6,2,7,,3,2336
8610102,2017,306,E08000003,E12000002,1,2,6,2,7,,3,12
8610101,2017,212,E08000035,E12000003,1,1,6,2,7,,3,3458
"""
FINANCE_2016 = """UUID,Council Code,Council Name,Data Type,Data Source,Age Band,Finance Type,\
Comparative totals,Value
8510101,306,Manchester,Mandatory,Bridging Year,Age 65 and over,Expenditure,Home care,28293.2
8510102,306,Manchester,Mandatory,Bridging Year,Age 65 and over,Income,Home care,12514.6
8510101,212,Leeds,Mandatory,Bridging Year,Age 65 and over,Expenditure,Home care,
"""
DISCHARGED = """icb22_code,date,discharged_by_1700,discharged_between_1701_2359,discharged_total
E54000056,2022-04-01,113,95,208
E54000056,2022-04-02,95,50,145
"""
WELLBEING_2023 = """AREACD,AREANM,Geography,Variable Name,Indicator,Mission,Category,Period,Value,\
Measure,Unit,Lower Confidence Interval (95%),Upper Confidence Interval (95%),Observation Status,\
Polarity,Notes
K02000001,United Kingdom,Country,Average anxiety rating,Anxiety,Mission 8,Public services,201112,\
3.13,Mean,Score out of 10,3.11,3.15,,-1,
E08000003,Manchester,County or Unitary Authority,Average anxiety rating,Anxiety,Mission 8,\
Public services,202122,3.4,Mean,Score out of 10,3.2,3.6,,-1,
E08000035,Leeds,County or Unitary Authority,Average anxiety rating,Anxiety,Mission 8,\
Public services,202122,,Mean,Score out of 10,,,x,-1,
"""
LIFE_EXPECTANCY = """area_code,area_name,area_type,period,indicator,measure,unit,value,\
compared_to_England,inequality
E92000001,England,Country,2010 - 12,Healthy life expectancy,Life expectancy,Years,63.2,No,Male
E92000001,England,Country,2010 - 12,Healthy life expectancy,Life expectancy,Years,64,No,Female
E08000003,Manchester,UA,2010 - 12,Healthy life expectancy,Life expectancy,Years,58.6,Worse,Male
E08000003,Manchester,UA,2010 - 12,Healthy life expectancy,Life expectancy,Years,NA,Worse,Female
"""
SUBNATIONAL = """Indicator:,Male healthy life expectancy,(Back to data dictionary),,,,
Date: ,2017-2019,,,,,
Coverage:,UK,,,,,
Geography:,"Counties and Unitary Authorities, 2020",,,,,
,,,,,,
Area Code,Area,Male healthy life expectancy,HLE Lower CI,HLE Upper CI,Notes,
E08000003,Manchester,57.0,55.3,58.8,,
E09000001,City of London,na,na,na,,
E10000003,lacu:Cambridgeshire,64.3,62.5,66.1,,
W06000001,Isle of Anglesey,63.7,61.9,65.5,,
"""
FINGERTIPS_IN_R = """IndicatorID,IndicatorName,ParentCode,ParentName,AreaCode,AreaName,AreaType,\
Sex,Age,CategoryType,Category,Timeperiod,Value,LowerCI95.0limit,UpperCI95.0limit,Count,Denominator
90280,Social isolation,E92000001,England,E08000003,Manchester,County & UA,Persons,18+ yrs,,,\
2022/23,44.1,40.0,48.2,,310
90280,Social isolation,E92000001,England,A81001,Surgery,GPs,Persons,18+ yrs,,,2022/23,44,,,,
90280,Social isolation,E92000001,Eng,nE38000001,Wharfe,Sub-ICB,Persons,18+ yrs,,,2022/23,44,,,,
"""
SIMPLE = "Council,2022/23,2023/24\nManchester,12.5,13.1\nLeeds,[c],9.9\nAllerdale,4,5\n"
SHEFFIELD_LONG = """Local Authority,Year,Age group,Number of people
Sheffield,2023/24,18 to 64,120
Sheffield,2023/24,65 and over,*
Leeds,2023/24,18 to 64,340
Leeds,2023/24,65 and over,900
"""


def said(text, name="file.csv"):
    draft = examine(text.encode(), name=name, catalogue=CATALOGUE, workbench_factory=Workbench)
    report = draft.report()
    rows = report["rows"]
    assert rows["read"] == rows["accepted"] + rows["rejected"] + rows["skipped"]
    return report


@pytest.mark.parametrize(
    ("text", "areas", "periods", "observations", "absences"),
    [
        (FINANCE_2017, 2, ["2016-FY"], 3, {}),
        (DISCHARGED, 1, ["2022-04-01", "2022-04-02"], 6, {}),
        (WELLBEING_2023, 2, ["2021-FY"], 2, {"not available": 1}),
        (LIFE_EXPECTANCY, 2, ["2010-01..2012-12"], 4, {"not available": 1}),
        (SUBNATIONAL, 3, ["2017-01..2019-12"], 3, {"not available": 1}),
        (FINGERTIPS_IN_R, 1, ["2022-FY"], 1, {}),
        (SIMPLE, 2, ["2022-FY", "2023-FY"], 4, {"withheld by the publisher": 1}),
        (SHEFFIELD_LONG, 2, ["2023-FY"], 4, {"withheld by the publisher": 1}),
    ],
)
def test_a_vintage_we_have_no_file_of_is_read(text, areas, periods, observations, absences):
    report = said(text)
    found = (report["areas"], report["periods"], report["observations"], report["absences"])
    assert found == (areas, periods, observations, absences)


def test_the_year_of_a_return_may_stand_in_the_name_of_its_file_only():
    report = said(FINANCE_2016, "pss-exp-eng-15-16-fin-add-data.csv")
    assert (report["periods"], report["observations"]) == (["2015-FY"], 3)
    assert report["absences"] == {"no data recorded": 1}


def test_groups_without_a_total_are_measures_of_their_own():
    measures = {each["measure"] for each in said(LIFE_EXPECTANCY)["measures"]}
    assert measures == set()
    line = "UA,2010 - 12,Healthy life expectancy,Life expectancy,Years"
    longer = LIFE_EXPECTANCY + "".join(
        f"E0800000{n},{name},{line},6{n},,{sex}\n"
        for n, name in ((1, "Bolton"), (2, "Bury"), (4, "Oldham"))
        for sex in ("Male", "Female")
    )
    measures = {each["measure"] for each in said(longer)["measures"]}
    assert len(measures) == 2
    assert any(each.endswith("Female") for each in measures)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Area Code,2021,2022\nE14000530,1,2\nE14000531,3,4\n", "a parliamentary constituency"),
        ("lsoa21_code,year,score\nE01000001,2021,2\nE01000002,2021,3\n", "a neighbourhood (LSOA)"),
        ("area_code,year,value\nE07000223,2021,2\nE07000026,2021,3\n", "a district without"),
        ("area_code,year,value\nW06000001,2021,2\nW06000002,2021,3\n", "Wales"),
    ],
)
def test_a_file_of_another_level_is_refused_by_the_name_of_the_level(text, says):
    errors = [each["message"] for each in said(text)["problems"] if each["level"] == "error"]
    assert any(says in message for message in errors)
