"""Documents: what a document carries out, what carries it out, and what was in force on a day."""

from __future__ import annotations

import datetime as dt
import enum
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import attrs

from vnforeign.aggregate._asking import PLACES, known, known_by, last_word, named, warn_uncovered
from vnforeign.dataset import Dataset
from vnforeign.errors import Lang, UnknownName
from vnforeign.model.commitments import Commitment
from vnforeign.model.directives import Directive
from vnforeign.model.taxonomy import Level
from vnforeign.values.names import closest, fold

__all__ = [
    "DocumentGraph",
    "DocumentLink",
    "InForce",
    "LinkKind",
    "document_graph",
    "in_force",
]


class LinkKind(enum.StrEnum):
    """How one document stands to another, said of the later one.

    >>> import vnforeign as vf
    >>> print(*(link.value for link in vf.LinkKind))
    carries-out issued-with amends replaces
    """

    CARRIES_OUT = "carries-out"
    ISSUED_WITH = "issued-with"
    AMENDS = "amends"
    REPLACES = "replaces"


_WORDS: Mapping[tuple[LinkKind, bool], tuple[str, str]] = {
    (LinkKind.CARRIES_OUT, True): ("carried out by", "được thực hiện bởi"),
    (LinkKind.ISSUED_WITH, True): ("issues", "ban hành kèm theo"),
    (LinkKind.AMENDS, True): ("amended by", "được sửa đổi bởi"),
    (LinkKind.REPLACES, True): ("replaced by", "được thay thế bởi"),
    (LinkKind.CARRIES_OUT, False): ("carries out", "thực hiện"),
    (LinkKind.ISSUED_WITH, False): ("issued with", "ban hành kèm theo"),
    (LinkKind.AMENDS, False): ("amends", "sửa đổi"),
    (LinkKind.REPLACES, False): ("replaces", "thay thế"),
}


@attrs.frozen(kw_only=True)
class DocumentLink:
    """A document reached from another one.

    Attributes:
        document: The id of the document reached.
        via: The id of the document that leads to it.
        link: How the later of the two stands to the earlier.
        depth: How many links away it is from the document asked about, from 1.
    """

    document: str
    via: str
    link: LinkKind
    depth: int


@attrs.frozen(kw_only=True)
class DocumentGraph:
    """A document among those it rests on and those that rest on it.

    Attributes:
        document: The document asked about.
        above: What it carries out, is issued with, amends or replaces, and so on upwards; each
            document once, the nearest first.
        below: What carries it out, is issued with it, amends or replaces it, and so on down to
            the provinces; each once, the nearest first.
        commitments: What names the document or one below it: tasks, aims, achievements.
        missing: Ids that documents refer to but that the dataset does not hold.

    >>> import vnforeign as vf
    >>> graph = vf.document_graph(vf.load(), "25-ct-tw-2018")
    >>> [link.document for link in graph.below], graph.places
    (['da-nang-plan-25-ct-tw', 'da-nang-programme-25-ct-tw'], ('VN', 'VN-CT', 'VN-DN'))
    """

    document: Directive
    above: tuple[DocumentLink, ...] = ()
    below: tuple[DocumentLink, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    missing: tuple[str, ...] = ()
    _data: Dataset = attrs.field(repr=False, eq=False)

    @property
    def carried_out_by(self) -> tuple[Directive, ...]:
        """The documents below it, the nearest first."""
        return tuple(self._data.directives[link.document] for link in self.below)

    @property
    def carries_out(self) -> tuple[Directive, ...]:
        """The documents above it, the nearest first."""
        return tuple(self._data.directives[link.document] for link in self.above)

    @property
    def places(self) -> tuple[str, ...]:
        """The places it has reached: those of the documents and commitments below it, by id."""
        places = {document.place for document in self.carried_out_by}
        places |= {one.place for one in self.commitments}
        return tuple(sorted(place for place in places if place is not None))

    def text(self, lang: Lang = "en") -> str:
        """The graph as an indented tree, what is above first."""
        vi = lang == "vi"
        lines = [_title(self.document, lang)]
        for links, down in ((self.above, False), (self.below, True)):
            after: dict[str, list[DocumentLink]] = defaultdict(list)
            for link in links:
                after[link.via].append(link)
            lines.extend(self._tree(self.document.id, after, lang, down=down))
        if not self.below:
            lines.append(
                "  (dữ liệu không có văn bản nào thực hiện văn bản này)"
                if vi
                else "  (the data hold no document that carries it out)"
            )
        if self.commitments:
            lines.append("  được nêu tại:" if vi else "  named by:")
            for one in self.commitments:
                whose = named(self._data, one.place or one.by or one.id, lang)
                lines.append(f"    {whose} ({one.id}): {one.gist(lang)}")
        if self.missing:
            lines.append(("  thiếu: " if vi else "  not in the data: ") + ", ".join(self.missing))
        return "\n".join(lines)

    def _tree(
        self, key: str, after: Mapping[str, list[DocumentLink]], lang: Lang, *, down: bool
    ) -> Iterator[str]:
        todo = [(link, 1) for link in reversed(after.get(key, []))]
        while todo:
            link, depth = todo.pop()
            word = _WORDS[link.link, down][lang == "vi"]
            yield f"{'  ' * depth}{word}: {_title(self._data.directives[link.document], lang)}"
            todo.extend((below, depth + 1) for below in reversed(after.get(link.document, [])))


def _title(document: Directive, lang: Lang) -> str:
    title = document.title_vi if lang == "vi" else document.title_en
    day = f" ({document.issued_on})" if document.issued_on else ""
    number = f"{document.number}{day}, " if document.number else ""
    return f"{number}{title}" + ("" if document.number else day)


def document_graph(data: Dataset, document: str) -> DocumentGraph:
    """What a document carries out, and what carries it out, down to the provinces.

    Links are followed to their end: carrying out, being issued with a decision, amending and
    replacing. A circle ends where it began.

    Args:
        data: The dataset.
        document: The id of the document.

    Returns:
        The document with what is above and below it; nothing is guessed where no source says.

    Raises:
        UnknownName: If the dataset has no such document; it proposes near ids, and the ids of the
            documents of that number.

    >>> import vnforeign as vf
    >>> graph = vf.document_graph(vf.load(), "57-kl-tw-2023")
    >>> print(*(document.id for document in graph.carried_out_by))
    government-programme-57-kl-tw-2024
    >>> print(*(one.id for one in graph.commitments))
    bac-giang-2024-task-1 thai-nguyen-2024-aim-6 vn-2023-achievement-12
    """
    if document not in data.directives:
        raise UnknownName("document", document, _near(data, document))
    down, up = data.derived("links of documents", _links)
    missing: dict[str, None] = {}
    below = _reached(data, document, down, missing)
    about = {document, *(link.document for link in below)}
    return DocumentGraph(
        document=data.directives[document],
        above=_reached(data, document, up, missing),
        below=below,
        commitments=tuple(one for one in data.commitments if about & {*one.directives}),
        missing=tuple(sorted(missing)),
        data=data,
    )


_Links = dict[str, list[tuple[LinkKind, str]]]


def _links(data: Dataset) -> tuple[_Links, _Links]:
    """What each document leads to, downwards and upwards."""
    down: _Links = defaultdict(list)
    up: _Links = defaultdict(list)
    for one in data.directives:
        pairs = (
            *((LinkKind.CARRIES_OUT, above, one.id) for above in one.carries_out),
            *((LinkKind.ISSUED_WITH, one.id, below) for below in one.issues),
            *((LinkKind.AMENDS, above, one.id) for above in one.amends),
            *((LinkKind.REPLACES, above, one.id) for above in one.replaces),
        )
        for link, earlier, later in pairs:
            down[earlier].append((link, later))
            up[later].append((link, earlier))
    return down, up


def _near(data: Dataset, document: str) -> tuple[str, ...]:
    """Ids like the one asked for, those of a document of that number first."""
    asked = fold(document).replace(" ", "")
    same = [one.id for one in data.directives if one.number and fold(str(one.number)) == asked]
    return tuple(dict.fromkeys((*same, *closest(document, data.directives.ids))))


def _reached(
    data: Dataset,
    start: str,
    links: Mapping[str, list[tuple[LinkKind, str]]],
    missing: dict[str, None],
) -> tuple[DocumentLink, ...]:
    """All documents that links lead to, breadth first, each once."""
    seen = {start}
    found: list[DocumentLink] = []
    level = [start]
    depth = 0
    while level:
        depth += 1
        after = []
        for key in level:
            for link, other in links.get(key, ()):
                if other in seen:
                    continue
                seen.add(other)
                if other not in data.directives:
                    missing[other] = None
                    continue
                found.append(DocumentLink(document=other, via=key, link=link, depth=depth))
                after.append(other)
        level = after
    return tuple(found)


@attrs.frozen(kw_only=True)
class InForce:
    """The documents on a day: those in force, and those that are not, each with its reason.

    Attributes:
        on: The day.
        documents: Issued by then, and not replaced by then, by id.
        horizon_past: Those of them whose own time had ended ("đến năm 2020"); that a document
            is made for a time does not end it.
        replaced: Issued, but replaced by then: each id with the id of what replaced it.
        later: Issued after the day.
        undecided: Documents that no date settles: issued on a day that is not known, or only
            roughly, and stated by no source that was out by then.

    >>> import datetime as dt, vnforeign as vf
    >>> found = vf.in_force(vf.load(), on=dt.date(2021, 12, 14), place="VN-35")
    >>> len(found.documents), len(found.horizon_past), found.horizon_past[0].id
    (10, 4, '07-nq-tu-2016-lam-dong')
    """

    on: dt.date
    documents: tuple[Directive, ...] = ()
    horizon_past: tuple[Directive, ...] = ()
    replaced: Mapping[str, str] = attrs.field(factory=dict)
    later: tuple[Directive, ...] = ()
    undecided: tuple[Directive, ...] = ()

    def text(self, lang: Lang = "en") -> str:
        """The documents in force, a line each, then how many are not and why."""
        vi = lang == "vi"
        past = {document.id for document in self.horizon_past}
        mark = " [đã hết thời hạn nêu trong văn bản]" if vi else " [its own time had ended]"
        lines = [_title(one, lang) + (mark if one.id in past else "") for one in self.documents]
        counts = (
            (len(self.replaced), "replaced", "đã được thay thế"),
            (len(self.later), "issued later", "ban hành sau"),
            (len(self.undecided), "undecided", "chưa xác định được"),
        )
        rest = ", ".join(f"{many} {after if vi else word}" for many, word, after in counts if many)
        if not self.documents:
            lines.append("Không có văn bản nào." if vi else "No documents.")
        return "\n".join([*lines, f"({rest})"] if rest else lines)


def in_force(
    data: Dataset,
    *,
    on: dt.date,
    place: str | None = None,
    level: Level | str | None = None,
    type: str | None = None,  # noqa: A002 - the field of the record
) -> InForce:
    """The documents issued by a day and not yet replaced.

    A document of unknown day counts as issued once a source that states it was out. What a later
    document does to an earlier one is known only where the data say so (``replaces``).

    Args:
        data: The dataset.
        on: The day.
        place: Only documents of this place; ``"VN"`` for those of no province.
        level: Only documents of this level.
        type: Only documents of this type sign (``"NQ"``, ``"CT"`` ...).

    Returns:
        Those in force, and the others with their reasons.

    Raises:
        UnknownName: If the dataset has no such place, or no document of such a level or type;
            it proposes near names.

    Warns:
        CoverageWarning: If the day lies after the last source that states any of them, or before
            the first document that the data date.

    >>> import datetime as dt, vnforeign as vf
    >>> data = vf.load()
    >>> print(vf.in_force(data, on=dt.date(2016, 6, 1), type="CT").text())
    04-CT/TW (2011-07-06), on people-to-people diplomacy
    38-CT/TW (2014-07-21), on strengthening the management of delegations going abroad
    41-CT/TW (2010-04-15), on strengthening economic diplomacy in the period of accelerated ...
    (6 issued later)
    """
    chosen = list(data.directives)
    if place is not None:
        known(data, "place", place, PLACES)
        chosen = [one for one in chosen if (one.place or "VN") == place]
    for what, given, has in (
        ("level", level, {one.value for one in Level}),
        ("type of document", type, {one.type for one in data.directives}),
    ):
        if given is not None and given not in has:
            raise UnknownName(what, given, closest(given, sorted(has)) or sorted(has))
    chosen = [one for one in chosen if level in (None, one.level) and type in (None, one.type)]
    _warn_outside(data, chosen, on)
    down, _ = data.derived("links of documents", _links)
    made: dict[str, list[Directive]] = defaultdict(list)
    replaced: dict[str, str] = {}
    for one in chosen:
        issued = _issued(data, one, on)
        newer = [key for link, key in down.get(one.id, ()) if link is LinkKind.REPLACES]
        over = {key: _issued(data, data.directives[key], on) for key in newer}
        gone = [key for key, is_out in over.items() if is_out]
        if issued is False:
            made["later"].append(one)
        elif gone:
            replaced[one.id] = gone[0]
        elif issued is None or None in over.values():
            made["undecided"].append(one)
        else:
            made["documents"].append(one)
    return InForce(
        on=on,
        documents=tuple(made["documents"]),
        horizon_past=tuple(one for one in made["documents"] if _over(one, on)),
        replaced=MappingProxyType(replaced),
        later=tuple(made["later"]),
        undecided=tuple(made["undecided"]),
    )


def _issued(data: Dataset, one: Directive, on: dt.date) -> bool | None:
    """Whether a document was issued by a day; None if nothing settles it."""
    if one.issued_on is not None and one.issued_on.first > on:
        return False
    if one.issued_on is not None and one.issued_on.last <= on:
        return True
    stated = known_by(data, one)
    return True if stated is not None and stated <= on else None


def _over(one: Directive, on: dt.date) -> bool:
    return one.horizon is not None and one.horizon.end is not None and one.horizon.end < on


def _ends(
    data: Dataset, chosen: Iterable[Directive] | None = None
) -> tuple[dt.date | None, dt.date | None]:
    """The day of the last source of some documents, and of the first one dated."""
    some = tuple(data.directives if chosen is None else chosen)
    first = min((one.issued_on.first for one in some if one.issued_on), default=None)
    return last_word(data, some), first


def _warn_outside(data: Dataset, chosen: list[Directive], on: dt.date) -> None:
    whole = len(chosen) == len(data.directives)
    end, start = data.derived("ends of documents", _ends) if whole else _ends(data, chosen)
    if end is not None and on > end:
        warn_uncovered(
            f"the last source that states these documents is of {end}; what was issued or replaced "
            f"by {on} is not known",
            f"nguồn cuối cùng nêu các văn bản này là ngày {end:%d/%m/%Y}; không rõ văn bản ban "
            f"hành hoặc thay thế đến ngày {on:%d/%m/%Y}",
            stacklevel=3,
        )
    elif start is not None and on < start:
        warn_uncovered(
            f"the first of these documents that the data date is of {start}",
            f"văn bản đầu tiên có ngày trong dữ liệu là {start:%d/%m/%Y}",
            stacklevel=3,
        )
