"""For each rule on ties: a dataset without a fault, and the same spoiled in just that way."""

from __future__ import annotations

import attrs
from hypothesis import strategies as st

import vnforeign as vf
from checks.corrupting import Pair, corruption
from checks.ties_and_around import (
    SOURCE,
    World,
    body,
    dates_of,
    ended,
    locality,
    province,
    step,
    tie,
    worlds,
)


def of_home(world: World, *steps: vf.Step) -> vf.Partnership:
    """The tie of the province and the foreign locality."""
    return tie(f"{world.word}-tie", world.home.id, world.abroad.id, world.nation, *steps)


def of_state(world: World, *steps: vf.Step) -> vf.Partnership:
    """The tie of Vietnam and the foreign country."""
    return tie(f"{world.word}-tie", "VN", world.nation, world.nation, *steps)


@corruption("VNF201")
@st.composite
def foreign_side_in_vietnam(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    good = of_home(world, step("signed", draw(dates_of(1996, 2023, 1))[0]))
    at_home = attrs.evolve(good, foreign=world.other_home.id, country="VN")
    from_abroad = attrs.evolve(good, local=world.other_abroad.id)
    return world.pair(good, draw(st.sampled_from([at_home, from_abroad])))


@corruption("VNF202")
@st.composite
def country_not_of_the_foreign_side(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    good = of_home(world, step("signed", draw(dates_of(1996, 2023, 1))[0]))
    wrong = draw(st.sampled_from([world.other_nation, None]))
    return world.pair(good, attrs.evolve(good, country=wrong))


@corruption("VNF203")
@st.composite
def steps_out_of_order(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    days = draw(dates_of(1996, 2023, 3))
    steps = [step(f, at) for f, at in zip(("contact", "signed", "mechanism"), days, strict=True)]
    wrong = draw(st.permutations(steps).filter(lambda order: order != steps))
    return world.pair(of_home(world, *steps), of_home(world, *wrong))


@corruption("VNF204")
@st.composite
def signed_and_still_sought(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    early, late = draw(dates_of(1996, 2023, 2))
    tied = draw(st.sampled_from(["signed", "twinned"]))
    good = of_home(world, step("prospect", early), step(tied, late))
    return world.pair(good, of_home(world, step(tied, early), step("prospect", late)))


@corruption("VNF205")
@st.composite
def tier_going_down(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    relations = step("diplomatic-relations", draw(dates_of(1950, 1999, 1))[0])
    days = draw(dates_of(2002, 2023, 2))
    ladder = ["comprehensive", "strategic", "comprehensive-strategic", "special"]
    low, high = sorted(
        draw(st.lists(st.sampled_from(ladder), min_size=2, max_size=2, unique=True)),
        key=ladder.index,
    )
    up = [step(form, at) for form, at in zip((low, high), days, strict=True)]
    down = [step(form, at) for form, at in zip((high, low), days, strict=True)]
    return world.pair(of_state(world, relations, *up), of_state(world, relations, *down))


@corruption("VNF206")
@st.composite
def one_tie_two_records(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    early, late = draw(dates_of(1996, 2023, 2))
    good = of_home(world, step("contact", early))
    again = attrs.evolve(good, id=f"{world.word}-again", steps=(step("signed", late),))
    return world.pair(good, [good, again])


@corruption("VNF207")
@st.composite
def body_on_the_wrong_side(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    agency, office = body("agency", world.nation), body("office", "VN", "department")
    since = step("signed", draw(dates_of(1996, 2023, 1))[0])
    home = world.home.id
    if draw(st.booleans()):
        good = tie("p", home, "agency", world.nation, since)
        bad = attrs.evolve(good, foreign="office")
    else:
        good = tie("p", "office", world.abroad.id, world.nation, since, level="organisation")
        bad = attrs.evolve(good, local="agency")
    return world.pair(good, bad, shared=[agency, office])


@corruption("VNF208")
@st.composite
def country_not_of_the_foreign_body(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    at = draw(st.sampled_from([world.nation, world.abroad.id]))
    since = step(draw(st.sampled_from(["signed", "contact"])))
    good = tie(f"{world.word}-tie", world.home.id, "agency", world.nation, since)
    bad = attrs.evolve(good, country=world.other_nation)
    return world.pair(good, bad, shared=[body("agency", at)])


@corruption("VNF209")
@st.composite
def level_not_of_the_sides(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    since = step("signed", draw(dates_of(1996, 2023, 1))[0])
    if draw(st.booleans()):
        good = of_home(world, since)
        wrong = draw(st.sampled_from(["national", "party", "district", "organisation"]))
    else:
        good = of_state(world, step("agreement", since.since))
        wrong = draw(st.sampled_from(["party", "provincial", "district", "organisation"]))
    return world.pair(good, attrs.evolve(good, level=vf.Level(wrong)))


def count_of(world: World, indicator: str, unit: str, many: int, at_most: bool) -> vf.Observation:
    """A printed count of partners, with the evidence that prints it."""
    printed = f"{'không quá ' if at_most else ''}{many} {vf.Unit.of(unit).name_vi}"
    quantity = vf.Quantity.parse(printed)
    where = vf.Evidence(source=SOURCE, start=0, end=len(printed), printed=printed)
    return vf.Observation(
        id=f"{world.word}-count", indicator=indicator, place=world.home.id,
        period=vf.Period.year(2023), quantity=quantity, evidence=(where,),
    )  # fmt: skip


def indicator(key: str, unit: str) -> vf.Indicator:
    return vf.Indicator(
        id=key, name_vi="số đối tác", name_en="partners", definition="Partners, counted.",
        unit=vf.Unit.of(unit), nature=vf.Nature.STOCK,
    )  # fmt: skip


@st.composite
def counted(draw: st.DrawFn, key: str, unit: str, listed: int) -> Pair:
    """A province with two partners in two countries, and a count that holds them, or not."""
    world = draw(worlds())
    since = [step("signed", at) for at in draw(dates_of(1996, 2023, 2))]
    one = of_home(world, since[0])
    other = tie("other", world.home.id, world.other_abroad.id, world.other_nation, since[1])
    good = count_of(world, key, unit, listed + draw(st.integers(0, 9)), at_most=False)
    bad = count_of(world, key, unit, draw(st.integers(1, listed - 1)), at_most=False)
    return world.pair(good, bad, shared=[one, other, indicator(key, unit)])


@corruption("VNF210")
def list_longer_than_its_count() -> st.SearchStrategy[Pair]:
    keys = ("foreign-localities-signed", "foreign-localities-with-ties")
    return st.sampled_from(keys).flatmap(lambda key: counted(key, "locality", 2))


@corruption("VNF211")
def country_outside_the_counted() -> st.SearchStrategy[Pair]:
    keys = ("countries-of-localities-signed", "countries-of-foreign-localities-with-ties")
    return st.sampled_from(keys).flatmap(lambda key: counted(key, "country", 2))


@corruption("VNF212")
@st.composite
def step_recorded_twice(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    early, late = draw(dates_of(1996, 2023, 2))
    form = draw(st.sampled_from(["contact", "signed", "mechanism"]))
    good = of_home(world, step(form, early), step("agreement", late))
    twice = draw(st.sampled_from([0, 1]))
    steps = [*good.steps[: twice + 1], *good.steps[twice:]]
    return world.pair(good, attrs.evolve(good, steps=tuple(steps)))


@corruption("VNF213")
@st.composite
def step_before_the_state(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    since, misprint = draw(dates_of(1950, 1999, 1))[0], draw(dates_of(1850, 1944, 1))[0]
    make = draw(st.sampled_from([of_home, of_state]))
    form = draw(st.sampled_from(["contact", "agreement"]))
    return world.pair(make(world, step(form, since)), make(world, step(form, misprint)))


@corruption("VNF214")
@st.composite
def tier_before_the_first_tier(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    relations = step("diplomatic-relations", draw(dates_of(1950, 1979, 1))[0])
    form = draw(st.sampled_from(["comprehensive", "strategic", "comprehensive-strategic"]))
    late, early = draw(dates_of(2002, 2023, 1))[0], draw(dates_of(1980, 2000, 1))[0]
    good, bad = (of_state(world, relations, step(form, at)) for at in (late, early))
    return world.pair(good, bad)


@corruption("VNF215")
@st.composite
def tier_before_relations(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    first, second, third = draw(dates_of(2002, 2023, 3))
    form = draw(st.sampled_from(["comprehensive", "strategic", "comprehensive-strategic"]))
    good = of_state(world, step("diplomatic-relations", first), step(form, second))
    bad = of_state(world, step(form, second), step("diplomatic-relations", third))
    return world.pair(good, bad)


@corruption("VNF216")
@st.composite
def step_after_a_side_ended(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    before, end, after = draw(dates_of(1996, 2023, 3))
    good, bad = (of_home(world, step("signed", at)) for at in (before, after))
    sides = ended(draw(st.sampled_from([world.home, world.abroad])), end)
    return world.pair(good, bad, shared=sides)


@corruption("VNF217")
@st.composite
def step_before_a_side_began(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    before, start, after = draw(dates_of(1996, 2023, 3))
    good, bad = (of_home(world, step("signed", at)) for at in (after, before))
    side = attrs.evolve(draw(st.sampled_from([world.home, world.abroad])), since=start)
    return world.pair(good, bad, shared=[side])


@corruption("VNF218")
@st.composite
def member_of_a_place(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    since = step("member", draw(dates_of(1996, 2023, 1))[0])
    local = draw(st.sampled_from(["VN", world.home.id]))
    good = tie(f"{world.word}-tie", local, "organisation", None, since)
    bad = attrs.evolve(good, foreign=world.nation, country=world.nation)
    organisation = body("organisation", kind="international-organisation")
    return world.pair(good, bad, shared=[organisation])


_NEIGHBOURS = {"CN-GX": ["VN-09"], "LA-AT": ["VN-23"], "LA-CH": ["VN-23"], "KH-7": ["VN-47"]}


@corruption("VNF219")
@st.composite
def border_pair_without_a_border(draw: st.DrawFn) -> Pair:
    abroad = draw(st.sampled_from(sorted(_NEIGHBOURS)))
    world = draw(worlds(abroad=[abroad]))
    home = province(draw(st.sampled_from(_NEIGHBOURS[abroad])))
    inland = province(draw(st.sampled_from(["VN-34", "VN-35", "VN-54", "VN-56", "VN-69"])))
    far = locality("JP-35")
    japan = vf.Place(id="JP", name_vi="Nhật Bản", name_en="Japan", kind=vf.PlaceKind.COUNTRY)
    gate = vf.Place(
        id="vn-gate", name_vi="Cửa khẩu", name_en="Gate", kind=vf.PlaceKind.BORDER_GATE,
        country="VN", parent=home.id,
    )  # fmt: skip
    local = draw(st.sampled_from([home.id, gate.id]))
    good = tie("pair", local, abroad, world.nation, step("border-pair"))
    across_no_border = attrs.evolve(good, foreign=far.id, country="JP")
    bad = draw(st.sampled_from([attrs.evolve(good, local=inland.id), across_no_border]))
    around = [one for one in world.around if not isinstance(one, vf.Partnership)]
    return attrs.evolve(world, around=tuple(around)).pair(
        good, bad, shared=[home, inland, far, japan, gate]
    )


@corruption("VNF220")
@st.composite
def tie_of_states_below_the_state(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    since = draw(dates_of(2002, 2023, 1))[0]
    form = draw(
        st.sampled_from(["diplomatic-relations", "normalised", "comprehensive", "strategic"])
    )
    return world.pair(of_home(world, step("signed", since)), of_home(world, step(form, since)))


@corruption("VNF221")
@st.composite
def twinned_states(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    since = draw(dates_of(1950, 2023, 1))[0]
    good = of_state(world, step("agreement", since))
    return world.pair(good, of_state(world, step("twinned", since)))


@corruption("VNF222")
@st.composite
def relations_set_up_twice(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    first, second, tier = *draw(dates_of(1950, 1999, 2)), draw(dates_of(2002, 2023, 1))[0]
    relations = [step("diplomatic-relations", at) for at in (first, second)]
    comprehensive = step("comprehensive", tier)
    good = of_state(world, relations[0], comprehensive)
    return world.pair(good, of_state(world, *relations, comprehensive))


@corruption("VNF223")
@st.composite
def tier_of_unknown_day(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    relations = step("diplomatic-relations", draw(dates_of(1950, 1999, 1))[0])
    form = draw(st.sampled_from(["comprehensive", "strategic", "special"]))
    since = draw(dates_of(2002, 2023, 1))[0]
    good, bad = (of_state(world, relations, step(form, at)) for at in (since, None))
    return world.pair(good, bad)


@corruption("VNF224")
@st.composite
def paper_without_a_day(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    paper = draw(st.sampled_from(["thỏa thuận hợp tác", "bản ghi nhớ", "tuyên bố chung"]))
    form = draw(st.sampled_from(["signed", "twinned", "agreement"]))
    since = draw(dates_of(1996, 2023, 1))[0]
    good, bad = (of_home(world, step(form, at, paper)) for at in (since, None))
    return world.pair(good, bad)


@corruption("VNF225")
@st.composite
def pillar_of_anothers_scheme(draw: st.DrawFn) -> Pair:
    world = draw(worlds())
    owner = draw(st.sampled_from([world.other_home.id, world.home.id]))
    papers = [
        vf.Source(id="paper-theirs", title="Tham luận", place=owner),
        vf.Source(id="paper-all", title="Báo cáo"),
    ]
    schemes = [vf.Scheme(id=key, name_vi="trụ cột", name_en="pillars", cites=(f"paper-{key}",))
               for key in ("theirs", "all")]  # fmt: skip
    pillars = [
        vf.Pillar(id=f"{one.id}-1", scheme=one.id, ordinal=1, name_vi=f"trụ cột {one.id}",
                  name_en=f"pillar {one.id}", cites=one.cites)
        for one in schemes
    ]  # fmt: skip
    made = of_home(world, step("signed", draw(dates_of(1996, 2023, 1))[0]))
    theirs, ours = (attrs.evolve(made, pillar=key) for key in ("theirs-1", "all-1"))
    if owner == world.home.id:  # in its own scheme one province is right, and the other wrong
        ours, theirs = theirs, attrs.evolve(theirs, local=world.other_home.id)
    return world.pair(ours, theirs, shared=[*papers, *schemes, *pillars])
