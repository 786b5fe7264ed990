"""What an officer should notice about a version of a notice: it came late, moved far, grew stale.

None of it refuses a notice or changes what it says; protection never depends on
it. It is worked out at each node for itself, by that node's own procedure, from
the records and from when they came here.
"""

from dataclasses import dataclass

from keepclear.exchange.meaning import Kind, meaning
from keepclear.exchange.notice import Activity, Notice
from keepclear.exchange.procedure import Procedure
from keepclear.node.known import Store, VersionRow
from keepclear.node.log.line import Line
from keepclear.record.envelope import parse
from keepclear.space.moved import moved_m


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to notice, in words; `alarms` where it is beyond what was asked."""

    what: str
    words: str
    alarms: bool


def lead_remark(activity: int, start_utc: int, heard_utc: int, procedure: Procedure) -> Remark:
    """Say how long before its start a notice came, and whether that was less than was asked."""
    lead_s, asked_s = start_utc - heard_utc, procedure.lead_of(Activity(activity))
    side = "before" if lead_s >= 0 else "after"
    words = f"{_minutes(abs(lead_s))} {side} its start"
    if lead_s >= asked_s or not asked_s:
        return Remark("lead", words, alarms=False)
    return Remark("lead", f"LATE: {words}, {_minutes(asked_s)} asked", alarms=True)


def moved_remark(store: Store, version: VersionRow, procedure: Procedure) -> Remark | None:
    """Say how far a version lies from the one that it supersedes; None where it supersedes none."""
    now = _said(store, version.id)
    before = _said(store, now.supersedes) if now and now.supersedes else None
    if now is None or before is None:
        return None
    metres = moved_m(before.volumes, now.volumes)
    words = f"moved {metres / 1_000:.1f} km since its last version"
    return Remark("moved", words, alarms=metres > procedure.moved_m)


def stale_remark(
    line: Line, version: VersionRow, heard_utc: int, utc: int, procedure: Procedure
) -> Remark | None:
    """Say when a version was last confirmed; None where no confirmation is asked."""
    if not procedure.reconfirm_s:
        return None
    rows = line.store.about(version.channel, version.id)
    said = [row.utc for row in rows if row.kind == Kind.CONFIRM and row.party == version.party]
    # The author's own clock may be ahead: what it claims of a later time does not keep it fresh.
    latest = min(max([heard_utc, *said]), utc)
    age_s = utc - latest
    if age_s > procedure.reconfirm_s:
        return Remark("stale", f"STALE: not confirmed for {_minutes(age_s)}", alarms=True)
    return Remark("stale", f"confirmed {_minutes(age_s)} ago", alarms=False) if said else None


def heard(store: Store, version: VersionRow) -> int:
    """Return when a version came here, by our own clock."""
    rows = store.journal(version.n - 1, 1)
    stored = store.record(version.id)
    return rows[0].utc if rows else stored.utc if stored else 0


def remarks(line: Line, version: VersionRow, utc: int, procedure: Procedure) -> list[Remark]:
    """Return all that is to be noticed about a version now."""
    at = heard(line.store, version)
    found = [
        lead_remark(version.activity, version.start_utc, at, procedure),
        moved_remark(line.store, version, procedure),
        stale_remark(line, version, at, utc, procedure),
    ]
    return [remark for remark in found if remark is not None]


def gap(before: int, serial: int) -> str | None:
    """Name the serials that were left out before one, or None."""
    if serial <= before + 1:
        return None
    return f"{before + 1}" if serial == before + 2 else f"{before + 1} to {serial - 1}"


def _said(store: Store, record_id: bytes) -> Notice | None:
    stored = store.record(record_id)
    said = meaning(parse(stored.data)) if stored else None
    return said if isinstance(said, Notice) else None


def _minutes(seconds: int) -> str:
    """Write a length of time as officers say it."""
    minutes = seconds // 60
    if minutes < 120:
        return f"{minutes} min"
    return (
        f"{minutes // 60} h {minutes % 60:02d} min" if minutes < 2_880 else f"{minutes // 1440} d"
    )
