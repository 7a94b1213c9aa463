"""Hooks of the site: data explorer, pages of the rules, search without diacritics, offline pages.

MkDocs calls them. What they are made of lies in ``sitegen``, as functions without MkDocs.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from sitegen import search
from sitegen.explorer import Explorer
from sitegen.generated import (
    LANGUAGES,
    add_page,
    current_language,
    language_folder,
    language_plugin,
)
from sitegen.pages import fallback_note, filled, linked, pages

import vnforeign as vf
from vnforeign._rule_pages import pages as rule_pages

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page
    from sitegen.words import Lang

_EXPLORERS: dict[str, Explorer] = {}
_ON_THE_DATA = ("data.html", "contradictions.html")
_ALTERNATE = re.compile(r'\s*<link rel="alternate" href="[^"]*" hreflang="[^"]*">')


def _explorer(lang: Lang) -> Explorer:
    return _EXPLORERS.setdefault(lang, Explorer(vf.load(), lang))


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the data explorer, the pages of the rules, and the changes."""
    for page in pages(_explorer(current_language(config))):
        add_page(files, config, page.path, page.markdown, in_nav=page.in_nav)
    for name, markdown in rule_pages(current_language(config)).items():
        add_page(files, config, f"rules/{name}", markdown, in_nav=name == "index.md")
    changes = "CHANGELOG.vi.md" if current_language(config) == "vi" else "CHANGELOG.md"
    text = (Path(config.docs_dir).parent / changes).read_text("utf-8")
    add_page(files, config, "changelog.md", text)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Say so where a page has no translation yet."""
    lang = current_language(config)
    if getattr(page.file, "locale", lang) == lang:
        return markdown
    note = fallback_note(lang)
    heading = re.match(r"\s*# .*\n+", markdown)
    if heading is None:
        return note + markdown
    return heading[0] + note + markdown[heading.end() :]


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Put the tables in, and let each language have a search of its own."""
    output = filled(output, _explorer(current_language(config)))
    # Without an address of the site these links are relative, which no crawler reads, and the
    # theme would ask for a sitemap beside each of them.
    output = _ALTERNATE.sub("", output)
    folder = language_folder(current_language(config))
    if not folder:
        return output
    # The theme looks for the search index at the base: for us the folder of the language.
    depth = page.file.dest_uri.removeprefix(folder).count("/")
    base = "/".join([".."] * depth) or "."
    output, found = re.subn(r'("base": ?)"[^"]*"', rf'\1"{base}"', output, count=1)
    if not found:
        raise PluginError(f"{page.file.src_uri}: the theme names no base in its settings")
    return output


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Link the records that the pages on the data name."""
    if page.file.dest_uri.rpartition("/")[2] in _ON_THE_DATA:
        return linked(html, _explorer(current_language(config)), "data/")
    return html


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Split the search index by language, add the records, make the search fold diacritics."""
    if language_plugin(config).building:  # one of the languages; the rest comes when all are built
        return
    site = Path(config.site_dir)
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    for lang in LANGUAGES:
        folder = language_folder(lang)
        others = [language_folder(one) for one in LANGUAGES if one != lang and language_folder(one)]
        made = search.of_language(index, folder, others, _explorer(lang).search_entries())
        at = site / folder / "search"
        at.mkdir(exist_ok=True)
        (at / "search_index.json").write_text(made, "utf-8")
        (at / "search_index.js").write_text(f"var __index = {made}", "utf-8")
    if not config.site_url:  # a sitemap of relative addresses, with the day of the build in it
        for name in ("sitemap.xml", "sitemap.xml.gz"):
            (site / name).unlink(missing_ok=True)
    workers = list(site.glob("assets/javascripts/workers/search.*.min.js"))
    if len(workers) != 1:
        raise PluginError(f"expected one search worker in the theme, found {len(workers)}")
    script = workers[0].read_text("utf-8")
    workers[0].write_text(search.folding_worker(script), "utf-8")
