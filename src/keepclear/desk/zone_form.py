"""A zone as it is typed or drawn at the desk, field by field, before anything judges it.

A number may be the text that was typed for it. The rule: the node takes no field that it does not
know; what programs send beside these is let go at their own door.
"""

from collections.abc import Sequence

import msgspec


class Who(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Some plans, by party and activity; where either is empty it leaves none out."""

    parties: list[str] = []
    activities: list[str] = []


class Exempt(Who, kw_only=True, forbid_unknown_fields=True):
    """Those whom a rule lets be."""

    lead_s: float | str | None = None


class Rule(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """One rule as it was typed; what is empty was left out."""

    name: str = ""
    article: str = ""
    only: Who | None = None
    never: Who | None = None
    lead_s: float | str | None = None
    out_by: str = ""
    what: str = ""
    floor_m: float | str | None = None
    ceiling_m: float | str | None = None
    altitude_reference: str = ""
    exempt: Sequence[Exempt] = []
    left: list[str] = []
    right: list[str] = []
    buffer_m: float | str | None = None
    reach_m: float | str | None = None
    activities: list[str] = []


class ZoneForm(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What was typed or drawn of a zone, as it was typed; a number may be text as well."""

    name: str = ""
    kind: str = ""
    places: list[str] = []
    is_area: bool = False
    radius_m: float | str | None = None
    floor_m: float | str | None = None
    ceiling_m: float | str | None = None
    altitude_reference: str = ""
    start: str = ""
    end: str = ""
    text: str = ""
    rules: Sequence[Rule] = []
