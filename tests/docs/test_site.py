"""The built site in a browser: both languages, both schemes, with no server and with no script.

Asked for by `python -m pytest -m browser tests/docs`. Nothing is skipped: without Chromium or
playwright these tests fail.
"""

from __future__ import annotations

import functools
import http.server
import importlib
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import pytest

import vnforeign as vf

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
FIGURE = "thai-nguyen-exports-2024-h1"
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
PAGES = (
    "index.html",
    "tutorial.html",
    "data/index.html",
    "data/observations.html",
    "data/partnerships.html",
    "data/provinces/VN-69.html",
    "data/countries/KR.html",
    "contradictions.html",
    "reference/data.html",
)
LANGUAGES = ("", "vi/")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is published: the one that SITE names, or built once."""
    if built := os.environ.get("SITE"):
        return Path(built)
    made = tmp_path_factory.mktemp("site") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir"]
    subprocess.run(
        [*command, str(made)],
        cwd=ROOT,
        check=True,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )
    return made


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *said: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of a server of the site."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, from the system."""
    from playwright.sync_api import sync_playwright

    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    assert found, "no Chromium: install it, or name it in the variable CHROMIUM"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield started
        started.close()


Open = Callable[..., "Page"]


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Opens pages; at the end none may have logged an error or asked for anything elsewhere."""
    wrong: list[str] = []
    contexts: list[BrowserContext] = []

    def opened(path: str, base: str = address, **options: object) -> Page:
        settings = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB"} | options
        context = browser.new_context(**settings)  # type: ignore[arg-type]  # as they come
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on(
            "console",
            lambda said: wrong.append(f"{path}: {said.text}") if said.type == "error" else None,
        )
        page.on("pageerror", lambda error: wrong.append(f"{path}: {error}"))
        page.on(
            "request",
            lambda sent: (
                None
                if sent.url.startswith((base, "data:", "blob:"))
                else wrong.append(f"{path} asks for {sent.url}")
            ),
        )
        page.on(
            "response",
            lambda got: (
                wrong.append(f"{path}: {got.status} {got.url}") if got.status >= 400 else None
            ),
        )
        page.goto(base + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def shown_rows(page: Page) -> list[str]:
    """The ids of the records that a table shows, in its order."""
    found: list[str] = page.eval_on_selector_all(
        ".vx-table > tbody", "rows => rows.filter(row => !row.hidden).map(row => row.id)"
    )
    return found


def search(page: Page, text: str) -> list[str]:
    """The addresses that the search finds, best first."""
    box = page.locator("input.md-search__input")
    links = page.locator(".md-search-result__item > a.md-search-result__link")
    for typed in ("", text):
        box.fill(typed)
        box.press("Shift")  # the theme looks at the box when a key is let go
        if not typed:
            links.first.wait_for(state="detached")
    # Each result says which words it was found by: wait for those of the whole text.
    words = "+".join(vf.fold(text).split())
    page.locator(f".md-search-result__link[href*='?h={words}']").first.wait_for()
    found: list[str] = links.evaluate_all("all => all.map(one => one.href)")
    return [re.sub(r"\?h=[^#]*", "", one) for one in found]


class TestEveryPage:
    @pytest.mark.parametrize("lang", LANGUAGES)
    @pytest.mark.parametrize("path", PAGES)
    def test_it_opens_without_an_error_and_without_asking_others(
        self, open_page: Open, lang: str, path: str
    ) -> None:
        page = open_page(lang + path)
        assert page.locator("html").get_attribute("lang") == (lang.rstrip("/") or "en")
        assert page.locator("h1").count() == 1

    @pytest.mark.parametrize(
        ("lang", "scheme"), [("", "light"), ("", "dark"), ("vi/", "light"), ("vi/", "dark")]
    )
    def test_it_is_accessible(self, open_page: Open, lang: str, scheme: str) -> None:
        options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
        # By name, as the package says nothing of its types.
        axe = importlib.import_module("axe_playwright_python.sync_playwright").Axe()
        found = []
        page = open_page(f"{lang}index.html", color_scheme=scheme)
        for path in PAGES if not lang else ("index.html", "data/provinces/VN-69.html"):
            page.goto(urljoin(page.url, "/") + lang + path)
            if page.locator(".vx-bar").count():  # axe takes a minute for hundreds of rows
                page.locator(".vx-bar input").first.fill("15,4")
                for summary in page.locator(".vx-more summary:visible").all()[:1]:
                    summary.click()
            for violation in axe.run(page, options=options).response["violations"]:
                nodes = [node["html"][:160] for node in violation["nodes"][:3]]
                found.append((path, violation["id"], len(violation["nodes"]), nodes))
        assert found == []

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_it_fits_a_phone(self, open_page: Open, lang: str) -> None:
        page = open_page(f"{lang}index.html", viewport={"width": 390, "height": 844})
        wide = {}
        for path in PAGES:
            page.goto(urljoin(page.url, "/") + lang + path)
            width = page.evaluate("document.documentElement.scrollWidth")
            if width > 390:
                wide[path] = width
        assert wide == {}

    def test_the_first_key_leads_to_the_text(self, open_page: Open) -> None:
        page = open_page("data/countries/KR.html")
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        assert "md-skip" in (skip.get_attribute("class") or "").split()
        skip.press("Enter")
        assert urlsplit(page.url).fragment


class TestNavigation:
    def test_a_reader_walks_from_the_landing_page_to_a_province(self, open_page: Open) -> None:
        page = open_page("index.html")
        page.locator(".md-nav--primary label").filter(has_text="Data").first.click()
        page.locator(".md-nav--primary").get_by_role("link", name="Provinces", exact=True).click()
        page.get_by_role("link", name="Thai Nguyen", exact=True).click()
        assert page.url.endswith("data/provinces/VN-69.html")
        assert page.title().startswith("Thai Nguyen")
        page.get_by_role("link", name="Value of goods exports", exact=True).click()
        assert page.url.endswith(f"data/observations.html#{FIGURE}")

    @pytest.mark.parametrize("path", ["index.html", "tutorial.html", "data/countries/KR.html"])
    def test_each_page_leads_to_its_other_language_and_back(
        self, open_page: Open, path: str
    ) -> None:
        page = open_page(path)
        english = page.url
        for lang, there in (("vi", english.replace(path, f"vi/{path}")), ("en", english)):
            page.get_by_role("button", name=re.compile("language|ngôn ngữ", re.IGNORECASE)).focus()
            page.locator(f".md-select a[hreflang={lang}]").click()
            page.wait_for_url(there)

    def test_a_page_without_translation_says_so(self, open_page: Open) -> None:
        page = open_page("vi/reference/data.html")
        assert "chưa có bản tiếng Việt" in page.locator(".admonition").first.inner_text()


class TestSearch:
    @pytest.mark.parametrize("lang", LANGUAGES)
    @pytest.mark.parametrize(
        ("bare", "marked", "wanted"),
        [
            ("Thai Nguyen", "Thái Nguyên", "data/provinces/VN-69.html"),
            ("da nang", "Đà Nẵng", "data/provinces/VN-DN.html"),
            ("can tho", "Cần Thơ", "data/provinces/VN-CT.html"),
        ],
    )
    def test_it_finds_alike_with_and_without_diacritics(
        self, open_page: Open, address: str, lang: str, bare: str, marked: str, wanted: str
    ) -> None:
        page = open_page(f"{lang}index.html")
        found = search(page, bare)
        assert found
        assert found == search(page, marked)
        assert f"{address}{lang}{wanted}" in found[:3]

    def test_it_finds_a_record_by_its_id_and_leads_there(self, open_page: Open) -> None:
        page = open_page("vi/index.html")
        page.keyboard.press("/")
        page.locator("input.md-search__input").fill("57-KL/TW")
        page.keyboard.press("Shift")
        page.locator(".md-search-result__link[href*='57-kl-tw-2023']").first.click()
        page.wait_for_url("**/vi/data/directives.html*57-kl-tw-2023")
        assert page.locator("[id='57-kl-tw-2023'] details").get_attribute("open") is not None


class TestTables:
    def test_a_record_shows_hedge_period_status_and_evidence(self, open_page: Open) -> None:
        figure = vf.load().observations[FIGURE]
        page = open_page(f"data/observations.html#{FIGURE}")
        row = page.locator(f"[id='{FIGURE}']")
        said = row.inner_text()
        for evidence in figure.evidence:
            assert f"{evidence.start}–{evidence.end}" in said
            assert evidence.printed in said
        for part in ("an estimated 15,400,000,000 USD", "first half of 2024", "estimate"):
            assert part in said

    @pytest.mark.parametrize(("lang", "label"), [("", "Status"), ("vi/", "Trạng thái")])
    def test_a_list_filters(self, open_page: Open, lang: str, label: str) -> None:
        page = open_page(f"{lang}data/observations.html")
        data = vf.load()
        assert sorted(shown_rows(page)) == sorted(data.observations.ids)
        page.get_by_label(label).select_option(index=1)
        chosen = page.get_by_label(label).input_value()
        estimates = data.observations.where(status="estimate")
        assert chosen in ("estimate", "kế hoạch", "đã thực hiện", "ước tính")
        page.get_by_label(label).select_option("estimate" if not lang else "ước tính")
        assert sorted(shown_rows(page)) == sorted(estimates.ids)
        assert str(len(estimates)) in page.locator(".vx-count").inner_text()

    def test_words_filter_with_or_without_diacritics(self, open_page: Open) -> None:
        page = open_page("data/events.html")
        box = page.get_by_role("searchbox", name="Filter rows")
        shown = []
        for words in ("thai nguyen", "Thái Nguyên"):
            box.fill(words)
            shown.append(shown_rows(page))
        assert shown[0] == shown[1]
        assert 0 < len(shown[0]) < len(vf.load().events)
        page.get_by_role("button", name="Clear the filters").click()
        assert len(shown_rows(page)) == len(vf.load().events)

    def test_a_column_sorts_by_mouse_and_by_key(self, open_page: Open) -> None:
        page = open_page("data/events.html")
        dated = [event for event in vf.load().events if event.date]
        head = page.get_by_role("columnheader", name="Date")
        head.get_by_role("button").click()
        assert head.get_attribute("aria-sort") == "ascending"
        days = [vf.load().events[key].date for key in shown_rows(page)]
        keys = [day.sort_key[0] for day in days if day]
        assert keys == sorted(keys)
        assert None not in days[: len(dated)]
        head.get_by_role("button").press("Enter")
        assert head.get_attribute("aria-sort") == "descending"
        days = [vf.load().events[key].date for key in shown_rows(page)]
        assert [day.sort_key[0] for day in days if day] == sorted(keys, reverse=True)
        assert None not in days[: len(dated)]

    def test_without_a_script_every_row_is_there(self, open_page: Open) -> None:
        page = open_page("data/commitments.html", java_script_enabled=False)
        assert page.locator(".vx-table > tbody").count() == len(vf.load().commitments)
        page.locator(".vx-more summary").first.click()
        assert page.locator(".vx-more details[open] .vx-list").first.is_visible()


class TestFromAFolder:
    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_it_works_with_no_server(self, open_page: Open, site: Path, lang: str) -> None:
        base = f"{site.as_uri()}/"
        page = open_page(f"{lang}index.html", base)
        assert f"{base}{lang}data/provinces/VN-69.html" in search(page, "Thai Nguyen")[:3]
        page.goto(f"{base}{lang}data/observations.html")
        assert len(shown_rows(page)) == len(vf.load().observations)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.ids: list[str] = []

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            elif name in ("href", "src") and value:
                self.links.add(value)


@pytest.fixture(scope="session")
def parsed(site: Path) -> dict[str, _Links]:
    """The links and ids of every page."""
    pages = {}
    for path in site.rglob("*.html"):
        parser = _Links()
        parser.feed(path.read_text("utf-8"))
        pages[path.relative_to(site).as_posix()] = parser
    return pages


class TestLinks:
    def test_every_record_has_its_address_in_both_languages(
        self, parsed: dict[str, _Links]
    ) -> None:
        data = vf.load()
        for lang in LANGUAGES:
            for page, links in parsed.items():
                if match := re.fullmatch(rf"{lang}data/([a-z]+)\.html", page):
                    name = match[1]
                    if name not in ("index", "provinces"):
                        assert set(data.collection(name).ids) <= set(links.ids)

    def test_no_id_stands_twice_on_a_page(self, parsed: dict[str, _Links]) -> None:
        assert {p for p, found in parsed.items() if len(found.ids) != len(set(found.ids))} == set()

    def test_every_link_inside_the_site_leads_somewhere(
        self, site: Path, parsed: dict[str, _Links]
    ) -> None:
        broken = set()
        for page, found in parsed.items():
            if page == "404.html":  # written for the root of a server, wherever it is asked for
                continue
            for link in found.links:
                parts = urlsplit(link)
                if parts.scheme or parts.netloc:
                    continue
                target = page
                if parts.path:
                    where = (site / page).parent / unquote(parts.path)
                    target = os.path.normpath(where.relative_to(site))
                if not (site / target).is_file():
                    broken.add((page, link))
                elif parts.fragment and target in parsed:
                    ids = parsed[target].ids
                    if unquote(parts.fragment) not in ids:
                        broken.add((page, link))
        assert broken == set()
