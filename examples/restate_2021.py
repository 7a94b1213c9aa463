"""Figures of 2021 on the provinces of 2025: what can be compared, and what cannot.

python restate_2021.py
"""

from __future__ import annotations

import datetime as dt

import vnforeign as vf


def main() -> None:
    """Print each figure of 2021 beside what it says of the province of today."""
    data = vf.load()
    today = vf.restate(data, boundaries=dt.date(2025, 7, 1))
    made = {part: key for key, parts in today.origins.items() for part in parts}
    why = {one.record: one.reason for one in today.left_out}
    for figure in data.observations:
        if figure.place is None or figure.period.end is None or figure.period.end.year != 2021:
            continue
        name = data.indicators[figure.indicator].name_en
        place = data.place(figure.place)
        was = f"{place.name_en if place else figure.place}, {name}: {figure.quantity.format('en')}"
        if figure.id in why:
            print(f"{was} -> not restated: {why[figure.id]}")
        elif figure.id in made:
            moved = today.data.observations[made[figure.id]]
            print(f"{was} -> {moved.place}: {moved.quantity.format('en')}")
        else:
            print(f"{was} -> the same territory")
    print()
    print(f"by: {', '.join(sorted({act for acts in today.acts.values() for act in acts}))}")


if __name__ == "__main__":
    main()
