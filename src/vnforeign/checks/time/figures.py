"""Rules on the time of figures: periods that had not ended, bases of change, stock and flow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks._examples import VIETNAM, Fields, example, published
from vnforeign.checks._figures import compared, of_nature
from vnforeign.checks._figures import published as days_out
from vnforeign.checks.time.days import last_word
from vnforeign.dataset import Dataset
from vnforeign.model.indicators import Nature, Status
from vnforeign.values.periods import Period
from vnforeign.values.quantities import Hedge

__all__: list[str] = []


def _figure(nature: str = "flow", unit: str = "USD", **fields: object) -> str:
    measured: Fields = {
        "id": "exports",
        "name_vi": "xuất khẩu",
        "name_en": "exports",
        "definition": "Goods exported.",
        "unit": unit,
        "nature": nature,
    }
    made: Fields = {
        "id": "o",
        "indicator": "exports",
        "place": "VN",
        "quantity": {"amount": "5", "unit": unit},
        "cites": ["s"],
    }
    return example(
        sources=published(),
        countries=[VIETNAM],
        indicators=[measured],
        observations=[made | fields],
    )


@rule(
    "VNF404",
    "result-before-its-period-ended",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_figure(period="2021"),
    passes=_figure(period="2021", status="estimate"),
    vi="""Kết quả chính thức của một kỳ chưa kết thúc khi các nguồn được công bố.

    Báo cáo tháng 12 đã nêu số xuất khẩu cả năm. Đó là số ước tính ("ước") hoặc số tính đến ngày báo
    cáo, lệch vài phần trăm so với số chính thức; người so sánh các năm cần biết điều đó. Số liệu
    của kỳ còn chưa bắt đầu là một lỗi riêng (VNF503); số in là ước mà ghi là kết quả cũng vậy
    (VNF304).
    """,
)
def result_before_its_period_ended(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A final result of a period that had not ended when its sources were published.

    Reports of December give the year's exports. They are estimates ("ước") or figures to date,
    and differ from the final ones by some per cent; whoever compares years should know. Figures
    of a period that had not even begun are an error of their own (VNF503), and so are those printed
    as estimates but recorded as results (VNF304).
    """
    out = {key: day.last for key, day in days_out(data).items()}
    normal, estimate, never = Status.NORMAL, Hedge.ESTIMATE, date.max
    for _of, figures in of_nature(data, Nature.FLOW, Nature.CHANGE, Nature.RATE):
        for one in figures:
            end = one.period.end
            if end is None or one.status is not normal or one.quantity.hedge is estimate:
                continue
            for evidence in one.evidence:  # the commonest, and soonest seen
                if out.get(evidence.source, never) >= end:
                    break
            else:
                said, start = last_word(one, data), one.period.start
                if said is None or end <= said.last or (start and start > said.last):
                    continue
                yield Problem(
                    field="period",
                    value=one.period,
                    message=f"{one.period} had not ended when its sources came out, the last of "
                    f"{said}",
                    message_vi=f"{one.period} chưa kết thúc khi các nguồn được công bố, nguồn "
                    f"cuối là {said}",
                    hint="status 'estimate' or 'provisional', or a period that ends with the "
                    "report",
                    hint_vi="ghi status 'estimate' hoặc 'provisional', hoặc kỳ số liệu đến ngày "
                    "báo cáo",
                    record=one,
                )


@rule(
    "VNF405",
    "change-against-itself-or-later",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=_figure("change", "percent", period="2020", change_vs="2021"),
    passes=_figure("change", "percent", period="2020", change_vs="2019"),
    vi="""Mức tăng, giảm có kỳ gốc là chính kỳ đó hoặc một kỳ sau nó.

    "So với cùng kỳ" là so với thời gian trước. Hai kỳ rất dễ bị đổi chỗ cho nhau, và khi đó tăng
    trưởng thành suy giảm.
    """,
)
def change_against_itself_or_later(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A change against a base that is the period itself or lies after it.

    "So với cùng kỳ" goes back in time. The two periods are easily exchanged, and growth then
    becomes a fall.
    """
    for one in compared(data):
        base, period = one.change_vs, one.period
        if base is not None and (base == period or base.after(period) is True):
            yield Problem(
                field="change_vs",
                value=base,
                message=f"{period} is measured against {base}, which is not before it",
                message_vi=f"{period} được so với {base}, không phải kỳ trước đó",
                hint="period is the later of the two, change_vs the base",
                hint_vi="period là kỳ sau, change_vs là kỳ gốc",
                record=one,
            )


@rule(
    "VNF406",
    "change-against-another-length",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_figure("change", "percent", period="2021-H1", change_vs="2020"),
    passes=_figure("change", "percent", period="2021-H1", change_vs="2020-H1"),
    vi="""Mức tăng, giảm của một kỳ so với kỳ dài hơn hoặc ngắn hơn.

    Sáu tháng thì so với sáu tháng ("cùng kỳ"); so với cả năm thì xuất khẩu trông như giảm một nửa.
    Kỳ chỉ có một ngày thì không xét: số liệu tại thời điểm cuối tháng 6 có thể so với cuối năm.
    """,
)
def change_against_another_length(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A change of a period against one that is longer or shorter.

    Half a year is compared with half a year ("cùng kỳ"); against a whole year exports seem
    halved. Single days are left out: what stands at the end of June may be compared with the end
    of the year.
    """
    for one in compared(data):
        base, period = one.change_vs, one.period
        days, others = period.days, None if base is None else base.days
        if days is None or others is None or abs(days - others) <= _LEAP_DAYS:
            continue
        if 1 not in (days, others):
            yield Problem(
                field="change_vs",
                value=base,
                message=f"{period} has {days} days, its base {base} {others}",
                message_vi=f"{period} dài {days} ngày, kỳ gốc {base} dài {others} ngày",
                hint=_same_length(period, "the base is mostly {}"),
                hint_vi=_same_length(period, "kỳ gốc thường là {}"),
                record=one,
            )


_LEAP_DAYS = 3


def _same_length(period: Period, said: str) -> str:
    return said.format(period.previous_year()) if period.days and period.days <= _YEAR else ""


_YEAR = 366
