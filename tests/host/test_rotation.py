"""A rotation cut off at any step loses neither the promise nor a key, and is run again."""

from pathlib import Path

import pytest

from keepclear.errors import BadInput, Unavailable
from keepclear.exchange.party import sign_card
from keepclear.host import rotation
from keepclear.host.identity import create_identity, load_identity
from keepclear.host.party_key import load_party_key
from keepclear.host.rotation import rotate
from keepclear.limits import CARD_BYTES_MAX, KEY_EVENTS_MAX, RECORD_BYTES_MAX
from keepclear.record.keys import XWING, Revocation
from keepclear.record.signing import Signer, fingerprint

NOON = 1_900_000_000


def _none() -> bytes:
    raise AssertionError("the file is plain")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create_identity(tmp_path, NOON)
    return tmp_path


def _promised(folder: Path) -> set[bytes]:
    key, _ = load_party_key(folder / "party.key", _none)
    return {fingerprint(Signer(seed).public_key) for seed in (key.seed, key.next_seed)}


def test_each_rotation_is_signed_by_the_key_that_the_one_before_promised(folder: Path) -> None:
    kids = {load_identity(folder).signer.kid}
    for number in range(1, 4):
        made = rotate(folder, folder / "party.key", _none, NOON + number)
        assert made.event.number == number
        kids.add(made.identity.signer.kid)
    ours = load_identity(folder)
    assert len(kids) == 4
    assert [len(ours.history.events), len(ours.former)] == [4, 3]
    assert ours.history.events[-1].next_party_key in _promised(folder)
    assert load_identity(folder).signer.kid in ours.history.in_force()


@pytest.mark.requirement("K-3")
def test_a_crash_between_the_promise_and_the_event_is_made_good_by_the_same_command(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object) -> None:
        raise Unavailable("power cut")

    before = load_identity(folder).history.events[-1].next_party_key
    monkeypatch.setattr(rotation, "replace_keys", cut)
    with pytest.raises(Unavailable):
        rotate(folder, folder / "party.key", _none, NOON + 1)
    assert len(load_identity(folder).history.events) == 1
    assert before in _promised(folder)
    prepared = load_party_key(folder / "party.key", _none)[0]
    monkeypatch.undo()
    made = rotate(folder, folder / "party.key", _none, NOON + 2)
    assert made.event.next_party_key == fingerprint(Signer(prepared.next_seed).public_key)
    assert rotate(folder, folder / "party.key", _none, NOON + 3).event.number == 2


@pytest.mark.requirement("K-3")
def test_a_crash_before_the_promise_is_on_the_disk_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object) -> None:
        raise OSError(5, "power cut")

    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    monkeypatch.setattr("os.fsync", cut)
    with pytest.raises(Unavailable):
        rotate(folder, folder / "party.key", _none, NOON + 1)
    monkeypatch.undo()
    left = {path.name: path.read_bytes() for path in folder.iterdir() if "partial" not in path.name}
    assert left == files


@pytest.mark.requirement("K-2")
def test_an_old_copy_of_the_party_key_signs_nothing_more(folder: Path) -> None:
    old = (folder / "party.key").read_bytes()
    for number in (1, 2):
        rotate(folder, folder / "party.key", _none, NOON + number)
    (folder / "old.key").write_bytes(old)
    with pytest.raises(BadInput, match="newest copy"):
        rotate(folder, folder / "old.key", _none, NOON + 3)
    assert len(load_identity(folder).history.events) == 3


def test_every_history_that_may_be_written_fits_a_card_and_a_joined(folder: Path) -> None:
    heads = tuple((bytes([n]) * 32, n, bytes(32)) for n in range(8))
    for number in range(1, KEY_EVENTS_MAX):
        revoked = (Revocation(load_identity(folder).signer.kid, heads),) if number < 6 else ()
        rotate(folder, folder / "party.key", _none, NOON + number, revoked)
    ours = load_identity(folder)
    card = sign_card(ours.signer, "x" * 64, ours.history, bytes(32), ["https://x:1" * 20] * 8, NOON)
    assert len(card.data) <= CARD_BYTES_MAX < RECORD_BYTES_MAX
    with pytest.raises(BadInput, match="do not fit a card"):
        rotate(folder, folder / "party.key", _none, NOON + 99)
    assert len(load_identity(folder).history.events) == KEY_EVENTS_MAX


@pytest.mark.requirement("K-7")
def test_the_offline_key_can_ask_for_the_strong_suite_alone(folder: Path) -> None:
    made = rotate(folder, folder / "party.key", _none, NOON + 1, suites=(XWING,))
    assert [suite for suite, _ in made.event.encryption_keys] == [XWING]
    assert load_identity(folder).history.floor == XWING
