"""The desk's own pages: built beforehand, and known by name before they are asked for.

What may be given is the list of files found in one folder, looked up by their whole path, so
no request can name anything else. Files under assets/ carry a hash in their names and never
change; all others are asked for anew each time, and answered with 304 where they are the same.
"""

import asyncio
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
GZIP: Final = ".gz"


@dataclass(frozen=True, slots=True)
class Kept:
    """One file that may be given."""

    path: Path
    media_type: str
    cache: str
    packed: Path | None  # the same, compressed by gzip


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

    def find(self, path: str) -> Kept | None:
        """Return the file for a path, or None; / is the first page."""
        wanted = FIRST if path == "/" else path
        if wanted == FIRST:
            self._look()
        return self._kept.get(wanted)

    def _look(self) -> None:
        """List the folder where its first page is another than when it was listed."""
        first = self._folder / FIRST.removeprefix("/")
        built = first.stat().st_mtime_ns if first.exists() else 0
        if built and built != self._built:
            self._built, self._kept = built, dict(_listed(self._folder))

    async def give(self, kept: Kept, *, packs: bool, known: str) -> Given:
        """Return a file; `packs` where the browser takes gzip, `known` what it has already."""
        path = kept.packed if packs and kept.packed else kept.path
        body = await asyncio.to_thread(path.read_bytes)
        tag = f'"{sha256(body).hexdigest()[:32]}"'
        headers = [
            (b"content-type", kept.media_type.encode()),
            (b"cache-control", kept.cache.encode()),
            (b"etag", tag.encode()),
            (b"vary", b"accept-encoding"),
        ]
        if tag in known:
            return Given(304, tuple(headers))
        if path is kept.packed:
            headers.append((b"content-encoding", b"gzip"))
        headers.append((b"content-length", str(len(body)).encode()))
        return Given(200, tuple(headers), body)


def _listed(folder: Path) -> list[tuple[str, Kept]]:
    """List what may be given, by path; what only compresses another file goes with that."""
    paths = {path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()}
    found = []
    for path in sorted(paths):
        packed = path.with_name(path.name + GZIP)
        if path.suffix == GZIP and path.with_suffix("") in paths:
            continue
        name = "/" + path.relative_to(folder).as_posix()
        guessed = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        media_type = TYPES.get(path.suffix, guessed)
        cache = FOR_EVER if name.startswith("/assets/") else EACH_TIME
        found.append((name, Kept(path, media_type, cache, packed if packed in paths else None)))
    return found
