"""Rules on references: every id leads somewhere, every fact says where it is stated."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.dataset import COLLECTIONS, FACTS, Dataset
from vnforeign.model.evidence import Record
from vnforeign.values.names import closest

__all__: list[str] = []

_ANY_PLACE = ("places", "countries")
_SIDES = ("places", "countries", "institutions")
_LEADS_TO = {
    "scheme": ("schemes",),
    "pillar": ("pillars",),
    "field": ("fields",),
    "fields": ("fields",),
    "country": ("countries",),
    "place": _ANY_PLACE,
    "successors": _ANY_PLACE,
    "issuer": ("institutions",),
    "by": _SIDES,
    "subject": ("institutions", "partnerships", "directives"),
    "counterpart": _SIDES,
    "local": _SIDES,
    "foreign": _SIDES,
    "participants": _SIDES,
    "carries_out": ("directives",),
    "amends": ("directives",),
    "replaces": ("directives",),
    "issues": ("directives",),
    "directives": ("directives",),
    "indicator": ("indicators",),
    "part_of": ("indicators",),
    "cites": ("sources",),
}
_PARENTS = {"places": _ANY_PLACE, "countries": _ANY_PLACE, "institutions": ("institutions",)}


def _references(record: Record, collection: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each reference of a record: the field, the id it names, and where that id should be."""
    for name in attrs.fields(type(record)):
        field = name.name
        wanted = _PARENTS[collection] if field == "parent" else _LEADS_TO.get(field)
        if wanted is None:
            continue
        value = getattr(record, field)
        for one in value if isinstance(value, tuple) else (value,):
            if one is not None:
                yield field, one, wanted
    for index, evidence in enumerate(record.evidence):
        yield f"evidence[{index}].source", evidence.source, ("sources",)
    for index, step in enumerate(getattr(record, "steps", ())):
        for inner, evidence in enumerate(step.evidence):
            yield f"steps[{index}].evidence[{inner}].source", evidence.source, ("sources",)
        for cited in step.cites:
            yield f"steps[{index}].cites", cited, ("sources",)


@rule(
    "VNF001",
    "dangling-reference",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails="""{"countries": [{"id": "LA", "name_vi": "Lào", "name_en": "Laos", "kind": "country"}],
 "places": [{"id": "LA-LP", "name_vi": "Luang Prabang", "name_en": "Luang Prabang",
             "kind": "foreign-province", "country": "LO"}]}""",
    passes="""{"countries": [{"id": "LA", "name_vi": "Lào", "name_en": "Laos", "kind": "country"}],
 "places": [{"id": "LA-LP", "name_vi": "Luang Prabang", "name_en": "Luang Prabang",
             "kind": "foreign-province", "country": "LA"}]}""",
)
def dangling_reference(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A reference that names no record of the kind it should.

    A mistyped id loses the fact for everyone who looks it up from the other side, and no join
    says so. References lead from facts to what they are about: a place, a body, an indicator, a
    document, a source.
    """
    for name in COLLECTIONS:
        for record in data.collection(name):
            for field, wanted_id, wanted in _references(record, name):
                if any(wanted_id in data.collection(target) for target in wanted):
                    continue
                near = closest(wanted_id, (key for t in wanted for key in data.collection(t).ids))
                yield Problem(
                    field=field,
                    value=wanted_id,
                    message=f"{wanted_id!r} is not in {' or '.join(wanted)}",
                    message_vi=f"{wanted_id!r} không có trong {' hoặc '.join(wanted)}",
                    hint=f"did you mean {' or '.join(map(repr, near))}?" if near else "",
                    hint_vi=f"có phải là {' hoặc '.join(map(repr, near))}?" if near else "",
                    record=record,
                )


@rule(
    "VNF002",
    "fact-without-evidence",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails="""{"sources": [{"id": "s", "title": "Bài viết"}],
 "events": [{"id": "e", "name_vi": "Hội nghị", "name_en": "A conference", "kind": "conference"
  }]}""",
    passes="""{"sources": [{"id": "s", "title": "Bài viết"}],
 "events": [{"id": "e", "name_vi": "Hội nghị", "name_en": "A conference", "kind": "conference",
  "evidence": [{"source": "s", "start": 0, "end": 8, "printed": "Hội nghị"}]}]}""",
)
def fact_without_evidence(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A fact that says neither where it is printed nor which public source states it.

    A figure that nobody can look up cannot be trusted, corrected or quoted. Reference records
    (places, indicators, bodies ...) may do without; facts may not.
    """
    for name in FACTS:
        for record in data.collection(name):
            steps = getattr(record, "steps", ())
            if record.evidence or record.cites or any(s.evidence or s.cites for s in steps):
                continue
            yield Problem(
                field="evidence",
                message="no evidence and no public source is given",
                message_vi="không có bằng chứng và không dẫn nguồn công khai",
                hint="add evidence with its offsets, or cites with the id of a source",
                hint_vi="thêm evidence kèm vị trí ký tự, hoặc cites kèm mã của nguồn",
                record=record,
            )
