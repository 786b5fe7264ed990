"""A notice typed on the command line: its times said back, faults named by their options."""

from datetime import tzinfo

from keepclear.errors import Fault
from keepclear.host.plotting.typed import FIELDS, PLACE, Typed, field_of


def times_told(typed: Typed, zone: tzinfo) -> str:
    """Say back the times that were typed, with weekday and in both zones; empty without any."""
    from keepclear.host.plotting.when import read
    from keepclear.space.local_time import shown

    times = (("from ", "--start", typed.start), ("until", "--end", typed.end))
    lines = [
        f"\n  {word} {shown(read(text, option).down(), zone)}"
        for word, option, text in times
        if text
    ]
    return "".join(lines)


def as_option(fault: Fault) -> Fault:
    """Name the option that a fault of a typed notice is about, in the place of a field."""
    named = field_of(fault)
    if named is not fault and named.place == "places":
        # What is wrong with a shape as a whole is told of what was typed, not of one option.
        return Fault(f"command line{fault.place[len(PLACE) :]}", fault.fault, fault.cure)
    field, _, text = named.place.partition(" ")
    head, _, _ = field.partition("[")
    if head not in FIELDS:
        return fault
    option = {"places": "--place"}.get(head, "--" + head.replace("_", "-"))
    return Fault(f"{option} {text}".rstrip(), fault.fault, fault.cure)
