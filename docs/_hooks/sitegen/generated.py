"""Pages that no file holds, in each language, for any hook that makes some."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from mkdocs.structure.files import File, Files, InclusionLevel

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from sitegen.words import Lang

DEFAULT: Lang = "en"
LANGUAGES: tuple[Lang, ...] = ("en", "vi")


class Languages(Protocol):
    """What of the language plugin is used here."""

    current_language: str
    building: bool


class Generated(File):
    """A file with what the language plugin knows of each."""

    alternates: dict[str, Generated]
    locale: str
    locale_alternate_of: str
    localization: str
    norm_src_uri: str


def language_plugin(config: MkDocsConfig) -> Languages:
    """The plugin that builds the site once a language."""
    return cast("Languages", config.plugins["i18n"])


def current_language(config: MkDocsConfig) -> Lang:
    """The language that is being built."""
    return cast("Lang", language_plugin(config).current_language)


def language_folder(lang: Lang) -> str:
    """Where the pages of a language lie in the site: ``""`` or ``"vi/"``."""
    return "" if lang == DEFAULT else f"{lang}/"


def add_page(
    files: Files,
    config: MkDocsConfig,
    path: str,
    markdown: str,
    *,
    in_nav: bool = True,
) -> None:
    """Add a generated page in the language that is being built.

    The language plugin only knows pages that lie on the disk, so a generated one is added after
    it (``event_priority(-200)``) and told where its other languages are.

    Args:
        files: The files of the site.
        config: The settings of the site.
        path: The path of the page in ``docs``, such as ``"data/index.md"``.
        markdown: Its text, in the language that is being built.
        in_nav: Whether the navigation names it.
    """
    inclusion = InclusionLevel.UNDEFINED if in_nav else InclusionLevel.NOT_IN_NAV
    made: dict[str, Generated] = {}
    for lang in LANGUAGES:
        file = File.generated(config, path, content=markdown, inclusion=inclusion)
        made[lang] = Generated(
            path,
            None,
            config.site_dir,
            config.use_directory_urls,
            dest_uri=language_folder(lang) + file.dest_uri,
            inclusion=inclusion,
        )
        made[lang].content_string = markdown
        made[lang].generated_by = "sitegen"
    lang = current_language(config)
    file = made[lang]
    file.alternates = made
    file.locale = file.localization = lang
    file.locale_alternate_of = lang
    file.norm_src_uri = path
    files.append(file)
