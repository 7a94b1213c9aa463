"""Where the hooks of the site lie, for the tests of the site."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "docs/_hooks"))
