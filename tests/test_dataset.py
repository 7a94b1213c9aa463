"""Datasets: immutable, indexed, lazy; read, merged, asked, and as they were known on a day."""

from __future__ import annotations

import copy
import datetime as dt
import gc
import json
import os
import pickle
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import record_strategies as made
import vnforeign as vf
from vnforeign import dataset as module
from vnforeign.dataset import COLLECTIONS, FACTS, collection_of, record_class

PACKAGE = Path(vf.__file__).parent


def source(name: str = "a", **fields: Any) -> vf.Source:
    return vf.Source(id=name, **{"title": "T", **fields})


def event(name: str = "a", **fields: Any) -> vf.Event:
    return vf.Event(id=name, **{"name_vi": "a", "name_en": "a", "kind": "visit-in", **fields})


def evidence(name: str) -> vf.Evidence:
    return vf.Evidence(source=name, start=0, end=1, printed="x")


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> Callable[[], vf.Dataset]:
    """`load` as in a new process."""
    monkeypatch.setattr(module, "_LOADED", {})
    return vf.load


class TestLoad:
    """«`load()` immutable, indexed, cached, lazy by collection»"""

    def test_it_gives_the_same_dataset_each_time(self) -> None:
        assert vf.load() is vf.load()

    def test_only_the_collections_asked_for_are_read(
        self, monkeypatch: pytest.MonkeyPatch, fresh: Callable[[], vf.Dataset]
    ) -> None:
        read: list[str] = []
        open_file = module.data_file

        def count(name: str) -> bytes:
            read.append(name)
            return open_file(name)

        monkeypatch.setattr(module, "data_file", count)
        data = fresh()
        assert read == ["meta.json"]
        data.directives["06-2020-qd-ttg"]
        data.directives.where(type="QĐ")
        data.directives["06-2020-qd-ttg"]
        assert read == ["meta.json", "directives.json"]
        data.place("VN-69")
        assert read == ["meta.json", "directives.json", "places.json"]
        assert "VN-69" in data.places
        assert len(read) == 3

    def test_a_collection_is_made_once(self) -> None:
        data = vf.load()
        assert data.places is data.places
        assert data.places["VN-69"] is data.places["VN-69"]

    def test_eight_threads_get_one_object(self, fresh: Callable[[], vf.Dataset]) -> None:
        start = threading.Barrier(8)

        def ask(_: int) -> tuple[int, int, int]:
            start.wait()
            data = fresh()
            return id(data), id(data.places), id(data.places["VN-69"])

        switch = sys.getswitchinterval()
        sys.setswitchinterval(1e-6)
        try:
            with ThreadPoolExecutor(8) as pool:
                found = set(pool.map(ask, range(8)))
        finally:
            sys.setswitchinterval(switch)
        assert len(found) == 1
        assert gc.isenabled()

    def test_it_carries_the_version_of_the_data(self) -> None:
        meta = json.loads((PACKAGE / "data" / "meta.json").read_text("utf-8"))
        assert vf.load().version == meta["version"]
        assert repr(vf.load()).startswith(f"<Dataset {meta['version']}: ")

    def test_it_works_from_a_zip(self, tmp_path: Path) -> None:
        archive = tmp_path / "vnforeign.zip"
        with zipfile.ZipFile(archive, "w") as zipped:
            for path in PACKAGE.rglob("*"):
                if path.suffix in {".py", ".json"}:
                    zipped.write(path, path.relative_to(PACKAGE.parent))
        code = (
            f"import sys; sys.path.insert(0, {str(archive)!r})\n"
            "import vnforeign as vf\n"
            "assert '.zip' in vf.__file__, vf.__file__\n"
            "print(len(vf.load()), vf.load().places['VN-69'].name_en)\n"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
        assert done.stdout.decode().split() == [str(len(vf.load())), "Thai", "Nguyen"]


class TestImmutable:
    """«immutable»: nothing of a dataset or a collection can be set or deleted."""

    @pytest.mark.parametrize("name", [*COLLECTIONS, "version", "anything"])
    def test_nothing_of_a_dataset_can_be_set_or_deleted(self, name: str) -> None:
        data = vf.Dataset.of([])
        with pytest.raises(AttributeError):
            setattr(data, name, 1)
        with pytest.raises(AttributeError):
            delattr(data, name)

    @pytest.mark.parametrize("name", ["name", "ids", "anything"])
    def test_nothing_of_a_collection_can_be_set(self, name: str) -> None:
        with pytest.raises(AttributeError):
            setattr(vf.load().places, name, 1)

    def test_no_record_can_be_put_in_or_taken_out(self) -> None:
        data: Any = vf.Dataset.of([source()])
        for holder in (data, data.sources):
            with pytest.raises(TypeError):
                holder["b"] = source("b")
            with pytest.raises(TypeError):
                del holder["a"]

    def test_a_later_change_of_the_list_it_was_made_of_does_not_count(self) -> None:
        records: list[vf.Record] = [source("a")]
        data = vf.Dataset.of(records)
        records.append(source("b"))
        assert len(data) == 1


class TestEquality:
    @given(made.datasets())
    @made.SOME
    def test_order_does_not_count(self, data: vf.Dataset) -> None:
        again = vf.Dataset.of(reversed([*data]))
        assert again == data
        assert hash(again) == hash(data)

    @given(made.datasets())
    @made.SOME
    def test_a_record_less_is_another_dataset(self, data: vf.Dataset) -> None:
        assert vf.Dataset.of([*data][1:]) != data

    def test_the_version_does_not_count(self) -> None:
        assert vf.Dataset.of([], version="1") == vf.Dataset.of([])

    def test_it_is_no_list_of_its_records(self) -> None:
        data = vf.Dataset.of([source()])
        assert data != [*data]
        assert data.sources != [*data.sources]
        assert data.sources != vf.Dataset.of([event()]).events

    def test_a_collection_read_on_demand_equals_one_that_was_made(self) -> None:
        data = vf.load()
        again = vf.Dataset.of(data.directives)
        assert again.directives == data.directives
        assert data.directives == again.directives
        assert hash(again.directives) == hash(data.directives)


class TestPickle:
    """«picklable (also from a process pool)»"""

    def test_the_shipped_data_are_sent_by_name(self) -> None:
        assert len(pickle.dumps(vf.load())) < 100
        assert pickle.loads(pickle.dumps(vf.load())) is vf.load()  # noqa: S301
        assert copy.copy(vf.load()) is vf.load()

    @given(made.datasets())
    @made.SOME
    def test_a_dataset_of_ones_own_comes_back_whole(self, data: vf.Dataset) -> None:
        again = pickle.loads(pickle.dumps(data))  # noqa: S301
        assert again == data
        assert copy.deepcopy(data) == data

    def test_its_version_comes_back(self) -> None:
        data = vf.Dataset.of([source()], version="mine")
        assert pickle.loads(pickle.dumps(data)).version == "mine"  # noqa: S301

    def test_a_collection_comes_back(self) -> None:
        for places in (vf.load().places, vf.load().places.where(country="KR")):
            again = pickle.loads(pickle.dumps(places))  # noqa: S301
            assert again == places
            assert again.name == "places"
            assert again.where(kind="foreign-province") == places.where(kind="foreign-province")

    def test_a_pool_of_processes_can_work_with_them(self) -> None:
        mine = vf.Dataset.of([source("a"), event("b")])
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            assert pool.submit(len, mine).result() == 2
            assert pool.submit(len, vf.load()).result() == len(vf.load())
            assert pool.submit(repr, vf.load().directives).result() == repr(vf.load().directives)


class TestDatasetOf:
    """«`vf.Dataset.of(records)` a dataset of your own»"""

    @given(made.datasets())
    @made.SOME
    def test_each_record_is_in_the_collection_of_its_class(self, data: vf.Dataset) -> None:
        for name in COLLECTIONS:
            for record in data.collection(name):
                assert type(record) is record_class(name)
                assert collection_of(record) == name
        assert sum(len(data.collection(name)) for name in COLLECTIONS) == len(data)

    def test_countries_and_blocs_are_no_places(self) -> None:
        names: dict[str, Any] = {"name_vi": "a", "name_en": "a"}
        data = vf.Dataset.of(
            [
                vf.Place(id="LA", kind=vf.PlaceKind.COUNTRY, **names),
                vf.Place(id="eu", kind=vf.PlaceKind.BLOC, **names),
                vf.Place(id="KR-47", kind=vf.PlaceKind.FOREIGN_PROVINCE, country="KR", **names),
            ]
        )
        assert data.countries.ids == ("LA", "eu")
        assert data.places.ids == ("KR-47",)

    def test_nothing_is_a_dataset_too(self) -> None:
        data = vf.Dataset.of([])
        assert len(data) == 0
        assert [*data] == []
        assert repr(data) == "<Dataset: >"

    @pytest.mark.parametrize("again", [source("a"), source("a", title="U"), event("a")])
    def test_two_records_of_one_id_are_refused(self, again: vf.Record) -> None:
        """Of one kind or of two, equal or not."""
        with pytest.raises(vf.DuplicateId) as caught:
            vf.Dataset.of([source("a"), source("b"), again])
        assert caught.value.ids == ("a",)

    def test_all_such_ids_are_named(self) -> None:
        with pytest.raises(vf.DuplicateId, match="'a', 'b'"):
            vf.Dataset.of([source("b"), source("a"), event("a"), event("b"), event("c")])

    @pytest.mark.parametrize("wrong", ["a", 7, None, evidence("a")])
    def test_what_is_no_record_is_refused(self, wrong: Any) -> None:
        with pytest.raises(TypeError, match="which no dataset holds"):
            vf.Dataset.of([wrong])


class TestMerging:
    """«`data | other` merges, and refuses two records of one id»"""

    @given(made.datasets())
    @made.SOME
    def test_the_two_together_hold_the_records_of_both(self, data: vf.Dataset) -> None:
        mine = vf.Dataset.of([source("mine-only")])
        both = data | mine
        assert {*both} == {*data, *mine}
        assert both == mine | data
        assert data | vf.Dataset.of([]) == data

    def test_nothing_is_overwritten_in_silence(self) -> None:
        with pytest.raises(vf.DuplicateId, match="'a'"):
            vf.Dataset.of([source("a")]) | vf.Dataset.of([event("a")])
        with pytest.raises(vf.DuplicateId):
            vf.load() | vf.load()

    def test_the_version_is_that_of_the_first_that_has_one(self) -> None:
        one, two = vf.Dataset.of([], version="1"), vf.Dataset.of([], version="2")
        assert (one | two).version == "1"
        assert (vf.Dataset.of([]) | two).version == "2"

    def test_only_a_dataset_can_be_merged(self) -> None:
        mine: Any = [source("a")]
        with pytest.raises(TypeError, match="unsupported operand"):
            vf.load() | mine


class TestLookUp:
    """«a record by id»; where there is none, the names near it"""

    def test_a_record_is_found_in_its_collection_and_in_the_dataset(self) -> None:
        data = vf.load()
        place = data.places["VN-69"]
        assert place.id == "VN-69"
        assert data["VN-69"] is data.get("VN-69") is data.place("VN-69") is place
        assert data.places.get("VN-69") is place
        assert data.place("VN") is data.countries["VN"]

    def test_what_is_not_there_is_an_unknown_name_and_a_key_error(self) -> None:
        with pytest.raises(KeyError) as caught:
            vf.load().places["VN-99"]
        assert isinstance(caught.value, vf.UnknownName)
        assert caught.value.name == "VN-99"
        assert caught.value.near
        assert str(caught.value).startswith("no record in places with id 'VN-99'; near it: 'VN-")
        with pytest.raises(vf.UnknownName, match="no record with id 'VN-99'; near it: 'VN-"):
            vf.load()["VN-99"]

    @pytest.mark.parametrize("key", ["", "đà nẵng", "x" * 10_000, "\ud800", 7, None, ["a"], {}])
    def test_no_key_breaks_the_look_up(self, key: Any) -> None:
        with pytest.raises(vf.UnknownName):
            vf.load().directives[key]

    def test_get_answers_with_the_default(self) -> None:
        data = vf.load()
        assert data.get("no-such-id") is None
        assert data.place("no-such-id") is None
        assert data.places.get("no-such-id") is None
        assert data.places.get("no-such-id", 7) == 7

    def test_in_answers_for_ids_and_records(self) -> None:
        data = vf.load()
        assert "VN-69" in data
        assert "VN-69" in data.places
        assert data.places["VN-69"] in data.places
        assert "no-such-id" not in data
        assert "no-such-id" not in data.places
        assert 7 not in data
        changed = attrs.evolve(data.places["VN-69"], notes=("changed",))
        assert changed not in data.places
        assert source("no-such-id") not in data.sources

    def test_a_collection_is_found_by_its_name(self) -> None:
        data = vf.load()
        for name in COLLECTIONS:
            assert data.collection(name) is getattr(data, name)
            assert data.collection(name).name == name
        with pytest.raises(vf.UnknownName, match="no collection 'place'; near it: 'sources'"):
            data.collection("place")


class TestAPartForTheWhole:
    """A collection handed to what wants a dataset is told apart from a slip of the pen."""

    @pytest.mark.parametrize(
        "ask",
        [
            lambda part: vf.check(part),
            lambda part: vf.series(part, "exports", place="VN-69"),
            lambda part: vf.partners(part, place="VN-69"),
        ],
    )
    def test_the_error_says_to_pass_the_dataset(self, ask: Callable[[Any], object]) -> None:
        with pytest.raises(AttributeError, match="one collection of a Dataset; pass the Dataset"):
            ask(vf.load().events)

    def test_a_name_that_nothing_has_is_just_told(self) -> None:
        part: Any = vf.load().events
        with pytest.raises(AttributeError, match=r"has no attribute 'evnts'$"):
            _ = part.evnts
        assert not hasattr(part, "__array__")


class TestOrder:
    """Sorted by id, whatever order they came in."""

    @given(made.datasets())
    @made.SOME
    def test_a_collection_is_sorted_by_id(self, data: vf.Dataset) -> None:
        for name in COLLECTIONS:
            collection = data.collection(name)
            assert collection.ids == tuple(record.id for record in collection)
            assert list(collection.ids) == sorted(collection.ids)
            assert len(collection) == len(collection.ids)

    def test_a_dataset_goes_collection_by_collection(self) -> None:
        data = vf.Dataset.of([event("a"), source("c"), source("b")])
        assert [record.id for record in data] == ["b", "c", "a"]
        assert [*data.records()] == [*data]

    def test_the_shipped_collections_are_sorted_too(self) -> None:
        for name in COLLECTIONS:
            ids = vf.load().collection(name).ids
            assert list(ids) == sorted(ids)

    def test_a_collection_shows_its_first_ids(self) -> None:
        data = vf.Dataset.of(map(source, "abcd"))
        assert repr(data.sources) == "<4 sources: 'a', 'b', 'c', ...>"
        assert repr(data.sources.where(id="a")) == "<1 sources: 'a'>"
        assert repr(data.events) == "<0 events>"
        assert repr(data) == "<Dataset: 4 sources>"

    def test_two_records_of_one_id_are_no_collection(self) -> None:
        with pytest.raises(vf.DuplicateId, match="'a'"):
            vf.Collection("sources", [source("a"), source("a")], vf.Source)


class TestWhere:
    """«where() takes field=value pairs or a predicate»: a collection again"""

    def test_all_fields_given_must_fit(self) -> None:
        data = vf.load()
        found = data.places.where(country="VN", kind="province")
        assert found
        assert {(place.country, place.kind) for place in found} == {("VN", "province")}
        assert len(found) == sum(
            place.country == "VN" and place.kind == "province" for place in data.places
        )

    def test_nothing_that_fits_is_an_empty_collection(self) -> None:
        found = vf.load().places.where(country="no-such-country")
        assert len(found) == 0
        assert not found
        assert found.name == "places"

    def test_no_condition_is_met_by_all(self) -> None:
        assert vf.load().places.where() == vf.load().places

    def test_a_predicate_is_asked_of_what_the_fields_leave(self) -> None:
        asked = []

        def is_new(place: vf.Place) -> bool:
            asked.append(place.id)
            return place.since is not None and place.since.first >= dt.date(2025, 7, 1)

        found = vf.load().places.where(is_new, country="VN")
        assert "VN-69-2025" in found
        assert "VN-69" not in found
        assert len(asked) == len(vf.load().places.where(country="VN"))
        assert vf.load().places.where(is_new) == found

    def test_what_was_found_can_be_asked_again(self) -> None:
        data = vf.load()
        both = data.places.where(country="VN").where(kind="province")
        assert both == data.places.where(country="VN", kind="province")

    @pytest.mark.parametrize(
        ("name", "fields"),
        [
            ("observations", {"period": "2024-H1"}),
            ("observations", {"period": vf.Period.half(2024, 1)}),
            ("observations", {"quantity": "ước 15.400.000.000 USD"}),
            ("observations", {"quantity": vf.Quantity.parse("ước đạt 15,4 tỷ USD")}),
            ("observations", {"status": "estimate"}),
            ("observations", {"status": vf.Status.ESTIMATE}),
            ("directives", {"number": "06/2020/QĐ-TTg"}),
            ("directives", {"number": vf.DocumentNumber.parse("Quyết định số 06/2020/QĐ-TTg")}),
            ("directives", {"issued_on": "2020-02-21"}),
            ("directives", {"issued_on": vf.PartialDate.of(2020, 2, 21)}),
            ("indicators", {"unit": "USD"}),
            ("indicators", {"unit": vf.Unit.USD}),
            ("places", {"codes": vf.Codes({"gso": "19", "iso-3166-2": "VN-69"})}),
        ],
    )
    def test_a_value_may_be_given_itself_or_as_its_text(
        self, name: str, fields: dict[str, Any]
    ) -> None:
        ((field, value),) = fields.items()
        collection = vf.load().collection(name)
        found = collection.where(**fields)
        assert len(found) > 0
        for record in collection:
            fits = value in (getattr(record, field), str(getattr(record, field)))
            assert (record in found) == fits

    def test_a_field_of_many_holds_if_one_of_them_fits(self) -> None:
        data = vf.Dataset.of(
            [event("a", people=("x", "y")), event("b", people=("y", "y")), event("c")]
        )
        assert data.events.where(people="x").ids == ("a",)
        assert data.events.where(people="y").ids == ("a", "b")
        assert data.events.where(people="z").ids == ()

    def test_evidence_can_be_asked_for_too(self) -> None:
        data = vf.Dataset.of([event("a", evidence=(evidence("s"),)), event("b")])
        assert data.events.where(evidence=evidence("s")).ids == ("a",)

    def test_none_finds_what_has_no_value_or_none_of_many(self) -> None:
        data = vf.Dataset.of([event("a", place="VN", people=("x",)), event("b")])
        assert data.events.where(place=None).ids == ("b",)
        assert data.events.where(people=None).ids == ("b",)
        assert data.events.where(evidence=None).ids == ("a", "b")

    def test_a_field_that_is_not_there_is_named_with_those_near_it(self) -> None:
        with pytest.raises(vf.UnknownName) as caught:
            vf.load().places.where(contry="VN")
        assert str(caught.value) == "no field of Place called 'contry'; near it: 'country'"
        with pytest.raises(vf.UnknownName) as caught:
            vf.load().places.where(xxx="VN")
        assert "name_vi" in caught.value.near, "all of them where none is near"

    def test_it_is_refused_of_an_empty_collection_too(self) -> None:
        with pytest.raises(vf.UnknownName):
            vf.Dataset.of([]).events.where(xxx=1)

    @given(made.datasets(), st.data())
    @made.SOME
    def test_it_finds_just_what_a_walk_finds(self, data: vf.Dataset, more: st.DataObject) -> None:
        record = more.draw(st.sampled_from([*data]))
        collection = data.collection(collection_of(record))
        names = [field.name for field in attrs.fields(type(record))]
        fields: dict[str, Any] = {}
        for name in more.draw(st.lists(st.sampled_from(names), max_size=3, unique=True)):
            value = getattr(record, name)
            fields[name] = (value[0] if value else None) if isinstance(value, tuple) else value
        found = collection.where(**fields)
        assert record in found

        def fits(one: vf.Record) -> bool:
            for name, value in fields.items():
                has = getattr(one, name)
                many = (has or (None,)) if isinstance(has, tuple) else (has,)
                if value not in many:
                    return False
            return True

        assert found.ids == tuple(one.id for one in collection if fits(one))


class TestJson:
    """«`from_json` reads the object back»: there and back, all faults at once"""

    def test_the_shipped_data_go_there_and_back(self) -> None:
        text = vf.to_json(vf.load())
        assert vf.from_json(text) == vf.load()
        assert vf.to_json(vf.from_json(text)) == text

    @given(made.datasets())
    @made.SOME
    def test_any_dataset_does(self, data: vf.Dataset) -> None:
        text = vf.to_json(data)
        assert vf.from_json(text) == data
        assert vf.to_json(vf.from_json(text.encode())) == text
        assert list(json.loads(text)) == [name for name in COLLECTIONS if data.collection(name)]

    def test_records_are_written_as_an_array(self) -> None:
        assert vf.to_json([source("b"), source("a")]) == vf.canonical_json(
            [source("a"), source("b")]
        )
        assert vf.to_json(vf.load().events) == vf.canonical_json(vf.load().events)

    @pytest.mark.parametrize("text", ["{}", " { } ", b"{}", '{"sources": []}'])
    def test_an_object_of_nothing_is_an_empty_dataset(self, text: str | bytes) -> None:
        assert vf.from_json(text) == vf.Dataset.of([])
        assert vf.from_json(vf.to_json(vf.Dataset.of([]))) == vf.Dataset.of([])

    def test_units_of_ones_own_are_passed_in(self) -> None:
        street = vf.Unit(code="street", kind=vf.UnitKind.COUNT, name_vi="phố", name_en="street")
        figure = vf.Observation(
            id="a",
            indicator="b",
            place="c",
            period=vf.Period.year(2024),
            quantity=vf.Quantity.parse("12 phố", units=(street,)),
        )
        text = vf.to_json(vf.Dataset.of([figure]))
        assert vf.from_json(text, units=[street])["a"] == figure
        with pytest.raises(vf.InvalidData, match="no unit has this code"):
            vf.from_json(text)

    def test_faults_and_good_records_of_every_collection_are_kept(self) -> None:
        text = """{
            "sources": [{"id": "a", "title": "T"}, {"id": "b"}],
            "events": [{"id": "c", "name_vi": "a", "name_en": "a", "kind": "visit"}, 7],
            "evnts": [],
            "places": {}
        }"""
        with pytest.raises(vf.InvalidData) as caught:
            vf.from_json(text, file="mine.json")
        assert {record.id for record in caught.value.good} == {"a", "c"}
        assert [(fault.path, fault.file) for fault in caught.value.faults] == [
            ("$.sources[1].title", "mine.json"),
            ("$.events[1]", "mine.json"),
            ("$.evnts", "mine.json"),
            ("$.places", "mine.json"),
        ]
        assert [fault.hint for fault in caught.value.faults][2] == "did you mean 'events'?"
        assert caught.value.faults[3].expected == "an array of records"

    @pytest.mark.parametrize(
        ("text", "path", "expected"),
        [
            ("[]", "$", "an object of collections"),
            ("7", "$", "an object of collections"),
            ("x", "$", "JSON: Expecting value"),
            ("{", "$", "the name of a collection, in quotes"),
            ("{7: []}", "$", "the name of a collection, in quotes"),
            ('{"', "$", "JSON: Unterminated string"),
            ('{"sources"', "$", "':'"),
            ('{"sources" []', "$", "':'"),
            ('{"sources":', "$.sources", "JSON: Expecting value"),
            ('{"sources": [', "$.sources[0]", "JSON: Expecting value"),
            ('{"sources": [] "events": []}', "$.sources", "',' or '}'"),
            ('{"sources": [],}', "$", "the name of a collection, in quotes"),
            ('{"sources": []', "$.sources", "',' or '}'"),
            ('{"sources": []} x', "$", "nothing after the object"),
            ('{"a b": 1}', "$['a b']", "a known collection"),
            ('{"sources": NaN}', "$.sources", "an array of records"),
            ("", "$", "JSON, but there is nothing"),
            (b"\xff", "byte 0", "UTF-8 text"),
        ],
    )
    def test_a_text_that_is_no_object_of_collections(
        self, text: str | bytes, path: str, expected: str
    ) -> None:
        with pytest.raises(vf.InvalidData) as caught:
            vf.from_json(text)
        (fault,) = caught.value.faults
        assert fault.path == path
        assert fault.expected.startswith(expected)
        assert caught.value.good == vf.Dataset.of([])

    def test_what_came_before_a_broken_place_is_kept(self) -> None:
        text = '{"sources": [{"id": "a", "title": "T"}], "events": [{"id": '
        with pytest.raises(vf.InvalidData) as caught:
            vf.from_json(text)
        assert caught.value.good["a"] == source("a")
        assert [fault.path for fault in caught.value.faults] == ["$.events[0]"]

    def test_a_collection_named_twice_is_a_fault_and_loses_nothing(self) -> None:
        text = '{"sources": [{"id": "a", "title": "T"}], "sources": [{"id": "b", "title": "T"}]}'
        with pytest.raises(vf.InvalidData) as caught:
            vf.from_json(text)
        assert caught.value.good.sources.ids == ("a", "b")
        assert [str(fault) for fault in caught.value.faults] == [
            "$.sources: 'sources'; expected each key once"
        ]

    def test_a_key_twice_costs_its_record_only(self) -> None:
        text = '{"sources": [{"id": "a", "title": "T", "title": "U"}, {"id": "b", "title": "T"}]}'
        with pytest.raises(vf.InvalidData) as caught:
            vf.from_json(text)
        assert caught.value.good.sources.ids == ("b",)
        assert [fault.path for fault in caught.value.faults] == ["$.sources[0].title"]

    def test_a_duplicate_id_names_both_places_and_the_first_is_kept(self) -> None:
        text = """{"sources": [{"id": "a", "title": "T"}],
            "events": [{"id": "a", "name_vi": "a", "name_en": "a", "kind": "visit"}]}"""
        with pytest.raises(vf.InvalidData) as caught:
            vf.from_json(text, file="f.json")
        (fault,) = caught.value.faults
        assert (fault.file, fault.path, fault.record) == ("f.json", "$.events[0].id", "a")
        assert fault.expected.endswith("f.json: $.sources[0] has it")
        assert fault.hint == "rename one of the two, or drop it"
        assert caught.value.good["a"] == source("a")

    def test_the_error_comes_back_from_pickle_with_the_good_records(self) -> None:
        with pytest.raises(vf.InvalidData) as caught:
            vf.from_json('{"sources": [{"id": "a", "title": "T"}, {}]}')
        again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301
        assert again.good == caught.value.good
        assert again.faults == caught.value.faults


GOOD = '[{"id": "%s", "title": "T"}]'


class TestRead:
    """«loading a user's file reports every fault at once, each with its path»"""

    def faults(self, *paths: Path | str) -> tuple[tuple[str, ...], list[vf.Fault]]:
        with pytest.raises(vf.InvalidData) as caught:
            vf.read(*paths)
        for fault in caught.value.faults:
            assert str(fault).isprintable()
            assert fault.message("vi")
        return caught.value.good.sources.ids, list(caught.value.faults)

    def test_a_file_called_after_a_collection_holds_its_records(self, tmp_path: Path) -> None:
        path = tmp_path / "sources.json"
        path.write_text(GOOD % "a", "utf-8")
        for given_ in (path, str(path), os.fsencode(path)):
            assert vf.read(given_) == vf.Dataset.of([source("a")])  # type: ignore[arg-type]

    def test_any_other_file_holds_an_object_of_collections(self, tmp_path: Path) -> None:
        path = tmp_path / "mine.json"
        path.write_text(vf.to_json(vf.Dataset.of([source("a"), event("b")])), "utf-8")
        assert vf.read(path) == vf.Dataset.of([source("a"), event("b")])

    def test_a_folder_is_read_whole(self, tmp_path: Path) -> None:
        (tmp_path / "sources.json").write_text(GOOD % "a", "utf-8")
        (tmp_path / "mine.json").write_text('{"sources": %s}' % (GOOD % "b"), "utf-8")
        (tmp_path / "meta.json").write_text("not read", "utf-8")
        (tmp_path / "readme.txt").write_text("not read", "utf-8")
        assert vf.read(tmp_path).sources.ids == ("a", "b")

    def test_several_paths_make_one_dataset(self, tmp_path: Path) -> None:
        for name in ("x", "y"):
            (tmp_path / name).mkdir()
            (tmp_path / name / "sources.json").write_text(GOOD % name, "utf-8")
        assert vf.read(tmp_path / "x", tmp_path / "y" / "sources.json").sources.ids == ("x", "y")

    def test_the_shipped_folder_can_be_read(self) -> None:
        assert vf.read(PACKAGE / "data") == vf.load()

    def test_no_path_is_an_error_of_the_caller(self) -> None:
        with pytest.raises(ValueError, match="no path to read"):
            vf.read()

    def test_units_of_ones_own_are_passed_in(self, tmp_path: Path) -> None:
        street = vf.Unit(code="street", kind=vf.UnitKind.COUNT, name_vi="phố", name_en="street")
        raw = {"id": "a", "indicator": "b", "place": "c", "period": "2024"}
        raw["quantity"] = {"amount": "12", "unit": "street"}  # type: ignore[assignment]
        (tmp_path / "observations.json").write_text(json.dumps([raw]), "utf-8")
        (tmp_path / "z.json").write_text(
            json.dumps({"observations": [{**raw, "id": "z"}]}), "utf-8"
        )
        assert vf.read(tmp_path, units=[street]).observations.ids == ("a", "z")

    def test_every_fault_of_every_file_at_once_and_no_good_record_lost(
        self, tmp_path: Path
    ) -> None:
        files = {
            "sources.json": '[{"id": "a", "title": "T"}, {"id": "x"}]',
            "events.json": "",
            "mine.json": '{"sources": [{"id": "b", "title": "T"}], "x": 1}',
            "pillars.json": "\x00",
            "schemes.json": '[{"id": "s"',
        }
        for name, text in files.items():
            (tmp_path / name).write_text(text, "utf-8")
        (tmp_path / "fields.json").write_bytes(b"[\xff]")
        ids, faults = self.faults(tmp_path)
        assert ids == ("a", "b")
        assert [(Path(fault.file).name, fault.path, fault.unreadable) for fault in faults] == [
            ("events.json", "$", True),
            ("fields.json", "byte 1", True),
            ("mine.json", "$.x", False),
            ("pillars.json", "$", False),
            ("schemes.json", "$[0]", False),
            ("sources.json", "$[1].title", False),
        ]

    def test_a_path_that_is_not_there(self, tmp_path: Path) -> None:
        (tmp_path / "sources.json").write_text(GOOD % "a", "utf-8")
        ids, (fault,) = self.faults(tmp_path / "no.json", tmp_path)
        assert ids == ("a",)
        assert fault.unreadable
        assert fault.file.endswith("no.json")
        assert fault.expected == "a file or folder that is there"

    def test_a_folder_with_no_json_in_it(self, tmp_path: Path) -> None:
        _, (fault,) = self.faults(tmp_path)
        assert fault.unreadable
        assert fault.expected == "a folder with .json or .csv files in it"

    def test_a_folder_instead_of_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "sources.json").mkdir()
        (tmp_path / "events.json").write_text("[]", "utf-8")
        _, (fault,) = self.faults(tmp_path)
        assert fault.unreadable
        assert fault.file.endswith("sources.json")
        assert fault.expected in ("a file, not a folder", "a readable file: Permission denied")

    def test_a_folder_that_may_not_be_listed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(path: str) -> list[str]:
            raise PermissionError(13, "Permission denied", path)

        monkeypatch.setattr(os, "listdir", refuse)
        _, (fault,) = self.faults(tmp_path)
        assert fault.unreadable
        assert fault.expected == "a readable folder: Permission denied"

    @pytest.mark.parametrize("name", ["x" * 5000 + ".json", "\0.json"])
    def test_a_name_no_file_can_have(self, name: str) -> None:
        _, (fault,) = self.faults(name)
        assert fault.unreadable
        assert fault.expected.startswith("a ")

    def test_a_name_that_is_no_utf_8_breaks_no_message(self, tmp_path: Path) -> None:
        _, (fault,) = self.faults(os.path.join(os.fsencode(tmp_path), b"\xff.json"))  # type: ignore[arg-type]  # noqa: PTH118
        fault.message("vi").encode()

    def test_a_duplicate_in_two_files_names_both(self, tmp_path: Path) -> None:
        (tmp_path / "a.json").write_text('{"sources": %s}' % (GOOD % "a"), "utf-8")
        (tmp_path / "sources.json").write_text(GOOD % "a", "utf-8")
        ids, (fault,) = self.faults(tmp_path)
        assert ids == ("a",)
        assert (Path(fault.file).name, fault.path) == ("sources.json", "$[0].id")
        assert fault.expected.endswith("a.json: $.sources[0] has it")
        assert fault.expected_vi.endswith("a.json: $.sources[0] đã dùng")

    def test_three_of_one_id_are_two_faults(self, tmp_path: Path) -> None:
        text = json.dumps([{"id": "a", "title": title} for title in "TUV"])
        (tmp_path / "sources.json").write_text(text, "utf-8")
        ids, faults = self.faults(tmp_path)
        assert ids == ("a",)
        assert [fault.path for fault in faults] == ["$[1].id", "$[2].id"]


DAYS = [dt.date(2020, 1, 1), dt.date(2024, 1, 1), dt.date(2024, 12, 31), dt.date(2101, 12, 31)]


def sources_by_day() -> list[vf.Source]:
    return [
        source("early", published_on=vf.PartialDate.of(2020)),
        source("late", published_on=vf.PartialDate.of(2024, 6)),
        source("undated"),
    ]


def known(*records: vf.Record, on: str) -> vf.Dataset:
    data = vf.Dataset.of([*sources_by_day(), *records])
    return data.as_known(on=dt.date.fromisoformat(on))


def step(form: vf.Form, *sources: str) -> vf.Step:
    return vf.Step(form=form, evidence=tuple(evidence(name) for name in sources))


def tie(*steps: vf.Step, **fields: Any) -> vf.Partnership:
    given: dict[str, Any] = {"id": "a", "local": "VN", "foreign": "LA"}
    return vf.Partnership(**{**given, "level": vf.Level.NATIONAL, **fields}, steps=steps)


class TestAsKnown:
    """«what a source says is known from its publication day: `data.as_known(on=...)`»"""

    @pytest.mark.parametrize(
        ("on", "ids"),
        [
            ("2019-12-31", ()),
            ("2020-06-01", ()),  # the source is of 2020: perhaps out, perhaps not
            ("2020-12-31", ("a",)),
            ("2024-06-29", ("a",)),
            ("2024-06-30", ("a", "b")),
            ("9999-12-31", ("a", "b")),
        ],
    )
    def test_a_fact_is_known_once_its_source_is_certainly_out(
        self, on: str, ids: tuple[str, ...]
    ) -> None:
        records = [
            event("a", evidence=(evidence("early"),)),
            event("b", cites=("late",)),
            event("c", evidence=(evidence("undated"),)),
            event("d", evidence=(evidence("not-there"),)),
        ]
        assert known(*records, on=on).events.ids == ids

    def test_a_fact_that_names_no_source_stays(self) -> None:
        assert known(event("a"), on="1945-01-01").events.ids == ("a",)

    def test_it_stays_with_just_the_evidence_that_was_out(self) -> None:
        both = event(
            "a", evidence=(evidence("late"), evidence("early")), cites=("undated", "late", "early")
        )
        then = known(both, on="2021-01-01").events["a"]
        assert then.evidence == (evidence("early"),)
        assert then.cites == ("early",)
        assert attrs.evolve(then, evidence=both.evidence, cites=both.cites) == both

    def test_what_facts_are_about_stays(self) -> None:
        fund = vf.Institution(
            id="b", name_vi="a", name_en="a", kind="fund", evidence=(evidence("late"),)
        )
        then = known(fund, on="1945-01-01")
        assert then["b"] == fund
        assert len(then.sources) == 3

    def test_a_tie_keeps_the_steps_that_were_known(self) -> None:
        one = tie(step(vf.Form.CONTACT, "early"), step(vf.Form.SIGNED, "late", "early"))
        later = tie(step(vf.Form.CONTACT, "early"), step(vf.Form.SIGNED, "late"))
        assert known(one, on="2021-01-01").partnerships["a"].steps[1].evidence == (
            evidence("early"),
        )
        assert [s.form for s in known(later, on="2021-01-01").partnerships["a"].steps] == [
            vf.Form.CONTACT
        ]
        assert known(later, on="2024-06-30").partnerships["a"] is later
        assert not known(later, on="2020-01-01").partnerships

    def test_a_tie_with_a_known_step_stays_though_its_own_evidence_is_not_out(self) -> None:
        one = tie(
            step(vf.Form.CONTACT, "early"), step(vf.Form.SIGNED), evidence=(evidence("late"),)
        )
        then = known(one, on="2021-01-01").partnerships["a"]
        assert then.evidence == ()
        assert [s.form for s in then.steps] == [vf.Form.CONTACT]
        assert known(one, on="2024-06-30").partnerships["a"] == one

    def test_a_step_without_evidence_of_its_own_is_known_when_the_tie_is(self) -> None:
        one = tie(step(vf.Form.CONTACT), evidence=(evidence("early"),))
        assert known(one, on="2021-01-01").partnerships["a"] == one
        assert not known(one, on="2019-01-01").partnerships
        assert known(tie(step(vf.Form.CONTACT)), on="1945-01-01").partnerships

    def test_the_version_stays(self) -> None:
        data = vf.Dataset.of([], version="mine")
        assert data.as_known(on=dt.date(2024, 1, 1)).version == "mine"

    @given(made.datasets(), st.sampled_from(DAYS), st.sampled_from(DAYS))
    @made.SOME
    def test_knowledge_only_grows(self, data: vf.Dataset, one: dt.date, two: dt.date) -> None:
        before, after = (data.as_known(on=day) for day in sorted((one, two)))
        assert {record.id for record in before} <= {record.id for record in after}
        assert {record.id for record in after} <= {record.id for record in data}
        for record in before:
            later = after[record.id]
            assert {*record.evidence} <= {*later.evidence} <= {*data[record.id].evidence}
            assert {*record.cites} <= {*later.cites}
            if isinstance(record, vf.Partnership) and isinstance(later, vf.Partnership):
                forms = iter(later.steps)
                assert all(any(step.form == one.form for one in forms) for step in record.steps)

    @given(made.datasets(), st.sampled_from(DAYS), st.sampled_from(DAYS))
    @made.SOME
    def test_what_was_known_then_can_be_told_from_what_is_known_later(
        self, data: vf.Dataset, one: dt.date, two: dt.date
    ) -> None:
        early, late = sorted((one, two))
        assert data.as_known(on=late).as_known(on=early) == data.as_known(on=early)

    @given(made.datasets(), st.sampled_from(DAYS))
    @made.SOME
    def test_no_fact_stays_on_evidence_that_is_not_out(self, data: vf.Dataset, on: dt.date) -> None:
        then = data.as_known(on=on)

        def stated(records: Iterator[Any]) -> set[str]:
            return {
                name
                for record in records
                for name in (*record.cites, *(piece.source for piece in record.evidence))
            }

        facts = [record for name in FACTS for record in then.collection(name)]
        steps = [step for tie in then.partnerships for step in tie.steps]
        for name in stated(iter([*facts, *steps])):
            source = then.sources[name]
            days = [day.last for day in (source.published_on, source.accessed_on) if day]
            assert min(days) <= on

    def test_the_shipped_data_are_known_by_the_day_of_their_version(self) -> None:
        data = vf.load()
        day = dt.date(*map(int, data.version.split(".")))
        assert data.as_known(on=day) == data

    @pytest.mark.parametrize("year", range(1986, 2027, 8))
    def test_what_was_known_of_the_shipped_data_holds_together(self, year: int) -> None:
        """No reference dangles, and no figure comes before its source."""
        then = vf.load().as_known(on=dt.date(year, 1, 1))
        assert vf.check(then).ok


class TestHowFarTheLadderIsKnown:
    """«the last day up to which every step of the ladder was looked for»"""

    ENDS = (dt.date(2024, 1, 1), dt.date(2025, 1, 1))

    def test_the_shipped_data_say_it_and_a_dataset_of_your_own_may(self) -> None:
        meta = json.loads(module.data_file("meta.json"))
        assert str(vf.load().tiers_until) == meta["tiers_until"]
        assert vf.Dataset.of([]).tiers_until is None
        assert vf.Dataset.of([], tiers_until=self.ENDS[0]).tiers_until == self.ENDS[0]

    def test_two_datasets_together_know_it_as_far_as_both(self) -> None:
        one, two = (vf.Dataset.of([], tiers_until=end) for end in self.ENDS)
        assert (one | two).tiers_until == (two | one).tiers_until == self.ENDS[0]
        assert (one | vf.Dataset.of([])).tiers_until == self.ENDS[0]
        assert (vf.Dataset.of([]) | vf.Dataset.of([])).tiers_until is None

    def test_it_comes_back_from_pickle(self) -> None:
        data = vf.Dataset.of([], tiers_until=self.ENDS[0])
        assert pickle.loads(pickle.dumps(data)).tiers_until == self.ENDS[0]  # noqa: S301

    def test_what_was_known_on_a_day_goes_no_further_than_that_day(self) -> None:
        data = vf.Dataset.of([], tiers_until=self.ENDS[1])
        assert data.as_known(on=self.ENDS[0]).tiers_until == self.ENDS[0]
        assert data.as_known(on=dt.date(2026, 1, 1)).tiers_until == self.ENDS[1]
        assert vf.Dataset.of([]).as_known(on=self.ENDS[0]).tiers_until is None


class TestDerived:
    """«What is worked out of the records once, and kept»"""

    def test_it_is_worked_out_once_for_each_dataset_even_where_it_is_none(self) -> None:
        asked: list[vf.Dataset] = []

        def nothing(data: vf.Dataset) -> None:
            asked.append(data)

        one, two = vf.Dataset.of([]), vf.Dataset.of([])
        for data in (one, one, two):
            data.derived("nothing", nothing)
        assert len(asked) == 2
        assert asked[0] is one
        assert asked[1] is two
