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
from itertools import chain
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

_FAMILIES: dict[Lang, dict[str, tuple[str, str]]] = {
    "en": {
        "references": (
            "references",
            "Ids and references: every id leads somewhere, every fact says where it stands.",
        ),
        "documents": (
            "documents",
            "Official documents: number, sign, issuer, day, and how they refer to each other.",
        ),
        "partnerships": (
            "partnerships",
            "Ties between places and countries: sides, steps, levels, lists and counts.",
        ),
        "indicators": (
            "indicators",
            "Figures: unit, hedge, parts and totals, changes, ranks, series.",
        ),
        "time": ("time", "Days and periods: possible, in order, known when they could be."),
        "evidence": ("evidence", "Evidence: the printed form, its offsets, its source."),
        "places": ("places", "Places and their time: mergers, names, codes, successors."),
        "commitments-and-events": (
            "commitments and events",
            "Enumerated tasks and what took place.",
        ),
    },
    "vi": {
        "references": (
            "tham chiếu và mã định danh",
            "Mã định danh và tham chiếu: mã nào cũng có bản ghi, số liệu nào cũng có nguồn.",
        ),
        "documents": (
            "văn bản",
            "Văn bản: số, ký hiệu, cơ quan ban hành, ngày ban hành, và cách các văn bản dẫn nhau.",
        ),
        "partnerships": (
            "quan hệ đối tác",
            "Quan hệ giữa địa phương và các nước: các bên, bước, cấp quan hệ, danh sách, số đếm.",
        ),
        "indicators": (
            "chỉ tiêu và số liệu",
            "Số liệu: đơn vị, mức độ chắc chắn, thành phần và tổng số, thay đổi, thứ hạng, chuỗi.",
        ),
        "time": (
            "thời gian",
            "Ngày và kỳ: có thật, đúng thứ tự, và chỉ được biết khi đã có thể biết.",
        ),
        "evidence": ("căn cứ", "Căn cứ: dạng in, vị trí và nguồn."),
        "places": (
            "địa phương",
            "Địa phương theo thời gian: sáp nhập, tên gọi, mã, đơn vị kế thừa.",
        ),
        "commitments-and-events": (
            "cam kết và sự kiện",
            "Các nhiệm vụ được liệt kê và những việc đã diễn ra.",
        ),
    },
}
"""The name of each family, and what it is about."""
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
    for finding, why in chain(((one, None) for one in report), report.acknowledged):
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
        yield f"{_FAMILIES[lang][family][0]} ({len(members)})", "bold"
        for one in members:
            yield f"{one.code} {_level(one, lang):<8} {one.name}: {_meaning(one, lang)}", ""


def families() -> dict[str, list[Rule]]:
    """The catalogue by family, in the order of the codes."""
    members: dict[str, list[Rule]] = {family: [] for family in FAMILIES.values()}
    for one in catalogue():
        members[one.family].append(one)
    return {family: here for family, here in members.items() if here}


def _level(rule: Rule, lang: Lang) -> str:
    return _SEVERITIES_VI[rule.severity] if lang == "vi" else rule.severity.value


def _meaning(rule: Rule, lang: Lang) -> str:
    return (lang == "vi" and rule.meaning_vi) or rule.meaning


def _why(rule: Rule, lang: Lang) -> str:
    return (lang == "vi" and rule.why_vi) or rule.why


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
    """A rule in full."""
    words = _WORDS[lang]
    yield words["head"].format(rule, _level(rule, lang)), "bold"
    yield f"{_meaning(rule, lang)}\n", ""
    if why := _why(rule, lang):
        yield f"{why}\n", ""
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
    if mend := rule.mend_vi if lang == "vi" else rule.mend:
        return [mend]
    hints = dict.fromkeys(f.hint_vi if lang == "vi" else f.hint for f in said)
    return [hint for hint in hints if hint] or [rule.mend] * bool(rule.mend)


def _count(found: Sequence[tuple[Finding, Acknowledgement | None]], lang: Lang) -> str:
    standing = sum(why is not None for _, why in found)
    if lang == "vi":
        return f"{len(found)} phát hiện, trong đó {standing} đã được chấp nhận"
    return f"{len(found)} finding{'s' * (len(found) != 1)}, {standing} acknowledged"


# As pages


_ON_PAGES = {
    "en": {
        "rules": "Rules",
        "many": "The {} codes a report may hold, by family. `vnforeign rules` prints the list,\n"
        "`vnforeign rules VNF301` explains one.",
        "columns": "| Code | Name | Severity | What it finds | In the shipped data |",
        "facts": "*{family} · {level} · since {rule.since} · looks at {on}*",
        "why": "Why",
        "fails": "Fails",
        "says": "It says, in English and in Vietnamese:",
        "passes": "Passes",
        "mend": "Mend",
        "found": "In the shipped data",
        "nothing": "It finds nothing there.",
        "stands": "Stands",
        "dataset": "the whole dataset",
        "files": "the files that are read",
        "texts": "the source texts",
    },
    "vi": {
        "rules": "Quy tắc",
        "many": "{} mã có thể gặp trong một báo cáo, xếp theo nhóm. Lệnh\n"
        "`vnforeign rules --lang vi` in danh mục, `vnforeign rules VNF301 --lang vi` giải thích\n"
        "một quy tắc.",
        "columns": "| Mã | Tên | Mức độ | Phát hiện điều gì | Trong dữ liệu kèm theo |",
        "facts": "*Nhóm: {family} · mức: {level} · từ phiên bản {rule.since} · xét {on}*",
        "why": "Vì sao",
        "fails": "Sai",
        "says": "Thông báo, bằng tiếng Anh và tiếng Việt:",
        "passes": "Đúng",
        "mend": "Cách sửa",
        "found": "Trong dữ liệu kèm theo",
        "nothing": "Không phát hiện gì trong đó.",
        "stands": "Chấp nhận",
        "dataset": "toàn bộ dữ liệu",
        "files": "các tệp được đọc",
        "texts": "các văn bản nguồn",
        "acknowledgements": "các mục chấp nhận",
    },
}


def pages(lang: Lang = "en") -> dict[str, str]:
    """Every page by its file name, in Markdown: an index by family, and one a code."""
    made = {"index.md": _index(lang)}
    made.update({f"{one.code}.md": _page(one, lang) for one in catalogue()})
    return made


def _index(lang: Lang) -> str:
    words = _ON_PAGES[lang]
    lines = [f"# {words['rules']}", "", words["many"].format(len(catalogue()))]
    for family, members in families().items():
        name, about = _FAMILIES[lang][family]
        lines += ["", f"## {_capital(name)}", "", about, ""]
        lines += [words["columns"], "| --- | --- | --- | --- | --- |"]
        for one in members:
            found = len(_curated().get(one.code, ())) if one not in BESIDE else "–"
            lines.append(
                f"| [{one.code}]({one.code}.md) | {one.name} | {_level(one, lang)} | "
                f"{_in_table(_meaning(one, lang))} | {found} |"
            )
    return "\n".join([*lines, ""])


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"


def _in_table(text: str) -> str:
    return text.replace("|", "\\|")


def _page(rule: Rule, lang: Lang) -> str:
    words = _ON_PAGES[lang]
    said = example(rule, rule.fails).findings
    family = _FAMILIES[lang][rule.family][0]
    facts = {"rule": rule, "level": _level(rule, lang), "on": words.get(rule.on, f"`{rule.on}`")}
    lines = [
        f"# {rule.code} {rule.name}",
        "",
        words["facts"].format(family=family if lang == "vi" else _capital(family), **facts),
        "",
        _meaning(rule, lang),
    ]
    lines += ["", f"## {words['why']}", "", _why(rule, lang)]
    lines += ["", f"## {words['fails']}", "", *_fenced("json", _readable(rule.fails))]
    if said:
        lines += ["", words["says"], ""]
        lines += _fenced("text", "\n".join(f.text(lang) for f in said for lang in ("en", "vi")))
    lines += ["", f"## {words['passes']}", "", *_fenced("json", _readable(rule.passes))]
    if mends := _mends(rule, said, lang):
        lines += ["", f"## {words['mend']}", "", *map(_capital, mends)]
    if rule not in BESIDE:
        lines += ["", f"## {words['found']}", "", *_in_curated(rule, lang)]
    return "\n".join([*lines, ""])


def _fenced(language: str, text: str) -> list[str]:
    return [f"```{language}", text, "```"]


def _readable(text: str) -> str:
    """An example as it is written, or broken into lines where those are too long to read."""
    if max(map(len, text.splitlines())) <= _WIDTH:
        return text
    return json.dumps(json.loads(text), ensure_ascii=False, indent=1)


_WIDTH = 100


def _in_curated(rule: Rule, lang: Lang) -> list[str]:
    """What it finds in the shipped data, a line each, with the reason where it stands."""
    words = _ON_PAGES[lang]
    found = _curated().get(rule.code, ())
    if not found:
        return [words["nothing"]]
    lines = [f"{_count(found, lang)}.", ""]
    for finding, why in found:
        stands = f" *{words['stands']}: {why.text(lang)}*" if why is not None else ""
        field = f".{finding.field}" if finding.field else ""
        message = finding.message_vi if lang == "vi" else finding.message
        lines.append(f"- `{finding.record}{field}`: {message}.{stands}")
    return lines


def write(folder: Path, lang: Lang = "en") -> None:
    """Write the pages into a folder, and take away those of rules that are gone."""
    folder.mkdir(parents=True, exist_ok=True)
    made = pages(lang)
    for old in folder.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, "utf-8")


def stale(folder: Path, lang: Lang = "en") -> list[str]:
    """The pages of a folder that are not what the rules say now: changed, missing or left over."""
    made = pages(lang)
    there = {page.name: page.read_text("utf-8") for page in folder.glob("*.md")}
    return sorted(name for name in made.keys() | there.keys() if made.get(name) != there.get(name))


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pages, or check them."""
    parser = argparse.ArgumentParser(prog="python -m vnforeign._rule_pages", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true", help="change nothing; name stale pages")
    parser.add_argument("--lang", choices=("en", "vi"), default="en")
    asked = parser.parse_args(arguments)
    if asked.check:
        names = stale(asked.folder, asked.lang)
        for name in names:
            print(f"{asked.folder / name}: stale")  # noqa: T201 - a program
        return int(bool(names))
    write(asked.folder, asked.lang)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
