"""Easy read says all that it says it says."""

import pandas as pd
from published_rows import AGE

from khi.wording import accessibility
from khi.wording.fairness.presence import FEWER, MISSING, easy_presence


def test_easy_read_names_every_group_that_too_few_answered_from():
    rows = pd.DataFrame({"group": ["age_18_24", "age_85"], "presence": [FEWER, MISSING]})
    both = easy_presence(rows, AGE)
    assert both.startswith("We did not hear from enough people in these groups: ")
    assert both.count(",") == 1
    assert "in this group: " in easy_presence(rows.head(1), AGE)


def test_easy_read_of_what_does_not_work_yet_says_what_it_is():
    assert any(each.startswith("The names of things to choose") for each in accessibility.EASY)
    assert not any("list them" in each for each in accessibility.EASY)
