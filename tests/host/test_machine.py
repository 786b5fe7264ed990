"""A node among the programs of a machine: its service manager, its watchers, its package."""

import os
import re
import select
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from tests.exchanges.parties import (
    ANSWER_S_MAX,
    Party,
    found_line,
    introduce,
    make_party,
    serving,
    until,
)

from keepclear.host.systemd import ALIVE, READY, STOPPING, Manager

ROOT = Path(__file__).parents[2]
UNIT = ROOT / "examples/systemd/keepclear.service"
CONTAINERFILE = ROOT / "examples/container/Containerfile"
SAMPLE = re.compile(r'[a-z_]+(\{([a-z]+="[^"]*",?)+\})? -?[0-9.e+]+')
INSTRUCTIONS = {
    *("FROM", "RUN", "WORKDIR", "COPY", "USER", "ENV", "VOLUME", "EXPOSE", "STOPSIGNAL"),
    *("ENTRYPOINT", "CMD"),
}


# The service manager


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[socket.socket]:
    """A service manager's end of the socket."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        yield listening


def heard(manager: socket.socket) -> str:
    assert select.select([manager], [], [], ANSWER_S_MAX)[0]
    return manager.recv(4_096).decode()


@pytest.mark.requirement("R-8")
def test_a_node_tells_its_manager_that_it_serves_lives_and_ends(
    tmp_path: Path, manager: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
    monkeypatch.setenv("WATCHDOG_USEC", "200000")
    said = []
    with serving(make_party(tmp_path, "A")) as process:
        while said.count(ALIVE) < 3:
            said.append(heard(manager))
        process.terminate()
        assert process.wait(ANSWER_S_MAX) == 0
    while STOPPING not in said:
        said.append(heard(manager))
    assert READY in said
    assert set(said) == {READY, ALIVE, STOPPING}


def test_a_manager_may_listen_in_no_folder_and_may_mean_another_process(tmp_path: Path) -> None:
    name = f"keepclear-{os.getpid()}-{tmp_path.name}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind("\0" + name)
        Manager({"NOTIFY_SOCKET": "@" + name}).tell(READY)
        assert heard(listening) == READY
    asked = {"NOTIFY_SOCKET": "@x", "WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "7"}
    assert Manager(asked, pid=7).alive_every_s == 15.0
    assert Manager(asked, pid=8).alive_every_s is None
    assert Manager({"WATCHDOG_USEC": "30000000"}).alive_every_s is None
    Manager({"NOTIFY_SOCKET": str(tmp_path / "nobody")}).tell(READY)
    Manager({}).tell(READY)


def test_the_unit_asks_for_what_the_node_gives_and_systemd_takes_it(tmp_path: Path) -> None:
    text = UNIT.read_text()
    for line in ("Type=notify", "WatchdogSec=30", "Restart=always"):
        assert line in text.splitlines()
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        return  # Where there is no systemd, nobody can ask it.
    unit = tmp_path / UNIT.name
    unit.write_text(text.replace("/opt/keepclear/.venv/bin/keepclear serve", sys.executable))
    done = subprocess.run(
        [analyze, "verify", "--man=no", unit], capture_output=True, text=True, check=False
    )
    named = [line for line in done.stderr.splitlines() if UNIT.name in line]
    assert [line for line in named if "Unknown" in line or "Failed to parse" in line] == []


def test_every_line_of_the_containerfile_is_an_instruction_and_what_it_copies_is_there() -> None:
    joined = CONTAINERFILE.read_text().replace("\\\n", " ")
    lines = [line for line in joined.splitlines() if line and not line.startswith("#")]
    assert {line.split()[0] for line in lines} == INSTRUCTIONS
    assert (ROOT / "requirements.lock").exists()
    assert "--require-hashes -r requirements.lock" in joined


# Those who watch over machines


def fetched(port: int, path: str, method: str = "GET") -> tuple[int, str]:
    request = Request(f"http://127.0.0.1:{port}{path}", method=method)
    try:
        with urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[tuple[Party, int]]:
    """A, on a line with B, with a notice given and a message said, and the port for health."""
    a, b = make_party(tmp_path, "A"), make_party(tmp_path, "B")
    file = a.folder / "keepclear.toml"
    file.write_text(file.read_text().replace("# [health]", "[health]\nport = 0"))
    with serving(a), serving(b):
        introduce(a, b)
        found_line("line-of-secrets", a, b)
        a.ask(act="say", text="words of secrets", ref="said")
        yield a, a.ask(view="where")["health"]


@pytest.mark.requirement("R-7")
def test_health_and_metrics_say_how_the_node_is_and_nothing_of_what_it_holds(
    watched: tuple[Party, int],
) -> None:
    a, port = watched
    assert fetched(port, "/healthz")[0] == 200
    until(lambda: "keepclear_disk_writable 1\n" in fetched(port, "/metrics")[1])
    status, text = fetched(port, "/metrics")
    assert status == 200
    samples = [line for line in text.splitlines() if not line.startswith("#")]
    assert len(samples) > 12
    assert [line for line in samples if not SAMPLE.fullmatch(line)] == []
    entries = [line for line in samples if line.startswith("keepclear_log_entries")]
    assert sum(float(line.split()[-1]) for line in entries) >= 3
    assert "secrets" not in text
    assert str(a.folder) not in text


def test_nothing_else_is_answered_and_only_this_machine_is(watched: tuple[Party, int]) -> None:
    _, port = watched
    assert fetched(port, "/")[0] == 404
    assert fetched(port, "/metrics", "POST")[0] == 405
    with socket.create_connection(("127.0.0.1", port), timeout=10) as rude:
        rude.sendall(b"GET /" + b"x" * 10_000)
        assert rude.recv(100) == b""
    assert fetched(port, "/healthz")[0] == 200


# The package


@pytest.mark.requirement("R-10")
def test_the_wheel_works_in_a_bare_environment(tmp_path: Path) -> None:
    """What the wheel needs comes from the environment of the tests; the package itself does not."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=ANSWER_S_MAX)
    (wheel,) = tmp_path.glob("*.whl")
    bare = tmp_path / "bare"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", bare], check=True)
    site = next((bare / "lib").glob("python3*/site-packages"))
    shutil.unpack_archive(wheel, site, "zip")
    # Everything that the lock installs, without the link to this clone.
    ours = next(Path(path) for path in sys.path if path.endswith("site-packages"))
    for entry in ours.iterdir():
        if "keepclear" not in entry.name.lower() and entry.suffix != ".pth":
            target = site / entry.name
            if not target.exists():
                target.symlink_to(entry)
    code = "from keepclear.host.cli import main; main()"
    plan = ROOT / "examples/syria/a.geojson"
    for words in (
        ("--help",),
        ("-f", str(tmp_path / "a"), "init", "A", "--no-passphrase"),
        ("-f", str(tmp_path / "a"), "settings", "check"),
        ("check", str(plan)),
        ("-f", str(tmp_path / "a"), "notice", "list"),
    ):
        done = subprocess.run(
            [bare / "bin/python", "-I", "-c", code, *words],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=ANSWER_S_MAX,
            check=False,
        )
        assert done.returncode == 0, (words, done.stderr)
