"""Full sample designs: against statsmodels' robust errors, and the textbook by loops."""

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from khi.statistics import intervals, survey

NAN = float("nan")


@st.composite
def samples(draw):
    """Values, weights, strata and clusters (each within one stratum) of 4 to 40 people."""
    size = draw(st.integers(4, 40))
    seed = np.random.default_rng(draw(st.integers(0, 10**6)))
    strata = seed.integers(0, 3, size)
    clusters = strata * 10 + seed.integers(0, 4, size)
    return seed.integers(0, 11, size).astype(float), seed.uniform(0.2, 4, size), strata, clusters


def by_loops(y, w, strata, clusters, population=None):
    """Taylor linearisation, stratum by stratum; a lone cluster is centred on the mean of all."""
    mean = (w * y).sum() / w.sum()
    z = w * (y - mean) / w.sum()
    totals = {
        (h, c): z[(strata == h) & (clusters == c)].sum()
        for h, c in zip(strata, clusters, strict=True)
    }
    variance = 0.0
    for h in set(strata):
        own = np.array([total for (stratum, _), total in totals.items() if stratum == h])
        n = len(own)
        left = 1 if population is None else 1 - n / population[h]
        if n == 1:
            variance += left * (own[0] - np.mean(list(totals.values()))) ** 2
        else:
            variance += left * n / (n - 1) * ((own - own.mean()) ** 2).sum()
    return mean, variance**0.5, len(totals) - len(set(strata))


@given(samples())
def test_weights_alone_agree_with_statsmodels_robust_error(sample):
    y, w, *_ = sample
    fit = sm.WLS(y, np.ones_like(y), weights=w).fit(cov_type="HC1")
    design = survey.design_based(y, w)
    np.testing.assert_allclose([design.value, design.standard_error], [fit.params[0], fit.bse[0]])
    assert design.degrees_of_freedom == len(y) - 1


@given(samples())
def test_clusters_agree_with_statsmodels_clustered_error(sample):
    y, w, _, clusters = sample
    if len(set(clusters)) > 1:
        groups = np.unique(clusters, return_inverse=True)[1]
        fit = sm.WLS(y, np.ones_like(y), weights=w).fit(
            cov_type="cluster", cov_kwds={"groups": groups}
        )
        design = survey.design_based(y, w, clusters=clusters)
        np.testing.assert_allclose(design.standard_error, fit.bse[0], atol=1e-12)


@settings(max_examples=50)
@given(samples(), st.booleans())
def test_strata_and_finite_populations_agree_with_the_textbook(sample, finite):
    y, w, strata, clusters = sample
    population = {h: 20 + 10 * h for h in set(strata)} if finite else None
    people = np.array([population[h] for h in strata]) if finite else None
    design = survey.design_based(y, w, strata=strata, clusters=clusters, population=people)
    expected = by_loops(y, w, strata, clusters, population)
    np.testing.assert_allclose(design[:3], expected, atol=1e-12)


@given(samples())
def test_equal_weights_are_a_simple_random_sample(sample):
    y = sample[0]
    design = survey.design_based(y, np.full(len(y), 3.0))
    assert design.standard_error == pytest.approx(stats.sem(y), abs=1e-12)
    if y.std() > 0:
        assert design.design_effect == pytest.approx(1)
    assert design.effective_base == pytest.approx(len(y))


@given(samples())
def test_a_domain_keeps_everyone_in_the_design(sample):
    y, w, strata, clusters = sample
    domain = np.arange(len(y)) % 2 == 0
    inside = survey.design_based(y, w, strata=strata, clusters=clusters, domain=domain)
    blanked = survey.design_based(np.where(domain, y, NAN), w, strata=strata, clusters=clusters)
    np.testing.assert_array_equal(inside, blanked)
    assert inside.base == domain.sum()
    z = np.where(domain, w * (y - inside.value), 0) / w[domain].sum()
    alone = survey.design_based(y, w, domain=domain)
    assert alone.standard_error == pytest.approx(np.sqrt(len(y) / (len(y) - 1) * (z**2).sum()))


def test_a_whole_population_leaves_no_doubt():
    y = np.array([1.0, 0, 1, 1])
    assert survey.design_based(y, np.ones(4), population=np.full(4, 4)).standard_error == 0


@given(samples())
def test_kish_of_rows_is_kish_of_sums(sample):
    w = sample[1]
    assert survey.effective_base(w) == pytest.approx(
        float(intervals.effective_base(w.sum(), (w**2).sum()))
    )
    assert survey.effective_base([*w, NAN]) == survey.effective_base(w)
    assert survey.effective_base([]) == 0


def test_a_share_has_a_logit_interval_by_hand():
    design = survey.design_based([1, 1, 0, 0, 1, 0, 1, 1], np.ones(8))
    t = stats.t.ppf(0.975, 7)
    half = t * design.standard_error / (0.625 * 0.375)
    centre = np.log(0.625 / 0.375)
    expected = [1 / (1 + np.exp(-(centre + side * half))) for side in (-1, 1)]
    np.testing.assert_allclose(survey.share_interval(design)[1:], expected)


@given(samples())
def test_a_share_of_none_or_all_falls_back_to_wilson(sample):
    w = sample[1]
    for answer in (0.0, 1.0):
        design = survey.design_based(np.full(len(w), answer), w)
        found = survey.share_interval(design)
        expected = intervals.proportion(answer * design.effective_base, design.effective_base)
        np.testing.assert_allclose(found, expected)
        assert found.lower < found.upper


def test_nobody_has_no_estimate():
    for design in (survey.design_based([], []), survey.design_based([NAN, 1], [1, 0])):
        assert np.isnan(design[:4]).all()
        assert design.base == 0
        assert np.isnan(survey.share_interval(design)).all()


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: survey.design_based([1, 2], [1, -1]), "weight.*position 1"),
        (lambda: survey.design_based([1, 2], [1, NAN]), "weight.*position 1"),
        (lambda: survey.design_based([1, 2], [1, 1], strata=["a", None]), "stratum.*position 1"),
        (lambda: survey.design_based([1, 2], [1, 1], clusters=["a"]), "one cluster"),
        (lambda: survey.design_based([1, 2], [1, 1], domain=[True]), "domain"),
        (
            lambda: survey.design_based([1, 2, 3], [1] * 3, population=[2] * 3),
            "at most its population",
        ),
        (lambda: survey.design_based([1, 2, 3], [1, 1]), "one shape"),
        (lambda: survey.share_interval(survey.design_based([5, 6], [1, 1])), "0 to 1"),
        (lambda: survey.effective_base([1, -1]), "weight.*position 1"),
    ],
)
def test_what_cannot_be_is_refused(call, says):
    with pytest.raises(ValueError, match=says):
        call()
