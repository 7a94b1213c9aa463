"""Tiers on a day and the upgrades that led there, each step with its sources, as Markdown.

python tiers_for_a_paper.py 2024-03-18 > tiers.md
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator

import vnforeign as vf


def cited(data: vf.Dataset, key: str) -> str:
    """A source as a paper cites it: publisher, title, day, address, day of access."""
    source = data.sources[key]
    read = f"accessed {source.accessed_on}" if source.accessed_on else ""
    parts = (source.publisher, source.title, source.published_on, source.address, read)
    return ", ".join(str(part) for part in parts if part)


def lines(data: vf.Dataset, on: dt.date) -> Iterator[str]:
    """The document, line by line; footnotes last."""
    notes: dict[str, int] = {}
    yield f"# Partnerships of Vietnam on {on}"
    for tier, count in vf.tier_counts(data, on=on).items():
        yield f"\n## {tier.name_vi} ({tier.value}): {count}\n"
        for country, standing in vf.tiers(data, on=on).items():
            if standing is not tier:
                continue
            for tie in data.partnerships.where(country=country, level=vf.Level.NATIONAL):
                for step in tie.steps:
                    if step.form.value not in tuple(vf.Tier):
                        continue
                    if step.since is not None and step.since.first > on:
                        continue
                    sources = step.cites or tuple(one.source for one in step.evidence)
                    marks = "".join(
                        f"[^{notes.setdefault(source, len(notes) + 1)}]" for source in sources
                    )
                    since = step.since or "day not stated"
                    yield f"- {data.countries[country].name_en}: {step.form.value}, {since}{marks}"
    yield ""
    for source, number in notes.items():
        yield f"[^{number}]: {cited(data, source)}."


if __name__ == "__main__":
    print("\n".join(lines(vf.load(), dt.date.fromisoformat(sys.argv[1]))))
