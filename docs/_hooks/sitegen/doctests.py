"""Examples in docstrings, put where Markdown shows them as code."""

from __future__ import annotations


def fenced(text: str) -> str:
    """The text with each doctest in a fence of its own; a blank line ends a doctest.

    Our docstrings write an example as a doctest, with no heading above it, and Markdown reads
    ``>>>`` as three quotations.
    """
    made: list[str] = []
    indent: str | None = None
    for line in [*text.split("\n"), ""]:
        bare = line.lstrip()
        if indent is None and bare.startswith(">>> "):
            indent = line[: len(line) - len(bare)]
            made.append(f"{indent}```pycon")
        elif indent is not None and not bare:
            made.append(f"{indent}```")
            indent = None
        made.append(line)
    return "\n".join(made[:-1])
