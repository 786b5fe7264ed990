"""The watch: who has it at this desk, and whether anybody is there.

A node may be reachable while nobody is at its desk, and that is when lines
have failed. So the other parties are told when a desk is no longer manned, by
a record and by itself; and what rings there meanwhile also runs the alarm
command of the settings.
"""

from msgspec import Struct
from msgspec.structs import replace

from keepclear.record.canonical import decode, encode

WATCH = "watch"  # the name by which the latest state is kept
CHANGE_S = 120  # Two officers change places in this; the others are told where nobody follows.


class Watch(Struct, frozen=True):
    """Who has the watch, since when, and what the other parties were last told.

    `given` says that it was given and nobody has taken it since; `note` is what
    was said in giving it, and `note_by` whose words they are. `taken_n` is the
    journal entry by which it was last taken, `before_n` the one before that.
    `acted_utc` is the last act of an officer here by which the desk is manned,
    `windows` how many desks are open now; both are of this run of the node alone.
    """

    role: str = ""
    initials: str = ""
    since_utc: int = 0
    given: bool = False
    told_manned: bool | None = None
    acted_utc: int = 0
    windows: int = 0
    taken_n: int = 0
    taken_utc: int = 0
    before_n: int = 0
    before_utc: int = 0
    note: str = ""
    note_by: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether somebody has the watch, be they at the desk or not."""
        return self.taken_n > 0 and not self.given

    @property
    def holder(self) -> str:
        """Who has the watch, or had it last: role and initials."""
        return f"{self.role} {self.initials}".strip()

    def is_manned(self, utc: int, unmanned_s: int) -> bool:
        """Tell whether somebody is at the desk: a window is open, or an act is recent."""
        return not self.given and (self.windows > 0 or utc - self.acted_utc < unmanned_s)

    def lapses_at(self, unmanned_s: int) -> int | None:
        """Return when the desk counts as unmanned unless somebody acts; None where it will not."""
        if self.given:
            return None if self.told_manned is False else self.acted_utc + CHANGE_S
        if self.told_manned is not True or self.windows > 0:
            return None
        return self.acted_utc + unmanned_s

    def taken(self, role: str, initials: str, utc: int, n: int) -> "Watch":
        """Return the watch as taken by an officer; a note stands where it was given to them."""
        return replace(
            self,
            role=role,
            initials=initials,
            since_utc=utc,
            given=False,
            acted_utc=utc,
            taken_n=n,
            taken_utc=utc,
            before_n=self.taken_n,
            before_utc=self.taken_utc,
            note=self.note if self.given else "",
            note_by=self.note_by if self.given else "",
        )

    def gave(self, by: str, note: str, utc: int) -> "Watch":
        """Return the watch as given, until somebody takes it."""
        return replace(self, since_utc=utc, given=True, acted_utc=utc, note=note, note_by=by)

    def acted(self, utc: int) -> "Watch":
        """Note that an officer has done something; while the watch is given that mans no desk."""
        return self if self.given or utc <= self.acted_utc else replace(self, acted_utc=utc)

    def shifted(self, by_s: int) -> "Watch":
        """Keep how long ago an officer acted where our clock was put forward, or back."""
        return replace(self, acted_utc=self.acted_utc + by_s) if self.acted_utc else self

    def encode(self) -> bytes:
        """Write what outlives this run of the node."""
        told = {None: 0, False: 1, True: 2}[self.told_manned]
        who = [self.role, self.initials, self.since_utc, int(self.given), told]
        turns = [self.taken_n, self.taken_utc, self.before_n, self.before_utc]
        return encode([*who, *turns, self.note, self.note_by])


def parse_watch(data: bytes) -> Watch:
    """Read back what `encode` wrote; the latest act is then the taking of the watch."""
    role, initials, since_utc, given, told, *rest = decode(data)
    told_manned = (None, False, True)[told]
    return Watch(role, initials, since_utc, bool(given), told_manned, since_utc, 0, *rest)
