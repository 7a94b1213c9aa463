"""Rules on series: figures of one thing through time."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks._figures import (
    Figures,
    certainly_above,
    days_of,
    example,
    figure,
    indicator,
    least,
    lengths,
    of_nature,
    once,
    results,
)
from vnforeign.dataset import Dataset
from vnforeign.model.indicators import Nature, Observation, Status

__all__: list[str] = []

_STOCK = indicator(nature="stock")
_YEAR, _LONGEST_YEAR = 360, 366


@rule(
    "VNF331",
    "stock-that-falls",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(
        _STOCK,
        figure("o", "9000 USD", period="2021-12-31"),
        figure("p", "4000 USD", period="2022-12-31"),
    ),
    passes=example(
        _STOCK,
        figure("o", "9000 USD", period="2021-12-31"),
        figure("p", "14000 USD", period="2022-12-31"),
    ),
    vi="""Số liệu tại thời điểm (tồn lượng) chắc chắn ít hơn số của một thời điểm trước cùng chuỗi.

    Số "lũy kế" chỉ có tăng: vốn đăng ký đến năm 2022 đã gồm cả vốn đăng ký đến năm 2021. Số giảm có
    nghĩa là có dự án bị thu hồi, là số sau tính một đại lượng khác (chỉ trong năm, chỉ dự án còn
    hiệu lực, chỉ vốn thực hiện), hoặc là đã rơi mất một chữ số; người đọc cần biết đó là trường hợp
    nào.
    """,
)
def stock_that_falls(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A stock that is certainly less than an earlier one of the same series.

    "Lũy kế" sums only grow: capital registered to 2022 holds that to 2021. A fall means that
    projects were struck off, that the second counts something else (of the year, in force, paid
    in), or that a digit was lost; the reader must know which.
    """
    for _of, figures in results(data, Nature.STOCK):
        dated = sorted(
            (one for one in figures if one.period.end is not None), key=lambda one: _end(one)
        )
        highest: Observation | None = None
        for one in dated:
            if highest is not None and certainly_above(highest.quantity, one.quantity):
                if highest.period.end != one.period.end:
                    yield Problem(
                        field="quantity",
                        value=one.quantity,
                        message=f"is {one.quantity}, less than {highest.quantity} of "
                        f"{highest.period} ({highest.id})",
                        message_vi=f"là {one.quantity}, ít hơn {highest.quantity} của "
                        f"{highest.period} ({highest.id})",
                        hint="does it count the same? Note why it fell",
                        hint_vi="có cùng cách tính không? Ghi chú lý do giảm",
                        record=one,
                    )
                continue
            low = least(one.quantity)
            if low is not None and (
                highest is None or low >= (least(highest.quantity) or Decimal(0))
            ):
                highest = one


def _end(one: Observation) -> int:
    return one.period.end.toordinal() if one.period.end else 0


@rule(
    "VNF332",
    "flow-of-one-day",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(figure("o", "9000 USD", period="2021-12-14")),
    passes=example(figure("o", "9000 USD", period="2021")),
    vi="""Số liệu trong kỳ (lưu lượng) mà kỳ chỉ có một ngày.

    "Đến nay" chỉ thời điểm của một tồn lượng; lưu lượng ghi như vậy thì mất khoảng thời gian đã
    tính và bị cộng vào năm chứa ngày đó. Số xuất khẩu từ tháng 1 đến ngày đó phải có kỳ là cả
    khoảng ấy ("2021-H1"); số đếm từ trường hợp đầu tiên trở đi thì lấy kỳ mở ("../2021-06-30").
    """,
)
def flow_of_one_day(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A flow over a single day.

    "Đến nay" dates a stock; a flow recorded so loses the time it took, and is added to the year
    that holds the day. What was exported from January to that day has that span as its period
    ("2021-H1"); what was counted from the first one on, an open one ("../2021-06-30").
    """
    single = {key for key, days in lengths(data).items() if days == 1}
    for of, figures in of_nature(data, Nature.FLOW) if single else ():
        for one in figures:
            if id(one.period) in single:
                day = one.period.start
                yield Problem(
                    field="period",
                    value=one.period,
                    message=f"is the single day {one.period}, but {of.id} is a flow",
                    message_vi=f"là một ngày {one.period}, nhưng {of.id} là số phát sinh trong kỳ",
                    hint=f"write the span it was counted over, '../{day}' if its start is not "
                    "printed, or use an indicator of nature 'stock'",
                    hint_vi=f"ghi khoảng thời gian được tính, '../{day}' nếu nguồn không ghi từ "
                    "khi nào, hoặc dùng chỉ tiêu nature 'stock'",
                    record=one,
                )


@rule(
    "VNF333",
    "stock-over-years",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(_STOCK, figure("o", "9000 USD", period="2011/2020")),
    passes=example(_STOCK, figure("o", "9000 USD", period="2020")),
    vi="""Số liệu tại thời điểm (tồn lượng) mà kỳ dài hơn một năm.

    Tồn lượng được tính đến một ngày; "giai đoạn 2011 - 2020" đi với lưu lượng. Hoặc số liệu là số
    phát sinh trong những năm ấy, hoặc thời điểm của nó là ngày cuối giai đoạn.
    """,
)
def stock_over_years(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A stock as of a span of more than a year.

    A stock is as of a day; "giai đoạn 2011 - 2020" goes with a flow. Either the figure is what
    came in over those years, or its day is the last of them.
    """
    for of, figures in of_nature(data, Nature.STOCK):
        for one in figures:
            if days_of(one.period) > _LONGEST_YEAR and one.status is not Status.TARGET:
                yield Problem(
                    field="period",
                    value=one.period,
                    message=f"is {one.period}, but {of.id} is a stock, as of a day",
                    message_vi=f"là {one.period}, nhưng {of.id} là số tại một thời điểm",
                    hint="write the day it is as of, or use an indicator of nature 'flow'",
                    hint_vi="ghi thời điểm, hoặc dùng chỉ tiêu nature 'flow'",
                    record=one,
                )


def _overlapping(figures: Figures) -> Iterator[tuple[Observation, Observation]]:
    """Figures whose periods share days: the one that begins earlier (or is longer) first."""
    reach: Figures = []
    for one in figures:
        start, end = one.period.start, one.period.end
        if start is None or end is None:
            continue
        reach = [other for other in reach if other.period.end and other.period.end >= start]
        for other in reach:
            yield other, one
        reach.append(one)


@once
def _flows(data: Dataset) -> list[tuple[Figures, tuple[int, ...]]]:
    """The series of flows, each with the `id` of its periods."""
    return [
        (figures, tuple([id(one.period) for one in figures]))
        for _of, figures in results(data, Nature.FLOW)
    ]


@once
def _overlaps(data: Dataset) -> list[tuple[Observation, Observation]]:
    """The overlapping figures of all series of flows; in most series nothing overlaps."""
    found: list[tuple[Observation, Observation]] = []
    known: dict[tuple[int, ...], bool] = {}  # one table gives many series for the same periods
    for figures, periods in _flows(data):
        overlap = known.get(periods)
        if overlap is None:
            overlap = known[periods] = any(True for _ in _overlapping(figures))
        if overlap:
            found.extend(_overlapping(figures))
    return found


@rule(
    "VNF334",
    "periods-that-overlap",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(
        figure("o", "9000 USD", period="2015/2020"), figure("p", "8000 USD", period="2020/2025")
    ),
    passes=example(
        figure("o", "9000 USD", period="2015/2020"), figure("p", "8000 USD", period="2021/2025")
    ),
    vi="""Hai số liệu trong kỳ (lưu lượng) cùng chuỗi có kỳ giao nhau mà không kỳ nào chứa kỳ kia.

    "Nhiệm kỳ 2015 - 2020" và "2020 - 2025" đều có năm 2020: cộng lại thì năm ấy bị tính hai lần.
    Nhiệm kỳ kéo dài từ đại hội này đến đại hội sau, không theo năm tròn. (Sáu tháng nằm trong năm
    của nó thì không sao.)
    """,
)
def periods_that_overlap(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Two flows of one series whose periods share some days, neither holding the other.

    "Nhiệm kỳ 2015 - 2020" and "2020 - 2025" both have 2020: added, that year counts twice. A term
    runs from congress to congress, not over whole years. (A half within its year is in order.)
    """
    for first, one in _overlaps(data):
        if first.period.end == one.period.end or first.period.start == one.period.start:
            continue
        if _end(first) < _end(one):
            yield Problem(
                field="period",
                value=one.period,
                message=f"{one.period} shares days with {first.period} ({first.id})",
                message_vi=f"{one.period} trùng một phần với {first.period} ({first.id})",
                hint="give the days on which each begins and ends",
                hint_vi="ghi rõ ngày bắt đầu và kết thúc của từng kỳ",
                record=one,
            )


@rule(
    "VNF335",
    "part-of-the-time-above-the-whole",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(
        figure("o", "5000 USD", period="2024"), figure("p", "9000 USD", period="2024-H1")
    ),
    passes=example(
        figure("o", "5000 USD", period="2024"), figure("p", "3000 USD", period="2024-H1")
    ),
    vi="""Số liệu trong kỳ (lưu lượng) của nửa năm, quý, tháng chắc chắn lớn hơn số của kỳ chứa nó.

    Số xuất khẩu trong sáu tháng không thể lớn hơn số cả năm. Hai số bị đổi chỗ cho nhau, hoặc một
    trong hai sai từ chỉ bậc (nghìn, triệu, tỷ); ngoại lệ là những lưu lượng ròng, vốn có thể âm.
    """,
)
def part_of_the_time_above_the_whole(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A flow of a half, quarter or month that is certainly more than that of the time around it.

    What was exported in six months is no more than in the year. The two are swapped, or one of
    them is off by a scale word; net flows, which may fall below zero, are the exception.
    """
    for whole, one in _overlaps(data):
        if _end(one) > _end(whole) or whole.period == one.period:
            continue
        if whole.quantity.unit == one.quantity.unit and certainly_above(
            one.quantity, whole.quantity
        ):
            yield Problem(
                field="quantity",
                value=one.quantity,
                message=f"{one.quantity} in {one.period} is more than {whole.quantity} in "
                f"{whole.period} ({whole.id})",
                message_vi=f"{one.quantity} trong {one.period} lớn hơn {whole.quantity} trong "
                f"{whole.period} ({whole.id})",
                hint="check the periods and the scale words of both",
                hint_vi="kiểm tra kỳ và từ chỉ bậc của cả hai",
                record=one,
            )


_SLIP = 200


@rule(
    "VNF336",
    "figure-off-by-a-scale-word",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(
        figure("o", "5200 USD", period="2022"),
        figure("p", "6100000 USD", period="2023"),
        figure("q", "6900000 USD", period="2024"),
    ),
    passes=example(
        figure("o", "5200000 USD", period="2022"),
        figure("p", "6100000 USD", period="2023"),
        figure("q", "6900000 USD", period="2024"),
    ),
    vi="""Số liệu lớn hơn hoặc nhỏ hơn số trung vị (số đứng giữa) của chuỗi từ 200 lần trở lên.

    Viết "triệu" thay cho "tỷ" là lệch một nghìn lần; đọc dấu chấm phân nhóm thành dấu thập phân
    cũng vậy. Chuỗi số liệu thực ít khi biến động xa đến thế; quy tắc chỉ so sánh những kỳ dài gần
    bằng nhau.
    """,
)
def figure_off_by_a_scale_word(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A figure 200 times or more above or below the middle one of its series.

    "Triệu" for "tỷ" is a factor of a thousand; so is a group dot read as a decimal mark. Real
    series seldom move so far; periods of about one length are held against each other.
    """
    days = {key: many.bit_length() for key, many in lengths(data).items()}
    for _of, figures in results(data, Nature.STOCK, Nature.FLOW):
        amounts = [one.quantity.amount for one in figures]
        least_of_all = min(amounts)
        if least_of_all > 0 and max(amounts) < _SLIP * least_of_all:
            continue
        for alike, some in _of_one_length(figures, amounts, days):
            ordered = sorted(some)
            middle = ordered[len(ordered) // 2]
            high, low = _SLIP * middle, middle / _SLIP
            if len(ordered) < 3 or (ordered[-1] < high and ordered[0] > low):
                continue
            for one, amount in zip(alike, some, strict=True):
                if amount >= high or amount <= low:
                    yield Problem(
                        field="quantity.amount",
                        value=one.quantity,
                        message=f"{one.quantity} is far from the others of its series, about "
                        f"{middle}",
                        message_vi=f"{one.quantity} cách xa các số khác trong chuỗi, khoảng "
                        f"{middle}",
                        hint="check the scale word: triệu is 10^6, tỷ is 10^9",
                        hint_vi="kiểm tra từ chỉ bậc: triệu là 10^6, tỷ là 10^9",
                        record=one,
                    )


def _of_one_length(
    figures: Figures, amounts: list[Decimal], lengths: dict[int, int]
) -> list[tuple[Figures, list[Decimal]]]:
    """Figures above zero, those of days, months, quarters, halves and years apart."""
    if min(amounts) > 0 and len({lengths[id(one.period)] for one in figures}) == 1:
        return [(figures, amounts)]
    found: dict[int, tuple[Figures, list[Decimal]]] = {}
    for one, amount in zip(figures, amounts, strict=True):
        if amount > 0:
            alike, some = found.setdefault(lengths[id(one.period)], ([], []))
            alike.append(one)
            some.append(amount)
    return list(found.values())


_RISE = 5
_TELLING = 3  # so many digits are not the same twice by chance


@rule(
    "VNF337",
    "years-as-one-year",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(
        figure("o", "12722 USD", period="2011/2020"), figure("p", "12722 USD", period="2020")
    ),
    passes=example(
        figure("o", "12722 USD", period="2011/2020"), figure("p", "1640 USD", period="2020")
    ),
    vi="""Tổng số của nhiều năm ghi cho một năm trong đó.

    "Giai đoạn 2011 - 2020, kim ngạch 12,7 tỷ USD" là số cộng của mười năm. Quy tắc phát hiện lỗi
    này khi một năm nằm trong kỳ dài hơn lại có giá trị đúng bằng kỳ đó, hoặc khi một năm gấp từ năm
    lần trở lên so với cả năm trước lẫn năm sau.
    """,
)
def years_as_one_year(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """The total of several years given for one of them.

    "Giai đoạn 2011 - 2020, kim ngạch 12,7 tỷ USD" is a sum of ten years. It is found where one
    year within a longer period has the very same amount, or where a year is five times both its
    neighbours or more.
    """
    for whole, one in _overlaps(data):
        length, longer = days_of(one.period), days_of(whole.period)
        same = whole.quantity.amount == one.quantity.amount
        if not same or not length <= _LONGEST_YEAR < longer or _end(one) > _end(whole):
            continue
        if len(str(one.quantity.amount).rstrip("0")) >= _TELLING:
            yield _years(one, f"{whole.period} ({whole.id})")
    of_a_year = {key for key, days in lengths(data).items() if _YEAR <= days <= _LONGEST_YEAR}
    for figures, periods in _flows(data):
        if of_a_year.isdisjoint(periods):
            continue
        years = [one for one in figures if id(one.period) in of_a_year]
        for before, one, after in zip(years, years[1:], years[2:], strict=False):
            near = max(before.quantity.amount, after.quantity.amount)
            if near > 0 and _RISE * near <= one.quantity.amount < _SLIP * near:
                yield _years(one, f"several years: {before.id} and {after.id} are far below")


def _years(one: Observation, other: str) -> Problem:
    return Problem(
        field="period",
        value=one.period,
        message=f"{one.quantity} in {one.period} looks like the total of {other}",
        message_vi=f"{one.quantity} trong {one.period} có vẻ là tổng của {other}",
        hint="a total of years has the whole span as its period",
        hint_vi="số cộng dồn nhiều năm phải có kỳ là cả giai đoạn",
        record=one,
    )
