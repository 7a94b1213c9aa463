"""Datasets: collections of records, immutable, indexed, and read only when they are asked for."""

from __future__ import annotations

import functools
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, cast, overload

import attrs

from vnforeign.errors import DuplicateId, Fault, InvalidData, UnknownName
from vnforeign.model.evidence import Record

if TYPE_CHECKING:
    import datetime as dt
    from importlib.abc import InspectLoader

    from vnforeign.model.commitments import Commitment
    from vnforeign.model.directives import Directive
    from vnforeign.model.events import Event
    from vnforeign.model.indicators import Indicator, Observation
    from vnforeign.model.institutions import Institution
    from vnforeign.model.partnerships import Partnership
    from vnforeign.model.places import Place
    from vnforeign.model.sources import Source
    from vnforeign.model.taxonomy import FieldOfWork, Pillar, Scheme
    from vnforeign.values.units import Unit

__all__ = ["Collection", "Dataset", "from_json", "load", "read", "to_json"]

_UNKNOWN: Any = object()
R = TypeVar("R", bound=Record)
D = TypeVar("D")

COLLECTIONS = {
    "sources": ("sources", "Source"),
    "schemes": ("taxonomy", "Scheme"),
    "pillars": ("taxonomy", "Pillar"),
    "fields": ("taxonomy", "FieldOfWork"),
    "countries": ("places", "Place"),
    "places": ("places", "Place"),
    "institutions": ("institutions", "Institution"),
    "directives": ("directives", "Directive"),
    "partnerships": ("partnerships", "Partnership"),
    "indicators": ("indicators", "Indicator"),
    "observations": ("indicators", "Observation"),
    "commitments": ("commitments", "Commitment"),
    "events": ("events", "Event"),
}
"""Each collection, in the order of reference: later ones point at earlier ones."""
_COLLECTION_OF = {cls: collection for collection, (_, cls) in COLLECTIONS.items() if cls != "Place"}
_NOT_RECORDS = {"meta.json", "acknowledged.json", "exclusions.json"}
"""What a folder of data may hold beside its collections."""
FACTS = ("directives", "partnerships", "observations", "commitments", "events")
"""The collections that say what happened; the others name what the facts are about."""


@functools.cache
def record_class(collection: str) -> type[Record]:
    """The class of a collection's records, imported when it is first asked for."""
    import importlib

    module, name = COLLECTIONS[collection]
    return cast("type[Record]", getattr(importlib.import_module(f"vnforeign.model.{module}"), name))


def collection_of(record: Record) -> str:
    """The name of the collection a record belongs to."""
    name = type(record).__name__
    if name == "Place":
        whole = cast("Place", record).kind in ("country", "bloc")
        return "countries" if whole else "places"
    if name in _COLLECTION_OF:
        return _COLLECTION_OF[name]
    raise TypeError(f"{record!r} is a {name}, which no dataset holds; hold one of its own classes")


_id = attrgetter("id")


class Collection(Generic[R]):
    """Records of one kind, sorted by id: look one up, walk them, or choose some.

    Iterating gives records; ``collection["id"]`` gives one; ``where()`` gives a collection again,
    empty if nothing fits.

    >>> import vnforeign as vf
    >>> directives = vf.load().directives
    >>> directives["06-2020-qd-ttg"].issuer
    'prime-minister'
    >>> [directive.id for directive in directives.where(issuer="politburo", type="CT")]
    ['01-ct-tw-2021', '24-ct-tw-2023', '38-ct-tw-2014']
    >>> len(directives.where(lambda directive: directive.place == "VN-69", type="KL"))
    0
    """

    __slots__ = ("_by_field", "_by_id", "_cls", "_name")

    def __init__(
        self, name: str, records: Iterable[R] | Mapping[str, R], cls: type[Record]
    ) -> None:
        self._name = name
        self._cls = cls
        self._by_field: dict[str, dict[object, list[R]]] = {}
        if isinstance(records, Mapping):  # already by id, and sorted
            self._by_id: Mapping[str, R] = records
            return
        ordered = sorted(records, key=_id)
        self._by_id = dict(zip(map(_id, ordered), ordered, strict=True))
        if len(self._by_id) != len(ordered):
            raise DuplicateId(_repeated([record.id for record in ordered]))

    @property
    def name(self) -> str:
        """The collection's name, as in the dataset: ``"directives"``."""
        return self._name

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, sorted."""
        return tuple(self._by_id)

    def __getitem__(self, key: str) -> R:
        try:
            return self._by_id[key]
        except (KeyError, TypeError):
            from vnforeign.values.names import closest

            near = closest(str(key), self._by_id)
            raise UnknownName(f"record in {self._name} with id", key, near) from None

    @overload
    def get(self, key: str) -> R | None: ...
    @overload
    def get(self, key: str, default: D) -> R | D: ...
    def get(self, key: str, default: D | None = None) -> R | D | None:
        """The record of an id, or ``default`` where there is none."""
        return self._by_id.get(key, default)

    def __iter__(self) -> Iterator[R]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, item: object) -> bool:
        if isinstance(item, Record):
            return self._by_id.get(item.id) == item
        return item in self._by_id

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Collection):
            return NotImplemented
        return self._name == other._name and self._by_id == other._by_id

    def __hash__(self) -> int:
        return hash((self._name, tuple(self._by_id)))

    # A type checker would take any name for an attribute.
    if not TYPE_CHECKING:  # pragma: no branch - no test runs as a type checker

        def __getattr__(self, name: str) -> Any:
            said = f"{type(self).__name__!r} object has no attribute {name!r}"
            if not name.startswith("_") and hasattr(Dataset, name):  # a part for the whole
                said += f": {self!r} is one collection of a Dataset; pass the Dataset"
            raise AttributeError(said, name=name, obj=self)

    def __repr__(self) -> str:
        first = ", ".join(map(repr, self.ids[:3])) + (", ..." if len(self) > 3 else "")
        return f"<{len(self)} {self._name}: {first}>" if self else f"<0 {self._name}>"

    def __reduce__(self) -> tuple[object, ...]:
        return (Collection, (self._name, tuple(self), self._cls))

    def where(
        self, predicate: Callable[[R], bool] | None = None, /, **fields: object
    ) -> Collection[R]:
        """The records that fit a predicate and every field given, as a collection.

        Args:
            predicate: Called with each record.
            fields: Field and value. A value object may be given as its text
                (``period="2024-H1"``); a field of many holds if one of them fits
                (``fields="economic-diplomacy"``); None finds what has no value, or none of many.

        Raises:
            UnknownName: If the records have no field of that name; it names those near it.
        """
        found: Iterable[R] = self
        for name, value in fields.items():
            fitting = self._index(name).get(_key(value), [])
            ids = {record.id for record in fitting}
            found = fitting if found is self else [r for r in found if r.id in ids]
        return Collection(
            self._name, [r for r in found if not predicate or predicate(r)], self._cls
        )

    def by(self, field: str) -> Mapping[object, Sequence[R]]:
        """The records by the value of a field, in the order of their ids.

        The grouping is made once and kept: asking again costs nothing. A value object is found
        under its text, a field of many under each of its values, no value under None.

        Args:
            field: The field's name.

        Raises:
            UnknownName: If the records have no field of that name.

        >>> import vnforeign as vf
        >>> [one.id for one in vf.load().directives.by("issuer")["politburo"]][:1]
        ['01-ct-tw-2021']
        """
        return MappingProxyType(self._index(field))

    def _index(self, field: str) -> dict[object, list[R]]:
        """Records by the value of a field, made when the field is first asked for."""
        known = self._by_field.get(field)
        if known is None:
            names = [f.name for f in attrs.fields(self._cls)]
            if field not in names:
                from vnforeign.values.names import closest

                near = closest(field, names) or tuple(names)
                raise UnknownName(f"field of {self._cls.__name__} called", field, near)
            known = {}
            for record in self:
                value = getattr(record, field)
                keys = (value or (None,)) if isinstance(value, tuple) else (value,)
                for key in {_key(one) for one in keys}:
                    known.setdefault(key, []).append(record)
            self._by_field[field] = known
        return known


def _key(value: object) -> object:
    """What a field's value is looked up by: itself, or the text of a value object."""
    if value is None or isinstance(value, Record):
        return value
    return str(value) if hasattr(type(value), "parse") or hasattr(value, "code") else value


def _repeated(ids: Sequence[str]) -> list[str]:
    if len(set(ids)) == len(ids):
        return []
    return sorted(key for key, many in Counter(ids).items() if many > 1)


@attrs.frozen(eq=False, repr=False)
class Dataset:
    """Collections of records that belong together; it never changes.

    Attributes:
        version: The version of the data; empty for a dataset of your own.
        tiers_until: The last day up to which every step of the ladder of partnerships was looked
            for; None where nobody says so.

    >>> import vnforeign as vf
    >>> data = vf.load()
    >>> data.places["VN-69"].name_vi
    'Thái Nguyên'
    >>> str(data.tiers_until)
    '2026-01-29'
    >>> mine = vf.Dataset.of([vf.Scheme(id="mine", name_vi="của tôi", name_en="mine")])
    >>> len((data | mine).schemes) - len(data.schemes)
    1
    """

    _read: Callable[[str], Iterable[Record] | Mapping[str, Record]]
    version: str = ""
    tiers_until: dt.date | None = None
    _origins: Mapping[str, tuple[str, str]] = attrs.field(factory=dict, kw_only=True)
    _made: dict[str, Collection[Any]] = attrs.field(factory=dict, init=False)
    _derived: dict[str, Any] = attrs.field(factory=dict, init=False)

    @classmethod
    def of(
        cls,
        records: Iterable[Record],
        *,
        version: str = "",
        tiers_until: dt.date | None = None,
    ) -> Dataset:
        """A dataset of your own.

        Args:
            records: Records of any kind, in any order.
            version: What you call this version of it.
            tiers_until: The last day up to which it knows every step of the ladder of
                partnerships, if you can say so.

        Raises:
            DuplicateId: If two records have one id.
        """
        sorted_in: dict[str, list[Record]] = {name: [] for name in COLLECTIONS}
        for record in records:
            sorted_in[collection_of(record)].append(record)
        if twice := _repeated([one.id for part in sorted_in.values() for one in part]):
            raise DuplicateId(twice)
        return cls(sorted_in.__getitem__, version, tiers_until)

    def collection(self, name: str) -> Collection[Any]:
        """A collection by its name.

        Raises:
            UnknownName: If no collection has this name.
        """
        known = self._made.get(name)
        if known is None:
            if name not in COLLECTIONS:
                raise UnknownName("collection", name, tuple(COLLECTIONS))
            found = self._read(name)
            made: Collection[Any] = (
                found
                if isinstance(found, Collection)
                else Collection(name, found, record_class(name))
            )
            known = self._made.setdefault(name, made)  # one object, whichever thread was first
        return known

    @property
    def sources(self) -> Collection[Source]:
        """The texts that state the facts."""
        return self.collection("sources")

    @property
    def schemes(self) -> Collection[Scheme]:
        """The ways to divide foreign affairs into pillars."""
        return self.collection("schemes")

    @property
    def pillars(self) -> Collection[Pillar]:
        """The pillars of all schemes."""
        return self.collection("pillars")

    @property
    def fields(self) -> Collection[FieldOfWork]:
        """The fields of work."""
        return self.collection("fields")

    @property
    def countries(self) -> Collection[Place]:
        """Countries and blocs."""
        return self.collection("countries")

    @property
    def places(self) -> Collection[Place]:
        """Provinces, cities and districts, Vietnamese and foreign."""
        return self.collection("places")

    @property
    def institutions(self) -> Collection[Institution]:
        """The bodies named."""
        return self.collection("institutions")

    @property
    def directives(self) -> Collection[Directive]:
        """The documents."""
        return self.collection("directives")

    @property
    def partnerships(self) -> Collection[Partnership]:
        """The ties."""
        return self.collection("partnerships")

    @property
    def indicators(self) -> Collection[Indicator]:
        """What is measured."""
        return self.collection("indicators")

    @property
    def observations(self) -> Collection[Observation]:
        """The figures."""
        return self.collection("observations")

    @property
    def commitments(self) -> Collection[Commitment]:
        """The enumerated tasks, aims, challenges and lessons."""
        return self.collection("commitments")

    @property
    def events(self) -> Collection[Event]:
        """What took place."""
        return self.collection("events")

    def records(self) -> Iterator[Record]:
        """Every record, collection by collection."""
        for name in COLLECTIONS:
            yield from self.collection(name)

    def __iter__(self) -> Iterator[Record]:
        return self.records()

    def __len__(self) -> int:
        return sum(len(self.collection(name)) for name in COLLECTIONS)

    def get(self, key: str) -> Record | None:
        """The record of an id, whatever its kind, or None."""
        for name in COLLECTIONS:
            if (found := self.collection(name).get(key)) is not None:
                return cast("Record", found)
        return None

    def __getitem__(self, key: str) -> Record:
        found = self.get(key)
        if found is None:
            from vnforeign.values.names import closest

            near = closest(
                str(key), (one for name in COLLECTIONS for one in self.collection(name).ids)
            )
            raise UnknownName("record with id", key, near)
        return found

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key) is not None

    def derived(self, key: str, make: Callable[[Dataset], D]) -> D:
        """What is worked out of the records once, and kept, as they never change.

        Args:
            key: What it is called; one name for one ``make``.
            make: Works it out, when it is first asked for.

        >>> import vnforeign as vf
        >>> data = vf.load()
        >>> numbered = lambda data: sum(one.number is not None for one in data.directives)
        >>> data.derived("numbered documents", numbered) == numbered(data)
        True
        """
        known = self._derived.get(key, _UNKNOWN)
        if known is _UNKNOWN:
            known = self._derived.setdefault(key, make(self))
        return cast("D", known)

    def origin(self, key: str) -> tuple[str, str] | None:
        """The file a record was read from and its JSON path there; None if it is from no file.

        >>> import vnforeign as vf
        >>> vf.load().origin("06-2020-qd-ttg") is None
        True
        """
        return self._origins.get(key)

    def place(self, key: str) -> Place | None:
        """A place or country by its id, or None."""
        return self.places.get(key) or self.countries.get(key)

    def __or__(self, other: Dataset) -> Dataset:
        """The two together.

        Raises:
            DuplicateId: If both have a record of one id; nothing is overwritten in silence.
        """
        if not isinstance(other, Dataset):
            return NotImplemented
        few, many = sorted((self, other), key=len)
        if twice := [record.id for record in few if record.id in many]:
            raise DuplicateId(sorted(twice))
        ends = [end for end in (self.tiers_until, other.tiers_until) if end is not None]
        parts = {name: (*self.collection(name), *other.collection(name)) for name in COLLECTIONS}
        return Dataset(
            parts.__getitem__,
            self.version or other.version,
            min(ends, default=None),
            origins={**self._origins, **other._origins},
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Dataset):
            return NotImplemented
        return all(self.collection(n) == other.collection(n) for n in COLLECTIONS)

    def __hash__(self) -> int:
        return hash(tuple(self.collection(name) for name in COLLECTIONS))

    def __repr__(self) -> str:
        sizes = ", ".join(
            f"{len(self.collection(name))} {name}" for name in COLLECTIONS if self.collection(name)
        )
        return f"<Dataset {self.version}: {sizes}>" if self.version else f"<Dataset: {sizes}>"

    def __reduce__(self) -> tuple[object, ...]:
        if self._read is _read_shipped:
            return (load, ())
        return (_dataset_again, (tuple(self), self.version, self.tiers_until, dict(self._origins)))

    def as_known(self, *, on: dt.date) -> Dataset:
        """The dataset as a reader could have known it on a day.

        A fact is known from the day its source was published. A fact stays if one of its sources
        was certainly out by then (published, or read by someone), with just the evidence that
        was; a fact that names no source stays, for nothing is known against it. Of a partnership
        each step is a fact; one without evidence of its own is known when the partnership is.
        Sources, places, institutions, indicators, pillars and fields of work stay, as they state
        nothing that happened.

        Args:
            on: The day.

        >>> import datetime as dt, vnforeign as vf
        >>> data = vf.load()
        >>> figures = data.observations.where(place="VN-69")
        >>> known = data.as_known(on=dt.date(2024, 1, 1)).observations.where(place="VN-69")
        >>> len(figures), len(known)
        (19, 0)
        """
        out = {
            source.id
            for source in self.sources
            # A source of unknown day was out, at the latest, when it was read.
            for day in (source.published_on, source.accessed_on)
            if day is not None and day.last <= on
        }
        # What is stated changes only when a source comes out: kept for each set of sources.
        known = self.derived(f"stated by {sorted(out)}", lambda data: _stated_by(data, out))
        end = None if self.tiers_until is None else min(self.tiers_until, on)
        return Dataset(known.collection, known.version, end, origins=self._origins)


def _stated_by(data: Dataset, out: set[str]) -> Dataset:
    """The dataset as some sources state it."""
    kept: list[Record] = []
    for name in COLLECTIONS:
        for record in data.collection(name):
            known = _known_part(record, out) if name in FACTS else record
            if known is not None:
                kept.append(known)
    return Dataset.of(kept, version=data.version)


def _known_part(record: Any, out: set[str]) -> Record | None:
    """What of a fact is stated by sources that are out; None if nothing is."""
    known = _as_stated(record, out)
    steps = getattr(record, "steps", ())
    if not steps:
        return cast("Record | None", known)
    kept = []
    for step in steps:
        of_its_own = step.evidence or step.cites
        if (stated := _as_stated(step, out) if of_its_own else known and step) is not None:
            kept.append(stated)
    if not kept:
        return None
    if known is None:
        known = attrs.evolve(record, evidence=(), cites=())
    same = kept == list(steps)
    return cast("Record", known if same else attrs.evolve(known, steps=tuple(kept)))


def _as_stated(one: Any, out: set[str]) -> Any:
    """A record or step with the evidence that is out; None if it has some, but none is out."""
    evidence = tuple(piece for piece in one.evidence if piece.source in out)
    cites = tuple(source for source in one.cites if source in out)
    if evidence == one.evidence and cites == one.cites:
        return one
    return attrs.evolve(one, evidence=evidence, cites=cites) if evidence or cites else None


def _dataset_again(
    records: Sequence[Record],
    version: str,
    tiers_until: dt.date | None = None,
    origins: Mapping[str, tuple[str, str]] = MappingProxyType({}),
) -> Dataset:
    made = Dataset.of(records, version=version, tiers_until=tiers_until)
    return attrs.evolve(made, origins=origins)


# The shipped data


def data_file(name: str) -> bytes:
    """The bytes of a data file, also from a zipped installation."""
    import vnforeign

    spec = vnforeign.__spec__
    assert spec is not None  # noqa: S101 - an imported package has one
    loader = cast("InspectLoader", spec.loader)
    folder = os.path.dirname(cast("str", spec.origin))
    return cast("bytes", loader.get_data(os.path.join(folder, "data", name)))  # type: ignore[attr-defined]


def _read_shipped(collection: str) -> Mapping[str, Record]:
    from vnforeign.convert import OnDemand

    name = f"{collection}.json"
    return OnDemand(data_file(name), record_class(collection), file=name)


_LOADED: dict[str, Dataset] = {}


def load() -> Dataset:
    """The curated data that comes with the library.

    Returns:
        The same `Dataset` each time; a collection is read when it is first asked for.

    >>> import vnforeign as vf
    >>> vf.load() is vf.load()
    True
    """
    known = _LOADED.get("shipped")
    if known is None:
        import datetime as dt

        meta = json.loads(data_file("meta.json"))
        until = dt.date.fromisoformat(meta["tiers_until"])
        made = Dataset(_read_shipped, str(meta["version"]), until)
        known = _LOADED.setdefault("shipped", made)  # one object, whichever thread was first
    return known


# Your own data


def from_json(text: str | bytes, *, units: Sequence[Unit] = (), file: str = "") -> Dataset:
    """A dataset from JSON: an object of collections, ``{"directives": [...], ...}``.

    Args:
        text: The JSON; bytes are UTF-8.
        units: Units of your own that the records use.
        file: Its name, for the messages.

    Raises:
        InvalidData: With every fault, and the dataset of the good records in ``good``.

    >>> import vnforeign as vf
    >>> vf.from_json('{"schemes": [{"id": "own", "name_vi": "của tôi", "name_en": "mine"}]}')
    <Dataset: 1 schemes>
    """
    faults: list[Fault] = []
    return _dataset_or_faults([_Part(file, _from_object(text, units, file, faults))], faults)


def to_json(data: Dataset | Iterable[Record]) -> str:
    """A dataset as a JSON object of its collections, or records as a JSON array.

    The text is canonical: equal data give equal text. `from_json` reads the object back, and
    `read_records` the array.

    >>> import vnforeign as vf
    >>> text = vf.to_json(vf.load())
    >>> vf.from_json(text) == vf.load()
    True
    """
    from vnforeign.convert import canonical_json

    if not isinstance(data, Dataset):
        return canonical_json(data)
    parts = [
        f"{json.dumps(name)}: {canonical_json(data.collection(name)).rstrip()}"
        for name in COLLECTIONS
        if data.collection(name)
    ]
    return "{" + ",\n".join(parts) + "}\n"


def read(
    *paths: str | os.PathLike[str],
    units: Sequence[Unit] = (),
    progress: Callable[[float], object] | None = None,
) -> Dataset:
    """A dataset from files of your own, JSON or CSV.

    Args:
        paths: Files or folders. A file called after a collection holds its records: an array in
            ``observations.json``, a row a record in ``observations.csv``. Any other JSON file
            holds an object of collections. Of a folder with a ``datapackage.json`` the resources
            it lists are read, each called after its collection; of any other its ``*.json`` and
            ``*.csv`` files, but for ``meta.json``, ``acknowledged.json`` and
            ``exclusions.json``, which hold no records.
        units: Units of your own that the records use.
        progress: Called now and then with the part that is read, 0 to 1.

    In CSV a column is called by the path of its field (``quantity.amount``,
    ``evidence.source``), an empty cell is a field not given, ``quantity`` alone may hold the
    printed form, and a field of many holds its items with ``;`` between them.

    Raises:
        InvalidData: With every fault of every file, and the good records in ``good``.
        ValueError: If no path is given.

    >>> import vnforeign as vf
    >>> try:
    ...     vf.read("no-such-folder/observations.json")
    ... except vf.InvalidData as error:
    ...     print(error.faults[0])
    no-such-folder/observations.json: None; expected a file or folder that is there
    """
    if not paths:
        raise ValueError("no path to read: name a file or a folder")
    parts: list[_Part] = []
    faults: list[Fault] = []
    files = [file for path in paths for file in _files(os.fsdecode(path), faults)]
    sizes = [os.path.getsize(file.path) if os.path.isfile(file.path) else 0 for file in files]
    whole = max(sum(sizes), 1)
    done = 0

    def told(part: float) -> None:
        if progress is not None:
            progress((done + part * size) / whole)

    from vnforeign.convert import collector_paused

    with collector_paused():
        for file, size in zip(files, sizes, strict=True):
            text = _bytes_of(file.path, faults)
            if text is not None:
                parts.append(_Part(file.path, _read_one(file, text, units, told, faults)))
                told(1)
            done += size
        return _dataset_or_faults(parts, faults)


def _read_one(
    file: _File,
    text: bytes,
    units: Sequence[Unit],
    told: Callable[[float], object],
    faults: list[Fault],
) -> Sequence[_Placed]:
    """The good records of one file; the faults of the others are added to those there."""
    if not file.collection:
        return _from_object(text, units, file.path, faults)
    cls = record_class(file.collection)
    if file.csv:
        from vnforeign._tables import read_table

        found, wrong = read_table(
            text, cls, units=units, file=file.path, delimiter=file.delimiter, progress=told
        )
    else:
        from vnforeign.convert import read_placed

        found, wrong = read_placed(text, cls, units=units, file=file.path, progress=told)
    faults.extend(wrong)
    return found


_Placed = tuple[str, Record]
"""A record with its JSON path in the file."""


class _Part(NamedTuple):
    """What was read from one file."""

    file: str
    placed: Sequence[_Placed]


class _File(NamedTuple):
    """A file to read: which collection it holds (none: an object of collections), and how."""

    path: str
    collection: str
    csv: bool = False
    delimiter: str = ""


def _file_of(path: str, faults: list[Fault]) -> Iterator[_File]:
    """How a file is read, by its name."""
    stem, dot, kind = os.path.basename(path).rpartition(".")
    if dot and kind.lower() == "csv":
        if stem in COLLECTIONS:
            yield _File(path, stem, csv=True)
        else:
            from vnforeign.convert import did_you_mean
            from vnforeign.values.names import closest

            hint, hint_vi = did_you_mean([f"{one}.csv" for one in closest(stem, COLLECTIONS)])
            faults.append(
                Fault(
                    "",
                    f"{stem}.csv",
                    "a file called after its collection, such as observations.csv",
                    "tệp đặt tên theo tập bản ghi, như observations.csv",
                    hint,
                    file=path,
                    unreadable=True,
                    hint_vi=hint_vi,
                )
            )
    else:
        yield _File(path, stem if kind == "json" and stem in COLLECTIONS else "")


def _files(path: str, faults: list[Fault]) -> Iterator[_File]:
    """The files that a path stands for."""
    if not os.path.isdir(path):
        yield from _file_of(path, faults)
        return
    try:
        names = sorted(os.listdir(path))
    except OSError as error:
        faults.append(_unreadable(path, f"a readable folder: {error.strerror}", "mở được"))
        return
    if _PACKAGE in names:
        yield from _resources(path, faults)
        return
    names = [
        name
        for name in names
        if name.lower().endswith((".json", ".csv")) and name not in _NOT_RECORDS
    ]
    if not names:
        faults.append(
            _unreadable(path, "a folder with .json or .csv files in it", "có tệp .json hoặc .csv")
        )
    for name in names:
        yield from _file_of(os.path.join(path, name), faults)


_PACKAGE = "datapackage.json"
"""What lists the files of a folder, after the Data Package standard (Frictionless Data)."""


def _resources(folder: str, faults: list[Fault]) -> Iterator[_File]:
    """The files that the package of a folder lists, each called after its collection."""
    file = os.path.join(folder, _PACKAGE)
    raw = _bytes_of(file, faults)
    if raw is None:
        return
    try:
        listed = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        faults.append(Fault("$", None, f"JSON: {error}", file=file, unreadable=True))
        return
    resources = listed.get("resources") if isinstance(listed, dict) else None
    if not isinstance(resources, list) or not resources:
        said = '"resources": [{"name": "observations", "path": "observations.csv"}, ...]'
        faults.append(Fault("$.resources", resources, said, file=file, unreadable=True))
        return
    for index, one in enumerate(resources):
        wrong: list[Fault] = []
        here = list(_of_resource(folder, one, f"$.resources[{index}]", wrong))
        faults.extend(fault.at(file=file) for fault in wrong)
        yield from here


def _of_resource(folder: str, one: Any, path: str, wrong: list[Fault]) -> Iterator[_File]:
    from vnforeign.convert import did_you_mean
    from vnforeign.values.names import closest

    one = one if isinstance(one, dict) else {}
    name = one.get("name")
    if not isinstance(name, str) or name not in COLLECTIONS:
        hint, hint_vi = did_you_mean(closest(str(name), COLLECTIONS))
        said = "the name of a collection", "tên tập bản ghi"
        wrong.append(Fault(f"{path}.name", name, *said, hint, hint_vi=hint_vi))
        return
    encoding = str(one.get("encoding", "utf-8")).lower().replace("_", "-")
    if encoding not in ("utf-8", "utf8", "utf-8-sig"):
        wrong.append(Fault(f"{path}.encoding", encoding, "utf-8"))
        return
    paths = one.get("path")
    for inner in paths if isinstance(paths, list) and paths else [paths]:
        inside = isinstance(inner, str) and _stays_inside(inner)
        kind = one.get("format", inner.rpartition(".")[2]) if inside else ""
        if not inside:
            said = "a file of the folder, by its relative path", "đường dẫn tương đối tới tệp"
            wrong.append(Fault(f"{path}.path", inner, *said))
        elif str(kind).lower() not in ("csv", "json"):
            wrong.append(Fault(f"{path}.format", kind, "csv or json", "csv hoặc json"))
        else:
            dialect = one.get("dialect")
            delimiter = dialect.get("delimiter", "") if isinstance(dialect, dict) else ""
            csv = str(kind).lower() == "csv"
            file = os.path.join(folder, inner)
            if isinstance(delimiter, str) and len(delimiter) <= 1:
                yield _File(file, name, csv=csv, delimiter=delimiter)
            else:
                where = f"{path}.dialect.delimiter"
                wrong.append(Fault(where, delimiter, "one sign", "một ký tự"))


def _stays_inside(path: str) -> bool:
    """Whether a path leads to a file below its folder; the standard allows no other."""
    return (
        bool(path)
        and not os.path.isabs(path)
        and ".." not in path.replace("\\", "/").split("/")
        and "://" not in path
    )


def _bytes_of(file: str, faults: list[Fault]) -> bytes | None:
    """The bytes of a file; what cannot be read is a fault."""
    try:
        with open(file, "rb") as opened:
            return opened.read()
    except FileNotFoundError:
        faults.append(_unreadable(file, "a file or folder that is there", "tệp có thật"))
    except IsADirectoryError:
        faults.append(_unreadable(file, "a file, not a folder", "tệp, không phải thư mục"))
    except (OSError, ValueError) as error:  # a ValueError: a name no file can have
        why = getattr(error, "strerror", None) or error
        faults.append(_unreadable(file, f"a readable file: {why}", "tệp đọc được"))
    return None


def _unreadable(file: str, expected: str, expected_vi: str) -> Fault:
    return Fault("", None, expected, expected_vi, file=file, unreadable=True)


def _from_object(
    text: str | bytes, units: Sequence[Unit], file: str, faults: list[Fault]
) -> Sequence[_Placed]:
    from vnforeign.convert import object_items, structure_items

    placed: list[_Placed] = []
    here: list[Fault] = []
    for name, items in object_items(text, COLLECTIONS, here):
        found, wrong = structure_items(items, record_class(name), units=units)
        placed.extend(found)
        here.extend(wrong)
    faults.extend(fault.at(file=file) for fault in here)
    return placed


def _dataset_or_faults(parts: Sequence[_Part], faults: list[Fault]) -> Dataset:
    """The dataset, or all that is wrong with it; of records with one id the first is kept."""
    ids = [record.id for part in parts for _, record in part.placed]
    if len(set(ids)) != len(ids):
        parts = _first_of_each(parts, faults)
    records: dict[str, list[Record]] = {name: [] for name in COLLECTIONS}
    origins: dict[str, tuple[str, str]] = {}
    for file, placed in parts:
        here = [record for _, record in placed]
        if file:
            origin = zip(repeat(file), [place for place, _ in placed])
            origins.update(zip(map(_id, here), origin, strict=False))
        one_class = len(set(map(type, here))) == 1 and type(here[0]).__name__ != "Place"
        if one_class:  # nearly always, and of many records a great deal faster
            records[collection_of(here[0])].extend(here)
        else:
            for record in here:
                records[collection_of(record)].append(record)
    good = Dataset(records.__getitem__, origins=origins)
    if faults:
        raise InvalidData(faults, good)
    return good


def _first_of_each(parts: Sequence[_Part], faults: list[Fault]) -> list[_Part]:
    """Of records with one id the first, and a fault for each of the others."""
    seen: dict[str, str] = {}
    first: list[_Part] = []
    for file, placed in parts:
        kept: list[_Placed] = []
        first.append(_Part(file, kept))
        for place, record in placed:
            if record.id not in seen:
                seen[record.id] = ": ".join(part for part in (file, place) if part)
                kept.append((place, record))
                continue
            known = seen[record.id]
            faults.append(
                Fault(
                    f"{place}.id",
                    record.id,
                    f"an id that no other record has; {known} has it",
                    f"mã chưa bản ghi nào dùng; {known} đã dùng",
                    "rename one of the two, or drop it",
                    record.id,
                    file,
                    hint_vi="đổi tên một trong hai, hoặc bỏ bớt",
                )
            )
    return first
