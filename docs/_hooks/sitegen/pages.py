"""The generated pages in Markdown, with marks where the tables go.

Tables are put in after Markdown and the search have seen the page: a table of hundreds of records
would be slow to parse, and the search gets an entry for each record instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from sitegen import words
from sitegen.explorer import Explorer, sheets


class Page(NamedTuple):
    """A generated page: its path, its Markdown, and whether the navigation names it."""

    path: str
    markdown: str
    in_nav: bool


_FRONT = "---\ntitle: {title}\nhide: [{hide}]\nsearch: {{boost: {boost}}}\n---\n\n"
_MARK = re.compile(r"<!-- vx:([a-z]+):([A-Za-z0-9.-]*):([0-9]*) -->")

_ID_AS_CODE = re.compile(r"<code>([A-Za-z0-9.-]+)</code>")


def _mark(kind: str, key: str = "", number: int | None = None) -> str:
    return f"<!-- vx:{kind}:{key}:{'' if number is None else number} -->\n\n"


def _front(title: str, *hide: str, boost: int = 1) -> str:
    return _FRONT.format(title=title.replace(":", " -"), hide=", ".join(hide), boost=boost)


def pages(explorer: Explorer) -> Iterator[Page]:
    """Every page that is made from the data, in the language of the explorer."""
    lang = explorer.lang
    title = words.text("explorer", lang)
    version = explorer.data.version
    yield Page(
        "data/index.md",
        f"{_front(title, 'toc')}# {title}\n\n{words.text('explorer-intro', lang)}\n\n"
        f"{words.text('version', lang)}: {version}, {words.text('license', lang)}.\n\n"
        f"{_mark('overview')}",
        in_nav=True,
    )
    for name in words.COLLECTIONS:
        title = words.collection(name, lang)
        yield Page(
            f"data/{name}.md",
            f"{_front(title, 'toc')}# {title}\n\n{words.about(name, lang)}\n\n"
            f"{_mark('collection', name)}",
            in_nav=True,
        )
    title = words.text("provinces", lang)
    yield Page(
        "data/provinces.md",
        f"{_front(title, 'toc')}# {title}\n\n{words.text('provinces-intro', lang)}\n\n"
        f"{_mark('provinces')}",
        in_nav=True,
    )
    for folder, place in sheets(explorer.data):
        title = place.name(lang)
        if place.since and not place.until:
            title = f"{title} ({words.text('since', lang).lower()} {place.since.format(lang)})"
        # Who looks for a place wants its sheet first, then the records that name it.
        parts = [f"{_front(title, boost=4)}# {title}\n\n{_mark('head', place.id)}"]
        for number, section in enumerate(explorer.sheet_sections(place)):
            parts.append(f"## {section.heading}\n\n{_mark('section', place.id, number)}")
        if len(parts) == 1:
            parts.append(f"{words.text('none', lang)}\n")
        yield Page(f"data/{folder}/{place.id}.md", "".join(parts), in_nav=False)


def filled(html: str, explorer: Explorer) -> str:
    """A page with its tables put in where the marks stand."""

    def table(match: re.Match[str]) -> str:
        kind, key, number = match.groups()
        if kind == "overview":
            return explorer.overview()
        if kind == "collection":
            return explorer.collection_page(key)
        if kind == "provinces":
            return explorer.provinces_page()
        place = explorer.data.place(key)
        assert place is not None  # noqa: S101 - the marks are our own
        if kind == "head":
            return explorer.sheet_head(place)
        return explorer.sheet_sections(place)[int(number)].html

    return _MARK.sub(table, html)


def linked(html: str, explorer: Explorer, up: str) -> str:
    """A page with each record's id, where it stands as code, made a link to the record."""

    def link(match: re.Match[str]) -> str:
        where = explorer.address(match[1], up)
        return match[0] if where is None else f'<a href="{where}">{match[0]}</a>'

    return _ID_AS_CODE.sub(link, html)


def fallback_note(lang: words.Lang) -> str:
    """What stands above a page that has no translation yet."""
    title, note = words.text("fallback-title", lang), words.text("fallback", lang)
    return f'!!! note "{escape(title)}"\n\n    {note}\n\n'
