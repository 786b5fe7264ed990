"""Checklists: what an officer goes through step by step, and how far a run has come.

They are data, written by those who keep the watch, and a run of one is kept in
the journal, so that whoever comes next goes on where the last officer stood. A
checklist that could be entered and never left is refused before it is used.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from keepclear.limits import CHECKLIST_STEPS_MAX
from keepclear.record.canonical import decode, encode

YES: Final = "yes"
NO: Final = "no"
DONE: Final = "done"
END: Final = "end"  # in the place of a step: nothing follows

Found = Iterator[tuple[str, str, str]]  # (place, fault, cure)


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what is asked or to be done, and which step follows each answer.

    A step that names what follows a yes or a no is a question; any other is
    done. What is not named is `next`, and without that the step below.
    """

    id: str
    say: str
    yes: str = ""
    no: str = ""
    next: str = ""

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers that the step takes."""
        return (YES, NO) if self.yes or self.no else (DONE,)

    def named(self, answer: str) -> str:
        """Return the step that is named to follow an answer, or an empty text."""
        return {YES: self.yes, NO: self.no}.get(answer, "") or self.next


@dataclass(frozen=True, slots=True)
class Checklist:
    """The steps that an officer goes through on one occasion."""

    name: str
    steps: tuple[Step, ...]

    def find(self, step: str) -> Step | None:
        """Return a step by its id, or None."""
        return next((one for one in self.steps if one.id == step), None)

    def after(self, step: Step, answer: str) -> str:
        """Return the id of the step that follows an answer, or END."""
        below = self.steps.index(step) + 1
        return step.named(answer) or (self.steps[below].id if below < len(self.steps) else END)

    def standing(self, run: "Run | None") -> Step:
        """Return the step at which a run stands; one that has ended begins again."""
        return (self.find(run.at) if run else None) or self.steps[0]


# What may not stand in the settings


def faults(checklist: Checklist) -> Found:
    """Find what makes a checklist one that cannot be gone through to an end."""
    ids = [step.id for step in checklist.steps]
    wrong = [*_twice(ids), *_nowhere(checklist.steps, ids)]
    yield from wrong
    if not wrong:
        yield from _endless(checklist)


def _twice(ids: Sequence[str]) -> Found:
    for at, step in enumerate(ids):
        if step == END:
            yield f"steps[{at + 1}].id", f"{END!r} is no name for a step", "choose another id"
        elif step in ids[:at]:
            first = ids.index(step) + 1
            fault = f"{step!r} is the id of steps[{first}] already"
            yield f"steps[{at + 1}].id", fault, "give each step an id of its own"


def _nowhere(steps: Sequence[Step], ids: Sequence[str]) -> Found:
    for at, step in enumerate(steps):
        for key, aim in (("yes", step.yes), ("no", step.no), ("next", step.next)):
            if aim and aim != END and aim not in ids:
                cure = f"use one of: {', '.join(dict.fromkeys(ids))}, {END}"
                yield f"steps[{at + 1}].{key}", f"no step is called {aim!r}", cure


def _endless(checklist: Checklist) -> Found:
    """Find the steps from which no end is reached, and those that are never come to."""
    leads = {
        step.id: {checklist.after(step, answer) for answer in step.answers}
        for step in checklist.steps
    }
    ending = _grown({END}, lambda known: {step for step, aims in leads.items() if aims & known})
    first = {checklist.steps[0].id}
    come_to = _grown(first, lambda known: {aim for step in known for aim in leads.get(step, ())})
    for at, step in enumerate(checklist.steps):
        place = f"steps[{at + 1}]"
        if step.id not in ending:
            cure = f'let an answer of it, or of a step after it, lead to "{END}"'
            yield place, f"from {step.id!r} no end is ever reached", cure
        elif step.id not in come_to:
            yield place, f"nothing leads to {step.id!r}", "name it in a yes, no or next above"


def _grown(known: set[str], more: Callable[[set[str]], set[str]]) -> set[str]:
    while not (found := more(known)) <= known:
        known = known | found
    return known


# Runs


@dataclass(frozen=True, slots=True)
class Answered:
    """One step of a run, as it was worded then, and who answered it."""

    step: str
    say: str
    answer: str
    role: str
    initials: str
    utc: int


@dataclass(frozen=True, slots=True)
class Run:
    """How far the latest run of a checklist has come; `at` is END once it is through."""

    at: str
    began_utc: int
    answered: tuple[Answered, ...] = ()

    def encode(self) -> bytes:
        """Write a run as it is kept."""
        said = [
            [one.step, one.say, one.answer, one.role, one.initials, one.utc]
            for one in self.answered
        ]
        return encode([self.at, self.began_utc, said])


def parse_run(data: bytes) -> Run:
    """Read back what `encode` wrote."""
    at, began_utc, said = decode(data)
    return Run(at, began_utc, tuple(Answered(*one) for one in said))


def advance(run: Run | None, said: Answered, then: str) -> Run:
    """Return a run with one more step answered; without a run one begins."""
    if run is None:
        return Run(then, said.utc, (said,))
    # A question may be asked again and again until it is answered otherwise; the latest are kept.
    return replace(run, at=then, answered=(*run.answered, said)[-CHECKLIST_STEPS_MAX:])


def kept_as(checklist: str) -> str:
    """Return the name by which the latest run of a checklist is kept."""
    return f"checklist {checklist}"
