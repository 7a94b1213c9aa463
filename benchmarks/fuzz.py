"""Put texts no one would write through every parser and the finder; only our errors may come out.

    python -m benchmarks.fuzz [--inputs 1000000] [--datasets 20000] [--seed 1]

Texts are made of the pieces the grammars know (numbers, marks, words, signs, combining marks,
brackets), so that they get deep into them. Datasets are a few of the shipped records with some of
their values exchanged, taken away or replaced by such texts: they are read from JSON, what is good
is put before all the rules, and the report is written in every form. Printed are how many were read
and refused; anything but a `VnforeignError` ends the run with what caused it. Last, texts of 1 and
2 MB of one piece each: the ratio of their times shows that it grows with their length.
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import copy
import json
import random
import sys
import time
import unicodedata
from collections.abc import Callable
from typing import Any

import vnforeign as vf

PIECES = (
    *"0123456789 .,/-–()[]%$€¥°'\"\n\t\u00a0\u0301\u0323\u0110\u00d0Đđ",
    *("25", "2024", "1.234", "3,862", "12,500", "06/2020", "15/6/2023", "00", "10/63", "XIII"),
    *("CT", "TW", "NQ", "TTg", "QĐ", "UBND", "QH15", "TU", "KL", "-CT/TW", "/NQ-CP", "/QĐ-TTg"),
    *("số ", "ngày ", "tháng ", "năm ", "quý ", "đầu ", "giai đoạn ", "nhiệm kỳ ", "đến "),
    *("trên ", "gần ", "khoảng ", "ước đạt ", "hàng chục ", "từ ", "thứ ", "đứng thứ ", "tăng "),
    *(" tỷ", " triệu", " nghìn", " USD", " đồng", "%", " dự án", " km", " ha", " điểm phần trăm"),
    *("Nghị quyết số ", "Chỉ thị ", "Kết luận số ", "của Ban Bí thư", "khóa ", "Đại hội "),
)
GOOD = (
    *("25-CT/TW", "06/2020/QĐ-TTg", "50/2024/QH15", "47/NQ-CP", "1234/BNG-LPQT", "57- KL/TW"),
    *("trên 3,862 tỷ USD", "200-300 triệu USD", "thứ 10/63", "7,09%", "1 tỷ 021 triệu đồng"),
    *("08/8/2018", "ngày 05 tháng 3 năm 2020", "tháng 9/2023", "[2024-07-20..2024-12-31]"),
    *("6 tháng đầu năm 2024", "quý I/2024", "giai đoạn 2011 - 2020", "../2030;vision=2045"),
    '{"schemes": [{"id": "own", "name_vi": "của tôi", "name_en": "mine"}]}',
)
PARSERS: dict[str, Callable[[str], object]] = {
    "DocumentNumber": vf.DocumentNumber.parse,
    "Quantity": vf.Quantity.parse,
    "PartialDate": vf.PartialDate.parse,
    "Period": vf.Period.parse,
    "find": vf.find,
    "from_json": vf.from_json,
}
LONG = ("1", ".,", "Nghị quyết số ", "\u0301\u0323", "(", "12/", "trên ", "2024 - ")


def texts(chance: random.Random, many: int) -> collections.abc.Iterator[str]:
    """Half of one to a dozen pieces, half good ones with up to two edits; some decomposed."""
    for _ in range(many):
        if chance.random() < 0.5:
            text = "".join(chance.choices(PIECES, k=chance.randint(1, 12)))
        else:
            text = chance.choice(GOOD)
            for _ in range(chance.randint(0, 2)):
                at = chance.randint(0, len(text))
                text = text[:at] + chance.choice(PIECES) + text[at + chance.randint(0, 2) :]
        yield unicodedata.normalize("NFD", text) if chance.random() < 0.2 else text


def places_in(value: object) -> list[tuple[Any, Any]]:
    """Every container inside a JSON value, with each key or index of it."""
    found = []
    keys: Any = value.keys() if isinstance(value, dict) else range(len(value))  # type: ignore[arg-type]
    for key in keys:
        found.append((value, key))
        if isinstance(value[key], dict | list):  # type: ignore[index]
            found += places_in(value[key])  # type: ignore[index]
    return found


def datasets(chance: random.Random, many: int) -> collections.abc.Iterator[dict[str, Any]]:
    """A few shipped records of each, spoiled in up to four places."""
    shipped = json.loads(vf.to_json(vf.load()))
    names = list(shipped)
    odd = [None, True, 0, -1, 2**70, "", [], {}, [[]], "2024", "trên 5 tỷ USD", "VN-69", "VN"]
    for _ in range(many):
        data = {
            name: copy.deepcopy(chance.sample(shipped[name], k=min(2, len(shipped[name]))))
            for name in chance.sample(names, k=chance.randint(1, 4))
        }
        for _ in range(chance.randint(0, 4)):
            places = places_in(data)
            if not places:
                break
            within, key = chance.choice(places)
            deed = chance.random()
            if deed < 0.2:
                if isinstance(within, dict):
                    del within[key]
            elif deed < 0.5:
                other, where = chance.choice(places)
                within[key] = copy.deepcopy(other[where])
            elif deed < 0.8:
                within[key] = "".join(chance.choices(PIECES, k=chance.randint(1, 6)))
            else:
                within[key] = chance.choice(odd)
        yield data


def read_and_check(data: dict[str, Any]) -> bool:
    """Whether all was good; what was not is refused, the rest is checked and reported."""
    try:
        good, whole = vf.from_json(json.dumps(data)), True
    except vf.InvalidData as error:
        good, whole = error.good, False
        str(error), [fault.message("vi") for fault in error.faults]
    report = vf.check(good)
    report.text(), report.text("vi"), report.as_json(), vf.to_sarif(report), vf.to_github(report)
    return whole


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--datasets", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    each = asked.inputs // len(PARSERS)
    for name, parse in PARSERS.items():
        read = refused = 0
        for text in texts(random.Random(asked.seed), each):
            try:
                parse(text)
            except vf.VnforeignError:
                refused += 1
            except BaseException:
                print(f"{name} broke on {text!r}", file=sys.stderr)
                raise
            else:
                read += 1
        print(f"{name:>15}: {read:>9,} read, {refused:>9,} refused")
    count = collections.Counter[bool]()
    for data in datasets(random.Random(asked.seed), asked.datasets):
        try:
            count[read_and_check(data)] += 1
        except BaseException:
            print(f"a dataset broke: {json.dumps(data, ensure_ascii=False)}", file=sys.stderr)
            raise
    print(f"{'datasets':>15}: {count[True]:>9,} read, {count[False]:>9,} refused; all checked")
    print("time for 2 MB against 1 MB of one piece (2 is linear):")
    for piece in LONG:
        took = []
        for size in (1_000_000, 2_000_000):
            text = piece * (size // len(piece))
            start = time.perf_counter()
            vf.find(text)
            for name, parse in PARSERS.items():
                if name != "find":
                    with contextlib.suppress(vf.VnforeignError):
                        parse(text)
            took.append(time.perf_counter() - start)
        print(f"  {piece!r:>20}: {took[1] / took[0]:.2f} ({took[1]:.2f} s for 2 MB)")


if __name__ == "__main__":
    main()
