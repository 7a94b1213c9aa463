"""The public strategies: valid by construction, all options covered, shrinking to the simplest."""

from __future__ import annotations

import contextlib
import datetime as dt
import importlib.metadata
import importlib.util
import inspect
import os
import re
import subprocess
import sys
import tomllib
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument, NoSuchExample

import vnforeign as vf
from depth import examples
from vnforeign import _hypothesis, strategies
from vnforeign.dataset import COLLECTIONS, FACTS, record_class
from vnforeign.extract import KINDS
from vnforeign.strategies import KnownSpan
from vnforeign.strategies._datasets import _in_life
from vnforeign.strategies._growing import Growing
from vnforeign.strategies._spelling import i_for_y, tone_on_the_last_vowel
from vnforeign.strategies._types import strategy_for

ROOT = Path(__file__).parents[1]
PACKAGE = Path(vf.__file__).parent
# Where shrinking ends hangs on the draws it begins with; so these are the same in every run.
FOUND = settings(
    database=None,
    derandomize=True,
    max_examples=3_000,
    phases=[Phase.generate, Phase.shrink],
)
SOME = settings(max_examples=examples(40), suppress_health_check=[HealthCheck.too_slow])
FEW = settings(SOME, max_examples=examples(15))
YEAR, NUMBER = vf.PartialDate.of(2000), vf.DocumentNumber.parse("25-CT/TW")
DRAWN = [name for name in strategies.__all__ if name not in ("KnownSpan", "SpanKind")]


def simplest(strategy: st.SearchStrategy[Any], like: Callable[[Any], bool] = lambda _: True) -> Any:
    """What a strategy shrinks to among what is like that."""
    return find(strategy, like, settings=FOUND)


def errors_of(data: vf.Dataset) -> str:
    return "\n".join(str(finding) for finding in vf.check(data).errors)


def read(cls: Any, text: str) -> object:
    """What a text is read as, or the error that says why not."""
    try:
        return cls.parse(text)
    except vf.ParseError as error:
        return error


def plain(printed: tuple[str, object]) -> str:
    """A printed form in one spelling and small letters."""
    return vf.canonical(printed[0]).lower()


class TestTheyReadLikeHypothesisOwn:
    """«plural names, keyword-only, valid by construction, no .filter»"""

    @pytest.mark.parametrize("name", DRAWN)
    def test_every_option_is_keyword_only_and_has_a_default(self, name: str) -> None:
        for option in inspect.signature(getattr(strategies, name)).parameters.values():
            if option.kind is not option.VAR_KEYWORD:
                assert option.kind is option.KEYWORD_ONLY
                assert option.default is not option.empty

    @pytest.mark.parametrize("name", DRAWN)
    def test_it_gives_a_strategy_that_is_shown_as_its_call(self, name: str) -> None:
        strategy = getattr(strategies, name)()
        assert isinstance(strategy, st.SearchStrategy)
        assert repr(strategy) == f"{name}()"

    def test_options_are_shown_as_given(self) -> None:
        assert repr(strategies.quantities(min_amount=5)) == "quantities(min_amount=5)"

    @pytest.mark.parametrize("name", DRAWN)
    def test_the_name_is_plural(self, name: str) -> None:
        assert re.search("s$|s_of_|s_with_", name)

    def test_nothing_is_drawn_and_thrown_away(self) -> None:
        for path in (PACKAGE / "strategies").glob("*.py"):
            assert not re.search(r"\.filter\(|\bassume\(|\breject\(", path.read_text("utf-8")), path

    @pytest.mark.parametrize("name", DRAWN)
    def test_default_health_checks_pass(self, name: str) -> None:
        @settings(max_examples=examples(25), database=None, suppress_health_check=[])
        @given(getattr(strategies, name)())
        def drawn(value: object) -> None:
            hash(value)

        drawn()


SIMPLEST: list[tuple[Callable[[], st.SearchStrategy[Any]], str]] = [
    (strategies.ids, "'a'"),
    (strategies.slugs, "'a'"),
    (strategies.texts, "'a'"),
    (strategies.codes, "Codes({})"),
    (strategies.document_numbers, "DocumentNumber.parse('01-CT/TW')"),
    (strategies.units, "Unit(code='count')"),
    (strategies.own_units, "Unit(code='xa')"),
    (strategies.bounds, "Bounds(lower=None, upper=None, lower_open=False, upper_open=False)"),
    (strategies.partial_dates, "PartialDate.parse('2000-01-01')"),
    (strategies.periods, "Period.parse('2000')"),
    (strategies.evidences, "Evidence(source='a', start=0, end=1, printed='a')"),
    (strategies.sources, "Source('a', title='a', language='a')"),
    (strategies.schemes, "Scheme('a', name_vi='a', name_en='a')"),
    (strategies.fields_of_work, "FieldOfWork('a', name_vi='a', name_en='a')"),
    (strategies.institutions, "Institution('a', name_vi='a', name_en='a', kind='a')"),
    (strategies.events, "Event('a', name_vi='a', name_en='a', kind='a')"),
    (strategies.records, "Scheme('a', name_vi='a', name_en='a')"),
    (strategies.datasets, "<Dataset: >"),
    (strategies.printed_document_numbers, "('01-CT/TW', DocumentNumber.parse('01-CT/TW'))"),
    (strategies.printed_dates, "('1/1/2000', PartialDate.parse('2000-01-01'))"),
    (strategies.printed_periods, "('2000', Period.parse('2000'))"),
    (strategies.texts_with_spans, "('', ())"),
    (strategies.hostile_texts, "''"),
    (strategies.spans, "Span('date', 0, 13, 'ngày 1/1/2000')"),
]


class TestShrinking:
    """«shrinks towards the simplest»"""

    @pytest.mark.parametrize(
        ("strategy", "expected"), SIMPLEST, ids=[one.__name__ for one, _ in SIMPLEST]
    )
    def test_the_simplest(self, strategy: Callable[[], Any], expected: str) -> None:
        assert repr(simplest(strategy())) == expected

    def test_the_simplest_quantity_is_a_bare_zero(self) -> None:
        zero = vf.Quantity(amount=Decimal(0), unit=vf.Unit.COUNT)
        assert simplest(strategies.quantities()) == zero
        assert simplest(strategies.printed_quantities()) == ("0", zero)

    @pytest.mark.parametrize(
        ("name", "optional"),
        [
            ("places", "since"),
            ("directives", "number"),
            ("partnerships", "pillar"),
            ("indicators", "field"),
            ("observations", "counterpart"),
            ("commitments", "by"),
            ("pillars", "notes"),
        ],
    )
    def test_optional_fields_are_left_out(self, name: str, optional: str) -> None:
        record = simplest(getattr(strategies, name)())
        assert not getattr(record, optional)
        assert not record.evidence
        assert not record.cites

    @pytest.mark.parametrize("hedge", vf.Hedge)
    def test_a_hedge_keeps_the_least_amount_it_can(self, hedge: vf.Hedge) -> None:
        quantity = simplest(strategies.quantities(hedges=[hedge]))
        assert quantity.amount == (10 if hedge is vf.Hedge.ORDER else 0)
        assert quantity.of is None

    def test_numbers_go_down_to_the_bound_that_matters(self) -> None:
        assert str(simplest(strategies.quantities(), lambda q: q.amount > 123)) == "124"
        assert str(simplest(strategies.document_numbers(), lambda n: n.serial > 50)) == "51-CT/TW"

    def test_a_dataset_loses_what_does_not_matter(self) -> None:
        data = simplest(strategies.datasets(), lambda data: len(data.observations) > 0)
        (figure,) = data.observations
        wanted = [figure.indicator, figure.place or figure.subject]
        others = [one.id for one in data if one is not figure and one.id not in wanted]
        # Which records there are is drawn before what is in them, so one of them may stay over.
        assert len(others) <= 1, others


class TestValues:
    """Every value is valid, and reads back what it prints."""

    @given(strategies.document_numbers())
    def test_document_numbers(self, number: vf.DocumentNumber) -> None:
        assert vf.DocumentNumber.parse(str(number)) == number
        assert number.printed is None

    @given(strategies.quantities())
    def test_quantities(self, quantity: vf.Quantity) -> None:
        assert vf.Quantity.parse(str(quantity)) == quantity

    @SOME
    @given(st.data(), strategies.own_units())
    def test_quantities_in_units_of_your_own(self, data: st.DataObject, unit: vf.Unit) -> None:
        text, quantity = data.draw(strategies.printed_quantities(units=[unit]))
        assert unit.code not in vf.units
        assert vf.Quantity.parse(str(quantity), units=[unit]) == quantity
        assert vf.Quantity.parse(text, units=[unit]) == quantity

    @given(strategies.bounds())
    def test_bounds(self, bounds: vf.Bounds) -> None:
        for end, is_open in ((bounds.lower, bounds.lower_open), (bounds.upper, bounds.upper_open)):
            assert end is None or bounds.contains(end) is not is_open

    @given(strategies.partial_dates())
    def test_partial_dates(self, date: vf.PartialDate) -> None:
        assert vf.PartialDate.parse(str(date)) == date

    @given(strategies.periods())
    def test_periods(self, period: vf.Period) -> None:
        assert vf.Period.parse(str(period)) == period

    @given(strategies.ids(), strategies.slugs(), strategies.texts(), strategies.codes())
    def test_ids_slugs_texts_and_codes_fit_the_fields_they_are_for(
        self, key: str, slug: str, text: str, codes: vf.Codes
    ) -> None:
        place = vf.Place(id=key, name_vi=text, name_en=text, kind=vf.PlaceKind.BLOC, codes=codes)
        assert vf.Event(id=place.id, name_vi=text, name_en=text, kind=slug).kind == slug


class TestOptionsAreKept:
    """What is drawn lies within the options."""

    @given(strategies.document_numbers(families=[vf.Family.ASSEMBLY], min_year=2020, max_year=2024))
    def test_years_of_the_assembly(self, number: vf.DocumentNumber) -> None:
        assert number.year in range(2020, 2025)
        assert number.assembly_term in (14, 15)

    @given(strategies.document_numbers(min_year=1999, max_year=1999, allow_unknown=False))
    def test_years_and_known_issuers(self, number: vf.DocumentNumber) -> None:
        assert number.year in (None, 1999)
        assert {sign.rstrip("0123456789") for sign in number.issuers} <= vf.issuer_signs.keys()

    @given(
        strategies.quantities(
            units=[vf.Unit.USD, vf.Unit.RANK], min_amount=Decimal("2.5"), max_amount=7
        )
    )
    def test_amounts_and_units(self, quantity: vf.Quantity) -> None:
        assert Decimal("2.5") <= quantity.amount <= 7
        assert quantity.upper is None or quantity.upper <= 7
        assert quantity.unit in (vf.Unit.USD, vf.Unit.RANK)

    @FEW
    @given(strategies.quantities(max_amount=-3))
    def test_amounts_below_zero(self, quantity: vf.Quantity) -> None:
        assert quantity.amount <= -3
        assert quantity.upper is None or quantity.upper <= -3

    def test_one_amount(self) -> None:
        amount = Decimal("0.1234567")
        drawn = strategies.quantities(min_amount=amount, max_amount=amount)
        assert simplest(drawn).amount == amount

    @pytest.mark.parametrize("hedge", vf.Hedge)
    def test_hedges(self, hedge: vf.Hedge) -> None:
        @FEW
        @given(strategies.quantities(hedges=[hedge]))
        def drawn(quantity: vf.Quantity) -> None:
            assert quantity.hedge is hedge

        drawn()

    @pytest.mark.parametrize("kind", vf.UnitKind)
    def test_kinds_of_units(self, kind: vf.UnitKind) -> None:
        assert simplest(strategies.units(kinds=[kind])).kind is kind

    @pytest.mark.parametrize("precision", vf.Precision)
    def test_precisions(self, precision: vf.Precision) -> None:
        @SOME
        @given(strategies.periods(precisions=[precision]))
        def drawn(period: vf.Period) -> None:
            assert period.precision is precision

        drawn()

    @pytest.mark.parametrize("name", ["DAY", "MONTH", "YEAR", "SPAN"])
    def test_precisions_of_dates(self, name: str) -> None:
        precision = vf.Precision[name]

        @SOME
        @given(strategies.partial_dates(precisions=[precision]))
        def drawn(date: vf.PartialDate) -> None:
            assert date.precision is precision

        drawn()

    @pytest.mark.parametrize(
        ("first", "last"),
        [
            ("2020-02-29", "2020-02-29"),
            ("2019-12-31", "2020-01-01"),
            ("2020-01-30", "2021-03-02"),
            ("0001-01-01", "0001-02-28"),
            ("9999-11-30", "9999-12-31"),
        ],
    )
    def test_days_between_two_days(self, first: str, last: str) -> None:
        least, most = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
        within: dict[str, Any] = {"min_date": least, "max_date": most}

        @SOME
        @given(strategies.partial_dates(**within), strategies.periods(**within))
        def drawn(date: vf.PartialDate, period: vf.Period) -> None:
            for day in (date.first, date.last, period.start, period.end, period.vision):
                assert day is None or least <= day <= most

        drawn()

    @given(strategies.periods(allow_open=False, allow_vision=False))
    def test_closed_periods(self, period: vf.Period) -> None:
        assert not period.is_open
        assert period.vision is None

    @FEW
    @given(strategies.datasets(min_size=3, max_size=5))
    def test_sizes_of_datasets(self, data: vf.Dataset) -> None:
        assert 3 <= len(data) <= 5

    @given(strategies.hostile_texts(max_size=7))
    def test_sizes_of_texts(self, text: str) -> None:
        assert len(text) <= 7
        text.encode()

    @given(strategies.texts_with_spans(kinds=["rank", "date"], max_size=2))
    def test_kinds_and_number_of_spans(self, found: tuple[str, tuple[KnownSpan, ...]]) -> None:
        assert len(found[1]) <= 2
        assert {span.kind for span in found[1]} <= {"rank", "date"}


_DAYS = {"min_date": dt.date(2020, 1, 2), "max_date": dt.date(2020, 2, 28)}
_DAY = {"min_date": dt.date(2020, 1, 1), "max_date": dt.date(2020, 1, 1)}
IMPOSSIBLE: list[tuple[str, dict[str, Any], str]] = [
    ("document_numbers", {"min_year": 2000, "max_year": 1999}, "two years in order"),
    ("document_numbers", {"min_year": 1944}, "two years in order"),
    ("document_numbers", {"max_year": 2101}, "two years in order"),
    ("document_numbers", {"min_year": 2000.0}, "whole numbers"),
    ("document_numbers", {"families": []}, "nothing to draw from"),
    ("document_numbers", {"families": ["party"]}, "drawn for 'party'"),
    ("document_numbers", {"families": [vf.Family.ASSEMBLY], "max_year": 1945}, "drawn for <Family"),
    ("printed_document_numbers", {"max_year": 1900}, "two years in order"),
    ("units", {"kinds": []}, "nothing to draw from"),
    ("units", {"kinds": ["currency"]}, "drawn for 'currency'"),
    ("quantities", {"units": []}, "at least one Unit"),
    ("quantities", {"units": ["USD"]}, "at least one Unit"),
    ("quantities", {"hedges": []}, "nothing to draw from"),
    ("quantities", {"min_amount": 2, "max_amount": 1}, "is above"),
    ("quantities", {"min_amount": 0.5}, "a Decimal or an int"),
    ("quantities", {"max_amount": True}, "a Decimal or an int"),
    ("quantities", {"max_amount": Decimal("Infinity")}, "a Decimal or an int"),
    ("quantities", {"max_amount": 10**48}, "a Decimal or an int"),
    ("quantities", {"max_amount": Decimal("1e-41")}, "at most 40 decimals"),
    ("quantities", {"hedges": [vf.Hedge.BETWEEN], "min_amount": 1, "max_amount": 1}, "can be"),
    ("quantities", {"hedges": [vf.Hedge.EXACT, vf.Hedge.ORDER], "max_amount": 9}, "can be Hedge.O"),
    ("quantities", {"units": [vf.Unit.RANK], "max_amount": 0}, "is in rank"),
    ("quantities", {"units": [vf.Unit.RANK, vf.Unit.USD], "hedges": [vf.Hedge.ORDER]}, "in rank"),
    ("printed_quantities", {"units": []}, "at least one Unit"),
    ("partial_dates", {"min_date": dt.date(2020, 1, 2), "max_date": dt.date(2020, 1, 1)}, "later"),
    ("partial_dates", {"min_date": dt.datetime(2020, 1, 1)}, "a datetime.date"),  # noqa: DTZ001
    ("partial_dates", {"precisions": [vf.Precision.QUARTER]}, "drawn for <Precision.QUARTER"),
    ("partial_dates", {"max_date": "2020"}, "a datetime.date"),
    ("partial_dates", {"precisions": [vf.Precision.MONTH], **_DAYS}, "drawn for <Precision.MONTH"),
    ("periods", {"precisions": [vf.Precision.SPAN], "allow_open": False, **_DAY}, "drawn for <Pre"),
    ("printed_dates", {"precisions": []}, "nothing to draw from"),
    ("printed_periods", {"precisions": []}, "nothing to draw from"),
    ("evidences", {"end": st.just(5)}, "end= follows"),
    ("observations", {"of": st.just(Decimal(5))}, "of= follows"),
    ("directives", {"colour": st.none()}, "Directive has no such field"),
    ("places", {"kind": vf.PlaceKind.COUNTRY}, "expected a strategy"),
    ("datasets", {"max_size": -1}, "two whole numbers in order"),
    ("datasets", {"min_size": 3, "max_size": 2}, "two whole numbers in order"),
    ("datasets", {"max_size": 2.0}, "two whole numbers in order"),
    ("texts_with_spans", {"kinds": ["colour"]}, "drawn for 'colour'"),
    ("texts_with_spans", {"kinds": []}, "nothing to draw from"),
    ("texts_with_spans", {"max_size": -1}, "0 or more"),
    ("hostile_texts", {"max_size": -1}, "0 or more"),
    ("spans", {"kinds": ["colour"]}, "drawn for 'colour'"),
    ("spans", {"max_start": -1}, "0 or more"),
]


class TestImpossibleOptions:
    """«impossible options raise InvalidArgument»"""

    @pytest.mark.parametrize(("name", "options", "said"), IMPOSSIBLE)
    def test_they_are_refused_when_they_are_given(
        self, name: str, options: dict[str, Any], said: str
    ) -> None:
        with pytest.raises(InvalidArgument, match=said):
            getattr(strategies, name)(**options)

    def test_what_was_not_asked_for_is_left_out_instead(self) -> None:
        one = strategies.quantities(min_amount=1, max_amount=1)
        assert simplest(one).hedge is vf.Hedge.EXACT
        assert simplest(strategies.document_numbers(max_year=1945)).family is vf.Family.PARTY
        day = dt.date(2020, 5, 5)
        assert simplest(strategies.partial_dates(min_date=day, max_date=day)).day == 5


COVERED: dict[str, tuple[str, ...]] = {
    "document_numbers()": (
        *(f"x.family is vf.Family.{family.name}" for family in vf.Family),
        *("len(x.issuers) == 3", "len(x.units) == 2", "x.serial > 1_000_000", "x.issuer[0] == 'X'"),
        *("x.suffix[:1] == '.' and x.suffix[-1] == 'đ'", "x.type == 'NĐ'"),
        "x.family.name == 'ADMINISTRATIVE' and x.year",
    ),
    "quantities()": (
        *(f"x.hedge is vf.Hedge.{hedge.name}" for hedge in vf.Hedge),
        *(f"x.unit.kind is vf.UnitKind.{kind.name}" for kind in vf.UnitKind),
        *("x.amount < 0", "x.amount > 10**30", "len(str(x.amount).partition('.')[2]) > 30"),
        *(
            "x.of and x.of < x.amount",
            "x.of and x.of == x.amount",
            "x.of and x.unit.code == 'rank'",
        ),
        "x.upper and x.hedge is vf.Hedge.ABOUT",
    ),
    "bounds()": (
        *("x.lower_open and x.upper_open", "x.is_exact"),
        "x.lower is None and x.upper is not None and not x.upper_open",
    ),
    "partial_dates()": ("x.precision.name == 'SPAN' and x.year is None", "x.first.year < 1900"),
    "periods()": ("x.start is None and x.vision", "x.end is None", "(x.days or 0) > 3_000"),
    "ids()": ("'-' in x and x.lower() != x", "'.' in x"),
    "texts()": ("'\\n' in x", "not x.isascii()"),
    "evidences()": ("len(x.printed) > 20",),
    "sources()": ("x.file and x.published_on",),
    "places()": ("x.kind == 'foreign-city' and x.country and x.codes", "x.successors"),
    "directives()": ("x.number and x.number.year and x.carries_out", "not x.number and x.term"),
    "partnerships()": ("len(x.steps) == 3",),
    "steps()": ("x.since and x.until",),
    "observations()": ("x.subject", "x.of"),
    "commitments()": ("x.place and x.by", "x.by and not x.place"),
    "records()": tuple(
        f"type(x).__name__ == {record_class(name).__name__!r}" for name in COLLECTIONS
    ),
    "datasets(min_size=9, max_size=12)": (
        *(f"len(x.{name}) > 1" for name in COLLECTIONS),
        *("any(o.evidence for o in x.observations)", "any(o.change_vs for o in x.observations)"),
        *("any(d.carries_out for d in x.directives)", "any(c.ordinal for c in x.commitments)"),
        *("any(len(t.steps) > 1 for t in x.partnerships)", "any(p.successors for p in x.places)"),
        "any(c.kind == 'bloc' for c in x.countries)",
    ),
    "printed_document_numbers()": (
        *("'\\n' in x[0]", "'–' in x[0]", "'Ð' in x[0]", "'nghị quyết số ' in plain(x)"),
        *("not unicodedata.is_normalized('NFC', x[0])", "'D' in x[0] and 'Đ' in str(x[1])"),
        *("'ttg' in x[0]", "re.search('[A-Z]TW', x[0])"),
    ),
    "printed_quantities(units=[vf.Unit.USD])": (
        *("plain(x).endswith('trở lên')", "'tỉ' in x[0]", "'\\u00a0' in x[0]", "'ĐÔ LA' in x[0]"),
        *("re.search('[0-9] – [0-9]', x[0])", "x[0].startswith('US$')"),
        "not unicodedata.is_normalized('NFC', x[0])",
    ),
    "printed_quantities(units=[vf.Unit.PROJECT], max_amount=9)": ("re.match('0[1-9] ', x[0])",),
    "printed_quantities(units=[vf.Unit.USD], hedges=[vf.Hedge.EXACT], min_amount=0)": (
        "re.search('[0-9] (tỷ|triệu) [0-9]+ (triệu|nghìn)', plain(x))",
        "re.search('[0-9],[0-9]{3},[0-9]', x[0])",
        "re.search('[0-9][.][0-9]{3}[.][0-9]', x[0])",
    ),
    "printed_dates()": ("'thứ ' in plain(x)", "'mùng' in plain(x)", "'..' in x[0]"),
    "printed_dates(precisions=[vf.Precision.MONTH])": ("'tháng chín' in plain(x)",),
    "printed_periods()": ("'6 tháng cuối' in plain(x)", "'tầm nhìn' in plain(x)"),
    "printed_periods(precisions=[vf.Precision.QUARTER])": ("'quý iv' in plain(x)",),
    "printed_periods(precisions=[vf.Precision.SPAN], allow_vision=False)": (
        *("'nhiệm kỳ' in plain(x)", "'thập niên' in plain(x)", "'đến nay' in plain(x)"),
        *("'tháng đầu' in plain(x)", "re.match('từ [0-9]+ đến [0-9]+/', plain(x))"),
    ),
    "texts_with_spans()": (
        *(f"any(span.kind == {kind!r} for span in x[1])" for kind in KINDS),
        *("len(x[1]) == 4", "not unicodedata.is_normalized('NFC', x[0])"),
    ),
    "hostile_texts()": (
        *("x.count('9') > 500", "x.count('.,') > 400", "x.count('\\u0323') > 400"),
        *("x.count('(') > 500", "x.count('Nghị quyết số ') > 50"),
        "'\\u0663' in x",
    ),
}


class TestCoverage:
    """Each part of what can be drawn is drawn."""

    @pytest.mark.parametrize("drawn", COVERED)
    def test_everything_is_found(self, drawn: str) -> None:
        names = {**vars(strategies), "vf": vf, "re": re, "unicodedata": unicodedata, "plain": plain}
        left = {condition: eval(f"lambda x: {condition}", names) for condition in COVERED[drawn]}  # noqa: S307

        def is_last(value: object) -> bool:
            for condition in [condition for condition, like in left.items() if like(value)]:
                del left[condition]
            return not left

        with contextlib.suppress(NoSuchExample):
            find(eval(drawn, names), is_last, settings=settings(FOUND, phases=[Phase.generate]))  # noqa: S307
        assert not left


class TestRecords:
    """Every record is valid, also with fields of your own."""

    @pytest.mark.parametrize("name", sorted(_hypothesis.CLASSES))
    def test_every_class_has_its_strategy(self, name: str) -> None:
        cls = getattr(vf, name)

        @FEW
        @given(strategy_for(cls))
        def drawn(value: object) -> None:
            assert isinstance(value, cls)
            if isinstance(value, vf.Record):
                (again,) = vf.read_records(vf.to_json([value]), type(value))[0]
                assert again == value

        drawn()

    def test_every_class_that_a_user_makes_is_known(self) -> None:
        answers = {
            *("Acknowledgement", "Fault", "Finding", "Problem", "Report", "Rule"),
            *(
                "Total",
                "LeftOut",
                "Move",
                "Partner",
                "Ties",
                "DocumentGraph",
                "DocumentLink",
            ),
            *("InForce", "Growth", "Share", "Ranked", "PerCapita", "Matrix", "Coverage"),
            *("CoverageCell", "Anniversaries", "Anniversary", "Diff", "Change", "Comparison"),
            *("Counted", "Reconciliation", "Together", "Enumeration", "Member"),
            *("Restatement", "NotRestated", "Column"),
        }
        made = {name for name in vf.__all__ if attrs.has(getattr(vf, name))}
        assert made - answers <= _hypothesis.CLASSES

    @SOME
    @given(
        strategies.observations(
            place=st.just("VN-69"), quantity=strategies.quantities(units=[vf.Unit.USD])
        )
    )
    def test_a_field_of_your_own_is_kept(self, figure: vf.Observation) -> None:
        assert figure.place == "VN-69"
        assert figure.subject is None
        assert figure.quantity.unit == vf.Unit.USD

    @pytest.mark.parametrize(
        ("name", "own", "settled"),
        [
            ("places", {"country": st.just("LA")}, lambda x: x.country == "LA"),
            ("places", {"country": st.none()}, lambda x: x.kind in ("country", "bloc")),
            ("places", {"kind": st.just(vf.PlaceKind.CITY)}, lambda x: x.country is not None),
            ("directives", {"type": st.just("NQ")}, lambda x: x.type == "NQ"),
            ("partnerships", {"foreign": st.just("a")}, lambda x: x.foreign == "a"),
            ("partnerships", {"local": st.just("a")}, lambda x: x.local == "a"),
            ("observations", {"subject": st.just("a")}, lambda x: x.place is None),
            ("observations", {"place": st.none()}, lambda x: x.subject is not None),
            ("commitments", {"place": st.none()}, lambda x: x.by is not None),
            ("sources", {"file": st.just("a.txt")}, lambda x: x.sha256 is not None),
            ("sources", {"sha256": st.none()}, lambda x: x.file is None),
            ("sources", {"file": st.none()}, lambda x: x.sha256 is None),
            ("sources", {"sha256": st.just("0" * 64)}, lambda x: x.file is not None),
            ("steps", {"until": st.just(vf.PartialDate.of(1900))}, lambda x: x.until.year == 1900),
            ("steps", {"since": st.just(vf.PartialDate.of(2000))}, lambda x: x.since.year == 2000),
        ],
    )
    def test_other_fields_go_with_it(
        self, name: str, own: dict[str, Any], settled: Callable[[Any], bool]
    ) -> None:
        @SOME
        @given(getattr(strategies, name)(**own))
        def drawn(record: object) -> None:
            assert settled(record)

        drawn()

    @pytest.mark.parametrize(
        ("name", "own", "wrong"),
        [
            ("observations", {"place": "a", "subject": "b"}, "either a place or a subject"),
            ("steps", {"since": YEAR, "until": vf.PartialDate.of(1999)}, "a day not before since"),
            ("sources", {"file": "a.txt", "sha256": None}, "sha256"),
            ("places", {"kind": vf.PlaceKind.CITY, "country": None}, "country"),
            ("directives", {"number": NUMBER, "type": "NQ"}, "the type inside '25-CT/TW'"),
            ("partnerships", {"local": "a", "foreign": "a"}, "another side than local"),
        ],
    )
    def test_fields_of_yours_that_contradict_each_other_are_told(
        self, name: str, own: dict[str, Any], wrong: str
    ) -> None:
        both = getattr(strategies, name)(**{key: st.just(value) for key, value in own.items()})
        with pytest.raises(vf.InvalidRecord, match=wrong):
            simplest(both)


class TestDatasets:
    """«small consistent datasets in which every reference resolves and check finds no error»"""

    @settings(SOME, max_examples=examples(120))
    @given(strategies.datasets(max_size=15))
    def test_check_finds_no_error(self, data: vf.Dataset) -> None:
        assert vf.check(data).ok, errors_of(data)

    @SOME
    @given(strategies.datasets())
    def test_it_goes_to_json_and_back(self, data: vf.Dataset) -> None:
        assert vf.from_json(vf.to_json(data)) == data

    @SOME
    @given(strategies.datasets())
    def test_evidence_names_sources_that_are_there(self, data: vf.Dataset) -> None:
        stated = [e for name in FACTS for record in data.collection(name) for e in record.evidence]
        assert {evidence.source for evidence in stated} <= set(data.sources.ids)

    def test_a_size_of_none_is_empty(self) -> None:
        assert len(simplest(strategies.datasets(max_size=0))) == 0

    def test_a_form_too_long_for_evidence_has_none(self) -> None:
        nothing_drawn: Any = lambda _: pytest.fail("nothing is to be drawn")  # noqa: E731
        assert Growing(nothing_drawn).evidence("9" * 121) == ()

    @pytest.mark.parametrize(
        ("period", "moved"), [("1990", "1997"), ("2000", "2000"), ("2030", "2025")]
    )
    def test_a_figure_is_of_a_time_when_its_place_was_there(self, period: str, moved: str) -> None:
        place = vf.Place(
            id="a", name_vi="a", name_en="a", kind=vf.PlaceKind.CITY, country="VN",
            since=vf.PartialDate.of(1997), until=vf.PartialDate.of(2025),
        )  # fmt: skip
        assert str(_in_life(vf.Period.parse(period), place)) == moved


class TestPrintedForms:
    """«printed Vietnamese forms of each value with the value they mean»"""

    @settings(max_examples=examples(300))
    @given(strategies.printed_document_numbers())
    def test_document_numbers(self, printed: tuple[str, vf.DocumentNumber]) -> None:
        assert vf.DocumentNumber.parse(printed[0]) == printed[1]

    @settings(max_examples=examples(400))
    @given(strategies.printed_quantities())
    def test_quantities(self, printed: tuple[str, vf.Quantity]) -> None:
        assert vf.Quantity.parse(printed[0]) == printed[1]

    @settings(max_examples=examples(300))
    @given(strategies.printed_dates())
    def test_dates(self, printed: tuple[str, vf.PartialDate]) -> None:
        assert vf.PartialDate.parse(printed[0]) == printed[1]

    @settings(max_examples=examples(300))
    @given(strategies.printed_periods())
    def test_periods(self, printed: tuple[str, vf.Period]) -> None:
        assert vf.Period.parse(printed[0]) == printed[1]

    @pytest.mark.parametrize(
        ("usual", "other"),
        [
            ("hòa", "hoà"),
            ("thỏa thuận", "thoả thuận"),
            ("ủy ban", "uỷ ban"),
            ("KHỎE", "KHOẺ"),
            ("khoán, quý, hoàn", "khoán, quý, hoàn"),
        ],
    )
    def test_the_tone_on_the_last_vowel(self, usual: str, other: str) -> None:
        assert tone_on_the_last_vowel(usual) == other
        assert vf.canonical(other) == usual

    @pytest.mark.parametrize(
        ("usual", "other"),
        [("tỷ", "tỉ"), ("kỳ họp", "kì họp"), ("Mỹ", "Mĩ"), ("quý", "quí"), ("TỶ", "TỈ")],
    )
    def test_i_for_y(self, usual: str, other: str) -> None:
        assert i_for_y(usual) == other


class TestTextsWithSpans:
    """«running text with known spans»"""

    @given(strategies.texts_with_spans())
    def test_a_span_is_a_slice_of_the_text(self, found: tuple[str, tuple[KnownSpan, ...]]) -> None:
        text, spans = found
        before = 0
        for span in spans:
            assert before < span.start < span.end < len(text)
            before = span.end

    @settings(max_examples=examples(200))
    @given(strategies.texts_with_spans())
    def test_the_slice_means_the_value(self, found: tuple[str, tuple[KnownSpan, ...]]) -> None:
        text, spans = found
        for span in spans:
            printed = text[span.start : span.end]
            if span.kind == "citation":  # the day is not part of the number
                printed = unicodedata.normalize("NFC", printed).split(" ngày ")[0]
            assert type(span.value).parse(printed) == span.value

    @pytest.mark.parametrize("kind", KINDS)
    def test_its_kinds_are_those_of_the_finder(self, kind: strategies.SpanKind) -> None:
        _, spans = simplest(strategies.texts_with_spans(kinds=[kind]), lambda found: bool(found[1]))
        assert [span.kind for span in spans] == [kind]


class TestSpans:
    """What the finder gives back."""

    @settings(max_examples=examples(200))
    @given(strategies.spans(max_start=50, allow_open=False))
    def test_the_finder_says_the_same_of_a_settled_one(self, span: vf.Span) -> None:
        text = " " * span.start + span.surface + ";"
        assert vf.find(text) == (span,)

    @given(strategies.spans())
    def test_it_is_as_long_as_its_surface_and_settled_or_open(self, span: vf.Span) -> None:
        assert span.end - span.start == len(span.surface) > 0
        assert span.value is None or span.candidates == ()

    @pytest.mark.parametrize("candidates", [0, 1])
    def test_an_open_one_may_have_candidates(self, candidates: int) -> None:
        span = simplest(
            strategies.spans(),
            lambda one: one.value is None and len(one.candidates) == candidates,
        )
        assert len(span.candidates) == candidates


class TestCitations:
    """Documents as a text names them."""

    @given(strategies.citations())
    def test_the_parts_agree(self, cited: vf.Citation) -> None:
        assert str(cited)
        number = cited.number
        if number is None:
            assert cited.type in vf.document_types
            assert cited.serial is not None
            return
        assert cited.type == number.type
        assert cited.serial is None
        if number.year is not None and cited.issued_on is not None:
            assert cited.issued_on.first.year == number.year == cited.issued_on.last.year

    @given(strategies.citations(allow_bare=False))
    def test_none_is_bare_where_none_may_be(self, cited: vf.Citation) -> None:
        assert cited.number is not None

    def test_the_simplest_is_a_number_alone(self) -> None:
        assert str(simplest(strategies.citations())) == "01-CT/TW"


class TestHostileTexts:
    """«hostile text»"""

    @settings(max_examples=examples(300))
    @given(strategies.hostile_texts(max_size=260, allow_surrogates=True))
    def test_parsers_raise_nothing_but_their_own_error(self, text: str) -> None:
        for cls in (vf.DocumentNumber, vf.Quantity, vf.PartialDate, vf.Period):
            value = read(cls, text)
            if isinstance(value, vf.ParseError):
                assert 0 <= value.position <= len(text)
            else:
                assert cls.parse(str(value)) == value

    def test_surrogates_come_only_when_asked_for(self) -> None:
        surrogates = strategies.hostile_texts(max_size=9, allow_surrogates=True)
        assert simplest(surrogates, lambda text: "\ud83d" in text) == "\ud83d"


class TestRegistration:
    """«registered through the entry point without importing anything heavy»"""

    HOOK = "vnforeign._hypothesis:register"

    @pytest.fixture
    def run(self, tmp_path: Path) -> Callable[..., str]:
        """What a fresh process prints in a project where the package is installed."""
        installed = tmp_path / "hooked-0.dist-info"
        installed.mkdir()
        (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: hooked\nVersion: 0\n")
        (installed / "entry_points.txt").write_text(f"[hypothesis]\nhooked = {self.HOOK}\n")
        path = os.pathsep.join([str(tmp_path), str(PACKAGE.parent)])

        def run(code: str, **environment: str) -> str:
            done = subprocess.run(
                [sys.executable, "-c", code],
                env={**os.environ, "PYTHONPATH": path, **environment},
                cwd=tmp_path,
                capture_output=True,
                text=True,
                check=True,
            )
            return done.stdout.strip()

        return run

    def test_the_project_declares_the_hook(self) -> None:
        project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
        assert project["entry-points"]["hypothesis"] == {"vnforeign": self.HOOK}
        point = importlib.metadata.EntryPoint("vnforeign", self.HOOK, "hypothesis")
        assert point.load() is _hypothesis.register

    def test_importing_hypothesis_loads_the_face_and_the_hook_alone(
        self, run: Callable[..., str]
    ) -> None:
        loaded = run("import sys, hypothesis; print(*sys.modules)").split()
        ours = {name for name in loaded if name.startswith("vnforeign")}
        assert ours == {"vnforeign", "vnforeign._hypothesis"}
        assert {"attrs", "attr", "cattrs", "dateutil"}.isdisjoint(loaded)

    def test_the_hook_loads_no_more_of_hypothesis(self, run: Callable[..., str]) -> None:
        code = "import sys, hypothesis; print(*(m for m in sys.modules if 'hypothesis' in m))"
        hooked = set(run(code).split())
        plain = set(run(code, HYPOTHESIS_NO_PLUGINS="1").split())
        assert hooked - plain == {"vnforeign._hypothesis"}

    @pytest.mark.parametrize(
        "imports",
        [
            "import hypothesis; import vnforeign as vf",
            "import vnforeign as vf; import hypothesis",
            "import vnforeign as vf; vf.Directive; vf.Codes; import hypothesis",
            "import hypothesis; from vnforeign import Unit; import vnforeign as vf",
        ],
    )
    def test_from_type_finds_the_strategy(self, run: Callable[..., str], imports: str) -> None:
        code = f"{imports}\nfrom hypothesis import strategies as st\n"
        code += "print(st.from_type(vf.Directive), st.from_type(vf.Codes), st.from_type(vf.Unit))"
        assert run(code) == "directives() codes() units()"

    def test_every_class_is_found_and_no_other_type_becomes_one(
        self, run: Callable[..., str]
    ) -> None:
        code = """
import typing
from hypothesis import strategies as st
import vnforeign as vf
from vnforeign._hypothesis import CLASSES
for name in sorted(CLASSES):
    assert "builds(" not in repr(st.from_type(getattr(vf, name))), name
for other in (typing.Mapping[str, str], typing.Sized, typing.Hashable, tuple, typing.Sequence[int]):
    shown = repr(st.from_type(other))
    assert not any(name in shown for name in ("codes()", "datasets()", "Congress")), shown
print(st.from_type(vf.Record), st.from_type(list[vf.Place]), st.from_type(vf.Period | None))
"""
        assert run(code) == "records() lists(places()) one_of(none(), periods())"

    def test_a_class_in_use_and_one_used_later_become_known_and_stand_for_no_other(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        face = vars(vf)
        unit, codes = vf.Unit, vf.Codes
        known: dict[object, Callable[[type], object]] = {}
        monkeypatch.setattr(st, "register_type_strategy", known.__setitem__)
        monkeypatch.delitem(face, "Codes")  # as if nobody had used it
        monkeypatch.setitem(face, "__getattr__", face["__getattr__"])
        _hypothesis.register()
        assert unit in known
        assert codes not in known
        assert vf.Codes is codes
        assert repr(known[codes](codes)) == "codes()"
        assert known[codes](dict) is NotImplemented

    def test_your_own_strategy_comes_first(self, run: Callable[..., str]) -> None:
        code = """
from hypothesis import strategies as st
import vnforeign as vf
st.register_type_strategy(vf.Unit, st.just(vf.Unit.USD))
print(st.from_type(vf.Unit))
"""
        assert run(code).startswith("just(Unit")

    def test_an_unknown_name_of_the_face_is_still_unknown(self, run: Callable[..., str]) -> None:
        code = "import hypothesis, vnforeign; print(hasattr(vnforeign, 'Colour'))"
        assert run(code) == "False"

    def test_without_plugins_nothing_is_registered(self, run: Callable[..., str]) -> None:
        code = """
from hypothesis import strategies as st
import vnforeign as vf
print(st.from_type(vf.Unit))
"""
        assert run(code, HYPOTHESIS_NO_PLUGINS="1").startswith("builds(Unit")


class TestHypothesisIsOptional:
    """«Hypothesis is no run-time dependency»"""

    def run(self, code: str) -> str:
        """What a fresh process prints in which Hypothesis cannot be imported."""
        done = subprocess.run(
            [sys.executable, "-c", f"import sys; sys.modules['hypothesis'] = None\n{code}"],
            env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def test_the_library_works_without_it(self) -> None:
        code = "import vnforeign as vf; [getattr(vf, n) for n in vf.__all__]; print(len(vf.load()))"
        assert int(self.run(code)) > 0

    def test_the_strategies_say_what_they_need(self) -> None:
        code = """
import pickle
import vnforeign as vf
try:
    from vnforeign import strategies
except vf.MissingExtra as error:
    again = pickle.loads(pickle.dumps(error))
    print(type(again).__name__, again.package, isinstance(again, ImportError), again, sep=" | ")
"""
        assert self.run(code) == (
            "MissingHypothesis | hypothesis | True | "
            "the strategies need hypothesis: pip install hypothesis"
        )

    def test_the_package_of_strategies_is_not_to_be_had(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        spec = importlib.util.find_spec("vnforeign.strategies")
        assert spec is not None
        assert spec.loader is not None
        monkeypatch.setitem(sys.modules, "hypothesis", None)
        with pytest.raises(vf.MissingExtra, match=r"^the strategies need hypothesis: "):
            spec.loader.exec_module(importlib.util.module_from_spec(spec))
