"""Rules on one figure by itself: what its amount can be, of whom and of when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks._figures import (
    by_indicator,
    example,
    figure,
    indicator,
    of_nature,
    out,
    published,
    results,
)
from vnforeign.dataset import Dataset
from vnforeign.model.indicators import Nature, Status
from vnforeign.values.quantities import Hedge
from vnforeign.values.units import Unit, UnitKind

__all__: list[str] = []

_ADDED = (Nature.STOCK, Nature.FLOW, Nature.TARGET)
_ZERO, _THOUSAND = Decimal(0), Decimal(1000)
_PROJECTS = indicator(unit="project")


@rule(
    "VNF307",
    "fraction-of-a-count",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=example(_PROJECTS, figure("o", "2.5 project")),
    passes=example(_PROJECTS, figure("o", "25 project")),
)
def fraction_of_a_count(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A count of whole things that is no whole number.

    Nobody counts two and a half projects or visitors: "2.791 lượt" was read with the dot as a
    decimal mark, or a scale word ("2,791 triệu lượt") was lost. Averages, ratios and changes may
    have fractions; they are of nature rate or change.
    """
    for of, figures in of_nature(data, *_ADDED):
        if of.unit.kind is not UnitKind.COUNT or of.unit.code == "time":
            continue
        for one in figures:
            amount, upper = one.quantity.amount, one.quantity.upper
            if amount == amount.to_integral_value() and (
                upper is None or upper == upper.to_integral_value()
            ):
                continue
            yield Problem(
                field="quantity.amount",
                value=one.quantity,
                message=f"{one.quantity} is no whole number of {of.unit.name(plural=True)}",
                message_vi=f"{one.quantity} không phải số nguyên",
                hint="check the decimal mark and the scale word; an average is of nature 'rate'",
                hint_vi="kiểm tra dấu thập phân và hàng đơn vị; số bình quân có nature 'rate'",
                record=one,
            )


@rule(
    "VNF308",
    "count-below-zero",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=example(_PROJECTS, figure("o", "-15 project")),
    passes=example(_PROJECTS, figure("o", "15 project")),
)
def count_below_zero(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A count, a length, an area or a share that is less than nothing.

    A dash before a number in running text ("- 15 dự án", an item of a list) is taken for a minus
    sign. A fall is of nature change; money may be below zero (a balance, a net flow).
    """
    for of, figures in of_nature(data, *_ADDED, Nature.SHARE):
        if of.unit.kind is UnitKind.CURRENCY:
            continue
        for one in figures:
            if one.quantity.amount < _ZERO:
                yield Problem(
                    field="quantity.amount",
                    value=one.quantity,
                    message=f"{one.quantity} is less than nothing, and {of.id} is a "
                    f"{of.nature.value}",
                    message_vi=f"{one.quantity} nhỏ hơn không, trong khi {of.id} là "
                    f"{of.nature.value}",
                    hint="a dash of a list is no minus sign; a fall is of nature 'change'",
                    hint_vi="gạch đầu dòng không phải dấu trừ; mức giảm có nature 'change'",
                    record=one,
                )


@rule(
    "VNF310",
    "money-without-its-scale-word",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(figure("o", "15.4 USD")),
    passes=example(figure("o", "15400000000 USD")),
)
def money_without_its_scale_word(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """An amount of money so small, or with such a fraction, that a scale word must be missing.

    "15,4 tỷ USD" typed into a column headed "tỷ USD" comes out as 15.4 dollars. The smallest
    note in use is 200 đồng, and no sum of a province is below a thousand; a sum of dollars below
    a thousand with a fraction is as unlikely.
    """
    for of, figures in of_nature(data, *_ADDED):
        if of.unit.kind is not UnitKind.CURRENCY:
            continue
        small_is_enough = of.unit == Unit.VND
        for one in figures:
            amount = one.quantity.amount
            if amount >= _THOUSAND or amount <= _ZERO:
                continue
            if small_is_enough or amount != amount.to_integral_value():
                yield Problem(
                    field="quantity.amount",
                    value=one.quantity,
                    message=f"{one.quantity} is hardly what a source prints of {of.id}",
                    message_vi=f"nguồn khó có thể in {one.quantity} cho {of.id}",
                    hint="apply the scale word: triệu is 10^6, tỷ is 10^9",
                    hint_vi="nhân với hàng đơn vị: triệu là 10^6, tỷ là 10^9",
                    record=one,
                )


@rule(
    "VNF311",
    "nothing-as-a-figure",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(figure("o", "0 USD")),
    passes=example(figure("o", "7 USD")),
)
def nothing_as_a_figure(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A stock or flow of exactly zero.

    An empty cell of a table becomes 0 when it is read as a number, and "no data" turns into "there
    was none". Papers seldom print a zero; where one does, say so in the acknowledgement.
    """
    for of, figures in of_nature(data, Nature.STOCK, Nature.FLOW):
        for one in figures:
            if not one.quantity.amount and one.quantity.hedge is Hedge.EXACT:
                yield Problem(
                    field="quantity.amount",
                    value=one.quantity,
                    message=f"is {one.quantity}: does the source say that there was none?",
                    message_vi=f"là {one.quantity}: nguồn có nói rõ là không có không?",
                    hint=f"leave the record out where nothing is known of {of.id}",
                    hint_vi=f"bỏ bản ghi nếu không có số liệu về {of.id}",
                    record=one,
                )


@rule(
    "VNF312",
    "hedged-rank",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(indicator(unit="rank", nature="rank"), figure("o", "10 rank", hedge="over")),
    passes=example(indicator(unit="rank", nature="rank"), figure("o", "10 rank")),
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


_AHEAD = {"published_on": "2021-12-14"}


@rule(
    "VNF313",
    "result-of-an-unfinished-period",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(figure("o", "5000 USD", period="2021"), source=_AHEAD),
    passes=example(figure("o", "5000 USD", period="2021", status="estimate"), source=_AHEAD),
)
def result_of_an_unfinished_period(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A flow given as a result, though its period was not over when the source came out.

    Papers of mid-December speak of "năm 2021" as a whole: the figure is an estimate, or stops at
    the day of the paper. Added to the next year's it leaves a hole or counts days twice.
    """
    days = published(data)
    if not days:
        return
    soonest = min(day.first for day in days.values())
    for _of, figures in of_nature(data, Nature.FLOW):
        for one in figures:
            end = one.period.end
            if end is None or end <= soonest or one.status is not Status.NORMAL:
                continue
            start = one.period.start
            known = out(one, days)
            last = max((day.last for day in known), default=None)
            # What had not even begun is VNF503's.
            if last is None or last >= end or (start is not None and start > last):
                continue
            yield Problem(
                field="status",
                value=one.status.value,
                message=f"has status {one.status.value!r}, but {one.period} was not over when its "
                f"source came out ({last})",
                message_vi=f"ghi status {one.status.value!r}, nhưng {one.period} chưa kết thúc khi "
                f"nguồn được công bố ({last})",
                hint="write 'estimate' or 'provisional', or end the period on the day of the source",
                hint_vi="ghi 'estimate' hoặc 'provisional', hoặc kết thúc kỳ vào ngày của nguồn",
                record=one,
            )


@rule(
    "VNF314",
    "target-for-the-past",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(figure("o", "5000 USD", period="2019", status="target"), source=_AHEAD),
    passes=example(figure("o", "5000 USD", period="2022", status="target"), source=_AHEAD),
)
def target_for_the_past(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A target for a period that was over when its source came out.

    A paper of 2021 tells what was reached in 2019, not what is aimed at: the result was entered
    with the status of the plan beside it, or the year is wrong.
    """
    days = published(data)
    for _of, figures in by_indicator(data):
        for one in figures:
            if one.status is not Status.TARGET or one.period.end is None:
                continue
            known = out(one, days)
            if known and all(one.period.end < day.first for day in known):
                soonest = min(day.first for day in known)
                yield Problem(
                    field="status",
                    value=one.status.value,
                    message=f"is a {one.status.value}, but {one.period} was over when its source "
                    f"came out ({soonest})",
                    message_vi=f"là {one.status.value} (chỉ tiêu), nhưng {one.period} đã qua khi "
                    f"nguồn được công bố ({soonest})",
                    hint="is it the result of that period, or the plan of a later one?",
                    hint_vi="đây là kết quả của kỳ đó, hay kế hoạch của kỳ sau?",
                    record=one,
                )


_LONG = 365


@rule(
    "VNF315",
    "estimate-of-long-ago",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(figure("o", "5000 USD", period="2019", status="estimate"), source=_AHEAD),
    passes=example(figure("o", "5000 USD", period="2021", status="estimate"), source=_AHEAD),
)
def estimate_of_long_ago(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """An estimate for a period that had been over for more than a year when its source came out.

    By then the result is known: the paper copies an old report, or the year is wrong. Vietnamese
    offices estimate a year in its last weeks and report it in the first half of the next.
    """
    days = published(data)
    for _of, figures in by_indicator(data):
        for one in figures:
            end = one.period.end
            if one.status is not Status.ESTIMATE or end is None:
                continue
            known = out(one, days)
            if known and all((day.first - end).days > _LONG for day in known):
                soonest = min(day.first for day in known)
                yield Problem(
                    field="status",
                    value=one.status.value,
                    message=f"is an {one.status.value}, but {one.period} had been over for more "
                    f"than a year when its source came out ({soonest})",
                    message_vi=f"là {one.status.value} (ước tính), nhưng {one.period} đã qua hơn "
                    f"một năm khi nguồn được công bố ({soonest})",
                    hint="look for the result, or check the period",
                    hint_vi="tìm số liệu chính thức, hoặc kiểm tra kỳ số liệu",
                    record=one,
                )


@rule(
    "VNF316",
    "place-against-itself",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=example(figure("o", "5000 USD", counterpart="VN-69")),
    passes=example(figure("o", "5000 USD", counterpart="LA")),
)
def place_against_itself(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A figure between a place (or body) and itself.

    The counterpart is the other side of a flow; a column filled down one row too far gives the
    same place on both.
    """
    for one in data.observations:
        other = one.counterpart
        if other is not None and other in (one.place, one.subject):
            yield Problem(
                field="counterpart",
                value=other,
                message=f"{other} is on both sides of the figure",
                message_vi=f"{other} đứng ở cả hai phía của số liệu",
                hint="name the other side, or leave the counterpart out",
                hint_vi="ghi bên kia, hoặc bỏ trường counterpart",
                record=one,
            )


@rule(
    "VNF317",
    "counterpart-at-home",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(figure("o", "5000 USD", counterpart="VN")),
    passes=example(figure("o", "5000 USD", counterpart="LA")),
)
def counterpart_at_home(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A figure between two places of one country.

    Investment, aid, trade and borders of foreign affairs have their other side abroad. A partner
    province at home is a slip of the code list (VN-22 for a place in Laos), or a figure of domestic
    co-operation that does not belong to the indicator.
    """
    for one in data.observations:
        if one.counterpart is None or one.place is None or one.counterpart == one.place:
            continue
        here, there = data.place(one.place), data.place(one.counterpart)
        if here is None or there is None:
            continue
        home = here.country or here.id
        if home == (there.country or there.id):
            yield Problem(
                field="counterpart",
                value=one.counterpart,
                message=f"{one.counterpart} lies in {home}, as {one.place} does",
                message_vi=f"{one.counterpart} thuộc {home}, cùng nước với {one.place}",
                hint="check the id of the counterpart",
                hint_vi="kiểm tra mã của counterpart",
                record=one,
            )


_CURRENT_SINCE = {"EUR": date(1999, 1, 1), "VND": date(1978, 5, 3)}


@rule(
    "VNF318",
    "currency-before-its-time",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(indicator(unit="EUR"), figure("o", "5000 EUR", period="1996")),
    passes=example(indicator(unit="EUR"), figure("o", "5000 EUR", period="2006")),
)
def currency_before_its_time(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """An amount in a currency that did not exist in the period.

    The euro is there from 1 January 1999, the đồng of the united country from 3 May 1978. An older
    amount in it was converted by someone at a rate nobody names, or the year is wrong.
    """
    for of, figures in by_indicator(data):
        first = _CURRENT_SINCE.get(of.unit.code)
        if first is None:
            continue
        for one in figures:
            if one.period.end is not None and one.period.end < first:
                yield Problem(
                    field="period",
                    value=one.period,
                    message=f"{one.period} lies before {of.unit} came in ({first})",
                    message_vi=f"{one.period} trước khi {of.unit} ra đời ({first})",
                    hint="record the currency printed, or check the period",
                    hint_vi="ghi đồng tiền nguồn in, hoặc kiểm tra kỳ số liệu",
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
