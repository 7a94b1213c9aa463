"""Hooks of the site: the data explorer, search without diacritics, pages that work offline.

MkDocs calls them. What they are made of lies in ``sitegen`` and knows no MkDocs.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from sitegen import search
from sitegen.explorer import Explorer
from sitegen.pages import fallback_note, filled, pages

import vnforeign as vf

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page
    from sitegen.words import Lang

DEFAULT: Lang = "en"
LANGUAGES: tuple[Lang, ...] = ("en", "vi")
_EXPLORERS: dict[str, Explorer] = {}
_ALTERNATE = re.compile(r'\s*<link rel="alternate" href="[^"]*" hreflang="[^"]*">')


class Languages(Protocol):
    """What of the language plugin is used here."""

    current_language: str
    building: bool


class Generated(File):
    """A file with what the language plugin knows of each."""

    alternates: dict[str, Generated]
    locale: str
    locale_alternate_of: str
    localization: str
    norm_src_uri: str


def _i18n(config: MkDocsConfig) -> Languages:
    return cast("Languages", config.plugins["i18n"])


def _lang(config: MkDocsConfig) -> Lang:
    return cast("Lang", _i18n(config).current_language)


def _folder(lang: Lang) -> str:
    return "" if lang == DEFAULT else f"{lang}/"


def _explorer(lang: Lang) -> Explorer:
    return _EXPLORERS.setdefault(lang, Explorer(vf.load(), lang))


def add_page(
    files: Files, config: MkDocsConfig, path: str, markdown: str, *, in_nav: bool = True
) -> None:
    """Add a generated page in the language that is being built.

    The language plugin only knows pages that lie on the disk, so a generated one is added after
    it (``event_priority(-200)``) and told where its other languages are.

    Args:
        files: The files of the site.
        config: The settings of the site.
        path: The path of the page in ``docs``, such as ``"data/index.md"``.
        markdown: Its text, in the language that is being built.
        in_nav: Whether the navigation names it.
    """
    inclusion = InclusionLevel.UNDEFINED if in_nav else InclusionLevel.NOT_IN_NAV
    made: dict[str, Generated] = {}
    for lang in LANGUAGES:
        file = File.generated(config, path, content=markdown, inclusion=inclusion)
        made[lang] = Generated(
            path,
            None,
            config.site_dir,
            config.use_directory_urls,
            dest_uri=_folder(lang) + file.dest_uri,
            inclusion=inclusion,
        )
        made[lang].content_string = markdown
        made[lang].generated_by = "site_hooks"
    lang = _lang(config)
    file = made[lang]
    file.alternates = made
    file.locale = file.locale_alternate_of = file.localization = lang
    file.norm_src_uri = path
    files.append(file)


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of the data explorer."""
    for page in pages(_explorer(_lang(config))):
        add_page(files, config, page.path, page.markdown, in_nav=page.in_nav)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Say so where a page has no translation yet."""
    lang = _lang(config)
    if getattr(page.file, "locale", lang) == lang:
        return markdown
    note = fallback_note(lang)
    heading = re.match(r"\s*# .*\n+", markdown)
    if heading is None:
        return note + markdown
    return heading[0] + note + markdown[heading.end() :]


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Put the tables in, and let each language have a search of its own."""
    output = filled(output, _explorer(_lang(config)))
    # Without an address of the site these links are relative, which no crawler reads, and the
    # theme would ask for a sitemap beside each of them.
    output = _ALTERNATE.sub("", output)
    folder = _folder(_lang(config))
    if not folder:
        return output
    # The theme looks for the search index at the base: for us the folder of the language.
    depth = page.file.dest_uri.removeprefix(folder).count("/")
    base = "/".join([".."] * depth) or "."
    output, found = re.subn(r'("base": ?)"[^"]*"', rf'\1"{base}"', output, count=1)
    if not found:
        raise PluginError(f"{page.file.src_uri}: the theme names no base in its settings")
    return output


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Split the search index by language, add the records, make the search fold diacritics."""
    if _i18n(config).building:  # one of the languages; the rest comes when all are built
        return
    site = Path(config.site_dir)
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    for lang in LANGUAGES:
        folder = _folder(lang)
        others = [_folder(one) for one in LANGUAGES if one != lang and _folder(one)]
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
