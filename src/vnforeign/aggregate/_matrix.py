"""The matrix of commitments: which place says what in which field of work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import attrs

from vnforeign.aggregate._asking import PLACES, known, named
from vnforeign.dataset import Dataset
from vnforeign.errors import Lang, UnknownName
from vnforeign.model.commitments import Commitment, CommitmentKind
from vnforeign.values.names import closest

__all__ = ["Matrix", "matrix"]


@attrs.frozen(kw_only=True)
class Matrix:
    """Commitments by place and field of work.

    A commitment that touches several fields stands in several cells, so cells do not add up to
    the commitments; `total` counts each once.

    Attributes:
        places: The ids of the places, the rows.
        fields: The ids of the fields of work, the columns.
        cells: The commitments of each place and field, by id; a pair without any has no cell.
        unfiled: The commitments of each place that touch none of the fields.

    >>> import vnforeign as vf
    >>> aims = vf.matrix(vf.load(), kind="aim", places=["VN-69", "VN-23"])
    >>> aims.count("VN-69", "consular-work"), aims.total("VN-69"), aims.total("VN-23")
    (1, 9, 4)
    """

    places: tuple[str, ...]
    fields: tuple[str, ...]
    cells: Mapping[tuple[str, str], tuple[Commitment, ...]]
    unfiled: Mapping[str, tuple[Commitment, ...]] = attrs.field(factory=dict)

    def count(self, place: str, field: str) -> int:
        """How many commitments of a place touch a field."""
        return len(self.cells.get((place, field), ()))

    def total(self, place: str | None = None) -> int:
        """How many commitments there are, of one place or of all, each counted once."""
        ids = {
            one.id
            for (where, _), found in self.cells.items()
            for one in found
            if place in (None, where)
        }
        ids |= {
            one.id
            for where, found in self.unfiled.items()
            for one in found
            if place in (None, where)
        }
        return len(ids)

    def text(self, lang: Lang = "en", *, data: Dataset | None = None) -> str:
        """The counts as a Markdown table; with ``data``, by names."""
        vi = lang == "vi"

        def name(key: str) -> str:
            return key if data is None else named(data, key, lang)

        head = ["Mảng công tác" if vi else "Field", *map(name, self.places)]
        rows = [
            [name(field), *(str(self.count(place, field) or "") for place in self.places)]
            for field in self.fields
        ]
        if any(self.unfiled.values()):
            unfiled = "không thuộc lĩnh vực nào ở trên" if vi else "none of these"
            rows.append([unfiled, *(str(len(self.unfiled.get(p, ())) or "") for p in self.places)])
        all_ = "tổng số (mỗi mục tính một lần)" if vi else "all (each counted once)"
        rows.append([all_, *(str(self.total(place)) for place in self.places)])
        lines = [head, ["---", *["---:"] * len(self.places)], *rows]
        return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def matrix(
    data: Dataset,
    *,
    kind: CommitmentKind | str | None = None,
    places: Iterable[str] | None = None,
    fields: Iterable[str] | None = None,
) -> Matrix:
    """Commitments by place and field of work.

    Args:
        data: The dataset.
        kind: Only commitments of this kind (``"task"``, ``"aim"``, ``"challenge"`` ...).
        places: The rows, in this order; if not given, every place that has a commitment of the
            kind. A commitment is of the place it is about, else of the body that states it.
        fields: The columns, in this order; if not given, every field that one of them touches.

    Returns:
        The matrix; without rows if the data hold no such commitment.

    Raises:
        UnknownName: If the dataset has no such place or field, or there is no such kind; it
            proposes near names.

    >>> import vnforeign as vf
    >>> data = vf.load()
    >>> print(vf.matrix(data, kind="aim", places=["VN-69", "VN-23"],
    ...                 fields=["investment-promotion", "tourism", "trade"]).text(data=data))
    | Field | Thai Nguyen | Ha Tinh |
    | --- | ---: | ---: |
    | Investment promotion | 1 | 3 |
    | Tourism | 1 | 1 |
    | Trade | 1 | 1 |
    | none of these | 7 |  |
    | all (each counted once) | 9 | 4 |
    """
    kinds = [one.value for one in CommitmentKind]
    if kind is not None and kind not in kinds:
        raise UnknownName("kind of commitment", kind, closest(kind, kinds) or kinds)
    rows = None if places is None else tuple(dict.fromkeys(places))
    columns = None if fields is None else tuple(dict.fromkeys(fields))
    for place in rows or ():
        known(data, "place", place, (*PLACES, "institutions"))
    for field in columns or ():
        known(data, "field of work", field, ("fields",))
    chosen = [one for one in data.commitments if kind in (None, one.kind)]
    cells: dict[tuple[str, str], list[Commitment]] = defaultdict(list)
    unfiled: dict[str, list[Commitment]] = defaultdict(list)
    for one in chosen:
        where = one.place or one.by or ""
        if rows is not None and where not in rows:
            continue
        touched = [field for field in one.fields if columns is None or field in columns]
        for field in dict.fromkeys(touched):
            cells[where, field].append(one)
        if not touched:
            unfiled[where].append(one)
    return Matrix(
        places=rows or tuple(sorted({place for place, _ in cells} | {*unfiled})),
        fields=columns or tuple(sorted({field for _, field in cells})),
        cells=MappingProxyType({key: tuple(found) for key, found in sorted(cells.items())}),
        unfiled=MappingProxyType({key: tuple(found) for key, found in sorted(unfiled.items())}),
    )
