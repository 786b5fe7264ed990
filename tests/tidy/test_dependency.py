"""What we take from others: pinned by hash, from no address in particular, and with its licence."""

import json
import re
import tomllib
from pathlib import Path

import pytest

REQUIREMENT_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
PINNED = re.compile(r"([a-z0-9._-]+)==(\S+)( ; [^\\]+)? \\")
LOCKS = [
    "requirements.lock",
    "tools/bootstrap.lock",
    "tools/flights.lock",
    "benchmarks/conflicts/peers.lock",
]


def _project(root: Path) -> dict[str, list[str]]:
    """The names of the run-time and of the development dependencies."""
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    wanted = {"run": project["dependencies"], "dev": project["optional-dependencies"]["dev"]}
    return {
        part: [match.group().lower() for line in lines if (match := REQUIREMENT_NAME.match(line))]
        for part, lines in wanted.items()
    }


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_version_and_hashes(root: Path, lock: str) -> None:
    entries = re.split(r"\n(?! )", (root / lock).read_text().strip())
    loose = [
        entry.splitlines()[0]
        for entry in entries
        if not PINNED.match(entry) or not re.search(r"--hash=sha256:[0-9a-f]{64}", entry)
    ]
    assert loose == [], "make the lock again with `make lock`"


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_says_where_to_fetch_from(root: Path, lock: str) -> None:
    text = (root / lock).read_text()
    assert "://" not in text
    assert "index-url" not in text


def test_the_lock_holds_every_dependency(root: Path) -> None:
    locked = set(re.findall(r"^([a-z0-9._-]+)==", (root / "requirements.lock").read_text(), re.M))
    wanted = {name for names in _project(root).values() for name in names}
    assert wanted - locked == set(), "make the lock again with `make lock`"


def test_no_lock_file_carries_download_addresses(files: list[str], texts: dict[str, str]) -> None:
    named = {Path(name).name for name in files}
    assert named & {"uv.lock", "poetry.lock", "yarn.lock", "pnpm-lock.yaml"} == set()
    addressed = [
        f"{name}: {package}"
        for name in files
        if Path(name).name == "package-lock.json"
        for package, entry in json.loads(texts[name]).get("packages", {}).items()
        if "resolved" in entry
    ]
    assert addressed == [], "write it with `npm install --omit-lockfile-registry-resolved`"


def test_every_runtime_dependency_is_listed_with_its_licence(root: Path) -> None:
    text = (root / "THIRD_PARTY").read_text()
    listed = dict(re.findall(r"^(\S+)  +(\S.*)$", text, re.M))
    missing = [name for name in _project(root)["run"] if not listed.get(name)]
    assert missing == [], "add the package and its licence to THIRD_PARTY"


def test_the_licence_is_there(root: Path) -> None:
    assert (root / "LICENSE").read_text().lstrip().startswith("Apache License")
