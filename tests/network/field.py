"""A field of parties, each in a network of its own, joined by links that can be made bad.

It runs inside `unshare -rn`: nothing outside is reached or changed. What a link does is said to
the kernel alone (nftables drops, a token bucket slows), so the nodes are those that serve anywhere.
"""

import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.exchanges.parties import COMMAND, Party, serving

from keepclear.host.clock import real_now
from keepclear.host.identity import create_identity
from keepclear.host.settings import SETTINGS_FILE, default_settings_text

PORT = 8443
BURST_BYTES = 1_600  # One whole frame: a bucket that holds less would never let one through.
QUEUED_MS_MAX = 20_000  # What a slow modem keeps before it drops.


def _tell(*words: str, at: int | None = None, rules: str = "") -> None:
    """Run one command of the system, in the network of a process where one is given."""
    where = ("nsenter", "-t", str(at), "-n") if at else ()
    done = subprocess.run(
        [*where, *words], input=rules, text=True, capture_output=True, check=False
    )
    assert done.returncode == 0, f"{' '.join(words)}: {done.stderr}"


class Link:
    """The link of one party to all others."""

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def lose(self, hundredths: int) -> None:
        """Drop so many of a hundred packets each way."""
        fate = f"numgen random mod 100 < {hundredths} drop"
        self._rule(fate if hundredths < 100 else "drop")

    def heal(self) -> None:
        """Lose nothing any more."""
        self._rule("")

    def slow(self, bits_a_second: int) -> None:
        """Let so many bits a second out."""
        rate, burst, queued = f"{bits_a_second}bit", str(BURST_BYTES), f"{QUEUED_MS_MAX}ms"
        bucket = ("tbf", "rate", rate, "burst", burst, "latency", queued)
        _tell("tc", "qdisc", "replace", "dev", "line", "root", *bucket, at=self.pid)

    def _rule(self, fate: str) -> None:
        hooks = (("inward", "input", "iifname"), ("outward", "output", "oifname"))
        chains = [
            f'chain {name} {{ type filter hook {hook} priority 0; {which} "line" {fate}; }}'
            for name, hook, which in hooks
        ]
        anew = "table inet field {}\ndelete table inet field\n"
        table = "\n".join(("table inet field {", *chains, "}")) if fate else ""
        _tell("nft", "-f", "-", at=self.pid, rules=f"{anew}{table}\n")


@contextmanager
def field(names: str) -> Iterator[dict[str, Link]]:
    """Lay one network for each name, all joined at a bridge."""
    with ExitStack() as stack:
        _tell("ip", "link", "add", "middle", "type", "bridge")
        _tell("ip", "link", "set", "middle", "up")
        links = {}
        for number, name in enumerate(names, 1):
            pid = stack.enter_context(_network())
            _tell(
                "ip", "link", "add", f"to{name}", "type", "veth", "peer", "line", "netns", str(pid)
            )
            _tell("ip", "link", "set", f"to{name}", "master", "middle", "up")
            for words in (
                ("addr", "add", f"{address(number)}/24", "dev", "line"),
                ("link", "set", "line", "up"),
                ("link", "set", "lo", "up"),
            ):
                _tell("ip", *words, at=pid)
            links[name] = Link(pid)
        yield links


@contextmanager
def _network() -> Iterator[int]:
    """Hold an empty network for as long as the block lasts; yield who holds it."""
    words = ["unshare", "-n", "sh", "-c", "echo ready; exec cat"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        yield holder.pid


def address(number: int) -> str:
    return f"10.9.0.{number}"


def make_party(root: Path, name: str, number: int) -> Party:
    """Set a party up to listen at its place in the field."""
    party = Party(name, root / name, PORT)
    party.folder.mkdir(mode=0o700)
    endpoints = [f"https://{address(number)}:{PORT}"]
    text = default_settings_text(name, port=PORT, host=address(number), endpoints=endpoints)
    text = text.replace("ask_kernel = true", "ask_kernel = false")
    (party.folder / SETTINGS_FILE).write_text(text)
    create_identity(party.folder, int(real_now().timestamp()))
    return party


@contextmanager
def serving_in(party: Party, link: Link) -> Iterator[None]:
    """Run a party's node in its own network until the block ends."""
    with serving(party, ("nsenter", "-t", str(link.pid), "-n", *COMMAND)):
        yield
