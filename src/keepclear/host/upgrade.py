"""Going to another version, and back: the store is made anew from what it holds.

Signed bytes are never changed, and neither is our journal. Everything else in a
store follows from the two, and is made again by the version that will use it:
so one way leads from every earlier version to this one, and what a version
learned to understand counts from the beginning. The store that was is kept.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, cast

from keepclear.errors import Misused
from keepclear.host.guard import GUARD_FILE, Guard, forget
from keepclear.host.identity import draw_incarnation, load_identity
from keepclear.host.settings import SETTINGS_FILE, STORE_FILE, load_settings
from keepclear.host.store_file import Found, fold
from keepclear.host.store_sqlite import STORE_VERSION, StoreSqlite, lock
from keepclear.host.store_tables import SCHEMA
from keepclear.node.journal import Fact, facts
from keepclear.node.known import Store
from keepclear.node.node import Node, Us
from keepclear.node.replay import replay

NEW: Final = STORE_FILE + ".upgraded"
KEPT: Final = STORE_FILE + ".version-"
# By these something left the node, or was promised: a store without them has gone back in time.
SPOKEN: Final = frozenset(
    {Fact.ARRIVED, Fact.AUTHORED, Fact.HELD_GIVEN, Fact.REQUEST, Fact.INCARNATION}
)
ENTRIES_PER_STEP: Final = 500
BEFORE_GUARDS: Final = 0  # the version of stores that were made when there was no guard
Report = Callable[[str], None]


def plan(found: Found) -> dict[str, Any]:
    """Say what an upgrade would do with a store."""
    head = found.journal_head()
    tables = {name for name in found.schema if not name.startswith("sqlite_")}
    return {
        "from": found.version,
        "to": STORE_VERSION,
        "needed": found.schema != dict(SCHEMA),
        "journal": head.n if head else 0,
        "records": found.counts().get("record", 0),
        "new": sorted(set(SCHEMA) - tables),
        "gone": sorted(tables - set(SCHEMA)),
        "changed": sorted(n for n in tables & set(SCHEMA) if found.schema[n] != SCHEMA[n]),
    }


def upgrade(folder: Path, report: Report, *, dry_run: bool = False) -> dict[str, Any]:
    """Make the store of another version anew for this one; the old one is kept beside it.

    Crash before the end: the old store is in place and whole. The new one takes its name in one
    step, after the old one has a second name.
    """
    store = folder / STORE_FILE
    if not store.exists():
        raise Misused(f"there is no store in {folder}")
    handle = lock(store)
    try:
        fold(store)
        with Found(store) as found:
            answer = plan(found)
            if dry_run or not answer["needed"]:
                return answer
            damage = found.damage()
            if damage:
                raise Misused(f"{store} is damaged ({damage[0]}): restore a backup first")
            report(f"replaying {answer['journal']} journal entries")
            _make_anew(folder, found)
        kept = folder / f"{KEPT}{answer['from']}"
        kept.unlink(missing_ok=True)
        os.link(store, kept)
        os.replace(folder / NEW, store)
        return answer | {"kept": kept.name}
    finally:
        os.close(handle)


def _make_anew(folder: Path, found: Found) -> None:
    made = folder / NEW
    for ending in ("", "-wal", "-shm", ".lock"):
        made.with_name(made.name + ending).unlink(missing_ok=True)
    settings = load_settings(folder / SETTINGS_FILE)
    with StoreSqlite(made) as store:
        identity = load_identity(folder)
        us = Us(settings.party.name, identity.signer, identity.history, draw_incarnation())
        node = Node(store, us)
        count = replay(cast(Store, found), node)
        if store.counts()["record"] != found.counts()["record"]:
            raise Misused(f"{count} records were replayed, and the store holds others: see doctor")
        if found.version == BEFORE_GUARDS and not (folder / GUARD_FILE).exists():
            # From here on there is one. A later store without it was restored, and begins anew.
            Guard(folder).keep(node.lines.values())
    made.with_name(made.name + ".lock").unlink(missing_ok=True)


def go_back(folder: Path, *, force: bool = False) -> dict[str, Any]:
    """Put the store of the former version back in its place, for that version to be started.

    Refused where anything was said or taken since, which the former store does not hold; where it
    is forced, the node begins its logs anew.
    """
    store = folder / STORE_FILE
    kept = sorted(folder.glob(f"{KEPT}*"), key=lambda path: path.stat().st_mtime)
    if not kept:
        raise Misused(f"{folder} keeps no store of a former version")
    handle = lock(store)
    try:
        fold(store)
        with Found(store) as now, Found(kept[-1]) as former:
            since = _spoken_since(now, former)
        if since and not force:
            raise Misused(
                f"{since} journal entries since the upgrade hold what was said or taken, and going "
                "back would lose them: stay, or use --force and the node begins its logs anew"
            )
        if since:
            forget(folder)
        os.replace(store, folder / f"{STORE_FILE}.after-upgrade")
        os.replace(kept[-1], store)
        return {"back": kept[-1].name, "lost": since}
    finally:
        os.close(handle)


def _spoken_since(now: Found, former: Found) -> int:
    head = former.journal_head()
    after, count = head.n if head else 0, 0
    while rows := now.journal(after, ENTRIES_PER_STEP):
        count += sum(any(fact[0] in SPOKEN for fact in facts(row)) for row in rows)
        after = rows[-1].n
    return count
