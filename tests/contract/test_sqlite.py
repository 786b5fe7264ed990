"""What only the SQLite store promises: one process, searches by index, and clear refusals."""

import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import apsw
import pytest

from keepclear.errors import Misused, Unavailable
from keepclear.host import store_sqlite
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.host.store_tables import LOG_BYTES_MAX, QUERIES, SCHEMA, SETTINGS
from keepclear.node.known import JournalRow, RequestRow

# Tables of which a node has as many rows as it has peers and channels, however long it runs.
SMALL = {"channel", "peer", "item"}  # Items are what is open, not what has been.


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keepclear.db"


@pytest.fixture
def tables() -> Iterator[apsw.Connection]:
    """The tables alone, empty."""
    with apsw.Connection(":memory:") as connection:
        for sql in SCHEMA.values():
            connection.execute(sql)
        yield connection


def _scanned(tables: apsw.Connection, sql: str) -> set[str]:
    """The tables that a query reads from end to end, unless its limit stops it."""
    values = (0,) * sql.count("?")
    plan = [str(step[3]) for step in tables.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert plan, sql
    scans = {step.split()[1] for step in plan if step.startswith("SCAN")}
    sorts = {"sorted" for step in plan if "TEMP B-TREE" in step and "LIMIT" in sql}
    return scans | sorts


@pytest.mark.parametrize("question", sorted(set(QUERIES) - {"journal_head"}))
def test_no_question_reads_what_grows_with_history(tables: apsw.Connection, question: str) -> None:
    assert _scanned(tables, QUERIES[question]) <= SMALL


def test_the_head_of_the_journal_is_the_first_row_from_its_end(tables: apsw.Connection) -> None:
    sql = QUERIES["journal_head"]
    assert "sorted" not in _scanned(tables, sql)
    assert sql.endswith("ORDER BY n DESC LIMIT 1")


@pytest.mark.parametrize(
    ("question", "index"),
    [
        ("entries", "record_by_channel_party_incarnation_place_seq"),
        ("waiting", "record_by_channel_party_incarnation_place_seq"),
        ("contested", "record_by_channel_party_incarnation_place_seq"),
        ("records_at", "record_by_channel_party_incarnation_place_seq"),
        ("about", "record_by_target_channel"),
        ("of_kinds", "record_by_channel_kind_utc_id"),
        ("versions_until", "version_by_until_utc_channel (until_utc>?)"),
        ("versions_named", "version_by_name_n"),
        ("numbered", "numbered_by_kind_channel_until_utc_id"),
        ("numbered_begun", "numbered_by_kind_channel_from_utc_id"),
        ("numbered_by", "numbered_by_id"),
        ("conflicts", "version_by_until_utc_channel (until_utc>?)"),
        ("serial_last", "version_by_channel_party_serial"),
    ],
)
def test_a_question_is_answered_by_its_own_index(
    tables: apsw.Connection, question: str, index: str
) -> None:
    sql = QUERIES[question]
    plan = tables.execute(f"EXPLAIN QUERY PLAN {sql}", (0,) * sql.count("?")).fetchall()
    searches = [str(step[3]) for step in plan if str(step[3]).startswith("SEARCH")]
    assert f"INDEX {index}" in searches[0]


# One process


def test_a_store_that_is_open_is_not_opened_again(path: Path) -> None:
    with StoreSqlite(path), pytest.raises(Misused, match="stop that node first"):
        StoreSqlite(path)
    StoreSqlite(path).close()


def test_another_process_is_told_who_has_the_store_open(path: Path) -> None:
    script = (
        "import sys\n"
        "from keepclear.host.store_sqlite import StoreSqlite\n"
        "StoreSqlite(sys.argv[1])\n"
        "print('open', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(Misused, match=f"process {other.pid}: stop that node first"):
            StoreSqlite(path)
        other.kill()
    StoreSqlite(path).close()  # The lock went with the process.


def test_the_files_are_for_their_owner_alone(path: Path) -> None:
    with StoreSqlite(path) as store:
        store.begin()
        store.put(RequestRow("ref", 1))
        store.commit()
        modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    assert set(modes) == {path.name, path.name + "-wal", path.name + ".lock"}
    assert set(modes.values()) == {0o600}


# Refusals


def test_an_sqlite_that_can_lose_commits_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_sqlite.apsw, "sqlite_lib_version", lambda: "3.51.2")
    with pytest.raises(Misused, match="install apsw"):
        StoreSqlite(path)
    assert not path.exists()


def test_a_file_that_is_no_store_is_refused_and_left_as_it_is(path: Path) -> None:
    path.write_bytes(b"A page of notes, and no store at all.\n" * 200)
    before = sha256(path.read_bytes()).digest()
    with pytest.raises(Misused, match="damaged or not a store"):
        StoreSqlite(path)
    assert sha256(path.read_bytes()).digest() == before


def test_a_store_of_another_version_is_refused(path: Path) -> None:
    with apsw.Connection(str(path)) as other:
        other.execute("CREATE TABLE journal(n INTEGER PRIMARY KEY)")
    with pytest.raises(Misused, match="not a store of this version"):
        StoreSqlite(path)


@pytest.mark.parametrize(
    ("setting", "instead"),
    [
        ("journal_mode = WAL", "journal_mode = DELETE"),
        ("synchronous = FULL", "synchronous = NORMAL"),
    ],
)
def test_a_store_that_cannot_promise_is_not_opened(
    path: Path, monkeypatch: pytest.MonkeyPatch, setting: str, instead: str
) -> None:
    assert any(setting in line for line in SETTINGS)
    changed = [line.replace(setting, instead) for line in SETTINGS]
    monkeypatch.setattr(store_sqlite, "SETTINGS", changed)
    with pytest.raises(Unavailable, match="no write-ahead log"):
        StoreSqlite(path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="check its folder"):
        StoreSqlite(tmp_path / "nowhere" / "keepclear.db")


def test_an_open_transaction_is_forgotten_at_closing(path: Path) -> None:
    with StoreSqlite(path) as store:
        store.begin()
        store.put(JournalRow(1, 2, b"facts", b"chain"))
    with StoreSqlite(path) as store:
        assert store.journal_head() is None
        assert [file.name for file in path.parent.iterdir()].count(path.name) == 1


def test_the_log_beside_the_file_stays_bounded(path: Path) -> None:
    with StoreSqlite(path) as store:
        for n in range(40):
            store.begin()
            store.put(JournalRow(n, 0, bytes(400_000), b"chain"))
            store.commit()
        written = path.with_name(path.name + "-wal").stat().st_size
    assert written <= LOG_BYTES_MAX
    assert written < 40 * 400_000 / 2
