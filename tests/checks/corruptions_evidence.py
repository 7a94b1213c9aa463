"""For each rule on evidence and sources: a valid dataset, and the same spoiled in just its way."""

from __future__ import annotations

from decimal import Decimal

import attrs
from hypothesis import strategies as st

import vnforeign as vf
from checks.figure_worlds import (
    Records,
    event,
    figure,
    indicator,
    money,
    piece,
    places,
    sides,
    source,
    spoils,
    years,
)

Both = tuple[Records, Records]
HASHES = st.integers(0, 16**64 - 1).map(lambda number: f"{number:064x}")
WORDS = ("Hội nghị", "đoàn công tác", "tỉnh", "hợp tác", "quốc tế", "năm 2020", "ký kết", "Lào")
starts = st.integers(0, 5_000)
words = st.sampled_from(WORDS)


def instead(records: Records, *changed: vf.Record) -> Records:
    """The records, with some changed."""
    by_id = {record.id: record for record in changed}
    return [by_id.get(record.id, record) for record in records]


def stated(draw: st.DrawFn, hedge: vf.Hedge = vf.Hedge.EXACT, year: int = 2020) -> vf.Observation:
    """A figure in dollars whose evidence prints it, perhaps with more behind."""
    one = figure(draw(money), period=str(year), place=draw(places), hedge=hedge, cites=())
    scale = draw(st.sampled_from([None, "triệu"]))
    printed, at = one.quantity.format(scale=scale), draw(starts)
    more = [piece(f"năm {year}", at + 100), piece("kim ngạch", at + 200)]
    return attrs.evolve(one, evidence=(piece(printed, at), *more[: draw(st.integers(0, 2))]))


def pinned(draw: st.DrawFn, **more: object) -> vf.Source:
    return source(file="bai.txt", sha256=draw(HASHES), **more)


# -- what is recorded against what is printed ----------------------------------------------------


@spoils("VNF502")
def value_not_in_its_evidence(draw: st.DrawFn) -> Both:
    one = stated(draw, draw(st.sampled_from([vf.Hedge.EXACT, vf.Hedge.OVER, vf.Hedge.ABOUT])))
    valid: Records = [source(), indicator(), one]
    if draw(st.booleans()):  # growth that a spreadsheet keeps as a fraction
        per = Decimal(draw(st.integers(101, 999))) / 10
        printed = draw(st.sampled_from(["tăng {}%", "{}%", "up {}%"])).format(
            str(per).replace(".", ",")
        )
        growth = figure(
            per, "percent", cites=(), evidence=(piece(printed, draw(starts)),), change_vs="2019"
        )
        with_growth: Records = [source(), indicator("percent", "change"), growth]
        fraction = attrs.evolve(growth.quantity, amount=per / 100)
        return with_growth, instead(with_growth, attrs.evolve(growth, quantity=fraction))
    off = draw(st.sampled_from([Decimal(1000), Decimal(10), Decimal("1.1")]))
    wrong = attrs.evolve(one.quantity, amount=one.quantity.amount * off)
    return valid, instead(valid, attrs.evolve(one, quantity=wrong))


@spoils("VNF507")
def hedge_not_as_printed(draw: st.DrawFn) -> Both:
    hedges = [vf.Hedge.EXACT, vf.Hedge.OVER, vf.Hedge.NEARLY, vf.Hedge.ABOUT, vf.Hedge.AT_LEAST]
    printed, recorded = draw(st.permutations(hedges))[:2]
    one = stated(draw, printed)
    valid: Records = [source(), indicator(), one]
    wrong = attrs.evolve(one.quantity, hedge=recorded)
    return valid, instead(valid, attrs.evolve(one, quantity=wrong))


@spoils("VNF516")
def value_not_in_the_first_form(draw: st.DrawFn) -> Both:
    one = stated(draw)
    named = piece("kim ngạch xuất khẩu", 9_000)
    one = attrs.evolve(one, evidence=(*one.evidence, named))
    valid: Records = [source(), indicator(), one]
    return valid, instead(valid, attrs.evolve(one, evidence=(named, *one.evidence[:-1])))


@spoils("VNF503")
def knowledge_before_publication(draw: st.DrawFn) -> Both:
    one = stated(draw)
    out = draw(st.integers(2021, 2024))
    valid: Records = [source(published_on=vf.PartialDate.of(out)), indicator(), one]
    year = out + draw(st.integers(1, 20))
    later = attrs.evolve(one, period=vf.Period.year(year), evidence=one.evidence[:1])
    return valid, instead(valid, later)


@spoils("VNF504")
def step_without_evidence(draw: st.DrawFn) -> Both:
    steps = tuple(
        vf.Step(form=form, since=vf.PartialDate.of(2010 + at), evidence=(piece("ký kết", 60 * at),))
        for at, form in enumerate((vf.Form.CONTACT, vf.Form.SIGNED))
    )
    side = draw(sides)
    one = vf.Partnership(
        id="p", local=draw(places), foreign=side, country=side, level=vf.Level.PROVINCIAL,
        steps=steps,
    )  # fmt: skip
    valid: Records = [source(), one]
    bare = draw(st.integers(0, 1))
    left = tuple(attrs.evolve(s, evidence=()) if at == bare else s for at, s in enumerate(steps))
    return valid, instead(valid, attrs.evolve(one, steps=left))


@spoils("VNF513")
def period_not_in_its_evidence(draw: st.DrawFn) -> Both:
    year = draw(years)
    one = stated(draw, year=year)
    form = draw(st.sampled_from([f"năm {year}", f"{year}", f"tháng 9/{year}"]))
    one = attrs.evolve(one, evidence=(one.evidence[0], piece(form, 8_000)))
    valid: Records = [source(), indicator(), one]
    other = vf.Period.year(year + draw(st.sampled_from([-3, -1, 1, 2])))
    if draw(st.booleans()):  # some months of the year, entered under the year
        form = draw(st.sampled_from(["6 tháng đầu năm {}", "quý I/{}", "9 tháng đầu năm {}"]))
        said = piece(form.format(year), 8_000)
        one = attrs.evolve(
            one, evidence=(one.evidence[0], said), period=vf.Period.parse(said.printed)
        )
        valid, other = [source(), indicator(), one], vf.Period.year(year)
    return valid, instead(valid, attrs.evolve(one, period=other))


@spoils("VNF515")
def day_not_in_its_evidence(draw: st.DrawFn) -> Both:
    year, month, day = draw(years), draw(st.integers(1, 12)), draw(st.integers(1, 28))
    form = draw(st.sampled_from(["{}/{}/{}", "ngày {} tháng {} năm {}", "{}-{}-{}"]))
    if draw(st.booleans()):
        inside = piece(f"chuyến thăm (tháng {month}/{year})", draw(starts))
        visit = event("e", inside, date=vf.PartialDate.of(year, month))
        off = draw(st.sampled_from([-10, -1, 1]))
        wrong_year = attrs.evolve(visit, date=vf.PartialDate.of(year + off, month))
        return [source(), visit], [source(), wrong_year]
    right = vf.PartialDate.of(year, month, day)
    one = event("e", piece(form.format(day, month, year), draw(starts)), date=right)
    valid: Records = [source(), one]
    wrong = draw(
        st.sampled_from(
            [vf.PartialDate.of(year, month, 29 - day + (day == 29 - day)),
             vf.PartialDate.of(year - 1, month, day), vf.PartialDate.of(year + 1)]
        ).filter(lambda other: other != right)
    )  # fmt: skip
    return valid, instead(valid, attrs.evolve(one, date=wrong))


@spoils("VNF517")
def estimate_nobody_printed(draw: st.DrawFn) -> Both:
    one = stated(draw, draw(st.sampled_from([vf.Hedge.EXACT, vf.Hedge.OVER])))
    valid: Records = [source(), indicator(nature=draw(st.sampled_from(["stock", "flow"]))), one]
    return valid, instead(valid, attrs.evolve(one, status=vf.Status.ESTIMATE))


# -- evidence by itself --------------------------------------------------------------------------


@spoils("VNF501")
def sentence_as_printed_form(draw: st.DrawFn) -> Both:
    at = draw(starts)
    one = event("e", piece(draw(words), at))
    valid: Records = [source(), one]
    said = " ".join(draw(st.lists(words, min_size=8, max_size=8)))
    end = draw(st.sampled_from([".", "!", ";"]))
    sentence = draw(st.sampled_from([f"{said}{end}", f"{draw(words)}\n{draw(words)}"]))
    return valid, instead(valid, attrs.evolve(one, evidence=(piece(sentence, at),)))


@spoils("VNF505")
def evidence_given_twice(draw: st.DrawFn) -> Both:
    first, second = piece(draw(words), draw(starts)), piece(draw(words), 9_000)
    one = event("e", first, second)
    valid: Records = [source(), one]
    return valid, instead(valid, attrs.evolve(one, evidence=(first, second, first)))


@spoils("VNF506")
def one_span_two_values(draw: st.DrawFn) -> Both:
    at, amount = draw(starts), draw(st.integers(2, 50))
    one, two = (
        figure(amount, "project", name=name, period=period, cites=(),
               evidence=(piece("mấy dự án", at),))
        for name, period in (("o", "2019"), ("p", "2020"))
    )  # fmt: skip
    valid: Records = [pinned(draw), indicator("project"), one, two]
    other = attrs.evolve(two.quantity, amount=Decimal(amount + draw(st.integers(1, 9))))
    return valid, instead(valid, attrs.evolve(two, quantity=other))


@spoils("VNF509")
def one_span_two_texts(draw: st.DrawFn) -> Both:
    first, second = draw(st.permutations(WORDS))[:2]
    at = draw(starts)
    one = event("e", piece(first, at))
    two = event("f", piece(second, at + len(first) + draw(st.integers(0, 50))))
    valid: Records = [pinned(draw), one, two]
    common = draw(st.integers(1, min(len(first), len(second))))
    moved = at + len(first) - common
    if first[-common:] == second[:common]:
        moved = at  # at its own beginning the other word differs
    return valid, instead(valid, attrs.evolve(two, evidence=(piece(second, moved),)))


@spoils("VNF508")
def space_around_the_printed_form(draw: st.DrawFn) -> Both:
    word, at = draw(words), draw(starts)
    one = event("e", piece(word, at))
    valid: Records = [source(), one]
    blank = draw(st.sampled_from([f"{word} ", f" {word}", f"{word}\u00a0"]))
    return valid, instead(valid, attrs.evolve(one, evidence=(piece(blank, at),)))


@spoils("VNF518")
def letters_of_another_language(draw: st.DrawFn) -> Both:
    one = event(
        "e", piece(draw(st.sampled_from(["Ханой", "河内", "하노이", "ຮາໂນ່ຍ"])), draw(starts))
    )
    said = source(language=draw(st.sampled_from(["ru", "zh", "ko", "lo"])))
    valid: Records = [said, one]
    other = draw(st.sampled_from(["vi", "en", "fr"]))
    return valid, instead(valid, attrs.evolve(said, language=other))


# -- sources -------------------------------------------------------------------------------------

READ = vf.PartialDate.of(2026, 11, 22)
PAGE = {"publisher": "Thông tấn xã", "address": "https://example.org/a", "accessed_on": READ}


def citing(valid: list[vf.Source], spoiled: list[vf.Source]) -> Both:
    """The sources, and an event that cites each: one that nobody uses is another fault."""
    held = event("held", cites=tuple(one.id for one in valid))
    return [*valid, held], [*spoiled, held]


@spoils("VNF520")
def one_file_two_hashes(draw: st.DrawFn) -> Both:
    first, second = draw(st.lists(HASHES, min_size=2, max_size=2, unique=True))
    one = source(file="bai.txt", sha256=first)
    two = source(id="t", file="bai.txt", sha256=first)
    return citing([one, two], [one, attrs.evolve(two, sha256=second)])


@spoils("VNF521")
def read_nobody_knows_where(draw: st.DrawFn) -> Both:
    read = vf.PartialDate.of(draw(years), draw(st.integers(1, 12)))
    said = source(**PAGE | {"accessed_on": read})
    return citing([said], [attrs.evolve(said, address=None)])


@spoils("VNF522")
def page_without_publisher(draw: st.DrawFn) -> Both:
    named = draw(st.sampled_from(["publisher", "author"]))
    given = {named: "Thông tấn xã", "address": f"https://example.org/{draw(starts)}"}
    said = source(accessed_on=READ, **given)
    return citing([said], [attrs.evolve(said, publisher=None, author=None)])


@spoils("VNF525")
def one_page_two_sources(draw: st.DrawFn) -> Both:
    one, two = source(**PAGE), source(id="t", **PAGE)
    other = f"https://example.org/{draw(starts)}"
    return citing([one, attrs.evolve(two, address=other)], [one, two])


@spoils("VNF526")
def page_without_the_day_it_was_read(draw: st.DrawFn) -> Both:
    said = source(**PAGE | {"accessed_on": vf.PartialDate.of(draw(years))})
    return citing([said], [attrs.evolve(said, accessed_on=None)])


@spoils("VNF527")
def language_that_is_none(draw: st.DrawFn) -> Both:
    said = source(language=draw(st.sampled_from(["vi", "en", "ja", "zh", "km"])))
    wrong = draw(st.sampled_from(["vn", "jp", "cn", "eng", "vi-vn", "vietnamese", "xx", "1"]))
    return citing([said], [attrs.evolve(said, language=wrong)])


@spoils("VNF528")
def address_that_is_none(draw: st.DrawFn) -> Both:
    said = source(**PAGE)
    wrong = draw(
        st.sampled_from([
            "example.org/a", "Báo Nhân Dân", "ftp://example.org/a", "https://", "https://example",
            "https://example.org/a b", "https:/example.org", "file:///home/a.txt",
        ])
    )  # fmt: skip
    return citing([said], [attrs.evolve(said, address=wrong)])


@spoils("VNF529")
def words_inside_another_paper(draw: st.DrawFn) -> Both:
    pin = {"file": "bai.txt", "sha256": draw(HASHES)}
    papers = [source(id=name, **pin) for name in ("s", "t", "u")]
    held = [
        event(f"{paper.id}-{at}", piece("Hội nghị", 10_000 * nth + 100 * at, paper.id))
        for nth, paper in enumerate(papers)
        for at in range(draw(st.integers(5, 6)))
    ]
    inner = [one for one in held if one.id in ("s-2", "t-2", "u-2")]
    moved = draw(st.sampled_from(inner))
    (said,) = moved.evidence
    other = draw(st.sampled_from([paper.id for paper in papers if paper.id != said.source]))
    wrong = attrs.evolve(moved, evidence=(attrs.evolve(said, source=other),))
    valid: Records = [*papers, *held]
    return valid, instead(valid, wrong)
