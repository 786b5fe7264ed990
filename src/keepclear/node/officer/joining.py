"""Taking cards, founding channels and stepping onto them."""

from keepclear.errors import BadRecord
from keepclear.exchange.channel import Joined, found
from keepclear.exchange.meaning import Kind
from keepclear.exchange.party import read_card
from keepclear.node import request as ask
from keepclear.node.effects import Ready
from keepclear.node.journal import Fact
from keepclear.node.known import PeerRow
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer.meant import Acts, Reply, bad, check_clock, is_id, line_named
from keepclear.node.officer.writing import reply_of, write
from keepclear.node.outbox import Outbox
from keepclear.node.passing import tell_desk


def _add_peer(node: Node, request: ask.AddPeer, moment: Moment) -> Reply:
    try:
        card = read_card(request.card)
    except BadRecord as error:
        raise bad("card", str(error), "ask the party for its card again") from error
    if card.party == node.us.party:
        raise bad("card", "this is our own card", "give it to the other party")
    if any(c.name == card.name and c.party != card.party for c in node.cards.values()):
        raise bad("card", f"another peer is called {card.name!r}", "agree on distinct names")
    known = node.cards.get(card.party)
    if known and card.keys.events[: len(known.keys.events)] != known.keys.events:
        raise bad("card", "its keys do not continue those that we know", "ask for the newest card")
    row = PeerRow(card.party, card.data, b"", 0, 0)
    node.store.put(row)
    node.journal.add(Fact.PEER_ADDED, card.data)
    node.cards[card.party] = card
    node.peers.setdefault(card.party, Outbox(row, card.name)).row = row
    for line in node.lines.values():
        index = line.founding.index(card.party)
        if index is not None:
            line.introduce(index, card.keys, card.name)
    node.effects.append(Ready(card.party, flash=False))
    return {"party": card.party.hex(), "name": card.name, "fingerprint": card.spoken()}


def _peer_named(node: Node, name: str) -> bytes:
    for party, card in node.cards.items():
        if card.name == name or is_id(party, name):
            return party
    known = ", ".join(sorted(card.name for card in node.cards.values())) or "none yet"
    raise bad("peer", f"no peer {name!r}", f"add its card first; known: {known}")


def _found(node: Node, request: ask.Found, moment: Moment) -> Reply:
    members = [node.us.party, *(_peer_named(node, name) for name in request.peers)]
    try:
        founding = found(sorted(set(members)), request.name, request.random, node.scenario)
    except BadRecord as error:
        raise bad(
            "channel", error.what, "name at least one peer, and a short plain name"
        ) from error
    if any(line.founding.name == request.name for line in node.lines.values()):
        raise bad("channel", f"there is a channel {request.name!r} already", "choose another name")
    line = node.new_line(founding)
    return _join_line(node, line, request, moment)


def _join(node: Node, request: ask.Join, moment: Moment) -> Reply:
    line = line_named(node, request.channel)
    if line.joined:
        raise bad("channel", f"{line.founding.name!r} is joined already", "nothing to do")
    check_clock(node, line)
    return _join_line(node, line, request, moment)


def _join_line(node: Node, line: Line, request: ask.Act, moment: Moment) -> Reply:
    keys = tuple(event.data for event in node.us.history.events)
    joined = Joined(line.founding, keys, node.us.name)
    entry = write(node, line, request, Kind.JOINED, joined, "PRIORITY", moment)
    tell_desk(node, line, moment)
    return reply_of(entry, line) | {"name": line.founding.name}


ACTS: Acts = {
    ask.AddPeer: _add_peer,
    ask.Found: _found,
    ask.Join: _join,
}
