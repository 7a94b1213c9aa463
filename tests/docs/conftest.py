"""Where the hooks of the site lie, for the tests of the site."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "docs/_hooks"))


@pytest.fixture(autouse=True)
def pictures_are_drawn_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture takes a while, and there are some eighty; `test_pictures` draws what it needs."""
    monkeypatch.setattr("sitegen.explorer.PICTURES", ())
