"""Rules on what is recorded against what is printed: figures, hedges, periods, days, numbers."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks._figures import (
    by_status,
    forms,
    once,
    pieces,
    published,
    stated_example,
)
from vnforeign.dataset import Dataset
from vnforeign.errors import ParseError
from vnforeign.model.events import Event
from vnforeign.model.evidence import Record
from vnforeign.model.indicators import Nature, Observation, Status
from vnforeign.model.partnerships import Partnership
from vnforeign.values.dates import PartialDate
from vnforeign.values.periods import Period
from vnforeign.values.quantities import Hedge, Quantity
from vnforeign.values.units import Unit, UnitKind

__all__: list[str] = []


class _Reading(NamedTuple):
    """How the printed forms of a figure stand to what is recorded."""

    holds: int | None
    """Which form gives the figure; None if none does."""
    but_hedge: Quantity | None = None
    """What a form gives that differs in the hedge only."""
    others: tuple[str, ...] = ()
    """What else the forms give."""


@once
def _doubted(data: Dataset) -> list[tuple[Observation, _Reading]]:
    """The figures that their first printed form does not plainly give, and how they are read."""
    # The same form is printed for many figures; what is plainly read is kept in parts.
    known: dict[str, tuple[Decimal, Hedge, Unit]] = {}
    found = []
    for one in data.observations:
        evidence = one.evidence
        if not evidence:
            continue
        printed = evidence[0].printed
        if (plain := known.get(printed)) is None:
            plain = known[printed] = _plainly(printed)
        amount, hedge, unit = plain
        stated = one.quantity
        if (
            stated.hedge is hedge
            and stated.unit is unit
            and stated.amount == amount
            and stated.upper is stated.of is None
        ):
            continue  # nearly always; `_read` would say the same, and take longer
        reading = _read(one)
        if reading.holds != 0:
            found.append((one, reading))
    return found


_OF_NO_FIGURE = Decimal("NaN"), Hedge.EXACT, Unit.COUNT  # which equals none


def _plainly(printed: str) -> tuple[Decimal, Hedge, Unit]:
    """Amount, hedge and unit of a form that has no more and can be read in one way only."""
    try:
        read = Quantity.parse(printed)
    except ParseError:
        return _OF_NO_FIGURE
    return (read.amount, read.hedge, read.unit) if read.upper is read.of is None else _OF_NO_FIGURE


def _read(one: Observation) -> _Reading:
    stated = one.quantity
    but_hedge = None
    others: set[str] = set()
    for index, evidence in enumerate(one.evidence):
        for read in _quantities(evidence.printed):
            if _same_figure(stated, read):
                return _Reading(index)
            if read.unit != stated.unit and _says_when(evidence.printed, read):
                continue
            if _same_figure(stated, read, hedged=False):
                but_hedge = but_hedge or read
            else:
                others.add(str(read))
    return _Reading(None, but_hedge, tuple(sorted(others)))


@rule(
    "VNF502",
    "value-not-in-its-evidence",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=stated_example("1540000000", "15,4 tỷ USD"),
    passes=stated_example("15400000000", "15,4 tỷ USD"),
    vi="""Số liệu không khớp với các dạng in của chính nó, đọc theo ngữ pháp của thư viện.

    Lỗi thường gặp nhất khi nhập liệu thủ công là rơi mất từ chỉ bậc, hoặc đọc nhầm dấu thập phân.
    Dạng in mà ngữ pháp không đọc được thì không đem ra đối chiếu; dạng in đọc được theo hai cách
    thì có, nếu số liệu không khớp cách nào. Đối tượng được đếm có thể gọi bằng từ khác; đô la thì
    không bao giờ là đồng. Dạng in chỉ thời gian ("2023", "9 tháng") không được đem ra đối chiếu với
    số liệu. Nếu chỉ khác ở từ chỉ mức độ chắc chắn thì quy tắc VNF507 nêu.
    """,
)
def value_not_in_its_evidence(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A figure that its own printed forms, read by the library's grammar, do not give.

    The commonest slip of hand-entered data is a scale word lost or a decimal mark misread.
    Printed forms the grammar cannot read are not held against the figure; one that reads two
    ways is, if the figure is neither. What a number counts may be named in other words; dollars
    are never đồng. A form that tells the time ("2023", "9 tháng") is not held against it. Where
    only the hedge differs, VNF507 speaks.
    """
    for one, reading in _doubted(data):
        if reading.holds is None and reading.but_hedge is None and reading.others:
            stated, shown = one.quantity, ", ".join(reading.others)
            yield Problem(
                field="quantity",
                value=stated,
                message=f"{stated} is recorded, but the evidence prints {shown}",
                message_vi=f"ghi {stated}, nhưng căn cứ in {shown}",
                hint="check scale word, decimal mark, unit and whole against the source",
                hint_vi="đối chiếu từ chỉ bậc, dấu thập phân, đơn vị và tổng thể với nguồn",
                record=one,
            )


@rule(
    "VNF507",
    "hedge-not-as-printed",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=stated_example("100000000", "trên 100 triệu USD"),
    passes=stated_example("100000000", "trên 100 triệu USD", hedge="over"),
    vi="""Số liệu đúng giá trị được in, nhưng từ chỉ mức độ chắc chắn thì khác hoặc không được in.

    "Trên 100 triệu" mà ghi thành đúng 100 triệu thì các tổng số trông chắc chắn trong khi thực ra
    không phải; còn từ chỉ mức độ chắc chắn mà không nguồn nào in thì khiến con số đã đếm trông như
    ước chừng.
    """,
)
def hedge_not_as_printed(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A figure whose printed forms give its amount with another hedge, or with none.

    "Trên 100 triệu" recorded as exactly 100 million makes totals look certain that are not; a hedge
    that nobody printed makes a counted number look vague.
    """
    for one, reading in _doubted(data):
        if reading.holds is None and reading.but_hedge is not None:
            stated = one.quantity
            yield Problem(
                field="quantity.hedge",
                value=stated,
                message=f"{stated} is recorded, but the evidence prints {reading.but_hedge}",
                message_vi=f"ghi {stated}, nhưng căn cứ in {reading.but_hedge}",
                hint=f"the printed hedge is {reading.but_hedge.hedge.value!r}",
                hint_vi=f"từ chỉ mức độ chắc chắn được in là {reading.but_hedge.hedge.value!r}",
                record=one,
            )


@rule(
    "VNF516",
    "value-not-in-the-first-form",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=stated_example("15400000000", "kim ngạch", "15,4 tỷ USD"),
    passes=stated_example("15400000000", "15,4 tỷ USD", "kim ngạch"),
    vi="""Số liệu mà dạng in của căn cứ đầu tiên không chứa giá trị, dạng in sau mới chứa.

    Căn cứ đầu tiên là nơi có giá trị; tiếp theo mới đến kỳ, địa phương và tên gọi. Các bảng và các
    trích dẫn chỉ nêu căn cứ đầu tiên.
    """,
)
def value_not_in_the_first_form(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A figure whose evidence begins with a form that does not hold it, though a later one does.

    The first piece of evidence is where the value stands; period, place and name follow. Tables and
    quotations show the first only.
    """
    for one, reading in _doubted(data):
        if reading.holds is None:
            continue
        first, holding = one.evidence[0].printed, one.evidence[reading.holds].printed
        # "tăng 52%" holds "52%", though the grammar of amounts does not read the verb.
        if holding not in first:
            yield Problem(
                field="evidence[0].printed",
                value=first,
                message=f"{first!r} does not hold the value; {holding!r} does",
                message_vi=f"{first!r} không chứa số liệu; {holding!r} mới chứa",
                hint=f"move evidence[{reading.holds}] to the front",
                hint_vi=f"chuyển evidence[{reading.holds}] lên đầu",
                record=one,
            )


_RISES = re.compile(r"(?:tăng|(?:up|rose|grew|increased)(?: by)?) (?=\S)", re.IGNORECASE)


def _quantities(printed: str) -> tuple[Quantity, ...]:
    """Every way the grammar reads a printed form as a quantity; none if it does not.

    The verb of a rise ("tăng 19,2%") is no part of the amount. That of a fall is left unread: a
    fall of 5 % may be recorded as it is printed, or as -5.
    """
    try:
        return (Quantity.parse(printed),)
    except ParseError as error:
        found = tuple(one for one in error.candidates if isinstance(one, Quantity))
        rises = None if found else _RISES.match(printed)
        return _quantities(printed[rises.end() :]) if rises else found


def _says_when(printed: str, read: Quantity) -> bool:
    """Whether a form is evidence for the period sooner than for the figure: "2023", "9 tháng"."""
    return read.unit.code in _SPANS or _period(printed) is not None


_SPANS = ("day", "month", "year")


def _same_figure(stated: Quantity, printed: Quantity, *, hedged: bool = True) -> bool:
    """Same amount and hedge; counts may be called by other nouns, or none be printed."""
    if stated.amount != printed.amount or stated.upper != printed.upper:
        return False
    if hedged and stated.hedge is not printed.hedge:
        return False
    if stated.of is not None and printed.of is not None and stated.of != printed.of:
        return False
    counts = stated.unit.kind is UnitKind.COUNT
    return counts if printed.unit.kind is UnitKind.COUNT else stated.unit == printed.unit


_OUT_IN_2021 = {"published_on": "2021-12-14"}


@rule(
    "VNF503",
    "knowledge-before-publication",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=stated_example("5000", "5.000 USD", source=_OUT_IN_2021),
    passes=stated_example("5000", "5.000 USD", source=_OUT_IN_2021, status="target"),
    vi="""Kết quả của một kỳ chưa bắt đầu khi nguồn được công bố.

    Không ai báo cáo được việc chưa xảy ra: hoặc kỳ ghi sai, hoặc số liệu là mục tiêu, hoặc nguồn
    phải là nguồn khác.
    """,
)
def knowledge_before_publication(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A result of a period that had not begun when its source was published.

    Nobody can report what has not happened: either the period is wrong, or the figure is a
    target, or the source is another one.
    """
    days = published(data)
    if not days:
        return
    soonest = min(day.last for day in days.values())
    target = Status.TARGET
    for one in data.observations:
        start = one.period.start
        if start is None or start <= soonest or one.status is target:
            continue
        for evidence in one.evidence:
            out = days.get(evidence.source)
            if out is None or out.last >= start:
                continue
            yield Problem(
                field="period",
                value=one.period,
                message=f"{one.period} begins after {evidence.source} was published ({out})",
                message_vi=f"{one.period} bắt đầu sau ngày công bố của {evidence.source} ({out})",
                hint="check the period; a plan has status 'target'",
                hint_vi="kiểm tra kỳ số liệu; số kế hoạch có status 'target'",
                record=one,
                evidence=(evidence,),
            )
            break


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
    vi="""Bước của quan hệ không dẫn nguồn nào.

    Mỗi bước là một điều khẳng định riêng: nguồn nói hai bên có tiếp xúc thì chưa chứng tỏ hai bên
    đã ký kết.
    """,
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
                message_vi=f"bước {step.form.value!r} không có căn cứ và không dẫn nguồn",
            )


_YEAR = re.compile(r"(?<![0-9.,])(?:19|20)[0-9]{2}(?![0-9.,])").search


@functools.lru_cache(4096)
def _period(printed: str) -> Period | None:
    """The period a form prints; None if it prints none, or leaves it open which."""
    try:
        return Period.parse(printed)
    except ParseError:
        return None


@rule(
    "VNF513",
    "period-not-in-its-evidence",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=stated_example("15400000000", "15,4 tỷ USD", "năm 2023", period="2024"),
    passes=stated_example("15400000000", "15,4 tỷ USD", "năm 2023", period="2023"),
    vi="""Số liệu có căn cứ in những thời gian khác, không thời gian nào giao với kỳ của nó.

    Năm ở đề mục, ở câu sau hoặc của kế hoạch rất dễ bị lấy làm năm của số liệu. Kỳ gốc của một mức
    tăng, giảm cũng được coi là thời gian của số liệu đó. Kỳ cả năm thì không khớp nếu mọi thời gian
    được in đều là sáu tháng, một quý hoặc vài tháng của năm đó ("6 tháng đầu năm"): khi ấy số liệu
    không phải của cả năm.
    """,
)
def period_not_in_its_evidence(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A figure whose evidence prints other times than its own, and not one that touches it.

    The year of the heading, of the next sentence or of the plan is easily taken for that of the
    figure. What a change is measured against counts as its own time too. A year does not fit where
    every printed time is a half of it, a quarter or some months ("6 tháng đầu năm"): the figure is
    not that of the year.
    """
    some = [form for form in forms(data) if "20" in form or "19" in form]  # soonest seen
    said = {form: _period(form) for form in some if _YEAR(form)}
    read = {form: period for form, period in said.items() if period is not None}
    dated = {id(record): record for record, piece in pieces(data) if piece.printed in read}
    for one in dated.values():
        if not isinstance(one, Observation):
            continue
        printed = [read[piece.printed] for piece in one.evidence if piece.printed in read]
        own = [one.period] if one.change_vs is None else [one.period, one.change_vs]
        if any(mine.overlaps(other) is not False for mine in own for other in printed) and not all(
            _is_year(one.period) and _is_part(other, one.period) for other in printed
        ):
            continue
        shown = ", ".join(map(str, printed))
        yield Problem(
            field="period",
            value=one.period,
            message=f"is {one.period}, but the evidence prints {shown}",
            message_vi=f"là {one.period}, nhưng căn cứ in {shown}",
            hint="check the period against the source",
            hint_vi="đối chiếu kỳ số liệu với nguồn",
            record=one,
        )


def _is_year(period: Period) -> bool:
    return period.start is not None and period == Period.year(period.start.year)


def _is_part(printed: Period, year: Period) -> bool:
    """Whether a time is of some months of a year; one month may be when the figure was told."""
    return (printed.days or 0) > _MONTH and printed != year and year.contains(printed) is True


_MONTH = 31


def _fact(collection: str, fields: str, printed: str) -> str:
    """A fact with one piece of evidence, as JSON, for the examples below."""
    return (
        '{"sources": [{"id": "s", "title": "Bài viết"}],\n "'
        + collection
        + '": [{"id": "d", '
        + fields
        + f', "evidence": [{{"source": "s", "start": 0, "end": {len(printed)}, '
        + f'"printed": "{printed}"}}]}}]}}'
    )


_EVENT = '"name_vi": "Hội nghị", "name_en": "A conference", "kind": "conference", "date": "%s"'


@rule(
    "VNF515",
    "date-not-in-its-evidence",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_fact("events", _EVENT % "2021-12-24", "14/12/2021"),
    passes=_fact("events", _EVENT % "2021-12-14", "14/12/2021"),
    vi="""Sự kiện hoặc văn bản có căn cứ in những ngày khác, không ngày nào có thể là ngày của nó.

    Ngày bị chép từ dòng trên, hoặc ngày và tháng bị đổi chỗ. Năm hoặc tháng có chứa ngày đó thì coi
    là khớp; khoảng thời gian của một chuyến thăm cũng vậy. Với sự kiện, những năm nằm trong dạng in
    dài hơn cũng được xét ("chuyến thăm (tháng 9/2023)"), nếu ngày đã ghi nằm ngoài tất cả các năm
    đó.
    """,
)
def date_not_in_its_evidence(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """An event or document whose evidence prints other days, and not one that may be its own.

    A day is copied from the line above, or day and month change places. A year or month that holds
    the day agrees with it; so does the span of a visit. Of an event the years inside longer forms
    count too ("chuyến thăm (tháng 9/2023)"), if the date lies outside all of them.
    """
    for event in data.events:
        if event.date is not None and event.evidence:
            said = list(_other_day(event, "date", event.date))
            yield from said or _other_year(event, event.date)
    for directive in data.directives:
        if directive.issued_on is not None and directive.evidence:
            yield from _other_day(directive, "issued_on", directive.issued_on)


def _other_day(record: Record, field: str, own: PartialDate) -> Iterator[Problem]:
    printed = []
    for one in record.evidence:
        if _YEAR(one.printed):
            try:
                printed.append(PartialDate.parse(one.printed))
            except ParseError:
                continue
    if printed and all(own.same_day(day) is False for day in printed):
        shown = ", ".join(map(str, printed))
        yield Problem(
            field=field,
            value=own,
            message=f"is {own}, but the evidence prints {shown}",
            message_vi=f"là {own}, nhưng căn cứ in {shown}",
            hint="check the day against the source; note a misprint",
            hint_vi="đối chiếu ngày với nguồn; ghi chú nếu nguồn in sai",
            record=record,
        )


# Not years of a span ("2021-2025") or inside a number ("36/2021/TT-BCT").
_A_YEAR = re.compile(r"(?<![0-9.,–-])(?:19|20)[0-9]{2}(?![0-9/]|[.,][0-9]|\s?[–-]\s?[0-9])")


def _other_year(event: Event, own: PartialDate) -> Iterator[Problem]:
    years = sorted({int(year) for one in event.evidence for year in _A_YEAR.findall(one.printed)})
    if years and (own.last.year < years[0] or own.first.year > years[-1]):
        shown = ", ".join(map(str, years))
        yield Problem(
            field="date",
            value=own,
            message=f"is {own}, but the evidence prints {shown}",
            message_vi=f"là {own}, nhưng căn cứ in {shown}",
            hint="check the year against the source; note a misprint",
            hint_vi="đối chiếu năm với nguồn; ghi chú nếu nguồn in sai",
            record=event,
        )


_VAGUE = ("ước", "dự kiến", "dự báo", "sơ bộ", "tạm tính", "estimate", "forecast", "projected")


@rule(
    "VNF517",
    "estimate-nobody-printed",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=stated_example("15400000000", "15,4 tỷ USD", status="estimate"),
    passes=stated_example("15400000000", "15,4 tỷ USD", status="normal"),
    vi="""Số liệu tại thời điểm hoặc trong kỳ ghi là ước tính mà không dạng in nào của nó nói "ước".

    Kết quả bị hạ xuống thành ước tính thì không có mặt trong bất cứ bảng kết quả nào. Tốc độ tăng
    trưởng và tỷ trọng tính từ số ước tính ít khi nhắc lại từ này, nên quy tắc không xét.
    """,
)
def estimate_nobody_printed(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A stock or flow with the status of an estimate, none of whose printed forms says "ước".

    A result downgraded to an estimate is left out of every table of results. Growth and shares made
    of estimates seldom repeat the word, so they are not looked at.
    """
    for one in by_status(data).get(Status.ESTIMATE, ()):
        of = data.indicators.get(one.indicator)
        if of is None or of.nature not in (Nature.STOCK, Nature.FLOW):
            continue
        printed = " ".join(evidence.printed for evidence in one.evidence).casefold()
        if one.quantity.hedge is Hedge.ESTIMATE or any(word in printed for word in _VAGUE):
            continue
        if printed:
            yield Problem(
                field="status",
                value=one.status.value,
                message=f"is an {one.status.value}, but no printed form says so",
                message_vi=f"ghi {one.status.value} (ước tính), nhưng không dạng in nào nói vậy",
                hint="add the evidence that has the word, or write 'normal'",
                hint_vi="thêm căn cứ có từ đó, hoặc ghi 'normal'",
                record=one,
            )
