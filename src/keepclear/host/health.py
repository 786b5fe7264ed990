"""Whether this node is well, for programs that watch over machines: /healthz and /metrics.

Numbers and states alone: no position, no text, no name of a party or place is
ever in an answer, so it may be collected by people who are told nothing else.
Written plainly in the text format of Prometheus (version 0.0.4).
"""

import asyncio
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from keepclear import __version__
from keepclear.errors import Unavailable
from keepclear.host import disk
from keepclear.host.settings import STORE_FILE
from keepclear.limits import HEALTH_REQUEST_BYTES_MAX, HEALTH_SECONDS_MAX
from keepclear.node.open_item import Need

if TYPE_CHECKING:
    from keepclear.host.serve import Serving

ID_SHOWN: Final = 16  # digits of a fingerprint or a channel's id
Sample = tuple[Mapping[str, str], float]
REASONS: Final = {200: "OK", 404: "Not Found", 405: "Method Not Allowed", 503: "Unavailable"}


def faults(serving: "Serving") -> list[str]:
    """Return what keeps the node from doing its work, in fixed words."""
    body = serving.body
    return [
        word
        for word, holds in (
            ("disk", bool(body.refusal) or body.node.lost),
            ("stopping", serving.stopping.is_set()),
            ("disk-low", disk.is_low(body.folder)),
            ("clock", body.node.synchronised is False),
            ("desk", serving.is_desk_lost),
        )
        if holds
    ]


# What ends the node's work; the rest is for a person to look at, and no reason for a restart.
GRAVE: Final = frozenset({"disk", "stopping"})


def healthz(serving: "Serving") -> tuple[int, str]:
    """Return the status and the words of /healthz."""
    found = faults(serving)
    return (503 if GRAVE & set(found) else 200), (" ".join(found) or "ok") + "\n"


def metrics(serving: "Serving") -> str:
    """Return /metrics."""
    return "".join(
        f"# HELP {name} {words}\n# TYPE {name} {kind}\n"
        + "".join(f"{name}{_labels(labels)} {value:g}\n" for labels, value in samples)
        for name, kind, words, samples in _families(serving)
    )


def _labels(labels: Mapping[str, str]) -> str:
    inner = ",".join(f'{name}="{value}"' for name, value in labels.items())
    return f"{{{inner}}}" if inner else ""


def _families(serving: "Serving") -> Iterator[tuple[str, str, str, Iterable[Sample]]]:
    body, node = serving.body, serving.body.node
    utc, tick = body.moment().utc, body.clock.monotonic()

    def one(
        name: str, words: str, value: float, kind: str = "gauge"
    ) -> tuple[str, str, str, list[Sample]]:
        return f"keepclear_{name}", kind, words, [({}, value)]

    yield "keepclear_build_info", "gauge", "The version.", [({"version": __version__}, 1)]
    yield one("disk_writable", "1 while the disk takes writes.", not (body.refusal or node.lost))
    yield one("disk_free_bytes", "Room left on the disk.", disk.free_bytes(body.folder))
    yield one("store_bytes", "Size of the store.", (body.folder / STORE_FILE).stat().st_size)
    yield one("journal_entries", "Entries of our journal.", node.journal.n, "counter")
    yield one("desk_manned", "1 while somebody is at the desk.", node.is_manned(utc))
    synchronised = {None: -1, True: 1, False: 0}[node.synchronised]
    yield one("clock_synchronised", "1 yes, 0 no, -1 not known.", synchronised)
    yield one("plans_standing", "Notices that stand.", len(node.situation.plans))
    yield one("conflicts_standing", "Conflicts that stand.", len(node.situation.conflicts))
    items = Counter(Need(row.need).name.lower() for row in node.items.each())
    yield (
        "keepclear_open_items",
        "gauge",
        "What waits for a person, by what it asks.",
        [({"need": need}, count) for need, count in sorted(items.items())],
    )
    overdue = sum(row.rung >= 0 for row in node.items.each())
    yield one("overdue_items", "What waits and is overdue.", overdue)
    yield one(
        "alarms_unseen", "Alarms that nobody has seen.", sum(body.store.oddity_kinds().values())
    )
    yield (
        "keepclear_refusals_total",
        "counter",
        "What was refused since the start, by the rule that it broke.",
        [({"rule": rule}, count) for rule, count in sorted(node.refused.items())],
    )
    yield (
        "keepclear_peer_silent_seconds",
        "gauge",
        "How long a peer has not been heard, -1 where never since the start.",
        [
            ({"peer": party.hex()[:ID_SHOWN]}, -1 if at is None else max(0.0, tick - at))
            for party, outbox in sorted(node.peers.items())
            for at in (outbox.contact_tick,)
        ],
    )
    yield (
        "keepclear_log_entries",
        "counter",
        "Entries of each log that we hold.",
        [
            ({"channel": channel.hex()[:ID_SHOWN], "member": str(log.party)}, line.size(log))
            for channel, line in sorted(node.lines.items())
            for log in sorted(line.replicas)
        ],
    )


class HealthServer:
    """Answers GET of two paths over plain HTTP, on this machine alone unless set otherwise."""

    def __init__(self, serving: "Serving", host: str, port: int) -> None:
        self._serving, self._host, self._port = serving, host, port
        self._server: asyncio.Server | None = None

    async def start(self) -> int:
        """Listen; return the port."""
        try:
            self._server = await asyncio.start_server(
                self._answer, self._host, self._port, limit=HEALTH_REQUEST_BYTES_MAX
            )
        except OSError as error:
            raise Unavailable(
                f"health cannot listen on {self._host} port {self._port} ({error.strerror}): "
                "see [health] in the settings"
            ) from error
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def stop(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, ValueError, TimeoutError, asyncio.IncompleteReadError):
            async with asyncio.timeout(HEALTH_SECONDS_MAX):
                head = await reader.readuntil(b"\r\n\r\n")
                writer.write(self._reply(head))
                await writer.drain()
        writer.close()

    def _reply(self, head: bytes) -> bytes:
        method, _, rest = head.decode("ascii", "replace").partition(" ")
        status, text = self._page(method, rest.split(" ")[0])
        kind = "text/plain; version=0.0.4; charset=utf-8"
        return (
            f"HTTP/1.1 {status} {REASONS[status]}\r\nContent-Type: {kind}\r\n"
            f"Content-Length: {len(text.encode())}\r\nConnection: close\r\n\r\n{text}"
        ).encode()

    def _page(self, method: str, path: str) -> tuple[int, str]:
        if path not in ("/healthz", "/metrics"):
            return 404, "there are /healthz and /metrics\n"
        if method != "GET":
            return 405, "GET alone\n"
        return healthz(self._serving) if path == "/healthz" else (200, metrics(self._serving))
