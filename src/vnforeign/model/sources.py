"""Sources: the texts that state the facts."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from vnforeign.errors import Fault
from vnforeign.model.evidence import Record, Ref, Sha256, Slug, Text
from vnforeign.values.dates import PartialDate

__all__ = ["Source"]


@attrs.frozen(kw_only=True, repr=False)
class Source(Record):
    """A text that states facts.

    Attributes:
        title: Its title, or the opening words where none is printed.
        author: Who wrote it, as printed.
        publisher: Who published it.
        published_on: When, as exactly as is known; facts are known from then on.
        language: ISO 639-1 code.
        place: The place it is about, where it is about one: a province's paper.
        file: Name of the text file that evidence points into, in the folder of texts.
        sha256: SHA-256 of that file's bytes; a changed text is found out by it.
        address: Where it can be read by anyone.
        accessed_on: When it was read there.

    >>> import vnforeign as vf
    >>> vf.load().sources["thai-nguyen-2024"].language
    'vi'
    """

    title: Text
    author: Text | None = None
    publisher: Text | None = None
    published_on: PartialDate | None = None
    language: Slug = "vi"
    place: Ref | None = None
    file: Text | None = None
    sha256: Sha256 | None = None
    address: Text | None = None
    accessed_on: PartialDate | None = None

    def cross_faults(self) -> Iterator[Fault]:
        """What is wrong between fields that are each right."""
        if (self.file is None) != (self.sha256 is None):
            yield Fault(
                "sha256" if self.sha256 is None else "file",
                None,
                "file and sha256 together: the hash pins the text that offsets count in",
                "file đi cùng sha256: mã băm cố định văn bản mà vị trí ký tự tính theo",
            )
