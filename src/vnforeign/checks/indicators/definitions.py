"""Rules on indicators: what is measured, and whether its definition holds together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks._figures import example, figure, indicator, of_nature
from vnforeign.dataset import Dataset
from vnforeign.model.indicators import Indicator, Nature
from vnforeign.values.names import fold
from vnforeign.values.units import Unit, UnitKind

__all__: list[str] = []


@rule(
    "VNF309",
    "points-for-a-level",
    Severity.ERROR,
    on="indicators",
    since="0.1.0",
    fails=example(
        indicator(unit="percentage-point", nature="share"), figure("o", "40 percentage-point")
    ),
    passes=example(indicator(unit="percent", nature="share"), figure("o", "40 percent")),
    vi="""Số liệu tại thời điểm, số liệu trong kỳ, tỷ trọng hoặc thứ hạng tính bằng điểm phần trăm.

    Điểm phần trăm đo khoảng cách giữa hai tỷ lệ phần trăm; còn một mức thì tính bằng phần trăm. Tỷ
    trọng 40% tăng 2 điểm phần trăm là 42%; tăng 2% là 40,8%.
    """,
)
def points_for_a_level(of: Indicator, _: Dataset) -> Iterator[Problem]:
    """A stock, flow, share or rank in percentage points.

    Points ("điểm phần trăm") measure how far two percentages lie apart; a level is in percent.
    A share that rose by 2 points from 40 % is 42 %; by 2 % it is 40.8 %.
    """
    if of.unit.kind is UnitKind.PERCENTAGE_POINT and of.nature in _LEVELS:
        yield Problem(
            field="unit",
            value=of.unit,
            message=f"is in {of.unit}, but a {of.nature.value} is a level, not a difference",
            message_vi=f"tính bằng {of.unit}, nhưng {of.nature.value} là mức, không phải chênh "
            "lệch",
            hint="write percent, or nature 'change'",
            hint_vi="ghi percent, hoặc nature 'change'",
        )


_LEVELS = frozenset({Nature.STOCK, Nature.FLOW, Nature.SHARE, Nature.RANK})


@rule(
    "VNF338",
    "rank-in-another-unit",
    Severity.ERROR,
    on="indicators",
    since="0.1.0",
    fails=example(indicator(unit="USD", nature="rank"), figure("o", "7000 USD")),
    passes=example(indicator(unit="USD", nature="flow"), figure("o", "7000 USD")),
    vi="""Chỉ tiêu có tính chất thứ hạng mà đơn vị không phải thứ hạng, hoặc ngược lại.

    Không bao giờ cộng thứ hạng, và thứ hạng càng nhỏ càng tốt; tiền và số đếm thì ngược lại ở cả
    hai điểm. Một trong hai trường bị chép từ dòng trên.
    """,
)
def rank_in_another_unit(of: Indicator, _: Dataset) -> Iterator[Problem]:
    """An indicator of nature rank whose unit is no rank, or the other way round.

    Ranks are never added and fewer is better; money and counts are the opposite in both. One of
    the two fields was copied from the row above.
    """
    is_rank, in_ranks = of.nature is Nature.RANK, of.unit.kind is UnitKind.RANK
    if is_rank != in_ranks and of.nature is not Nature.CHANGE:
        yield Problem(
            field="nature",
            value=of.nature.value,
            message=f"is a {of.nature.value}, but its unit is {of.unit}",
            message_vi=f"là {of.nature.value}, nhưng đơn vị là {of.unit}",
            hint="nature 'rank' and unit 'rank' go together",
            hint_vi="nature 'rank' đi cùng đơn vị 'rank'",
        )


@rule(
    "VNF339",
    "share-of-nothing-named",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(indicator(unit="project", nature="share"), figure("o", "12 project")),
    passes=example(indicator(unit="project", nature="share"), figure("o", "12 project", of="40")),
    vi="""Tỷ trọng không tính bằng phần trăm mà cũng không ghi tổng thể.

    "12 trong 40 dự án" là tỷ trọng; chỉ "12 dự án" thì là số đếm, không ai biết được phần đó lớn
    đến đâu.
    """,
)
def share_of_nothing_named(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A share that is neither in percent nor given with its whole.

    "12 of 40 projects" is a share; "12 projects" alone is a count, and nobody can tell from it how
    large a part it is.
    """
    for _of, figures in of_nature(data, Nature.SHARE):
        for one in figures:
            if one.of is None and one.quantity.unit.kind not in _PERCENTAGES:
                yield Problem(
                    field="of",
                    value=one.quantity,
                    message=f"{one.quantity} is a share of a whole that is not given",
                    message_vi=f"{one.quantity} là tỷ trọng nhưng thiếu tổng thể",
                    hint="add the whole in of, or use an indicator of nature 'stock' or 'flow'",
                    hint_vi="thêm tổng thể vào of, hoặc dùng chỉ tiêu nature 'stock', 'flow'",
                    record=one,
                )


@rule(
    "VNF340",
    "indicator-without-figures",
    Severity.INFO,
    on=WHOLE,
    since="0.1.0",
    fails=example(indicator(), indicator("j"), figure("o", "5000 USD")),
    passes=example(
        indicator(), indicator("j"), figure("o", "5000 USD"), figure("p", "6000 USD", indicator="j")
    ),
    vi="""Chỉ tiêu không có số liệu nào và cũng không được chỉ tiêu nào khác dẫn đến.

    Chỉ tiêu còn sót lại sau khi đổi tên, hoặc số liệu chưa bao giờ được nhập; ai tra chỉ tiêu này
    thì không thấy gì và không biết là vì lý do nào.
    """,
)
def indicator_without_figures(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """An indicator that no figure and no other indicator refers to.

    It is left over from a renaming, or its figures were never entered; who looks it up finds
    nothing and cannot tell which.
    """
    if not len(data.observations):
        return  # a list of definitions, for others to use
    used = {one.indicator for one in data.observations}
    used |= {one.part_of for one in data.indicators if one.part_of is not None}
    for of in data.indicators:
        if of.id not in used:
            yield Problem(
                field="id",
                value=of.id,
                message=f"nothing refers to {of.id}",
                message_vi=f"không bản ghi nào dùng {of.id}",
                hint="enter its figures, or take it out",
                hint_vi="nhập số liệu, hoặc bỏ chỉ tiêu",
                record=of,
            )


_PERCENTAGES = frozenset({UnitKind.PERCENT, UnitKind.PERCENTAGE_POINT})
_SAYS_WHEN = re.compile(
    r"\b(?:per|an? (?:year|quarter|month|week|day|head|person)|each|every|annual(?:ly)?|yearly|"
    r"monthly|weekly|daily|average|mean|divided|against)\b"
).search
_DIVIDED = frozenset({UnitKind.COUNT, UnitKind.CURRENCY})


@rule(
    "VNF341",
    "rate-of-what-over-what",
    Severity.WARNING,
    on="indicators",
    since="0.1.0",
    fails=example(
        indicator(unit="delegation", nature="rate", definition="Delegations sent abroad."),
        figure("o", "30 delegation"),
    ),
    passes=example(
        indicator(unit="delegation", nature="rate", definition="Delegations sent abroad a year."),
        figure("o", "30 delegation"),
    ),
    vi="""Tỷ lệ tính bằng tiền hay số đếm mà tên và định nghĩa không nói tính theo gì.

    "Hằng năm trên 100 triệu USD" là giá trị mỗi năm, "536 chuyến/tuần" là số chuyến bay mỗi tuần;
    mất chữ "mỗi năm" thì chúng bị đọc thành tổng số và bị cộng lại.
    """,
)
def rate_of_what_over_what(of: Indicator, _: Dataset) -> Iterator[Problem]:
    """A rate in money or things whose name and definition do not say per what.

    "Hằng năm trên 100 triệu USD" is an amount a year, and "536 chuyến/tuần" flights a week; with
    the "a year" lost they are read as totals and added.
    """
    if of.nature is not Nature.RATE or of.unit.kind not in _DIVIDED:
        return
    if _SAYS_WHEN(fold(f"{of.name_en} {of.definition}")):
        return
    yield Problem(
        field="definition",
        value=of.definition,
        message=f"is a rate in {of.unit}, but {of.definition!r} does not say per what",
        message_vi=f"là tỷ lệ tính bằng {of.unit}, nhưng {of.definition!r} không nói tính theo gì",
        hint="say a year, a week, per person ...; a total is of nature 'flow'",
        hint_vi="ghi rõ mỗi năm, mỗi tuần, bình quân đầu người ...; tổng số có nature 'flow'",
    )


@rule(
    "VNF343",
    "part-unlike-its-whole",
    Severity.WARNING,
    on="indicators",
    since="0.1.0",
    fails=example(
        indicator(part_of="j", unit="VND"),
        indicator("j"),
        figure("o", "5000 VND"),
        figure("p", "9000 USD", indicator="j", period="2023"),
    ),
    passes=example(
        indicator(unit="VND"),
        indicator("j"),
        figure("o", "5000 VND"),
        figure("p", "9000 USD", indicator="j", period="2023"),
    ),
    vi="""Thành phần khác tổng số về đồng tiền, loại đơn vị hoặc tính chất.

    Thành phần được lấy ra từ tổng số: số trong kỳ từ số trong kỳ, đô la từ đô la. Dự án mới trong
    năm không phải là thành phần của số dự án còn hiệu lực, dù chúng được cộng thêm vào đó.
    """,
)
def part_unlike_its_whole(of: Indicator, data: Dataset) -> Iterator[Problem]:
    """A part in another currency, kind of unit or nature than its whole.

    A part is taken from its whole: flows from a flow, dollars from dollars. New projects of a year
    are no part of the projects in force, though they add to them.
    """
    if of.part_of is None:
        return
    whole = data.indicators.get(of.part_of)
    if whole is None:
        return
    one, other = of.unit, whole.unit
    counted = one.kind is UnitKind.COUNT and other.kind is UnitKind.COUNT
    if of.nature is whole.nature and (one == other or counted):
        return
    yield Problem(
        field="part_of",
        value=whole.id,
        message=f"is a {of.nature.value} in {one}, but {whole.id} is a {whole.nature.value} in "
        f"{other}",
        message_vi=f"là {of.nature.value} tính bằng {one}, nhưng {whole.id} là "
        f"{whole.nature.value} tính bằng {other}",
        hint="a part has the nature and unit of its whole",
        hint_vi="thành phần có cùng nature và đơn vị với tổng số",
    )


@rule(
    "VNF344",
    "two-indicators-one-name",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=example(
        indicator(name_en="Exports"),
        indicator("j", name_en="exports"),
        figure("o", "5000 USD"),
        figure("p", "5000 USD", indicator="j", period="2023"),
    ),
    passes=example(
        indicator(name_en="Exports"),
        indicator("j", name_en="Imports"),
        figure("o", "5000 USD"),
        figure("p", "5000 USD", indicator="j", period="2023"),
    ),
    vi="""Hai chỉ tiêu trùng tên ở một trong hai ngôn ngữ, hoặc trùng định nghĩa.

    Một nửa chuỗi số liệu ghi vào chỉ tiêu này, một nửa vào chỉ tiêu kia, không bên nào đủ. Các tên
    chỉ khác nhau về chữ hoa, dấu hay dấu cách được coi là một.
    """,
)
def two_indicators_one_name(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Two indicators of one name in either language, or of one definition.

    Half of a series goes to one and half to the other, and neither is whole. Names that differ
    only in capitals, accents or spaces count as one.
    """
    for field in ("name_en", "name_vi", "definition"):
        seen: dict[tuple[str, Unit, Nature], Indicator] = {}
        for of in data.indicators:
            name = getattr(of, field)
            key = " ".join(fold(name).split()).rstrip("."), of.unit, of.nature
            first = seen.setdefault(key, of)
            if first is not of:
                yield Problem(
                    field=field,
                    value=name,
                    message=f"{name!r} is what {first.id} is called too",
                    message_vi=f"{name!r} trùng với {first.id}",
                    hint="make them one, or say in both what sets them apart",
                    hint_vi="gộp làm một, hoặc nêu rõ điểm khác nhau",
                    record=of,
                )


@rule(
    "VNF345",
    "count-of-unnamed-things",
    Severity.WARNING,
    on="indicators",
    since="0.1.0",
    fails=example(indicator(unit="count"), figure("o", "52 count")),
    passes=example(indicator(unit="count", counted="liên hiệp"), figure("o", "52 count")),
    vi="""Chỉ tiêu đếm mà không nói đếm gì.

    Đơn vị "count" đứng thay cho một danh từ không có trong bảng nào; danh từ đó cần ghi vào
    ``counted``. Thiếu nó thì không có gì phân biệt số liệu về liên hiệp, về hành lang và về mục
    tiêu.
    """,
)
def count_of_unnamed_things(of: Indicator, _: Dataset) -> Iterator[Problem]:
    """An indicator that counts without saying what.

    The unit "count" stands for a noun that no table knows; the noun then belongs into ``counted``.
    Without it figures of unions, corridors and aims are told apart by nothing.
    """
    if of.unit == Unit.COUNT and of.counted is None:
        yield Problem(
            field="counted",
            message="its unit is 'count', and what is counted is missing",
            message_vi="đơn vị là 'count' nhưng thiếu đối tượng đếm",
            hint="write the noun the source prints into counted",
            hint_vi="ghi danh từ nguồn in vào counted",
        )
