"""Single values read, beside libraries that read the like, as ratios taken in turn in one run.

    pip install babel && python -m benchmarks.values [--pairs 7] [--many 20000]

Every text differs from the others of its list, so that no cache of whole texts helps; amounts are
also read as they come in reports, where a few hundred texts come again and again. The garbage
collector is off on both sides.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import importlib.metadata
import platform
import random
import statistics
import time
from collections.abc import Callable, Sequence

from babel.numbers import parse_decimal
from dateutil.parser import parse as parse_date

from vnforeign import DocumentNumber, PartialDate, Quantity

chance = random.Random(20261122)


def amounts(many: int) -> tuple[list[str], list[str]]:
    """Printed amounts, and the bare numbers in them for a reader that knows no units."""
    printed, bare = [], []
    for index in range(many):
        whole = f"{index + 1:,}".replace(",", ".")
        number = f"{whole},{chance.randint(1, 9)}"
        hedge = chance.choice(["", "", "trên ", "gần ", "khoảng "])
        printed.append(f"{hedge}{number} {chance.choice(['triệu USD', 'tỷ đồng', '%', 'km'])}")
        bare.append(number)
    return printed, bare


def days(many: int) -> list[str]:
    """Days as documents print them, day first."""
    start = dt.date(1950, 1, 1)
    return [
        (start + dt.timedelta(days=index)).strftime(chance.choice(["%d/%m/%Y", "%d-%m-%Y"]))
        for index in range(many)
    ]


def numbers(many: int) -> list[str]:
    """Document numbers of every family."""
    shapes = (
        "{}-CT/TW",
        "{}-NQ/TW",
        "{:02}/2020/QĐ-TTg",
        "{}/NQ-CP",
        "{}/KH-UBND",
        "{:02}/2024/QH15",
    )
    return [shapes[index % len(shapes)].format(index // len(shapes) + 1) for index in range(many)]


def rate(read: Callable[[str], object], texts: Sequence[str]) -> float:
    """Texts read in a second."""
    start = time.perf_counter()
    for text in texts:
        read(text)
    return len(texts) / (time.perf_counter() - start)


def babel_decimal(text: str) -> object:
    """A Vietnamese number, as users of Babel read it."""
    return parse_decimal(text, locale="vi")


def dateutil_day(text: str) -> object:
    """A day, as users of dateutil read it when they remember that it comes first."""
    return parse_date(text, dayfirst=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--many", type=int, default=20_000)
    asked = parser.parse_args()
    versions = ", ".join(
        f"{name} {importlib.metadata.version(name)}" for name in ("babel", "python-dateutil")
    )
    print(f"Python {platform.python_version()}, {versions}; {asked.many} texts a list")
    printed, bare = amounts(asked.many)
    dates = days(asked.many)
    signs = numbers(asked.many)
    for text in printed[:500]:
        Quantity.parse(text), babel_decimal("1,5")
    for text in dates[:500]:
        PartialDate.parse(text), dateutil_day(text)
    gc.disable()
    again, bare_again = printed[:200] * (asked.many // 200), bare[:200] * (asked.many // 200)
    quantity, repeated, date, document = [], [], [], []
    for _ in range(asked.pairs):
        quantity.append((rate(Quantity.parse, printed), rate(babel_decimal, bare)))
        repeated.append((rate(Quantity.parse, again), rate(babel_decimal, bare_again)))
        date.append((rate(PartialDate.parse, dates), rate(dateutil_day, dates)))
        document.append(rate(DocumentNumber.parse, signs))
    for name, pairs, goal in (
        ("Quantity.parse / babel parse_decimal, 200 texts again and again", repeated, 8),
        ("Quantity.parse / babel parse_decimal, every text new", quantity, 8),
        ("PartialDate.parse / dateutil parse", date, 10),
    ):
        ratio = statistics.median(ours / theirs for ours, theirs in pairs)
        ours = statistics.median(pair[0] for pair in pairs)
        print(f"{ratio:6.1f}  {name} (at least {goal}); ours {ours:,.0f} a second")
    middle = statistics.median(document)
    print(f"{middle:,.0f} DocumentNumber.parse a second (at least 300,000)")


if __name__ == "__main__":
    main()
