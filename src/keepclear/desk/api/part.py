"""The desk as the API sees it: what it may ask the node, and the parts that routes come in.

The API never reaches into the node. The host hands it these few callables, and each part of
the API (officers, drafts, plotting, map layers) hands over its routes with what they need.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from litestar.types import ControllerRouterHandler

from keepclear.desk.api.session import Guards

Answer = Callable[[dict[str, Any]], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A declared clock: `rate` seconds go by for each real one."""

    id: str
    rate: float


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What the host hands over.

    `answer` takes {"view": ...} or {"act": ...}; it may raise BadInput, Unavailable or Misused.
    `follow` yields what rings, {"bell", "what", "role", "party", "channel", "record", "exercise"},
    beside None where something else changed; a window that is followed for the watch counts as
    somebody at the desk. `utc` is this second by the node's clock, `entries` the length of its
    journal, and `trouble` says why it takes nothing ("disk", "stopping"), or is empty.
    """

    party: str
    language: str
    answer: Answer
    follow: Callable[[bool], AsyncIterator[dict[str, Any] | None]]
    utc: Callable[[], int]
    entries: Callable[[], int]
    trouble: Callable[[], str]
    guards: Guards
    static: Path
    hosts: frozenset[str]  # names and addresses by which browsers may ask for us
    scenario: Scenario | None = None
    four_eyes: bool = True


@dataclass(frozen=True, kw_only=True)
class Part:
    """Routes under /api, and what their handlers take by name."""

    routes: Sequence[ControllerRouterHandler]
    provides: Mapping[str, object] = field(default_factory=dict)
