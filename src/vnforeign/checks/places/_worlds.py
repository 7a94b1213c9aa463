"""What the rules on places share: kinds, codes, and the places of their examples."""

from __future__ import annotations

import re

from vnforeign.model.places import PlaceKind

__all__: list[str] = []

UPPER = frozenset({PlaceKind.PROVINCE, PlaceKind.MUNICIPALITY})
ISO_ID = re.compile("([A-Z]{2}-[A-Z0-9]{1,3})(?:-[0-9]{4})?")
_VN = """"countries": [
 {"id": "VN", "name_vi": "Việt Nam", "name_en": "Vietnam", "kind": "country"},
 {"id": "LA", "name_vi": "Lào", "name_en": "Laos", "kind": "country"}]"""


def world(*places: str, more: str = "") -> str:
    """A dataset of places, as JSON, for the examples below."""
    return f'{{{_VN}, "places": [{",".join(places)}]{more}}}'


def place_of(
    key: str = "VN-69", name: str = "Thái Nguyên", kind: str = "province", country: str = "VN",
    more: str = "",
) -> str:  # fmt: skip
    """One place, as JSON."""
    return f"""
 {{"id": "{key}", "name_vi": "{name}", "name_en": "{name}", "kind": "{kind}",
  "country": "{country}"{more}}}"""
