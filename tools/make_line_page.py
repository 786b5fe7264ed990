"""Makes docs/watch/line.md from the one table of line states, so that neither can drift.

The rule: which sign leads to which state is never written here; `--print` writes to stdout.
"""

import sys
from pathlib import Path

from keepclear.picture.line_state import TABLE, State

PAGE = Path(__file__).resolve().parents[1] / "docs" / "watch" / "line.md"
OPENING = """# The state of the line

Nobody sets this by hand. It follows from what your node measures of the line to each other
member, and from what the members say there. `keepclear line state` shows it with the reasons,
`keepclear line status` beside each peer's node, desk and clock, and `keepclear watch` lists
every channel that is not OPEN. Each change is in the journal and rings: `A-B line: NO CONTACT
since 1412Z`.

This page is made from the table in `src/keepclear/picture/line_state.py` by `python
tools/make_line_page.py`. The seconds are [settings](../run/settings.md).
"""
MEANINGS = {
    State.OPEN: "Nothing below is measured. It does not say that anybody is at their desk.",
    State.DEGRADED: "It carries, and something is wrong with it. Read the reasons.",
    State.SUSPENDED: "A party has suspended the channel. By whom, and since when, is shown.",
    State.NO_CONTACT: "Their node does not answer yours. Nobody knows why; silence is no answer.",
}
CLOSING = """
## How it changes

- It gets worse at once.
- It gets better slowly, so that it does not flap: a reason for DEGRADED stays until it has not
  been measured for `line.contact_within_s`. So after contact is back a line is DEGRADED for two
  minutes, and then OPEN.
- NO CONTACT ends with the first fresh contact, SUSPENDED when its own author lifts it.
- What cannot be told stays as it was: after a restart the last state stands until something is
  measured, and silence counts from the start.
- Contact is fresh only where their node has answered something that yours has just sent.
- The state of a channel is the worst of its lines. NO CONTACT is a measure and SUSPENDED a
  party's word, so where both hold both are shown.

## Node and desk

`keepclear line status` shows *node* and *desk* apart. A desk is MANNED or UNMANNED by that
party's own last word, with its time, or NOT SAID. A node says DESK UNMANNED by itself: when a
STOP comes and nobody is there, when the watch was given and nobody took it, and when nobody has
acted for a long time. You hear a bell. Then telephone; nobody there will see what you write.

## Suspension

`keepclear line suspend line --reason "by order"` tells every member that your party suspends
the channel. It lasts until your party lifts it: `keepclear line lift line`. Nobody else can,
and you cannot lift theirs. It may be said by any member that has joined the channel, and is
refused where it stands already.

While *you* have suspended a channel, your node refuses there what is not urgent: ROUTINE and
PRIORITY notices, documents to sign or close, ROUTINE messages. Lift it, or give it as IMMEDIATE
or FLASH because it saves lives. These always pass: STOP and its taking, every acknowledgement
and answer, amendments, confirmations and cancellations, notices of medevac, humanitarian
movements and sites, line checks and desk states, and what you withdraw.

While *another* party has suspended it, nothing is refused to you, and every act there answers
with `SUSPENDED by B since 1412Z`: do not rely on B acting on it. What comes in is taken,
receipted and shown as ever. A STOP there rings, marked SUSPENDED.

## Line checks

Your node says by itself what picture it computes, every half hour and at the times of
`line.check_at`. The others compare, and theirs are expected in the same rhythm. One that does
not come is an item on the watch. One that is for a time ahead of your clock, by more than the
clocks may differ, is shown as LINE CHECK FROM THE FUTURE: telephone and compare clocks.
"""


def words(state: State) -> str:
    """The state as the desk calls it."""
    return state.name.replace("_", " ")


def main() -> None:
    """Writes the page, or prints it."""
    lines = ["", "## States", "", "The worst that holds is shown; from the best to the worst:", ""]
    lines += [
        "| state | what it says |",
        "| --- | --- |",
        *(f"| {words(state)} | {MEANINGS[state]} |" for state in State),
        "",
        "```mermaid",
        "flowchart LR",
        *(
            f'    {sign.name}["{row.when.replace("`", "")}"] --> {row.state.name}'
            for sign, row in TABLE.items()
        ),
        "```",
        "",
        "| when | the line is | and it ends |",
        "| --- | --- | --- |",
    ]
    for row in TABLE.values():
        ends = "when not measured for `line.contact_within_s`" if row.lingers else "at once"
        lines.append(f"| {row.when} | {words(row.state)} | {ends} |")
    page = OPENING + "\n".join(lines) + "\n" + CLOSING
    if "--print" in sys.argv[1:]:
        print(page, end="")
    else:
        PAGE.write_text(page)


if __name__ == "__main__":
    main()
