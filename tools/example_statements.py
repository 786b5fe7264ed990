"""Vectors of keys, cards, channels, receipts, acknowledgements, documents and procedures.

The rule: each bad one breaks one sentence of spec/ and names it.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from example_world import UTC, Author, Morning

from keepclear.exchange.acknowledgement import Act as AckAct
from keepclear.exchange.acknowledgement import Standing, advance, check_group
from keepclear.exchange.channel import Scenario, found
from keepclear.exchange.document import Act, Deed, fate
from keepclear.exchange.notice import Activity
from keepclear.exchange.party import CARD_LABEL, armour
from keepclear.exchange.procedure import (
    HOUR,
    MINUTE,
    SECONDS_MAX,
    Procedure,
    parse_procedure,
)
from keepclear.record.canonical import decode, encode
from keepclear.record.envelope import HELD_LABEL
from keepclear.record.keys import KEY_LABEL, X25519, KeyEvent, Revocation, sign_key_event
from keepclear.record.log import LogName, log_id
from keepclear.record.signing import Signer, open_sign1, sign1

SMALL_ORDER = bytes(32)


def changed(signer: Signer, label: bytes, data: bytes, fields: Mapping[int, Any]) -> bytes:
    """The same payload with some fields changed (None takes one away), signed again."""
    payload = {**decode(open_sign1(data).payload), **fields}
    kept = {key: value for key, value in payload.items() if value is not None}
    return sign1(signer, label, encode(kept))


def keys(day: Morning) -> dict[str, Any]:
    """Key histories, good and broken."""
    party = day.authors["A"]
    first, signer = party.first, party.party_keys[0]
    revoked = Revocation(party.node_keys[0].kid, ((b"\x0d" * 32, 7, b"\x0e" * 32),))
    second = sign_key_event(
        party.party_keys[1],
        party.party_keys[2].public_key,
        [party.node_keys[1].public_key],
        [(X25519, party.public)],
        UTC,
        first,
        [revoked],
    )
    return {
        "about": "spec/keys.md: key histories, each from its first event on.",
        "good": [_history([first]), _history([first, second])],
        "bad": [
            {"events": [event.hex() for event in events], "rule": rule, "why": why}
            for events, rule, why in _bad_histories(party, first, second, signer)
        ],
    }


def _history(events: Sequence[KeyEvent]) -> dict[str, Any]:
    last = events[-1]
    return {
        "events": [event.data.hex() for event in events],
        "party": last.party.hex(),
        "number": last.number,
        "signing_keys": [key.hex() for key in last.signing_keys],
        "encryption_keys": [[suite, key.hex()] for suite, key in last.encryption_keys],
        "next_party_key": last.next_party_key.hex(),
        "revoked": [
            [item.kid.hex(), [[log.hex(), size, root.hex()] for log, size, root in item.heads]]
            for item in last.revoked
        ],
        "ids": [event.id.hex() for event in events],
    }


def _bad_histories(
    party: Author, first: KeyEvent, second: KeyEvent, signer: Signer
) -> list[tuple[list[bytes], str, str]]:
    def event(fields: Mapping[int, Any], by: Signer = signer) -> bytes:
        return changed(by, KEY_LABEL, first.data, fields)

    def next_event(fields: Mapping[int, Any], by: Signer) -> list[bytes]:
        return [first.data, changed(by, KEY_LABEL, second.data, fields)]

    stranger = Signer(b"\x99" * 32)
    return [
        ([event({1: 2})], "keys/1", "a later version"),
        ([event({10: None})], "keys/1", "no time"),
        ([event({11: 0})], "keys/1", "a field too many"),
        ([event({4: 0})], "keys/1", "0 for nothing before it"),
        ([event({7: {}})], "keys/1", "a map for the signing keys"),
        ([event({8: [[9, b"\x01" * 32]]})], "keys/1", "an unknown suite"),
        ([event({8: [[1, b"\x01" * 31]]})], "keys/1", "an encryption key of 31 bytes"),
        ([event({10: 253_402_300_800})], "keys/1", "a time beyond 9999"),
        ([sign1(signer, KEY_LABEL, encode([1]))], "keys/1", "an array"),
        ([event({7: [SMALL_ORDER]})], "keys/2", "a signing key of small order"),
        ([event({5: SMALL_ORDER})], "keys/2", "a party key of small order"),
        ([event({}, stranger)], "keys/3", "signed by a stranger"),
        ([changed(signer, b"keepclear/record/1", first.data, {})], "keys/3", "another label"),
        ([second.data], "keys/4", "the second event alone"),
        ([first.data, first.data], "keys/4", "the first event twice"),
        (next_event({3: 2}, party.party_keys[1]), "keys/4", "a number left out"),
        (next_event({4: b"\x00" * 32}, party.party_keys[1]), "keys/4", "after something else"),
        (next_event({5: stranger.public_key}, stranger), "keys/5", "not the promised key"),
        (next_event({2: b"\x00" * 32}, party.party_keys[1]), "keys/5", "another party"),
        ([event({2: b"\x00" * 32})], "keys/5", "not its own fingerprint"),
        (_seventeen(party, first), "keys/13", "a seventeenth event"),
    ]


def _seventeen(party: Author, first: KeyEvent) -> list[bytes]:
    """A history of one event more than a party may have, each by the promised key."""
    events, signer = [first], party.party_keys[1]
    for number in range(16):
        following, last = Signer(bytes([0xA0 + number]) * 32), events[-1]
        keys = last.signing_keys, last.encryption_keys
        events.append(sign_key_event(signer, following.public_key, *keys, UTC, last))
        signer = following
    return [event.data for event in events]


def cards(day: Morning) -> dict[str, Any]:
    """Cards, good and bad."""
    author = day.authors["A"]
    signer, data = author.node_keys[0], author.card().data

    def card(fields: Mapping[int, Any], by: Signer = signer) -> bytes:
        return changed(by, CARD_LABEL, data, fields)

    bad = [
        (data + bytes(32_769 - len(data)), "card/1", "over 32,768 bytes"),
        (sign1(signer, CARD_LABEL, encode([])), "card/2", "an array"),
        (card({2: ""}), "card/2", "no name"),
        (card({2: "A\u202e"}), "card/2", "a name with a bidirectional control"),
        (card({3: []}), "card/2", "no keys"),
        (card({4: b"\x00" * 31}), "card/2", "a TLS key of 31 bytes"),
        (card({5: [""]}), "card/2", "an empty endpoint"),
        (card({5: 0}), "card/2", "0 for no endpoints"),
        (card({5: ["https://192.0.2.7:1"] * 9}), "card/2", "nine endpoints"),
        (card({7: 0}), "card/2", "a field too many"),
        (card({}, Signer(b"\x99" * 32)), "card/3", "signed by a stranger"),
        (changed(signer, HELD_LABEL, data, {}), "card/3", "another label"),
    ]
    return {
        "about": "spec/card.md: cards with what is read over the phone, and ones refused.",
        "good": [
            {
                "bytes": card_.data.hex(),
                "name": card_.name,
                "party": card_.party.hex(),
                "tls_key": card_.tls_key.hex(),
                "endpoints": list(card_.endpoints),
                "utc": card_.utc,
                "spoken": card_.spoken(),
                "text": armour(card_),
            }
            for card_ in (day.authors["A"].card(), day.authors["B"].card())
        ],
        "bad": [{"bytes": item.hex(), "rule": rule, "why": why} for item, rule, why in bad],
        "bad_text": [
            {"text": "hello", "rule": "card/4", "why": "no marker lines"},
            {
                "text": armour(author.card()).replace("MI", "*I").replace("0oR", "*"),
                "rule": "card/4",
                "why": "not base64",
            },
        ],
    }


def channels(day: Morning) -> dict[str, Any]:
    """Founding records, and the names of channels and logs."""
    members = sorted(author.first.party for author in day.authors.values())
    exercise = found(members[:2], "exercise one", b"\x0e" * 16, Scenario("spring", UTC, 60_000))
    body = decode(day.founding.data)

    def founding(fields: Mapping[int, Any]) -> bytes:
        kept = {key: value for key, value in {**body, **fields}.items() if value is not None}
        return encode(kept)

    bad = [
        (encode([]), "channel/1", "an array"),
        (founding({1: 2}), "channel/1", "a later version"),
        (founding({2: members[:1]}), "channel/1", "one member"),
        (founding({2: members[::-1]}), "channel/1", "members not sorted"),
        (founding({2: [members[0], members[0]]}), "channel/1", "one member twice"),
        (founding({2: [m[:31] for m in members]}), "channel/1", "fingerprints of 31 bytes"),
        (founding({3: b"\x0f" * 15}), "channel/1", "15 bytes of chance"),
        (founding({4: ""}), "channel/1", "no name"),
        (founding({5: ["spring", UTC]}), "channel/1", "a scenario without its rate"),
        (founding({6: 0}), "channel/1", "a field too many"),
        (founding({5: ["spring", UTC, 0]}), "channel/2", "a clock that stands"),
        (founding({5: ["", UTC, 1_000]}), "channel/2", "a scenario without a name"),
    ]
    return {
        "about": "spec/channel.md: founding records and their ids.",
        "good": [
            {
                "bytes": item.data.hex(),
                "channel": item.channel.hex(),
                "name": item.name,
                "members": [member.hex() for member in item.members],
                "scenario": list(_scenario(item.scenario)),
            }
            for item in (day.founding, exercise)
        ],
        "logs": [
            {
                "channel": day.channel.hex(),
                "party": a.log.party,
                "incarnation": a.log.incarnation.hex(),
                "log_id": log_id(day.channel, a.log).hex(),
            }
            for a in day.authors.values()
        ],
        "bad": [{"bytes": item.hex(), "rule": rule, "why": why} for item, rule, why in bad],
    }


def _scenario(scenario: Scenario | None) -> tuple[str | int, ...]:
    return (scenario.id, scenario.origin, scenario.rate_permille) if scenario else ()


def helds(day: Morning) -> dict[str, Any]:
    """Receipts, good and bad."""
    holder = day.authors["B"]
    held = day.held
    listed = decode(held.envelope.payload)[5]

    def receipt(fields: Mapping[int, Any]) -> bytes:
        return changed(holder.signer, HELD_LABEL, held.data, fields)

    bad = [
        (sign1(holder.signer, HELD_LABEL, encode([2, 1, 3, 4, 5])), "held/1", "an array"),
        (receipt({1: 2}), "held/1", "a later version"),
        (receipt({2: b"\x00" * 31}), "held/1", "a channel of 31 bytes"),
        (receipt({3: 32}), "held/1", "a holder of index 32"),
        (receipt({4: -1}), "held/1", "a time before 1970"),
        (receipt({4: 253_402_300_800}), "held/1", "a time beyond 9999"),
        (receipt({5: []}), "held/1", "no record"),
        (receipt({5: {}}), "held/1", "a map for the list"),
        (receipt({5: listed[::-1]}), "held/1", "records not sorted"),
        (receipt({5: [listed[0], listed[0]]}), "held/1", "one record twice"),
        (receipt({6: 0}), "held/1", "a field too many"),
    ]
    return {
        "about": "spec/held.md: receipts, and ones refused.",
        "good": [
            {
                "bytes": held.data.hex(),
                "channel": held.channel.hex(),
                "holder": held.holder,
                "utc": held.utc,
                "key": holder.node_keys[0].public_key.hex(),
                "records": [
                    [log.party, log.incarnation.hex(), seq, record.hex()]
                    for log, seq, record in held.records
                ],
            }
        ],
        "bad": [{"bytes": item.hex(), "rule": rule, "why": why} for item, rule, why in bad],
    }


ACTS = [
    ["hold"],
    ["read back"],
    ["hold", "read back", "answer correct", "disseminate"],
    ["hold", "read back", "answer correction", "read back", "answer correct"],
    ["hold", "read back", "answer correct", "answer correction"],
    ["hold", "read back", "answer correction", "answer correct"],
    ["hold", "read back", "answer correct", "read back"],
    ["answer correct"],
    ["disseminate", "disseminate"],
    ["hold", "object", "object", "read back"],
    ["hold", "hold"],
]


def standings(day: Morning) -> dict[str, Any]:
    """Acts in order and where they lead, and check groups."""
    folds = []
    for names in ACTS:
        now, refused = Standing(), []
        for number, name in enumerate(names):
            after = advance(now, AckAct(name))
            if after is None:
                refused.append(number)
            now = after or now
        folds.append({"acts": names, "out_of_turn": refused, "states": now.codes()})
    give = day.named["give"].id
    return {
        "about": "spec/acknowledgement.md: where acts lead, and check groups.",
        "folds": folds,
        "check_groups": [
            {"record": give.hex(), "party": party, "group": check_group(give, party)}
            for party in (0, 1, 2, 31)
        ],
    }


LOGS = {name: LogName(index, bytes([0x10 + index]) * 8) for index, name in enumerate("ABC")}
Row: TypeAlias = tuple[str, int, Act, dict[str, int]]
PROPOSE: Row = ("A", 3, Act.PROPOSE, {})
ALL = {"A": 6, "B": 9, "C": 9}
STORIES: list[tuple[str, list[Row]]] = [
    ("proposed", [PROPOSE]),
    ("signed by all, not closed", [PROPOSE, ("B", 2, Act.SIGN, {}), ("C", 2, Act.SIGN, {})]),
    (
        "closed with every signature",
        [PROPOSE, ("B", 2, Act.SIGN, {}), ("C", 2, Act.SIGN, {}), ("A", 5, Act.CLOSE, ALL)],
    ),
    ("closed without C", [PROPOSE, ("B", 2, Act.SIGN, {}), ("A", 5, Act.CLOSE, ALL)]),
    (
        "C signed after what the proposer had seen",
        [PROPOSE, ("B", 2, Act.SIGN, {}), ("C", 9, Act.SIGN, {}), ("A", 5, Act.CLOSE, ALL)],
    ),
    (
        "B withdrew in time",
        [
            PROPOSE,
            ("B", 2, Act.SIGN, {}),
            ("B", 4, Act.WITHDRAW, {}),
            ("C", 2, Act.SIGN, {}),
            ("A", 5, Act.CLOSE, ALL),
        ],
    ),
    (
        "B withdrew and signed again",
        [
            PROPOSE,
            ("B", 2, Act.SIGN, {}),
            ("B", 4, Act.WITHDRAW, {}),
            ("B", 5, Act.SIGN, {}),
            ("C", 2, Act.SIGN, {}),
            ("A", 5, Act.CLOSE, ALL),
        ],
    ),
    (
        "B withdrew after the close",
        [
            PROPOSE,
            ("B", 2, Act.SIGN, {}),
            ("B", 9, Act.WITHDRAW, {}),
            ("C", 2, Act.SIGN, {}),
            ("A", 5, Act.CLOSE, ALL),
        ],
    ),
    (
        "retracted, then closed",
        [
            PROPOSE,
            ("B", 2, Act.SIGN, {}),
            ("C", 2, Act.SIGN, {}),
            ("A", 4, Act.RETRACT, {}),
            ("A", 5, Act.CLOSE, ALL),
        ],
    ),
    (
        "closed by another",
        [PROPOSE, ("B", 2, Act.SIGN, {}), ("C", 2, Act.SIGN, {}), ("B", 5, Act.CLOSE, ALL)],
    ),
]
OTHER_BYTES: tuple[str, list[Row]] = (
    "C signed other bytes",
    [PROPOSE, ("B", 2, Act.SIGN, {}), ("C", 2, Act.SIGN, {"other": 1}), ("A", 5, Act.CLOSE, ALL)],
)


def documents() -> dict[str, Any]:
    """What becomes of a proposal of party A among three."""
    return {
        "about": "spec/document.md: deeds on one proposal of party 0 among 3, and its fate.",
        "fates": [_story(why, deeds) for why, deeds in [*STORIES, OTHER_BYTES]],
    }


def _story(why: str, rows: Sequence[Row]) -> dict[str, Any]:
    good, other = b"\x01" * 32, b"\x02" * 32
    deeds = [
        Deed(
            LOGS[who],
            seq,
            act,
            other if "other" in cut else good,
            {LOGS[name]: size for name, size in cut.items() if name in LOGS},
        )
        for who, seq, act, cut in rows
    ]
    return {
        "why": why,
        "deeds": [
            {
                "party": deed.log.party,
                "incarnation": deed.log.incarnation.hex(),
                "seq": deed.seq,
                "act": int(deed.act),
                "content_hash": deed.content_hash.hex(),
                "cut": [[log.party, log.incarnation.hex(), size] for log, size in deed.cut.items()],
            }
            for deed in deeds
        ],
        "fate": int(fate(0, 3, deeds)),
    }


def example_procedure() -> Procedure:
    """How party A keeps the watch: the usual times, two units and two lead times."""
    flight, convoy = int(Activity.FLIGHT), int(Activity.HUMANITARIAN_MOVEMENT)
    return Procedure(
        units=((0, "operations"), (flight, "tower")),
        lead_s=((flight, HOUR), (convoy, 48 * HOUR)),
        check_at_s=(9 * HOUR + 30 * MINUTE, 15 * HOUR + 30 * MINUTE),
    )


def procedures() -> dict[str, Any]:
    """Procedures, good and refused."""
    data = example_procedure().encode()
    plain = decode(data)
    waits = range(1, 6)
    least = {**dict.fromkeys(range(7, 19), 0), **dict.fromkeys(waits, [1] * 4)}
    least |= {6: ["watch"], 7: [], 10: [], 13: 1, 19: []}
    most = {**dict.fromkeys(range(7, 19), SECONDS_MAX), **dict.fromkeys(waits, [SECONDS_MAX] * 4)}
    most |= {6: [f"role {number}" for number in range(16)]}
    most |= {7: [[0, f"unit {number:02}"] for number in range(64)]}
    most |= {10: [[int(activity), 30 * MINUTE] for activity in Activity]}
    most |= {19: [half * 30 * MINUTE for half in range(48)]}
    read = [parse_procedure(encode(fields)) for fields in (least, most)]
    return {
        "about": "spec/procedure.md: procedures, and bytes that are refused.",
        "good": [
            {"bytes": item.encode().hex(), "fields": [_listed(value) for value in _values(item)]}
            for item in (example_procedure(), Procedure(), *read)
        ],
        "bad": [
            {"bytes": item.hex(), "rule": rule, "why": why}
            for item, rule, why in [
                (encode([]), "procedure/1", "an array"),
                (data + b"\x00", "canonical/3", "bytes after it"),
                *((encode(_with(plain, fields)), "procedure/1", why) for fields, why in _ODD),
            ]
        ],
    }


def _values(procedure: Procedure) -> list[Any]:
    return [getattr(procedure, name) for name in procedure.__slots__]


def _listed(value: Any) -> Any:
    return [_listed(item) for item in value] if isinstance(value, tuple) else value


def _with(plain: Mapping[int, Any], fields: Mapping[int, Any]) -> dict[int, Any]:
    return {key: value for key, value in {**plain, **fields}.items() if value is not None}


_ODD: Sequence[tuple[dict[int, Any], str]] = [
    ({1: None}, "no wait for receipts"),
    ({18: None}, "no clock offset"),
    ({19: None}, "no times of day"),
    ({19: [86_400]}, "a time of day after its end"),
    ({19: [60, 60]}, "one time of day twice"),
    ({19: [120, 60]}, "times of day not sorted"),
    ({19: list(range(49))}, "49 times of day"),
    ({20: 0}, "a field too many"),
    ({1: [60, 300, 900]}, "three waits"),
    ({2: [60, 300, 900, 3_600, 3_600]}, "five waits"),
    ({3: [0, 300, 900, 3_600]}, "a wait of nothing"),
    ({4: [60, 300, 900, SECONDS_MAX + 1]}, "a wait of over 366 days"),
    ({5: [60, 300, 900, "3600"]}, "a wait in words"),
    ({5: 60}, "one wait for all"),
    ({6: []}, "no ladder"),
    ({6: ["watch", "commander", "watch"]}, "a ladder that loops"),
    ({6: ["watch", ""]}, "a role without a name"),
    ({6: ["x" * 65]}, "a role of 65 characters"),
    ({6: ["watch\u202e"]}, "a role with a bidirectional control"),
    ({6: [f"role {number}" for number in range(17)]}, "a ladder of 17 roles"),
    ({7: [[1, "tower"], [0, "operations"]]}, "units not sorted"),
    ({7: [[1, "tower"], [1, "tower"]]}, "one unit twice"),
    ({7: [[14, "tower"]]}, "units of activity 14"),
    ({7: [[1, ""]]}, "a unit without a name"),
    ({7: [[1]]}, "a row of one"),
    ({7: ["tower"]}, "a unit without its activity"),
    ({7: [[0, f"unit {number:02}"] for number in range(65)]}, "65 units"),
    ({8: -1}, "told after a start"),
    ({9: SECONDS_MAX + 1}, "confirmed after over 366 days"),
    ({10: [[2, 60], [1, 60]]}, "lead times not sorted"),
    ({10: [[1, 60], [1, 120]]}, "two lead times of one activity"),
    ({10: [[0, 60]]}, "a lead time of every activity"),
    ({10: [[1, -1]]}, "a lead time below 0"),
    ({10: [60]}, "a lead time without its activity"),
    ({11: b""}, "bytes for metres"),
    ({13: 0}, "line checks without a pause"),
    ({16: "300"}, "seconds in words"),
]
