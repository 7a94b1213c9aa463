"""Rules on ids and references: each id leads somewhere, each fact is stated."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from operator import attrgetter

import attrs

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks._figures import once, values
from vnforeign.dataset import COLLECTIONS, FACTS, Dataset, record_class
from vnforeign.model.evidence import Record
from vnforeign.model.places import PlaceKind
from vnforeign.model.taxonomy import Pillar
from vnforeign.values.names import closest

__all__: list[str] = []

_SOURCES = ("sources",)
_BETWEEN = re.compile("(?<![0-9])[-.]|[-.](?![0-9])")
_ANY_PLACE = ("places", "countries")
_SIDES = ("places", "countries", "institutions")
_LEADS_TO = {
    "scheme": ("schemes",),
    "pillar": ("pillars",),
    "field": ("fields",),
    "fields": ("fields",),
    "country": ("countries",),
    "place": _ANY_PLACE,
    "successors": _ANY_PLACE,
    "issuer": ("institutions",),
    "by": _SIDES,
    "subject": ("institutions", "partnerships", "directives"),
    "counterpart": _SIDES,
    "local": _SIDES,
    "foreign": _SIDES,
    "participants": _SIDES,
    "carries_out": ("directives",),
    "amends": ("directives",),
    "replaces": ("directives",),
    "issues": ("directives",),
    "directives": ("directives",),
    "indicator": ("indicators",),
    "part_of": ("indicators",),
    "cites": ("sources",),
}
_PARENTS = {"places": _ANY_PLACE, "countries": _ANY_PLACE, "institutions": ("institutions",)}


@functools.cache
def _plan(collection: str) -> tuple[tuple[str, bool, tuple[str, ...]], ...]:
    """The fields of a collection that refer: name, whether to many, and to which collections."""
    found = []
    for field in attrs.fields(record_class(collection)):
        name = field.name
        wanted = _PARENTS[collection] if name == "parent" else _LEADS_TO.get(name)
        if wanted is not None:
            found.append((name, field.default == (), wanted))
    return tuple(found)


def _references(record: Record, collection: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each reference of a record: the field, the id it names, and where that id should be."""
    for field, many, wanted in _plan(collection):
        value = getattr(record, field)
        if many:
            for one in value:
                yield field, one, wanted
        elif value is not None:
            yield field, value, wanted
    for index, evidence in enumerate(record.evidence):
        yield f"evidence[{index}].source", evidence.source, _SOURCES
    for index, step in enumerate(getattr(record, "steps", ())):
        for inner, evidence in enumerate(step.evidence):
            yield f"steps[{index}].evidence[{inner}].source", evidence.source, _SOURCES
        for cited in step.cites:
            yield f"steps[{index}].cites", cited, _SOURCES


def _doubtful(data: Dataset) -> Iterator[tuple[str, Record]]:
    """The records of each collection in which some reference leads nowhere.

    Every record of every dataset is asked, so the values of a field are looked at together: they
    are few, and a collection that is whole costs little more than walking through it.
    """
    for name in COLLECTIONS:
        records = data.collection(name)
        whole = _are_there(_cited(data)[name], ("sources",), data) and all(
            _are_there(values(records, field), wanted, data) for field, _, wanted in _plan(name)
        )
        if not whole:
            yield from ((name, record) for record in records)


def _are_there(ids: Iterable[str], wanted: Iterable[str], data: Dataset) -> bool:
    return all(any(key in data.collection(name) for name in wanted) for key in ids)


@once
def _cited(data: Dataset) -> dict[str, set[str]]:
    """The sources that the records of each collection are stated in."""
    return {name: _sources_of(data.collection(name), name) for name in COLLECTIONS}


def _sources_of(records: Iterable[Record], collection: str) -> set[str]:
    """The sources that some records, or the steps of ties, are stated in."""
    found = {evidence.source for record in records for evidence in record.evidence}
    found.update(*set(map(attrgetter("cites"), records)))  # few lists, often
    if collection == "partnerships":
        for tie in records:
            for step in getattr(tie, "steps", ()):
                found.update(step.cites)
                found.update(evidence.source for evidence in step.evidence)
    return found


@rule(
    "VNF001",
    "dangling-reference",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails="""{"countries": [{"id": "LA", "name_vi": "Lào", "name_en": "Laos", "kind": "country"}],
 "places": [{"id": "luang", "name_vi": "Luang Prabang", "name_en": "Luang Prabang",
             "kind": "foreign-province", "country": "LO"}]}""",
    passes="""{"countries": [{"id": "LA", "name_vi": "Lào", "name_en": "Laos", "kind": "country"}],
 "places": [{"id": "luang", "name_vi": "Luang Prabang", "name_en": "Luang Prabang",
             "kind": "foreign-province", "country": "LA"}]}""",
    vi="""Tham chiếu không dẫn đến bản ghi nào thuộc loại cần có.

    Mã định danh gõ sai làm mất thông tin đối với mọi người tra từ phía bên kia, mà khi nối bảng
    cũng không có lời báo nào. Tham chiếu dẫn từ thông tin đến đối tượng của thông tin: địa phương,
    cơ quan, chỉ tiêu, văn bản, nguồn.
    """,
)
def dangling_reference(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A reference that names no record of the kind it should.

    A mistyped id loses the fact for everyone who looks it up from the other side, and no join
    says so. References lead from facts to what they are about: a place, a body, an indicator, a
    document, a source.
    """
    for name, record in _doubtful(data):
        for field, wanted_id, wanted in _references(record, name):
            if any(wanted_id in data.collection(target) for target in wanted):
                continue
            near = closest(wanted_id, (key for t in wanted for key in data.collection(t).ids))
            yield Problem(
                field=field,
                value=wanted_id,
                message=f"{wanted_id!r} is not in {' or '.join(wanted)}",
                message_vi=f"{wanted_id!r} không có trong {' hoặc '.join(wanted)}",
                hint=f"did you mean {' or '.join(map(repr, near))}?" if near else "",
                hint_vi=f"có phải là {' hoặc '.join(map(repr, near))}?" if near else "",
                record=record,
            )


@rule(
    "VNF002",
    "fact-without-evidence",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails="""{"sources": [{"id": "s", "title": "Bài viết"}],
 "events": [{"id": "e", "name_vi": "Hội nghị", "name_en": "A conference", "kind": "conference"
  }]}""",
    passes="""{"sources": [{"id": "s", "title": "Bài viết"}],
 "events": [{"id": "e", "name_vi": "Hội nghị", "name_en": "A conference", "kind": "conference",
  "evidence": [{"source": "s", "start": 0, "end": 8, "printed": "Hội nghị"}]}]}""",
    vi="""Thông tin không cho biết được in ở đâu, cũng không dẫn nguồn công khai nào.

    Số liệu không ai tra lại được thì không thể tin, không thể sửa và không thể trích dẫn. Bản ghi
    tham chiếu (địa phương, chỉ tiêu, cơ quan ...) có thể không có căn cứ; thông tin thì phải có.
    """,
)
def fact_without_evidence(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A fact that says neither where it is printed nor which public source states it.

    A figure that nobody can look up cannot be trusted, corrected or quoted. Reference records
    (places, indicators, bodies ...) may do without; facts may not.
    """
    for name in FACTS:
        for record in data.collection(name):
            if record.evidence or record.cites:
                continue
            if any(step.evidence or step.cites for step in getattr(record, "steps", ())):
                continue
            yield Problem(
                field="evidence",
                message="no evidence and no public source is given",
                message_vi="không có căn cứ và không dẫn nguồn công khai",
                hint="add evidence with its offsets, or cites with the id of a source",
                hint_vi="thêm evidence kèm vị trí ký tự, hoặc cites kèm mã của nguồn",
                record=record,
            )


_CHAINS = {
    "places": "parent",
    "countries": "parent",
    "institutions": "parent",
    "indicators": "part_of",
}
"""The field by which a record lies in, or is part of, another of its kind."""


def _bodies(*bodies: str) -> str:
    """Bodies that a public source names, as JSON, for the examples below."""
    return f"""{{"sources": [{{"id": "s", "title": "Bài viết"}}],
 "institutions": [{",".join(bodies)}]}}"""


def _body(key: str, more: str = "") -> str:
    return f"""
  {{"id": "{key}", "name_vi": "Cơ quan {key}", "name_en": "Body {key}", "kind": "ministry",
   "cites": ["s"]{more}}}"""


@rule(
    "VNF003",
    "refers-to-itself",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=_bodies(_body("a", ', "parent": "a"'), _body("b")),
    passes=_bodies(_body("a", ', "parent": "b"'), _body("b")),
    vi="""Địa phương, cơ quan là cấp trên của chính mình, hoặc chỉ tiêu là thành phần của chính nó.

    Mã định danh bị chép từ dòng trên. Ai lần từ đó lên cấp trên thì không bao giờ đến nơi.
    """,
)
def refers_to_itself(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A place or body that is its own parent, or an indicator that is a part of itself.

    The id was copied from the row above. Whoever walks up from it never arrives.
    """
    for name, field in _CHAINS.items():
        for record in data.collection(name):
            if getattr(record, field) == record.id:
                yield Problem(
                    field=field,
                    value=record.id,
                    message=f"{record.id!r} is the record itself",
                    message_vi=f"{record.id!r} là chính bản ghi này",
                    hint="name what it belongs to, or leave it out",
                    hint_vi="ghi cấp trên hoặc chỉ tiêu tổng số, hoặc bỏ trống",
                    record=record,
                )


@rule(
    "VNF004",
    "parents-in-a-circle",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=_bodies(_body("a", ', "parent": "b"'), _body("b", ', "parent": "a"')),
    passes=_bodies(_body("a", ', "parent": "b"'), _body("b")),
    vi="""Địa phương, cơ quan hay chỉ tiêu thuộc lẫn nhau: cấp trên hay tổng số thành vòng tròn.

    Hai người cùng nhập một cặp bản ghi, mỗi người từ một phía. Khi đó không còn bản ghi nào là tổng
    số mà các bản ghi kia là thành phần, và phép cộng các thành phần không bao giờ dừng. Mỗi vòng
    tròn chỉ báo một lần.
    """,
)
def parents_in_a_circle(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Places, bodies or indicators that lie in one another: a circle of parents or of wholes.

    Two people enter the same pair from both sides. Nothing is then the whole of which the
    others are parts, and sums over parts do not end. Said once a circle.
    """
    for kinds in (_ANY_PLACE, ("institutions",), ("indicators",)):
        field = _CHAINS[kinds[0]]
        up: dict[str, tuple[Record, str]] = {}
        for name in kinds:
            for record in data.collection(name):
                above = getattr(record, field)
                if above is not None and above != record.id:
                    up[record.id] = (record, above)
        done: set[str] = set()
        for start in up:
            path: dict[str, None] = {}  # in order, and quick to look up
            at = start
            while at in up and at not in done and at not in path:
                path[at] = None
                at = up[at][1]
            done.update(path)
            if at in path:
                circle = list(path)[list(path).index(at) :]
                record, above = up[min(circle)]
                yield Problem(
                    field=field,
                    value=above,
                    message=f"{above!r} leads back to the record itself: {', '.join(circle)}",
                    message_vi=f"{above!r} dẫn trở lại chính bản ghi này: {', '.join(circle)}",
                    hint="one of them is the upper one: leave its field out",
                    hint_vi="một trong số đó đứng đầu: bỏ trống trường của nó",
                    record=record,
                )


_LISTED = """{"sources": [{"id": "s", "title": "Bài viết"}],
 "countries": [{"id": "LA", "name_vi": "Lào", "name_en": "Laos", "kind": "country"},
  {"id": "KH", "name_vi": "Cam-pu-chia", "name_en": "Cambodia", "kind": "country"}],
 "events": [{"id": "e", "name_vi": "Hội nghị", "name_en": "A conference", "kind": "conference",
  "cites": ["s"], "participants": ["LA", "%s"]}]}"""


@rule(
    "VNF005",
    "reference-listed-twice",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_LISTED % "LA",
    passes=_LISTED % "KH",
    vi="""Mã định danh ghi hai lần trong một danh sách tham chiếu.

    Lần thứ hai là ghi nhầm thay cho một mã định danh khác, vì thế mã kia bị thiếu; và số đếm các
    bên tham gia hay các văn bản được thực hiện dư ra một. (Mảng công tác ghi hai lần thì thuộc
    VNF703.)
    """,
)
def reference_listed_twice(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """An id that stands twice in one list of references.

    The second is a slip for another id, which is then missing; and a count of participants or
    of documents carried out is one too many. (Of fields of work VNF703 speaks.)
    """
    for name in COLLECTIONS:
        records = data.collection(name)
        for field in (field for field, many, _ in _plan(name) if many and field != "fields"):
            lists = set(
                map(attrgetter(field), records)
            )  # few, so records are asked only if need be
            twice = {one for one in lists if len(set(one)) < len(one)}
            for record in records if twice else ():
                value = getattr(record, field)
                if value in twice:
                    yield from _listed_twice(record, field, value)
        for record in records if name == "partnerships" else ():
            for index, step in enumerate(record.steps):
                if len(set(step.cites)) < len(step.cites):
                    yield from _listed_twice(record, f"steps[{index}].cites", step.cites)


def _listed_twice(record: Record, field: str, ids: Iterable[str]) -> Iterator[Problem]:
    for twice, many in Counter(ids).items():
        if many > 1:
            yield Problem(
                field=field,
                value=twice,
                message=f"lists {twice!r} {many} times",
                message_vi=f"ghi {twice!r} {many} lần",
                hint="take one out, or write the id that was meant",
                hint_vi="bỏ một, hoặc ghi đúng mã muốn nói",
                record=record,
            )


@rule(
    "VNF006",
    "ids-nearly-the-same",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_bodies(_body("foreign-ministry"), _body("foreignministry")),
    passes=_bodies(_body("foreign-ministry"), _body("home-ministry")),
    vi="""Hai bản ghi cùng nhóm dữ liệu có mã định danh chỉ khác chữ hoa, gạch nối hay dấu chấm.

    "VN-69" và "vn-69", "34-nq-tw" và "34nq-tw": thông tin bị chia ra hai nơi, không nơi nào có đủ.
    Ở những hệ thống tệp và cơ sở dữ liệu không phân biệt chữ hoa, bản ghi này ghi đè bản ghi kia.
    Dấu gạch nối hay dấu chấm giữa hai chữ số thì được coi là khác nhau.
    """,
)
def ids_nearly_the_same(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Two records of one collection whose ids differ only by capitals, hyphens or dots.

    "VN-69" and "vn-69", "34-nq-tw" and "34nq-tw": facts are divided between the two, and
    neither has all. On file systems and in databases that do not mind capitals, one overwrites
    the other. A hyphen or a dot between two digits counts.
    """
    for name in COLLECTIONS:
        ids = data.collection(name).ids
        bare = "\n".join(ids).lower().replace("-", "").replace(".", "")  # all at once: quicker
        if len(set(bare.split("\n"))) == len(ids):
            continue
        seen: dict[str, str] = {}
        for key in ids:
            same = seen.setdefault(_BETWEEN.sub("", key).lower(), key)
            if same is not key:
                yield Problem(
                    field="id",
                    value=key,
                    message=f"{key!r} is nearly the id {same!r}",
                    message_vi=f"{key!r} gần trùng với mã {same!r}",
                    hint="make them one record, or give one a name that tells them apart",
                    hint_vi="gộp thành một bản ghi, hoặc đặt mã khác hẳn",
                    record=data.collection(name)[key],
                )


_ID_IN_TEXT = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
_TWO = """{"sources": [{"id": "s", "title": "Bài viết"},
  {"id": "t", "title": "Báo cáo", "address": "https://example.vn/bao-cao"}],
 "events": [{"id": "e", "name_vi": "Hội nghị", "name_en": "A conference",
  "kind": "conference", "cites": [%s]}]}"""


@rule(
    "VNF007",
    "source-never-used",
    Severity.INFO,
    on=WHOLE,
    since="0.1.0",
    fails=_TWO % '"s"',
    passes=_TWO % '"s", "t"',
    vi="""Văn bản nguồn đã lưu hoặc đọc được mà không bản ghi nào dẫn.

    Văn bản đã được đọc mà không có gì được ghi lại, hoặc các thông tin lấy từ đó dẫn nhầm sang
    nguồn khác. Chỉ xét khi bộ dữ liệu có thông tin, và chỉ xét những nguồn có tệp hoặc địa chỉ;
    nguồn được một ghi chú nêu bằng mã định danh, chẳng hạn một trang nói khác đi, thì coi là đã
    dùng.
    """,
)
def source_never_used(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A text that is kept or can be read, and that no record cites.

    It was read and nothing of it was recorded, or its facts cite another one by mistake. Asked
    where there are facts at all, of sources with a file or an address; one that a note names by
    its id, such as a page that says otherwise, is used.
    """
    left = {one.id: one for one in data.sources if one.file or one.address}
    if not left or not any(len(data.collection(name)) for name in FACTS):
        return
    for name in COLLECTIONS:
        if not left:
            return
        for key in _cited(data)[name]:
            left.pop(key, None)
    notes = {note for name in COLLECTIONS for one in data.collection(name) for note in one.notes}
    for note in notes:
        for word in _ID_IN_TEXT.findall(note):
            left.pop(word, None)
    for source in left.values():
        shown = source.file or source.address
        yield Problem(
            field="file" if source.file else "address",
            value=source.id,
            message=f"{source.id} ({shown}) is cited by no record",
            message_vi=f"{source.id} ({shown}) không bản ghi nào dẫn",
            hint="record what it states, or take the source out",
            hint_vi="ghi những gì nguồn này nêu, hoặc bỏ nguồn",
            record=source,
        )


@rule(
    "VNF008",
    "body-named-by-nobody",
    Severity.INFO,
    on=WHOLE,
    since="0.1.0",
    fails=_bodies(_body("a").replace(',\n   "cites": ["s"]', ""), _body("b")),
    passes=_bodies(_body("a"), _body("b")),
    vi="""Cơ quan không nêu nguồn và không bản ghi nào dẫn đến.

    Bản ghi từng dùng cơ quan này đã bị xóa hoặc đổi tên; hoặc cơ quan được nhập để dùng nhưng chưa
    dùng: cơ quan ban hành đã nhập, còn văn bản thì chưa ghi cơ quan ban hành.
    """,
)
def body_named_by_nobody(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A body that cites nothing and to which nothing refers.

    Whatever used it was deleted or renamed; or it was to be used: an issuer was entered, and
    its document left without one.
    """
    loose = {one.id: one for one in data.institutions if not one.evidence and not one.cites}
    if not loose:
        return
    for name in COLLECTIONS:
        to_bodies = [(field, many) for field, many, to in _plan(name) if "institutions" in to]
        for record in data.collection(name) if to_bodies else ():
            for field, many in to_bodies:
                value = getattr(record, field)
                for key in value if many else (value,):
                    loose.pop(key, None)
    for body in loose.values():
        yield Problem(
            field="id",
            value=body.id,
            message=f"nothing refers to {body.id!r}, and it names no source",
            message_vi=f"không bản ghi nào dẫn đến {body.id!r}, và bản ghi không nêu nguồn",
            hint="use it, say where it is named, or take it out",
            hint_vi="dùng cơ quan này, ghi nguồn có nêu tên, hoặc xóa bản ghi",
            record=body,
        )


_COUNTRY_ID = re.compile("[A-Z]{2}")
_ISO_PLACE = re.compile("[A-Z]{2}-[A-Z0-9]{1,3}(?:-[0-9]{4})?")


@rule(
    "VNF011",
    "id-not-of-its-kind",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails="""{"countries": [
 {"id": "LAO", "name_vi": "Lào", "name_en": "Laos", "kind": "country"}]}""",
    passes="""{"countries": [
 {"id": "LA", "name_vi": "Lào", "name_en": "Laos", "kind": "country"}]}""",
    vi="""Mã định danh của nước không là mã ISO, hoặc của địa phương không là mã ISO hay chữ thường.

    Mã định danh của nước là mã dùng để nối với dữ liệu từ nguồn khác (ISO 3166-1 alpha-2): tra "LA"
    thì không thấy "LAO" và "Lao". Mã định danh của địa phương là mã ISO 3166-2 của nơi đó, kèm năm
    của đơn vị nếu một đơn vị về sau cũng mang mã ấy, hoặc là các từ viết thường.
    """,
)
def id_not_of_its_kind(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A country whose id is no ISO code, or a place whose id is neither such a code nor words.

    Ids of countries are what data from elsewhere is joined by (ISO 3166-1 alpha-2): "LAO" and
    "Lao" are not found under "LA". The id of a place is its ISO 3166-2 code, with the year of
    the unit where a later one has the code too, or lower-case words.
    """
    for country in data.countries:
        if country.kind is PlaceKind.COUNTRY and not _COUNTRY_ID.fullmatch(country.id):
            yield Problem(
                field="id",
                value=country.id,
                message=f"{country.id!r} is no ISO 3166-1 alpha-2 code",
                message_vi=f"{country.id!r} không phải mã ISO 3166-1 alpha-2",
                hint="two capitals, such as 'LA'",
                hint_vi="hai chữ in hoa, như 'LA'",
                record=country,
            )
    for place in data.places:
        if not place.id.islower() and not _ISO_PLACE.fullmatch(place.id):
            yield Problem(
                field="id",
                value=place.id,
                message=f"{place.id!r} is neither an ISO 3166-2 code nor lower-case words",
                message_vi=f"{place.id!r} không phải mã ISO 3166-2, cũng không phải chữ thường",
                hint="write it as 'VN-69', 'VN-69-2025' or 'vn-nha-trang'",
                hint_vi="ghi như 'VN-69', 'VN-69-2025' hoặc 'vn-nha-trang'",
                record=place,
            )


@rule(
    "VNF012",
    "part-outside-the-life-of-its-whole",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_bodies(
        _body("a", ', "parent": "b", "since": "2021-01-01"'), _body("b", ', "until": "2016-12-31"')
    ),
    passes=_bodies(
        _body("a", ', "parent": "b", "since": "2011-01-01"'), _body("b", ', "until": "2016-12-31"')
    ),
    vi="""Địa phương hoặc cơ quan chưa bao giờ cùng tồn tại với cấp trên đã ghi.

    Các bộ sáp nhập, các tỉnh không còn tồn tại, còn những đơn vị bên trong tiếp tục thuộc một cấp
    trên khác: huyện thành lập sau khi tỉnh đã kết thúc thì thuộc tỉnh của ngày đó.
    """,
)
def part_outside_the_life_of_its_whole(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A place or body that never existed together with the one it belongs to.

    Ministries merge and provinces end, and their parts go on under another: a district that
    begins after its province ended belongs to the province of that day.
    """
    for name in (*_ANY_PLACE, "institutions"):
        for record in data.collection(name):
            if record.parent is None or (record.since is None and record.until is None):
                continue
            above = data.place(record.parent) or data.institutions.get(record.parent)
            if above is None:
                continue
            for early, late in ((above, record), (record, above)):
                if early.until is None or late.since is None or not early.until.before(late.since):
                    continue
                yield Problem(
                    field="parent",
                    value=record.parent,
                    message=f"never was together with {record.parent!r}: {early.id} ended "
                    f"{early.until}, {late.id} began {late.since}",
                    message_vi=f"không cùng tồn tại với {record.parent!r}: {early.id} kết thúc "
                    f"{early.until}, {late.id} bắt đầu {late.since}",
                    hint="name the parent of that time, or check the days",
                    hint_vi="ghi cấp trên của thời gian đó, hoặc kiểm tra các ngày",
                    record=record,
                )


_PILLARS = """{"schemes": [{"id": "x", "name_vi": "ba trụ cột", "name_en": "three pillars"}],
 "pillars": [
  {"id": "a", "scheme": "x", "ordinal": 1, "name_vi": "đối ngoại đảng", "name_en": "Party"},
  {"id": "b", "scheme": "x", "ordinal": %s, "name_vi": "ngoại giao", "name_en": "State"}]}"""


@rule(
    "VNF013",
    "pillars-out-of-count",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_PILLARS % 1,
    passes=_PILLARS % 2,
    vi="""Các trụ cột của một bộ trụ cột không được đánh số 1, 2, 3: có số bị trùng hoặc thiếu.

    Từ năm 2021 có ba trụ cột (đối ngoại Đảng, ngoại giao Nhà nước, đối ngoại nhân dân); tham luận
    của Đà Nẵng có ba trụ cột khác. Trụ cột thứ tư, hoặc một trụ cột "thứ nhất" nữa, thì thuộc bộ
    trụ cột khác.
    """,
)
def pillars_out_of_count(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Pillars of one scheme that are not numbered 1, 2, 3: a number twice, or missing.

    Since 2021 there are three (Party, State, people-to-people); the paper of Đà Nẵng has three
    others. A fourth, or a second "first", is a pillar of another scheme.
    """
    schemes: dict[str, list[Pillar]] = defaultdict(list)
    for pillar in data.pillars:
        schemes[pillar.scheme].append(pillar)
    for pillars in schemes.values():
        ordered = sorted(pillars, key=lambda one: (one.ordinal, one.id))
        for wanted, pillar in enumerate(ordered, start=1):
            if pillar.ordinal != wanted:
                yield Problem(
                    field="ordinal",
                    value=pillar.ordinal,
                    message=f"is number {pillar.ordinal} of {pillar.scheme}, where {wanted} "
                    "should follow",
                    message_vi=f"mang số {pillar.ordinal} của {pillar.scheme}, lẽ ra là {wanted}",
                    hint="it may be a pillar of another scheme",
                    hint_vi="có thể là trụ cột của bộ khác",
                    record=pillar,
                )
                break
