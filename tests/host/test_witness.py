"""A witness answers by the letter of C2SP tlog-witness, and never forgets what it cosigned."""

import asyncio
import http.client
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from keepclear.bearer.tls import pinned_context
from keepclear.bearer.witness_server import WitnessServer
from keepclear.errors import BadInput, Misused, Unavailable
from keepclear.host.witness import (
    SERVED_FILE,
    WITNESS_KEY_FILE,
    Rate,
    Witness,
    counts_of,
    create_witness,
    load_served,
    load_witness,
    run_witness,
    tls_pin,
)
from keepclear.host.witness_store import WITNESS_STORE_FILE, WitnessStore
from keepclear.limits import CHECKPOINT_BYTES_MAX, WITNESS_REQUESTS_PER_MINUTE_MAX
from keepclear.record.checkpoint import (
    ED25519,
    Checkpoint,
    NoteKey,
    consistency,
    find_cosignature,
    origin_of,
    parse_lines,
    sign_checkpoint,
    write_submission,
)
from keepclear.record.log import Frontier, LogName, leaf_hash, merkle_root
from keepclear.record.signing import Signer

LOG = Signer(b"\x01" * 32)
LEAVES = [leaf_hash(i.to_bytes(2, "big")) for i in range(40)]
ORIGIN = origin_of(LOG.public_key, b"\x02" * 32, LogName(0, b"\x04" * 8))
NOON = datetime(2030, 6, 1, 12, tzinfo=UTC)


def asked(old: int, new: int, origin: str = ORIGIN, signer: Signer = LOG) -> bytes:
    grown = Frontier()
    for leaf in LEAVES[:old]:
        grown = grown.appended(leaf)
    checkpoint = Checkpoint(origin, new, merkle_root(LEAVES[:new]))
    proof = consistency(grown, LEAVES[old:new])
    return write_submission(old, proof, sign_checkpoint(signer, checkpoint))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create_witness(tmp_path, "witness.example/w1")
    served = (tmp_path / SERVED_FILE).read_text() + f"\n{NoteKey('*', ED25519, LOG.public_key)}\n"
    (tmp_path / SERVED_FILE).write_text(served)
    return tmp_path


class Clock:
    now, tick = NOON, 0.0


@contextmanager
def at_work(folder: Path, clock: Clock | None = None) -> Iterator[Witness]:
    known = clock or Clock()
    store = WitnessStore(folder / WITNESS_STORE_FILE)
    served = load_served(folder / SERVED_FILE)
    try:
        yield Witness(load_witness(folder), served, store, lambda: known.now, lambda: known.tick)
    finally:
        store.close()


@contextmanager
def serving(witness: Witness, tls: tuple[Path, Path] | None = None) -> Iterator[int]:
    """The witness on a real port, in a loop of its own; its store is used there alone."""
    loop, ports = asyncio.new_event_loop(), list[int]()
    server = WitnessServer(witness.answer, "127.0.0.1", 0, tls)
    ready = threading.Event()

    def run() -> None:
        ports.append(loop.run_until_complete(server.start()))
        ready.set()
        loop.run_forever()
        loop.run_until_complete(server.stop())

    thread = threading.Thread(target=run)
    thread.start()
    ready.wait()
    try:
        yield ports[0]
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def post(
    port: int, body: bytes, method: str = "POST", path: str = "/add-checkpoint"
) -> tuple[int, str | None, bytes]:
    """One request as the text of the standard has it, by a client that is none of ours."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        line.request(method, path, body)
        reply = line.getresponse()
        return reply.status, reply.getheader("Content-Type"), reply.read()
    finally:
        line.close()


@pytest.mark.requirement("W-1")
def test_a_log_grows_under_a_witness_as_the_standard_tells_it(folder: Path) -> None:
    with at_work(folder) as witness, serving(witness) as port:
        # A client without knowledge asks from 0, and is told the size.
        status, _, body = post(port, asked(0, 7))
        assert status == 200
        (line,) = parse_lines(body)
        found = find_cosignature(
            [line], witness.key.public, Checkpoint(ORIGIN, 7, merkle_root(LEAVES[:7]))
        )
        assert found is not None
        assert found.utc == int(NOON.timestamp())
        status, kind, body = post(port, asked(0, 20))
        assert (status, kind, body) == (409, "text/x.tlog.size", b"7\n")
        assert post(port, asked(7, 20))[0] == 200
        assert post(port, asked(20, 20))[0] == 200
        assert post(port, asked(20, 20).replace(b"old 20", b"old 21"))[0] == 400
        broken = asked(20, 33).splitlines(keepends=True)
        assert post(port, b"".join([broken[0], *broken[2:]]))[0] == 422
        assert post(port, asked(0, 1, origin="example.com/strange"))[0] == 404
        assert post(port, asked(20, 33, signer=Signer(b"\x09" * 32)))[0] == 403
        assert post(port, b"old x\n\n")[0] == 400
        assert post(port, b"x" * (CHECKPOINT_BYTES_MAX + 5_000))[0] == 413
        assert post(port, b"", method="GET")[0] == 405
        assert post(port, asked(20, 33), path="/parcel")[0] == 404
        assert post(port, asked(20, 33))[0] == 200


@pytest.mark.requirement("W-2")
def test_a_witness_killed_before_it_answered_goes_on_from_what_it_kept(folder: Path) -> None:
    with at_work(folder) as witness:
        assert witness.answer(asked(0, 7)).status == 200  # The answer is lost; the process ends.
    with at_work(folder) as witness:
        again = witness.answer(asked(0, 9))
        assert (again.status, again.size) == (409, 7)
        assert witness.answer(asked(7, 9)).status == 200


@pytest.mark.requirement("W-2")
def test_what_the_disk_did_not_take_is_not_cosigned(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise Unavailable("the disk is full")

    with at_work(folder) as witness:
        monkeypatch.setattr(witness.store, "advance", fails)
        refused = witness.answer(asked(0, 7))
        assert (refused.status, refused.lines) == (503, "")
        monkeypatch.undo()
        assert witness.answer(asked(0, 7)).status == 200


@pytest.mark.requirement("W-2")
def test_two_requests_from_one_old_size_get_one_cosignature(folder: Path) -> None:
    with at_work(folder) as witness, serving(witness) as port:
        assert post(port, asked(0, 7))[0] == 200
        found: list[int] = []
        threads = [
            threading.Thread(target=lambda n=n: found.append(post(port, asked(7, n))[0]))
            for n in (8, 9, 10, 11)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(found) == [200, 409, 409, 409]


def test_a_witness_whose_clock_was_put_back_gives_no_earlier_time(folder: Path) -> None:
    clock = Clock()
    with at_work(folder, clock) as witness:
        assert witness.answer(asked(0, 7)).status == 200
        clock.now = NOON - timedelta(seconds=5)
        assert witness.answer(asked(7, 9)).status == 503
        clock.now = NOON
        assert witness.answer(asked(7, 9)).status == 200


def test_one_key_that_asks_without_end_is_told_to_wait(folder: Path) -> None:
    clock = Clock()
    with at_work(folder, clock) as witness:
        replies = [witness.answer(asked(0, 7)) for _ in range(WITNESS_REQUESTS_PER_MINUTE_MAX + 1)]
        assert [reply.status for reply in replies].count(429) == 1
        clock.tick = 61.0
        assert witness.answer(asked(0, 7)).status == 409
    rate = Rate()
    assert all(rate.allows(b"one", 0.0) for _ in range(WITNESS_REQUESTS_PER_MINUTE_MAX))
    assert not rate.allows(b"one", 0.0)
    assert rate.allows(b"other", 0.0)


def test_one_key_has_so_many_logs_and_no_more(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("keepclear.host.witness_store.WITNESS_ORIGINS_PER_KEY_MAX", 2)
    names = [origin_of(LOG.public_key, bytes([n]) * 32, LogName(0, b"\x04" * 8)) for n in range(3)]
    with at_work(folder) as witness:
        assert [witness.answer(asked(0, 7, name)).status for name in names] == [200, 200, 429]
        assert witness.answer(asked(7, 9, names[0])).status == 200
        assert witness.store.counts() == (2, 1)


@pytest.mark.requirement("W-1")
def test_off_the_loopback_a_witness_serves_tls_and_nothing_else(folder: Path) -> None:
    with pytest.raises(Misused):
        WitnessServer(lambda _: pytest.fail("asked"), "192.0.2.9", 0, None)
    with pytest.raises(BadInput):
        run_witness(folder, "192.0.2.9", 0, plain=True, started=lambda *_: None)
    tls = folder / "tls.cert", folder / "tls.key"
    with at_work(folder) as witness, serving(witness, tls) as port:
        context = pinned_context(bytes.fromhex(tls_pin(folder)))
        assert isinstance(context, ssl.SSLContext)
        line = http.client.HTTPSConnection("127.0.0.1", port, context=context, timeout=20)
        line.request("POST", "/add-checkpoint", asked(0, 7))
        assert line.getresponse().status == 200
        line.close()


def test_every_fault_of_the_list_of_keys_is_told_at_once(folder: Path) -> None:
    (folder / SERVED_FILE).write_text("# mine\nnonsense\n\n*+00000000+AAAA\n")
    with pytest.raises(BadInput) as refused:
        load_served(folder / SERVED_FILE)
    assert [fault.place.rpartition(":")[2] for fault in refused.value.faults] == ["2", "4"]


def test_the_key_of_a_witness_is_never_overwritten(folder: Path) -> None:
    before = load_witness(folder)
    with pytest.raises(Misused):
        create_witness(folder, "witness.example/w2")
    assert load_witness(folder).public == before.public
    with pytest.raises(BadInput):
        create_witness(folder / "other", "with space")


def test_a_second_witness_on_one_folder_is_refused(folder: Path) -> None:
    with at_work(folder), pytest.raises(Unavailable), at_work(folder):
        pytest.fail("two witnesses would cosign two continuations")


def test_who_asks_how_it_stands_is_told_while_the_witness_serves(folder: Path) -> None:
    assert counts_of(folder) == (0, 0)
    with at_work(folder) as witness:
        assert witness.answer(asked(0, 1)).status == 200
        assert counts_of(folder) == (1, 1)
    assert counts_of(folder) == (1, 1)


def test_a_witness_whose_key_others_can_read_does_not_start(folder: Path) -> None:
    (folder / WITNESS_KEY_FILE).chmod(0o640)
    with pytest.raises(BadInput) as refused:
        run_witness(folder, "127.0.0.1", 0, plain=True, started=lambda port, witness: None)
    assert "chmod 600" in refused.value.faults[0].cure
