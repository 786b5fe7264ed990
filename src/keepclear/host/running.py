"""Running a node as a process: signals end it cleanly, and the last line says where it listens."""

import asyncio
import gc
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import structlog

from keepclear.errors import Unavailable
from keepclear.host.clock import real_now
from keepclear.host.desk_people import first_link, people_in
from keepclear.host.desk_server import DeskServer
from keepclear.host.log import set_up_log
from keepclear.host.serve import Serving
from keepclear.host.settings import SETTINGS_FILE, load_settings
from keepclear.host.standby import check_host, this_machine

LOG = structlog.get_logger()
GARBAGE_THRESHOLD = 50_000  # Objects made since the last look; a batch makes some thousands.


def run_node(folder: Path, *, json: bool) -> None:
    """Serve until SIGINT or SIGTERM.

    SIGKILL at any moment loses nothing that was acknowledged: the next start
    goes on in the same logs.
    """
    settings = load_settings(folder / SETTINGS_FILE)
    file = folder / settings.log.file if settings.log.file else None
    set_up_log(settings.log.level, real_now, file)

    def started(serving: Serving) -> None:
        where = {"party": settings.party.name, "port": serving.port, "folder": str(folder)}
        desk = serving.desk
        url, first = (desk.url, _first_link(desk)) if desk is not None else (None, None)
        where |= {"desk": url, "first": first}
        if json:
            print(msgspec.json.encode(where).decode(), flush=True)
        else:
            listening = f"listening on port {serving.port}" if serving.port else "calling out only"
            print(f"{settings.party.name} serves: {listening}", flush=True)
            if url:
                print(f"desk: {url}", flush=True)
            if first:
                print(f"no administrator yet; this link makes one, once: {first}", flush=True)

    check_host(folder, this_machine())
    serving = Serving(folder)
    collect_seldom()
    asyncio.run(_run(serving, started))
    sys.stdout.flush()
    if serving.body.node.lost:
        raise Unavailable("a commit failed and the node ended; see the log, then start it again")


def _first_link(desk: DeskServer) -> str | None:
    """Return the first administrator's link; a book that cannot be read does not end the node."""
    try:
        return first_link(people_in(desk.book()), desk.url)
    except Exception as error:
        LOG.error("desk gives no first link", error=error)
        return None


def collect_seldom() -> None:
    """Look for garbage less often, and never in what is loaded now.

    Going through it took 7-12 % of a busy node's time.
    """
    gc.freeze()
    gc.set_threshold(GARBAGE_THRESHOLD)


async def _run(serving: Serving, started: Callable[[Serving], None]) -> None:
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(_log_fault)
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, serving.stopping.set)
    await serving.run(started)


def _log_fault(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Write down a fault of our own that a library kept going over; a peer learns nothing of it."""
    LOG.error("internal fault", error=context.get("exception"))
