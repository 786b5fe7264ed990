"""What a fuzzer may throw bytes at, each with what must hold of any bytes whatever.

A target raises where a promise is broken: an error that is not the refusal which that door
promises, two readers that differ, a change that makes a bundle claim more. Refusing is well.
"""

from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from tests.evidence.parties import (
    FAILS,
    HOLDS,
    NO_BUNDLE,
    bundle_of,
    outcome,
    outcome_of_second,
    world,
)
from tests.simulation.world import World, draft

from keepclear.bearer.parcel import PARCEL_LABEL, SIGNED_HEAD_BYTES, Opener, seal_at_once
from keepclear.bearer.suite import OnceKey, encrypt, generate_encryption_key
from keepclear.errors import BadInput, BadRecord
from keepclear.exchange.meaning import meaning
from keepclear.exchange.party import parse_card
from keepclear.node import request as ask
from keepclear.record import checkpoint, fork
from keepclear.record.canonical import decode, encode
from keepclear.record.envelope import parse, parse_held, sign_held
from keepclear.record.keys import X25519
from keepclear.record.signing import Signer, kid, sign1
from keepclear.standards.csv_rfc4180.wire import read_csv
from keepclear.standards.geojson_rfc7946 import areas, mapping, table, zone
from keepclear.standards.rules_toml.agreement import read_agreement
from keepclear.standards.rules_toml.reader import read_rules, read_zones
from keepclear.standards.table_mapping.mapping import read_mapping
from keepclear.standards.xlsx_ooxml.wire import read_xlsx, write_xlsx

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
Target = Callable[[bytes], object]
FILE = "file"
SENDER = Signer(b"s" * 32)


# Evidence


@cache
def small_bundle() -> bytes:
    """A bundle of one record between two, small enough to turn each of its bits."""
    two = World("AB")
    two.open_channel()
    two.act("A", ask.Give, notices=[draft("N")])
    two.settle()
    return bundle_of("A", "N", journal=False, of=two)


@cache
def whole_claims() -> Mapping[str, object]:
    return {row["record"]: row for row in outcome(small_bundle())[1]["channels"][0]["records"]}


def bundle(data: bytes) -> None:
    """Both verifiers say the same, and nothing that the bundle before a change did not."""
    code, claims = outcome(data)
    other, found = outcome_of_second(data)
    assert code == other, f"{code} {claims} and {other} {found}"
    if code != HOLDS:
        assert code in (NO_BUNDLE, FAILS)
        return
    assert found == claims
    for row in (row for channel in claims["channels"] for row in channel["records"]):
        known = whole_claims()[row["record"]]
        assert isinstance(known, dict)
        for name in ("log", "seq", "kind", "said", "revoked"):
            assert row[name] == known[name]
        for name, sign in (("after", 1), ("before", -1), ("held", -1), ("seen", -1)):
            bounds = {party: utc for party, utc, _ in known[name]}
            assert all(sign * utc <= sign * bounds[party] for party, utc, _ in row[name])


# The line


def record(data: bytes) -> None:
    """Bytes are one record in one form, and any record has a meaning or a reason for none."""
    try:
        found = parse(data)
    except BadRecord:
        return
    assert found.data == data
    assert encode(decode(found.envelope.payload)) == found.envelope.payload
    meaning(found)


def held(data: bytes) -> None:
    """A receipt is read or refused."""
    _refusing(parse_held, data)


def card(data: bytes) -> None:
    """A card is read or refused."""
    _refusing(parse_card, data)


def fork_proof(data: bytes) -> None:
    """A proof of a fork holds or is refused."""
    _refusing(fork.verify, data)


def note(data: bytes) -> None:
    """What a witness is sent, and what it answers, is read or refused."""
    _refusing(checkpoint.parse_checkpoint, data)
    _refusing(checkpoint.parse_lines, data)
    _refusing(checkpoint.parse_submission, data)


def _refusing(reader: Target, data: bytes) -> None:
    try:
        reader(data)
    except BadRecord:
        return


@cache
def _recipient() -> tuple[Opener, bytes]:
    private, public = generate_encryption_key(X25519)
    return Opener(b"r" * 32, [(X25519, private)]), public


def parcel(data: bytes) -> None:
    """A stranger's bytes are refused; so is what is sealed to us and signed by nobody we know."""
    opener, public = _recipient()
    in_place = data[:SIGNED_HEAD_BYTES].ljust(SIGNED_HEAD_BYTES, b"\x00")
    for sealed in (data, _sealed(public, in_place, data)):
        try:
            opener.open(sealed, lambda _: {})
        except BadRecord:
            continue
        raise AssertionError("a parcel of a stranger was taken")


def parcel_of_peer(data: bytes) -> None:
    """What a configured peer has signed is taken as it stands or refused."""
    opener, public = _recipient()
    try:
        found = opener.open(
            _sealed_by_peer(public, data), lambda _: {SENDER.kid: SENDER.public_key}
        )
    except BadRecord:
        return
    again = seal_at_once(found, SENDER, X25519, public)
    assert opener.open(again, lambda _: {SENDER.kid: SENDER.public_key}) == found


def _sealed(public: bytes, signed: bytes, body: bytes) -> bytes:
    key_id, head_key = kid(public), OnceKey()
    box = encrypt(X25519, public, PARCEL_LABEL + b"r" * 32 + key_id, head_key.octets)
    return encode({1: 1, 2: X25519, 3: key_id, 4: box, 5: head_key.encrypt(signed), 6: body})


def _sealed_by_peer(public: bytes, content: bytes) -> bytes:
    key = OnceKey()
    body = key.encrypt(content)
    head = {1: 1, 2: b"q" * 32, 3: b"r" * 32, 4: key.octets, 5: sha256(body).digest()}
    return _sealed(public, sign1(SENDER, PARCEL_LABEL, encode(head)), body)


def _content() -> bytes:
    (entry, *_) = records()
    cursors = [[b"c" * 32, [[0, b"incarnat", 3]]]]
    return encode({1: b"n" * 16, 2: b"", 3: 9, 4: [entry], 5: [b"held"], 6: cursors})


# Files of officers


def geojson(data: bytes) -> None:
    """A file of notices, areas, features or zones is read or refused with its faults."""
    _telling(lambda: mapping.read_file(FILE, data))
    _telling(lambda: areas.read_areas(data, FILE))
    _telling(lambda: table.read_features(FILE, data))
    _telling(lambda: zone.zone_tables(FILE, data))


def toml(data: bytes) -> None:
    """Zones, separations, agreements and mappings are read or refused with their faults."""
    _telling(lambda: read_zones(FILE, data))
    _telling(lambda: read_rules(FILE, data))
    _telling(lambda: read_agreement(FILE, data))
    _telling(lambda: read_mapping(FILE, data))


def csv(data: bytes) -> None:
    """A list is read or refused with its faults."""
    _telling(lambda: read_csv(FILE, data))
    _telling(lambda: read_csv(FILE, data, ";", 2))


def xlsx(data: bytes) -> None:
    """A workbook is read or refused; so is one whose first sheet these bytes are."""
    _telling(lambda: read_xlsx(FILE, data))
    _telling(lambda: read_xlsx(FILE, _with_sheet(data)))


def _with_sheet(data: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(BytesIO(workbook())) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, data if name.endswith("sheet1.xml") else old.read(name))
    return made.getvalue()


def _telling(read: Callable[[], object]) -> None:
    try:
        read()
    except BadInput as error:
        if not error.faults:
            raise AssertionError("a file was refused and nothing was said of why") from error


# What to begin with


@cache
def records() -> tuple[bytes, ...]:
    node = world().node("A")
    (line,) = node.lines.values()
    return tuple(
        row.data
        for log in sorted(line.replicas)
        for row in node.store.entries(line.channel, log, 0, 12)
    )


@cache
def workbook() -> bytes:
    return write_xlsx("list", ["name", "lat"], [["a", "36.1"], ["b", "36.2"]])


def _files(*patterns: str) -> list[bytes]:
    found = [path for pattern in patterns for path in sorted(EXAMPLES.glob(pattern))]
    assert found, patterns
    return [data for path in found[:8] if len(data := path.read_bytes()) <= 20_000]


def _card() -> list[bytes]:
    return [world().card(member) for member in world().members.values()]


def _note() -> list[bytes]:
    line = "— origin " + "A" * 96 + "\n"
    text = "origin\n5\n" + "A" * 43 + "=\n\n" + line
    return [text.encode(), line.encode(), b"old 3\n" + text.encode()]


def _helds() -> list[bytes]:
    read = [parse(data) for data in records()[:2]]
    return [sign_held(SENDER, read[0].channel, 1, 9, read).data]


def _forks() -> list[bytes]:
    """A proof that proves nothing, in the form of one: what holds is in spec/vectors."""
    return [encode({1: 1, 2: [], 3: [data, []], 4: [data, []]}) for data in records()[:1]]


TARGETS: Mapping[str, tuple[Target, Callable[[], list[bytes]]]] = {
    "bundle": (bundle, lambda: [small_bundle()]),
    "record": (record, lambda: [*records()]),
    "held": (held, _helds),
    "card": (card, _card),
    "fork_proof": (fork_proof, _forks),
    "note": (note, _note),
    "parcel": (parcel, lambda: [seal_example()]),
    "parcel_of_peer": (parcel_of_peer, lambda: [_content()]),
    "geojson": (geojson, lambda: _files("**/*.geojson")),
    "toml": (toml, lambda: _files("**/*.toml")),
    "csv": (csv, lambda: _files("**/*.csv")),
    "xlsx": (xlsx, lambda: [workbook(), _sheet()]),
}


def _sheet() -> bytes:
    with ZipFile(BytesIO(workbook())) as opened:
        return opened.read(next(n for n in opened.namelist() if n.endswith("sheet1.xml")))


def seal_example() -> bytes:
    _, public = _recipient()
    return _sealed_by_peer(public, _content())
