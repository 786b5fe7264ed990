"""What every test lives by: no outside network, repeatable chance, and material named plainly.

Hypothesis runs the same examples each time; `make soak` sets KEEPCLEAR_SOAK (tests/piece.py) and
searches anew, longer. A test that reaches for an address off this machine fails, whatever the code
does about it.
"""

import ipaddress
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from tests.piece import ASKED, LONG, commit

ROOT = Path(__file__).resolve().parents[1]
PUBLIC_VECTORS = ROOT.parent / "shared" / "vectors"
FLIGHTS = ROOT / ".cache" / "flights"

settings.register_profile("repeatable", derandomize=True, deadline=None, print_blob=True)
settings.register_profile(
    "soak",
    max_examples=10_000,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("soak" if LONG else "repeatable")

# Whatever a shell starts in the background ignores Ctrl-C, and so would all that the tests start:
# a test that interrupts a command would then wait for it without end.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Whole files go to a worker; the longest begin first, so that none is left alone at the end.
LONGEST = ("simulation", "exchanges", "contract", "browser", "examples")
LONGEST_FILES = ("test_worlds.py", "test_robust.py", "test_walk.py", "test_writing.py")

_reached_for: list[str] = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Orders the longest folders first and their longest files before all; else as it was."""

    def place(item: pytest.Item) -> tuple[bool, bool]:
        is_long = any(part in LONGEST for part in item.path.parts)
        return not is_long, not (is_long and item.path.name in LONGEST_FILES)

    items.sort(key=place)


def _is_here(host: object) -> bool:
    """Whether a host as given to the socket library is this machine's loopback."""
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host is None or host in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


def _watch_sockets(event: str, arguments: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if not _is_here(host):
        _reached_for.append(f"{event} {host}")
        raise OSError(f"tests stay on this machine: {event} {host}")


sys.addaudithook(_watch_sockets)


@pytest.fixture(autouse=True)
def no_outside_network() -> Iterator[None]:
    """Fails the test that reached off this machine, even where the code caught the refusal."""
    _reached_for.clear()
    yield
    assert _reached_for == [], "a test reached for an address off this machine"


@pytest.fixture(autouse=True)
def of_a_long_run(request: pytest.FixtureRequest) -> None:
    """Notes with each test of a long run what was tried, so that pieces come together rightly."""
    if LONG:
        request.node.user_properties.append(("commit", commit()))
    if "/" in ASKED:
        named = request.node.nodeid.partition("[")[0]  # of all its parameters
        again = f"KEEPCLEAR_SOAK={ASKED} .venv/bin/python -m pytest {named}"
        request.node.user_properties.append(("command", again))


def pytest_report_header() -> str:
    """Says whether the public vectors are read in this run."""
    if PUBLIC_VECTORS.is_dir():
        return "public vectors: read from beside the repository"
    return "public vectors: ABSENT (no ../shared/vectors); the tests that read them are skipped"


@pytest.fixture(scope="session")
def public_vectors() -> Path:
    """The folder of published test vectors, which is kept beside the repository, not in it."""
    if not PUBLIC_VECTORS.is_dir():
        pytest.skip("public vectors are absent: no ../shared/vectors beside the repository")
    return PUBLIC_VECTORS


@pytest.fixture(scope="session")
def calfire_flights() -> Path:
    """The recorded fire-fighting flights (JSON in gzip), fetched by the set-up of the tests."""
    path = FLIGHTS / "calfire.json.gz"
    if not path.is_file():
        pytest.fail("the recorded flights are not here: run `make flights`")
    return path
