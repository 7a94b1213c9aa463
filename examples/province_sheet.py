"""A province's yearly sheet in Vietnamese, as one HTML page that needs nothing else.

python province_sheet.py thai-nguyen 2024 > sheet.html
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from html import escape

import vnforeign as vf


def place_of(data: vf.Dataset, name: str) -> vf.Place:
    """The province of a name or id; of two that share it, the one with figures."""
    known = {figure.place for figure in data.observations}
    found = [
        place
        for place in data.places
        if place.country == "VN" and vf.slug(name) in (vf.slug(place.name_vi), vf.slug(place.id))
    ]
    if not found:
        sys.exit(f"không có tỉnh, thành phố nào tên {name!r}")
    return max(found, key=lambda place: place.id in known)


def figures_of(data: vf.Dataset, place: vf.Place, year: int) -> list[vf.Observation]:
    """The figures of a place whose period lies in the year, in the order of their names."""
    whole = vf.Period.parse(str(year))
    found = data.observations.where(place=place.id).where(
        lambda figure: whole.contains(figure.period) is True
    )
    return sorted(found, key=lambda figure: data.indicators[figure.indicator].name_vi)


def stated(record: vf.Record) -> str:
    """Where a record is stated: the printed form, the source, the characters."""
    return "; ".join(
        f"“{piece.printed}” ({piece.source}, {piece.start}-{piece.end})"
        for piece in record.evidence
    )


def rows(data: vf.Dataset, place: vf.Place, year: int) -> Iterator[str]:
    """The rows of the table of figures."""
    kinds = {"estimate": "ước tính", "provisional": "sơ bộ", "target": "kế hoạch"}
    for figure in figures_of(data, place, year):
        cells = (
            data.indicators[figure.indicator].name_vi,
            figure.quantity.format("vi"),
            figure.period.format("vi"),
            kinds.get(figure.status.value, ""),
            stated(figure),
        )
        yield "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


def ties(data: vf.Dataset, place: vf.Place) -> Iterator[str]:
    """One line for each tie of the place."""
    for tie in data.partnerships.where(local=place.id):
        other = data.get(tie.foreign)
        name = getattr(other, "name_vi", tie.foreign)
        steps = ", ".join(
            f"{step.form.value} {step.since.format('vi') if step.since else ''}".strip()
            for step in tie.steps
        )
        yield f"<li>{escape(name)}: {escape(steps)}</li>"


def page(data: vf.Dataset, place: vf.Place, year: int) -> str:
    """The whole page."""
    title = f"{place.name_vi}: công tác đối ngoại năm {year}"
    figures, partners = "\n".join(rows(data, place, year)), "\n".join(ties(data, place))
    head = "".join(
        f"<th>{name}</th>" for name in ("Chỉ tiêu", "Số liệu", "Kỳ", "Loại số liệu", "Nguồn")
    )
    return f"""<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<title>{escape(title)}</title>
<style>
  body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; }}
  td, th {{ text-align: left; vertical-align: top; padding: .2rem .6rem; }}
  tr {{ border-bottom: 1px solid #bbb; }} table {{ border-collapse: collapse; }}
</style>
<h1>{escape(title)}</h1>
<h2>Số liệu</h2>
<table><tr>{head}</tr>
{figures}
</table>
<h2>Đối tác</h2>
<ul>
{partners}
</ul>
<p>Dữ liệu vnforeign {escape(data.version)}. Thư viện ghi lại nguồn nào nêu gì, khi nào, ở đâu.</p>
</html>"""


if __name__ == "__main__":
    shipped = vf.load()
    print(page(shipped, place_of(shipped, sys.argv[1]), int(sys.argv[2])))
