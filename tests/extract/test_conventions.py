"""What find finds and what it leaves, sentence by sentence: the conventions of docs and issue."""

from __future__ import annotations

import datetime as dt

import pytest

import vnforeign as vf
from corpus.measure import shown

PLENUM = "Nghị quyết số 18-NQ/TW ngày 25/10/2017 Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng"
Marks = list[tuple[str, str]]


def of_kind(kind: str, text: str) -> Marks:
    """Surface and value in one line of what is found of a kind."""
    return [(span.surface, shown(span)) for span in vf.find(text) if span.kind == kind]


def surfaces(text: str) -> list[str]:
    return [span.surface for span in vf.find(text)]


class TestCitations:
    @pytest.mark.parametrize(
        ("text", "surface", "value"),
        [
            (
                "Thực hiện Chỉ thị số 25-CT/TW ngày 08/8/2018 của Ban Bí thư, tỉnh đã",
                "Chỉ thị số 25-CT/TW ngày 08/8/2018 của Ban Bí thư",
                "25-CT/TW @2018-08-08 : Ban Bí thư",
            ),
            (
                "Quyết định số 272-QĐ/TW, ngày 21-01-2015, của Bộ Chính trị về",
                "Quyết định số 272-QĐ/TW, ngày 21-01-2015, của Bộ Chính trị",
                "272-QĐ/TW @2015-01-21 : Bộ Chính trị",
            ),
            (
                "Quyết định số 2222/QĐ-TTg của Thủ tướng Chính phủ ngày 30/12/2021 phê duyệt",
                "Quyết định số 2222/QĐ-TTg của Thủ tướng Chính phủ ngày 30/12/2021",
                "2222/QĐ-TTg @2021-12-30 : Thủ tướng Chính phủ",
            ),
            (f"theo {PLENUM} khóa XII về tinh gọn", f"{PLENUM} khóa XII", None),
            (
                "Kế hoạch số 25-KH/TU ngày 12/4/2021 của Ban Thường vụ Thành ủy Cần Thơ và",
                "Kế hoạch số 25-KH/TU ngày 12/4/2021 của Ban Thường vụ Thành ủy Cần Thơ",
                "25-KH/TU @2021-04-12 : Ban Thường vụ Thành ủy Cần Thơ",
            ),
            (
                "theo Luật Cơ quan đại diện ở nước ngoài số 33/2009/QH12 được sửa đổi",
                "Luật Cơ quan đại diện ở nước ngoài số 33/2009/QH12",
                "L 33/2009/QH12",
            ),
            (
                "pháp chế theo Luật Đầu tư số 61/2020/QH14",
                "Luật Đầu tư số 61/2020/QH14",
                "L 61/2020/QH14",
            ),
            (
                "quy định của pháp luật, Luật Đầu tư số 61/2020/QH14",
                "Luật Đầu tư số 61/2020/QH14",
                "L 61/2020/QH14",
            ),
            ("Ban hành kèm theo số 45/BC-UBND ngày 3/3/2023.", "45/BC-UBND ngày 3/3/2023", None),
            ("theo Công văn số 4406/BNG-LPQT của", "Công văn số 4406/BNG-LPQT", None),
            (
                "Chỉ thị\nsố 25-CT/TW ngày\n08/8/2018\nvề",
                "Chỉ thị\nsố 25-CT/TW ngày\n08/8/2018",
                None,
            ),
        ],
    )
    def test_run_from_the_type_word_through_what_is_adjacent(
        self, text: str, surface: str, value: str | None
    ) -> None:
        ((found, made),) = of_kind("citation", text)
        assert found == surface
        assert value is None or made == value
        assert len(vf.find(text)) == 1, "the day in it is not reported again"

    def test_of_a_list_inherit_the_type_word(self) -> None:
        text = "Các Nghị quyết số 19, 20 và 21-NQ/TW; Chỉ thị số 41-CT/TW, 15-CT/TW"
        assert of_kind("citation", text) == [
            ("Nghị quyết số 19", "? 19-NQ/TW"),
            ("20", "? 20-NQ/TW"),
            ("21-NQ/TW", "21-NQ/TW"),
            ("Chỉ thị số 41-CT/TW", "41-CT/TW"),
            ("15-CT/TW", "15-CT/TW"),
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "Nghị quyết số 18, 19-AB/TW",  # what the last one lends is no sign
            "Nghị quyết số 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28-NQ/TW",  # no such list
        ],
    )
    def test_of_a_list_that_lends_nothing_are_of_the_type_word_alone(self, text: str) -> None:
        assert of_kind("citation", text)[0] == ("Nghị quyết số 18", "? NQ 18")

    @pytest.mark.parametrize(
        ("behind", "rest"),
        [
            (" ngày 31/02/2018", ["ngày 31/02/2018"]),
            (" khóa VX", []),
            (" khóa xi", []),
            (" khóa IX khóa X", []),
            (" ngày 1/1/2018 ngày 2/1/2018", ["ngày 2/1/2018"]),
        ],
    )
    def test_end_before_what_is_no_day_no_term_or_a_second_one(
        self, behind: str, rest: list[str]
    ) -> None:
        first, *others = surfaces(f"Nghị quyết 33-NQ/TW{behind}")
        assert behind.startswith(first.removeprefix("Nghị quyết 33-NQ/TW"))
        assert first != f"Nghị quyết 33-NQ/TW{behind}"
        assert others == rest

    def test_end_before_a_dash_that_is_no_part_of_the_number(self) -> None:
        assert surfaces("Nghị quyết 50/2024/QH15 - KH") == ["Nghị quyết 50/2024/QH15"]

    @pytest.mark.parametrize(
        ("text", "surface", "candidates"),
        [
            (
                "Chỉ thị 25 của Ban Bí thư năm 2018 về",
                "Chỉ thị 25 của Ban Bí thư năm 2018",
                ["25-CT/TW @2018 : Ban Bí thư"],
            ),
            ("Chỉ thị số 25 năm 2018 về", "Chỉ thị số 25 năm 2018", ["CT 25 @2018"]),
            ("Nghị quyết số 13 (Khóa VI) của", "Nghị quyết số 13 (Khóa VI)", ["NQ 13 (VI)"]),
            ("Nghị quyết 98 của Quốc hội và", "Nghị quyết 98 của Quốc hội", ["NQ 98 : Quốc hội"]),
            (
                "Quyết định 1334 của Thủ tướng Chính phủ,",
                "Quyết định 1334 của Thủ tướng Chính phủ",
                ["1334/QĐ-TTg : Thủ tướng Chính phủ"],
            ),
            ("Quyết định số 25/NĐ-TTg;", "Quyết định số 25/NĐ-TTg", ["25/QĐ-TTg"]),
            ("Nghị quyết số 25 NQ-TW;", "Nghị quyết số 25 NQ-TW", ["25-NQ/TW"]),
            ("Luật số 50/2024/QH14;", "Luật số 50/2024/QH14", ["L 50/2024/QH15"]),
            # The mend is not what the word before it says.
            ("Nghị định số 25/NĐ-TTg;", "Nghị định số 25/NĐ-TTg", []),
        ],
    )
    def test_with_a_bare_or_an_invalid_number_are_seen_and_not_settled(
        self, text: str, surface: str, candidates: list[str]
    ) -> None:
        (span,) = vf.find(text)
        assert (span.kind, span.surface, span.value) == ("citation", surface, None)
        assert [str(one) for one in span.candidates] == candidates

    def test_of_a_plenum_have_no_number_and_are_settled(self) -> None:
        (span,) = vf.find("Nghị quyết Trung ương 8 khóa XI về chiến lược")
        value = span.value
        assert isinstance(value, vf.Citation)
        assert (value.number, value.type, value.issuer, value.term) == (
            None,
            "NQ",
            "Trung ương 8",
            11,
        )

    def test_whose_type_word_contradicts_the_sign_are_not_settled(self) -> None:
        (span,) = vf.find("Chỉ thị số 18-NQ/TW")
        assert span.value is None
        assert len(span.candidates) > 0

    @pytest.mark.parametrize(
        "text",
        [
            "Nghị quyết này có hiệu lực",
            "Nghị quyết Trung ương 8 của Bộ Chính trị",
            "theo Nghị quyết Đại hội XIII của Đảng",
            "Điều 12 Luật này, khoản 1, 2 và 3",
            "mẫu số 01/NT, chuyến bay VN-123, Quốc lộ 1A, ĐT.265",
            "phiên bản 2.0.1, tỷ số 3-2, tỷ lệ 1/500",
            "ĐT: 0208.3855.123, 024 3799 3000; hotline 1900 6868",
            "XIII là nhiệm kỳ này, mã 25-AB - CD - EF, 13/13/2023",
            "Chương III, Phần 2, mục 3.2, Phụ lục 5, tr. 45-47",
            "1. Công tác đối ngoại Đảng\n2. Ngoại giao Nhà nước\n3.1. Kết quả",
        ],
    )
    def test_and_all_else_are_not_seen_in(self, text: str) -> None:
        assert surfaces(text) == []


class TestDates:
    @pytest.mark.parametrize(
        ("text", "surface", "value"),
        [
            ("họp sáng ngày 15/6/2023 tại", "sáng ngày 15/6/2023", "2023-06-15"),
            ("vào thứ Hai, ngày 4/3/2024,", "thứ Hai, ngày 4/3/2024", "2024-03-04"),
            ("ngày 05 tháng 8 năm 2011 về", "ngày 05 tháng 8 năm 2011", "2011-08-05"),
            ("từ tháng 5/2013", "tháng 5/2013", None),
            ("trong năm 2023", "năm 2023", "2023"),
            ("tăng so với cùng tháng, năm 2023", "năm 2023", "2023"),
            ("Hiến chương (2007)", "2007", "2007"),
            ("ngày 5/3 tới", "ngày 5/3", "?"),
            ("ngày 30/02/2023", "ngày 30/02/2023", "?"),
            ("tháng 5 cùng năm", "tháng 5 cùng năm", "?"),  # as what?
            ("tuyển đợt 2 năm 2023", "năm 2023", "2023"),
            ("đầu tháng 3/2023", "đầu tháng 3/2023", "? 2023-03"),
            ("cuối năm 2023", "cuối năm 2023", "? 2023"),
        ],
    )
    def test_are_read(self, text: str, surface: str, value: str | None) -> None:
        ((found, made),) = [(span.surface, shown(span)) for span in vf.find(text)]
        assert surface in found
        if value is not None:
            assert (found, made) == (surface, value)

    def test_of_the_same_year_are_settled_by_the_date_before(self) -> None:
        text = "Ngày 19/5/2021 họp; tháng 7 cùng năm thăm"
        assert of_kind("date", text) == [
            ("Ngày 19/5/2021", "2021-05-19"),
            ("tháng 7 cùng năm", "2021-07"),
        ]

    def test_alone_are_no_years(self) -> None:
        assert surfaces("APEC 2017, Agenda 2030 và bảng 2019 2020 2021") == []

    def test_are_not_the_number_of_an_issue(self) -> None:
        assert surfaces("tạp chí số 9/2023") == []


class TestPeriods:
    @pytest.mark.parametrize(
        ("text", "surface", "value"),
        [
            ("giai đoạn 2021 - 2025, tầm nhìn đến năm 2030", None, "2021/2025;vision=2030"),
            ("trong giai đoạn 2016-2020", "giai đoạn 2016-2020", "2016/2020"),
            ("quý I/2024", "quý I/2024", "2024-Q1"),
            ("6 tháng đầu năm 2024 đạt", "6 tháng đầu năm 2024", "2024-H1"),
            ("6 tháng đầu năm đạt", "6 tháng đầu năm", "?"),
            ("đến năm 2030 là", "đến năm 2030", "../2030"),
            ("Tính đến hết năm 2022, có", "Tính đến hết năm 2022", "../2022"),
            ("Từ 28/6 - 2/7/2023, đoàn", "Từ 28/6 - 2/7/2023", "2023-06-28/2023-07-02"),
            ("(12-15/3/2024)", "12-15/3/2024", "2024-03-12/2024-03-15"),
            ("từ năm 2016 đến nay", "từ năm 2016 đến nay", None),
            ("so với cùng kỳ năm trước", "cùng kỳ năm trước", "?"),
            ("thập niên 1990", "thập niên 1990", "1990/1999"),
            ("thế kỷ XX", "thế kỷ XX", "1901/2000"),
            ("nhiệm kỳ 2021-2026", "nhiệm kỳ 2021-2026", "2021/2026"),
            ("từ năm 2020 trở đi", "từ năm 2020 trở đi", "2020/.."),
            ("ngày 5/3/2020 đến 6/4/2020", "ngày 5/3/2020 đến 6/4/2020", "2020-03-05/2020-04-06"),
            ("quý I/2023 - quý ii/2024", "quý I/2023", "2023-Q1"),  # not in capitals
        ],
    )
    def test_are_read(self, text: str, surface: str | None, value: str | None) -> None:
        (span,) = vf.find(text)
        assert span.kind == "period"
        assert surface is None or span.surface == surface
        assert value is None or shown(span) == value

    def test_told_from_today_are_read_by_the_caller(self) -> None:
        (span,) = vf.find("so với cùng kỳ năm trước")
        assert span.value is None
        (span,) = vf.find("đạt trong năm nay")
        assert str(vf.Period.parse(span.surface, now=dt.date(2024, 5, 1))) == "2024"

    def test_are_no_headings_and_no_assemblies(self) -> None:
        assert surfaces("Đại hội XIII; khóa XV; giai đoạn 1; lần thứ nhất") == []

    @pytest.mark.parametrize("text", ["tỷ số 2023-2020", "như các năm trước"])
    def test_are_no_numbers_that_fall_and_no_years_without_number(self, text: str) -> None:
        assert surfaces(text) == []


class TestAmounts:
    @pytest.mark.parametrize(
        ("text", "kind", "surface", "value"),
        [
            ("xuất khẩu ước đạt 15,4 tỷ USD, tăng", "money", "ước đạt 15,4 tỷ USD", None),
            ("trị giá US$ 2,5 triệu", "money", "US$ 2,5 triệu", "2.500.000 USD"),
            ("giải ngân 1.234 tỷ 500 triệu đồng vốn", "money", "1.234 tỷ 500 triệu đồng", None),
            ("hàng tỷ USD", "money", "hàng tỷ USD", "hàng tỷ USD"),
            ("đạt 80-85% số xã", "percent", "80-85%", "từ 80 đến 85%"),
            ("tăng trưởng -5,2% so", "percent", "-5,2%", "-5,2%"),
            ("lãi suất 4,5%/năm", "percent", "4,5%/năm", "4,5%/năm"),
            ("giảm 0,5 điểm phần trăm", "percent", "0,5 điểm phần trăm", None),
            ("cao hơn 2% so", "percent", "2%", "2%"),
            ("đón hơn 2 triệu lượt khách", "count", "hơn 2 triệu lượt khách", None),
            ("ít nhất 3 huyện đạt", "count", "ít nhất 3 huyện", "ít nhất 3 huyện"),
            ("trên 3 trụ cột", "count", "3 trụ cột", "3 trụ cột"),
            ("54 tỉnh, thành phố có", "count", "54 tỉnh, thành phố", None),
            ("có 24 chuyên mục", "count", "24", "24"),
            ("24 chuyên mục", "count", "24", "24"),
            ("gặp 3 đồng chí", "count", "3", "3"),
            ("tổng số 15 xe", "count", "15", "15"),
            ("đã họp. Bộ 15 xe", "count", "15", "15"),
            ("từ 2000 người", "count", "2000 người", "2.000 người"),
            ("2011-2020 người", "count", "2011-2020 người", "từ 2.011 đến 2.020 người"),
            ("gần 100 USD trở lên", "money", "100 USD trở lên", "ít nhất 100 USD"),
            ("12/12 huyện đạt", "count", "12/12 huyện", "12/12 huyện"),
            ("hàng trăm đại biểu", "count", "hàng trăm đại biểu", None),
            ("rộng hơn 12 ha", "measure", "hơn 12 ha", "trên 12 ha"),
            ("trong 10 ngày", "measure", "10 ngày", "10 ngày"),
            ("kéo dài 2 giờ", "measure", "2 giờ", "2 giờ"),
            ("đứng thứ 10/63 tỉnh", "rank", "đứng thứ 10/63", "thứ 10/63"),
            ("quy mô lớn thứ 3 cả nước", "rank", "thứ 3", "thứ 3"),
        ],
    )
    def test_are_read(self, text: str, kind: str, surface: str, value: str | None) -> None:
        (span,) = vf.find(text)
        assert (span.kind, span.surface) == (kind, surface)
        assert value is None or str(span.value) == value

    def test_whose_scale_is_of_another_language_are_not_read_without_it(self) -> None:
        spans = vf.find("of USD 5 million, and 3 billion people")
        assert [(span.surface, span.value) for span in spans] == [("USD 5 million", None)]

    def test_of_a_range_that_falls_are_two(self) -> None:
        found = [(span.kind, span.surface) for span in vf.find("5 triệu - 3 triệu USD")]
        assert found == [("count", "5 triệu"), ("money", "3 triệu USD")]

    def test_that_can_be_read_in_two_ways_are_not_settled(self) -> None:
        (span,) = vf.find("diện tích 12,500 ha")
        assert span.value is None
        assert [str(one) for one in span.candidates] == ["12,5 ha", "12.500 ha"]

    @pytest.mark.parametrize(
        "text",
        [
            "lúc 14 giờ 30 phút, 15h00, 07:30",
            "thứ 2 hằng tuần, lần thứ 8",
            "Số nhà 12 ngõ 34, tầng 2, phòng 5",
            "hàng năm, hàng hóa, mặt hàng, ngân hàng trăm tỷ",
            "hãng Toyota 12 xe, mẫu Q7 12 xe",
            "COVID-19, F0, G20, iPhone 15",
            "tuần 3, tổ 5, khu 7, đường số 8",
            "12.345 13.456 14.567",
            "mục 5 dự án, khoản 5-6 dự án, bản 1.2.3 ha, khoảng 5/5/5",
        ],
    )
    def test_are_not_seen_in(self, text: str) -> None:
        assert surfaces(text) == []


class TestOffsets:
    def test_are_of_the_text_as_given(self) -> None:
        text = "\ufeffNghị quyết\u00a0số\u00a018-NQ/TW;\r\nvốn 3,5 tỷ\u202fUSD"
        assert surfaces(text) == ["Nghị quyết\u00a0số\u00a018-NQ/TW", "3,5 tỷ\u202fUSD"]

    @pytest.mark.parametrize("text", ["khoá XV (2021-2026)", "5 tỉ đồng", "quí II/2024"])
    def test_stand_with_the_tone_mark_on_either_vowel(self, text: str) -> None:
        (span,) = vf.find(text)
        assert text[span.start : span.end] == span.surface
        assert span.value is not None

    def test_of_two_spellings_agree(self) -> None:
        one, other = (
            vf.find("Nghị quyết 8 khóa XI, kỳ họp"),
            vf.find("Nghị quyết 8 khoá XI, kì họp"),
        )
        assert [(s.start, s.end, str(s.candidates)) for s in one] == [
            (s.start, s.end, str(s.candidates)) for s in other
        ]


class TestSpans:
    def test_say_what_they_are(self) -> None:
        (span,) = vf.find("tăng 5%")
        assert repr(span) == "Span('percent', 5, 7, '5%')"
        assert hash(span) == hash(vf.find("tăng 5%")[0])

    def test_of_a_wrong_argument(self) -> None:
        with pytest.raises(vf.ParseError):
            vf.find(b"5%")  # type: ignore[arg-type]
