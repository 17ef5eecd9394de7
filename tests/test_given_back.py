"""Whoever adds a file can take it back with its problems: the same button, once, in every state."""

import pytest
from pages_support import EXAMPLES, html, opened

pytestmark = pytest.mark.usefixtures("served")
LABEL = "Give me my file back"
WHOLE = (EXAMPLES / "our_template.csv").read_bytes()
STATES = {
    "good": WHOLE,
    "with problems": WHOLE.replace(b"\n", b"\nAmberfold,2099,nonsense\n", 1),
    "of no use": WHOLE.splitlines(keepends=True)[0],
}


@pytest.mark.slow
@pytest.mark.parametrize("state", STATES)
def test_the_file_is_offered_back_once(own, state):
    at = opened("upload")
    at.file_uploader[0].upload("answers.csv", STATES[state], "text/csv").run()
    assert not at.exception
    offered = [each.proto for each in at.get("download_button") if each.proto.label == LABEL]
    assert len(offered) == 1
    assert offered[0].ignore_rerun
    assert ("What to do</h2>" in html(at)) == (state == "of no use")


def test_without_a_file_nothing_is_offered_back(own):
    at = opened("upload")
    assert LABEL not in [each.proto.label for each in at.get("download_button")]
