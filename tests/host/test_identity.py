"""A party's keys: drawn once, kept for their owner alone, never overwritten, read back whole."""

import stat
import tomllib
from base64 import b64decode, b64encode
from pathlib import Path

import pytest

from keepclear.bearer.parcel import Opener, seal_at_once
from keepclear.bearer.tls import server_context
from keepclear.errors import BadInput, Misused, Unavailable
from keepclear.host import identity
from keepclear.host.identity import (
    SECRET_FILES,
    check_secrets,
    create_identity,
    draw,
    draw_incarnation,
    load_identity,
)
from keepclear.node.parcel import Parcel
from keepclear.record.keys import X25519, XWING, sign_key_event
from keepclear.record.signing import Signer

NOON = 1_510_401_600


def test_a_new_identity_is_read_back_the_same(tmp_path: Path) -> None:
    made = create_identity(tmp_path, NOON)
    read = load_identity(tmp_path)
    assert read.party == made.party
    assert read.signer.public_key == made.signer.public_key
    assert read.encryption_private == made.encryption_private
    assert [event.data for event in read.history.events] == [
        event.data for event in made.history.events
    ]
    assert read.history.events[0].utc == NOON


def test_two_parties_never_share_a_key(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    a, b = create_identity(tmp_path / "a", NOON), create_identity(tmp_path / "b", NOON)
    keys = [
        key
        for one in (a, b)
        for key in (one.party, one.signer.seed, *(key for _, key in one.encryption_private))
    ]
    assert len(set(keys)) == len(keys)


def test_the_key_history_names_the_node_key_and_both_encryption_keys(tmp_path: Path) -> None:
    ours = create_identity(tmp_path, NOON)
    assert ours.history.holds_at(ours.signer.kid, 0)
    keys = ours.history.signing_keys_ever()
    opener = Opener(ours.party, ours.encryption_private)
    for suite in (X25519, XWING):
        public = ours.history.encryption_key(suite)
        assert public is not None
        parcel = Parcel(ours.party, ours.party, bytes(16), b"", NOON)
        sealed = seal_at_once(parcel, ours.signer, suite, public)
        assert opener.open(sealed, lambda _: keys) == parcel


def test_the_tls_files_make_a_server(tmp_path: Path) -> None:
    ours = create_identity(tmp_path, NOON)
    server_context(ours.tls_certificate, ours.tls_key)
    assert ours.tls_certificate.read_bytes().startswith(b"-----BEGIN CERTIFICATE-----")


def test_the_party_key_can_sign_the_promised_next_event(tmp_path: Path) -> None:
    ours = create_identity(tmp_path, NOON)
    kept = tomllib.loads((tmp_path / "party.key").read_text())
    first, following = (Signer(b64decode(kept[name])) for name in ("seed", "next_seed"))
    assert ours.history.events[0].party_key == first.public_key
    node = Signer(draw(32))
    event = sign_key_event(
        following, first.public_key, [node.public_key], [], NOON + 1, ours.history.events[0]
    )
    assert ours.history.extend(event.data).number == 1


def test_the_party_key_file_says_to_keep_it_offline(tmp_path: Path) -> None:
    create_identity(tmp_path, NOON)
    text = (tmp_path / "party.key").read_text()
    assert "OFFLINE" in text.split("seed")[0]


def test_a_node_runs_without_its_party_key(tmp_path: Path) -> None:
    made = create_identity(tmp_path, NOON)
    (tmp_path / "party.key").unlink()
    assert load_identity(tmp_path).party == made.party


def test_keys_are_for_their_owner_alone(tmp_path: Path) -> None:
    create_identity(tmp_path, NOON)
    made = [tmp_path / name for name in SECRET_FILES if (tmp_path / name).exists()]
    assert len(made) == 3  # What opens parcels for a week is drawn when the node first serves.
    assert {stat.S_IMODE(path.stat().st_mode) for path in made} == {0o600}
    assert check_secrets(tmp_path) == []


def test_keys_that_others_can_read_are_a_fault_with_its_cure(tmp_path: Path) -> None:
    create_identity(tmp_path, NOON)
    (tmp_path / "node.keys").chmod(0o640)
    (tmp_path / "tls.key").chmod(0o604)
    faults = check_secrets(tmp_path)
    assert [Path(fault.place).name for fault in faults] == ["node.keys", "tls.key"]
    assert "0640" in faults[0].fault
    assert faults[0].cure.startswith(f"run chmod 600 {tmp_path / 'node.keys'}")


@pytest.mark.parametrize("name", ["node.keys", "party.key"])
def test_keys_are_never_overwritten(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("precious")
    with pytest.raises(Misused, match="never overwritten"):
        create_identity(tmp_path, NOON)
    assert (tmp_path / name).read_text() == "precious"
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_keys_that_appear_while_ours_are_made_are_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def another_is_faster() -> tuple[bytes, bytes]:
        (tmp_path / "party.key").write_text("precious")
        return b"certificate", b"key"

    monkeypatch.setattr(identity, "make_tls", another_is_faster)
    with pytest.raises(Unavailable, match=r"party\.key cannot be written"):
        create_identity(tmp_path, NOON)
    assert (tmp_path / "party.key").read_text() == "precious"


def test_a_cut_short_init_leaves_no_node_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object) -> None:
        raise OSError(5, "power cut")

    monkeypatch.setattr("os.link", cut)
    with pytest.raises(Unavailable, match="power cut"):
        create_identity(tmp_path, NOON)
    assert not (tmp_path / "node.keys").exists()
    monkeypatch.undo()
    assert create_identity(tmp_path, NOON).party == load_identity(tmp_path).party


def test_no_keys_at_all_name_the_command_that_makes_them(tmp_path: Path) -> None:
    with pytest.raises(Misused, match="keepclear init"):
        load_identity(tmp_path)


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[: len(text) // 2],
        lambda text: text.replace("format = 1", "format = 3"),
        lambda text: text.replace("node_seed", "node_sed"),
        lambda text: text.replace("key_events = [", "key_events = [3, "),
        lambda text: text.replace("encryption = [[1, ", "encryption = [[1, 4], [1, "),
        lambda text: text.split("encryption = ")[0] + "encryption = []\n",
        lambda text: text.replace(text.split('"')[1], b64encode(bytes(31)).decode()),
        lambda text: text.replace(text.split('"')[1], b64encode(bytes(32)).decode()),
        lambda _: "\0",
    ],
)
def test_damaged_keys_are_refused_without_showing_them(tmp_path: Path, damage) -> None:  # type: ignore[no-untyped-def]
    create_identity(tmp_path, NOON)
    path = tmp_path / "node.keys"
    seed = path.read_text().split('"')[1]
    path.write_text(damage(path.read_text()))
    with pytest.raises(BadInput, match="backup") as refusal:
        load_identity(tmp_path)
    assert str(path) in str(refusal.value)
    assert seed not in str(refusal.value)


def test_an_identity_never_prints_its_keys(tmp_path: Path) -> None:
    ours = create_identity(tmp_path, NOON)
    shown = repr(ours)
    assert ours.party.hex()[:16] in shown
    assert ours.signer.seed.hex() not in shown
    assert repr(ours.encryption_private[0][1]) not in shown


def test_every_drawn_name_is_new() -> None:
    drawn = {draw_incarnation() for _ in range(100)} | {draw(8) for _ in range(100)}
    assert len(drawn) == 200
    assert {len(name) for name in drawn} == {8}
