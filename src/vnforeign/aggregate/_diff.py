"""What changed between two datasets: records added, removed and changed, field by field."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from vnforeign.dataset import COLLECTIONS, Dataset
from vnforeign.errors import Lang
from vnforeign.model.evidence import Evidence, Record
from vnforeign.values.names import canonical

__all__ = ["Change", "Diff", "diff"]


@attrs.frozen(kw_only=True)
class Change:
    """One field of one record that differs.

    Attributes:
        collection: The collection, ``"observations"``.
        record: The id of the record.
        field: The name of the field.
        before: Its value in the first dataset.
        after: Its value in the second.
    """

    collection: str
    record: str
    field: str
    before: object
    after: object

    def text(self, lang: Lang = "en") -> str:
        """The change in one line; of a field of many, only what came and went."""
        word = "đổi" if lang == "vi" else "changed"
        said = _said(self.before, self.after, lang)
        return f"{word} {self.collection}.{self.record}.{self.field}: {said}"


@attrs.frozen(kw_only=True)
class Diff:
    """What changed from one dataset to another.

    Attributes:
        added: Records that only the second has, collection by collection, by id.
        removed: Records that only the first has.
        changed: Fields that differ, of records that both have.

    >>> import vnforeign as vf
    >>> data = vf.load()
    >>> bool(vf.diff(data, data)), vf.diff(data, data).text()
    (False, 'No differences.')
    """

    added: tuple[tuple[str, Record], ...] = ()
    removed: tuple[tuple[str, Record], ...] = ()
    changed: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.added or self.removed or self.changed)

    def lines(self, lang: Lang = "en") -> Iterator[str]:
        """A line a record added or removed, and a field changed, in the order of collections."""
        added, removed = ("thêm", "bỏ") if lang == "vi" else ("added", "removed")
        lines = [
            *((name, one.id, f"{added} {name}.{one.id}") for name, one in self.added),
            *((name, one.id, f"{removed} {name}.{one.id}") for name, one in self.removed),
            *((one.collection, one.record, one.text(lang)) for one in self.changed),
        ]
        order = list(COLLECTIONS)
        lines.sort(key=lambda line: (order.index(line[0]), line[1]))
        yield from (line for _, _, line in lines)

    def text(self, lang: Lang = "en") -> str:
        """All that differs, in words."""
        none = "Không có khác biệt." if lang == "vi" else "No differences."
        return "\n".join(self.lines(lang)) or none


def diff(before: Dataset, after: Dataset) -> Diff:
    """What changed from one dataset to another.

    Records are matched by their id; versions are not compared.

    Args:
        before: The first dataset.
        after: The second.

    Returns:
        What was added, removed and changed; false if nothing was.

    >>> import datetime as dt, attrs, vnforeign as vf
    >>> data = vf.load()
    >>> figure = data.observations["thai-nguyen-exports-2024-h1"]
    >>> revised = attrs.evolve(figure, status=vf.Status.NORMAL,
    ...                        quantity=vf.Quantity.parse("15,6 tỷ USD"))
    >>> print(vf.diff(vf.Dataset.of([figure]), vf.Dataset.of([revised])).text())
    changed observations.thai-nguyen-exports-2024-h1.quantity: ước 15.400.000.000 USD -> 15.600.000.000 USD
    changed observations.thai-nguyen-exports-2024-h1.status: estimate -> normal
    """  # noqa: E501 - a line of the answer is one line
    added: list[tuple[str, Record]] = []
    removed: list[tuple[str, Record]] = []
    changed: list[Change] = []
    for name in COLLECTIONS:
        first, second = before.collection(name), after.collection(name)
        for key in sorted({*first.ids, *second.ids}):
            if key not in first:
                added.append((name, second[key]))
            elif key not in second:
                removed.append((name, first[key]))
            else:
                changed.extend(_changes(name, first[key], second[key]))
    return Diff(added=tuple(added), removed=tuple(removed), changed=tuple(changed))


def _changes(name: str, first: Record, second: Record) -> Iterator[Change]:
    if first == second:
        return
    for field in attrs.fields(type(first)):
        was, now = getattr(first, field.name), getattr(second, field.name)
        if was != now:
            yield Change(collection=name, record=first.id, field=field.name, before=was, after=now)


def _said(was: object, now: object, lang: Lang) -> str:
    if isinstance(was, tuple) and isinstance(now, tuple):
        gone = [f"- {_short(one, lang)}" for one in was if one not in now]
        come = [f"+ {_short(one, lang)}" for one in now if one not in was]
        again = "khác thứ tự" if lang == "vi" else "in another order"
        return ", ".join([*gone, *come]) or again
    return f"{_short(was, lang)} -> {_short(now, lang)}"


def _short(value: object, lang: Lang) -> str:
    if isinstance(value, Evidence):
        return f"{value.source}:{value.start}-{value.end} {canonical(value.printed)!r}"
    if value is None:
        return "không có" if lang == "vi" else "nothing"
    return str(value)
