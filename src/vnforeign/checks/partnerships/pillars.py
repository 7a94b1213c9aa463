"""Rules on pillars: whose division of foreign affairs a tie is counted in."""

from __future__ import annotations

from collections.abc import Iterator

from vnforeign.checks._engine import Problem, Severity, rule
from vnforeign.checks._examples import VIETNAM, Fields, example, place
from vnforeign.checks._figures import once
from vnforeign.dataset import Dataset
from vnforeign.model.partnerships import Partnership

__all__: list[str] = []

_LAOS: Fields = {"id": "LA", "name_vi": "Lào", "name_en": "Laos", "kind": "country"}


def _in_pillar(local: str) -> str:
    """A tie in a pillar of Da Nang's own scheme, as JSON, for the example below."""
    scheme: Fields = {
        "id": "da-nang", "name_vi": "ba trụ cột", "name_en": "three pillars", "cites": ["paper"],
    }  # fmt: skip
    pillar: Fields = {
        "id": "culture", "scheme": "da-nang", "ordinal": 1, "name_vi": "ngoại giao văn hóa",
        "name_en": "cultural diplomacy", "cites": ["paper"],
    }  # fmt: skip
    tie: Fields = {
        "id": "p", "local": local, "foreign": "LA", "country": "LA", "level": "provincial",
        "pillar": "culture", "steps": [{"form": "contact", "cites": ["s"]}],
    }  # fmt: skip
    return example(
        sources=[{"id": "s", "title": "Báo cáo"},
                 {"id": "paper", "title": "Tham luận", "place": "VN-DN"}],
        countries=[_LAOS, VIETNAM],
        places=[place("VN-34"), place("VN-DN", kind="municipality")],
        schemes=[scheme], pillars=[pillar], partnerships=[tie],
    )  # fmt: skip


@once
def _owners(data: Dataset) -> dict[str, frozenset[str]]:
    """The places whose papers alone make a scheme, by scheme; none for one that others state."""
    sources: dict[str, set[str]] = {}
    for one in data.schemes:
        sources[one.id] = {*one.cites, *(piece.source for piece in one.evidence)}
    for pillar in data.pillars:
        if pillar.scheme in sources:
            sources[pillar.scheme] |= {*pillar.cites, *(one.source for one in pillar.evidence)}
    owners: dict[str, frozenset[str]] = {}
    for scheme, named in sources.items():
        texts = [data.sources.get(name) for name in named]
        places = {text.place for text in texts if text is not None and text.place is not None}
        if places and all(text is not None and text.place is not None for text in texts):
            owners[scheme] = frozenset(places)
    return owners


@rule(
    "VNF225",
    "pillar-of-anothers-scheme",
    Severity.WARNING,
    on="partnerships",
    since="0.1.0",
    fails=_in_pillar("VN-34"),
    passes=_in_pillar("VN-DN"),
    vi="""Quan hệ xếp vào trụ cột thuộc bộ trụ cột chỉ có trong tài liệu của địa phương khác.

    Từ Đại hội XIII có ba trụ cột: đối ngoại Đảng, ngoại giao Nhà nước và đối ngoại nhân dân. Tham
    luận của Đà Nẵng có ba trụ cột riêng; quan hệ của Khánh Hòa mà xếp vào một trong ba trụ cột đó
    thì không nằm trong số đếm nào theo các trụ cột của Đại hội, và không bao giờ gộp hai bộ trụ cột
    trong một số đếm.
    """,
)
def pillar_of_anothers_scheme(tie: Partnership, data: Dataset) -> Iterator[Problem]:
    """A tie in a pillar of a scheme that only papers of another place make.

    Since the XIII Congress there are three pillars: Party, State and people-to-people diplomacy.
    Đà Nẵng's paper has three of its own; a tie of Khánh Hòa under one of them is in no count by
    pillars of the Congress, and two schemes are never mixed in one count.
    """
    pillar = data.pillars.get(tie.pillar) if tie.pillar is not None else None
    owners = _owners(data).get(pillar.scheme) if pillar is not None else None
    if pillar is None or owners is None:
        return
    body = data.institutions.get(tie.local)
    at = body.place if body is not None else tie.local
    seen: set[str] = set()
    while at is not None and at not in seen:
        if at in owners:
            return
        seen.add(at)
        here = data.place(at)
        at = here.parent if here is not None else None
    theirs = ", ".join(sorted(owners))
    yield Problem(
        field="pillar",
        value=pillar.id,
        message=f"{pillar.id} is a pillar of {pillar.scheme}, which only papers of {theirs} have",
        message_vi=f"{pillar.id} là trụ cột của {pillar.scheme}, chỉ có trong tài liệu của "
        f"{theirs}",
        hint="take the pillar of the scheme that the source goes by",
        hint_vi="dùng trụ cột của bộ mà nguồn theo",
    )
