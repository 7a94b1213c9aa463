"""What holds for every record class, and for Evidence and Step: the same set for each."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given

import record_strategies as made
import vnforeign as vf
from vnforeign.convert import canonical_json, converter
from vnforeign.dataset import COLLECTIONS, record_class
from vnforeign.model.evidence import check_for, checks, hints

SHA = "0" * 64
DATE = vf.PartialDate.parse("2023-09")
HALF = vf.Period.parse("2024-H1")
NAMES = {"name_vi": "tên", "name_en": "name"}
EVIDENCE = vf.Evidence(source="thai-nguyen-2024", start=7, end=18, printed="15,4 tỷ USD")
SHARED = {"evidence": (EVIDENCE,), "cites": ("cldr-47",), "notes": ("The day is not printed.",)}
STEP = vf.Step(form=vf.Form.SIGNED)

MINIMAL: dict[type[Any], dict[str, Any]] = {
    vf.Evidence: {"source": "a", "start": 0, "end": 1, "printed": "x"},
    vf.Step: {"form": vf.Form.CONTACT},
    vf.Source: {"id": "a", "title": "T"},
    vf.Scheme: {"id": "a", **NAMES},
    vf.Pillar: {"id": "a", **NAMES, "scheme": "s", "ordinal": 1},
    vf.FieldOfWork: {"id": "a", **NAMES},
    vf.Place: {"id": "VN", **NAMES, "kind": vf.PlaceKind.COUNTRY},
    vf.Institution: {"id": "a", **NAMES, "kind": "ministry"},
    vf.Directive: {"id": "a", "type": "CT", "title_vi": "về", "title_en": "on"},
    vf.Partnership: {
        "id": "a",
        "local": "VN",
        "foreign": "LA",
        "level": vf.Level.NATIONAL,
        "steps": (STEP,),
    },
    vf.Indicator: {
        "id": "a",
        **NAMES,
        "definition": "What is counted.",
        "unit": vf.Unit.USD,
        "nature": vf.Nature.FLOW,
    },
    vf.Observation: {
        "id": "a",
        "indicator": "exports",
        "place": "VN-69",
        "period": HALF,
        "quantity": vf.Quantity.parse("ước 15,4 tỷ USD"),
    },
    vf.Commitment: {
        "id": "a",
        "place": "VN-69",
        "kind": vf.CommitmentKind.AIM,
        "gist_vi": "làm",
        "gist_en": "do",
    },
    vf.Event: {"id": "a", **NAMES, "kind": "visit-in"},
}
"""What each class cannot do without."""

FULL: dict[type[Any], dict[str, Any]] = {
    vf.Evidence: MINIMAL[vf.Evidence],
    vf.Step: {
        "form": vf.Form.TWINNED,
        "since": DATE,
        "until": vf.PartialDate.of(2025),
        "instrument": "Memorandum of understanding",
        "evidence": (EVIDENCE,),
        "cites": ("cldr-47",),
    },
    vf.Source: {
        **SHARED,
        "id": "a",
        "title": "T",
        "author": "A",
        "publisher": "P",
        "published_on": DATE,
        "language": "en",
        "place": "VN-69",
        "file": "a.txt",
        "sha256": SHA,
        "address": "https://example.org",
        "accessed_on": vf.PartialDate.of(2026, 11, 22),
    },
    vf.Scheme: {**SHARED, "id": "a", **NAMES, "since": DATE},
    vf.Pillar: {**SHARED, "id": "a", **NAMES, "scheme": "s", "ordinal": 3},
    vf.FieldOfWork: {**SHARED, "id": "a", **NAMES, "pillar": "p"},
    vf.Place: {
        **SHARED,
        "id": "VN-69",
        **NAMES,
        "kind": vf.PlaceKind.PROVINCE,
        "country": "VN",
        "parent": "VN-region",
        "codes": vf.Codes({"gso": "19", "iso-3166-2": "VN-69"}),
        "since": DATE,
        "until": DATE,
        "successors": ("VN-69-2025",),
        "printed": ("TN", "Thai Nguyen"),
    },
    vf.Institution: {
        **SHARED,
        "id": "a",
        **NAMES,
        "kind": "party-central",
        "sign": "BĐNTW",
        "parent": "p",
        "place": "VN",
        "since": DATE,
        "until": DATE,
        "printed": ("Ban", "Bộ"),
    },
    vf.Directive: {
        **SHARED,
        "id": "a",
        "number": vf.DocumentNumber.parse("25-CT/TW"),
        "type": "CT",
        "title_vi": "về",
        "title_en": "on",
        "issued_on": vf.PartialDate.of(2018, 8, 8),
        "issuer": "secretariat",
        "term": "XII",
        "level": vf.Level.PARTY,
        "place": "VN",
        "horizon": vf.Period.parse("đến năm 2030, tầm nhìn 2045"),
        "carries_out": ("b", "c"),
        "amends": ("d",),
        "replaces": ("e",),
        "issues": ("f",),
        "fields": ("trade", "tourism"),
    },
    vf.Partnership: {
        **SHARED,
        "id": "a",
        "local": "VN-69",
        "foreign": "KR-47",
        "country": "KR",
        "level": vf.Level.PROVINCIAL,
        "steps": (STEP, vf.Step(form=vf.Form.TWINNED, since=DATE, evidence=(EVIDENCE,))),
        "pillar": "p",
    },
    vf.Indicator: {
        **SHARED,
        **MINIMAL[vf.Indicator],
        "counted": "projects",
        "field": "trade",
        "pillar": "p",
        "part_of": "b",
    },
    vf.Observation: {
        **SHARED,
        "id": "a",
        "indicator": "fdi",
        "subject": "samsung",
        "counterpart": "KR",
        "period": HALF,
        "quantity": vf.Quantity.parse("23/28 dự án"),
        "of": Decimal(28),
        "status": vf.Status.PROVISIONAL,
        "change_vs": vf.Period.year(2023),
    },
    vf.Commitment: {
        **SHARED,
        **MINIMAL[vf.Commitment],
        "by": "committee",
        "ordinal": 9,
        "fields": ("trade",),
        "directives": ("25-ct-tw-2018",),
    },
    vf.Event: {
        **SHARED,
        "id": "a",
        **NAMES,
        "kind": "summit",
        "date": DATE,
        "place": "VN",
        "participants": ("LA", "KR"),
        "people": ("Nguyễn Phú Trọng",),
    },
}
"""Each class with every field it has set to something that is not its default."""

BOTH = [
    pytest.param(cls, fields, id=f"{cls.__name__}-{name}")
    for name, table in (("minimal", MINIMAL), ("full", FULL))
    for cls, fields in table.items()
]
EACH = [pytest.param(cls, id=cls.__name__) for cls in MINIMAL]
RECORDS = [cls for cls in MINIMAL if issubclass(cls, vf.Record)]


class TestTheTablesAbove:
    def test_they_hold_every_class_of_every_collection(self) -> None:
        assert {record_class(name) for name in COLLECTIONS} == set(RECORDS)
        assert MINIMAL.keys() == FULL.keys()

    @pytest.mark.parametrize("cls", EACH)
    def test_minimal_is_what_has_no_default(self, cls: type[Any]) -> None:
        required = {field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING}
        more = {vf.Observation: {"place"}, vf.Commitment: {"place"}}.get(cls, set())
        assert set(MINIMAL[cls]) == required | more

    @pytest.mark.parametrize("cls", EACH)
    def test_full_sets_every_field(self, cls: type[Any]) -> None:
        # A figure is about a place or a subject, never both.
        not_both = {vf.Observation: {"place"}}.get(cls, set())
        assert set(FULL[cls]) == {field.name for field in attrs.fields(cls)} - not_both


@pytest.mark.parametrize(("cls", "fields"), BOTH)
class TestEveryRecord:
    """«frozen, slotted, keyword-only, validated at construction, hashable, picklable»"""

    def test_it_holds_what_it_was_given(self, cls: type[Any], fields: dict[str, Any]) -> None:
        record = cls(**fields)
        for name, value in fields.items():
            assert getattr(record, name) == value

    def test_it_is_keyword_only(self, cls: type[Any], fields: dict[str, Any]) -> None:
        with pytest.raises(TypeError, match="positional"):
            cls(*fields.values())

    def test_it_cannot_be_changed(self, cls: type[Any], fields: dict[str, Any]) -> None:
        record = cls(**fields)
        for name, value in fields.items():
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(record, name, value)
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                delattr(record, name)

    def test_nothing_can_be_hung_on_it(self, cls: type[Any], fields: dict[str, Any]) -> None:
        record = cls(**fields)
        with pytest.raises(AttributeError):
            record.anything = 1
        assert not hasattr(record, "__dict__")

    def test_two_of_the_same_facts_are_equal(self, cls: type[Any], fields: dict[str, Any]) -> None:
        assert cls(**fields) == cls(**fields)
        assert hash(cls(**fields)) == hash(cls(**fields))
        assert len({cls(**fields), cls(**fields)}) == 1

    def test_it_is_no_other_thing(self, cls: type[Any], fields: dict[str, Any]) -> None:
        assert cls(**fields) != "a"
        assert cls(**fields) not in [MINIMAL, None, 7]

    def test_it_comes_back_from_pickle(self, cls: type[Any], fields: dict[str, Any]) -> None:
        record = cls(**fields)
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(record, protocol)) == record  # noqa: S301

    def test_it_can_be_copied(self, cls: type[Any], fields: dict[str, Any]) -> None:
        record = cls(**fields)
        assert copy.copy(record) == copy.deepcopy(record) == attrs.evolve(record) == record

    def test_it_comes_back_from_json(self, cls: type[Any], fields: dict[str, Any]) -> None:
        made = converter()
        assert made.structure(made.unstructure(cls(**fields)), cls) == cls(**fields)

    def test_its_repr_is_one_short_line_with_its_id(
        self, cls: type[Any], fields: dict[str, Any]
    ) -> None:
        shown = repr(cls(**fields))
        assert shown.startswith(f"{cls.__name__}(")
        assert fields.get("id", "") in shown
        assert "\n" not in shown
        assert len(shown) < 500
        assert "NOTHING" not in shown
        assert "None" not in shown, "what is not set is not shown"


@pytest.mark.parametrize("cls", EACH)
class TestEveryClass:
    def test_a_field_that_differs_makes_another_record(self, cls: type[Any]) -> None:
        least, full = cls(**MINIMAL[cls]), cls(**FULL[cls])
        assert (least == full) == (cls is vf.Evidence)

    def test_every_field_is_checked_against_its_annotation(self, cls: type[Any]) -> None:
        names = [field.name for field in attrs.fields(cls)]
        assert list(hints(cls)) == names
        assert [name for name, *_ in checks(cls)] == names
        assert checks(cls) is checks(cls), "made once"

    def test_it_reports_every_wrong_field_at_once(self, cls: type[Any]) -> None:
        """«a message names the record, the field, the value, what was expected»"""
        wrong = object()
        names = [field.name for field in attrs.fields(cls)]
        with pytest.raises(vf.InvalidRecord) as caught:
            cls(**dict.fromkeys(names, wrong))
        assert [fault.path for fault in caught.value.faults] == names
        assert caught.value.record_type == cls.__name__
        assert caught.value.record == ""
        for fault in caught.value.faults:
            assert "object object" in fault.value
            assert fault.expected
            assert fault.expected_vi != "", "in both languages"

    def test_it_names_the_record_where_its_id_is_right(self, cls: type[Any]) -> None:
        name = next(name for name in MINIMAL[cls] if name != "id")
        with pytest.raises(vf.InvalidRecord) as caught:
            cls(**{**MINIMAL[cls], name: object()})
        assert caught.value.record == MINIMAL[cls].get("id", "")
        assert [fault.path for fault in caught.value.faults] == [name]

    def test_a_field_is_refused_just_where_its_annotation_refuses_it(self, cls: type[Any]) -> None:
        """The constructor's short way for plain values answers as the whole check does."""
        values = [
            *(None, True, 7, -1, 2**53, 1.5, Decimal(7), Decimal("NaN"), object()),
            *("", " ", "a", "a b", " a", "A", "a--b", "tỷ", "\ud800", SHA, "x" * 121),
            *((), ("a",), ("a", ""), (7,), (EVIDENCE,), (STEP,), [], DATE, HALF, vf.Unit.USD),
            *(vf.Level.PARTY, vf.Form.SIGNED, vf.Codes(), {}, EVIDENCE, STEP),
        ]
        for name, hint in hints(cls).items():
            for value in values:
                converted = vf.Codes() if name == "codes" and value == {} else value
                refused = check_for(hint)(converted)
                try:
                    cls(**{**MINIMAL[cls], name: value})
                    faults: tuple[vf.Fault, ...] = ()
                except vf.InvalidRecord as error:
                    faults = error.faults
                if refused:
                    assert refused.at(path=name + refused.path) in faults
                else:  # it may still not go with the other fields
                    expected = {fault.expected for fault in faults}
                    assert not expected & {getattr(check_for(hint)(object()), "expected", "")}

    def test_an_unknown_field_is_refused(self, cls: type[Any]) -> None:
        with pytest.raises(TypeError, match="unexpected keyword argument"):
            cls(**MINIMAL[cls], anything=1)

    def test_a_missing_field_is_refused(self, cls: type[Any]) -> None:
        with pytest.raises(TypeError, match="missing"):
            cls()

    def test_no_field_takes_a_float_a_list_or_a_dict(self, cls: type[Any]) -> None:
        """Nothing mutable, nothing binary: «Quantities are Decimal, never float»."""
        for field in attrs.fields(cls):
            wrongs: list[object] = [1.5, [], {"a": {}}, {1}]
            for wrong in wrongs:
                with pytest.raises(vf.InvalidRecord) as caught:
                    cls(**{**MINIMAL[cls], field.name: wrong})
                assert field.name in {fault.path for fault in caught.value.faults}


class TestEveryRecordThereCouldBe:
    """The same laws for generated records."""

    @given(made.records())
    @made.SOME
    def test_equal_hash_pickle_and_repr(self, record: vf.Record) -> None:
        again = pickle.loads(pickle.dumps(record))  # noqa: S301
        assert again == record
        assert hash(again) == hash(record)
        assert repr(again) == repr(record)
        assert repr(record).startswith(f"{type(record).__name__}('{record.id}'")
        assert repr(record).isprintable()

    @given(made.records())
    @made.SOME
    def test_json_round_trip(self, record: vf.Record) -> None:
        made_by = converter()
        raw = made_by.unstructure(record)
        assert made_by.structure(raw, type(record)) == record

    @given(made.records())
    @made.SOME
    def test_a_record_made_of_its_own_fields_is_itself(self, record: vf.Record) -> None:
        assert attrs.evolve(record) == record

    @given(made.steps())
    @made.SOME
    def test_steps_too(self, step: vf.Step) -> None:
        assert pickle.loads(pickle.dumps(step)) == step  # noqa: S301
        made_by = converter()
        assert made_by.structure(made_by.unstructure(step), vf.Step) == step

    @given(made.evidences())
    @made.SOME
    def test_evidence_too(self, evidence: vf.Evidence) -> None:
        assert pickle.loads(pickle.dumps(evidence)) == evidence  # noqa: S301
        made_by = converter()
        assert made_by.structure(made_by.unstructure(evidence), vf.Evidence) == evidence

    @given(made.records())
    @made.SOME
    def test_what_is_written_is_text_of_any_system(self, record: vf.Record) -> None:
        assert canonical_json([record]).encode().decode() == canonical_json([record])
