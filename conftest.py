"""Examples are tests: `>>>` in docstrings, and Python blocks in README and docs."""

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
settings.load_profile("quick")
