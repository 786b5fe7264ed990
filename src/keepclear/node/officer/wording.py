"""Saying something by a code, and translating what others said in free words.

A code that would not be read as it was meant is refused before it is signed:
its arguments are those of the table, each of its kind.
"""

from collections.abc import Mapping
from difflib import get_close_matches

from keepclear.errors import BadInput, Fault
from keepclear.exchange.coded import (
    CODES,
    LANGUAGE,
    NUMBERS,
    Argument,
    Coded,
    Slot,
    Translation,
    fits,
)
from keepclear.exchange.meaning import IN_WORDS, Kind, free_words, meaning
from keepclear.limits import NAME_CODE_POINTS_MAX
from keepclear.node import request as ask
from keepclear.node.known import RecordRow
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer.meant import Acts, Reply, bad, is_id, speaking, version_named
from keepclear.node.officer.writing import reply_of, write
from keepclear.record.envelope import parse
from keepclear.record.text import find_refused

TRANSLATED_SOUGHT = 10_000  # How many of a channel's latest of each kind an id is looked for in.
_SEE = "see: keepclear words"


def _say_coded(node: Node, request: ask.SayCoded, moment: Moment) -> Reply:
    said = coded_of(request.code, request.arguments)
    line = speaking(node, request.channel)
    entry = write(node, line, request, Kind.CODED, said, request.precedence, moment)
    return reply_of(entry, line) | {"said": said.spelled()}


def coded_of(code: str, given: Mapping[str, str | int | list[int]]) -> Coded:
    """Return a coded message of our table, or raise BadInput with every fault."""
    slots = CODES.get(code)
    if slots is None:
        near = get_close_matches(code.upper(), CODES, n=1)
        raise bad("code", f"no code {code!r}", f"did you mean {near[0]}?" if near else _SEE)
    known = dict(slots)
    takes = ", ".join(known) or "no arguments"
    faults = [
        Fault(f"argument {name}", f"{code} has no such argument", f"it takes {takes}")
        for name in given
        if name not in known
    ]
    values: list[Argument] = []
    for name, slot in slots:
        if name not in given:
            faults.append(Fault(f"argument {name}", "it is missing", f"give {_wanted(slot)}"))
            continue
        value = given[name]
        values.append(value if isinstance(value, str | int) else _pair(value))
        fault = _misfit(values[-1], slot)
        if fault:
            faults.append(Fault(f"argument {name}", fault, f"give {_wanted(slot)}"))
    if faults:
        raise BadInput(faults)
    return Coded(code, tuple(values))


def _pair(value: list[int]) -> Argument:
    return (value[0], value[1]) if len(value) == 2 else -1


def _misfit(value: Argument, slot: Slot) -> str:
    if not fits(value, slot):
        return f"{value!r} is not taken"
    if isinstance(value, str):
        refused = find_refused(value)
        if refused:
            return f"it holds {refused}"
        if not 1 <= len(value) <= NAME_CODE_POINTS_MAX:
            return f"it has {len(value)} characters"
    return ""


def _wanted(slot: Slot) -> str:
    match slot:
        case Slot.NAME:
            return f"a name of 1 to {NAME_CODE_POINTS_MAX} characters"
        case Slot.PLACE:
            return "a position in any notation"
        case Slot.UTC:
            return "date, time and zone, as 2030-06-01T05:00Z"
        case _:
            low, high = NUMBERS[slot]
            return f"a whole number from {low} to {high}"


def check_language(language: str) -> None:
    """Refuse a language that no reader could look up."""
    if not LANGUAGE.fullmatch(language):
        fault = f"{language!r} is no language of RFC 5646"
        raise bad("--language", fault, "write it as ru, tr, ar, en or sr-Latn")


def _translate(node: Node, request: ask.Translate, moment: Moment) -> Reply:
    check_language(request.language)
    line, row = _words_named(node, request.record)
    said = Translation(row.id, request.language, request.text)
    line = speaking(node, line.channel.hex())
    entry = write(node, line, request, Kind.TRANSLATION, said, "ROUTINE", moment)
    return reply_of(entry, line) | {"translates": row.id.hex()}


def _words_named(node: Node, record: str) -> tuple[Line, RecordRow]:
    """Find the one record with words that an officer means: by its id, or a notice by its name."""
    found = [
        (line, row)
        for line in node.lines.values()
        for kind in sorted(IN_WORDS)
        for row in node.store.of_kinds(line.channel, [kind], 0, TRANSLATED_SOUGHT)
        if is_id(row.id, record)
    ]
    if not found:
        found = [_notice_named(node, record)]
    if len(found) > 1:
        raise bad("record", f"more than one begins with {record!r}", "give more digits of its id")
    if not free_words(meaning(parse(found[0][1].data))):
        raise bad("record", "it has no words to translate", "translate what is in free words")
    return found[0]


def _notice_named(node: Node, name: str) -> tuple[Line, RecordRow]:
    try:
        line, version = version_named(node, "", name)
    except BadInput as error:
        cure = "give its id, as `keepclear messages` or `watch` shows it, or a notice's name"
        raise bad("record", f"no message, STOP, objection or notice {name!r}", cure) from error
    stored = node.store.record(version.id)
    assert stored is not None, "what was named is held"
    return line, stored


ACTS: Acts = {
    ask.SayCoded: _say_coded,
    ask.Translate: _translate,
}
