"""A second verifier of bundles, written from spec/ alone: it shares no code with Keepclear.

It says what a bundle proves as JSON, as `keepclear verify FILE --json` does under "claims", and
ends with the same code: 0 it holds, 2 it is no bundle, 4 it is one and its proof fails.
Run: python examples/verify_bundle.py FILE      (needs cbor2 and PyNaCl, nothing else)
"""
# ruff: noqa: B905, D101, D102, D103

import json
import sys
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from typing import Any

import cbor2
from nacl import bindings

GIVEN = ("after", "before", "held", "seen", "witnessed")
HOLDS, NO_BUNDLE, FAILS = 0, 2, 4
FILE_MAX, RECORD_MAX, DEPTH_MAX, MANY = 16_777_216, 65_536, 16, 10**9
EMPTY_ROOT = sha256(b"").digest()
# spec/text.md: the characters that no text holds.
REFUSED_TEXT = (
    "0-8 B-1F 7F-9F AD-AD 34F-34F 61C-61C 115F-1160 17B4-17B5 180E-180E 200B-200B 200E-200F "
    "2028-2029 202A-202E 2060-206F 3164-3164 D800-DFFF E000-F8FF FDD0-FDEF FEFF-FEFF "
    "FFA0-FFA0 FFF0-FFFF 1BCA0-1BCA3 1D173-1D17A E0000-E0FFF F0000-10FFFF"
)
SPANS = [(int(a, 16), int(b, 16)) for a, b in (part.split("-") for part in REFUSED_TEXT.split())]


class Outcome(Exception):
    """The end of a verification that does not hold: its code, and why."""


def want(holds: Any, why: str, code: int = NO_BUNDLE) -> None:
    if not holds:
        raise Outcome(code, why)


# spec/canonical.md
def write(value: Any) -> bytes:
    return bytes(cbor2.dumps(value, canonical=True))


def digest(value: Any) -> bytes:
    return sha256(write(value)).digest()


# Read one canonical value: of the few types, and equal to what cbor2 writes of it.
def read(data: bytes) -> Any:
    value, end = decoded(data, 0, 0)
    want(end == len(data) and write(value) == data, "not the canonical form of its value")
    return value


def decoded(data: bytes, at: int, depth: int) -> tuple[Any, int]:
    want(depth <= DEPTH_MAX and at < len(data), "nested too deep, or the bytes end")
    major, short = data[at] >> 5, data[at] & 31
    want(major < 6 and short < 28, "a tag, a float, a simple value or an indefinite length")
    size = 0 if short < 24 else 1 << short - 24
    count = int.from_bytes(data[at + 1 : at + 1 + size], "big") if size else short
    at += 1 + size
    want(at <= len(data) and count < 2**63, "the bytes end, or an integer beyond 64 bits")
    if major < 2:
        return (-1 - count if major else count), at
    want(count <= len(data) - at, "the bytes end within a value")
    if major < 4:
        part = data[at : at + count]  # Of a text that is not UTF-8 something else is written.
        return (part if major == 2 else part.decode(errors="replace")), at + count
    items: list[Any] = []
    for _ in range(count * (major - 3)):
        item, at = decoded(data, at, depth + 1)
        items.append(item)
    if major == 4:
        return items, at
    keys = items[::2]
    known = all(type(key) is int and 0 <= key < 256 for key in keys) and len({*keys}) == len(keys)
    want(known, "a map key that is none, or stands twice")
    return dict(zip(keys, items[1::2])), at


# Forms: an integer is itself, a range holds a number, bytes(n) are n bytes (b"" any), "" is a text
# of 1 to 64 characters, [each, least, most] an array, a tuple one of such items, a map its fields.
# fmt: off
COUNT, UTC, INDEX, KID, HASH = range(2**63), range(253_402_300_800), range(32), bytes(8), bytes(32)
HASHES, LOG = [HASH, 0, 128], (INDEX, bytes(8))
FOUNDING = {1: 1, 2: [HASH, 2, 32], 3: bytes(16), 4: ""}
SCENARIO = {5: ("", UTC, range(1, 10_000_001))}
KEY_EVENT = {1: 1, 2: HASH, 3: COUNT, 4: b"", 5: HASH, 6: HASH, 7: [HASH, 0, MANY], 10: UTC,
             8: [(range(1, 3), b""), 0, MANY], 9: [(KID, [(HASH, COUNT, HASH), 0, MANY]), 0, MANY]}
PLACE = {1: COUNT, 2: HASH, 3: INDEX, 4: bytes(8), 5: COUNT, 6: HASH, 8: HASH,
         7: [(*LOG, range(1, 2**63)), 0, 128]}
HELD = {1: 1, 2: HASH, 3: INDEX, 4: UTC, 5: [(*LOG, COUNT, HASH), 1, MANY]}
EXCERPT = {1: 1, 2: HASH, 3: INDEX, 4: UTC, 5: [(COUNT, UTC, b"", HASH), 1, 8_192]}
CHANNEL = {1: b"", 2: [(INDEX, [b"", 1, 16]), 0, 32],
           3: [(*LOG, [(b"", HASHES, HASHES), 1, 4_096]), 1, 128], 4: [b"", 0, 8_192],
           5: [(HASH, HASHES, [(*LOG, COUNT, HASHES), 0, 65_536]), 0, 4_096], 7: [b"", 0, 1],
           6: [(*LOG, HASH, COUNT, HASH, HASH, UTC, bytes(64), [(COUNT, HASHES), 1, 4_096]), 0, 64]}
BUNDLE = {1: 1, 2: [CHANNEL, 1, 16]}
# fmt: on


def fits(value: Any, form: Any) -> bool:
    if isinstance(form, range | int):
        return type(value) is int and (value in form if isinstance(form, range) else value == form)
    if type(value) is not (list if isinstance(form, tuple) else type(form)):
        return False
    if isinstance(form, bytes):
        return not form or len(value) == len(form)
    if isinstance(form, str):
        return 1 <= len(value) <= 64 and not any(a <= ord(c) <= b for c in value for a, b in SPANS)
    if isinstance(form, tuple):
        return len(value) == len(form) and all(map(fits, value, form))
    if isinstance(form, dict):
        return set(value) == set(form) and all(fits(value[key], form[key]) for key in form)
    each, least, most = form
    return least <= len(value) <= most and all(fits(item, each) for item in value)


def rising(keys: list[Any]) -> None:
    want(all(one < other for one, other in pairwise(keys)), "not in order, each once")


# spec/envelope.md, record.md, held.md
def signed(signature: bytes, message: bytes, key: bytes) -> bool:
    try:
        bindings.crypto_sign_open(signature + message, key)
        return True
    except Exception:
        return False


class Signed:  # a COSE_Sign1 in its one form
    def __init__(self, data: bytes, most: int = RECORD_MAX) -> None:
        want(len(data) <= most and data[:2] == b"\xd2\x84", "no COSE_Sign1")
        parts = read(b"\x84" + data[2:])
        want(fits(parts, (b"", {}, b"", bytes(64))), "not [bytes, map, bytes, bytes]")
        self.data, self.id, self.protected = data, sha256(data).digest(), parts[0]
        head = read(parts[0])
        want(fits(head, {1: -19, 4: bytes(8)}), "not exactly alg -19 and kid")
        self.kid, self.payload, self.signature = head[4], parts[2], parts[3]
        self.value = read(self.payload)

    def is_by(self, keys: dict[bytes, bytes], label: bytes) -> bool:
        message = write(["Signature1", self.protected, label, self.payload])
        return self.kid in keys and signed(self.signature, message, keys[self.kid])


class Record(Signed):  # a record: fields 1 to 8 place it, the rest may be of another version
    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        value = self.value if isinstance(self.value, dict) else {}
        want(fits({key: value.get(key) for key in PLACE}, PLACE), "no record")
        self.channel, self.seq, self.root, self.seen_root = (value[i] for i in (2, 5, 6, 8))
        self.log = (value[3], value[4])
        self.seen = [((party, name), size) for party, name, size in value[7]]
        rising([log for log, _ in self.seen])
        want(self.log not in [log for log, _ in self.seen], "it has seen its own log")
        kinds = [type(value.get(i)) for i in range(9, 15)] == [int, int, str, str, int, dict]
        sound = value[1] == 1 and set(value) == set(range(1, 15)) and kinds
        sound = sound and value[9] >= 0 and 0 <= value[10] <= 3 and value[13] in UTC
        self.kind: int = value[9] if sound else -1
        self.said: int = value[13] if sound else -1
        self.word, self.name = (value[3], self.said, self.id), [value[3], value[4].hex()]

    def is_in(self, size: int, root: bytes, path: list[bytes]) -> bool:
        leaf = sha256(b"\x00" + self.data).digest()
        return self.seq < size and included(leaf, self.seq, size, path) == root


# spec/log.md: each path is followed by the recursion that makes it, so from the other end
def node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


# Return the root that a path of inclusion leads to (RFC 9162 2.1.3).
def included(leaf: bytes, index: int, size: int, path: list[bytes]) -> bytes | None:
    if size <= 1 or not path:
        return leaf if size == 1 and not path else None
    half = 1 << (size - 1).bit_length() - 1
    if index < half:
        below = included(leaf, index, half, path[:-1])
        return below and node(below, path[-1])
    below = included(leaf, index - half, size - half, path[:-1])
    return below and node(path[-1], below)


# Return both roots that a path of consistency leads to (RFC 9162 2.1.4).
def grown(old: int, new: int, path: list[bytes], root: bytes, whole: bool = True) -> Any:
    if old == new and whole:
        return None if path else (root, root)
    if old == new or not path:
        return (path[0], path[0]) if len(path) == 1 else None
    half = 1 << (new - 1).bit_length() - 1
    if old <= half:
        below = grown(old, half, path[:-1], root, whole)
        return below and (below[0], node(below[1], path[-1]))
    below = grown(old - half, new - half, path[:-1], root, False)
    return below and (node(path[-1], below[0]), node(path[-1], below[1]))


# spec/keys.md
# Follow a party's key events from the fingerprint that names it (keys/1 to keys/5).
def key_history(member: bytes, events: list[bytes]) -> list[dict[int, Any]]:
    history: list[dict[int, Any]] = []
    before, promised = b"", member
    for n, data in enumerate(events):
        try:
            event = Signed(data, FILE_MAX)
            value = event.value
            want(fits(value, KEY_EVENT), "not the fields of a key event")
            want(all(len(k) == {1: 32, 2: 1216}[s] for s, k in value[8]), "not the key of a suite")
        except Outcome as outcome:
            raise Outcome(FAILS, f"a key event: {outcome.args[1]}") from outcome
        keys, mark = (value[5], *value[7]), sha256(value[5]).digest()
        want(all(map(bindings.crypto_core_ed25519_is_valid_point, keys)), "no sound point", FAILS)
        want(event.is_by({mark[:8]: value[5]}, b"keepclear/key/1"), "not by its party key", FAILS)
        follows = (value[2], value[3], value[4], mark) == (member, n, before, promised)
        want(follows, "a key event does not follow, or its key was not promised", FAILS)
        before, promised = event.id, value[6]
        history.append(value)
    return history


# spec/bundle.md
class Channel:  # what a bundle holds of one channel: read, then checked, then what follows from it
    def __init__(self, value: dict[int, Any]) -> None:
        founding = read(value[1])
        scenario = SCENARIO if isinstance(founding, dict) and 5 in founding else {}
        want(fits(founding, FOUNDING | scenario), "no founding record")
        self.members, self.id = founding[2], sha256(value[1]).digest()
        self.key_events, self.covers, self.cosignatures = value[2], value[5], value[6]
        self.logs = [[(Record(r), i, c) for r, i, c in rows] for _, _, rows in value[3]]
        self.helds = [Signed(item) for item in value[4]]
        self.excerpts = [Signed(item, FILE_MAX) for item in value[7]]
        self.journals = [excerpt.value for excerpt in self.excerpts]
        self.records = [record for log in self.logs for record, _, _ in log]
        self.by_id: dict[bytes, Any] = {record.id: record for record in self.records}
        self.found: dict[bytes, Any] = {i: {name: {} for name in GIVEN} for i in self.by_id}
        self.by_place: dict[Any, Any] = {(r.log, r.seq): r for r in self.records}
        self.histories: dict[int, list[dict[int, Any]]] = {}
        self.keys: dict[int, dict[bytes, bytes]] = {}
        firsts = [i for i, _ in value[2]], [cover[0] for cover in self.covers]
        cosigned = [[*row[:2], row[5], row[3]] for row in self.cosignatures]
        for keys in (self.members, *firsts, [r[:2] for r in value[3]], value[4], cosigned):
            rising(keys)
        for *_, reached in (*self.covers, *self.cosignatures):
            rising([item[:-1] for item in reached])
        for (party, name, _), log in zip(value[3], self.logs):
            rising([record.seq for record, _, _ in log])
            here = (self.id, (party, name))
            want(all((r.channel, r.log) == here for r, _, _ in log), "a record of another log")
        for held in self.helds:
            want(fits(held.value, HELD) and held.value[2] == self.id, "no receipt of the channel")
            rising(held.value[5])
        for value in self.journals:
            want(fits(value, EXCERPT) and value[2] == self.id, "no journal entries")
            rising([n for n, _, _, _ in value[5]])
            for rows in [read(facts) for _, _, facts, _ in value[5]]:
                want(type(rows) is list and len(rows) <= 4_096, "no facts")
                kinds = [row[0] if type(row) is list and row else b"" for row in rows]
                want(all(type(k) is int and k in (1, 3, 4, 8, 11, 12) for k in kinds), "words")

    def check(self) -> None:
        for index, events in self.key_events:
            want(index < len(self.members), "keys of no member", FAILS)
            self.histories[index] = key_history(self.members[index], events)
            named = [key for event in self.histories[index] for key in event[7]]
            self.keys[index] = {sha256(key).digest()[:8]: key for key in named}
        for log in self.logs:
            self.check_log(log)
        for held in self.helds:
            self.check_signed(held, held.value[3], b"keepclear/held/1")
            here = [row for row in held.value[5] if row[3] in self.by_id]
            places = [self.by_place.get(((row[0], row[1]), row[2])) for row in here]
            placed = here and places == [self.by_id[row[3]] for row in here]
            want(placed, "a receipt names no record that is here, or names it elsewhere", FAILS)
        for item in self.covers:
            self.check_cover(*item)
        for item in self.cosignatures:
            self.check_cosignature(*item)
        for excerpt in self.excerpts:
            self.check_signed(excerpt, excerpt.value[3], b"keepclear/excerpt/1")
            for one, two in pairwise(excerpt.value[5]):
                chained = sha256(one[3] + write(one[:3])).digest() == two[3]
                want(chained or two[0] != one[0] + 1, "a journal entry does not follow", FAILS)

    def check_signed(self, signed: Signed, party: int, label: bytes) -> None:
        want(signed.is_by(self.keys.get(party, {}), label), f"not signed by member {party}", FAILS)

    def check_log(self, log: list[tuple[Record, list[bytes], list[bytes]]]) -> None:
        head = log[-1][0]
        for n, (record, inclusion, consistency) in enumerate(log):
            self.check_signed(record, record.log[0], b"keepclear/record/1")
            want(record.seq > 0 or record.root == EMPTY_ROOT, "a log begins with a root", FAILS)
            if record is head:
                want(not inclusion and not consistency, "the last record proves no place", FAILS)
                continue
            want(record.is_in(head.seq, head.root, inclusion), "it is not in its log", FAILS)
            after = log[n + 1][0]
            roots = grown(record.seq, after.seq, consistency, record.root) if record.seq else None
            continued = roots == (record.root, after.root) if record.seq else not consistency
            want(continued, "a log is not shown to continue itself", FAILS)

    def check_cover(self, record_id: bytes, roots: list[bytes], reached: list[Any]) -> None:
        record: Any = self.by_id.get(record_id)
        want(record and len(roots) == len(record.seen), "a cover of other logs", FAILS)
        seen = {log: (size, root) for (log, size), root in zip(record.seen, roots)}
        heads = [[digest([self.id, *log]), *head] for log, head in seen.items()]
        want(digest(heads) == record.seen_root, "the roots are not those that it names", FAILS)
        for party, name, seq, path in reached:
            other, head = self.by_place.get(((party, name), seq)), seen.get((party, name))
            want(other and head and other.is_in(*head, path), "it is not in what was seen", FAILS)

    def check_cosignature(self, party: int, name: bytes, half: bytes, size: int, *of: Any) -> None:
        root, key, utc, signature, reached = of
        hidden = digest(["keepclear/origin/1", digest([self.id, party, name])]).hex()
        head = f"{half.hex()}/{hidden}\n{size}\n{b64encode(root).decode()}\n"
        message = f"cosignature/v1\ntime {utc}\n{head}".encode()
        want(signed(signature, message, key), "a cosignature is not its witness's", FAILS)
        for seq, path in reached:
            record: Any = self.by_place.get(((party, name), seq))
            want(record and record.is_in(size, root, path), "a record is not cosigned", FAILS)
            note(self.found[record.id]["witnessed"], min, key.hex(), utc)

    def claims(self) -> dict[str, Any]:
        for log in self.logs:
            for n, (record, _, _) in enumerate(log):
                for later, _, _ in log[n + 1 :]:
                    note(self.found[later.id]["after"], max, *record.word)
                    note(self.found[record.id]["before"], min, *later.word)
        for record_id, _, reached in self.covers:
            by = self.by_id[record_id]
            for party, name, seq, _ in reached:
                other = self.by_place[(party, name), seq]
                note(self.found[by.id]["after"], max, *other.word)
                note(self.found[other.id]["before"], min, *by.word)
                note(self.found[other.id]["seen"], min, *by.word)
        for held in self.helds:
            for *_, i in held.value[5]:
                for which in ("before", "held") if i in self.found else ():
                    note(self.found[i][which], min, held.value[3], held.value[4])
        named = {row[3] for held in self.helds for row in held.value[5]}
        return {
            "channel": self.id.hex(),
            "members": [member.hex() for member in self.members],
            "logs": [[*g[0][0].name, g[-1][0].seq + 1, len(g)] for g in self.logs],
            "records": [self.of_record(record, self.found[record.id]) for record in self.records],
            "receipts": len(self.helds),
            "others_named": len(named - set(self.found)),
            "cosignatures": len(self.cosignatures),
            "journal": [[v[3], v[4], [row[:2] for row in v[5]]] for v in self.journals],
        }

    def of_record(self, record: Record, found: dict[str, dict[int, Any]]) -> dict[str, Any]:
        log = digest([self.id, *record.log])
        revoked = [item for event in self.histories[record.log[0]] for item in event[9]]
        good = [{name: size for name, size, _ in rows} for k, rows in revoked if k == record.kid]
        said = {"log": record.name, "seq": record.seq, "kind": record.kind, "said": record.said}
        rows: dict[str, Any] = {
            which: [[party, utc, i.hex()] for party, (utc, i) in sorted(by.items())]
            for which, by in found.items()
        }
        rows["revoked"] = any(record.seq >= g.get(log, 0) for g in good)
        return {"record": record.id.hex()} | said | rows


def note(found: dict[Any, Any], pick: Any, party: Any, utc: int, record_id: bytes = b"") -> None:
    if utc >= 0:  # A record of another version says no time that this one reads.
        found[party] = pick((utc, record_id), found.get(party, (utc, record_id)))


def verify(data: bytes) -> dict[str, Any]:  # return what a bundle proves, or raise Outcome
    want(len(data) <= FILE_MAX, "the file is too large")
    value = read(data)
    want(fits(value, BUNDLE), "it does not have the fields of a bundle")
    channels = [*map(Channel, value[2])]
    rising([channel.id for channel in channels])
    want(sum(len(c.records) for c in channels) <= 4_096, "too many records")
    want(sum(len(c.helds) for c in channels) <= 8_192, "too many receipts")
    want(sum(len(r) for c in channels for _, _, r in c.covers) <= 65_536, "too much covered")
    for channel in channels:
        channel.check()
    return {"channels": [channel.claims() for channel in channels]}


def main() -> int:
    try:
        with open(sys.argv[1], "rb") as file:
            claims = verify(file.read(FILE_MAX + 1))
    except Outcome as outcome:
        print(outcome.args[1], file=sys.stderr)
        return int(outcome.args[0])
    print(json.dumps({"claims": claims}))
    return HOLDS


if __name__ == "__main__":
    sys.exit(main())
