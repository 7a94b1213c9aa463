"""Places and their codes; what becomes of a place."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from hypothesis import given

import record_strategies as made
import vnforeign as vf


def place(**fields: Any) -> vf.Place:
    given: dict[str, Any] = {
        "id": "VN-69",
        "name_vi": "Thái Nguyên",
        "name_en": "Thai Nguyen",
        "kind": vf.PlaceKind.PROVINCE,
        "country": "VN",
    }
    return vf.Place(**{**given, **fields})


class TestTheCountryOfAPlace:
    @pytest.mark.parametrize("kind", [vf.PlaceKind.COUNTRY, vf.PlaceKind.BLOC])
    def test_a_country_or_bloc_lies_in_none(self, kind: vf.PlaceKind) -> None:
        assert place(kind=kind, country=None).country is None
        with pytest.raises(vf.InvalidRecord, match=f"country is 'VN', expected none for a {kind}"):
            place(kind=kind)

    @pytest.mark.parametrize(
        "kind", sorted(set(vf.PlaceKind) - {vf.PlaceKind.COUNTRY, vf.PlaceKind.BLOC})
    )
    def test_every_other_place_lies_in_one(self, kind: vf.PlaceKind) -> None:
        assert place(kind=kind).country == "VN"
        with pytest.raises(vf.InvalidRecord, match="country is None, expected the id of its"):
            place(kind=kind, country=None)


class TestSuccession:
    def test_a_place_does_not_succeed_itself(self) -> None:
        with pytest.raises(vf.InvalidRecord, match="successors is 'VN-69', expected other places"):
            place(successors=("VN-69-2025", "VN-69"))

    def test_it_may_have_several_successors(self) -> None:
        assert place(successors=("a", "b")).successors == ("a", "b")


class TestNames:
    def test_a_name_is_given_in_the_language_asked_for(self) -> None:
        assert place().name() == place().name("en") == "Thai Nguyen"
        assert place().name("vi") == "Thái Nguyên"


class TestCodes:
    """«the ISO 3166 code where there is one», and the statistical one"""

    def test_they_are_a_mapping(self) -> None:
        codes = vf.Codes({"iso-3166-2": "VN-69", "gso": "19"})
        assert codes["gso"] == "19"
        assert list(codes) == ["gso", "iso-3166-2"]
        assert len(codes) == 2
        assert codes == {"gso": "19", "iso-3166-2": "VN-69"}
        assert "cldr" not in codes
        with pytest.raises(KeyError):
            codes["cldr"]

    def test_there_may_be_none(self) -> None:
        assert vf.Codes() == {}
        assert place().codes == vf.Codes()
        assert not vf.Codes()

    def test_a_plain_dict_will_do(self) -> None:
        assert place(codes={"gso": "19"}) == place(codes=vf.Codes({"gso": "19"}))
        assert type(place(codes={"gso": "19"}).codes) is vf.Codes

    def test_they_are_a_copy(self) -> None:
        given = {"gso": "19"}
        one = place(codes=given)
        given["gso"] = "20"
        assert one.codes["gso"] == "19"

    def test_they_cannot_be_changed(self) -> None:
        codes: Any = vf.Codes({"gso": "19"})
        with pytest.raises(TypeError):
            codes["gso"] = "20"
        with pytest.raises(TypeError):
            del codes["gso"]
        with pytest.raises(AttributeError):
            codes.gso = "20"

    @given(made.codes())
    def test_order_does_not_count(self, codes: vf.Codes) -> None:
        turned = vf.Codes(dict(reversed(list(codes.items()))))
        assert turned == codes
        assert hash(turned) == hash(codes)
        assert repr(turned) == repr(codes)

    @given(made.codes())
    def test_they_come_back_from_pickle_and_copy(self, codes: vf.Codes) -> None:
        assert pickle.loads(pickle.dumps(codes)) == codes  # noqa: S301
        assert copy.deepcopy(codes) == codes
        assert eval(repr(codes), {"Codes": vf.Codes}) == codes  # noqa: S307

    def test_they_print_as_a_reader_wants_them(self) -> None:
        assert str(vf.Codes({"gso": "19", "a": "b"})) == "a b, gso 19"
        assert repr(vf.Codes({"gso": "19"})) == "Codes({'gso': '19'})"

    @pytest.mark.parametrize(
        "bad",
        [
            *({"gso": 19}, {"gso": ""}, {"": "19"}, {1: "19"}, {"gso": None}),
            *({"gso": " 19"}, {"gso": "\ud800"}, {"gso": "1\n"}, {"g s": "19"}),
        ],
    )
    def test_a_code_is_text_and_named_where_it_is_not(self, bad: Any) -> None:
        with pytest.raises(ValueError, match="a code is a scheme and a value, both text"):
            vf.Codes(bad)
        with pytest.raises(vf.InvalidRecord, match="codes is") as caught:
            place(codes=bad, name_vi="")
        assert [fault.path for fault in caught.value.faults] == ["name_vi", "codes"]

    @pytest.mark.parametrize("bad", [7, None, "gso", [("gso", "19")], (), {"gso"}])
    def test_nothing_but_a_mapping_will_do(self, bad: Any) -> None:
        with pytest.raises(vf.InvalidRecord, match="codes is"):
            place(codes=bad)
