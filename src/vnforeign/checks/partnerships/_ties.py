"""What the rules on ties share: sides, tiers, and the worlds of their examples."""

from __future__ import annotations

from vnforeign.model.partnerships import Form, Tier

__all__: list[str] = []

TIERS = frozenset(Form(tier.value) for tier in Tier)
COUNTRIES = """{"countries": [
 {"id": "VN", "name_vi": "Việt Nam", "name_en": "Vietnam", "kind": "country"},
 {"id": "LA", "name_vi": "Lào", "name_en": "Laos", "kind": "country"},
 {"id": "FR", "name_vi": "Pháp", "name_en": "France", "kind": "country"}],
 "places": [
 {"id": "VN-69", "name_vi": "Thái Nguyên", "name_en": "Thai Nguyen", "kind": "province",
  "country": "VN"},
 {"id": "fr-poitiers", "name_vi": "Poitiers", "name_en": "Poitiers", "kind": "foreign-city",
  "country": "FR"}],
 "sources": [{"id": "s", "title": "Bài viết"}], """


def tie_of(
    *steps: str,
    foreign: str = "fr-poitiers",
    country: str = "FR",
    local: str = "VN-69",
    level: str = "",
    around: str = COUNTRIES,
) -> str:
    """A dataset with one tie, as JSON, for the examples below."""
    level = level or ("national" if local == "VN" else "provincial")
    return (
        f'{around}"partnerships": [{{"id": "p", "local": "{local}", "foreign": "{foreign}", '
        f'"country": "{country}", "level": "{level}", "steps": [{", ".join(steps)}]}}]}}'
    )


def step_of(form: str, since: str = "", instrument: str = "") -> str:
    """One step of a tie, as JSON."""
    dated = f', "since": "{since}"' if since else ""
    signed = f', "instrument": "{instrument}"' if instrument else ""
    return f'{{"form": "{form}"{dated}{signed}, "cites": ["s"]}}'
