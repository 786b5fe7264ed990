"""The procedure of this node, as its settings say it."""

from collections.abc import Mapping
from math import ceil
from types import MappingProxyType
from typing import Final

from keepclear.exchange.notice import Activity
from keepclear.exchange.procedure import MINUTE, ByPrecedence, Procedure
from keepclear.host.settings import Settings, Within, times_of_day

# What stands in the settings for every activity, and for each.
NUMBERS: Final[Mapping[str, int]] = MappingProxyType(
    {"all": 0} | {activity.name.lower(): int(activity) for activity in Activity}
)


def procedure_of(settings: Settings) -> Procedure:
    """Return how the watch is kept, in seconds and metres."""
    wait, ladder, watch = settings.precedence, settings.escalation, settings.watch
    telling, notices, line = settings.dissemination, settings.notices, settings.line
    return Procedure(
        receipt_s=_seconds(wait.receipt_within_minutes),
        take_s=_seconds(wait.taken_within_minutes),
        read_back_s=_seconds(wait.read_back_within_minutes),
        answer_s=_seconds(wait.answer_within_minutes),
        climb_s=_seconds(ladder.climb_after_minutes),
        ladder=ladder.ladder,
        units=tuple(
            sorted((NUMBERS[what], unit) for what, units in telling.units.items() for unit in units)
        ),
        tell_before_s=telling.before_start_minutes * MINUTE,
        reconfirm_s=notices.confirm_every_hours * 60 * MINUTE,
        lead_s=tuple(
            sorted((NUMBERS[what], m * MINUTE) for what, m in notices.lead_minutes.items())
        ),
        moved_m=round(notices.moved_km * 1_000),
        unmanned_s=watch.unmanned_after_minutes * MINUTE,
        check_every_s=line.check_every_minutes * MINUTE,
        check_grace_s=line.check_grace_minutes * MINUTE,
        # Up to whole seconds: rounded to 0, nothing could keep them.
        contact_s=ceil(line.contact_within_s),
        silence_s=ceil(line.no_contact_after_s),
        round_trip_s=ceil(line.round_trip_max_s),
        offset_s=line.clock_offset_max_s,
        check_at_s=times_of_day(line.check_at),
    )


def _seconds(within: Within) -> ByPrecedence:
    return (
        within.flash * MINUTE,
        within.immediate * MINUTE,
        within.priority * MINUTE,
        within.routine * MINUTE,
    )
