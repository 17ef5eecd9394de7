"""Inside a layer of many modules too, each part imports only the parts below it."""

import pytest
from test_architecture import ROOT, imports

# The one door out, from the bottom up. Its face imports whatever it offers.
DOOR = {
    "columns": set(),
    "sums": {"columns"},
    "deciding": {"sums"},
    "figures": {"columns", "sums", "deciding"},
    "here": {"figures"},
    "asking": {"columns", "sums", "here"},
    "acts": {"columns", "sums", "figures", "here", "asking"},
    "comparing": {"columns"},
    "fairness": {"columns", "figures", "comparing"},
}
# What speaks to Streamlit. A page that is one module may import all of them.
ROOMS = {
    "given": set(),
    "pieces": {"given"},
    "frame": {"given", "pieces"},
    "voices": {"given", "pieces", "frame"},
    "progress": {"given", "pieces", "frame"},
    "listed": {"given", "pieces", "frame"},
    "explained": {"given", "pieces", "frame"},
    "uploading": {"given", "pieces", "frame"},
    "compare": {"given", "pieces", "frame"},
    "in_time": {"given", "pieces", "frame", "voices"},
    "fairness": {"given", "pieces", "frame", "compare"},
    "explore": {"given", "pieces", "frame", "compare", "in_time"},
    "one_area": {"given", "pieces", "frame", "fairness"},
}
LAYERS = {"publication": DOOR, "ui": ROOMS}
INSIDE = [(layer, part, below) for layer, parts in LAYERS.items() for part, below in parts.items()]


@pytest.mark.parametrize(("layer", "part", "below"), INSIDE)
def test_a_part_imports_just_the_parts_below_it(layer, part, below):
    home = ROOT / "khi" / layer
    own = sorted((home / part).rglob("*.py")) or [home / f"{part}.py"]
    used = {module.split(".")[2] for path in own for module in imports(path)
            if module.startswith(f"khi.{layer}.")}  # fmt: skip
    assert used - {part} == below


@pytest.mark.parametrize("layer", LAYERS)
def test_every_part_has_its_place(layer):
    parts = {path.parent.name for path in (ROOT / "khi" / layer).glob("*/__init__.py")}
    assert parts == LAYERS[layer].keys() - {"columns"}
