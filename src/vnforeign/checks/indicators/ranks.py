"""Rules on ranks: places in an order, among so many."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks._figures import (
    example,
    figure,
    indicator,
    of_nature,
    results,
)
from vnforeign.dataset import Dataset
from vnforeign.model.indicators import Nature
from vnforeign.values.quantities import Hedge
from vnforeign.values.units import UnitKind

__all__: list[str] = []


@rule(
    "VNF312",
    "hedged-rank",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(indicator(unit="rank", nature="rank"), figure("o", "10 rank", hedge="over")),
    passes=example(indicator(unit="rank", nature="rank"), figure("o", "10 rank")),
    vi="""Thứ hạng kèm từ chỉ mức độ chắc chắn.

    "Nằm trong nhóm 10" là một cận, không phải hạng thứ mười; còn "trên thứ 10" có thể hiểu là cao
    hơn hoặc thấp hơn. Thứ hạng đọc theo cách đó sẽ lên biểu đồ thành một vị trí mà không ai nêu ra.
    """,
)
def hedged_rank(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A rank with a hedge.

    "Nằm trong nhóm 10" (among the first ten) is a bound, not the tenth place, and "trên thứ 10" may
    mean better or worse. A rank read so is drawn as a place that nobody stated.
    """
    for _of, figures in of_nature(data, Nature.RANK):
        for one in figures:
            if one.quantity.hedge is not Hedge.EXACT:
                yield Problem(
                    field="quantity.hedge",
                    value=one.quantity,
                    message=f"{one.quantity} may be a better or a worse place",
                    message_vi=f"{one.quantity} có thể là thứ hạng cao hơn hoặc thấp hơn",
                    hint="record a rank only where the place itself is printed",
                    hint_vi="chỉ ghi thứ hạng khi nguồn in rõ vị trí",
                    record=one,
                )


_REFORM = date(2025, 7, 1)
_PROVINCES_BEFORE, _PROVINCES_SINCE = Decimal(63), Decimal(34)
_LAST_CHANGE = date(2008, 8, 1)  # Hà Tây went into Hà Nội: 63 from then on
_RANK = indicator(unit="rank", nature="rank")


@rule(
    "VNF319",
    "rank-among-provinces-of-another-day",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(_RANK, figure("o", "10 rank", of="34", period="2024-H1")),
    passes=example(_RANK, figure("o", "10 rank", of="63", period="2024-H1")),
    vi="""Thứ hạng của tỉnh tính trên nhiều tỉnh hơn số có khi đó, hoặc trên số tỉnh của thời khác.

    Việt Nam có 34 tỉnh, thành phố từ ngày 1/7/2025 (Nghị quyết số 202/2025/QH15 của Quốc hội),
    trước đó có 63 kể từ ngày 1/8/2008. "10/63" của một kỳ sau ngày sắp xếp là thứ hạng cũ gắn với
    thời gian mới; hạng thứ 64 thì nằm ngoài số tỉnh được xếp hạng.
    """,
)
def rank_among_provinces_of_another_day(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A rank of a province among more provinces than there were, or as many as at another time.

    Vietnam has 34 provinces and cities since 1 July 2025 (resolution 202/2025/QH15 of the National
    Assembly) and had 63 from 1 August 2008. "10/63" of a period after the reform is an old rank
    with a new date; a 64th place is outside the field.
    """
    for of, figures in of_nature(data, Nature.RANK):
        if of.unit.kind is not UnitKind.RANK:
            continue
        for one in figures:
            start, end = one.period.start, one.period.end
            if start is not None and start >= _REFORM:
                there, other = _PROVINCES_SINCE, _PROVINCES_BEFORE
            elif start is not None and start >= _LAST_CHANGE and end and end < _REFORM:
                there, other = _PROVINCES_BEFORE, _PROVINCES_SINCE
            else:
                continue
            field = one.of if one.of is not None else one.quantity.amount
            if not (field > there or one.of == other) or one.place is None:
                continue
            place = data.places.get(one.place)
            if place is None or place.kind not in ("province", "municipality"):
                continue
            yield Problem(
                field="of" if one.of is not None else "quantity.amount",
                value=one.quantity,
                message=f"{one.quantity}, but there were {there} provinces in {one.period}",
                message_vi=f"{one.quantity}, nhưng {one.period} có {there} tỉnh, thành phố",
                hint="check the period and the number of those ranked",
                hint_vi="kiểm tra kỳ số liệu và số đơn vị được xếp hạng",
                record=one,
            )


@rule(
    "VNF320",
    "ranks-of-different-fields",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(
        _RANK,
        figure("o", "10 rank", of="63", period="2023"),
        figure("p", "9 rank", of="28", period="2024"),
    ),
    passes=example(
        _RANK,
        figure("o", "10 rank", of="63", period="2023"),
        figure("p", "9 rank", of="63", period="2024"),
    ),
    vi="""Các thứ hạng cùng chuỗi khác nhau về tổng số đơn vị xếp hạng, hoặc có hạng thiếu tổng số.

    Từ hạng 10/63 sang hạng 9/28 không phải là tăng hạng; hạng 9 không ghi tổng số đơn vị được xếp
    hạng thì không so được với hạng 10/63. Khi số tỉnh thay đổi, chuỗi bị ngắt.
    """,
)
def ranks_of_different_fields(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Ranks of one series among fields of different size, or one of them without its field.

    From 10th of 63 to 9th of 28 is no rise; and a 9th place whose field is not recorded cannot be
    held against a 10th of 63. Where the number of provinces changed, the series breaks.
    """
    for _of, figures in results(data, Nature.RANK):
        first = next((one for one in figures if one.of is not None), None)
        if first is None:
            continue
        for one in figures:
            if one.of != first.of:
                yield Problem(
                    field="of",
                    value=one.quantity,
                    message=f"{one.quantity} stands in one series with {first.quantity} "
                    f"({first.id})",
                    message_vi=f"{one.quantity} cùng chuỗi với {first.quantity} ({first.id})",
                    hint="record the whole of each rank; use an indicator of its own for another "
                    "field",
                    hint_vi="ghi tổng số của từng thứ hạng; dùng chỉ tiêu riêng cho phạm vi khác",
                    record=one,
                )
