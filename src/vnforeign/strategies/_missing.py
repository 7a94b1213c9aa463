"""What is raised where Hypothesis is not installed."""

from __future__ import annotations

from vnforeign.errors import MissingExtra


class MissingHypothesis(MissingExtra):
    """The strategies were asked for, and Hypothesis is not installed.

    Attributes:
        extra: Empty: no extra of ours is needed.
        package: ``"hypothesis"``.
    """

    def __str__(self) -> str:
        return f"the strategies need {self.package}: pip install {self.package}"
