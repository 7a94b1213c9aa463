"""Search that does not mind diacritics: "Thai Nguyen" and "Thái Nguyên" find the same.

The search of the theme is lunr in a worker. lunr compares letters, so "Thai" never meets "Thái".
The worker is given two small pieces of JavaScript: one folds what a reader types, the other folds
each word as it goes into the index. What is shown stays as it is written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

Entry = Mapping[str, object]

FOLD = """(text) => text.normalize("NFC").toLowerCase().replace(/[đðɖ]/g, "d")\
.normalize("NFD").replace(/[\\u0300-\\u036f]/g, "").normalize("NFC")"""
"""As `vnforeign.fold`, for single words; composed text keeps its length, so highlights stay."""

_BEFORE = f"""/* Added by the docs of vnforeign: fold what is searched for. */
self.vnforeignFold={FOLD};
addEventListener("message",(event)=>{{
const message=event.data;
if(message&&message.type===2&&typeof message.data==="string")\
message.data=self.vnforeignFold(message.data);
}});
"""
_AFTER = """
/* Added by the docs of vnforeign: fold what is indexed. */
(()=>{const Plain=self.lunr.Token;
self.lunr.Token=function(text,metadata){Plain.call(this,self.vnforeignFold(text||""),metadata)};
self.lunr.Token.prototype=Plain.prototype;})();
"""
_NEEDED = ("self.lunr=", "lunr.Token(", "addEventListener(")


def folding_worker(script: str) -> str:
    """The theme's search worker, made to fold.

    Raises:
        ValueError: If the script is not the worker that this was written for.
    """
    missing = [part for part in _NEEDED if part not in script]
    if missing:
        raise ValueError(f"the search worker of the theme changed: no {', '.join(missing)} in it")
    # A comment at the end of the bundle names its source map; ours must not be part of it.
    body = "\n".join(line for line in script.splitlines() if not line.startswith("//# source"))
    return f"{_BEFORE}{body}{_AFTER}"


def of_language(
    index: Mapping[str, object], folder: str, others: Iterable[str], records: Iterable[Entry]
) -> str:
    """The part of a search index that one language needs, with its records, as JSON.

    Args:
        index: The index of all pages, as the search plugin writes it.
        folder: The folder of the language, such as ``"vi/"``; empty for the default one.
        others: The folders of the other languages.
        records: Entries to add; each stands after the entry of its page.
    """
    docs = index["docs"]
    assert isinstance(docs, list)  # noqa: S101 - written by the search plugin a moment ago
    skip = tuple(others)
    kept = [
        {**doc, "location": doc["location"].removeprefix(folder)}
        for doc in docs
        if doc["location"].startswith(folder) and not (skip and doc["location"].startswith(skip))
    ]
    made = {**index, "docs": [*kept, *records]}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))
