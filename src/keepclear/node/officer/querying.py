"""Asking whether forces are in a volume, and answering it: an officer's word, never a node's."""

from keepclear.errors import BadInput, Fault
from keepclear.exchange.meaning import Kind
from keepclear.exchange.notice import (
    ALTITUDE_M_MAX,
    ALTITUDE_M_MIN,
    MICRODEGREES,
    RADIUS_M_MAX,
    instant,
    seconds,
)
from keepclear.exchange.query import TELLING, Query, QueryAnswer, Word
from keepclear.node import request as ask
from keepclear.node.known import Numbered, NumberedRow
from keepclear.node.log.line import Entry, Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer.meant import Acts, Reply, bad, is_id, line_named, speaking
from keepclear.node.officer.writing import reply_of, write
from keepclear.node.register import queries
from keepclear.node.register.releases import note_released
from keepclear.picture.narrowing import Finding, Narrowing
from keepclear.record.envelope import UTC_MAX, Precedence
from keepclear.space.altitude import Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Volume, point

_OPTION = {"radius": "--radius-m", "duration": "--end", "height": "--ceiling-m"}


def query_named(node: Node, channel: str, name: str) -> tuple[Line, NumberedRow]:
    """Find the query an officer means: by its number (A-3), or by the start of its record id."""
    lines = [line_named(node, channel)] if channel else list(node.lines.values())
    found = {row.id: (line, row) for line in lines for row in queries.find_numbered(line, name)}
    for line in lines:
        for row in queries.queries(node, line, 0):
            if is_id(row.id, name):
                found[row.id] = (line, row)
    if len(found) == 1:
        return next(iter(found.values()))
    if not found:
        raise bad("query", f"no query {name!r}", "see: keepclear query list")
    raise bad("query", f"more than one is {name!r}", "name its channel, or give its record id")


# Asking


def _ask(node: Node, request: ask.AskQuery, moment: Moment) -> Reply:
    line = speaking(node, request.channel)
    volume = _volume(request)
    limits = queries.limits_of(node, line, moment.utc)
    faults = [
        Fault(
            _OPTION[what],
            f"a {what} of {is_so} is below the least of {least}",
            "ask about more: an answer for less would tell where people are, not whether",
        )
        for what, is_so, least in queries.volume_faults(volume, limits)
    ]
    faults += _faults_of_times(request, moment)
    n = node.journal.next_n
    count = queries.asked_in_day(node, line, line.our_index, moment.utc, n) + 1
    if count > limits.daily:
        fault = f"it would be query {count} within a day, of {limits.daily} that are settled"
        faults.append(Fault("query", fault, "wait, or speak with them: keepclear say"))
    if faults:
        raise BadInput(faults)
    serial = node.store.numbered_last(Numbered.QUERY, line.channel, line.our_index) + 1
    query = Query(serial, volume, request.expires, request.text)
    entry = write(node, line, request, Kind.QUERY, query, request.precedence, moment)
    note_released(node, "query", entry.row.id, line.channel, None)
    return (
        reply_of(entry, line) | {"query": _kept(node, entry).name} | _will_be_flagged(node, entry)
    )


def _volume(request: ask.AskQuery) -> Volume:
    """Make the volume of what was asked, or raise every fault of its numbers."""
    faults = []
    lon, lat = (part / MICRODEGREES for part in request.place)
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        fault = f"[{lon}, {lat}] is not a position"
        faults.append(Fault("--place", fault, "longitude is first, within 180; latitude within 90"))
    if not 0 <= request.radius_m <= RADIUS_M_MAX:
        fault = f"{request.radius_m} is no radius"
        faults.append(Fault("--radius-m", fault, f"give metres up to {RADIUS_M_MAX}"))
    if not 0 <= request.start < request.end <= UTC_MAX:
        faults.append(Fault("--end", "it is not after the start", "give a later end"))
    bounds = request.floor_m, request.ceiling_m
    if any(b is not None and not ALTITUDE_M_MIN <= b <= ALTITUDE_M_MAX for b in bounds):
        faults.append(Fault("--ceiling-m", "it is beyond all heights", "give metres"))
    if bounds != (None, None) and not request.altitude_reference:
        cure = "say what heights count from: WGS84, MSL, AGL or FL"
        faults.append(Fault("--altitude-reference", "it is missing", cure))
    if None not in bounds and bounds[0] > bounds[1]:  # type: ignore[operator]
        faults.append(Fault("--ceiling-m", "the floor is above it", "give a higher ceiling"))
    if faults:
        raise BadInput(faults)
    reference = Reference[request.altitude_reference] if request.altitude_reference else None
    floor_m, ceiling_m = (None if bound is None else float(bound) for bound in bounds)
    band = Band(floor_m, ceiling_m, None if bounds == (None, None) else reference)
    interval = Interval(instant(request.start), instant(request.end))
    return Volume(point(lon, lat), float(request.radius_m), band, interval)


def _faults_of_times(request: ask.AskQuery, moment: Moment) -> list[Fault]:
    faults = []
    if request.end <= moment.utc:
        faults.append(Fault("--end", "what is asked about is over", "give a later end"))
    if not moment.utc < request.expires <= UTC_MAX:
        cure = "say until when an answer is of use to you"
        faults.append(Fault("--expires", "it does not lie ahead", cure))
    return faults


def _kept(node: Node, entry: Entry) -> NumberedRow:
    row = node.store.numbered_by(entry.row.id)
    assert row is not None, "a query of ours was taken with its record"
    return row


def _will_be_flagged(node: Node, entry: Entry) -> Reply:
    """Warn the asker of what those asked will be shown beside this query."""
    line = node.lines[entry.row.channel]
    said = [
        in_words(node, one) for one in queries.flags(node, line, queries.held(_kept(node, entry)))
    ]
    return (
        {"warnings": [f"those asked will see it flagged: {words}" for words in said]}
        if said
        else {}
    )


def in_words(node: Node, finding: Finding) -> str:
    """Say a finding to an officer: with which queries, and what an answer would come down to."""
    rows = [node.store.numbered_by(key) for key in finding.keys]
    names = ", ".join(row.name for row in rows if row is not None)
    least = finding.least
    match finding.what:
        case Narrowing.PIECE:
            piece = f"a piece in which no circle wider than {least / 1_000:.1f} km in radius fits"
            return f"SMALL PIECE: with {names} an answer could tell of {piece}"
        case Narrowing.SERIES:
            return f"SERIES: it goes on from {names}: {least:.0f} circles or more, side by side"
        case Narrowing.TIME:
            return f"SHORT TIME: with {names} an answer could tell of {least / 60:.0f} min alone"
        case Narrowing.HEIGHT:
            return f"THIN BAND: with {names} an answer could tell of {least:.0f} m of height alone"


# Answering


def _answer(node: Node, request: ask.AnswerQuery, moment: Moment) -> Reply:
    line, row = query_named(node, request.channel, request.query)
    if row.party == line.our_index:
        raise bad("query", f"{row.name} is our own", "the other parties answer it")
    line = speaking(node, line.channel.hex())
    query, word = queries.held(row), Word[request.answer]
    faults = [*_faults_of_end(request, query, moment)]
    if word in TELLING:
        faults += _why_not_tell(node, line, query, knowingly=request.knowingly)
    if faults:
        raise BadInput(faults)
    corrects = queries.our_last_answer(line, row.id)
    said = QueryAnswer(row.id, word, request.until, request.text, corrects)
    record = node.store.record(row.id)
    assert record is not None, "a query that is kept has its record"
    urgent = Precedence(record.precedence).name  # An answer is as urgent as its question.
    entry = write(node, line, request, Kind.QUERY_ANSWER, said, urgent, moment)
    note_released(node, "query answer", entry.row.id, line.channel, None)
    warnings = [*_own_inside(node, query, word, moment), *_lapsed(query, moment)]
    told = {"warnings": warnings} if warnings else {}
    return reply_of(entry, line) | {"query": row.name, "answer": word.name} | told


def _faults_of_end(request: ask.AnswerQuery, query: queries.Held, moment: Moment) -> list[Fault]:
    ends = seconds(query.volume.interval.end)
    if request.until <= moment.utc:
        return [Fault("--until", "it does not lie ahead", "say until when the answer holds")]
    if request.until > ends:
        fault = "it is after the end of what is asked about"
        return [Fault("--until", fault, f"give {instant(ends):%Y-%m-%dT%H:%M:%SZ} or earlier")]
    return []


def _why_not_tell(node: Node, line: Line, query: queries.Held, *, knowingly: bool) -> list[Fault]:
    """Find what stands against YES and NO: both say where people are, or are not."""
    faults = [
        Fault("query", f"{what}: {why}", "answer DECLINED or UNKNOWN, or nothing")
        for what, why in queries.beyond_limits(node, line, query)
    ]
    if not faults and not knowingly:
        cure = "look at it: keepclear query show; then answer --knowingly, or DECLINED"
        faults += [
            Fault("query", in_words(node, one), cure) for one in queries.flags(node, line, query)
        ]
    return faults


def _own_inside(node: Node, query: queries.Held, word: Word, moment: Moment) -> list[str]:
    if word is not Word.NO:
        return []
    inside = [f"notice {plan.row.name}" for plan in queries.own_inside(node, query.volume)]
    sites = queries.own_sites_inside(node, query.volume, moment.utc)
    inside += [f"site {site.name}" for site in sites]
    return [
        f"NO was answered, and our own {one} stands inside the volume: "
        "correct the answer, or see that what stands is true"
        for one in inside
    ]


def _lapsed(query: queries.Held, moment: Moment) -> list[str]:
    if moment.utc < query.expires:
        return []
    return [f"the question lapsed at {instant(query.expires):%Y-%m-%dT%H:%M:%SZ}"]


ACTS: Acts = {
    ask.AskQuery: _ask,
    ask.AnswerQuery: _answer,
}
