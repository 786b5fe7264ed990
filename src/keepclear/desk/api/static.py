"""The desk's own pages: built beforehand, and known by name before they are asked for.

What may be given is the list of files found in one folder, looked up by their whole path, so
no request can name anything else. Files under assets/ carry a hash in their names and never
change; all others are asked for anew each time, and answered with 304 where they are the same.
"""

import asyncio
import gzip
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

FIRST: Final = "/index.html"
TYPES: Final[Mapping[str, str]] = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".ftl": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".pmtiles": "application/octet-stream",
    ".webmanifest": "application/manifest+json",
}
FOR_EVER: Final = "public, max-age=31536000, immutable"
EACH_TIME: Final = "no-cache"
PACKED_FROM_BYTES: Final = 1_024  # Less fits one packet as it is.
PACKED: Final = ("text/", "application/json", "application/geo+json", "image/svg+xml")


@dataclass(frozen=True, slots=True)
class Kept:
    """One file that may be given."""

    path: Path
    media_type: str
    cache: str
    packs: bool  # whether it is worth being compressed


@dataclass(frozen=True, slots=True)
class Given:
    """What is answered: a status, headers and the bytes."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes = b""


class Files:
    """The files of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._built = 0
        self._kept: Mapping[str, Kept] = {}
        self._packed: dict[Path, bytes] = {}

    def find(self, path: str) -> Kept | None:
        """Return the file for a path, or None; / is the first page."""
        wanted = FIRST if path == "/" else path
        if wanted == FIRST or not self._kept:  # A page that outlived a restart asks on.
            self._look()
        return self._kept.get(wanted)

    def _look(self) -> None:
        """List the folder where its first page is another than when it was listed."""
        first = self._folder / FIRST.removeprefix("/")
        built = first.stat().st_mtime_ns if first.exists() else 0
        if built and built != self._built:
            self._built, self._kept = built, dict(_listed(self._folder))
            self._packed = {}

    async def give(self, kept: Kept, *, packs: bool, known: str) -> Given:
        """Return a file; `packs` where the browser takes gzip, `known` what it has already."""
        packs = packs and kept.packs
        body = await asyncio.to_thread(self._read, kept.path, packs=packs)
        tag = f'"{sha256(body).hexdigest()[:32]}"'
        headers = [
            (b"content-type", kept.media_type.encode()),
            (b"cache-control", kept.cache.encode()),
            (b"etag", tag.encode()),
            (b"vary", b"accept-encoding"),
        ]
        if tag in known:
            return Given(304, tuple(headers))
        if packs:
            headers.append((b"content-encoding", b"gzip"))
        headers.append((b"content-length", str(len(body)).encode()))
        return Given(200, tuple(headers), body)

    def _read(self, path: Path, *, packs: bool) -> bytes:
        if not packs:
            return path.read_bytes()
        if path not in self._packed:
            self._packed[path] = gzip.compress(path.read_bytes(), mtime=0)
        return self._packed[path]


def _listed(folder: Path) -> list[tuple[str, Kept]]:
    """List what may be given, by path."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        name = "/" + path.relative_to(folder).as_posix()
        guessed = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        media_type = TYPES.get(path.suffix, guessed)
        cache = FOR_EVER if name.startswith("/assets/") else EACH_TIME
        packs = media_type.startswith(PACKED) and path.stat().st_size >= PACKED_FROM_BYTES
        found.append((name, Kept(path, media_type, cache, packs)))
    return found
