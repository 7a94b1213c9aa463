"""Rules on the period of a figure against its source's day, and its status and currency."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks._figures import (
    by_indicator,
    by_status,
    example,
    figure,
    indicator,
    out,
    published,
)
from vnforeign.dataset import Dataset
from vnforeign.model.indicators import Status

__all__: list[str] = []

_AHEAD = {"published_on": "2021-12-14"}


@rule(
    "VNF314",
    "target-for-the-past",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(figure("o", "5000 USD", period="2019", status="target"), source=_AHEAD),
    passes=example(figure("o", "5000 USD", period="2022", status="target"), source=_AHEAD),
    vi="""Mục tiêu cho một kỳ đã qua khi nguồn được công bố.

    Bài viết năm 2021 nói năm 2019 đạt được gì, không phải phấn đấu đạt gì: hoặc kết quả bị ghi với
    trạng thái của số kế hoạch bên cạnh, hoặc năm ghi sai.
    """,
)
def target_for_the_past(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A target for a period that was over when its source came out.

    A paper of 2021 tells what was reached in 2019, not what is aimed at: the result was entered
    with the status of the plan beside it, or the year is wrong.
    """
    days = published(data)
    for one in by_status(data).get(Status.TARGET, ()):
        end = one.period.end
        known = out(one, days)
        if end is not None and known and all(end < day.first for day in known):
            soonest = min(day.first for day in known)
            yield Problem(
                field="status",
                value=one.status.value,
                message=f"is a {one.status.value}, but {one.period} was over when its source "
                f"came out ({soonest})",
                message_vi=f"là {one.status.value} (mục tiêu), nhưng {one.period} đã qua khi "
                f"nguồn được công bố ({soonest})",
                hint="is it the result of that period, or the plan of a later one?",
                hint_vi="đây là kết quả của kỳ đó, hay kế hoạch của kỳ sau?",
                record=one,
            )


_LONG = 366


@rule(
    "VNF315",
    "estimate-of-long-ago",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(figure("o", "5000 USD", period="2019", status="estimate"), source=_AHEAD),
    passes=example(figure("o", "5000 USD", period="2021", status="estimate"), source=_AHEAD),
    vi="""Số ước tính cho một kỳ đã qua hơn một năm khi nguồn được công bố.

    Đến lúc đó đã có kết quả: hoặc bài viết chép lại báo cáo cũ, hoặc năm ghi sai. Các cơ quan ở
    Việt Nam ước tính số liệu của năm vào những tuần cuối năm và báo cáo trong nửa đầu năm sau.
    """,
)
def estimate_of_long_ago(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """An estimate for a period that had been over for more than a year when its source came out.

    By then the result is known: the paper copies an old report, or the year is wrong. Vietnamese
    offices estimate a year in its last weeks and report it in the first half of the next.
    """
    days = published(data)
    for one in by_status(data).get(Status.ESTIMATE, ()):
        end = one.period.end
        known = out(one, days)
        if end is not None and known and all((day.first - end).days > _LONG for day in known):
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


_CURRENT_SINCE = {"EUR": date(1999, 1, 1), "VND": date(1978, 5, 3)}


@rule(
    "VNF318",
    "currency-before-its-time",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(indicator(unit="EUR"), figure("o", "5000 EUR", period="1996")),
    passes=example(indicator(unit="EUR"), figure("o", "5000 EUR", period="2006")),
    vi="""Giá trị tính bằng một đồng tiền chưa có trong kỳ đó.

    Đồng euro có từ ngày 1/1/1999, tiền đồng của nước Việt Nam thống nhất có từ ngày 3/5/1978. Giá
    trị trước đó tính bằng đồng tiền ấy là do ai đó quy đổi theo một tỷ giá không ai nêu, hoặc năm
    ghi sai.
    """,
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
