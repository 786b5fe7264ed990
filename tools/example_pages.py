"""The examples that stand at the top of the pages of spec/, in hexadecimal and taken apart.

The rule: an example is one of the vectors, never bytes of its own.
"""

from diagnostic import Names, hex_block, of_envelope, of_value
from example_evidence import example
from example_fork import afterwards, forked
from example_statements import example_procedure
from example_world import Morning

from keepclear.record.canonical import decode, encode

RECORD: Names = {
    1: "version",
    2: "channel",
    3: "party index",
    4: "incarnation",
    5: "seq",
    6: "root",
    7: "seen",
    8: "seen_root",
    9: "kind",
    10: "precedence",
    11: "role",
    12: "initials",
    13: "UTC",
    14: "body",
}
HELD: Names = {1: "version", 2: "channel", 3: "holder", 4: "holder's UTC", 5: "records held"}
KEY: Names = {
    1: "version",
    2: "party",
    3: "number",
    4: "event before",
    5: "party key",
    6: "next party key",
    7: "signing keys",
    8: "encryption keys",
    9: "revoked",
    10: "UTC",
}
CARD: Names = {1: "version", 2: "name", 3: "key events", 4: "TLS key", 5: "endpoints", 6: "UTC"}
PROCEDURE: Names = {
    1: "receipt, s",
    2: "taken, s",
    3: "read back, s",
    4: "answer, s",
    5: "climb, s",
    6: "ladder",
    7: "units",
    8: "told before a start, s",
    9: "confirm every, s",
    10: "lead, s",
    11: "moved, m",
    12: "unmanned after, s",
    13: "check every, s",
    14: "check grace, s",
    15: "contact within, s",
    16: "no contact after, s",
    17: "round trip, s",
    18: "clock offset, s",
    19: "check at, s of the day",
}
FOUNDING: Names = {1: "version", 2: "members", 3: "chance", 4: "name", 5: "scenario"}
BODIES: dict[str, tuple[str, Names]] = {
    "joined": ("joined A", {1: "founding record", 2: "key events", 3: "name"}),
    "closed": ("closed", {1: "incarnation, size and root of the log that ends"}),
    "give": (
        "give",
        {1: "serial", 2: "name", 3: "activity", 4: "volumes", 5: "from", 6: "until", 7: "text"},
    ),
    "amend": (
        "amend",
        {1: "serial", 2: "name", 3: "activity", 4: "volumes", 5: "from", 6: "until", 7: "text"}
        | {8: "supersedes"},
    ),
    "cancel": ("cancel", {1: "serial", 2: "supersedes", 3: "reason"}),
    "confirm": ("confirm", {1: "serial", 2: "the version that stands"}),
    "release": (
        "release",
        {1: "version", 2: "how places are told", 3: "size, m", 4: "step, s", 5: "label"}
        | {6: "handling"},
    ),
    "read back": ("read back", {1: "notice", 2: "check group", 3: "plotted", 4: "near"}),
    "answer": ("answer", {1: "read-back", 2: "correct", 3: "text"}),
    "disseminated": ("disseminated", {1: "notice", 2: "units told", 3: "told at"}),
    "objection": ("objection", {1: "notice", 2: "reason"}),
    "stop": ("stop", {1: "text"}),
    "taken": ("taken", {1: "STOP or message"}),
    "message": ("message", {1: "text", 2: "language"}),
    "coded": ("coded with a place", {1: "code", 2: "arguments"}),
    "translation": ("translation", {1: "message or STOP", 2: "language", 3: "text"}),
    "line check": (
        "line check",
        {1: "at", 2: "ruleset", 3: "picture", 4: "conflicts", 5: "conflict ids"},
    ),
    "desk state": ("desk unmanned", {1: "0 unmanned, 1 manned"}),
    "suspension": ("suspension", {1: "1 suspends, 0 lifts", 2: "reason"}),
    "lifting": ("lifting", {1: "1 suspends, 0 lifts", 2: "reason"}),
    "query": ("query", {1: "serial", 2: "volume", 3: "of use until", 4: "text"}),
    "query answer": (
        "query answer",
        {1: "query", 2: "1 YES, 2 NO, 3 UNKNOWN, 4 DECLINED", 3: "holds until", 4: "text"},
    ),
    "query correction": (
        "query correction",
        {1: "query", 2: "1 YES, 2 NO, 3 UNKNOWN, 4 DECLINED", 3: "holds until", 4: "text"}
        | {5: "corrects"},
    ),
    "zone": ("zone", {1: "number", 2: "zone", 3: "text"}),
    "zone end": ("zone end", {1: "number", 2: "the version that it ends", 3: "reason"}),
    "proposal": ("proposal", {1: "kind of document", 2: "title", 3: "content"}),
    "incident": (
        "incident",
        {1: "serial", 2: "kind", 3: "title", 4: "where", 5: "began", 6: "ended", 7: "text"}
        | {8: "refers to", 9: "attachments"},
    ),
    "incident statement": (
        "incident statement",
        {1: "incident", 2: "position", 3: "text", 4: "refers to", 5: "attachments"},
    ),
    "agreement act": (
        "agreement act",
        {1: "1 suspends, 2 resumes, 3 terminates", 2: "agreement", 3: "from", 4: "reason"},
    ),
    "patrol": (
        "patrol",
        {1: "number", 2: "name", 3: "series", 4: "notice", 5: "points", 6: "vehicles"}
        | {7: "call signs"},
    ),
    "part": ("part in a joint patrol", {6: "vehicles", 7: "call signs", 8: "proposal"}),
    "cut short": ("patrol cut short", {1: "plan or part", 2: "CUT SHORT", 3: "at", 5: "reason"}),
    "signature": ("signature A", {1: "act", 2: "proposal", 3: "hash of the content"}),
}


def examples(day: Morning) -> dict[tuple[str, str], str]:
    """Every example block, by its kind and name."""
    blocks: dict[tuple[str, str], str] = {}

    def envelope(name: str, data: bytes, names: Names) -> None:
        blocks["hex", name] = hex_block(data)
        blocks["cbor-diagnostic", name] = of_envelope(data, names)

    def plain(name: str, data: bytes, names: Names | None) -> None:
        blocks["hex", name] = hex_block(data)
        blocks["cbor-diagnostic", name] = of_value(decode(data), names)

    plain(
        "fork",
        forked(day).proofs()["two records at one place"].data,
        {1: "version", 2: "key events", 3: "one record", 4: "the other"},
    )
    envelope("record", day.named["give"].data, RECORD)
    envelope("held", day.held.data, HELD)
    envelope("key event", day.authors["A"].first.data, KEY)
    envelope("rotation", day.rotation.data, KEY)
    envelope("card", day.authors["A"].card().data, CARD)
    envelope("envelope", day.named["stop"].data, RECORD)
    plain("founding", day.founding.data, FOUNDING)
    plain("canonical", encode({1: [0, -1, 1_000, b"\x01\x02", "a"], 24: {2: []}}), None)
    plain(
        "separations",
        decode(day.named["proposal"].envelope.payload)[14][3],
        {1: "lateral, m", 2: "vertical, m", 3: "time, s", 4: "in force from"},
    )
    plain(
        "agreement",
        decode(day.named["agreement"].envelope.payload)[14][3],
        {2: "language", 3: "parties", 4: "area", 5: "from", 6: "until", 7: "rules", 8: "procedure"}
        | {9: "told of", 10: "limits of queries", 11: "notice of withdrawal, s", 12: "articles"}
        | {13: "the article of each rule"},
    )
    plain(
        "incident summary",
        decode(day.named["incident summary"].envelope.payload)[14][3],
        {1: "incident", 2: "text", 3: "closes it"},
    )
    plain(
        "joint patrol",
        decode(day.named["joint patrol"].envelope.payload)[14][3],
        {1: "number", 2: "name", 3: "series", 4: "points", 5: "volumes", 6: "who takes part"},
    )
    for name, (said, names) in BODIES.items():
        body = decode({**day.named, **afterwards(day)}[said].envelope.payload)[14]
        plain(name, encode(body), names)
    plain("procedure", example_procedure().encode(), PROCEDURE)
    plain("bundle", example(day), {1: "version", 2: "channels"})
    plain("picture", encode(day.picture.content()), None)
    return blocks
