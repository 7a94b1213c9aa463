"""Pages of the rules, made from the rules: `python -m vnforeign._rule_pages FOLDER`.

The documentation makes them when it is built (docs/hooks.py), so they cannot be stale.
"""

from __future__ import annotations

import argparse
import datetime as dt
import functools
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from vnforeign.checks import (
    Acknowledgement,
    Finding,
    Report,
    Rule,
    catalogue,
    check,
    read_acknowledgements,
    rules,
)
from vnforeign.checks._beside import BESIDE, EXPIRED, OF_NOTHING, READING
from vnforeign.checks._engine import FAMILIES
from vnforeign.dataset import from_json, load
from vnforeign.errors import InvalidData, Lang

_FAMILIES_VI = {
    "references": "tham chiếu và mã định danh",
    "documents": "văn bản",
    "partnerships": "quan hệ đối tác",
    "indicators": "chỉ tiêu và số liệu",
    "time": "thời gian",
    "evidence": "căn cứ",
    "places": "địa phương",
    "commitments-and-events": "cam kết và sự kiện",
}
_FAMILY_LINES = {
    "references": "Ids and references: every id leads somewhere, every fact says where it stands.",
    "documents": "Official documents: number, sign, issuer, day, and how they refer to each other.",
    "partnerships": "Ties between places and countries: sides, steps, levels, lists and counts.",
    "indicators": "Figures: unit, hedge, parts and totals, changes, ranks, series.",
    "time": "Days and periods: possible, in order, known when they could be.",
    "evidence": "Evidence: the printed form, its offsets, its source.",
    "places": "Places and their time: mergers, names, codes, successors.",
    "commitments-and-events": "Enumerated tasks and what took place.",
}
_SEVERITIES_VI = {"error": "lỗi", "warning": "cảnh báo", "info": "ghi chú"}
_PASSED = dt.date(2000, 4, 1)
"""A day after the last one of the example of an expired acknowledgement."""


# What an example says


def example(rule: Rule, text: str) -> Report:
    """What a rule says of one of its examples; nothing where it needs more than the records."""
    if rule not in BESIDE:
        return check(from_json(text), rules=[rule], acknowledged=())
    if rule == READING:
        try:
            from_json(text)
        except InvalidData as error:
            return Report((), 0).with_faults(error.faults)
        return Report((), 0)
    if rule in (OF_NOTHING, EXPIRED):
        parts = json.loads(text)
        reasons = read_acknowledgements(json.dumps(parts.pop("acknowledged")))
        data = from_json(json.dumps(parts))
        report = check(data, acknowledged=reasons, on=_PASSED)
        return attrs.evolve(report, findings=tuple(f for f in report if f.code == rule.code))
    return Report((), 0)


@functools.cache
def _curated() -> Mapping[str, Sequence[tuple[Finding, Acknowledgement | None]]]:
    """What each rule says of the shipped data, with the reason where it stands for one."""
    report = check(load())
    found: dict[str, list[tuple[Finding, Acknowledgement | None]]] = defaultdict(list)
    for finding in report:
        found[finding.code].append((finding, None))
    for finding, why in report.acknowledged:
        found[finding.code].append((finding, why))
    return found


# On a terminal

Line = tuple[str, str]
"""A line and its style."""


def listed(lang: Lang = "en") -> Iterator[Line]:
    """The catalogue by family, a rule a line."""
    for number, (family, members) in enumerate(families().items()):
        if number:
            yield "", ""
        title = _FAMILIES_VI[family] if lang == "vi" else family.replace("-", " ")
        yield f"{title} ({len(members)})", "bold"
        for one in members:
            level = _SEVERITIES_VI[one.severity] if lang == "vi" else one.severity.value
            yield f"{one.code} {level:<8} {one.name}: {one.meaning}", ""


def families() -> dict[str, list[Rule]]:
    """The catalogue by family, in the order of the codes."""
    members: dict[str, list[Rule]] = {family: [] for family in FAMILIES.values()}
    for one in catalogue():
        members[one.family].append(one)
    return {family: here for family, here in members.items() if here}


_WORDS = {
    "en": {
        "head": "{0.code} {0.name} ({1}, since {0.since})",
        "fails": "Fails:",
        "says": "It says:",
        "passes": "Passes:",
        "mend": "Mend:",
        "found": "In the shipped data: {}",
    },
    "vi": {
        "head": "{0.code} {0.name} ({1}, từ phiên bản {0.since})",
        "fails": "Sai:",
        "says": "Thông báo:",
        "passes": "Đúng:",
        "mend": "Cách sửa:",
        "found": "Trong dữ liệu kèm theo: {}",
    },
}


def explained(rule: Rule, lang: Lang = "en") -> Iterator[Line]:
    """A rule in full; in Vietnamese, what it says and how to mend it are."""
    words = _WORDS[lang]
    level = _SEVERITIES_VI[rule.severity] if lang == "vi" else rule.severity.value
    yield words["head"].format(rule, level), "bold"
    yield f"{rule.meaning}\n", ""
    if rule.why:
        yield f"{rule.why}\n", ""
    yield words["fails"], "bold"
    yield rule.fails, ""
    said = example(rule, rule.fails).findings
    if said:
        yield words["says"], "bold"
        for finding in said:
            yield finding.text(lang), ""
    yield words["passes"], "bold"
    yield rule.passes, ""
    if mends := _mends(rule, said, lang):
        yield words["mend"], "bold"
        for line in mends:
            yield line, ""
    if rule in rules():
        yield words["found"].format(_count(_curated().get(rule.code, ()), lang)), ""


def _mends(rule: Rule, said: Iterable[Finding], lang: Lang) -> list[str]:
    """How to mend it: what the rule says of that, or the hints of its example."""
    hints = [f.hint_vi if lang == "vi" else f.hint for f in said]
    if rule.mend and lang == "en":
        return [rule.mend]
    hints = [hint for hint in dict.fromkeys(hints) if hint]
    return hints or ([rule.mend] if rule.mend else [])


def _count(found: Sequence[tuple[Finding, Acknowledgement | None]], lang: Lang) -> str:
    standing = sum(why is not None for _, why in found)
    if lang == "vi":
        return f"{len(found)} phát hiện, trong đó {standing} đã được chấp nhận"
    return f"{len(found)} finding{'s' * (len(found) != 1)}, {standing} acknowledged"


# As pages


def pages() -> dict[str, str]:
    """Every page by its file name, in Markdown: an index by family, and one a code."""
    made = {"index.md": _index()}
    made.update({f"{one.code}.md": _page(one) for one in catalogue()})
    return made


def _index() -> str:
    many = len(catalogue())
    lines = [
        "# Rules",
        "",
        f"The {many} codes a report may hold, by family. `vnforeign rules` prints the list,",
        "`vnforeign rules VNF301` explains one.",
    ]
    for family, members in families().items():
        lines += ["", f"## {family.replace('-', ' ').capitalize()}", "", _FAMILY_LINES[family], ""]
        lines += [
            "| Code | Name | Severity | What it finds | In the shipped data |",
            "| --- | --- | --- | --- | --- |",
        ]
        for one in members:
            found = len(_curated().get(one.code, ())) if one not in BESIDE else "–"
            lines.append(
                f"| [{one.code}]({one.code}.md) | {one.name} | {one.severity} | "
                f"{_in_table(one.meaning)} | {found} |"
            )
    return "\n".join([*lines, ""])


def _in_table(text: str) -> str:
    return text.replace("|", "\\|")


def _page(rule: Rule) -> str:
    said = example(rule, rule.fails).findings
    looks = {"dataset": "the whole dataset", "files": "the files that are read"}
    looks |= {"texts": "the source texts", "acknowledgements": "acknowledgements"}
    family, on = rule.family.replace("-", " ").capitalize(), looks.get(rule.on, rule.on)
    lines = [
        f"# {rule.code} {rule.name}",
        "",
        f"*{family} · {rule.severity} · since {rule.since} · looks at {on}*",
        "",
        rule.meaning,
    ]
    if rule.why:
        lines += ["", "## Why", "", rule.why]
    lines += ["", "## Fails", "", *_fenced("json", _readable(rule.fails))]
    if said:
        lines += ["", "It says, in English and in Vietnamese:", ""]
        lines += _fenced("text", "\n".join(f.text(lang) for f in said for lang in ("en", "vi")))
    lines += ["", "## Passes", "", *_fenced("json", _readable(rule.passes))]
    if mends := _mends(rule, said, "en"):
        lines += ["", "## Mend", "", *(f"{mend[0].upper()}{mend[1:]}" for mend in mends)]
    if rule not in BESIDE:
        lines += ["", "## In the shipped data", "", *_in_curated(rule)]
    return "\n".join([*lines, ""])


def _fenced(language: str, text: str) -> list[str]:
    return [f"```{language}", text, "```"]


def _readable(text: str) -> str:
    """An example as it is written, or broken into lines where those are too long to read."""
    if max(map(len, text.splitlines())) <= _WIDTH:
        return text
    return json.dumps(json.loads(text), ensure_ascii=False, indent=1)


_WIDTH = 100


def _in_curated(rule: Rule) -> list[str]:
    """What it finds in the shipped data, a line each, with the reason where it stands."""
    found = _curated().get(rule.code, ())
    if not found:
        return ["It finds nothing there."]
    lines = [f"{_count(found, 'en').capitalize()}.", ""]
    for finding, why in found:
        stands = f" *Stands: {why.reason}*" if why is not None else ""
        field = f".{finding.field}" if finding.field else ""
        lines.append(f"- `{finding.record}{field}`: {finding.message}.{stands}")
    return lines


def write(folder: Path) -> None:
    """Write the pages into a folder, and take away those of rules that are gone."""
    folder.mkdir(parents=True, exist_ok=True)
    made = pages()
    for old in folder.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, "utf-8")


def stale(folder: Path) -> list[str]:
    """The pages of a folder that are not what the rules say now: changed, missing or left over."""
    made = pages()
    there = {page.name: page.read_text("utf-8") for page in folder.glob("*.md")}
    return sorted(name for name in made.keys() | there.keys() if made.get(name) != there.get(name))


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pages, or check them."""
    parser = argparse.ArgumentParser(prog="python -m vnforeign._rule_pages", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true", help="change nothing; name stale pages")
    asked = parser.parse_args(arguments)
    if asked.check:
        names = stale(asked.folder)
        for name in names:
            print(f"{asked.folder / name}: stale")  # noqa: T201 - a program
        return int(bool(names))
    write(asked.folder)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
