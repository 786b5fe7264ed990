"""What windows are told may have changed: a view that is not told has not changed."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.simulation.world import Member, World, circle, draft

from keepclear.desk import registers, views
from keepclear.desk.changing import EVERY, OF_FACTS, OF_RECORDS, SUMS, views_since
from keepclear.exchange.acknowledgement import check_group
from keepclear.node import request as ask
from keepclear.node.node import Moment, Node

# With what each view is asked; those that take nothing are asked as they are.
ASKED: Mapping[str, Mapping[str, Any]] = {"documents": {"every": True}, "queries": {"every": True}}
BARE = (
    *("zones", "zone breaches", "agreements", "documents", "incidents", "patrols"),
    *("patrol series", "sites", "site readings", "queries", "ledger", "forks"),
)
OF_NODE: Mapping[str, Callable[[Node, Moment], Any]] = {
    "notices": lambda node, moment: views.notices(node, moment, every=True),
    # Up to which entry it is told: one that asks from an earlier one is told nothing less.
    "theatre": lambda node, moment: registers.VIEWS["theatre"](node, moment) | {"n": 0},
    "conflicts": lambda node, moment: views.conflicts(node),
    "messages": views.messages,
    "takings": views.takings,
    "notice": lambda node, moment: _each(node, moment, "notices", "notice", views.notice),
    "incident": lambda node, moment: _each(
        node, moment, "incidents", "incident", registers.VIEWS["incident"]
    ),
    "query": lambda node, moment: _each(node, moment, "queries", "query", registers.VIEWS["query"]),
}


def _each(node: Node, moment: Moment, listed: str, name: str, one: Callable[..., Any]) -> list[Any]:
    rows = shown(node, moment, listed)
    return [one(node, moment, row[name]) for row in rows]


def shown(node: Node, moment: Moment, name: str) -> Any:
    if name in OF_NODE:
        return OF_NODE[name](node, moment)
    return registers.VIEWS[name](node, moment, **ASKED.get(name, {}))


class Watched(World):
    """A world in which everything that reaches A or B is held to the promise."""

    def __init__(self, *names: Any, **more: Any) -> None:
        self.spared: dict[str, int] = {}
        super().__init__(*names, **more)

    def _look(self, member: Member, moment: Moment) -> dict[str, Any]:
        return {name: shown(member.node, moment, name) for name in (*BARE, *OF_NODE)}

    def _held(self, member: Member, do: Callable[[], Any]) -> Any:
        moment = self.moment_of(member)
        node, n = member.node, member.node.journal.n
        before = self._look(member, moment)
        done = do()
        assert member.node is node
        told = views_since(member.store, n)
        if told == EVERY:
            return done
        after = self._look(member, moment)
        changed = {name for name, view in after.items() if view != before[name]}
        assert changed <= told, f"{changed - told} changed and were not told"
        for name in after.keys() - told:
            self.spared[name] = self.spared.get(name, 0) + 1
        return done

    def _event(self, member: Member, what: Any, *more: Any) -> None:
        event = super()._event
        self._held(member, lambda: event(member, what, *more))

    def act(self, who: str, what: Any, /, **fields: Any) -> dict[str, Any]:
        do = super().act
        done: dict[str, Any] = self._held(self.members[who], lambda: do(who, what, **fields))
        return done


def story(world: World) -> None:
    """Have officers do a day's work at two desks."""
    world.open_channel()
    world.act("A", ask.Give, notices=[draft("M1"), draft("M2", circle(39.0, 36.0))])
    world.act("B", ask.Give, notices=[draft("W1", circle(38.01, 36.0))])
    world.settle()
    line = next(iter(world.node("B").lines.values()))
    (version,) = world.members["B"].store.versions_named("M1")
    group = check_group(version.id, line.our_index)
    world.act("B", ask.ReadBack, notice="M1", group=group)
    world.settle()
    world.act("A", ask.Answer, notice="M1", party="B", correct=True)
    world.act("B", ask.Disseminate, notice="M1", units=["tower"])
    world.act("B", ask.Object, notice="M2", reason="market day")
    world.settle()
    world.act("A", ask.Say, text="good morning", precedence="FLASH")
    world.act("B", ask.Stop, text="people on the road")
    world.settle()
    world.act("A", ask.Take)
    world.act("B", ask.CheckLine)
    world.settle()
    at = int(world.moment.utc)
    place = (38_000_000, 36_000_000)
    start, end = at + 60, at + 7_200
    asked = {"place": place, "radius_m": 9_000, "start": start, "end": end, "expires": end}
    world.act("A", ask.AskQuery, **asked)
    world.settle()
    world.act("B", ask.AnswerQuery, query="A-1", answer="UNKNOWN", until=end)
    happened = {"from_utc": at - 600, "until_utc": at - 60, "place": place, "text": "a shot"}
    world.act("B", ask.OpenIncident, sort="FIRE", title="shot", **happened)
    world.settle()
    world.act("A", ask.StateIncident, incident="B-1", position="NOT SEEN", text="not seen")
    world.act("A", ask.TakeWatch, initials="AB")
    world.settle()
    world.act("A", ask.Cancel, notice="M2")
    world.pass_seconds(900.0)
    world.settle()


def test_a_view_that_is_not_told_has_not_changed() -> None:
    world = Watched("AB")
    story(world)
    assert {
        "theatre",
        "notices",
        "messages",
        "incidents",
        "queries",
        "zones",
    } <= world.spared.keys()


def test_what_had_waited_for_a_record_is_told_with_it() -> None:
    world = Watched("AB")
    world.open_channel()
    world.settle()
    world.act("A", ask.Say, text="the bridge is open")
    late, world.letters = world.letters, []
    world.act("A", ask.Give, notices=[draft("M1")], precedence="FLASH")
    (flash,), world.letters = world.letters, []
    world.deliver(flash)
    node = world.node("B")
    assert [one["state"] for one in views.notices(node, world.moment)] == ["OUT OF SEQUENCE"]
    for oddity in world.members["B"].store.oddities(seen=False):
        world.act("B", ask.Seen, oddity=oddity.id.hex())  # Nothing is noted when the gap closes.
    n = node.journal.n
    for letter in late:
        world.deliver(letter)
    assert [one["state"] for one in views.notices(node, world.moment)] == ["STANDS"]
    assert views_since(world.members["B"].store, n) == EVERY


def test_a_view_that_is_spared_is_one_that_there_is() -> None:
    known = {*BARE, *OF_NODE, *registers.VIEWS, "checklists", "checklist", *SUMS}
    told = {name for named in (*OF_RECORDS.values(), *OF_FACTS.values()) for name in named}
    assert told <= known
