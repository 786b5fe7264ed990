"""The doctor: looks over everything that a node stands on, and says what to do.

The rule: it changes nothing. It looks at a copy of the store, so it may be asked
while the node serves; what it makes anew to compare is made in a folder of its own
and thrown away. Each finding is OK, LOOK or BROKEN, and the last two have a cure.
"""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from keepclear.errors import BadInput, KeepclearError, Misused, Unavailable
from keepclear.exchange.party import parse_card
from keepclear.host import disk
from keepclear.host.clock import real_now
from keepclear.host.control import SOCKET_FILE, ControlClient
from keepclear.host.identity import draw_incarnation, load_identity
from keepclear.host.kernel_clock import is_synchronised
from keepclear.host.key_view import TLS, WEEKLY, keys_view
from keepclear.host.party_key import PARTY_KEY_FILE
from keepclear.host.settings import SETTINGS_FILE, STORE_FILE, check_settings, load_settings
from keepclear.host.store_file import Difference, Found, Progress, differences
from keepclear.host.store_sqlite import OtherVersion, StoreSqlite
from keepclear.limits import DISK_FREE_BYTES_MIN
from keepclear.node.journal import GENESIS, Fact, chain
from keepclear.node.log.key_age import WARN_S
from keepclear.node.node import Node, Us
from keepclear.node.replay import replay
from keepclear.record.envelope import parse
from keepclear.record.log import Frontier, LogName, leaf_hash

MB: Final = 1_000_000
ROWS_PER_STEP: Final = 500
BACKUP_AGE_S_MAX: Final = 7 * 86_400
CONTROL_TIMEOUT_S: Final = 60.0
FROM_BACKUP: Final = "stop the node, keep this folder as it is, and restore a backup beside it"
CURE_NODE_KEY: Final = "bring the medium with the party key, then: keepclear keys rotate"
CURES: Final[Mapping[str, str]] = MappingProxyType(
    {
        TLS: "make another (docs/run/administrator.md) and give every peer the new card",
        WEEKLY: "run the node: it draws the next by itself",
    }
)
# What a replay does not make again: what peers say anew, what time alone has changed since the last
# journal entry, and when something rings next.
NOT_COMPARED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "peer": ("*",),
        "cursor": ("*",),
        "owed": ("*",),
        "item": ("*",),
        "asked": ("*",),
        "kept": ("*",),
    }
)


class State(StrEnum):
    """How something stands."""

    OK = "OK"
    LOOK = "LOOK"
    BROKEN = "BROKEN"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: how it stands, in words, and what to do."""

    what: str
    state: State
    said: str
    do: str = ""


Report = Callable[[str, int, int], None]  # what is looked at, how far, of how much


def examine(folder: Path, report: Report) -> Iterator[Finding]:
    """Look over a node's folder, and the node itself where it serves."""
    yield from _settings(folder)
    yield from _keys(folder)
    yield from _disk(folder)
    yield _clock(folder)
    client = _client(folder)
    try:
        with tempfile.TemporaryDirectory(prefix="doctor-", dir=folder) as beside:
            copy = Path(beside) / STORE_FILE
            broken = _copied(folder, client, copy, report)
            if broken is not None:
                yield broken
            else:
                yield from _store(folder, copy, report)
        yield from _peers(client)
        yield from _desk(client)
    finally:
        if client is not None:
            client.close()


def _client(folder: Path) -> ControlClient | None:
    try:
        return ControlClient(folder, CONTROL_TIMEOUT_S) if (folder / SOCKET_FILE).exists() else None
    except Unavailable:
        return None


def _settings(folder: Path) -> Iterator[Finding]:
    faults = check_settings(folder / SETTINGS_FILE)
    for fault in faults:
        yield Finding("settings", State.BROKEN, f"{fault.place}: {fault.fault}", fault.cure)
    if not faults:
        yield Finding("settings", State.OK, "no fault in the file or beside it")


def _keys(folder: Path) -> Iterator[Finding]:
    try:
        identity = load_identity(folder)
        yield Finding("keys", State.OK, f"the node's keys are those of {identity.party.hex()[:16]}")
        kept = {suite for suite, *_ in identity.encryption_private}
        if not kept:
            yield Finding("keys", State.BROKEN, "no key opens parcels", FROM_BACKUP)
    except KeepclearError as error:
        yield Finding("keys", State.BROKEN, str(error), "put back the keys from your backup")
    else:
        yield from _key_ages(folder)
    if (folder / PARTY_KEY_FILE).exists():
        said = f"{PARTY_KEY_FILE} lies beside the node, which does not need it"
        yield Finding("keys", State.LOOK, said, "move it to a medium that is kept offline")


def _key_ages(folder: Path) -> Iterator[Finding]:
    """Name each key whose time is over, or ends within a month."""
    now = int(real_now().timestamp())
    try:
        rows = keys_view(folder)["keys"]
    except (KeepclearError, OSError):
        return  # What cannot be read is a finding of its own.
    for row in rows:
        due = row["replace_by"]
        early = 0 if row["what"] == WEEKLY else WARN_S
        if row["state"] in ("REVOKED", "replaced") or due is None or due - early > now:
            continue
        said = f"the {row['what']} {row['id']} is to be replaced by"
        said += f" {datetime.fromtimestamp(due, UTC):%Y-%m-%d}"
        yield Finding("keys", State.LOOK, said, CURES.get(row["what"], CURE_NODE_KEY))


def _disk(folder: Path) -> Iterator[Finding]:
    why, free = disk.refusal(folder), disk.free_bytes(folder)
    if why:
        yield Finding("disk", State.BROKEN, f"it takes nothing: {why}", "make room, or mend it")
        return
    low = free < DISK_FREE_BYTES_MIN
    do = f"keep {DISK_FREE_BYTES_MIN // MB} MB and more free" if low else ""
    said = f"it takes writes; {free // MB:,} MB are free"
    yield Finding("disk", State.LOOK if low else State.OK, said, do)


def _clock(folder: Path) -> Finding:
    with_kernel = is_synchronised()
    if with_kernel:
        return Finding("clock", State.OK, "the kernel says that a time source keeps it true")
    said = "the kernel knows no time source" if with_kernel is False else "it cannot be asked"
    do = "run a time service, such as chrony; records and line checks carry this clock"
    return Finding("clock", State.LOOK, said, do)


def _copied(
    folder: Path, client: ControlClient | None, copy: Path, report: Report
) -> Finding | None:
    """Make a copy of the store; return what kept it from being made."""
    if disk.free_bytes(folder) < 3 * _size(folder / STORE_FILE):
        do = "make room for three times its size, or look at a copy of the folder elsewhere"
        return Finding("store", State.LOOK, "too little room to look at a copy of it", do)
    try:
        if client is not None:
            copy_by_node(client, copy, lambda one: report("store copied", one.done, one.of))
        else:
            with StoreSqlite(folder / STORE_FILE) as store:
                for one in store.copying(copy, ()):
                    report("store copied", one.done, one.of)
    except OtherVersion as error:
        return Finding("store", State.LOOK, str(error), "keepclear upgrade --dry-run")
    except KeepclearError as error:
        return Finding("store", State.BROKEN, str(error), FROM_BACKUP)
    return None


def copy_by_node(
    client: ControlClient,
    file: Path,
    report: Callable[[Progress], None],
    *,
    note: bool = False,
    keys: bool = False,
) -> dict[str, Any]:
    """Have the node that serves write a backup, and wait until it is whole."""
    request = {"view": "backup", "file": str(file.absolute()), "note": note, "keys": keys}
    state = client.ask(request)
    while not state["ended"]:
        report(Progress(state.get("done", 0), state.get("of", 0)))
        _wait_a_moment()
        state = client.ask({"view": "backup state"})
    if "fault" in state:
        raise Unavailable(state["fault"])
    answer: dict[str, Any] = state["answer"]
    return answer


def _wait_a_moment() -> None:
    import time

    time.sleep(0.05)


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _store(folder: Path, copy: Path, report: Report) -> Iterator[Finding]:
    """Look over a copy of the store."""
    with Found(copy) as found:
        damage = found.damage()
        if damage:
            yield Finding("store", State.BROKEN, f"SQLite finds: {damage[0]}", FROM_BACKUP)
            return
        yield Finding("store", State.OK, f"whole; version {found.version} of the tables")
    alone = copy.with_name("alone.db")
    with Found(copy) as found:
        for _ in found.copy_without_carried(alone):
            pass
    with StoreSqlite(alone) as store:
        yield _journal(store, report)
        yield from _logs(store, report)
        yield _backed_up(store)
        yield from _cards(store)
        yield from _projections(folder, store, alone, report)


def _journal(store: StoreSqlite, report: Report) -> Finding:
    before, after = GENESIS, 0
    head = store.journal_head()
    of = head.n if head else 0
    while rows := store.journal(after, ROWS_PER_STEP):
        for row in rows:
            if row.n != after + 1 or chain(before, row.n, row.utc, row.facts) != row.chain:
                said = f"entry {row.n} does not follow the one before it"
                return Finding("journal", State.BROKEN, said, FROM_BACKUP)
            before, after = row.chain, row.n
        report("journal", after, of)
    return Finding("journal", State.OK, f"{after:,} entries, each hashed onto the one before")


def _logs(store: StoreSqlite, report: Report) -> Iterator[Finding]:
    """Work out every root anew from the bytes of the records."""
    logs = [row for channel in store.channels() for row in store.logs(channel.channel)]
    bad, count = [], 0
    for at, row in enumerate(logs):
        name = LogName(row.party, row.incarnation)
        frontier, start = Frontier(), 0
        while entries := store.entries(row.channel, name, start, ROWS_PER_STEP):
            for entry in entries:
                record = parse(entry.data)
                if record.id != entry.id or record.seq != start or record.root != frontier.root():
                    bad.append(f"log {row.party} of {row.channel.hex()[:8]}, entry {start}")
                    break
                frontier, start = frontier.appended(leaf_hash(entry.data)), start + 1
            if bad:
                break
        count += start
        if start != row.size or b"".join(frontier.peaks) != row.peaks:
            bad.append(f"log {row.party} of {row.channel.hex()[:8]} ends elsewhere than was kept")
        report("logs", at + 1, len(logs))
    if bad:
        yield Finding("logs", State.BROKEN, "; ".join(bad[:3]), FROM_BACKUP)
    else:
        yield Finding(
            "logs", State.OK, f"{len(logs)} logs of {count:,} records; each root is right"
        )


def _backed_up(store: StoreSqlite) -> Finding:
    head = store.journal_head()
    n = store.fact_last(Fact.BACKUP, b"", head.n) if head else 0
    rows = store.journal(n - 1, 1) if n else []
    do = "keepclear backup FILE, and take the file to another machine"
    if not rows:
        return Finding("backup", State.LOOK, "there has been none", do)
    age_s = int(real_now().timestamp()) - rows[0].utc
    said = f"the last is of {datetime.fromtimestamp(rows[0].utc, UTC):%Y-%m-%d %H:%M}Z"
    old = age_s > BACKUP_AGE_S_MAX
    return Finding("backup", State.LOOK if old else State.OK, said, do if old else "")


def _cards(store: StoreSqlite) -> Iterator[Finding]:
    peers = store.peers()
    for peer in peers:
        try:
            parse_card(peer.card)
        except KeepclearError as error:
            said = f"the card of {peer.party.hex()[:16]} cannot be read: {error}"
            yield Finding("cards", State.BROKEN, said, "add that party's card again")
            return
    said = f"{len(peers)} peers, each card whole" if peers else "no peer yet"
    yield Finding("cards", State.OK, said, "")


def _projections(
    folder: Path, store: StoreSqlite, alone: Path, report: Report
) -> Iterator[Finding]:
    """Make everything anew in a store of its own, and compare table by table."""
    made = alone.with_name("made.db")
    settings, identity = load_settings(folder / SETTINGS_FILE), load_identity(folder)
    us = Us(settings.party.name, identity.signer, identity.history, draw_incarnation())
    report("replay", 0, 1)
    try:
        with StoreSqlite(made) as target:
            replay(store, Node(target, us))
    except (Misused, BadInput) as error:
        yield Finding("projections", State.BROKEN, str(error), FROM_BACKUP)
        return
    report("replay", 1, 1)
    store.close()
    alike = []
    for one in differences(alone, made, NOT_COMPARED):
        if isinstance(one, Difference):
            said = f"{one.table}: {one.only_in_first} rows here alone, {one.only_in_second} in the "
            said += f"replay alone, such as {one.samples[0]}"
            yield Finding("projections", State.BROKEN, said, "stop the node; keepclear rebuild")
        else:
            alike.append(one)
    yield Finding("projections", State.OK, f"a replay makes {len(alike)} tables row by row alike")


def _peers(client: ControlClient | None) -> Iterator[Finding]:
    if client is None:
        do = "keepclear serve, or see why the service does not run"
        yield Finding("peers", State.LOOK, "the node does not serve, so none is reached", do)
        return
    for peer in client.ask({"view": "status"})["peers"]:
        name = peer["party"]
        if peer["node_reachable"]:
            yield Finding("peers", State.OK, f"{name} answers; {peer['clock']}")
        else:
            last = peer["last_contact"] or "never"
            do = "telephone that party; look at the firewall and at keepclear line status"
            yield Finding("peers", State.LOOK, f"{name} does not answer; last contact {last}", do)


def _desk(client: ControlClient | None) -> Iterator[Finding]:
    """Say whether the pages of the desk are served, where the settings have a desk."""
    where = client.ask({"view": "where"}) if client is not None else {}
    if where.get("desk_lost"):
        do = "read the log, then start the node again; the line and the commands go on meanwhile"
        yield Finding("desk", State.BROKEN, "its pages have failed and are not served", do)
    elif where.get("desk"):
        yield Finding("desk", State.OK, f"its pages are served at {where['desk']}")


def is_well(findings: list[Finding]) -> bool:
    """Tell whether nothing needs anybody."""
    return all(one.state is State.OK for one in findings)
