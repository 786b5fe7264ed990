"""A desk where nobody is: real nodes, a real alarm command, and a peer that is told."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.exchanges.parties import found_line, introduce, make_party, serving, until

from keepclear.host.clock import real_now
from keepclear.host.settings import SETTINGS_FILE, Scenario

RATE = 120.0  # An hour of the officers passes in half a minute.


@pytest.mark.requirement("F1-7")
def test_an_unmanned_desk_runs_its_alarm_up_the_ladder_and_tells_its_peers(tmp_path: Path) -> None:
    clock = Scenario("EX-1", datetime(2030, 6, 1, tzinfo=UTC), RATE, real_now())
    a, b = (make_party(tmp_path, name, scenario=clock) for name in "AB")
    heard = tmp_path / "heard"
    settings = b.folder / SETTINGS_FILE
    command = f"""["/bin/sh", "-c", 'echo "$KEEPCLEAR_BELL, $KEEPCLEAR_ROLE" >> "{heard}"']"""
    text = settings.read_text().replace("# alarm_command = [", f"alarm_command = {command}\n# [")
    settings.write_text(text.replace("unmanned_after_minutes = 60", "unmanned_after_minutes = 1"))
    with serving(a), serving(b):
        introduce(a, b)
        found_line("line", a, b)
        b.ask(act="say", text="we are leaving")
        a.ask(act="say", text="anybody", precedence="FLASH")
        lines = ("overdue, watch", "overdue, watch leader", "overdue, duty commander")
        until(lambda: heard.exists() and set(lines) <= set(heard.read_text().splitlines()))
        said = [line for line in heard.read_text().splitlines() if line in lines]
        assert list(dict.fromkeys(said)) == list(lines)
        until(lambda: a.ask(view="kinds").get("DESK_STATE") == 1)
        (message,) = [i for i in b.ask(view="watch") if i["what"] == "message"]
        assert message["told"] == "duty commander"
        # An officer is back: the others learn that too, and the ladder is at rest.
        b.ask(act="take", record=message["record"])
        until(lambda: a.ask(view="kinds").get("DESK_STATE", 0) >= 2)
        assert not [i for i in b.ask(view="watch") if i["what"] == "message"]
