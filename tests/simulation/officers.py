"""Officers of a world: they act at random on what their desks show, and some of it is refused.

Where a disk fails under an act, nobody can know whether the act holds: the same act is asked for
again under the same reference, and must be answered as if it had been carried out once.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

from tests.simulation.agreeing import drafted
from tests.simulation.watcher import Watcher
from tests.simulation.world import Member, World, circle, draft

from keepclear.desk import views, watching
from keepclear.errors import BadInput, KeepclearError
from keepclear.exchange.document import DocumentKind, Fate
from keepclear.exchange.incident import Position
from keepclear.exchange.notice import encode_volumes
from keepclear.exchange.rule.announcement import Zone, ZoneKind
from keepclear.exchange.rule.rules import Rules
from keepclear.exchange.rule.separation import Separation
from keepclear.exchange.rule.zone import Who
from keepclear.exchange.rule.zone_rule import ZoneRule
from keepclear.node import request as ask
from keepclear.node.effects import Effect
from keepclear.node.officer import act
from keepclear.node.standing import documents
from keepclear.record.canonical import encode
from keepclear.space.altitude import EVERY_ALTITUDE
from keepclear.space.interval import Interval
from keepclear.space.volume import Volume, line, point

TRIES_MAX = 4
DEEDS_TRIED = 6  # Often there is nothing yet to read back, to sign or to lift.
NEW_ACTS = {ask.AnnounceZone, ask.EndZone, ask.AskQuery, ask.AnswerQuery, ask.PlanPatrol}
NEW_ACTS |= {ask.ReportPatrol, ask.OpenIncident, ask.StateIncident}


@dataclass
class Officers:
    """Officers who act at random on what their desks show; what is refused is part of the day."""

    world: World
    chance: Random
    watcher: Watcher
    done: dict[str, int] = field(default_factory=dict)
    refused: int = 0

    def act(self) -> None:
        """Have somebody do something; who finds nothing to do looks for something else."""
        name = self.chance.choice(list(self.world.members))
        any(self.act_as(name, self.chance.choice(_DEEDS)) for _ in range(DEEDS_TRIED))

    def act_as(self, name: str, deed: "Deed") -> bool:
        """Have an officer of a party try a deed; tell whether it came to anything."""
        member = self.world.members[name]
        try:
            with self.world.version_of(member):
                asked = deed(self, name)
            if asked is None or (member.is_older and asked[0] in NEW_ACTS):
                return False
            self._carry_out(name, *asked)
        except BadInput:
            self.refused += 1
            return False
        self.done[asked[0].__name__] = self.done.get(asked[0].__name__, 0) + 1
        return True

    def _carry_out(self, name: str, what: Any, fields: dict[str, Any]) -> None:
        world, member = self.world, self.world.members[name]
        world.refs += 1
        request = what(ref=f"ref-{world.refs}", **fields)
        self._endanger(member)
        reply, effects = self._until_done(member, request)
        if what is ask.Stop:
            self.watcher.stops |= {bytes.fromhex(record): name for record in reply["records"]}
        world.tell(f"{name} {what.__name__} {brief(fields)}")
        if self.chance.random() < 0.05:
            # Killed after the commit and before anything was sent or rung.
            world.kill(name, power_cut=self.chance.random() < 0.5)
            again, _ = self._until_done(member, request)
            assert again == reply, f"{name} was told otherwise of what it had done"
        else:
            world.carry_out(member, effects)

    def _endanger(self, member: Member) -> None:
        """Now and then let the disk lose power, or fail, at one of its next operations."""
        how, disk = self.chance.random(), member.disk
        if disk is None or how > 0.1:
            return
        after = disk.operations + self.chance.randint(1, 14)
        if how < 0.06:
            disk.cut_at = after
        else:
            disk.fail_at, disk.keeps_what_fails = after, how < 0.08

    def _until_done(self, member: Member, request: Any) -> tuple[dict[str, Any], list[Effect]]:
        """Have an act carried out; one that failed is repeated, for nobody knows whether it holds.

        The disk of a mind that has failed is good again once the node has started anew.
        """
        for _ in range(TRIES_MAX):
            try:
                with self.world.version_of(member):
                    return act(member.node, request, self.world.moment_of(member))
            except BadInput:
                raise
            except KeepclearError:
                self.world.kill(member.name, power_cut=self.chance.random() < 0.7)
        raise AssertionError(f"{member.name} cannot act on a good disk")

    # What officers do

    def _channel(self, name: str) -> str:
        lines = [line for line in self.world.node(name).lines.values() if line.joined]
        return self.chance.choice(lines).founding.name if lines else "none"

    def _notices(self, name: str, *, ours: bool) -> list[dict[str, Any]]:
        listed = views.notices(self.world.node(name), self.world.moment)
        return [view for view in listed if (view["party"] == name) == ours]

    def give(self, name: str) -> Any:
        count = self.chance.choice([1, 1, 1, 2, 8])
        drafts = [self._draft(f"{name}{self.world.refs}.{i}") for i in range(count)]
        precedence = self.chance.choice(["ROUTINE", "ROUTINE", "IMMEDIATE", "FLASH"])
        return ask.Give, {
            "channel": self._channel(name),
            "notices": drafts,
            "precedence": precedence,
        }

    def _draft(self, name: str) -> ask.Draft:
        lon, lat = 38 + self.chance.uniform(-0.04, 0.04), 36 + self.chance.uniform(-0.04, 0.04)
        hour = self.world.tick / 3600 + self.chance.uniform(-0.01, 0.1)
        return draft(name, circle(lon, lat, 1_000, hour, self.chance.choice([0.02, 0.1, 1])))

    def amend(self, name: str) -> Any:
        notices = self._notices(name, ours=True)
        if not notices:
            return None
        view = self.chance.choice(notices)
        return ask.Amend, {"notice": view["record"], "draft": self._draft(view["notice"])}

    def cancel(self, name: str) -> Any:
        notices = self._notices(name, ours=True)
        return (ask.Cancel, {"notice": self.chance.choice(notices)["record"]}) if notices else None

    def read_back(self, name: str) -> Any:
        notices = self._notices(name, ours=False)
        if not notices:
            return None
        view = self.chance.choice(notices)
        whole = views.notice(self.world.node(name), self.world.moment, view["record"])
        group = whole["check_group"] if self.chance.random() < 0.8 else "00000"
        return ask.ReadBack, {"notice": view["record"], "group": group}

    def answer(self, name: str) -> Any:
        open_items = [
            item
            for item in watching.watch(self.world.node(name), self.world.moment)
            if item["what"] == "read-back to answer"
        ]
        if not open_items:
            return None
        item = self.chance.choice(open_items)
        correct = self.chance.random() < 0.7
        return ask.Answer, {"notice": item["record"], "party": item["party"], "correct": correct}

    def disseminate(self, name: str) -> Any:
        notices = self._notices(name, ours=False)
        if not notices:
            return None
        notice = self.chance.choice(notices)["record"]
        return ask.Disseminate, {"notice": notice, "units": ["1st"]}

    def object(self, name: str) -> Any:
        notices = self._notices(name, ours=False)
        if not notices:
            return None
        return ask.Object, {"notice": self.chance.choice(notices)["record"], "reason": "too near"}

    def stop(self, name: str) -> Any:
        return ask.Stop, {"text": "stop", "channel": self.chance.choice(["", self._channel(name)])}

    def take(self, name: str) -> Any:
        return ask.Take, {}

    def say(self, name: str) -> Any:
        return ask.Say, {"channel": self._channel(name), "text": "the morning check"}

    def check_line(self, name: str) -> Any:
        return ask.CheckLine, {}

    def suspend(self, name: str) -> Any:
        return ask.Suspend, {"channel": self._channel(name), "reason": "by order"}

    def lift(self, name: str) -> Any:
        return ask.Lift, {"channel": self._channel(name)}

    def propose(self, name: str) -> Any:
        start = self.world.moment.utc + self.chance.choice([0, 30, 120])
        return ask.Propose, {
            "channel": self._channel(name),
            "title": f"apart {self.world.refs}",
            "lateral_m": self.chance.choice([0, 500, 3_000]),
            "vertical_m": 0,
            "time_s": self.chance.choice([0, 60]),
            "from_utc": start,
        }

    def endorse(self, name: str) -> Any:
        lines = [line for line in self.world.node(name).lines.values() if line.joined]
        known = [(line, document) for line in lines for document in documents(line)]
        if not known:
            return None
        line, document = self.chance.choice(known)
        ours = document.row.party == line.our_index
        deeds = ["close", "close", "retract"] if ours else ["sign", "sign", "sign", "withdraw"]
        return ask.Endorse, {
            "channel": line.founding.name,
            "document": document.row.id.hex(),
            "what": self.chance.choice(deeds),
        }

    def join(self, name: str) -> Any:
        lines = [line for line in self.world.node(name).lines.values() if not line.joined]
        return (ask.Join, {"channel": lines[0].founding.name}) if lines else None

    def agree(self, name: str) -> Any:
        """Lay an agreement on separations before the others, to be signed like any document."""
        apart = Separation(self.chance.choice([200, 2_000]), 0, self.chance.choice([0, 60]))
        draft = drafted(Rules(base=apart))
        title = f"terms {self.world.refs}"
        return ask.ProposeAgreement, {
            "channel": self._channel(name),
            "title": title,
            "content": draft.content(),
        }

    def rule(self, name: str) -> Any:
        """Suspend, resume or terminate an agreement that is in force."""
        lines = [line for line in self.world.node(name).lines.values() if line.joined]
        known = [
            (line, document)
            for line in lines
            for document in documents(line)
            if document.proposal.kind is DocumentKind.AGREEMENT and document.fate is Fate.COMPLETE
        ]
        if not known:
            return None
        line, document = self.chance.choice(known)
        return ask.ActOnAgreement, {
            "channel": line.founding.name,
            "agreement": document.proposal.title,
            "what": self.chance.choice(["suspend", "suspend", "resume", "terminate"]),
        }

    def zone(self, name: str) -> Any:
        start = self.world.moment.now
        validity = Interval(start, start + timedelta(hours=self.chance.choice([1, 40])))
        where = point(38 + self.chance.uniform(-0.04, 0.04), 36)
        volume = Volume(where, 2_000.0, EVERY_ALTITUDE, validity)
        closed = ZoneRule("closed", "Art. 3(2)", never=Who(frozenset({name})))
        made = Zone(ZoneKind.RESTRICTED, f"strip {self.world.refs}", (volume,), validity, (closed,))
        data = encode(made.body())
        return ask.AnnounceZone, {"channel": self._channel(name), "zone": data}

    def end_zone(self, name: str) -> Any:
        return ask.EndZone, {"channel": self._channel(name), "zone": self._numbered(name)}

    def _numbered(self, name: str) -> str:
        return f"{name}-{self.chance.choice([1, 1, 2])}"

    def patrol(self, name: str) -> Any:
        start = self.world.moment.utc + 120
        begin = self.world.moment.now.replace(microsecond=0)
        span = Interval(begin, begin + timedelta(hours=2))
        road = line((38.0, 36.0), (38.02 + self.chance.uniform(0, 0.02), 36.0))
        return ask.PlanPatrol, {
            "channel": self._channel(name),
            "name": f"patrol {self.world.refs}",
            "points": [
                ask.PatrolPoint(name="gate", place=(38_000_000, 36_000_000), due=start),
                ask.PatrolPoint(name="end", place=(38_010_000, 36_000_000), due=start + 900),
            ],
            "volumes": encode(encode_volumes([Volume(road, 500.0, EVERY_ALTITUDE, span)])),
            "vehicles": ["car 1"],
        }

    def report(self, name: str) -> Any:
        what = self.chance.choice(["set out", "check in", "complete"])
        told = {"patrol": self._numbered(name), "what": what}
        return ask.ReportPatrol, {"channel": self._channel(name), **told}

    def query(self, name: str) -> Any:
        now = self.world.moment.utc
        return ask.AskQuery, {
            "channel": self._channel(name),
            "place": (38_000_000, 36_000_000),
            "radius_m": 5_000,
            "start": now,
            "end": now + 7_200,
            "expires": now + 3_600,
        }

    def answer_query(self, name: str) -> Any:
        other = self.chance.choice([n for n in self.world.members if n != name])
        return ask.AnswerQuery, {
            "channel": self._channel(name),
            "query": self._numbered(other),
            "answer": self.chance.choice(["YES", "NO", "UNKNOWN", "DECLINED"]),
            "until": self.world.moment.utc + 600,
            "knowingly": True,
        }

    def incident(self, name: str) -> Any:
        now = self.world.moment.utc
        return ask.OpenIncident, {
            "channel": self._channel(name),
            "sort": "LOSS OF SEPARATION",
            "title": f"near miss {self.world.refs}",
            "text": "It came within 100 m.",
            "from_utc": now - 60,
            "until_utc": now,
        }

    def state(self, name: str) -> Any:
        other = self.chance.choice(list(self.world.members))
        position = self.chance.choice([one.name for one in Position])
        told = {"incident": self._numbered(other), "position": position, "text": "as seen"}
        return ask.StateIncident, {"channel": self._channel(name), **told}

    def site(self, name: str) -> Any:
        start = self.world.moment.now
        span = Interval(start, start + timedelta(days=30))
        place = point(round(38 + self.chance.uniform(-0.02, 0.02), 6), 36.0)
        volumes = encode(encode_volumes([Volume(place, 150.0, EVERY_ALTITUDE, span)]))
        one = ask.Draft(
            name=f"site {self.world.refs}", activity="humanitarian_site", volumes=volumes
        )
        return ask.AddSites, {"sites": [one]}

    def give_site(self, name: str) -> Any:
        """Let a peer have a site where its notices come near; that takes a line of two."""
        other = self.chance.choice([n for n in self.world.members if n != name])
        chosen = {"sites": [f"{name}-1"], "party": other, "how": "approach"}
        return ask.SetSitePolicy, {**chosen, "approach_m": 5_000, "automatic": True}


Deed = Callable[[Officers, str], Any]
_DEEDS: list[Deed] = [
    *([Officers.give] * 6 + [Officers.amend] * 3 + [Officers.cancel] * 2),
    *([Officers.read_back] * 12 + [Officers.answer] * 3 + [Officers.disseminate] * 2),
    *([Officers.object, Officers.stop, Officers.take, Officers.say] + [Officers.check_line] * 3),
    *([Officers.propose, Officers.agree, Officers.rule] + [Officers.endorse] * 16),
    *([Officers.join] * 2 + [Officers.suspend] + [Officers.lift] * 2),
    *[Officers.zone, Officers.end_zone, Officers.patrol, Officers.report, Officers.query],
    *[Officers.answer_query, Officers.incident, Officers.state, Officers.site],
    Officers.give_site,
]


def brief(fields: dict[str, Any]) -> str:
    """Say what an act was about, in few words."""
    told = (f"{k}={v}" for k, v in fields.items() if isinstance(v, str | int) and v != "")
    return " ".join(told)[:100]
