"""Which places were there at one time."""

from __future__ import annotations

from vnforeign.model.places import Place

__all__: list[str] = []


def together(one: Place, other: Place) -> bool:
    """Whether two places may have existed at one time; one that took the other over did not."""
    if one.id in other.successors or other.id in one.successors:
        return False
    return not any(
        earlier.until is not None
        and later.since is not None
        and earlier.until.last <= later.since.first
        for earlier, later in ((one, other), (other, one))
    )
