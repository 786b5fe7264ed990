"""A protected site in its owner's register: what it is, where exactly, and who is given what of it.

The register is private. A site is given to nobody unless its owner said so, party
by party. Its protection never depends on whether it was given.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any, Final

from keepclear.exchange.fields import Fields
from keepclear.exchange.notice import Activity, encode_volumes, instant, parse_volumes
from keepclear.exchange.release import Label
from keepclear.record.canonical import decode, encode
from keepclear.space.interval import Interval
from keepclear.space.precision import Precision, Shape
from keepclear.space.volume import Volume

PROTECTED: Final = "A protected site's protection never depends on having been notified."
KINDS: Final = (Activity.HUMANITARIAN_SITE, Activity.STATIC_SITE)


class How(IntEnum):
    """How a party is given a site; the numbers stand in the journal."""

    NOT = 0
    IN_FULL = 1
    ON_APPROACH = 2

    @property
    def words(self) -> str:
        """Return the choice as it is shown."""
        return "NOT GIVEN" if self is How.NOT else self.name.replace("_", " ")


class State(IntEnum):
    """How a site of the register stands."""

    STANDS = 1
    WITHDRAWN = 2


@dataclass(frozen=True, slots=True)
class Policy:
    """What one party is given of one site, and in which channel.

    On approach, `approach_m` is how near a notice of that party must come; where it
    is not automatic an officer is asked each time.
    """

    party: bytes
    how: How
    channel: bytes = b""
    approach_m: int = 0
    automatic: bool = False
    precision: Precision = Precision()  # noqa: RUF009 - frozen
    label: Label = Label.OWN_UNITS_ONLY
    handling: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """A version of a notice by which a party was given a site, and whether the node gave it."""

    party: bytes
    channel: bytes
    version: bytes
    utc: int
    automatic: bool


@dataclass(frozen=True, slots=True)
class Site:
    """One protected site, whole, as its owner keeps it."""

    serial: int
    name: str
    kind: Activity
    volumes: tuple[Volume, ...]
    validity: Interval
    text: str
    policies: tuple[Policy, ...] = ()
    given: tuple[Given, ...] = ()

    def policy(self, party: bytes) -> Policy:
        """Return what a party is given; nothing, unless its owner said otherwise."""
        return next((one for one in self.policies if one.party == party), Policy(party, How.NOT))

    def held_by(self, party: bytes) -> Given | None:
        """Return by which notice a party was given the site, or None."""
        return next((one for one in self.given if one.party == party), None)

    def with_policy(self, policy: Policy) -> "Site":
        """Return the site under another policy for one party."""
        others = (one for one in self.policies if one.party != policy.party)
        return replace(self, policies=tuple(sorted((*others, policy), key=lambda p: p.party)))

    def with_given(self, given: Given) -> "Site":
        """Return the site as given to one party by this notice."""
        others = (one for one in self.given if one.party != given.party)
        return replace(self, given=tuple(sorted((*others, given), key=lambda g: g.party)))

    def encode(self) -> bytes:
        """Return the site as the journal and the register keep it."""
        return encode(
            {
                1: self.serial,
                2: self.name,
                3: int(self.kind),
                4: encode_volumes(self.volumes),
                5: int(self.validity.start.timestamp()),
                6: int(self.validity.end.timestamp()),
                7: self.text,
                8: [_policy(one) for one in self.policies],
                9: [[g.party, g.channel, g.version, g.utc, int(g.automatic)] for g in self.given],
            }
        )


def _policy(one: Policy) -> list[Any]:
    how = [one.party, int(one.how), one.channel, one.approach_m, int(one.automatic)]
    told = [int(one.precision.shape), one.precision.size_m, one.precision.step_s]
    return [*how, *told, int(one.label), one.handling]


def parse_site(data: bytes) -> Site:
    """Read what `encode` wrote."""
    body: Mapping[int, Any] = decode(data)
    return Site(
        body[1],
        body[2],
        Activity(body[3]),
        parse_volumes(body[4], Fields({}, "volume/1")),
        Interval(instant(body[5]), instant(body[6])),
        body[7],
        tuple(_parse_policy(one) for one in body[8]),
        tuple(_parse_given(*one) for one in body[9]),
    )


def _parse_policy(one: Sequence[Any]) -> Policy:
    party, how, channel, approach_m, automatic, shape, size_m, step_s, label, handling = one
    precision = Precision(Shape(shape), size_m, step_s)
    return Policy(
        *(party, How(how), channel, approach_m, bool(automatic)),
        *(precision, Label(label), handling),
    )


def _parse_given(party: bytes, channel: bytes, version: bytes, utc: int, automatic: int) -> Given:
    return Given(party, channel, version, utc, bool(automatic))
