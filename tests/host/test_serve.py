"""A node that serves ends when it is told to, and writes no log for strangers."""

import asyncio
import ssl
from http.client import HTTPSConnection
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.exchanges.parties import make_party, serving

from keepclear.host.serve import Serving
from keepclear.limits import REFUSALS_JOURNALED_MAX


def test_a_change_in_the_very_moment_of_the_end_does_not_keep_a_node_alive(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("keepclear.host.serve.passing.is_due", lambda *_: False)

    async def ended() -> bool:
        body = SimpleNamespace(node=SimpleNamespace(lost=False), moment=lambda: None)
        serving: Any = SimpleNamespace(_changed=asyncio.Event(), _rest_s=lambda: 60.0, body=body)
        task = asyncio.create_task(Serving._pass_time(serving))
        for _ in range(3):
            await asyncio.sleep(0)
        changed, serving._changed = serving._changed, asyncio.Event()
        changed.set()
        # One turn of the loop lets what waits see the change; the end comes in the same one.
        asyncio.get_running_loop().call_soon(task.cancel)
        done, _ = await asyncio.wait({task}, timeout=1.0)
        task.cancel()
        return task in done

    assert asyncio.run(ended())


def test_a_stranger_who_sends_noise_without_end_does_not_fill_the_log(tmp_path: Path) -> None:
    party, sent = make_party(tmp_path, "A"), REFUSALS_JOURNALED_MAX + 20
    anybody = ssl.create_default_context()
    anybody.check_hostname, anybody.verify_mode = False, ssl.CERT_NONE
    with serving(party):
        line = HTTPSConnection("127.0.0.1", party.port, context=anybody)
        for _ in range(sent):
            line.request("POST", "/parcel", body=b"noise")
            answer = line.getresponse()
            assert (answer.status, answer.read()) == (400, b"parcel/2")
        line.close()
        assert party.ask(view="status")["refused"] == {"parcel/2": sent}
    written = (party.folder / "serve.log").read_text()
    assert written.count("parcel/2") == REFUSALS_JOURNALED_MAX
