"""A power cut at any moment loses nothing that was acknowledged, and a kill even less.

The disk here is a model: what was written and not yet synced is lost, kept or
torn in sectors of 512 bytes, each by chance and in any order. A control shows
that the model bites: with fewer syncs, or with a disk that only says that it
synced, the same cuts do lose what was acknowledged.
"""

import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import apsw
import pytest
from tests.piece import piece
from tests.simulation.disk import Disk

from keepclear.errors import KeepclearError, Misused, Unavailable
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node.known import JournalRow, RequestRow

# Where SQLite makes do with a failure, such as in closing, nobody takes the model's exception.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

CUTS = piece(200, 2_000)
CUTS_OF_THE_CONTROL = piece(20, 200)
TRANSACTIONS = 30
CHECKPOINT_PAGES = 20  # Small, so that many cuts fall into the writing back of the log.


# What is written, and what must be found again


def entry(before: bytes, n: int, size: int) -> JournalRow:
    facts = sha256(b"%d" % n).digest() * (size // 32 + 1)
    return JournalRow(n, n, facts, sha256(before + facts).digest())


def commit_one(store: StoreSqlite, chance: random.Random) -> int:
    """Write and acknowledge the next entry with all that belongs to it; return its number."""
    head = store.journal_head()
    row = (
        entry(head.chain, head.n + 1, chance.choice([50, 400, 3_000, 9_000]))
        if head
        else entry(b"", 1, 50)
    )
    store.begin()
    store.put(RequestRow(f"request {row.n}", row.n))
    store.put(row)
    store.commit()
    return row.n


def check_held(path: Path) -> int:
    """Check that the store is whole and in order; return how many commits it holds."""
    with StoreSqlite(path) as store:
        rows, before = store.journal(0, 10_000), b""
        for n, row in enumerate(rows, 1):
            assert (row.n, row.chain) == (n, sha256(before + row.facts).digest())
            request = store.request(f"request {n}")
            assert request is not None
            assert request.n == n
            before = row.chain
        assert store.counts()["request"] == len(rows)
    with apsw.Connection(str(path)) as plain:
        assert plain.pragma("integrity_check") == "ok"
    return len(rows)


@dataclass
class Run:
    """A life of a store on a disk: what it acknowledged until something went wrong."""

    disk: Disk
    acknowledged: int = 0
    error: Exception | None = None
    refused_after: bool = False


def live(folder: Path, disk: Disk, setting: str = "") -> Run:
    """Open a store on the disk and commit until the end or the first failure."""
    run, store = Run(disk), None
    chance = random.Random(7)
    try:
        store = StoreSqlite(folder / "keepclear.db", vfs=disk.layer.name)
        store._connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
        if setting:
            store._connection.execute(setting)
        for _ in range(TRANSACTIONS):
            run.acknowledged = commit_one(store, chance)
    except KeepclearError as error:
        run.error = error
        if store is not None:
            try:
                store.rollback()
                store.begin()
            except Unavailable:
                run.refused_after = True
    if store is not None:
        store.close()
    return run


def found_after_a_cut(folder: Path, disk: Disk) -> Path:
    folder.mkdir()
    for name, content in disk.after_a_cut().items():
        (folder / name).write_bytes(content)
    return folder / "keepclear.db"


@pytest.fixture(scope="module")
def operations(tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many operations of the disk a whole life takes."""
    disk = Disk(random.Random(0))
    run = live(tmp_path_factory.mktemp("whole"), disk)
    assert (run.error, run.acknowledged) == (None, TRANSACTIONS)
    return disk.operations


def cuts(operations: int, numbers: range) -> Iterator[tuple[int, Disk]]:
    for i in numbers:
        disk = Disk(random.Random(i))
        disk.cut_at = random.Random(f"cut {i}").randint(1, operations)
        yield i, disk


def test_a_power_cut_loses_nothing_that_was_acknowledged(
    tmp_path: Path, operations: int, record_property: Any
) -> None:
    acknowledged = 0
    for i, disk in cuts(operations, CUTS):
        run = live(tmp_path, disk)
        assert disk.cut_at is not None
        assert disk.operations >= disk.cut_at
        held = check_held(found_after_a_cut(tmp_path / f"{i}", disk))
        assert held - run.acknowledged in (0, 1), f"cut {i}"
        acknowledged += run.acknowledged
    # The cuts fell into the work, not before it.
    assert acknowledged > len(CUTS) * TRANSACTIONS / 4
    record_property("power cuts", len(CUTS))
    record_property("commits acknowledged before a power cut, none lost", acknowledged)


def test_what_is_read_after_a_kill_is_there_after_a_power_cut(
    tmp_path: Path, operations: int, record_property: Any
) -> None:
    """A commit that was killed before its sync is found whole, and may be spoken of."""
    for i, disk in cuts(operations, CUTS):
        live(tmp_path, disk)
        disk = disk.restarted(power_cut=False)
        store = StoreSqlite(tmp_path / "keepclear.db", vfs=disk.layer.name)
        head = store.journal_head()
        held = check_held(found_after_a_cut(tmp_path / f"{i}", disk))
        store.close()
        assert held == (head.n if head else 0), f"kill {i}"
    record_property("kills of a store with a power cut after its restart", len(CUTS))


def lost(path: Path, acknowledged: int) -> bool:
    """Whether what was acknowledged, or the whole store, is gone."""
    try:
        return check_held(path) < acknowledged
    except (AssertionError, Misused, apsw.Error):
        return True


def test_with_fewer_syncs_the_same_cuts_do_lose_commits(
    tmp_path: Path, operations: int, record_property: Any
) -> None:
    losses = 0
    for i, disk in cuts(operations, CUTS_OF_THE_CONTROL):
        run = live(tmp_path, disk, "PRAGMA synchronous = NORMAL")
        losses += lost(found_after_a_cut(tmp_path / f"{i}", disk), run.acknowledged)
    assert losses > 0
    record_property("power cuts of the control (synchronous=NORMAL)", len(CUTS_OF_THE_CONTROL))
    record_property("of them with a loss", losses)


def test_a_disk_that_only_says_it_synced_does_lose_commits(tmp_path: Path, operations: int) -> None:
    losses = 0
    for i, disk in cuts(operations, CUTS_OF_THE_CONTROL):
        disk.only_says_it_synced = True
        run = live(tmp_path, disk)
        losses += lost(found_after_a_cut(tmp_path / f"{i}", disk), run.acknowledged)
    assert losses > 0


@pytest.mark.parametrize("keeps", [False, True], ids=["lost", "kept despite the error"])
def test_an_operation_that_fails_loses_nothing_that_was_acknowledged(
    tmp_path: Path, operations: int, keeps: bool, record_property: Any
) -> None:
    refused = 0
    for i in CUTS[::3]:
        disk = Disk(random.Random(i))
        disk.fail_at = random.Random(f"failure {i}").randint(1, operations)
        disk.keeps_what_fails = keeps
        run = live(tmp_path, disk)
        held = check_held(found_after_a_cut(tmp_path / f"{i}", disk))
        assert held - run.acknowledged in (0, 1), f"failure {i}"
        refused += run.refused_after
    assert refused > 0  # After a failed commit the store says that only a restart helps.
    record_property("operations of the disk that failed, and a cut after", len(CUTS[::3]))


def test_a_disk_that_fails_while_the_store_is_opened_is_noticed(tmp_path: Path) -> None:
    noticed = 0
    for fail_at in range(1, 30):
        disk = Disk(random.Random(fail_at))
        disk.fail_at = fail_at
        run = live(tmp_path, disk)
        noticed += isinstance(run.error, Unavailable)
        assert run.acknowledged == 0 or "keepclear.db-wal" in disk.opened
    assert noticed > 20


WRITER = """
import random, sys
sys.path.insert(0, sys.argv[2])
from tests.contract.test_power_loss import commit_one
from keepclear.host.store_sqlite import StoreSqlite
with StoreSqlite(sys.argv[1]) as store:
    while True:
        print(commit_one(store, random), flush=True)
"""


def test_a_kill_between_commits_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    path, chance, held = tmp_path / "keepclear.db", random.Random(3), 0
    for _ in range(5):
        command = [sys.executable, "-c", WRITER, str(path), str(Path(__file__).parents[2])]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            said = [int(writer.stdout.readline()) for _ in range(chance.randint(1, 200))]
            writer.kill()
            said += [int(line) for line in writer.stdout.read().split(b"\n")[:-1]]
        assert said == list(range(held + 1, said[-1] + 1))
        held = check_held(path)
        assert held - said[-1] in (0, 1)
