"""What a check says: a line or a paragraph for each finding, and in the end how much there was."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO, TYPE_CHECKING, Any, Final

from keepclear.desk.offering import in_lines, offer_row
from keepclear.errors import Fault

if TYPE_CHECKING:
    from keepclear.host.check.judging import Broken, Conflict, Outcome

_DECIMALS_M: Final = 3
_DECIMALS_DEGREES: Final = 7  # a centimetre
_PLURALS: Final = {"party": "parties", "breach": "breaches"}


@dataclass(slots=True)
class Counts:
    """How many conflicts and breaches were told."""

    conflicts: int = 0
    breaches: int = 0

    def any(self) -> bool:
        """Tell whether there was something."""
        return bool(self.conflicts or self.breaches)


def write(outcome: "Outcome", out: IO[str], *, as_json: bool) -> Counts:
    """Write conflicts, then breaches, each in order of notice, as they are found."""
    counts = Counts()
    for conflict in outcome.conflicts:
        counts.conflicts += 1
        row = conflict_row(conflict)
        if as_json:
            out.write(json.dumps(row | _offers(outcome, conflict)) + "\n")
        else:
            out.write(_conflict_words(row, _ways_out(outcome, conflict)))
    for broken in outcome.breaches:
        counts.breaches += 1
        row = breach_row(broken)
        out.write(json.dumps(row) + "\n" if as_json else _breach_words(row))
    if not (as_json or counts.any()):
        ruled = outcome.terms.rules is not None
        out.write("no conflicts, no breaches\n" if ruled else "no conflicts\n")
    out.flush()
    return counts


def _offers(outcome: "Outcome", conflict: "Conflict") -> dict[str, Any]:
    """Return the ways out of a conflict as spec/check.md writes them, where they were sought."""
    if outcome.offers is None:
        return {}
    moving = outcome.offers[conflict.notices]
    return {"offers": [offer_row(name, one) for name, found in moving.items() for one in found]}


def _ways_out(outcome: "Outcome", conflict: "Conflict") -> list[str]:
    if outcome.offers is None:
        return []
    return list(in_lines(conflict.notices, outcome.offers[conflict.notices]))


def conflict_row(conflict: "Conflict") -> dict[str, Any]:
    """Return one conflict as spec/check.md writes it."""
    from keepclear.picture.conflict import conflict_id

    meeting = conflict.meeting
    row: dict[str, Any] = {
        "id": conflict_id(*conflict.notices, conflict.separation),
        "notices": list(conflict.notices),
        "parties": list(conflict.parties),
        "start": _utc(meeting.start),
        "end": _utc(meeting.end),
    }
    if meeting.gap_s is not None:
        row["gap_s"] = meeting.gap_s
    row["closest_m"] = round(meeting.closest_m, _DECIMALS_M)
    if meeting.doubt_m:
        row["doubt_m"] = round(meeting.doubt_m, _DECIMALS_M)
    row["vertical_m"] = meeting.vertical_m and round(meeting.vertical_m, _DECIMALS_M)
    row["where"] = _where(meeting.where)
    if conflict.rule is not None:
        row |= {"margin": conflict.margin} if conflict.margin else {}
        row |= {"severity": conflict.severity, "rule": conflict.rule}
        row |= {"gives_way": list(conflict.gives_way)} if conflict.gives_way else {}
    return row


def breach_row(broken: "Broken") -> dict[str, Any]:
    """Return one breach as spec/check.md writes it."""
    from keepclear.picture.rules import breach_id

    breach = broken.breach
    return {
        "id": breach_id(broken.notice, breach),
        "breach": breach.rule,
        "clause": str(breach.clause),
        "notice": broken.notice,
        "party": broken.party,
        "start": _utc(breach.start),
        "end": _utc(breach.end),
        "where": breach.where and _where(breach.where),
        "why": breach.why,
        "uncertain": breach.uncertain,
    }


def summary(outcome: "Outcome", counts: Counts) -> str:
    """Say how much was compared and found."""
    found = plural(counts.conflicts, "conflict")
    if outcome.terms.rules is not None:
        found += f", {plural(counts.breaches, 'breach')}"
    return f"{_compared(outcome.plans.parties())}; {found}"


def refusal(faults: Sequence[Fault]) -> str:
    """Say that nothing was compared, and how many faults are why."""
    return f"{_compared(Counter())}; {plural(len(faults), 'fault')}"


def warn(told: IO[str], unjudged: int) -> None:
    """Warn of plans whose lead time could not be judged."""
    if unjudged:
        fault = f"the lead times of {plural(unjudged, 'notice')} were not judged"
        cure = "say when they were given: property given, or --given"
        tell(told, "warning", [Fault("--rules", fault, cure)])


def tell(told: IO[str], label: str, faults: Iterable[Fault]) -> None:
    """Write faults under a label, one a line."""
    for fault in faults:
        told.write(f"{label}: {fault}\n")


def plural(count: int, noun: str) -> str:
    """Return a count with its noun."""
    return f"1 {noun}" if count == 1 else f"{count} {_PLURALS.get(noun, noun + 's')}"


def _conflict_words(row: dict[str, Any], ways_out: Sequence[str]) -> str:
    from keepclear.desk.drawing.wording import UNMEASURED

    (a, b), (party_a, party_b) = row["notices"], row["parties"]
    when = f"{row['start']} to {row['end']}"
    if "gap_s" in row:
        when += f", a gap of {row['gap_s']} s between them"
    height = row["vertical_m"]
    margin = row.get("margin")
    apart = margin or "altitudes not comparable"
    if height is not None:
        apart = f"{height:g} m in height" + (f" ({margin})" if margin else "")
    doubt = f"or {row['doubt_m']:g} m less: {UNMEASURED}; " if "doubt_m" in row else ""
    words = (
        f"CONFLICT  {a} ({party_a}) and {b} ({party_b})\n"
        f"  when     {when}\n"
        f"  closest  {row['closest_m']:.0f} m across, {doubt}{apart}\n"
        f"  where    {_two_notations(row['where'])}\n"
    )
    if "rule" in row:
        words += f"  rule     {row['rule']}: {row['severity']}\n"
    if "gives_way" in row:
        words += f"  asked to give way  {', '.join(row['gives_way'])}\n"
    for number, line in enumerate(ways_out):
        words += f"  {'' if number else 'ways out':8} {line}\n"
    return f"{words}  id       {row['id']}\n"


def _breach_words(row: dict[str, Any]) -> str:
    unsure = " (uncertain)" if row["uncertain"] else ""
    words = (
        f"BREACH    {row['notice']} ({row['party']}) of {row['breach']}, {row['clause']}{unsure}\n"
        f"  when     {row['start']} to {row['end']}\n"
        f"  why      {row['why']}\n"
    )
    if row["where"]:
        words += f"  where    {_two_notations(row['where'])}\n"
    return f"{words}  id       {row['id']}\n"


def _two_notations(where: Sequence[float]) -> str:
    from keepclear.space.place import Place, two_notations

    lon, lat = where
    return " = ".join(two_notations(Place(lon, lat)))


def _where(position: Sequence[float]) -> list[float]:
    # Adding nothing turns -0.0 into 0.0.
    return [round(degrees, _DECIMALS_DEGREES) + 0.0 for degrees in position]


def _utc(instant: datetime) -> str:
    return instant.isoformat(timespec="seconds").replace("+00:00", "Z")


def _compared(sizes: Counter[str]) -> str:
    """Say how much was compared, by the notices of each party; pairs are of different parties."""
    notices = sizes.total()
    pairs = (notices**2 - sum(size**2 for size in sizes.values())) // 2
    counted = ((notices, "notice"), (len(sizes), "party"), (pairs, "pair"))
    return f"{', '.join(plural(count, noun) for count, noun in counted)} compared"
