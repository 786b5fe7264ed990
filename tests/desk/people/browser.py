"""A browser without a screen: cookies as the desk sets them, and the certificate that it made."""

import http.client
import json
import ssl
from collections.abc import Iterator
from contextlib import closing
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from keepclear.desk.api.session import COOKIE, TOKEN_HEADER
from keepclear.host.desk_certificate import CERTIFICATE_FILE


class Browser:
    """One browser at one desk."""

    def __init__(self, folder: Path, desk: str) -> None:
        self._at = urlsplit(desk)
        self._trusts = ssl.create_default_context(cafile=str(folder / CERTIFICATE_FILE))
        self.cookie = ""
        self.token = ""
        self.status = 0
        self.headers: dict[str, str] = {}

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """Ask the desk; return what it says, and keep the cookie and the token that it gives."""
        line = self._line()
        headers = {"Content-Type": "application/json"} if body is not None else {}
        if self.cookie:
            headers["Cookie"] = f"{COOKIE}={self.cookie}"
        if self.token:
            headers[TOKEN_HEADER] = self.token
        line.request(method, f"/api/{path}", None if body is None else json.dumps(body), headers)
        reply = line.getresponse()
        said = reply.read()
        line.close()
        self.status = reply.status
        self.headers = {name.lower(): value for name, value in reply.getheaders()}
        for given in (SimpleCookie(v) for k, v in reply.getheaders() if k.lower() == "set-cookie"):
            self.cookie = given[COOKIE].value
        answer = json.loads(said) if said else None
        if isinstance(answer, dict) and "csrf" in answer:
            self.token = answer["csrf"]
        return answer

    def follow(self) -> Iterator[tuple[str, Any]]:
        """Open a window, and yield what it is told until the desk lets it go."""
        line, kind = self._line(), ""
        line.request("GET", "/api/live", headers={"Cookie": f"{COOKIE}={self.cookie}"})
        with closing(line), line.getresponse() as told:
            for row in told:
                name, _, said = row.decode().strip().partition(": ")
                if name == "event":
                    kind = said
                elif name == "data":
                    yield kind, json.loads(said)

    def _line(self) -> http.client.HTTPSConnection:
        assert self._at.hostname
        return http.client.HTTPSConnection(
            self._at.hostname, self._at.port, context=self._trusts, timeout=60
        )

    def codes(self, method: str, path: str, body: Any = None) -> list[tuple[str, str]]:
        """Ask for what is refused; return the place and code of each fault."""
        said = self.call(method, path, body)
        assert self.status == 422, said
        return [(one["place"], one["code"]) for one in said["faults"]]

    def refusal(self, method: str, path: str, body: Any = None) -> str:
        """Ask for what is refused; return the code."""
        code: str = self.call(method, path, body)["error"]["code"]
        return code
