"""Strategies for every record class: small ones, for the tests of the model and what is above.

The ids are few, so that records refer to one another and collide often enough.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, Final

import attrs
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

import vnforeign as vf
from depth import examples
from vnforeign.dataset import COLLECTIONS, record_class

Draw = st.SearchStrategy

SOME: Final = settings(max_examples=examples(40), suppress_health_check=[HealthCheck.too_slow])
"""For properties over whole records or datasets: each example is large, so fewer do."""

CLASSES: Final[tuple[type[vf.Record], ...]] = tuple(
    dict.fromkeys(record_class(name) for name in COLLECTIONS)
)
"""Every record class, each once."""

_SIGNS = st.characters(exclude_categories=["Cs"])
_DAYS = st.dates(dt.date(1945, 1, 1), dt.date(2100, 12, 31))


def ids() -> Draw[str]:
    """Ids: slugs, ISO codes, and few of each."""
    pattern = r"(?:[a-z][a-z0-9]{0,3}(?:-[a-z0-9]{1,3}){0,2}|VN-[A-Z0-9]{2}|nq\.[0-9])"
    return st.sampled_from(["a", "b", "VN", "VN-69"]) | st.from_regex(pattern, fullmatch=True)


IDS: Final = ids()


def slugs() -> Draw[str]:
    return st.from_regex(r"[a-z]{1,5}(?:-[a-z]{1,5})?", fullmatch=True)


def texts() -> Draw[str]:
    """Words of any script, without space around them."""
    words = st.text(_SIGNS, min_size=1, max_size=12).map(lambda text: f"x{text}".strip())
    return st.sampled_from(["Thái Nguyên", "tầm nhìn 2045", '"\\', "x\u2028y"]) | words


def shas() -> Draw[str]:
    return st.binary(min_size=32, max_size=32).map(bytes.hex)


@st.composite
def partial_dates(draw: st.DrawFn) -> vf.PartialDate:
    """Days, months, years and spans."""
    day = draw(_DAYS)
    return draw(
        st.sampled_from(
            [
                vf.PartialDate.of(day.year, day.month, day.day),
                vf.PartialDate.of(day.year, day.month),
                vf.PartialDate.of(day.year),
                vf.PartialDate.between(day, day + dt.timedelta(days=draw(st.integers(0, 400)))),
            ]
        )
    )


def periods() -> Draw[vf.Period]:
    """Closed, open and with a vision."""
    closed = st.tuples(_DAYS, _DAYS).map(sorted).map(lambda e: vf.Period(start=e[0], end=e[1]))
    return (
        st.integers(1945, 2100).map(vf.Period.year)
        | st.builds(vf.Period.half, st.integers(1945, 2100), st.integers(1, 2))
        | closed
        | partial_dates().map(vf.Period.as_of)
        | partial_dates().map(vf.Period.since)
        | st.sampled_from(["đến năm 2030, tầm nhìn 2045", "nhiệm kỳ 2020-2025"]).map(
            vf.Period.parse
        )
    )


def numbers() -> Draw[vf.DocumentNumber]:
    serials = st.integers(1, 9_999)
    signs = st.sampled_from(["-CT/TW", "/2024/QH15", "/2020/QĐ-TTg", "/QĐ-UBND", "/BNG-LPQT"])
    return st.builds("{:02}{}".format, serials, signs).map(vf.DocumentNumber.parse)


def units() -> Draw[vf.Unit]:
    return st.sampled_from(sorted(set(vf.units.values()) - {vf.Unit.RANK}, key=str))


def amounts(low: int = 0, high: int = 10**12) -> Draw[Decimal]:
    return st.builds(lambda n, d: Decimal(n).scaleb(-d), st.integers(low, high), st.integers(0, 3))


_ONE_ENDED = [hedge for hedge in vf.Hedge if hedge not in (vf.Hedge.BETWEEN, vf.Hedge.ORDER)]


def quantities() -> Draw[vf.Quantity]:
    """Amounts of every hedge, ranges, and parts of a whole."""
    plain = st.builds(
        vf.Quantity, amount=amounts(), unit=units(), hedge=st.sampled_from(_ONE_ENDED)
    )
    parts = st.builds(vf.Quantity, amount=amounts(), unit=units(), of=amounts(1))
    ranges = st.builds(
        lambda low, more, unit: vf.Quantity(
            amount=low, upper=low + more, unit=unit, hedge=vf.Hedge.BETWEEN
        ),
        amounts(),
        amounts(1),
        units(),
    )
    ranks = st.integers(1, 63).map(
        lambda rank: vf.Quantity(amount=Decimal(rank), of=Decimal(63), unit=vf.Unit.RANK)
    )
    orders = st.integers(1, 9).map(
        lambda power: vf.Quantity(
            amount=Decimal(10**power), unit=vf.Unit.PERSON, hedge=vf.Hedge.ORDER
        )
    )
    return plain | parts | ranges | ranks | orders


@st.composite
def evidences(draw: st.DrawFn, sources: Draw[str] = IDS) -> vf.Evidence:
    printed = draw(st.text(_SIGNS, min_size=1, max_size=120) | st.just("15,4 tỷ USD"))
    start = draw(st.integers(0, 10**6))
    return vf.Evidence(source=draw(sources), start=start, end=start + len(printed), printed=printed)


def some(strategy: Draw[Any], most: int = 2) -> Draw[tuple[Any, ...]]:
    """A tuple of at most ``most``."""
    return st.lists(strategy, max_size=most).map(tuple)


def maybe(strategy: Draw[Any]) -> Draw[Any]:
    return st.none() | strategy


def codes() -> Draw[vf.Codes]:
    return st.dictionaries(
        st.sampled_from(["gso", "iso-3166-2", "iso-3166-1-alpha-3"]),
        st.from_regex(r"[A-Z0-9]{1,5}", fullmatch=True),
    ).map(vf.Codes)


@st.composite
def steps(draw: st.DrawFn, sources: Draw[str] = IDS) -> vf.Step:
    since, until = draw(maybe(partial_dates())), draw(maybe(partial_dates()))
    if since and until and until.before(since):
        since, until = until, since
    return vf.Step(
        form=draw(st.sampled_from(vf.Form)),
        since=since,
        until=until,
        instrument=draw(maybe(texts())),
        evidence=draw(some(evidences(sources))),
        cites=draw(some(sources, 1)),
    )


def _shared(sources: Draw[str]) -> dict[str, Draw[Any]]:
    return {
        "id": ids(),
        "evidence": some(evidences(sources)),
        "cites": some(sources),
        "notes": some(texts(), 1),
    }


def _named() -> dict[str, Draw[Any]]:
    return {"name_vi": texts(), "name_en": texts()}


def _without(own: str, others: Iterable[str]) -> tuple[str, ...]:
    return tuple(other for other in others if other != own)


def _made(make: Callable[[dict[str, Any]], Any], **fields: Draw[Any]) -> Draw[Any]:
    return st.fixed_dictionaries(fields).map(make)


def _source(given: dict[str, Any]) -> vf.Source:
    if not given["file"]:
        given["sha256"] = None
    return vf.Source(**given)


def _place(given: dict[str, Any]) -> vf.Place:
    if given["kind"] in (vf.PlaceKind.COUNTRY, vf.PlaceKind.BLOC):
        given["country"] = None
    given["successors"] = _without(given["id"], given["successors"])
    return vf.Place(**given)


def _directive(given: dict[str, Any]) -> vf.Directive:
    for name in ("carries_out", "amends", "replaces", "issues"):
        given[name] = _without(given["id"], given[name])
    if given["number"] and given["number"].type:
        given["type"] = given["number"].type
    return vf.Directive(**given)


def _partnership(given: dict[str, Any]) -> vf.Partnership:
    if given["local"] == given["foreign"]:
        given["foreign"] += "-2"
    return vf.Partnership(**given)


def _observation(given: dict[str, Any]) -> vf.Observation:
    one = given.pop("about")
    return vf.Observation(**given, **one)


def _commitment(given: dict[str, Any]) -> vf.Commitment:
    if given["place"] is None and given["by"] is None:
        given["by"] = "a"
    return vf.Commitment(**given)


@functools.cache
def of(cls: Any, sources: Draw[str] = IDS) -> Draw[Any]:
    """Records of one class; ``sources`` are the ids their evidence may name."""
    shared, named = _shared(sources), _named()
    dates, refs = maybe(partial_dates()), maybe(ids())
    made: dict[type[vf.Record], Callable[[], Draw[Any]]] = {
        vf.Source: lambda: _made(
            _source,
            **shared,
            title=texts(),
            author=maybe(texts()),
            publisher=maybe(texts()),
            published_on=dates,
            language=slugs(),
            place=refs,
            file=maybe(texts()),
            sha256=shas(),
            address=maybe(texts()),
            accessed_on=dates,
        ),
        vf.Scheme: lambda: _made(lambda given: vf.Scheme(**given), **shared, **named, since=dates),
        vf.Pillar: lambda: _made(
            lambda given: vf.Pillar(**given),
            **shared,
            **named,
            scheme=ids(),
            ordinal=st.integers(1, 9),
        ),
        vf.FieldOfWork: lambda: _made(
            lambda given: vf.FieldOfWork(**given), **shared, **named, pillar=refs
        ),
        vf.Place: lambda: _made(
            _place,
            **shared,
            **named,
            kind=st.sampled_from(vf.PlaceKind),
            country=ids(),
            parent=refs,
            codes=codes(),
            since=dates,
            until=dates,
            successors=some(ids()),
            printed=some(texts()),
        ),
        vf.Institution: lambda: _made(
            lambda given: vf.Institution(**given),
            **shared,
            **named,
            kind=slugs(),
            sign=maybe(texts()),
            parent=refs,
            place=refs,
            since=dates,
            until=dates,
            printed=some(texts()),
        ),
        vf.Directive: lambda: _made(
            _directive,
            **shared,
            number=maybe(numbers()),
            type=st.sampled_from(["NQ", "CT", "KL", "CL"]),
            title_vi=texts(),
            title_en=texts(),
            issued_on=dates,
            issuer=refs,
            term=maybe(st.sampled_from(["XII", "XIII"])),
            level=st.sampled_from(vf.Level),
            place=refs,
            horizon=maybe(periods()),
            carries_out=some(ids()),
            amends=some(ids()),
            replaces=some(ids()),
            issues=some(ids()),
            fields=some(ids()),
        ),
        vf.Partnership: lambda: _made(
            _partnership,
            **shared,
            local=ids(),
            foreign=ids(),
            country=refs,
            level=st.sampled_from(vf.Level),
            steps=st.lists(steps(sources), min_size=1, max_size=3).map(tuple),
            pillar=refs,
        ),
        vf.Indicator: lambda: _made(
            lambda given: vf.Indicator(**given),
            **shared,
            **named,
            definition=texts(),
            unit=units(),
            nature=st.sampled_from(vf.Nature),
            counted=maybe(texts()),
            field=refs,
            pillar=refs,
            part_of=refs,
        ),
        vf.Observation: lambda: _made(
            _observation,
            **shared,
            indicator=ids(),
            about=st.one_of(
                [st.fixed_dictionaries({side: ids()}) for side in ("place", "subject")]
            ),
            counterpart=refs,
            period=periods(),
            quantity=quantities(),
            status=st.sampled_from(vf.Status),
            change_vs=maybe(periods()),
        ),
        vf.Commitment: lambda: _made(
            _commitment,
            **shared,
            place=refs,
            by=refs,
            kind=st.sampled_from(vf.CommitmentKind),
            ordinal=maybe(st.integers(1, 99)),
            gist_vi=texts(),
            gist_en=texts(),
            fields=some(ids()),
            directives=some(ids()),
        ),
        vf.Event: lambda: _made(
            lambda given: vf.Event(**given),
            **shared,
            **named,
            kind=slugs(),
            date=dates,
            place=refs,
            participants=some(ids()),
            people=some(texts()),
        ),
    }
    return made[cls]()


def records(sources: Draw[str] = IDS) -> Draw[vf.Record]:
    """Records of any class."""
    made: list[Draw[vf.Record]] = [of(cls, sources) for cls in list[Any](CLASSES)]
    return st.one_of(made)


SOURCES: Final = ("s1", "s2", "s3")
"""The ids of the sources of the datasets below."""
_KNOWN = st.sampled_from([*SOURCES, "a"])


@st.composite
def datasets(draw: st.DrawFn) -> vf.Dataset:
    """Datasets whose ids are unique, and whose evidence mostly names one of their sources."""
    sources = [attrs.evolve(draw(of(vf.Source)), id=name) for name in SOURCES]
    others = draw(st.lists(records(_KNOWN), max_size=4))
    return vf.Dataset.of({record.id: record for record in (*sources, *others)}.values())


def json_values() -> Draw[Any]:
    """Whatever JSON can hold, numbers that are none included."""
    leaves = (
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text(st.characters())
        | st.sampled_from(["a", "7", "true", "2024-02-30", "USD", "over", 10**4000])
    )
    keys = st.text(max_size=4) | st.sampled_from(["id", "title", "evidence", "source", "sources"])
    return st.recursive(
        leaves, lambda inner: st.lists(inner) | st.dictionaries(keys, inner), max_leaves=12
    )
