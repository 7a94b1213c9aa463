"""A small true-to-life dataset without a fault, to spoil in one place: ties, places, events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st

import vnforeign as vf
from checks.corrupting import Pair

COUNTRIES = {
    "CN": ("Trung Quốc", "China"),
    "LA": ("Lào", "Laos"),
    "KH": ("Cam-pu-chia", "Cambodia"),
    "FR": ("Pháp", "France"),
    "JP": ("Nhật Bản", "Japan"),
    "KR": ("Hàn Quốc", "South Korea"),
}
PROVINCES = {
    "VN-09": "Lạng Sơn",
    "VN-23": "Hà Tĩnh",
    "VN-34": "Khánh Hòa",
    "VN-35": "Lâm Đồng",
    "VN-47": "Kiên Giang",
    "VN-53": "Bắc Kạn",
    "VN-54": "Bắc Giang",
    "VN-56": "Bắc Ninh",
    "VN-69": "Thái Nguyên",
}
LOCALITIES = {
    "CN-GX": "Quảng Tây",
    "LA-AT": "Attapeu",
    "LA-CH": "Champasak",
    "KH-7": "Kampot",
    "FR-86": "Vienne",
    "fr-poitiers": "Poitiers",
    "jp-kawasaki": "Kawasaki",
    "JP-35": "Yamaguchi",
    "KR-47": "Gyeongsangbuk",
}
TOPICS = (
    "kinh tế", "văn hóa", "biên giới", "kiều bào", "du lịch", "giáo dục", "y tế", "nông nghiệp",
)  # fmt: skip
SOURCE = "report"
R = TypeVar("R", bound=vf.Record)


def day(year: int, month: int | None = None, of_month: int | None = None) -> vf.PartialDate:
    return vf.PartialDate.of(year, month, of_month)


@st.composite
def dates_in(draw: st.DrawFn, year: int) -> vf.PartialDate:
    """A date of a year: the year, a month or a day of it."""
    month = draw(st.none() | st.integers(1, 12))
    return day(year, month, draw(st.none() | st.integers(1, 28)) if month else None)


@st.composite
def dates_of(draw: st.DrawFn, first: int, last: int, many: int) -> list[vf.PartialDate]:
    """So many dates from one year to another, no two in one year, oldest first."""
    years = draw(st.lists(st.integers(first, last), min_size=many, max_size=many, unique=True))
    return [draw(dates_in(year)) for year in sorted(years)]


def but(record: R, **fields: Any) -> R:
    """A record with other fields."""
    old: Any = record
    new: R = attrs.evolve(old, **fields)
    return new


def country(key: str) -> vf.Place:
    vi, en = COUNTRIES[key]
    return vf.Place(id=key, name_vi=vi, name_en=en, kind=vf.PlaceKind.COUNTRY)


def province(key: str) -> vf.Place:
    name = PROVINCES[key]
    return vf.Place(
        id=key, name_vi=name, name_en=name, kind=vf.PlaceKind.PROVINCE, country="VN",
        codes={"iso-3166-2": key},
    )  # fmt: skip


def ended(place: vf.Place, until: vf.PartialDate) -> list[vf.Place]:
    """A place that ended, and, of a province, the region that took over its territory."""
    if place.kind is not vf.PlaceKind.PROVINCE:
        return [but(place, until=until)]
    heir = vf.Place(
        id="vn-heir", name_vi="Vùng kế thừa", name_en="Heir", kind=vf.PlaceKind.REGION, country="VN"
    )
    return [but(place, until=until, successors=(heir.id,)), heir]


def locality(key: str) -> vf.Place:
    iso = key[0].isupper()
    return vf.Place(
        id=key,
        name_vi=LOCALITIES[key],
        name_en=LOCALITIES[key],
        kind=vf.PlaceKind.FOREIGN_PROVINCE if iso else vf.PlaceKind.FOREIGN_CITY,
        country=key[:2].upper(),
    )


def body(key: str, place: str | None = None, kind: str = "foreign-agency") -> vf.Institution:
    return vf.Institution(
        id=key, name_vi=f"Cơ quan {key}", name_en=f"Body {key}", kind=kind, place=place,
        cites=(SOURCE,),
    )  # fmt: skip


def step(form: str, since: vf.PartialDate | None = None, instrument: str | None = None) -> vf.Step:
    return vf.Step(form=vf.Form(form), since=since, instrument=instrument, cites=(SOURCE,))


def tie(
    key: str, local: str, foreign: str, country: str | None, *steps: vf.Step, level: str = ""
) -> vf.Partnership:
    return vf.Partnership(
        id=key,
        local=local,
        foreign=foreign,
        country=country,
        level=vf.Level(level or ("national" if local == "VN" else "provincial")),
        steps=steps,
    )


def event(key: str, name: str, kind: str = "conference", **more: object) -> vf.Event:
    given: dict[str, object] = {
        "name_vi": name,
        "name_en": f"{vf.fold(name)} (en)",
        "cites": (SOURCE,),
    }
    return vf.Event(id=key, kind=kind, **(given | more))  # type: ignore[arg-type]


def statement(key: str, ordinal: int | None, **more: object) -> vf.Commitment:
    given: dict[str, object] = {
        "kind": vf.CommitmentKind.TASK,
        "gist_vi": f"nhiệm vụ {key}",
        "gist_en": f"task {key}",
        "cites": (SOURCE,),
    }
    return vf.Commitment(id=key, ordinal=ordinal, **(given | more))  # type: ignore[arg-type]


@attrs.frozen(kw_only=True)
class World:
    """What lies around: who can be sides of the tie to spoil, and records that stay as they are.

    Attributes:
        home: A province; no tie, event or list of the surroundings is of it.
        other_home: Another one.
        abroad: A foreign locality without a tie.
        other_abroad: Another one, of another country.
        around: All records, those four and their countries among them.
        word: What the ids of the records to spoil begin with.
    """

    home: vf.Place
    other_home: vf.Place
    abroad: vf.Place
    other_abroad: vf.Place
    around: tuple[vf.Record, ...]
    word: str

    @property
    def nation(self) -> str:
        """The country of the foreign locality."""
        return str(self.abroad.country)

    @property
    def other_nation(self) -> str:
        """The country of the other foreign locality."""
        return str(self.other_abroad.country)

    def pair(
        self,
        good: vf.Record | Sequence[vf.Record],
        bad: vf.Record | Sequence[vf.Record],
        *,
        shared: Iterable[vf.Record] = (),
    ) -> Pair:
        """The dataset with good records, and with bad ones in their stead."""
        good, bad = (
            (one,) if isinstance(one, vf.Record) else tuple(one) for one in (good, bad)
        )  # fmt: skip
        given = {record.id: record for record in (*self.around, *shared)}
        return tuple(  # type: ignore[return-value]
            vf.Dataset.of((given | {record.id: record for record in records}).values())
            for records in (good, bad)
        )


@st.composite
def worlds(draw: st.DrawFn, *, abroad: Sequence[str] = tuple(LOCALITIES)) -> World:
    """Countries, places, ties, events and lists that no rule speaks of."""
    homes = draw(st.permutations(sorted(PROVINCES)))
    first = draw(st.sampled_from(sorted(abroad)))
    rest = [key for key in draw(st.permutations(sorted(LOCALITIES))) if key != first]
    second = next(key for key in rest if key[:2].upper() != first[:2].upper())
    rest.remove(second)
    used = rest[: draw(st.integers(0, 3))]
    nations = sorted({key[:2].upper() for key in (first, second, *used)})
    ties, events = [], []
    for index, key in enumerate(used):
        local = homes[2 + draw(st.integers(0, 2))]
        days = draw(dates_of(1996, 2023, draw(st.integers(1, 2))))
        forms = ("contact", "signed")[-len(days) :]
        steps = [step(form, since) for form, since in zip(forms, days, strict=True)]
        ties.append(tie(f"tie-{index}", local, key, key[:2].upper(), *steps))
    taken = {first[:2].upper(), second[:2].upper()}
    for nation in draw(st.sets(st.sampled_from([n for n in COUNTRIES if n not in taken]))):
        since, tier = draw(dates_of(1950, 1999, 1))[0], draw(dates_of(2002, 2023, 1))[0]
        relations = (step("diplomatic-relations", since), step("comprehensive", tier))
        ties.append(tie(f"vn-{nation.lower()}", "VN", nation, nation, *relations))
        nations = sorted({*nations, nation})
    for index, topic in enumerate(TOPICS[: draw(st.integers(0, 3))]):
        (held,) = draw(dates_of(2005, 2023, 1))
        events.append(event(f"event-{index}", f"Hội nghị {topic}", date=held, place=homes[2]))
    tasks = range(1, draw(st.integers(1, 4)))
    lists = [statement(f"task-{ordinal}", ordinal, place=homes[3]) for ordinal in tasks]
    published = vf.PartialDate.between(dt.date(2024, 7, 1), dt.date(2024, 12, 31))
    around: list[vf.Record] = [
        vf.Source(id=SOURCE, title="Báo cáo đối ngoại", published_on=published),
        vf.Place(id="VN", name_vi="Việt Nam", name_en="Vietnam", kind=vf.PlaceKind.COUNTRY),
        *map(country, nations),
        *map(province, homes[:5]),
        *map(locality, (first, second, *used)),
        *ties,
        *events,
        *lists,
    ]
    return World(
        home=province(homes[0]),
        other_home=province(homes[1]),
        abroad=locality(first),
        other_abroad=locality(second),
        around=tuple(around),
        word=draw(st.sampled_from(["mine", "bao-cao-2024", "x", "so-ngoai-vu"])),
    )
