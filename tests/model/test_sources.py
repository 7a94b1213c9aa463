"""Sources: a hash pins the text that evidence counts in."""

from __future__ import annotations

from typing import Any

import pytest

import vnforeign as vf

SHA = "0" * 64


class TestTheTextOfASource:
    """«whose SHA-256 the Source record pins»"""

    def test_a_file_comes_with_its_hash(self) -> None:
        source = vf.Source(id="a", title="T", file="a.txt", sha256=SHA)
        assert (source.file, source.sha256) == ("a.txt", SHA)

    @pytest.mark.parametrize(
        ("given", "missing"), [({"file": "a.txt"}, "sha256"), ({"sha256": SHA}, "file")]
    )
    def test_one_without_the_other_is_refused(self, given: dict[str, Any], missing: str) -> None:
        with pytest.raises(vf.InvalidRecord, match="file and sha256 together") as caught:
            vf.Source(id="a", title="T", **given)
        (fault,) = caught.value.faults
        assert fault.path == missing

    def test_a_source_is_vietnamese_unless_it_says_otherwise(self) -> None:
        assert vf.Source(id="a", title="T").language == "vi"

    def test_it_may_be_a_text_the_library_does_not_index(self) -> None:
        assert vf.Source(id="a", title="T").file is None
