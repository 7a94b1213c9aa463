"""The words of the data explorer in English and Vietnamese.

Every code that a record can hold has a Vietnamese name here, and so has every field; the tests
hold these tables against the enums, the fields and the shipped data.
"""

from __future__ import annotations

from typing import Literal

Lang = Literal["en", "vi"]

COLLECTIONS: dict[str, tuple[str, str, str, str]] = {
    "observations": (
        "Figures",
        "Số liệu",
        "Every figure with its hedge, unit, period and status, and the form printed in its source.",
        "Mỗi số liệu kèm mức độ chắc chắn, đơn vị, kỳ, trạng thái và đúng dạng in trong nguồn.",
    ),
    "directives": (
        "Documents",
        "Văn bản",
        "Documents that direct foreign affairs, numbered or only named.",
        "Các văn bản chỉ đạo công tác đối ngoại, có số hiệu hoặc chỉ được nêu tên.",
    ),
    "partnerships": (
        "Ties",
        "Quan hệ",
        "Ties between a Vietnamese side and a foreign side, step by dated step.",
        "Quan hệ giữa một bên Việt Nam và một bên nước ngoài, theo từng bước có ngày tháng.",
    ),
    "commitments": (
        "Statements",
        "Nội dung đã nêu",
        "Enumerated tasks, aims, opportunities, challenges and lessons, in our own words.",
        "Nhiệm vụ, mục tiêu, cơ hội, thách thức, bài học được liệt kê, tóm tắt bằng lời của dự án.",
    ),
    "events": (
        "Events",
        "Sự kiện",
        "Visits, summits, congresses, conferences and accessions.",
        "Các chuyến thăm, hội nghị cấp cao, đại hội, hội nghị và việc gia nhập tổ chức.",
    ),
    "countries": (
        "Countries and blocs",
        "Quốc gia và khối",
        "Each has a sheet made from the data.",
        "Mỗi quốc gia, khối có một trang tổng hợp lập từ dữ liệu.",
    ),
    "places": (
        "Places",
        "Địa phương",
        "Provinces, cities, districts and gates; a place that changed is another place.",
        "Tỉnh, thành phố, huyện, cửa khẩu; địa phương đã thay đổi được ghi thành bản ghi khác.",
    ),
    "institutions": (
        "Institutions",
        "Cơ quan, tổ chức",
        "The bodies that issue, carry out, host or sign.",
        "Các cơ quan ban hành, thực hiện, chủ trì hoặc ký kết.",
    ),
    "indicators": (
        "Indicators",
        "Chỉ tiêu",
        "What is measured, and whether its figures may be added.",
        "Những gì được đo, và số liệu của chúng có cộng được hay không.",
    ),
    "sources": (
        "Sources",
        "Nguồn",
        "The texts that state the facts: publisher, title, date and address.",
        "Các văn bản nêu sự kiện, số liệu: nơi công bố, tên, ngày và địa chỉ.",
    ),
    "pillars": (
        "Pillars",
        "Trụ cột",
        "The pillars of foreign affairs; each belongs to a scheme.",
        "Các trụ cột đối ngoại; mỗi trụ cột thuộc một cách phân chia.",
    ),
    "schemes": (
        "Schemes of pillars",
        "Cách phân chia trụ cột",
        "Two schemes are never mixed in one count.",
        "Hai cách phân chia không bao giờ được trộn trong một phép đếm.",
    ),
    "fields": (
        "Fields of work",
        "Mảng công tác",
        "The fields of work under the pillars.",
        "Các mảng công tác đối ngoại thuộc các trụ cột.",
    ),
}
"""English and Vietnamese name, English and Vietnamese sentence, in the order of the pages."""

_TEXTS: dict[str, tuple[str, str]] = {
    "explorer": ("Data explorer", "Tra cứu dữ liệu"),
    "explorer-intro": (
        (
            "Every record of the dataset has an address here, and every fact says where it stands "
            "in its source: the form printed there, and its offsets in code points."
        ),
        (
            "Mỗi bản ghi của bộ dữ liệu đều có địa chỉ ở đây, và mỗi thông tin đều cho biết nằm ở "
            "đâu trong nguồn: đúng dạng đã in và vị trí tính theo ký tự."
        ),
    ),
    "version": ("Data version", "Phiên bản dữ liệu"),
    "license": ("licence CC BY 4.0", "giấy phép CC BY 4.0"),
    "collection": ("Collection", "Nhóm dữ liệu"),
    "about": ("What it holds", "Nội dung"),
    "records": ("Records", "Số bản ghi"),
    "provinces": ("Provinces", "Tỉnh, thành phố"),
    "provinces-intro": (
        "Vietnamese provinces and cities under central rule that a fact of the data is about.",
        "Các tỉnh, thành phố trực thuộc trung ương của Việt Nam có thông tin trong dữ liệu.",
    ),
    "countries-intro": (
        "Each country or bloc, with its ties to Vietnam.",
        "Từng quốc gia, khối và quan hệ với Việt Nam.",
    ),
    "sheet": ("Sheet", "Trang tổng hợp"),
    "details": ("Evidence and details", "Căn cứ và chi tiết"),
    "evidence": ("Evidence", "Căn cứ"),
    "cites": ("Stated by", "Theo nguồn"),
    "notes": ("Notes", "Ghi chú"),
    "named-by": ("Named by", "Được nhắc đến trong"),
    "facts": ("Facts stated", "Nội dung nguồn nêu"),
    "id": ("Id", "Mã"),
    "offsets": ("code points", "ký tự"),
    "printed": ("Printed in the source", "In trong nguồn"),
    "none": ("Nothing recorded.", "Chưa có thông tin."),
    "unknown-day": ("day not stated", "nguồn không ghi ngày"),
    "bounds": ("Bounds", "Khoảng giá trị"),
    "figure": ("Figure", "Số liệu"),
    "amount": ("Amount", "Giá trị"),
    "hedge": ("Hedge", "Mức chắc chắn"),
    "period": ("Period", "Kỳ"),
    "status": ("Status", "Trạng thái"),
    "place": ("Place or subject", "Nơi, đối tượng"),
    "where": ("Place", "Địa điểm"),
    "document": ("Document", "Văn bản"),
    "issued": ("Issued", "Ngày ban hành"),
    "issuer": ("Issuer", "Cơ quan ban hành"),
    "type": ("Type", "Loại"),
    "level": ("Level", "Cấp"),
    "local": ("Vietnamese side", "Bên Việt Nam"),
    "foreign": ("Foreign side", "Bên nước ngoài"),
    "country": ("Country", "Quốc gia"),
    "steps": ("Steps", "Các bước"),
    "form": ("Form", "Hình thức"),
    "since": ("Since", "Từ"),
    "until": ("Until", "Đến"),
    "instrument": ("Instrument", "Văn kiện"),
    "statement": ("Statement", "Nội dung"),
    "kind": ("Kind", "Loại"),
    "number": ("No.", "Thứ tự"),
    "fields": ("Fields of work", "Mảng công tác"),
    "event": ("Event", "Sự kiện"),
    "date": ("Date", "Ngày"),
    "participants": ("Participants", "Thành phần tham gia"),
    "name": ("Name", "Tên"),
    "codes": ("Codes", "Mã số"),
    "valid": ("In being", "Thời gian tồn tại"),
    "sign": ("Sign", "Ký hiệu"),
    "unit": ("Unit", "Đơn vị"),
    "nature": ("Nature", "Tính chất"),
    "field": ("Field of work", "Mảng công tác"),
    "figures": ("Figures", "Số liệu"),
    "title": ("Title", "Tên"),
    "publisher": ("Publisher", "Nơi công bố"),
    "published": ("Published", "Ngày công bố"),
    "address": ("Address", "Địa chỉ"),
    "language": ("Language", "Ngôn ngữ"),
    "scheme": ("Scheme", "Cách phân chia"),
    "pillar": ("Pillar", "Trụ cột"),
    "ladder": ("Ties with Vietnam, step by step", "Quan hệ với Việt Nam theo từng bước"),
    "ladder-intro": (
        "What a tie became, when, by which document, and who states it.",
        "Quan hệ được nâng lên hình thức nào, khi nào, bằng văn kiện nào, theo nguồn nào.",
    ),
    "ties": ("Other ties", "Các quan hệ khác"),
    "partners": ("Partners abroad", "Đối tác nước ngoài"),
    "documents": ("Documents", "Văn bản"),
    "statements": ("Aims, tasks and other statements", "Mục tiêu, nhiệm vụ và nội dung khác"),
    "events": ("Events", "Sự kiện"),
    "places": ("Places in it", "Địa phương trực thuộc"),
    "bodies": ("Institutions", "Cơ quan, tổ chức"),
    "became": ("Became", "Nay thuộc"),
    "was": ("Made from", "Hình thành từ"),
    "whole-record": ("The record", "Bản ghi"),
    "pictures": ("Pictures", "Biểu đồ"),
    "fallback": (
        "This page is in English only.",
        "Trang này chưa có bản tiếng Việt; dưới đây là bản tiếng Anh.",
    ),
    "fallback-title": ("English only", "Chưa có bản tiếng Việt"),
}

_FIELDS: dict[str, tuple[str, str]] = {
    "title": ("title", "tên"),
    "author": ("author", "tác giả"),
    "publisher": ("publisher", "nơi công bố"),
    "published_on": ("published", "ngày công bố"),
    "language": ("language", "ngôn ngữ"),
    "place": ("place", "địa phương"),
    "file": ("file", "tệp"),
    "sha256": ("SHA-256", "SHA-256"),
    "address": ("address", "địa chỉ"),
    "accessed_on": ("read on", "ngày đọc"),
    "name_vi": ("Vietnamese name", "tên tiếng Việt"),
    "name_en": ("English name", "tên tiếng Anh"),
    "since": ("since", "từ"),
    "until": ("until", "đến"),
    "scheme": ("scheme", "cách phân chia"),
    "ordinal": ("number in its list", "thứ tự trong danh sách"),
    "pillar": ("pillar", "trụ cột"),
    "kind": ("kind", "loại"),
    "country": ("country", "quốc gia"),
    "parent": ("belongs to", "thuộc"),
    "codes": ("codes", "mã số"),
    "successors": ("became", "nay thuộc"),
    "printed": ("spellings seen", "các cách viết đã gặp"),
    "sign": ("sign", "ký hiệu"),
    "number": ("number", "số hiệu"),
    "type": ("type", "loại văn bản"),
    "title_vi": ("Vietnamese title", "tên tiếng Việt"),
    "title_en": ("English title", "tên tiếng Anh"),
    "issued_on": ("issued", "ngày ban hành"),
    "issuer": ("issuer", "cơ quan ban hành"),
    "term": ("Congress term", "khóa"),
    "level": ("level", "cấp"),
    "horizon": ("made for", "thời hạn áp dụng"),
    "carries_out": ("carries out", "thực hiện"),
    "amends": ("amends", "sửa đổi"),
    "replaces": ("replaces", "thay thế"),
    "issues": ("issues", "ban hành kèm theo"),
    "fields": ("fields of work", "mảng công tác"),
    "local": ("Vietnamese side", "bên Việt Nam"),
    "foreign": ("foreign side", "bên nước ngoài"),
    "steps": ("steps", "các bước"),
    "definition": ("definition", "định nghĩa"),
    "unit": ("unit", "đơn vị"),
    "nature": ("nature", "tính chất"),
    "counted": ("what is counted", "đối tượng đếm"),
    "field": ("field of work", "mảng công tác"),
    "part_of": ("part of", "thuộc chỉ tiêu"),
    "indicator": ("indicator", "chỉ tiêu"),
    "subject": ("subject", "đối tượng"),
    "counterpart": ("counterpart", "đối tác"),
    "period": ("period", "kỳ"),
    "quantity": ("amount", "giá trị"),
    "of": ("out of", "trên tổng số"),
    "status": ("status", "trạng thái"),
    "change_vs": ("change against", "so với"),
    "by": ("stated by", "bên nêu"),
    "gist_vi": ("in Vietnamese", "bằng tiếng Việt"),
    "gist_en": ("in English", "bằng tiếng Anh"),
    "directives": ("documents named", "văn bản được nêu"),
    "date": ("date", "ngày"),
    "participants": ("participants", "thành phần tham gia"),
    "people": ("people", "nhân vật"),
}

_CODES: dict[str, dict[str, str]] = {
    "hedge": {
        "exact": "chính xác",
        "over": "trên, hơn",
        "nearly": "gần",
        "under": "dưới",
        "about": "khoảng",
        "estimate": "ước",
        "at-least": "ít nhất",
        "at-most": "tối đa",
        "between": "trong khoảng",
        "order": "hàng chục, hàng trăm ...",
    },
    "status": {
        "normal": "đã thực hiện",
        "estimate": "ước tính",
        "provisional": "sơ bộ",
        "target": "kế hoạch",
    },
    "nature": {
        "stock": "lũy kế (thời điểm)",
        "flow": "trong kỳ",
        "rate": "tỷ lệ",
        "change": "mức thay đổi",
        "rank": "thứ hạng",
        "share": "tỷ trọng",
        "target": "chỉ tiêu kế hoạch",
    },
    "form": {
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
    },
    "level": {
        "national": "quốc gia",
        "party": "Đảng",
        "provincial": "cấp tỉnh",
        "district": "cấp huyện",
        "organisation": "tổ chức",
    },
    "commitment": {
        "task": "nhiệm vụ",
        "aim": "mục tiêu",
        "opportunity": "cơ hội",
        "challenge": "thách thức",
        "limitation": "hạn chế",
        "lesson": "bài học",
        "recommendation": "kiến nghị",
        "achievement": "kết quả",
    },
    "place": {
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
    },
    "event": {
        "visit-in": "đoàn vào",
        "visit-out": "đoàn ra",
        "congress": "đại hội",
        "conference": "hội nghị",
        "election": "bầu cử",
        "meeting": "gặp gỡ, làm việc",
        "investment-promotion": "xúc tiến đầu tư",
        "anniversary": "kỷ niệm",
        "summit": "hội nghị cấp cao",
        "sports-event": "sự kiện thể thao",
        "accession": "gia nhập",
        "session": "phiên họp",
        "festival": "lễ hội",
        "friendship-activity": "hoạt động hữu nghị",
        "policy-period": "giai đoạn chính sách",
        "signing": "ký kết",
        "fair": "hội chợ",
        "project": "dự án",
        "cultural-exchange": "giao lưu văn hóa",
        "correspondence": "trao đổi thư",
        "exchange": "giao lưu",
        "aid": "viện trợ, hỗ trợ",
        "friendship-year": "năm hữu nghị",
        "seminar": "hội thảo",
        "establishment": "thành lập",
        "administrative-change": "thay đổi hành chính",
        "people-exchange": "giao lưu nhân dân",
        "approval": "phê duyệt",
        "publication": "xuất bản",
        "commemoration": "tưởng niệm",
        "exhibition": "triển lãm",
        "agreement": "thỏa thuận",
        "training": "đào tạo, tập huấn",
        "arrival": "đến nơi",
        "review": "sơ kết, tổng kết",
    },
    "institution": {
        "international-organisation": "tổ chức quốc tế",
        "party-provincial": "Đảng bộ địa phương",
        "trade-agreement": "hiệp định thương mại",
        "company": "doanh nghiệp",
        "mass-organisation": "tổ chức chính trị - xã hội, hội",
        "foreign-agency": "cơ quan nước ngoài",
        "embassy": "đại sứ quán",
        "state-central": "cơ quan Nhà nước trung ương",
        "department": "sở, cơ quan cấp tỉnh",
        "peoples-committee": "Ủy ban nhân dân",
        "party-foreign": "chính đảng nước ngoài",
        "party-central": "cơ quan Đảng trung ương",
        "school": "trường học",
        "fund": "quỹ",
        "consulate": "cơ quan lãnh sự",
        "press": "báo chí",
        "party-commission": "ban của Đảng",
        "project": "dự án",
        "foreign-government": "chính phủ nước ngoài",
        "factory": "nhà máy",
        "ministry": "bộ",
        "mechanism": "cơ chế",
        "ngo": "tổ chức phi chính phủ",
        "association": "hiệp hội",
        "treaty": "điều ước",
        "publication": "ấn phẩm",
        "resort": "khu nghỉ dưỡng",
        "peoples-council": "Hội đồng nhân dân",
    },
    "language": {
        "en": "tiếng Anh",
        "vi": "tiếng Việt",
        "fr": "tiếng Pháp",
        "es": "tiếng Tây Ban Nha",
        "de": "tiếng Đức",
        "th": "tiếng Thái",
        "it": "tiếng Ý",
        "ja": "tiếng Nhật",
        "ru": "tiếng Nga",
    },
}
_LANGUAGES_EN = {
    "en": "English",
    "vi": "Vietnamese",
    "fr": "French",
    "es": "Spanish",
    "de": "German",
    "th": "Thai",
    "it": "Italian",
    "ja": "Japanese",
    "ru": "Russian",
}


def text(key: str, lang: Lang) -> str:
    """A word or sentence of the pages."""
    return _TEXTS[key][lang == "vi"]


def collection(name: str, lang: Lang) -> str:
    """The name of a collection."""
    return COLLECTIONS[name][lang == "vi"]


def about(name: str, lang: Lang) -> str:
    """One sentence on a collection."""
    return COLLECTIONS[name][2 + (lang == "vi")]


def field(name: str, lang: Lang) -> str:
    """The name of a field of a record."""
    return _FIELDS[name][lang == "vi"]


def code(family: str, value: str, lang: Lang) -> str:
    """The name of a code; in English the code itself, its hyphens taken out.

    An open list may hold a code that no table knows: it is shown as it is.
    """
    if lang == "vi":
        return _CODES[family].get(value, value)
    if family == "language":
        return _LANGUAGES_EN.get(value, value)
    return value.replace("-", " ")


def known_codes(family: str) -> frozenset[str]:
    """The codes that have a Vietnamese name."""
    return frozenset(_CODES[family])


def known_fields() -> frozenset[str]:
    """The fields that have a name."""
    return frozenset(_FIELDS)
