"""Rules on evidence and sources by themselves: spans, printed forms, pages, hashes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks._figures import example, figure, indicator
from vnforeign.checks.evidence import evidence_of
from vnforeign.dataset import COLLECTIONS, FACTS, Dataset
from vnforeign.model.evidence import Evidence, Record
from vnforeign.model.indicators import Observation
from vnforeign.model.sources import Source

__all__: list[str] = []

_PINNED: dict[str, object] = {"file": "bai.txt", "sha256": "0" * 64}


def _piece(start: int, printed: str) -> dict[str, object]:
    return {"source": "s", "start": start, "end": start + len(printed), "printed": printed}


def _event(name: str, *evidence: tuple[int, str], **more: object) -> dict[str, object]:
    """An event with evidence, each piece given by where it starts and what it prints."""
    made: dict[str, object] = {
        "id": name,
        "name_vi": f"Hội nghị {name}",
        "name_en": f"Conference {name}",
        "kind": "conference",
        "evidence": [_piece(start, printed) for start, printed in evidence],
    }
    return made | more


def _example(
    *events: dict[str, object], more: tuple[dict[str, object], ...] = (), **source: object
) -> str:
    """Events and the source s, as JSON, for the examples below."""
    sources = [{"id": "s", "title": "Bài viết"} | source, *more]
    made = {"sources": sources, "events": list(events)}
    return json.dumps(made, ensure_ascii=False, indent=1)


def _pieces(data: Dataset) -> Iterator[tuple[Record, Evidence]]:
    """Every piece of evidence with its record; only ties have steps with evidence of their own."""
    for name in COLLECTIONS:
        for record in data.collection(name):
            found = evidence_of(record) if name == "partnerships" else record.evidence
            for evidence in found:
                yield record, evidence


_SENTENCE_END = (".", "!", "?", ";")
_WORDS = 8


@rule(
    "VNF501",
    "sentence-as-printed-form",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_example(_event("e", (0, "Hội nghị toàn quốc đã được tổ chức tại Hà Nội."))),
    passes=_example(_event("e", (0, "Hội nghị toàn quốc"))),
)
def sentence_as_printed_form(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A printed form that is a whole sentence, or runs over a line.

    The printed form shows what is stated, in a few words that a reader finds again: a figure with
    its unit, a citation, a name. Whole sentences copy the source, whose text may not be ours to
    pass on, and prove nothing in particular.
    """
    for record, one in _pieces(data):
        printed = one.printed
        long = printed.endswith(_SENTENCE_END) and printed.count(" ") >= _WORDS - 1
        if (long and not printed.endswith("...")) or "\n" in printed:
            yield Problem(
                field="evidence",
                value=printed,
                message=f"{printed} is a whole sentence or more than a line",
                message_vi=f"{printed} là cả câu hoặc dài hơn một dòng",
                hint="keep the few words that state the fact",
                hint_vi="chỉ giữ vài từ nêu dữ kiện",
                record=record,
                evidence=(one,),
            )


@rule(
    "VNF505",
    "evidence-given-twice",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_example(_event("e", (0, "Hội nghị"), (0, "Hội nghị"))),
    passes=_example(_event("e", (0, "Hội nghị"), (40, "Hội nghị"))),
)
def evidence_given_twice(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """The same characters of the same source given twice for one record.

    Two pieces of evidence look like two statements; whoever counts how often a fact is printed
    counts this one double. It comes from merging two readings of one text.
    """
    for name in COLLECTIONS:
        for record in data.collection(name):
            if len(record.evidence) > 1:
                seen = set()
                for one in record.evidence:
                    where = one.source, one.start, one.end
                    if where in seen:
                        yield Problem(
                            field="evidence",
                            value=one.printed,
                            message=f"{one.printed} at {one.start} of {one.source} is given twice",
                            message_vi=f"{one.printed} ở vị trí {one.start} của {one.source} bị "
                            "ghi hai lần",
                            hint="take one of the two out",
                            hint_vi="bỏ một trong hai",
                            record=record,
                            evidence=(one,),
                        )
                    seen.add(where)


_TWO_FIGURES = example(
    figure("o", "40 project", cites=[], evidence=[_piece(9, "bốn mươi dự án")]),
    figure("p", "%s project", period="2023", cites=[], evidence=[_piece(9, "bốn mươi dự án")]),
    indicator(unit="project"),
    source=_PINNED,
)


@rule(
    "VNF506",
    "one-span-two-values",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_TWO_FIGURES.replace("%s", "90"),
    passes=_TWO_FIGURES.replace("%s", "40"),
)
def one_span_two_values(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Two figures of different value that rest on the very same characters.

    One printed number states one amount. A record copied and changed, with the evidence left as it
    was, claims a source that says something else.
    """
    texts = _texts(data)
    seen: dict[tuple[str, int, int], Observation] = {}
    for one in data.observations:
        if not one.evidence:
            continue
        first = one.evidence[0]
        text = texts.get(first.source)
        if text is None:
            continue
        other = seen.setdefault((text, first.start, first.end), one)
        if other is one or other.quantity.amount == one.quantity.amount:
            continue
        yield Problem(
            field="evidence[0]",
            value=first.printed,
            message=f"{first.printed} is evidence for {one.quantity} here, and for "
            f"{other.quantity} in {other.id}",
            message_vi=f"{first.printed} ở đây là bằng chứng cho {one.quantity}, còn ở {other.id} "
            f"cho {other.quantity}",
            hint="one of the two was copied: find where its own figure is printed",
            hint_vi="một trong hai bản ghi bị sao chép: tìm chỗ in số liệu của nó",
            record=one,
            evidence=(first,),
        )


def _texts(data: Dataset) -> dict[str, str]:
    """The text that the offsets of a source count in, where it is pinned; several may share one."""
    return {one.id: one.file for one in data.sources if one.file is not None}


@rule(
    "VNF509",
    "one-span-two-texts",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=_example(_event("e", (4, "nghị toàn quốc")), _event("f", (9, "quốc tế")), **_PINNED),
    passes=_example(_event("e", (4, "nghị toàn quốc")), _event("f", (40, "quốc tế")), **_PINNED),
)
def one_span_two_texts(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Two pieces of evidence that print different characters at the same place of one text.

    A text has one character at each offset, so one of the two offsets is wrong; this shows even
    without the text. Offsets slip when they are counted in bytes, in composed letters, or after
    line ends were translated.
    """
    texts = _texts(data)
    if not texts:
        return
    by_text: dict[str, list[tuple[int, int, str, Record, Evidence]]] = {}
    for record, one in _pieces(data):
        text = texts.get(one.source)
        if text is not None:
            piece = (one.start, one.end, one.printed, record, one)
            by_text.setdefault(text, []).append(piece)
    for pieces in by_text.values():
        pieces.sort(key=_where)
        reach = pieces[0]
        for piece in pieces:
            start, end, printed, record, one = piece
            first, last, other = reach[0], reach[1], reach[2]
            if start < last:
                common = min(end, last) - start
                if printed[:common] != other[start - first : start - first + common]:
                    yield _slipped(record, one, reach)
            if end > last:
                reach = piece


def _where(piece: tuple[int, int, str, Record, Evidence]) -> tuple[int, int]:
    return piece[0], -piece[1]


def _slipped(
    record: Record, one: Evidence, other: tuple[int, int, str, Record, Evidence]
) -> Problem:
    return Problem(
        field="evidence",
        value=one.printed,
        message=f"{one.printed} at {one.start} of {one.source} does not go with {other[2]!r} at "
        f"{other[0]} ({other[3].id})",
        message_vi=f"{one.printed} ở vị trí {one.start} của {one.source} không khớp với "
        f"{other[2]!r} ở vị trí {other[0]} ({other[3].id})",
        hint="find both in the text; count code points, with newlines untouched",
        hint_vi="tìm cả hai trong văn bản; đếm theo ký tự, không đổi dấu xuống dòng",
        record=record,
        evidence=(one,),
    )


@rule(
    "VNF508",
    "space-around-the-printed-form",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_example(_event("e", (0, "Hội nghị "))),
    passes=_example(_event("e", (0, "Hội nghị"))),
)
def space_around_the_printed_form(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A printed form with a blank at its beginning or end.

    The offsets took in a character too many, often because an end was counted as included. The form
    is then found nowhere else in the text, and two forms of one name differ.
    """
    for record, one in _pieces(data):
        printed = one.printed
        if printed[0].isspace() or printed[-1].isspace():
            yield Problem(
                field="evidence",
                value=printed,
                message=f"{printed} has a blank at an end",
                message_vi=f"{printed} có khoảng trắng ở đầu hoặc cuối",
                hint="move start or end by the blank",
                hint_vi="dời start hoặc end bỏ khoảng trắng",
                record=record,
                evidence=(one,),
            )


_LATIN = frozenset({"vi", "en", "fr", "de", "es", "it", "pt", "nl", "pl", "cs", "sk", "hu", "id"})
_OTHER_LETTERS = re.compile("[\u0370-\u1cff\u2e80-\ud7ff\uf900-\ufaff]").search


@rule(
    "VNF518",
    "letters-of-another-language",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_example(_event("e", (0, "Ханой")), language="vi"),
    passes=_example(_event("e", (0, "Ханой")), language="ru"),
)
def letters_of_another_language(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A printed form in letters that the language of its source is not written in.

    Cyrillic "о" in a Vietnamese word looks right and is never found; and a quotation in Chinese
    from a source marked "vi" says that the evidence belongs to another source.
    """
    latin = {one.id: one.language for one in data.sources if one.language in _LATIN}
    for record, one in _pieces(data):
        found = _OTHER_LETTERS(one.printed)
        if found and one.source in latin:
            yield Problem(
                field="evidence",
                value=one.printed,
                message=f"{one.printed} has {found[0]!r}, which {latin[one.source]!r}, the "
                f"language of {one.source}, is not written with",
                message_vi=f"{one.printed} có {found[0]!r}, không phải chữ của "
                f"{latin[one.source]!r}, ngôn ngữ của {one.source}",
                hint="check the source of the evidence, and its language",
                hint_vi="kiểm tra nguồn của bằng chứng và ngôn ngữ của nguồn",
                record=record,
                evidence=(one,),
            )


@rule(
    "VNF519",
    "read-before-published",
    Severity.ERROR,
    on="sources",
    since="0.1.0",
    fails=_example(
        address="https://example.org",
        publisher="A paper",
        published_on="2026-03",
        accessed_on="2026-01-05",
    ),
    passes=_example(
        address="https://example.org",
        publisher="A paper",
        published_on="2026-03",
        accessed_on="2026-05-01",
    ),
)
def read_before_published(source: Source, _: Dataset) -> Iterator[Problem]:
    """A source that was read before it was published.

    Facts are known from the day of their source on; with the two days swapped, `as_known` gives
    them too early or too late.
    """
    read, out = source.accessed_on, source.published_on
    if read is not None and out is not None and read.last < out.first:
        yield Problem(
            field="accessed_on",
            value=read,
            message=f"was read on {read}, but published on {out}",
            message_vi=f"truy cập ngày {read}, nhưng công bố ngày {out}",
            hint="the two days may be the wrong way round",
            hint_vi="có thể hai ngày bị đảo",
        )


@rule(
    "VNF520",
    "one-file-two-hashes",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=_example(
        more=({"id": "t", "title": "Tham luận", "file": "bai.txt", "sha256": "1" * 64},), **_PINNED
    ),
    passes=_example(
        more=({"id": "t", "title": "Tham luận", "file": "bai.txt", "sha256": "0" * 64},), **_PINNED
    ),
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
                hint_vi="tính lại mã băm của tệp, và đối chiếu bằng chứng của cả hai",
                record=one,
            )


@rule(
    "VNF521",
    "read-nobody-knows-where",
    Severity.WARNING,
    on="sources",
    since="0.1.0",
    fails=_example(accessed_on="2026-11-22"),
    passes=_example(accessed_on="2026-11-22", publisher="A paper", address="https://example.org"),
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
    fails=_example(address="https://example.org"),
    passes=_example(address="https://example.org", publisher="A paper"),
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
    "VNF524",
    "cited-though-its-text-is-here",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_example(_event("e", cites=["s"]), **_PINNED),
    passes=_example(_event("e", (0, "Hội nghị")), **_PINNED),
)
def cited_though_its_text_is_here(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A fact that cites, without evidence, a source whose text is held.

    ``cites`` is for public sources whose text is not kept. Where it is, the place in it can be
    named, and verified by anyone who has the file.
    """
    texts = _texts(data)
    if not texts:
        return
    for name in FACTS:
        for record in data.collection(name):
            held = [key for key in record.cites if key in texts]
            if held and not any(one.source in held for one in evidence_of(record)):
                yield Problem(
                    field="cites",
                    value=held[0],
                    message=f"cites {held[0]}, whose text is held in {texts[held[0]]}",
                    message_vi=f"dẫn {held[0]}, trong khi văn bản có ở {texts[held[0]]}",
                    hint="give evidence with offsets in place of it",
                    hint_vi="thay bằng evidence kèm vị trí ký tự",
                    record=record,
                )


@rule(
    "VNF525",
    "one-page-two-sources",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_example(
        more=(
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
    passes=_example(
        more=(
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
                hint_vi="gộp làm một và chỉ bằng chứng về đó",
                record=one,
            )
