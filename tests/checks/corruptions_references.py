"""For each rule on ids and references: a dataset without a fault, and one spoiled in that way."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import attrs
from hypothesis import strategies as st

import vnforeign as vf
from checks.corrupting import Pair, corruption
from checks.ties_and_around import (
    SOURCE,
    World,
    body,
    but,
    country,
    dates_of,
    event,
    statement,
    step,
    tie,
    worlds,
)


def region(key: str, **more: object) -> vf.Place:
    given: dict[str, object] = {"name_vi": f"Vùng {key}", "name_en": f"Region {key}"}
    kind = vf.PlaceKind.REGION
    return vf.Place(id=key, kind=kind, country="VN", **(given | more))  # type: ignore[arg-type]


@corruption("VNF001")
@st.composite
def dangling_reference(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    lost = draw(st.sampled_from(["nowhere", f"{world.home.id}x", world.home.id.lower()]))
    held = event(f"{world.word}-held", "Ngày hội", place=world.home.id)
    aim = statement(f"{world.word}-aim", 1, place=world.home.id)
    signed = tie(f"{world.word}-tie", world.home.id, world.abroad.id, world.nation, step("signed"))
    said = vf.Evidence(source=lost, start=0, end=8, printed="Ngày hội")
    good, bad = draw(
        st.sampled_from([
            (held, attrs.evolve(held, place=lost)),
            (held, attrs.evolve(held, participants=(world.nation, lost))),
            (held, attrs.evolve(held, cites=(SOURCE, lost))),
            (held, attrs.evolve(held, evidence=(said,))),
            (aim, attrs.evolve(aim, place=lost)),
            (aim, attrs.evolve(aim, fields=(lost,))),
            (signed, attrs.evolve(signed, local=lost)),
            (signed, attrs.evolve(signed, steps=(attrs.evolve(signed.steps[0], cites=(lost,)),))),
            (world.home, attrs.evolve(world.home, parent=lost)),
        ])
    )  # fmt: skip
    return world.pair(good, bad)


@corruption("VNF002")
@st.composite
def fact_without_evidence(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    good = draw(
        st.sampled_from([
            event(f"{world.word}-held", "Ngày hội", place=world.home.id),
            statement(f"{world.word}-aim", 1, place=world.home.id),
        ])
    )  # fmt: skip
    return world.pair(good, attrs.evolve(good, cites=()))


def chains(word: str) -> st.SearchStrategy[tuple[str, list[vf.Record]]]:
    """Three records of one kind, each of which may lie in another, and by which field."""
    unit = vf.Unit.of("USD")
    return st.sampled_from([
        ("parent", [body(f"{word}-{at}") for at in "abc"]),
        ("parent", [region(f"vn-{word}-{at}") for at in "abc"]),
        ("part_of", [
            vf.Indicator(id=f"{word}-{at}", name_vi=f"chỉ tiêu {at}", name_en=f"indicator {at}",
                         definition=f"Counted at {at}.", unit=unit, nature=vf.Nature.FLOW)
            for at in "abc"
        ]),
    ])  # fmt: skip


@corruption("VNF003")
@st.composite
def refers_to_itself(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    field, (one, other, _) = draw(chains(world.word))
    good, bad = (but(one, **{field: key}) for key in (other.id, one.id))
    return world.pair([good, other], [bad, other])


@corruption("VNF004")
@st.composite
def parents_in_a_circle(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    field, records = draw(chains(world.word))
    many = draw(st.integers(2, 3))
    chain = [but(one, **{field: above.id}) for one, above in pairwise(records[:many])]
    good = [*chain, *records[many - 1 :]]
    back = but(records[many - 1], **{field: records[0].id})
    return world.pair(good, [*chain, back, *records[many:]])


@corruption("VNF005")
@st.composite
def reference_listed_twice(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    sides = tuple(draw(st.permutations([world.home.id, world.nation, world.abroad.id])))
    held = event(f"{world.word}-held", "Ngày hội", participants=sides)
    again = draw(st.sampled_from(sides))
    signed = tie(f"{world.word}-tie", world.home.id, world.abroad.id, world.nation, step("signed"))
    cited = attrs.evolve(signed.steps[0], cites=(SOURCE, SOURCE))
    good, bad = draw(
        st.sampled_from([
            (held, attrs.evolve(held, participants=(*sides, again))),
            (held, attrs.evolve(held, cites=(SOURCE, SOURCE))),
            (signed, attrs.evolve(signed, steps=(cited,))),
        ])
    )  # fmt: skip
    return world.pair(good, bad)


@corruption("VNF006")
@st.composite
def ids_nearly_the_same(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    one = event("ngay-hoi-2021", "Ngày hội một")
    near = draw(st.sampled_from(["ngayhoi-2021", "Ngay-Hoi-2021", "ngay.hoi.2021", "ngayhoi2021"]))
    good = event("ngay-hoi-2022", "Ngày hội hai")
    return world.pair([one, good], [one, attrs.evolve(good, id=near)])


@corruption("VNF007")
@st.composite
def source_never_used(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    address = f"https://example.vn/{world.word}"
    known = draw(
        st.sampled_from(
            [
                {"address": address, "publisher": "A", "accessed_on": vf.PartialDate.of(2026, 11)},
                {"file": "x.txt", "sha256": "0" * 64},
            ]
        )
    )
    paper = vf.Source(id=f"{world.word}-paper", title="Bài viết", **known)  # type: ignore[arg-type]
    bad = event(f"{world.word}-held", "Ngày hội")
    said = vf.Evidence(source=paper.id, start=0, end=8, printed="Ngày hội")
    good = draw(
        st.sampled_from([
            attrs.evolve(bad, cites=(SOURCE, paper.id)),
            attrs.evolve(bad, evidence=(said,)),
            attrs.evolve(bad, notes=(f"Otherwise: {paper.id}.",)),
        ])
    )  # fmt: skip
    return world.pair([paper, good], [paper, bad])


@corruption("VNF008")
@st.composite
def body_named_by_nobody(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    loose = attrs.evolve(body(f"{world.word}-office", world.home.id, "department"), cites=())
    bad = event(f"{world.word}-held", "Ngày hội", participants=(world.nation,))
    took_part = attrs.evolve(bad, participants=(world.nation, loose.id))
    named = draw(st.sampled_from([[loose, took_part], [body(loose.id), bad]]))
    return world.pair(named, [loose, bad])


@corruption("VNF011")
@st.composite
def id_not_of_its_kind(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    if draw(st.booleans()):
        made = attrs.evolve(country("KR"), id="BR", name_vi="Bra-xin", name_en="Brazil")
        return world.pair([], attrs.evolve(made, id=draw(st.sampled_from(["BRA", "br", "Brazil"]))))
    made = region("vn-song-cong", name_vi="Sông Công")
    wrong = draw(st.sampled_from(["VN-SongCong", "Song-Cong", "VN-song-cong"]))
    return world.pair(made, attrs.evolve(made, id=wrong))


@corruption("VNF012")
@st.composite
def part_outside_the_life_of_its_whole(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    early, middle, late = draw(dates_of(1976, 2023, 3))
    one, other = draw(
        st.sampled_from([
            (body(f"{world.word}-a"), body(f"{world.word}-b")),
            (region(f"vn-{world.word}-a"), region(f"vn-{world.word}-b")),
        ])
    )  # fmt: skip
    part = but(one, parent=other.id)
    if draw(st.booleans()):
        whole = but(other, until=middle)
        good, bad = but(part, since=early), but(part, since=late)
    else:
        whole = but(other, since=middle)
        good, bad = but(part, until=late), but(part, until=early)
    return world.pair([whole, good], [whole, bad])


@corruption("VNF013")
@st.composite
def pillars_out_of_count(draw: st.DrawFn) -> Pair:
    world: World = draw(worlds())
    scheme = vf.Scheme(id=world.word, name_vi="trụ cột", name_en="pillars")
    many = draw(st.integers(2, 4))
    good = [
        vf.Pillar(id=f"{world.word}-{at}", scheme=scheme.id, ordinal=at, name_vi=f"trụ cột {at}",
                  name_en=f"pillar {at}")
        for at in range(1, many + 1)
    ]  # fmt: skip
    wrong = draw(st.sampled_from([many - 1, many + 1]))
    return world.pair(good, [*good[:-1], attrs.evolve(good[-1], ordinal=wrong)], shared=[scheme])


@corruption("VNF014")
@st.composite
def letters_taken_apart(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    held = event(
        f"{world.word}-held", "Ngày hội", people=("Lê Hoài Trung",), notes=("Tại Hà Nội.",)
    )
    aim = statement(f"{world.word}-aim", 1, place=world.home.id, gist_vi="mở rộng hợp tác")
    signed = tie(
        f"{world.word}-tie", world.home.id, world.abroad.id, world.nation,
        step("signed", draw(dates_of(1996, 2023, 1))[0], "thỏa thuận"),
    )  # fmt: skip

    def apart(text: str) -> str:
        return unicodedata.normalize("NFD", text)

    (signing,) = signed.steps
    good, bad = draw(
        st.sampled_from([
            (held, but(held, name_vi=apart(held.name_vi))),
            (held, but(held, people=(apart("Lê Hoài Trung"),))),
            (held, but(held, notes=(apart("Tại Hà Nội."),))),
            (aim, but(aim, gist_vi=apart(aim.gist_vi))),
            (world.home, but(world.home, name_vi=apart(world.home.name_vi))),
            (signed, but(signed, steps=(attrs.evolve(signing, instrument=apart("thỏa thuận")),))),
        ])
    )  # fmt: skip
    return world.pair(good, bad)
