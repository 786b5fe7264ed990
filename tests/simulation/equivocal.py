"""A world in which one party runs a second copy of its node, and tells others other things by it.

Both copies sign with one key and write one log: what each says is good by itself. Who hears
which copy is drawn by the seed or given; nobody else lies.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.simulation.world import Letter, Member, World, copied

from keepclear.node import intake
from keepclear.node import request as ask
from keepclear.node.officer import act


class EquivocalWorld(World):
    """Some parties of which `liar`, from `part` on, has a twin that speaks to `deceived` alone."""

    def __init__(self, *args: Any, liar: str = "B", **named: Any) -> None:
        self.liar, self.twin = liar, None
        self.deceived: set[bytes] = set()
        super().__init__(*args, **named)

    twin: Member | None

    def part(self, deceived: str) -> None:
        """Copy the liar's node; from now on it says to some what it does not say to others."""
        one = self.members[self.liar]
        store = copied(one.store)
        twin = replace(one, store=store, node=self._mind(store, one.us), rings=[])
        twin.node.open(self.moment)
        self.twin = twin
        self.deceived = {self.members[name].us.party for name in deceived}

    def act_twin(self, what: Callable[..., ask.AnyAct], /, **fields: Any) -> None:
        """Have the officers of the twin do something."""
        assert self.twin is not None
        self.refs += 1
        fields.setdefault("ref", f"twin-{self.refs}")
        effects = act(self.twin.node, what(**fields), self.moment)[1]
        self.carry_out(self.twin, effects)

    def _is_kept_apart(self, member: Member, peer: bytes) -> bool:
        """Whether this copy of the liar does not speak to that peer."""
        if self.twin is None or member.us.party != self.twin.us.party:
            return False
        return (peer in self.deceived) != (member is self.twin)

    def send(
        self, member: Member, peer: bytes, *, flash: bool = False, always: bool = False
    ) -> None:
        if not self._is_kept_apart(member, peer):
            super().send(member, peer, flash=flash, always=always)

    def deliver(self, letter: Letter) -> None:
        if (
            self.twin is None
            or letter.recipient != self.twin.us.party
            or letter.sender not in self.deceived
        ):
            super().deliver(letter)
            return
        cards = self.twin.node.cards
        parcel = self.twin.opener.open(
            letter.data,
            lambda party: cards[party].keys.signing_keys_ever() if party in cards else {},
        )
        self.carry_out(self.twin, intake.take_parcel(self.twin.node, parcel, "test", self.moment))
        if not letter.is_answer:
            self.answer(self.twin, letter.sender)

    def keep_contact(self) -> None:
        super().keep_contact()
        if self.twin is not None:
            for peer in self.twin.node.peers:
                self.send(self.twin, peer, always=True)

    @property
    def honest(self) -> list[Member]:
        """The parties that do not lie."""
        return [member for member in self.members.values() if member.name != self.liar]

    def heal(self, rounds: int = 6) -> None:
        """Let time pass until all has arrived among those that speak to each other."""
        self.loss = 0.0
        for _ in range(rounds):
            self.keep_contact()
            self.pass_seconds(60.0)
