"""The data explorer, without a browser: every record shown, every code named, every link right."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from html import unescape

import attrs
import pytest
from hypothesis import given, settings
from sitegen import explorer as made_of
from sitegen import words
from sitegen.explorer import Explorer, sheets, shorten
from sitegen.pages import filled, linked, pages

import vnforeign as vf
from depth import examples
from vnforeign import strategies
from vnforeign.dataset import COLLECTIONS, record_class
from vnforeign.model.evidence import hints

LANGUAGES: tuple[words.Lang, ...] = ("en", "vi")


@pytest.fixture(scope="module", params=LANGUAGES)
def explorer(request: pytest.FixtureRequest) -> Explorer:
    return Explorer(vf.load(), request.param)


def without_marks(html: str) -> str:
    """The text of HTML."""
    return unescape(re.sub(r"<[^>]+>", "", html))


class TestWords:
    def test_every_collection_has_a_page(self) -> None:
        assert set(words.COLLECTIONS) == set(COLLECTIONS)

    def test_every_field_of_every_record_has_a_name(self) -> None:
        named = {"id", "evidence", "cites", "notes"}  # these have headings of their own
        for name in COLLECTIONS:
            assert set(hints(record_class(name))) - named <= words.known_fields(), name

    @pytest.mark.parametrize(
        ("family", "kind"),
        [
            ("hedge", vf.Hedge),
            ("status", vf.Status),
            ("nature", vf.Nature),
            ("form", vf.Form),
            ("level", vf.Level),
            ("commitment", vf.CommitmentKind),
            ("place", vf.PlaceKind),
        ],
    )
    def test_every_code_has_a_vietnamese_name(self, family: str, kind: type[enum.Enum]) -> None:
        assert words.known_codes(family) == {one.value for one in kind}

    def test_so_have_the_codes_of_the_open_lists_in_the_data(self) -> None:
        data = vf.load()
        assert {one.kind for one in data.events} <= words.known_codes("event")
        assert {one.kind for one in data.institutions} <= words.known_codes("institution")
        assert {one.language for one in data.sources} <= words.known_codes("language")

    def test_a_code_of_your_own_is_shown_as_it_is(self) -> None:
        assert words.code("event", "kite-day", "vi") == "kite-day"
        assert words.code("event", "kite-day", "en") == "kite day"


class TestAddresses:
    def test_every_record_has_one(self, explorer: Explorer) -> None:
        for record in explorer.data:
            page, _, anchor = (explorer.address(record.id) or "").partition("#")
            assert page.removesuffix(".html") in words.COLLECTIONS
            assert anchor == record.id

    def test_an_unknown_id_stands_in_plain(self, explorer: Explorer) -> None:
        assert explorer.address("no-such-record") is None
        assert explorer.link("no-such-record") == "<code>no-such-record</code>"

    def test_every_link_of_every_page_leads_to_a_record_or_a_page(self, explorer: Explorer) -> None:
        made = {page.path.replace(".md", ".html"): page for page in pages(explorer)}
        anchors = {
            (f"data/{name}.html", key)
            for name in COLLECTIONS
            for key in explorer.data.collection(name).ids
        }
        for path, page in made.items():
            folder = path.rpartition("/")[0]
            for link in re.findall(r'href="([^"]+)"', filled(page.markdown, explorer)):
                if link.startswith(("http://", "https://")):
                    continue
                where, _, anchor = unescape(link).partition("#")
                target = f"{folder}/{where}" if where else path
                target = re.sub(r"[^/]+/\.\./", "", target)
                assert target in made, (path, link)
                assert not anchor or (target, anchor) in anchors, (path, link)


class TestTables:
    @pytest.mark.parametrize("name", list(COLLECTIONS))
    def test_every_record_is_a_row_with_all_its_evidence(
        self, explorer: Explorer, name: str
    ) -> None:
        page = explorer.collection_page(name)
        row = r'<tbody id="([^"]+)">(.*?)</tbody>(?=<tbody id=|</table></div></div>$)'
        rows = re.findall(row, page, re.DOTALL)
        assert [key for key, _ in rows] == list(explorer.data.collection(name).ids)
        for key, html in rows:
            said = without_marks(html)
            for evidence in explorer.data[key].evidence:
                assert " ".join(evidence.printed.split()) in said
                assert f"{evidence.source} {evidence.start}–{evidence.end}" in said
            for note in explorer.data[key].notes:
                assert note in said

    def test_a_figure_shows_hedge_period_status_and_bounds(self) -> None:
        data = vf.load()
        for lang in LANGUAGES:
            shown = Explorer(data, lang)
            page = shown.collection_page("observations")
            for figure in data.observations:
                row = page.partition(f'<tbody id="{figure.id}">')[2].partition("</tbody>")[0]
                said = without_marks(row)
                for part in (
                    figure.quantity.format(lang),
                    figure.quantity.bounds.describe(lang),
                    words.code("hedge", figure.quantity.hedge.value, lang),
                    figure.period.format(lang),
                    words.code("status", figure.status.value, lang),
                ):
                    assert part in said, figure.id

    def test_amounts_sort_by_unit_and_then_by_size(self) -> None:
        data = vf.load()
        shown = Explorer(data, "en")
        keys = [(shown.cells(one)[2].sort, one.quantity) for one in data.observations]
        keys.sort(key=lambda pair: pair[0])
        amounts = [(quantity.unit.code, quantity.amount) for _, quantity in keys]
        assert amounts == sorted(amounts)

    def test_a_record_knows_who_names_it(self, explorer: Explorer) -> None:
        named = {one.id for one in explorer.named_by["57-kl-tw-2023"]}
        data = explorer.data
        for one in data.commitments.where(lambda c: "57-kl-tw-2023" in c.directives):
            assert one.id in named
        figures = {one.id for one in data.observations.where(indicator="exports")}
        assert figures <= {one.id for one in explorer.named_by["exports"]}

    @settings(max_examples=examples(15))
    @given(strategies.datasets())
    def test_any_dataset_can_be_shown(self, data: vf.Dataset) -> None:
        for lang in LANGUAGES:
            shown = Explorer(data, lang)
            for page in pages(shown):
                html = filled(page.markdown, shown)
                assert html.count("<table") == html.count("</table>")
            assert len(list(shown.search_entries())) == len(data)

    def test_marks_in_a_name_do_no_harm(self) -> None:
        bad = "<script>\"&'"
        data = vf.Dataset.of(
            [
                vf.Source(id="s", title=bad, publisher=bad, address="https://x.test/?a=1&b=\"'"),
                vf.Scheme(id="own", name_vi=bad, name_en=bad, notes=(bad,)),
            ]
        )
        for lang in LANGUAGES:
            shown = Explorer(data, lang)
            for name in ("sources", "schemes"):
                page = shown.collection_page(name)
                assert "<script" not in page
                assert bad in without_marks(page)
            assert all("<script" not in one["title"] for one in shown.search_entries())


class TestSheets:
    def test_every_country_and_every_province_with_a_figure_has_one(self) -> None:
        data = vf.load()
        found = {place.id for _, place in sheets(data)}
        assert set(data.countries.ids) <= found
        provinces = {
            one.place
            for one in data.observations
            if (place := data.places.get(one.place or ""))
            and place.kind in ("province", "municipality")
        }
        assert provinces
        assert provinces <= found

    def test_a_country_shows_its_ladder_with_days_and_sources(self, explorer: Explorer) -> None:
        korea = explorer.data.countries["KR"]
        ladder = without_marks(explorer.sheet_sections(korea)[0].html)
        tie = explorer.data.partnerships["vn-kr"]
        for step in tie.steps:
            assert words.code("form", step.form.value, explorer.lang) in ladder
            assert step.since is not None
            assert step.since.format(explorer.lang) in ladder
            for key in step.cites:
                assert shorten(explorer.data.sources[key].title) in ladder

    def test_a_province_shows_its_figures_documents_partners_and_aims(
        self, explorer: Explorer
    ) -> None:
        data = explorer.data
        place = data.places["VN-69"]
        said = "".join(one.html for one in explorer.sheet_sections(place))
        for records in (
            data.observations.where(place="VN-69"),
            data.commitments.where(place="VN-69"),
            data.partnerships.where(local="VN-69"),
            data.directives.where(place="VN-69"),
        ):
            for record in records:
                assert f"#{record.id}" in said
        head = without_marks(explorer.sheet_head(place))
        assert "VN-69-2025" in head

    def test_vietnam_does_not_swallow_its_provinces(self, explorer: Explorer) -> None:
        said = "".join(one.html for one in explorer.sheet_sections(explorer.data.countries["VN"]))
        assert "#thai-nguyen-exports-2024-h1" not in said

    def test_pictures_stand_where_they_are_drawn(
        self, explorer: Explorer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def draw(data: vf.Dataset, place: vf.Place, lang: words.Lang) -> str | None:
            return f"<svg>{place.id} {lang}</svg>" if place.id == "KR" else None

        monkeypatch.setattr(made_of, "PICTURES", (draw,))
        countries = explorer.data.countries
        first = explorer.sheet_sections(countries["KR"])[0]
        assert first.heading == words.text("pictures", explorer.lang)
        assert f"<svg>KR {explorer.lang}</svg>" in first.html
        other = explorer.sheet_sections(countries["LA"])[0]
        assert other.heading != words.text("pictures", explorer.lang)


class TestPages:
    def test_no_path_twice_and_every_mark_filled(self, explorer: Explorer) -> None:
        made = list(pages(explorer))
        paths = [page.path.casefold() for page in made]
        assert len(paths) == len(set(paths))
        for page in made:
            assert "<!-- vx:" in page.markdown
            assert "<!-- vx:" not in filled(page.markdown, explorer)

    def test_both_languages_have_the_same_pages(self) -> None:
        english, vietnamese = (
            [page.path for page in pages(Explorer(vf.load(), lang))] for lang in LANGUAGES
        )
        assert english == vietnamese

    def test_an_id_in_running_text_leads_to_its_record(self, explorer: Explorer) -> None:
        text = "<p><code>vn-kr</code> and <code>where()</code> and <code>no-such</code></p>"
        assert linked(text, explorer, "data/") == text.replace(
            "<code>vn-kr</code>", '<a href="data/partnerships.html#vn-kr"><code>vn-kr</code></a>'
        )


class TestSearchEntries:
    def test_each_record_has_one_at_its_address(self, explorer: Explorer) -> None:
        entries = list(explorer.search_entries())
        assert [one["location"] for one in entries] == [
            f"data/{explorer.address(key)}" for key in _ids(explorer)
        ]
        assert all(one["title"] for one in entries)

    def test_it_knows_both_names(self, explorer: Explorer) -> None:
        entry = next(one for one in explorer.search_entries() if one["location"].endswith("#VN-69"))
        assert {"Thái Nguyên", "Thai Nguyen"} <= {entry["title"], *entry["text"].split(" · ")}


def _ids(explorer: Explorer) -> Iterator[str]:
    for name in words.COLLECTIONS:
        yield from explorer.data.collection(name).ids


def test_shorten_cuts_at_a_word() -> None:
    assert shorten("one two three", 9) == "one two…"
    assert shorten("one two", 9) == "one two"


def test_the_explorer_shows_records_as_they_are_today() -> None:
    """A class of records that the explorer has never heard of is an error, not an empty row."""
    unknown = attrs.make_class("Unknown", [], bases=(vf.Record,))(id="x")
    with pytest.raises(TypeError, match="no columns for Unknown"):
        Explorer(vf.Dataset.of([]), "en").cells(unknown)
