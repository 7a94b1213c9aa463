"""Rules on what becomes of places: successors, spellings that two share, and papers before them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks._examples import VIETNAM, example, place
from vnforeign.checks._lives import together
from vnforeign.dataset import Dataset
from vnforeign.model.places import Place, PlaceKind
from vnforeign.values.names import canonical

__all__: list[str] = []

_PROVINCES = frozenset({PlaceKind.PROVINCE, PlaceKind.MUNICIPALITY})
_NEW = place("VN-44-2025", name_vi="An Giang", since="2025-07-01")
_AN_GIANG = place(
    "VN-44", name_vi="An Giang", until="2025-06-30", successors=["VN-44-2025"]
)  # fmt: skip


def _kien_giang(*successors: str) -> str:
    """A province that ended in 2025 and what followed, as JSON, for the examples below."""
    old = place("VN-47", name_vi="Kiên Giang", until="2025-06-30", successors=[*successors])
    return example(countries=[VIETNAM], places=[_AN_GIANG, _NEW, old])


@rule(
    "VNF616",
    "ended-place-without-successor",
    Severity.WARNING,
    on="places",
    since="0.1.0",
    fails=_kien_giang(),
    passes=_kien_giang("VN-44-2025"),
    vi="""Tỉnh của Việt Nam không còn tồn tại mà bản ghi không nêu đơn vị nào tiếp nhận địa bàn.

    Địa bàn không mất đi: mỗi tỉnh, thành phố trước tháng 7/2025 đều nhập vào một trong 34 tỉnh,
    thành phố (Nghị quyết số 202/2025/QH15). Không có liên kết này thì không thể đặt số liệu của
    tỉnh cũ bên cạnh số liệu của tỉnh mới.
    """,
)
def ended_place_without_successor(one: Place, _: Dataset) -> Iterator[Problem]:
    """A Vietnamese province that ended, and nothing says what took over its territory.

    Territory does not vanish: each province that ended in July 2025 went into one of the 34
    (Resolution 202/2025/QH15). Without the link, figures of the old province cannot be set beside
    those of the new one.
    """
    if (
        one.until is not None
        and not one.successors
        and one.country == "VN"
        and one.kind in _PROVINCES
    ):
        yield Problem(
            field="successors",
            message=f"ended {one.until}, but no successor is named",
            message_vi=f"kết thúc {one.until}, nhưng chưa ghi đơn vị kế thừa",
            hint="add the province that took it in",
            hint_vi="thêm tỉnh, thành phố đã sáp nhập đơn vị này",
        )


@rule(
    "VNF617",
    "successor-already-gone",
    Severity.ERROR,
    on="places",
    since="0.1.0",
    fails=_kien_giang("VN-44"),
    passes=_kien_giang("VN-44-2025"),
    vi="""Đơn vị kế thừa mà đến ngày cuối cùng của đơn vị cũ thì cũng đã kết thúc.

    Kiên Giang nhập vào tỉnh An Giang thành lập ngày 1/7/2025, không phải tỉnh An Giang cũ: tỉnh này
    kết thúc hôm trước đó, cùng với Kiên Giang. Ai lần theo chuỗi kế thừa thì mất địa bàn đó, hoặc
    tính vào sai tỉnh. Đơn vị kế thừa bắt đầu quá muộn thuộc quy tắc VNF602, chuỗi kế thừa quay
    ngược lại thuộc quy tắc VNF606.
    """,
)
def successor_already_gone(one: Place, data: Dataset) -> Iterator[Problem]:
    """A successor that had itself ended by the last day of the place.

    Kiên Giang went into the An Giang of 1 July 2025, not into the old one of that name, which
    ended with it the day before. Whoever follows the chain loses the territory, or counts it in
    the wrong province. One that begins too late is VNF602's, a chain that runs back VNF606's.
    """
    if one.until is None:
        return
    for key in one.successors:
        after = data.place(key)
        if after is None or after.until is None or after.until.last > one.until.first:
            continue
        if not _leads_to(after, one, data):
            follow = ", ".join(name for name in after.successors if name != one.id)
            yield Problem(
                field="successors",
                value=key,
                message=f"ended {one.until}, but {key} was over by then (until {after.until})",
                message_vi=f"kết thúc {one.until}, nhưng {key} khi đó cũng không còn (đến "
                f"{after.until})",
                hint=f"its own successor is {follow}: is that the one?" if follow else "",
                hint_vi=f"đơn vị kế thừa của nó là {follow}: có phải đơn vị này?" if follow else "",
            )


def _leads_to(one: Place, wanted: Place, data: Dataset) -> bool:
    """Whether the chain of successors of one place comes to another."""
    seen: set[str] = set()
    ahead = [*one.successors]
    while ahead:
        key = ahead.pop()
        if key == wanted.id:
            return True
        after = data.place(key) if key not in seen else None
        seen.add(key)
        if after is not None:
            ahead.extend(after.successors)
    return False


def _cities(*spellings: str) -> str:
    """Two cities, one with other spellings, as JSON, for the example below."""
    city = {"kind": "foreign-city", "country": "SE"}
    sweden: dict[str, object] = {
        "id": "SE", "name_vi": "Thụy Điển", "name_en": "Sweden", "kind": "country",
    }  # fmt: skip
    return example(
        countries=[sweden],
        places=[
            place("se-boras", name_vi="Borås", printed=[*spellings], **city),
            place("se-linkoping", name_vi="Linköping", **city),
        ],
    )


@rule(
    "VNF618",
    "one-spelling-two-places",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_cities("Boras", "Linköping"),
    passes=_cities("Boras"),
    vi="""Một cách viết tên dùng cho hai nơi cùng quốc gia, cùng loại.

    Tài liệu in cách viết đó thì hiểu là nơi này hay nơi kia cũng được. Thường là do cách viết bị
    thêm nhầm vào dòng ngay phía trên. Một nơi và đơn vị kế thừa của nó cùng tên thì không sai, còn
    các huyện cùng tên ở hai tỉnh thì phân biệt được nhờ tỉnh; hai tên trùng nhau hoàn toàn thuộc
    quy tắc VNF607.
    """,
)
def one_spelling_two_places(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A spelling under which two places of one country and kind are printed.

    A paper that prints it is read as either. Mostly the spelling was added one row too high. A
    place and the one that followed it keep a name by right, and districts of one name in two
    provinces are told apart by the province; two names that are the same are VNF607's.
    """
    seen: dict[tuple[str | None, PlaceKind, str], list[tuple[Place, bool]]] = defaultdict(list)
    for collection in ("countries", "places"):
        for one in data.collection(collection):
            name = canonical(one.name_vi).casefold()
            spellings = {canonical(text).casefold(): text for text in one.printed}
            for spelling in {name, *spellings}:
                shared = seen[one.country, one.kind, spelling]
                for other, named in shared:
                    if (named and spelling == name) or not _may_be_mixed_up(one, other):
                        continue
                    said, owner = (one, other) if spelling != name else (other, one)
                    text = next(t for t in said.printed if canonical(t).casefold() == spelling)
                    yield Problem(
                        field="printed",
                        value=text,
                        message=f"{text!r} is a spelling of {owner.id} too",
                        message_vi=f"{text!r} cũng là cách viết của {owner.id}",
                        hint="leave it with the place that is meant",
                        hint_vi="chỉ giữ ở nơi thực sự được viết như vậy",
                        record=said,
                    )
                    break
                shared.append((one, spelling == name))


def _may_be_mixed_up(one: Place, other: Place) -> bool:
    """Whether two places are of one time, and no two parents tell them apart."""
    if one.parent is not None and other.parent is not None and one.parent != other.parent:
        return False
    return together(one, other)


def _paper(day: str) -> str:
    """A paper on the province of July 2025, as JSON, for the example below."""
    made: dict[str, object] = {
        "id": "s", "title": "Báo cáo", "place": "VN-44-2025", "published_on": day,
    }  # fmt: skip
    return example(sources=[made], countries=[VIETNAM], places=[_NEW])


@rule(
    "VNF619",
    "paper-before-its-place",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_paper("2024-11-05"),
    passes=_paper("2025-11-05"),
    vi="""Nguồn viết về một nơi chỉ được thành lập sau khi nguồn đã công bố.

    Tham luận năm 2024 viết về tỉnh Thái Nguyên của năm 2024, không phải tỉnh đã hợp nhất với Bắc
    Kạn năm 2025 (Nghị quyết số 202/2025/QH15). Trường hợp ngược lại thì không sai: vẫn có thể viết
    về một tỉnh không còn nữa.
    """,
)
def paper_before_its_place(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A source on a place that began only after the source was published.

    A paper of 2024 is about the Thái Nguyên of 2024, not about the one that took in Bắc Kạn in
    2025 (Resolution 202/2025/QH15). The other way round is no fault: one may write about a
    province that is no more.
    """
    for source in data.sources:
        at = data.place(source.place) if source.place is not None else None
        out = source.published_on
        if at is None or at.since is None or out is None or out.last >= at.since.first:
            continue
        yield Problem(
            field="place",
            value=at.id,
            message=f"is about {at.id}, which began {at.since}, but was published {out}",
            message_vi=f"viết về {at.id}, thành lập {at.since}, nhưng công bố {out}",
            hint="name the place of that time",
            hint_vi="ghi đơn vị có vào thời điểm đó",
            record=source,
        )
