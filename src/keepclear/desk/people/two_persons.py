"""Drafts, and acts that take two persons: who prepared one, who released it, and what exactly.

The rule: nobody releases what they prepared themselves, whatever roles they have
or get meanwhile; and what is released is what the releaser was shown, to the last
version. A draft that its author changes is no longer asked for.

How the act itself is not done twice: it is given to the node under a reference made
of the draft and its version, so a crash between the node's commit and ours is made
good by releasing once more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any, Final

import msgspec

from keepclear.desk.people.account import Role
from keepclear.desk.people.book import Shelf
from keepclear.desk.people.log import What
from keepclear.desk.people.may import RULES, Rule, Way, may_release, way_of
from keepclear.desk.people.register import Register
from keepclear.desk.people.wrong import refuse
from keepclear.limits import (
    DRAFT_BYTES_MAX,
    DRAFT_TITLE_CHARACTERS_MAX,
    DRAFTS_DONE_LISTED_MAX,
    DRAFTS_PER_ACCOUNT_MAX,
)
from keepclear.record.text import find_refused

_OF_SITES: Final = frozenset({"site add", "site amend", "import sites"})
# By these a page keeps a name whole within words of another direction; they turn nothing round.
_ISOLATES: Final = dict.fromkeys(range(0x2066, 0x206A))
_replace = msgspec.structs.replace


class State(StrEnum):
    """How far a draft is."""

    OPEN = "open"
    ASKED = "asked"  # its release was asked for
    SENT_BACK = "sent back"
    RELEASED = "released"


class Draft(msgspec.Struct, frozen=True):
    """An act that somebody prepares; `body` is what the act is, without who does it.

    `form` is what a page needs to show it as it was typed; nothing of it is done. A draft without
    an act is a form alone, kept so that nothing typed is lost.
    """

    id: str
    act: str
    title: str
    body: dict[str, Any]
    form: dict[str, Any]
    by: str  # the account of whoever prepares it
    name: str
    initials: str
    version: int
    changed_at: int
    state: State = State.OPEN
    asked_at: int = 0
    note: str = ""  # of whoever sent it back
    decided_by: str = ""
    decided_initials: str = ""
    decided_at: int = 0
    reply: dict[str, Any] = {}

    @property
    def ref(self) -> str:
        """Under which reference the node does it, once."""
        return sha256(f"draft/{self.id}/{self.version}".encode()).hexdigest()[:32]

    def digest(self) -> str:
        """Return the hash of what would be done, for the log."""
        return sha256(msgspec.json.encode([self.act, self.body], order="deterministic")).hexdigest()


@dataclass(frozen=True, slots=True)
class Officer:
    """Who acts: the key of the account, the name and initials, and the roles."""

    key: str
    name: str
    initials: str
    roles: frozenset[Role]


class Cannot(StrEnum):
    """Why something is not done with a draft."""

    NOT_THERE = "draft-not-there"
    NOT_YOURS = "draft-not-yours"
    OWN = "four-eyes"  # whoever prepared it does not release it
    ROLE = "role"
    CHANGED = "draft-changed"
    STALE = "draft-stale"  # another window of its author wrote it meanwhile
    NOT_ASKED = "draft-not-asked"
    DONE = "draft-released"
    ALONE = "draft-of-one"  # nobody releases an act of this kind: it is done at once
    MANY = "drafts-full"
    LONG = "draft-too-long"


class Drafts:
    """The drafts of one desk."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._rows = Shelf(register.book, "draft", Draft)

    def seen_by(self, officer: Officer) -> list[Draft]:
        """Return an officer's own drafts and those that ask for a release, the latest first.

        What is done is there too, as far back as is listed. Another's draft of protected sites is
        listed without what it says of them.
        """
        rows = self._rows.all().values()
        seen = [_listed(draft, officer) for draft in rows if _may_see(draft, officer)]
        seen.sort(key=lambda draft: draft.changed_at, reverse=True)
        done = [draft for draft in seen if draft.state is State.RELEASED]
        return [d for d in seen if d.state is not State.RELEASED] + done[:DRAFTS_DONE_LISTED_MAX]

    def find(self, officer: Officer, draft_id: str, now: int) -> Draft | Cannot:
        """Return a draft that an officer may see, whole; who reads another's of sites is noted."""
        draft = self._rows.get(draft_id)
        if draft is None or not _may_see(draft, officer):
            return Cannot.NOT_THERE
        if draft.act in _OF_SITES and draft.by != officer.key:
            with self._register.change():
                self._note(now, What.SITES_READ, officer, draft)
        return draft

    def keep(
        self,
        officer: Officer,
        draft_id: str,
        act: str,
        title: str,
        body: Mapping[str, Any],
        now: int,
        form: Mapping[str, Any] | None = None,
        version: int = 0,
    ) -> Draft | Cannot:
        """Write a draft down as its author has it now; the same words again change nothing.

        `version` is the one that these words were written over, 0 for none: where another window
        of theirs wrote meanwhile nothing is changed. Raises BadInput where the title is wrong.
        """
        _check_title(title)
        if act and way_of(officer.roles, act) is Way.NOT:
            return Cannot.ROLE
        if len(msgspec.json.encode([body, form])) > DRAFT_BYTES_MAX:
            return Cannot.LONG
        with self._register.change():
            before = self._rows.get(draft_id)
            refused = self._not_kept(before, officer)
            if refused:
                return refused
            after = Draft(
                draft_id,
                act,
                title,
                dict(body),
                dict(form or {}),
                by=officer.key,
                name=officer.name,
                initials=officer.initials,
                # Also where it was thrown away meanwhile: no reference to the node comes twice.
                version=(before.version if before else version) + 1,
                changed_at=now,
                note=before.note if before else "",
            )
            if before and _same(before, after):
                return before
            if before and before.version != version:
                return Cannot.STALE
            self._rows.put(draft_id, after)
            return after

    def _not_kept(self, before: Draft | None, officer: Officer) -> Cannot | None:
        if before is None:
            own = [
                draft
                for draft in self._rows.all().values()
                if draft.by == officer.key and draft.state is not State.RELEASED
            ]
            return Cannot.MANY if len(own) >= DRAFTS_PER_ACCOUNT_MAX else None
        if before.by != officer.key:
            return Cannot.NOT_YOURS
        return Cannot.DONE if before.state is State.RELEASED else None

    def ask(self, officer: Officer, draft_id: str, now: int) -> Draft | Cannot:
        """Ask that somebody else releases a draft of one's own."""
        with self._register.change():
            draft = self._own(officer, draft_id)
            if isinstance(draft, Cannot) or draft.state is State.ASKED:
                return draft
            if not RULES.get(draft.act, Rule()).release:
                return Cannot.ALONE
            asked = _replace(draft, state=State.ASKED, asked_at=now)
            self._rows.put(draft_id, asked)
            self._note(now, What.ASKED, officer, asked)
            return asked

    def _own(self, officer: Officer, draft_id: str) -> Draft | Cannot:
        draft = self._rows.get(draft_id)
        if draft is None or not _may_see(draft, officer):
            return Cannot.NOT_THERE
        if draft.by != officer.key:
            return Cannot.NOT_YOURS
        return Cannot.DONE if draft.state is State.RELEASED else draft

    def drop(self, officer: Officer, draft_id: str) -> Draft | Cannot:
        """Throw a draft of one's own away."""
        with self._register.change():
            draft = self._own(officer, draft_id)
            if not isinstance(draft, Cannot):
                self._rows.drop(draft_id)
            return draft

    def begin_release(self, officer: Officer, draft_id: str, version: int) -> Draft | Cannot:
        """Return the draft that is now to be done by the node, or why it is not."""
        draft = self._rows.get(draft_id)
        if draft is None or not _may_see(draft, officer):
            return Cannot.NOT_THERE
        return self._not_released(draft, officer, version) or draft

    def _not_released(self, draft: Draft, officer: Officer, version: int) -> Cannot | None:
        if draft.by == officer.key:
            return Cannot.OWN
        if not may_release(officer.roles, draft.act):
            return Cannot.ROLE
        if draft.state is State.RELEASED:
            return Cannot.DONE
        if draft.version != version:
            return Cannot.CHANGED
        return None if draft.state is State.ASKED else Cannot.NOT_ASKED

    def end_release(
        self, officer: Officer, done: Draft, reply: Mapping[str, Any], now: int
    ) -> Draft:
        """Write down that a draft was released: what the node did is what `done` holds."""
        with self._register.change():
            before = self._rows.get(done.id)
            if before is not None and before.state is State.RELEASED:
                return before
            released = _decided(done, officer, now, State.RELEASED)
            released = _replace(released, changed_at=now, reply=dict(reply))
            self._rows.put(done.id, released)
            self._note(now, What.RELEASED, officer, released)
            self._forget_done()
            return released

    def _forget_done(self) -> None:
        done = [draft for draft in self._rows.all().values() if draft.state is State.RELEASED]
        done.sort(key=lambda draft: draft.decided_at, reverse=True)
        for draft in done[DRAFTS_DONE_LISTED_MAX:]:
            self._rows.drop(draft.id)

    def send_back(
        self, officer: Officer, draft_id: str, version: int, note: str, now: int
    ) -> Draft | Cannot:
        """Give a draft back to its author, with a word on why."""
        with self._register.change():
            draft = self.begin_release(officer, draft_id, version)
            if isinstance(draft, Cannot):
                return draft
            sent = _replace(_decided(draft, officer, now, State.SENT_BACK), note=note)
            self._rows.put(draft_id, sent)
            self._note(now, What.SENT_BACK, officer, sent)
            return sent

    def _note(self, now: int, what: What, officer: Officer, draft: Draft) -> None:
        detail = {
            "draft": draft.id,
            "version": str(draft.version),
            "act": draft.act,
            "drafted by": f"{draft.name} ({draft.initials})",
            "sha256": draft.digest(),
        }
        if what is What.RELEASED:
            detail |= {"released by": f"{officer.name} ({officer.initials})", "ref": draft.ref}
        self._register.note(now, what, officer.name, draft.title, detail=detail)


def _check_title(title: str) -> None:
    """Raise BadInput where others could not read a title whole, or not as it was written."""
    wrong = []
    if len(title) > DRAFT_TITLE_CHARACTERS_MAX:
        wrong.append(("title", "title-long"))
    if find_refused(title.translate(_ISOLATES)):
        wrong.append(("title", "title-characters"))
    refuse(wrong)


def _decided(draft: Draft, officer: Officer, now: int, state: State) -> Draft:
    """Return a draft as another officer has left it: released, or sent back."""
    return _replace(
        draft,
        state=state,
        decided_by=officer.name,
        decided_initials=officer.initials,
        decided_at=now,
    )


def _may_see(draft: Draft, officer: Officer) -> bool:
    """Tell whether an officer sees a draft: its author, and who may release what is asked for."""
    if draft.by == officer.key:
        return True
    is_out = draft.state in (State.ASKED, State.RELEASED)
    return is_out and may_release(officer.roles, draft.act)


def _same(before: Draft, after: Draft) -> bool:
    return _said(before) == _said(after)


def _listed(draft: Draft, officer: Officer) -> Draft:
    is_told = draft.by == officer.key or draft.act not in _OF_SITES
    return draft if is_told else _replace(draft, body={}, form={}, reply={})


def _said(draft: Draft) -> tuple[Any, ...]:
    return draft.act, draft.title, draft.body, draft.form
