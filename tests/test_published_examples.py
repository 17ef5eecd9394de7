"""Worked examples that others printed, inputs and answers, for the methods our sources describe.

Each test says whose method it is and where the numbers were printed. Tolerances are the printed
precision, unless a comment says why not.
"""

from functools import partial

import numpy as np
import pytest
from scipy import stats

from khi.statistics import funnel, inequality, intervals
from khi.statistics.inequality import Quantiles, relative_index, slope_index
from khi.statistics.intervals.rates import exact_limits

COUNTS = [92, 28, 44, 97, 59, 23, 80, 26]
PEOPLE = [168, 137, 182, 110, 127, 172, 135, 103]

# Births attended by skilled health staff (%), Indonesia 2017, by fifth of household wealth.
ATTENDED = np.array([75.60530, 91.01997, 96.03959, 97.04223, 99.22405])
BIRTHS = np.array([2072.436, 2112.204, 1983.059, 2052.124, 1884.510])


@pytest.mark.parametrize(
    ("confidence", "multiplier", "precision", "lower", "upper"),
    [
        (
            0.95,
            100_000,
            0.006,
            [44144.645, 13577.873, 17564.489, 71507.769, 35362.95, 8474.053, 46987.312, 16485.2],
            [67161.31, 29539.64, 32455.7, 107575.39, 59926.8, 20065.59, 73754.19, 36987.9],
        ),
        (
            0.998,
            100,
            6e-6,
            [38.78782, 10.517905, 14.441203, 63.063667, 29.96455, 6.355108, 40.859655, 12.621892],
            [74.81532, 35.44235, 37.71066, 119.52675, 68.37318, 24.45284, 82.74312, 44.63484],
        ),
    ],
)
def test_byars_limits_of_breslow_and_day_as_public_health_england_prints_them(
    confidence, multiplier, precision, lower, upper
):
    """Breslow and Day (1987) vol II; printed in PHEindicatormethods' introductory vignette.

    inst/doc/Introduction_to_PHEindicatormethods.html in the package on CRAN: its phe_rate.
    """
    found = intervals.rate(COUNTS, PEOPLE, multiplier=multiplier, confidence=confidence)
    np.testing.assert_allclose(found.lower, lower, atol=precision)
    np.testing.assert_allclose(found.upper, upper, atol=precision)


def test_byars_limits_of_an_observed_over_an_expected_count():
    """Breslow and Day (1987) vol II; printed in the documentation of the Ruby package byar.

    100 observed, 90 expected, with z of 1.96.
    """
    confidence = 2 * stats.norm.cdf(1.96) - 1
    found = intervals.rate(100, 90, multiplier=1, confidence=confidence)
    assert found.lower == pytest.approx(0.9040199067337297, abs=1e-12)
    assert found.upper == pytest.approx(1.3514260807978444, abs=1e-12)
    count = intervals.rate(100, 1, multiplier=1, confidence=confidence)
    assert count.upper == pytest.approx(121.628347271806, abs=1e-11)


def test_thirty_cases_where_fifteen_were_expected():
    """Poisson limits, tables 7.5A and 7.5B of Biological Effects of Low Level Exposures (1992).

    30 observed, 15.21 expected: 20.24 to 42.83 cases, a ratio of 1.33 to 2.82.
    """
    _, *count = intervals.rate(30, 1, multiplier=1)
    np.testing.assert_allclose(count, [20.24, 42.83], atol=0.006)
    np.testing.assert_allclose(exact_limits(np.array(30.0), 0.025), [20.24, 42.83], atol=0.006)
    _, *ratio = intervals.rate(30, 15.21, multiplier=1)
    np.testing.assert_allclose(ratio, [1.33, 2.82], atol=0.006)


@pytest.mark.parametrize(
    ("observed", "expected", "lower", "upper"),
    [(55, 75.34, 0.5500, 0.9502), (44, 81.73, 0.3912, 0.7227), (33, 61.28, 0.3707, 0.7563)],
)
def test_exact_poisson_limits_of_standardised_mortality_ratios(observed, expected, lower, upper):
    """Exact limits, printed by R. Facius in sci.stat.consult, July 2006."""
    found = np.array(exact_limits(np.array(float(observed)), 0.025)) / expected
    np.testing.assert_allclose(found, [lower, upper], atol=6e-5)


def test_the_exact_upper_limit_when_nothing_was_counted():
    """Exact limits for a count of none: 3.689, printed in the help of epitools' pois.exact."""
    found = intervals.rate(0, 1, multiplier=1)
    assert found.lower == 0
    assert found.upper == pytest.approx(3.689, abs=6e-4)


def test_a_standardised_rate_with_dobsons_interval():
    """Dobson et al (1991) on Michigan births 1950 to 1964, mothers' fifth child or later.

    Cases, births and standard by mother's age: Fleiss (1981) table 14.4; Fay and Feuer (1997)
    Stat Med 16:791, tables I and II, print 75.5. Dobson's limits: vignette dsrTest-example of
    dsrTest on CRAN, to three decimals. It scales the exact limits of the 740 cases and we scale
    Byar's; they agree that far.
    """
    cases = [0, 8, 63, 112, 262, 295]
    births = [327, 30666, 123419, 149919, 104088, 34392]
    standard = [319933, 931318, 786511, 488235, 237863, 61313]
    found = intervals.directly_standardised_rate(cases, births, standard)
    np.testing.assert_allclose(found, [75.529, 67.633, 83.867], atol=6e-4)
    assert found.value == pytest.approx(75.52901, abs=6e-6)


LADDERS = {  # year: people, rate, lower, upper, for each fifth of deprivation
    2010: (
        [1434002, 1450590, 1453827, 1440980, 1457780],
        [150.2200205, 131.0221747, 127.4954973, 130.494241, 135.4664241],
        [147.3194185, 128.3676972, 125.0421198, 128.2469515, 133.2469515],
        [153.1498241, 133.7051129, 129.975513, 132.7657553, 137.8657553],
    ),
    2011: (
        [1445258, 1467772, 1470806, 1454888, 1457780],
        [148.4061234, 131.7211691, 125.0341288, 130.3084574, 135.4664241],
        [145.5359227, 129.0779928, 122.6267941, 128.0909634, 133.2469515],
        [151.3052827, 134.3924424, 127.4677057, 132.549757, 137.8657553],
    ),
    2015: (
        [1508923, 1538008, 1538564, 1509602, 1457780],
        [143.8177637, 127.2058426, 122.4106945, 126.3922397, 135.4664241],
        [141.0941843, 124.7351196, 120.1654081, 124.3450367, 133.2469515],
        [146.568661, 129.7026732, 124.6801651, 128.4613495, 137.8657553],
    ),
}


@pytest.mark.parametrize(
    ("year", "slope", "ratio"),
    [
        (2010, (-14.848683, -18.94895, -10.767618), (0.8956758, 0.8689296, 0.9231619)),
        (2011, (-13.528326, -17.59739, -9.440905), (0.9039924, 0.8770905, 0.9319611)),
        (2015, (-9.042367, -12.97108, -5.145767), (0.9332670, 0.9057449, 0.9614199)),
    ],
)
def test_slope_and_relative_index_of_low_and_low_as_public_health_england_prints_them(
    year, slope, ratio
):
    """Low and Low (2004) J Public Health 26:388; PHEindicatormethods, example 2 of its vignette.

    Rates: tests/testthat/DSR_testdata.csv in its repository. Answers:
    inst/doc/WorkedExamples_phe_sii.html on CRAN. Its limits are from 100,000 draws of its own,
    which it says move by up to 0.022 (slope) or 0.00017 (ratio) when drawn again: ours may
    differ by three times that.
    """
    ladder = Quantiles(*LADDERS[year])
    sii = slope_index(ladder, kind="rate", draws=100_000)
    rii = relative_index(ladder, kind="rate", draws=100_000)
    assert sii.value == pytest.approx(slope[0], abs=6e-7)
    assert rii.value == pytest.approx(ratio[0], abs=6e-8)
    np.testing.assert_allclose(sii[1:], slope[1:], atol=3 * 0.022)
    np.testing.assert_allclose(rii[1:], ratio[1:], atol=3 * 0.00017)


@pytest.mark.parametrize(
    ("measure", "paper", "package"),
    [
        (partial(inequality.difference, ATTENDED, ordered=True), 23.6, None),
        (partial(inequality.ratio, ATTENDED, ordered=True), 1.3, None),
        (partial(inequality.absolute_concentration_index, ATTENDED, BIRTHS), 4.3, 4.30052),
        (partial(inequality.relative_concentration_index, ATTENDED, BIRTHS), 0.047, 0.0469506),
        (
            partial(inequality.population_attributable_risk, ATTENDED, BIRTHS, ordered=True),
            7.6,
            7.627362,
        ),
        (
            partial(inequality.population_attributable_fraction, ATTENDED, BIRTHS, ordered=True),
            0.083,
            0.08327116,
        ),
    ],
    ids=["difference", "ratio", "aci", "rci", "par", "paf"],
)
def test_births_attended_in_indonesia_as_schlotheuber_and_hosseinpoor_print_them(
    measure, paper, package
):
    """Schlotheuber and Hosseinpoor (2022) IJERPH 19:3697, table A7 as corrected in 19:6969.

    Their RCI and PAF are 100 times ours. Groups, and answers to more digits: help pages of
    OrderedSample, aci, rci, parisk and paf in WHO's healthequal 1.0.1. The groups are printed
    to 0.000005, which the answers to more digits allow for. (Their SII and RII fit a logistic
    curve, not our line.)
    """
    found = measure()
    assert found == pytest.approx(paper, abs=0.0006 if paper < 0.1 else 0.06)
    if package is not None:
        assert found == pytest.approx(package, abs=1e-5)


def test_a_province_held_against_the_lowest_as_who_prints_it():
    """Difference and ratio of healthequal 1.0.1, help pages of NonorderedSample, d and r.

    Aceh is the reference. Printed are six provinces of the 34 and the lowest value, 64.20, whose
    rounding the answers allow for.
    """
    provinces = [95.11784, 100.0, 97.41001, 80.35694, 94.25756, 98.56168, 64.20]
    assert inequality.difference(provinces, reference=0) == pytest.approx(30.92258, abs=0.006)
    assert inequality.ratio(provinces, reference=0) == pytest.approx(1.481696, abs=1.5e-4)


# What R draws after set.seed(123): round(rnorm(25, 1000, 300)), then rbinom(25, 1000, .065).
SIZES = [832, 931, 1468, 1021, 1039, 1515, 1138, 620, 794, 866, 1367, 1108, 1120]
SIZES += [1033, 833, 1536, 1149, 410, 1210, 858, 680, 935, 692, 781, 812]
FIGURES = [61, 74, 58, 59, 72, 75, 74, 68, 75, 67, 73, 63, 66]
FIGURES += [62, 60, 66, 71, 73, 71, 61, 74, 84, 55, 69, 60]
_from = inequality.mean_difference


@pytest.mark.parametrize(
    ("name", "measure", "scale", "printed", "precision"),
    [
        ("bgv", inequality.between_group_variance, 1, 46.198326, 1e-6),
        ("bgsd", inequality.between_group_standard_deviation, 1, 6.7969351, 1e-6),
        ("mdmu", partial(_from, weighted=False), 1, 5.891726, 1e-6),
        ("mdmw", _from, 1, 5.8348689, 1e-6),
        ("mdbu", partial(_from, of="best", weighted=False), 1, 16.360001, 1e-6),
        ("mdbw", partial(_from, of="best"), 1, 16.293156, 1e-6),
        ("mdru", partial(_from, of="reference", reference=13, weighted=False), 1, 7.2399998, 1e-6),
        ("mdrw", partial(_from, of="reference", reference=13), 1, 7.2228465, 1e-6),
        ("idisu", partial(inequality.index_of_disparity, weighted=False), 100, 8.7018175, 1e-6),
        ("idisw", inequality.index_of_disparity, 100, 8.6178417, 1e-6),
        ("parisk", inequality.population_attributable_risk, 1, 16.293152, 1e-6),
        ("paf", inequality.population_attributable_fraction, 100, 24.06426, 1e-6),
        ("ti", inequality.theil_index, 1000, 5.0359201, 1e-4),
        ("mld", inequality.mean_log_deviation, 1000, 5.0524006, 1e-4),
    ],
)
def test_measures_over_groups_without_an_order_as_who_prints_them(
    name, measure, scale, printed, precision
):
    """Schlotheuber and Hosseinpoor (2022) IJERPH 19:3697, by WHO's healthequal 1.0.1.

    tests/testthat/test-bgv.R and so on print the answers, and R's seed for the 25 groups and
    for which is the reference: the 14th. The answers look single precision, so tolerances are
    relative; for ti and mld they are healthequal's own or closer.
    """
    assert scale * measure(FIGURES, SIZES) == pytest.approx(printed, rel=precision), name


def test_funnel_limits_of_spiegelhalter_as_funnelplotr_prints_them():
    """Spiegelhalter (2005) Stat Med 24:1185, Poisson limits for 15, 20 and 30 expected events.

    tests/testthat/test-poisson_limits.R of FunnelPlotR; its 99 is 99.8%.
    """
    inner, outer = funnel.limits(1, [15, 20, 30], kind="rate")
    np.testing.assert_allclose(inner.lower, [0.5596924, 0.6108260, 0.6746958], atol=6e-8)
    np.testing.assert_allclose(inner.upper, [1.649348, 1.544419, 1.427562], atol=6e-7)
    np.testing.assert_allclose(outer.lower, [0.3862650, 0.4479107, 0.5289724], atol=6e-8)
    np.testing.assert_allclose(outer.upper, [2.082907, 1.902094, 1.702771], atol=6e-7)
