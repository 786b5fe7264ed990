"""A list beside what stands at the node, and its taking in batches.

The node decides for each key whether it is given, amended or left; what is worked out here says
beforehand what it will be. Each batch is one act and one commit: stopped at any moment, what was
taken is durable, and the same list again gives the rest and nothing twice.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from keepclear.errors import BadInput, Fault, KeepclearError
from keepclear.host.bulk.alike import Alike, Place
from keepclear.host.bulk.standing import Standing
from keepclear.limits import ALIKE_TOLD_MAX, NOTICES_PER_ACT_MAX

if TYPE_CHECKING:
    from keepclear.node.moment import Moment
    from keepclear.node.request import Draft
    from keepclear.standards.table_mapping.judging import Item, Judged

Advance: TypeAlias = Callable[[int], None]


@dataclass(slots=True)
class Found:
    """What a list would change: drafts of what is new and changed, by key; and what to look at."""

    new: dict[str, "Draft"] = field(default_factory=dict)
    changed: dict[str, "Draft"] = field(default_factory=dict)
    same: int = 0
    vanished: list[str] = field(default_factory=list)
    alike: list[Fault] = field(default_factory=list)
    alike_count: int = 0


def compare(judged: "Judged", standing: Standing, moment: "Moment", near_m: float) -> Found:
    """Compare a list with what stands; what no record can say goes to the bad lines of `judged`."""
    from keepclear.node.officer.importing import content_of

    known = {row["key"]: row for row in standing.imported()}
    rows = list(standing.contents())
    numbered = {f"{standing.prefix}{row['number']}": row for row in rows}
    found = Found()
    for item in list(judged.items.values()):
        draft, written = draft_of(item)
        content = content_of(draft.name, draft.activity, draft.volumes, draft.text).hex()
        before = known.get(item.key)
        numbers = numbered.get(item.key) if before is None else None
        if content in ((before or {}).get("content"), (numbers or {}).get("content")):
            found.same += 1
            continue
        faults = _faults(draft, written, item, moment)
        if item.key.startswith(standing.prefix) and not (before or numbers):
            cure = "export anew, or give it a key of its own"
            faults.append(Fault(item.place, f"nothing of ours stands as {item.key!r}", cure))
        if faults:
            judged.refuse(item, faults)
            continue
        amends = numbers or (before and before["state"] == "STANDS")
        (found.changed if amends else found.new)[item.key] = draft
    found.vanished = [
        key for key, row in known.items() if row["state"] == "STANDS" and key not in judged.keys
    ]
    if near_m:
        _find_alike(found, judged, rows, known, near_m)
    return found


def draft_of(item: "Item") -> tuple["Draft", list[Mapping[int, Any]]]:
    """Return the notice or the site that an item is to become, and its volumes as written."""
    from keepclear.exchange.notice import encode_volumes
    from keepclear.node.request import Draft
    from keepclear.record.canonical import encode

    written = encode_volumes(item.volumes())
    draft = Draft(name=item.name, activity=item.activity, volumes=encode(written), text=item.text)
    return draft, written


def _faults(draft: "Draft", written: Sequence[Any], item: "Item", moment: "Moment") -> list[Fault]:
    """Judge a draft as the node will, so that every bad line is known before the first is taken."""
    from keepclear.node.officer.notices import notice_from

    try:
        notice_from(draft, 1, moment, written=written)
    except BadInput as refused:
        return [Fault(item.place, fault.fault, fault.cure) for fault in refused.faults]
    return []


def _find_alike(
    found: Found,
    judged: "Judged",
    standing: Sequence[Mapping[str, Any]],
    known: Mapping[str, Mapping[str, Any]],
    near_m: float,
) -> None:
    """Tell which new items look like another, of the list or of what stands under no key of it."""
    alike = Alike(near_m)
    keyed = {row["serial"] for row in known.values()}
    for row in standing:
        if "volumes" in row and row["serial"] not in keyed:
            alike.find(_place_of(f"{row['number']} {row['name']}", volumes_of(row["volumes"])))
    for item in judged.items.values():
        other = alike.find(_place_of(item.place, item.volumes()))
        if other and item.key in found.new:
            found.alike_count += 1
            if len(found.alike) < ALIKE_TOLD_MAX:
                cure = "is it one movement under two keys?"
                fault = f"within {near_m:g} m of {other} at the same time"
                found.alike.append(Fault(item.place, fault, cure))


def _place_of(label: str, volumes: Sequence[Any]) -> Place:
    positions = [p for volume in volumes for ring in volume.core.rings for p in ring]
    start = min(volume.interval.start for volume in volumes).timestamp()
    end = max(volume.interval.end for volume in volumes).timestamp()
    return Place(label, positions, start, end)


def volumes_of(encoded: str | bytes) -> tuple[Any, ...]:
    """Read volumes as a view gives them."""
    from keepclear.exchange.fields import Fields
    from keepclear.exchange.notice import parse_volumes
    from keepclear.record.canonical import decode

    data = encoded if isinstance(encoded, bytes) else msgspec.convert(encoded, bytes)
    return parse_volumes(decode(data), Fields({}, "volume/1"))


@dataclass(slots=True)
class Taken:
    """What was taken, as the node answered."""

    given: list[dict[str, Any]] = field(default_factory=list)
    amended: list[dict[str, Any]] = field(default_factory=list)
    late: int = 0


def take(
    found: Found,
    standing: Standing,
    officer: Mapping[str, str],
    advance: Advance,
    ref: Callable[[], str],
) -> Taken:
    """Have the node take what is new and changed, a batch at a time.

    Raises what the node refused a batch with, and says how much before it is durable.
    """
    lines = [
        {"key": key, "draft": msgspec.to_builtins(draft)}
        for key, draft in (found.new | found.changed).items()
    ]
    taken = Taken()
    for at in range(0, len(lines), NOTICES_PER_ACT_MAX):
        batch = lines[at : at + NOTICES_PER_ACT_MAX]
        try:
            fields = {"ref": ref(), "lines": batch, **officer, **standing.fields}
            answer = standing.ask({"act": standing.act, **fields})
        except BadInput as refused:
            raise BadInput([*refused.faults, *_durable(at, len(lines))]) from None
        except KeepclearError as error:
            told = "".join(f"; {fault.fault}: {fault.cure}" for fault in _durable(at, len(lines)))
            raise type(error)(f"{error}{told}") from error
        taken.given += answer["given"]
        taken.amended += answer["amended"]
        taken.late += answer["late"]
        advance(len(batch))
    return taken


def _durable(done: int, total: int) -> list[Fault]:
    cure = "import the same list again: what was taken is not taken twice"
    return [Fault("import", f"{done:,} of {total:,} were taken and are durable", cure)]
