"""For each rule on figures: a valid dataset, and the same spoiled in just the way it looks for."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
from hypothesis import strategies as st

import vnforeign as vf
from checks.figure_worlds import (
    HEDGES,
    Records,
    counted,
    figure,
    indicator,
    money,
    places,
    sides,
    source,
    spoils,
    wholes,
    years,
)

Both = tuple[Records, Records]


def instead(records: Records, *changed: vf.Record) -> Records:
    """The records, with some changed."""
    by_id = {record.id: record for record in changed}
    return [by_id.get(record.id, record) for record in records]


def evolved(one: vf.Observation, **quantity: Any) -> vf.Observation:
    """A figure with another amount, unit or hedge."""
    made = attrs.evolve(one.quantity, **quantity)
    return attrs.evolve(one, quantity=made, of=made.of)


# -- one figure by itself ------------------------------------------------------------------------


@spoils("VNF301")
def unit_not_of_indicator(draw: st.DrawFn) -> Both:
    one = figure(draw(money), period=str(draw(years)), place=draw(places), hedge=draw(HEDGES))
    valid: Records = [source(), indicator(), one]
    other = vf.Unit.of(draw(st.sampled_from(["EUR", "JPY", "project"])))
    return valid, instead(valid, evolved(one, unit=other))


@spoils("VNF302")
def share_over_hundred(draw: st.DrawFn) -> Both:
    share = draw(st.integers(11, 99))
    one = figure(share, "percent", period=str(draw(years)), place=draw(places))
    valid: Records = [source(), indicator("percent", "share"), one]
    return valid, instead(valid, evolved(one, amount=Decimal(share * 10)))


@spoils("VNF303")
def part_greater_than_whole(draw: st.DrawFn) -> Both:
    part = draw(wholes)
    whole = part + draw(st.integers(1, 500))
    unit = draw(counted)
    one = figure(part, unit, of=Decimal(whole), place=draw(places))
    valid: Records = [source(), indicator(unit), one]
    return valid, instead(valid, evolved(one, amount=Decimal(whole), of=Decimal(part)))


@spoils("VNF304")
def estimate_read_as_result(draw: st.DrawFn) -> Both:
    one = figure(draw(money), hedge=vf.Hedge.ESTIMATE, status=vf.Status.ESTIMATE,
                 period=str(draw(years)))  # fmt: skip
    valid: Records = [source(), indicator(), one]
    return valid, instead(valid, attrs.evolve(one, status=vf.Status.NORMAL))


@spoils("VNF305")
def change_against_nothing(draw: st.DrawFn) -> Both:
    year = draw(years)
    one = figure(draw(st.integers(1, 60)), "percent", period=str(year), change_vs=str(year - 1))
    valid: Records = [source(), indicator("percent", "change"), one]
    return valid, instead(valid, attrs.evolve(one, change_vs=None))


@spoils("VNF306")
def one_figure_two_values(draw: st.DrawFn) -> Both:
    year, place = draw(years), draw(places)
    one = figure(draw(money), place=place, period=str(year))
    two = figure(draw(money), name="p", place=place, period=str(year + 1))
    valid: Records = [source(), indicator(), one, two]
    return valid, instead(valid, attrs.evolve(two, period=one.period))


@spoils("VNF307")
def fraction_of_a_count(draw: st.DrawFn) -> Both:
    unit = draw(counted)
    one = figure(draw(wholes), unit, place=draw(places), hedge=draw(HEDGES))
    valid: Records = [source(), indicator(unit, draw(st.sampled_from(["stock", "flow"]))), one]
    fraction = draw(st.integers(1, 99)) / Decimal(100)
    return valid, instead(valid, evolved(one, amount=one.quantity.amount + fraction))


@spoils("VNF308")
def count_below_zero(draw: st.DrawFn) -> Both:
    unit = draw(st.sampled_from(["project", "km", "ha", "person"]))
    one = figure(draw(wholes), unit, place=draw(places))
    valid: Records = [source(), indicator(unit, draw(st.sampled_from(["stock", "flow"]))), one]
    return valid, instead(valid, evolved(one, amount=-one.quantity.amount))


@spoils("VNF310")
def money_without_its_scale_word(draw: st.DrawFn) -> Both:
    tenths = draw(st.integers(11, 9_999).filter(lambda number: number % 10))
    unit = draw(st.sampled_from(["USD", "VND", "EUR"]))
    scale = draw(st.sampled_from([10**5, 10**8]))
    one = figure(tenths * scale, unit, place=draw(places))
    valid: Records = [source(), indicator(unit), one]
    return valid, instead(valid, evolved(one, amount=Decimal(tenths) / 10))


@spoils("VNF311")
def nothing_as_a_figure(draw: st.DrawFn) -> Both:
    one = figure(draw(money), place=draw(places), period=str(draw(years)))
    valid: Records = [source(), indicator(nature=draw(st.sampled_from(["stock", "flow"]))), one]
    return valid, instead(valid, evolved(one, amount=Decimal(0)))


@spoils("VNF312")
def hedged_rank(draw: st.DrawFn) -> Both:
    one = figure(draw(st.integers(1, 63)), "rank", place=draw(places), period=str(draw(years)))
    valid: Records = [source(), indicator("rank", "rank"), one]
    hedge = draw(st.sampled_from([vf.Hedge.OVER, vf.Hedge.ABOUT, vf.Hedge.AT_MOST]))
    return valid, instead(valid, evolved(one, hedge=hedge))


# -- its time ------------------------------------------------------------------------------------


def _out(day: str) -> vf.Source:
    return source(published_on=vf.PartialDate.parse(day))


@spoils("VNF314")
def target_for_the_past(draw: st.DrawFn) -> Both:
    year = draw(years)
    one = figure(draw(money), period=str(year), place=draw(places))
    valid: Records = [_out(f"{year + draw(st.integers(1, 5))}-07"), indicator(), one]
    return valid, instead(valid, attrs.evolve(one, status=vf.Status.TARGET))


@spoils("VNF315")
def estimate_of_long_ago(draw: st.DrawFn) -> Both:
    year = draw(years)
    one = figure(draw(money), period=str(year), place=draw(places))
    valid: Records = [_out(f"{year + draw(st.integers(2, 6))}-03"), indicator(), one]
    return valid, instead(valid, attrs.evolve(one, status=vf.Status.ESTIMATE))


@spoils("VNF318")
def currency_before_its_time(draw: st.DrawFn) -> Both:
    one = figure(draw(money), "EUR", period=str(draw(years)), place=draw(places))
    valid: Records = [source(), indicator("EUR", draw(st.sampled_from(["stock", "flow"]))), one]
    year = vf.Period.year(draw(st.integers(1980, 1998)))
    return valid, instead(valid, attrs.evolve(one, period=year))


@spoils("VNF332")
def flow_of_one_day(draw: st.DrawFn) -> Both:
    one = figure(draw(money), period=str(draw(years)), place=draw(places), hedge=draw(HEDGES))
    valid: Records = [source(), indicator(), one]
    day = vf.Period(start=one.period.end, end=one.period.end)
    return valid, instead(valid, attrs.evolve(one, period=day))


@spoils("VNF333")
def stock_over_years(draw: st.DrawFn) -> Both:
    year = draw(years)
    one = figure(draw(money), period=str(year), place=draw(places), hedge=draw(HEDGES))
    valid: Records = [source(), indicator(nature="stock"), one]
    span = vf.Period.between(year - draw(st.integers(1, 9)), year)
    return valid, instead(valid, attrs.evolve(one, period=span))


# -- of whom -------------------------------------------------------------------------------------


@spoils("VNF316")
def place_against_itself(draw: st.DrawFn) -> Both:
    one = figure(draw(money), place=draw(places), counterpart=draw(sides))
    valid: Records = [source(), indicator(), one]
    return valid, instead(valid, attrs.evolve(one, counterpart=one.place))


@spoils("VNF317")
def counterpart_at_home(draw: st.DrawFn) -> Both:
    here, there = draw(st.permutations(["VN-69", "VN-54", "VN"]))[:2]
    one = figure(draw(money), place=here, counterpart=draw(sides))
    valid: Records = [source(), indicator(), one]
    return valid, instead(valid, attrs.evolve(one, counterpart=there))


# -- ranks ---------------------------------------------------------------------------------------


@spoils("VNF319")
def rank_among_provinces_of_another_day(draw: st.DrawFn) -> Both:
    one = figure(draw(st.integers(1, 34)), "rank", of=Decimal(63), place=draw(places),
                 period=str(draw(years)))  # fmt: skip
    valid: Records = [source(), indicator("rank", "rank"), one]
    other = draw(st.sampled_from([34, 64, 72]))
    return valid, instead(valid, evolved(one, of=Decimal(other)))


@spoils("VNF320")
def ranks_of_different_fields(draw: st.DrawFn) -> Both:
    year = draw(years)
    one, two = (
        figure(draw(st.integers(1, 14)), "rank", name=name, of=Decimal(63), period=str(when))
        for name, when in (("o", year), ("p", year + 1))
    )
    valid: Records = [source(), indicator("rank", "rank"), one, two]
    other = draw(st.sampled_from([Decimal(14), Decimal(28), None]))
    return valid, instead(valid, evolved(two, of=other))


# -- parts and wholes ----------------------------------------------------------------------------


@spoils("VNF321")
def part_above_its_whole(draw: st.DrawFn) -> Both:
    whole = draw(money)
    part = draw(st.integers(1_000_000, whole))
    place, period = draw(places), str(draw(years))
    one = figure(whole, place=place, period=period)
    two = figure(part, name="p", indicator="j", place=place, period=period)
    valid: Records = [source(), indicator(), indicator(name="j", part_of="i"), one, two]
    more = whole + draw(st.integers(1, 10**6))
    hedge = draw(st.sampled_from([vf.Hedge.EXACT, vf.Hedge.OVER]))
    return valid, instead(valid, evolved(two, amount=Decimal(more), hedge=hedge))


@spoils("VNF322")
def parts_above_their_whole(draw: st.DrawFn) -> Both:
    first, second = draw(money), draw(money)
    one = figure(first + second, period="2020")
    parts = [figure(n, name=f"p{i}", indicator=i) for n, i in ((first, "j"), (second, "k"))]
    of = [indicator(name=name, part_of="i") for name in ("j", "k")]
    valid: Records = [source(), indicator(), *of, one, *parts]
    less = draw(st.integers(max(first, second), first + second - 1))
    return valid, instead(valid, evolved(one, amount=Decimal(less)))


@spoils("VNF323")
def counterparts_above_their_total(draw: st.DrawFn) -> Both:
    first, second = draw(money), draw(money)
    one = figure(first + second)
    parts = [
        figure(amount, name=f"p-{side}", counterpart=side)
        for amount, side in ((first, "LA"), (second, "KR"))
    ]
    valid: Records = [source(), indicator(), one, *parts]
    less = draw(st.integers(2_000_000, first + second - 1))
    return valid, instead(valid, evolved(one, amount=Decimal(less)))


@spoils("VNF324")
def place_above_the_one_around_it(draw: st.DrawFn) -> Both:
    nation = draw(st.integers(9_000_000, 30_000_000))
    one = figure(nation, place="VN")
    two = figure(draw(money), name="p", place=draw(places))
    valid: Records = [
        source(),
        indicator(nature=draw(st.sampled_from(["stock", "flow"]))),
        one,
        two,
    ]
    more = Decimal(nation + draw(st.integers(1, 10**6)))
    return valid, instead(valid, evolved(two, amount=more))


@spoils("VNF325")
def shares_above_hundred_together(draw: st.DrawFn) -> Both:
    first = draw(st.integers(20, 80))
    second = draw(st.integers(1, 100 - first))
    one = figure(first, "percent", counterpart="LA", place=draw(places))
    two = attrs.evolve(figure(second, "percent", name="p", counterpart="KR"), place=one.place)
    valid: Records = [source(), indicator("percent", "share"), one, two]
    more = Decimal(draw(st.integers(101 - first, 100)))
    return valid, instead(valid, evolved(two, amount=more))


@spoils("VNF330")
def exchange_rate_out_of_range(draw: st.DrawFn) -> Both:
    dollars, rate = draw(money), draw(st.integers(21_000, 22_000))
    place, period = draw(places), str(draw(st.integers(2014, 2017)))
    one = figure(dollars, indicator="capital", place=place, period=period)
    two = figure(dollars * rate, "VND", name="p", indicator="capital-vnd", place=place,
                 period=period, hedge=draw(HEDGES))  # fmt: skip
    of: Records = [indicator(name="capital"), indicator("VND", name="capital-vnd")]
    valid: Records = [source(), *of, one, two]
    wrong = draw(st.sampled_from([Decimal("0.001"), Decimal(10), Decimal("0.5"), Decimal(2)]))
    return valid, instead(valid, evolved(two, amount=two.quantity.amount * wrong))


# -- series --------------------------------------------------------------------------------------


def _run(draw: st.DrawFn, many: int, first: int) -> list[vf.Observation]:
    """Figures of so many years, none of them twice the one before."""
    place = draw(places)
    return [
        figure(draw(st.integers(4_000_000, 7_000_000)), name=f"o{at}", period=str(first + at),
               place=place)
        for at in range(many)
    ]  # fmt: skip


@spoils("VNF331")
def stock_that_falls(draw: st.DrawFn) -> Both:
    first, second = sorted(draw(st.tuples(money, money)))
    place, year = draw(places), draw(years)
    one = figure(first, place=place, period=f"{year}-12-31")
    two = figure(second, name="p", place=place, period=f"{year + 1}-12-31")
    valid: Records = [source(), indicator(nature="stock"), one, two]
    less = Decimal(draw(st.integers(1_000_000, first - 1)))
    return valid, instead(valid, evolved(two, amount=less))


@spoils("VNF334")
def periods_that_overlap(draw: st.DrawFn) -> Both:
    year, place = draw(years), draw(places)
    one = figure(draw(money), place=place, period=f"{year - 5}/{year}")
    two = figure(draw(money), name="p", place=place, period=f"{year + 1}/{year + 5}")
    valid: Records = [source(), indicator(), one, two]
    earlier = vf.Period.between(year - draw(st.integers(0, 3)), year + 5)
    return valid, instead(valid, attrs.evolve(two, period=earlier))


@spoils("VNF335")
def part_of_the_time_above_the_whole(draw: st.DrawFn) -> Both:
    year, whole = draw(years), draw(money)
    part = draw(st.integers(1_000_000, whole))
    within = draw(st.sampled_from(["H1", "H2", "Q1", "06"]))
    one = figure(whole, period=str(year))
    two = figure(part, name="p", period=f"{year}-{within}")
    valid: Records = [source(), indicator(), one, two]
    more = Decimal(whole + draw(st.integers(1, 10**6)))
    return valid, instead(valid, evolved(two, amount=more))


@spoils("VNF336")
def figure_off_by_a_scale_word(draw: st.DrawFn) -> Both:
    run = _run(draw, draw(st.integers(3, 5)), draw(years))
    valid: Records = [source(), indicator(), *run]
    one = draw(st.sampled_from(run))
    scale = draw(st.sampled_from([Decimal(1000), Decimal("0.001"), Decimal(10**6)]))
    wrong = (one.quantity.amount * scale).to_integral_value()
    return valid, instead(valid, evolved(one, amount=wrong))


@spoils("VNF337")
def years_as_one_year(draw: st.DrawFn) -> Both:
    run = _run(draw, 5, draw(years))
    one = draw(st.sampled_from(run[1:-1]))
    total = sum(two.quantity.amount for two in run) * draw(st.integers(2, 5))
    valid: Records = [source(), indicator(), *run]
    return valid, instead(valid, evolved(one, amount=Decimal(total)))


# -- printed changes -----------------------------------------------------------------------------


to_the_digit = money.map(lambda amount: 10 * amount + 7)
"""Amounts printed to the last digit: rounding explains nothing."""


def _levels(draw: st.DrawFn) -> tuple[int, int, Records]:
    then, now = draw(to_the_digit), draw(to_the_digit)
    place = draw(places)
    levels: Records = [
        source(),
        indicator(),
        figure(then, name="then", period="2019", place=place),
        figure(now, name="now", period="2020", place=place),
    ]
    return then, now, levels


def _place(levels: Records) -> str | None:
    return next(one.place for one in levels if isinstance(one, vf.Observation))


@spoils("VNF326")
def growth_not_of_its_levels(draw: st.DrawFn) -> Both:
    then, now, levels = _levels(draw)
    growth = round((Decimal(now) / then - 1) * 100, draw(st.integers(0, 2)))
    name = draw(st.sampled_from(["i-change", "i-growth", "i-growth-rate"]))
    one = figure(growth, "percent", indicator=name, place=_place(levels), change_vs="2019")
    valid = [*levels, indicator("percent", "change", name), one]
    wrong = growth + draw(st.sampled_from([-9, -3, 3, 10]))
    return valid, instead(valid, evolved(one, amount=wrong))


@spoils("VNF327")
def difference_not_of_its_levels(draw: st.DrawFn) -> Both:
    then, now, levels = _levels(draw)
    one = figure(now - then, indicator="i-change-amount", place=_place(levels), change_vs="2019")
    valid = [*levels, indicator("USD", "change", "i-change-amount"), one]
    # The last digit stays 7, so that rounding explains no other.
    off = 10 * draw(st.integers(1, 10**6)) + 7 - (now - then) % 10
    wrong = Decimal(now - then + off)
    return valid, instead(valid, evolved(one, amount=wrong))


@spoils("VNF328")
def ratio_not_of_its_levels(draw: st.DrawFn) -> Both:
    then, now, levels = _levels(draw)
    ratio = round(Decimal(now) / then, 2)
    one = figure(ratio, "time", indicator="i-ratio", place=_place(levels), change_vs="2019")
    valid = [*levels, indicator("time", "change", "i-ratio"), one]
    return valid, instead(valid, evolved(one, amount=ratio + draw(st.integers(1, 5))))


@spoils("VNF329")
def fulfilment_not_of_its_plan(draw: st.DrawFn) -> Both:
    plan, done = draw(to_the_digit), draw(to_the_digit)
    share = round(Decimal(done) / plan * 100, draw(st.integers(0, 2)))
    period = draw(st.sampled_from(["2020", "2020-H1", "2020-Q1"]))
    of = indicator("percent", "rate", "i-plan-fulfilment")
    one = figure(share, "percent", indicator=of.id, period=period)
    valid: Records = [
        source(),
        indicator(),
        figure(done, name="done", period=period),
        figure(plan, name="plan", period="2020", status=vf.Status.TARGET),
        of,
        one,
    ]
    wrong = share + draw(st.sampled_from([-5, 4, 10, 50]))
    return valid, instead(valid, evolved(one, amount=wrong))


# -- definitions ---------------------------------------------------------------------------------


@spoils("VNF309")
def points_for_a_level(draw: st.DrawFn) -> Both:
    share = draw(st.integers(1, 99))
    valid: Records = [
        source(),
        indicator("percent", "share"),
        figure(share, "percent", place=draw(places)),
    ]
    spoiled: Records = [
        source(),
        indicator("percentage-point", "share"),
        figure(share, "percentage-point"),
    ]
    return valid, spoiled


@spoils("VNF338")
def rank_in_another_unit(draw: st.DrawFn) -> Both:
    unit = draw(st.sampled_from(["USD", "project", "km"]))
    of, one = indicator(unit, "stock"), figure(draw(wholes), unit, place=draw(places))
    valid: Records = [source(), of, one]
    return valid, instead(valid, attrs.evolve(of, nature=vf.Nature.RANK))


@spoils("VNF339")
def share_of_nothing_named(draw: st.DrawFn) -> Both:
    part, unit = draw(wholes), draw(counted)
    one = figure(part, unit, of=Decimal(part + 10), place=draw(places))
    valid: Records = [source(), indicator(unit, "share"), one]
    return valid, instead(valid, evolved(one, of=None))


@spoils("VNF340")
def indicator_without_figures(draw: st.DrawFn) -> Both:
    one = figure(draw(money), place=draw(places))
    two = figure(draw(money), name="p", indicator="j")
    valid: Records = [source(), indicator(), indicator(name="j"), one, two]
    return valid, [record for record in valid if record is not two]


@spoils("VNF341")
def rate_of_what_over_what(draw: st.DrawFn) -> Both:
    unit = draw(st.sampled_from(["delegation", "USD", "project"]))
    per = draw(st.sampled_from(["a year", "per year", "each month", "on average"]))
    of = indicator(unit, "rate", definition=f"What comes in {per}.")
    valid: Records = [source(), of, figure(draw(wholes), unit, place=draw(places))]
    return valid, instead(valid, attrs.evolve(of, definition="What comes in."))


@spoils("VNF343")
def part_unlike_its_whole(draw: st.DrawFn) -> Both:
    whole, part = indicator(), indicator(name="j", part_of="i")
    one = figure(draw(money), place=draw(places), period="2019")
    unit = draw(st.sampled_from(["EUR", "project", "km"]))
    two = figure(draw(wholes), name="p", indicator="j", period="2020")
    valid: Records = [source(), whole, part, one, two]
    spoiled = instead(
        valid, attrs.evolve(part, unit=vf.Unit.of(unit)), evolved(two, unit=vf.Unit.of(unit))
    )
    return valid, spoiled


@spoils("VNF344")
def two_indicators_one_name(draw: st.DrawFn) -> Both:
    one, two = indicator(name_en="Registered capital"), indicator(name="j")
    valid: Records = [
        source(),
        one,
        two,
        figure(draw(money), place=draw(places)),
        figure(draw(money), name="p", indicator="j"),
    ]
    same: dict[str, Any] = draw(
        st.sampled_from(
            [
                {"name_en": "registered  Capital"},
                {"name_vi": one.name_vi.upper()},
                {"definition": one.definition},
            ]
        )
    )
    return valid, instead(valid, attrs.evolve(two, **same))


@spoils("VNF345")
def count_of_unnamed_things(draw: st.DrawFn) -> Both:
    of = indicator("count", "stock", counted=draw(st.sampled_from(["liên hiệp", "mục tiêu"])))
    valid: Records = [source(), of, figure(draw(wholes), "count", place=draw(places))]
    return valid, instead(valid, attrs.evolve(of, counted=None))
