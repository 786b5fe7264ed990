"""What officers see of the registers: every view by the name under which it is asked for."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from keepclear.desk import (
    agreeing,
    bulletin,
    disclosing,
    forking,
    importing,
    incidents,
    key_heads,
    patrolling,
    proving,
    querying,
    sequence,
    witnessing,
    zoning,
)

View = Callable[..., Any]  # (node, moment, what was asked by name) -> plain values

VIEWS: Final[Mapping[str, View]] = MappingProxyType(
    {
        **agreeing.VIEWS,
        **zoning.VIEWS,
        **bulletin.VIEWS,
        **disclosing.VIEWS,
        **forking.VIEWS,
        **importing.VIEWS,
        **incidents.VIEWS,
        **key_heads.VIEWS,
        **patrolling.VIEWS,
        **proving.VIEWS,
        **querying.VIEWS,
        **sequence.VIEWS,
        **witnessing.VIEWS,
    }
)
