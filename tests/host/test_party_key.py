"""The party key in its file: locked under a passphrase, or plain by choice; never half written."""

import tomllib
from base64 import b64decode, b64encode
from pathlib import Path

import pytest

from keepclear.bearer.passphrase import Cost, lock, unlock
from keepclear.errors import BadInput, Misused
from keepclear.host import party_key
from keepclear.host.identity import create_identity
from keepclear.host.party_key import (
    WRONG_PASSPHRASE,
    PartyKey,
    check_passphrase,
    encode_party_key,
    is_locked,
    load_party_key,
    save_party_key,
)

CHEAP = Cost(1, 64)
KEY = PartyKey(bytes(range(32)), bytes(range(32, 64)))
WORDS = b"six words that were drawn by dice"


def _never() -> bytes:
    raise AssertionError("a plain file asks for no passphrase")


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "party.key"
    path.write_text(encode_party_key(KEY, WORDS, CHEAP))
    return path


def test_a_locked_key_comes_back_with_its_passphrase(locked: Path) -> None:
    assert is_locked(locked)
    assert load_party_key(locked, lambda: WORDS) == (KEY, WORDS)


def test_a_locked_file_shows_neither_seed(locked: Path) -> None:
    text = locked.read_bytes()
    for seed in (KEY.seed, KEY.next_seed):
        assert seed not in text
        assert b64encode(seed)[:40] not in text
    assert WORDS not in text


@pytest.mark.requirement("K-1")
def test_a_thief_of_the_file_without_the_passphrase_has_nothing(locked: Path) -> None:
    said = set()
    for guess in (b"another one", WORDS + b" ", b"x" * 200):
        with pytest.raises(BadInput) as refused:
            load_party_key(locked, lambda guess=guess: guess)  # type: ignore[misc]
        said.add(str(refused.value))
        assert guess.decode() not in str(refused.value)
    assert len(said) == 1  # What is said does not tell one wrong passphrase from another.
    assert WRONG_PASSPHRASE in said.pop()


def test_what_a_guess_costs_cannot_be_lowered_in_the_file(locked: Path) -> None:
    text = locked.read_text()
    for before, after in (("passes = 1", "passes = 2"), ("memory_kib = 64", "memory_kib = 63")):
        locked.write_text(text.replace(before, after))
        with pytest.raises(BadInput, match="does not open it"):
            load_party_key(locked, lambda: WORDS)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("memory_kib = 64", "memory_kib = 99999999"),
        ("memory_kib = 64", "memory_kib = 0"),
        ("passes = 1", "passes = 1000000"),
        ("passes = 1", "passes = 0"),
        ("passes = 1", 'passes = "many"'),
        ("format = 2", "format = 3"),
        ("salt", "sald"),
        ("format = 2", "format = 2\n#" + "x" * 10_000),
    ],
)
def test_a_file_that_asks_for_too_much_is_refused_before_anything_is_computed(
    locked: Path, before: str, after: str
) -> None:
    locked.write_text(locked.read_text().replace(before, after))
    with pytest.raises(BadInput, match="second place"):
        load_party_key(locked, _never)


def test_a_plain_file_of_an_earlier_init_is_still_read(tmp_path: Path) -> None:
    path = tmp_path / "party.key"
    seeds = [b64encode(seed).decode() for seed in (KEY.seed, KEY.next_seed)]
    path.write_text(f'# as it was\nseed = "{seeds[0]}"\nnext_seed = "{seeds[1]}"\n')
    assert not is_locked(path)
    assert load_party_key(path, _never) == (KEY, None)


def test_the_passphrase_is_changed_and_taken_off_again(tmp_path: Path) -> None:
    path = tmp_path / "party.key"
    save_party_key(path, KEY, None)
    assert load_party_key(path, _never)[0] == KEY
    path.write_text(encode_party_key(KEY, b"another passphrase", CHEAP))
    with pytest.raises(BadInput):
        load_party_key(path, lambda: WORDS)
    assert load_party_key(path, lambda: b"another passphrase")[0] == KEY


def test_two_locked_files_of_one_key_share_nothing() -> None:
    one, two = (tomllib.loads(encode_party_key(KEY, WORDS, CHEAP)) for _ in range(2))
    assert one["salt"] != two["salt"]
    assert one["sealed"] != two["sealed"]


@pytest.mark.parametrize("short", [b"", b"short", b"x" * 11, b"y" * 1_025])
def test_a_passphrase_that_is_guessed_or_endless_is_refused(short: bytes) -> None:
    with pytest.raises(BadInput, match="drawn by dice"):
        check_passphrase(short)


def test_a_new_party_locks_its_key_where_a_passphrase_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(party_key.encode_party_key, "__defaults__", (CHEAP,))
    made = create_identity(tmp_path, 1_900_000_000, WORDS)
    key, _ = load_party_key(tmp_path / "party.key", lambda: WORDS)
    body = tomllib.loads((tmp_path / "party.key").read_text())
    assert b64decode(body["salt"])
    assert made.signer.seed not in (key.seed, key.next_seed)
    assert "OFFLINE" in (tmp_path / "party.key").read_text()


def test_the_lock_itself_is_bound_to_its_salt_and_cost() -> None:
    sealed = lock(b"seed", WORDS, bytes(16), CHEAP)
    assert unlock(sealed, WORDS, bytes(16), CHEAP) == b"seed"
    assert unlock(sealed, WORDS, bytes(15) + b"\x01", CHEAP) is None
    assert unlock(sealed, WORDS, bytes(16), Cost(2, 64)) is None
    with pytest.raises(Misused):
        unlock(sealed, WORDS, bytes(16), Cost(1, 2_000_000))
    with pytest.raises(Misused):
        lock(b"seed", b"", bytes(16), CHEAP)
