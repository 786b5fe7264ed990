"""The shape of a place in a table: one of point, line and polygon, with holes."""

from typing import Final

from keepclear.space.volume import Core, CoreKind, core_faults
from keepclear.standards.rules_toml.table import Table

SHAPES: Final = {"point": CoreKind.POINT, "line": CoreKind.LINE, "polygon": CoreKind.POLYGON}


def core_of(table: Table) -> Core | None:
    """Return the shape of a place, or None where it has none or a fault."""
    given = [key for key in SHAPES if key in table.table]
    if len(given) != 1:
        fault = f"{', '.join(given)} at once" if given else "no geometry"
        table.fault(given[0] if given else "", fault, f"give one of {', '.join(SHAPES)}")
        return None
    (key,) = given
    rings = [table.position(key) if key == "point" else table.ring(key)]
    if "holes" in table.table:
        if key != "polygon":
            table.fault("holes", f"a {key} has no holes", "leave them out")
        rings += table.rings("holes")
    if any(ring is None for ring in rings):
        return None
    core = Core(SHAPES[key], tuple(ring for ring in rings if ring is not None))
    faults = core_faults(core, table.place(key))
    table.faults += faults
    return None if faults else core
