"""What witnesses have cosigned, as officers see it: POSTED, NOT RECEIPTED, or UNWITNESSED.

Posted says that a record was there to be sent by an instant, by the witnesses'
clocks. It never says that anybody received it.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Final

from keepclear.node.known import ItemRow, Place, VersionRow
from keepclear.node.log.line import Line
from keepclear.node.log.witnessing import Posted, posted, posted_size, reached_size
from keepclear.node.node import Moment, Node
from keepclear.node.open_item import Need
from keepclear.record.checkpoint import ED25519, NoteKey, origin_of
from keepclear.record.envelope import UTC_MAX

View = dict[str, Any]
POSTED, NOT_RECEIPTED, UNWITNESSED = "POSTED", "POSTED, NOT RECEIPTED", "UNWITNESSED"


def iso(utc: int) -> str:
    """Return an instant as RFC 3339 in UTC."""
    return datetime.fromtimestamp(min(utc, UTC_MAX), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def posted_view(node: Node, line: Line, row: VersionRow, unreceipted: list[str]) -> View:
    """Say by when a version of ours was posted, and who has not receipted it; empty for others'."""
    stored = node.store.record(row.id)
    if row.party != line.our_index or stored is None or stored.place is not Place.APPENDED:
        return {}
    found = posted(node, line, stored.log, stored.seq)
    view = {
        "state": _state(found, unreceipted),
        "at": iso(found.utc) if found.utc is not None else None,
        "by": [{"witness": name, "at": iso(utc)} for name, utc in found.by],
        "wanted": node.witnessing.policy.least if node.witnessing.policy.witnesses else 0,
        "not_receipted": unreceipted if found.utc is not None else [],
    }
    return view | {"words": _words(view)}


def _state(found: Posted, unreceipted: list[str]) -> str:
    if found.utc is None:
        return UNWITNESSED
    return NOT_RECEIPTED if unreceipted else POSTED


def _words(view: View) -> str:
    if view["at"] is None:
        named = len(view["by"])
        if not view["wanted"]:
            return f"{UNWITNESSED}: no witness is named in our settings"
        return f"{UNWITNESSED}: {named} of {view['wanted']} witnesses have cosigned it so far"
    clocks = ", ".join(f"{one['witness']} at {one['at']}" for one in view["by"])
    lacking = f" by {', '.join(view['not_receipted'])}" if view["not_receipted"] else ""
    return f"{view['state']}{lacking}: posted by {view['at']}, by the clocks of {clocks}"


def log_words(node: Node, line: Line) -> str:
    """Say in one line how far our log of a channel is witnessed."""
    policy, log = node.witnessing.policy, line.our_log
    if not policy.witnesses:
        return UNWITNESSED
    size = line.size(log) if log is not None else 0
    covered = posted_size(node, line)
    late = node.items.find(Need.UNWITNESSED, line.channel) is not None
    if covered >= size:
        return f"WITNESSED: all {size} entries of our log, by {policy.least} or more"
    state = UNWITNESSED if late else "WITNESSED"
    return f"{state}: {covered} of {size} entries of our log, by {policy.least} or more"


def told(node: Node, line: Line, row: ItemRow) -> tuple[str, str, View]:
    """Say on the list of the watch that too few have cosigned in time, and why."""
    named = node.witnessing.policy.witnesses
    why = [f"{one.name}: {_trouble(node, one)}" for one in named if _trouble(node, one)]
    about = f"{line.founding.name}: {log_words(node, line)}"
    return "; ".join([about, *why]), "keepclear witness status", {"channel": line.founding.name}


def _trouble(node: Node, witness: NoteKey) -> str:
    return node.witnessing.calls_of(witness.public_key).trouble


def status(node: Node, moment: Moment) -> View:
    """Show how far each witness has cosigned each log of ours."""
    policy = node.witnessing.policy
    return {
        "witnesses": [one.name for one in policy.witnesses],
        "least": policy.least,
        "logs": [
            {
                "channel": line.founding.name,
                "size": line.size(line.our_log) if line.our_log else 0,
                "posted": posted_size(node, line),
                "late": node.items.find(Need.UNWITNESSED, line.channel) is not None,
                "words": log_words(node, line),
                "by": [_by(node, line, one) for one in policy.witnesses],
            }
            for line in node.lines.values()
            if line.our_log is not None
        ],
    }


def _by(node: Node, line: Line, witness: NoteKey) -> View:
    size = reached_size(node, line, witness)
    at = None
    if size and line.our_log is not None:
        utcs = {n: u for n, u in posted(node, line, line.our_log, size - 1).by}
        at = iso(utcs[witness.name]) if witness.name in utcs else None
    return {"witness": witness.name, "size": size, "at": at, "trouble": _trouble(node, witness)}


def key_view(node: Node, public: bytes) -> View:
    """Give what a witness needs to serve us: one key for all our logs, and each log by itself."""
    return {
        "key": str(NoteKey("*", ED25519, public)),
        "logs": [
            {
                "channel": line.founding.name,
                "key": str(NoteKey(origin_of(public, line.channel, line.our_log), ED25519, public)),
            }
            for line in node.lines.values()
            if line.our_log is not None
        ],
    }


VIEWS: Final[Mapping[str, Callable[..., View]]] = MappingProxyType({"witness status": status})
