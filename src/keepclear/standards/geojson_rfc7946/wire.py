"""GeoJSON bytes to values, stricter than JSON readers are by habit.

A reader that lets the second of two equal keys win, or takes NaN for a number,
sees another plan than its neighbour does. Both are refused here, wherever in
the file they stand, and the place is named.
"""

from collections.abc import Iterator
from typing import Any, Final

from keepclear.errors import Fault

_SHOWN_MAX: Final = 80


class Literal(str):
    """NaN or Infinity, which some writers put where a number belongs; already a fault."""


class Repeating(dict[str, Any]):
    """An object that gives some key twice."""

    repeated: tuple[str, ...] = ()


class DocumentHook:
    """What the JSON reader calls, noting whether there is anything to look for."""

    def __init__(self) -> None:
        self.found = False

    def members(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """Return an object from its members."""
        members = dict(pairs)
        if len(members) == len(pairs):
            return members
        self.found = True
        keys = [key for key, _ in pairs]
        repeating = Repeating(members)
        repeating.repeated = tuple(sorted({key for key in keys if keys.count(key) > 1}))
        return repeating

    def constant(self, literal: str) -> Literal:
        """Return what stands for NaN or Infinity."""
        self.found = True
        return Literal(literal)


def feature_place(number: int, feature: object) -> str:
    """Return how a feature is named to a person, such as `features[3] (notice "B-7")`."""
    place = f"features[{number}]"
    properties = feature.get("properties") if isinstance(feature, dict) else None
    notice = properties.get("notice") if isinstance(properties, dict) else None
    if isinstance(notice, str) and not isinstance(notice, Literal):
        return f'{place} (notice "{shown(notice)}")'
    return place


def shown(text: str) -> str:
    """Return a text from a file so that it neither floods nor drives a terminal."""
    text = text if len(text) <= _SHOWN_MAX else text[:_SHOWN_MAX] + "..."
    return text if text.isprintable() else ascii(text)[1:-1]


def json_faults(place: str, value: object, path: str = "") -> Iterator[Fault]:
    """Yield what in a value JSON does not allow; `path` is the name of the value in `place`."""
    where = f"{place}: {path}" if path else place
    if isinstance(value, Literal):
        yield Fault(where, f"{value} is not a number of JSON", "give a number, or leave it out")
    elif isinstance(value, dict):
        if isinstance(value, Repeating):
            keys = ", ".join(f'"{shown(key)}"' for key in value.repeated)
            yield Fault(where, f"{keys} given twice in one object", "keep one of them")
        for key, member in value.items():
            if key == "features" and not path and isinstance(member, list):
                for number, feature in enumerate(member):
                    yield from json_faults(f"{place}: {feature_place(number, feature)}", feature)
            else:
                yield from json_faults(
                    place, member, f"{path}.{shown(key)}" if path else shown(key)
                )
    elif isinstance(value, list):
        for number, member in enumerate(value):
            yield from json_faults(place, member, f"{path}[{number}]")
