"""Plays series.csv through two real nodes, and prints what each of them counts.

Each patrol is proposed the day before, signed, closed, and reported point by point by both
parties, with sealed parcels between them. `--html FILE` writes the page to print.
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from keepclear.desk import views
from keepclear.desk.drawing.patrol_series import lines, page
from keepclear.desk.patrolling import patrols, series
from keepclear.exchange.procedure import Procedure
from keepclear.host.patrol_plan import Planned, Stop, planned
from keepclear.host.story.minds import CHANNEL, Minds
from keepclear.node import request as ask

FILE: Final = Path(__file__).with_name("series.csv")
SERIES: Final = "Kobani"
LONG_S: Final = 300 * 86_400  # No line check and no silence tells between: this is about patrols.
GATE_UTC: Final = timedelta(hours=6, minutes=30)  # about 09:30 where it leaves
# A way of some 40 km along a border; the places are composed.
WAY: Final = (
    ("gate", (38.353, 36.886)),
    ("first village", (38.455, 36.872)),
    ("second village", (38.560, 36.880)),
    ("gate again", (38.354, 36.886)),
)
LEG_MIN: Final = 45


def read(count: int | None = None) -> list[dict[str, str]]:
    """The patrols of the file, or the first of them."""
    with FILE.open(newline="") as file:
        return list(csv.DictReader(file))[:count]


def starts(row: dict[str, str]) -> datetime:
    """When a patrol is to leave the gate."""
    return datetime.fromisoformat(row["date"]).replace(tzinfo=UTC) + GATE_UTC


def plan(row: dict[str, str]) -> Planned:
    """The plan of one patrol: the same way each time."""
    begin = int(starts(row).timestamp())
    stops = [Stop(name, place, begin + n * LEG_MIN * 60) for n, (name, place) in enumerate(WAY)]
    return planned(f"{SERIES}-{row['number']}", stops, 500.0, series=SERIES)


def opened(rows: Sequence[dict[str, str]]) -> Minds:
    """Two parties on a line, two days before the first patrol."""
    begins = starts(rows[0]) - timedelta(days=2)
    procedure = Procedure(
        check_every_s=LONG_S, unmanned_s=LONG_S, contact_s=LONG_S, silence_s=LONG_S
    )
    return Minds("joint patrols", begins, ("A", "B"), (), procedure, LONG_S)


def told(row: dict[str, str]) -> Iterator[tuple[datetime, str, dict[str, Any]]]:
    """Yield what each party reports of a patrol, in the order of time."""
    said = []
    for party, key in (("A", "a_min"), ("B", "b_min")):
        for n, late in enumerate(row[key].split()):
            cut = row["cut_after"] and n == int(row["cut_after"])
            at = starts(row) + timedelta(minutes=n * LEG_MIN + (0 if late == "-" else int(late)))
            if cut:
                said.append((at, party, {"what": "cut short", "reason": row["reason"]}))
                break
            if late != "-":
                said.append((at, party, _what(n)))
    yield from sorted(said, key=lambda one: (one[0], one[1]))


def _what(n: int) -> dict[str, Any]:
    if n == 0:
        return {"what": "set out"}
    return {"what": "complete"} if n == len(WAY) - 1 else {"what": "check in", "point": n + 1}


def play(rows: Sequence[dict[str, str]]) -> Minds:
    """Play patrols one after another; what a node refuses is raised."""
    minds = opened(rows)
    for row in rows:
        number = f"A-{row['number']}"
        minds.pass_to(starts(row) - timedelta(days=1))
        fields = plan(row).fields()
        minds.act("A", ask.ProposePatrol(ref=f"{number} plan", parties=["B"], **_typed(fields)))
        minds.pass_until(minds.tick + 60)
        name = str(fields["name"])
        minds.act("B", ask.Endorse(ref=f"{number} sign", document=name, what="sign"))
        minds.pass_until(minds.tick + 60)
        for party, what in (("A", ask.ClosePatrol), ("B", ask.NamePart)):
            vehicles = [f"{party} {n}" for n in range(1, 5)]
            own = {"vehicles": vehicles, "call_signs": [f"{party} lead"]}
            minds.act(party, what(ref=f"{number} part", patrol=number, **own))
            minds.pass_until(minds.tick + 60)
        acknowledge(minds, name)
        for at, party, report in told(row):
            minds.pass_to(at)
            ref = f"{number} {report['what']} {report.get('point', '')}"
            reply = minds.act(party, ask.ReportPatrol(ref=ref, patrol=number, **report))
            minds.pass_until(minds.tick + 30)
            if report["what"] == "cut short":
                other = "B" if party == "A" else "A"
                minds.act(other, ask.Take(ref=f"{number} taken", record=reply["record"]))
        minds.pass_until(minds.tick + 60)
    return minds


def acknowledge(minds: Minds, name: str) -> None:
    """Have B read the notice back and tell its own units, and A answer."""
    view = views.notice(minds.minds["B"].node, minds.moment, name)
    group = view["check_group"]
    minds.act("B", ask.ReadBack(ref=f"{name} read", notice=name, group=group))
    minds.act("B", ask.Disseminate(ref=f"{name} told", notice=name, units=["patrol desk"]))
    minds.pass_until(minds.tick + 60)
    minds.act("A", ask.Answer(ref=f"{name} answer", notice=name, party="B", correct=True))
    minds.pass_until(minds.tick + 60)


def _typed(fields: dict[str, Any]) -> dict[str, Any]:
    points = [ask.PatrolPoint(**{**one, "place": tuple(one["place"])}) for one in fields["points"]]
    return {**fields, "points": points}


def counted(minds: Minds, party: str) -> list[dict[str, Any]]:
    """What a party's desk counts of the series."""
    return series(minds.minds[party].node, minds.moment, SERIES, CHANNEL)


def main() -> None:
    """Play the series, print what both desks count, and say whether they are the same."""
    words = sys.argv[1:]
    minds = play(read())
    ours, theirs = counted(minds, "A"), counted(minds, "B")
    for view in ours:
        print("\n".join(lines(view)))
    if "--html" in words:
        Path(words[words.index("--html") + 1]).write_text(page(ours), encoding="utf-8")
    overdue = sum("patrol not heard of" in bell.words for bell in minds.rang)
    short = sum("CUT SHORT" in bell.words for bell in minds.rang)
    print(f"\nbells: {overdue} for what was overdue, {short} for what was cut short")
    left = [row for one in "AB" for row in patrols(minds.minds[one].node, minds.moment)]
    same = "the same" if ours == theirs else "DIFFERENT"
    print(f"A and B count {same}; {len(left)} patrols are still open")
    sys.exit(0 if ours == theirs and not left else 1)


if __name__ == "__main__":
    main()
