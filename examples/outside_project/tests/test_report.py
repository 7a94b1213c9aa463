"""Properties of our own code, over figures and documents that vnforeign draws."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

import report
import vnforeign as vf
from vnforeign import strategies

# The first example builds classes and tables, which takes longer than the others.
settings.register_profile("report", deadline=None)
settings.load_profile("report")


@given(strategies.observations(quantity=strategies.quantities(units=[vf.Unit.USD])))
def test_a_line_still_holds_the_amount(figure: vf.Observation) -> None:
    assert report.amount_of(report.line(figure)) == figure.quantity


@given(st.from_type(vf.DocumentNumber))
def test_a_file_name_has_no_sign_that_a_disk_refuses(number: vf.DocumentNumber) -> None:
    assert re.fullmatch(r"[0-9a-z.-]+\.pdf", report.file_name(number))


@given(strategies.printed_quantities(units=[vf.Unit.USD, vf.Unit.PERCENT]))
def test_an_amount_is_read_however_it_is_printed(printed: tuple[str, vf.Quantity]) -> None:
    text, amount = printed
    assert vf.Quantity.parse(text) == amount


@given(strategies.datasets(max_size=4))
def test_every_dataset_it_draws_is_without_error(data: vf.Dataset) -> None:
    assert vf.check(data).ok
