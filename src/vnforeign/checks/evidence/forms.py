"""Rules on evidence and sources by themselves: spans, printed forms, pages, hashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks._figures import (
    PINNED,
    event,
    events_example,
    example,
    figure,
    indicator,
    piece,
    pieces,
    printing,
    texts,
)
from vnforeign.dataset import COLLECTIONS, Dataset
from vnforeign.model.evidence import Evidence, Record
from vnforeign.model.indicators import Observation

__all__: list[str] = []


_SENTENCE_END = (".", "!", "?", ";")
_WORDS = 8


@rule(
    "VNF501",
    "sentence-as-printed-form",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=events_example(event("e", (0, "Hội nghị toàn quốc đã được tổ chức tại Hà Nội."))),
    passes=events_example(event("e", (0, "Hội nghị toàn quốc"))),
    vi="""Dạng in là cả một câu, hoặc tràn sang dòng khác.

    Dạng in cho thấy điều được nêu bằng vài từ mà người đọc tìm lại được: số liệu kèm đơn vị, một
    trích dẫn, một tên gọi. Ghi cả câu là chép lại nguồn, mà văn bản nguồn có khi chúng ta không
    được quyền phổ biến, và cũng không chứng minh được điều gì cụ thể.
    """,
)
def sentence_as_printed_form(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A printed form that is a whole sentence, or runs over a line.

    The printed form shows what is stated, in a few words that a reader finds again: a figure with
    its unit, a citation, a name. Whole sentences copy the source, whose text may not be ours to
    pass on, and prove nothing in particular.
    """
    for record, one in printing(data, _too_long):
        printed = one.printed
        yield Problem(
            field="evidence",
            value=printed,
            message=f"{printed!r} is a whole sentence or more than a line",
            message_vi=f"{printed!r} là cả câu hoặc tràn sang dòng khác",
            hint="keep the few words that state the fact",
            hint_vi="chỉ giữ vài từ nêu thông tin",
            record=record,
            evidence=(one,),
        )


def _too_long(printed: str) -> bool:
    long = printed.endswith(_SENTENCE_END) and printed.count(" ") >= _WORDS - 1
    return (long and not printed.endswith("...")) or "\n" in printed


@rule(
    "VNF505",
    "evidence-given-twice",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=events_example(event("e", (0, "Hội nghị"), (0, "Hội nghị"))),
    passes=events_example(event("e", (0, "Hội nghị"), (40, "Hội nghị"))),
    vi="""Cùng những ký tự của cùng một nguồn được ghi hai lần cho một bản ghi.

    Hai căn cứ trông như thông tin được nêu hai lần; ai đếm số lần thông tin được in sẽ đếm trùng.
    Lỗi phát sinh khi gộp hai lần đọc cùng một văn bản.
    """,
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
                            message=f"{one.printed!r} at {one.start} of {one.source} stands twice",
                            message_vi=f"{one.printed!r} ở vị trí {one.start} của {one.source} bị "
                            "ghi hai lần",
                            hint="take one of the two out",
                            hint_vi="bỏ một trong hai",
                            record=record,
                            evidence=(one,),
                        )
                    seen.add(where)


_TWO_FIGURES = example(
    figure("o", "40 project", cites=[], evidence=[piece(9, "bốn mươi dự án")]),
    figure("p", "%s project", period="2023", cites=[], evidence=[piece(9, "bốn mươi dự án")]),
    indicator(unit="project"),
    source=PINNED,
)


@rule(
    "VNF506",
    "one-span-two-values",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_TWO_FIGURES.replace("%s", "90"),
    passes=_TWO_FIGURES.replace("%s", "40"),
    vi="""Hai số liệu có giá trị khác nhau mà dựa trên cùng một đoạn ký tự.

    Một con số in ra chỉ nêu một giá trị. Bản ghi chép lại rồi sửa mà căn cứ để nguyên thì viện dẫn
    một nguồn nói điều khác.
    """,
)
def one_span_two_values(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Two figures of different value that rest on the very same characters.

    One printed number states one amount. A record copied and changed, with the evidence left as it
    was, claims a source that says something else.
    """
    held_in = texts(data)
    seen: dict[tuple[str, int, int], Observation] = {}
    for one in data.observations:
        if not one.evidence:
            continue
        first = one.evidence[0]
        text = held_in.get(first.source)
        if text is None:
            continue
        other = seen.setdefault((text, first.start, first.end), one)
        if other is one or other.quantity.amount == one.quantity.amount:
            continue
        yield Problem(
            field="evidence[0]",
            value=first.printed,
            message=f"{first.printed!r} is evidence for {one.quantity} here, and for "
            f"{other.quantity} in {other.id}",
            message_vi=f"{first.printed!r} ở đây là căn cứ cho {one.quantity}, còn ở "
            f"{other.id} cho {other.quantity}",
            hint="one of the two was copied: find where its own figure is printed",
            hint_vi="một trong hai bản ghi bị sao chép: tìm chỗ in số liệu của nó",
            record=one,
            evidence=(first,),
        )


@rule(
    "VNF509",
    "one-span-two-texts",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=events_example(
        event("e", (4, "nghị toàn quốc")), event("f", (9, "quốc tế")), pinned=True
    ),
    passes=events_example(
        event("e", (4, "nghị toàn quốc")), event("f", (40, "quốc tế")), pinned=True
    ),
    vi="""Hai căn cứ in những ký tự khác nhau ở cùng một chỗ trong một văn bản.

    Ở mỗi vị trí (offset), văn bản chỉ có một ký tự, nên một trong hai vị trí là sai; không có văn
    bản cũng thấy được điều đó. Vị trí bị lệch khi đếm theo byte, khi đếm theo chữ dựng sẵn, hoặc
    sau khi dấu xuống dòng bị chuyển đổi.
    """,
)
def one_span_two_texts(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Two pieces of evidence that print different characters at the same place of one text.

    A text has one character at each offset, so one of the two offsets is wrong; this shows even
    without the text. Offsets slip when they are counted in bytes, in composed letters, or after
    line ends were translated.
    """
    held_in = texts(data)
    if not held_in:
        return
    by_text: dict[str, list[tuple[int, int, str, Record, Evidence]]] = {}
    for record, one in pieces(data):
        text = held_in.get(one.source)
        if text is not None:
            by_text.setdefault(text, []).append((one.start, one.end, one.printed, record, one))
    for held in by_text.values():
        held.sort(key=_where)
        reach = held[0]
        for found in held:
            start, end, printed, record, one = found
            first, last, other = reach[0], reach[1], reach[2]
            if start < last:
                common = min(end, last) - start
                if printed[:common] != other[start - first : start - first + common]:
                    yield _slipped(record, one, reach)
            if end > last:
                reach = found


def _where(piece: tuple[int, int, str, Record, Evidence]) -> tuple[int, int]:
    return piece[0], -piece[1]


def _slipped(
    record: Record, one: Evidence, other: tuple[int, int, str, Record, Evidence]
) -> Problem:
    return Problem(
        field="evidence",
        value=one.printed,
        message=f"{one.printed!r} at {one.start} of {one.source} does not go with {other[2]!r} at "
        f"{other[0]} ({other[3].id})",
        message_vi=f"{one.printed!r} ở vị trí {one.start} của {one.source} không khớp với "
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
    fails=events_example(event("e", (0, "Hội nghị "))),
    passes=events_example(event("e", (0, "Hội nghị"))),
    vi="""Dạng in có khoảng trắng ở đầu hoặc cuối.

    Vị trí (offset) lấy dư một ký tự, thường vì tính gộp cả ký tự tại vị trí kết thúc. Dạng in như
    vậy không tìm thấy ở chỗ nào khác trong văn bản, và hai dạng in của một tên thành ra khác nhau.
    """,
)
def space_around_the_printed_form(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A printed form with a blank at its beginning or end.

    The offsets took in a character too many, often because an end was counted as included. The form
    is then found nowhere else in the text, and two forms of one name differ.
    """
    for record, one in printing(data, lambda printed: printed != printed.strip()):
        printed = one.printed
        yield Problem(
            field="evidence",
            value=printed,
            message=f"{printed!r} has a blank at an end",
            message_vi=f"{printed!r} có khoảng trắng ở đầu hoặc cuối",
            hint="move start or end by the blank",
            hint_vi="dời start hoặc end để bỏ khoảng trắng",
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
    fails=events_example(event("e", (0, "Ханой")), language="vi"),
    passes=events_example(event("e", (0, "Ханой")), language="ru"),
    vi="""Dạng in có chữ cái không thuộc chữ viết của ngôn ngữ mà nguồn dùng.

    Chữ "о" Kirin trong một từ tiếng Việt trông vẫn đúng nhưng không bao giờ tìm thấy; còn câu trích
    bằng tiếng Trung từ một nguồn ghi "vi" cho biết căn cứ thuộc về nguồn khác.
    """,
)
def letters_of_another_language(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A printed form in letters that the language of its source is not written in.

    Cyrillic "о" in a Vietnamese word looks right and is never found; and a quotation in Chinese
    from a source marked "vi" says that the evidence belongs to another source.
    """
    latin = {one.id: one.language for one in data.sources if one.language in _LATIN}
    for record, one in printing(data, _OTHER_LETTERS):
        found = _OTHER_LETTERS(one.printed)
        if found and one.source in latin:
            yield Problem(
                field="evidence",
                value=one.printed,
                message=f"{one.printed!r} has {found[0]!r}, which {latin[one.source]!r}, the "
                f"language of {one.source}, is not written with",
                message_vi=f"{one.printed!r} có {found[0]!r}, không phải chữ của "
                f"{latin[one.source]!r}, ngôn ngữ của {one.source}",
                hint="check the source of the evidence, and its language",
                hint_vi="kiểm tra nguồn của căn cứ và ngôn ngữ của nguồn",
                record=record,
                evidence=(one,),
            )
