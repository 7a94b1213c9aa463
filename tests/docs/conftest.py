"""Where the hooks of the site lie, and the browser tests, which run only when they are asked for.

`python -m pytest -m browser tests/docs` asks for them: they need the extra `docs`, Chromium and
about a minute.
"""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "docs/_hooks"))


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: builds the site and drives Chromium; asked for")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if "browser" in config.getoption("markexpr"):
        return
    for marked in [item for item in items if item.get_closest_marker("browser")]:
        items.remove(marked)
        config.hook.pytest_deselected(items=[marked])
