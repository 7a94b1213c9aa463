"""Single values read, beside libraries that read the like, as ratios taken in turn in one run.

    pip install babel && python -m benchmarks.values [--pairs 7] [--many 20000]

Every text differs from the others of its list, so that no cache of whole texts helps. Amounts are
also read as the curated documents print them, in their order: ``--documents`` lists like theirs,
each with other digits, from empty caches; and as 200 texts that come again and again, which is
what a corpus looks like that prints the same figures many times. The garbage collector is off on
both sides.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import gc
import importlib.metadata
import platform
import random
import re
import statistics
import time
from collections.abc import Callable, Sequence

from babel.numbers import parse_decimal
from dateutil.parser import parse as parse_date

from vnforeign import DocumentNumber, InvalidQuantity, PartialDate, Quantity, load
from vnforeign.values import quantities

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


def as_printed(documents: int) -> tuple[list[str], list[str]]:
    """The amounts of the curated figures in the order of their documents, and their bare numbers.

    Once as they stand, then with other digits: those that were equal stay equal.
    """
    figures = sorted(
        (one.source, one.start, one.printed)
        for row in load().observations
        for one in row.evidence[:1]
    )
    texts = [text for *_, text in figures if re.search("[0-9]", text)]
    printed, digits = list(texts), "123456789"
    for _ in range(documents - 1):
        others = str.maketrans(digits, "".join(chance.sample(digits, len(digits))))
        printed += [text.translate(others) for text in texts]
    printed = [text for text in printed if is_amount(text)]
    return printed, [re.findall("[0-9]+(?:[.,][0-9]+)*", text)[0] for text in printed]


def is_amount(text: str) -> bool:
    """Whether a printed form is an amount and nothing else: "tăng 52%" says more."""
    with contextlib.suppress(InvalidQuantity):
        Quantity.parse(text)
        return True
    return False


def forget() -> None:
    """Empty what is remembered of amounts."""
    for remembering in vars(quantities).values():
        if hasattr(remembering, "cache_clear"):
            remembering.cache_clear()


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
    parser.add_argument("--documents", type=int, default=10)
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
    quantity, repeated, real, date, document = [], [], [], [], []
    for _ in range(asked.pairs):
        reported, bare_reported = as_printed(asked.documents)
        forget()
        real.append((rate(Quantity.parse, reported), rate(babel_decimal, bare_reported)))
        quantity.append((rate(Quantity.parse, printed), rate(babel_decimal, bare)))
        repeated.append((rate(Quantity.parse, again), rate(babel_decimal, bare_again)))
        date.append((rate(PartialDate.parse, dates), rate(dateutil_day, dates)))
        document.append(rate(DocumentNumber.parse, signs))
    new = len(set(reported)) / len(reported)
    amount = "Quantity.parse / babel parse_decimal"
    for name, pairs, goal in (
        (f"{amount}, 200 texts again and again", repeated, 8),
        (f"{amount}, every text new", quantity, 8),
        (f"{amount}, as documents print them, {new:.0%} new", real, 8),
        ("PartialDate.parse / dateutil parse", date, 10),
    ):
        ratio = statistics.median(ours / theirs for ours, theirs in pairs)
        ours = statistics.median(pair[0] for pair in pairs)
        print(f"{ratio:6.1f}  {name} (at least {goal}); ours {ours:,.0f} a second")
    middle = statistics.median(document)
    print(f"{middle:,.0f} DocumentNumber.parse a second (at least 300,000)")


if __name__ == "__main__":
    main()
