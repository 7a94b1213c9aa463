"""The sheet of one place: what the data say of it, as plain lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import attrs

from vnforeign.checks import Report
from vnforeign.dataset import Dataset
from vnforeign.errors import Lang, UnknownName
from vnforeign.model.directives import Directive
from vnforeign.model.events import Event
from vnforeign.model.evidence import Evidence, Record
from vnforeign.model.indicators import Status
from vnforeign.model.partnerships import Partnership
from vnforeign.model.places import Place
from vnforeign.values.names import closest, fold

_WORDS = {
    "en": {
        "documents": "Documents",
        "partners": "Partners by country",
        "figures": "Figures",
        "aims": "Aims by field of work",
        "events": "Visits and other events",
        "rules": "What the rules say",
        "none": "none known",
        "no-date": "no day printed",
        "until": "until",
        "since": "since",
        "then": "then",
        "estimate": "estimate",
        "provisional": "provisional",
        "target": "target",
        "against": "against",
        "number": "no.",
        "nothing": "nothing found",
        "stands": "it stands",
        "record": "record",
        "records": "records",
        "other": "Other",
        "stated": "stated by",
        "unstated": "no source given",
    },
    "vi": {
        "documents": "Văn bản",
        "partners": "Đối tác theo quốc gia",
        "figures": "Số liệu",
        "aims": "Mục tiêu theo mảng công tác",
        "events": "Các chuyến thăm và sự kiện khác",
        "rules": "Kết quả kiểm tra",
        "none": "chưa có thông tin",
        "no-date": "nguồn không ghi ngày",
        "until": "đến",
        "since": "từ",
        "then": "sau đó là",
        "estimate": "ước tính",
        "provisional": "sơ bộ",
        "target": "kế hoạch",
        "against": "so với",
        "number": "thứ",
        "nothing": "không phát hiện gì",
        "stands": "giữ nguyên vì",
        "record": "bản ghi",
        "records": "bản ghi",
        "other": "Khác",
        "stated": "theo",
        "unstated": "chưa dẫn nguồn",
    },
}
_FORMS_VI = {
    "prospect": "đang xúc tiến",
    "contact": "có tiếp xúc",
    "signed": "đã ký kết hợp tác",
    "twinned": "kết nghĩa",
    "member": "thành viên",
    "mechanism": "cơ chế thường xuyên",
    "border-pair": "cặp biên giới",
    "agreement": "hiệp định",
    "diplomatic-relations": "quan hệ ngoại giao",
    "normalised": "bình thường hóa quan hệ",
    "sectoral": "đối tác theo lĩnh vực",
    "comprehensive": "đối tác toàn diện",
    "strategic": "đối tác chiến lược",
    "comprehensive-strategic": "đối tác chiến lược toàn diện",
    "special": "quan hệ đặc biệt",
}

_KINDS_VI = {
    "task": "nhiệm vụ",
    "aim": "mục tiêu",
    "opportunity": "cơ hội",
    "challenge": "thách thức",
    "limitation": "hạn chế",
    "lesson": "bài học",
    "recommendation": "kiến nghị",
    "achievement": "kết quả",
}
_PLACES_VI = {
    "country": "quốc gia",
    "bloc": "khối",
    "province": "tỉnh",
    "municipality": "thành phố trực thuộc trung ương",
    "district": "huyện, quận",
    "city": "thành phố",
    "region": "vùng",
    "border-gate": "cửa khẩu",
    "port": "cảng",
    "airport": "sân bay",
    "island": "đảo",
    "natural": "địa danh tự nhiên",
    "foreign-province": "tỉnh, bang nước ngoài",
    "foreign-city": "thành phố nước ngoài",
    "foreign-district": "huyện, quận nước ngoài",
}


DEEP = "      "
"""Before a line that says where the one above it stands."""


@attrs.frozen
class Section:
    """A heading and the lines under it."""

    heading: str
    lines: tuple[str, ...]


def find_place(data: Dataset, name: str) -> tuple[Place, tuple[Place, ...]]:
    """The place a name means, and the others it could have meant.

    A name is an id ("VN-69") or a name with or without diacritics ("thai-nguyen"). Of places
    that share a name, before and after a merger, the one with facts is meant.

    Raises:
        UnknownName: If no place has the name.
    """
    if (exact := data.place(name)) is not None:
        return exact, ()
    wanted = _key(name)
    known = [*data.places, *data.countries]
    named = [p for p in known if wanted in _names(p)]
    if not named:
        names = (spelling for p in known for spelling in (_key(p.name_vi), p.id))
        raise UnknownName("place called", name, closest(wanted, dict.fromkeys(names)))
    named.sort(key=lambda p: (-_facts(data, p), p.id))
    return named[0], tuple(named[1:])


def _key(name: str) -> str:
    """A name as it is typed: words without diacritics joined by hyphens."""
    return "-".join(fold(name).replace("-", " ").split())


def _names(place: Place) -> set[str]:
    return {_key(name) for name in (place.id, place.name_vi, place.name_en, *place.printed)}


def _facts(data: Dataset, place: Place) -> int:
    return (
        len(data.observations.where(place=place.id))
        + len(data.commitments.where(place=place.id))
        + len(_ties(data, place))
    )


def sections(data: Dataset, place: Place, report: Report, lang: Lang) -> tuple[Section, ...]:
    """The sheet of a place, section by section; a section without facts says so."""
    words = _WORDS[lang]
    made = [
        (words["documents"], list(_documents(data, place, lang))),
        (words["partners"], list(_partners(data, place, lang))),
        (words["figures"], list(_figures(data, place, lang))),
        (words["aims"], list(_aims(data, place, lang))),
        (words["events"], list(_events(data, place, lang))),
        (words["rules"], list(_rules(data, place, report, lang))),
    ]
    return tuple(
        Section(heading, tuple(lines) or (f"  {words['none']}",)) for heading, lines in made
    )


def about(data: Dataset, place: Place) -> Iterator[Record]:
    """Every record that states something of a place."""
    yield from _directives(data, place)
    yield from _ties(data, place)
    for collection in (data.observations, data.commitments):
        yield from collection.where(place=place.id)
    yield from _visits(data, place)


def heading(data: Dataset, place: Place, others: Iterable[Place], lang: Lang) -> tuple[str, ...]:
    """Whose sheet it is, and what became of the place."""
    words = _WORDS[lang]
    span = [
        f"{words[word]} {day}"
        for word, day in (("since", place.since), ("until", place.until))
        if day is not None
    ]
    lines = [f"{place.name(lang)} ({', '.join([place.id, _kind(place, lang), *span])})"]
    after = [one for key in place.successors if (one := data.place(key)) is not None]
    if after:
        names = ", ".join(f"{one.name(lang)} ({one.id})" for one in after)
        lines.append(f"  {words['then']} {names}")
    listed = {one.id for one in after}
    lines.extend(
        f"  ≠ {one.name(lang)} ({one.id}, {_kind(one, lang)})"
        for one in others
        if one.id not in listed
    )
    return tuple(lines)


def _kind(place: Place, lang: Lang) -> str:
    return _PLACES_VI[place.kind.value] if lang == "vi" else place.kind.value


def _where(evidence: Iterable[Evidence], cites: Iterable[str], lang: Lang) -> str:
    """Where it stands: the printed forms with their sources and offsets, else who states it."""
    stands = "; ".join(
        f"“{' '.join(e.printed.splitlines())}” {e.source}:{e.start}-{e.end}" for e in evidence
    )
    cited = ", ".join(cites)
    words = _WORDS[lang]
    return DEEP + (stands or (f"{words['stated']} {cited}" if cited else words["unstated"]))


def _papers(data: Dataset, place: Place) -> set[str]:
    """The sources that are about the place: what they state belongs on its sheet."""
    return {source.id for source in data.sources.where(place=place.id)}


def _own(evidence: Iterable[Evidence], papers: set[str]) -> list[Evidence]:
    """The evidence in the place's own papers; all of it where they have none."""
    stated = list(evidence)
    return [one for one in stated if one.source in papers] or stated


def _directives(data: Dataset, place: Place) -> list[Directive]:
    papers = _papers(data, place)
    return list(
        data.directives.where(
            lambda d: d.place == place.id or any(e.source in papers for e in d.evidence)
        )
    )


def _visits(data: Dataset, place: Place) -> list[Event]:
    papers = _papers(data, place)
    return list(
        data.events.where(
            lambda event: (
                place.id in (event.place, *event.participants)
                or any(e.source in papers for e in event.evidence)
            )
        )
    )


def _documents(data: Dataset, place: Place, lang: Lang) -> Iterator[str]:
    words = _WORDS[lang]
    papers = _papers(data, place)
    found = _directives(data, place)
    found.sort(key=lambda d: (d.issued_on is None, d.issued_on and d.issued_on.sort_key, d.id))
    for one in found:
        issuer = data.institutions.get(one.issuer) if one.issuer else None
        number = f"{one.number} " if one.number else ""
        day = one.issued_on.format(lang) if one.issued_on else words["no-date"]
        by = f", {issuer.name(lang)}" if issuer else ""
        title = one.title_vi if lang == "vi" else one.title_en
        yield f"  {number}({day}{by}): {title}"
        yield _where(_own(one.evidence, papers), one.cites, lang)


def _ties(data: Dataset, place: Place) -> list[Partnership]:
    """The ties that a place is a side of, or that a side in this country has."""
    return list(data.partnerships.where(lambda t: place.id in (t.local, t.foreign, t.country)))


def _partners(data: Dataset, place: Place, lang: Lang) -> Iterator[str]:
    words = _WORDS[lang]
    by_country: dict[str, list[Partnership]] = defaultdict(list)
    for tie in _ties(data, place):
        by_country[_name(data, _country_of_other(data, tie, place), lang)].append(tie)
    for country in sorted(by_country):
        yield f"  {country or words['other']}"
        for tie in by_country[country]:
            others = [side for side in (tie.local, tie.foreign) if side != place.id]
            name = " - ".join(_name(data, side, lang) for side in others)
            for step in tie.steps:
                form = _FORMS_VI[step.form.value] if lang == "vi" else step.form.value
                span = "".join(
                    f", {words[word]} {day.format(lang)}"
                    for word, day in (("since", step.since), ("until", step.until))
                    if day is not None
                )
                yield f"    {name}: {form}{span}"
                yield _where(step.evidence or tie.evidence, step.cites or tie.cites, lang)


def _country_of_other(data: Dataset, tie: Partnership, place: Place) -> str:
    """The country to list a tie under: of the foreign side, seen from abroad of the local one."""
    if tie.local == place.id:
        return tie.country or ""
    local = data.place(tie.local)
    return (local.country or local.id) if local else ""


def _name(data: Dataset, key: str, lang: Lang) -> str:
    """The name of a side of a tie; its id where nothing is known of it."""
    side = data.place(key) or data.institutions.get(key)
    return side.name(lang) if side else key


def _figures(data: Dataset, place: Place, lang: Lang) -> Iterator[str]:
    words = _WORDS[lang]
    for one in data.observations.where(place=place.id):
        indicator = data.indicators.get(one.indicator)
        name = one.indicator
        if indicator is not None:
            name = indicator.name_vi if lang == "vi" else indicator.name_en
        more = [one.period.format(lang)]
        if one.change_vs is not None:
            more.append(f"{words['against']} {one.change_vs.format(lang)}")
        if one.status is not Status.NORMAL:
            more.append(words[one.status.value])
        yield f"  {name}: {one.quantity.format(lang)} ({', '.join(more)})"
        yield _where(one.evidence, one.cites, lang)


def _aims(data: Dataset, place: Place, lang: Lang) -> Iterator[str]:
    words = _WORDS[lang]
    by_field = defaultdict(list)
    for one in data.commitments.where(place=place.id):
        for field in one.fields or ("",):
            by_field[field].append(one)
    for key in sorted(by_field):
        of = data.fields.get(key)
        named = (of.name_vi if lang == "vi" else of.name_en) if of else key
        yield f"  {named or words['other']}"
        for one in sorted(by_field[key], key=lambda c: (c.kind, c.ordinal or 0)):
            number = f"{words['number']} {one.ordinal}, " if one.ordinal else ""
            kind = _KINDS_VI[one.kind.value] if lang == "vi" else one.kind.value
            yield f"    {number}{kind}: {one.gist(lang)}"
            yield _where(one.evidence, one.cites, lang)


def _events(data: Dataset, place: Place, lang: Lang) -> Iterator[str]:
    papers = _papers(data, place)
    for one in _visits(data, place):
        day = f" ({one.date.format(lang)})" if one.date else ""
        yield f"  {one.name(lang)}{day}"
        yield _where(_own(one.evidence, papers), one.cites, lang)


def _rules(data: Dataset, place: Place, report: Report, lang: Lang) -> Iterator[str]:
    words = _WORDS[lang]
    ids = {record.id for record in about(data, place)} | {place.id}
    found = [finding for finding in report if finding.record in ids]
    for finding in found:
        yield f"  {finding.text(lang)}"
    stands = [(one, why) for one, why in report.acknowledged if one.record in ids]
    for finding, why in stands:
        yield f"  {finding.text(lang)}"
        yield f"    {words['stands']}: {why.text(lang)}"
    if not found and not stands:
        counted = words["record" if len(ids) == 1 else "records"]
        yield f"  {len(ids)} {counted}: {words['nothing']}"
