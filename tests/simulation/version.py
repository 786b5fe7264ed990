"""An earlier version of the code: it knows fewer kinds of records, and states another ruleset.

What it does not know it keeps, receipts and shows as NOT UNDERSTOOD; its picture is told apart
by the ruleset, and nobody takes the difference for an error of the other.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from types import MappingProxyType

import pytest

from keepclear.exchange import meaning
from keepclear.exchange.meaning import PARSERS, RULESET, Kind
from keepclear.node import comparison
from keepclear.picture import digest

UNKNOWN = {Kind.ZONE, Kind.ZONE_END, Kind.QUERY, Kind.QUERY_ANSWER, Kind.PATROL, Kind.PATROL_STATE}
UNKNOWN |= {Kind.INCIDENT, Kind.INCIDENT_STATEMENT}
KNOWN = MappingProxyType({kind: parse for kind, parse in PARSERS.items() if kind not in UNKNOWN})


@contextmanager
def older() -> Iterator[None]:
    """Have the earlier version in the place of this one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(meaning, "PARSERS", KNOWN)
        for module in (meaning, comparison, digest):
            patch.setattr(module, "RULESET", RULESET - 1)
        yield
