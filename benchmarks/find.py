"""find beside eyecite and beside a bare pattern, as ratios of texts read in turn in one run.

    pip install eyecite && python -m benchmarks.find [--texts FOLDER] [--rounds 7]

Texts are those of tests/corpus, of which every second sentence counts or cites something, or the
*.txt of a folder. In every round they have other numbers, so that no memory of whole amounts and
document numbers helps. Times are of the processor, with the garbage collector off on all sides.

- eyecite: its default ``get_citations``, on the same text, in which it looks for what is not
  there, and on an English text full of what it is made for.
- the bare pattern: one left-factored `re` that begins at a digit and goes on to the signs of
  document numbers, dates, years and every unit; it reads no words before the number, tells no
  label from an amount and makes no values.
- Last, texts of 1 and 2 MB of one piece each: the ratio of their times shows that time grows with
  the length.
"""

from __future__ import annotations

import argparse
import gc
import importlib.metadata
import json
import platform
import random
import re
import statistics
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from vnforeign import find
from vnforeign.extract._spelling import factored
from vnforeign.values._numbers import SCALE_WORDS
from vnforeign.values.units import unit_forms

chance = random.Random(20261122)
CORPUS = Path(__file__).parent.parent / "tests" / "corpus"
LONG = ("1", ".,", "Nghị quyết số ", "\u0301\u0323", "(")
ENGLISH = """
In Miller v. Harbor Lines, Inc., 412 F.3d 918, 921-22 (9th Cir. 2005), the court held that the
carrier's notice was timely. Accord Dawes v. Pruitt, 233 F. Supp. 2d 1047, 1053 (D. Or. 2002). The
plaintiff answers that the statute, 28 U.S.C. § 1332, leaves the amount open, and that nothing in
the record of the hearing shows when the goods were landed. That is a question of fact which the
jury was asked to decide, and it did. See also Bush v. Gore, 531 U.S. 98, 104 (2000); id. at 106.
The rule of Miller, 412 F.3d at 925, is not to the contrary: there the parties had agreed on a day,
and the ship was late by a week. We review for clear error, and find none.
"""

S = r"\s?"
BARE = re.compile(
    r"[0-9](?:[0-9]*+(?:[.,][0-9]++)*+(?:"
    rf"{S}[-/–]{S}(?:[0-9]{{1,2}}{S}[-/–]{S}[0-9]{{4}}|[0-9]{{4}}(?:/[a-zđ][a-zđ0-9-]*+)?"
    r"|[a-zđ]++(?:[-/][a-zđ0-9]++)++|[0-9]++)"
    rf"|{S}%|\s(?:{factored(SCALE_WORDS)}\s?)?{factored(unit_forms())}"
    r"|\stháng\s[0-9]++(?:\snăm\s[0-9]{4}|/[0-9]{4})?)?)",
    re.IGNORECASE,
)
DIGITS = re.compile(r"[0-9](?:[0-9]*+(?:[.,][0-9]++)*+)")
_NUMBER = re.compile(r"(?<![0-9.,/-])[0-9]+(?=[-/][A-ZĐ])|[0-9]{1,3}(?:[.,][0-9]+)+(?![0-9/-])")


def renewed(text: str) -> str:
    """The text with the last digits of its amounts and document numbers drawn anew."""
    return _NUMBER.sub(lambda found: found[0][:-1] + chance.choice("123456789"), text)


def sentences(folder: Path | None) -> str:
    """The text to read."""
    if folder is not None:
        files = sorted(folder.glob("*.txt"))
        return "\n\n".join(file.read_text("utf-8") for file in files)
    lines = [line for name in ("work", "heldout") for line in _lines(CORPUS / f"{name}.jsonl")]
    return "\n\n".join(json.loads(line)["text"] for line in lines)


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def rate(read: Callable[[str], object], text: str) -> float:
    """Megabytes of UTF-8 read in a second of the processor."""
    start = time.process_time()
    read(text)
    return len(text.encode()) / 1e6 / (time.process_time() - start)


def bare(pattern: re.Pattern[str]) -> Callable[[str], int]:
    """A pass of a pattern that keeps nothing."""
    return lambda text: sum(1 for _ in pattern.finditer(text))


def against(
    rounds: int, text: str, others: dict[str, tuple[Callable[[str], object], str]], copies: int
) -> None:
    """Print the medians of the ratios, and our own speed."""
    ratios: dict[str, list[float]] = {name: [] for name in others}
    ours, spans = [], 0
    for _ in range(rounds):
        new = "\n\n".join(renewed(text) for _ in range(copies))
        ours.append(rate(find, new))
        spans = len(find(new))
        for name, (read, own) in others.items():
            ratios[name].append(ours[-1] / rate(read, renewed(own) if own else new))
    size = len(new.encode())
    print(f"{size / 1e6:.2f} MB, {spans} spans, one for every {size // spans} bytes")
    print(f"{statistics.median(ours):8.1f}  MB of find in a second")
    for name, each in ratios.items():
        print(f"{statistics.median(each):8.2f}  find / {name} ({min(each):.2f} to {max(each):.2f})")


def growth(pieces: Iterable[str]) -> None:
    """Print how much longer twice the length takes."""
    for piece in pieces:
        one, two = [], []
        for _ in range(3):
            for times, size in ((one, 1_000_000), (two, 2_000_000)):
                text = piece * (size // len(piece.encode()))
                start = time.process_time()
                find(text)
                times.append(time.process_time() - start)
        first, second = map(statistics.median, (one, two))
        print(f"{second / first:8.2f}  2 MB / 1 MB of {piece!r}; 1 MB in {first:.2f} s")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, help="a folder of *.txt instead of the corpus")
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    from eyecite import get_citations  # an answer to --help needs none of it

    print(f"Python {platform.python_version()}, eyecite {importlib.metadata.version('eyecite')}")
    text = sentences(asked.texts)
    english = ENGLISH * 100
    find(text), get_citations(text[:20_000]), get_citations(ENGLISH)
    gc.disable()
    copies = max(1, 250_000 // len(text.encode()))
    against(
        asked.rounds,
        text,
        {
            "eyecite on the same text": (get_citations, ""),
            "eyecite on English law": (get_citations, english),
            "the bare pattern": (bare(BARE), ""),
            "a pattern of bare digits": (bare(DIGITS), ""),
        },
        copies,
    )
    gc.enable()
    growth(LONG)


if __name__ == "__main__":
    main()
