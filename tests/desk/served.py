"""The `keepclear` command with officers of a test's desk standing in: see stand_in.py."""

from tests.desk.stand_in import StandIn, stand_in_part

from keepclear.host import desk_parts
from keepclear.host.cli import main

COMMAND = ("-m", "tests.desk.served")

if __name__ == "__main__":
    guards, parts_of = StandIn(), desk_parts.parts_of
    desk_parts.guards_of = lambda serving: guards
    desk_parts.parts_of = lambda serving: [*parts_of(serving), stand_in_part(guards)]
    main()
