"""Rules on ties and places: sides, steps, and units that came to an end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.dataset import Dataset
from vnforeign.model.indicators import Observation
from vnforeign.model.partnerships import Form, Partnership, Tier
from vnforeign.model.places import Place, PlaceKind

__all__: list[str] = []

_COUNTRIES = """{"countries": [
 {"id": "VN", "name_vi": "Việt Nam", "name_en": "Vietnam", "kind": "country"},
 {"id": "LA", "name_vi": "Lào", "name_en": "Laos", "kind": "country"},
 {"id": "FR", "name_vi": "Pháp", "name_en": "France", "kind": "country"}],
 "places": [
 {"id": "VN-69", "name_vi": "Thái Nguyên", "name_en": "Thai Nguyen", "kind": "province",
  "country": "VN"},
 {"id": "fr-poitiers", "name_vi": "Poitiers", "name_en": "Poitiers", "kind": "foreign-city",
  "country": "FR"}],
 "sources": [{"id": "s", "title": "Bài viết"}], """


def _tie(
    *steps: str, foreign: str = "fr-poitiers", country: str = "FR", local: str = "VN-69"
) -> str:
    """A dataset with one tie, as JSON, for the examples below."""
    level = "national" if local == "VN" else "provincial"
    return (
        f'{_COUNTRIES}"partnerships": [{{"id": "p", "local": "{local}", "foreign": "{foreign}", '
        f'"country": "{country}", "level": "{level}", "steps": [{", ".join(steps)}]}}]}}'
    )


def _step(form: str, since: str = "") -> str:
    dated = f', "since": "{since}"' if since else ""
    return f'{{"form": "{form}"{dated}, "cites": ["s"]}}'


@rule(
    "VNF201",
    "foreign-side-in-vietnam",
    Severity.ERROR,
    on="partnerships",
    since="0.1.0",
    fails=_tie(_step("signed"), foreign="VN", country="VN"),
    passes=_tie(_step("signed"), foreign="FR", country="FR"),
)
def foreign_side_in_vietnam(tie: Partnership, data: Dataset) -> Iterator[Problem]:
    """A tie whose foreign side is Vietnamese, or whose local side is not.

    The two sides are easily entered the wrong way round; every list of partners by country is
    then wrong.
    """
    for field, vietnamese in (("local", True), ("foreign", False)):
        side = getattr(tie, field)
        place = data.place(side)
        if place is None:
            continue
        if ((place.country or place.id) == "VN") is not vietnamese:
            where = "outside Vietnam" if vietnamese else "in Vietnam"
            where_vi = "ngoài Việt Nam" if vietnamese else "ở Việt Nam"
            yield Problem(
                field=field,
                value=side,
                message=f"{side} lies {where}",
                message_vi=f"{side} {where_vi}",
                hint="the two sides may be the wrong way round",
                hint_vi="có thể hai bên bị đảo",
            )


@rule(
    "VNF202",
    "country-not-of-the-foreign-side",
    Severity.ERROR,
    on="partnerships",
    since="0.1.0",
    fails=_tie(_step("signed"), country="LA"),
    passes=_tie(_step("signed")),
)
def country_not_of_the_foreign_side(tie: Partnership, data: Dataset) -> Iterator[Problem]:
    """A country that is not the one the foreign side lies in.

    Partners are listed by country; a tie under the wrong one is missing from the right one. A
    tie with a bloc may name none.
    """
    place = data.place(tie.foreign)
    if place is None:
        return
    country = place.country or place.id
    if tie.country != country and not (place.kind is PlaceKind.BLOC and tie.country is None):
        yield Problem(
            field="country",
            value=tie.country,
            message=f"{tie.foreign} is of {country}, "
            + (f"not of {tie.country}" if tie.country else "but no country is given"),
            message_vi=f"{tie.foreign} thuộc {country}, "
            + (f"không phải {tie.country}" if tie.country else "nhưng chưa ghi quốc gia"),
            hint=f"write {country!r}",
            hint_vi=f"ghi {country!r}",
        )


@rule(
    "VNF203",
    "steps-out-of-order",
    Severity.ERROR,
    on="partnerships",
    since="0.1.0",
    fails=_tie(_step("signed", "2012"), _step("contact", "2005")),
    passes=_tie(_step("contact", "2005"), _step("signed", "2012")),
)
def steps_out_of_order(tie: Partnership, data: Dataset) -> Iterator[Problem]:
    """Steps that do not follow each other in time.

    What is in force on a day is read off the order of the steps.
    """
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
    fails=_tie(_step("signed"), _step("prospect")),
    passes=_tie(_step("prospect", "2004"), _step("signed", "2010")),
)
def signed_and_still_sought(tie: Partnership, _: Dataset) -> Iterator[Problem]:
    """A partner that is listed as signed and, at the same time or later, as one still sought.

    Reports list a place among the signed ones and again among those they hope to sign with; a
    count of partners depends on which is meant. (The Thái Nguyên paper does it with Poitiers.)
    """
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
    "VNF205",
    "tier-going-down",
    Severity.WARNING,
    on="partnerships",
    since="0.1.0",
    fails=_tie(
        _step("strategic", "2009"), _step("comprehensive", "2013"),
        foreign="FR", local="VN",
    ),
    passes=_tie(
        _step("comprehensive", "2009"), _step("strategic", "2013"),
        foreign="FR", local="VN",
    ),
)  # fmt: skip
def tier_going_down(tie: Partnership, _: Dataset) -> Iterator[Problem]:
    """A country that moved down the ladder of partnerships.

    Comprehensive, strategic, comprehensive strategic: no country has moved down since the first
    partnership of 2001, so a step down is most likely a misread name of a tier.
    """
    ladder = list(Tier)
    tiers = [Tier(step.form.value) for step in tie.steps if step.form.value in ladder]
    for earlier, later in pairwise(tiers):
        if ladder.index(later) < ladder.index(earlier):
            yield Problem(
                field="steps",
                value=later.value,
                message=f"goes from {earlier.value} down to {later.value}",
                message_vi=f"từ {earlier.name_vi} xuống {later.name_vi} ({later.value})",
                hint="check the names and days of the two steps",
                hint_vi="kiểm tra tên gọi và ngày của hai bước",
            )


@rule(
    "VNF206",
    "one-tie-two-records",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=_COUNTRIES
    + """"partnerships": [
 {"id": "p", "local": "VN-69", "foreign": "fr-poitiers", "country": "FR", "level": "provincial",
  "steps": [{"form": "signed", "cites": ["s"]}]},
 {"id": "q", "local": "VN-69", "foreign": "fr-poitiers", "country": "FR", "level": "provincial",
  "steps": [{"form": "prospect", "cites": ["s"]}]}]}""",
    passes=_tie(_step("prospect"), _step("signed")),
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
    "VNF601",
    "place-no-longer-there",
    Severity.ERROR,
    on="observations",
    since="0.1.0",
    fails="""{"places": [{"id": "VN-69", "name_vi": "Thái Nguyên", "name_en": "Thai Nguyen",
  "kind": "province", "country": "VN", "until": "2025-06-30"}],
 "observations": [{"id": "o", "indicator": "exports", "place": "VN-69", "period": "2025-Q3",
   "quantity": {"amount": "5", "unit": "USD"}}]}""",
    passes="""{"places": [{"id": "VN-69", "name_vi": "Thái Nguyên", "name_en": "Thai Nguyen",
  "kind": "province", "country": "VN", "until": "2025-06-30"}],
 "observations": [{"id": "o", "indicator": "exports", "place": "VN-69", "period": "2025-Q2",
   "quantity": {"amount": "5", "unit": "USD"}}]}""",
)
def place_no_longer_there(observation: Observation, data: Dataset) -> Iterator[Problem]:
    """A figure of a place for a time when it did not exist.

    63 provinces became 34 on 1 July 2025 (Resolution 202/2025/QH15); names were kept, borders
    were not. A figure of 2026 belongs to the province of 2026.
    """
    place = data.place(observation.place) if observation.place else None
    start, end = observation.period.start, observation.period.end
    if place is None:
        return
    if place.until is not None and start is not None and start > place.until.last:
        follow = ", ".join(place.successors)
        yield Problem(
            field="place",
            value=place.id,
            message=f"{place.name_en} ({place.id}) ended {place.until}, before "
            f"{observation.period}",
            message_vi=f"{place.name_vi} ({place.id}) kết thúc {place.until}, trước "
            f"{observation.period}",
            hint=f"its successor is {follow}" if follow else "",
            hint_vi=f"đơn vị kế thừa là {follow}" if follow else "",
        )
    if place.since is not None and end is not None and end < place.since.first:
        yield Problem(
            field="place",
            value=place.id,
            message=f"{place.name_en} ({place.id}) began {place.since}, after {observation.period}",
            message_vi=f"{place.name_vi} ({place.id}) thành lập {place.since}, sau "
            f"{observation.period}",
            hint="use the place of that time",
            hint_vi="dùng đơn vị của thời gian đó",
        )


@rule(
    "VNF602",
    "successors-without-an-end",
    Severity.ERROR,
    on="places",
    since="0.1.0",
    fails="""{"places": [
 {"id": "VN-53", "name_vi": "Bắc Kạn", "name_en": "Bac Kan", "kind": "province", "country": "VN",
  "successors": ["VN-69-2025"]},
 {"id": "VN-69-2025", "name_vi": "Thái Nguyên", "name_en": "Thai Nguyen", "kind": "province",
  "country": "VN", "since": "2025-07-01"}]}""",
    passes="""{"places": [
 {"id": "VN-53", "name_vi": "Bắc Kạn", "name_en": "Bac Kan", "kind": "province", "country": "VN",
  "until": "2025-06-30", "successors": ["VN-69-2025"]},
 {"id": "VN-69-2025", "name_vi": "Thái Nguyên", "name_en": "Thai Nguyen", "kind": "province",
  "country": "VN", "since": "2025-07-01"}]}""",
)
def successors_without_an_end(place: Place, data: Dataset) -> Iterator[Problem]:
    """A broken chain of succession: successors without an end, or a gap before they begin.

    Restating a figure on other boundaries walks this chain; a break loses the figure.
    """
    if place.successors and place.until is None:
        yield Problem(
            field="until",
            message="has successors but no last day",
            message_vi="có đơn vị kế thừa nhưng không có ngày kết thúc",
            hint="add the day before the successors begin",
            hint_vi="thêm ngày liền trước ngày đơn vị kế thừa bắt đầu",
        )
        return
    for key in place.successors:
        after = data.place(key)
        if after is None or after.since is None or place.until is None:
            continue
        soonest = (after.since.first - place.until.last).days
        latest = (after.since.last - place.until.first).days
        if not soonest <= 1 <= latest:
            yield Problem(
                field="successors",
                value=key,
                message=f"ended {place.until}, but {key} began {after.since}, not the day after",
                message_vi=f"kết thúc {place.until}, nhưng {key} bắt đầu {after.since}, không "
                "phải ngày kế tiếp",
                hint="check both days against the act that made the change",
                hint_vi="kiểm tra hai ngày theo văn bản quy định việc thay đổi",
            )
