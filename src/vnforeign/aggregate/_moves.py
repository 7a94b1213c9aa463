"""Moves on the ladder of partnerships: who moved, when, and how long each step lasted."""

from __future__ import annotations

import datetime as dt

import attrs

from vnforeign.aggregate._asking import known, named, warn_past_ladder
from vnforeign.aggregate._tiers import on_ladder
from vnforeign.dataset import Dataset
from vnforeign.errors import Lang
from vnforeign.model.partnerships import Form, Partnership, Step, Tier
from vnforeign.model.taxonomy import Level
from vnforeign.values.dates import PartialDate

__all__ = ["Move", "form_name", "moves"]

_LADDER = [tier.value for tier in Tier]


@attrs.frozen(kw_only=True)
class Move:
    """One step that a country took, and how long it stood there.

    Attributes:
        country: The id of the country or bloc.
        partnership: The id of the tie.
        form: What the tie became.
        previous: What it was before; None for the first step.
        since: From when; None where no source says.
        until: The end: the day of the next step (which is no longer part of this one), or the
            last day where the step ended with none after it. None if it stands.
        days: The fewest and the most days it can have lasted, by the precision of the dates; None
            where an end is not known. Of a step that stands: up to the day that was asked about.
        renewed: The days on which the same form was stated anew; they begin no step.
        step: The step itself, with its evidence.

    >>> import vnforeign as vf
    >>> move = vf.moves(vf.load(), country="JP")[0]
    >>> move.form.value, str(move.since), move.days, [str(day) for day in move.renewed]
    ('strategic', '2009-04-20', (5334, 5334), ['2014-03-18'])
    """

    country: str
    partnership: str
    form: Form
    previous: Form | None
    since: PartialDate | None
    until: PartialDate | None
    days: tuple[int, int] | None
    renewed: tuple[PartialDate, ...] = ()
    step: Step

    @property
    def direction(self) -> str:
        """``"first"``, ``"up"``, ``"down"``, or ``"other"`` off the ladder."""
        if self.previous is None:
            return "first"
        if self.form.value not in _LADDER or self.previous.value not in _LADDER:
            return "other"
        rise = _LADDER.index(self.form.value) - _LADDER.index(self.previous.value)
        return "up" if rise > 0 else "down"

    def text(self, lang: Lang = "en", *, data: Dataset | None = None) -> str:
        """The move in one line; with ``data``, the country by its name."""
        who = self.country if data is None else named(data, self.country, lang)
        form = form_name(self.form, lang)
        if lang == "vi":
            when = self.since.format() if self.since else "không rõ ngày"
            before = f" (trước đó: {form_name(self.previous, lang)})" if self.previous else ""
            return f"{who}: {form}, {when}{before}{_lasted_vi(self.days)}"
        when = self.since.format("en") if self.since else "day unknown"
        before = f" (before: {form_name(self.previous, lang)})" if self.previous else ""
        return f"{who}: {form}, {when}{before}{_lasted_en(self.days)}"


def form_name(form: Form, lang: Lang) -> str:
    """What a form of tie is called."""
    if lang == "vi":
        return _FORMS_VI.get(form) or Tier(form.value).name_vi
    return form.value.replace("-", " ")


_FORMS_VI = {
    Form.PROSPECT: "đang xúc tiến",
    Form.CONTACT: "có quan hệ, trao đổi",
    Form.SIGNED: "đã ký kết hợp tác",
    Form.TWINNED: "kết nghĩa",
    Form.MEMBER: "thành viên",
    Form.MECHANISM: "cơ chế hợp tác",
    Form.BORDER_PAIR: "cặp biên giới",
    Form.AGREEMENT: "hiệp định",
    Form.DIPLOMATIC_RELATIONS: "quan hệ ngoại giao",
    Form.NORMALISED: "bình thường hóa quan hệ",
    Form.SECTORAL: "đối tác theo lĩnh vực",
}


def _lasted_en(days: tuple[int, int] | None) -> str:
    if days is None:
        return ""
    few, most = days
    return f", {few:,} days" if few == most else f", {few:,} to {most:,} days"


def _lasted_vi(days: tuple[int, int] | None) -> str:
    if days is None:
        return ""
    few, most = (f"{many:,}".replace(",", ".") for many in days)
    return f", {few} ngày" if few == most else f", từ {few} đến {most} ngày"


def moves(
    data: Dataset,
    *,
    country: str | None = None,
    since: dt.date | None = None,
    on: dt.date | None = None,
    ladder: bool = True,
) -> tuple[Move, ...]:
    """Who moved, when, and how long each step lasted, in the order of time.

    Args:
        data: The dataset; ties of national level count.
        country: Only this country or bloc.
        since: Only steps that may have been taken on this day or later.
        on: The day asked about: later steps are left out, and a step that stands has lasted up to
            this day. Without it all steps are given, and one that stands has no length yet.
        ladder: Only the steps of the ladder (comprehensive, strategic, comprehensive strategic,
            special); otherwise also relations, normalisation, agreements and the like.

    Returns:
        Moves by the day they may have been made at the earliest, those of unknown day first, then
        by country. Empty if the dataset holds none.

    Raises:
        UnknownName: If the dataset has no such country; it proposes near names.

    Warns:
        CoverageWarning: If the dataset knows the ladder only up to an earlier day than ``on``.

    >>> import datetime as dt, vnforeign as vf
    >>> data = vf.load()
    >>> for move in vf.moves(data, since=dt.date(2024, 9, 1), on=dt.date(2024, 12, 31)):
    ...     print(move.text(data=data))
    Mongolia: comprehensive, 30 September 2024, 93 days
    France: comprehensive strategic, 7 October 2024 (before: strategic), 86 days
    United Arab Emirates: comprehensive, 28 October 2024, 65 days
    Brazil: strategic, 17 November 2024 (before: comprehensive), 45 days
    Malaysia: comprehensive strategic, 21 November 2024 (before: strategic), 41 days
    """
    if country is not None:
        known(data, "country", country, ("countries", "institutions"))
    if on is not None:
        warn_past_ladder(data, on, stacklevel=2)
    found: list[Move] = []
    for tie in data.partnerships.where(level=Level.NATIONAL):
        side = tie.country or tie.foreign
        if country in (None, side, tie.foreign):
            found.extend(_of_tie(tie, side, on, ladder=ladder))
    kept = [move for move in found if since is None or (move.since and move.since.last >= since)]
    return tuple(sorted(kept, key=_when))


def _when(move: Move) -> tuple[dt.date, str, str]:
    return (move.since.first if move.since else dt.date.min), move.country, move.partnership


def _of_tie(tie: Partnership, side: str, on: dt.date | None, *, ladder: bool) -> list[Move]:
    steps = [
        step
        for step in tie.steps
        if (on_ladder(step) or not ladder)
        and (on is None or step.since is None or step.since.first <= on)
    ]
    grouped: list[list[Step]] = []
    for step in steps:
        if grouped and grouped[-1][0].form is step.form and grouped[-1][-1].until is None:
            grouped[-1].append(step)
        else:
            grouped.append([step])
    made = []
    for at, same in enumerate(grouped):
        first = same[0]
        after = grouped[at + 1][0].since if at + 1 < len(grouped) else None
        ended = same[-1].until
        if ended is not None and on is not None and ended.first > on:
            ended = None
        made.append(
            Move(
                country=side,
                partnership=tie.id,
                form=first.form,
                previous=grouped[at - 1][0].form if at else None,
                since=first.since,
                until=ended or after,
                days=_days(first.since, ended, after, None if at + 1 < len(grouped) else on),
                renewed=tuple(step.since for step in same[1:] if step.since is not None),
                step=first,
            )
        )
    return made


def _days(
    since: PartialDate | None,
    ended: PartialDate | None,
    after: PartialDate | None,
    on: dt.date | None,
) -> tuple[int, int] | None:
    """The fewest and most days from the first day of a step to its last, both counted."""
    if since is None:
        return None
    if ended is not None:
        first, last, both = ended.first, ended.last, 1
    elif after is not None:
        first, last, both = after.first, after.last, 0
    elif on is not None:
        first, last, both = on, on, 1
    else:
        return None
    few = (first - since.last).days + both
    most = (last - since.first).days + both
    return max(few, 0), max(most, 0)
