"""The pictures of the sheets: a country's steps, as SVG that says what it shows."""

from __future__ import annotations

from sitegen import explorer
from sitegen.pictures import steps_of

import vnforeign as vf


def test_a_country_on_the_ladder_has_its_steps_drawn_in_its_language() -> None:
    data = vf.load()
    drawn = steps_of(data, data.countries["JP"], "vi")
    assert drawn is not None
    assert drawn.startswith('<svg role="img" aria-label="Việt Nam và Nhật Bản, từng bước.')
    assert "đối tác chiến lược toàn diện" in drawn
    assert drawn.count("role=") == drawn.count("aria-") == 1


def test_a_country_off_the_ladder_has_no_picture() -> None:
    data = vf.load()
    off = next(
        country
        for country in data.countries
        if not any(
            step.form.value in tuple(vf.Tier)
            for tie in data.partnerships.where(country=country.id)
            for step in tie.steps
        )
    )
    assert steps_of(data, off, "en") is None


def test_a_sheet_holds_the_pictures_of_its_place() -> None:
    data = vf.load()
    made = explorer.Explorer(data, "en")
    explorer.PICTURES = (lambda _, place, lang: f"<svg>{place.id} {lang}</svg>",)
    sections = made.sheet_sections(data.countries["JP"], "")
    assert any("<svg>JP en</svg>" in section.html for section in sections)
