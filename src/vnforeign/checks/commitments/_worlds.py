"""What the rules on commitments and events share."""

from __future__ import annotations

__all__: list[str] = []

AROUND = """{"countries": [
 {"id": "VN", "name_vi": "Việt Nam", "name_en": "Vietnam", "kind": "country"},
 {"id": "KR", "name_vi": "Hàn Quốc", "name_en": "South Korea", "kind": "country"}],
 "places": [
 {"id": "VN-54", "name_vi": "Bắc Giang", "name_en": "Bac Giang", "kind": "province",
  "country": "VN"},
 {"id": "VN-69", "name_vi": "Thái Nguyên", "name_en": "Thai Nguyen", "kind": "province",
  "country": "VN"}],
 "institutions": [
 {"id": "bac-giang-committee", "name_vi": "Tỉnh ủy Bắc Giang", "name_en": "Party committee",
  "kind": "party-provincial", "place": "VN-54", "cites": ["s"]}],
 "fields": [
 {"id": "economy", "name_vi": "kinh tế", "name_en": "economy"},
 {"id": "culture", "name_vi": "văn hóa", "name_en": "culture"}],
 "sources": [{"id": "s", "title": "Báo cáo"}], """
