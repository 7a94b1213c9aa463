"""Rules on commitments: their ordinals, their fields, who states them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks.commitments._worlds import AROUND
from vnforeign.dataset import Dataset
from vnforeign.model.commitments import Commitment
from vnforeign.model.places import Place

__all__: list[str] = []


def _aims(*ordinals: int, gists: str = "abcdef", more: str = '"place": "VN-69"') -> str:
    """A list of aims, as JSON, for the examples below."""
    aims = ",".join(
        f"""
 {{"id": "{"abcdef"[index]}", "kind": "aim", "ordinal": {ordinal}, {more},
  "gist_vi": "mục tiêu {gists[index]}", "gist_en": "aim {gists[index]}", "cites": ["s"]}}"""
        for index, ordinal in enumerate(ordinals)
    )
    return f'{AROUND}"commitments": [{aims}]}}'


def _lists(data: Dataset) -> Iterable[list[Commitment]]:
    """The enumerated lists: the statements of one kind of one place, body and source."""
    lists: dict[tuple[object, ...], list[Commitment]] = defaultdict(list)
    for one in data.commitments:
        if one.ordinal is not None:
            lists[one.place, one.by, one.kind, _source(one)].append(one)
    return lists.values()


def _source(one: Commitment) -> str | None:
    """The source a statement is first stated in."""
    return one.evidence[0].source if one.evidence else one.cites[0] if one.cites else None


@rule(
    "VNF701",
    "ordinals-with-gaps",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_aims(1, 3),
    passes=_aims(1, 2),
    vi="""Danh sách có đánh số bị thiếu một số.

    "Thứ nhất, thứ hai, thứ tư": hoặc chính nguồn bỏ qua một số, khi đó nên ghi chú, hoặc có một mục
    chưa được ghi.
    """,
)
def ordinals_with_gaps(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """An enumerated list with a number missing.

    "Thứ nhất, thứ hai, thứ tư": either the source skips one, which is worth a note, or one was
    not recorded.
    """
    for enumerated in _lists(data):
        by_number = {one.ordinal: one for one in reversed(enumerated)}
        ordered = sorted(by_number.values(), key=lambda one: one.ordinal or 0)
        for wanted, one in enumerate(ordered, start=1):
            if one.ordinal != wanted:
                yield Problem(
                    field="ordinal",
                    value=one.ordinal,
                    message=f"is number {one.ordinal} where {wanted} should follow",
                    message_vi=f"mang số {one.ordinal}, lẽ ra là {wanted}",
                    hint="one of the list is missing; note it if the source skips it",
                    hint_vi="danh sách thiếu một mục; ghi chú nếu chính nguồn bỏ qua",
                    record=one,
                )
                break


@rule(
    "VNF702",
    "ordinal-used-twice",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_aims(1, 2, 2),
    passes=_aims(1, 2, 3),
    vi="""Hai mục trong cùng một danh sách có đánh số mang cùng một số.

    "Thứ hai" xuất hiện hai lần trong văn bản ghép từ hai văn bản, hoặc một mục được ghi hai lần.
    Khi đó nói "mục tiêu thứ hai" thì không xác định được là mục tiêu nào.
    """,
)
def ordinal_used_twice(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Two statements of one enumerated list with one number.

    "Thứ hai" stands twice in a paper that was put together from two, or one statement was
    recorded twice. "The second aim" is then no answer.
    """
    for enumerated in _lists(data):
        first: dict[int | None, Commitment] = {}
        for one in enumerated:
            same = first.setdefault(one.ordinal, one)
            if same is not one:
                yield Problem(
                    field="ordinal",
                    value=one.ordinal,
                    message=f"is number {one.ordinal}, as {same.id} is",
                    message_vi=f"mang số {one.ordinal}, trùng với {same.id}",
                    hint="number them as the source does; two lists have two kinds or places",
                    hint_vi="đánh số như nguồn; hai danh sách thì khác kind hoặc place",
                    record=one,
                )


@rule(
    "VNF703",
    "field-listed-twice",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_aims(1, more='"place": "VN-69", "fields": ["economy", "economy"]'),
    passes=_aims(1, more='"place": "VN-69", "fields": ["economy", "culture"]'),
    vi="""Mảng công tác ghi hai lần trong danh sách của một bản ghi.

    Lần thứ hai là ghi nhầm thay cho một mảng khác: số đếm theo mảng công tác vì thế thiếu mảng đó.
    """,
)
def field_listed_twice(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A field of work that stands twice in the list of one record.

    The second is a slip for another field: a count by field then misses that one.
    """
    for one in (*data.commitments, *data.directives):
        fields = one.fields
        if len(fields) > 1 and len(set(fields)) < len(fields):
            for twice in _repeated(fields):
                yield Problem(
                    field="fields",
                    value=twice,
                    message=f"lists {twice!r} twice",
                    message_vi=f"ghi {twice!r} hai lần",
                    hint="take one out, or write the field that was meant",
                    hint_vi="bỏ một, hoặc ghi đúng mảng công tác muốn nói",
                    record=one,
                )


def _repeated(values: Iterable[str]) -> list[str]:
    return [value for value, many in Counter(values).items() if many > 1]


@rule(
    "VNF704",
    "one-statement-twice",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_aims(1, 2, gists="aa"),
    passes=_aims(1, 2, gists="ab"),
    vi="""Hai mục cùng loại, cùng địa phương, cơ quan và nguồn nói cùng một nội dung.

    Nội dung của mục bên cạnh được chép sang mà chưa viết lại, hoặc một mục được ghi hai lần. Khác
    nhau về chữ hoa và dấu cách thì không tính.
    """,
)
def one_statement_twice(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Two statements of one kind, place, body and source that say the same.

    The gist of a neighbour was copied and not rewritten, or one item was recorded twice. Case
    and spaces do not count.
    """
    for field in ("gist_vi", "gist_en"):
        first: dict[tuple[object, ...], Commitment] = {}
        for one in data.commitments:
            gist = getattr(one, field)
            key = (one.place, one.by, one.kind, _source(one), _bare(gist))
            same = first.setdefault(key, one)
            if same is one or (field == "gist_en" and _bare(same.gist_vi) == _bare(one.gist_vi)):
                continue
            yield Problem(
                field=field,
                value=gist,
                message=f"says what {same.id} says: {_short(gist)}",
                message_vi=f"nói như {same.id}: {_short(gist)}",
                hint="write what this one says, or make them one record",
                hint_vi="ghi đúng nội dung của mục này, hoặc gộp thành một bản ghi",
                record=one,
            )


def _bare(text: str) -> str:
    """A text without case, and with single blanks."""
    return " ".join(text.casefold().split())


_SHOWN = 120


def _short(text: str) -> str:
    """A text as long as a finding shows a value."""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


@rule(
    "VNF705",
    "statement-by-a-body-elsewhere",
    Severity.WARNING,
    on="commitments",
    since="0.1.0",
    fails=_aims(1, more='"place": "VN-69", "by": "bac-giang-committee"'),
    passes=_aims(1, more='"place": "VN-54", "by": "bac-giang-committee"'),
    vi="""Nhiệm vụ hoặc mục tiêu của một địa phương do cơ quan của địa phương khác nêu ra.

    Tỉnh ủy giao nhiệm vụ cho tỉnh mình; cơ quan Trung ương thì có thể giao cho mọi tỉnh. Văn bản
    của bảy tỉnh nằm chung một tệp: nội dung của tỉnh này dễ bị ghi cho tỉnh bên cạnh.
    """,
)
def statement_by_a_body_elsewhere(one: Commitment, data: Dataset) -> Iterator[Problem]:
    """A task or aim for one place that is stated by a body of another.

    A provincial committee sets tasks for its own province; the capital may for any. Papers of
    seven provinces lie in one file: a statement of one is easily put under its neighbour.
    """
    if one.place is None or one.by is None or one.by == one.place:
        return
    body = data.institutions.get(one.by)
    at = body.place if body is not None else one.by
    here = data.place(one.place)
    there = data.place(at) if at is not None else None
    if here is None or there is None:
        return
    if there.id in _above(here, data) or here.id in _above(there, data):
        return
    yield Problem(
        field="by",
        value=one.by,
        message=f"{one.by} is of {there.id}, but the statement is about {one.place}",
        message_vi=f"{one.by} thuộc {there.id}, nhưng nội dung nói về {one.place}",
        hint="correct the place or the body",
        hint_vi="sửa place hoặc by",
    )


def _above(place: Place, data: Dataset) -> set[str]:
    """A place, what it lies in, its country, and what became of it."""
    found: set[str] = set()
    ahead = [place]
    while ahead:
        one = ahead.pop()
        if one.id in found:
            continue
        found.add(one.id)
        near = (one.parent, one.country, *one.successors)
        ahead.extend(at for key in near if key is not None and (at := data.place(key)) is not None)
    return found
