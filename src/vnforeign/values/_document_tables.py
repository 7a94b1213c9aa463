"""The type signs and issuer signs of document numbers, as data.

Basis marks: ``S`` read in a source (Decree 30/2020/NĐ-CP, Appendix III; Quy định 399-QĐ/TW of 2026;
guideline 36-HD/VPTW of 2018; Law 80/2015/QH13), ``O`` observed in real numbers, ``K`` knowledge
waiting to be confirmed.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Branch = Literal["party", "state", "assembly", "front"]
_BRANCHES = ("party", "state", "assembly", "front")
"""Whose body an issuer is; "front" bodies (unions, Fatherland Front) print either way."""


_SMALL = (
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz"
)
_CAPITALS = frozenset(_SMALL.upper())
_LETTERS = _CAPITALS | frozenset(_SMALL)
_DIGITS = "0123456789"
_SIGNS = _LETTERS | frozenset(_DIGITS)
_TWO = 2


def is_type_sign(sign: str) -> bool:
    """Whether a text looks like the sign of a type: letters, the first a capital."""
    return sign[:1] in _CAPITALS and _LETTERS.issuperset(sign)


def is_unit_sign(sign: str) -> bool:
    """Whether a text looks like the sign of a unit: letters and digits, the first a capital."""
    return sign[:1] in _CAPITALS and _SIGNS.issuperset(sign)


def is_issuer_sign(sign: str) -> bool:
    """Whether a text looks like the sign of an issuer: UBND, TTg, QH15, C06; not any word.

    At least two capitals, and behind them at most the one or two digits of a term; or one capital
    and two digits.
    """
    base = base_sign(sign)
    term = sign[len(base) :]
    if len(base) == 1:
        return base in _CAPITALS and len(term) == _TWO
    return (
        base[:1] in _CAPITALS
        and _LETTERS.issuperset(base)
        and sum(map(_CAPITALS.__contains__, base)) >= _TWO
        and len(term) <= _TWO
        and term[:1] != "0"
    )


def base_sign(issuer: str) -> str:
    """The issuer sign without the term number after it: "QH" of "QH15"."""
    return issuer.rstrip(_DIGITS)


def _check_sign(owner: object, sign: object, looks_right: Callable[[str], bool]) -> None:
    if not isinstance(sign, str) or not looks_right(sign):
        kind = type(owner).__name__
        raise ValueError(f"{kind}.sign: {sign!r} is not a sign as numbers print it (CTr, UBND)")


@attrs.frozen(kw_only=True)
class DocumentType:
    """A type of document and the sign it has in numbers.

    Attributes:
        sign: As printed, "CTr".
        name_vi: Its name, "Chương trình".
        name_en: Its name in English.
        party: Whether Party numbers carry it (12-CTr/TU).
        administrative: Whether State administrative numbers carry it (12/CTr-UBND).
        normative: Whether State normative numbers carry it, with a year (06/2020/QĐ-TTg).
        since: First day of the sign, as an ISO date or year; None where it is not known.
        until: Last day of the sign; None while in use.
        basis: ``S``, ``O`` or ``K``.
        party_names_vi: What the sign stands for in Party numbers where that differs: TT is
            Thông tri there, QĐ both Quyết định and Quy định.
        party_names_en: The same in English.
        words: Further type words printed before such numbers ("Chương trình hành động").
        note: What a reader should know.

    >>> import vnforeign as vf
    >>> vf.document_types["KL"].name_en
    'conclusion'
    """

    sign: str
    name_vi: str
    name_en: str
    party: bool = False
    administrative: bool = False
    normative: bool = False
    since: str | None = None
    until: str | None = None
    basis: str = "K"
    party_names_vi: tuple[str, ...] = ()
    party_names_en: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        _check_sign(self, self.sign, is_type_sign)
        if not (self.party or self.administrative or self.normative):
            raise ValueError(
                f"DocumentType.party: {self.sign} must be party, administrative or normative"
            )


@attrs.frozen(kw_only=True)
class IssuerSign:
    """A body that issues documents and the sign it has in numbers.

    Attributes:
        sign: As printed, "BNG"; without the term number where one follows (QH15 is QH).
        name_vi: The body's name.
        name_en: Its name in English.
        branch: "party", "state", "assembly" or "front". Party bodies sign after a slash
            (25-CT/TW), State bodies after a hyphen (25/CT-TTg); front bodies do either.
        since: First day of the sign, as an ISO date, month or year; None where it is not known.
        until: Last day of the sign; None while in use.
        note: What a reader should know.
        basis: ``S``, ``O`` or ``K``.
        shared: Whether bodies of another branch are known to sign with the same letters, so that
            the separators around them prove nothing.

    >>> import vnforeign as vf
    >>> vf.issuer_signs["BĐNTW"].branch
    'party'
    """

    sign: str
    name_vi: str
    name_en: str
    branch: Branch
    since: str | None = None
    until: str | None = None
    note: str = ""
    basis: str = "K"
    shared: bool = False

    def __attrs_post_init__(self) -> None:
        _check_sign(self, self.sign, is_issuer_sign)
        if self.branch not in _BRANCHES:
            raise ValueError(f"IssuerSign.branch: {self.branch!r} is none of {_BRANCHES}")


def _type(
    sign: str,
    name_vi: str,
    name_en: str,
    uses: str,
    basis: str,
    *,
    since: str | None = None,
    until: str | None = None,
    party_vi: tuple[str, ...] = (),
    party_en: tuple[str, ...] = (),
    words: tuple[str, ...] = (),
    note: str = "",
) -> DocumentType:
    """A row; ``uses`` has P for Party, A for administrative, N for normative."""
    return DocumentType(
        sign=sign, name_vi=name_vi, name_en=name_en, party="P" in uses,
        administrative="A" in uses, normative="N" in uses, since=since, until=until, basis=basis,
        party_names_vi=party_vi, party_names_en=party_en, words=words, note=note,
    )  # fmt: skip


_DECREE_30 = "2020-03-05"  # Decree 30/2020/NĐ-CP in force
_BEFORE_DECREE_30 = "2020-03-04"

_TYPES = (
    # Party, State or both
    _type("NQ", "Nghị quyết", "resolution", "PAN", "S"),
    _type(
        "QĐ", "Quyết định", "decision", "PAN", "S",
        party_vi=("Quyết định", "Quy định"), party_en=("decision", "regulation"),
        words=("Quy chế",),
        note="in Party numbers both Quyết định and Quy định; a Quyết định may issue a Quy chế",
    ),
    _type("QyĐ", "Quy định", "regulation", "PA", "S", note="Party: some province committees [K]"),
    _type(
        "CT", "Chỉ thị", "directive", "PAN", "S",
        note="normative (with a year) only on older documents [K]",
    ),
    _type(
        "KL", "Kết luận", "conclusion", "PA", "O", words=("Kết luận thanh tra",),
        note="State: inspection conclusions (430/KL-TTCP) [O]",
    ),
    _type("QC", "Quy chế", "statute", "PA", "S"),
    _type("HD", "Hướng dẫn", "guideline", "PA", "S"),
    _type(
        "CTr", "Chương trình", "programme", "PA", "S",
        words=("Chương trình hành động", "Chương trình công tác", "action programme"),
    ),
    _type("CTrHĐ", "Chương trình hành động", "action programme", "P", "K"),
    _type("KH", "Kế hoạch", "plan", "PA", "S"),
    _type("BC", "Báo cáo", "report", "PA", "S"),
    _type("TTr", "Tờ trình", "submission", "PA", "S"),
    _type("TB", "Thông báo", "notice", "PA", "S", words=("Thông báo kết luận",)),
    _type("TC", "Thông cáo", "communiqué", "PA", "S"),
    _type("ĐA", "Đề án", "scheme", "PA", "S"),
    _type("DA", "Dự án", "project", "PA", "S"),
    _type("PA", "Phương án", "option", "PA", "S"),
    _type("BB", "Biên bản", "minutes", "PA", "S"),
    _type(
        "TT", "Thông tư", "circular", "PN", "S",
        party_vi=("Thông tri",), party_en=("circular letter",),
    ),
    _type(
        "CV", "Công văn", "official letter", "PA", "S",
        note="State letters carry no type sign by rule (1234/BNG-LPQT); some print CV all the same",
    ),
    _type("GM", "Giấy mời", "invitation", "PA", "S"),
    _type("GGT", "Giấy giới thiệu", "letter of introduction", "PA", "S"),
    _type("GNP", "Giấy nghỉ phép", "leave permit", "PA", "S", since=_DECREE_30),
    _type("PG", "Phiếu gửi", "dispatch slip", "PA", "S"),
    _type("PC", "Phiếu chuyển", "transfer slip", "PA", "S"),
    # Party alone
    _type("CL", "Chiến lược", "strategy", "P", "K"),
    _type("TBo", "Tuyên bố", "declaration", "P", "K"),
    _type("QH", "Quy hoạch", "master plan", "P", "K"),
    # State alone, administrative
    _type("HĐ", "Hợp đồng", "contract", "A", "S"),
    _type("CĐ", "Công điện", "telegram", "A", "S"),
    _type("BGN", "Bản ghi nhớ", "memorandum of understanding", "A", "S", since=_DECREE_30),
    _type("BTT", "Bản thỏa thuận", "agreement", "A", "S", since=_DECREE_30),
    _type("GUQ", "Giấy ủy quyền", "power of attorney", "A", "S", since=_DECREE_30),
    _type("PB", "Phiếu báo", "notice slip", "A", "S"),
    _type("GN", "Bản ghi nhớ", "memorandum of understanding", "A", "S", until=_BEFORE_DECREE_30),
    _type("TTh", "Bản thỏa thuận", "agreement", "A", "S", until=_BEFORE_DECREE_30),
    _type("UQ", "Giấy ủy quyền", "power of attorney", "A", "S", until=_BEFORE_DECREE_30),
    _type("NP", "Giấy nghỉ phép", "leave permit", "A", "S", until=_BEFORE_DECREE_30),
    _type("SY", "Sao y", "true copy", "A", "S"),
    _type("TrS", "Trích sao", "extract copy", "A", "S"),
    _type("SL", "Sao lục", "copy of a copy", "A", "S"),
    _type("VBHN", "Văn bản hợp nhất", "consolidated text", "A", "O"),
    # State alone, normative
    _type("TTLT", "Thông tư liên tịch", "joint circular", "N", "K"),
    _type("NQLT", "Nghị quyết liên tịch", "joint resolution", "N", "K"),
    _type("NĐ", "Nghị định", "decree", "N", "S", note="the Government's alone"),
    _type("L", "Lệnh", "order", "N", "K", words=("Luật", "law")),
    _type("PL", "Pháp lệnh", "ordinance", "N", "K"),
)  # fmt: skip

document_types: Mapping[str, DocumentType] = MappingProxyType({row.sign: row for row in _TYPES})
"""Every type sign that numbers carry, by sign."""


def _issuer(
    sign: str,
    name_vi: str,
    name_en: str,
    branch: Branch,
    *,
    since: str | None = None,
    until: str | None = None,
    note: str = "",
    basis: str = "K",
    shared: bool = False,
) -> IssuerSign:
    return IssuerSign(
        sign=sign, name_vi=name_vi, name_en=name_en, branch=branch, since=since, until=until,
        note=note, basis=basis, shared=shared,
    )  # fmt: skip


_NEW_MINISTRIES = "2025-03-01"
_OLD_MINISTRIES = "2025-02-28"
_NO_DISTRICTS = "2025-06-30"
_PLACELESS = "names no place: which one must come from the text"

_ISSUERS = (
    # the Party
    _issuer(
        "TW", "Trung ương", "Party Central Committee, Politburo or Secretariat", "party", basis="S",
        note="one sign for three bodies, which sign in one series per type",
    ),
    _issuer(
        "VPTW", "Văn phòng Trung ương Đảng", "Central Office of the Party", "party", basis="S"
    ),
    _issuer("BTCTW", "Ban Tổ chức Trung ương", "Central Organisation Commission", "party"),
    _issuer("UBKTTW", "Ủy ban Kiểm tra Trung ương", "Central Inspection Commission", "party"),
    _issuer("BNCTW", "Ban Nội chính Trung ương", "Central Internal Affairs Commission", "party"),
    _issuer(
        "BTGTW", "Ban Tuyên giáo Trung ương", "Central Propaganda and Education Commission",
        "party", until="2025-02", note="merged with BDVTW into BTGDVTW", basis="O",
    ),
    _issuer(
        "BTGDVTW", "Ban Tuyên giáo và Dân vận Trung ương",
        "Central Propaganda, Education and Mass Mobilisation Commission", "party", since="2025-02",
    ),
    _issuer(
        "BĐNTW", "Ban Đối ngoại Trung ương", "Central External Relations Commission", "party",
        until="2025-02-03",
        note="its merger with the Foreign Ministry took effect on 24 January 2025",
        basis="S",
    ),
    _issuer(
        "BKTTW", "Ban Kinh tế Trung ương", "Central Economic Commission", "party", until="2025-02"
    ),
    _issuer(
        "BDVTW", "Ban Dân vận Trung ương", "Central Mass Mobilisation Commission", "party",
        until="2025-02", note="merged with BTGTW into BTGDVTW",
    ),
    _issuer(
        "BCSCLTW", "Ban Chính sách, chiến lược Trung ương",
        "Central Policy and Strategy Commission", "party", since="2025-02",
        note="the sign is of low confidence",
    ),
    _issuer(
        "TU", "Tỉnh ủy, Thành ủy", "province or city Party committee", "party", basis="O",
        note=_PLACELESS,
    ),
    _issuer(
        "HU", "Huyện ủy", "district Party committee", "party", until=_NO_DISTRICTS,
        note=_PLACELESS, shared=True,
    ),
    _issuer(
        "QU", "Quận ủy", "urban district Party committee", "party", until=_NO_DISTRICTS,
        note=_PLACELESS, shared=True,
    ),
    _issuer(
        "ThU", "Thị ủy, Thành ủy", "town or provincial city Party committee", "party",
        until=_NO_DISTRICTS, note=_PLACELESS,
    ),
    _issuer("ĐU", "Đảng ủy", "Party committee", "party", note=_PLACELESS),
    _issuer(
        "BTGTU", "Ban Tuyên giáo Tỉnh ủy, Thành ủy",
        "province Party propaganda and education board", "party", note=_PLACELESS,
    ),
    _issuer(
        "BDVTU", "Ban Dân vận Tỉnh ủy, Thành ủy", "province Party mass mobilisation board",
        "party", note=_PLACELESS,
    ),
    _issuer(
        "BTCTU", "Ban Tổ chức Tỉnh ủy, Thành ủy", "province Party organisation board", "party",
        note=_PLACELESS,
    ),
    _issuer(
        "VPTU", "Văn phòng Tỉnh ủy, Thành ủy", "province Party office", "party", note=_PLACELESS
    ),
    _issuer(
        "UBKTTU", "Ủy ban Kiểm tra Tỉnh ủy, Thành ủy", "province Party inspection commission",
        "party", note=_PLACELESS,
    ),
    _issuer("BCSĐ", "Ban cán sự đảng", "Party affairs committee", "party", until="2025"),
    _issuer("ĐĐ", "Đảng đoàn", "Party group", "party", until="2025", shared=True),
    # the National Assembly; the term number follows the sign
    _issuer("QH", "Quốc hội", "National Assembly", "assembly", basis="S"),
    _issuer(
        "UBTVQH", "Ủy ban Thường vụ Quốc hội", "Standing Committee of the National Assembly",
        "assembly", basis="S",
    ),
    # the State at the centre
    _issuer("VPQH", "Văn phòng Quốc hội", "Office of the National Assembly", "state", basis="O"),
    _issuer("CTN", "Chủ tịch nước", "President", "state"),
    _issuer("CP", "Chính phủ", "Government", "state", basis="S"),
    _issuer("TTg", "Thủ tướng Chính phủ", "Prime Minister", "state", basis="S"),
    _issuer("VPCP", "Văn phòng Chính phủ", "Government Office", "state"),
    _issuer("BNG", "Bộ Ngoại giao", "Ministry of Foreign Affairs", "state", basis="S"),
    _issuer(
        "LPQT", "Vụ Luật pháp và Điều ước quốc tế, Bộ Ngoại giao",
        "Department of International Law and Treaties, Ministry of Foreign Affairs", "state",
        basis="S",
    ),
    _issuer("BQP", "Bộ Quốc phòng", "Ministry of National Defence", "state"),
    _issuer("BCA", "Bộ Công an", "Ministry of Public Security", "state"),
    _issuer("BTP", "Bộ Tư pháp", "Ministry of Justice", "state"),
    _issuer(
        "BTC", "Bộ Tài chính", "Ministry of Finance", "state", shared=True,
        note="in a Party number an organisation board or an organising committee",
    ),
    _issuer(
        "BCT", "Bộ Công Thương", "Ministry of Industry and Trade", "state",
        note="never the Politburo, which signs as TW",
    ),
    _issuer("BNV", "Bộ Nội vụ", "Ministry of Home Affairs", "state"),
    _issuer("BYT", "Bộ Y tế", "Ministry of Health", "state"),
    _issuer("BGDĐT", "Bộ Giáo dục và Đào tạo", "Ministry of Education and Training", "state"),
    _issuer("BKHCN", "Bộ Khoa học và Công nghệ", "Ministry of Science and Technology", "state"),
    _issuer(
        "BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch", "Ministry of Culture, Sports and Tourism",
        "state",
    ),
    _issuer("BXD", "Bộ Xây dựng", "Ministry of Construction", "state"),
    _issuer(
        "BNNMT", "Bộ Nông nghiệp và Môi trường", "Ministry of Agriculture and Environment",
        "state", since=_NEW_MINISTRIES,
    ),
    _issuer(
        "BDTTG", "Bộ Dân tộc và Tôn giáo", "Ministry of Ethnic and Religious Affairs", "state",
        since=_NEW_MINISTRIES,
    ),
    _issuer(
        "BKHĐT", "Bộ Kế hoạch và Đầu tư", "Ministry of Planning and Investment", "state",
        until=_OLD_MINISTRIES,
    ),
    _issuer(
        "BKH", "Bộ Kế hoạch và Đầu tư", "Ministry of Planning and Investment", "state",
        until=_OLD_MINISTRIES, note="printed variant of BKHĐT",
    ),
    _issuer(
        "BNNPTNT", "Bộ Nông nghiệp và Phát triển nông thôn",
        "Ministry of Agriculture and Rural Development", "state", until=_OLD_MINISTRIES,
    ),
    _issuer(
        "BNN", "Bộ Nông nghiệp và Phát triển nông thôn",
        "Ministry of Agriculture and Rural Development", "state", until=_OLD_MINISTRIES,
        note="printed variant of BNNPTNT",
    ),
    _issuer(
        "BTNMT", "Bộ Tài nguyên và Môi trường", "Ministry of Natural Resources and Environment",
        "state", until=_OLD_MINISTRIES,
    ),
    _issuer(
        "BLĐTBXH", "Bộ Lao động - Thương binh và Xã hội",
        "Ministry of Labour, Invalids and Social Affairs", "state", until=_OLD_MINISTRIES,
    ),
    _issuer(
        "BGTVT", "Bộ Giao thông vận tải", "Ministry of Transport", "state", until=_OLD_MINISTRIES
    ),
    _issuer(
        "BTTTT", "Bộ Thông tin và Truyền thông", "Ministry of Information and Communications",
        "state", until=_OLD_MINISTRIES,
    ),
    _issuer(
        "UBDT", "Ủy ban Dân tộc", "Committee for Ethnic Minority Affairs", "state",
        until=_OLD_MINISTRIES,
    ),
    _issuer("NHNN", "Ngân hàng Nhà nước Việt Nam", "State Bank of Vietnam", "state"),
    _issuer("TTCP", "Thanh tra Chính phủ", "Government Inspectorate", "state", basis="O"),
    _issuer("KTNN", "Kiểm toán nhà nước", "State Audit Office", "state"),
    _issuer("TANDTC", "Tòa án nhân dân tối cao", "Supreme People's Court", "state"),
    _issuer(
        "HĐTP", "Hội đồng Thẩm phán Tòa án nhân dân tối cao",
        "Council of Judges of the Supreme People's Court", "state",
    ),
    _issuer("VKSNDTC", "Viện kiểm sát nhân dân tối cao", "Supreme People's Procuracy", "state"),
    _issuer(
        "VKSTC", "Viện kiểm sát nhân dân tối cao", "Supreme People's Procuracy", "state",
        note="printed variant of VKSNDTC",
    ),
    # the State in the provinces
    _issuer("UBND", "Ủy ban nhân dân", "People's Committee", "state", basis="S", note=_PLACELESS),
    _issuer("HĐND", "Hội đồng nhân dân", "People's Council", "state", basis="S", note=_PLACELESS),
    _issuer(
        "SNgV", "Sở Ngoại vụ", "Department of Foreign Affairs", "state", note=_PLACELESS
    ),
    _issuer("SNV", "Sở Nội vụ", "Department of Home Affairs", "state", note=_PLACELESS),
    _issuer(
        "SKHĐT", "Sở Kế hoạch và Đầu tư", "Department of Planning and Investment", "state",
        note=_PLACELESS,
    ),
    _issuer(
        "VPUBND", "Văn phòng Ủy ban nhân dân", "Office of the People's Committee", "state",
        note=_PLACELESS,
    ),
    # the Front and its member organisations
    _issuer(
        "MTTW", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
        "Central Committee of the Vietnam Fatherland Front", "front",
    ),
    _issuer(
        "TWĐTN", "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh",
        "Central Committee of the Ho Chi Minh Communist Youth Union", "front", basis="S",
    ),
    _issuer(
        "TLĐ", "Tổng Liên đoàn Lao động Việt Nam", "Vietnam General Confederation of Labour",
        "front", basis="O",
    ),
)  # fmt: skip

issuer_signs: Mapping[str, IssuerSign] = MappingProxyType({row.sign: row for row in _ISSUERS})
"""The issuer signs that the library knows, by sign; a number may carry others."""
