"""Vectors of records: what passes the door, what each means, and what a whole line concludes.

The rule: each bad one breaks one sentence of spec/ and names it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import example_patrol
from example_fork import afterwards
from example_incident import incidents
from example_world import UTC, Morning, volumes_along_the_road, volumes_of_a_circle
from example_zones import odd_zones, zones_in_order

from keepclear.exchange.meaning import Kind, NotUnderstood, Refused, meaning
from keepclear.exchange.notice import encode_volumes
from keepclear.exchange.rule.rules import Severity, margins_body
from keepclear.exchange.rule.separation import Separation
from keepclear.node.situation import conflict_id, rule_id
from keepclear.picture.digest import closed
from keepclear.record.canonical import decode, encode
from keepclear.record.envelope import (
    RECORD_LABEL,
    Draft,
    Precedence,
    Record,
    Signature,
    parse,
    sign,
)
from keepclear.record.keys import X25519, sign_key_event
from keepclear.record.log import Frontier, Head, LogName, leaf_hash
from keepclear.record.signing import Signer, sign1
from keepclear.space.altitude import NOT_COMPARED, Margins, Offset

LONG = "x" * 4_001


def verdict(record: Record) -> list[str]:
    """A verdict in words: understood with the name of its kind, not understood, or refused."""
    match meaning(record):
        case NotUnderstood():
            return ["not understood"]
        case Refused(rule, _):
            return ["refused", rule]
        case _:
            return ["understood", Kind(record.kind).name]


def with_fields(signer: Signer, record: Record, fields: Mapping[int, Any]) -> bytes:
    """The record with some fields changed (None takes one away), signed again."""
    payload = {**decode(record.envelope.payload), **fields}
    kept = {key: value for key, value in payload.items() if value is not None}
    return sign1(signer, RECORD_LABEL, encode(kept))


def records(day: Morning) -> dict[str, Any]:
    """Records of every kind, records that are kept and refused, and bytes that are no record."""
    judged = [
        {
            "name": name,
            "bytes": record.data.hex(),
            "id": record.id.hex(),
            "verdict": verdict(record),
        }
        for name, record in {**day.named, **afterwards(day)}.items()
    ]
    signer = day.authors["A"].node_keys[0]
    strange = [
        {"name": why, "bytes": data.hex(), "verdict": verdict(parse(data))}
        for why, data in _strange(day, signer)
    ]
    return {
        "about": "spec/record.md and the pages of the kinds: records and what they mean.",
        "judged": judged,
        "strange": strange,
        "refused": [
            {"bytes": data.hex(), "rule": rule, "why": why}
            for data, rule, why in _no_records(day, signer)
        ],
    }


def _no_records(day: Morning, signer: Signer) -> list[tuple[bytes, str, str]]:
    give = day.named["give"]

    def odd(fields: Mapping[int, Any]) -> bytes:
        return with_fields(signer, give, fields)

    seen = decode(give.envelope.payload)[7]
    own = [give.log.party, give.log.incarnation, 1]
    return [
        (odd({11: "x" * 65_536}), "record/1", "over 65,536 bytes"),
        (sign1(signer, RECORD_LABEL, encode([])), "record/2", "an array"),
        (sign1(signer, RECORD_LABEL, encode(b"")), "record/2", "a byte string"),
        (odd({1: None}), "record/2", "no version"),
        (odd({1: -1}), "record/2", "a version below 0"),
        (odd({2: b"\x00" * 31}), "record/2", "a channel of 31 bytes"),
        (odd({3: 32}), "record/2", "a party of index 32"),
        (odd({4: b"\x00" * 7}), "record/2", "an incarnation of 7 bytes"),
        (odd({5: -1}), "record/2", "a place below 0"),
        (odd({6: b""}), "record/2", "no root"),
        (odd({7: {}}), "record/2", "a map for what was seen"),
        (odd({7: seen[::-1]}), "record/2", "logs seen not sorted"),
        (odd({7: [seen[0], seen[0]]}), "record/2", "a log seen twice"),
        (odd({7: [own, *seen]}), "record/2", "its own log seen"),
        (odd({7: [[*seen[0][:2], 0]]}), "record/2", "an empty log seen"),
        (odd({7: [[0, bytes([i, 1]) * 4, 1] for i in range(129)]}), "record/2", "129 logs seen"),
        (odd({8: None}), "record/2", "no root of what was seen"),
    ]


def _strange(day: Morning, signer: Signer) -> list[tuple[str, bytes]]:
    give = day.named["give"]

    def odd(fields: Mapping[int, Any]) -> bytes:
        return with_fields(signer, give, fields)

    whole = [
        ("a later version, its later fields of another form", odd({1: 2, 9: "new", 20: [1]})),
        ("an unknown kind", odd({9: 99})),
        ("a kind of 2^63 - 1", odd({9: 2**63 - 1})),
        ("no body", odd({14: None})),
        ("a field too many", odd({15: 0})),
        ("a kind below 0", odd({9: -1})),
        ("precedence 4", odd({10: 4})),
        ("a role that is no text", odd({11: b"x"})),
        ("a time beyond 9999", odd({13: 253_402_300_800})),
        ("a body that is no map", odd({14: []})),
        ("a role with a bidirectional control", odd({11: "officer\u202e"})),
        ("initials of 65 characters", odd({12: "x" * 65})),
        ("a STOP with odd words and initials", odd({9: 30, 12: "\u202e", 14: {1: "\u202e"}})),
        ("a STOP without a body to speak of", odd({9: 30, 14: {}})),
    ]
    bodies = [
        (f"{kind.name}: {why}", odd({9: int(kind), 14: body}))
        for kind, body, why in [
            *_notices(day),
            *_acknowledgements(day),
            *_others(day),
            *incidents(day),
            *_patrols(day),
            *_queries(day),
            *_zones(day),
        ]
    ]
    return whole + bodies


def _notices(day: Morning) -> list[tuple[Kind, dict[int, Any], str]]:
    give = decode(day.named["give"].envelope.payload)[14]
    amend = decode(day.named["amend"].envelope.payload)[14]
    cancel = decode(day.named["cancel"].envelope.payload)[14]
    confirm = decode(day.named["confirm"].envelope.payload)[14]
    release = decode(day.named["release"].envelope.payload)[14]
    circle, path = (
        dict(encode_volumes(volumes)[0])
        for volumes in (volumes_of_a_circle(UTC), volumes_along_the_road(UTC))
    )
    ring = [0, 0, 1_000, 0, 0, 1_000, -1_000, -1_000]

    def of(volume: dict[int, Any], **fields: Any) -> dict[int, Any]:
        new = {int(key[1:]): value for key, value in fields.items()}
        merged = {**volume, **new}
        return {**give, 4: [{k: v for k, v in merged.items() if v is not None}]}

    shapes = [
        (of(circle), "a point"),
        (of(circle, _1=2, _2=[ring]), "a polygon"),
        (of(circle, _4=None, _5=None, _6=None), "no band"),
        (of(circle, _1=3), "a core of kind 3"),
        (of(circle, _2=[[0, 0, 1, 1]]), "a point core of two points"),
        (of(path, _2=[[0, 0]]), "a line core of one point"),
        (of(path, _2=[[0, 0, 1]]), "half a point"),
        (of(path, _2=[[0, 0, b"", 1]]), "a point that is no number"),
        (of(circle, _1=2, _2=[ring[:6]]), "a ring that is not closed"),
        (of(circle, _1=2, _2=[[0, 0, 1, 0, -1, 0]]), "a ring of three points"),
        (of(path, _2=[[180_000_001, 0, 0, 1]]), "a longitude over 180 degrees"),
        (of(path, _2=[[0, 90_000_001, 0, -1]]), "a latitude over 90 degrees"),
        (of(path, _2=[[-100_000_000, 0, 180_000_001, 0]]), "an edge over 180 degrees"),
        (of(circle, _3=-1), "a radius below 0"),
        (of(circle, _3=5_000_001), "a radius over 5,000 km"),
        (of(circle, _6=None), "a floor without a reference"),
        (of(circle, _6=4), "reference 4"),
        (of(circle, _4=1_501), "a floor above the ceiling"),
        (of(circle, _8=circle[7]), "an end at its start"),
        (of(circle, _8=253_402_300_800), "an end beyond 9999"),
        (of(circle, _9=0), "a field too many"),
    ]
    return [
        *((Kind.GIVE, body, why) for body, why in shapes),
        (Kind.RELEASE, {**release, 2: 3}, "places told in a way that is none"),
        (Kind.RELEASE, {**release, 3: 500}, "squares of 500 m"),
        (Kind.RELEASE, {**release, 2: 0}, "exact places of 1 km"),
        (Kind.RELEASE, {**release, 4: 7}, "steps of 7 s"),
        (Kind.RELEASE, {**release, 5: 4}, "label 4"),
        (Kind.RELEASE, {**release, 5: 2}, "named parties that are not named"),
        (Kind.RELEASE, {**release, 7: 0}, "a field too many"),
        (Kind.GIVE, {**give, 1: 0}, "serial 0"),
        (Kind.GIVE, {**give, 2: ""}, "no name"),
        (Kind.GIVE, {**give, 3: 14}, "activity 14"),
        (Kind.GIVE, {**give, 3: 2**62}, "an activity beyond all bounds"),
        (Kind.GIVE, {**give, 4: []}, "no volume"),
        (Kind.GIVE, {**give, 4: [0]}, "a volume that is no map"),
        (Kind.GIVE, {**give, 6: give[5]}, "a validity that ends at its start"),
        (Kind.GIVE, {**give, 7: "\u2066"}, "a text with a bidirectional control"),
        (Kind.GIVE, {**give, 7: LONG}, "a text of 4,001 characters"),
        (Kind.GIVE, amend, "a field of an amendment"),
        (Kind.AMEND, give, "nothing that it supersedes"),
        (Kind.CANCEL, {**cancel, 2: b""}, "nothing that it supersedes"),
        (Kind.CANCEL, {}, "nothing"),
        (Kind.CONFIRM, {**confirm, 1: 0}, "serial 0"),
        (Kind.CONFIRM, {**confirm, 2: b""}, "nothing that it confirms"),
        (Kind.CONFIRM, {**confirm, 3: ""}, "a field too many"),
        (Kind.CONFIRM, {}, "nothing"),
    ]


def _acknowledgements(day: Morning) -> list[tuple[Kind, dict[int, Any], str]]:
    read, answer, told, objection = (
        decode(day.named[name].envelope.payload)[14]
        for name in ("read back", "answer", "disseminated", "objection")
    )
    return [
        (Kind.READ_BACK, {**read, 2: "1234"}, "four digits"),
        (Kind.READ_BACK, {**read, 2: "1234\u0665"}, "a digit of another script"),
        (Kind.READ_BACK, {**read, 1: b""}, "no target"),
        (Kind.ANSWER, {**answer, 2: 2}, "neither correct nor a correction"),
        (Kind.DISSEMINATED, {**told, 2: []}, "nobody told"),
        (Kind.DISSEMINATED, {**told, 2: ["x"] * 65}, "65 units told"),
        (Kind.DISSEMINATED, {**told, 2: [""]}, "a unit without a name"),
        (Kind.OBJECTION, {**objection, 2: ""}, "no reason"),
    ]


def _patrols(day: Morning) -> list[tuple[Kind, dict[int, Any], str]]:
    return example_patrol.odd(
        *(
            decode(day.named[name].envelope.payload)[14]
            for name in ("patrol", "part in a joint patrol", "patrol cut short", "joint patrol")
        )
    )


def _others(day: Morning) -> list[tuple[Kind, dict[int, Any], str]]:
    joined, check, proposal, signed = (
        decode(day.named[name].envelope.payload)[14]
        for name in ("joined A", "line check", "proposal", "signature A")
    )
    at = decode(day.named["give"].envelope.payload)[13]  # when these say that they were written
    others_key = decode(day.named["joined B"].envelope.payload)[14][2]
    return [
        (Kind.JOINED, {**joined, 1: b""}, "no founding record"),
        (Kind.JOINED, {**joined, 2: []}, "no keys"),
        (Kind.JOINED, {**joined, 2: [b"\x00"]}, "keys that are none"),
        (Kind.JOINED, {**joined, 2: others_key}, "the keys of another party"),
        (Kind.JOINED, {**joined, 3: ""}, "no name"),
        (Kind.KEY_EVENT, {}, "no event"),
        (Kind.TAKEN, {1: b"\x00" * 31}, "a target of 31 bytes"),
        (Kind.MESSAGE, {1: "", 2: "en"}, "no words"),
        (Kind.MESSAGE, {1: "hello", 2: "x" * 36}, "a language of 36 characters"),
        (Kind.CODED, {1: "", 2: []}, "no code"),
        (Kind.CODED, {1: "call me", 2: []}, "a code of small letters"),
        (Kind.CODED, {1: "X" * 41, 2: []}, "a code of 41 characters"),
        (Kind.CODED, {1: "CALL_ME"}, "no arguments, not even an empty list"),
        (Kind.CODED, {1: "CALL_ME", 2: [1] * 9}, "nine arguments"),
        (Kind.CODED, {1: "WAIT", 2: [-1]}, "a number below 0"),
        (Kind.CODED, {1: "WAIT", 2: [""]}, "an empty argument"),
        (Kind.CODED, {1: "WAIT", 2: ["\u202e"]}, "an argument with a bidirectional control"),
        (Kind.CODED, {1: "WAIT", 2: [b"\x01"]}, "an argument of bytes"),
        (Kind.CODED, {1: "WAIT", 2: [[0, 90_000_001]]}, "a latitude over 90 degrees"),
        (Kind.CODED, {1: "WAIT", 2: [[0, 0, 0]]}, "a place of three numbers"),
        (Kind.CODED, {1: "WAIT", 2: []}, "a known code without its argument"),
        (Kind.TRANSLATION, {1: b"\x00" * 31, 2: "ru", 3: "x"}, "a target of 31 bytes"),
        (Kind.TRANSLATION, {1: b"\x00" * 32, 2: "", 3: "x"}, "no language"),
        (Kind.TRANSLATION, {1: b"\x00" * 32, 2: "Russian!", 3: "x"}, "no language of RFC 5646"),
        (Kind.TRANSLATION, {1: b"\x00" * 32, 2: "ru", 3: ""}, "no words"),
        (Kind.LINE_CHECK, {**check, 5: [b""]}, "a conflict id of no bytes"),
        (Kind.LINE_CHECK, {**check, 5: [b"\x00" * 32] * 257}, "257 conflict ids"),
        (Kind.LINE_CHECK, {**check, 1: at + 1}, "a picture of a second later than its record"),
        (Kind.LINE_CHECK, {**check, 1: at}, "a picture of the same second"),
        (Kind.DESK_STATE, {}, "nothing"),
        (Kind.DESK_STATE, {1: 2}, "neither manned nor unmanned"),
        (Kind.DESK_STATE, {1: 1, 2: ""}, "a field too many"),
        (Kind.SUSPENSION, {1: 1}, "no reason, not even an empty one"),
        (Kind.SUSPENSION, {1: 2, 2: ""}, "neither suspended nor lifted"),
        (Kind.SUSPENSION, {1: 1, 2: LONG}, "a reason of 4,001 characters"),
        (Kind.SUSPENSION, {1: 1, 2: "\u202e"}, "a reason with a bidirectional control"),
        (Kind.PROPOSAL, {**proposal, 1: 2}, "a kind of document that is not known"),
        (Kind.PROPOSAL, {**proposal, 3: encode({1: 1})}, "separations without three of them"),
        (Kind.PROPOSAL, {**proposal, 3: encode([])}, "separations that are no map"),
        (Kind.PROPOSAL, {**proposal, 3: b"\xff"}, "content that is not canonical"),
        (Kind.ENDORSEMENT, {**signed, 1: 1}, "an act that is not its own"),
    ]


def _zone(day: Morning) -> dict[int, Any]:
    body: dict[int, Any] = decode(day.named["zone"].envelope.payload)[14]
    return body


def _zones(day: Morning) -> list[tuple[Kind, dict[int, Any], str]]:
    return odd_zones(_zone(day), decode(day.named["zone end"].envelope.payload)[14])


def _queries(day: Morning) -> list[tuple[Kind, dict[int, Any], str]]:
    query, answer, correction = (
        decode(day.named[name].envelope.payload)[14]
        for name in ("query", "query answer", "query correction")
    )
    [circle] = query[2]
    ring = [36_700_000, 35_800_000, 100_000, 0, 0, 100_000, -100_000, -100_000]
    asked = [
        ({1: 0}, "serial 0"),
        ({2: []}, "no volume"),
        ({2: [circle, circle]}, "two volumes"),
        ({2: circle}, "a volume in no array"),
        ({2: [{**circle, 1: 1, 2: [[36_700_000, 35_800_000, 1_000, 0]]}]}, "a line"),
        ({2: [{**circle, 1: 2, 2: [ring]}]}, "a polygon"),
        ({2: [{**circle, 8: circle[7]}]}, "a time that ends at its start"),
        ({3: -1}, "of use until before 1970"),
        ({4: LONG}, "words of 4,001 characters"),
        ({5: 0}, "a field too many"),
    ]
    said = [
        ({1: b""}, "no target"),
        ({2: 0}, "neither YES nor anything"),
        ({2: 5}, "answer 5"),
        ({3: -1}, "an end before 1970"),
        ({4: "\u202e"}, "words with a bidirectional control"),
        ({5: b""}, "it corrects nothing"),
        ({6: [36_700_000, 35_845_000]}, "a position"),
    ]
    return [
        *((Kind.QUERY, query | odd, why) for odd, why in asked),
        *((Kind.QUERY_ANSWER, answer | odd, why) for odd, why in said),
        (Kind.QUERY_ANSWER, correction, "a correction of what its log does not hold"),
    ]


class Sequel:
    """One log written record by record, each with the verdict that its place gives it."""

    def __init__(self, day: Morning) -> None:
        """Begin the log of party A anew, its `joined` first."""
        self.day = day
        self.author = day.authors["A"]
        self.signer = self.author.node_keys[0]
        self.frontier = Frontier()
        self.seen: list[Head] = []
        self.rows: list[dict[str, Any]] = []
        self.last = b""

    def say(self, kind: int, body: Mapping[int, Any], why: str, *expected: str) -> "Sequel":
        """Write one more record, and what becomes of it."""
        head = Head(self.author.log, self.frontier.size, self.frontier.root())
        draft = Draft(kind, body, Precedence.ROUTINE, Signature("", ""), UTC)
        record = sign(self.signer, self.day.channel, head, self.seen, draft)
        self.frontier = self.frontier.appended(leaf_hash(record.data))
        self.last = record.id
        self.rows.append({"bytes": record.data.hex(), "why": why, "verdict": list(expected)})
        return self

    def joined(self) -> "Sequel":
        """Say `joined` as the example does."""
        body = decode(self.day.named["joined A"].envelope.payload)[14]
        return self.say(Kind.JOINED, body, "the log begins", "understood")


def sequels(day: Morning) -> dict[str, Any]:
    """Logs whose records are judged by what stands before them in the same log."""
    give = decode(day.named["give"].envelope.payload)[14]
    notice = Sequel(day).joined().say(Kind.GIVE, give, "serial 1 is given", "understood")
    first = notice.last
    notice.say(Kind.GIVE, give, "serial 1 is given again", "refused", "notice/4")
    notice.say(Kind.AMEND, {**give, 8: b"\x00" * 32}, "of nothing", "refused", "notice/5")
    notice.say(Kind.AMEND, {**give, 8: first}, "it is amended", "understood")
    second = notice.last
    notice.say(Kind.AMEND, {**give, 8: first}, "the old version", "refused", "notice/5")
    notice.say(Kind.CONFIRM, {1: 1, 2: second}, "it is confirmed", "understood")
    notice.say(Kind.CONFIRM, {1: 1, 2: second}, "it is confirmed again", "understood")
    notice.say(Kind.CONFIRM, {1: 1, 2: first}, "the old version", "refused", "notice/14")
    notice.say(Kind.CONFIRM, {1: 2, 2: second}, "of serial 2", "refused", "notice/14")
    notice.say(Kind.CONFIRM, {1: 1, 2: b"\x00" * 32}, "of nothing", "refused", "notice/14")
    notice.say(Kind.CANCEL, {1: 2, 2: second, 3: ""}, "serial 2", "refused", "notice/5")
    notice.say(Kind.CANCEL, {1: 1, 2: second, 3: ""}, "it is cancelled", "understood")
    notice.say(Kind.CONFIRM, {1: 1, 2: second}, "after its end", "refused", "notice/14")
    notice.say(Kind.GIVE, give, "serial 1 after its end", "refused", "notice/4")
    notice.say(Kind.AMEND, {**give, 8: second}, "after its end", "refused", "notice/5")
    return {
        "about": "Logs of party 0 of the founding record, each record judged in its place.",
        "founding": day.founding.data.hex(),
        "logs": [
            {"why": "notices", "records": notice.rows},
            {"why": "releases", "records": _releases(day)},
            {"why": "how a log begins", "records": _beginnings(day)},
            {"why": "keys", "records": _keys(day)},
            {"why": "what was seen", "records": _seen(day)},
            {"why": "incidents", "records": _incidents_in_order(day)},
            {"why": "patrols", "records": _patrols_in_order(day)},
            {"why": "queries", "records": _queries_in_order(day)},
            {"why": "zones", "records": zones_in_order(Sequel(day).joined(), _zone(day))},
        ],
    }


def _releases(day: Morning) -> list[dict[str, Any]]:
    give = decode(day.named["give"].envelope.payload)[14]
    release = {1: b"", 2: 2, 3: 10_000, 4: 0, 5: 0, 6: ""}
    log = Sequel(day).joined().say(Kind.GIVE, give, "serial 1 is given", "understood")
    log.say(Kind.RELEASE, {**release, 1: log.last}, "it is released", "understood")
    said = log.last
    log.say(Kind.RELEASE, {**release, 1: said}, "of a release", "refused", "release/4")
    log.say(Kind.RELEASE, {**release, 1: b"\x00" * 32}, "of nothing", "refused", "release/4")
    return log.rows


def _patrols_in_order(day: Morning) -> list[dict[str, Any]]:
    give, plan, joint = (
        decode(day.named[name].envelope.payload)[14] for name in ("give", "patrol", "joint patrol")
    )
    return example_patrol.in_order(Sequel(day), give, plan, joint, UTC)


def _incidents_in_order(day: Morning) -> list[dict[str, Any]]:
    body = decode(day.named["incident"].envelope.payload)[14]
    log = Sequel(day).joined().say(Kind.INCIDENT, body, "serial 1 is reported", "understood")
    log.say(Kind.INCIDENT, body, "serial 1 again", "refused", "incident/4")
    log.say(Kind.INCIDENT, {**body, 1: 7}, "serial 7", "understood")
    log.say(Kind.INCIDENT, {**body, 1: 2}, "a serial left out before", "understood")
    log.say(Kind.INCIDENT, {**body, 1: 7, 3: "other"}, "serial 7 again", "refused", "incident/4")
    return log.rows


def _queries_in_order(day: Morning) -> list[dict[str, Any]]:
    body = decode(day.named["query"].envelope.payload)[14]
    answer = decode(day.named["query answer"].envelope.payload)[14]
    log = Sequel(day).joined().say(Kind.QUERY, body, "serial 1 is asked", "understood")
    log.say(Kind.QUERY, body, "serial 1 again", "refused", "query/4")
    log.say(Kind.QUERY, {**body, 1: 9}, "serial 9", "understood")
    log.say(Kind.QUERY_ANSWER, answer, "an answer", "understood")
    first = log.last
    log.say(Kind.QUERY_ANSWER, answer, "another that corrects none", "refused", "query/5")
    log.say(Kind.QUERY_ANSWER, {**answer, 5: first}, "a correction", "understood")
    log.say(Kind.QUERY_ANSWER, {**answer, 5: first}, "of the old one", "refused", "query/5")
    other = {**answer, 1: b"\x00" * 32, 5: first}
    log.say(Kind.QUERY_ANSWER, other, "the first to another query", "understood")
    return log.rows


def _beginnings(day: Morning) -> list[dict[str, Any]]:
    text = {1: "hello", 2: "en"}
    log = Sequel(day).say(Kind.MESSAGE, text, "no joined", "refused", "channel/4")
    log.say(Kind.MESSAGE, text, "the log goes on", "understood")
    body = decode(day.named["joined A"].envelope.payload)[14]
    return log.say(Kind.JOINED, body, "too late", "refused", "channel/4").rows


def _keys(day: Morning) -> list[dict[str, Any]]:
    text = {1: "hello", 2: "en"}
    author = day.authors["A"]
    following = sign_key_event(
        author.party_keys[1],
        author.party_keys[2].public_key,
        [author.node_keys[1].public_key],
        [(X25519, author.public)],
        UTC,
        author.first,
    )
    log = Sequel(day).joined()
    log.say(Kind.KEY_EVENT, {1: b"\x00"}, "no key event", "refused", "envelope/1")
    log.say(Kind.MESSAGE, text, "the first key holds", "understood")
    log.say(Kind.KEY_EVENT, {1: following.data}, "a new key", "understood")
    log.say(Kind.MESSAGE, text, "the first key no longer holds", "refused", "keys/7")
    log.signer = author.node_keys[1]
    log.say(Kind.MESSAGE, text, "the new key holds", "understood")
    return log.rows


def _seen(day: Morning) -> list[dict[str, Any]]:
    text = {1: "hello", 2: "en"}
    log = Sequel(day).joined()
    other = LogName(1, b"\x70" * 8)
    log.seen = [Head(other, 2, b"\x02" * 32)]
    log.say(Kind.MESSAGE, text, "two entries seen", "understood")
    log.seen = [Head(other, 1, b"\x01" * 32)]
    log.say(Kind.MESSAGE, text, "one entry seen", "refused", "record/5")
    log.seen = [Head(other, 3, b"\x03" * 32)]
    return log.say(Kind.MESSAGE, text, "three entries seen", "understood").rows


NAMES = {name: LogName(index, bytes([index]) * 8) for index, name in enumerate("ABC")}
# The cut, and what each entry of each log had seen.
CUTS: list[tuple[str, dict[str, int], dict[str, list[dict[str, int]]]]] = [
    ("nothing is beyond it", {"A": 1, "B": 1}, {"A": [{}], "B": [{"A": 1}]}),
    ("B had seen more of A", {"A": 1, "B": 2}, {"A": [{}, {}], "B": [{"A": 1}, {"A": 2}]}),
    (
        "one entry drops out after another",
        {"A": 1, "B": 2, "C": 2},
        {"A": [{}, {}], "B": [{}, {"A": 2}], "C": [{}, {"B": 2}]},
    ),
    ("a log of which nothing is left", {"B": 1, "C": 1}, {"B": [{"A": 1}], "C": [{"B": 1}]}),
    ("an empty log", {"A": 0}, {}),
]


def _closed(cut: dict[str, int], seen: dict[str, list[dict[str, int]]]) -> dict[str, int]:
    of = {log: name for name, log in NAMES.items()}
    found = closed(
        {NAMES[name]: size for name, size in cut.items()},
        lambda log, seq: [(NAMES[name], size) for name, size in seen[of[log]][seq].items()],
    )
    return {of[log]: size for log, size in sorted(found.items())}


def pictures(day: Morning) -> dict[str, Any]:
    """Cuts and how they close, rules, conflict ids, and one digest with all that goes in."""
    wide = Margins(fl_msl=Offset.within(500))
    rules = [
        (Separation(), Severity.CAUTION, NOT_COMPARED),
        (Separation(1_000, 150, 60), Severity.CAUTION, NOT_COMPARED),
        (Separation(1_000, 150, 60), Severity.CRITICAL, wide),
    ]
    a, b = b"\x01" * 32, b"\x02" * 32
    picture = day.picture
    return {
        "about": "spec/picture.md: cuts, rules, conflict ids and a digest.",
        "cuts": [
            {"why": why, "cut": cut, "seen": seen, "closed": _closed(cut, seen)}
            for why, cut, seen in CUTS
        ],
        "rules": [
            {
                "terms": [*map(int, (apart.lateral_m, apart.vertical_m, apart.time_s, severity))],
                "margins": margins_body(margins),
                "rule": rule_id(apart, severity, margins).hex(),
                "conflict": [
                    *(a.hex(), b.hex()),
                    conflict_id(b, a, rule_id(apart, severity, margins)).hex(),
                ],
            }
            for apart, severity, margins in rules
        ],
        "digest": picture.digest().hex(),
        "conflict_digest": picture.conflict_digest().hex(),
    }


def morning(day: Morning) -> dict[str, Any]:
    """A whole line: who is on it, all that was said, and what every node concludes."""
    return {
        "about": "Every record of three parties, in one of the orders in which they may arrive.",
        "founding": day.founding.data.hex(),
        "cards": [author.card().data.hex() for author in day.authors.values()],
        "records": [record.data.hex() for record in day.named.values()],
        "line_check": day.named["line check"].id.hex(),
        "at": day.at,
        "digest": day.picture.digest().hex(),
        "conflict_digest": day.picture.conflict_digest().hex(),
        "conflicts": [item.hex() for item in day.picture.conflicts],
        "standings": _standings(day.picture.notices),
    }


def _standings(notices: Sequence[Any]) -> list[Any]:
    return [
        [notice.version.hex(), [[party, list(codes)] for party, codes in notice.standings]]
        for notice in notices
    ]
