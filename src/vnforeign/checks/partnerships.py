"""Rules on ties: sides, levels, steps and their days, and lists against their counts."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Container, Iterator
from itertools import pairwise

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.dataset import Dataset
from vnforeign.model.indicators import Observation
from vnforeign.model.institutions import Institution
from vnforeign.model.partnerships import Form, Partnership, Tier
from vnforeign.model.places import Place, PlaceKind
from vnforeign.model.taxonomy import Level
from vnforeign.values.dates import PartialDate

__all__: list[str] = []

_STATE = dt.date(1945, 9, 2)
_FIRST_TIER = dt.date(2001, 1, 1)
_LADDER = {tier: place for place, tier in enumerate(Tier)}
_TIERS = frozenset(Form(tier.value) for tier in Tier)
_DATED_TIERS = _TIERS - {Form.SPECIAL}
_OF_STATES = _TIERS | {Form.DIPLOMATIC_RELATIONS, Form.NORMALISED}
_PAPERS = (Form.SIGNED, Form.TWINNED, Form.AGREEMENT)
# The 25 provinces that lay on a land border until 30 June 2025, by neighbour.
_BORDERS = {
    neighbour: frozenset(f"VN-{code}" for code in codes)
    for neighbour, codes in {
        "CN": ("01", "02", "03", "04", "09", "13", "71"),
        "LA": ("05", "21", "22", "23", "24", "25", "26", "27", "28", "71"),
        "KH": ("28", "30", "33", "37", "41", "44", "45", "47", "58", "72"),
    }.items()
}
_OLD_PROVINCE = 5  # code points of an id such as "VN-69"; that of today's has its year behind it

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
_BODIES = (
    _COUNTRIES
    + """"institutions": [
 {"id": "embassy", "name_vi": "Đại sứ quán Việt Nam", "name_en": "Embassy of Vietnam",
  "kind": "embassy", "place": "VN", "cites": ["s"]},
 {"id": "afd", "name_vi": "AFD", "name_en": "AFD", "kind": "foreign-agency", "place": "FR",
  "cites": ["s"]}], """
)


def _tie(
    *steps: str,
    foreign: str = "fr-poitiers",
    country: str = "FR",
    local: str = "VN-69",
    level: str = "",
    around: str = _COUNTRIES,
) -> str:
    """A dataset with one tie, as JSON, for the examples below."""
    level = level or ("national" if local == "VN" else "provincial")
    return (
        f'{around}"partnerships": [{{"id": "p", "local": "{local}", "foreign": "{foreign}", '
        f'"country": "{country}", "level": "{level}", "steps": [{", ".join(steps)}]}}]}}'
    )


def _lived(when: str) -> str:
    """The countries and places, with a day of the province's life."""
    return _COUNTRIES.replace('"kind": "province",', f'"kind": "province", {when},')


def _step(form: str, since: str = "", instrument: str = "") -> str:
    dated = f', "since": "{since}"' if since else ""
    signed = f', "instrument": "{instrument}"' if instrument else ""
    return f'{{"form": "{form}"{dated}{signed}, "cites": ["s"]}}'


def _sides(tie: Partnership, data: Dataset) -> Iterator[tuple[str, Place | Institution]]:
    """The sides that are records of the dataset, each with the field that names it."""
    for field in ("local", "foreign"):
        side = getattr(tie, field)
        found = data.place(side) or data.institutions.get(side)
        if found is not None:
            yield field, found


def _country(place: Place | None) -> str | None:
    """The country a place is or lies in; none for a bloc, which is no country."""
    if place is None or place.kind is PlaceKind.BLOC:
        return None
    return place.country or place.id


def _whose(body: Institution, data: Dataset) -> str | None:
    """The country a body belongs to, where the dataset says so."""
    return _country(data.place(body.place)) if body.place is not None else None


@rule(
    "VNF201",
    "foreign-side-in-vietnam",
    Severity.ERROR,
    on="partnerships",
    since="0.1.0",
    fails=_tie(_step("signed"), foreign="VN", country="VN"),
    passes=_tie(_step("signed"), foreign="FR", country="FR"),
    vi="""Bên nước ngoài của quan hệ lại là Việt Nam, hoặc bên Việt Nam lại ở nước ngoài.

    Hai bên rất dễ bị nhập đảo cho nhau; khi đó mọi danh sách đối tác theo quốc gia đều sai.
    """,
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
    vi="""Quốc gia ghi cho quan hệ không phải là quốc gia của bên nước ngoài.

    Đối tác được liệt kê theo quốc gia; quan hệ ghi nhầm quốc gia thì thiếu trong danh sách của quốc
    gia đúng. Quan hệ với một khối thì có thể không ghi quốc gia nào.
    """,
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
    fails=_tie(_step("signed"), _step("prospect")),
    passes=_tie(_step("prospect", "2004"), _step("signed", "2010")),
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
    tiers = [Tier(step.form.value) for step in tie.steps if step.form in _TIERS]
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
    "VNF207",
    "body-on-the-wrong-side",
    Severity.WARNING,
    on="partnerships",
    since="0.1.0",
    fails=_tie(_step("signed"), foreign="embassy", country="FR", around=_BODIES),
    passes=_tie(_step("signed"), foreign="afd", country="FR", around=_BODIES),
    vi="""Bên nước ngoài là một cơ quan của Việt Nam, hoặc bên Việt Nam là một cơ quan nước ngoài.

    Tỉnh làm việc với đối tác nước ngoài thông qua đại sứ quán của ta ở nước đó thì không phải là có
    quan hệ với đại sứ quán; còn những gì một cơ quan nước ngoài ký thì cơ quan đó ký với tư cách
    bên nước ngoài. Tham luận nêu đối tác và đơn vị làm cầu nối trong cùng một câu.
    """,
)
def body_on_the_wrong_side(tie: Partnership, data: Dataset) -> Iterator[Problem]:
    """A foreign side that is a body of Vietnam, or a local side that is a body from abroad.

    A province that works with a foreign partner through our embassy there has no tie with the
    embassy; and what an agency from abroad signs, it signs as the foreign side. A paper names
    partners and go-betweens in one sentence.
    """
    for field, side in _sides(tie, data):
        if not isinstance(side, Institution):
            continue
        country = _whose(side, data)
        if country is not None and (country == "VN") is not (field == "local"):
            yield Problem(
                field=field,
                value=side.id,
                message=f"{side.id} is a body of {country}, and stands as the {field} side",
                message_vi=f"{side.id} là cơ quan của {country}, nhưng đứng ở bên "
                + ("Việt Nam" if field == "local" else "nước ngoài"),
                hint="name the partner itself, or turn the sides round",
                hint_vi="ghi chính đối tác, hoặc đổi lại hai bên",
            )


@rule(
    "VNF208",
    "country-not-of-the-foreign-body",
    Severity.WARNING,
    on="partnerships",
    since="0.1.0",
    fails=_tie(_step("signed"), foreign="afd", country="LA", around=_BODIES),
    passes=_tie(_step("signed"), foreign="afd", country="FR", around=_BODIES),
    vi="""Quốc gia ghi cho quan hệ không phải là quốc gia của tổ chức ở bên nước ngoài.

    Các tổ chức hoạt động ở nhiều nước; quan hệ được xếp theo nước của chính tổ chức. Một tổ chức
    của Hàn Quốc mà ghi là Lào, nơi có dự án, thì thiếu trong danh sách đối tác của Hàn Quốc.
    """,
)
def country_not_of_the_foreign_body(tie: Partnership, data: Dataset) -> Iterator[Problem]:
    """A country that is not the one the foreign body belongs to.

    Agencies work in many countries; the tie is listed under the agency's own. An agency of
    Korea that is entered under Laos, where its project lies, is missing from Korea's partners.
    """
    if tie.country is None:
        return
    body = data.institutions.get(tie.foreign)
    country = _whose(body, data) if body is not None else None
    if country not in (None, "VN", tie.country):
        yield Problem(
            field="country",
            value=tie.country,
            message=f"{tie.foreign} is a body of {country}, not of {tie.country}",
            message_vi=f"{tie.foreign} là tổ chức của {country}, không phải của {tie.country}",
            hint=f"write {country!r}",
            hint_vi=f"ghi {country!r}",
        )


_LOWER = frozenset({PlaceKind.DISTRICT, PlaceKind.CITY})
_UPPER = frozenset({PlaceKind.PROVINCE, PlaceKind.MUNICIPALITY})


@rule(
    "VNF209",
    "level-not-of-the-sides",
    Severity.WARNING,
    on="partnerships",
    since="0.1.0",
    fails=_tie(_step("signed"), level="national"),
    passes=_tie(_step("signed"), level="provincial"),
    vi="""Cấp quan hệ không ứng với hai bên: cấp quốc gia của tỉnh, cấp đảng mà không có đảng nào.

    Quan hệ được đếm riêng theo từng cấp: của Nhà nước, của Đảng, của tỉnh; không gộp tỉnh với các
    huyện và cơ quan trong tỉnh. Quan hệ ghi sai cấp thì bị đếm ở cấp không đúng, và thiếu ở cấp
    đúng.
    """,
)
def level_not_of_the_sides(tie: Partnership, data: Dataset) -> Iterator[Problem]:
    """A level that neither side can hold: a national tie of a province, a party tie of no party.

    Ties are counted level by level: those of the state, of the Party, of a province apart from
    its districts and bodies. One under the wrong level is counted where it does not belong, and
    missed where it does.
    """
    local, foreign = data.place(tie.local), data.place(tie.foreign)
    wanted = wanted_vi = ""
    if tie.level is Level.NATIONAL:
        if local is not None and local.country is not None:
            wanted, wanted_vi = f"{tie.local} is not the state", f"{tie.local} không phải quốc gia"
        elif foreign is not None and foreign.country is not None:
            wanted = f"{tie.foreign} is a place inside {foreign.country}"
            wanted_vi = f"{tie.foreign} là địa phương của {foreign.country}"
    elif tie.level is Level.PARTY:
        bodies = [side for _, side in _sides(tie, data) if isinstance(side, Institution)]
        places = (local is not None) + (foreign is not None)
        if len(bodies) + places == len(("local", "foreign")) and not any(
            "party" in body.kind.split("-") for body in bodies
        ):
            wanted, wanted_vi = "neither side is a party", "không bên nào là đảng"
    elif local is None:
        return
    elif local.country is None:
        wanted, wanted_vi = f"{tie.local} is the state", f"{tie.local} là quốc gia"
    elif tie.level is Level.PROVINCIAL and local.kind in _LOWER:
        wanted, wanted_vi = f"{tie.local} is a {local.kind}", f"{tie.local} thuộc cấp huyện"
    elif tie.level is Level.DISTRICT and local.kind in _UPPER:
        wanted, wanted_vi = f"{tie.local} is a {local.kind}", f"{tie.local} thuộc cấp tỉnh"
    elif tie.level is Level.ORGANISATION:
        wanted, wanted_vi = f"{tie.local} is a place", f"{tie.local} là địa phương"
    if wanted:
        yield Problem(
            field="level",
            value=tie.level.value,
            message=f"is {tie.level.value}, but {wanted}",
            message_vi=f"ghi cấp {tie.level.value}, nhưng {wanted_vi}",
            hint="give the level of the Vietnamese side, or the side that holds the tie",
            hint_vi="ghi cấp của bên Việt Nam, hoặc ghi đúng bên có quan hệ",
        )


_SIGNED = frozenset({Form.SIGNED, Form.TWINNED})
_TIED = frozenset(Form) - {Form.PROSPECT, Form.CONTACT}
_COUNTED = {
    "foreign-localities-signed": _SIGNED,
    "foreign-localities-with-ties": _TIED,
    "countries-of-localities-signed": _SIGNED,
    "countries-of-foreign-localities-with-ties": _TIED,
}
"""Indicators that count a place's foreign localities or their countries, and by which forms."""


def _counts(figures: str, *foreign: str) -> str:
    """A dataset with a printed count and the ties that its source lists, as JSON."""
    indicator, unit, amount = figures.split()
    ties = ", ".join(
        f'{{"id": "p{index}", "local": "VN-69", "foreign": "{one}", '
        f'"country": "{one[:2].upper()}", "level": "provincial", "steps": [{_step("signed")}]}}'
        for index, one in enumerate(foreign)
    )
    places = """
 {"id": "LA-LP", "name_vi": "Luang Prabang", "name_en": "Luang Prabang",
  "kind": "foreign-province", "country": "LA"},
 {"id": "VN-69","""
    return (
        _COUNTRIES.replace('\n {"id": "VN-69",', places)
        + '"indicators": [{"id": "'
        + indicator
        + '", "name_vi": "đối tác", "name_en": "partners", "definition": "Partners signed with.", '
        f'"unit": "{unit}", "nature": "stock"}}], "observations": [{{"id": "o", "indicator": '
        f'"{indicator}", "place": "VN-69", "period": "2021", "cites": ["s"], '
        f'"quantity": {{"amount": "{amount}", "unit": "{unit}"}}}}], "partnerships": [{ties}]}}'
    )


def _over_count(
    data: Dataset, prefix: str, key: Callable[[Partnership], str | None]
) -> Iterator[tuple[Observation, list[str]]]:
    """Printed counts that are less than what their own source lists, with what it lists."""
    if not any(one.startswith(prefix) for one in data.indicators.ids):
        return
    asked = {one for one in _COUNTED if one.startswith(prefix)}
    counts = [figure for figure in data.observations if figure.indicator in asked]
    if not counts:
        return
    by_place: dict[str, list[Partnership]] = defaultdict(list)
    for tie in data.partnerships:
        side = data.place(tie.foreign)
        if side is not None and side.kind is not PlaceKind.BLOC:  # a country: place not named
            by_place[tie.local].append(tie)
    for figure in counts:
        bounds = figure.quantity.bounds
        most = bounds.upper
        if most is None or figure.place is None:
            continue
        forms, stated = _COUNTED[figure.indicator], _sources(figure)
        listed = {
            key(tie)
            for tie in by_place[figure.place]
            if any(
                step.form in forms
                and not stated.isdisjoint([*step.cites, *(e.source for e in step.evidence)])
                for step in tie.steps
            )
        }
        named = sorted(one for one in listed if one is not None)
        if len(named) > most or (bounds.upper_open and len(named) == most):
            yield figure, named


def _sources(figure: Observation) -> set[str]:
    return {*figure.cites, *(evidence.source for evidence in figure.evidence)}


@rule(
    "VNF210",
    "list-longer-than-its-count",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_counts("foreign-localities-signed locality 1", "fr-poitiers", "LA-LP"),
    passes=_counts("foreign-localities-signed locality 2", "fr-poitiers", "LA-LP"),
    vi="""Số địa phương nước ngoài liệt kê là đối tác nhiều hơn con số mà chính nguồn đó nêu.

    "Đã ký với 5 địa phương", rồi kể sáu tên: một nơi mới chỉ xúc tiến, hoặc hai tên là một nơi viết
    theo hai cách, hoặc con số đã cũ. Kể ít hơn con số đã nêu thì không sai: tham luận chỉ nêu ví
    dụ. Quy tắc xét các chỉ tiêu ``foreign-localities-signed`` và ``foreign-localities-with-ties``.
    """,
)
def list_longer_than_its_count(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """More foreign localities listed as partners than the same source counts.

    "Đã ký với 5 địa phương", and then six names: one is only a prospect, or two are one place
    in two spellings, or the count is an older one. Fewer than counted is no fault: papers name
    examples. Asked of the indicators ``foreign-localities-signed`` and
    ``foreign-localities-with-ties``.
    """
    for figure, named in _over_count(data, "foreign-localities", lambda tie: tie.foreign):
        yield Problem(
            field="quantity",
            value=figure.quantity,
            message=f"counts {figure.quantity}, but the source lists {len(named)}: "
            f"{', '.join(named)}",
            message_vi=f"ghi {figure.quantity}, nhưng nguồn liệt kê {len(named)}: "
            f"{', '.join(named)}",
            hint="look for one place in two spellings, or a partner only sought",
            hint_vi="tìm địa phương ghi hai lần, hoặc đối tác mới chỉ xúc tiến",
            record=figure,
        )


@rule(
    "VNF211",
    "country-outside-the-counted",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_counts("countries-of-localities-signed country 1", "fr-poitiers", "LA-LP"),
    passes=_counts("countries-of-localities-signed country 2", "fr-poitiers", "LA-LP"),
    vi="""Các đối tác thuộc nhiều quốc gia hơn con số mà chính nguồn đó nêu.

    Tham luận của Kiên Giang nêu sáu quốc gia, nhưng trong các địa phương được kể tên có một nơi
    thuộc quốc gia thứ bảy. Quy tắc xét các chỉ tiêu ``countries-of-localities-signed`` và
    ``countries-of-foreign-localities-with-ties``.
    """,
)
def country_outside_the_counted(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Partners in more countries than the same source counts.

    The paper of Kiên Giang counts six countries, and among the localities it names there is one
    of a seventh. Asked of the indicators ``countries-of-localities-signed`` and
    ``countries-of-foreign-localities-with-ties``.
    """
    for figure, named in _over_count(data, "countries-of", lambda tie: tie.country):
        yield Problem(
            field="quantity",
            value=figure.quantity,
            message=f"counts {figure.quantity}, but the partners listed are of {len(named)}: "
            f"{', '.join(named)}",
            message_vi=f"ghi {figure.quantity}, nhưng các đối tác liệt kê thuộc {len(named)}: "
            f"{', '.join(named)}",
            hint="check the country of each partner; keep both if the source says both",
            hint_vi="kiểm tra quốc gia của từng đối tác; giữ cả hai nếu nguồn nói cả hai",
            record=figure,
        )


@rule(
    "VNF212",
    "step-recorded-twice",
    Severity.WARNING,
    on="partnerships",
    since="0.1.0",
    fails=_tie(_step("signed", "2005"), _step("signed", "2005")),
    passes=_tie(_step("signed", "2005"), _step("signed", "2012")),
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
    fails=_tie(_step("diplomatic-relations", "1912"), foreign="LA", country="LA", local="VN"),
    passes=_tie(_step("diplomatic-relations", "1962"), foreign="LA", country="LA", local="VN"),
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
    "VNF214",
    "tier-before-the-first-tier",
    Severity.WARNING,
    on="partnerships",
    since="0.1.0",
    fails=_tie(_step("strategic", "1991"), foreign="FR", local="VN"),
    passes=_tie(_step("strategic", "2013"), foreign="FR", local="VN"),
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
    fails=_tie(
        _step("strategic", "2009"), _step("diplomatic-relations", "2013"),
        foreign="FR", local="VN",
    ),
    passes=_tie(
        _step("diplomatic-relations", "1973"), _step("strategic", "2013"),
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
        if step.form in _TIERS and since is not None and all(since.before(day) for day in begun):
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
    "VNF216",
    "step-after-a-side-ended",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=_tie(
        _step("signed", "2025-09-02"),
        around=_lived('"until": "2025-06-30"'),
    ),
    passes=_tie(
        _step("signed", "2025-03-02"),
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
    fails=_tie(
        _step("signed", "1995"),
        around=_lived('"since": "1997-01-01"'),
    ),
    passes=_tie(
        _step("signed", "2005"),
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
    "VNF218",
    "member-of-a-place",
    Severity.ERROR,
    on="partnerships",
    since="0.1.0",
    fails=_tie(_step("member", "2013"), foreign="FR", local="VN"),
    passes=_tie(_step("agreement", "2013"), foreign="FR", local="VN"),
    vi="""Quan hệ thành viên mà bên nước ngoài là quốc gia hay địa phương, không phải khối, tổ chức.

    Chỉ có thể gia nhập một tổ chức. Nơi ghi ở đây có lẽ là nơi tổ chức đó họp: CITYNET gồm thành
    phố của nhiều nước, dù ban thư ký đặt ở Seoul.
    """,
)
def member_of_a_place(tie: Partnership, data: Dataset) -> Iterator[Problem]:
    """A membership whose foreign side is a country or a place, not a bloc or a body.

    One joins an organisation. The place is likely the one where it meets: CITYNET is of cities
    of many countries, though its secretariat sits in Seoul.
    """
    for index, step in enumerate(tie.steps):
        if step.form is not Form.MEMBER:
            continue
        place = data.place(tie.foreign)
        if place is not None and place.kind is not PlaceKind.BLOC:
            yield Problem(
                field=f"steps[{index}].form",
                value=step.form.value,
                message=f"'member', but {tie.foreign} is a {place.kind.value}",
                message_vi=f"'member' (thành viên), nhưng {tie.foreign} là một địa điểm, không "
                "phải tổ chức",
                hint="name the organisation as the foreign side, or write 'signed'",
                hint_vi="ghi tổ chức ở bên nước ngoài, hoặc ghi 'signed'",
            )


@rule(
    "VNF219",
    "border-pair-without-a-border",
    Severity.ERROR,
    on="partnerships",
    since="0.1.0",
    fails=_tie(_step("border-pair"), foreign="LA", country="LA", local="VN-69"),
    passes=_tie(_step("signed"), foreign="LA", country="LA", local="VN-69"),
    vi="""Cặp biên giới gồm hai nơi không cùng nằm trên một đường biên giới đất liền.

    Việt Nam có biên giới đất liền với Trung Quốc, Lào và Campuchia, ở 25 trong 63 tỉnh, thành phố
    trước tháng 7/2025 (các xã được liệt kê tại Nghị định số 34/2014/NĐ-CP về Quy chế khu vực biên
    giới đất liền). Cặp ở nơi khác là quan hệ kết nghĩa, hoặc ghi sai quốc gia.
    """,
)
def border_pair_without_a_border(tie: Partnership, data: Dataset) -> Iterator[Problem]:
    """A border pair of two places that do not lie on one land border.

    Vietnam borders China, Laos and Cambodia by land, in 25 of the 63 provinces of before July
    2025 (Decree 34/2014/NĐ-CP on border areas lists their communes). A pair elsewhere is a
    twinning, or carries the wrong country.
    """
    for index, step in enumerate(tie.steps):
        if step.form is not Form.BORDER_PAIR:
            continue
        country = _country(data.place(tie.foreign)) or tie.country
        if country is None:
            continue
        home = _old_province(tie.local, data)
        if country not in _BORDERS:
            said, said_vi = (
                f"{country} has no land border with Vietnam",
                (f"{country} không có biên giới đất liền với Việt Nam"),
            )
        elif home is not None and home not in _BORDERS[country]:
            said, said_vi = f"{home} does not border {country}", f"{home} không giáp {country}"
        else:
            continue
        yield Problem(
            field=f"steps[{index}].form",
            value=step.form.value,
            message=f"'border-pair', but {said}",
            message_vi=f"'border-pair' (cặp biên giới), nhưng {said_vi}",
            hint="check both sides; ties of other places are 'twinned' or 'signed'",
            hint_vi="kiểm tra hai bên; quan hệ khác ghi 'twinned' hoặc 'signed'",
        )


def _old_province(key: str, data: Dataset) -> str | None:
    """The province of before July 2025 that a place is or lies in; None where it is not told."""
    place = data.place(key)
    for _ in range(len(PlaceKind)):  # a circle of parents ends too
        if place is None or place.country != "VN":
            return None
        if place.kind in _UPPER:
            return place.id if len(place.id) == _OLD_PROVINCE else None
        place = data.place(place.parent) if place.parent is not None else None
    return None


@rule(
    "VNF220",
    "tie-of-states-below-the-state",
    Severity.WARNING,
    on="partnerships",
    since="0.1.0",
    fails=_tie(_step("strategic", "2013")),
    passes=_tie(_step("signed", "2013")),
    vi="""Quan hệ ngoại giao hoặc khuôn khổ quan hệ ghi cho một tỉnh, huyện hay cơ quan.

    Chỉ các quốc gia mới có những quan hệ này. Tham luận cũng gọi một nhà đầu tư hay trường đại học
    là "đối tác chiến lược", như một lời khen; đếm chung với các khuôn khổ quan hệ thì số đối tác
    chiến lược tăng lên.
    """,
)
def tie_of_states_below_the_state(tie: Partnership, _: Dataset) -> Iterator[Problem]:
    """Diplomatic relations or a tier of the ladder, held by a province, a district or a body.

    Only states have them. Papers say "đối tác chiến lược" of an investor or a university too,
    as praise; counted among the tiers it would raise the number of strategic partners.
    """
    if tie.level in (Level.NATIONAL, Level.PARTY):
        return
    for index, step in enumerate(tie.steps):
        if step.form in _OF_STATES:
            yield Problem(
                field=f"steps[{index}].form",
                value=step.form.value,
                message=f"{step.form.value!r} is between states, but the tie is {tie.level.value}",
                message_vi=f"{step.form.value!r} là quan hệ giữa các quốc gia, nhưng đây là cấp "
                f"{tie.level.value}",
                hint="write 'signed' or 'contact', or the national tie",
                hint_vi="ghi 'signed' hoặc 'contact', hoặc ghi quan hệ cấp quốc gia",
            )


@rule(
    "VNF221",
    "twinned-states",
    Severity.WARNING,
    on="partnerships",
    since="0.1.0",
    fails=_tie(_step("twinned", "2013"), foreign="FR", local="VN"),
    passes=_tie(_step("agreement", "2013"), foreign="FR", local="VN"),
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
    fails=_tie(
        _step("diplomatic-relations", "1950-02-03"), _step("diplomatic-relations", "1950-02-05"),
        foreign="LA", country="LA", local="VN",
    ),
    passes=_tie(
        _step("diplomatic-relations", "1950-02-03"), foreign="LA", country="LA", local="VN",
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
    fails=_tie(_step("strategic"), foreign="FR", local="VN"),
    passes=_tie(_step("strategic", "2013"), foreign="FR", local="VN"),
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
        if step.form in _TIERS and step.since is None:
            yield Problem(
                field=f"steps[{index}].since",
                value=step.form.value,
                message=f"{step.form.value!r} has no day, so it counts on every day",
                message_vi=f"{step.form.value!r} không có ngày, nên được tính cho mọi ngày",
                hint="add the day of the joint statement",
                hint_vi="thêm ngày của tuyên bố chung",
            )


@rule(
    "VNF224",
    "paper-without-a-day",
    Severity.INFO,
    on="partnerships",
    since="0.1.0",
    fails=_tie(_step("signed", instrument="thỏa thuận hợp tác")),
    passes=_tie(_step("signed", "2013", instrument="thỏa thuận hợp tác")),
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
