"""Rules on relations of states and the ladder of partnerships."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from vnforeign.checks._engine import Problem, Severity, rule
from vnforeign.checks.partnerships._ties import TIERS, step_of, tie_of
from vnforeign.dataset import Dataset
from vnforeign.model.partnerships import Form, Partnership, Tier
from vnforeign.model.taxonomy import Level

__all__: list[str] = []

_FIRST_TIER = dt.date(2001, 1, 1)
_LADDER = {tier: place for place, tier in enumerate(Tier)}
_DATED_TIERS = TIERS - {Form.SPECIAL}


@rule(
    "VNF205",
    "tier-going-down",
    Severity.WARNING,
    on="partnerships",
    since="0.1.0",
    fails=tie_of(
        step_of("strategic", "2009"), step_of("comprehensive", "2013"),
        foreign="FR", local="VN",
    ),
    passes=tie_of(
        step_of("comprehensive", "2009"), step_of("strategic", "2013"),
        foreign="FR", local="VN",
    ),
    vi="""Quốc gia chuyển xuống khuôn khổ quan hệ thấp hơn.

    Đối tác toàn diện, chiến lược, chiến lược toàn diện, quan hệ đặc biệt: từ quan hệ đối tác đầu
    tiên năm 2001 đến nay, chưa nước nào bị hạ khuôn khổ quan hệ, nên bước đi xuống rất có thể là do
    đọc nhầm tên khuôn khổ.
    """,
)  # fmt: skip
def tier_going_down(tie: Partnership, _: Dataset) -> Iterator[Problem]:
    """A country that moved down the ladder of partnerships.

    Comprehensive, strategic, comprehensive strategic, special relations: no country has moved
    down since the first partnership of 2001, so a step down is most likely a misread name of a
    tier.
    """
    if len(tie.steps) == 1:
        return
    tiers = [Tier(step.form.value) for step in tie.steps if step.form in TIERS]
    for earlier, later in pairwise(tiers):
        if _LADDER[later] < _LADDER[earlier]:
            yield Problem(
                field="steps",
                value=later.value,
                message=f"goes from {earlier.value} down to {later.value}",
                message_vi=f"từ {earlier.name_vi} xuống {later.name_vi} ({later.value})",
                hint="check the names and days of the two steps",
                hint_vi="kiểm tra tên gọi và ngày của hai bước",
            )


@rule(
    "VNF214",
    "tier-before-the-first-tier",
    Severity.WARNING,
    on="partnerships",
    since="0.1.0",
    fails=tie_of(step_of("strategic", "1991"), foreign="FR", local="VN"),
    passes=tie_of(step_of("strategic", "2013"), foreign="FR", local="VN"),
    vi="""Khuôn khổ quan hệ ghi ngày trước khuôn khổ đầu tiên, với Liên bang Nga năm 2001.

    Tên gọi các khuôn khổ có từ quan hệ đối tác chiến lược với Liên bang Nga ngày 1/3/2001 (tuyên bố
    chung cùng ngày); chỉ các quan hệ đặc biệt là có trước. Ngày sớm hơn rất có thể là ngày thiết
    lập quan hệ ngoại giao.
    """,
)
def tier_before_the_first_tier(tie: Partnership, _: Dataset) -> Iterator[Problem]:
    """A partnership of the ladder dated before the first one, with Russia in 2001.

    The names of the tiers came with the strategic partnership with the Russian Federation on 1
    March 2001 (joint statement of that day); only the special relations are older. An earlier
    day is most likely the one on which diplomatic relations were set up.
    """
    for index, step in enumerate(tie.steps):
        since = step.since
        if step.form in _DATED_TIERS and since is not None and since.last < _FIRST_TIER:
            yield Problem(
                field=f"steps[{index}].since",
                value=since,
                message=f"{step.form.value} from {since}, before the first partnership of 2001",
                message_vi=f"{Tier(step.form.value).name_vi} từ {since}, trước quan hệ đối tác "
                "đầu tiên năm 2001",
                hint="this may be the day of diplomatic relations",
                hint_vi="có thể là ngày thiết lập quan hệ ngoại giao",
            )


@rule(
    "VNF215",
    "tier-before-relations",
    Severity.WARNING,
    on="partnerships",
    since="0.1.0",
    fails=tie_of(
        step_of("strategic", "2009"), step_of("diplomatic-relations", "2013"),
        foreign="FR", local="VN",
    ),
    passes=tie_of(
        step_of("diplomatic-relations", "1973"), step_of("strategic", "2013"),
        foreign="FR", local="VN",
    ),
    vi="""Khuôn khổ quan hệ có từ trước khi hai nước thiết lập quan hệ ngoại giao.

    Các nước thiết lập quan hệ ngoại giao trước, rồi mới đến các khuôn khổ. Nếu các ngày cho thấy
    điều ngược lại thì một trong hai ngày là của nước khác, hoặc đó là ngày nối lại quan hệ.
    """,
)  # fmt: skip
def tier_before_relations(tie: Partnership, _: Dataset) -> Iterator[Problem]:
    """A partnership of the ladder from before the two states had diplomatic relations.

    States set up relations first. Where the days say otherwise, one of them belongs to another
    country, or the relations of that day are renewed ones.
    """
    if len(tie.steps) == 1:
        return
    begun = [s.since for s in tie.steps if s.form is Form.DIPLOMATIC_RELATIONS and s.since]
    for index, step in enumerate(tie.steps if begun else ()):
        since = step.since
        if step.form in TIERS and since is not None and all(since.before(day) for day in begun):
            yield Problem(
                field=f"steps[{index}].since",
                value=since,
                message=f"{step.form.value} from {since}, but diplomatic relations from {begun[0]}",
                message_vi=f"{Tier(step.form.value).name_vi} từ {since}, nhưng quan hệ ngoại giao "
                f"từ {begun[0]}",
                hint="check both days",
                hint_vi="kiểm tra cả hai ngày",
            )


@rule(
    "VNF221",
    "twinned-states",
    Severity.WARNING,
    on="partnerships",
    since="0.1.0",
    fails=tie_of(step_of("twinned", "2013"), foreign="FR", local="VN"),
    passes=tie_of(step_of("agreement", "2013"), foreign="FR", local="VN"),
    vi="""Hai quốc gia được ghi là kết nghĩa.

    Tỉnh, thành phố, huyện, thôn bản kết nghĩa với nhau; quốc gia thì không. Quan hệ đó có lẽ là của
    các tỉnh ở hai nước.
    """,
)
def twinned_states(tie: Partnership, _: Dataset) -> Iterator[Problem]:
    """Two states recorded as twinned.

    Provinces, cities, districts and villages twin (*kết nghĩa*); states do not. The tie is
    likely one of their provinces.
    """
    if tie.level is not Level.NATIONAL:
        return
    for index, step in enumerate(tie.steps):
        if step.form is Form.TWINNED:
            yield Problem(
                field=f"steps[{index}].form",
                value=step.form.value,
                message="'twinned' at the national level",
                message_vi="'twinned' (kết nghĩa) ở cấp quốc gia",
                hint="name the two places that twinned, and their level",
                hint_vi="ghi hai địa phương kết nghĩa và cấp của quan hệ",
            )


@rule(
    "VNF222",
    "relations-set-up-twice",
    Severity.WARNING,
    on="partnerships",
    since="0.1.0",
    fails=tie_of(
        step_of("diplomatic-relations", "1950-02-03"),
        step_of("diplomatic-relations", "1950-02-05"),
        foreign="LA", country="LA", local="VN",
    ),
    passes=tie_of(
        step_of("diplomatic-relations", "1950-02-03"), foreign="LA", country="LA", local="VN",
    ),
    vi="""Quan hệ ngoại giao thiết lập vào hai ngày khác nhau, ở giữa không có ngày kết thúc.

    Các danh sách lệch nhau vài ngày (Hungary: ngày 3 hoặc 5/2/1950), hoặc lấy ngày bình thường hóa
    làm ngày thiết lập. Chỉ một ngày là đúng; ngày kia đưa vào ghi chú, hoặc ghi là ``normalised``.
    """,
)  # fmt: skip
def relations_set_up_twice(tie: Partnership, _: Dataset) -> Iterator[Problem]:
    """Diplomatic relations set up on two days, with no end between.

    Lists differ by days (Hungary: 3 or 5 February 1950) or take the day of normalisation for
    it. One is the day; the other goes into a note, or is ``normalised``.
    """
    if len(tie.steps) == 1:
        return
    days = [
        (index, step) for index, step in enumerate(tie.steps)
        if step.form is Form.DIPLOMATIC_RELATIONS and step.since is not None
    ]  # fmt: skip
    for (_first, earlier), (index, later) in pairwise(days):
        if earlier.until is None and earlier.since != later.since:
            yield Problem(
                field=f"steps[{index}].since",
                value=later.since,
                message=f"relations from {later.since}, but from {earlier.since} above",
                message_vi=f"thiết lập quan hệ từ {later.since}, nhưng phía trên ghi "
                f"{earlier.since}",
                hint="keep one and note the other; renewed relations follow a step with until",
                hint_vi="giữ một ngày, ghi chú ngày kia; nối lại quan hệ thì bước trước có until",
            )


@rule(
    "VNF223",
    "tier-of-unknown-day",
    Severity.WARNING,
    on="partnerships",
    since="0.1.0",
    fails=tie_of(step_of("strategic"), foreign="FR", local="VN"),
    passes=tie_of(step_of("strategic", "2013"), foreign="FR", local="VN"),
    vi="""Khuôn khổ quan hệ không ghi ngày bắt đầu.

    Hỏi đến ngày nào thì bước như vậy cũng được tính, nên mọi lần đếm đối tác cho quá khứ đều gồm cả
    bước đó. Tuyên bố chung nêu tên khuôn khổ thì có ngày.
    """,
)
def tier_of_unknown_day(tie: Partnership, _: Dataset) -> Iterator[Problem]:
    """A tier of the ladder without the day from which it holds.

    Such a step stands on every day that is asked for, so each count of partners in the past
    includes it. The joint statement that names the tier has a day.
    """
    for index, step in enumerate(tie.steps):
        if step.form in TIERS and step.since is None:
            yield Problem(
                field=f"steps[{index}].since",
                value=step.form.value,
                message=f"{step.form.value!r} has no day, so it counts on every day",
                message_vi=f"{step.form.value!r} không có ngày, nên được tính cho mọi ngày",
                hint="add the day of the joint statement",
                hint_vi="thêm ngày của tuyên bố chung",
            )
