"""For each rule on places: a dataset without a fault, and the same spoiled in just that way."""

from __future__ import annotations

import datetime as dt

import attrs
from hypothesis import strategies as st

import vnforeign as vf
from checks.corrupting import Pair, corruption
from checks.ties_and_around import (
    PROVINCES,
    SOURCE,
    World,
    but,
    country,
    dates_of,
    ended,
    event,
    worlds,
)

A_DAY = dt.timedelta(days=1)


def figure(world: World, year: int) -> tuple[vf.Record, ...]:
    """A figure of the province in a year, with what it measures."""
    quantity = vf.Quantity.parse("12 dự án")
    where = vf.Evidence(source=SOURCE, start=0, end=8, printed="12 dự án")
    measured = vf.Indicator(
        id="projects", name_vi="dự án", name_en="projects", definition="Projects begun.",
        unit=quantity.unit, nature=vf.Nature.FLOW,
    )  # fmt: skip
    made = vf.Observation(
        id=f"{world.word}-figure", indicator="projects", place=world.home.id,
        period=vf.Period.year(year), quantity=quantity, evidence=(where,),
    )  # fmt: skip
    return measured, made


def years(draw: st.DrawFn, many: int) -> list[int]:
    found = draw(st.lists(st.integers(1996, 2023), min_size=many, max_size=many, unique=True))
    return sorted(found)


@corruption("VNF601")
@st.composite
def place_no_longer_there(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    early, middle, late = years(draw, 3)
    if draw(st.booleans()):
        sides, good, bad = ended(world.home, vf.PartialDate.of(middle)), early, late
    else:
        sides = [attrs.evolve(world.home, since=vf.PartialDate.of(middle))]
        good, bad = late, early
    return world.pair(figure(world, good), figure(world, bad), shared=sides)


def merged(world: World, end: dt.date, start: dt.date) -> tuple[vf.Place, vf.Place]:
    """The province, and the one that took it in."""
    after = attrs.evolve(
        world.home,
        id=f"{world.home.id}-2025",
        since=vf.PartialDate.between(start, start),
    )
    ended = vf.PartialDate.between(end, end)
    return attrs.evolve(world.home, until=ended, successors=(after.id,)), after


@corruption("VNF602")
@st.composite
def successors_without_an_end(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    end = draw(st.dates(dt.date(1997, 1, 1), dt.date(2025, 6, 30)))
    good = merged(world, end, end + A_DAY)
    gap = draw(st.integers(2, 500)) * A_DAY
    bad = draw(
        st.sampled_from([
            merged(world, end, end + gap),
            (attrs.evolve(good[0], until=None), attrs.evolve(good[1], name_vi="Tỉnh mới")),
        ])
    )  # fmt: skip
    if bad[0].until is None:  # the two then are of one time, so they are of two names
        good = good[0], bad[1]
    return world.pair(good, bad)


@corruption("VNF603")
@st.composite
def fact_of_a_place_not_there(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    early, middle, late = draw(dates_of(1996, 2023, 3))
    ends = draw(st.booleans())
    sides = ended(world.home, middle) if ends else [but(world.home, since=middle)]
    home = world.home.id
    held = event(f"{world.word}-held", "Lễ hội", place=home, date=early if ends else late)
    return world.pair(held, attrs.evolve(held, date=late if ends else early), shared=sides)


@corruption("VNF604")
@st.composite
def code_of_another_place(draw: st.DrawFn) -> Pair:
    world = draw(worlds(abroad=["CN-GX", "LA-AT", "FR-86", "JP-35"]))
    place = world.abroad
    wrong = draw(
        st.sampled_from([
            attrs.evolve(place, country=world.other_nation),
            attrs.evolve(place, codes={"iso-3166-2": f"{world.nation}-ZZ"}),
            attrs.evolve(place, codes={"iso-3166-2": f"{world.other_nation}-ZZ"}),
        ])
    )  # fmt: skip
    return world.pair(place, wrong)


@corruption("VNF605")
@st.composite
def name_of_another_province(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    there = {place.id for place in world.around if isinstance(place, vf.Place)}
    name = draw(st.sampled_from([PROVINCES[key] for key in sorted(PROVINCES) if key not in there]))
    title = draw(st.sampled_from(["", "tỉnh ", "Tỉnh "]))
    return world.pair(world.home, attrs.evolve(world.home, name_vi=title + name))


@corruption("VNF606")
@st.composite
def successors_in_a_circle(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    days = sorted(
        draw(
            st.lists(
                st.dates(dt.date(1976, 1, 1), dt.date(2025, 6, 30)),
                min_size=3, max_size=3, unique=True,
            )
        )
    )  # fmt: skip
    chain = []
    for at, ends in enumerate(days):
        began = None if at == 0 else vf.PartialDate.between(*[days[at - 1] + A_DAY] * 2)
        chain.append(
            vf.Place(
                id=f"vn-{world.word}-{at}", name_vi=f"Vùng {at}", name_en=f"Region {at}",
                kind=vf.PlaceKind.REGION, country="VN", since=began,
                until=vf.PartialDate.between(ends, ends),
                successors=(f"vn-{world.word}-{at + 1}",) if at < len(days) - 1 else (),
            )
        )  # fmt: skip
    back = attrs.evolve(chain[-1], successors=(chain[0].id,))
    return world.pair(chain, [*chain[:-1], back])


@corruption("VNF607")
@st.composite
def one_place_two_records(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    home = world.home
    kind = draw(st.sampled_from([vf.PlaceKind.CITY, vf.PlaceKind.DISTRICT]))
    same = vf.Place(
        id=f"vn-{world.word}", name_vi="Sông Công", name_en="Song Cong", kind=kind,
        country="VN", parent=home.id,
    )  # fmt: skip
    spelled = draw(st.sampled_from(["Sông Công", "SÔNG CÔNG", "Song Cong", "thành phố Sông Công"]))
    other = attrs.evolve(same, id=f"vn-{world.word}-again", name_vi="Phổ Yên")
    return world.pair([same, other], [same, attrs.evolve(other, name_vi=spelled)])


@corruption("VNF608")
@st.composite
def parent_in_another_country(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    good = vf.Place(
        id=f"vn-{world.word}", name_vi="Tân Thanh", name_en="Tan Thanh",
        kind=vf.PlaceKind.BORDER_GATE, country="VN", parent=world.home.id,
    )  # fmt: skip
    wrong = draw(st.sampled_from([world.abroad.id, world.nation]))
    return world.pair(good, attrs.evolve(good, parent=wrong))


@corruption("VNF609")
@st.composite
def parent_below_its_part(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    kind = draw(st.sampled_from([vf.PlaceKind.CITY, vf.PlaceKind.DISTRICT, vf.PlaceKind.PORT]))
    part = vf.Place(
        id=f"vn-{world.word}", name_vi="Sông Công", name_en="Song Cong", kind=kind, country="VN",
        parent="VN",
    )  # fmt: skip
    above = draw(st.sampled_from([part.id, world.other_home.id]))
    good = attrs.evolve(world.home, parent="VN")
    return world.pair([part, good], [part, attrs.evolve(good, parent=above)])


@corruption("VNF610")
@st.composite
def code_used_twice(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    one, two = draw(st.lists(st.integers(1, 99), min_size=2, max_size=2, unique=True))
    first = attrs.evolve(world.home, codes={"gso": f"{one:02}"})
    good = attrs.evolve(world.other_home, codes={"gso": f"{two:02}"})
    return world.pair([first, good], [first, attrs.evolve(good, codes=first.codes)])


@corruption("VNF611")
@st.composite
def malformed_code(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    place, nation = world.home, country(world.nation)
    spoiled = draw(
        st.sampled_from([
            (place, {"gso": "06"}, {"gso": "6"}),
            (place, {"gso": "19"}, {"gso": "019"}),
            (place, {"iso-3166-2": place.id}, {"gso": "1x"}),
            (nation, {"iso-3166-1-alpha-3": "LAO"}, {"iso-3166-1-alpha-3": "LA"}),
            (nation, {"iso-3166-1-alpha-3": "LAO"}, {"iso-3166-1-alpha-3": "lao"}),
            (vf.Place(
                id="vn-song-cong", name_vi="Sông Công", name_en="Song Cong",
                kind=vf.PlaceKind.CITY, country="VN",
            ), {"gso": "165"}, {"gso": "1655"}),
        ])
    )  # fmt: skip
    one, good, bad = spoiled
    return world.pair(attrs.evolve(one, codes=good), attrs.evolve(one, codes=bad))


@corruption("VNF612")
@st.composite
def kind_of_the_other_side(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    home = draw(st.sampled_from([vf.PlaceKind.PROVINCE, vf.PlaceKind.CITY, vf.PlaceKind.DISTRICT]))
    abroad = draw(st.sampled_from([kind for kind in vf.PlaceKind if kind.startswith("foreign")]))
    place, kind = draw(st.sampled_from([(world.home, abroad), (world.abroad, home)]))
    return world.pair(place, attrs.evolve(place, kind=kind))


@corruption("VNF613")
@st.composite
def municipality_not_in_the_list(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    key, name = draw(
        st.sampled_from([("VN-HN", "Hà Nội"), ("VN-DN", "Đà Nẵng"), ("VN-CT", "Cần Thơ")])
    )
    city = attrs.evolve(
        world.home, id=key, name_vi=name, name_en=name, kind=vf.PlaceKind.MUNICIPALITY,
        codes={"iso-3166-2": key},
    )  # fmt: skip
    new = attrs.evolve(
        world.home, kind=vf.PlaceKind.MUNICIPALITY, since=vf.PartialDate.of(2026, 4, 30)
    )
    good, bad = draw(
        st.sampled_from([
            (city, attrs.evolve(city, kind=vf.PlaceKind.PROVINCE)),
            (world.home, attrs.evolve(world.home, kind=vf.PlaceKind.MUNICIPALITY)),
            (new, attrs.evolve(new, since=vf.PartialDate.of(2016, 4, 30))),
        ])
    )  # fmt: skip
    return world.pair(good, bad)


@corruption("VNF614")
@st.composite
def spelling_unknown(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    printed = draw(st.sampled_from(["Ăt-ta-pu", "Át-ta-pu", "tỉnh bạn", "Xanh Pết-c-bua"]))
    start = draw(st.integers(0, 9999))
    where = vf.Evidence(source=SOURCE, start=start, end=start + len(printed), printed=printed)
    bad = attrs.evolve(world.abroad, evidence=(where,))
    return world.pair(attrs.evolve(bad, printed=("Lạ", printed)), bad)


@corruption("VNF616")
@st.composite
def ended_place_without_successor(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    end = draw(st.dates(dt.date(1997, 1, 1), dt.date(2025, 6, 30)))
    old, new = merged(world, end, end + A_DAY)
    return world.pair([old, new], [attrs.evolve(old, successors=()), new])


@corruption("VNF617")
@st.composite
def successor_already_gone(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    end = draw(st.dates(dt.date(1997, 1, 1), dt.date(2025, 6, 30)))
    old, new = merged(world, end, end + A_DAY)
    (gone, _) = ended(world.other_home, vf.PartialDate.between(end, end))
    gone = attrs.evolve(gone, successors=(new.id,))
    if draw(st.booleans()):  # gone for years, and followed by something else
        gone, heir = ended(world.other_home, vf.PartialDate.of(end.year - 1))
        return world.pair([gone, heir, old, new], [gone, heir, follow(old, gone), new])
    return world.pair([gone, old, new], [gone, follow(old, gone), new])


def follow(old: vf.Place, after: vf.Place) -> vf.Place:
    return attrs.evolve(old, successors=(after.id,))


@corruption("VNF618")
@st.composite
def one_spelling_two_places(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    kind = draw(st.sampled_from([vf.PlaceKind.CITY, vf.PlaceKind.DISTRICT]))
    one, other = (
        vf.Place(id=f"vn-{name}", name_vi=name, name_en=name, kind=kind, country="VN",
                 printed=(name.upper(), f"xa {name}"), parent=draw(st.sampled_from([None, "VN"])))
        for name in ("bao", "lac")
    )  # fmt: skip
    spelling = draw(st.sampled_from([one.name_vi, *one.printed, "BAO", "Xa Bao"]))
    return world.pair([one, other], [one, attrs.evolve(other, printed=(*other.printed, spelling))])


@corruption("VNF619")
@st.composite
def paper_before_its_place(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    early, middle, late = draw(dates_of(1996, 2023, 3))
    side = but(world.home, since=middle)
    good = vf.Source(id=f"{world.word}-paper", title="Bài", place=side.id, published_on=late)
    return world.pair(good, attrs.evolve(good, published_on=early), shared=[side])
