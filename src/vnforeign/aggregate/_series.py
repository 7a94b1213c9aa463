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
        UnknownName: If the dataset has no such indicator, place, subject or counterpart, or
            there is no such status; it proposes near names. A name that is there but has no
            figure gives an empty answer.

    >>> import vnforeign as vf
    >>> for figure in vf.series(vf.load(), "exports", place="VN-69"):
    ...     print(figure.period, figure.quantity)
    2024-H1 ước 15.400.000.000 USD
    """
    data.indicators[indicator]
    asked: dict[str, object] = {"indicator": indicator}
    for what, key, among in (
        ("place", place, _PLACES),
        ("subject", subject, _SUBJECTS),
        ("counterpart", counterpart, _SIDES),
    ):
        if key is not None:
            _known(data, what, key, among)
            asked[what] = key
    if status is not None:
        if status not in tuple(Status):
            raise UnknownName("status", status, [one.value for one in Status])
        asked["status"] = Status(status)
    found: Collection[Observation] = data.observations.where(**asked)
    return tuple(sorted(found, key=_in_time))


_PLACES = ("places", "countries")
_SIDES = (*_PLACES, "institutions")
_SUBJECTS = ("institutions", "partnerships", "directives")


def _known(data: Dataset, what: str, key: str, among: tuple[str, ...]) -> None:
    """Refuse an id that no record has, and propose those spelled or named like it."""
    if any(key in data.collection(name) for name in among):
        return
    ids: dict[str, str] = {}
    for name in among:
        for record in data.collection(name):
            ids.setdefault(getattr(record, "name_vi", record.id), record.id)
            ids[record.id] = record.id
    near = tuple(dict.fromkeys(ids[choice] for choice in closest(key, ids)))
    raise UnknownName(what, key, near)


def _in_time(one: Observation) -> tuple[int, int, str]:
    start, end = one.period.start, one.period.end
    return (end.toordinal() if end else 10**7, start.toordinal() if start else 0, one.id)
