"""Every entry of the words, as a speaker who reviews them reads it: codes first, then the rest."""

from collections.abc import Iterable
from typing import Any

from keepclear.desk.words.lexicon import UNREVIEWED, entries, mark, review_of, sample, word
from keepclear.exchange.coded import CODES


def listed(languages: Iterable[str]) -> list[dict[str, Any]]:
    """List every entry with its text in some languages, its review there, and its mark."""
    languages = list(languages)
    return [
        {
            "name": name,
            "arguments": {argument: slot.value for argument, slot in CODES.get(name, ())},
            "texts": [_text(name, language) for language in languages],
        }
        for name in [*CODES, *(name for name in entries("en") if name not in CODES)]
    ]


def _text(name: str, language: str) -> dict[str, str]:
    return {
        "language": language,
        "text": sample(name, language) if name in CODES else _shown(name, language),
        "review": str(review_of(language, name) or UNREVIEWED),
        "mark": mark(language, name),
    }


def _shown(name: str, language: str) -> str:
    """Return a word with numbers and names of arguments filled in."""
    numbers = {"km", "minutes", "count"}
    arguments = entries(language)[name].arguments
    return word(name, language, **{a: 5 if a in numbers else f"<{a}>" for a in arguments})
