"""What can be set: one class a table of the file, each key with its bounds and its cure.

The page on settings lists the same keys.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Annotated, Any, Final, Literal

from msgspec import Meta, Struct

from keepclear.host.checklists import CHECKLISTS
from keepclear.host.clock import Pacing
from keepclear.limits import (
    CHECKS_AT_MAX,
    ENDPOINTS_MAX,
    LADDER_RUNGS_MAX,
    NAME_CODE_POINTS_MAX,
    WITNESSES_MAX,
)

SETTINGS_FILE: Final = "keepclear.toml"
STORE_FILE: Final = "keepclear.db"
ACTIVITIES: Final = (
    *("flight", "unmanned_flight", "ground_movement", "vessel_movement", "patrol", "exercise"),
    *("hazard_area", "restricted_area", "static_site", "humanitarian_movement"),
    *("humanitarian_site", "medevac", "other"),
)
# A scenario that started longer ago is mostly a file copied from an old exercise.
SCENARIO_AGE_MAX: Final = timedelta(days=366)
SCENARIO_AHEAD_MAX: Final = timedelta(days=7)
ENDPOINT = re.compile(r"https://(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]):([0-9]{1,5})")

_NAME = f"give a name of up to {NAME_CODE_POINTS_MAX} characters"
_SHORT = f"give a text of up to {NAME_CODE_POINTS_MAX} characters"
_INSTANT = "give an instant with its offset, such as 2017-11-11T12:00:00Z"
_MINUTES = "give whole minutes from 1 to 10080"

Name = Annotated[str, Meta(min_length=1, max_length=NAME_CODE_POINTS_MAX, description=_NAME)]
Short = Annotated[str, Meta(max_length=NAME_CODE_POINTS_MAX, description=_SHORT)]
Instant = Annotated[datetime, Meta(tz=True, description=_INSTANT)]
Minutes = Annotated[int, Meta(ge=1, le=10_080, description=_MINUTES)]


class Party(Struct, frozen=True):
    """Whose node this is."""

    name: Name


class Officer(Struct, frozen=True):
    """Who acts where a command does not say: a role and initials, never a name."""

    role: Name = "watch"
    initials: Short = ""


class Listen(Struct, frozen=True):
    """Where peers can call; a node without this table only calls out."""

    port: Annotated[
        int, Meta(ge=0, le=65_535, description="give a port from 0 to 65535; 0 takes any free one")
    ]
    host: Annotated[
        str, Meta(min_length=1, description="give an address of this machine, such as 192.0.2.7")
    ] = "127.0.0.1"
    endpoints: Annotated[
        tuple[str, ...],
        Meta(
            max_length=ENDPOINTS_MAX,
            description=f"give up to {ENDPOINTS_MAX} of the form https://host:port",
        ),
    ] = ()


class Health(Struct, frozen=True):
    """Where programs that watch over machines ask how the node is; without this table nowhere."""

    port: Annotated[
        int, Meta(ge=0, le=65_535, description="give a port from 0 to 65535; 0 takes any free one")
    ]
    host: Annotated[
        str, Meta(min_length=1, description="give an address of this machine, such as 127.0.0.1")
    ] = "127.0.0.1"


class Scenario(Struct, frozen=True):
    """A declared clock: `origin` plus `rate` seconds for each real second since `started`."""

    id: Name
    origin: Instant
    rate: Annotated[
        float, Meta(ge=0.001, le=10_000, description="give 0.001 to 10000 in steps of 0.001")
    ]
    started: Instant

    def pacing(self) -> Pacing:
        """Return what the clock needs."""
        return Pacing(self.origin, self.rate, self.started)


class ClockTable(Struct, frozen=True):
    """Live, unless a scenario is declared; only a live clock is asked whether it is kept true."""

    scenario: Scenario | None = None
    ask_kernel: Annotated[bool, Meta(description="give true or false")] = True


class Within(Struct, frozen=True, rename="upper"):
    """How long something may take, by precedence, in minutes."""

    flash: Minutes = 2
    immediate: Minutes = 10
    priority: Minutes = 30
    routine: Minutes = 120


class ReceiptWithin(Within, frozen=True, rename="upper"):
    """How long a peer's node may take to receipt what we said."""

    flash: Minutes = 1
    immediate: Minutes = 5
    priority: Minutes = 15
    routine: Minutes = 60


class TakenWithin(Within, frozen=True, rename="upper"):
    """How long an officer may take to take a STOP or a message."""

    flash: Minutes = 1
    immediate: Minutes = 5


class ClimbAfter(Within, frozen=True, rename="upper"):
    """How long what is overdue stays with one role before the next one is told."""

    flash: Minutes = 1
    immediate: Minutes = 5
    priority: Minutes = 15
    routine: Minutes = 60


class PrecedenceTable(Struct, frozen=True):
    """What precedence asks of the watch."""

    receipt_within_minutes: ReceiptWithin = ReceiptWithin()
    taken_within_minutes: TakenWithin = TakenWithin()
    read_back_within_minutes: Within = Within()
    answer_within_minutes: Within = Within()


class Escalation(Struct, frozen=True):
    """Who is told next of what is overdue: roles, never names."""

    ladder: Annotated[
        tuple[Name, ...],
        Meta(
            min_length=1,
            max_length=LADDER_RUNGS_MAX,
            description='give roles in order, such as ["watch", "watch leader"]',
        ),
    ] = ("watch", "watch leader", "duty commander")
    climb_after_minutes: ClimbAfter = ClimbAfter()


_UNITS = 'give roles or units by activity, such as { all = ["air defence"], flight = ["tower"] }'


class Dissemination(Struct, frozen=True):
    """Which own units or roles are told of the notices of others, and how long before a start."""

    units: Annotated[dict[str, tuple[Name, ...]], Meta(description=_UNITS)] = {}
    before_start_minutes: Minutes = 60


_LEADS = "give whole minutes by activity, such as { flight = 60, humanitarian_movement = 2880 }"
_KM = "give kilometres from 0.1 to 1000"


class Notices(Struct, frozen=True):
    """What is asked of notices: how early, how often confirmed, how far moved unasked."""

    lead_minutes: Annotated[dict[str, Minutes], Meta(description=_LEADS)] = {}
    confirm_every_hours: Annotated[
        int, Meta(ge=0, le=8_760, description="give whole hours up to 8760; 0 asks for none")
    ] = 24
    moved_km: Annotated[float, Meta(ge=0.1, le=1_000, description=_KM)] = 5.0


class WatchTable(Struct, frozen=True):
    """When a desk counts as unmanned."""

    unmanned_after_minutes: Minutes = 60


FIRST_S, LONGEST_S = 1.0, 60.0
_SECONDS = "give seconds from 0.1 to 3600"
Seconds = Annotated[float, Meta(ge=0.1, le=3_600, description=_SECONDS)]


class Retry(Struct, frozen=True):
    """How soon a parcel that did not arrive is sent again: doubling from first to longest."""

    first_s: Seconds = FIRST_S
    longest_s: Seconds = LONGEST_S


TIMES_CURE = 'give times of day in UTC with their Z, such as ["09:30Z", "15:30Z"]'
TIME_OF_DAY = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])Z", re.ASCII)


def times_of_day(texts: Sequence[str]) -> tuple[int, ...]:
    """Return checked times of day as seconds of a UTC day, sorted and distinct."""
    found = [match for text in texts if (match := TIME_OF_DAY.fullmatch(text))]
    return tuple(sorted({int(one[1]) * 3_600 + int(one[2]) * 60 for one in found}))


class LineTable(Struct, frozen=True):
    """How often the line is checked, and when we carry for others."""

    check_every_minutes: Minutes = 30
    check_grace_minutes: Minutes = 10
    check_at: Annotated[
        tuple[str, ...], Meta(max_length=CHECKS_AT_MAX, description=TIMES_CURE)
    ] = ()
    contact_within_s: Seconds = 120.0
    no_contact_after_s: Seconds = 300.0
    round_trip_max_s: Seconds = 15.0
    clock_offset_max_s: Annotated[
        int, Meta(ge=1, le=3_600, description="give whole seconds from 1 to 3600")
    ] = 5
    carry_after_s: Seconds = 20.0


class WitnessingTable(Struct, frozen=True):
    """How many of the witnesses are to cosign our logs, how often and within what time."""

    least: Annotated[
        int, Meta(ge=1, le=WITNESSES_MAX, description=f"give 1 to {WITNESSES_MAX}")
    ] = 1
    every_minutes: Minutes = 5
    within_minutes: Minutes = 30


class Theatre(Struct, frozen=True):
    """Where this watch works; a position outside is refused, since it is mostly a slip."""

    bounds: Annotated[
        tuple[float, float, float, float] | None,
        Meta(
            description="give [west, south, east, north] in degrees, such as [35.5, 32, 42.5, 38]"
        ),
    ] = None


ZONE_CURE = "give a time zone as Region/City of the IANA database, such as Asia/Damascus, or UTC"


DESK_LISTEN = re.compile(r"([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]):([0-9]{1,5})")
DESK_LISTEN_CURE = "give address:port, such as 127.0.0.1:8440, or leave it empty for no desk"
DESK_NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")
DESK_NAMES_CURE = 'give names as in an address, such as ["desk.example"]'


class Desk(Struct, frozen=True):
    """Where the desk is served, its time and language, and what is done for whoever is away."""

    listen: Annotated[str, Meta(description=DESK_LISTEN_CURE)] = "127.0.0.1:0"
    names: Annotated[tuple[str, ...], Meta(max_length=16, description=DESK_NAMES_CURE)] = ()
    four_eyes: Annotated[bool, Meta(description="give true or false")] = True
    zone: Annotated[str, Meta(min_length=1, description=ZONE_CURE)] = "UTC"
    alarm_command: Annotated[
        tuple[str, ...],
        Meta(description='give the words of a command, such as ["/usr/bin/aplay", "stop.wav"]'),
    ] = ()
    language: Annotated[
        Literal["en", "ru", "tr", "ar"], Meta(description="give en, ru, tr or ar")
    ] = "en"


class Keys(Struct, frozen=True):
    """How old a node key may become."""

    replace_after_days: Annotated[
        int, Meta(ge=1, le=3_650, description="give whole days from 1 to 3650")
    ] = 365


class Log(Struct, frozen=True):
    """What the node writes about its own running: JSON lines, without positions or texts."""

    level: Annotated[
        Literal["debug", "info", "warning", "error"],
        Meta(description="give debug, info, warning or error"),
    ] = "info"
    file: Annotated[str, Meta(description="give a path, or leave it empty for stderr")] = ""


class Settings(Struct, frozen=True):
    """All settings of a node."""

    party: Party
    officer: Officer = Officer()
    listen: Listen | None = None
    clock: ClockTable = ClockTable()
    precedence: PrecedenceTable = PrecedenceTable()
    escalation: Escalation = Escalation()
    dissemination: Dissemination = Dissemination()
    notices: Notices = Notices()
    watch: WatchTable = WatchTable()
    retry: Retry = Retry()
    line: LineTable = LineTable()
    witnessing: WitnessingTable = WitnessingTable()
    theatre: Theatre = Theatre()
    desk: Desk = Desk()
    keys: Keys = Keys()
    log: Log = Log()
    health: Health | None = None
    witness: Annotated[
        tuple[dict[str, Any], ...],
        Meta(description="write each as a table of its own, [[witness]]"),
    ] = ()
    checklist: Annotated[
        tuple[dict[str, Any], ...],
        Meta(description="write each as a table of its own, [[checklist]]"),
    ] = CHECKLISTS


def zone_of(settings: Settings) -> tzinfo:
    """Return the time zone that the desk shows beside UTC."""
    from keepclear.space.local_time import find_zone

    return find_zone(settings.desk.zone) or UTC
