"""A scenario to be played: who does what and when, read strictly from a folder.

`scenario.toml` holds the acts, one GeoJSON file for each party what it gives,
and `expected.json` the conflicts that were worked out by hand. The head of
examples/syria/scenario.toml explains the verbs.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, Literal, TypeVar

import msgspec

from keepclear.errors import BadInput, Fault
from keepclear.exchange.notice import encode_volumes
from keepclear.host.settings import Instant
from keepclear.record.canonical import encode
from keepclear.standards.geojson_rfc7946.mapping import collate, read_file

SCENARIO_FILE: Final = "scenario.toml"
EXPECTED_FILE: Final = "expected.json"

Verb = Literal[
    "line_check",
    "give",
    "amend",
    "cancel",
    "readback",
    "correct",
    "disseminate",
    "object",
    "say",
    "stop",
    "take",
]
Pair = tuple[str, str]


class Act(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that one party's officer does, in minutes of scenario time after the origin."""

    at_min: int
    party: str
    verb: Verb
    notice: str = ""
    precedence: str = "ROUTINE"
    of: str = ""
    verdict: Literal["CORRECT", "CORRECTION"] = "CORRECT"
    to: tuple[str, ...] = ()
    reason: str = ""
    text: str = ""
    file: str = ""
    misread: bool = False


class Separation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the parties agree on before the first act."""

    lateral_m: int
    vertical_m: int
    time_s: int


class _Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    origin: Instant
    rate: float
    duration_min: int


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    scenario: _Head
    separation: Separation
    act: tuple[Act, ...]


class _Conflict(msgspec.Struct, frozen=True):
    notices: Pair


class _Expected(msgspec.Struct, frozen=True):
    initial: tuple[_Conflict, ...]
    after_scenario: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A folder that was read; `drafts` are the notices by file and name, as a node takes them."""

    id: str
    origin: datetime
    rate: float
    duration: timedelta
    separation: Separation
    acts: tuple[Act, ...]
    drafts: Mapping[tuple[str, str], Mapping[str, Any]]
    conflicts_first: frozenset[Pair]  # once all is given, before anything is amended or cancelled
    conflicts_last: frozenset[Pair]

    @property
    def parties(self) -> tuple[str, ...]:
        """Everyone who acts, in order of their names."""
        return tuple(sorted({act.party for act in self.acts}))

    @property
    def end(self) -> datetime:
        """The instant at which the scenario is over."""
        return self.origin + self.duration

    def draft(self, act: Act) -> Mapping[str, Any]:
        """Return what an act gives or amends."""
        return self.drafts[_file_of(act), act.notice]


def _file_of(act: Act) -> str:
    return act.file or f"{act.party.lower()}.geojson"


def read_scenario(folder: Path) -> Scenario:
    """Read a scenario, or raise BadInput with what is wrong in its files."""
    file = _parsed(folder / SCENARIO_FILE, _File)
    expected = _parsed(folder / EXPECTED_FILE, _Expected)
    stating = [act for act in file.act if act.verb in ("give", "amend")]
    drafts = _drafts(folder, sorted({_file_of(act) for act in stating}))
    missing = [act for act in stating if (_file_of(act), act.notice) not in drafts]
    if missing:
        raise BadInput(
            [
                Fault(
                    f"{folder / SCENARIO_FILE}: minute {act.at_min}",
                    f"{_file_of(act)} has no notice {act.notice!r}",
                    "name a notice of that file",
                )
                for act in missing
            ]
        )
    head = file.scenario
    return Scenario(
        head.id,
        head.origin,
        head.rate,
        timedelta(minutes=head.duration_min),
        file.separation,
        file.act,
        drafts,
        frozenset(_pair(conflict.notices) for conflict in expected.initial),
        frozenset(map(_pair, expected.after_scenario)),
    )


def _pair(names: Pair) -> Pair:
    first, second = sorted(names)
    return first, second


_Read = TypeVar("_Read")


def _parsed(path: Path, kind: type[_Read]) -> _Read:
    try:
        data = path.read_bytes()
        if path.suffix == ".json":
            return msgspec.json.decode(data, type=kind)
        return msgspec.convert(tomllib.loads(data.decode()), kind, strict=False)
    except OSError as error:
        fault = Fault(str(path), f"cannot be read ({error.strerror})", "name a scenario's folder")
    except (msgspec.ValidationError, msgspec.DecodeError, ValueError) as error:
        fault = Fault(str(path), str(error), "see examples/syria for the form")
    raise BadInput([fault])


def _drafts(folder: Path, names: Iterable[str]) -> Mapping[tuple[str, str], Mapping[str, Any]]:
    faults: list[Fault] = []
    drafts = {}
    for name in names:
        try:
            reading = read_file(name, (folder / name).read_bytes())
        except OSError as error:
            faults.append(Fault(str(folder / name), f"cannot be read ({error.strerror})", "add it"))
            continue
        plans, divided = collate([reading])
        faults += [*reading.faults, *divided]
        activities = {feature.notice: feature.activity for feature in reading.features}
        for notice, plan in plans.items():
            volumes = encode(encode_volumes(plan.volumes))
            activity = activities[notice]
            drafts[name, notice] = {"name": notice, "activity": activity, "volumes": volumes}
    if faults:
        raise BadInput(faults)
    return drafts
