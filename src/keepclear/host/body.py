"""A party's body at rest: its folder opened, its mind awake, and nothing on the network.

`serve` adds the bearers to it. Without `serve` a command opens the folder by
itself, so that a notice is durable here even while the line is down; it goes
out when `serve` runs.
"""

import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from keepclear.bearer.tls import certificate_until
from keepclear.desk import keeping, registers, views, watching
from keepclear.desk.handover import handover
from keepclear.desk.line_state import line_states
from keepclear.desk.mojibake import doubts_in
from keepclear.desk.saying import words_of
from keepclear.desk.witnessing import key_view
from keepclear.errors import BadInput, Fault, Misused
from keepclear.exchange.channel import Scenario
from keepclear.exchange.coded import Coded
from keepclear.exchange.meaning import meaning
from keepclear.host.attachments import check_kept
from keepclear.host.card import our_card
from keepclear.host.checklists import checklists_of
from keepclear.host.clock import Clock, Pacing
from keepclear.host.guard import Guard
from keepclear.host.identity import Identity, draw_incarnation, load_identity
from keepclear.host.plotting import agreement as agreement_plotting
from keepclear.host.plotting import views as plotting
from keepclear.host.plotting import zone as zone_plotting
from keepclear.host.procedure import procedure_of
from keepclear.host.settings import SETTINGS_FILE, STORE_FILE, Settings, load_settings, zone_of
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.host.witnesses import log_signer, policy_of
from keepclear.node import request as ask
from keepclear.node.effects import Effect
from keepclear.node.log import key_age
from keepclear.node.log.incarnations import note_rollbacks
from keepclear.node.log.rekeying import catch_up, take_keys
from keepclear.node.log.witnessing import Witnessing
from keepclear.node.node import Moment, Node, Us
from keepclear.node.officer import act
from keepclear.node.officer.keeping import checklist_named
from keepclear.node.outbox import Pace
from keepclear.record.envelope import parse

Request = Mapping[str, Any]
TAKE_KEYS = "take keys"  # said by the command that has rotated them
_ACT: msgspec.json.Decoder[ask.AnyAct] = msgspec.json.Decoder(ask.AnyAct)


class Body:
    """One party's folder, opened: settings, keys, store, clock and mind."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.settings: Settings = load_settings(folder / SETTINGS_FILE)
        self.identity: Identity = load_identity(folder)
        self.clock = Clock(_pacing(self.settings))
        self.refusal = ""  # why the disk takes nothing, while that is so
        self._awake()

    def _awake(self) -> None:
        """Open the store and a mind on it."""
        self.store = StoreSqlite(self.folder / STORE_FILE)
        self._open_mind()
        self.guard = Guard(self.folder)
        self._begin_anew()
        # A rotation whose last step a crash took is made good here.
        self.opening += catch_up(self.node, self.moment())
        self.opening += self._note_keys()

    def _open_mind(self) -> None:
        self.node = Node(
            self.store,
            self._us(),
            self._pace(),
            self._scenario(),
            procedure=procedure_of(self.settings),
            checklists=checklists_of(self.settings.checklist),
            witnessing=self._witnessing(),
        )
        self.opening = self.node.open(self.moment())

    def close(self) -> None:
        """Let go of the store."""
        if not self.node.lost and not self.refusal:
            self.keep_guard()  # What a command has signed may be in a file that it wrote.
        self.guard.close()
        self.store.close()

    def suffer(self, refusal: str) -> None:
        """Go on with a mind that is only read and rings, on a disk that takes nothing."""
        self.refusal = refusal
        self.store.forget_from_now()
        self._open_mind()

    def recover(self) -> None:
        """Read from the disk what holds, and go on from there."""
        self.guard.close()
        self.store.close()
        self._awake()
        self.refusal = ""

    def keep_guard(self) -> None:
        """Have the guard know our logs as they now are: before anything that we signed leaves."""
        self.guard.keep(self.node.lines.values())

    def _begin_anew(self) -> None:
        """Go on in new logs where the guard shows that our store went back in time.

        Crash after the commit and before the guard is written: the log that was begun says
        in whose place it is, and no second one is begun.
        """
        found = self.guard.rollbacks(self.node.lines.values())
        if found:
            self.opening += note_rollbacks(self.node, found, self.moment())
        self.keep_guard()

    def moment(self) -> Moment:
        """Return this moment by both clocks."""
        return Moment(self.clock.now(), self.clock.monotonic())

    def _us(self) -> Us:
        name = self.settings.party.name
        ours = self.identity
        return Us(name, ours.signer, ours.history, draw_incarnation(), ours.former)

    def _note_keys(self) -> list[Effect]:
        days = self.settings.keys.replace_after_days
        tls_until = certificate_until(self.identity.tls_certificate.read_bytes())
        return key_age.note_ages(self.node, days, tls_until, self.moment())

    def _take_keys(self) -> tuple[Any, list[Effect]]:
        """Go on under the keys that a rotation has put into our folder."""
        self.identity = load_identity(self.folder)
        effects = take_keys(self.node, self._us(), self.moment()) + self._note_keys()
        return {"number": len(self.identity.history.events) - 1}, effects

    def _witnessing(self) -> Witnessing:
        """Return who cosigns our logs; without a witness no key for them is drawn."""
        if not self.settings.witness:
            return Witnessing()
        return Witnessing(policy_of(self.settings, log_signer(self.folder).public_key))

    def _pace(self) -> Pace:
        retry = self.settings.retry
        return Pace(retry.first_s, retry.longest_s, self.settings.line.carry_after_s)

    def _scenario(self) -> Scenario | None:
        declared = self.settings.clock.scenario
        if declared is None:
            return None
        return Scenario(declared.id, int(declared.origin.timestamp()), round(declared.rate * 1000))

    # What a command may ask

    def answer(self, request: Request) -> tuple[Any, list[Effect]]:
        """Carry out an act or make a view; raise BadInput where it cannot be."""
        if request.get("act") == TAKE_KEYS:
            return self._take_keys()
        if "act" in request:
            return self._act(request)
        view = _VIEWS.get(str(request.get("view")))
        if view is None:
            raise Misused(f"no view {request.get('view')!r}")
        arguments = {key: value for key, value in request.items() if key != "view"}
        return view(self, **arguments), []

    def _act(self, request: Request) -> tuple[Any, list[Effect]]:
        fields = dict(request)
        fields.setdefault("ref", secrets.token_hex(16))
        if fields["act"] == "channel found":
            fields.setdefault("random", secrets.token_bytes(16))
        officer = self.settings.officer
        fields["role"] = fields.get("role") or officer.role
        fields["initials"] = fields.get("initials") or officer.initials
        if fields["act"] == "read back":
            fields |= self._plotted(fields)
        try:
            asked = _ACT.decode(msgspec.json.encode(fields))
        except msgspec.ValidationError as error:
            raise BadInput([Fault("request", str(error), "see the help of the command")]) from error
        if isinstance(asked, ask.OpenIncident | ask.StateIncident):
            check_kept(self.folder, [(one.sha256.hex(), one.size) for one in asked.attachments])
        reply, effects = act(self.node, asked, self.moment())
        # What was said stands as it was typed; whoever typed it may want to say it again.
        doubts = list(doubts_in(fields))
        warnings = [*reply.get("warnings", ()), *doubts]
        return (reply | {"warnings": warnings} if warnings else reply), effects

    def rung(self, record_id: bytes, what: str) -> str:
        """Return the words of a ring in the desk's language, where they are those of a code."""
        stored = self.store.record(record_id)
        said = meaning(parse(stored.data)) if stored else None
        if not isinstance(said, Coded):
            return what
        return what.replace(said.spelled(), words_of(said, self.settings.desk.language))

    def _plotted(self, fields: Mapping[str, Any]) -> Request:
        """Say in the read-back where this node plots the notice."""
        from keepclear.host.plot import first_position, near
        from keepclear.space.place import mgrs

        name, channel = str(fields.get("notice", "")), str(fields.get("channel", ""))
        view = views.notice(self.node, self.moment(), name, channel)
        place = first_position(view["volumes"])
        return {"plotted": mgrs(place), "near": near(place)}


def _plotted_view(body: Body, view: Any) -> Any:
    """Add to a notice what an officer compares before reading it back."""
    from keepclear.host.plot import lines  # The gazetteer is read when it is first needed.
    from keepclear.host.plotting.showing import plot_at
    from keepclear.space.place import Place

    span = view["from"], view["until"]
    places = [Place(*at) for volume in view["volumes"] for at in volume["positions"]]
    said = lines(view["volumes"], span, zone_of(body.settings))
    return view | {"plotted": said, "plot": plot_at(places)}


def _pacing(settings: Settings) -> Pacing | None:
    return settings.clock.scenario.pacing() if settings.clock.scenario else None


def _notices(body: Body, channel: str = "", every: bool = False) -> Any:
    return views.notices(body.node, body.moment(), channel, every=every)


def _outstanding(body: Body) -> Any:
    return views.outstanding(body.node)


def _notice(body: Body, notice: str, channel: str = "") -> Any:
    return _plotted_view(body, views.notice(body.node, body.moment(), notice, channel))


def _watch(body: Body, limit: int = watching.WATCH_LISTED, language: str = "") -> Any:
    return watching.watch(body.node, body.moment(), limit, _read_in(body, language))


def _on_watch(body: Body, limit: int = watching.WATCH_LISTED, language: str = "") -> Any:
    return keeping.on_watch(body.node, body.moment(), limit, _read_in(body, language))


def _handover(body: Body, last: bool = False, language: str = "") -> Any:
    return handover(body.node, body.moment(), _read_in(body, language), last=last)


def _checklists(body: Body) -> Any:
    return keeping.checklists(body.node)


def _checklist(body: Body, name: str) -> Any:
    return keeping.checklist(body.node, checklist_named(body.node, name))


def _status(body: Body) -> Any:
    return views.status(body.node, body.moment())


def _conflicts(body: Body) -> Any:
    return views.conflicts(body.node)


def _what_if(body: Body, notices: Any, channel: str = "") -> Any:
    try:
        drafts = msgspec.json.decode(msgspec.json.encode(notices), type=list[ask.Draft])
    except msgspec.ValidationError as error:
        raise BadInput([Fault("notices", str(error), "see the help of the command")]) from error
    return views.what_if(body.node, body.moment(), channel, drafts)


def _ways_out(body: Body, notice: str, channel: str = "") -> Any:
    return views.ways_out(body.node, body.moment(), notice, channel)


def _picture(body: Body, channel: str = "", at: int = 0) -> Any:
    return views.picture_at(body.node, channel, at or body.moment().utc)


def _line_state(body: Body) -> Any:
    return line_states(body.node, body.moment())


def _counts(body: Body) -> Any:
    return body.store.counts()


def _messages(body: Body, language: str = "") -> Any:
    return views.messages(body.node, body.moment(), _read_in(body, language))


def _read_in(body: Body, language: str) -> str:
    """Return the language that is read in: the one asked for, or that of the desk."""
    if not language:
        return body.settings.desk.language
    from keepclear.desk.words.lexicon import LANGUAGES  # Fluent, only where a language is named.

    return language if language in LANGUAGES else body.settings.desk.language


def _takings(body: Body) -> Any:
    return views.takings(body.node, body.moment())


def _kinds(body: Body, channel: str = "") -> Any:
    return views.kinds(body.node, channel)


def _our_card(body: Body) -> Any:
    """Say what others have of us, as `keepclear card` prints it now."""
    card = our_card(body.folder)
    return {"party": card.name, "fingerprint": card.spoken()}


def _witness_key(body: Body) -> Any:
    return key_view(body.node, log_signer(body.folder).public_key)


def _of_the_node(view: registers.View) -> Callable[..., Any]:
    return lambda body, **asked: view(body.node, body.moment(), **asked)


_VIEWS: Mapping[str, Callable[..., Any]] = {
    "notices": _notices,
    "notice": _notice,
    "outstanding": _outstanding,
    "watch": _watch,
    "on watch": _on_watch,
    "handover": _handover,
    "checklists": _checklists,
    "checklist": _checklist,
    "status": _status,
    "line state": _line_state,
    "conflicts": _conflicts,
    "picture": _picture,
    "counts": _counts,
    "kinds": _kinds,
    "messages": _messages,
    "takings": _takings,
    "what if": _what_if,
    "ways out": _ways_out,
    "our card": _our_card,
    "witness key": _witness_key,
    **{name: _of_the_node(view) for name, view in registers.VIEWS.items()},
    **plotting.VIEWS,
    **zone_plotting.VIEWS,
    **agreement_plotting.VIEWS,
}
