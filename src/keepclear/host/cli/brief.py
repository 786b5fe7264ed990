"""The handover brief as plain text: read aloud at a change of watch, kept in a log, or mailed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Any

from keepclear.host.cli.speak import columns, in_row
from keepclear.host.cli.watch import left, who

View = Mapping[str, Any]


def lines(brief: View, zone: tzinfo) -> Iterator[str]:
    """Yield the lines of a brief."""
    from keepclear.space.local_time import shown

    exercise = f"   SCENARIO CLOCK {brief['scenario']}" if brief["scenario"] else ""
    yield f"HANDOVER BRIEF OF {brief['party']}{exercise}"
    yield shown(datetime.fromisoformat(brief["now"]), zone)
    yield who(brief["watch"], zone)
    stops = [(in_row(row["at"], zone), row["what"], row["about"]) for row in _rows(brief["stops"])]
    yield from _headed("STOP not taken", brief["stops"], columns(stops))
    yield from _items("Overdue", brief["overdue"])
    yield from _items("Waiting", brief["waits"])
    yield from _line(brief["line"], zone)
    ahead = [(in_row(row["at"], zone), row["what"], row["about"]) for row in _rows(brief["ahead"])]
    yield from _headed("The next 12 hours", brief["ahead"], columns(ahead))
    yield from _changed(brief["changed"], zone)


def _rows(part: View) -> Sequence[Any]:
    rows: Sequence[Any] = part["rows"]
    return rows


def _headed(title: str, part: View, said: Sequence[str]) -> Iterator[str]:
    yield ""
    yield title.upper()
    yield from (f"  {line}" for line in said)
    if not said:
        yield "  none"
    if part["more"]:
        yield f"  and {part['more']} more"


def _items(title: str, part: View) -> Iterator[str]:
    rows = [
        (left(item), item["what"], item.get("precedence", ""), _told(item), item["about"])
        for item in _rows(part)
    ]
    yield from _headed(title, part, columns(rows))


def _told(item: View) -> str:
    return f"told to {item['told']}" if "told" in item else ""


def _line(line: View, zone: tzinfo) -> Iterator[str]:
    yield ""
    yield "THE LINE"
    yield from (f"  {row}" for row in columns([_peer(peer, zone) for peer in line["peers"]]))
    for channel in line["channels"]:
        yield f"  channel {channel['channel']} ({channel['mode']}): {channel['state']}"
        yield f"    separations {channel['separations']}"
        yield from (f"    {why}" for why in channel["reasons"])


def _peer(peer: View, zone: tzinfo) -> tuple[str, ...]:
    contact = in_row(peer["last_contact"], zone) if peer["last_contact"] else "never"
    since = f" since {in_row(peer['desk_since'], zone)}" if peer["desk_since"] else ""
    clock = f"its clock: {peer['clock']}"
    return (
        peer["party"],
        peer["node"],
        f"last contact {contact}",
        f"desk {peer['desk']}{since}",
        clock,
    )


def _changed(changed: View, zone: tzinfo) -> Iterator[str]:
    yield ""
    whole = "" if changed["whole"] else "; the watch is longer than is looked back over"
    until = in_row(changed["until"], zone)
    yield f"CHANGED FROM {in_row(changed['since'], zone)} TO {until}{whole}"
    for part in changed["parts"]:
        earlier = f", and {part['more']} before these" if part["more"] else ""
        yield f"  {part['title']}{earlier}{'' if part['rows'] else ': none'}"
        rows = [(in_row(row["at"], zone), row["what"], row["about"]) for row in _rows(part)]
        yield from (f"    {row}" for row in columns(rows))
