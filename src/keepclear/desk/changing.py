"""Which views may have changed with what entered the journal, so that a page asks for no more.

The rule: in doubt every view. A kind of record or of fact stands here only where it is certain
which views it can touch beside those that sum up what happens; whatever else enters, and whatever
comes true by time alone, may have changed any. A view that is not told has not changed.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from keepclear.exchange.meaning import Kind
from keepclear.node.journal import Fact
from keepclear.node.known import Store
from keepclear.record.canonical import decode

Views = frozenset[str]

EVERY: Final[Views] = frozenset({"*"})
# What sums up all that happens, or shows what is measured of a line; told with every change.
SUMS: Final[Views] = frozenset(
    {
        *("watch", "on watch", "outstanding", "takings", "handover", "counts", "kinds", "picture"),
        *("status", "line state", "line uptime", "acknowledgement times", "witness status"),
        *("timeline", "timeline at", "forks", "incident", "notice"),
    }
)
_SAID: Final = frozenset({"messages"})
_ACKNOWLEDGED: Final = frozenset({"notices", "theatre", "ledger"})
_ASKED: Final = frozenset({"queries", "query", "ledger"})
_HAPPENED: Final = frozenset({"incidents", "bulletin", "status statement"})
OF_RECORDS: Final[Mapping[int, Views]] = MappingProxyType(
    {
        Kind.LINE_CHECK: frozenset(),
        Kind.DESK_STATE: frozenset(),
        **dict.fromkeys((Kind.MESSAGE, Kind.CODED, Kind.STOP, Kind.TAKEN), _SAID),
        **dict.fromkeys((Kind.READ_BACK, Kind.ANSWER, Kind.DISSEMINATED), _ACKNOWLEDGED),
        **dict.fromkeys((Kind.QUERY, Kind.QUERY_ANSWER), _ASKED),
        **dict.fromkeys((Kind.INCIDENT, Kind.INCIDENT_STATEMENT), _HAPPENED),
    }
)
# Facts that are of no record; those of receipts touch whatever shows who holds what.
OF_FACTS: Final[Mapping[int, Views]] = MappingProxyType(
    {
        **dict.fromkeys(
            (Fact.REQUEST, Fact.RANG, Fact.CLIMBED, Fact.CONTACT, Fact.COMPARED, Fact.REFUSED),
            frozenset[str](),
        ),
        **dict.fromkeys((Fact.WATCH_TAKEN, Fact.WATCH_GIVEN, Fact.LINE_STATE), frozenset[str]()),
        Fact.HELD_GIVEN: frozenset(),
        Fact.HELD_TAKEN: _SAID | _ACKNOWLEDGED | _ASKED,
        Fact.CHECKLIST: frozenset({"checklists", "checklist"}),
    }
)
_ENTRIES_MAX: Final = 64  # What is more at once changes most of what is shown.


def views_since(store: Store, n: int) -> Views:
    """Return which views may have changed since an entry of the journal."""
    rows = store.journal(n, _ENTRIES_MAX + 1)
    if len(rows) > _ENTRIES_MAX:
        return EVERY
    told = set(SUMS)
    for row in rows:
        for fact in decode(row.facts):
            views = _views_of(store, fact, row.n)
            if views is None:
                return EVERY
            told |= views
    return frozenset(told)


def _views_of(store: Store, fact: list[Any], n: int) -> Views | None:
    """Return the views that a fact can touch; None where that may be any."""
    kind, *fields = fact
    if kind not in (Fact.ARRIVED, Fact.AUTHORED):
        return OF_FACTS.get(kind)
    found: set[str] = set()
    for views in _of_records(store, fields[-1], n):
        if views is None:
            return None
        found |= views
    return frozenset(found)


def _of_records(store: Store, ids: list[bytes], n: int) -> Iterator[Views | None]:
    for record_id in ids:
        row = store.record(record_id)
        if row is None:
            yield None
            continue
        after = store.records_at(row.channel, row.log, row.seq + 1)
        # What had waited for this record takes its effect with it, whatever it is.
        yield None if any(one.n < n for one in after) else OF_RECORDS.get(row.kind)
