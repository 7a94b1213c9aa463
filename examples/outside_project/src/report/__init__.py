"""What this project is about: one line of a report on a figure or a document."""

from __future__ import annotations

import re

import vnforeign as vf


def line(figure: vf.Observation) -> str:
    """A figure in one line: what, where, when, how much."""
    where = figure.place or figure.subject
    return f"{figure.indicator} | {where} | {figure.period} | {figure.quantity}"


def amount_of(said: str) -> vf.Quantity:
    """The amount that a line ends with."""
    return vf.Quantity.parse(said.rsplit(" | ", 1)[1], convention="vi")


def file_name(number: vf.DocumentNumber) -> str:
    """A document's number as the name of a file."""
    return re.sub(r"[^0-9a-z.]+", "-", vf.fold(str(number))).strip("-") + ".pdf"
