"""The words that a desk shows in its reader's language, and who has vouched for each.

One file of Fluent a language holds them, for every kind of desk. A text counts
as reviewed only while it is, letter by letter, what a speaker of the language
has read; whatever is not is shown as UNREVIEWED beside the English code, and
the code rules.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number
from fluent.syntax import FluentParser, FluentSerializer, ast
from fluent.syntax.visitor import Visitor

from keepclear.exchange.coded import CODES, Argument, Coded, Slot
from keepclear.space.dtg import dtg
from keepclear.space.place import Place, two_notations

LANGUAGES: Final = MappingProxyType(
    {"en": "English", "ru": "Russian", "tr": "Turkish", "ar": "Arabic"}
)
UNREVIEWED: Final = "UNREVIEWED"
UNKNOWN: Final = "UNKNOWN CODE"
# Only Arabic is written from the right: there, what is filled in could reorder the sentence.
_FROM_THE_RIGHT: Final = frozenset({"ar"})
_MARK_DIGITS: Final = 16


@dataclass(frozen=True, slots=True)
class Review:
    """A speaker of the language has read an entry as it stands, on a day."""

    by: str
    date: date

    def __str__(self) -> str:
        """Say it as it stands beside the entry."""
        return f"reviewed {self.date.isoformat()} by {self.by}"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A coded message in one language. `text` is empty where its code is not known here."""

    code: str
    text: str
    language: str
    review: Review | None

    def __str__(self) -> str:
        """Return one line: the code that rules, whether a speaker has read the text, the text."""
        if not self.text:
            return f"{self.code} [{UNKNOWN}]"
        return f"{self.code} [{self.review or UNREVIEWED}]: {self.text}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One text as it stands in the file of a language."""

    name: str
    source: str  # with everything that it refers to, as a speaker reviews it
    arguments: frozenset[str]


def render(said: Coded, language: str) -> Rendered:
    """Show a coded message in a language; a code that does not fit our table stands as it is."""
    named = said.named()
    if named is None:
        return Rendered(said.spelled(), "", language, None)
    shown = {name: _shown(slot, named[name]) for name, slot in CODES[said.code]}
    text = _fenced(language, _format(language, said.code, shown))
    return Rendered(said.spelled(), text, language, review_of(language, said.code))


def word(name: str, language: str, **filled: str | int) -> str:
    """Return a fixed word of procedure, such as `line-OPEN`; numbers and texts are filled in."""
    return _format(language, name, {key: _number(value) for key, value in filled.items()})


def sample(code: str, language: str) -> str:
    """Return the text of a code with the names of its arguments where their values would stand."""
    fields = {
        name: _number(5) if slot in (Slot.KM, Slot.MINUTES, Slot.COUNT) else f"<{name}>"
        for name, slot in CODES[code]
    }
    return _format(language, code, fields)


def _shown(slot: Slot, value: Argument) -> Any:
    """Return a value as the texts take it: two notations for a place, a date-time group in UTC."""
    if isinstance(value, tuple):
        return " / ".join(two_notations(Place(value[0] / 1e6, value[1] / 1e6)))
    if slot is Slot.UTC and isinstance(value, int):
        return dtg(datetime.fromtimestamp(value - value % 60, UTC))
    return _number(value)


def _fenced(language: str, text: str) -> str:
    """Keep a text from the right apart from what stands beside it on the line."""
    return f"\u2067{text}\u2069" if language in _FROM_THE_RIGHT else text


def _number(value: str | int) -> Any:
    # Ungrouped, since a comma and a point part thousands in some languages and decimals in others.
    return fluent_number(value, useGrouping=False) if isinstance(value, int) else value


def _format(language: str, name: str, filled: Mapping[str, Any]) -> str:
    bundle = _bundle(language)
    pattern = bundle.get_message(name).value
    assert pattern is not None
    text, faults = bundle.format_pattern(pattern, dict(filled))
    if faults:
        raise ValueError(f"{language}: {name}: {faults[0]}")
    return str(text)


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=language in _FROM_THE_RIGHT)
    bundle.add_resource(FluentResource(_text(f"{language}.ftl")))
    return bundle


def _text(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


# The entries as they stand


@cache
def entries(language: str) -> Mapping[str, Entry]:
    """Return every entry of a language by its name, in the order of its file."""
    body = FluentParser().parse(_text(f"{language}.ftl")).body
    messages = {part.id.name: part for part in body if isinstance(part, ast.Message)}
    junk = [part.content for part in body if isinstance(part, ast.Junk)]
    if junk:
        raise ValueError(f"{language}.ftl: no entry: {junk[0]}")
    return MappingProxyType({name: _entry(name, messages) for name in messages})


class _Parts(Visitor):
    """Collects the arguments of an entry and the entries that it refers to."""

    def __init__(self) -> None:
        self.arguments: set[str] = set()
        self.names: list[str] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.arguments.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.names.append(node.id.name)


def _entry(name: str, messages: Mapping[str, ast.Message]) -> Entry:
    parts, sources = _Parts(), []
    pending = [name]
    while pending:
        message = messages[pending.pop(0)]
        sources.append(FluentSerializer().serialize_entry(message))
        before = len(parts.names)
        parts.visit(message)
        pending += parts.names[before:]
    return Entry(name, "".join(sources), frozenset(parts.arguments))


# Who has read them


def mark(language: str, name: str) -> str:
    """Return the mark of an entry as it stands, beside the English that it says the same as."""
    both = entries("en")[name].source + "\0" + entries(language)[name].source
    return sha256(both.encode()).hexdigest()[:_MARK_DIGITS]


def review_of(language: str, name: str) -> Review | None:
    """Return the review of an entry, if one holds for it as it stands."""
    noted = _reviews().get(language, {}).get(name)
    return counted(noted, mark(language, name)) if noted else None


def counted(noted: Mapping[str, Any], now: str) -> Review | None:
    """Read one row of reviews.toml; it counts while its mark is that of the entry now."""
    if set(noted) != {"by", "date", "text"} or not noted["by"] or type(noted["date"]) is not date:
        raise ValueError(f"a review has by, date and text, and not {noted}")
    return Review(noted["by"], noted["date"]) if noted["text"] == now else None


@cache
def _reviews() -> Mapping[str, Any]:
    return tomllib.loads(_text("reviews.toml"))


def reviewed() -> Iterator[tuple[str, str]]:
    """Yield language and name of every review that is noted, whether it counts or not."""
    for language, rows in _reviews().items():
        for name in rows:
            yield language, name
