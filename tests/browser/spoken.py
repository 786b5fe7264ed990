"""The words of the desk as an officer reads them, by the entries that the pages are made of."""

from functools import cache
from typing import Final

from fluent.runtime import FluentBundle, FluentResource
from tests.browser.desks import ROOT

LANGUAGES: Final = ("en", "ru", "tr", "ar")


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language])
    for path in sorted((ROOT / "web" / "words" / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


def spoken(language: str, entry: str, **values: object) -> str:
    """Return an entry's words, with the marks that isolate what is filled in, as on the page."""
    bundle = _bundle(language)
    pattern = bundle.get_message(entry).value
    text, errors = bundle.format_pattern(pattern, dict(values))
    assert not errors, errors
    return str(text)
