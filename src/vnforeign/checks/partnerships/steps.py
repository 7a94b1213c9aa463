"""Rules on the steps of a tie: their order, their days, and the lives of the sides."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Container, Iterator

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks.partnerships._ties import COUNTRIES, step_of, tie_of
from vnforeign.dataset import Dataset
from vnforeign.model.institutions import Institution
from vnforeign.model.partnerships import Form, Partnership
from vnforeign.model.places import Place
from vnforeign.values.dates import PartialDate

__all__: list[str] = []

_STATE = dt.date(1945, 9, 2)
_PAPERS = (Form.SIGNED, Form.TWINNED, Form.AGREEMENT)


def _lived(when: str) -> str:
    """The countries and places, with a day of the province's life."""
    return COUNTRIES.replace('"kind": "province",', f'"kind": "province", {when},')


@rule(
    "VNF203",
    "steps-out-of-order",
    Severity.ERROR,
    on="partnerships",
    since="0.1.0",
    fails=tie_of(step_of("signed", "2012"), step_of("contact", "2005")),
    passes=tie_of(step_of("contact", "2005"), step_of("signed", "2012")),
    vi="""Quan hệ đối tác có các bước không theo thứ tự thời gian.

    Bước nào đang có hiệu lực vào một ngày được xác định theo thứ tự các bước.
    """,
)
def steps_out_of_order(tie: Partnership, data: Dataset) -> Iterator[Problem]:
    """Steps that do not follow each other in time.

    What is in force on a day is read off the order of the steps.
    """
    if len(tie.steps) == 1:
        return
    dated = [(index, step.since) for index, step in enumerate(tie.steps) if step.since]
    for place, (index, later) in enumerate(dated):
        above = [earlier for _, earlier in dated[:place] if later.before(earlier)]
        if above:
            yield Problem(
                field=f"steps[{index}].since",
                value=later,
                message=f"{later} comes before a step listed above it, {above[-1]}",
                message_vi=f"{later} trước một bước ghi phía trên, {above[-1]}",
                hint="sort the steps, oldest first",
                hint_vi="xếp các bước từ cũ đến mới",
            )


@rule(
    "VNF204",
    "signed-and-still-sought",
    Severity.WARNING,
    on="partnerships",
    since="0.1.0",
    fails=tie_of(step_of("signed"), step_of("prospect")),
    passes=tie_of(step_of("prospect", "2004"), step_of("signed", "2010")),
    vi="""Đối tác ghi là đã ký kết, cùng lúc đó hoặc về sau lại ghi là còn đang xúc tiến.

    Có báo cáo nêu một địa phương trong số đã ký kết, rồi lại nêu trong số mong muốn ký kết; số đối
    tác đếm được tùy thuộc vào việc hiểu theo cách nào. (Tham luận của Thái Nguyên nêu Poitiers như
    vậy.)
    """,
)
def signed_and_still_sought(tie: Partnership, _: Dataset) -> Iterator[Problem]:
    """A partner that is listed as signed and, at the same time or later, as one still sought.

    Reports list a place among the signed ones and again among those they hope to sign with; a
    count of partners depends on which is meant. (The Thái Nguyên paper does it with Poitiers.)
    """
    if len(tie.steps) == 1:
        return
    forms = [step.form for step in tie.steps if step.until is None]
    tied = [index for index, form in enumerate(forms) if form in (Form.SIGNED, Form.TWINNED)]
    sought = [index for index, form in enumerate(forms) if form is Form.PROSPECT]
    if tied and sought and max(sought) > min(tied):
        yield Problem(
            field="steps",
            value=", ".join(forms),
            message=f"is {', '.join(forms)}: both signed and still sought",
            message_vi=f"ghi {', '.join(forms)}: vừa đã ký kết vừa còn đang xúc tiến",
            hint="keep both if the source says both, and note it",
            hint_vi="giữ cả hai nếu nguồn nói cả hai, và ghi chú",
            evidence=tuple(e for step in tie.steps for e in step.evidence),
        )


@rule(
    "VNF206",
    "one-tie-two-records",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=COUNTRIES
    + """"partnerships": [
 {"id": "p", "local": "VN-69", "foreign": "fr-poitiers", "country": "FR", "level": "provincial",
  "steps": [{"form": "signed", "cites": ["s"]}]},
 {"id": "q", "local": "VN-69", "foreign": "fr-poitiers", "country": "FR", "level": "provincial",
  "steps": [{"form": "prospect", "cites": ["s"]}]}]}""",
    passes=tie_of(step_of("prospect"), step_of("signed")),
    vi="""Hai bản ghi của cùng một quan hệ: cùng hai bên, cùng cấp.

    Một quan hệ là một bản ghi gồm nhiều bước; ghi thành hai bản ghi thì bị đếm hai lần.
    """,
)
def one_tie_two_records(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Two records of one tie: same sides, same level.

    A tie is one record with steps; two are counted twice.
    """
    seen: dict[tuple[str, str, str], list[Partnership]] = defaultdict(list)
    for tie in data.partnerships:
        seen[tie.local, tie.foreign, tie.level].append(tie)
    for same in seen.values():
        for tie in same[1:]:
            yield Problem(
                field="foreign",
                value=tie.foreign,
                message=f"{same[0].id} records the tie of {tie.local} and {tie.foreign} too",
                message_vi=f"{same[0].id} cũng ghi quan hệ giữa {tie.local} và {tie.foreign}",
                hint="make them one record with the steps of both",
                hint_vi="gộp thành một bản ghi với các bước của cả hai",
                record=tie,
            )


@rule(
    "VNF212",
    "step-recorded-twice",
    Severity.WARNING,
    on="partnerships",
    since="0.1.0",
    fails=tie_of(step_of("signed", "2005"), step_of("signed", "2005")),
    passes=tie_of(step_of("signed", "2005"), step_of("signed", "2012")),
    vi="""Bước được ghi hai lần: cùng loại, cùng ngày, cùng văn kiện.

    Hai nguồn cùng nêu một bước là hai căn cứ của bước đó. Ghi thành hai bước thì bị đếm là hai thỏa
    thuận.
    """,
)
def step_recorded_twice(tie: Partnership, _: Dataset) -> Iterator[Problem]:
    """A step that stands twice: one form, one day, one instrument.

    Two sources that state one step are two pieces of evidence of it. Two steps are counted as
    two agreements.
    """
    if len(tie.steps) == 1:
        return
    seen = set()
    for index, step in enumerate(tie.steps):
        key = (step.form, step.since, step.until, step.instrument)
        if key in seen:
            shown = step.form.value + (f" {step.since}" if step.since else "")
            yield Problem(
                field=f"steps[{index}]",
                value=shown,
                message=f"the step {shown!r} is recorded twice",
                message_vi=f"bước {shown!r} được ghi hai lần",
                hint="make it one step with the evidence of both",
                hint_vi="gộp thành một bước với căn cứ của cả hai",
            )
        seen.add(key)


@rule(
    "VNF213",
    "step-before-the-state",
    Severity.ERROR,
    on="partnerships",
    since="0.1.0",
    fails=tie_of(step_of("diplomatic-relations", "1912"), foreign="LA", country="LA", local="VN"),
    passes=tie_of(step_of("diplomatic-relations", "1962"), foreign="LA", country="LA", local="VN"),
    vi="""Bước ghi ngày sớm hơn 2/9/1945, ngày tuyên bố thành lập Nhà nước.

    Không quan hệ nào của nước Việt Nam Dân chủ Cộng hòa hay nước Cộng hòa xã hội chủ nghĩa Việt Nam
    có từ trước ngày đó. Các danh sách quan hệ có khi in nhầm ra những năm như vậy: với Nhật Bản, có
    danh sách in 1931 thay cho 1973.
    """,
)
def step_before_the_state(tie: Partnership, _: Dataset) -> Iterator[Problem]:
    """A step dated before 2 September 1945, when the state was proclaimed.

    No tie of the Democratic Republic or the Socialist Republic is older. Lists of relations
    print such years by misprint: one prints 1931 for the 1973 of Japan.
    """
    for index, step in enumerate(tie.steps):
        if step.since is not None and step.since.last < _STATE:
            yield Problem(
                field=f"steps[{index}].since",
                value=step.since,
                message=f"{step.since} is before 2 September 1945",
                message_vi=f"{step.since} trước ngày 02/9/1945",
                hint="check the year; a digit may be misprinted",
                hint_vi="kiểm tra năm; có thể in sai một chữ số",
            )


@rule(
    "VNF216",
    "step-after-a-side-ended",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=tie_of(
        step_of("signed", "2025-09-02"),
        around=_lived('"until": "2025-06-30"'),
    ),
    passes=tie_of(
        step_of("signed", "2025-03-02"),
        around=_lived('"until": "2025-06-30"'),
    ),
    vi="""Bước diễn ra sau khi một bên không còn tồn tại.

    Từ ngày 1/7/2025, 63 tỉnh, thành phố được sắp xếp thành 34 (Nghị quyết số 202/2025/QH15); những
    gì ký từ ngày đó là do tỉnh kế thừa ký, có khi cùng tên. Cơ quan cũng có ngày kết thúc: có bộ
    được hợp nhất.
    """,
)  # fmt: skip
def step_after_a_side_ended(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A step taken after one of the sides had ceased to exist.

    63 provinces became 34 on 1 July 2025 (Resolution 202/2025/QH15); what is signed since then
    is signed by the successor, which may have the same name. Bodies end too: ministries merge.
    """
    ends = {one.id: one for one in _mortals(data) if one.until is not None}
    for tie, field, index, since in _days_of_sides(data, ends):
        side = ends[getattr(tie, field)]
        if side.until is not None and since.first > side.until.last:
            follow = ", ".join(side.successors) if isinstance(side, Place) else ""
            yield Problem(
                field=f"steps[{index}].since",
                value=since,
                message=f"{since} is after {side.id} ({field}) ended, {side.until}",
                message_vi=f"{since} sau ngày {side.id} kết thúc, {side.until}",
                hint=f"name its successor, {follow}" if follow else "name the side of that day",
                hint_vi=f"ghi đơn vị kế thừa, {follow}" if follow else "ghi bên có vào ngày đó",
                record=tie,
            )


def _mortals(data: Dataset) -> Iterator[Place | Institution]:
    """Whatever can be a side and begins or ends."""
    yield from data.countries
    yield from data.places
    yield from data.institutions


def _days_of_sides(
    data: Dataset, sides: Container[str]
) -> Iterator[tuple[Partnership, str, int, PartialDate]]:
    """The dated steps of the ties of some sides: the tie, the field of the side, place and day."""
    for tie in data.partnerships:
        for field in ("local", "foreign"):
            if getattr(tie, field) in sides:
                for index, step in enumerate(tie.steps):
                    if step.since is not None:
                        yield tie, field, index, step.since


@rule(
    "VNF217",
    "step-before-a-side-began",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=tie_of(
        step_of("signed", "1995"),
        around=_lived('"since": "1997-01-01"'),
    ),
    passes=tie_of(
        step_of("signed", "2005"),
        around=_lived('"since": "1997-01-01"'),
    ),
    vi="""Bước diễn ra trước khi một bên được thành lập.

    Tỉnh Thái Nguyên hiện nay kế thừa các thỏa thuận mà tỉnh Thái Nguyên trước tháng 7/2025 đã ký,
    nhưng không phải là bên ký: bước đó thuộc quan hệ của tỉnh cũ.
    """,
)  # fmt: skip
def step_before_a_side_began(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A step taken before one of the sides existed.

    Today's Thái Nguyên keeps the agreements that the province of before July 2025 signed, but
    it did not sign them: the step belongs to the tie of the older province.
    """
    begun = {one.id: one for one in _mortals(data) if one.since is not None}
    for tie, field, index, since in _days_of_sides(data, begun):
        side = begun[getattr(tie, field)]
        if side.since is not None and since.last < side.since.first:
            yield Problem(
                field=f"steps[{index}].since",
                value=since,
                message=f"{since} is before {side.id} ({field}) began, {side.since}",
                message_vi=f"{since} trước ngày {side.id} thành lập, {side.since}",
                hint="name the side of that day, or note that the tie was taken over",
                hint_vi="ghi bên có vào ngày đó, hoặc ghi chú là quan hệ được kế thừa",
                record=tie,
            )


@rule(
    "VNF224",
    "paper-without-a-day",
    Severity.INFO,
    on="partnerships",
    since="0.1.0",
    fails=tie_of(step_of("signed", instrument="thỏa thuận hợp tác")),
    passes=tie_of(step_of("signed", "2013", instrument="thỏa thuận hợp tác")),
    vi="""Văn kiện đã ký được nêu tên nhưng không ghi ngày ký.

    Ai giữ thỏa thuận thì đọc được ngày ký trong đó; không có ngày thì thỏa thuận không nằm trong số
    đếm của năm nào, cũng không có dịp kỷ niệm nào.
    """,
)
def paper_without_a_day(tie: Partnership, _: Dataset) -> Iterator[Problem]:
    """A signed paper that is named, but not the day it was signed.

    Whoever holds the agreement can read its day off it; without one it is in no count by year
    and no anniversary.
    """
    for index, step in enumerate(tie.steps):
        if step.instrument is not None and step.since is None and step.form in _PAPERS:
            yield Problem(
                field=f"steps[{index}].since",
                value=step.instrument,
                message=f"{step.instrument!r} is named without its day",
                message_vi=f"{step.instrument!r} được nêu tên nhưng không có ngày",
                hint="add the day of signing as since",
                hint_vi="thêm ngày ký vào since",
            )
