"""Rules on figures: units, shares, ranks, estimates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks._figures import (
    by_indicator,
    example,
    figure,
    indicator,
    of_nature,
    of_unknown,
    timelines,
)
from vnforeign.dataset import Dataset
from vnforeign.model.indicators import Nature, Observation, Status
from vnforeign.values.quantities import Hedge
from vnforeign.values.units import UnitKind

__all__: list[str] = []

_HUNDRED = Decimal(100)


@rule(
    "VNF301",
    "unit-not-of-indicator",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=example(figure("o", "5000 VND")),
    passes=example(figure("o", "5000 USD")),
    vi="""Số liệu có đơn vị khác với đơn vị trong định nghĩa của chỉ tiêu.

    Chuỗi số liệu có hai đơn vị thì không thể đọc như một chuỗi; đồng nằm trong chuỗi đô la thì sai
    từ hai mươi nghìn lần trở lên.
    """,
)
def unit_not_of_indicator(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A figure in another unit than its indicator is defined in.

    A series in two units cannot be read as one; đồng in a dollar series is wrong by a factor of
    twenty thousand and more.
    """
    for of, figures in by_indicator(data):
        for one in figures:
            unit = one.quantity.unit
            if unit is of.unit or unit == of.unit:
                continue
            yield Problem(
                field="quantity.unit",
                value=unit,
                message=f"is in {unit}, but {of.id} is defined in {of.unit}",
                message_vi=f"tính bằng {unit}, nhưng {of.id} định nghĩa bằng {of.unit}",
                hint="use an indicator of its own for another unit; never convert in silence",
                hint_vi="dùng chỉ tiêu riêng cho đơn vị khác; không tự quy đổi",
                record=one,
            )


@rule(
    "VNF302",
    "share-over-hundred",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=example(indicator(unit="percent", nature="share"), figure("o", "525 percent")),
    passes=example(indicator(unit="percent", nature="share"), figure("o", "52.5 percent")),
    vi="""Tỷ trọng lớn hơn tổng thể.

    Một phần nhiều nhất là 100%; lớn hơn thế là mất dấu thập phân, hoặc số liệu không phải tỷ trọng
    (kế hoạch thì có thể vượt: đó là tỷ lệ).
    """,
)
def share_over_hundred(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A share of a whole that is more than the whole.

    A part is at most 100 %; more than that is a lost decimal mark, or a figure that is not a
    share (a plan can be over-fulfilled: that is a rate).
    """
    for _of, figures in of_nature(data, Nature.SHARE):
        for one in figures:
            quantity = one.quantity
            highest = quantity.amount if quantity.upper is None else quantity.upper
            if highest <= _HUNDRED or quantity.unit.kind is not UnitKind.PERCENT:
                continue
            yield Problem(
                field="quantity.amount",
                value=quantity,
                message=f"{quantity} of a whole is more than the whole",
                message_vi=f"{quantity} lớn hơn tổng thể",
                hint="check the decimal mark; a plan over-fulfilled is a rate, not a share",
                hint_vi="kiểm tra dấu thập phân; vượt kế hoạch là tỷ lệ, không phải tỷ trọng",
                record=one,
            )


@rule(
    "VNF303",
    "part-greater-than-whole",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=example(indicator(unit="country"), figure("o", "28 country", of="23")),
    passes=example(indicator(unit="country"), figure("o", "23 country", of="28")),
    vi="""Một phần lớn hơn tổng thể được in cùng.

    "23/28 nước" là 23 nước trong 28 nước; đọc ngược lại thì vô nghĩa. (Thứ hạng vượt quá số đối
    tượng được xếp hạng, như thứ 63 trong 10, thì không thành giá trị nào và bị từ chối ngay khi
    đọc.)
    """,
)
def part_greater_than_whole(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A part greater than the whole it is printed with.

    "23/28 nước" is 23 countries of 28; read backwards it says nothing. (A rank outside its
    field, 63rd of 10, is no quantity at all and is refused when it is read.)
    """
    for one in data.observations:
        whole = one.of
        if whole is None or (amount := one.quantity.amount) <= whole:
            continue
        yield Problem(
            field="quantity.amount",
            value=amount,
            message=f"{amount} is more than the whole, {whole}",
            message_vi=f"{amount} lớn hơn tổng thể, {whole}",
            hint="the two numbers may be the wrong way round",
            hint_vi="có thể hai số bị đảo",
            record=one,
        )


@rule(
    "VNF304",
    "estimate-read-as-result",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=example(figure("o", "5000 USD", hedge="estimate")),
    passes=example(figure("o", "5000 USD", hedge="estimate", status="estimate")),
    vi="""Số liệu in là ước tính ("ước đạt") nhưng được ghi là kết quả thực hiện.

    Báo cáo sáu tháng chỉ ước tính; kết quả có sau và khác với số ước tính. Cộng hai loại như thể
    cùng một loại thì điều đó bị che mất.
    """,
)
def estimate_read_as_result(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A figure printed as an estimate ("ước đạt") but recorded as a result.

    Half-year papers estimate; the result comes later and differs. Adding the two as if they were
    one kind hides that.
    """
    estimate, normal = Hedge.ESTIMATE, Status.NORMAL
    for one in data.observations:
        if one.quantity.hedge is not estimate or one.status is not normal:
            continue
        yield Problem(
            field="status",
            value=one.status.value,
            message=f"{one.quantity} is an estimate, but has the status 'normal'",
            message_vi=f"{one.quantity} là số ước tính, nhưng ghi status 'normal'",
            hint="write status 'estimate'",
            hint_vi="ghi status 'estimate'",
            record=one,
        )


@rule(
    "VNF305",
    "change-against-nothing",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=example(indicator(unit="percent", nature="change"), figure("o", "19.2 percent")),
    passes=example(
        indicator(unit="percent", nature="change"),
        figure("o", "19.2 percent", change_vs="2023-H1"),
    ),
    vi="""Mức thay đổi thiếu kỳ so sánh, hoặc có kỳ so sánh mà không phải mức thay đổi.

    "Tăng 19,2%" không có nghĩa gì nếu thiếu "so với cùng kỳ".
    """,
)
def change_against_nothing(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A change without the period it is measured against, or such a period without a change.

    "Tăng 19,2%" means nothing without "so với cùng kỳ".
    """
    for of, figures in by_indicator(data):
        is_change = of.nature is Nature.CHANGE
        for one in figures:
            if is_change and one.change_vs is None:
                yield Problem(
                    field="change_vs",
                    message="is a change, but the period it is measured against is missing",
                    message_vi="là mức thay đổi, nhưng thiếu kỳ so sánh",
                    hint="add change_vs, the period before",
                    hint_vi="thêm change_vs, kỳ so sánh",
                    record=one,
                )
            elif not is_change and one.change_vs is not None:
                yield Problem(
                    field="change_vs",
                    value=one.change_vs,
                    message=f"is against {one.change_vs}, but {of.id} is a "
                    f"{of.nature.value}, not a change",
                    message_vi=f"so với {one.change_vs}, nhưng {of.id} là "
                    f"{of.nature.value}, không phải mức thay đổi",
                    hint="move the figure to an indicator of nature 'change'",
                    hint_vi="chuyển số liệu sang chỉ tiêu có nature 'change'",
                    record=one,
                )


@rule(
    "VNF306",
    "one-figure-two-values",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(figure("a", "5000 USD"), figure("b", "6000 USD")),
    passes=example(figure("a", "5000 USD"), figure("b", "6000 USD", period="2024-H2")),
    vi="""Hai số liệu về cùng một việc: cùng chỉ tiêu, nơi, đối tượng, đối tác, kỳ, trạng thái.

    Hai nguồn có thể khác nhau, và cả hai đều được giữ; nhưng ai cộng hay vẽ biểu đồ chuỗi số liệu
    thì phải biết.
    """,
)
def one_figure_two_values(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Two figures of one thing: same indicator, place, subject, counterpart, periods, status.

    Two sources may differ, and both are kept; but whoever adds or draws the series must know.
    """
    for same in _of_one_thing(data):
        for one in same[1:]:
            agree = one.quantity == same[0].quantity
            yield Problem(
                field="quantity",
                value=one.quantity,
                message=f"is {one.quantity}, and {same[0].id} gives "
                + ("the same: the fact stands twice" if agree else f"{same[0].quantity}"),
                message_vi=f"là {one.quantity}, còn {same[0].id} ghi "
                + ("cùng số: thông tin bị lặp" if agree else f"{same[0].quantity}"),
                hint="make it one record with both evidences"
                if agree
                else "say in notes which is which",
                hint_vi="gộp thành một bản ghi với cả hai căn cứ"
                if agree
                else "ghi rõ trong notes",
                record=one,
            )


def _of_one_thing(data: Dataset) -> Iterator[list[Observation]]:
    """Figures that agree in all but the amount, where there are two or more."""
    repeated = (figures for _, times, figures in timelines(data) if len(set(times)) < len(times))
    for figures in chain(repeated, of_unknown(data)):
        alike: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
        for one in figures:
            alike[
                one.place, one.subject, one.counterpart, one.period, one.change_vs, one.status
            ].append(one)
        yield from alike.values()
