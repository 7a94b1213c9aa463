"""Rules on sources: when they were read and where, who stands for them, which file they pin."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks._figures import PINNED, event, events_example, pieces, texts
from vnforeign.dataset import Dataset
from vnforeign.model.evidence import Evidence, Record
from vnforeign.model.sources import Source

__all__: list[str] = []


@rule(
    "VNF520",
    "one-file-two-hashes",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=events_example(
        others=({"id": "t", "title": "Tham luận", "file": "bai.txt", "sha256": "1" * 64},),
        pinned=True,
    ),
    passes=events_example(
        others=({"id": "t", "title": "Tham luận", "file": "bai.txt", "sha256": "0" * 64},),
        pinned=True,
    ),
    vi="""Hai nguồn trong cùng một tệp nhưng ghi hai mã băm khác nhau cho tệp đó.

    Mỗi tệp có một mã SHA-256. Một trong hai nguồn được lập trên bản sao cũ hơn của tệp, và các vị
    trí (offset) của nguồn đó có thể trỏ lệch khỏi từ ngữ.
    """,
)
def one_file_two_hashes(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Two sources in one file that pin it with different hashes.

    A file has one SHA-256. One of the two was made on an older copy, and the offsets of that
    source may point beside their words.
    """
    seen: dict[str, Source] = {}
    for one in data.sources:
        if one.file is None:
            continue
        first = seen.setdefault(one.file, one)
        if first.sha256 != one.sha256:
            yield Problem(
                field="sha256",
                value=one.sha256,
                message=f"is {one.sha256} for {one.file}, but {first.id} pins it with "
                f"{first.sha256}",
                message_vi=f"là {one.sha256} cho {one.file}, nhưng {first.id} ghi {first.sha256}",
                hint="take the hash of the file anew, and verify the evidence of both",
                hint_vi="tính lại mã băm của tệp, và đối chiếu căn cứ của cả hai",
                record=one,
            )


@rule(
    "VNF521",
    "read-nobody-knows-where",
    Severity.WARNING,
    on="sources",
    since="0.1.0",
    fails=events_example(accessed_on="2026-11-22"),
    passes=events_example(
        accessed_on="2026-11-22", publisher="A paper", address="https://example.org"
    ),
    vi="""Nguồn ghi ngày truy cập nhưng không có địa chỉ, cũng không có tệp.

    Ngày truy cập đi cùng với nơi truy cập: thiếu nơi truy cập thì không ai đọc lại được, và thông
    tin chỉ dựa vào lời của một người.
    """,
)
def read_nobody_knows_where(source: Source, _: Dataset) -> Iterator[Problem]:
    """A source with the day it was read, but neither an address nor a file.

    A day of reading goes with the place of reading: without it nobody can read it again, and the
    fact stands on someone's word.
    """
    if source.accessed_on is not None and source.address is None and source.file is None:
        yield Problem(
            field="address",
            message=f"was read on {source.accessed_on}, but where is missing",
            message_vi=f"được truy cập ngày {source.accessed_on}, nhưng thiếu địa chỉ",
            hint="add the address, or the file that was read",
            hint_vi="thêm địa chỉ, hoặc tệp đã đọc",
        )


@rule(
    "VNF522",
    "page-without-publisher",
    Severity.WARNING,
    on="sources",
    since="0.1.0",
    fails=events_example(address="https://example.org"),
    passes=events_example(address="https://example.org", publisher="A paper"),
    vi="""Trang công khai không ghi tác giả, cũng không ghi nơi công bố.

    Địa chỉ rồi sẽ có lúc không mở được nữa; nơi công bố, tên và ngày là những gì giúp tìm lại được
    trang, và giúp phân biệt trang của một bộ với bản sao của một bản sao.
    """,
)
def page_without_publisher(source: Source, _: Dataset) -> Iterator[Problem]:
    """A public page of which neither author nor publisher is recorded.

    Addresses die; the publisher, title and day are what a page is found again by, and what tells a
    ministry from a copy of a copy.
    """
    if source.address is not None and source.publisher is None and source.author is None:
        yield Problem(
            field="publisher",
            message=f"nobody stands for {source.address}",
            message_vi=f"không rõ ai công bố {source.address}",
            hint="add publisher, or author",
            hint_vi="thêm publisher, hoặc author",
        )


@rule(
    "VNF525",
    "one-page-two-sources",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=events_example(
        others=(
            {
                "id": "t",
                "title": "Bài viết",
                "publisher": "A paper",
                "address": "https://example.org",
            },
        ),
        address="https://example.org",
        publisher="A paper",
    ),
    passes=events_example(
        others=(
            {
                "id": "t",
                "title": "Bài viết",
                "publisher": "A paper",
                "address": "https://example.org/2",
            },
        ),
        address="https://example.org",
        publisher="A paper",
    ),
    vi="""Hai nguồn có cùng một địa chỉ và cùng một tên.

    Thông tin mà cả hai cùng nêu thì tưởng như có hai nguồn xác nhận, thực ra chỉ có một. Lỗi phát
    sinh khi hai người đọc cùng nhập một trang.
    """,
)
def one_page_two_sources(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Two sources with one address and one title.

    A fact that both state seems to have two witnesses and has one. It happens when two readers
    enter the same page.
    """
    seen: dict[tuple[str, str], Source] = {}
    for one in data.sources:
        if one.address is None:
            continue
        first = seen.setdefault((one.address, one.title), one)
        if first is not one:
            yield Problem(
                field="address",
                value=one.address,
                message=f"{one.address} is the page of {first.id} too",
                message_vi=f"{one.address} cũng là trang của {first.id}",
                hint="make them one, and point the evidence there",
                hint_vi="gộp làm một, rồi trỏ căn cứ về đó",
                record=one,
            )


@rule(
    "VNF526",
    "page-without-the-day-it-was-read",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=events_example(address="https://example.org", publisher="A paper"),
    passes=events_example(
        accessed_on="2026-11-22", address="https://example.org", publisher="A paper"
    ),
    vi="""Nguồn chỉ là một trang mạng mà không ghi ngày truy cập.

    Trang mạng thay đổi mà không báo. Ngày truy cập cho biết thông tin lấy từ trang ở thời điểm nào,
    và cần tìm bản lưu nào trong kho lưu trữ (ISO 690 yêu cầu ghi ngày trích dẫn). Nguồn có tệp thì
    đã được cố định bằng mã băm.
    """,
)
def page_without_the_day_it_was_read(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A source that is only a page on the web, without the day it was read.

    Pages change without saying so. The day tells which state of the page the fact was taken from,
    and which copy of an archive to ask (ISO 690 asks for the date of citation). A source with a
    file is pinned by its hash.
    """
    for one in data.sources:
        if one.address is not None and one.file is None and one.accessed_on is None:
            yield Problem(
                field="accessed_on",
                message=f"{one.address} has no day on which it was read",
                message_vi=f"{one.address} chưa ghi ngày truy cập",
                hint="add accessed_on",
                hint_vi="thêm accessed_on",
                record=one,
            )


_CODES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv "
    "cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho "
    "hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku "
    "kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn "
    "no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm "
    "sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi "
    "vo wa wo xh yi yo za zh zu"
)
_LANGUAGES = frozenset(_CODES.split())
"""The 183 codes of ISO 639-1, without those withdrawn."""
_MEANT = {
    "vn": "vi", "vie": "vi", "vietnamese": "vi", "eng": "en", "english": "en", "gb": "en",
    "us": "en", "cn": "zh", "zho": "zh", "chi": "zh", "jp": "ja", "jpn": "ja", "kor": "ko",
    "kh": "km", "khm": "km", "lao": "lo", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de",
    "rus": "ru", "spa": "es", "cz": "cs", "dk": "da", "gr": "el", "ua": "uk",
}  # fmt: skip
"""What stands for a language by mistake: codes of countries, of ISO 639-2, names."""


@rule(
    "VNF527",
    "language-that-is-none",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=events_example(language="vn"),
    passes=events_example(language="vi"),
    vi="""Ngôn ngữ của nguồn không phải mã hai chữ cái của ISO 639-1.

    "vn" là nước, "vi" mới là ngôn ngữ. Việc chọn nguồn theo ngôn ngữ, cũng như việc xét chữ cái và
    con số có hợp với ngôn ngữ hay không, đều dựa vào mã này.
    """,
)
def language_that_is_none(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A language of a source that is no two-letter code of ISO 639-1.

    "vn" is the country, "vi" the language. Sources chosen by language, and the letters and numbers
    that are expected in one, go by the code.
    """
    for one in data.sources:
        if one.language in _LANGUAGES:
            continue
        meant = _MEANT.get(one.language) or one.language.partition("-")[0]
        known = meant in _LANGUAGES
        yield Problem(
            field="language",
            value=one.language,
            message=f"{one.language!r} is no code of ISO 639-1",
            message_vi=f"{one.language!r} không phải mã ISO 639-1",
            hint=f"did you mean {meant!r}?" if known else "write two letters, such as 'vi'",
            hint_vi=f"có phải là {meant!r}?" if known else "ghi hai chữ cái, như 'vi'",
            expected=meant if known else "",
            expected_vi=meant if known else "",
            record=one,
        )


_URL = re.compile(r"https?://(?:[^\s/?#.]+\.)+[^\s/?#.]+\.?(?:[/?#]\S*)?", re.IGNORECASE)


@rule(
    "VNF528",
    "address-that-is-none",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=events_example(
        accessed_on="2026-11-22", publisher="A paper", address="example defence paper"
    ),
    passes=events_example(
        accessed_on="2026-11-22", publisher="A paper", address="https://example.org/paper"
    ),
    vi="""Địa chỉ không phải là URL của trang mạng (http:// hoặc https:// và tên máy chủ).

    Địa chỉ là nơi ai cũng có thể đọc nguồn (RFC 3986, RFC 9110). Cụm từ tìm kiếm, đường dẫn trên ổ
    đĩa của ai đó hay địa chỉ thiếu phần giao thức thì không mở được.
    """,
)
def address_that_is_none(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """An address that is no URL on the web (http:// or https:// and the name of a host).

    It stands for where anyone can read the source (RFC 3986, RFC 9110). A search phrase, a path on
    somebody's disk or an address without its scheme cannot be opened.
    """
    for one in data.sources:
        address = one.address
        if address is None or _URL.fullmatch(address):
            continue
        bare = f"https://{address}"
        mend = bare if "://" not in address and _URL.fullmatch(bare) and "." in address else ""
        yield Problem(
            field="address",
            value=address,
            message=f"{address!r} cannot be opened: it is no http:// or https:// address",
            message_vi=f"{address!r} không mở được: không phải địa chỉ http:// hay https://",
            hint=f"is it {mend}?" if mend else "copy it from the browser, or leave it out",
            hint_vi=f"có phải {mend}?" if mend else "chép lại từ trình duyệt, hoặc bỏ trống",
            record=one,
        )


_OTHER_PAPER = {"id": "t", "title": "Tham luận", **PINNED}


def _in_one_file(start: int) -> str:
    """Three events stated in two papers of one file, as JSON, for the example below."""
    said = event("c", (0, "Lâm Đồng"))
    said["evidence"] = [{"source": "t", "start": start, "end": start + 8, "printed": "Lạng Sơn"}]
    around = event("a", (0, "Hội nghị")), event("b", (90, "Hội nghị"))
    return events_example(*around, said, others=(_OTHER_PAPER,), pinned=True)


@rule(
    "VNF529",
    "words-inside-another-paper",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_in_one_file(40),
    passes=_in_one_file(240),
    vi="""Căn cứ của một bài nằm xen giữa từ ngữ của bài khác, trong tệp chứa cả hai bài.

    Các bài trong một kỷ yếu nối tiếp nhau trong tệp, nên mọi điều bài này nêu đều đứng trước những
    điều bài sau nêu. Căn cứ nằm xen vào giữa là dẫn nhầm bài, hoặc sai vị trí (offset). Quy tắc chỉ
    báo số căn cứ ít nhất cần bỏ ra để các bài lại nối tiếp nhau.
    """,
)
def words_inside_another_paper(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Evidence of one paper that lies between words of another, in a file that holds both.

    The papers of a volume follow each other in its file, so what one states is all before what the
    next states. A piece in between is cited from the wrong paper, or its offset is wrong. Said of
    as few pieces as put the papers in a row again.
    """
    held_in = texts(data)
    if len(set(held_in.values())) == len(held_in):
        return
    by_text: dict[str, list[tuple[int, int, Record, Evidence]]] = defaultdict(list)
    for at, (record, one) in enumerate(pieces(data)):
        if one.source in held_in:
            by_text[held_in[one.source]].append((one.start, at, record, one))
    for held in by_text.values():
        held.sort(key=lambda piece: piece[:2])
        runs: list[list[tuple[Record, Evidence]]] = []
        for _start, _at, record, one in held:
            _join(runs, [(record, one)])
        while (odd := _smallest_of_several(runs)) is not None:
            around = runs[odd - 1 if odd else 1][0][1].source
            yield from (_inside(record, one, around) for record, one in runs[odd])
            left, runs = [*runs[:odd], *runs[odd + 1 :]], []
            for run in left:
                _join(runs, run)


def _join(runs: list[list[tuple[Record, Evidence]]], run: list[tuple[Record, Evidence]]) -> None:
    """Add a run of pieces of one source; to the last one, if that is of the same."""
    if runs and runs[-1][0][1].source == run[0][1].source:
        runs[-1] += run
    else:
        runs.append([*run])


def _smallest_of_several(runs: list[list[tuple[Record, Evidence]]]) -> int | None:
    """Which run is the smallest among those of sources that have several.

    Of two as small, the one that lies inside another paper.
    """
    many: dict[str, list[int]] = defaultdict(list)
    for at, run in enumerate(runs):
        many[run[0][1].source].append(at)
    several = [at for found in many.values() if len(found) > 1 for at in found]
    inside = {
        at
        for at in several
        if 0 < at < len(runs) - 1 and runs[at - 1][0][1].source == runs[at + 1][0][1].source
    }
    return min(several, key=lambda at: (len(runs[at]), at not in inside, at), default=None)


def _inside(record: Record, one: Evidence, around: str) -> Problem:
    return Problem(
        field="evidence",
        value=one.printed,
        message=f"{one.printed!r} at {one.start} is said to be of {one.source}, but lies among "
        f"the words of {around}",
        message_vi=f"{one.printed!r} ở vị trí {one.start} ghi là của {one.source}, nhưng nằm "
        f"giữa phần trích của {around}",
        hint=f"is its source {around}?",
        hint_vi=f"có phải nguồn là {around}?",
        record=record,
        evidence=(one,),
    )
