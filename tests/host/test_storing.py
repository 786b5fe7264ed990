"""Looking a node over, copying it, putting it back, changing its version: with real folders."""

import json
import sqlite3
import stat
import tarfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import apsw
import pytest
from click import Command
from tests.exchanges.parties import (
    Party,
    found_line,
    introduce,
    make_party,
    run,
    serving,
    until,
)
from typer import Context

from keepclear.bearer.tls import certificate_until
from keepclear.errors import BadInput, Misused
from keepclear.host import backup, doctor
from keepclear.host.cli import storing
from keepclear.host.clock import real_now
from keepclear.host.identity import check_secrets, load_identity
from keepclear.host.key_view import DAY_S, TLS, WEEKLY
from keepclear.host.sealing import Sealing
from keepclear.host.settings import STORE_FILE
from keepclear.host.standby import COPY, HOST_FILE, check_host
from keepclear.host.store_file import Found
from keepclear.host.store_sqlite import STORE_VERSION, StoreSqlite
from keepclear.host.witnesses import LOG_KEY_FILE, log_signer
from keepclear.limits import SEALING_KEY_DAYS
from keepclear.node.known import KeptRow

FIXTURES = Path(__file__).parents[1] / "fixtures"
STORED = sorted(FIXTURES.glob("folder-*.tar.xz"))
# What each stored folder holds beside notices, by the last word of its name.
LATER = {"first": {"query": 0, "zone": 0}, "second": {"query": 1, "zone": 1}}
A_MACHINE, ANOTHER = "a" * 64, "b" * 64


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Party, Party]]:
    """A and B on a line, both serving."""
    a, b = make_party(tmp_path, "A"), make_party(tmp_path, "B")
    with serving(a), serving(b):
        introduce(a, b)
        found_line("line", a, b)
        yield a, b


def say(party: Party, text: str) -> None:
    party.ask(act="say", text=text, ref=text)


def texts(party: Party) -> set[str]:
    return {row["text"] for row in party.ask(view="messages") if "text" in row}


def heard_of(text: str, party: Party) -> list[dict[str, Any]]:
    """Whether others hold what a party said, as far as it knows."""
    (said,) = [row for row in party.ask(view="messages") if row["text"] == text]
    return list(said["parties"])


def incarnations(party: Party, of: str) -> set[str]:
    logs = party.ask(view="status")["channels"][0]["logs"]
    return {log["incarnation"] for log in logs if log["party"] == of}


# Backup and restore


@pytest.mark.requirement("R-1")
def test_a_backup_made_while_the_node_serves_is_whole_and_holds_no_key(
    pair: tuple[Party, Party], tmp_path: Path
) -> None:
    a, _ = pair
    say(a, "first")
    file = tmp_path / "a.backup"
    made = run(a.folder, "backup", file, "--json")
    assert made.code == 0, made.err
    assert not made.answer["keys"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with Found(file) as found:
        assert found.damage() == []
        assert found.carried().keys() == {"about", "keepclear.toml", "tls.cert"}
        head = found.journal_head()
        assert head is not None
        assert head.n == made.answer["journal"]
    secrets = [(a.folder / name).read_bytes() for name in ("tls.key", "node.keys")]
    assert not any(secret in file.read_bytes() for secret in secrets)
    again = run(a.folder, "backup", file)
    assert again.code == 2
    assert "not overwritten" in again.err
    with_keys = run(a.folder, "backup", tmp_path / "keys.backup", "--with-keys", "--json")
    assert with_keys.answer["keys"]
    with Found(tmp_path / "keys.backup") as found:
        assert {"node.keys", "tls.key"} <= found.carried().keys()
        assert "party.key" not in found.carried()


@pytest.mark.requirement("R-2")
def test_after_a_restore_the_line_goes_on_in_a_new_log_and_nothing_is_lost(tmp_path: Path) -> None:
    a, b = make_party(tmp_path, "A"), make_party(tmp_path, "B")
    file = tmp_path / "a.backup"
    with serving(b):
        with serving(a):
            introduce(a, b)
            found_line("line", a, b)
            say(a, "in the backup")
            assert run(a.folder, "backup", file, "--with-keys").code == 0
            say(a, "after the backup")
            until(lambda: {"in the backup", "after the backup"} <= texts(b))
            before = incarnations(a, "A")
        refused = run(a.folder, "restore", file)
        assert refused.code == 2
        assert "--force" in refused.err
        put = run(a.folder, "restore", file, "--force", "--json")
        assert put.code == 0, put.err
        assert (a.folder / put.answer["aside"]).exists()
        with serving(a):
            say(a, "after the restore")
            until(lambda: {"after the backup", "after the restore"} <= texts(a))
            until(lambda: "after the restore" in texts(b))
            assert before < incarnations(b, "A")


def test_a_backup_into_an_empty_folder_says_which_keys_are_missing(
    pair: tuple[Party, Party], tmp_path: Path
) -> None:
    file, other = tmp_path / "a.backup", tmp_path / "other"
    assert run(pair[0].folder, "backup", file).code == 0
    put = run(other, "restore", file, "--json")
    assert put.code == 0, put.err
    assert sorted(put.answer["missing"]) == ["node.keys", "tls.key"]
    assert (other / "keepclear.toml").read_text() == (pair[0].folder / "keepclear.toml").read_text()
    damaged = bytearray(file.read_bytes())
    damaged[20_000:60_000] = bytes(40_000)
    file.with_suffix(".bad").write_bytes(damaged)
    refused = run(tmp_path / "third", "restore", file.with_suffix(".bad"))
    assert refused.code == 2
    assert "damaged" in refused.err
    assert not (tmp_path / "third" / "keepclear.db").exists()


def test_a_copy_that_follows_is_replaced_by_whole_ones_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    a, standby = make_party(tmp_path, "A"), tmp_path / "standby"
    standby.mkdir()
    copies: list[bytes] = []

    def pause(seconds: float) -> None:
        assert seconds == 7
        copies.append((standby / COPY).read_bytes())
        if len(copies) == 1:
            monkeypatch.setattr(backup, "verify", lambda file: _refuse("a bad sector"))
        elif len(copies) == 2:
            monkeypatch.setattr(backup, "verify", whole)
            with StoreSqlite(a.folder / STORE_FILE) as store:
                store.begin()
                store.put(KeptRow("since then", b""))
                store.commit()
        else:
            raise KeyboardInterrupt

    whole = backup.verify
    monkeypatch.setattr("time.sleep", pause)
    monkeypatch.setattr(storing, "place", lambda context: SimpleNamespace(folder=a.folder))
    with pytest.raises(KeyboardInterrupt):
        storing.backup(Context(Command("backup")), standby, follow=True, every_s=7)
    assert "no copy this time: a bad sector" in capsys.readouterr().err
    assert copies[0] == copies[1] != copies[2]
    assert sorted(path.name for path in standby.iterdir()) == [COPY]


def _refuse(why: str) -> None:
    raise Misused(why)


def test_the_key_that_signs_for_witnesses_goes_where_the_other_keys_go(tmp_path: Path) -> None:
    a = make_party(tmp_path, "A")
    key = log_signer(a.folder).public_key
    for with_keys in (False, True):
        file = tmp_path / f"{with_keys}.backup"
        keys = ["--with-keys"] if with_keys else []
        assert run(a.folder, "backup", file, *keys).code == 0
        other = tmp_path / f"restored {with_keys}"
        assert run(other, "restore", file).code == 0
        assert (other / LOG_KEY_FILE).exists() == with_keys
    assert log_signer(other).public_key == key
    (other / LOG_KEY_FILE).chmod(0o644)
    assert LOG_KEY_FILE in [Path(fault.place).name for fault in check_secrets(other)]


# The doctor


def findings(folder: Path) -> dict[str, list[tuple[str, str]]]:
    ran = run(folder, "doctor", "--json")
    assert ran.out, ran.err
    found: dict[str, list[tuple[str, str]]] = {}
    answer = json.loads(ran.out)
    assert (ran.code == 0) == answer["well"]
    for row in answer["findings"]:
        assert (row["state"] == "OK") != bool(row["do"])
        found.setdefault(row["what"], []).append((row["state"], row["said"]))
    return found


@pytest.mark.requirement("R-3")
def test_the_doctor_finds_a_node_that_serves_whole_and_changes_nothing(
    pair: tuple[Party, Party],
) -> None:
    a, _ = pair
    a.ask(act="stop", text="stop", ref="stop")
    until(lambda: [one["receipt"] for one in heard_of("stop", a)] == ["RECEIVED"])
    before = a.ask(view="counts")
    found = findings(a.folder)
    states = {what: {state for state, _ in rows} for what, rows in found.items()}
    assert states.pop("clock") <= {"OK", "LOOK"}
    assert states.pop("backup") == {"LOOK"}
    assert states.pop("keys") == {"OK", "LOOK"}  # The party key lies there still.
    whole = "settings", "disk", "store", "journal", "logs", "cards", "projections", "peers"
    assert states == {what: {"OK"} for what in whole}
    assert a.ask(view="counts") == before
    assert not list(a.folder.glob("doctor-*"))


BREAKS = {
    "journal": "UPDATE journal SET utc = utc + 1 WHERE n = 2",
    "logs": "UPDATE log SET size = size + 1",
    "projections": "UPDATE version SET until_utc = until_utc + 60",
}


@pytest.mark.requirement("R-3")
@pytest.mark.parametrize("what", BREAKS)
def test_the_doctor_finds_what_was_changed_behind_the_back_of_the_node(
    tmp_path: Path, what: str
) -> None:
    folder = unpacked(STORED[-1], tmp_path)
    run(folder, "upgrade")
    assert {state for state, _ in findings(folder)[what]} == {"OK"}
    with closing(apsw.Connection(str(folder / "keepclear.db"))) as store:
        store.execute(BREAKS[what])
        assert store.changes() > 0
    assert "BROKEN" in {state for state, _ in findings(folder)[what]}


def test_the_doctor_finds_a_damaged_file_and_a_missing_key(tmp_path: Path) -> None:
    folder = unpacked(STORED[-1], tmp_path)
    run(folder, "upgrade")
    data = bytearray((folder / "keepclear.db").read_bytes())
    data[8_192:65_536] = bytes(57_344)
    (folder / "keepclear.db").write_bytes(data)
    (folder / "node.keys").unlink()
    found = findings(folder)
    assert found["store"][0][0] == "BROKEN"
    assert found["keys"][0][0] == "BROKEN"


def keys_named(folder: Path, utc: int, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """What the doctor says to do of each sort of key, at an instant."""
    monkeypatch.setattr(doctor, "real_now", lambda: datetime.fromtimestamp(utc, UTC))
    named: dict[str, list[str]] = {}
    looked = doctor.examine(folder, lambda *_: None)
    for found in takewhile(lambda one: one.what in ("settings", "keys"), looked):
        for sort in ("node key", TLS, WEEKLY):
            if found.said.startswith(f"the {sort} "):
                assert found.state is doctor.State.LOOK
                named.setdefault(sort, []).append(found.do)
    return named


@pytest.mark.requirement("R-3")
def test_the_doctor_names_each_key_a_month_before_it_is_to_be_replaced_and_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_party(tmp_path, "A").folder
    assert run(folder, "keys", "rotate").code == 0  # A key that was replaced is named no more.
    identity = load_identity(folder)
    drawn, month = identity.history.events[-1].utc, 30 * DAY_S
    node_due = drawn + 365 * DAY_S
    tls_due = certificate_until(identity.tls_certificate.read_bytes())
    assert tls_due > node_due
    assert keys_named(folder, node_due - month - 1, monkeypatch) == {}
    bring = {"node key": [doctor.CURE_NODE_KEY]}
    assert keys_named(folder, node_due - month, monkeypatch) == bring
    assert keys_named(folder, tls_due - month - 1, monkeypatch) == bring
    both = bring | {TLS: [doctor.CURES[TLS]]}
    assert keys_named(folder, tls_due - month, monkeypatch) == both
    assert keys_named(folder, tls_due + month, monkeypatch) == both


@pytest.mark.requirement("R-3")
def test_the_doctor_names_the_key_of_the_week_only_where_no_node_has_replaced_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_party(tmp_path, "A").folder
    since = int(real_now().timestamp())
    Sealing(folder, load_identity(folder), since)
    due = since + (SEALING_KEY_DAYS + 1) * DAY_S
    assert keys_named(folder, due - 1, monkeypatch) == {}
    assert keys_named(folder, due, monkeypatch) == {WEEKLY: [doctor.CURES[WEEKLY]]}


# From one version to another


def unpacked(stored: Path, root: Path) -> Path:
    folder = root / "stored"
    folder.mkdir()
    with tarfile.open(stored) as packed:
        packed.extractall(folder, filter="data")
    return folder


@pytest.mark.requirement("R-6")
@pytest.mark.parametrize("stored", STORED, ids=lambda path: path.name)
def test_what_every_release_has_written_is_read_by_this_one(stored: Path, tmp_path: Path) -> None:
    folder = unpacked(stored, tmp_path)
    with Found(folder / "keepclear.db") as found:
        records, head = found.counts()["record"], found.journal_head()
        bytes_before = {row for row in _data(folder)}
    upgraded = run(folder, "upgrade", "--json")
    assert upgraded.code == 0, upgraded.err
    with Found(folder / "keepclear.db") as found:
        assert found.version == STORE_VERSION
        assert found.counts()["record"] == records > 5
        assert found.journal_head() == head
    assert set(_data(folder)) == bytes_before  # Not one signed byte has changed.
    notices = run(folder, "notice", "list", "--json").answer
    assert [row["notice"] for row in notices] == ["FLIGHT"]
    later = {what: len(run(folder, what, "list", "--json").answer) for what in ("query", "zone")}
    assert later == LATER[stored.name.split("-")[-1].split(".")[0]]
    assert not [f for f in findings(folder)["projections"] if f[0] != "OK"]


def _data(folder: Path) -> list[bytes]:
    with closing(sqlite3.connect(folder / "keepclear.db")) as store:
        return [bytes(row[0]) for row in store.execute("SELECT data FROM record")]


@pytest.mark.requirement("R-6")
def test_a_store_of_an_earlier_version_is_refused_with_the_command_that_upgrades_it(
    tmp_path: Path,
) -> None:
    folder = unpacked(STORED[0], tmp_path)
    refused = run(folder, "notice", "list")
    assert refused.code == 2
    assert "keepclear upgrade" in refused.err
    before = (folder / "keepclear.db").read_bytes()
    planned = run(folder, "upgrade", "--dry-run", "--json").answer
    assert planned["needed"]
    assert "numbered" in planned["new"]
    assert (folder / "keepclear.db").read_bytes() == before


@pytest.mark.requirement("R-6")
def test_going_back_puts_the_former_store_back_unless_something_was_said_since(
    tmp_path: Path,
) -> None:
    folder = unpacked(STORED[0], tmp_path)
    before = (folder / "keepclear.db").read_bytes()
    assert run(folder, "upgrade").code == 0
    assert run(folder, "upgrade", "--back").code == 0
    assert (folder / "keepclear.db").read_bytes() == before
    assert run(folder, "upgrade").code == 0
    assert run(folder, "say", "something new").code == 0
    refused = run(folder, "upgrade", "--back")
    assert refused.code == 2
    assert "would lose them" in " ".join(refused.err.split())
    assert run(folder, "upgrade", "--back", "--force").code == 0
    assert (folder / "keepclear.db").read_bytes() == before
    assert not (folder / "guard").exists()  # So whatever runs here next begins its logs anew.


# One node at a time


@pytest.mark.requirement("R-9")
def test_a_folder_that_was_carried_to_another_machine_is_refused_until_it_is_promoted(
    tmp_path: Path,
) -> None:
    a = make_party(tmp_path, "A")
    (a.folder / HOST_FILE).write_text(ANOTHER)
    refused = run(a.folder, "serve")
    if Path("/etc/machine-id").exists() and Path("/etc/machine-id").read_text().strip():
        assert refused.code == 2
        assert "promote" in refused.err
    with pytest.raises(Misused, match="promote"):
        check_host(a.folder, A_MACHINE)
    check_host(a.folder, ANOTHER)
    check_host(a.folder, "")  # A machine that cannot be told apart is taken at its word.


@pytest.mark.requirement("R-9")
def test_a_promoted_standby_goes_on_in_a_new_log_and_the_former_node_falls_silent(
    tmp_path: Path,
) -> None:
    a, b = make_party(tmp_path, "A"), make_party(tmp_path, "B")
    spare = Party("A", tmp_path / "spare", a.port)
    with serving(b):
        with serving(a):
            introduce(a, b)
            found_line("line", a, b)
            say(a, "before")
            file = tmp_path / "standby.backup"
            assert run(a.folder, "backup", file, "--with-keys").code == 0
        unsure = run(spare.folder, "promote")
        assert unsure.code == 2
        assert run(spare.folder, "restore", file).code == 0
        assert run(spare.folder, "promote", "--yes").code == 0
        with serving(spare):
            say(spare, "from the standby")
            until(lambda: "from the standby" in texts(b))
        # The former node comes back by mistake: it learns from B that another one speaks as A.
        with serving(a):
            until(lambda: any("ANOTHER NODE" in str(row) for row in a.ask(view="watch")))
            with pytest.raises(BadInput, match="another node speaks as us"):
                say(a, "from the former node")
        assert "from the former node" not in texts(b)
