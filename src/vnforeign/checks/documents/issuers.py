"""Rules on who issued a document: the sign, the body, its life, its level and its place."""

from __future__ import annotations

from collections.abc import Iterator

from vnforeign.checks._engine import Problem, Severity, rule
from vnforeign.checks._examples import VIETNAM, document, documents, institution, place
from vnforeign.dataset import Dataset
from vnforeign.model.directives import Directive
from vnforeign.model.taxonomy import Level
from vnforeign.values.dates import PartialDate
from vnforeign.values.documents import DocumentNumber, Family, IssuerSign, issuer_signs
from vnforeign.values.names import closest

__all__: list[str] = []

_DIGITS = "0123456789"
_LOCAL = frozenset(
    {"TU", "HU", "QU", "ThU", "BTGTU", "BDVTU", "BTCTU", "VPTU", "UBKTTU", "UBND", "HĐND", "SNgV",
     "SNV", "SKHĐT", "VPUBND"}
)  # fmt: skip
"""Signs of bodies of provinces and districts, which name no place."""
_EITHER = frozenset({"ĐU", "BCSĐ", "ĐĐ"})
"""Signs of bodies of any level."""
_COMMISSIONS = frozenset(
    {"VPTW", "BTCTW", "UBKTTW", "BNCTW", "BTGTW", "BTGDVTW", "BĐNTW", "BKTTW", "BDVTW", "BCSCLTW",
     "BTGTU", "BDVTU", "BTCTU", "VPTU"}
)  # fmt: skip
"""Signs of the bodies that advise and help a Party committee."""


def _bases(number: DocumentNumber) -> tuple[str, ...]:
    """The issuer signs without the Assembly's term."""
    return tuple(sign.rstrip(_DIGITS) for sign in number.issuers)


def _row(sign: str, number: DocumentNumber) -> IssuerSign | None:
    """What the table knows of a sign in this number; a Party body's BTC is not the Ministry."""
    row = issuer_signs.get(sign)
    if row is None or (row.branch == "front"):
        return row
    return row if (row.branch == "party") is (number.family is Family.PARTY) else None


def _sign_of(directive: Directive, data: Dataset) -> str | None:
    """The sign of the one issuer: out of the number, else of the body named as issuer."""
    if directive.number is not None:
        signs = _bases(directive.number)
        return signs[0] if len(signs) == 1 else None
    body = data.institutions.get(directive.issuer) if directive.issuer else None
    return None if body is None or body.sign is None else body.sign.rstrip(_DIGITS)


@rule(
    "VNF107",
    "issuer-sign-unknown",
    Severity.INFO,
    on="directives",
    since="0.1.0",
    fails=documents(document(number="15/QĐ-BGTV", type="QĐ")),
    passes=documents(document(number="15/QĐ-BGTVT", type="QĐ")),
    vi="""Ký hiệu cơ quan ban hành không có trong bảng ký hiệu nào của thư viện.

    Ký hiệu rơi mất một chữ thì thành ký hiệu của một cơ quan không có thật, và tra theo cơ quan ban
    hành nào cũng không thấy văn bản. Trên thực tế còn nhiều cơ quan không có trong bảng, nhất là
    các sở của tỉnh, nên đây chỉ là ghi chú.
    """,
)
def issuer_sign_unknown(directive: Directive, _: Dataset) -> Iterator[Problem]:
    """A number whose issuer sign is in no table of ours.

    A letter lost from a sign makes a body that does not exist, and the document is found under
    no issuer. There are more bodies than our table has, departments of provinces above all, so
    this is only a note.
    """
    number = directive.number
    if number is None:
        return
    for sign in _bases(number):
        if sign not in issuer_signs:
            near = closest(sign, issuer_signs)
            yield Problem(
                field="number",
                value=number,
                message=f"{number}: {sign!r} is no issuer sign we know",
                message_vi=f"{number}: {sign!r} không phải ký hiệu cơ quan ban hành đã biết",
                hint=f"near it: {', '.join(near)}" if near else "",
                hint_vi=f"gần giống: {', '.join(near)}" if near else "",
            )


@rule(
    "VNF108",
    "issuer-not-there-on-the-day",
    Severity.WARNING,
    on="directives",
    since="0.1.0",
    fails=documents(document(number="15/2025/TT-BGTVT", type="TT", issued_on="2025-04-04")),
    passes=documents(document(number="15/2025/TT-BGTVT", type="TT", issued_on="2025-02-04")),
    vi="""Văn bản của một cơ quan mà vào ngày ban hành chưa thành lập hoặc không còn hoạt động.

    Các bộ cũ hoạt động đến hết ngày 28/2/2025, các bộ mới từ ngày 1/3/2025 (Nghị quyết số
    176/2025/QH15, Kết luận số 121-KL/TW ngày 24/1/2025); đến ngày 3/2/2025, Ban Đối ngoại Trung
    ương đã nhập vào Bộ Ngoại giao, Ban Tuyên giáo Trung ương và Ban Dân vận Trung ương đã hợp nhất
    thành một ban; cấp huyện kết thúc hoạt động ngày 30/6/2025 (Nghị quyết số 203/2025/QH15). Ký
    hiệu hoặc ngày ban hành đã bị đọc nhầm.
    """,
)
def issuer_not_there_on_the_day(directive: Directive, _: Dataset) -> Iterator[Problem]:
    """A document signed by a body that did not exist yet, or no longer did.

    Old ministries worked until 28 February 2025 and new ones from 1 March (Resolution
    176/2025/QH15, Conclusion 121-KL/TW of 24 January 2025); the Party's External Relations
    Commission went into the Foreign Ministry, and its propaganda and mass mobilisation
    commissions became one, by 3 February 2025; districts ended on 30 June (Resolution
    203/2025/QH15). Either the sign or the day is misread.
    """
    number, issued = directive.number, directive.issued_on
    if number is None or issued is None or not (number.issuer in _LIVES or "-" in number.issuer):
        return
    for sign in number.issuers:
        row = _row(sign, number)
        if row is None or sign not in _LIVES:
            continue
        began, ended = _LIVES[sign]
        if ended is not None and issued.after(ended):
            said, said_vi = f"ended {ended}", f"kết thúc {ended}"
        elif began is not None and issued.before(began):
            said, said_vi = f"began {began}", f"thành lập {began}"
        else:
            continue
        yield Problem(
            field="issued_on",
            value=issued,
            message=f"{number} was issued {issued}, but {row.name_en} ({sign}) {said}",
            message_vi=f"{number} ban hành {issued}, nhưng {row.name_vi} ({sign}) {said_vi}",
            hint="check the sign and the day",
            hint_vi="kiểm tra ký hiệu và ngày ban hành",
        )


def _day(text: str | None) -> PartialDate | None:
    return None if text is None else PartialDate.parse(text)


_LIVES = {
    sign: (_day(row.since), _day(row.until))
    for sign, row in issuer_signs.items()
    if row.since or row.until
}
"""First and last day of the bodies for which the table has one."""


@rule(
    "VNF109",
    "party-type-not-of-the-issuer",
    Severity.WARNING,
    on="directives",
    since="0.1.0",
    fails=documents(document(number="03-NQ/BTGTW", type="NQ")),
    passes=documents(document(number="03-HD/BTGTW", type="HD")),
    vi="""Nghị quyết, chỉ thị, chiến lược hoặc kết luận của một ban hay văn phòng của Đảng.

    Đại hội và cấp ủy ra nghị quyết, chỉ thị, kết luận; các ban và văn phòng tham mưu, giúp việc thì
    ra hướng dẫn, thông báo, báo cáo, kế hoạch. Quy định số 66-QĐ/TW năm 2017 và Quy định số
    399-QĐ/TW năm 2026 nêu cơ quan nào ban hành loại văn bản nào; phần về các ban chúng tôi chỉ biết
    qua tài liệu dẫn lại, nên đây là câu hỏi. Thường thì cấp ủy ban hành, còn ban chỉ gửi văn bản
    đi. Riêng ủy ban kiểm tra có ra kết luận về các cuộc kiểm tra của mình.
    """,
)
def party_type_not_of_the_issuer(directive: Directive, data: Dataset) -> Iterator[Problem]:
    """A resolution, directive, strategy or conclusion of a Party commission or office.

    Congresses and committees resolve, direct and conclude; the commissions and offices that help
    them guide, notify, report and plan. Regulations 66-QĐ/TW of 2017 and 399-QĐ/TW of 2026 list
    who issues what; their lists for commissions we know at second hand only, so this is a
    question. Mostly the committee issued it and the commission only sent it out. Inspection
    commissions conclude their inspections.
    """
    if directive.type not in _OF_COMMITTEES:
        return
    sign = _sign_of(directive, data)
    if sign not in _COMMISSIONS or (directive.type == "KL" and sign == "UBKTTW"):
        return
    row = issuer_signs[sign]
    yield Problem(
        field="type",
        value=directive.type,
        message=f"{row.name_en} ({sign}) issues no document of type {directive.type}",
        message_vi=f"{row.name_vi} ({sign}) không ban hành loại văn bản {directive.type}",
        hint="a committee may have issued it, or it is a guideline (HD), notice (TB) or plan (KH)",
        hint_vi="có thể do cấp ủy ban hành, hoặc là hướng dẫn (HD), thông báo (TB), kế hoạch (KH)",
    )


_OF_COMMITTEES = frozenset({"NQ", "CT", "CL", "KL"})


@rule(
    "VNF110",
    "state-type-not-of-the-issuer",
    Severity.WARNING,
    on="directives",
    since="0.1.0",
    fails=documents(document(number="15/2024/TT-TTg", type="TT", issued_on="2024-05-10")),
    passes=documents(document(number="15/2024/QĐ-TTg", type="QĐ", issued_on="2024-05-10")),
    vi="""Văn bản của Nhà nước thuộc loại mà cơ quan ban hành không có thẩm quyền ban hành.

    Chỉ Chính phủ ban hành nghị định, chỉ bộ trưởng, thủ trưởng cơ quan ngang bộ và người đứng đầu
    ngành tòa án, ngành kiểm sát ban hành thông tư, chỉ Ủy ban Thường vụ Quốc hội ban hành pháp
    lệnh; Thủ tướng Chính phủ ra quyết định và chỉ thị, hội đồng nhân dân ra nghị quyết, ủy ban nhân
    dân ra quyết định (Điều 4 Luật Ban hành văn bản quy phạm pháp luật số 80/2015/QH13 và Điều 4
    Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15). Thông tư liên tịch có
    ít nhất hai cơ quan ban hành.
    """,
)
def state_type_not_of_the_issuer(directive: Directive, data: Dataset) -> Iterator[Problem]:
    """A State act of a type that its issuer does not issue.

    Only the Government issues decrees, only ministers, heads of bodies of ministerial rank and
    heads of courts and procuracy circulars, only the Standing Committee ordinances; the Prime
    Minister decides and directs, people's councils resolve, people's committees decide (Laws
    80/2015/QH13, Art. 4, and 64/2025/QH15, Art. 4). A joint circular has two issuers at least.
    """
    if directive.type not in _LAW_MAKING:
        return
    number = directive.number
    if number is not None and number.family in (Family.PARTY, Family.LETTER):
        return
    sign = _sign_of(directive, data)
    row = issuer_signs.get(sign) if sign is not None else None
    if sign is None or row is None or row.branch not in ("state", "assembly"):
        return
    if sign == "HĐND" and (number is None or number.family is not Family.NORMATIVE):
        return  # its standing board decides, too
    may = _MAY_ISSUE.get(sign, _MINISTRIES if row.name_vi.startswith(_HEADED) else None)
    if may is not None and directive.type not in may:
        allowed = ", ".join(sorted(may))
        yield Problem(
            field="type",
            value=directive.type,
            message=f"{row.name_en} ({sign}) issues no act of type {directive.type}",
            message_vi=f"{row.name_vi} ({sign}) không ban hành văn bản loại {directive.type}",
            hint=f"it issues {allowed}; check type and issuer",
            hint_vi=f"cơ quan này ban hành {allowed}; kiểm tra loại văn bản và cơ quan",
        )


_MAY_ISSUE = {
    "QH": frozenset({"L", "NQ"}),
    "UBTVQH": frozenset({"PL", "NQ"}),
    "CTN": frozenset({"L", "QĐ"}),
    "CP": frozenset({"NĐ", "NQ"}),
    "TTg": frozenset({"QĐ", "CT"}),
    "HĐND": frozenset({"NQ"}),
    "UBND": frozenset({"QĐ", "CT"}),
}
_MINISTRIES = frozenset({"TT", "QĐ", "CT"})
_LAW_MAKING = frozenset({"L", "PL", "NĐ", "NQ", "QĐ", "CT", "TT", "TTLT", "NQLT"})
_HEADED = ("Bộ ", "Ngân hàng Nhà nước", "Thanh tra Chính phủ")


@rule(
    "VNF118",
    "level-not-of-the-issuer",
    Severity.WARNING,
    on="directives",
    since="0.1.0",
    fails=documents(
        document(number="1263-QĐ/TU", type="QĐ", place="VN-69", level="national"),
        countries=[VIETNAM], places=[place("VN-69")],
    ),
    passes=documents(
        document(number="1263-QĐ/TU", type="QĐ", place="VN-69", level="provincial"),
        countries=[VIETNAM], places=[place("VN-69")],
    ),
    vi="""Văn bản của địa phương ghi cấp quốc gia, hoặc văn bản của Trung ương ghi cấp địa phương.

    Không ghi gì thì cấp được hiểu là quốc gia, nên quyết định của một tỉnh rất dễ bị tính lẫn vào
    văn bản cấp quốc gia. TU, UBND và HĐND là ký hiệu của cấp tỉnh trở xuống; TW, CP, TTg và các bộ
    là của Trung ương.
    """,
)  # fmt: skip
def level_not_of_the_issuer(directive: Directive, data: Dataset) -> Iterator[Problem]:
    """A document of a local body entered as national, or of a central body as local.

    The level is national where nothing is said, so a province's decision easily counts among the
    nation's. TU, UBND and HĐND sign for provinces and below; TW, CP, TTg and ministries for the
    centre.
    """
    sign = _sign_of(directive, data)
    if sign is None:
        return
    row = issuer_signs.get(sign)
    if row is None or sign in _EITHER or row.branch == "front":
        return
    local = sign in _LOCAL
    if directive.level is Level.NATIONAL:
        wrong = local
    else:
        wrong = not local and directive.level in (Level.PROVINCIAL, Level.DISTRICT)
    if wrong:
        whose, whose_vi = ("a local", "địa phương") if local else ("a central", "Trung ương")
        yield Problem(
            field="level",
            value=directive.level.value,
            message=f"level is {directive.level.value}, but {sign} is the sign of {whose} body",
            message_vi=f"cấp ghi là {directive.level.value}, nhưng {sign} là ký hiệu của cơ quan "
            f"{whose_vi}",
            hint="write 'provincial'" if local else "write 'national', or check the issuer",
            hint_vi="ghi 'provincial'" if local else "ghi 'national', hoặc kiểm tra cơ quan",
        )


@rule(
    "VNF119",
    "local-document-without-place",
    Severity.WARNING,
    on="directives",
    since="0.1.0",
    fails=documents(
        document(number="1263-QĐ/TU", type="QĐ", level="provincial"),
        countries=[VIETNAM], places=[place("VN-69")],
    ),
    passes=documents(
        document(number="1263-QĐ/TU", type="QĐ", level="provincial", place="VN-69"),
        countries=[VIETNAM], places=[place("VN-69")],
    ),
    vi="""Văn bản của cấp tỉnh hoặc cấp huyện không ghi địa phương nào.

    TU, UBND và HĐND là ký hiệu mà tỉnh nào cũng dùng (Hướng dẫn số 36-HD/VPTW, mục 1.3.1; Phụ lục I
    Nghị định số 30/2020/NĐ-CP): có bao nhiêu tỉnh thì có bấy nhiêu văn bản 1263-QĐ/TU, và không ghi
    địa phương thì không ai biết là văn bản nào.
    """,
)  # fmt: skip
def local_document_without_place(directive: Directive, data: Dataset) -> Iterator[Problem]:
    """A document of a province or district that names no place.

    TU, UBND and HĐND are the signs of every province (Guideline 36-HD/VPTW, 1.3.1; Decree
    30/2020/NĐ-CP, Appendix I): there are as many documents 1263-QĐ/TU as provinces, and without
    the place nobody can tell which.
    """
    if directive.place is not None:
        return
    number = directive.number
    local = number is not None and any(sign in _LOCAL for sign in _bases(number))
    if not local and directive.level not in (Level.PROVINCIAL, Level.DISTRICT):
        return
    body = data.institutions.get(directive.issuer) if directive.issuer else None
    if body is not None and body.place is not None:
        return
    said = str(number) if number is not None else directive.level.value
    yield Problem(
        field="place",
        message=f"{said} is a local document, but no place is given",
        message_vi=f"{said} là văn bản của địa phương, nhưng chưa ghi nơi ban hành",
        hint="add the place whose document it is",
        hint_vi="thêm địa phương ban hành văn bản",
    )


@rule(
    "VNF130",
    "place-left-to-the-issuer",
    Severity.WARNING,
    on="directives",
    since="0.1.0",
    fails=documents(
        document(number="1263-QĐ/TU", type="QĐ", level="provincial", issuer="thai-nguyen-party"),
        countries=[VIETNAM], places=[place("VN-69")],
        institutions=[institution("thai-nguyen-party", sign="TU", place="VN-69")],
    ),
    passes=documents(
        document(number="1263-QĐ/TU", type="QĐ", level="provincial", issuer="thai-nguyen-party",
                 place="VN-69"),
        countries=[VIETNAM], places=[place("VN-69")],
        institutions=[institution("thai-nguyen-party", sign="TU", place="VN-69")],
    ),
    vi="""Văn bản của cấp tỉnh hoặc cấp huyện không ghi địa phương, dù cơ quan ban hành có ghi.

    Xem cơ quan ban hành thì biết được văn bản của địa phương nào, nên không mất thông tin gì, và
    đây không phải trường hợp của VNF119. Nhưng khi tra cứu theo địa phương, chỉ địa phương ghi ở
    văn bản được xét: văn bản này bị bỏ ra mà không có lời báo nào, và số đếm của tỉnh thiếu mất
    một.
    """,
)  # fmt: skip
def place_left_to_the_issuer(directive: Directive, data: Dataset) -> Iterator[Problem]:
    """A document of a province or district without its place, though its issuer has one.

    Whose document it is can be told from the issuer, so nothing is lost, and this is not VNF119.
    But what asks by place reads the place of the document: it would leave this one out without a
    word, and the count of the province is one short.
    """
    if directive.place is not None or directive.level not in (Level.PROVINCIAL, Level.DISTRICT):
        return
    body = data.institutions.get(directive.issuer) if directive.issuer else None
    if body is None or body.place is None or body.place not in data.places:
        return
    yield Problem(
        field="place",
        message=f"is empty, though {body.id}, the issuer, is of {body.place}",
        message_vi=f"còn trống, dù cơ quan ban hành {body.id} thuộc {body.place}",
        hint=f"write {body.place!r}",
        hint_vi=f"ghi {body.place!r}",
        expected=body.place,
        expected_vi=body.place,
    )


@rule(
    "VNF120",
    "issuer-not-of-the-sign",
    Severity.WARNING,
    on="directives",
    since="0.1.0",
    fails=documents(
        document(number="25/CT-TTg", type="CT", issuer="government"),
        institutions=[institution("government", sign="CP"),
                      institution("prime-minister", sign="TTg")],
    ),
    passes=documents(
        document(number="25/CT-TTg", type="CT", issuer="prime-minister"),
        institutions=[institution("government", sign="CP"),
                      institution("prime-minister", sign="TTg")],
    ),
    vi="""Cơ quan được ghi là cơ quan ban hành có ký hiệu khác với ký hiệu trong số văn bản.

    Chỉ thị của Thủ tướng Chính phủ không phải của Chính phủ, và 25-CT/TW của Đảng không phải
    25/CT-TTg của Thủ tướng Chính phủ: văn bản xếp nhầm cơ quan thì bị thiếu ở cơ quan đã ban hành.
    """,
)  # fmt: skip
def issuer_not_of_the_sign(directive: Directive, data: Dataset) -> Iterator[Problem]:
    """A body named as issuer whose sign is not the one in the number.

    The Prime Minister's directive is not the Government's, and the Party's 25-CT/TW not the
    Prime Minister's 25/CT-TTg: a document listed under the wrong body is missing from the right
    one.
    """
    number = directive.number
    body = data.institutions.get(directive.issuer) if directive.issuer else None
    if number is None or body is None or body.sign is None:
        return
    signs = {_alike(sign) for sign in (*_bases(number), *number.units)}
    if _alike(body.sign.rstrip(_DIGITS)) not in signs:
        yield Problem(
            field="issuer",
            value=body.id,
            message=f"{body.id} signs {body.sign!r}, but the number is {number}",
            message_vi=f"{body.id} có ký hiệu {body.sign!r}, nhưng số là {number}",
            hint="name the body whose sign stands in the number",
            hint_vi="ghi cơ quan có ký hiệu trong số văn bản",
        )


def _alike(sign: str) -> str:
    """One spelling for the printed variants of a sign: BKH is BKHĐT."""
    row = issuer_signs.get(sign)
    return sign if row is None else row.name_vi


@rule(
    "VNF128",
    "place-not-of-the-issuer",
    Severity.WARNING,
    on="directives",
    since="0.1.0",
    fails=documents(
        document(number="1263-QĐ/TU", type="QĐ", level="provincial", issuer="thai-nguyen-party",
                 place="VN-54"),
        countries=[VIETNAM], places=[place("VN-54"), place("VN-69")],
        institutions=[institution("thai-nguyen-party", sign="TU", place="VN-69")],
    ),
    passes=documents(
        document(number="1263-QĐ/TU", type="QĐ", level="provincial", issuer="thai-nguyen-party",
                 place="VN-69"),
        countries=[VIETNAM], places=[place("VN-54"), place("VN-69")],
        institutions=[institution("thai-nguyen-party", sign="TU", place="VN-69")],
    ),
    vi="""Văn bản của địa phương ghi một nơi khác với nơi của cơ quan ban hành.

    Cơ quan ban hành văn bản cho địa bàn của mình. Bản ghi được chép từ tỉnh này sang tỉnh khác mà
    một trong hai trường vẫn để như cũ.
    """,
)  # fmt: skip
def place_not_of_the_issuer(directive: Directive, data: Dataset) -> Iterator[Problem]:
    """A local document of another place than the body that issued it.

    A body issues for its own territory. Records are copied from province to province, and one of
    the two fields is left as it was.
    """
    body = data.institutions.get(directive.issuer) if directive.issuer else None
    if body is None or body.place is None or directive.place is None:
        return
    home = data.places.get(body.place)
    if home is None or body.place in _around(directive.place, data):
        return
    if directive.place in home.successors:
        return
    yield Problem(
        field="place",
        value=directive.place,
        message=f"{directive.place} is not where {body.id} is of, {body.place}",
        message_vi=f"{directive.place} không phải địa phương của {body.id} (là {body.place})",
        hint="check issuer and place against the source",
        hint_vi="đối chiếu cơ quan và địa phương với nguồn",
    )


def _around(place: str, data: Dataset) -> Iterator[str]:
    """A place and the places it lies in, the nearest first; a circle ends the walk."""
    seen: set[str] = set()
    at: str | None = place
    while at is not None and at not in seen:
        yield at
        seen.add(at)
        found = data.place(at)
        at = None if found is None else found.parent or found.country
