"""The desk as the API sees it: what it may ask the node, and the parts that routes come in.

The API never reaches into the node. The host hands it these few callables, and each part of
the API (officers, drafts, plotting, map layers) hands over its routes with what they need.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from litestar.types import ControllerRouterHandler

from keepclear.desk.api.session import Guards
from keepclear.desk.api.window import Window

Answer = Callable[[dict[str, Any]], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A declared clock: `rate` seconds go by for each real one."""

    id: str
    rate: float


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What the host hands over.

    `answer` takes {"view": ...} or {"act": ...}, and may raise BadInput, Unavailable or Misused.
    `open` keeps a window told while the context lasts, and raises Unavailable where too many are
    open. `utc` is this second by the node's clock, `entries` the length of its journal, `trouble`
    why it takes nothing ("disk", "stopping") or an empty text.
    """

    party: str
    language: str
    answer: Answer
    open: Callable[[Window], AbstractContextManager[None]]
    utc: Callable[[], int]
    entries: Callable[[], int]
    trouble: Callable[[], str]
    guards: Guards
    static: Path
    names: frozenset[str] = frozenset()  # under which browsers may ask for us, beside addresses
    scenario: Scenario | None = None
    four_eyes: bool = True
    zone: str = "UTC"  # whose time stands beside UTC, by its IANA name


@dataclass(frozen=True, kw_only=True)
class Part:
    """Routes under /api, and what their handlers take by name."""

    routes: Sequence[ControllerRouterHandler]
    provides: Mapping[str, object] = field(default_factory=dict)
