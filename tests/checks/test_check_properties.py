"""What holds of every dataset: a check never fails, and order is nothing to it."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from typing import Any

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import vnforeign as vf
from depth import examples

Draw = st.SearchStrategy

IDS = st.sampled_from(["a", "b", "c", "VN", "LA"])
"""So few ids that records refer to one another, and to what is not there, all the time."""

SOME = settings(max_examples=examples(60), suppress_health_check=[HealthCheck.too_slow])
DAYS = st.dates(dt.date(1945, 1, 1), dt.date(2100, 12, 31))


def maybe(strategy: Draw[Any]) -> Draw[Any]:
    return st.none() | strategy


def some(strategy: Draw[Any], most: int = 2) -> Draw[tuple[Any, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


def dates() -> Draw[vf.PartialDate]:
    """Days, months, years and spans, near one another."""
    texts = ["2020", "2020-05", "2020-05-17", "2021", "[2020-03-01..2021-02-01]", "2025-07-01"]
    return st.sampled_from([vf.PartialDate.parse(text) for text in texts]) | DAYS.map(
        lambda day: vf.PartialDate.between(day, day)
    )


def periods() -> Draw[vf.Period]:
    texts = ["2020", "2020-H1", "2020-Q2", "../2020", "2020/..", "2019/2021", "2025-Q3"]
    return st.sampled_from([vf.Period.parse(text) for text in texts]) | DAYS.map(vf.Period.of)


def amounts() -> Draw[Decimal]:
    return st.builds(lambda n, d: Decimal(n).scaleb(-d), st.integers(0, 10**12), st.integers(0, 3))


def quantities() -> Draw[vf.Quantity]:
    printed = ["trên 5 USD", "từ 2 đến 3%", "23/28 nước", "29/28 nước", "thứ 10/63", "ước 5 USD",
               "hàng chục đoàn", "150%", "9 tháng", "5 đồng"]  # fmt: skip
    plain = st.builds(
        vf.Quantity, amount=amounts(), unit=st.sampled_from([vf.Unit.USD, vf.Unit.HA])
    )
    return st.sampled_from([vf.Quantity.parse(text) for text in printed]) | plain


@st.composite
def evidences(draw: st.DrawFn) -> vf.Evidence:
    printed = draw(
        st.sampled_from(["5 USD", "12,500 ha", "2020", "9 tháng", "Thứ nhất", "\u2028"])
        | st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
    )
    start = draw(st.integers(0, 99))
    return vf.Evidence(source=draw(IDS), start=start, end=start + len(printed), printed=printed)


def numbers() -> Draw[vf.DocumentNumber]:
    printed = ["25-CT/TW", "06/2020/QĐ-TTg", "47/NQ-CP", "50/2024/QH15", "723/BNG-LPQT", "02-NQ/TU"]
    return st.sampled_from([vf.DocumentNumber.parse(text) for text in printed])


def shared() -> dict[str, Draw[Any]]:
    return {"evidence": some(evidences()), "cites": some(IDS, 1)}


def named() -> dict[str, Draw[Any]]:
    return {"name_vi": st.just("tên"), "name_en": st.just("name")}


def sources() -> Draw[vf.Source]:
    return st.builds(vf.Source, id=IDS, title=st.just("t"), published_on=maybe(dates()))


@st.composite
def places(draw: st.DrawFn) -> vf.Place:
    name, kind = draw(IDS), draw(st.sampled_from(vf.PlaceKind))
    whole = kind in (vf.PlaceKind.COUNTRY, vf.PlaceKind.BLOC)
    return vf.Place(
        id=name,
        name_vi="tên",
        name_en="name",
        kind=kind,
        country=None if whole else draw(IDS),
        parent=draw(maybe(IDS)),
        since=draw(maybe(dates())),
        until=draw(maybe(dates())),
        successors=tuple(key for key in draw(some(IDS)) if key != name),
    )


@st.composite
def directives(draw: st.DrawFn) -> vf.Directive:
    name, number = draw(IDS), draw(maybe(numbers()))
    known = number.type if number is not None else None
    return vf.Directive(
        id=name,
        number=number,
        type=known or draw(st.sampled_from(["NQ", "?"])),
        title_vi="d",
        title_en="d",
        issued_on=draw(maybe(dates())),
        issuer=draw(maybe(IDS)),
        place=draw(maybe(IDS)),
        term=draw(maybe(st.sampled_from(["XII", "XIII"]))),
        carries_out=tuple(key for key in draw(some(IDS, 3)) if key != name),
        replaces=tuple(key for key in draw(some(IDS)) if key != name),
    )


@st.composite
def ties(draw: st.DrawFn) -> vf.Partnership:
    local, foreign = draw(st.permutations(["a", "b", "VN", "LA"]))[:2]
    steps = st.lists(
        st.builds(
            vf.Step,
            form=st.sampled_from(vf.Form),
            since=maybe(dates()),
            cites=some(IDS, 1),
        ),
        min_size=1,
        max_size=4,
    )
    return vf.Partnership(
        id=draw(IDS),
        local=local,
        foreign=foreign,
        country=draw(maybe(IDS)),
        level=draw(st.sampled_from(vf.Level)),
        steps=tuple(draw(steps)),
        evidence=draw(some(evidences(), 1)),
    )


def indicators() -> Draw[vf.Indicator]:
    return st.builds(
        vf.Indicator,
        id=IDS,
        **named(),
        definition=st.just("d"),
        unit=st.sampled_from([vf.Unit.USD, vf.Unit.PERCENT, vf.Unit.PROJECT]),
        nature=st.sampled_from(vf.Nature),
        part_of=maybe(IDS),
    )


def observations() -> Draw[vf.Observation]:
    return st.builds(
        vf.Observation,
        id=IDS,
        indicator=IDS,
        place=IDS,
        counterpart=maybe(IDS),
        period=periods(),
        quantity=quantities(),
        status=st.sampled_from(vf.Status),
        change_vs=maybe(periods()),
        **shared(),
    )


def commitments() -> Draw[vf.Commitment]:
    return st.builds(
        vf.Commitment,
        id=IDS,
        place=IDS,
        kind=st.sampled_from(vf.CommitmentKind),
        ordinal=maybe(st.integers(1, 5)),
        gist_vi=st.just("c"),
        gist_en=st.just("c"),
        **shared(),
    )


def events() -> Draw[vf.Event]:
    return st.builds(
        vf.Event, id=IDS, **named(), kind=st.just("visit-in"), participants=some(IDS), **shared()
    )


def record_lists() -> Draw[list[vf.Record]]:
    """Well-formed records of all kinds, each id once."""
    kinds: list[Draw[vf.Record]] = [
        sources(), places(), directives(), ties(), indicators(), observations(), commitments(),
        events(),
    ]  # fmt: skip
    return st.lists(st.one_of(kinds), max_size=5, unique_by=lambda record: record.id)


class TestOnAnyDataset:
    @SOME
    @given(record_lists())
    def test_a_check_never_fails_and_every_finding_names_its_record(
        self, records: list[vf.Record]
    ) -> None:
        data = vf.Dataset.of(records)
        report = vf.check(data)
        assert report.checked == len(records)
        for finding in report:
            assert finding.record in data.collection(finding.collection)
            assert finding.message.strip()
            assert finding.message_vi.strip()
            assert "\n" not in finding.text("en") + finding.text("vi")
        assert report.ok is (not report.errors)
        assert len(report.text().splitlines()) == len(report) + 1

    @SOME
    @given(record_lists(), st.randoms(use_true_random=False))
    def test_the_order_of_the_records_is_nothing_to_the_report(
        self, records: list[vf.Record], chance: random.Random
    ) -> None:
        shuffled = chance.sample(records, len(records))
        assert vf.check(vf.Dataset.of(shuffled)) == vf.check(vf.Dataset.of(records))

    @SOME
    @given(record_lists(), st.randoms(use_true_random=False))
    def test_the_order_of_the_rules_is_nothing_to_the_report(
        self, records: list[vf.Record], chance: random.Random
    ) -> None:
        shuffled = chance.sample(vf.rules(), len(vf.rules()))
        data = vf.Dataset.of(records)
        assert vf.check(data, rules=shuffled) == vf.check(data)

    @SOME
    @given(record_lists())
    def test_each_rule_alone_says_what_it_says_among_all(self, records: list[vf.Record]) -> None:
        data = vf.Dataset.of(records)
        together = vf.check(data).findings
        alone = [finding for rule in vf.rules() for finding in vf.check(data, rules=[rule])]
        assert sorted(map(str, alone)) == sorted(map(str, together))


@st.composite
def clean_datasets(draw: st.DrawFn) -> vf.Dataset:
    """A province's own sheet, without a fault: figures of some years, documents, ties, aims."""
    said = vf.Source(id="s", title="Báo cáo", published_on=vf.PartialDate.of(2024, 12, 31))
    nation, other = (
        vf.Place(id=key, name_vi=key, name_en=key, kind=vf.PlaceKind.COUNTRY)
        for key in ("VN", "LA")
    )
    home = vf.Place(
        id="VN-69", name_vi="Thái Nguyên", name_en="Thai Nguyen", kind=vf.PlaceKind.PROVINCE,
        country="VN", until=vf.PartialDate.of(2025, 6, 30), successors=("VN-69-2025",),
    )  # fmt: skip
    today = attrs.evolve(
        home, id="VN-69-2025", since=vf.PartialDate.of(2025, 7, 1), until=None, successors=()
    )
    exports = vf.Indicator(
        id="exports", name_vi="xuất khẩu", name_en="exports", definition="Goods exported.",
        unit=vf.Unit.USD, nature=vf.Nature.FLOW,
    )  # fmt: skip

    def stated(printed: str) -> tuple[vf.Evidence, ...]:
        start = draw(st.integers(0, 999))
        end = start + len(printed)
        return (vf.Evidence(source="s", start=start, end=end, printed=printed),)

    figures = []
    for year in draw(st.sets(st.integers(1997, 2023), max_size=4)):
        # An estimate is of late; the exports of one year are not five times those of the next.
        hedges = [vf.Hedge.EXACT, vf.Hedge.OVER] + [vf.Hedge.ESTIMATE] * (year > 2022)
        hedge = draw(st.sampled_from(hedges))
        guess = hedge is vf.Hedge.ESTIMATE
        amount = draw(st.integers(2 * 10**6, 9 * 10**6))
        figure = vf.Quantity(amount=Decimal(amount), unit=vf.Unit.USD, hedge=hedge)
        figures.append(
            vf.Observation(
                id=f"exports-{year}",
                indicator="exports",
                place="VN-69",
                period=vf.Period.year(year),
                quantity=figure,
                evidence=stated(str(figure)),
                status=vf.Status.ESTIMATE if guess else vf.Status.NORMAL,
            )
        )
    documents: list[vf.Directive] = []
    for serial in range(1, draw(st.integers(1, 4))):
        day = dt.date(2020, 1, 1) + dt.timedelta(days=serial)
        documents.append(
            vf.Directive(
                id=f"d{serial}",
                number=vf.DocumentNumber.parse(f"{serial}/2020/QĐ-TTg"),
                type="QĐ",
                title_vi="d",
                title_en="d",
                issued_on=vf.PartialDate.between(day, day),
                carries_out=tuple(one.id for one in documents),
                evidence=stated("Quyết định"),
            )
        )
    years = sorted(draw(st.lists(st.integers(1990, 2024), min_size=2, max_size=2)))
    forms = (vf.Form.PROSPECT, vf.Form.SIGNED)
    tie = vf.Partnership(
        id="p", local="VN-69", foreign="LA", country="LA", level=vf.Level.PROVINCIAL,
        steps=tuple(
            vf.Step(form=form, since=vf.PartialDate.of(year), evidence=stated("ký kết"))
            for form, year in zip(forms, years, strict=True)
        ),
    )  # fmt: skip
    aims = [
        vf.Commitment(
            id=f"aim-{ordinal}",
            place="VN-69",
            kind=vf.CommitmentKind.AIM,
            ordinal=ordinal,
            gist_vi=f"a {ordinal}",
            gist_en=f"a {ordinal}",
            evidence=stated("Thứ"),
        )
        for ordinal in range(1, draw(st.integers(1, 4)))
    ]
    return vf.Dataset.of(
        [said, nation, other, home, today, exports, tie, *figures, *documents, *aims]
    )


@SOME
@given(clean_datasets())
def test_a_clean_dataset_leaves_every_rule_silent(data: vf.Dataset) -> None:
    assert vf.check(data).findings == ()
