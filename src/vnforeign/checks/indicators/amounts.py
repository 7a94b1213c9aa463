"""Rules on one figure by itself: what its amount can be, of whom and of when."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks._figures import (
    example,
    figure,
    indicator,
    lowest,
    of_nature,
)
from vnforeign.dataset import Dataset
from vnforeign.model.indicators import Nature
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
    vi="""Số đếm những thứ không chia lẻ được mà không phải là số nguyên.

    Không ai đếm được hai dự án rưỡi hay hai lượt khách rưỡi: "2.791 lượt" bị đọc với dấu chấm là
    dấu thập phân, hoặc mất từ chỉ bậc ("2,791 triệu lượt"). Số bình quân, tỷ lệ và mức thay đổi có
    thể có phần lẻ; chúng có tính chất tỷ lệ (rate) hoặc thay đổi (change).
    """,
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
                hint_vi="kiểm tra dấu thập phân và từ chỉ bậc; số bình quân có nature 'rate'",
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
    vi="""Số đếm, chiều dài, diện tích hoặc tỷ trọng nhỏ hơn không.

    Gạch đầu dòng trước một con số ("- 15 dự án", một mục trong danh sách) bị đọc thành dấu trừ. Mức
    giảm có tính chất thay đổi (change); tiền thì có thể nhỏ hơn không (cán cân, dòng vốn ròng).
    """,
)
def count_below_zero(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A count, a length, an area or a share that is less than nothing.

    A dash before a number in running text ("- 15 dự án", an item of a list) is taken for a minus
    sign. A fall is of nature change; money may be below zero (a balance, a net flow).
    """
    for of, figures, least in lowest(data):
        if of.nature not in (*_ADDED, Nature.SHARE) or of.unit.kind is UnitKind.CURRENCY:
            continue
        if least >= _ZERO:
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
    vi="""Số tiền nhỏ hoặc lẻ đến mức chắc hẳn đã bị mất từ chỉ bậc.

    "15,4 tỷ USD" gõ vào cột có tiêu đề "tỷ USD" thì thành 15,4 đô la. Tờ tiền nhỏ nhất đang lưu
    hành, 100 đồng, hầu như không còn được dùng (kienthuc.net.vn, tháng 10/2024), và không khoản
    tiền nào của một tỉnh dưới một nghìn đồng; khoản tiền dưới một nghìn đô la mà có phần lẻ cũng
    khó có thật như vậy.
    """,
)
def money_without_its_scale_word(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """An amount of money so small, or with such a fraction, that a scale word must be missing.

    "15,4 tỷ USD" typed into a column headed "tỷ USD" comes out as 15.4 dollars. The smallest
    note in circulation, of 100 đồng, is hardly used any more (kienthuc.net.vn, October 2024),
    and no sum of a province is below a thousand; a sum of dollars below a thousand with a
    fraction is as unlikely.
    """
    for of, figures, least in lowest(data):
        if of.nature not in _ADDED or of.unit.kind is not UnitKind.CURRENCY or least >= _THOUSAND:
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
                    hint_vi="nhân với từ chỉ bậc: triệu là 10^6, tỷ là 10^9",
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
    vi="""Số liệu tại thời điểm hoặc trong kỳ đúng bằng không.

    Ô trống trong bảng thành số 0 khi đọc dưới dạng số, và "không có số liệu" biến thành "không có".
    Tài liệu ít khi in số 0; nếu có in thì nêu rõ trong mục chấp nhận.
    """,
)
def nothing_as_a_figure(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A stock or flow of exactly zero.

    An empty cell of a table becomes 0 when it is read as a number, and "no data" turns into "there
    was none". Papers seldom print a zero; where one does, say so in the acknowledgement.
    """
    for of, figures, least in lowest(data):
        if of.nature not in (Nature.STOCK, Nature.FLOW) or least > _ZERO:
            continue
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
    "VNF316",
    "place-against-itself",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=example(figure("o", "5000 USD", counterpart="VN-69")),
    passes=example(figure("o", "5000 USD", counterpart="LA")),
    vi="""Số liệu giữa một địa phương (hoặc cơ quan) với chính nó.

    Đối tác (counterpart) là phía bên kia của số liệu; khi kéo ô để điền cột mà kéo quá một dòng, cả
    hai phía thành cùng một nơi.
    """,
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
    vi="""Số liệu giữa hai nơi trong cùng một nước.

    Đầu tư, viện trợ, thương mại và biên giới trong công tác đối ngoại có phía bên kia ở nước ngoài.
    Nếu phía bên kia là tỉnh trong nước thì đó là mã ghi nhầm (VN-22 thay cho một nơi ở Lào), hoặc
    là số liệu về hợp tác trong nước, không thuộc chỉ tiêu này.
    """,
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
