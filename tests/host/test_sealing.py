"""Encryption keys live a week: what was recorded stays closed, and nothing under way is lost."""

from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from keepclear.bearer.parcel import Opener, seal_at_once
from keepclear.errors import BadRecord
from keepclear.host.identity import SEALING_KEYS_FILE, Identity, create_identity
from keepclear.host.party_key import load_party_key
from keepclear.host.rotation import rotate
from keepclear.host.sealing import OVERLAP_S, WEEK_S, Sealing, _read
from keepclear.node.parcel import Parcel
from keepclear.record.keys import X25519, XWING, KeyHistory, Revocation
from keepclear.record.signing import Signer

NOON = 1_900_000_000


class Two:
    """Two parties that have exchanged cards, and what each knows of the other's keys."""

    def __init__(self, folder: Path) -> None:
        self.folders = {name: folder / name for name in "ab"}
        for path in self.folders.values():
            path.mkdir()
        self.ours = {name: create_identity(path, NOON) for name, path in self.folders.items()}
        self.at = {name: self.open(name, NOON) for name in "ab"}

    def open(self, name: str, utc: int) -> Sealing:
        return Sealing(self.folders[name], self.ours[name], utc)

    def parcel(self, sender: str, to: str) -> Parcel:
        one, other = self.ours[sender].party, self.ours[to].party
        keys = self.at[sender].told(other)
        return Parcel(one, other, bytes(16), b"", NOON, (b"entry",), keys=keys)

    def sealed(self, sender: str, to: str) -> bytes:
        chosen = self.at[sender].seal_to(self.ours[to].party, self.history(to))
        assert chosen is not None
        parcel = self.parcel(sender, to)
        return seal_at_once(parcel, self.ours[sender].signer, chosen.suite, chosen.key)

    def history(self, name: str) -> KeyHistory:
        return self.ours[name].history

    def take(self, data: bytes, sender: str, to: str, *, fresh: bool = True) -> Parcel:
        keys = self.history(sender)
        opened = self.at[to].opener.open(data, lambda _: keys.signing_keys_ever())
        self.at[to].heard(opened, keys, fresh=fresh)
        return opened

    def greet(self) -> None:
        self.take(self.sealed("a", "b"), "a", "b")
        self.take(self.sealed("b", "a"), "b", "a")


@pytest.fixture
def two(tmp_path: Path) -> Two:
    made = Two(tmp_path)
    made.greet()
    return made


def test_after_one_greeting_parcels_go_by_the_keys_of_this_week(two: Two) -> None:
    data = two.sealed("a", "b")
    assert data[4] == XWING
    opened = two.take(data, "a", "b")
    assert opened.sealed_to == two.at["b"].current.kid
    base = Opener(two.ours["b"].party, two.ours["b"].encryption_private)
    with pytest.raises(BadRecord, match="do not hold"):
        base.open(data, lambda _: {})


def test_a_peer_that_seals_to_our_key_is_not_told_it_again(two: Two) -> None:
    assert two.parcel("b", "a").keys != ()
    two.take(two.sealed("a", "b"), "a", "b")
    assert two.parcel("b", "a").keys == ()
    two.at["b"].replace_due(NOON + WEEK_S)
    assert two.parcel("b", "a").keys != ()


def test_what_was_prepared_is_gone_as_soon_as_a_peer_tells_another_key(two: Two) -> None:
    party, preparing = two.ours["b"].party, two.at["a"].preparing
    known = two.at["a"].seal_to(party, two.history("b"))
    assert known is not None
    preparing.take(party, known)
    while preparing.fill(party):
        pass
    two.take(two.sealed("b", "a"), "b", "a")  # It tells the same key once more.
    assert len(preparing._ready[party][1]) == 2
    two.at["b"].replace_due(NOON + WEEK_S)
    two.take(two.sealed("b", "a"), "b", "a")
    assert party not in preparing._ready


@pytest.mark.requirement("K-6")
def test_a_recorded_parcel_is_opened_by_nothing_once_its_key_is_gone(two: Two) -> None:
    recorded = two.sealed("a", "b")
    later = NOON + WEEK_S
    gone = two.at["b"].current
    assert two.at["b"].replace_due(later) == []
    assert two.at["b"].replace_due(later + OVERLAP_S) == [gone.kid]
    # Whoever now takes the whole folder, and the party key as well, has every file that there is.
    folder = two.folders["b"]
    everything = b"".join(path.read_bytes() for path in folder.iterdir())
    assert gone.private not in everything
    stolen = two.open("b", later + OVERLAP_S)
    with pytest.raises(BadRecord) as refused:
        stolen.opener.open(recorded, lambda _: two.history("a").signing_keys_ever())
    assert refused.value.rule == "parcel/3"
    assert load_party_key(folder / "party.key", lambda: b"")


@pytest.mark.requirement("K-6")
def test_no_parcel_under_way_is_lost_when_a_key_is_replaced(two: Two) -> None:
    under_way = two.sealed("a", "b")
    later = NOON + WEEK_S
    two.at["b"].replace_due(later)
    assert two.take(under_way, "a", "b").entries == (b"entry",)
    two.at["b"] = two.open("b", later + OVERLAP_S - 1)  # started again meanwhile
    assert two.take(under_way, "a", "b").entries == (b"entry",)
    two.take(two.sealed("b", "a"), "b", "a")
    after = two.take(two.sealed("a", "b"), "a", "b")
    assert after.sealed_to == two.at["b"].current.kid


def test_the_file_is_replaced_for_its_owner_alone_and_the_old_bytes_are_overwritten(
    two: Two,
) -> None:
    path = two.folders["b"] / SEALING_KEYS_FILE
    assert path.stat().st_mode & 0o777 == 0o600
    with path.open("rb") as old:
        before = old.read()
        two.at["b"].replace_due(NOON + WEEK_S)
        old.seek(0)
        assert old.read() == bytes(len(before))
    assert path.read_bytes() != before


def test_the_key_of_the_week_survives_a_restart(two: Two) -> None:
    assert two.open("b", NOON + WEEK_S - 1).current == two.at["b"].current
    assert two.open("b", NOON + WEEK_S).current != two.at["b"].current


@pytest.mark.parametrize("back_s", [WEEK_S, 10 * 365 * 86_400])
def test_a_clock_that_was_set_back_keeps_no_key_for_years(two: Two, back_s: int) -> None:
    before = two.at["b"].current
    assert two.at["b"].replace_due(NOON - back_s) == []
    assert two.at["b"].current != before
    two.at["b"].replace_due(NOON - back_s + OVERLAP_S)
    assert [key.until for key in _read(two.folders["b"] / SEALING_KEYS_FILE)] == [0]


@pytest.mark.parametrize(
    "text", ["", "format = 1", "format = 2\nkeys = []", "format = 1\nkeys = [[2, '', 0, 0]]", "\0"]
)
def test_a_file_that_cannot_be_read_is_drawn_anew_and_a_greeting_mends_the_line(
    two: Two, text: str
) -> None:
    (two.folders["b"] / SEALING_KEYS_FILE).write_text(text)
    stale = two.sealed("a", "b")
    two.at["b"] = two.open("b", NOON + 5)
    with pytest.raises(BadRecord):
        two.take(stale, "a", "b")
    greeting = two.at["a"].greeting(two.history("b"))
    assert greeting is not None
    bare = replace(two.parcel("a", "b"), entries=())
    two.take(seal_at_once(bare, two.ours["a"].signer, greeting.suite, greeting.key), "a", "b")
    two.take(two.sealed("b", "a"), "b", "a")
    assert two.take(two.sealed("a", "b"), "a", "b").entries == (b"entry",)


@pytest.mark.requirement("K-9")
def test_an_old_parcel_brings_no_old_key_back(two: Two) -> None:
    old = two.sealed("b", "a")
    two.at["b"].replace_due(NOON + WEEK_S)
    two.take(two.sealed("b", "a"), "b", "a")
    known = two.at["a"].seal_to(two.ours["b"].party, two.history("b"))
    two.take(old, "b", "a", fresh=False)
    assert two.at["a"].seal_to(two.ours["b"].party, two.history("b")) == known


@pytest.mark.requirement("K-7")
def test_nothing_said_over_a_line_makes_a_peer_seal_by_a_weaker_suite(two: Two) -> None:
    weaker = ((X25519, b"\x09" * 32),)
    known = two.at["a"].seal_to(two.ours["b"].party, two.history("b"))
    asked = replace(two.parcel("b", "a"), keys=weaker, kid=two.ours["b"].signer.kid)
    assert not two.at["a"].heard(asked, two.history("b"), fresh=True)
    assert two.at["a"].seal_to(two.ours["b"].party, two.history("b")) == known
    assert known is not None
    assert known.suite == XWING
    fresh = Sealing(two.folders["a"], two.ours["a"], NOON)
    assert not fresh.heard(asked, two.history("b"), fresh=True)
    greeting = fresh.seal_to(two.ours["b"].party, two.history("b"))
    assert greeting is not None
    assert (greeting.suite, greeting.greets) == (XWING, True)


@pytest.mark.requirement("K-7")
def test_a_parcel_by_a_weaker_suite_than_our_key_event_asks_for_is_not_opened(two: Two) -> None:
    weak = two.history("b").encryption_key(X25519)
    assert weak is not None
    data = seal_at_once(two.parcel("a", "b"), two.ours["a"].signer, X25519, weak)
    with pytest.raises(BadRecord) as refused:
        two.take(data, "a", "b")
    assert refused.value.rule == "parcel/3"


def _rotated(two: Two, name: str, *revoked: Revocation) -> Identity:
    folder = two.folders[name]
    made = rotate(folder, folder / "party.key", lambda: b"", NOON + 9, revoked)
    return made.identity


@pytest.mark.requirement("K-4")
def test_what_a_thief_told_under_a_stolen_node_key_is_forgotten_with_the_next_key_event(
    two: Two,
) -> None:
    thief = replace(two.parcel("b", "a"), keys=((XWING, b"\x07" * 1_216),))
    stolen = replace(thief, kid=two.ours["b"].signer.kid)
    assert two.at["a"].heard(stolen, two.history("b"), fresh=True)
    two.ours["b"] = _rotated(two, "b", Revocation(stolen.kid, ()))
    chosen = two.at["a"].seal_to(two.ours["b"].party, two.history("b"))
    assert chosen is not None
    assert chosen.greets
    assert chosen.key == two.history("b").encryption_key(XWING)
    assert not two.at["a"].heard(stolen, two.history("b"), fresh=True)


def test_a_rotation_opens_what_is_under_way_to_the_keys_before_it(two: Two) -> None:
    sealed = two.sealed("a", "b")
    greeting = two.at["a"].greeting(two.history("b"))
    assert greeting is not None
    greeted = seal_at_once(two.parcel("a", "b"), two.ours["a"].signer, XWING, greeting.key)
    two.ours["b"] = _rotated(two, "b")
    two.at["b"].take_identity(two.ours["b"], NOON + 10)
    assert two.take(sealed, "a", "b").entries == (b"entry",)
    assert two.take(greeted, "a", "b").entries == (b"entry",)


@pytest.mark.requirement("K-10")
def test_who_holds_the_tls_key_opens_no_parcel_and_forges_none(two: Two) -> None:
    swallowed = two.sealed("a", "b")
    pem = (two.folders["b"] / "tls.key").read_bytes()
    number = load_pem_private_key(pem, None).private_numbers().private_value  # type: ignore[union-attr]
    stolen = number.to_bytes(32, "big")
    for suite in (X25519, XWING):
        with pytest.raises(BadRecord):
            Opener(two.ours["b"].party, [(suite, stolen)]).open(swallowed, lambda _: {})
    chosen = two.at["b"].seal_to(two.ours["a"].party, two.history("a"))
    assert chosen is not None
    forged = seal_at_once(two.parcel("b", "a"), Signer(stolen), chosen.suite, chosen.key)
    with pytest.raises(BadRecord) as refused:
        two.take(forged, "b", "a")
    assert refused.value.rule == "parcel/7"
