"""Makes docs/acknowledgement.md from the one table of acknowledgements, so that neither can drift.

The rule: nothing about the steps is written here; `--print` writes to stdout, for comparison.
"""

import sys
from pathlib import Path

from keepclear.exchange.acknowledgement import AUTHOR_ACTS, NEXT, Act, Grade, State, Step

PAGE = Path(__file__).resolve().parents[1] / "docs" / "acknowledgement.md"
OPENING = """# How far a notice has come

With each other party a notice comes on in four grades, each by itself. None stands for another:
that a node holds a notice does not say that anybody has read it, and neither is ever consent.
Silence is never agreement.

This page is made from the table in `src/keepclear/exchange/acknowledgement.py` by
`python tools/make_acknowledgement_page.py`; [the protocol](../spec/acknowledgement.md) says the
same to other programs.
"""
MEANINGS = {
    Grade.RECEIPT: "The party's node holds these very bytes. A machine says so, not a person.",
    Grade.READ_BACK: "An officer entered the check group beside the plot, and the author answered.",
    Grade.DISSEMINATION: "The party has told its own units: whom, and when.",
    Grade.OBJECTION: "The party does not take it as it stands. The way back is an amended notice.",
}


def who(act: Act) -> str:
    """Who does an act: the notice's author, or the party that received it."""
    if act is Act.HOLD:
        return "the receiver's node"
    return "the author" if act in AUTHOR_ACTS else "the receiver's officer"


def words(state: State) -> str:
    """The state as the desk calls it."""
    return state.name.replace("_", " ")


def diagram(grade: Grade) -> str:
    """The steps of one grade, for a reader who draws Mermaid and for one who reads the text."""
    rows = [(step, after) for step, after in NEXT.items() if step.grade is grade]
    lines = [f"    [*] --> {State.NONE.name}"]
    lines += [f"    {step.state.name} --> {after.name}: {step.act}" for step, after in rows]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```"])


def table(grade: Grade) -> str:
    """The same steps as rows, with who does each."""
    rows = [
        f"| {words(step.state)} | {step.act} | {who(step.act)} | {words(after)} |"
        for step, after in NEXT.items()
        if step.grade is grade
    ]
    return "\n".join(["| from | act | by | to |", "| --- | --- | --- | --- |", *rows])


def section(grade: Grade) -> str:
    """One grade: what it means, its diagram, its steps."""
    title = grade.value.capitalize()
    return f"\n## {title}\n\n{MEANINGS[grade]}\n\n{diagram(grade)}\n\n{table(grade)}\n"


def out_of_turn() -> str:
    """Which acts lead nowhere, and so are kept without effect."""
    lost = [
        f"- {act} where the read-back is {words(state)}"
        for state in (State.NONE, State.UNANSWERED, State.CORRECTION, State.CORRECT)
        for act in sorted(AUTHOR_ACTS)
        if Step(Grade.READ_BACK, state, act) not in NEXT
    ]
    return "\n## Out of turn\n\nKept and shown, and without effect:\n\n" + "\n".join(lost) + "\n"


def main() -> None:
    """Writes the page, or prints it."""
    page = OPENING + "".join(section(grade) for grade in Grade) + out_of_turn()
    if "--print" in sys.argv[1:]:
        print(page, end="")
    else:
        PAGE.write_text(page)


if __name__ == "__main__":
    main()
