"""The reference shows the examples of docstrings as code: an extension of mkdocstrings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import griffe
from sitegen.doctests import fenced

if TYPE_CHECKING:
    from griffe import Object


class Examples(griffe.Extension):
    """Fences the examples of every object that is documented."""

    def on_instance(self, *, obj: Object, **kwargs: Any) -> None:  # noqa: ANN401, ARG002
        """Rewrite the docstring of an object as it is read."""
        if obj.docstring is not None:
            obj.docstring.value = fenced(obj.docstring.value)
