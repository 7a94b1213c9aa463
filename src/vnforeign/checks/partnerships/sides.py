"""Rules on the sides of a tie: who they are, where they are, and at which level they meet."""

from __future__ import annotations

from collections.abc import Iterator

from vnforeign.checks._engine import Problem, Severity, rule
from vnforeign.checks.partnerships._ties import COUNTRIES, TIERS, step_of, tie_of
from vnforeign.dataset import Dataset
from vnforeign.model.institutions import Institution
from vnforeign.model.partnerships import Form, Partnership
from vnforeign.model.places import Place, PlaceKind
from vnforeign.model.taxonomy import Level

__all__: list[str] = []

_OF_STATES = TIERS | {Form.DIPLOMATIC_RELATIONS, Form.NORMALISED}
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
_BODIES = (
    COUNTRIES
    + """"institutions": [
 {"id": "embassy", "name_vi": "Đại sứ quán Việt Nam", "name_en": "Embassy of Vietnam",
  "kind": "embassy", "place": "VN", "cites": ["s"]},
 {"id": "afd", "name_vi": "AFD", "name_en": "AFD", "kind": "foreign-agency", "place": "FR",
  "cites": ["s"]}], """
)


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
    fails=tie_of(step_of("signed"), foreign="VN", country="VN"),
    passes=tie_of(step_of("signed"), foreign="FR", country="FR"),
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
    fails=tie_of(step_of("signed"), country="LA"),
    passes=tie_of(step_of("signed")),
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
    "VNF207",
    "body-on-the-wrong-side",
    Severity.WARNING,
    on="partnerships",
    since="0.1.0",
    fails=tie_of(step_of("signed"), foreign="embassy", country="FR", around=_BODIES),
    passes=tie_of(step_of("signed"), foreign="afd", country="FR", around=_BODIES),
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
    fails=tie_of(step_of("signed"), foreign="afd", country="LA", around=_BODIES),
    passes=tie_of(step_of("signed"), foreign="afd", country="FR", around=_BODIES),
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
    fails=tie_of(step_of("signed"), level="national"),
    passes=tie_of(step_of("signed"), level="provincial"),
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


@rule(
    "VNF218",
    "member-of-a-place",
    Severity.ERROR,
    on="partnerships",
    since="0.1.0",
    fails=tie_of(step_of("member", "2013"), foreign="FR", local="VN"),
    passes=tie_of(step_of("agreement", "2013"), foreign="FR", local="VN"),
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
    fails=tie_of(step_of("border-pair"), foreign="LA", country="LA", local="VN-69"),
    passes=tie_of(step_of("signed"), foreign="LA", country="LA", local="VN-69"),
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
    fails=tie_of(step_of("strategic", "2013")),
    passes=tie_of(step_of("signed", "2013")),
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
