"""What a bundle proves as pages to print: for a reader who has no node and trusts no maker."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Any

from keepclear.desk.drawing.sheets import row, sheet, table
from keepclear.desk.drawing.wording import LAW, markup, name_in_html
from keepclear.space.local_time import shown, shown_in_row

View = Mapping[str, Any]


def proof_html(view: View, zone: tzinfo) -> str:
    """Return the summary of a bundle that holds as one HTML document; times in UTC and `zone`."""
    return sheet("What this bundle proves", LAW, _parts(view, zone))


def _parts(view: View, zone: tzinfo) -> Iterator[str]:
    yield "<header><h1>What this bundle proves</h1>"
    yield f"<p>Every signature and every hash in it holds. {view['bytes']:,} bytes, SHA-256</p>"
    yield f'<p class="id">{view["sha256"]}</p></header>'
    yield f'<p class="said">{markup(view["law"])}</p>'
    for channel in view["channels"]:
        yield from _channel(channel, zone)


def _channel(channel: View, zone: tzinfo) -> Iterator[str]:
    exercise = f" (EXERCISE {markup(channel['scenario'])})" if channel["scenario"] else ""
    yield f"<h2>Channel {name_in_html(channel['channel'])}{exercise}</h2>"
    yield f'<p class="id">{channel["id"]}</p>'
    members = [
        row((name_in_html(one["party"]), markup(one["fingerprint"]))) for one in channel["members"]
    ]
    yield table(
        ("Member, as it names itself", "Fingerprint of its first key, as it is read aloud"), members
    )
    for one in channel["statements"]:
        yield from _statement(one, zone)
    yield "<h3>What is not disclosed</h3>"
    for log in channel["logs"]:
        yield f"<p>{markup(others(log))}</p>"
    yield f"<p>{markup(named(channel))}</p>"
    if channel["journal"]:
        yield f"<p>{markup(journal(channel['journal']))}</p>"


def _statement(one: View, zone: tzinfo) -> Iterator[str]:
    yield f"<h3>{markup(one['what'])} by {name_in_html(one['party'])}</h3>"
    yield from (f'<p class="bad">{markup(mark)}</p>' for mark in marks(one))
    if "target" in one:
        yield f"<p>about {name_in_html(one['target']['what'])}</p>"
    words = "<br>".join(name_in_html(line) for line in one["words"])
    if words:
        yield f'<p class="said">{words}</p>'
    said = f"{_time(one['said'], zone)} by {name_in_html(one['clock'])}'s clock"
    officer = f", {markup(one['officer'])}" if one["officer"] else ""
    yield f"<p>Said at {said if one['said'] else 'no time that it claims'}{officer}.</p>"
    rows = [row((_time(at["at"], zone), name_in_html(words))) for at, words in times(one)]
    if rows:
        yield table(("When", "What is proven"), rows)
    for act in one["acts"]:
        yield f"<p>{name_in_html(act_line(act))}</p>"
    if one["missing"]:
        missing = "; ".join(markup(line) for line in one["missing"])
        yield f'<p class="small">Not in this bundle: {missing}.</p>'
    yield f'<p class="id">{one["record"]}</p>'


def _time(text: str | None, zone: tzinfo) -> str:
    return markup(shown_in_row(datetime.fromisoformat(text), zone)) if text else ""


# The words, which the terminal has as well


def marks(one: View) -> list[str]:
    """Return what a reader must know before anything else of a statement."""
    revoked = "signed with a key that its party has since revoked, beyond what it stands by"
    return [mark for mark in (one["verdict"], revoked if one["revoked"] else "") if mark]


def times(one: View) -> list[tuple[View, str]]:
    """Return the times that bound a statement and those at which others had it, with words."""
    found = [(at, "not before: its author had seen what was said then") for at in one["after"]]
    found += [(at, "held: a receipt of its node") for at in one["held"]]
    found += [(at, "held: its node signed something that covers this") for at in one["seen"]]
    known = [(at["party"], at["at"]) for at in (*one["held"], *one["seen"])]
    found += [
        (at, "not after: its log went on with this in it")
        for at in one["before"]
        if (at["party"], at["at"]) not in known
    ]
    bounds = [(at, f"by {at['party']}'s clock, {words}") for at, words in found]
    return bounds + [
        (at, f"not after: posted, by the clock of the witness with the key {at['witness']}")
        for at in one["witnessed"]
    ]


def act_line(act: View) -> str:
    """Say one answer to a statement on one line."""
    words = "; ".join(act["words"])
    answered = f" (answered {act['answered']})" if act.get("answered") else ""
    unanswered = " (not answered in this bundle)" if "answered" in act and not answered else ""
    when = f" at {act['at']} by {act['party']}'s clock" if act["at"] else ""
    return f"{act['what']} by {act['party']}{when}: {words}{answered}{unanswered}"


def others(log: View) -> str:
    """Say how many records of a log are not in the bundle."""
    return (
        f"{log['party']} had signed at least {log['size']:,} records of its log; {log['shown']:,} "
        f"are here whole, of {log['others']:,} only that they are there."
    )


def named(channel: View) -> str:
    """Say what receipts name beside what is here, and whether witnesses have cosigned."""
    cosigned = channel["cosignatures"]
    witness = f"; {cosigned} cosignatures of witnesses" if cosigned else "; no witness"
    return (
        f"{channel['receipts']:,} receipts; they name {channel['others_named']:,} "
        f"other records by hashes alone{witness}."
    )


def journal(view: View) -> str:
    """Say whose journal entries are here, and what they are worth."""
    return (
        f"{len(view['entries']):,} entries of {view['party']}'s own journal, signed by it at "
        f"{view['signed']}: its own word, which nobody else vouches for."
    )


def lines(view: View, zone: tzinfo) -> Iterator[str]:
    """Yield the summary as plain text."""
    yield f"THE BUNDLE HOLDS: every signature and every hash. SHA-256 {view['sha256']}"
    yield view["law"]
    for channel in view["channels"]:
        exercise = f" (EXERCISE {channel['scenario']})" if channel["scenario"] else ""
        yield ""
        yield f"CHANNEL {channel['channel']}{exercise}"
        for one in channel["members"]:
            yield f"  {one['party']}: {one['fingerprint']}"
        for one in channel["statements"]:
            yield from _statement_lines(one, zone)
        yield ""
        yield from (f"  {others(log)}" for log in channel["logs"])
        yield f"  {named(channel)}"
        if channel["journal"]:
            yield f"  {journal(channel['journal'])}"


def _statement_lines(one: View, zone: tzinfo) -> Iterator[str]:
    yield ""
    about = f", about {one['target']['what']}" if "target" in one else ""
    yield f"{one['what']} by {one['party']} {one['officer']}".rstrip() + about
    yield from (f"  ! {mark}" for mark in marks(one))
    yield from (f"  | {line}" for line in _split(one["words"]))
    if one["said"]:
        at = shown(datetime.fromisoformat(one["said"]), zone)
        yield f"  said at {at} by {one['clock']}'s clock"
    for moment, words in times(one):
        yield f"    {shown_in_row(datetime.fromisoformat(moment['at']), zone)}  {words}"
    yield from (f"  {act_line(act)}" for act in one["acts"])
    if one["missing"]:
        yield f"  not in this bundle: {'; '.join(one['missing'])}"
    yield f"  record {one['record']}"


def _split(words: Sequence[str]) -> list[str]:
    return [line for word in words for line in word.splitlines() or [""]]
