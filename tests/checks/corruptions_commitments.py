"""For each rule on lists and events: a dataset without a fault, and one spoiled in that way."""

from __future__ import annotations

import attrs
from hypothesis import strategies as st

import vnforeign as vf
from checks.corrupting import Pair, corruption
from checks.ties_and_around import (
    World,
    body,
    country,
    dates_in,
    dates_of,
    event,
    statement,
    step,
    tie,
    worlds,
)


@st.composite
def lists(draw: st.DrawFn, world: World, at_least: int) -> list[vf.Commitment]:
    """The enumerated list of the province."""
    kind = draw(st.sampled_from(vf.CommitmentKind))
    most = draw(st.integers(at_least, at_least + 3))
    return [
        statement(f"{world.word}-{at}", at, kind=kind, place=world.home.id)
        for at in range(1, most + 1)
    ]


@corruption("VNF701")
@st.composite
def ordinals_with_gaps(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    good = draw(lists(world, 1))
    at, gap = draw(st.integers(0, len(good) - 1)), draw(st.integers(1, 9))
    bad = [
        attrs.evolve(one, ordinal=(one.ordinal or 0) + gap * (index >= at))
        for index, one in enumerate(good)
    ]
    return world.pair(good, bad)


@corruption("VNF702")
@st.composite
def ordinal_used_twice(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    good = draw(lists(world, 2))
    last = attrs.evolve(good[-1], ordinal=draw(st.integers(1, len(good) - 1)))
    return world.pair(good, [*good[:-1], last])


FIELDS = [vf.FieldOfWork(id=key, name_vi=key, name_en=key) for key in ("trade", "culture", "aid")]


@corruption("VNF703")
@st.composite
def field_listed_twice(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    fields = draw(st.permutations([field.id for field in FIELDS]))
    good = statement(f"{world.word}-1", 1, place=world.home.id, fields=tuple(fields))
    bad = attrs.evolve(good, fields=(*fields[:2], fields[draw(st.integers(0, 1))]))
    return world.pair(good, bad, shared=FIELDS)


@corruption("VNF704")
@st.composite
def one_statement_twice(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    good = draw(lists(world, 2))
    field = draw(st.sampled_from(["gist_vi", "gist_en"]))
    said = getattr(good[0], field)
    copied = draw(st.sampled_from([said, said.upper(), said.capitalize()]))
    return world.pair(good, [*good[:-1], attrs.evolve(good[-1], **{field: copied})])


@corruption("VNF705")
@st.composite
def statement_by_a_body_elsewhere(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    bodies = [body("here", world.home.id, "party-provincial"),
              body("there", world.other_home.id, "party-provincial"),
              body("central", "VN", "party-central")]  # fmt: skip
    by = draw(st.sampled_from(["here", "central", world.home.id]))
    good = statement(f"{world.word}-1", 1, place=world.home.id, by=by)
    wrong = draw(st.sampled_from(["there", world.other_home.id]))
    return world.pair(good, attrs.evolve(good, by=wrong), shared=bodies)


@corruption("VNF706")
@st.composite
def one_event_two_dates(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    year = draw(st.integers(1996, 2020))
    month, other = draw(st.lists(st.integers(1, 12), min_size=2, max_size=2, unique=True))
    first = event("a", "Ngày hội", place=world.home.id, date=vf.PartialDate.of(year, month, 13))
    far = attrs.evolve(first, id="b", date=draw(dates_in(year + draw(st.integers(2, 3)))))
    near = attrs.evolve(far, date=vf.PartialDate.of(year, other))
    return world.pair([first, far], [first, near])


@corruption("VNF707")
@st.composite
def one_event_two_records(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    (held,) = draw(dates_of(1996, 2023, 1))
    names = [
        "Ngày hội đối ngoại",
        "Ngày hội Đổi ngoại",
        "Đối ngoại - ngày hội",
        "NGÀY HỘI ĐỐI NGOẠI",
    ]
    first = event("a", names[0], place=world.home.id, date=held)
    good = attrs.evolve(first, id="b", name_vi="Ngày hội biên giới")
    bad = attrs.evolve(good, name_vi=draw(st.sampled_from([names[0], names[1], names[3]])))
    unsure = attrs.evolve(bad, date=None)
    return world.pair([first, good], [first, draw(st.sampled_from([bad, unsure]))])


PEOPLE = ["Lê Hoài Trung", "Nguyễn Phú Trọng", "Bùi Thanh Sơn", "Thongloun Sisoulith"]


@st.composite
def misspelt(draw: st.DrawFn, name: str) -> str:
    """A name with one mark less, one letter doubled, or its words turned round."""
    plain = vf.fold(name).title()
    at = draw(st.integers(0, len(name) - 1).filter(lambda at: name[at] != " "))
    doubled = name[:at] + name[at] + name[at:] if len(name.split()) > 2 else plain.upper()
    turned = " ".join(reversed(name.split()))
    return draw(st.sampled_from([doubled, turned, name.upper()]))


@corruption("VNF708")
@st.composite
def person_in_two_spellings(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    one, other = draw(st.permutations(PEOPLE))[:2]
    first = event("a", "Ngày hội một", people=(one,))
    good = event("b", "Ngày hội hai", people=(draw(st.sampled_from([one, other])),))
    return world.pair([first, good], [first, attrs.evolve(good, people=(draw(misspelt(one)),))])


@corruption("VNF709")
@st.composite
def visit_of_nobody(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    kind = draw(st.sampled_from(["visit-in", "visit-out"]))
    good = event(
        f"{world.word}-visit", "Chuyến thăm", kind,
        **draw(st.sampled_from([{"participants": (world.nation,)}, {"people": ("Joe Biden",)}])),
    )  # fmt: skip
    return world.pair(good, attrs.evolve(good, participants=(), people=()))


@corruption("VNF710")
@st.composite
def visit_the_wrong_way(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    came = draw(st.booleans())
    guest, host = (world.abroad, world.home) if came else (world.home, world.abroad)
    good = event(
        f"{world.word}-visit", "Chuyến thăm", "visit-in" if came else "visit-out",
        participants=(guest.id,), place=host.id,
    )  # fmt: skip
    turned = attrs.evolve(good, participants=(host.id,), place=guest.id)
    other_kind = attrs.evolve(good, kind="visit-out" if came else "visit-in")
    return world.pair(good, draw(st.sampled_from([turned, other_kind])))


@corruption("VNF711")
@st.composite
def host_among_the_visitors(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    good = event(
        f"{world.word}-visit", "Chuyến thăm", "visit-in",
        participants=(world.nation, world.abroad.id), place=world.home.id,
    )  # fmt: skip
    guests = draw(st.permutations([*good.participants, world.home.id]))
    return world.pair(good, attrs.evolve(good, participants=tuple(guests)))


@corruption("VNF712")
@st.composite
def year_in_the_name_against_the_date(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    early, late = sorted(
        draw(st.lists(st.integers(1996, 2023), min_size=2, max_size=2, unique=True))
    )
    named, other = draw(st.permutations([early, late]))
    good = event(f"{world.word}-held", f"Ngày hội năm {named}", date=draw(dates_in(named)))
    return world.pair(good, attrs.evolve(good, date=draw(dates_in(other))))


ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII"]


@corruption("VNF713")
@st.composite
def numbered_events_out_of_order(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    days = draw(dates_of(1996, 2023, 3))
    numbers = sorted(draw(st.lists(st.integers(1, 13), min_size=3, max_size=3, unique=True)))
    roman = draw(st.booleans())
    good = [
        event(
            f"{world.word}-{number}",
            f"Đại hội lần thứ {ROMAN[number - 1] if roman else number}",
            "congress",
            date=held,
        )
        for number, held in zip(numbers, days, strict=True)
    ]
    at = draw(st.integers(0, 1))
    bad = list(good)
    bad[at] = attrs.evolve(good[at], date=good[at + 1].date)
    bad[at + 1] = attrs.evolve(good[at + 1], date=good[at].date)
    return world.pair(good, bad)


@corruption("VNF714")
@st.composite
def kind_like_another_kind(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    kind, typo = draw(
        st.sampled_from([
            ("seminar", "seminer"), ("seminar", "semnar"), ("festival", "festivals"),
            ("festival", "fesitval"), ("sports-event", "sportsevent"),
        ])
    )  # fmt: skip
    good = [event(f"{world.word}-{at}", f"Ngày hội {at}", kind) for at in "abc"]
    at = draw(st.integers(0, 2))
    bad = [attrs.evolve(one, kind=typo) if i == at else one for i, one in enumerate(good)]
    return world.pair(good, bad)


@corruption("VNF715")
@st.composite
def english_left_in_vietnamese(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    said = draw(st.sampled_from(["Đẩy mạnh hợp tác", "mở rộng thị trường", "Ngày hội hữu nghị"]))
    aim = statement(f"{world.word}-aim", 1, place=world.home.id, gist_vi=said)
    held = event(f"{world.word}-held", said, name_en="A day of friendship in Bắc Giang, Đà Nẵng")
    good, bad = draw(
        st.sampled_from([
            (aim, attrs.evolve(aim, gist_en=said)),
            (aim, attrs.evolve(aim, gist_en=f"{said} quốc tế ở Đà Nẵng")),
            (held, attrs.evolve(held, name_en=said)),
        ])
    )  # fmt: skip
    return world.pair(good, bad)


@corruption("VNF716")
@st.composite
def accession_on_another_day(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    joined, other = draw(st.permutations(draw(dates_of(1996, 2023, 2))))
    club = body("club", kind="international-organisation")
    local = draw(st.sampled_from(["VN", world.home.id]))
    member = tie(f"{world.word}-tie", local, club.id, None, step("member", joined))
    kind = draw(st.sampled_from(["accession", "membership"]))
    good = event(
        f"{world.word}-joins", "Gia nhập", kind, participants=(club.id, local), date=joined
    )
    return world.pair(good, attrs.evolve(good, date=other), shared=[club, member])


@corruption("VNF717")
@st.composite
def anniversary_in_the_wrong_year(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    began, years = draw(st.integers(1950, 1980)), draw(st.sampled_from([5, 10, 30, 40]))
    relations = step("diplomatic-relations", draw(dates_in(began)))
    made = tie(f"{world.word}-tie", "VN", world.nation, world.nation, relations)
    good = event(
        f"{world.word}-held", f"Kỷ niệm {years} năm thiết lập quan hệ ngoại giao", "anniversary",
        participants=draw(st.permutations(["VN", world.nation]).map(tuple)),
        date=draw(dates_in(began + years)),
    )  # fmt: skip
    wrong = began + years + draw(st.sampled_from([-1, 1, 3]))
    bad = attrs.evolve(good, date=draw(dates_in(wrong)))
    return world.pair(good, bad, shared=[country(world.nation), made])
