"""The keys of a party at the command line: shown, replaced, taken back; the node running or not."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.exchanges.parties import Party, found_line, introduce, make_party, run, serving, until
from tests.host.terminal import TYPED, Desk

from keepclear.host import party_key
from keepclear.host.identity import load_identity

CHEAP = party_key.Cost(1, 64)
WORDS = "six words that were drawn by dice"


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(party_key.encode_party_key, "__defaults__", (CHEAP,))


@pytest.fixture
def words(tmp_path: Path) -> Path:
    path = tmp_path / "passphrase"
    path.write_text(WORDS + "\n")
    return path


def desk(folder: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(Party("A", folder, None), capsys)


def test_init_asks_for_a_choice_where_there_is_no_terminal(tmp_path: Path) -> None:
    ran = run(tmp_path / "a", "init", "A")
    assert ran.code == 2
    assert "--passphrase-file" in ran.err
    assert "--no-passphrase" in ran.err
    assert not (tmp_path / "a").exists()


def test_a_locked_party_key_is_rotated_changed_and_refused_to_a_wrong_passphrase(
    tmp_path: Path, words: Path, cheap: None, capsys: pytest.CaptureFixture[str]
) -> None:
    at = desk(tmp_path / "a", capsys)
    assert at("init", "A", "--passphrase-file", words).code == 0
    key = at.party.folder / "party.key"
    assert party_key.is_locked(key)
    first = load_identity(at.party.folder).signer.kid
    assert at("keys", "rotate", "--passphrase-file", words).code == 0
    assert party_key.is_locked(key)
    assert load_identity(at.party.folder).signer.kid != first
    wrong = tmp_path / "wrong"
    wrong.write_text("some other words, not these")
    refused = at("keys", "rotate", "--passphrase-file", wrong)
    assert refused.code == 2
    assert party_key.WRONG_PASSPHRASE in refused.err
    assert at("keys", "rotate").code == 2  # and asks nothing without a terminal
    new = ("--passphrase-file", words, "--new-passphrase-file", wrong)
    assert at("keys", "passphrase", *new).code == 0
    assert at("keys", "rotate", "--passphrase-file", wrong).code == 0
    assert at("keys", "passphrase", "--passphrase-file", wrong, "--no-passphrase").code == 0
    assert not party_key.is_locked(key)
    assert len(load_identity(at.party.folder).history.events) == 3


def test_the_keys_are_shown_with_the_dates_by_which_they_are_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = desk(tmp_path / "a", capsys)
    assert at("init", "A", "--no-passphrase").code == 0
    assert at("keys", "rotate").code == 0
    view = json.loads(at("--json", "keys", "show").out)
    assert [row["what"] for row in view["keys"]][:2] == ["node key", "node key"]
    assert [row["state"] for row in view["keys"]][:2] == ["replaced", "in force"]
    due = view["keys"][1]["replace_by"] - view["keys"][1]["since"]
    assert due == 365 * 86_400
    assert "NOT locked" in view["party_key"]
    shown = at("keys", "show").out
    assert "replace by" in shown
    assert load_identity(at.party.folder).signer.seed.hex() not in shown
    assert at("keys", "revoke", "00").code == 2


def _held(party: Party) -> Any:
    return {row["notice"]: row for row in party.ask(view="notices")}


@pytest.mark.requirement("K-3")
@pytest.mark.requirement("K-6")
def test_keys_are_rotated_and_revoked_under_running_nodes_and_the_line_goes_on(
    tmp_path: Path,
) -> None:
    a, b = make_party(tmp_path, "A"), make_party(tmp_path, "B")
    with serving(a), serving(b):
        introduce(a, b)
        found_line("line", a, b)
        old = load_identity(a.folder).signer.kid
        assert run(a.folder, "notice", "give", "--name", "ONE", *TYPED).code == 0
        until(lambda: "ONE" in _held(b))
        assert run(a.folder, "keys", "rotate").code == 0
        assert (
            run(a.folder, "notice", "give", "--name", "TWO", *TYPED, "--wait", "receipt").code == 0
        )
        assert "TWO" in _held(b)
        assert run(a.folder, "keys", "revoke", old.hex(), "--good", "line=3").code == 0
        assert (
            run(a.folder, "notice", "give", "--name", "THREE", *TYPED, "--wait", "receipt").code
            == 0
        )
        odd = run(b.folder, "--json", "watch", "--once")
        assert _held(b).keys() == {"ONE", "TWO", "THREE"}
        assert "KEY REVOKED" in run(b.folder, "watch").out + odd.out
        week = json.loads(run(b.folder, "--json", "keys", "show").out)["keys"]
        assert [row["what"] for row in week][1] == "encryption key of the week"
        assert week[1]["since"]
    # And at rest: the next start tells the log, and the peer.
    assert run(b.folder, "keys", "rotate").code == 0
    with serving(b), serving(a):
        given = run(b.folder, "notice", "give", "--name", "FOUR", *TYPED, "--wait", "receipt")
        assert given.code == 0, given.err
        assert _held(a)["FOUR"]


def test_a_peer_that_lost_its_key_of_the_week_is_greeted_and_nothing_is_lost(
    tmp_path: Path,
) -> None:
    a, b = make_party(tmp_path, "A"), make_party(tmp_path, "B")
    with serving(a):
        with serving(b):
            introduce(a, b)
            found_line("line", a, b)
            assert (
                run(a.folder, "notice", "give", "--name", "ONE", *TYPED, "--wait", "receipt").code
                == 0
            )
        (b.folder / "sealing.keys").unlink()
        with serving(b):
            ran = run(a.folder, "notice", "give", "--name", "TWO", *TYPED, "--wait", "receipt")
            assert ran.code == 0, ran.err
            assert run(a.folder, "stop", "west gate").code == 0
            until(lambda: [row for row in b.ask(view="messages") if row["what"] == "STOP"])
