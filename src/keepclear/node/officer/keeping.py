"""Keeping the watch: taking it, giving it, and going through a checklist step by step.

Any officer may take the watch, also from one who is away: roles answer, not
persons. Who has it is a matter of record here, and the other parties learn
only whether anybody is at the desk.
"""

from collections.abc import Iterator

from keepclear.errors import BadInput, Fault
from keepclear.exchange.notice import instant
from keepclear.node import request as ask
from keepclear.node.checklist import (
    END,
    Answered,
    Checklist,
    Run,
    Step,
    advance,
    kept_as,
    parse_run,
)
from keepclear.node.journal import Fact
from keepclear.node.known import KeptRow, Store
from keepclear.node.node import NODE_ROLE, Moment, Node
from keepclear.node.officer.meant import Acts, Reply, bad
from keepclear.node.passing import set_watch, tell_manned


def _take_watch(node: Node, request: ask.TakeWatch, moment: Moment) -> Reply:
    _check(_unnamed(request))
    before = node.watch
    manned = node.is_manned(moment.utc)
    if before.is_kept and (before.role, before.initials) == (request.role, request.initials):
        raise bad(
            "watch",
            f"{before.holder} has it already, since {_iso(before.since_utc)}",
            "go on; what is open: keepclear watch",
        )
    node.journal.add(Fact.WATCH_TAKEN, request.role, request.initials)
    taken = before.taken(request.role, request.initials, moment.utc, node.journal.next_n)
    set_watch(node, taken)
    tell_manned(node, moment, manned=True)
    return {
        "watch": taken.holder,
        "from": before.holder,
        "given": before.given,
        "was_manned": manned,
        "before_since": before.since_utc if before.holder else None,
        "note": taken.note,
        "note_by": taken.note_by,
    }


def _give_watch(node: Node, request: ask.GiveWatch, moment: Moment) -> Reply:
    _check([*_unnamed(request), *_unsaid(request.note)])
    if not node.watch.is_kept:
        had = node.watch.holder
        since = _iso(node.watch.since_utc)
        fault = f"nobody has it: {had} gave it at {since}" if had else "nobody has it"
        raise bad("watch", fault, "take it first: keepclear watch take --initials AB")
    had = node.watch.holder
    by = f"{request.role} {request.initials}"
    node.journal.add(Fact.WATCH_GIVEN, request.role, request.initials, request.note)
    set_watch(node, node.watch.gave(by, request.note, moment.utc))
    return {"watch": had, "given_by": by, "note": request.note}


def _unnamed(request: ask.Act) -> Iterator[Fault]:
    """Find what is wrong with who takes or gives the watch."""
    if not request.initials.strip():
        yield Fault("--initials", "they are missing", "give initials, as --initials AB, no name")
    yield from _misnamed(request)


def _misnamed(request: ask.Act) -> Iterator[Fault]:
    if request.role.strip() in ("", NODE_ROLE):
        cure = "give the role of an officer, such as --role watch"
        yield Fault("--role", f"{request.role!r} is no role of a person", cure)


def _unsaid(note: str) -> Iterator[Fault]:
    if not note.strip():
        cure = "say in a few words what the next watch must know, or that there is nothing"
        yield Fault("--note", "it is empty", cure)


def _check(faults: Iterator[Fault] | list[Fault]) -> None:
    found = list(faults)
    if found:
        raise BadInput(found)


def _iso(utc: int) -> str:
    return instant(utc).strftime("%Y-%m-%dT%H:%M:%SZ")


# Checklists


def checklist_named(node: Node, name: str) -> Checklist:
    """Find the checklist that an officer means, by its name in any letter case or its start."""
    wanted = name.strip().casefold()
    known = {checklist.name.casefold(): checklist for checklist in node.checklists}
    meant = [known[wanted]] if wanted in known else []
    meant = meant or [one for key, one in known.items() if wanted and key.startswith(wanted)]
    if len(meant) == 1:
        return meant[0]
    names = ", ".join(repr(one.name) for one in node.checklists) or "none: see [[checklist]]"
    fault = f"more than one begins with {name!r}" if meant else f"no checklist {name!r}"
    raise bad("checklist", fault, f"name one of: {names}")


def run_of(store: Store, checklist: Checklist) -> Run | None:
    """Return the latest run of a checklist, or None where there was none."""
    kept = store.kept(kept_as(checklist.name))
    return parse_run(kept.data) if kept else None


def _answer_step(node: Node, request: ask.AnswerStep, moment: Moment) -> Reply:
    checklist = checklist_named(node, request.checklist)
    run = None if request.anew else run_of(node.store, checklist)
    step = checklist.standing(run)
    _check(_misnamed(request))
    _check_step(step, request)
    begins = run is None or run.at != step.id
    then = checklist.after(step, request.answer)
    answered = Answered(
        step.id, step.say, request.answer, request.role, request.initials, moment.utc
    )
    node.journal.add(
        *(Fact.CHECKLIST, checklist.name, step.id, step.say, request.answer, then),
        *(int(begins), request.role, request.initials),
    )
    run = advance(None if begins else run, answered, then)
    node.store.put(KeptRow(kept_as(checklist.name), run.encode()))
    following = checklist.find(then)
    return {"checklist": checklist.name, "answered": step.id, "ended": then == END} | (
        {"step": following.id, "say": following.say, "answers": list(following.answers)}
        if following
        else {}
    )


def _check_step(step: Step, request: ask.AnswerStep) -> None:
    """Refuse an answer to another step than the one that stands, or one that it does not take."""
    if request.step not in ("", step.id):
        fault = f"the checklist stands at {step.id!r}, not at {request.step!r}"
        raise bad("--step", fault, f"{step.say} Answer: {' or '.join(step.answers)}")
    if request.answer not in step.answers:
        fault = f"{request.answer!r} does not answer {step.id!r}: {step.say}"
        raise bad("--answer", fault, f"answer {' or '.join(step.answers)}")


ACTS: Acts = {
    ask.TakeWatch: _take_watch,
    ask.GiveWatch: _give_watch,
    ask.AnswerStep: _answer_step,
}
