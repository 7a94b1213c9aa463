"""Rules on sources: when they were read and where, who stands for them, which file they pin."""

from __future__ import annotations

from collections.abc import Iterator

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks._figures import events_example
from vnforeign.dataset import Dataset
from vnforeign.model.sources import Source

__all__: list[str] = []


@rule(
    "VNF520",
    "one-file-two-hashes",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=events_example(
        others=({"id": "t", "title": "Tham luận", "file": "bai.txt", "sha256": "1" * 64},),
        pinned=True,
    ),
    passes=events_example(
        others=({"id": "t", "title": "Tham luận", "file": "bai.txt", "sha256": "0" * 64},),
        pinned=True,
    ),
)
def one_file_two_hashes(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Two sources in one file that pin it with different hashes.

    A file has one SHA-256. One of the two was made on an older copy, and the offsets of that
    source may point beside their words.
    """
    seen: dict[str, Source] = {}
    for one in data.sources:
        if one.file is None:
            continue
        first = seen.setdefault(one.file, one)
        if first.sha256 != one.sha256:
            yield Problem(
                field="sha256",
                value=one.sha256,
                message=f"is {one.sha256} for {one.file}, but {first.id} pins it with "
                f"{first.sha256}",
                message_vi=f"là {one.sha256} cho {one.file}, nhưng {first.id} ghi {first.sha256}",
                hint="take the hash of the file anew, and verify the evidence of both",
                hint_vi="tính lại mã băm của tệp, và đối chiếu bằng chứng của cả hai",
                record=one,
            )


@rule(
    "VNF521",
    "read-nobody-knows-where",
    Severity.WARNING,
    on="sources",
    since="0.1.0",
    fails=events_example(accessed_on="2026-11-22"),
    passes=events_example(
        accessed_on="2026-11-22", publisher="A paper", address="https://example.org"
    ),
)
def read_nobody_knows_where(source: Source, _: Dataset) -> Iterator[Problem]:
    """A source with the day it was read, but neither an address nor a file.

    A day of reading goes with the place of reading: without it nobody can read it again, and the
    fact stands on someone's word.
    """
    if source.accessed_on is not None and source.address is None and source.file is None:
        yield Problem(
            field="address",
            message=f"was read on {source.accessed_on}, but where is missing",
            message_vi=f"được truy cập ngày {source.accessed_on}, nhưng thiếu địa chỉ",
            hint="add the address, or the file that was read",
            hint_vi="thêm địa chỉ, hoặc tệp đã đọc",
        )


@rule(
    "VNF522",
    "page-without-publisher",
    Severity.WARNING,
    on="sources",
    since="0.1.0",
    fails=events_example(address="https://example.org"),
    passes=events_example(address="https://example.org", publisher="A paper"),
)
def page_without_publisher(source: Source, _: Dataset) -> Iterator[Problem]:
    """A public page of which neither author nor publisher is recorded.

    Addresses die; the publisher, title and day are what a page is found again by, and what tells a
    ministry from a copy of a copy.
    """
    if source.address is not None and source.publisher is None and source.author is None:
        yield Problem(
            field="publisher",
            message=f"nobody stands for {source.address}",
            message_vi=f"không rõ ai công bố {source.address}",
            hint="add publisher, or author",
            hint_vi="thêm publisher, hoặc author",
        )


@rule(
    "VNF525",
    "one-page-two-sources",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=events_example(
        others=(
            {
                "id": "t",
                "title": "Bài viết",
                "publisher": "A paper",
                "address": "https://example.org",
            },
        ),
        address="https://example.org",
        publisher="A paper",
    ),
    passes=events_example(
        others=(
            {
                "id": "t",
                "title": "Bài viết",
                "publisher": "A paper",
                "address": "https://example.org/2",
            },
        ),
        address="https://example.org",
        publisher="A paper",
    ),
)
def one_page_two_sources(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Two sources with one address and one title.

    A fact that both state seems to have two witnesses and has one. It happens when two readers
    enter the same page.
    """
    seen: dict[tuple[str, str], Source] = {}
    for one in data.sources:
        if one.address is None:
            continue
        first = seen.setdefault((one.address, one.title), one)
        if first is not one:
            yield Problem(
                field="address",
                value=one.address,
                message=f"{one.address} is the page of {first.id} too",
                message_vi=f"{one.address} cũng là trang của {first.id}",
                hint="make them one, and point the evidence there",
                hint_vi="gộp làm một và chỉ bằng chứng về đó",
                record=one,
            )
