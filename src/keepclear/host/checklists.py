"""The checklists of the settings, and the two that every node has until its own are written.

They are the watch's own words, so the settings hold them whole. Every fault of
a table is named at once, as for any other setting.
"""

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from keepclear.limits import (
    CHECKLIST_STEPS_MAX,
    CHECKLISTS_MAX,
    NAME_CODE_POINTS_MAX,
    TEXT_CODE_POINTS_MAX,
)
from keepclear.node.checklist import Checklist, Found, Step, faults
from keepclear.record.text import find_refused

CHECKLISTS_TEXT: Final = """\
# What the watch goes through step by step: keepclear checklist. A step with a `yes` or a `no` is a
# question; what follows an answer is the step that it names, or `next`, or the step below.
# `end` in the place of a step ends the checklist. Write your own in their place.
[[checklist]]
name = "taking the watch"
steps = [
  { id = "brief", say = "Read the brief of the last watch: keepclear watch handover --last" },
  { id = "here", say = "Is the officer whom you relieve here?", no = "alone" },
  { id = "told", say = "Go through what is overdue together; ask for more.", next = "clock" },
  { id = "alone", say = "Go through what is overdue. Telephone whoever you relieve, if in doubt." },
  { id = "clock", say = "Does this desk's clock agree with another source?", yes = "line" },
  { id = "wrong", say = "Call the administrator. Until it is mended say each time twice." },
  { id = "line", say = "Is every peer in contact? keepclear line status", yes = "take" },
  { id = "call", say = "Telephone the parties that are not, and write down who answered." },
  { id = "take", say = "Take the watch: keepclear watch take --initials AB" },
]

[[checklist]]
name = "STOP received"
steps = [
  { id = "own", say = "Stop your own people there, by the quickest means." },
  { id = "stopped", say = "Have they said that they have stopped?", no = "own", yes = "take" },
  { id = "take", say = "Take the STOP: keepclear take" },
  { id = "call", say = "Telephone the party that sent it: what do they see now?" },
  { id = "over", say = "Do both sides say that it is over?", no = "wait", yes = "log" },
  { id = "wait", say = "Keep the line open, and your people where they are.", next = "over" },
  { id = "log", say = "Say on the hotline what was done, and when: keepclear say" },
]
"""
CHECKLISTS: Final[tuple[dict[str, Any], ...]] = tuple(tomllib.loads(CHECKLISTS_TEXT)["checklist"])

_STEP: Final = '{ id = "call", say = "Telephone them.", yes = "ID", no = "ID", next = "ID" }'
_SHORT: Final = f"give a text of 1 to {NAME_CODE_POINTS_MAX} characters"
_LONG: Final = f"give a text of 1 to {TEXT_CODE_POINTS_MAX} characters"


def checklists_of(tables: Sequence[Mapping[str, Any]]) -> tuple[Checklist, ...]:
    """Return the checklists of settings that were found good."""
    return tuple(
        Checklist(table["name"], tuple(Step(**step) for step in table["steps"])) for table in tables
    )


def checklist_faults(tables: Sequence[Mapping[str, Any]]) -> Found:
    """Find every fault of the checklists of a settings file: (key, fault, cure)."""
    if len(tables) > CHECKLISTS_MAX:
        fault = f"there are {len(tables)}, of {CHECKLISTS_MAX} at most"
        yield "checklist", fault, "keep those that are used"
    names: list[str] = []
    for at, table in enumerate(tables):
        place = f"checklist[{at + 1}]"
        for key, fault, cure in _table_faults(table):
            yield (f"{place}.{key}" if key else place), fault, cure
        name = str(table.get("name", "")).casefold()
        if name and name in names:
            yield f"{place}.name", f"{table['name']!r} is there already", "give it another name"
        names.append(name)


def _table_faults(table: Mapping[str, Any]) -> Found:
    yield from _unknown(table, ("name", "steps"), "")
    yield from _text(table, "name", NAME_CODE_POINTS_MAX, "")
    steps = table.get("steps")
    if not isinstance(steps, list) or not steps:
        yield "steps", "it has no steps", f"give a list: {_STEP}"
        return
    if len(steps) > CHECKLIST_STEPS_MAX:
        fault = f"there are {len(steps)}, of {CHECKLIST_STEPS_MAX} at most"
        yield "steps", fault, "make two checklists of it"
    wrong = [fault for at, step in enumerate(steps) for fault in _step_faults(step, at)]
    yield from wrong
    if not wrong:
        yield from faults(Checklist("", tuple(Step(**step) for step in steps)))


def _step_faults(step: object, at: int) -> Found:
    place = f"steps[{at + 1}]"
    if not isinstance(step, dict):
        yield place, f"{step!r} is no step", f"write {_STEP}"
        return
    yield from _unknown(step, ("id", "say", "yes", "no", "next"), f"{place}.")
    yield from _text(step, "id", NAME_CODE_POINTS_MAX, f"{place}.")
    yield from _text(step, "say", TEXT_CODE_POINTS_MAX, f"{place}.")
    for key in ("yes", "no", "next"):
        if key in step:
            yield from _text(step, key, NAME_CODE_POINTS_MAX, f"{place}.")


def _unknown(table: Mapping[str, Any], known: Sequence[str], place: str) -> Found:
    for key in table:
        if key not in known:
            yield f"{place}{key}", "there is no such setting", f"take one of {', '.join(known)}"


def _text(table: Mapping[str, Any], key: str, longest: int, place: str) -> Found:
    value = table.get(key)
    cure = _SHORT if longest == NAME_CODE_POINTS_MAX else _LONG
    if key not in table:
        yield f"{place}{key}", "it is missing", cure
    elif not isinstance(value, str) or not value.strip() or len(value) > longest:
        yield f"{place}{key}", "it is no text of such a length", cure
    elif refused := find_refused(value):
        yield f"{place}{key}", f"it holds {refused}", "write it without that character"
