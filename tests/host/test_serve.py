"""A node that serves ends when it is told to, whatever else happens in that moment."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from keepclear.host.serve import Serving


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
