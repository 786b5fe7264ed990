"""Makes docs/watch/patrols.md from the one table of patrols, so that neither can drift.

The rule: no step is written here; `--print` writes to stdout, for comparison.
"""

import sys
from pathlib import Path

from keepclear.exchange.patrol_state import ENDED, LATE, NEXT, Act, State

PAGE = Path(__file__).resolve().parents[1] / "docs" / "watch" / "patrols.md"
OPENING = """# Patrols

A patrol has a plan: where it reports, and by when. It takes up space by a notice, which is given
in the same act. Then it says how far it has come, and every desk on the line sees it. Who does
not report in time is overdue at every desk, without anybody asking.

This page is made from the table in `src/keepclear/exchange/patrol_state.py` by `python
tools/make_patrols_page.py`; [the protocol](../../spec/patrol.md) says the same to other programs.

## The watch in five commands

```
keepclear patrol plan north-12.toml             plan it; its notice is given in the same act
keepclear patrol set-out A-3                    it leaves its first point
keepclear patrol check-in A-3 2                 it is at point 2
keepclear patrol cut-short A-3 --reason "..."   it goes no further
keepclear patrol complete A-3                   it is at its last point
```

`keepclear patrol list` shows what is planned and under way and exits with 1 where one is overdue;
`patrol show A-3` draws its strip of time. A report may be entered later than it happened: `--at`
says when it was so. What happened is then judged by that time, which is our own claim.

## A plan as a file

```toml
name = "NORTH-12"
series = "the north road"      # counted together; the number in the series is never typed
vehicles = ["car 1", "car 2"]  # our own
call_signs = ["LARK"]
radius_m = 500                 # to each side of the way
grace_min = 10                 # after which a report is late

[[point]]
name = "gate"
place = "36 53 30N 038 20 10E"
at = "2030-06-01T05:00Z"

[[point]]                      # the way leads through here; nothing is reported
via = true
place = "36 53 50N 038 23 10E"

[[point]]
name = "mill"
place = "36 54 10N 038 27 40E"
at = "2030-06-01T05:40Z"
```

The same is typed as `--point "gate; 36 53 30N 038 20 10E; 2030-06-01T05:00Z"`, again and again;
or a recorded track is gone once more with `--route FILE --start TIME`. The notice is the corridor
along the way in timed segments. Each segment lasts from the grace before its first point is due
until the grace after its last, so that whoever is early or late by no more than the grace is
inside what was notified. A patrol that is later than that is outside it: amend the notice.

## What state it is in
"""
JOINT = """
## A joint patrol

One party proposes the plan with `patrol propose plan.toml --with B`. Every member of the channel
signs it (`patrol sign`), also one that sends nothing: a channel of the two alone spares that. The
proposer closes it (`patrol close`). It has one number, that of its proposer, so the parties speak
of one A-3.

The plan names nobody's vehicles and call signs. A proposal goes to all before anybody else has
signed it, so it would say of others what they have not said. Each party names its own: the
proposer as it closes, the others with `patrol part`.

Its space is **one notice, which the proposer gives** as it closes the plan, with the corridor
that all have signed. So the partners do not conflict with themselves. What follows from that:

- only the proposer can amend or cancel the notice; where it stands no longer, `patrol show` says
  so at every desk, and nobody keeps clear, however the patrol stands;
- another notice of a partner that meets the corridor conflicts with it, as with any notice of
  another party;
- a partner's vehicles off the signed route are covered by nothing: that partner gives a notice of
  its own for them;
- who is told of it is who is on this channel. For the others of a party's channels it gives
  notices there.

Each party reports its own part with the same commands, and nobody reports for another. The patrol
as a whole is in the worst state that one of its parts is in.

## What is overdue

At the patrol's own desk it rings and climbs the ladder like everything that is overdue, until it
has reported. At the other desks it rings once and stays on the watch list, for they can only call
by another way. A patrol that is **cut short** rings there with its reason until an officer takes
it.

A report out of its turn is refused with what is wrong and what to do, and nothing is written. No
clock orders anything: what follows what is the order of the party's own log.

## A series

`keepclear patrol series NAME` counts what the records hold: planned, complete, cut short with
each reason, overdue, reports on time, the median time from set-out to end, by month; `--html`
writes a page to print. [A series of 95](../../examples/systems/s4-joint-patrols/README.md) shows
one.

To end a patrol ends no notice. Where the space is not needed any more, cancel it: `keepclear
notice cancel`.
"""
MEANINGS = {
    State.PROPOSED: "a joint plan that not all have signed, or that is not closed",
    State.PLANNED: "it is to set out",
    State.NOT_SET_OUT: "its start and the grace have passed, and it has not said that it set out",
    State.UNDER_WAY: "it has set out, and its next report is not late",
    State.OVERDUE: "its next point and the grace have passed without a report",
    State.CUT_SHORT: "it goes no further, for a reason",
    State.COMPLETE: "it is at its end",
    State.NOT_AGREED: "a joint plan that was retracted, or closed without every signature",
}


def words(state: State) -> str:
    """The state as the desk calls it."""
    return state.name.replace("_", " ")


def diagram() -> str:
    """The steps, for a reader who draws Mermaid and for one who reads the text."""
    lines = [
        f"    [*] --> {State.PROPOSED.name}: joint",
        f"    [*] --> {State.PLANNED.name}: alone",
    ]
    lines += [
        f"    {step.state.name} --> {after.name}: {step.act.value}" for step, after in NEXT.items()
    ]
    lines += [f"    {state.name} --> [*]" for state in sorted(ENDED)]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```"])


def table() -> str:
    """The same steps as rows."""
    rows = [
        f"| {words(step.state)} | {step.act.value} | {words(after)} |"
        for step, after in NEXT.items()
    ]
    return "\n".join(["| from | act | to |", "| --- | --- | --- |", *rows])


def meanings() -> str:
    """What each state says."""
    rows = [
        f"| {'**' + words(state) + '**' if state in LATE else words(state)} | {says} |"
        for state, says in MEANINGS.items()
    ]
    return "\n".join(["| state | says |", "| --- | --- |", *rows])


def main() -> None:
    """Writes the page, or prints it."""
    told = f'"{Act.PASS_DUE.value.capitalize()}" is no report: it happens by itself, with time.'
    page = f"{OPENING}\n{meanings()}\n\n{diagram()}\n\n{table()}\n\n{told}\n{JOINT}"
    if "--print" in sys.argv[1:]:
        print(page, end="")
    else:
        PAGE.write_text(page)


if __name__ == "__main__":
    main()
