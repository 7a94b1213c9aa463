"""Rules on references and evidence, at their edges."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

import vnforeign as vf

HERE = vf.Source(id="s", title="Bài viết", published_on=vf.PartialDate.parse("2024-07"))


def evidence(printed: str = "Lào", source: str = "s") -> vf.Evidence:
    return vf.Evidence(source=source, start=0, end=len(printed), printed=printed)


def figure(recorded: str, *printed: str, **more: Any) -> vf.Observation:
    """A figure recorded as one thing, with evidence that prints others."""
    given = {"indicator": "i", "place": "VN-69", "period": vf.Period.parse("2024-H1")}
    return vf.Observation(
        id="o",
        quantity=vf.Quantity.parse(recorded),
        evidence=tuple(evidence(form) for form in printed),
        **dict[str, Any](given | more),
    )


def country(name: str) -> vf.Place:
    return vf.Place(id=name, name_vi=name, name_en=name, kind=vf.PlaceKind.COUNTRY)


def body(name: str, **more: Any) -> vf.Institution:
    return vf.Institution(id=name, name_vi=name, name_en=name, kind="department", **more)


def event(**more: Any) -> vf.Event:
    return vf.Event(id="e", name_vi="Hội nghị", name_en="A conference", kind="visit-in", **more)


def tie(*steps: vf.Step, **more: Any) -> vf.Partnership:
    given: dict[str, Any] = {"local": "VN", "foreign": "LA", "level": vf.Level.NATIONAL}
    return vf.Partnership(id="p", steps=steps, **(given | more))


def found(code: str, *records: vf.Record) -> list[vf.Finding]:
    return list(vf.check(vf.Dataset.of(records), select=code))


class TestDanglingReference:
    """«A reference that names no record of the kind it should»"""

    @pytest.mark.parametrize(
        ("record", "field", "value"),
        [
            (vf.Pillar(id="x", scheme="no", ordinal=1, name_vi="x", name_en="x"), "scheme", "no"),
            (vf.FieldOfWork(id="x", pillar="no", name_vi="x", name_en="x"), "pillar", "no"),
            (vf.Source(id="x", title="x", place="no"), "place", "no"),
            (body("x", parent="no"), "parent", "no"),
            (body("x", place="no"), "place", "no"),
            (event(participants=("LA", "no")), "participants", "no"),
            (event(cites=("no",)), "cites", "no"),
            (event(evidence=(evidence(), evidence(source="no"))), "evidence[1].source", "no"),
            (figure("5", indicator="no"), "indicator", "no"),
            (figure("5", indicator="i", counterpart="no"), "counterpart", "no"),
            (figure("5", place=None, subject="no"), "subject", "no"),
        ],
    )
    def test_every_field_that_names_a_record_is_looked_up(
        self, record: vf.Record, field: str, value: str
    ) -> None:
        around = [HERE, country("LA"), country("VN-69"), indicator("i")]
        (finding,) = found("VNF001", *around, record)
        assert (finding.record, finding.field, finding.value) == (record.id, field, value)

    def test_the_fields_of_directives_indicators_and_commitments_too(self) -> None:
        links: dict[str, Any] = dict.fromkeys(
            ("carries_out", "amends", "replaces", "issues"), ("no",)
        )
        directive = vf.Directive(
            id="d", type="NQ", title_vi="d", title_en="d", issuer="no", place="no",
            fields=("no",), **links,
        )  # fmt: skip
        said = [finding.field for finding in found("VNF001", directive)]
        assert said == ["amends", "carries_out", "fields", "issuer", "issues", "place", "replaces"]
        aim = vf.Commitment(
            id="c", place="no", by="no", kind=vf.CommitmentKind.AIM, gist_vi="c", gist_en="c",
            fields=("no",), directives=("no",),
        )  # fmt: skip
        said = [finding.field for finding in found("VNF001", aim)]
        assert said == ["by", "directives", "fields", "place"]
        said = [f.field for f in found("VNF001", indicator("x", field="no", part_of="no"))]
        assert said == ["field", "part_of"]

    def test_the_sources_of_steps_too(self) -> None:
        step = vf.Step(
            form=vf.Form.SIGNED, evidence=(evidence(), evidence(source="no")), cites=("no",)
        )
        said = found("VNF001", HERE, country("VN"), country("LA"), tie(step))
        assert [finding.field for finding in said] == [
            "steps[0].cites",
            "steps[0].evidence[1].source",
        ]

    def test_an_id_of_another_kind_does_not_do(self) -> None:
        (finding,) = found("VNF001", country("LA"), event(evidence=(evidence(source="LA"),)))
        assert finding.message == "'LA' is not in sources"

    @pytest.mark.parametrize("side", [country("LA"), body("LA")])
    def test_a_side_may_be_a_place_or_a_body(self, side: vf.Record) -> None:
        assert found("VNF001", side, event(participants=("LA",))) == []

    def test_a_place_lies_in_a_place_and_a_body_belongs_to_a_body(self) -> None:
        inside = vf.Place(
            id="x", name_vi="x", name_en="x", kind=vf.PlaceKind.DISTRICT, country="LA", parent="b"
        )
        (finding,) = found("VNF001", country("LA"), body("b"), inside)
        assert finding.message == "'b' is not in places or countries"
        assert finding.message_vi == "'b' không có trong places hoặc countries"

    def test_it_proposes_the_ids_that_are_spelled_like_it(self) -> None:
        around = [country("VN"), body("department-of-foreign-affairs")]
        (finding,) = found("VNF001", *around, event(participants=("department-foreign-affairs",)))
        assert finding.hint == "did you mean 'department-of-foreign-affairs'?"
        assert finding.hint_vi == "có phải là 'department-of-foreign-affairs'?"

    def test_a_reference_that_is_named_twice_is_said_twice(self) -> None:
        assert len(found("VNF001", event(participants=("no", "no")))) == 2


def indicator(name: str, **more: Any) -> vf.Indicator:
    return vf.Indicator(
        id=name,
        name_vi=name,
        name_en=name,
        definition="d",
        unit=vf.Unit.USD,
        nature=vf.Nature.FLOW,
        **more,
    )


class TestFactWithoutEvidence:
    """«Reference records (places, indicators, bodies ...) may do without; facts may not»"""

    @pytest.mark.parametrize(
        "record", [country("LA"), body("b"), indicator("i"), HERE], ids=lambda one: one.id
    )
    def test_reference_records_may_do_without(self, record: vf.Record) -> None:
        assert found("VNF002", record) == []

    @pytest.mark.parametrize(
        "record",
        [
            event(cites=("s",)),
            event(evidence=(evidence(),)),
            tie(vf.Step(form=vf.Form.SIGNED, cites=("s",))),
            tie(vf.Step(form=vf.Form.SIGNED), vf.Step(form=vf.Form.MEMBER, evidence=(evidence(),))),
            tie(vf.Step(form=vf.Form.SIGNED), cites=("s",)),
        ],
    )
    def test_a_fact_that_says_anywhere_who_states_it_is_silent(self, record: vf.Record) -> None:
        assert found("VNF002", record) == []

    @pytest.mark.parametrize(
        "record", [event(), tie(vf.Step(form=vf.Form.SIGNED)), figure("5")], ids=lambda one: one.id
    )
    def test_a_fact_that_nobody_states_is_asked_about(self, record: vf.Record) -> None:
        (finding,) = found("VNF002", record)
        assert (finding.record, finding.field) == (record.id, "evidence")

    def test_a_tie_stated_by_its_steps_does_not_hide_the_next(self) -> None:
        stated = tie(vf.Step(form=vf.Form.SIGNED, cites=("s",)))
        bare = attrs.evolve(tie(vf.Step(form=vf.Form.SIGNED)), id="q")
        assert [finding.record for finding in found("VNF002", stated, bare)] == ["q"]


class TestValueNotInItsEvidence:
    """«The commonest slip of hand-entered data is a scale word lost or a decimal mark misread»"""

    @pytest.mark.parametrize(
        ("recorded", "printed"),
        [
            ("15.400.000.000 USD", ["15,4 tỷ USD"]),
            ("15.400.000.000 USD", ["khoảng trắng", "15,4 tỷ USD"]),
            ("15.400.000.000 USD", ["14 tỷ USD", "15,4 tỷ USD"]),
            ("ước 5 USD", ["ước đạt 5 USD"]),
            ("từ 200 đến 300 USD", ["200-300 USD"]),
            ("thứ 10/63", ["đứng thứ 10/63"]),
            ("23/28 nước", ["23 nước"]),
            ("9 dự án", ["09 lượt dự án"]),
            ("9 dự án", ["9"]),
            ("12.500 ha", ["12,500 ha"]),
            ("12,5 ha", ["12,500 ha"]),
        ],
    )
    def test_it_is_silent_where_one_form_gives_the_figure(
        self, recorded: str, printed: list[str]
    ) -> None:
        assert found("VNF502", figure(recorded, *printed)) == []

    @pytest.mark.parametrize(
        ("recorded", "printed"),
        [
            ("15.400.000 USD", "15,4 tỷ USD"),
            ("15.400.000.000 đồng", "15,4 tỷ USD"),
            ("15.400.000.000 USD", "15,4 tỷ"),
            ("5 km", "5 ha"),
            ("từ 200 đến 400 USD", "200-300 USD"),
            ("23/27 nước", "23/28 nước"),
            ("13 ha", "12,500 ha"),
            ("5%", "5 USD"),
        ],
    )
    def test_it_speaks_where_no_form_does(self, recorded: str, printed: str) -> None:
        (finding,) = found("VNF502", figure(recorded, printed))
        assert finding.field == "quantity"
        assert finding.value in finding.message
        assert "the evidence prints" in finding.message

    def test_it_shows_every_reading_of_a_form_that_has_two(self) -> None:
        (finding,) = found("VNF502", figure("13 ha", "12,500 ha"))
        assert finding.message.endswith("the evidence prints 12,5 ha, 12.500 ha")

    @pytest.mark.parametrize(
        "printed", ["tăng 19,2%", "Hiện nay", "năm 2023", "2023", "2011-2020", "9 tháng"]
    )
    def test_a_form_that_cannot_be_read_or_tells_the_time_is_not_held_against_it(
        self, printed: str
    ) -> None:
        assert found("VNF502", figure("19,2%", printed)) == []

    def test_a_time_that_is_the_figure_is_held_against_it(self) -> None:
        assert len(found("VNF502", figure("8 tháng", "9 tháng"))) == 1

    def test_a_figure_without_evidence_is_left_to_another_rule(self) -> None:
        assert found("VNF502", figure("5 USD")) == []


class TestHedgeNotAsPrinted:
    """«A figure whose printed forms give its amount with another hedge, or with none»"""

    @pytest.mark.parametrize(
        ("recorded", "printed"),
        [
            ("15.400.000.000 USD", "trên 15,4 tỷ USD"),
            ("trên 15.400.000.000 USD", "15,4 tỷ USD"),
            ("gần 50 đoàn", "khoảng 50 đoàn"),
        ],
    )
    def test_only_this_rule_speaks_where_nothing_but_the_hedge_differs(
        self, recorded: str, printed: str
    ) -> None:
        (finding,) = found("VNF507", figure(recorded, printed))
        assert (finding.field, finding.value) == ("quantity.hedge", recorded)
        assert found("VNF502", figure(recorded, printed)) == []

    @pytest.mark.parametrize("printed", ["trên 15,4 triệu USD", "trên 15,4 tỷ đồng"])
    def test_another_amount_or_unit_is_left_to_the_rule_on_values(self, printed: str) -> None:
        one = figure("15.400.000.000 USD", printed)
        assert found("VNF507", one) == []
        assert len(found("VNF502", one)) == 1

    def test_one_form_with_the_right_hedge_is_enough(self) -> None:
        one = figure("trên 180 hoạt động", "180 hoạt động", "hơn 180 hoạt động")
        assert found("VNF507", one) == []
        assert [finding.code for finding in found("VNF5", one)] == ["VNF516"]


class TestKnowledgeBeforePublication:
    """«Nobody can report what has not happened»"""

    @pytest.mark.parametrize("period", ["2024-07", "2024-H2", "2024", "2024-07-31", "../2030"])
    def test_a_period_that_may_have_begun_is_silent(self, period: str) -> None:
        one = figure("5 USD", "5 USD", period=vf.Period.parse(period))
        assert found("VNF503", HERE, one) == []

    @pytest.mark.parametrize("period", ["2024-08", "2025", "2025/.."])
    def test_a_period_that_had_surely_not_begun_is_held_against_it(self, period: str) -> None:
        one = figure("5 USD", "5 USD", period=vf.Period.parse(period))
        (finding,) = found("VNF503", HERE, one)
        assert finding.message == f"{period} begins after s was published (2024-07)"
        assert finding.evidence == one.evidence

    def test_sources_of_no_day_or_a_later_one_do_not_hide_one_that_was_too_early(self) -> None:
        later = vf.Source(id="later", title="t", published_on=vf.PartialDate.of(2026))
        said = tuple(evidence(source=key) for key in ("nowhere", "later", "s"))
        one = attrs.evolve(figure("5 USD", period=vf.Period.year(2025)), evidence=said)
        (finding,) = found("VNF503", HERE, later, one)
        assert finding.evidence == said[2:]

    def test_a_target_may_lie_ahead(self) -> None:
        ahead = {"period": vf.Period.year(2030), "status": vf.Status.TARGET}
        assert found("VNF503", HERE, figure("5 USD", "5 USD", **ahead)) == []

    def test_it_names_the_first_source_that_was_too_early_and_no_more(self) -> None:
        one = figure("5 USD", "5 USD", "2025", period=vf.Period.year(2025))
        (finding,) = found("VNF503", HERE, one)
        assert finding.evidence == one.evidence[:1]

    @pytest.mark.parametrize("source", [vf.Source(id="s", title="s"), vf.Source(id="t", title="t")])
    def test_a_source_of_no_known_day_says_nothing(self, source: vf.Source) -> None:
        one = figure("5 USD", "5 USD", period=vf.Period.year(2030))
        assert found("VNF503", source, one) == []


class TestStepWithoutEvidence:
    """«Each step is a claim of its own»"""

    def test_each_bare_step_is_named(self) -> None:
        bare, cited = vf.Step(form=vf.Form.CONTACT), vf.Step(form=vf.Form.SIGNED, cites=("s",))
        said = found("VNF504", tie(bare, cited, bare, evidence=(evidence(),)))
        assert [finding.field for finding in said] == ["steps[0]", "steps[2]"]
        assert "'contact'" in said[0].message


class TestSourceNeverUsed:
    PAPER = vf.Source(id="paper", title="Bài viết", address="https://example.vn/bai-viet")

    def test_a_dataset_without_facts_asks_nothing(self) -> None:
        assert found("VNF007", self.PAPER) == []

    def test_a_body_that_cites_it_uses_it(self) -> None:
        cited = vf.Institution(id="b", name_vi="b", name_en="b", kind="ministry", cites=("paper",))
        held = vf.Event(id="e", name_vi="e", name_en="e", kind="summit")
        assert found("VNF007", self.PAPER, held, cited) == []
        (finding,) = found("VNF007", self.PAPER, held)
        assert (finding.record, finding.field) == ("paper", "address")

    def test_a_source_that_cannot_be_read_is_left(self) -> None:
        bare = vf.Source(id="paper", title="Bài viết")
        assert (
            found("VNF007", bare, vf.Event(id="e", name_vi="e", name_en="e", kind="summit")) == []
        )


class TestParentsInACircle:
    def test_each_circle_is_told_once_and_who_hangs_on_it_is_not(self) -> None:
        up = {"a": "b", "b": "c", "c": "a", "d": "a", "x": "y", "y": "x", "z": "z"}
        bodies = [
            vf.Institution(id=key, name_vi=key, name_en=key, kind="ministry", parent=above)
            for key, above in up.items()
        ]
        said = found("VNF004", *bodies)
        assert [finding.record for finding in said] == ["a", "x"]
        assert "a, b, c" in said[0].message


class TestReferencesInOneList:
    @pytest.mark.parametrize(
        ("ids", "many"), [(("LA",), 0), (("LA", "KH"), 0), (("LA", "LA"), 2), (("LA",) * 3, 3)]
    )
    def test_an_id_stands_once(self, ids: tuple[str, ...], many: int) -> None:
        said = [finding.message for finding in found("VNF005", event(participants=ids))]
        assert said == [f"lists 'LA' {many} times"] * bool(many)

    def test_each_step_and_each_id_is_looked_at(self) -> None:
        steps = [vf.Step(form=vf.Form.CONTACT, cites=ids) for ids in (("s",), ("s", "t", "t", "s"))]
        one = tie(*steps, cites=("u", "u"))
        said = [(finding.field, finding.value) for finding in found("VNF005", one)]
        assert said == [("cites", "u"), ("steps[1].cites", "s"), ("steps[1].cites", "t")]

    def test_fields_of_work_are_left_to_another_rule(self) -> None:
        twice = vf.Directive(id="d", type="NQ", title_vi="d", title_en="d", fields=("f", "f"))
        assert found("VNF005", twice) == []


class TestIdsNearlyTheSame:
    @pytest.mark.parametrize(
        ("ids", "said"),
        [
            (["VN-69", "vn-69"], ["vn-69"]),
            (["a-b", "ab", "a.b"], ["a.b", "ab"]),
            (["a-1", "a1"], ["a1"]),
            (["a-1-2", "a-12"], []),  # a hyphen between two digits counts
            (["a-1.2", "a-12"], []),
            (["ab", "ac"], []),
        ],
    )
    def test_capitals_hyphens_and_dots_do_not_tell_ids_apart(
        self, ids: list[str], said: list[str]
    ) -> None:
        named = [finding.value for finding in found("VNF006", *map(body, ids))]
        assert named == said

    def test_two_collections_may_share_an_id_but_for_capitals(self) -> None:
        assert found("VNF006", body("la"), country("LA")) == []


class TestRefersToItself:
    def test_every_chain_is_looked_at(self) -> None:
        records = [
            vf.Place(id="p", name_vi="p", name_en="p", kind=vf.PlaceKind.REGION, country="VN",
                     parent="p"),
            vf.Place(id="c", name_vi="c", name_en="c", kind=vf.PlaceKind.COUNTRY, parent="c"),
            body("b", parent="b"),
            indicator("i", part_of="i"),
            body("x", parent="b"),
        ]  # fmt: skip
        said = {(finding.record, finding.field) for finding in found("VNF003", *records)}
        assert said == {("p", "parent"), ("c", "parent"), ("b", "parent"), ("i", "part_of")}


class TestBodyNamedByNobody:
    LOOSE = body("b")

    @pytest.mark.parametrize(
        "user",
        [
            event(participants=("LA", "b")),
            tie(vf.Step(form=vf.Form.SIGNED), foreign="b"),
            tie(vf.Step(form=vf.Form.SIGNED), local="b"),
            figure("5", place=None, subject="b"),
            figure("5", counterpart="b"),
            body("c", parent="b", cites=("s",)),
            vf.Directive(id="d", type="NQ", title_vi="d", title_en="d", issuer="b"),
        ],
        ids=lambda one: one.id,
    )
    def test_whoever_refers_to_it_uses_it(self, user: vf.Record) -> None:
        assert found("VNF008", self.LOOSE, user) == []

    def test_one_that_says_where_it_is_named_needs_no_user(self) -> None:
        assert found("VNF008", body("b", evidence=(evidence(),)), body("c", cites=("s",))) == []
        said = found("VNF008", self.LOOSE, body("c"), body("d", parent="c"))
        assert [finding.record for finding in said] == ["b", "d"]


class TestIdNotOfItsKind:
    @pytest.mark.parametrize(
        ("name", "kind", "said"),
        [
            ("LA", "country", 0), ("LAO", "country", 1), ("la", "country", 1), ("EU27", "bloc", 0),
            ("VN-69", "province", 0), ("VN-69-2025", "province", 0), ("vn-x", "city", 0),
            ("VN-69-25", "province", 1), ("Vn-x", "city", 1), ("VN-HN", "municipality", 0),
            ("69", "province", 1),
        ],
    )  # fmt: skip
    def test_it_is_a_code_or_words(self, name: str, kind: str, said: int) -> None:
        whole = kind in {"country", "bloc"}
        one = vf.Place(
            id=name, name_vi="x", name_en="x", kind=vf.PlaceKind(kind),
            country=None if whole else "VN",
        )  # fmt: skip
        assert len(found("VNF011", country("VN"), one)) == said


class TestPillarsOutOfCount:
    @pytest.mark.parametrize(
        ("ordinals", "message"),
        [
            ([1, 2, 3], None),
            ([3, 1, 2], None),
            ([2, 3], "is number 2 of x, where 1 should follow"),
            ([1, 1, 2], "is number 1 of x, where 2 should follow"),
            ([1, 3, 5], "is number 3 of x, where 2 should follow"),
        ],
    )
    def test_each_scheme_counts_from_one(self, ordinals: list[int], message: str | None) -> None:
        made = [
            vf.Pillar(id=f"{scheme}{at}", scheme=scheme, ordinal=ordinal, name_vi="p", name_en="p")
            for scheme, listed in (("w", [1, 2]), ("x", ordinals))
            for at, ordinal in enumerate(listed)
        ]
        said = [finding.message for finding in found("VNF013", *made)]
        assert said == ([] if message is None else [message])


def at(printed: str, start: int, source: str = "s") -> vf.Evidence:
    return vf.Evidence(source=source, start=start, end=start + len(printed), printed=printed)


class TestPrintedForms:
    @pytest.mark.parametrize(
        ("printed", "said"),
        [
            ("một hai ba bốn năm sáu bảy tám.", 1),
            ("một hai ba bốn năm sáu bảy.", 0),
            ("một hai ba bốn năm sáu bảy tám", 0),
            ("một hai ba bốn năm sáu bảy tám...", 0),
            ("một hai ba bốn năm sáu bảy tám!", 1),
            ("một\nhai", 1),
            ("một hai\n", 1),
        ],
    )
    def test_a_sentence_has_eight_words_and_an_end(self, printed: str, said: int) -> None:
        assert len(found("VNF501", event(evidence=(at(printed, 0),)))) == said

    @pytest.mark.parametrize(
        ("printed", "said"), [("Lào", 0), (" Lào", 1), ("Lào ", 1), ("nước Lào", 0), ("Lào\t", 1)]
    )
    def test_a_form_has_no_blank_at_an_end(self, printed: str, said: int) -> None:
        assert len(found("VNF508", event(evidence=(at(printed, 0),)))) == said

    @pytest.mark.parametrize(
        ("pieces", "said"),
        [
            ([("Lào", 0), ("Lào", 0)], 1),
            ([("Lào", 0), ("Lào", 9)], 0),
            ([("Lào", 0), ("Lào", 9), ("Lào", 0), ("Lào", 0)], 2),
            ([("Lào", 0), ("Làos", 0)], 0),
            ([("Lào", 0)], 0),
        ],
    )
    def test_the_same_characters_stand_once(self, pieces: list[tuple[str, int]], said: int) -> None:
        one = event(evidence=tuple(at(*piece) for piece in pieces))
        assert len(found("VNF505", one)) == said
        assert found("VNF505", event(evidence=(at("Lào", 0), at("Lào", 0, "t")))) == []

    @pytest.mark.parametrize(
        ("printed", "language", "said"),
        [("Ханой", "vi", 1), ("Ханой", "ru", 0), ("河内", "en", 1), ("Hà Nội", "vi", 0),
         ("Mở rộng 합작", "vi", 1), ("Hà Nội – “Lào”", "vi", 0)],
    )  # fmt: skip
    def test_letters_are_those_of_the_language(
        self, printed: str, language: str, said: int
    ) -> None:
        paper = vf.Source(id="s", title="s", language=language)
        one = event(evidence=(at("Lào", 0), at(printed, 9), at(printed, 90, "t")))
        assert len(found("VNF518", paper, one)) == said


class TestOneSpanTwoValues:
    HELD = vf.Source(id="s", title="s", file="s.txt", sha256="0" * 64)
    ALSO = vf.Source(id="t", title="t", file="s.txt", sha256="0" * 64)

    def said(self, *figures: tuple[str, tuple[vf.Evidence, ...]]) -> list[str]:
        made = [
            vf.Observation(
                id=f"o{at}", indicator="i", place="VN-69", period=vf.Period.year(2020 + at),
                quantity=vf.Quantity.parse(amount), evidence=pieces,
            )
            for at, (amount, pieces) in enumerate(figures)
        ]  # fmt: skip
        return [finding.record for finding in found("VNF506", self.HELD, self.ALSO, *made)]

    def test_figures_without_evidence_or_text_before_it_hide_nothing(self) -> None:
        here, nowhere = (at("40", 9),), (at("40", 9, "u"),)
        assert self.said(("1", ()), ("2", nowhere), ("40", here), ("90", here)) == ["o3"]

    def test_the_first_piece_counts_wherever_the_text_is_named(self) -> None:
        here, there = at("40", 9), at("40", 9, "t")
        assert self.said(("40", (here,)), ("90", (there,))) == ["o1"]
        assert self.said(("40", (here,)), ("40", (there,))) == []
        assert self.said(("40", (here,)), ("90", (at("90", 99), here))) == []
        assert self.said(("40", (here,)), ("90", (at("40 ", 9),))) == []
        assert self.said(
            ("1", (at("1", 8),)), ("40", (here,)), ("50", (here,)), ("60", (there,))
        ) == [
            "o2",
            "o3",
        ]


class TestValueNotInTheFirstForm:
    @pytest.mark.parametrize(
        ("printed", "said"),
        [
            (["15,4 USD", "năm 2024"], 0),
            (["kim ngạch", "15,4 USD"], 1),
            (["14 USD", "kim ngạch", "15,4 USD"], 2),
            (["tăng 15,4 USD", "15,4 USD"], 0),
            (["kim ngạch 15,4 USD", "15,4 USD"], 0),
            (["kim ngạch"], 0),
            (["14 USD"], 0),  # VNF502's
        ],
    )
    def test_the_form_that_holds_the_value_is_to_be_the_first(
        self, printed: list[str], said: int
    ) -> None:
        told = found("VNF516", figure("15,4 USD", *printed))
        assert [f.hint for f in told] == [f"move evidence[{said}] to the front"] * bool(said)
        assert [f.hint_vi for f in told] == [f"chuyển evidence[{said}] lên đầu"] * bool(said)
        assert [f.field for f in told] == ["evidence[0].printed"] * bool(said)

    def test_a_figure_read_like_one_before_it_is_asked_like_it(self) -> None:
        forms = [("15,4 USD", "15,4 USD"), ("15 USD", "15,4 USD"), ("trên 15,4 USD", "15,4 USD")]
        made = [attrs.evolve(figure(*each), id=f"o{at}") for at, each in enumerate(forms)]
        assert [f.record for f in found("VNF502", *made)] == ["o1"]
        assert [f.record for f in found("VNF507", *made)] == ["o2"]

    @pytest.mark.parametrize(
        ("recorded", "printed", "code", "other"),
        [
            ("từ 15 đến 20 USD", "15 USD", "VNF502", "VNF507"),
            ("15 USD", "từ 15 đến 20 USD", "VNF502", "VNF507"),
            ("23/28 nước", "23/27 nước", "VNF502", "VNF507"),
            ("15 USD", "15 đồng", "VNF502", "VNF507"),
            ("15 USD", "trên 15 USD", "VNF507", "VNF502"),
        ],
    )
    def test_each_part_of_a_quantity_is_held_against_the_form(
        self, recorded: str, printed: str, code: str, other: str
    ) -> None:
        one = figure(recorded, printed)
        assert [finding.code for finding in found(code, one)] == [code]
        assert found(other, one) == []


class TestEstimateNobodyPrinted:
    @pytest.mark.parametrize(
        ("recorded", "printed", "more", "said"),
        [
            ("15,4 USD", ["15,4 USD"], {}, 1),
            ("15,4 USD", ["15,4 USD", "Ước cả năm"], {}, 0),
            ("15,4 USD", ["15,4 USD", "Estimate"], {}, 0),
            ("ước 15,4 USD", ["15,4 USD"], {}, 0),
            ("15,4 USD", [], {}, 0),
            ("15,4 USD", ["15,4 USD"], {"status": vf.Status.PROVISIONAL}, 0),
            ("15,4 USD", ["15,4 USD"], {"indicator": "rate"}, 0),
            ("15,4 USD", ["15,4 USD"], {"indicator": "stock"}, 1),
            ("15,4 USD", ["15,4 USD"], {"indicator": "nowhere"}, 0),
        ],
    )
    def test_a_stock_or_flow_has_its_word_printed(
        self, recorded: str, printed: list[str], more: dict[str, Any], said: int
    ) -> None:
        of = [
            indicator("i"),
            *(attrs.evolve(indicator(name), nature=vf.Nature(name)) for name in ("rate", "stock")),
        ]
        known = attrs.evolve(figure("5 USD", "ước 5 USD", status=vf.Status.ESTIMATE), id="a")
        one = figure(recorded, *printed, **({"status": vf.Status.ESTIMATE} | more))
        assert [f.record for f in found("VNF517", *of, known, one)] == ["o"] * said


class TestPages:
    """«A file has one SHA-256», «Addresses die»"""

    @staticmethod
    def paper(name: str = "s", **more: Any) -> vf.Source:
        return vf.Source(**({"id": name, "title": "Bài viết"} | more))

    def test_each_source_of_a_file_is_held_against_the_first(self) -> None:
        held = [
            self.paper(name, file=file, sha256=sign * 64)
            for name, file, sign in (("a", "v", "0"), ("b", "v", "1"), ("c", "w", "2"),
                                     ("d", "v", "0"), ("e", "v", "3"))
        ]  # fmt: skip
        said = found("VNF520", self.paper("0"), *held)
        assert [finding.record for finding in said] == ["b", "e"]
        assert f"but a pins it with {'0' * 64}" in said[1].message

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            ({"accessed_on": vf.PartialDate.of(2026)}, ["VNF521"]),
            ({"accessed_on": vf.PartialDate.of(2026), "file": "v", "sha256": "0" * 64}, []),
            ({"address": "https://example.org"}, ["VNF522", "VNF526"]),
            ({"address": "https://example.org", "author": "A"}, ["VNF526"]),
            ({"address": "https://example.org", "publisher": "A"}, ["VNF526"]),
            (
                {"address": "https://example.org", "accessed_on": vf.PartialDate.of(2026)},
                ["VNF522"],
            ),
            ({}, []),
        ],
    )
    def test_a_page_says_who_stands_for_it_where_and_when(
        self, given: dict[str, Any], said: list[str]
    ) -> None:
        assert [finding.code for finding in found("VNF52", self.paper(**given))] == said

    @pytest.mark.parametrize(
        ("address", "title", "said"),
        [
            ("https://example.org", "Bài viết", ["t", "u"]),
            ("https://example.org/2", "Bài viết", ["u"]),
            ("https://example.org", "Bài khác", ["u"]),
            (None, "Bài viết", ["u"]),
        ],
    )
    def test_one_page_is_one_source(self, address: str | None, title: str, said: list[str]) -> None:
        first, last = (self.paper(name, address="https://example.org") for name in "su")
        other = self.paper("t", address=address, title=title)
        told = found("VNF525", self.paper("0"), first, other, last)
        assert [finding.record for finding in told] == said
        assert {finding.message for finding in told} == {"https://example.org is the page of s too"}
