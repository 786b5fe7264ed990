"""The officers of a demo: at each desk one with every role, and a second who releases.

Their password is drawn anew for each demo and said plainly, since everything in it
is an exercise on this machine.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from keepclear.desk.people.account import Account, Role
from keepclear.desk.people.password import SALT_BYTES, seal
from keepclear.desk.people.register import COMMAND_LINE
from keepclear.host.desk_people import now, people_of
from keepclear.host.secret import draw

OFFICER: Final = "demo"
SECOND: Final = "second"
_ALL: Final = tuple(Role)
_SECOND: Final = (Role.RELEASER, Role.WATCH)


def draw_password() -> str:
    """Return twelve digits in three groups: easily typed, and drawn for this demo alone."""
    digits = f"{int.from_bytes(draw(8), 'big') % 10**12:012d}"
    return "-".join(digits[at : at + 4] for at in (0, 4, 8))


def seat(folders: Iterable[Path], password: str) -> None:
    """Give each desk its officers."""
    sealed = seal(password, draw(SALT_BYTES))
    for folder in folders:
        with people_of(folder) as people:
            for name, initials, roles in ((OFFICER, "DE", _ALL), (SECOND, "SE", _SECOND)):
                people.add(Account(name, initials, roles, sealed), COMMAND_LINE, now())
