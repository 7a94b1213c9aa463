"""Rules on lists of ties against the counts that are printed of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks.partnerships._ties import COUNTRIES, step_of
from vnforeign.dataset import Dataset
from vnforeign.model.indicators import Observation
from vnforeign.model.partnerships import Form, Partnership
from vnforeign.model.places import PlaceKind

__all__: list[str] = []

_SIGNED = frozenset({Form.SIGNED, Form.TWINNED})
_TIED = frozenset(Form) - {Form.PROSPECT, Form.CONTACT}
_COUNTED = {
    "foreign-localities-signed": _SIGNED,
    "foreign-localities-with-ties": _TIED,
    "countries-of-localities-signed": _SIGNED,
    "countries-of-foreign-localities-with-ties": _TIED,
}
"""Indicators that count a place's foreign localities or their countries, and by which forms."""


def _counts(figures: str, *foreign: str) -> str:
    """A dataset with a printed count and the ties that its source lists, as JSON."""
    indicator, unit, amount = figures.split()
    ties = ", ".join(
        f'{{"id": "p{index}", "local": "VN-69", "foreign": "{one}", '
        f'"country": "{one[:2].upper()}", "level": "provincial", "steps": [{step_of("signed")}]}}'
        for index, one in enumerate(foreign)
    )
    places = """
 {"id": "LA-LP", "name_vi": "Luang Prabang", "name_en": "Luang Prabang",
  "kind": "foreign-province", "country": "LA"},
 {"id": "VN-69","""
    return (
        COUNTRIES.replace('\n {"id": "VN-69",', places)
        + '"indicators": [{"id": "'
        + indicator
        + '", "name_vi": "đối tác", "name_en": "partners", "definition": "Partners signed with.", '
        f'"unit": "{unit}", "nature": "stock"}}], "observations": [{{"id": "o", "indicator": '
        f'"{indicator}", "place": "VN-69", "period": "2021", "cites": ["s"], '
        f'"quantity": {{"amount": "{amount}", "unit": "{unit}"}}}}], "partnerships": [{ties}]}}'
    )


def _over_count(
    data: Dataset, prefix: str, key: Callable[[Partnership], str | None]
) -> Iterator[tuple[Observation, list[str]]]:
    """Printed counts that are less than what their own source lists, with what it lists."""
    if not any(one.startswith(prefix) for one in data.indicators.ids):
        return
    asked = {one for one in _COUNTED if one.startswith(prefix)}
    counts = [figure for figure in data.observations if figure.indicator in asked]
    if not counts:
        return
    by_place: dict[str, list[Partnership]] = defaultdict(list)
    for tie in data.partnerships:
        side = data.place(tie.foreign)
        if side is not None and side.kind is not PlaceKind.BLOC:  # a country: place not named
            by_place[tie.local].append(tie)
    for figure in counts:
        bounds = figure.quantity.bounds
        most = bounds.upper
        if most is None or figure.place is None:
            continue
        forms, stated = _COUNTED[figure.indicator], _sources(figure)
        listed = {
            key(tie)
            for tie in by_place[figure.place]
            if any(
                step.form in forms
                and not stated.isdisjoint([*step.cites, *(e.source for e in step.evidence)])
                for step in tie.steps
            )
        }
        named = sorted(one for one in listed if one is not None)
        if len(named) > most or (bounds.upper_open and len(named) == most):
            yield figure, named


def _sources(figure: Observation) -> set[str]:
    return {*figure.cites, *(evidence.source for evidence in figure.evidence)}


@rule(
    "VNF210",
    "list-longer-than-its-count",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_counts("foreign-localities-signed locality 1", "fr-poitiers", "LA-LP"),
    passes=_counts("foreign-localities-signed locality 2", "fr-poitiers", "LA-LP"),
    vi="""Số địa phương nước ngoài liệt kê là đối tác nhiều hơn con số mà chính nguồn đó nêu.

    "Đã ký với 5 địa phương", rồi kể sáu tên: một nơi mới chỉ xúc tiến, hoặc hai tên là một nơi viết
    theo hai cách, hoặc con số đã cũ. Kể ít hơn con số đã nêu thì không sai: tham luận chỉ nêu ví
    dụ. Quy tắc xét các chỉ tiêu ``foreign-localities-signed`` và ``foreign-localities-with-ties``.
    """,
)
def list_longer_than_its_count(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """More foreign localities listed as partners than the same source counts.

    "Đã ký với 5 địa phương", and then six names: one is only a prospect, or two are one place
    in two spellings, or the count is an older one. Fewer than counted is no fault: papers name
    examples. Asked of the indicators ``foreign-localities-signed`` and
    ``foreign-localities-with-ties``.
    """
    for figure, named in _over_count(data, "foreign-localities", lambda tie: tie.foreign):
        yield Problem(
            field="quantity",
            value=figure.quantity,
            message=f"counts {figure.quantity}, but the source lists {len(named)}: "
            f"{', '.join(named)}",
            message_vi=f"ghi {figure.quantity}, nhưng nguồn liệt kê {len(named)}: "
            f"{', '.join(named)}",
            hint="look for one place in two spellings, or a partner only sought",
            hint_vi="tìm địa phương ghi hai lần, hoặc đối tác mới chỉ xúc tiến",
            record=figure,
        )


@rule(
    "VNF211",
    "country-outside-the-counted",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_counts("countries-of-localities-signed country 1", "fr-poitiers", "LA-LP"),
    passes=_counts("countries-of-localities-signed country 2", "fr-poitiers", "LA-LP"),
    vi="""Các đối tác thuộc nhiều quốc gia hơn con số mà chính nguồn đó nêu.

    Tham luận của Kiên Giang nêu sáu quốc gia, nhưng trong các địa phương được kể tên có một nơi
    thuộc quốc gia thứ bảy. Quy tắc xét các chỉ tiêu ``countries-of-localities-signed`` và
    ``countries-of-foreign-localities-with-ties``.
    """,
)
def country_outside_the_counted(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Partners in more countries than the same source counts.

    The paper of Kiên Giang counts six countries, and among the localities it names there is one
    of a seventh. Asked of the indicators ``countries-of-localities-signed`` and
    ``countries-of-foreign-localities-with-ties``.
    """
    for figure, named in _over_count(data, "countries-of", lambda tie: tie.country):
        yield Problem(
            field="quantity",
            value=figure.quantity,
            message=f"counts {figure.quantity}, but the partners listed are of {len(named)}: "
            f"{', '.join(named)}",
            message_vi=f"ghi {figure.quantity}, nhưng các đối tác liệt kê thuộc {len(named)}: "
            f"{', '.join(named)}",
            hint="check the country of each partner; keep both if the source says both",
            hint_vi="kiểm tra quốc gia của từng đối tác; giữ cả hai nếu nguồn nói cả hai",
            record=figure,
        )
