"""Playing an incident on the scenario clock: what was raised at which minute, beside what happened.

What is expected is compared with what the nodes really did. Nothing is raised
here: every line of the right-hand side is a bell of a node, a refusal of a node
or what a view of a desk shows.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from keepclear.desk import views, watching
from keepclear.desk.bulletin import spoken
from keepclear.desk.registers import VIEWS
from keepclear.errors import BadInput
from keepclear.exchange.procedure import Procedure
from keepclear.host import plot
from keepclear.host.procedure import procedure_of
from keepclear.host.settings.table import Party, Settings
from keepclear.host.story.acting import act_of
from keepclear.host.story.minds import CHANNEL, EXERCISE, Mind, Minds, Rang
from keepclear.host.story.row import Changed, Done, Expected, Happened, Shown, Story
from keepclear.node.health import current, desk_said
from keepclear.node.node import Moment
from keepclear.picture.line_state import phrase, reasons

MINUTE: Final = timedelta(minutes=1)  # what is expected at a minute may come at any second of it
APART: Final = timedelta(minutes=90)  # the same bell after so long is told anew
SHOWN_CHARACTERS: Final = 160  # of what a desk shows, in one line of a story
HAPPENED, DID, CONDITION, RAISED = "happened", "did", "condition", "raised"
REFUSED, WARNED, SHOWN = "refused", "warned", "shown"


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the story; `again` counts how often the same rang later, at last at `until`."""

    at: datetime
    kind: str
    words: str
    party: str = ""
    role: str = ""
    about: str = ""
    source: str = ""
    claimed_by: str = ""
    again: int = 0
    until: datetime | None = None
    expected: bool = False


@dataclass(slots=True)
class Replay:
    """What came of a story: its lines in order of time, and what was not as expected.

    `minds` are the parties as the story leaves them.
    """

    story: Story
    minds: Mapping[str, Mind]
    told: list[Told] = field(default_factory=list)
    expected: int = 0
    failed: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """Whether every expectation held."""
        return not self.failed


def play(story: Story) -> Replay:
    """Play a story from beginning to end; what a node refuses unexpectedly is a failure of it."""
    procedure = _procedure(story)
    apart = tuple(letter for letter in story.letters if letter not in story.members)
    minds = Minds(
        story.name, story.begins, story.members, apart, procedure, story.head.call_every_s
    )
    replay = Replay(story, minds.minds)
    for number, row in enumerate(story.rows, 1):
        if isinstance(row, Happened):
            replay.told.append(
                Told(row.at, HAPPENED, row.happened, source=row.source, claimed_by=row.claimed_by)
            )
            continue
        minds.pass_to(row.at)
        match row:
            case Done():
                _do(replay, minds, row, f"row {number}")
            case Changed():
                _change(replay, minds, row)
            case Shown():
                _look(replay, minds, row)
            case Expected():
                replay.expected += 1
    minds.pass_to(max(row.at for row in story.rows if not isinstance(row, Happened)) + MINUTE)
    _compare(replay, minds.rang)
    replay.told += _collapsed(story, minds.rang)
    replay.told.sort(key=lambda told: told.at)
    return replay


def _procedure(story: Story) -> Procedure:
    return procedure_of(Settings(Party(story.name), **story.settings))  # type: ignore[arg-type]


def _do(replay: Replay, minds: Minds, row: Done, ref: str) -> None:
    """Have an officer act; a refusal is shown, and is a failure where none was expected."""
    node = minds.minds[row.party].node
    request = act_of(row.act, row.fields, node, minds.moment, ref)
    words = row.note or row.act
    about = str(row.fields.get("notice", "")) or _given(row)
    replay.told.append(
        Told(row.at, DID, words, row.party, request.role, about, source=row.stands_for)
    )
    replay.expected += bool(row.refused)
    try:
        reply = minds.act(row.party, request)
    except BadInput as refused:
        said = "; ".join(f"{fault.fault}: {fault.cure}" for fault in refused.faults)
        held = bool(row.refused) and row.refused in said
        replay.told.append(Told(row.at, REFUSED, said, row.party, request.role, expected=held))
        if not held:
            replay.failed.append(_astray(replay.story, row.at, row.party, f"refused: {said}"))
    else:
        for words in reply.get("warnings", ()):
            replay.told.append(Told(row.at, WARNED, words, row.party, request.role))
        if row.refused:
            what = f"{row.act} was taken, and was to be refused: {row.refused}"
            replay.failed.append(_astray(replay.story, row.at, row.party, what))


def _given(row: Done) -> str:
    return ", ".join(draft["name"] for draft in row.fields.get("notices", ()))


def _change(replay: Replay, minds: Minds, row: Changed) -> None:
    match row.condition:
        case "desk empty" | "desk back":
            minds.man(row.party, manned=row.condition == "desk back")
            words = f"the desk of {row.party} is {row.condition.removeprefix('desk ')}"
        case "line cut":
            minds.cut(row.party, row.other)
            words = f"the line between {row.party} and {row.other} is cut"
        case _:
            minds.heal(row.party, row.other)
            words = f"the line between {row.party} and {row.other} carries again"
    replay.told.append(Told(row.at, CONDITION, words, row.party))


# Looking at a desk


def _look(replay: Replay, minds: Minds, row: Shown) -> None:
    replay.expected += 1
    lines = list(desk_lines(minds.minds[row.party], row, minds.moment))
    found = next((line for line in lines if row.words in line), None)
    if found is None:
        what = f"{row.shown} does not show {row.words!r}, but: {' | '.join(lines) or 'nothing'}"
        replay.failed.append(_astray(replay.story, row.at, row.party, what))
    else:
        about = row.notice if row.notice not in found else ""
        told = _in_short(found, row.words)
        words = told.replace(EXERCISE.rstrip(": "), "").replace("  ", " ")
        replay.told.append(Told(row.at, SHOWN, words, row.party, row.shown, about, expected=True))


def desk_lines(mind: Mind, row: Shown, moment: Moment) -> Iterator[str]:
    """Yield what one view of a desk shows, line by line."""
    node = mind.node
    match row.shown:
        case "line":
            yield from _line_lines(mind, moment)
        case "watch":
            for item in watching.watch(node, moment):
                late = "OVERDUE " if item.get("overdue") else ""
                yield f"{late}{item['what']}: {item['about']}"
        case "notice":
            yield from _notice_lines(views.notice(node, moment, row.notice))
        case "conflicts":
            yield from map(flat, views.conflicts(node))
        case "plot":
            view = views.notice(node, moment, row.notice)
            yield from plot.lines(view["volumes"], (view["from"], view["until"]), UTC)
            if "check_group" in view:
                yield f"check group: {view['check_group']}"
        case "bulletin":
            yield from spoken(VIEWS[row.shown](node, moment, **row.asked))
        case _:
            shown = VIEWS[row.shown](node, moment, **row.asked)
            yield from map(flat, shown if isinstance(shown, list) else [shown])


def _in_short(line: str, words: str) -> str:
    """Return a line, or where it is long how it begins and the part that has the words."""
    if len(line) <= SHOWN_CHARACTERS:
        return line
    first, *rest = line.split(", ")
    return f"{first}, {next((part for part in rest if words in part), '')}".rstrip(", ")


def flat(value: object) -> str:
    """Return what a view says as one line: keys with their values, from the outside inward."""
    match value:
        case dict():
            return ", ".join(f"{key} {flat(part)}" for key, part in value.items() if part != "")
        case list() | tuple():
            return "; ".join(map(flat, value))
        case _:
            return str(value)


def _notice_lines(view: views.View) -> Iterator[str]:
    """Yield what a desk shows of a notice beside its plot."""
    yield view["state"]
    yield from (remark["says"] for remark in view["remarks"])
    for standing in view["parties"]:
        grades = {
            grade: state
            for grade, state in standing.items()
            if grade != "party" and not isinstance(state, bool)
        }
        said = ", ".join(f"{grade} {state}".replace("_", " ") for grade, state in grades.items())
        yield f"{standing['party']}: {said}"
    for one in view["acknowledgements"]:
        yield f"{one['act']} by {one['party']}: {', '.join(one['says'])}"
    if view["not_notified"]:
        yield f"not notified: {', '.join(view['not_notified'])}"
    if view.get("untold"):
        yield f"own units not yet told: {', '.join(view['untold'])}"


def _line_lines(mind: Mind, moment: Moment) -> Iterator[str]:
    """Yield how the line to each party stands, its node and its desk apart."""
    node = mind.node
    line = next(one for one in node.lines.values() if one.founding.name == CHANNEL)
    for index, signs in current(node, line, moment).items():
        party = line.founding.members[index]
        name = line.names.get(index, "?")
        said = desk_said(node, party)
        desk = "not known" if said is None else "manned" if said.manned else "UNMANNED"
        why = ", ".join(reasons(signs))
        state = phrase(signs, node.us.name, name, moment.utc)
        yield f"{node.us.name}-{name} line: {state}{': ' if why else ''}{why}; its desk: {desk}"
    for row in views.status(node, moment)["channels"]:
        for check in row["line_checks"]:
            yield f"last line check of {check['party']}: {check['at']}"


# Comparing, and telling each bell once


def _compare(replay: Replay, rang: Sequence[Rang]) -> None:
    for row in replay.story.rows:
        if isinstance(row, Expected) and not any(_is(row, bell) for bell in rang):
            near = sorted({f"{b.role}: {b.words}" for b in rang if _is_then(row, b)})
            role = f" for {row.role}" if row.role else ""
            what = f"nothing rang{role} with {row.raised!r}, but: {' | '.join(near) or 'nothing'}"
            replay.failed.append(_astray(replay.story, row.at, row.party, what))


def _is_then(row: Expected, bell: Rang) -> bool:
    return bell.party == row.party and row.at <= bell.at < row.at + MINUTE


def _is(row: Expected, bell: Rang) -> bool:
    words = f"{bell.words} {bell.about}"
    return _is_then(row, bell) and row.role in ("", bell.role) and row.raised in words


def _astray(story: Story, at: datetime, party: str, what: str) -> str:
    return f"minute {story.minute(at)} ({at.astimezone(UTC):%d %b %H:%M:%SZ}), {party}: {what}"


def _collapsed(story: Story, rang: Sequence[Rang]) -> Iterator[Told]:
    """Tell what rings again and again once, with how often and until when."""
    wanted = [row for row in story.rows if isinstance(row, Expected)]
    for bells in _runs(rang):
        first, last = bells[0], bells[-1]
        yield Told(
            first.at,
            RAISED,
            first.words,
            first.party,
            first.role,
            first.about,
            again=len(bells) - 1,
            until=last.at if len(bells) > 1 else None,
            expected=any(_is(row, bell) for row in wanted for bell in bells),
        )


def _runs(rang: Sequence[Rang]) -> list[list[Rang]]:
    """Return bells that are alike and follow each other without a long pause, together."""
    runs: list[list[Rang]] = []
    latest: dict[tuple[str, str, str, bytes], list[Rang]] = {}
    for bell in rang:
        key = (bell.party, bell.role, bell.words, bell.record)
        run = latest.get(key)
        if run is None or bell.at - run[-1].at > APART:
            run = latest[key] = []
            runs.append(run)
        run.append(bell)
    return runs
