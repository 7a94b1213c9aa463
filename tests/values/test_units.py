"""Units: the table, its forms, and units of one's own."""

from __future__ import annotations

import pickle
import re
import unicodedata
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnforeign.errors import InvalidQuantity
from vnforeign.values._numbers import SCALE_WORDS, key
from vnforeign.values.quantities import Hedge, Quantity
from vnforeign.values.units import Unit, UnitKind, near_units, unit_forms, units

READ = [
    (unit, form)
    for unit in units.values()
    if unit not in (Unit.COUNT, Unit.RANK)
    for form in unit.forms
]


def own(form: str, code: str = "own", kind: UnitKind = UnitKind.COUNT) -> Unit:
    return Unit(code=code, kind=kind, name_vi=form, name_en="thing")


class TestTheTable:
    """One row for each unit; a printed form belongs to one unit only."""

    def test_it_is_keyed_by_code(self) -> None:
        assert all(code == unit.code == str(unit) for code, unit in units.items())

    def test_no_form_belongs_to_two_units(self) -> None:
        owners: dict[str, set[str]] = {}
        for unit, form in READ:
            owners.setdefault(key(form), set()).add(unit.code)
        assert {form: codes for form, codes in owners.items() if len(codes) > 1} == {}

    def test_it_cannot_be_changed(self) -> None:
        with pytest.raises(TypeError):
            units["XXX"] = Unit.USD  # type: ignore[index]

    def test_currencies_carry_iso_4217_codes_and_read_them(self) -> None:
        for unit in units.values():
            if unit.kind is UnitKind.CURRENCY:
                assert re.fullmatch("[A-Z]{3}", unit.code)
                assert unit.code in unit.forms

    @pytest.mark.parametrize(
        ("code", "kind"),
        [
            ("USD", "CURRENCY"),
            ("VND", "CURRENCY"),
            ("percent", "PERCENT"),
            ("percentage-point", "PERCENTAGE_POINT"),
            ("rank", "RANK"),
            ("count", "COUNT"),
            ("project", "COUNT"),
            ("organisation", "COUNT"),
            ("locality", "COUNT"),
            ("delegation", "COUNT"),
            ("country", "COUNT"),
            ("party", "COUNT"),
            ("document", "COUNT"),
            ("person", "COUNT"),
            ("km", "MEASURE"),
            ("km2", "MEASURE"),
            ("ha", "MEASURE"),
            ("m", "MEASURE"),
            ("MW", "MEASURE"),
            ("nmi", "MEASURE"),
            ("t", "MEASURE"),
        ],
    )
    def test_the_units_of_the_contract_are_there(self, code: str, kind: str) -> None:
        assert units[code].kind is UnitKind[kind]

    def test_the_common_ones_are_constants_of_the_class(self) -> None:
        assert (Unit.USD.code, Unit.VND.code, Unit.EUR.code) == ("USD", "VND", "EUR")
        assert Unit.PERCENT.code == "percent"
        assert Unit.PERCENTAGE_POINT.code == "percentage-point"
        assert (Unit.COUNT.code, Unit.RANK.code, Unit.PROJECT.code) == ("count", "rank", "project")

    @pytest.mark.parametrize(("unit", "form"), READ, ids=lambda part: str(part))
    def test_every_form_is_read_in_any_spelling(self, unit: Unit, form: str) -> None:
        for spelled in (form, form.upper(), unicodedata.normalize("NFD", form)):
            for blank in ("", " ", "\u00a0", "\u2009"):
                assert Quantity.parse(f"5{blank}{spelled}").unit is unit

    @pytest.mark.parametrize(
        ("form", "code"),
        [
            ("đồng", "VND"), ("VNĐ", "VND"), ("đ", "VND"), ("USD", "USD"), ("đô la", "USD"),
            ("đô-la Mỹ", "USD"), ("$", "USD"), ("US$", "USD"), ("euro", "EUR"), ("€", "EUR"),
            ("EUR", "EUR"), ("NDT", "CNY"), ("nhân dân tệ", "CNY"), ("yên", "JPY"), ("¥", "JPY"),
            ("won", "KRW"), ("bảng", "GBP"), ("bảng Anh", "GBP"),
        ],
    )  # fmt: skip
    def test_currencies_as_words_codes_and_symbols_on_either_side(
        self, form: str, code: str
    ) -> None:
        assert Quantity.parse(f"5 triệu {form}").unit.code == code
        assert Quantity.parse(f"{form} 5 triệu").unit.code == code
        assert Quantity.parse(f"trên {form}5 triệu").unit.code == code

    def test_the_tone_mark_may_stand_on_either_vowel(self) -> None:
        assert Quantity.parse("5 thoả thuận").unit == Quantity.parse("5 thỏa thuận").unit


class TestAUnitIsAValue:
    """Equal by code, immutable, hashable, picklable, readable."""

    def test_two_units_of_one_code_are_equal(self) -> None:
        other = own("Mỹ kim", code="USD", kind=UnitKind.CURRENCY)
        assert other == Unit.USD
        assert hash(other) == hash(Unit.USD)
        assert other != Unit.EUR

    def test_the_common_ones_have_a_name_on_the_class(self) -> None:
        named = {name: unit for name, unit in vars(Unit).items() if isinstance(unit, Unit)}
        assert named.keys() >= Unit.__annotations__.keys() - {"code", "kind", "name_vi", "name_en",
                                                              "printed", "plural_en"}  # fmt: skip
        for name, unit in named.items():
            assert unit is units[unit.code]
            assert unit.code.replace("-", "_").upper() == name

    def test_it_is_made_by_keyword_only(self) -> None:
        with pytest.raises(TypeError, match="positional"):
            Unit("own", UnitKind.COUNT, "thứ", "thing")  # type: ignore[call-arg]

    def test_it_cannot_be_changed(self) -> None:
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            Unit.USD.code = "EUR"  # type: ignore[misc]

    @pytest.mark.parametrize("unit", units.values(), ids=str)
    def test_it_pickles(self, unit: Unit) -> None:
        back = pickle.loads(pickle.dumps(unit))  # noqa: S301 - our own bytes
        assert back == unit
        assert back.forms == unit.forms

    def test_its_repr_is_short(self) -> None:
        assert repr(Unit.USD) == "Unit(code='USD')"

    @pytest.mark.parametrize(
        ("code", "plural"),
        [
            ("project", "projects"),
            ("country", "countries"),
            ("person", "people"),
            ("day", "days"),
            ("GBP", "pounds sterling"),
            ("nmi", "nautical miles"),
            ("memorandum", "memoranda of understanding"),
        ],
    )
    def test_english_plurals(self, code: str, plural: str) -> None:
        assert units[code].name(plural=True) == plural
        assert units[code].name() == units[code].name_en

    def test_a_plural_is_given_only_where_the_rule_is_wrong(self) -> None:
        for unit in units.values():
            if unit.plural_en:
                assert attrs.evolve(unit, plural_en="").name(plural=True) != unit.plural_en

    def test_sibilants_take_es(self) -> None:
        unit = Unit(code="b", kind=UnitKind.COUNT, name_vi="xe buýt", name_en="bus")
        assert unit.name(plural=True) == "buses"


class TestUnitOf:
    """«Unit.of(code, units=()) raising a clear error naming near codes»."""

    @pytest.mark.parametrize("code", units)
    def test_every_code_is_found(self, code: str) -> None:
        assert Unit.of(code) is units[code]

    def test_units_of_ones_own_come_first(self) -> None:
        mine = own("dự án của tôi", code="project")
        assert Unit.of("project", units=(mine,)) is mine

    def test_an_unknown_code_names_its_neighbours(self) -> None:
        with pytest.raises(InvalidQuantity) as caught:
            Unit.of("projects")
        assert caught.value.text == "projects"
        assert "project" in caught.value.hint
        assert "project" in caught.value.hint_vi
        assert "mã" in caught.value.reason_vi

    def test_a_code_like_no_other_says_how_to_go_on(self) -> None:
        with pytest.raises(InvalidQuantity, match="units="):
            Unit.of("§§§§")

    @pytest.mark.parametrize("code", [None, 5, [], Unit.USD])
    def test_what_is_no_code_is_refused_likewise(self, code: Any) -> None:
        with pytest.raises(InvalidQuantity):
            Unit.of(code)


class TestUnitsOfOnesOwn:
    """«User units are plain Unit objects passed in»: no subclass, no patched global."""

    def test_a_unit_passed_in_is_read_and_written(self) -> None:
        street = own("tuyến phố", code="street")
        quantity = Quantity.parse("trên 12 tuyến phố", units=(street,))
        assert quantity.unit is street
        assert str(quantity) == "trên 12 tuyến phố"
        with pytest.raises(InvalidQuantity):
            Quantity.parse("trên 12 tuyến phố")

    def test_it_comes_before_the_table(self) -> None:
        fdi = own("dự án", code="fdi-project")
        assert Quantity.parse("34 dự án", units=(fdi,)).unit is fdi
        assert Quantity.parse("34 dự án").unit is Unit.PROJECT

    def test_a_generator_of_units_will_do(self) -> None:
        street = own("tuyến phố", code="street")
        assert Quantity.parse("5 tuyến phố", units=(unit for unit in [street])).unit is street

    def test_a_rank_of_ones_own_is_read_by_the_words_of_ranks(self) -> None:
        index = Unit(code="pci-rank", kind=UnitKind.RANK, name_vi="hạng PCI", name_en="PCI rank")
        quantity = Quantity.parse("thứ 10/63", units=(index,))
        assert quantity.unit is index
        assert Quantity.parse(str(quantity), units=(index,)) == quantity

    @given(st.text(min_size=1, max_size=12), st.sampled_from(list(UnitKind)))
    def test_any_form_is_refused_or_reads_back(self, form: str, kind: UnitKind) -> None:
        try:
            unit = own(form, kind=kind)
        except ValueError as error:
            assert repr(form) in str(error)  # noqa: PT017 - both ways are fine
            return
        for quantity in (
            Quantity(amount=5, unit=unit),
            Quantity(amount=1250, unit=unit, hedge=Hedge.OVER),
            Quantity(amount=5, unit=unit, of=7),
        ):
            assert Quantity.parse(str(quantity), units=(unit,)) == quantity
        if kind is not UnitKind.RANK:
            between = Quantity(amount=5, upper=7, unit=unit, hedge=Hedge.BETWEEN)
            order = Quantity(amount=10**7, unit=unit, hedge=Hedge.ORDER)
            assert Quantity.parse(str(between), units=(unit,)) == between
            assert Quantity.parse(str(order), units=(unit,)) == order

    @pytest.mark.parametrize(
        "form",
        [
            "",
            " ",
            "5 km",
            "2",
            "-",
            "/năm",
            "a  b",
            " a",
            "a ",
            "a\n",
            "CO 2",
            ".x",
            "\u200b",
            "a" * 61,
        ]
        + [f"{word} x" for word in SCALE_WORDS]
        + list(SCALE_WORDS)
        + ["người trở lên", "trở lên", "chục", "TỈ x", "ty\u0309 x"],
    )
    def test_forms_that_read_as_something_else_are_refused(self, form: str) -> None:
        with pytest.raises(ValueError, match=r"unit 'own'|name_vi"):
            own(form)

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({"code": ""}, "not empty"),
            ({"code": 5}, "not empty"),
            ({"name_en": " "}, "not empty"),
            ({"kind": "COUNT"}, "expected a UnitKind"),
            ({"plural_en": None}, "plural_en None"),
            ({"printed": ("a", 5)}, "printed form 5"),
            ({"printed": "dự án"}, "expected a tuple of forms"),
        ],
    )
    def test_a_wrong_field_is_named(self, fields: dict[str, Any], said: str) -> None:
        good: dict[str, Any] = {
            "code": "own", "kind": UnitKind.COUNT, "name_vi": "cái", "name_en": "piece",
        }  # fmt: skip
        with pytest.raises(ValueError, match=re.escape(said)):
            Unit(**(good | fields))

    def test_lists_of_forms_become_tuples(self) -> None:
        forms: Any = ["cái", "chiếc"]
        unit = Unit(code="a", kind=UnitKind.COUNT, name_vi="cái", name_en="piece", printed=forms)
        assert unit.printed == ("cái", "chiếc")
        assert hash(unit)

    def test_what_is_no_unit_is_refused(self) -> None:
        wrong: Any = ("USD",)
        with pytest.raises(ValueError, match="units holds 'USD': expected Unit"):
            Quantity.parse("5 USD", units=wrong)


class TestNearUnits:
    """What an error suggests for a form nobody knows."""

    @pytest.mark.parametrize(
        ("form", "first"),
        [("dự án FDI", "dự án"), ("USDD", "USD"), ("du an", "dự án"), ("hội ngị", "hội nghị")],
    )
    def test_examples(self, form: str, first: str) -> None:
        assert near_units(form, unit_forms())[0] == first

    @pytest.mark.parametrize(
        ("form", "all_of_them"),
        [
            ("dự ánn", ("dự án", "đề án")),
            ("doanh nghiêpp", ("doanh nghiệp",)),
            ("kmm", ("km",)),
            ("dđ", ()),
        ],
    )
    def test_only_forms_of_its_first_letter_are_near(
        self, form: str, all_of_them: tuple[str, ...]
    ) -> None:
        assert near_units(form, unit_forms()) == all_of_them

    def test_units_of_ones_own_are_suggested(self) -> None:
        assert near_units("tuyến fố", unit_forms((own("tuyến phố"),)))[0] == "tuyến phố"

    @given(st.text(max_size=80))
    def test_any_text_is_answered_with_at_most_three_known_forms(self, text: str) -> None:
        found = near_units(text, unit_forms())
        assert len(found) <= 3
        assert all(key(form) in unit_forms() for form in found)
