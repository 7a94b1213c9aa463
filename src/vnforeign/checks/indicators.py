"""Rules on figures: units, shares, ranks, estimates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.dataset import Dataset
from vnforeign.model.indicators import Nature, Observation
from vnforeign.values.quantities import Hedge
from vnforeign.values.units import UnitKind

__all__: list[str] = []


def _figure(quantity: str, *, unit: str = "USD", nature: str = "flow", more: str = "") -> str:
    """A dataset with one figure, as JSON, for the examples below."""
    return (
        '{"indicators": [{"id": "i", "name_vi": "chỉ tiêu", "name_en": "an indicator", '
        f'"definition": "What is measured.", "unit": "{unit}", "nature": "{nature}"}}], '
        '"observations": [{"id": "o", "indicator": "i", "place": "VN-69", "period": "2024-H1", '
        f'"quantity": {quantity}{more}}}]}}'
    )


@rule(
    "VNF301",
    "unit-not-of-indicator",
    Severity.ERROR,
    on="observations",
    since="0.1.0",
    fails=_figure('{"amount": "5", "unit": "VND"}'),
    passes=_figure('{"amount": "5", "unit": "USD"}'),
)
def unit_not_of_indicator(observation: Observation, data: Dataset) -> Iterator[Problem]:
    """A figure in another unit than its indicator is defined in.

    A series in two units cannot be read as one; đồng in a dollar series is wrong by a factor of
    twenty thousand and more.
    """
    indicator = data.indicators.get(observation.indicator)
    unit = observation.quantity.unit
    if indicator is not None and unit != indicator.unit:
        yield Problem(
            field="quantity.unit",
            value=unit,
            message=f"is in {unit}, but {indicator.id} is defined in {indicator.unit}",
            message_vi=f"tính bằng {unit}, nhưng {indicator.id} định nghĩa bằng {indicator.unit}",
            hint="use an indicator of its own for another unit; never convert in silence",
            hint_vi="dùng chỉ tiêu riêng cho đơn vị khác; không tự quy đổi",
        )


@rule(
    "VNF302",
    "share-over-hundred",
    Severity.ERROR,
    on="observations",
    since="0.1.0",
    fails=_figure('{"amount": "525", "unit": "percent"}', unit="percent", nature="share"),
    passes=_figure('{"amount": "52.5", "unit": "percent"}', unit="percent", nature="share"),
)
def share_over_hundred(observation: Observation, data: Dataset) -> Iterator[Problem]:
    """A share of a whole that is more than the whole.

    A part is at most 100 %; more than that is a lost decimal mark, or a figure that is not a
    share (a plan can be over-fulfilled: that is a rate).
    """
    indicator = data.indicators.get(observation.indicator)
    if indicator is None or indicator.nature is not Nature.SHARE:
        return
    quantity = observation.quantity
    most = quantity.amount if quantity.upper is None else quantity.upper
    if quantity.unit.kind is UnitKind.PERCENT and most > Decimal(100):
        yield Problem(
            field="quantity.amount",
            value=quantity,
            message=f"{quantity} of a whole is more than the whole",
            message_vi=f"{quantity} lớn hơn tổng thể",
            hint="check the decimal mark; a plan over-fulfilled is a rate, not a share",
            hint_vi="kiểm tra dấu thập phân; vượt kế hoạch là tỷ lệ, không phải tỷ trọng",
        )


@rule(
    "VNF303",
    "part-greater-than-whole",
    Severity.ERROR,
    on="observations",
    since="0.1.0",
    fails=_figure('{"amount": "28", "unit": "country", "of": "23"}', unit="country"),
    passes=_figure('{"amount": "23", "unit": "country", "of": "28"}', unit="country"),
)
def part_greater_than_whole(observation: Observation, _: Dataset) -> Iterator[Problem]:
    """A part greater than the whole it is printed with.

    "23/28 nước" is 23 countries of 28; read backwards it says nothing. (A rank outside its
    field, 63rd of 10, is no quantity at all and is refused when it is read.)
    """
    amount, whole = observation.quantity.amount, observation.of
    if whole is not None and amount > whole:
        yield Problem(
            field="quantity.amount",
            value=amount,
            message=f"{amount} is more than the whole, {whole}",
            message_vi=f"{amount} lớn hơn tổng thể, {whole}",
            hint="the two numbers may be the wrong way round",
            hint_vi="có thể hai số bị đảo",
        )


@rule(
    "VNF304",
    "estimate-read-as-result",
    Severity.ERROR,
    on="observations",
    since="0.1.0",
    fails=_figure('{"amount": "5", "unit": "USD", "hedge": "estimate"}'),
    passes=_figure(
        '{"amount": "5", "unit": "USD", "hedge": "estimate"}', more=', "status": "estimate"'
    ),
)
def estimate_read_as_result(observation: Observation, _: Dataset) -> Iterator[Problem]:
    """A figure printed as an estimate ("ước đạt") but recorded as a result.

    Half-year papers estimate; the result comes later and differs. Adding the two as if they were
    one kind hides that.
    """
    if observation.quantity.hedge is Hedge.ESTIMATE and observation.status == "normal":
        yield Problem(
            field="status",
            value=observation.status.value,
            message=f"{observation.quantity} is an estimate, but has the status 'normal'",
            message_vi=f"{observation.quantity} là số ước tính, nhưng ghi status 'normal'",
            hint="write status 'estimate'",
            hint_vi="ghi status 'estimate'",
        )


@rule(
    "VNF305",
    "change-against-nothing",
    Severity.ERROR,
    on="observations",
    since="0.1.0",
    fails=_figure('{"amount": "19.2", "unit": "percent"}', unit="percent", nature="change"),
    passes=_figure(
        '{"amount": "19.2", "unit": "percent"}',
        unit="percent",
        nature="change",
        more=', "change_vs": "2023-H1"',
    ),
)
def change_against_nothing(observation: Observation, data: Dataset) -> Iterator[Problem]:
    """A change without the period it is measured against, or such a period without a change.

    "Tăng 19,2%" means nothing without "so với cùng kỳ".
    """
    indicator = data.indicators.get(observation.indicator)
    if indicator is None:
        return
    is_change = indicator.nature is Nature.CHANGE
    if is_change and observation.change_vs is None:
        yield Problem(
            field="change_vs",
            message="is a change, but the period it is measured against is missing",
            message_vi="là mức thay đổi, nhưng thiếu kỳ so sánh",
            hint="add change_vs, the period before",
            hint_vi="thêm change_vs, kỳ so sánh",
        )
    if not is_change and observation.change_vs is not None:
        yield Problem(
            field="change_vs",
            value=observation.change_vs,
            message=f"is against {observation.change_vs}, but {indicator.id} is a "
            f"{indicator.nature.value}, not a change",
            message_vi=f"so với {observation.change_vs}, nhưng {indicator.id} là "
            f"{indicator.nature.value}, không phải mức thay đổi",
            hint="move the figure to an indicator of nature 'change'",
            hint_vi="chuyển số liệu sang chỉ tiêu có nature 'change'",
        )


@rule(
    "VNF306",
    "one-figure-two-values",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails="""{"observations": [
 {"id": "a", "indicator": "i", "place": "VN-69", "period": "2024-H1",
  "quantity": {"amount": "5", "unit": "USD"}},
 {"id": "b", "indicator": "i", "place": "VN-69", "period": "2024-H1",
  "quantity": {"amount": "6", "unit": "USD"}}]}""",
    passes="""{"observations": [
 {"id": "a", "indicator": "i", "place": "VN-69", "period": "2024-H1",
  "quantity": {"amount": "5", "unit": "USD"}},
 {"id": "b", "indicator": "i", "place": "VN-69", "period": "2024-H2",
  "quantity": {"amount": "6", "unit": "USD"}}]}""",
)
def one_figure_two_values(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Two figures of one thing: same indicator, place, counterpart, periods and status.

    Two sources may differ, and both are kept; but whoever adds or draws the series must know.
    """
    seen: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for one in data.observations:
        of_whom = (one.indicator, one.place, one.subject, one.counterpart)
        seen[(*of_whom, one.period, one.change_vs, one.status)].append(one)
    for same in seen.values():
        for one in same[1:]:
            agree = one.quantity == same[0].quantity
            yield Problem(
                field="quantity",
                value=one.quantity,
                message=f"is {one.quantity}, and {same[0].id} gives "
                + ("the same: the fact stands twice" if agree else f"{same[0].quantity}"),
                message_vi=f"là {one.quantity}, còn {same[0].id} ghi "
                + ("cùng số: dữ kiện bị lặp" if agree else f"{same[0].quantity}"),
                hint="make it one record with both evidences"
                if agree
                else "say in notes which is which",
                hint_vi="gộp thành một bản ghi với cả hai bằng chứng"
                if agree
                else "ghi rõ trong notes",
                record=one,
            )
