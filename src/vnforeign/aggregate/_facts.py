"""One figure a fact: which of several figures of one series and one period counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import attrs

from vnforeign.aggregate._refusals import Refusal, is_target, series_of, sources
from vnforeign.dataset import Dataset
from vnforeign.errors import Lang
from vnforeign.model.indicators import Observation
from vnforeign.values.quantities import Bounds

__all__ = ["LeftOut", "one_figure_a_fact"]


@attrs.frozen(kw_only=True)
class LeftOut:
    """A figure that a total left out, and why.

    Attributes:
        observation: The figure.
        reason: Why it was left out, in English.
        reason_vi: The same in Vietnamese.

    >>> import attrs, vnforeign as vf
    >>> data = vf.load()
    >>> paper = data.observations["da-nang-visitor-arrivals-2020"]
    >>> other = attrs.evolve(paper, id="own-count", evidence=(), cites=("our-count",),
    ...                      quantity=vf.Quantity.parse("2.790.000 lượt"))
    >>> added = vf.total([paper, other], prefer=["our-count"])
    >>> print(added.used[0].id, "|", added.left_out[0])
    own-count | da-nang-visitor-arrivals-2020: own-count states the same fact, of a source preferred
    """

    observation: Observation
    reason: str
    reason_vi: str

    def message(self, lang: Lang = "en") -> str:
        """The figure and the reason, in ``lang``."""
        return f"{self.observation.id}: {self.reason_vi if lang == 'vi' else self.reason}"

    def __str__(self) -> str:
        return self.message()


@attrs.frozen
class Facts:
    """The figures that count, one a fact, and those that do not."""

    figures: tuple[Observation, ...]
    left_out: tuple[LeftOut, ...] = ()
    narrowed: Mapping[str, Bounds] = attrs.field(factory=dict)

    def bounds(self, one: Observation) -> Bounds:
        """What is certain of a fact: what its figure says, and those that agree with it."""
        return (
            self.narrowed.get(one.id) or one.quantity.bounds
            if self.narrowed
            else (one.quantity.bounds)
        )


def one_figure_a_fact(
    figures: tuple[Observation, ...],
    data: Dataset,
    refusal: Refusal,
    prefer: tuple[str, ...],
    *,
    reconcile: bool,
) -> Facts:
    """Choose among figures of one fact, where that was asked for; the others stay as they are."""
    if not prefer and not reconcile:
        return Facts(figures)
    facts: dict[object, list[Observation]] = defaultdict(list)
    for one in figures:
        facts[series_of(one), one.period, is_target(one, data)].append(one)
    out: dict[str, LeftOut] = {}
    narrowed: dict[str, Bounds] = {}
    for same in facts.values():
        rest = _preferred(same, prefer, out) if prefer else same
        if reconcile and len({one.id for one in rest}) > 1:
            _reconciled(rest, refusal, out, narrowed)
    kept = tuple(one for one in figures if one.id not in out)
    return Facts(kept, tuple(out[key] for key in sorted(out)), narrowed)


def _preferred(
    same: list[Observation], prefer: tuple[str, ...], out: dict[str, LeftOut]
) -> list[Observation]:
    """The figures of the first source that is there; the others are put out."""
    best = {one.id: min(map(prefer.index, sources(one) & {*prefer}), default=None) for one in same}
    ranks = [rank for rank in best.values() if rank is not None]
    if not ranks:
        return same
    first = [one for one in same if best[one.id] == min(ranks)]
    for one in same:
        if best[one.id] != min(ranks):
            out[one.id] = LeftOut(
                observation=one,
                reason=f"{first[0].id} states the same fact, of a source preferred",
                reason_vi=f"{first[0].id} nêu cùng nội dung, theo nguồn được ưu tiên",
            )
    return first


def _reconciled(
    same: list[Observation],
    refusal: Refusal,
    out: dict[str, LeftOut],
    narrowed: dict[str, Bounds],
) -> None:
    """Take figures that agree for one; say of those that do not that they contradict."""
    if len({one.quantity.unit for one in same}) > 1:
        return  # refused later: one fact in two units
    both: Bounds | None = Bounds()
    for one in same:
        both = None if both is None else intersection(both, one.quantity.bounds)
    if both is None:
        said = ", ".join(f"{one.id} ({one.quantity})" for one in same)
        refusal.add(
            f"figures of one fact contradict each other: {said}",
            f"các số liệu của cùng một nội dung mâu thuẫn nhau: {said}",
            same,
        )
        return
    chosen = min(same, key=lambda one: (width(one.quantity.bounds), one.id))
    narrowed[chosen.id] = both
    for one in same:
        if one.id != chosen.id:
            out[one.id] = LeftOut(
                observation=one,
                reason=f"{chosen.id} states the same fact, and the two agree",
                reason_vi=f"{chosen.id} nêu cùng nội dung, và hai số liệu phù hợp nhau",
            )


def intersection(one: Bounds, other: Bounds) -> Bounds | None:
    """What lies in both; None if nothing does."""
    lower, lower_open = max(
        ((b.lower, b.lower_open) for b in (one, other) if b.lower is not None),
        default=(None, False),
    )
    upper, closed = min(
        ((b.upper, not b.upper_open) for b in (one, other) if b.upper is not None),
        default=(None, True),
    )
    if lower is None or upper is None or lower < upper:
        pass
    elif lower > upper or lower_open or not closed:
        return None
    return Bounds(lower=lower, upper=upper, lower_open=lower_open, upper_open=not closed)


def width(bounds: Bounds) -> tuple[int, object]:
    """How much bounds leave open, for comparing: a point, a range, one end, nothing."""
    if bounds.lower is not None and bounds.upper is not None:
        return 0, bounds.upper - bounds.lower
    return 1 + (bounds.lower is None and bounds.upper is None), 0
