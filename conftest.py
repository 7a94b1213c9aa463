"""Examples are tests: `>>>` in docstrings, and Python blocks in README and docs."""

import os
from doctest import ELLIPSIS

from hypothesis import HealthCheck, settings
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.doctest import DocTestParser
from sybil.parsers.markdown import PythonCodeBlockParser

pytest_collect_file = (
    Sybil(
        parsers=[DocTestParser(optionflags=ELLIPSIS)],
        patterns=["*.py"],
        path="src",
        document_types={".py": PythonDocStringDocument},
    )
    + Sybil(
        parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS)],
        patterns=["README.md", "docs/*.md", "docs/**/*.md"],
    )
).pytest()

# No test is timed: a slow machine must not fail a sound property.
settings.register_profile("quick", deadline=None)
settings.register_profile(
    "long", deadline=None, max_examples=20_000, suppress_health_check=[HealthCheck.too_slow]
)
# A gate draws the same each time: what it lets through is told by the change, not by chance. New
# draws are made on the machines of those who work on it.
settings.register_profile("gate", deadline=None, derandomize=True, database=None)
settings.load_profile("gate" if os.environ.get("CI") else "quick")
