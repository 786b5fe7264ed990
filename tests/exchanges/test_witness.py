"""A notice that the peer never receipts, posted before a real witness: three processes."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.exchanges.parties import (
    ANSWER_S_MAX,
    COMMAND,
    Party,
    make_party,
    run,
    serving,
    until,
)
from tests.simulation.world import circle

from keepclear.exchange.notice import encode_volumes
from keepclear.host.card import our_card
from keepclear.host.settings import SETTINGS_FILE
from keepclear.record.canonical import encode


@contextmanager
def witnessing(folder: Path, *words: str) -> Iterator[int]:
    """Run a witness until the block ends; yield its port."""
    command = [*COMMAND, "-f", str(folder), "witness", "serve", "--json", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield json.loads(process.stdout.readline())["port"]
        finally:
            process.terminate()
            process.wait(ANSWER_S_MAX)


def name_witness(party: Party, port: int, made: dict[str, Any], *, plain: bool) -> None:
    """Write the witness into a party's settings, as an administrator does."""
    path = party.folder / SETTINGS_FILE
    pin = "" if plain else f'tls_key = "{made["tls_key"]}"\n'
    url = f"{'http' if plain else 'https'}://127.0.0.1:{port}"
    table = f'\n[[witness]]\nurl = "{url}"\nkey = "{made["key"]}"\n{pin}'
    path.write_text(path.read_text() + table)


@pytest.mark.requirement("W-1", "W-4")
@pytest.mark.parametrize("plain", [False, True], ids=["tls", "loopback"])
def test_a_notice_is_posted_while_the_peer_is_away(tmp_path: Path, plain: bool) -> None:
    ours, theirs = make_party(tmp_path, "A"), make_party(tmp_path, "B")
    seat = tmp_path / "w1"
    made = run(seat, "witness", "init", "witness.example/w1", "--json").answer
    key = run(ours.folder, "witness", "key").out.splitlines()[0]
    with (seat / "served.keys").open("a") as served:
        served.write(f"{key}\n")
    words = ["--plain"] if plain else []
    with witnessing(seat, *words) as port:
        name_witness(ours, port, made, plain=plain)
        assert run(ours.folder, "settings", "check").code == 0
        with serving(ours):
            ours.ask(act="peer add", card=our_card(theirs.folder).data)
            ours.ask(act="channel found", name="line", peers=["B"])
            notice = {
                "name": "N1",
                "activity": "patrol",
                "volumes": encode(encode_volumes([circle(38.0, 36.0, hour=90)])),
            }
            ours.ask(act="give", notices=[notice], precedence="IMMEDIATE")

            def posted() -> Any:
                view = ours.ask(view="notice", notice="N1")["posted"]
                return view if view["state"] != "UNWITNESSED" else None

            view = until(posted)
            assert view["state"] == "POSTED, NOT RECEIPTED"
            assert view["not_receipted"] == ["B"]
            shown = run(ours.folder, "notice", "show", "N1").out
            assert "POSTED, NOT RECEIPTED by B: posted by " in shown
            assert "witness.example/w1" in shown
            status = run(ours.folder, "witness", "status")
            assert status.code == 0
            assert "WITNESSED: all" in run(ours.folder, "line", "status").out
    told = run(seat, "witness", "status", "--json").answer
    assert told == {"logs": 1, "keys": 1}
