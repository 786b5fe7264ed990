"""A real folder to which an old copy of the store is put back: the line goes on."""

from pathlib import Path

import pytest
from tests.exchanges.parties import found_line, introduce, make_party, serving, until

from keepclear.host.settings import STORE_FILE


@pytest.mark.requirement("P-3")
def test_a_node_on_an_old_copy_of_its_store_goes_on_in_a_new_log(tmp_path: Path) -> None:
    a, b = make_party(tmp_path, "A"), make_party(tmp_path, "B")
    with serving(b):
        with serving(a):
            introduce(a, b)
            found_line("line", a, b)
            a.ask(act="say", channel="line", text="kept", language="en")
            until(lambda: _said(b, "kept"))
        old = (a.folder / STORE_FILE).read_bytes()
        with serving(a):
            a.ask(act="say", channel="line", text="lost", language="en")
            until(lambda: _said(b, "lost"))
        for ending in ("-wal", "-shm"):
            (a.folder / f"{STORE_FILE}{ending}").unlink(missing_ok=True)
        (a.folder / STORE_FILE).write_bytes(old)
        with serving(a):
            a.ask(act="say", channel="line", text="here again", language="en")
            until(lambda: _said(b, "here again"))
            until(lambda: _sizes(a) == _sizes(b) and len(_sizes(a)) == 3)
            until(lambda: a.ask(view="kinds", channel="line").get("CLOSED") == 1)
            until(lambda: b.ask(view="kinds", channel="line").get("CLOSED") == 1)
            until(lambda: _sizes(a) == _sizes(b))
            assert not any(log["contested"] for log in _logs(b))
            assert _picture(a) == _picture(b)


def _said(party, words):  # type: ignore[no-untyped-def]
    return any(said["text"] == words for said in party.ask(view="messages"))


def _logs(party):  # type: ignore[no-untyped-def]
    return party.ask(view="status")["channels"][0]["logs"]


def _sizes(party):  # type: ignore[no-untyped-def]
    return {(log["party"], log["incarnation"]): log["root"] for log in _logs(party)}


def _picture(party):  # type: ignore[no-untyped-def]
    return party.ask(view="picture", channel="line", at=2_000_000_000)["picture"]
