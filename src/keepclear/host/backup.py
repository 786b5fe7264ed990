"""A backup: one file with the store as it was at one instant, made while the node serves.

In it: the store, the settings, the certificate that our card pins, the people of the
desk, and the files that incidents name. Not in it: the keys (unless asked for), the
party key in any case, and the guard that knows how far our logs have come. So a copy that is
found or stolen speaks as nobody, and a copy that is restored never goes on in a
log that others have seen further.
"""

import asyncio
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import msgspec

from keepclear import __version__
from keepclear.errors import KeepclearError, Misused, Unavailable
from keepclear.host import attachments
from keepclear.host.identity import (
    NODE_KEYS_FILE,
    TLS_CERTIFICATE_FILE,
    TLS_KEY_FILE,
)
from keepclear.host.people_store import PEOPLE_FILE, copied
from keepclear.host.settings import SETTINGS_FILE, STORE_FILE
from keepclear.host.store_file import Found, Progress
from keepclear.host.store_sqlite import FILE_MODE, StoreSqlite
from keepclear.host.witnesses import LOG_KEY_FILE

FORMAT: Final = 1
ABOUT: Final = "about"  # what a backup says of itself
PLAIN_FILES: Final = (SETTINGS_FILE, TLS_CERTIFICATE_FILE)
KEY_FILES: Final = (NODE_KEYS_FILE, TLS_KEY_FILE)
LOG_KEYS: Final = (LOG_KEY_FILE,)  # there only where witnesses are asked
NOT_IN_IT: Final = "the party key and the guard of our logs"
Report = Callable[[Progress], None]


def carried(folder: Path, *, with_keys: bool, utc: int) -> Iterator[tuple[str, bytes]]:
    """Yield what a backup holds beside the store."""
    names = (*PLAIN_FILES, *((*KEY_FILES, *LOG_KEYS) if with_keys else ()))
    about = {"format": FORMAT, "utc": utc, "version": __version__, "keys": with_keys}
    yield ABOUT, msgspec.json.encode(about)
    kept = sorted((folder / attachments.FOLDER).glob("[0-9a-f]" * 64))
    for path in (*(folder / name for name in names), *kept):
        with suppress(FileNotFoundError):
            yield str(path.relative_to(folder)), path.read_bytes()
    people = copied(folder)  # Nobody is signed in by a copy.
    if people is not None:
        yield PEOPLE_FILE, people


def backup_steps(
    store: StoreSqlite, folder: Path, file: Path, utc: int, *, with_keys: bool
) -> Iterator[Progress]:
    """Write a backup step by step; it has its name only once it is whole and looked over.

    Crash inside: a file with the ending `.partial`, and none under the name.
    """
    partial = _partial(file)
    try:
        yield from store.copying(partial, carried(folder, with_keys=with_keys, utc=utc))
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def finish(file: Path) -> dict[str, Any]:
    """Look a written backup over and give it its name; return what it says of itself."""
    partial = _partial(file)
    try:
        about = verify(partial)
        os.link(partial, file)  # Unlike a rename, a link never takes a file's place.
    except FileExistsError as error:
        raise Misused(f"{file} is there already and is not overwritten: name another") from error
    except OSError as error:
        raise Unavailable(f"{file} cannot be written ({error.strerror}): see its disk") from error
    finally:
        partial.unlink(missing_ok=True)
    return about | {"file": str(file), "bytes": file.stat().st_size}


def verify(file: Path) -> dict[str, Any]:
    """Look over every page of a backup; return what it says of itself, or raise Misused."""
    with Found(file) as found:
        damage = found.damage()
        if damage:
            raise Misused(f"{file} is damaged ({damage[0]}): make another backup")
        about: dict[str, Any] = msgspec.json.decode(found.carried()[ABOUT])
        if about["format"] != FORMAT:
            raise Misused(f"{file} was made by a later version: restore it with that version")
        head = found.journal_head()
        return about | {"journal": head.n if head else 0, "store": found.version}


def _partial(file: Path) -> Path:
    return file.with_name(file.name + ".partial")


def backup_at_rest(
    folder: Path, file: Path, utc: int, report: Report, *, with_keys: bool
) -> dict[str, Any]:
    """Back up a folder whose node does not run."""
    with StoreSqlite(folder / STORE_FILE) as store:
        for progress in backup_steps(store, folder, file, utc, with_keys=with_keys):
            report(progress)
    return finish(file)


class Copying:
    """The one backup that a serving node may be writing."""

    def __init__(self, noted: Callable[[int], None]) -> None:
        self._noted = noted  # told of a backup that is whole, with its last journal entry
        self._task: asyncio.Task[None] | None = None
        self._state: dict[str, Any] = {"ended": True}

    def begin(
        self, store: StoreSqlite, folder: Path, file: Path, utc: int, *, keys: bool, note: bool
    ) -> dict[str, Any]:
        """Begin to write a backup; refuse a second one meanwhile."""
        if not self._state["ended"]:
            raise Misused("this node is writing a backup already: wait for its end")
        if file.exists():
            raise Misused(f"{file} is there already and is not overwritten: name another")
        self._state = {"ended": False, "done": 0, "of": 0}
        steps = backup_steps(store, folder, file, utc, with_keys=keys)
        self._task = asyncio.create_task(self._run(steps, file, note=note))
        return self._state

    def state(self) -> dict[str, Any]:
        """Return how far it is, and how it ended."""
        return self._state

    async def _run(self, steps: Iterator[Progress], file: Path, *, note: bool) -> None:
        try:
            for progress in steps:
                self._state |= {"done": progress.done, "of": progress.of}
                await asyncio.sleep(0)  # Whatever happens meanwhile goes first, and is in the copy.
            answer = await asyncio.to_thread(finish, file)
            if note:
                self._noted(answer["journal"])
            self._state |= {"ended": True, "answer": answer}
        except KeepclearError as error:
            self._state |= {"ended": True, "fault": str(error)}

    def stop(self) -> None:
        """Let go of what is being written."""
        if self._task is not None:
            self._task.cancel()


# Restoring


def restore(
    file: Path, folder: Path, report: Report, utc: int, *, force: bool = False
) -> dict[str, Any]:
    """Put a backup into a folder; what stands there is kept aside, and only where forced.

    The guard of our logs is taken away, so that the node begins its logs anew: others may have
    seen more of them than the backup holds. Crash at any moment before the end: the guard is gone
    before the store has its name, so no node goes on in an old log.
    """
    about = verify(file)
    store = folder / STORE_FILE
    if store.exists() and not force:
        raise Misused(f"{folder} holds a store already: name an empty folder, or use --force")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with Found(file) as found:
        partial = folder / f"{STORE_FILE}.restoring"
        partial.unlink(missing_ok=True)
        for progress in found.copy_without_carried(partial):
            report(progress)
        put = [
            name for name, data in found.carried().items() if _put(folder, name, data, force=force)
        ]
    aside = _set_aside(store, utc) if store.exists() else None
    from keepclear.host.guard import forget

    forget(folder)
    os.replace(partial, store)
    missing = [name for name in KEY_FILES if not (folder / name).exists()]
    return about | {"folder": str(folder), "put": put, "aside": aside, "missing": missing}


def _put(folder: Path, name: str, data: bytes, *, force: bool) -> bool:
    """Write one file of a backup where none stands; keys and attachments are never replaced."""
    path = folder / name
    is_ours = (
        name in (*PLAIN_FILES, *KEY_FILES, *LOG_KEYS, PEOPLE_FILE)
        or path.parent == folder / attachments.FOLDER
    )
    if not is_ours or (path.exists() and not (force and name == SETTINGS_FILE)):
        return False
    path.parent.mkdir(exist_ok=True, mode=0o700)
    _write(path, data)
    return True


def _write(path: Path, data: bytes) -> None:
    """Write a file that only its owner can read; crash inside: as before."""
    partial = path.with_name(f"{path.name}.{secrets.token_hex(4)}.partial")
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE), "wb") as to:
        to.write(data)
        to.flush()
        os.fsync(to.fileno())
    partial.replace(path)
    handle = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _set_aside(store: Path, utc: int) -> str:
    """Give a store that is in the way another name; its log goes with it."""
    aside = store.with_name(f"{store.name}.before-{utc}")
    with StoreSqlite(store):
        pass  # The lock shows that no node runs, and closing writes the log back into the file.
    os.replace(store, aside)
    for ending in ("-wal", "-shm"):
        store.with_name(store.name + ending).unlink(missing_ok=True)
    return aside.name
