"""What every question needs: what lies in a place."""

from __future__ import annotations

import vnforeign as vf
from vnforeign.aggregate._asking import place_side


def test_places_that_lie_in_each_other_are_asked_once_each() -> None:
    # Our rules refuse such data; a question about them must still end.
    one, other = (
        vf.Place(id=key, name_vi=key, name_en=key, kind=vf.PlaceKind.CITY, country="VN", parent=up)
        for key, up in (("a", "b"), ("b", "a"))
    )
    assert place_side(vf.Dataset.of([one, other]), "a") == {"a", "b"}
