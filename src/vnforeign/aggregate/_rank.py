"""Ranks: the order that figures settle, against the ranks that sources print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from vnforeign.aggregate._asking import PLACES, known, named
from vnforeign.aggregate._facts import one_figure_a_fact
from vnforeign.aggregate._refusals import Refusal, is_target
from vnforeign.aggregate._series import series
from vnforeign.dataset import Dataset
from vnforeign.errors import Lang
from vnforeign.model.indicators import Nature, Observation
from vnforeign.values.periods import Period
from vnforeign.values.quantities import Bounds

__all__ = ["Ranked", "rank"]


@attrs.frozen(kw_only=True)
class Ranked:
    """A place among the places whose figures are known for one period.

    Attributes:
        place: The id of the place.
        figure: Its figure; None where only a printed rank is known.
        best: The best rank it can have among the figures known; None without a figure.
        worst: The worst rank it can have among them.
        among: How many places have a figure for the period.
        stated: The rank that a source prints for it, if there is one.
        agrees: False where the printed rank cannot be: more places are certainly ahead of it than
            the rank leaves room for, or a place it is certainly ahead of has a better printed
            rank. True where every place of the printed field is known and the rank fits. None
            where nothing settles it.

    >>> import vnforeign as vf
    >>> first = vf.rank(vf.load(), "fdi-registered-new", period="2024-H1")[0]
    >>> first.place, first.best, first.worst, first.among
    ('VN-69', 1, 1, 2)
    """

    place: str
    figure: Observation | None
    best: int | None
    worst: int | None
    among: int
    stated: Observation | None = None
    agrees: bool | None = None

    def text(self, lang: Lang = "en", *, data: Dataset | None = None) -> str:
        """The place in one line; with ``data``, by its name."""
        vi = lang == "vi"
        where = self.place if data is None else named(data, self.place, lang)
        bits = []
        if self.figure is not None and self.best is not None:
            order = str(self.best) if self.best == self.worst else f"{self.best}-{self.worst}"
            known_ = (
                f"{order} trong {self.among} nơi có số liệu"
                if vi
                else (f"{order} of the {self.among} known")
            )
            bits += [self.figure.quantity.format(lang), known_]
        if self.stated is not None:
            word = "nguồn ghi" if vi else "stated"
            bits.append(f"{word} {self.stated.quantity.format(lang)}")
        if self.agrees is not None:
            yes, no = ("khớp", "không khớp") if vi else ("agrees", "does not fit")
            bits.append(yes if self.agrees else no)
        return f"{where}: {', '.join(bits)}"


def rank(
    data: Dataset,
    indicator: str,
    *,
    period: Period | str,
    stated: str | None = None,
    places: Iterable[str] | None = None,
    prefer: Sequence[str] = (),
    ascending: bool = False,
) -> tuple[Ranked, ...]:
    """Places in the order of their figures, as far as the figures settle it.

    Hedged figures give a range of ranks: "over 3" and "about 4" may stand either way. Plans, and
    figures with another side, are left out. The data seldom hold every place, so a rank is among
    those known, and a printed rank can mostly be refuted but not confirmed.

    Args:
        data: The dataset.
        indicator: The id of the indicator.
        period: The period of the figures, or its text.
        stated: The id of the indicator under which sources print the rank; if not given, that
            called after the indicator (``economic-growth-rank``), if there is one.
        places: Only these places.
        prefer: Ids of sources, the most trusted first, where several print a place's figure.
        ascending: Whether the smallest figure comes first.

    Returns:
        Places by best rank, then worst, then id; those with a printed rank alone come last. Empty
        if the data have neither for the period.

    Raises:
        UnknownName: If the dataset has no such indicator or place; it proposes near names.
        ValueError: If the figures are in several units, of which none is larger; or the indicator
            is itself a rank.
        MixedSumError: If two sources contradict each other on the figure of a place, and ``prefer``
            does not choose.

    >>> import vnforeign as vf
    >>> data = vf.load()
    >>> for one in vf.rank(data, "fdi-registered-new", period="2024-H1",
    ...                    stated="fdi-attraction-rank"):
    ...     print(one.text(data=data))
    Thai Nguyen: 482,800,000 USD, 1 of the 2 known, stated 10th of 63, does not fit
    Bac Giang: 238,800,000 USD, 2 of the 2 known, stated 7th, does not fit
    """
    if data.indicators[indicator].nature is Nature.RANK:
        raise ValueError(
            f"indicator {indicator!r} is itself a rank: expected what it ranks; pass it as stated="
        )
    when = Period.parse(period) if isinstance(period, str) else period
    chosen = None if places is None else frozenset(places)
    for place in sorted(chosen or ()):
        known(data, "place", place, PLACES)
    if stated is None and (called := f"{indicator}-rank") in data.indicators:
        stated = called
    refusal = Refusal()
    facts = one_figure_a_fact(
        tuple(
            one
            for one in series(data, indicator)
            if one.period == when and _ranks(one, data, chosen)
        ),
        data,
        refusal,
        tuple(prefer),
        reconcile=True,
    )
    refusal.speak()
    figures = {one.place: one for one in facts.figures if one.place is not None}
    units = sorted({str(one.quantity.unit) for one in figures.values()})
    if len(units) > 1:
        raise ValueError(f"figures in {', '.join(units)} have no order: expected one unit")
    prints = {
        one.place: one
        for one in (series(data, stated) if stated is not None else ())
        if one.period == when and one.place is not None and (not chosen or one.place in chosen)
    }
    ahead = {
        place: {
            other
            for other in figures
            if other != place
            and _beats(facts.bounds(figures[other]), facts.bounds(figures[place]), up=ascending)
        }
        for place in figures
    }
    made = [
        Ranked(
            place=place,
            figure=figures.get(place),
            best=1 + len(ahead[place]) if place in figures else None,
            worst=len(figures) - sum(place in beaten for beaten in ahead.values())
            if place in figures
            else None,
            among=len(figures),
            stated=prints.get(place),
            agrees=_fits(place, prints, ahead),
        )
        for place in sorted({*figures, *prints})
    ]
    return tuple(sorted(made, key=lambda one: (one.best or 10**9, one.worst or 0, one.place)))


def _ranks(one: Observation, data: Dataset, chosen: frozenset[str] | None) -> bool:
    in_field = chosen is None or one.place in chosen
    return in_field and one.counterpart is None and not is_target(one, data)


def _beats(one: Bounds, other: Bounds, *, up: bool) -> bool:
    """Whether one figure is certainly ahead of the other."""
    return _above(other, one) if up else _above(one, other)


def _above(more: Bounds, less: Bounds) -> bool:
    if more.lower is None or less.upper is None:
        return False
    open_end = more.lower_open or less.upper_open
    return more.lower > less.upper or (more.lower == less.upper and open_end)


def _better(one: Bounds, other: Bounds) -> bool:
    """Whether one printed rank is certainly the better, the smaller number."""
    return one.upper is not None and other.lower is not None and one.upper < other.lower


def _fits(place: str, prints: dict[str, Observation], ahead: dict[str, set[str]]) -> bool | None:
    """Whether a printed rank can be; None where nothing settles it."""
    stated = prints.get(place)
    if stated is None or place not in ahead:
        return None
    printed = stated.quantity.bounds
    if printed.upper is not None and printed.upper < 1 + len(ahead[place]):
        return False
    for other, before in ahead.items():
        theirs = prints.get(other)
        if theirs is None:
            continue
        if place in before and _better(theirs.quantity.bounds, printed):
            return False
        if other in ahead[place] and _better(printed, theirs.quantity.bounds):
            return False
    if stated.of is not None and stated.of == len(ahead) and printed.is_exact:
        worst = len(ahead) - sum(place in before for before in ahead.values())
        return printed.lower is not None and printed.lower <= worst
    return None
