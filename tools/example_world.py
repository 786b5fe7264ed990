"""Three parties made from fixed seeds, and one morning on their line: the examples of spec/.

The rule: no chance and no clock, so that the same bytes come out on every machine.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import example_patrol
from example_agreement import example_agreement
from example_zones import example_end, example_zone

from keepclear.bearer.suite import load_private_key
from keepclear.exchange import acknowledgement as ack
from keepclear.exchange.agreement import AgreementAct, Deed
from keepclear.exchange.channel import Founding, Joined, found
from keepclear.exchange.coded import Coded, Translation
from keepclear.exchange.document import Act, Endorsement, Proposal, content_hash
from keepclear.exchange.document import DocumentKind as Document
from keepclear.exchange.incident import Attachment as Attached
from keepclear.exchange.incident import Incident, IncidentStatement, Position, Sort, Summary
from keepclear.exchange.meaning import RULESET, Kind
from keepclear.exchange.message import DeskState, LineCheck, Message, Stop, Suspension, Taken
from keepclear.exchange.notice import (
    Activity,
    Cancellation,
    Confirmation,
    Notice,
    instant,
    validity_of,
)
from keepclear.exchange.party import Card, sign_card
from keepclear.exchange.query import Query, QueryAnswer, Word
from keepclear.exchange.release import Label, Release
from keepclear.exchange.rule.rules import Rules, Severity
from keepclear.exchange.rule.separation import Separation, Separations
from keepclear.node.situation import conflict_id, rule_id
from keepclear.picture.digest import NoticeState, Picture
from keepclear.record.envelope import Draft, Precedence, Record, Signature, sign, sign_held
from keepclear.record.keys import X25519, KeyHistory, Revocation, sign_key_event
from keepclear.record.log import Frontier, Head, LogName, leaf_hash, log_id
from keepclear.record.signing import Signer
from keepclear.space.altitude import EVERY_ALTITUDE, NOT_COMPARED, Band, Reference
from keepclear.space.enlarged import released
from keepclear.space.interval import Interval
from keepclear.space.precision import Precision, Shape
from keepclear.space.volume import Volume, line, point

UTC = 1_900_000_000  # 2030-03-17T17:46:40Z
OFFICER = Signature("duty officer", "KM")


@dataclass
class Author:
    """One party of the example: its keys, and its log as it grows."""

    name: str
    mark: int
    index: int = -1
    frontier: Frontier = field(default_factory=Frontier)
    said: list[Record] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Make its keys: seeds of one byte 32 times, the byte counted on from its mark."""
        self.party_keys = [Signer(bytes([self.mark + i]) * 32) for i in range(3)]
        self.node_keys = [Signer(bytes([self.mark + 8 + i]) * 32) for i in range(2)]
        self.private = bytes([self.mark + 12]) * 32
        self.public = load_private_key(X25519, self.private)[1]
        self.first = sign_key_event(
            self.party_keys[0],
            self.party_keys[1].public_key,
            [self.node_keys[0].public_key],
            [(X25519, self.public)],
            UTC - 86_400,
        )
        self.signer = self.node_keys[0]

    @property
    def log(self) -> LogName:
        """Its log: the incarnation is its mark, eight times."""
        return LogName(self.index, bytes([self.mark]) * 8)

    @property
    def head(self) -> Head:
        """The head of its log."""
        return Head(self.log, self.frontier.size, self.frontier.root())

    def card(self) -> Card:
        """Its card."""
        keys = KeyHistory([self.first.data])
        endpoints = ["https://192.0.2.7:7443"] if self.mark == 0x10 else []
        tls_key = bytes([self.mark + 13]) * 32
        return sign_card(self.node_keys[0], self.name, keys, tls_key, endpoints, UTC)


def volumes_along_the_road(utc: int, ceiling_m: float = 1_000.0) -> tuple[Volume, ...]:
    """A patrol in two segments, 500 m to each side of a road."""
    band = Band(None, ceiling_m, Reference.MSL)
    first = line((36.780, 35.866), (36.695, 35.840))
    second = line((36.695, 35.840), (36.610, 35.814))
    return (
        Volume(first, 500.0, band, Interval(instant(utc), instant(utc + 2_400))),
        Volume(second, 500.0, band, Interval(instant(utc + 2_400), instant(utc + 4_500))),
    )


def volumes_of_a_circle(utc: int) -> tuple[Volume, ...]:
    """A medical flight that waits within 2 km of a point on that road."""
    band = Band(900.0, 1_500.0, Reference.MSL)
    core = point(36.695, 35.840)
    return (Volume(core, 2_000.0, band, Interval(instant(utc + 600), instant(utc + 3_000))),)


class Morning:
    """What the three parties say, in order; every record has seen all before it."""

    def __init__(self) -> None:
        """Play it through."""
        self.authors = {
            name: Author(name, mark) for name, mark in zip("ABC", (0x10, 0x40, 0x70), strict=True)
        }
        parties = [author.first.party for author in self.authors.values()]
        self.founding: Founding = found(parties, "line one", b"\x0f" * 16)
        for author in self.authors.values():
            author.index = self.founding.index(author.first.party) or 0
        self.channel = self.founding.channel
        self.utc = UTC
        self.named: dict[str, Record] = {}
        self._join()
        self._notify()
        self._acknowledge()
        self._speak()
        self._settle()
        self._change_keys()
        self._check()
        self._code()
        self._watch()
        self._release()
        self._incident()
        self._query()
        self._zone()
        road = volumes_along_the_road(UTC + 93_600)
        example_patrol.speak(self.say, self.named["amend"].id, UTC + 7_200, road)
        self._agree()

    def say(
        self,
        name: str,
        who: str,
        kind: int,
        body: Mapping[int, Any],
        precedence: Precedence = Precedence.ROUTINE,
        officer: Signature = OFFICER,
    ) -> Record:
        """Write the next record of a party's log, ten seconds after the one before."""
        author = self.authors[who]
        others = [a.head for a in self.authors.values() if a is not author and a.frontier.size]
        draft = Draft(kind, body, precedence, officer, self.utc)
        record = sign(author.signer, self.channel, author.head, others, draft)
        author.frontier = author.frontier.appended(leaf_hash(record.data))
        author.said.append(record)
        self.named[name] = record
        self.utc += 10
        return record

    def _join(self) -> None:
        for who, author in self.authors.items():
            joined = Joined(self.founding, (author.first.data,), who)
            self.say(f"joined {who}", who, Kind.JOINED, joined.body())

    def notice(self, serial: int, name: str, volumes: tuple[Volume, ...]) -> Notice:
        """Make a notice of some volumes."""
        activity = Activity.PATROL if name.startswith("patrol") else Activity.MEDEVAC
        return Notice(serial, name, activity, volumes, validity_of(volumes), "")

    def _notify(self) -> None:
        patrol = self.notice(1, "patrol on the road", volumes_along_the_road(UTC + 7_200))
        self.say("give", "A", Kind.GIVE, patrol.body(), Precedence.PRIORITY)
        flight = self.notice(1, "medical flight", volumes_of_a_circle(UTC + 7_200))
        self.say("give B", "B", Kind.GIVE, flight.body(), Precedence.IMMEDIATE)
        site = self.notice(2, "patrol that is withdrawn", volumes_along_the_road(UTC + 90_000))
        self.say("give to cancel", "A", Kind.GIVE, site.body())

    def _acknowledge(self) -> None:
        give = self.named["give"].id
        index = {who: author.index for who, author in self.authors.items()}
        read = ack.ReadBack(
            give, ack.check_group(give, index["B"]), "37SBV 99607 71817", "4 km NE of a town"
        )
        read_back = self.say("read back", "B", Kind.READ_BACK, read.body())
        self.say("answer", "A", Kind.ANSWER, ack.Answer(read_back.id, True, "").body())
        told = ack.Dissemination(give, ("air desk", "gate 2"), self.utc)
        self.say("disseminated", "B", Kind.DISSEMINATED, told.body())
        objection = ack.Objection(give, "the road is closed at km 12")
        self.say("objection", "C", Kind.OBJECTION, objection.body())
        higher = volumes_along_the_road(UTC + 7_200, 1_200.0)
        notice = self.notice(1, "patrol on the road", higher)
        amended = {**notice.body(), 8: give}
        self.say("amend", "A", Kind.AMEND, amended, Precedence.PRIORITY)
        flight = self.named["give B"].id
        group = ack.check_group(flight, index["A"])
        read = ack.ReadBack(flight, group, "37SBV 91931 68927", "9 km E of a town")
        read_back = self.say("read back B", "A", Kind.READ_BACK, read.body())
        self.say("answer B", "B", Kind.ANSWER, ack.Answer(read_back.id, True, "").body())
        told = ack.Dissemination(flight, ("road post",), self.utc)
        self.say("disseminated B", "C", Kind.DISSEMINATED, told.body())
        objection = ack.Objection(self.named["amend"].id, "the road is still closed")
        self.say("objection to the amendment", "C", Kind.OBJECTION, objection.body())
        cancel = Cancellation(2, self.named["give to cancel"].id, "not needed")
        self.say("cancel", "A", Kind.CANCEL, cancel.body())

    def _speak(self) -> None:
        stop = self.say("stop", "C", Kind.STOP, Stop("fire on the bridge").body(), Precedence.FLASH)
        self.say("taken", "A", Kind.TAKEN, Taken(stop.id).body(), Precedence.IMMEDIATE)
        words = Message("The bridge is open again.", "en")
        self.say("message", "C", Kind.MESSAGE, words.body())

    def _settle(self) -> None:
        content = Separations(1_000, 150, 60, UTC).content()
        proposal = Proposal(Document.SEPARATIONS, "separations of spring", content)
        proposed = self.say("proposal", "B", Kind.PROPOSAL, proposal.body())
        for name, who, act in (
            ("signature A", "A", Act.SIGN),
            ("signature C", "C", Act.SIGN),
            ("close", "B", Act.CLOSE),
        ):
            signed = Endorsement(act, proposed.id, content_hash(content))
            self.say(name, who, Kind.ENDORSEMENT, signed.body())

    def _change_keys(self) -> None:
        author = self.authors["C"]
        head = author.head
        log = log_id(self.channel, author.log)
        revoked = Revocation(author.node_keys[0].kid, ((log, head.size, head.root),))
        self.rotation = sign_key_event(
            author.party_keys[1],
            author.party_keys[2].public_key,
            [author.node_keys[1].public_key],
            [(X25519, author.public)],
            self.utc,
            author.first,
            [revoked],
        )
        self.say("key event", "C", Kind.KEY_EVENT, {1: self.rotation.data})
        author.signer = author.node_keys[1]
        self.say("after the key event", "C", Kind.MESSAGE, Message("New key.", "en").body())

    def _check(self) -> None:
        self.at = self.utc  # The picture of now: a later one would be refused.
        self.picture = self.concluded()
        check = LineCheck(
            self.at,
            RULESET,
            self.picture.digest(),
            self.picture.conflict_digest(),
            tuple(self.picture.conflicts),
        )
        self.say("line check", "B", Kind.LINE_CHECK, check.body())
        held = [self.named[name] for name in ("give", "amend", "stop")]
        holder = self.authors["B"]
        self.held = sign_held(holder.signer, self.channel, holder.index, UTC + 600, held)

    def _code(self) -> None:
        """What reads alike in every language; after the line check, so that its cut stands."""
        later = Coded("MOVEMENT_DELAYED", ("patrol on the road", 60))
        self.say("coded", "A", Kind.CODED, later.body(), Precedence.PRIORITY)
        hurt = Coded("MEDEVAC_COMING", ((36_690_000, 35_843_000), UTC + 7_200))
        self.say("coded with a place", "B", Kind.CODED, hurt.body(), Precedence.IMMEDIATE)
        newer = Coded("A_CODE_OF_LATER", ("x", 7, (0, 0)))
        self.say("coded and not known", "B", Kind.CODED, newer.body())
        words = Translation(self.named["message"].id, "ru", "Мост снова открыт.")
        self.say("translation", "A", Kind.TRANSLATION, words.body())

    def _watch(self) -> None:
        """How the watch on the line is kept; it changes no picture."""
        true = Confirmation(1, self.named["amend"].id)
        self.say("confirm", "A", Kind.CONFIRM, true.body())
        away = DeskState(manned=False)
        self.say("desk unmanned", "B", Kind.DESK_STATE, away.body(), Precedence.PRIORITY)
        back = DeskState(manned=True)
        self.say("desk manned", "B", Kind.DESK_STATE, back.body(), Precedence.PRIORITY)
        why = Suspension(suspends=True, reason="until the fire on the bridge is explained")
        self.say("suspension", "C", Kind.SUSPENSION, why.body(), Precedence.IMMEDIATE)
        passes = self.say("stop while suspended", "A", Kind.STOP, Stop("").body(), Precedence.FLASH)
        taken = Taken(passes.id)
        self.say("taken while suspended", "C", Kind.TAKEN, taken.body(), Precedence.IMMEDIATE)
        again = Suspension(suspends=False, reason="")
        self.say("lifting", "C", Kind.SUSPENSION, again.body(), Precedence.IMMEDIATE)
        self.say("lifting of nothing", "C", Kind.SUSPENSION, again.body())

    def _incident(self) -> None:
        """A near miss that A reports, what C and B say of it, and a summary that all sign."""
        when = Interval(instant(UTC + 8_000), instant(UTC + 8_060))
        band = Band(900.0, 1_200.0, Reference.MSL)
        where = (Volume(point(36.690, 35.843), 500.0, band, when),)
        links = (self.named["amend"].id, self.named["give B"].id)
        words = "Our patrol had to give way to a helicopter."
        photograph = (Attached(bytes([0x5A]) * 32, "mast camera.jpg", 2_481_003),)
        sort = Sort.LOSS_OF_SEPARATION
        seen = Incident(1, sort, "near miss at km 12", where, when, words, links, photograph)
        told = self.say("incident", "A", Kind.INCIDENT, seen.body(), Precedence.PRIORITY)
        nowhere = Incident(2, Sort.MISSED_CONTACT, "no answer", (), when, "Nobody answered.")
        self.say("incident without a place", "A", Kind.INCIDENT, nowhere.body())
        for name, who, position, said in (
            ("incident statement", "C", Position.DENY, "None of ours flew there."),
            ("incident statement B", "B", Position.CONFIRM, ""),
            ("incident statement again", "C", Position.NOT_SEEN, "It was not in our view."),
        ):
            statement = IncidentStatement(told.id, position, said)
            self.say(name, who, Kind.INCIDENT_STATEMENT, statement.body())
        content = Summary(told.id, "Two plans met at km 12; both now keep 1 km.", True).content()
        proposal = Proposal(Document.INCIDENT_SUMMARY, "near miss at km 12", content)
        proposed = self.say("incident summary", "A", Kind.PROPOSAL, proposal.body())
        for who, act in (("B", Act.SIGN), ("C", Act.SIGN), ("A", Act.CLOSE)):
            signed = Endorsement(act, proposed.id, content_hash(content))
            self.say(f"incident summary {who}", who, Kind.ENDORSEMENT, signed.body())

    def _release(self) -> None:
        """A notice that is told less exactly, and how it may be told on."""
        exact = volumes_along_the_road(UTC + 93_600)
        precision = Precision(Shape.SQUARE, 1_000, 3_600)
        rough = self.notice(3, "patrol told in squares", released(exact, precision))
        given = self.say("give in squares", "A", Kind.GIVE, rough.body(), Precedence.PRIORITY)
        said = Release(given.id, precision, Label.MEMBERS_OF_THIS_CHANNEL, "")
        self.say("release", "A", Kind.RELEASE, said.body(), Precedence.PRIORITY)

    def _query(self) -> None:
        """A asks about a bend of the road; B cannot say, and then can; C declines."""
        when = Interval(instant(UTC + 9_000), instant(UTC + 19_800))
        where = Volume(point(36.700, 35.845), 8_000.0, EVERY_ALTITUDE, when)
        asked = Query(1, where, UTC + 10_800, "a column is seen on the road")
        query = self.say("query", "A", Kind.QUERY, asked.body(), Precedence.IMMEDIATE)
        answer = QueryAnswer(query.id, Word.UNKNOWN, UTC + 12_600, "one post does not answer")
        first = self.say("query answer", "B", Kind.QUERY_ANSWER, answer.body())
        better = QueryAnswer(query.id, Word.YES, UTC + 19_800, "", first.id)
        self.say("query correction", "B", Kind.QUERY_ANSWER, better.body())
        declined = QueryAnswer(query.id, Word.DECLINED, UTC + 12_600, "")
        self.say("query declined", "C", Kind.QUERY_ANSWER, declined.body())
        band = Band(0.0, 1_000.0, Reference.AGL)
        small = Query(2, Volume(point(36.700, 35.845), 200.0, band, when), UTC + 10_800, "")
        self.say("query below the least area", "A", Kind.QUERY, small.body())

    @property
    def parties(self) -> tuple[tuple[str, bytes], ...]:
        """Every party by name and fingerprint."""
        members = self.founding.members
        return tuple((who, members[one.index]) for who, one in sorted(self.authors.items()))

    def _agree(self) -> None:
        """An agreement that A proposes and the others sign; later C suspends it."""
        content = example_agreement(self.parties, UTC + 86_400).content()
        proposal = Proposal(Document.AGREEMENT, "agreement of spring", content)
        proposed = self.say("agreement", "A", Kind.PROPOSAL, proposal.body())
        for who, act in (("B", Act.SIGN), ("C", Act.SIGN), ("A", Act.CLOSE)):
            signed = Endorsement(act, proposed.id, content_hash(content))
            self.say(f"agreement {who}", who, Kind.ENDORSEMENT, signed.body())
        reason = "search and rescue in the whole area"
        suspended = AgreementAct(Deed.SUSPEND, proposed.id, UTC + 172_800, reason)
        self.say("agreement act", "C", Kind.AGREEMENT_ACT, suspended.body())

    def _zone(self) -> None:
        """A announces a strip along the road, and ends it before its time."""
        said = example_zone(UTC, dict(self.parties))
        first = self.say("zone", "A", Kind.ZONE, said.body(), Precedence.PRIORITY)
        end = example_end(first.id)
        self.say("zone end", "A", Kind.ZONE_END, end.body(), Precedence.PRIORITY)

    def concluded(self) -> Picture:
        """The picture of everything said before the line check, worked out by hand."""
        index = {who: author.index for who, author in self.authors.items()}
        amend, flight = self.named["amend"].id, self.named["give B"].id
        apart = Separation(1_000.0, 150.0, 60)
        rule = rule_id(apart, Severity.CAUTION, NOT_COMPARED)
        rules = Rules(apart, exempt=frozenset({Activity.MEDEVAC}))  # as separations alone ask
        return Picture(
            self.channel,
            [author.head for author in self.authors.values()],
            self.at,
            [sha256(rules.content()).digest(), [[self.named["proposal"].id, []]]],
            [
                NoticeState(amend, [(index["B"], [1, 0, 0, 0]), (index["C"], [1, 0, 0, 6])]),
                NoticeState(flight, [(index["A"], [1, 4, 0, 0]), (index["C"], [1, 0, 5, 0])]),
            ],
            [(self.named["stop"].id, [index["A"]])],
            [conflict_id(amend, flight, rule)],
        )
