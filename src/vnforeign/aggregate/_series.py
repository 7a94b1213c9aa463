"""Series: the figures of one indicator in the order of time."""

from __future__ import annotations

from vnforeign.aggregate._asking import PLACES, SIDES, SUBJECTS, known
from vnforeign.dataset import Collection, Dataset
from vnforeign.errors import UnknownName
from vnforeign.model.indicators import Observation, Status

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
        ("place", place, PLACES),
        ("subject", subject, SUBJECTS),
        ("counterpart", counterpart, SIDES),
    ):
        if key is not None:
            known(data, what, key, among)
            asked[what] = key
    if status is not None:
        if status not in tuple(Status):
            raise UnknownName("status", status, [one.value for one in Status])
        asked["status"] = Status(status)
    found: Collection[Observation] = data.observations.where(**asked)
    return tuple(sorted(found, key=in_time))


def in_time(one: Observation) -> tuple[int, int, str]:
    """The order of figures in time: by end of period, then start, then id."""
    start, end = one.period.start, one.period.end
    return (end.toordinal() if end else 10**7, start.toordinal() if start else 0, one.id)
