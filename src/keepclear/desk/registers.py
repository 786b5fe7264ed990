"""What officers see of the registers: every view by the name under which it is asked for."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from keepclear.desk import (
    agreeing,
    bulletin,
    conflicting,
    disclosing,
    documenting,
    forking,
    importing,
    incidents,
    key_heads,
    measuring,
    patrolling,
    proving,
    querying,
    sequence,
    theatre,
    witnessing,
    zoning,
)

View = Callable[..., Any]  # (node, moment, what was asked by name) -> plain values

VIEWS: Final[Mapping[str, View]] = MappingProxyType(
    {
        **agreeing.VIEWS,
        **zoning.VIEWS,
        **bulletin.VIEWS,
        **conflicting.VIEWS,
        **disclosing.VIEWS,
        **documenting.VIEWS,
        **forking.VIEWS,
        **importing.VIEWS,
        **incidents.VIEWS,
        **key_heads.VIEWS,
        **measuring.VIEWS,
        **patrolling.VIEWS,
        **proving.VIEWS,
        **querying.VIEWS,
        **sequence.VIEWS,
        **theatre.VIEWS,
        **witnessing.VIEWS,
    }
)
