"""For each rule on documents: a good dataset, and the same one spoiled in just that way."""

from __future__ import annotations

import datetime as dt

import attrs
from hypothesis import strategies as st

import vnforeign as vf
from checks.corrupted_records import (
    DAY,
    NAMES,
    TERMS,
    a_date,
    a_day,
    body,
    changed,
    day_of,
    document,
    in_term,
    pair,
    renumbered,
)
from checks.corrupting import Pair, corruption
from vnforeign.values.terms import national_assembly_of

SERIALS = st.integers(1, 99)
LINKS = st.sampled_from(("carries_out", "amends", "replaces"))
CENTRAL = st.sampled_from(("KL", "NQ", "CT"))


@corruption("VNF101")
@st.composite
def the_year_is_another(draw: st.DrawFn) -> Pair:
    year = draw(st.integers(2005, 2024))
    sign = draw(st.sampled_from(("QĐ-TTg", "NĐ-CP", "TT-BNG")))
    issued = a_date(draw, dt.date(year, 1, 1), dt.date(year, 12, 31))
    good = document(
        draw(NAMES), number=f"{draw(SERIALS):02}/{year}/{sign}", issued_on=day_of(issued)
    )
    other = draw(st.integers(1990, 2026).filter(lambda one: one != year))
    return pair(
        draw, good, attrs.evolve(good, issued_on=vf.PartialDate.of(other, draw(st.integers(1, 12))))
    )


@corruption("VNF102")
@st.composite
def the_link_points_at_a_later_one(draw: st.DrawFn) -> Pair:
    day = a_date(draw)
    target = document("target", issued_on=day_of(day))
    gap = draw(st.integers(1, 3_000))
    link = {draw(LINKS): ("target",)}
    good = document(draw(NAMES), issued_on=day_of(day + draw(st.integers(0, 300)) * DAY), **link)
    return pair(draw, good, attrs.evolve(good, issued_on=day_of(day - gap * DAY)), target)


@corruption("VNF103")
@st.composite
def the_last_carries_out_the_first(draw: st.DrawFn) -> Pair:
    size = draw(st.integers(2, 6))
    chain = [document(f"link-{at}", carries_out=(f"link-{at + 1}",)) for at in range(size - 1)]
    last = document(f"link-{size - 1}")
    return pair(draw, last, attrs.evolve(last, carries_out=("link-0",)), *chain)


@corruption("VNF104")
@st.composite
def what_told_the_two_apart_is_lost(draw: st.DrawFn) -> Pair:
    text = f"{draw(SERIALS):02}-{draw(CENTRAL)}/TW"
    first, second = draw(st.lists(TERMS, min_size=2, max_size=2, unique=True))
    one = document("a-one", number=text, issued_on=day_of(in_term(draw, first)))
    other = document("b-other", number=text, issued_on=day_of(in_term(draw, second)))
    return pair(draw, other, attrs.evolve(other, issued_on=None), one)


@corruption("VNF105")
@st.composite
def the_term_is_another(draw: st.DrawFn) -> Pair:
    met, other = draw(st.lists(TERMS, min_size=2, max_size=2, unique=True))
    text = f"{draw(SERIALS):02}-{draw(CENTRAL)}/TW"
    good = document(draw(NAMES), number=text, term=met.roman, issued_on=day_of(in_term(draw, met)))
    return pair(draw, good, attrs.evolve(good, term=other.roman))


@corruption("VNF106")
@st.composite
def the_type_is_a_word(draw: st.DrawFn) -> Pair:
    good = document(draw(NAMES), type=draw(st.sampled_from(("NQ", "CL", "ĐA", "VK", "ĐƯQT"))))
    word = draw(st.sampled_from(("Nghị quyết", "NQTW", "nq", "Kế hoạch", "ĐUQT", "?")))
    return pair(draw, good, attrs.evolve(good, type=word))


@corruption("VNF107")
@st.composite
def the_sign_is_of_nobody(draw: st.DrawFn) -> Pair:
    serial, kind = draw(st.integers(1, 9_999)), draw(st.sampled_from(("QĐ", "KH", "TB")))
    known = draw(st.sampled_from(("BNG", "BCA", "BYT", "VPCP", "TTCP")))
    good = document(draw(NAMES), number=f"{serial:02}/{kind}-{known}")
    unknown = "X" + draw(st.text("BCDGHKLMN", min_size=1, max_size=4))
    return pair(draw, good, renumbered(good, f"{serial:02}/{kind}-{unknown}"))


@corruption("VNF108")
@st.composite
def the_issuer_was_gone_or_not_there_yet(draw: st.DrawFn) -> Pair:
    text, ended = draw(
        st.sampled_from(
            (
                ("QĐ-BGTVT", dt.date(2025, 2, 28)),
                ("QĐ-BKHĐT", dt.date(2025, 2, 28)),
                ("QĐ-BTTTT", dt.date(2025, 2, 28)),
                ("HD/BTGTW", dt.date(2025, 2, 28)),
                ("HD/BĐNTW", dt.date(2025, 2, 3)),
            )
        )
    )
    began = draw(st.booleans()) and "/" not in text
    sep = "-" if "/" in text else "/"
    if began:  # one that is new, on a day before
        text, ended = "QĐ-BNNMT", dt.date(2025, 2, 28)
    before = day_of(ended - draw(st.integers(0, 3_000)) * DAY)
    after = day_of(ended + draw(st.integers(1, 300)) * DAY)
    right, wrong = (after, before) if began else (before, after)
    good = document(draw(NAMES), number=f"{draw(SERIALS):02}{sep}{text}", issued_on=right)
    return pair(draw, good, attrs.evolve(good, issued_on=wrong))


@corruption("VNF109")
@st.composite
def a_commission_resolves(draw: st.DrawFn) -> Pair:
    serial = draw(SERIALS)
    sign = draw(st.sampled_from(("BTGTW", "BĐNTW", "VPTW", "BTCTW", "BDVTW", "BNCTW")))
    right, wrong = (
        draw(st.sampled_from(("HD", "TB", "KH"))),
        draw(st.sampled_from(("NQ", "CT", "CL", "KL"))),
    )
    good = document(draw(NAMES), number=f"{serial:02}-{right}/{sign}")
    return pair(draw, good, renumbered(good, f"{serial:02}-{wrong}/{sign}"))


@corruption("VNF110")
@st.composite
def the_type_is_not_the_issuers(draw: st.DrawFn) -> Pair:
    sign, right, wrong = draw(
        st.sampled_from(
            (
                ("TTg", "QĐ", "TT"),
                ("TTg", "QĐ", "NQ"),
                ("CP", "NĐ", "TT"),
                ("CP", "NĐ", "QĐ"),
                ("CTN", "L", "PL"),
                ("BNG", "TT", "NQ"),
                ("BCA", "TT", "PL"),
                ("BNG", "TT", "TTLT"),
                ("UBND", "QĐ", "NQ"),
                ("HĐND", "NQ", "QĐ"),
            )
        )
    )
    year = draw(st.integers(2005, 2024))
    local = sign in ("UBND", "HĐND")
    head = f"{draw(SERIALS):02}/{year}"
    good = document(
        draw(NAMES),
        number=f"{head}/{right}-{sign}",
        issued_on=vf.PartialDate.of(year),
        place="VN-69" if local else None,
        level=vf.Level.PROVINCIAL if local else vf.Level.NATIONAL,
    )
    return pair(draw, good, renumbered(good, f"{head}/{wrong}-{sign}"))


@corruption("VNF111")
@st.composite
def the_sign_is_of_another_time(draw: st.DrawFn) -> Pair:
    serial, changed = draw(SERIALS), dt.date(2020, 3, 5)
    old, new = draw(st.sampled_from((("GN", "BGN"), ("TTh", "BTT"), ("UQ", "GUQ"))))
    after = draw(st.booleans())
    gap = draw(st.integers(1, 1_500))
    issued = day_of(changed + gap * DAY if after else changed - gap * DAY)
    right, wrong = (new, old) if after else (old, new)
    good = document(draw(NAMES), number=f"{serial:02}/{right}-BNG", issued_on=issued)
    return pair(draw, good, renumbered(good, f"{serial:02}/{wrong}-BNG"))


@corruption("VNF112")
@st.composite
def the_serial_is_too_great(draw: st.DrawFn) -> Pair:
    form, most = draw(
        st.sampled_from(
            (("{:02}-NQ/TW", 200), ("{:02}-CT/TW", 200), ("{:02}-KL/TW", 600),
             ("{:02}/2020/QĐ-TTg", 1_000), ("{:02}/2020/QH14", 600))
        )
    )  # fmt: skip
    good = document(draw(NAMES), number=form.format(draw(SERIALS)))
    return pair(draw, good, renumbered(good, form.format(draw(st.integers(most + 1, 99_999)))))


@corruption("VNF113")
@st.composite
def the_number_is_given_twice(draw: st.DrawFn) -> Pair:
    if draw(st.booleans()):
        text = f"{draw(SERIALS):02}-{draw(CENTRAL)}/TW"
        first, second = draw(st.lists(TERMS, min_size=2, max_size=2, unique=True))
        there, right = in_term(draw, first), in_term(draw, second)
        wrong = in_term(draw, first)
    else:
        text = f"{draw(SERIALS):02}/{draw(st.sampled_from(('NQ-CP', 'QĐ-TTg', 'CT-TTg')))}"
        year = draw(st.integers(2005, 2023))
        there, wrong = (a_date(draw, dt.date(year, 1, 1), dt.date(year, 12, 31)) for _ in "ab")
        right = dt.date(year + 1, 3, 1)
    if wrong == there:
        wrong += DAY if wrong.day == 1 else -DAY
    one = document("a-one", number=text, issued_on=day_of(there))
    other = document("b-other", number=text, issued_on=day_of(right))
    return pair(draw, other, attrs.evolve(other, issued_on=day_of(wrong)), one)


@corruption("VNF114")
@st.composite
def the_later_serial_is_months_earlier(draw: st.DrawFn) -> Pair:
    met, kind = draw(TERMS), draw(CENTRAL)
    low, high = sorted(draw(st.lists(SERIALS, min_size=2, max_size=2, unique=True)))
    there = in_term(draw, met, first=500, last=1_000)
    right = there + draw(st.integers(0, 300)) * DAY
    wrong = there - draw(st.integers(61, 400)) * DAY
    one = document("one", number=f"{low:02}-{kind}/TW", issued_on=day_of(there))
    other = document(draw(NAMES), number=f"{high:02}-{kind}/TW", issued_on=day_of(right))
    return pair(draw, other, attrs.evolve(other, issued_on=day_of(wrong)), one)


@corruption("VNF115")
@st.composite
def the_assembly_did_not_sit_yet(draw: st.DrawFn) -> Pair:
    term = draw(st.integers(11, 15))
    opened = national_assembly_of(term).first_session
    sign = draw(st.sampled_from(("QH", "UBTVQH")))
    new_year = dt.date(opened.year, 1, 1)
    good = document(
        draw(NAMES),
        number=f"{draw(SERIALS):02}/{opened.year}/{sign}{term}",
        issued_on=a_day(draw, opened, dt.date(opened.year, 12, 31)),
    )
    return pair(draw, good, attrs.evolve(good, issued_on=a_day(draw, new_year, opened - DAY)))


@corruption("VNF116")
@st.composite
def the_term_is_no_numeral(draw: st.DrawFn) -> Pair:
    good = document(draw(NAMES), term=draw(TERMS).roman)
    wrong = st.sampled_from(("13", "xiii", "XIIII", "khóa XIII", "XIII.", "Đại hội XII"))
    return pair(draw, good, attrs.evolve(good, term=draw(wrong)))


@corruption("VNF117")
@st.composite
def the_id_is_of_another_document(draw: st.DrawFn) -> Pair:
    serial, kind, issued = draw(SERIALS), draw(st.sampled_from(("KL", "NQ", "CT"))), a_date(draw)
    form = f"{{:02}}-{kind}/TW"
    good = document(
        f"{serial:02}-{kind.lower()}-tw-{issued.year}",
        number=form.format(serial),
        issued_on=day_of(issued),
    )
    if draw(st.booleans()):
        other = draw(SERIALS.filter(lambda one: one != serial))
        return pair(draw, good, renumbered(good, form.format(other)))
    moved = day_of(issued.replace(year=issued.year - draw(st.integers(1, 20)), day=1))
    return pair(draw, good, attrs.evolve(good, issued_on=moved))


@corruption("VNF118")
@st.composite
def the_level_is_another(draw: st.DrawFn) -> Pair:
    local = draw(st.booleans())
    signs = ("-QĐ/TU", "/KH-UBND", "/NQ-HĐND") if local else ("-KL/TW", "/QĐ-TTg", "/KH-BNG")
    home, far = (
        st.sampled_from((vf.Level.PROVINCIAL, vf.Level.DISTRICT)),
        st.just(vf.Level.NATIONAL),
    )
    right, wrong = (home, far) if local else (far, home)
    good = document(
        draw(NAMES),
        number=f"{draw(SERIALS):02}{draw(st.sampled_from(signs))}",
        place="VN-69",
        level=draw(right),
    )
    return pair(draw, good, attrs.evolve(good, level=draw(wrong)))


@corruption("VNF119")
@st.composite
def the_place_is_missing(draw: st.DrawFn) -> Pair:
    signs = st.sampled_from(("-QĐ/TU", "/KH-UBND", "/NQ-HĐND"))
    text = draw(st.none() | st.builds("{:02}{}".format, SERIALS, signs))
    good = document(
        draw(NAMES), place=draw(st.sampled_from(("VN-54", "VN-69"))), level=vf.Level.PROVINCIAL,
        **({} if text is None else {"number": text}),
    )  # fmt: skip
    return pair(draw, good, attrs.evolve(good, place=None))


@corruption("VNF120")
@st.composite
def the_issuer_signs_otherwise(draw: st.DrawFn) -> Pair:
    bodies = {"government": "CP", "prime-minister": "TTg", "foreign-ministry": "BNG"}
    right, wrong = draw(st.permutations(list(bodies)))[:2]
    serial, kind = draw(SERIALS), draw(st.sampled_from(("KH", "TB", "CTr")))
    good = document(draw(NAMES), number=f"{serial:02}/{kind}-{bodies[right]}", issuer=right)
    made = (body(name, sign=sign) for name, sign in bodies.items())
    return pair(draw, good, attrs.evolve(good, issuer=wrong), *made)


@corruption("VNF130")
@st.composite
def the_place_is_left_to_the_issuer(draw: st.DrawFn) -> Pair:
    home = draw(st.sampled_from(("VN-54", "VN-69")))
    issuer = body("issuer", sign=draw(st.sampled_from(("TU", "UBND", None))), place=home)
    level = draw(st.sampled_from((vf.Level.PROVINCIAL, vf.Level.DISTRICT)))
    good = document(draw(NAMES), issuer="issuer", place=home, level=level, type="KH")
    return pair(draw, good, attrs.evolve(good, place=None), issuer)


@corruption("VNF128")
@st.composite
def the_place_is_another(draw: st.DrawFn) -> Pair:
    right, wrong = draw(st.permutations(("VN-54", "VN-69")))
    sign, text = draw(st.sampled_from((("TU", "-QĐ/TU"), ("UBND", "/KH-UBND"))))
    issuer = body("issuer", sign=sign, place=right)
    good = document(
        draw(NAMES), number=f"{draw(SERIALS):02}{text}", issuer="issuer", place=right,
        level=vf.Level.PROVINCIAL,
    )  # fmt: skip
    return pair(draw, good, attrs.evolve(good, place=wrong), issuer)


def printed(draw: st.DrawFn, *texts: str) -> tuple[vf.Evidence, ...]:
    start = draw(st.integers(0, 10**6))
    return tuple(
        vf.Evidence(source="s", start=start, end=start + len(text), printed=text) for text in texts
    )


@corruption("VNF121")
@st.composite
def the_number_is_not_the_printed_one(draw: st.DrawFn) -> Pair:
    serial = draw(SERIALS)
    form = draw(
        st.sampled_from(("{:02}-KL/TW", "{:02}/NQ-CP", "{:02}/2020/QĐ-TTg", "{:02}-HD/VPTW"))
    )
    head = draw(st.sampled_from(("", "Văn bản số ", "theo số ")))
    said = printed(draw, head + form.format(serial), "về đối ngoại")
    good = document(draw(NAMES), number=form.format(serial), evidence=said)
    other = draw(SERIALS.filter(lambda one: one != serial))
    return pair(draw, good, renumbered(good, form.format(other)))


@corruption("VNF122")
@st.composite
def the_day_is_not_the_printed_one(draw: st.DrawFn) -> Pair:
    issued = a_date(draw)
    text = f"{draw(SERIALS):02}-KL/TW"
    day = draw(
        st.sampled_from(
            (
                f"{issued.day:02}/{issued.month}/{issued.year}",
                f"{issued.day}-{issued.month}-{issued.year}",
                f"{issued.day:02} tháng {issued.month:02} năm {issued.year}",
            )
        )
    )
    said = printed(draw, f"Kết luận số {text}, ngày {day} của Bộ Chính trị")
    good = document(draw(NAMES), number=text, issued_on=day_of(issued), evidence=said)
    other = draw(st.none() | st.dates(dt.date(1998, 1, 1), dt.date(2025, 1, 31)))
    if other == issued:
        other += DAY
    wrong = None if other is None else day_of(other)
    return pair(draw, good, attrs.evolve(good, issued_on=wrong))


@corruption("VNF123")
@st.composite
def the_title_is_of_another_number(draw: st.DrawFn) -> Pair:
    right, wrong = draw(st.lists(SERIALS, min_size=2, max_size=2, unique=True))
    form, word = draw(st.sampled_from((("{:02}-KL/TW", "Kết luận"), ("{:02}/NQ-CP", "Nghị quyết"))))
    titles = [f"{word} số {form.format(one)} về thông tin đối ngoại" for one in (right, wrong)]
    good = document(draw(NAMES), number=form.format(right), title_vi=titles[0])
    return pair(draw, good, attrs.evolve(good, title_vi=titles[1]))


@corruption("VNF124")
@st.composite
def the_link_is_missing(draw: st.DrawFn) -> Pair:
    text = f"{draw(SERIALS):02}-{draw(st.sampled_from(('QĐ', 'KL')))}/TW"
    link, act = draw(
        st.sampled_from(
            (
                ("carries_out", "Kế hoạch thực hiện văn bản số"),
                ("amends", "Sửa đổi, bổ sung văn bản số"),
                ("replaces", "Thay thế văn bản số"),
            )
        )
    )
    issued = a_date(draw)
    target = document("target", number=text, issued_on=day_of(issued))
    later = day_of(issued + draw(st.integers(0, 900)) * DAY)
    good = document(
        draw(NAMES), type="KH", title_vi=f"{act} {text}",
        issued_on=draw(st.none() | st.just(later)), **{link: ("target",)},
    )  # fmt: skip
    return pair(draw, good, changed(good, **{link: ()}), target)


@corruption("VNF125")
@st.composite
def the_target_was_replaced(draw: st.DrawFn) -> Pair:
    first, second, third = sorted(a_date(draw) for _ in range(3))
    gap = draw(st.integers(1, 30)) * DAY
    old = document("old", issued_on=day_of(first))
    new = document("new", issued_on=day_of(second), replaces=("old",))
    link = draw(st.sampled_from(("carries_out", "amends")))
    good = document(draw(NAMES), issued_on=day_of(third + gap), **{link: ("new",)})
    return pair(draw, good, changed(good, **{link: ("old",)}), old, new)


@corruption("VNF126")
@st.composite
def the_rules_have_another_day(draw: st.DrawFn) -> Pair:
    issued = a_date(draw)
    rules = document("rules", type="QC", issued_on=day_of(issued))
    good = document(draw(NAMES), type="QĐ", issued_on=day_of(issued), issues=("rules",))
    gap = draw(st.integers(-400, 400).filter(bool)) * DAY
    return pair(draw, good, attrs.evolve(good, issued_on=day_of(issued + gap)), rules)


@corruption("VNF127")
@st.composite
def the_decree_is_numbered_like_a_letter(draw: st.DrawFn) -> Pair:
    kind, sign = draw(st.sampled_from((("NĐ", "CP"), ("TT", "BNG"))))
    serial, year = draw(SERIALS), draw(st.integers(1998, 2024))
    good = document(
        draw(NAMES),
        number=f"{serial:02}/{year}/{kind}-{sign}",
        issued_on=vf.PartialDate.of(year, draw(st.integers(1, 12))),
    )
    short = vf.DocumentNumber.parse(f"{serial:02}/{sign}")
    return pair(draw, good, attrs.evolve(good, number=short))


@corruption("VNF129")
@st.composite
def two_issue_the_same_rules(draw: st.DrawFn) -> Pair:
    rules = document("rules", type="QC")
    one = document("a-decision", type="QĐ", issues=("rules",))
    other = document("b-decision", type="QĐ", amends=("rules",))
    return pair(draw, other, attrs.evolve(other, amends=(), issues=("rules",)), rules, one)
