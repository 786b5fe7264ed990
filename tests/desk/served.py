"""The `keepclear` command with officers of a test's desk standing in: see stand_in.py."""

from tests.desk.stand_in import StandIn, stand_in_part

from keepclear.host import desk_parts
from keepclear.host.cli import main

COMMAND = ("-m", "tests.desk.served")

if __name__ == "__main__":
    guards = StandIn()
    desk_parts.guards_of = lambda serving: guards
    desk_parts.people_part = lambda reception: stand_in_part(guards, reception)
    main()
