"""Series: the figures of one indicator in the order of time."""

from __future__ import annotations

from vnforeign.dataset import Collection, Dataset
from vnforeign.errors import UnknownName
from vnforeign.model.indicators import Observation, Status
from vnforeign.values.names import closest

__all__ = ["series"]


def series(
    data: Dataset,
    indicator: str,
    *,
    place: str | None = None,
    subject: str | None = None,
    counterpart: str | None = None,
    status: Status | str | None = None,
) -> tuple[Observation, ...]:
    """The figures of one indicator, in the order of time.

    Nothing is filled in, dropped or merged: two sources that differ stand side by side.

    Args:
        data: The dataset.
        indicator: The id of the indicator.
        place: Only figures of this place.
        subject: Only figures of this body or project.
        counterpart: Only figures with this other side.
        status: Only figures of this status.

    Returns:
        Observations by end of period, then start, then id; empty if nothing is known.

    Raises:
        UnknownName: If the dataset has no such indicator, place or subject; it proposes near
            names. A name that is there but has no figure gives an empty answer.

    >>> import vnforeign as vf
    >>> for figure in vf.series(vf.load(), "exports", place="VN-69"):
    ...     print(figure.period, figure.quantity)
    2024-H1 ước 15.400.000.000 USD
    """
    data.indicators[indicator]
    asked: dict[str, object] = {"indicator": indicator}
    if place is not None:
        if data.place(place) is None:
            names = {p.name_vi: p.id for c in (data.places, data.countries) for p in c}
            near = [names.get(n, n) for n in closest(place, [*data.places.ids, *names])]
            raise UnknownName("place", place, tuple(dict.fromkeys(near)))
        asked["place"] = place
    if subject is not None:
        data[subject]
        asked["subject"] = subject
    if counterpart is not None:
        asked["counterpart"] = counterpart
    if status is not None:
        asked["status"] = Status(status)
    found: Collection[Observation] = data.observations.where(**asked)
    return tuple(sorted(found, key=_in_time))


def _in_time(one: Observation) -> tuple[int, int, str]:
    start, end = one.period.start, one.period.end
    return (end.toordinal() if end else 10**7, start.toordinal() if start else 0, one.id)
