"""What the documentation makes of the code when it is built: the pages of the rules."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from vnforeign._rule_pages import pages


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the pages of the rules; none of them is kept in the repository."""
    for name, text in pages().items():
        files.append(File.generated(config, f"rules/{name}", content=text))
    return files
