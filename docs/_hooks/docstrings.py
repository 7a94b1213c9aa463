"""Examples in docstrings are shown as code.

Our docstrings write an example as a doctest, with no heading above it. Markdown reads ``>>>`` as
three quotations, so each example is put in a fence before the reference is made of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import griffe

if TYPE_CHECKING:
    from griffe import Object


def fenced(text: str) -> str:
    """The text with each doctest in a fence of its own; a blank line ends a doctest."""
    made: list[str] = []
    indent: str | None = None
    for line in [*text.splitlines(), ""]:
        bare = line.lstrip()
        if indent is None and bare.startswith(">>> "):
            indent = line[: len(line) - len(bare)]
            made.append(f"{indent}```pycon")
        elif indent is not None and not bare:
            made.append(f"{indent}```")
            indent = None
        made.append(line)
    return "\n".join(made[:-1])


class Examples(griffe.Extension):
    """Fences the examples of every object that is documented."""

    def on_instance(self, *, obj: Object, **kwargs: Any) -> None:  # noqa: ANN401, ARG002
        """Rewrite the docstring of an object as it is read."""
        if obj.docstring is not None:
            obj.docstring.value = fenced(obj.docstring.value)
