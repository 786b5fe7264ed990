"""What a bundle proves, in words: who said what, when at the earliest and latest, and who had it.

The rule: nothing is said here that does not follow from a `Proof`, and what is
missing is named as missing from the bundle, never as not having happened. All
times are those of the clock of whoever signed them, and say so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum
from hashlib import sha256
from typing import Any, Final

from keepclear.evidence.proof import At, ChannelProof, Proof, Said
from keepclear.exchange.acknowledgement import Answer, Dissemination, Objection, ReadBack
from keepclear.exchange.coded import Coded
from keepclear.exchange.meaning import Kind, NotUnderstood, Refused, meaning
from keepclear.exchange.message import Message, Stop, Taken
from keepclear.exchange.notice import Cancellation, Confirmation, Notice
from keepclear.record.envelope import UTC_MAX, Record
from keepclear.record.signing import digits
from keepclear.space.place import Place, two_notations
from keepclear.space.volume import Volume

View = dict[str, Any]
GROUND: Final = frozenset({Kind.JOINED, Kind.KEY_EVENT, Kind.LINE_CHECK})
PLACES_SHOWN: Final = 12  # Of a notice; the bundle holds them all.
LAW: Final = (
    "A receipt proves that a node held these bytes. It is not consent, and not proof that anybody "
    "read them. What is not in a bundle may exist all the same."
)


def summary(proof: Proof) -> View:
    """Write what is proven, for a reader who knows nothing of the line; times as RFC 3339."""
    data = proof.bundle.data
    return {
        "sha256": sha256(data).hexdigest(),
        "bytes": len(data),
        "law": LAW,
        "channels": [_Channel(channel).view() for channel in proof.channels],
    }


def iso(utc: int) -> str:
    """Write an instant as RFC 3339 in UTC."""
    return datetime.fromtimestamp(min(utc, UTC_MAX), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class _Channel:
    def __init__(self, proof: ChannelProof) -> None:
        self.proof = proof
        self.said = {one.record.id: one for one in proof.said}
        self.meant = {one.record.id: meaning(one.record) for one in proof.said}
        self.about: dict[bytes, list[Said]] = {}
        for one in sorted(proof.said, key=lambda said: (said.utc or 0, said.record.id)):
            target = _target_of(self.meant[one.record.id])
            if target and self._may_be_about(one, target):
                self.about.setdefault(target, []).append(one)

    def view(self) -> View:
        proof, founding = self.proof, self.proof.founding
        shown = [one for one in proof.said if one.record.kind not in GROUND]
        return {
            "channel": founding.name,
            "id": founding.channel.hex(),
            "scenario": founding.scenario.id if founding.scenario else None,
            "members": [
                {"party": proof.name(i), "named": i in proof.names, "fingerprint": digits(member)}
                for i, member in enumerate(founding.members)
            ],
            "logs": [self._log(log) for log in proof.part.logs],
            "receipts": len(proof.part.helds),
            "others_named": proof.others,
            "cosignatures": len(proof.part.cosignatures),
            "statements": [self._statement(one) for one in _in_order(shown)],
            "journal": self._journal(),
        }

    def _log(self, log: Any) -> View:
        size, shown = log.entries[-1].record.seq + 1, len(log.entries)
        return {
            "party": self.proof.name(log.name.party),
            "size": size,
            "shown": shown,
            "others": size - shown,
        }

    def _statement(self, one: Said) -> View:
        record, meant = one.record, self.meant[one.record.id]
        party = self.proof.name(record.log.party)
        view: View = {
            "record": record.id.hex(),
            "party": party,
            "officer": f"{record.officer.role} {record.officer.initials}".strip(),
            "what": _kind(record),
            "number": record.seq,
            "words": list(_words(meant)),
            "verdict": _verdict(meant),
            "revoked": one.revoked,
            "said": iso(one.utc) if one.utc is not None else None,
            "clock": party,
            "after": self._ats(one.after),
            "before": self._ats(one.before),
            "held": self._ats(one.held),
            "seen": self._ats(one.seen),
            "witnessed": [
                {"witness": digits(key), "key": key.hex(), "at": iso(utc)}
                for key, utc in sorted(one.witnessed.items(), key=lambda item: item[1])
            ],
        }
        if target := _target_of(meant):
            view["target"] = self._target(target)
        view["acts"] = [self._act(act) for act in self.about.get(record.id, ())]
        view["missing"] = list(self._missing(one))
        return view

    def _ats(self, found: Mapping[int, At]) -> list[View]:
        return [
            {"party": self.proof.name(index), "at": iso(at.utc), "record": at.record.hex()}
            for index, at in sorted(found.items())
        ]

    def _may_be_about(self, one: Said, target: bytes) -> bool:
        """Tell whether a record belongs under another: nobody amends what somebody else gave."""
        if not isinstance(self.meant[one.record.id], Notice | Cancellation | Confirmation):
            return True
        known = self.said.get(target)
        return known is not None and known.record.log.party == one.record.log.party

    def _target(self, target: bytes) -> View:
        known = self.said.get(target)
        if known is None:
            return {"record": target.hex(), "what": "a record that is not in the bundle"}
        who, meant = self.proof.name(known.record.log.party), self.meant[target]
        name = f" of {meant.name}" if isinstance(meant, Notice) else ""
        return {"record": target.hex(), "what": f"{_kind(known.record)}{name} by {who}"}

    def _act(self, act: Said) -> View:
        """Tell one answer to a record: who, when by whose clock, and what became of a read-back."""
        record, meant = act.record, self.meant[act.record.id]
        view: View = {
            "what": _kind(record),
            "party": self.proof.name(record.log.party),
            "at": iso(act.utc) if act.utc is not None else None,
            "words": list(_words(meant))[: 1 if isinstance(meant, Notice) else None],
            "record": record.id.hex(),
        }
        if isinstance(meant, Dissemination):
            view["told"] = iso(meant.told_utc)
        if isinstance(meant, ReadBack):
            answers = [self.meant[one.record.id] for one in self.about.get(record.id, ())]
            given = [one.correct for one in answers if isinstance(one, Answer)]
            view["answered"] = ("CORRECT" if given[-1] else "CORRECTION") if given else None
        return view

    def _missing(self, one: Said) -> Iterator[str]:
        """Name what a reader might look for and does not find; only of what asks for an answer."""
        meant = self.meant[one.record.id]
        if not isinstance(meant, Notice | Stop | Message | Coded | Cancellation):
            return
        for index in range(len(self.proof.founding.members)):
            if index != one.record.log.party:
                yield from self._missing_of(one, meant, index, self.proof.name(index))
        if not one.before and not one.witnessed:
            yield "nothing later that proves by when it was said"

    def _missing_of(self, one: Said, meant: object, index: int, name: str) -> Iterator[str]:
        acts = {
            type(self.meant[act.record.id])
            for act in self.about.get(one.record.id, ())
            if act.record.log.party == index
        }
        if index not in one.seen:
            receipt = "" if index in one.held else f"no receipt of {name}, and "
            yield f"{receipt}no later record of {name} that covers this one"
        if isinstance(meant, Notice):
            if ReadBack not in acts:
                yield f"no read-back by {name}"
            if Dissemination not in acts:
                yield f"nobody to whom {name} passed it on"
        elif Taken not in acts:
            yield f"no word that an officer of {name} took it"

    def _journal(self) -> View | None:
        excerpt = self.proof.part.excerpt
        if excerpt is None:
            return None
        return {
            "party": self.proof.name(excerpt.party),
            "signed": iso(excerpt.utc),
            "entries": [{"n": entry.n, "at": iso(entry.utc)} for entry in excerpt.entries],
        }


def _target_of(meant: object) -> bytes:
    """Name the record that a statement is about, or supersedes; nothing where there is none."""
    return getattr(meant, "target", b"") or getattr(meant, "supersedes", b"") or b""


def _in_order(said: list[Said]) -> list[Said]:
    """Order records for reading: by the times that their authors claim, which prove no order."""
    return sorted(said, key=lambda one: (one.utc or 0, one.record.log, one.record.seq))


def _kind(record: Record) -> str:
    """Name the kind of a record, as the table of spec/record.md does."""
    try:
        return Kind(record.kind).name.replace("_", " ") if record.kind else "NOT UNDERSTOOD"
    except ValueError:
        return f"kind {record.kind}"


def _verdict(meant: object) -> str:
    match meant:
        case Refused(rule=rule, why=why):
            return f"REFUSED: {why} ({rule})"
        case NotUnderstood(why=why):
            return f"NOT UNDERSTOOD: {why}"
        case _:
            return ""


def _words(meant: object) -> Iterator[str]:
    """Say what a statement states, line by line, times in UTC."""
    match meant:
        case Refused() | NotUnderstood():
            return
        case Notice():
            yield from _notice(meant)
        case ReadBack(group=group, plotted=plotted, near=near):
            yield " ".join(word for word in (f"check group {group}", plotted, near) if word)
        case Answer(correct=correct, text=text):
            yield ("READ BACK CORRECT" if correct else f"CORRECTION {text}").strip()
        case Dissemination(units=units, told_utc=told):
            yield f"to {', '.join(units)}, told at {iso(told)}"
        case Objection(reason=words) | Cancellation(reason=words):
            yield words
        case Coded():
            yield meant.spelled()
        case Confirmation(serial=serial):
            yield f"notice {serial} is still true"
        case _:
            yield from _plain(meant)


def _notice(notice: Notice) -> Iterator[str]:
    activity = notice.activity.name.lower().replace("_", " ")
    yield f"number {notice.serial}, {notice.name}: {activity}"
    start, end = (iso(int(at.timestamp())) for at in (notice.validity.start, notice.validity.end))
    yield f"from {start} until {end}"
    places = [(place, volume) for volume in notice.volumes for place in _places(volume)]
    for place, volume in places[:PLACES_SHOWN]:
        yield f"{'  '.join(two_notations(place))}  {_extent(volume)}"
    if len(places) > PLACES_SHOWN:
        yield f"and {len(places) - PLACES_SHOWN} more positions"
    if notice.text:
        yield notice.text


def _places(volume: Volume) -> list[Place]:
    return [Place(lon, lat) for ring in volume.core.rings for lon, lat in ring]


def _extent(volume: Volume) -> str:
    low, high = volume.band.floor_m, volume.band.ceiling_m
    reference = volume.band.counted_from or ""
    bounds = "any altitude"
    if low is not None or high is not None:
        floor = "" if low is None else f"from {low:.0f} m "
        bounds = f"{floor}{'up' if high is None else f'to {high:.0f} m'} {reference}"
    return f"{volume.core.kind.name.lower()}, radius {volume.radius_m:.0f} m, {bounds}"


def _plain(meant: object) -> Iterator[str]:
    """Write the fields of a statement that has no words of its own here, each by its name."""
    if not is_dataclass(meant):
        return
    for item in fields(meant):
        value = getattr(meant, item.name)
        if isinstance(value, Enum):
            value = value.name.lower().replace("_", " ")
        if isinstance(value, str | int) and value != "":
            yield f"{item.name.replace('_', ' ')}: {_told(item.name, value)}"


def _told(name: str, value: str | int) -> str:
    """Write an instant as one: fields that hold seconds are named so, or `at`."""
    is_instant = name == "at" or name.endswith("utc")
    return iso(value) if is_instant and type(value) is int else str(value)
