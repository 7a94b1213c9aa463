"""Rules on how texts are written: letters in one piece, and English in the English fields."""

from __future__ import annotations

import functools
import re
import typing
import unicodedata
from collections.abc import Iterable, Iterator

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks._examples import example
from vnforeign.checks._figures import values
from vnforeign.dataset import COLLECTIONS, Dataset, record_class
from vnforeign.model.evidence import Record, Text, hints

__all__: list[str] = []

_NAMED = "Thái Nguyên"
_SHOWN = 120
_PLACES = frozenset({"countries", "places"})
_LETTERS = re.compile(r"[^\W\d_]+")
# Đ, ă, ơ, ư and letters with a tone that French, Spanish and their like do not write.
_ONLY_VIETNAMESE = re.compile(
    "[ăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE
)
_MARKED = re.compile(f"[àáâãèéêìíòóôõùúý{_ONLY_VIETNAMESE.pattern[1:]}", re.IGNORECASE)


def _field(name: str) -> str:
    return example(fields=[{"id": "f", "name_vi": name, "name_en": "Thai Nguyen", "cites": ["s"]}])


@functools.cache
def _text_fields(collection: str) -> tuple[str, ...]:
    """The fields that hold words, alone or several; what the sources print has its own letters."""
    return tuple(
        name
        for name, hint in hints(record_class(collection)).items()
        if hint == Text or Text in typing.get_args(hint)
    )


def _texts(record: Record, collection: str) -> Iterator[tuple[str, str]]:
    """The words of a record with the field they stand in."""
    for name in _text_fields(collection):
        value = getattr(record, name)
        if isinstance(value, str):
            yield name, value
        elif value:
            for index, one in enumerate(value):
                yield f"{name}[{index}]", one
    for index, step in enumerate(getattr(record, "steps", ())):
        if step.instrument is not None:
            yield f"steps[{index}].instrument", step.instrument


@rule(
    "VNF014",
    "letters-taken-apart",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_field(unicodedata.normalize("NFD", _NAMED)),
    passes=_field(_NAMED),
    mend="Normalise the text to NFC: `unicodedata.normalize('NFC', text)`.",
    vi="""Nội dung có chữ cái và dấu viết tách rời (không ở dạng NFC của Unicode).

    "ế" là một ký tự, hoặc là "e" theo sau là hai dấu; macOS ghi tên tệp theo cách thứ hai. Hai cách
    trông giống hệt nhau, nhưng tìm theo cách này thì không ra cách kia (Phụ lục 15 của tiêu chuẩn
    Unicode). Dạng in của căn cứ không bị xét: đó là đúng những gì có trong văn bản nguồn.
    """,
    mend_vi="Chuẩn hóa nội dung về dạng NFC: `unicodedata.normalize('NFC', text)`.",
)
def letters_taken_apart(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A text whose letters and marks are written apart (not in Unicode's form NFC).

    "ế" is one character, or "e" with two marks behind it; macOS writes file names in the second
    way. Both look the same, and a search for one does not find the other (Unicode Standard Annex
    15). The printed forms of evidence are not asked: they are what the text has there.
    """
    for name in COLLECTIONS:
        records = data.collection(name)
        if _all_composed(records, name):
            continue
        for one in records:
            for field, text in _texts(one, name):
                if unicodedata.is_normalized("NFC", text):
                    continue
                shown = text[:_SHOWN]
                yield Problem(
                    field=field,
                    value=shown,
                    message=f"{shown!r} is {len(text)} characters where NFC has "
                    f"{len(unicodedata.normalize('NFC', text))}",
                    message_vi=f"{shown!r} có {len(text)} ký tự, dạng NFC có "
                    f"{len(unicodedata.normalize('NFC', text))}: chữ và dấu bị tách rời",
                    hint="normalise the text to NFC",
                    hint_vi="chuẩn hóa văn bản về dạng NFC (dựng sẵn)",
                    record=one,
                )


def _all_composed(records: Iterable[Record], collection: str) -> bool:
    """Whether all words of a collection are in NFC, asked at once: the same ones are often said."""
    said = {text for name in _text_fields(collection) for text in values(records, name)}
    if collection == "partnerships":
        said.update(text for one in records for _, text in _texts(one, collection))
    # A newline begins a letter, so none joins the next.
    return unicodedata.is_normalized("NFC", "\n".join(said))


def _said(gist_en: str) -> str:
    """A task with its gist, as JSON, for the example below."""
    return example(
        countries=[{"id": "VN", "name_vi": "Việt Nam", "name_en": "Vietnam", "kind": "country"}],
        commitments=[
            {
                "id": "c",
                "kind": "task",
                "place": "VN",
                "gist_vi": "Đẩy mạnh hợp tác quốc tế",
                "gist_en": gist_en,
                "cites": ["s"],
            }
        ],
    )


@rule(
    "VNF715",
    "english-left-in-vietnamese",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_said("Đẩy mạnh hợp tác quốc tế"),
    passes=_said("Step up international cooperation"),
    vi="""Tên gọi, tên văn bản hoặc câu tóm tắt ở trường tiếng Anh mà lại viết bằng tiếng Việt.

    Nội dung đó vốn định dịch sau. Quy tắc nêu những nội dung có chữ cái chỉ tiếng Việt mới dùng,
    trong đó quá nửa số từ có dấu, hoặc giống hệt phần tiếng Việt. Tên riêng trong một câu tiếng Anh
    ("Bắc Giang") thì không sao, tên địa phương cũng vậy.
    """,
)
def english_left_in_vietnamese(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """An English name, title or gist that is written in Vietnamese.

    It was to be translated later. Asked is a text with letters that only Vietnamese has, most of
    whose words carry marks, or that is the Vietnamese one again. A name inside an English sentence
    ("Bắc Giang") is fine, and so are the names of places.
    """
    for name in COLLECTIONS:
        if name in _PLACES:
            continue
        pairs = [
            (field, f"{field[:-3]}_vi") for field in _text_fields(name) if field.endswith("_en")
        ]
        for one in data.collection(name) if pairs else ():
            for field, other in pairs:
                text: str = getattr(one, field)
                if not text.isascii() and _is_vietnamese(text, getattr(one, other)):
                    yield Problem(
                        field=field,
                        value=text,
                        message=f"{_short(text)} is Vietnamese",
                        message_vi=f"{_short(text)} là tiếng Việt, không phải tiếng Anh",
                        hint="say it in English",
                        hint_vi="ghi bằng tiếng Anh",
                        record=one,
                    )


def _is_vietnamese(text: str, vietnamese: str) -> bool:
    text = unicodedata.normalize("NFC", text)
    if _ONLY_VIETNAMESE.search(text) is None:
        return False
    if text == unicodedata.normalize("NFC", vietnamese):
        return True
    words = _LETTERS.findall(text)
    return 2 * sum(1 for word in words if _MARKED.search(word)) > len(words)


def _short(text: str) -> str:
    """A text as long as a finding shows a value."""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
