"""Ways in which people who keep such data really go wrong, done to the shipped data.

Written down blind: whoever wrote them had not read the rules of `vnforeign.check`, so that the
rules can be held against them. Each way takes the shipped JSON as plain dicts, by collection,
makes one mistake in it, and answers the ids of the records where the fault should be named; a
fault named at any one of them is found. Each asserts what it finds before it changes it, so that
a later change of the data shows here and not as a mistake that was never made.
"""

from __future__ import annotations

import copy
import functools
import json
import unicodedata
from collections.abc import Callable
from typing import Any, NamedTuple

from vnforeign.dataset import COLLECTIONS, data_file

Raw = dict[str, Any]
"""A record as it stands in a file."""
Data = dict[str, list[Raw]]
"""Records by the name of their collection."""
Ids = tuple[str, ...]


class Way(NamedTuple):
    """One way to go wrong: its slug, how it happens, and what does it to the data."""

    name: str
    story: str
    spoil: Callable[[Data], Ids]


WAYS: list[Way] = []
"""All the ways, in the order of the collections they start from."""


def shipped() -> Data:
    """The shipped files, fresh, to be spoiled."""
    return {name: json.loads(_text(name)) for name in COLLECTIONS}


_text = functools.cache(lambda name: data_file(f"{name}.json"))


def way(spoil: Callable[[Data], Ids]) -> Callable[[Data], Ids]:
    """Enter a function as a way: its name is the slug, its docstring the story."""
    story = " ".join((spoil.__doc__ or "").split())
    WAYS.append(Way(spoil.__name__.replace("_", "-"), story, spoil))
    return spoil


# Hands


class _Gone:
    """No such field."""


GONE = _Gone()


def the(data: Data, collection: str, key: str) -> Raw:
    """The one record of an id."""
    found = [record for record in data[collection] if record["id"] == key]
    assert len(found) == 1, f"{len(found)} records {key} in {collection}"
    return found[0]


def change(data: Data, collection: str, key: str, path: str, old: Any, new: Any) -> Ids:
    """Put ``new`` where ``old`` stands, at a path such as ``quantity.amount`` or ``steps.1.form``.

    `GONE` for a field that is not there.
    """
    place: Any = the(data, collection, key)
    *way_there, last = path.split(".")
    for step in way_there:
        place = place[int(step)] if isinstance(place, list) else place[step]
    found = place[int(last)] if isinstance(place, list) else place.get(last, GONE)
    assert found == old, f"{key}: {path} is {found!r}, expected {old!r}"
    if new is GONE:
        del place[last]
    else:
        place[int(last) if isinstance(place, list) else last] = new
    return (key,)


def retype(data: Data, collection: str, key: str, old: str, new: str) -> Ids:
    """Put another printed form into the first evidence of a record that has the old one."""
    pieces = [e for e in the(data, collection, key)["evidence"] if e["printed"] == old]
    assert pieces, f"{key}: no evidence printed {old!r}"
    pieces[0].update(printed=new, end=pieces[0]["start"] + len(new))
    return (key,)


def again(data: Data, collection: str, key: str, new: str, **fields: Any) -> Ids:
    """A second record, the copy of one under a new id, with some fields set (or `GONE`)."""
    record = copy.deepcopy(the(data, collection, key))
    assert all(one["id"] != new for one in data[collection]), f"{new} is there already"
    record.update(fields, id=new)
    data[collection].append({name: value for name, value in record.items() if value is not GONE})
    return (new, key)


def drop(data: Data, collection: str, key: str) -> None:
    """Take a record out."""
    data[collection].remove(the(data, collection, key))


# Sources


@way
def source_read_before_it_was_published(data: Data) -> Ids:
    """The year of the day of reading is typed from habit, ten years back, so that the article was
    read before it was published.
    """
    new = "2016-11-22"
    return change(data, "sources", "vns-1664040", "accessed_on", "2026-11-22", new)


@way
def source_year_with_digits_crossed(data: Data) -> Ids:
    """Two digits of the year cross, 2021 becomes 2012, and the news reports a conference nine
    years before it was held.
    """
    change(data, "sources", "ngoai-vu-20-2021", "published_on", "2021-12-13", "2012-12-13")
    return ("ngoai-vu-20-2021", "national-external-relations-conference-20-2021")


@way
def web_page_without_the_day_it_was_read(data: Data) -> Ids:
    """A web page is cited in a hurry and nobody notes when it was read, so that no one can say
    which state of the page the fact was taken from.
    """
    return change(data, "sources", "vns-1664040", "accessed_on", "2026-11-22", GONE)


@way
def one_file_with_two_hashes(data: Data) -> Ids:
    """The scanned volume is saved again by an editor, and the new hash is entered for one of its
    papers only, so that one file has two hashes.
    """
    old = "4ba990504fb49db2a669417cbb1eb047007729697fd6ea726a91b59d01d3e6c0"
    assert the(data, "sources", "can-tho-2021-paper")["sha256"] == old
    return change(data, "sources", "lang-son-2021-paper", "sha256", old, "0b" + old[2:])


@way
def source_entered_a_second_time(data: Data) -> Ids:
    """Two people cite one article, each makes a source record of it, and two sources now seem to
    say the same thing independently.
    """
    assert the(data, "sources", "vns-1664040")["address"].endswith("comprehensive-partnership.html")
    return again(data, "sources", "vns-1664040", "vietnamnews-mongolia-2024")


@way
def country_code_for_a_language(data: Data) -> Ids:
    """The language of a Vietnamese text is entered as vn, the code of the country, and not vi."""
    return change(data, "sources", "ngoai-vu-20-2021", "language", GONE, "vn")


@way
def paper_of_2024_under_the_province_of_2025(data: Data) -> Ids:
    """After the merger someone picks the province of today in the list of places for a paper that
    the old province wrote a year earlier.
    """
    return change(data, "sources", "thai-nguyen-2024", "place", "VN-69", "VN-69-2025")


@way
def address_that_is_none(data: Data) -> Ids:
    """A search phrase is pasted into the field of the address, so that nobody can open it."""
    old = "https://www.azernews.az/nation/188472.html"
    return change(data, "sources", "azernews-188472", "address", old, "azernews vietnam defence")


# Institutions


@way
def parents_in_a_circle(data: Data) -> Ids:
    """The field of the parent is read as "who runs it", so that the Central Committee is put
    under its own Secretariat and the two are each other's parents.
    """
    assert the(data, "institutions", "secretariat")["parent"] == "central-committee"
    old = "communist-party-of-vietnam"
    return (
        *change(data, "institutions", "central-committee", "parent", old, "secretariat"),
        "secretariat",
    )


@way
def place_id_with_digits_crossed(data: Data) -> Ids:
    """The code of the province is typed by heart and its digits cross: VN-96 for VN-69."""
    return change(data, "institutions", "thai-nguyen-peoples-committee", "place", "VN-69", "VN-96")


@way
def end_of_a_body_before_its_beginning(data: Data) -> Ids:
    """The first and the last day of a body that was wound up are typed into each other's field."""
    key, until = "central-external-relations-commission", "[2025-01-24..2025-02-03]"
    change(data, "institutions", key, "since", GONE, "2025-02-28")
    return change(data, "institutions", key, "until", until, "1951-03-01")


@way
def body_closed_ten_years_early(data: Data) -> Ids:
    """The end of a commission is entered with 2015 for 2025, so that the guidance of 2019 comes
    from a body that was no more.
    """
    key, until = "central-external-relations-commission", "[2025-01-24..2025-02-03]"
    hd = the(data, "directives", "05-hd-bdntw-2019")
    assert (hd["issuer"], hd["issued_on"]) == (key, "2019-03-26")
    return (*change(data, "institutions", key, "until", until, "2015-02-28"), hd["id"])


@way
def sign_of_the_body_one_level_down(data: Data) -> Ids:
    """The central propaganda commission gets the sign of a provincial one, BTGTU for BTGTW, by
    completion as one types, and its own documents no longer fit it.
    """
    assert the(data, "directives", "03-hd-btgtw-2021")["number"] == "03-HD/BTGTW"
    key = "central-propaganda-commission"
    return (*change(data, "institutions", key, "sign", "BTGTW", "BTGTU"), "03-hd-btgtw-2021")


# Places and countries


@way
def foreign_city_in_the_wrong_country(data: Data) -> Ids:
    """A Korean city with a name that sounds Chinese is entered as a city of China."""
    assert the(data, "partnerships", "da-nang-changwon")["country"] == "KR"
    return (*change(data, "places", "kr-changwon", "country", "KR", "CN"), "da-nang-changwon")


@way
def code_copied_from_the_row_above(data: Data) -> Ids:
    """A new place is made from a copy of the row above and its ISO code is left as it was, so that
    two provinces of Laos have one code.
    """
    assert the(data, "places", "LA-KH")["codes"] == {"iso-3166-2": "LA-KH"}
    return (*change(data, "places", "LA-CH", "codes.iso-3166-2", "LA-CH", "LA-KH"), "LA-KH")


@way
def statistical_code_with_digits_crossed(data: Data) -> Ids:
    """The two digits of the statistical code cross, 91 for 19, and Thái Nguyên has the code of
    Kiên Giang.
    """
    assert the(data, "places", "VN-47")["codes"]["gso"] == "91"
    return (*change(data, "places", "VN-69", "codes.gso", "19", "91"), "VN-47")


@way
def successor_is_the_old_province_of_that_name(data: Data) -> Ids:
    """Kiên Giang "went into An Giang", and from the list the old An Giang is picked, which ended
    on the same day, and not the new one.
    """
    assert the(data, "places", "VN-44")["until"] == "2025-06-30"
    return change(data, "places", "VN-47", "successors", ["VN-44-2025"], ["VN-44"])


@way
def province_ends_a_year_before_its_successor_begins(data: Data) -> Ids:
    """The last day of a merged province is typed with the year before, and for a year its land
    belongs to nobody.
    """
    assert the(data, "places", "VN-56-2025")["since"] == "2025-07-01"
    return change(data, "places", "VN-54", "until", "2025-06-30", "2024-06-30")


@way
def merged_province_without_a_successor(data: Data) -> Ids:
    """The end of a merged province is entered, and what became of it is left for later and then
    forgotten.
    """
    return change(data, "places", "VN-47", "successors", ["VN-44-2025"], GONE)


@way
def successors_that_run_back(data: Data) -> Ids:
    """The successor is entered on the wrong side too, so that the new province is followed by the
    old one.
    """
    assert the(data, "places", "VN-02")["successors"] == ["VN-02-2025"]
    return (*change(data, "places", "VN-02-2025", "successors", GONE, ["VN-02"]), "VN-02")


@way
def city_inside_a_province_of_another_country(data: Data) -> Ids:
    """A Chinese city is filed under the Vietnamese province that deals with it, not under the one
    it lies in.
    """
    return change(data, "places", "cn-nanning", "parent", "CN-GX", "VN-09")


@way
def spelling_of_one_place_given_to_another(data: Data) -> Ids:
    """A spelling met in a paper is added to the wrong one of two Swedish cities, and the name now
    means both.
    """
    assert the(data, "places", "se-linkoping")["name_vi"] == "Linköping"
    change(data, "places", "se-boras", "printed", ["Boras"], ["Boras", "Linköping"])
    return ("se-boras", "se-linkoping")


@way
def name_in_decomposed_letters(data: Data) -> Ids:
    """A name is pasted from a computer that writes letters and tone marks apart, looks the same on
    the screen and is found by no search.
    """
    name = "Thái Nguyên"
    return change(data, "places", "VN-69", "name_vi", name, unicodedata.normalize("NFD", name))


@way
def switzerland_with_the_code_of_china(data: Data) -> Ids:
    """The three-letter code is filled in from the two-letter one, and CH, Switzerland, gets CHN."""
    assert the(data, "countries", "CN")["codes"]["iso-3166-1-alpha-3"] == "CHN"
    path = "codes.iso-3166-1-alpha-3"
    return (*change(data, "countries", "CH", path, "CHE", "CHN"), "CN")


@way
def country_under_a_second_id(data: Data) -> Ids:
    """Someone looks for UK, does not find it, and adds it beside GB."""
    assert the(data, "countries", "GB")["name_vi"] == "Anh"
    return again(data, "countries", "GB", "UK", name_vi="Vương quốc Anh")


# Directives


@way
def separators_crossed_in_a_party_number(data: Data) -> Ids:
    """A Party number is typed the State way, 25/CT-TW for 25-CT/TW, as blogs print it."""
    return change(data, "directives", "25-ct-tw-2018", "number", "25-CT/TW", "25/CT-TW")


@way
def separators_crossed_in_a_state_number(data: Data) -> Ids:
    """A decision of the Prime Minister is typed the Party way, 40-QĐ/TTg for 40/QĐ-TTg."""
    return change(data, "directives", "40-qd-ttg-2016", "number", "40/QĐ-TTg", "40-QĐ/TTg")


@way
def prime_ministers_directive_made_the_partys(data: Data) -> Ids:
    """25/CT-TTg and 25-CT/TW are taken for one another, and the number of the Secretariat's
    directive is entered for the Prime Minister's.
    """
    return change(data, "directives", "25-ct-ttg-2021", "number", "25/CT-TTg", "25-CT/TW")


@way
def day_and_month_of_issue_swapped(data: Data) -> Ids:
    """09/3/2021 is read the American way, so that a directive of 9 March bears 3 September."""
    printed = the(data, "directives", "01-ct-tw-2021")["evidence"][0]["printed"]
    assert "ngày 09/3/2021" in printed
    return change(data, "directives", "01-ct-tw-2021", "issued_on", "2021-03-09", "2021-09-03")


@way
def term_of_today_for_a_document_of_yesterday(data: Data) -> Ids:
    """The term is taken over from the form as last filled in, and a directive of 2018 stands in
    the term that began in 2021.
    """
    assert the(data, "directives", "25-ct-tw-2018")["issued_on"] == "2018-08-08"
    return change(data, "directives", "25-ct-tw-2018", "term", "XII", "XIII")


@way
def term_in_arabic_digits(data: Data) -> Ids:
    """The Congress term is typed 13, as people say it, and not XIII."""
    return change(data, "directives", "34-nq-tw-2023", "term", "XIII", "13")


@way
def issuer_that_does_not_sign_so(data: Data) -> Ids:
    """The ministry that sent the resolution round is entered as the one that issued it, though the
    number ends in TW.
    """
    assert the(data, "directives", "34-nq-tw-2023")["number"] == "34-NQ/TW"
    new = "ministry-of-foreign-affairs"
    return change(data, "directives", "34-nq-tw-2023", "issuer", "politburo", new)


@way
def resolution_by_a_commission(data: Data) -> Ids:
    """A guidance of a Party commission is called a resolution in the minutes and entered as one,
    which a commission cannot issue.
    """
    key = "05-hd-bdntw-2019"
    change(data, "directives", key, "number", "05-HD/BĐNTW", "05-NQ/BĐNTW")
    return change(data, "directives", key, "type", "HD", "NQ")


@way
def year_in_the_number_is_not_the_year_of_issue(data: Data) -> Ids:
    """A decision of 2020 is entered from the copy that the office stamped a year later, and the
    day of the stamp is taken for that of issue.
    """
    assert the(data, "directives", "06-2020-qd-ttg")["number"] == "06/2020/QĐ-TTg"
    return change(data, "directives", "06-2020-qd-ttg", "issued_on", "2020-02-21", "2021-02-21")


@way
def resolution_of_an_assembly_that_had_not_met(data: Data) -> Ids:
    """The number of the National Assembly is typed as that of today, QH15, in a resolution of
    March 2021, four months before the fifteenth first met.
    """
    assert the(data, "events", "national-assembly-opening-xv")["date"] == "2021-07-20"
    fields: Raw = {"number": "128/2021/QH15", "issued_on": "2021-03-31", "issues": GONE}
    fields |= {"issuer": "national-assembly", "evidence": GONE, "cites": ["dbqh-xii"]}
    return again(data, "directives", "47-nq-cp-2024", "128-2021-qh15", **fields)[:1]


@way
def sign_with_a_letter_too_many(data: Data) -> Ids:
    """A key sticks, and the sign of the issuer in a number is one that no body has."""
    key = "2083-kh-ubnd-2014-lam-dong"
    return change(data, "directives", key, "number", "2083/KH-UBND", "2083/KH-UBNDD")


@way
def carries_out_what_came_later(data: Data) -> Ids:
    """Two resolutions on Đà Nẵng are mixed up, and a conclusion of 2013 carries out the one of
    2019.
    """
    assert the(data, "directives", "43-nq-tw-2019")["issued_on"] == "2019-01-24"
    path, old, new = "carries_out", ["33-nq-tw-2003"], ["43-nq-tw-2019"]
    return change(data, "directives", "75-kl-tw-2013", path, old, new)


@way
def two_documents_amend_each_other(data: Data) -> Ids:
    """The relation is entered from both ends, as "amends" and as "is amended by", into one
    field, and each platform amends the other.
    """
    assert the(data, "directives", "party-platform-2011")["amends"] == ["party-platform-1991"]
    new = ["party-platform-2011"]
    change(data, "directives", "party-platform-1991", "amends", GONE, new)
    return ("party-platform-1991", "party-platform-2011")


@way
def provincial_document_without_its_province(data: Data) -> Ids:
    """The office that keeps the file knows whose 1263-QĐ/TU it is and leaves the province out,
    which the number does not name.
    """
    return change(data, "directives", "1263-qd-tu-2017", "place", "VN-69", GONE)


@way
def provincial_document_in_another_province(data: Data) -> Ids:
    """The place is filled down a column one row too far, and a plan of Lâm Đồng belongs to Thái
    Nguyên.
    """
    key = "2083-kh-ubnd-2014-lam-dong"
    assert the(data, "directives", key)["issuer"] == "lam-dong-peoples-committee"
    return change(data, "directives", key, "place", "VN-35", "VN-69")


@way
def provincial_document_on_national_level(data: Data) -> Ids:
    """The level is not filled in, so that what a provincial committee decided counts as
    national.
    """
    return change(data, "directives", "1336-qd-tu-2020", "level", "provincial", GONE)


@way
def document_entered_a_second_time(data: Data) -> Ids:
    """A document is met again in a second paper, is not looked up, and gets a second record with
    the same number and day.
    """
    assert the(data, "directives", "57-kl-tw-2023")["number"] == "57-KL/TW"
    return again(data, "directives", "57-kl-tw-2023", "57-kl-tw-external-information")


@way
def horizon_before_the_issue(data: Data) -> Ids:
    """The horizon 2030 is typed 2003, and the directive of 2022 is made for a time long past."""
    return change(data, "directives", "15-ct-tw-2022", "horizon", "../2030", "../2003")


@way
def reference_to_an_id_with_a_typing_error(data: Data) -> Ids:
    """The id of the document that is carried out is typed and not picked: 2106 for 2016."""
    path, old, new = "carries_out", ["06-nq-tw-2016"], ["06-nq-tw-2106"]
    return change(data, "directives", "37-ctr-tu-2017-lam-dong", path, old, new)


# Partnerships


@way
def days_of_two_steps_exchanged(data: Data) -> Ids:
    """The days of two upgrades are entered in each other's row, and the comprehensive strategic
    partnership is ten years older than the comprehensive one.
    """
    assert the(data, "partnerships", "vn-us")["steps"][2]["form"] == "comprehensive"
    change(data, "partnerships", "vn-us", "steps.2.since", "2013-07-25", "2023-09-10")
    return change(data, "partnerships", "vn-us", "steps.3.since", "2023-09-10", "2013-07-25")


@way
def ladder_goes_down_by_a_word_left_out(data: Data) -> Ids:
    """One word of "comprehensive strategic" is left out, and the tie seems to have gone down from
    strategic to comprehensive.
    """
    path, old = "steps.2.form", "comprehensive-strategic"
    assert the(data, "partnerships", "vn-gb")["steps"][1]["form"] == "strategic"
    return change(data, "partnerships", "vn-gb", path, old, "comprehensive")


@way
def partnership_before_diplomatic_relations(data: Data) -> Ids:
    """The last digits of the year cross on a form with two of them, 17 becomes 71, and the
    partnership is older than the relations of the two countries.
    """
    assert the(data, "partnerships", "vn-mm")["steps"][0]["since"] == "1975-05-28"
    return change(data, "partnerships", "vn-mm", "steps.1.since", "2017-08-24", "1971-08-24")


@way
def step_after_the_sources_that_report_it(data: Data) -> Ids:
    """An upgrade of 2024 is entered two years late, long after the newspapers that report it."""
    return change(data, "partnerships", "vn-my", "steps.2.since", "2024-11-21", "2026-11-21")


@way
def partner_in_the_wrong_country(data: Data) -> Ids:
    """The country of a partner is taken from the row of the next partner, and a Korean province
    lies in Japan.
    """
    assert the(data, "partnerships", "thai-nguyen-gyeongsangbuk")["foreign"] == "KR-47"
    return change(data, "partnerships", "thai-nguyen-gyeongsangbuk", "country", "KR", "JP")


@way
def partner_country_taken_from_the_next_letter(data: Data) -> Ids:
    """Australia is entered as Argentina, the country above it in the list."""
    assert the(data, "partnerships", "khanh-hoa-northern-territory")["foreign"] == "AU-NT"
    return change(data, "partnerships", "khanh-hoa-northern-territory", "country", "AU", "AR")


@way
def sides_exchanged(data: Data) -> Ids:
    """A form filled in by the foreign office of the partner has the sides the other way round."""
    change(data, "partnerships", "thai-nguyen-salo", "foreign", "fi-salo", "VN-69")
    return change(data, "partnerships", "thai-nguyen-salo", "local", "VN-69", "fi-salo")


@way
def partnership_entered_a_second_time(data: Data) -> Ids:
    """A partner is met under another spelling, is not recognised, and the same tie is counted
    twice.
    """
    assert the(data, "partnerships", "kien-giang-kampot")["foreign"] == "KH-7"
    return again(data, "partnerships", "kien-giang-kampot", "kien-giang-cam-pot")


@way
def province_with_a_tier_of_states(data: Data) -> Ids:
    """The paper speaks of "hợp tác toàn diện" with a province, and the tie of two provinces is
    entered as a comprehensive partnership of states.
    """
    key = "thai-nguyen-gyeongsangbuk"
    return change(data, "partnerships", key, "steps.0.form", "signed", "comprehensive")


@way
def provincial_tie_on_national_level(data: Data) -> Ids:
    """A tie of a province is filed on the national level, because the ministry reported it."""
    assert the(data, "partnerships", "thai-nguyen-virginia")["local"] == "VN-69"
    return change(data, "partnerships", "thai-nguyen-virginia", "level", "provincial", "national")


@way
def tie_begun_by_a_province_that_was_no_more(data: Data) -> Ids:
    """The department goes on in its old table after the merger, and a tie of October 2025 is
    booked to Bắc Giang, which ended in June.
    """
    assert the(data, "places", "VN-54")["until"] == "2025-06-30"
    return change(data, "partnerships", "bac-giang-chiba", "steps.0.since", "2024", "2025-10")


@way
def pillar_of_another_scheme(data: Data) -> Ids:
    """The pillars of two schemes stand in one list, and a tie gets the pillar of Đà Nẵng's paper
    among those of the Congress.
    """
    old, new = "people-to-people-diplomacy", "da-nang-cultural-diplomacy"
    assert the(data, "partnerships", "khanh-hoa-japan")["pillar"] == old
    return change(data, "partnerships", "khanh-hoa-laos", "pillar", old, new)


@way
def term_of_office_ends_before_it_begins(data: Data) -> Ids:
    """The two years of a term in the Security Council are typed in the wrong order."""
    key = "vn-un-security-council"
    change(data, "partnerships", key, "steps.0.since", "2008", "2009")
    return change(data, "partnerships", key, "steps.0.until", "2009", "2008")


# Indicators


@way
def stock_called_a_flow(data: Data) -> Ids:
    """The cumulative capital is taken for that of the year, and can now be added up over the
    years.
    """
    assert the(data, "observations", "da-nang-fdi-registered-stock-2021-12-14")["indicator"] == (
        "fdi-registered-stock"
    )
    ids = ("da-nang-fdi-registered-stock-2021-12-14", "ha-tinh-fdi-registered-stock-2021")
    return (*change(data, "indicators", "fdi-registered-stock", "nature", "stock", "flow"), *ids)


@way
def unit_of_the_indicator_changed_under_its_figures(data: Data) -> Ids:
    """A report needs exports in đồng, the unit of the indicator is changed for it, and the figures
    stay in dollars.
    """
    figure = the(data, "observations", "thai-nguyen-exports-2024-h1")
    assert figure["quantity"]["unit"] == "USD"
    return (*change(data, "indicators", "exports", "unit", "USD", "VND"), figure["id"])


@way
def whole_and_part_of_each_other(data: Data) -> Ids:
    """The whole is entered as a part of its part, by a hand that read the field the other way."""
    part = "border-gate-pairs-auxiliary"
    assert the(data, "indicators", part)["part_of"] == "border-gate-pairs"
    return (*change(data, "indicators", "border-gate-pairs", "part_of", GONE, part), part)


@way
def part_in_another_unit_than_its_whole(data: Data) -> Ids:
    """Capital in dollars is entered as a part of a number of projects, the line above in the
    list.
    """
    whole = the(data, "indicators", "fdi-projects-stock")
    assert whole["unit"] == "project"
    return change(data, "indicators", "fdi-registered-stock", "part_of", GONE, whole["id"])


@way
def rank_measured_in_percent(data: Data) -> Ids:
    """The index and the rank by it are taken for one thing, and the rank is measured in
    percent.
    """
    return change(data, "indicators", "pci-rank", "unit", "rank", "percent")


@way
def field_of_work_in_the_plural(data: Data) -> Ids:
    """The code of the field of work is typed from memory, with an s too many."""
    return change(data, "indicators", "exports", "field", "trade", "trades")


@way
def indicator_entered_a_second_time(data: Data) -> Ids:
    """Two offices define the same indicator under two ids, and their figures never meet."""
    return again(data, "indicators", "remittances-yearly", "yearly-remittances")


# Observations


@way
def billion_read_as_million(data: Data) -> Ids:
    """The scale word tỷ is taken for triệu, and the exports are a thousandth of what is printed."""
    key = "thai-nguyen-exports-2024-h1"
    return change(data, "observations", key, "quantity.amount", "15400000000", "15400000")


@way
def dots_of_thousands_read_as_a_decimal_point(data: Data) -> Ids:
    """6.578.799 dollars go through a spreadsheet with English settings and come out as six and a
    half.
    """
    key = "thai-nguyen-foreign-ngo-aid-committed-2024-h2"
    return change(data, "observations", key, "quantity.amount", "6578799", "6.578799")


@way
def arrivals_in_millions_without_the_word(data: Data) -> Ids:
    """The number before "triệu lượt" is entered without its scale word: 2.791 arrivals in a
    year.
    """
    key = "da-nang-visitor-arrivals-2020"
    return change(data, "observations", key, "quantity.amount", "2791000", "2.791")


@way
def dong_for_dollars(data: Data) -> Ids:
    """The currency is left as the form proposes it, and the foreign capital of a city is less than
    the price of some houses.
    """
    key = "da-nang-fdi-registered-stock-2021-12-14"
    return change(data, "observations", key, "quantity.unit", "USD", "VND")


@way
def target_entered_as_result(data: Data) -> Ids:
    """The plan of the year, printed beside the result, is entered as a result too, and one year
    has two exports.
    """
    assert "status" in the(data, "observations", "ha-tinh-exports-2021")
    change(data, "observations", "ha-tinh-exports-2021-plan", "status", "target", GONE)
    return ("ha-tinh-exports-2021-plan", "ha-tinh-exports-2021")


@way
def hedge_left_out(data: Data) -> Ids:
    """The column takes numbers only, and "over 3.862 billion" becomes exactly 3.862 billion."""
    key = "da-nang-fdi-registered-stock-2021-12-14"
    return change(data, "observations", key, "quantity.hedge", "over", GONE)


@way
def hedge_turned_round(data: Data) -> Ids:
    """ "Gần" is read as "over", as if it were "hơn", and what falls short of a sum exceeds it."""
    key = "ha-tinh-fdi-registered-stock-2021"
    return change(data, "observations", key, "quantity.hedge", "nearly", "over")


@way
def estimate_entered_as_final(data: Data) -> Ids:
    """The word "ước đạt" is kept with the number, but the figure is filed as final."""
    key = "thai-nguyen-imports-2024-h1"
    assert the(data, "observations", key)["quantity"]["hedge"] == "estimate"
    return change(data, "observations", key, "status", "estimate", GONE)


@way
def total_less_than_its_parts(data: Data) -> Ids:
    """A digit of the total is lost in the scan and read so: two border gates in all, of which nine
    are auxiliary.
    """
    key = "lang-son-border-gate-pairs-2021-12-14"
    retype(data, "observations", key, "12 cặp cửa khẩu", "02 cặp cửa khẩu")
    change(data, "observations", key, "quantity.amount", "12", "2")
    parts = ("auxiliary", "bilateral", "international")
    return (key, *(f"lang-son-border-gate-pairs-{part}-2021-12-14" for part in parts))


@way
def more_foreign_guests_than_guests(data: Data) -> Ids:
    """The international arrivals get a digit too many, in the text as retyped and in the number,
    and exceed all arrivals together.
    """
    key = "da-nang-international-visitor-arrivals-2020"
    retype(data, "observations", key, "881 ngàn lượt", "8.810 ngàn lượt")
    change(data, "observations", key, "quantity.amount", "881000", "8810000")
    return (key, "da-nang-visitor-arrivals-2020")


@way
def difference_that_does_not_fit_the_two_years(data: Data) -> Ids:
    """Two digits of an increase cross when the paper is typed over, so that it is no longer the
    difference of the two years beside it.
    """
    key = "lang-son-foreign-ngo-aid-mobilised-change-amount-2021"
    retype(data, "observations", key, "tăng 992.829 USD", "tăng 929.829 USD")
    retype(data, "observations", key, "992.829 USD", "929.829 USD")
    change(data, "observations", key, "quantity.amount", "992829", "929829")
    return (key, *(f"lang-son-foreign-ngo-aid-mobilised-{year}" for year in (2020, 2021)))


@way
def growth_that_does_not_fit_the_levels(data: Data) -> Ids:
    """The figure of the year before is taken from a revised table, and the growth that was printed
    for the old one no longer follows from the two.
    """
    growth = "thai-nguyen-exports-change-2024-h1"
    assert the(data, "observations", growth)["quantity"]["amount"] == "19.2"
    of_2023: Raw = {"period": "2023-H1", "quantity": {"amount": "15000000000", "unit": "USD"}}
    of_2023 |= {"evidence": GONE, "status": GONE, "cites": ["vnanet-402381"]}
    now, then = "thai-nguyen-exports-2024-h1", "thai-nguyen-exports-2023-h1"
    return (*again(data, "observations", now, then, **of_2023), growth)


@way
def exchange_rate_of_a_tenth(data: Data) -> Ids:
    """A zero is lost in the rate at which a sum was converted, so that the dollars and the đồng of
    one stock give 2,209 đồng to the dollar.
    """
    key = "lam-dong-fdi-registered-stock-vnd-2021-12-14"
    retype(data, "observations", key, "khoảng 12.170,76 tỷ đồng", "khoảng 1.217,076 tỷ đồng")
    change(data, "observations", key, "quantity.amount", "12170760000000", "1217076000000")
    return (key, "lam-dong-fdi-registered-stock-2021-12-14")


@way
def share_of_840_percent(data: Data) -> Ids:
    """A zero slips in behind a share, and more than eight times the border is demarcated."""
    key = "vietnam-cambodia-land-border-demarcated-share-2021-12-14"
    retype(data, "observations", key, "84%", "840%")
    return change(data, "observations", key, "quantity.amount", "84", "840")


@way
def plan_fulfilled_to_525_percent(data: Data) -> Ids:
    """The decimal comma of 52,5 % is lost on the way through a spreadsheet."""
    key = "thai-nguyen-exports-plan-fulfilment-2024-h1"
    return change(data, "observations", key, "quantity.amount", "52.5", "525")


@way
def growth_as_a_fraction(data: Data) -> Ids:
    """A spreadsheet keeps 19.2 % as 0.192, and so it is pasted, as percent."""
    key = "thai-nguyen-exports-change-2024-h1"
    return change(data, "observations", key, "quantity.amount", "19.2", "0.192")


@way
def rank_outside_its_field(data: Data) -> Ids:
    """A rank among the provinces gets a digit too many, and is lower than there are provinces."""
    key = "bac-giang-fdi-attraction-rank-2024-h1"
    retype(data, "observations", key, "đứng thứ 7", "đứng thứ 70")
    return change(data, "observations", key, "quantity.amount", "7", "70")


@way
def rank_among_the_provinces_of_today(data: Data) -> Ids:
    """10/63 of 2024 is "mended" to the number of provinces since the mergers of 2025, 34."""
    key = "thai-nguyen-fdi-attraction-rank-2024-h1"
    return change(data, "observations", key, "quantity.of", "63", "34")


@way
def negative_number_of_projects(data: Data) -> Ids:
    """The dash of a list is taken for a minus when the lines are pasted."""
    key = "bac-giang-fdi-projects-new-2024-h1"
    return change(data, "observations", key, "quantity.amount", "34", "-34")


@way
def figure_entered_a_second_time(data: Data) -> Ids:
    """Two people enter the same figure of the same paper, under two ids."""
    key = "bac-giang-fdi-registered-new-2024-h1"
    return again(data, "observations", key, "bac-giang-fdi-capital-2024-h1")


@way
def one_figure_with_two_values(data: Data) -> Ids:
    """A correction is entered as a new record, the old one stays, and no one knows which holds."""
    key = "bac-giang-fdi-registered-new-2024-h1"
    quantity = {"amount": "283800000", "unit": "USD"}
    assert the(data, "observations", key)["quantity"] == quantity | {"amount": "238800000"}
    return again(data, "observations", key, f"{key}-corrected", quantity=quantity)


@way
def half_a_year_as_the_year(data: Data) -> Ids:
    """The first six months are entered under the whole year, and next to other provinces the
    growth of capital has halved.
    """
    key = "bac-giang-fdi-registered-new-2024-h1"
    return change(data, "observations", key, "period", "2024-H1", "2024")


@way
def result_of_a_time_that_was_still_to_come(data: Data) -> Ids:
    """A year is typed two too high, and a paper of December 2021 knows the guests of 2022."""
    return change(data, "observations", "da-nang-visitor-arrivals-2020", "period", "2020", "2022")


@way
def growth_without_what_it_is_against(data: Data) -> Ids:
    """ "Up by 19.2 %" is entered, and against what is not."""
    key = "thai-nguyen-exports-change-2024-h1"
    return change(data, "observations", key, "change_vs", "2023-H1", GONE)


@way
def growth_against_a_later_time(data: Data) -> Ids:
    """The base of a growth is typed with the year after, not the year before."""
    key = "thai-nguyen-exports-change-2024-h1"
    return change(data, "observations", key, "change_vs", "2023-H1", "2025-H1")


@way
def half_a_year_against_a_whole_one(data: Data) -> Ids:
    """ "So với cùng kỳ" is entered as against 2023, and half a year is compared with twelve
    months.
    """
    key = "thai-nguyen-imports-change-2024-h1"
    return change(data, "observations", key, "change_vs", "2023-H1", "2023")


@way
def figure_of_2024_for_the_province_of_2025(data: Data) -> Ids:
    """The figure of old Thái Nguyên is booked to the one that took in Bắc Kạn a year later."""
    assert the(data, "places", "VN-69-2025")["since"] == "2025-07-01"
    key = "thai-nguyen-exports-2024-h1"
    return change(data, "observations", key, "place", "VN-69", "VN-69-2025")


@way
def stock_over_ten_years(data: Data) -> Ids:
    """A stock as of a day gets the period of the flows in the same paragraph."""
    key = "da-nang-fdi-projects-stock-2021-12-14"
    return change(data, "observations", key, "period", "2021-12-14", "2011/2020")


@way
def counterpart_is_the_place_itself(data: Data) -> Ids:
    """Aid from Guangxi is entered with the receiving province on both sides."""
    key = "lang-son-pandemic-aid-received-2020-2021"
    return change(data, "observations", key, "counterpart", "CN-GX", "VN-09")


@way
def figure_under_a_misspelt_indicator(data: Data) -> Ids:
    """The id of the indicator is typed and not picked, with two letters crossed."""
    key = "bac-giang-fdi-registered-new-2024-h1"
    return change(
        data, "observations", key, "indicator", "fdi-registered-new", "fdi-registered-nwe"
    )


@way
def figure_under_a_neighbouring_indicator(data: Data) -> Ids:
    """Capital is booked under the number of projects, one line above in the list of indicators."""
    key, old = "bac-giang-fdi-registered-new-2024-h1", "fdi-registered-new"
    return change(data, "observations", key, "indicator", old, "fdi-projects-new")


@way
def figure_that_nobody_can_find_again(data: Data) -> Ids:
    """A figure is taken over from an older table without the place where it was printed."""
    record = the(data, "observations", "bac-giang-fdi-registered-new-2024-h1")
    assert record.get("evidence")
    assert "cites" not in record
    del record["evidence"]
    return (record["id"],)


# Evidence


@way
def offsets_moved_by_a_byte_order_mark(data: Data) -> Ids:
    """The text was read with a mark at its head, or with other line ends, and every offset of a
    record is off by the same few letters.
    """
    pieces = the(data, "observations", "thai-nguyen-exports-2024-h1")["evidence"]
    assert [piece["start"] for piece in pieces] == [7498, 7431]
    for piece in pieces:
        piece.update(start=piece["start"] + 2, end=piece["end"] + 2)
    return ("thai-nguyen-exports-2024-h1",)


@way
def evidence_from_the_next_paper_of_the_volume(data: Data) -> Ids:
    """Seven papers stand in one file, and a place in Lâm Đồng's is cited as one in Lạng Sơn's."""
    key = "lam-dong-fdi-projects-stock-2021-12-14"
    path, old, new = "evidence.0.source", "lam-dong-2021-paper", "lang-son-2021-paper"
    return change(data, "observations", key, path, old, new)


@way
def evidence_in_an_unknown_source(data: Data) -> Ids:
    """The year in the id of a source is typed with its digits crossed."""
    key, path = "thai-nguyen-imports-2024-h1", "evidence.0.source"
    return change(data, "observations", key, path, "thai-nguyen-2024", "thai-nguyen-2042")


@way
def evidence_cut_short(data: Data) -> Ids:
    """The end of a place is counted with the last letter left out, so that it does not span what
    is printed there.
    """
    key = "thai-nguyen-exports-2024-h1"
    return change(data, "observations", key, "evidence.0.end", 7517, 7516)


# Commitments


@way
def aim_left_out(data: Data) -> Ids:
    """The fourth of nine aims stands on a page that was not copied, and nobody counts."""
    assert the(data, "commitments", "thai-nguyen-2024-aim-4")["ordinal"] == 4
    count = the(data, "observations", "thai-nguyen-foreign-affairs-aims-2024-h2")
    assert count["quantity"]["amount"] == "9"
    drop(data, "commitments", "thai-nguyen-2024-aim-4")
    return (*(f"thai-nguyen-2024-aim-{n}" for n in (1, 3, 5, 9)), count["id"])


@way
def two_tasks_of_one_ordinal(data: Data) -> Ids:
    """The ordinal is not counted on after a copy of the row above, and two tasks are the second."""
    assert the(data, "commitments", "lang-son-2021-task-2")["ordinal"] == 2
    change(data, "commitments", "lang-son-2021-task-3", "ordinal", 3, 2)
    return ("lang-son-2021-task-2", "lang-son-2021-task-3")


@way
def aim_filed_among_the_tasks(data: Data) -> Ids:
    """One of a row of aims is filed as a task, and the row of aims has a hole."""
    change(data, "commitments", "thai-nguyen-2024-aim-4", "kind", "aim", "task")
    return tuple(f"thai-nguyen-2024-aim-{n}" for n in (1, 3, 4, 5, 9))


@way
def task_of_one_city_given_to_another(data: Data) -> Ids:
    """Two papers of one volume are read in one sitting, and a task of Cần Thơ goes to Đà Nẵng."""
    source = the(data, "commitments", "can-tho-2021-task-1")["evidence"][0]["source"]
    assert the(data, "sources", source)["place"] == "VN-CT"
    return change(data, "commitments", "can-tho-2021-task-1", "place", "VN-CT", "VN-DN")


@way
def gist_left_untranslated(data: Data) -> Ids:
    """The English gist is to be written later, and for the time being the Vietnamese stands in
    its field.
    """
    record = the(data, "commitments", "lang-son-2021-task-3")
    assert record["gist_vi"].startswith("Dùng hợp tác")
    assert record["gist_en"].startswith("Use international")
    record["gist_en"] = record["gist_vi"]
    return ("lang-son-2021-task-3",)


@way
def gist_pasted_twice(data: Data) -> Ids:
    """The clipboard was not renewed, and the fifth aim says the same as the fourth."""
    fourth, fifth = (the(data, "commitments", f"thai-nguyen-2024-aim-{n}") for n in (4, 5))
    assert fourth["gist_vi"] != fifth["gist_vi"]
    assert fourth["gist_en"] != fifth["gist_en"]
    fifth.update(gist_vi=fourth["gist_vi"], gist_en=fourth["gist_en"])
    return (fifth["id"], fourth["id"])


@way
def pillar_in_the_place_of_a_field_of_work(data: Data) -> Ids:
    """A pillar is entered among the fields of work, as both are called lĩnh vực in the office."""
    old = ["foreign-ngo-aid", "people-to-people-work"]
    new = ["foreign-ngo-aid", "people-to-people-diplomacy"]
    return change(data, "commitments", "thai-nguyen-2024-aim-4", "fields", old, new)


# Events


@way
def event_with_two_dates(data: Data) -> Ids:
    """An accession is entered a second time from a paper that prints another day, and both
    stand.
    """
    key = "vn-asean-accession-1995"
    assert the(data, "events", key)["date"] == "1995-07-28"
    return again(data, "events", key, "vn-joins-asean-1995", date="1995-07-08")


@way
def accession_on_another_day_than_the_membership(data: Data) -> Ids:
    """11/01/2007 is read the American way, and Vietnam joins the WTO ten months after it became a
    member.
    """
    assert the(data, "partnerships", "vn-wto")["steps"][0]["since"] == "2007-01-11"
    change(data, "events", "vn-wto-accession-2007", "date", "2007-01-11", "2007-11-01")
    return ("vn-wto-accession-2007", "vn-wto")


@way
def event_after_the_report_of_it(data: Data) -> Ids:
    """The day of a conference is typed with its digits crossed, and the news of the 13th reports
    what took place on the 31st.
    """
    key = "national-external-relations-conference-20-2021"
    assert the(data, "sources", "ngoai-vu-20-2021")["published_on"] == "2021-12-13"
    return change(data, "events", key, "date", "2021-12-13", "2021-12-31")


@way
def event_in_the_year_of_the_last_one(data: Data) -> Ids:
    """The record of an earlier visit is used as a form, and its year stays: a visit of 2023 in
    2013.
    """
    printed = [piece["printed"] for piece in the(data, "events", "vn-visit-in-us-2023")["evidence"]]
    assert any("2023" in one for one in printed)
    return change(data, "events", "vn-visit-in-us-2023", "date", "2023-09", "2013-09")


@way
def visit_abroad_at_home(data: Data) -> Ids:
    """The place of a visit abroad is filled in with the country of those who went."""
    return change(data, "events", "vn-visit-out-jp-2023", "place", "JP", "VN")


@way
def participant_listed_twice(data: Data) -> Ids:
    """The list of those who took part is put together from two lists, and one stands twice."""
    old, new = ["VN", "asean"], ["VN", "VN", "asean"]
    return change(data, "events", "vn-asean-accession-1995", "participants", old, new)


@way
def participant_that_is_not_known(data: Data) -> Ids:
    """The short name of an organisation is used for its id, which is longer."""
    old, new = ["VN", "asem"], ["VN", "asia-europe-meeting"]
    return change(data, "events", "vn-asem-accession-1996", "participants", old, new)


@way
def kind_of_event_misspelt(data: Data) -> Ids:
    """The list of kinds is open, so a letter left out makes a kind of its own."""
    return change(data, "events", "vn-visit-in-us-2023", "kind", "visit-in", "vist-in")


@way
def anniversary_in_the_wrong_year(data: Data) -> Ids:
    """The fifty-fifth anniversary of relations since 1967 is entered in the fifty-sixth year."""
    key = "vn-kh-diplomatic-relations-55-years-2022"
    assert the(data, "partnerships", "vn-kh")["steps"][0]["since"] == "1967-06-24"
    return change(data, "events", key, "date", "2022-06-24", "2023-06-24")


@way
def congress_before_the_one_before_it(data: Data) -> Ids:
    """A digit of the year is mistyped, and the XI Congress meets before the IX."""
    old, new = "[2011-01-12..2011-01-19]", "[2001-01-12..2001-01-19]"
    change(data, "events", "party-congress-xi", "date", old, new)
    return ("party-congress-xi", "party-congress-x", "party-congress-ix")


@way
def person_among_the_participants(data: Data) -> Ids:
    """The name of the one who spoke is entered among the bodies that took part."""
    key = "national-foreign-affairs-conference-2021"
    return change(data, "events", key, "participants", GONE, ["Nguyễn Phú Trọng"])


@way
def thirteenth_month(data: Data) -> Ids:
    """13/12/2021 is turned round by a spreadsheet that puts the month first, and the year has a
    thirteenth.
    """
    key = "national-external-relations-conference-20-2021"
    return change(data, "events", key, "date", "2021-12-13", "2021-13-12")
