"""What an officer does: each act is checked, becomes a record, and is durable when it returns.

An act that cannot be taken says where, what and the cure, and changes nothing.
"""

from hashlib import sha256

import msgspec

from keepclear.errors import BadRecord, Misused
from keepclear.node import health
from keepclear.node import request as ask
from keepclear.node.effects import Effect
from keepclear.node.journal import Fact, facts
from keepclear.node.known import RequestRow, Store
from keepclear.node.log.line import Line
from keepclear.node.node import NODE_ROLE, Moment, Node
from keepclear.node.officer import (
    acknowledging,
    agreeing,
    hotline,
    importing,
    importing_sites,
    joining,
    keeping,
    notices,
    patrolling,
    querying,
    reporting,
    settling,
    siting,
    wording,
    zoning,
)
from keepclear.node.officer.meant import Acts, Reply, bad, line_named, version_named
from keepclear.node.officer.notices import ways_out_of, what_if_given
from keepclear.node.officer.writing import check_words
from keepclear.node.passing import tell_manned
from keepclear.picture.line_state import clock_time

__all__ = ["act", "line_named", "version_named", "ways_out_of", "what_if_given"]

_ACTS: Acts = {
    **joining.ACTS,
    **notices.ACTS,
    **patrolling.ACTS,
    **querying.ACTS,
    **importing.ACTS,
    **importing_sites.ACTS,
    **acknowledging.ACTS,
    **hotline.ACTS,
    **settling.ACTS,
    **agreeing.ACTS,
    **reporting.ACTS,
    **wording.ACTS,
    **keeping.ACTS,
    **zoning.ACTS,
    **siting.ACTS,
}


def act(node: Node, request: ask.AnyAct, moment: Moment) -> tuple[Reply, list[Effect]]:
    """Carry out an act once; raise BadInput where it cannot be taken.

    When this returns, the record and the reference are durable: the same act
    under the same reference returns the same reply and writes nothing.
    """
    done = node.store.request(request.ref)
    if done is not None:
        return _reply_again(node.store, request, done), []
    check_words(request)
    with node.transaction(moment):
        said = {line.channel: _said(line) for line in node.lines.values()}
        try:
            reply = _ACTS[type(request)](node, request, moment)
            _note_act(node, request, moment)
        except (BadRecord, Misused, ValueError, OverflowError, TypeError) as error:
            raise bad("request", str(error), "no record can say this: correct it") from error
        spoken = [line for line in node.lines.values() if _said(line) != said.get(line.channel, 0)]
        if warnings := [text for line in spoken for text in _suspended(node, line, moment)]:
            reply["warnings"] = [*reply.get("warnings", ()), *warnings]
        encoded = msgspec.json.encode({"act": _asked(request), "reply": reply})
        node.store.put(RequestRow(request.ref, node.journal.next_n))
        node.journal.add(Fact.REQUEST, request.ref, encoded)
        health.look_soon(node, moment, node.lines.values())
    return reply, node.take_effects()


def _note_act(node: Node, request: ask.AnyAct, moment: Moment) -> None:
    """Note that somebody is at our desk, and tell the others where they were told otherwise."""
    if request.role == NODE_ROLE:
        return
    node.watch = node.watch.acted(moment.utc)
    if node.watch.told_manned is False and node.is_manned(moment.utc):
        tell_manned(node, moment, manned=True)


def _said(line: Line) -> int:
    return line.size(line.our_log) if line.our_log else 0


def _suspended(node: Node, line: Line, moment: Moment) -> list[str]:
    """Say which other parties have suspended a channel: they may not act on what is said there."""
    found = node.states.suspensions(line)
    return [
        f"SUSPENDED by {line.names.get(index, '?')} since {clock_time(one.utc, moment.utc)}"
        for index, one in found.items()
        if index != line.our_index
    ]


def _asked(request: ask.AnyAct) -> str:
    """Return what tells one act from another, leaving out the chance that a host adds."""
    fields = msgspec.to_builtins(request)
    fields.pop("random", None)
    return sha256(msgspec.json.encode(fields)).hexdigest()


def _reply_again(store: Store, request: ask.AnyAct, done: RequestRow) -> Reply:
    [row] = store.journal(done.n - 1, 1)
    replies = (fact[2] for fact in facts(row) if fact[:2] == [Fact.REQUEST, done.ref])
    stored = msgspec.json.decode(next(replies))
    if stored["act"] != _asked(request):
        raise bad("--ref", f"{request.ref!r} stands for another act", "choose another reference")
    reply: Reply = stored["reply"]
    return reply
