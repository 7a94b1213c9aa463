"""Rules on references and evidence: every id leads somewhere, every fact says where it stands."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.dataset import COLLECTIONS, FACTS, Dataset
from vnforeign.errors import ParseError
from vnforeign.model.evidence import Record
from vnforeign.model.indicators import Observation
from vnforeign.model.partnerships import Partnership
from vnforeign.values.names import closest
from vnforeign.values.periods import Period
from vnforeign.values.quantities import Quantity
from vnforeign.values.units import UnitKind

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


@rule(
    "VNF502",
    "value-not-in-its-evidence",
    Severity.ERROR,
    on="observations",
    since="0.1.0",
    fails="""{"sources": [{"id": "s", "title": "Bài viết"}],
 "indicators": [{"id": "exports", "name_vi": "xuất khẩu", "name_en": "exports",
   "definition": "Goods exported.", "unit": "USD", "nature": "flow"}],
 "observations": [{"id": "o", "indicator": "exports", "place": "VN-69", "period": "2024-H1",
   "quantity": {"amount": "1540000000", "unit": "USD"},
   "evidence": [{"source": "s", "start": 0, "end": 11, "printed": "15,4 tỷ USD"}]}]}""",
    passes="""{"sources": [{"id": "s", "title": "Bài viết"}],
 "indicators": [{"id": "exports", "name_vi": "xuất khẩu", "name_en": "exports",
   "definition": "Goods exported.", "unit": "USD", "nature": "flow"}],
 "observations": [{"id": "o", "indicator": "exports", "place": "VN-69", "period": "2024-H1",
   "quantity": {"amount": "15400000000", "unit": "USD"},
   "evidence": [{"source": "s", "start": 0, "end": 11, "printed": "15,4 tỷ USD"}]}]}""",
)
def value_not_in_its_evidence(observation: Observation, _: Dataset) -> Iterator[Problem]:
    """A figure that its own printed forms, read by the library's grammar, do not give.

    The commonest slip of hand-entered data is a scale word lost or a decimal mark misread.
    Printed forms the grammar cannot read are not held against the figure; one that reads two
    ways is, if the figure is neither. What a number counts may be named in other words; dollars
    are never đồng. A form that tells the time ("2023", "9 tháng") is not held against it.
    """
    stated = observation.quantity
    read = {e.printed: _quantities(e.printed) for e in observation.evidence}
    if any(_same_figure(stated, one) for found in read.values() for one in found):
        return
    others = {
        str(one)
        for printed, found in read.items()
        for one in found
        if not (one.unit != stated.unit and _says_when(printed, one))
    }
    if others:
        shown = ", ".join(sorted(others))
        yield Problem(
            field="quantity",
            value=stated,
            message=f"{stated} is recorded, but the evidence prints {shown}",
            message_vi=f"ghi {stated}, nhưng bằng chứng in {shown}",
            hint="check scale word, decimal mark, unit and hedge against the source",
            hint_vi="đối chiếu hàng đơn vị, dấu thập phân, đơn vị và từ ước lượng với nguồn",
        )


def _quantities(printed: str) -> tuple[Quantity, ...]:
    """Every way the grammar reads a printed form as a quantity; none if it does not."""
    try:
        return (Quantity.parse(printed),)
    except ParseError as error:
        return tuple(one for one in error.candidates if isinstance(one, Quantity))


def _says_when(printed: str, read: Quantity) -> bool:
    """Whether a form is evidence for the period sooner than for the figure: "2023", "9 tháng"."""
    if read.unit.code in _SPANS:
        return True
    try:
        Period.parse(printed)
    except ParseError:
        return False
    return True


_SPANS = ("day", "month", "year")


def _same_figure(stated: Quantity, printed: Quantity) -> bool:
    """Same amount and hedge; counts may be called by other nouns, or none be printed."""
    if (stated.amount, stated.upper, stated.hedge) != (
        printed.amount,
        printed.upper,
        printed.hedge,
    ):
        return False
    if stated.of is not None and printed.of is not None and stated.of != printed.of:
        return False
    counts = stated.unit.kind is UnitKind.COUNT
    return counts if printed.unit.kind is UnitKind.COUNT else stated.unit == printed.unit


@rule(
    "VNF503",
    "knowledge-before-publication",
    Severity.ERROR,
    on="observations",
    since="0.1.0",
    fails="""{"sources": [{"id": "s", "title": "Bài viết", "published_on": "2021-12-14"}],
 "indicators": [{"id": "exports", "name_vi": "xuất khẩu", "name_en": "exports",
   "definition": "Goods exported.", "unit": "USD", "nature": "flow"}],
 "observations": [{"id": "o", "indicator": "exports", "place": "VN-69", "period": "2024-H1",
   "quantity": {"amount": "5", "unit": "USD"},
   "evidence": [{"source": "s", "start": 0, "end": 5, "printed": "5 USD"}]}]}""",
    passes="""{"sources": [{"id": "s", "title": "Bài viết", "published_on": "2021-12-14"}],
 "indicators": [{"id": "exports", "name_vi": "xuất khẩu", "name_en": "exports",
   "definition": "Goods exported.", "unit": "USD", "nature": "flow"}],
 "observations": [{"id": "o", "indicator": "exports", "place": "VN-69", "period": "2024-H1",
   "quantity": {"amount": "5", "unit": "USD"}, "status": "target",
   "evidence": [{"source": "s", "start": 0, "end": 5, "printed": "5 USD"}]}]}""",
)
def knowledge_before_publication(observation: Observation, data: Dataset) -> Iterator[Problem]:
    """A result of a period that had not begun when its source was published.

    Nobody can report what has not happened: either the period is wrong, or the figure is a
    target, or the source is another one.
    """
    start = observation.period.start
    if start is None or observation.status == "target":
        return
    for evidence in observation.evidence:
        source = data.sources.get(evidence.source)
        published = source.published_on if source is not None else None
        if source is not None and published is not None and published.last < start:
            yield Problem(
                field="period",
                value=observation.period,
                message=f"{observation.period} begins after {source.id} was published "
                f"({published})",
                message_vi=f"{observation.period} bắt đầu sau ngày công bố của {source.id} "
                f"({published})",
                hint="check the period; a plan has status 'target'",
                hint_vi="kiểm tra kỳ số liệu; số kế hoạch có status 'target'",
                evidence=(evidence,),
            )
            return


@rule(
    "VNF504",
    "step-without-evidence",
    Severity.WARNING,
    on="partnerships",
    since="0.1.0",
    fails="""{"sources": [{"id": "s", "title": "Bài viết"}],
 "countries": [{"id": "LA", "name_vi": "Lào", "name_en": "Laos", "kind": "country"},
  {"id": "VN", "name_vi": "Việt Nam", "name_en": "Vietnam", "kind": "country"}],
 "partnerships": [{"id": "p", "local": "VN", "foreign": "LA", "country": "LA",
  "level": "national",
  "steps": [{"form": "special"}],
  "evidence": [{"source": "s", "start": 0, "end": 3, "printed": "Lào"}]}]}""",
    passes="""{"sources": [{"id": "s", "title": "Bài viết"}],
 "countries": [{"id": "LA", "name_vi": "Lào", "name_en": "Laos", "kind": "country"},
  {"id": "VN", "name_vi": "Việt Nam", "name_en": "Vietnam", "kind": "country"}],
 "partnerships": [{"id": "p", "local": "VN", "foreign": "LA", "country": "LA",
  "level": "national",
  "steps": [{"form": "special",
   "evidence": [{"source": "s", "start": 0, "end": 3, "printed": "Lào"}]}],
  "evidence": [{"source": "s", "start": 0, "end": 3, "printed": "Lào"}]}]}""",
)
def step_without_evidence(tie: Partnership, _: Dataset) -> Iterator[Problem]:
    """A step of a tie that no source is named for.

    Each step is a claim of its own: that two sides signed is not shown by a source that says
    they were in contact.
    """
    for index, step in enumerate(tie.steps):
        if not step.evidence and not step.cites:
            yield Problem(
                field=f"steps[{index}]",
                value=step.form.value,
                message=f"the step {step.form.value!r} names neither evidence nor a source",
                message_vi=f"bước {step.form.value!r} không có bằng chứng và không dẫn nguồn",
            )
