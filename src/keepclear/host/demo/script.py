"""Playing a scenario: each act is done by its party's officer when the clock comes to it.

An officer acts on what the desk shows, so an act waits until what it is about
has arrived. Each act has a reference of its own and is repeated until the node
answers; under one reference it counts once, however often the node is killed.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from keepclear.errors import BadInput, Misused, Unavailable
from keepclear.host.clock import Clock
from keepclear.host.demo.onlooker import Onlooker
from keepclear.host.demo.parties import Parties
from keepclear.host.demo.scenario import Act, Pair, Scenario
from keepclear.host.demo.words import request, words

PATIENCE_S: Final = 60.0  # Nothing on one machine takes so long, not even a node's restart.
LOOK_EVERY_S: Final = 0.05
CHANNEL: Final = "line"
DOCUMENT: Final = "separations"

Reply = dict[str, Any]


@dataclass(slots=True)
class Script:
    """A scenario on its way: what was done, and which conflicts have been seen by their ids."""

    scenario: Scenario
    parties: Parties
    clock: Clock
    onlooker: Onlooker
    records: dict[str, str] = field(default_factory=dict)  # the version that stands, by its notice
    conflict_names: dict[str, Pair] = field(default_factory=dict)
    first_as_expected: bool | None = None  # before the first amendment or cancellation

    # Setting up the line

    def set_up(self) -> None:
        """Have the parties take cards, found and join the channel, and agree on separations."""
        first, *others = self.parties.names
        for name in self.parties.names:
            for other in self.parties.names:
                if other != name:
                    card = self.parties.card(other).encode()
                    self.do(name, f"card-{name}-{other}", {"act": "peer add", "card": card})
        found = {"act": "channel found", "name": CHANNEL, "peers": others}
        self.do(first, "found", found)
        self.onlooker.said(first, f"founds the channel {CHANNEL} with {' and '.join(others)}")
        for name in others:
            self.until(lambda name=name: self._item(name, "channel to join"))  # type: ignore[misc]
            self.do(name, f"join-{name}", {"act": "channel join", "channel": CHANNEL})
            self.onlooker.said(name, f"joins the channel {CHANNEL}")
        self.until(lambda: all(map(self._everyone_joined, self.parties.names)))
        self._agree(first, others)

    def _everyone_joined(self, name: str) -> bool:
        channel = self.parties.ask(name, {"view": "status"})["channels"][0]
        return len(channel["logs"]) == len(self.parties.names)

    def _agree(self, first: str, others: Iterable[str]) -> None:
        kept = self.scenario.separation
        proposal = {
            "act": "propose separations",
            "title": DOCUMENT,
            "lateral_m": kept.lateral_m,
            "vertical_m": kept.vertical_m,
            "time_s": kept.time_s,
        }
        self.do(first, "propose", proposal)
        metres = f"{kept.lateral_m} m aside, {kept.vertical_m} m in height, {kept.time_s} s"
        self.onlooker.said(first, f"proposes separations: {metres}")
        endorse = {"act": "endorse", "document": DOCUMENT}
        for name in others:
            self.until(lambda name=name: self._item(name, "document to sign"))  # type: ignore[misc]
            self.do(name, f"sign-{name}", endorse | {"what": "sign"})
            self.onlooker.said(name, "signs them")
        self.until(lambda: self._item(first, "document to close"))
        self.do(first, "close", endorse | {"what": "close"})
        self.onlooker.said(first, "closes them: every member has signed")
        self.until(lambda: all(map(self._agreed, self.parties.names)))

    def _agreed(self, name: str) -> bool:
        channel = self.parties.ask(name, {"view": "status"})["channels"][0]
        return bool(channel["separations"]["agreed"])

    # Playing

    def play(self) -> None:
        """Do every act when its time has come, and let the scenario come to its end."""
        for number, act in enumerate(self.scenario.acts):
            if act.verb in ("amend", "cancel") and self.first_as_expected is None:
                self.first_as_expected = self._as_first_expected()
            self._sleep_until(self.scenario.origin + timedelta(minutes=act.at_min))
            self._perform(f"act-{number:03d}", act)
        if self.first_as_expected is None:
            self.first_as_expected = self._as_first_expected()
        self._sleep_until(self.scenario.end)

    def _sleep_until(self, then: datetime) -> None:
        while left_s := self.clock.real_delay(then):
            self.onlooker.wait(min(left_s, LOOK_EVERY_S))

    def _perform(self, ref: str, act: Act) -> None:
        shown = self.until(lambda: self._shown(act))
        if act.misread:
            self._misread(ref, act, shown)
        reply = self.do(act.party, ref, self._request(act, shown))
        self._note(act, reply)
        self.onlooker.said(act.party, words(act, shown) + self._met(act))

    def _met(self, act: Act) -> str:
        """Say which notices of others a new one comes too close to, as its own node finds."""
        if act.verb not in ("give", "amend"):
            return ""
        pairs = self.until(lambda: self.standing(act.party))
        others = sorted(b if a == act.notice else a for a, b in pairs if act.notice in (a, b))
        return f"; conflict with {', '.join(others)}" if others else ""

    def _misread(self, ref: str, act: Act, shown: Reply) -> None:
        """Enter a group that is wrong in one digit: our own node must not take it."""
        right = shown["check_group"]
        wrong = right[:-1] + str((int(right[-1]) + 1) % 10)
        try:
            self.do(act.party, f"{ref}-misread", self._request(act, {"check_group": wrong}))
        except BadInput as refused:
            fault = refused.faults[0].fault
            self.onlooker.said(act.party, f"misreads {act.notice}; its own node refuses: {fault}")
        else:
            raise Misused("a node took a check group that is not the one it shows")

    def _shown(self, act: Act) -> Any:
        """Return what the desk shows an officer that the act is about, or None while it does not.

        A repeated act needs none of it: its reference is known by then.
        """
        match act.verb:
            case "readback" | "disseminate" | "object":
                return self._notice(act)
            case "correct":
                return self._unanswered(act)
            case "take":
                return self._item(act.party, "STOP")
            case _:
                return {}

    def _notice(self, act: Act) -> Reply | None:
        """Show a notice once the party holds the version that now stands."""
        try:
            view: Reply = self.parties.ask(act.party, {"view": "notice", "notice": act.notice})
        except BadInput:
            return None
        arrived = view["record"] == self.records[act.notice] and view["state"] == "STANDS"
        return view if arrived else None

    def _unanswered(self, act: Act) -> Reply | None:
        view: Reply = self.parties.ask(act.party, {"view": "notice", "notice": act.notice})
        state = {party["party"]: party["read_back"] for party in view["parties"]}
        return view if state[act.of] == "UNANSWERED" else None

    def _item(self, name: str, what: str) -> Reply | None:
        """Find what the party's watch shows as needing a person."""
        items = self.parties.ask(name, {"view": "watch"})
        return next((item for item in items if item["what"].endswith(what)), None)

    def _request(self, act: Act, shown: Mapping[str, Any]) -> Reply:
        draft = self.scenario.draft(act) if act.verb in ("give", "amend") else {}
        return request(act, draft, shown)

    def _note(self, act: Act, reply: Reply) -> None:
        match act.verb:
            case "give":
                self.records[act.notice] = reply["notices"][0]["record"]
            case "amend":
                self.records[act.notice] = reply["record"]
            case "cancel":
                del self.records[act.notice]

    # Asking

    def do(self, name: str, ref: str, request: Reply) -> Reply:
        """Have a party's node carry out an act once; repeated until it has answered."""
        reply: Reply = self.until(
            lambda: self.parties.ask(name, request | {"ref": ref, "initials": f"{name}1"})
        )
        return reply

    def until(self, look: Callable[[], Any]) -> Any:
        """Look until there is something, neither None nor False; a node that is away may return."""
        patience_s = PATIENCE_S
        while True:
            try:
                found = look()
                away: Unavailable | None = None
            except Unavailable as error:
                found, away = None, error
            if found is not None and found is not False:
                return found
            if patience_s <= 0:
                raise away or Unavailable("what the next act waits for has not come")
            self.onlooker.wait(LOOK_EVERY_S)
            patience_s -= LOOK_EVERY_S

    # Conflicts

    def standing(self, name: str) -> frozenset[Pair]:
        """Return the pairs whose conflict a party's desk shows now."""
        rows = self.parties.ask(name, {"view": "conflicts"})
        for row in rows:
            first, second = sorted(row["notices"])
            self.conflict_names[row["id"]] = (first, second)
        return frozenset(self.conflict_names[row["id"]] for row in rows)

    def _as_first_expected(self) -> bool:
        """Compare what every desk shows with what was worked out, once all have everything."""
        self.until(self.settled)
        shown = [self.until(lambda name=name: [self.standing(name)]) for name in self.parties.names]  # type: ignore[misc]
        return all(pairs == [self.scenario.conflicts_first] for pairs in shown)

    def heads(self, name: str) -> list[tuple[str, str, int, str]]:
        """Return what a party holds of every log: whose, which, how much, and its root."""
        channel = self.parties.ask(name, {"view": "status"})["channels"][0]
        return [(g["party"], g["incarnation"], g["size"], g["root"]) for g in channel["logs"]]

    def settled(self) -> bool:
        """Tell whether every party holds as much of every log as its author."""
        sizes = [
            {(party, incarnation): size for party, incarnation, size, _ in self.heads(name)}
            for name in self.parties.names
        ]
        return all(size == sizes[0] for size in sizes)
