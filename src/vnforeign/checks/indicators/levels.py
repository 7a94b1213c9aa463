"""Rules on printed changes: each is held against the levels it was made of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks._figures import example, figure, indicator, of_nature, series
from vnforeign.dataset import Dataset
from vnforeign.model.indicators import Indicator, Nature, Observation, Status
from vnforeign.values.periods import Period
from vnforeign.values.quantities import Hedge, Quantity
from vnforeign.values.units import Unit, UnitKind

__all__: list[str] = []

_LEVELS = (Nature.STOCK, Nature.FLOW)
_SUFFIX = frozenset(
    ["change", "growth", "increase", "decrease", "difference", "amount", "ratio", "rate", "times"]
)
_PLAN = "-plan-fulfilment"
_COMPUTED = frozenset({Hedge.EXACT, Hedge.ESTIMATE})
_HUNDRED = Decimal(100)
_HALF = Decimal("0.5")


def _level_of(of: Indicator, data: Dataset) -> Indicator | None:
    """The indicator that a change is of: its id without the words for a change."""
    words = of.id.split("-")
    while len(words) > 1 and words[-1] in _SUFFIX:
        words.pop()
        level = data.indicators.get("-".join(words))
        # A change in per cent is no level of the same in amounts: "x-change", "x-change-amount".
        if level is not None and level.nature is not Nature.CHANGE:
            return level if level.nature in _LEVELS else None
    return None


def _half(amount: Decimal) -> Decimal:
    """Half a unit of the last digit printed: how far rounding may have moved an amount."""
    exponent = amount.normalize().as_tuple().exponent
    return Decimal((0, (5,), exponent - 1)) if isinstance(exponent, int) else Decimal(0)


def _span(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """The least and the most that may have been rounded to an amount."""
    half = _half(quantity.amount)
    if quantity.unit.kind is not UnitKind.CURRENCY and half > _HALF:
        half = _HALF  # "100 %" and "20 dự án" are printed to the last digit; "2 tỷ" is not
    return quantity.amount - half, quantity.amount + half


def _figures_of(
    level: Indicator, one: Observation, data: Dataset, period: Period
) -> list[Observation]:
    """The results of an indicator, for whom and what a figure is of, in a period."""
    known = series(data).get(level.id)
    if known is None:
        return []
    return [
        other
        for other in known[1].get((one.place, one.subject, one.counterpart), ())
        if other.period == period
        and other.status is not Status.TARGET
        and other.quantity.hedge in _COMPUTED
        and other.quantity.upper is None
        and other.quantity.amount > 0
    ]


def _changes(
    data: Dataset,
) -> Iterator[tuple[Observation, Indicator, list[tuple[Observation, Observation]]]]:
    """Each printed change with the pairs of levels, now and then, that it may be of."""
    for of, figures in of_nature(data, Nature.CHANGE):
        level = _level_of(of, data)
        if level is None:
            continue
        for one in figures:
            quantity = one.quantity
            if one.change_vs is None or quantity.hedge not in _COMPUTED or quantity.upper:
                continue
            if one.status is Status.TARGET:
                continue
            now = _figures_of(level, one, data, one.period)
            then = _figures_of(level, one, data, one.change_vs)
            if now and then:
                yield one, level, [(a, b) for a in now for b in then]


def _fits(stated: Quantity, low: Decimal, high: Decimal) -> bool:
    """Whether a printed number may be one from low to high, rounded as it is printed."""
    least, most = _span(stated)
    return least <= high and low <= most


def _problem(one: Observation, now: Observation, then: Observation, found: str) -> Problem:
    return Problem(
        field="quantity",
        value=one.quantity,
        message=f"is {one.quantity}, but {then.quantity} ({then.id}) to {now.quantity} ({now.id}) "
        f"is {found}",
        message_vi=f"là {one.quantity}, nhưng từ {then.quantity} ({then.id}) đến {now.quantity} "
        f"({now.id}) là {found}",
        hint="check the three figures and the period compared with",
        hint_vi="kiểm tra ba số liệu và kỳ so sánh",
        record=one,
    )


def _levels(now: str, then: str) -> tuple[dict[str, object], ...]:
    return (
        indicator(),
        figure("n", now, period="2024-H1"),
        figure("t", then, period="2023-H1"),
    )


@rule(
    "VNF326",
    "growth-not-of-its-levels",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(
        *_levels("1200 USD", "1001 USD"),
        indicator("i-change", "percent", "change"),
        figure("o", "29.9 percent", indicator="i-change", change_vs="2023-H1"),
    ),
    passes=example(
        *_levels("1200 USD", "1001 USD"),
        indicator("i-change", "percent", "change"),
        figure("o", "19.9 percent", indicator="i-change", change_vs="2023-H1"),
    ),
    vi="""Tốc độ tăng in bằng phần trăm không khớp với số liệu của hai kỳ, dù đã tính đến làm tròn.

    Chỉ tiêu tốc độ tăng mang mã định danh của chỉ tiêu gốc, thêm ``-change`` hoặc ``-growth`` ở
    cuối. Tốc độ tăng so với kế hoạch hay so với tháng trước bị hiểu là "so với cùng kỳ" sẽ lộ ra ở
    đây; số liệu của một kỳ được điều chỉnh sau khi tốc độ tăng đã in cũng vậy.
    """,
)
def growth_not_of_its_levels(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A printed growth in percent that the two levels do not give, rounding allowed for.

    The indicator of a growth is called like its level with ``-change`` or ``-growth`` behind it.
    A growth against the plan or the month before, taken for one "so với cùng kỳ", shows here; so
    does a level that was revised after the growth was printed.
    """
    for one, _level, pairs in _changes(data):
        if one.quantity.unit != Unit.PERCENT:
            continue
        found = [(now, then, *_growth(now.quantity, then.quantity)) for now, then in pairs]
        if not any(_fits(one.quantity, low, high) for _, _, low, high in found):
            now, then, low, high = found[0]
            yield _problem(one, now, then, f"{low:.2f} % – {high:.2f} %")


def _growth(now: Quantity, then: Quantity) -> tuple[Decimal, Decimal]:
    (least, most), (base_least, base_most) = _span(now), _span(then)
    low = (least / base_most - 1) * _HUNDRED
    return low, (most / base_least - 1) * _HUNDRED


@rule(
    "VNF327",
    "difference-not-of-its-levels",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(
        *_levels("1108742 USD", "115913 USD"),
        indicator("i-change-amount", "USD", "change"),
        figure("o", "929829 USD", indicator="i-change-amount", change_vs="2023-H1"),
    ),
    passes=example(
        *_levels("1108742 USD", "115913 USD"),
        indicator("i-change-amount", "USD", "change"),
        figure("o", "992829 USD", indicator="i-change-amount", change_vs="2023-H1"),
    ),
    vi="""Mức chênh lệch được in không khớp với số liệu của hai kỳ, dù đã tính đến làm tròn.

    "Tăng 992.829 USD so với năm 2020" là phép tính ai cũng làm được; các chữ số bị đảo chỗ chỉ lộ
    ra khi có người tính.
    """,
)
def difference_not_of_its_levels(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A printed difference that the two levels do not give, rounding allowed for.

    "Tăng 992.829 USD so với năm 2020" is a sum anyone can do; digits that changed places show only
    when it is done.
    """
    for one, level, pairs in _changes(data):
        if one.quantity.unit != level.unit:
            continue
        found = []
        for now, then in pairs:
            (least, most), (base_least, base_most) = _span(now.quantity), _span(then.quantity)
            found.append((now, then, least - base_most, most - base_least))
        if not any(_fits(one.quantity, low, high) for _, _, low, high in found):
            now, then, *_rest = found[0]
            yield _problem(one, now, then, f"{now.quantity.amount - then.quantity.amount}")


@rule(
    "VNF328",
    "ratio-not-of-its-levels",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(
        *_levels("3010 USD", "2003 USD"),
        indicator("i-ratio", "time", "change"),
        figure("o", "2.5 time", indicator="i-ratio", change_vs="2023-H1"),
    ),
    passes=example(
        *_levels("3010 USD", "2003 USD"),
        indicator("i-ratio", "time", "change"),
        figure("o", "1.5 time", indicator="i-ratio", change_vs="2023-H1"),
    ),
    vi="""Số lần được in ("gấp 1,5 lần") không khớp với số liệu của hai kỳ, dù đã tính đến làm tròn.

    "Tăng 1,5 lần" được viết cho cả 150% lẫn 250% so với kỳ gốc; có số liệu của hai kỳ thì biết được
    là trường hợp nào.
    """,
)
def ratio_not_of_its_levels(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A printed ratio ("gấp 1,5 lần") that the two levels do not give, rounding allowed for.

    "Tăng 1,5 lần" is written for both 150 % and 250 % of the base; where the levels are there,
    they tell which.
    """
    for one, _level, pairs in _changes(data):
        if one.quantity.unit.code != "time":
            continue
        found = []
        for now, then in pairs:
            (least, most), (base_least, base_most) = _span(now.quantity), _span(then.quantity)
            found.append((now, then, least / base_most, most / base_least))
        if not any(_fits(one.quantity, low, high) for _, _, low, high in found):
            now, then, low, high = found[0]
            yield _problem(one, now, then, f"{low:.2f} – {high:.2f}")


@rule(
    "VNF329",
    "fulfilment-not-of-its-plan",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(
        indicator(),
        figure("n", "1540 USD", period="2024-H1"),
        figure("t", "2933 USD", period="2024", status="target"),
        indicator("i-plan-fulfilment", "percent", "rate"),
        figure("o", "62.5 percent", indicator="i-plan-fulfilment"),
    ),
    passes=example(
        indicator(),
        figure("n", "1540 USD", period="2024-H1"),
        figure("t", "2933 USD", period="2024", status="target"),
        indicator("i-plan-fulfilment", "percent", "rate"),
        figure("o", "52.5 percent", indicator="i-plan-fulfilment"),
    ),
    vi="""Tỷ lệ "đạt …% kế hoạch" được in không khớp với kết quả thực hiện và kế hoạch.

    Chỉ tiêu này mang mã định danh của chỉ tiêu gốc, thêm ``-plan-fulfilment`` ở cuối; kế hoạch là
    số liệu có trạng thái mục tiêu (target), của cùng kỳ hoặc của kỳ dài hơn bao gồm kỳ đó. Kế hoạch
    đã điều chỉnh, hoặc kế hoạch cả nhiệm kỳ bị dùng thay cho kế hoạch năm, sẽ lộ ra ở đây.
    """,
)
def fulfilment_not_of_its_plan(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A printed "đạt …% kế hoạch" that the result and the plan do not give.

    The indicator is called like its level with ``-plan-fulfilment`` behind it; the plan is the
    figure with status target, of the same period or of one around it. A revised plan, or the
    plan of the term in place of the year's, shows here.
    """
    for of, figures in of_nature(data, Nature.RATE):
        level = data.indicators.get(of.id.removesuffix(_PLAN)) if of.id.endswith(_PLAN) else None
        known = None if level is None else series(data).get(level.id)
        if level is None or known is None:
            continue
        for one in figures:
            if one.quantity.hedge not in _COMPUTED or one.quantity.upper is not None:
                continue
            now = _figures_of(level, one, data, one.period)
            plans = [
                plan
                for plan in known[1].get((one.place, one.subject, one.counterpart), ())
                if plan.status is Status.TARGET
                and plan.quantity.hedge in _COMPUTED
                and plan.quantity.amount > 0
                and plan.period.contains(one.period)
            ]
            found = [(a, b, *_growth(a.quantity, b.quantity)) for a in now for b in plans]
            if found and not any(
                _fits(one.quantity, low + _HUNDRED, high + _HUNDRED) for _, _, low, high in found
            ):
                done, plan, low, high = found[0]
                yield _problem(one, done, plan, f"{low + _HUNDRED:.2f} % – {high + _HUNDRED:.2f} %")
