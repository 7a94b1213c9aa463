"""What the examples of rules are made of: small datasets as JSON."""

from __future__ import annotations

import json

Fields = dict[str, object]


def example(**collections: list[Fields]) -> str:
    """A dataset as JSON: one source ``"s"``, and the records given by collection."""
    said: dict[str, list[Fields]] = {"sources": [{"id": "s", "title": "Báo cáo"}]}
    return json.dumps(said | collections, ensure_ascii=False)


def document(name: str = "d", /, **fields: object) -> Fields:
    """A document that source ``"s"`` states; a resolution if no type is given."""
    made: Fields = {"id": name, "type": "NQ", "title_vi": name, "title_en": name, "cites": ["s"]}
    return made | fields


def documents(*made: Fields, **collections: list[Fields]) -> str:
    """A dataset of documents, and of other records given by collection."""
    return example(**collections, directives=list(made))


def institution(name: str, /, **fields: object) -> Fields:
    """A body."""
    made: Fields = {"id": name, "name_vi": name, "name_en": name, "kind": "body"}
    return made | fields


def place(name: str, /, **fields: object) -> Fields:
    """A province of Vietnam, if nothing else is given."""
    made: Fields = {
        "id": name, "name_vi": name, "name_en": name, "kind": "province", "country": "VN"
    }  # fmt: skip
    return made | fields


def published(**fields: object) -> list[Fields]:
    """The source ``"s"``, published on 14 December 2021 if nothing else is given."""
    made: Fields = {"id": "s", "title": "Báo cáo", "published_on": "2021-12-14"}
    return [made | fields]


VIETNAM: Fields = {"id": "VN", "name_vi": "Việt Nam", "name_en": "Vietnam", "kind": "country"}
