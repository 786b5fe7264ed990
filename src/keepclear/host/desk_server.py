"""The desk of a node that serves: its port, its certificate and its pages, in the node's own loop.

The port is taken before the node says that it serves, so that the link which is printed
holds; what the pages stand on is loaded afterwards, in a thread, since peers come first.
The line is worth more than its pages: what fails in them ends them alone, and is said.
"""

import asyncio
import socket
import ssl
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import structlog

from keepclear.bearer.tls import server_context
from keepclear.errors import Unavailable
from keepclear.host.clock import real_now
from keepclear.host.desk_certificate import CERTIFICATE_FILE, KEY_FILE, keep_certificate

if TYPE_CHECKING:
    from keepclear.desk.api.reception import Reception
    from keepclear.host.desk_http import Server
    from keepclear.host.people_store import PeopleStore
    from keepclear.host.serve import Serving

LOG = structlog.get_logger()
STATIC: Final = Path(__file__).parents[1] / "desk" / "static"
LOCAL: Final = ("127.0.0.1", "::1", "localhost")
EVERYWHERE: Final = ("0.0.0.0", "::")
CERTIFICATE_LOOKED_AT_EVERY: Final = timedelta(days=1)
BACKLOG: Final = 128


class DeskServer:
    """Serves the desk; `bind` first, then `run` until `stop`."""

    def __init__(self, serving: "Serving") -> None:
        self._serving = serving
        desk = serving.body.settings.desk
        host, _, port = desk.listen.rpartition(":")
        self._host, self._wanted = host.strip("[]"), int(port)
        self.names = frozenset(name.lower() for name in desk.names)
        self._listening: socket.socket | None = None
        self._context: ssl.SSLContext | None = None
        self._server: Server | None = None
        self._stopping = asyncio.Event()
        self.port = 0
        self.is_lost = False  # The pages failed; they come back with the next start.
        self.people: PeopleStore | None = None
        self.reception: Reception | None = None

    def book(self) -> "PeopleStore":
        """Return the people of this desk, opened once while it is served."""
        from keepclear.host.people_store import PEOPLE_FILE, SERVED_WAIT_MS, PeopleStore

        if self.people is None:
            self.people = PeopleStore(self._serving.body.folder / PEOPLE_FILE, SERVED_WAIT_MS)
        return self.people

    @property
    def url(self) -> str:
        """Where a browser finds the desk."""
        shown = next(iter(sorted(self.names)), "")
        if not shown:
            shown = "127.0.0.1" if self._host in EVERYWHERE else self._host
        return f"https://{f'[{shown}]' if ':' in shown else shown}:{self.port}/"

    def bind(self) -> None:
        """Take the port and have a certificate; raise Unavailable where the port is not ours."""
        family = socket.AF_INET6 if ":" in self._host else socket.AF_INET
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((self._host, self._wanted))
            listening.listen(BACKLOG)  # Who comes before the pages are loaded waits, and is served.
        except OSError as error:
            listening.close()
            raise Unavailable(
                f"the desk cannot listen on {self._host} port {self._wanted} ({error.strerror}): "
                "see desk.listen in the settings"
            ) from error
        self._listening, self.port = listening, listening.getsockname()[1]
        self._keep_certificate()

    def _keep_certificate(self) -> None:
        """Have a certificate that lasts; connections from now on are served by it."""
        folder = self._serving.body.folder
        addresses = LOCAL if self._host in EVERYWHERE else (*LOCAL, self._host)
        made = keep_certificate(folder, {*addresses, *self.names}, real_now())
        certificate, key = folder / CERTIFICATE_FILE, folder / KEY_FILE
        if self._context is None:
            self._context = server_context(certificate, key)
        elif made:
            self._context.load_cert_chain(certificate, key)

    async def run(self) -> None:
        """Serve the pages; where that fails, say so and leave the node as it is."""
        try:
            await self._run()
        except (Exception, SystemExit) as error:  # uvicorn ends a whole process where it gives up.
            LOG.error("desk failed", error=error)
            self.is_lost = True
        if not self._stopping.is_set():
            self.is_lost = True
            self._let_go()

    async def _run(self) -> None:
        """Load what the pages stand on, and serve them until the server ends."""
        assert self._listening is not None, "bind comes first"
        assert self._context is not None
        app = await asyncio.to_thread(_load, self._serving, self)
        from keepclear.host.desk_http import make_server, serve

        if self._stopping.is_set():
            return
        self._server = make_server(app, self._context)
        LOG.info("desk serving", port=self.port)
        renewing = asyncio.create_task(self._renew())
        try:
            await serve(self._server, self._listening)
        finally:
            renewing.cancel()

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(CERTIFICATE_LOOKED_AT_EVERY.total_seconds())
            try:
                self._keep_certificate()
            except (Unavailable, OSError) as error:
                LOG.error("desk certificate not renewed", error=error)  # It lasts some weeks yet.

    async def stop(self) -> None:
        """Stop serving; what is under way has a moment."""
        self._stopping.set()
        if self._server is not None:
            self._server.end()
        if self._listening is not None and self._server is None:
            self._listening.close()
        if self.people is not None:
            self.people.close()

    def _let_go(self) -> None:
        """Give up the port, so that a browser is refused at once and does not wait."""
        if self._server is not None:
            self._server.let_go()
        if self._listening is not None:
            self._listening.close()


def _load(serving: "Serving", server: DeskServer) -> Any:
    """Import the desk's API and put it together; in a thread, since it takes a second."""
    from keepclear.desk.api.app import make_app
    from keepclear.host.desk_parts import desk_of, parts_of

    return make_app(desk_of(serving, server), parts_of(serving))
