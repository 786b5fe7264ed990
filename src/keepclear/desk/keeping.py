"""Who has the watch, the list that they look at as a whole, and how far checklists have come."""

from keepclear.desk.views import View, iso
from keepclear.desk.watching import waiting, watch
from keepclear.node.checklist import END, Checklist, Run
from keepclear.node.node import Moment, Node
from keepclear.node.officer.keeping import run_of


def who(node: Node, moment: Moment) -> View:
    """Say who has the watch, or who gave it and with what words; and whether anybody is here."""
    kept = node.watch
    state = "KEPT" if kept.is_kept else "GIVEN" if kept.holder else "NOBODY"
    return {
        "state": state,
        "holder": kept.holder or None,
        "since": iso(kept.since_utc) if kept.holder else None,
        "note": kept.note or None,
        "note_by": kept.note_by or None,
        "manned": node.is_manned(moment.utc),
        "last_act": iso(kept.acted_utc) if kept.acted_utc else None,
    }


def on_watch(node: Node, moment: Moment, limit: int, language: str = "en") -> View:
    """List the most urgent of what needs a person, how many more wait, and who has the watch."""
    items = watch(node, moment, limit, language)
    return {
        "party": node.us.name,
        "now": iso(moment.utc),
        "scenario": node.scenario.id if node.scenario else None,
        "items": items,
        "more": max(0, waiting(node) - len(items)),
        "watch": who(node, moment),
    }


def checklists(node: Node) -> list[View]:
    """List the checklists, and where the latest run of each stands."""
    return [_listed(checklist, run_of(node.store, checklist)) for checklist in node.checklists]


def _listed(checklist: Checklist, run: Run | None) -> View:
    view: View = {"checklist": checklist.name, "steps": len(checklist.steps)}
    if run is None:
        return view | {"state": "not begun"}
    last = run.answered[-1]
    view |= {
        "began": iso(run.began_utc),
        "last": {
            "step": last.step,
            "answer": last.answer,
            "by": f"{last.role} {last.initials}".strip(),
            "at": iso(last.utc),
        },
    }
    if run.at == END:
        return view | {"state": "through"}
    return view | ({"state": "under way", "at": run.at} if checklist.find(run.at) else _changed())


def _changed() -> View:
    return {"state": "changed since: begins anew"}


def checklist(node: Node, found: Checklist) -> View:
    """Show one checklist whole: its steps, the step that is to be answered now, and the run."""
    run = run_of(node.store, found)
    step = found.standing(run)
    under_way = run is not None and found.find(run.at) is not None
    return _listed(found, run) | {
        "all": [
            {
                "id": one.id,
                "say": one.say,
                "then": {answer: found.after(one, answer) for answer in one.answers},
            }
            for one in found.steps
        ],
        "now": {"step": step.id, "say": step.say, "answers": list(step.answers)},
        "answered": [
            {
                "step": one.step,
                "say": one.say,
                "answer": one.answer,
                "by": f"{one.role} {one.initials}".strip(),
                "at": iso(one.utc),
            }
            for one in (run.answered if run and under_way else ())
        ],
    }
