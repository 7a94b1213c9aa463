"""The codes beside the rules: what reading, verifying and acknowledging find.

They are described like rules, so that every code in a report can be looked up; no rule of `check`
speaks them.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable

from vnforeign.checks._engine import Rule, taken_apart
from vnforeign.checks._findings import UNREADABLE, Problem, Severity
from vnforeign.dataset import Dataset


def _elsewhere(_: Dataset, __: Dataset) -> Iterable[Problem]:
    """No look at the records finds it."""
    return ()


def _described(
    code: str,
    name: str,
    severity: Severity,
    on: str,
    since: str,
    *,
    meaning: str,
    why: str,
    fails: str,
    passes: str,
    mend: str,
    vi: str,
    mend_vi: str,
) -> Rule:
    meaning_vi, why_vi = taken_apart(inspect.cleandoc(vi))
    return Rule(
        code=code,
        name=name,
        severity=severity,
        on=on,
        meaning=meaning,
        why=why,
        since=since,
        fails=fails,
        passes=passes,
        look=_elsewhere,
        mend=mend,
        meaning_vi=meaning_vi,
        why_vi=why_vi,
        mend_vi=mend_vi,
    )


READING = _described(
    UNREADABLE,
    "unreadable",
    Severity.ERROR,
    "files",
    "0.1.0",
    meaning="A file, a record or a field that cannot be read as it stands.",
    why="Nothing is coerced and nothing is dropped in silence: the message says where it is, what "
    "stands there and what is expected. The good records beside it are kept and checked. It is "
    "always told, whatever is selected or ignored.",
    fails='{"sources": [{"id": "s", "title": 7}]}',
    passes='{"sources": [{"id": "s", "title": "7"}]}',
    mend="Write what is expected at the path the message names.",
    vi="""Tệp, bản ghi hoặc trường ghi theo cách không đọc được.

    Không giá trị nào bị ép kiểu, không gì bị bỏ đi mà không báo: thông báo cho biết chỗ sai ở đâu,
    ở đó đang ghi gì và cần ghi gì. Những bản ghi đúng bên cạnh vẫn được giữ và kiểm tra. Phát hiện
    này luôn được nêu, dù chọn hay bỏ qua mã nào.
    """,
    mend_vi="Ghi giá trị cần có tại đường dẫn mà thông báo nêu.",
)
OF_NOTHING = _described(
    "VNF009",
    "acknowledgement-of-nothing",
    Severity.INFO,
    "acknowledgements",
    "0.1.0",
    meaning="An acknowledgement that fits no finding.",
    why="The record was mended, or its id or the code is mistyped. Left in place, it would hide a "
    "new fault of the same kind. Only acknowledgements of rules that were asked are judged.",
    fails="""{"acknowledged": [{"code": "VNF002", "record": "e", "reason": "told by a witness"}],
 "events": []}""",
    passes='{"acknowledged": [], "events": []}',
    mend="Take the acknowledgement out, or mend its code or record.",
    vi="""Mục chấp nhận không ứng với phát hiện nào.

    Bản ghi đã được sửa, hoặc mã định danh của bản ghi hay mã quy tắc bị gõ sai. Nếu để lại, mục
    này sẽ che một lỗi mới cùng loại. Chỉ xét mục chấp nhận của những quy tắc có được áp dụng.
    """,
    mend_vi="Bỏ mục chấp nhận, hoặc sửa mã quy tắc hay bản ghi ghi trong đó.",
)
EXPIRED = _described(
    "VNF010",
    "acknowledgement-expired",
    Severity.WARNING,
    "acknowledgements",
    "0.1.0",
    meaning="An acknowledgement past its last day, whose finding is there again.",
    why="Whoever gave it a last day wanted someone to look again: a source was to be corrected, "
    "or a figure to be published. The day is an argument (`check(on=...)`); the command line "
    "takes today.",
    fails="""{"acknowledged": [{"code": "VNF002", "record": "e", "reason": "promised for spring",
  "until": "2000-03-31"}],
 "events": [{"id": "e", "name_vi": "Hội nghị", "name_en": "A conference",
  "kind": "conference"}]}""",
    passes="""{"acknowledged": [{"code": "VNF002", "record": "e", "reason": "told by a witness"}],
 "events": [{"id": "e", "name_vi": "Hội nghị", "name_en": "A conference",
  "kind": "conference"}]}""",
    mend="Look again: mend the record, or give the acknowledgement a new reason and a new day.",
    vi="""Mục chấp nhận đã quá ngày cuối, mà phát hiện của nó vẫn còn.

    Người đặt ngày cuối là muốn có ai đó xem lại: nguồn sẽ được đính chính, hoặc số liệu sẽ được
    công bố. Ngày dùng để xét hạn là một đối số (`check(on=...)`); lệnh `vnforeign` lấy ngày hôm
    nay.
    """,
    mend_vi="Xem lại: sửa bản ghi, hoặc cho mục chấp nhận lý do mới và ngày cuối mới.",
)
NOT_THERE = _described(
    "VNF510",
    "text-not-there",
    Severity.ERROR,
    "texts",
    "0.1.0",
    meaning="A source text that is not in the folder of texts, or cannot be read.",
    why="Its evidence stays unverified. Found by `verify_evidence`, or `vnforeign check --texts`.",
    fails='{"sources": [{"id": "s", "title": "Bài viết", "file": "gone.txt", "sha256": "'
    + "0" * 64
    + '"}]}',
    passes='{"sources": [{"id": "s", "title": "Bài viết"}]}',
    mend="Name the folder that holds the text, or give the source no file.",
    vi="""Văn bản nguồn không có trong thư mục văn bản, hoặc không đọc được.

    Các căn cứ lấy từ văn bản đó vẫn chưa được đối chiếu. Phát hiện này do `verify_evidence` hoặc
    `vnforeign check --texts` nêu.
    """,
    mend_vi="Chỉ đúng thư mục chứa văn bản, hoặc không ghi tệp cho nguồn.",
)
CHANGED = _described(
    "VNF511",
    "text-changed",
    Severity.ERROR,
    "texts",
    "0.1.0",
    meaning="A source text whose SHA-256 is not the one its record pins.",
    why="Offsets count code points of one text; in another edition they may point at other words, "
    "and do so without a sign.",
    fails='{"sources": [{"id": "s", "title": "Bài viết", "file": "s.txt", "sha256": "'
    + "0" * 64
    + '"}]}',
    passes='{"sources": [{"id": "s", "title": "Bài viết", "file": "s.txt", "sha256": "'
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    '"}]}',
    mend="Get the text of that hash; or make the evidence anew on this one and pin its hash.",
    vi="""Văn bản nguồn có mã băm SHA-256 khác với mã băm ghi trong bản ghi của nguồn.

    Vị trí (offset) tính theo ký tự (code point) của đúng một văn bản; trong một bản khác, nó có thể
    chỉ vào những từ khác mà không có dấu hiệu gì.
    """,
    mend_vi="Lấy đúng văn bản có mã băm đó; hoặc lập lại căn cứ trên văn bản này, rồi ghi mã băm.",
)
NOT_AT_OFFSET = _described(
    "VNF512",
    "printed-text-not-at-offset",
    Severity.ERROR,
    "texts",
    "0.1.0",
    meaning="Evidence whose printed form does not stand at its offsets in the source text.",
    why="A figure nobody can find in its source cannot be trusted. The finding says where the "
    "form stands nearest, if anywhere. Below, s.txt begins with «Dự Hội nghị».",
    fails="""{"sources": [{"id": "s", "title": "Bài viết", "file": "s.txt",
  "sha256": "f4f799533001d16d604f5760aafd565e0d764345935e4a4f5a252641edd67546"}],
 "events": [{"id": "e", "name_vi": "Hội nghị", "name_en": "A conference", "kind": "conference",
  "evidence": [{"source": "s", "start": 0, "end": 8, "printed": "Hội nghị"}]}]}""",
    passes="""{"sources": [{"id": "s", "title": "Bài viết", "file": "s.txt",
  "sha256": "f4f799533001d16d604f5760aafd565e0d764345935e4a4f5a252641edd67546"}],
 "events": [{"id": "e", "name_vi": "Hội nghị", "name_en": "A conference", "kind": "conference",
  "evidence": [{"source": "s", "start": 3, "end": 11, "printed": "Hội nghị"}]}]}""",
    mend="Take the offsets the hint names; count code points of the file read as UTF-8.",
    vi="""Căn cứ có dạng in không nằm ở vị trí (offset) đã ghi trong văn bản nguồn.

    Số liệu mà không ai tìm thấy trong nguồn thì không tin được. Phát hiện nêu vị trí gần nhất có
    dạng in đó, nếu có. Trong ví dụ dưới đây, s.txt mở đầu bằng «Dự Hội nghị».
    """,
    mend_vi="Lấy vị trí mà gợi ý nêu; đếm theo ký tự (code point) của tệp đọc theo UTF-8.",
)
VERIFYING = (NOT_THERE, CHANGED, NOT_AT_OFFSET)
BESIDE = (READING, OF_NOTHING, EXPIRED, *VERIFYING)
