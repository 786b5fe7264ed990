"""Who may sit at the desk: added, changed and removed, and let in by links that are good once.

Time is this machine's own, whatever clock the node keeps: what ended by a
scenario clock would end within minutes. What takes long, hashing passwords, is
done by whoever calls, beside this.
"""

import msgspec

from keepclear.desk.people import account as acc
from keepclear.desk.people import link as links
from keepclear.desk.people.account import Account, Role
from keepclear.desk.people.log import What
from keepclear.desk.people.register import COMMAND_LINE, Register
from keepclear.desk.people.session import hash_of
from keepclear.desk.people.signed_in import Entered, SignedIn
from keepclear.desk.people.wrong import refuse

_HANDLE_BYTES = 32
_replace = msgspec.structs.replace


class People:
    """Everyone who may sit at one desk."""

    def __init__(self, register: Register, signed_in: SignedIn) -> None:
        self._register, self._signed_in = register, signed_in

    def all(self) -> list[Account]:
        """Return everyone, by name."""
        return list(self._register.accounts.all().values())

    def find(self, name: str) -> Account | None:
        """Return whoever has a name, in any letter case."""
        return self._register.accounts.get(acc.key_of(name))

    @property
    def has_administrator(self) -> bool:
        """Whether anybody may change people."""
        return acc.any_administrator(self._register.accounts.all())

    # Links

    def first_link(self, now: int, *, anew: bool = False) -> str | None:
        """Return the token of the link that makes the first administrator; None where one is.

        It stays the same until it is used or ends, unless a new one is asked for.
        """
        rows = self._register.links
        with self._register.change():
            if self.has_administrator:
                return None
            for link in rows.all().values():
                if link.account == links.FIRST and not (anew or link.has_ended(now)):
                    return link.token
            self._register.drop_links(links.FIRST)
            token = self._register.token()
            rows.put(hash_of(token), links.Link(links.FIRST, links.link_until(now), token))
            self._register.note(now, What.FIRST_LINK, COMMAND_LINE)
        return token

    def link_for(self, name: str, by: str, now: int) -> str:
        """Return the token of a new link by which somebody sets a password; older ones end.

        The password and second factors of before hold until it is used.
        """
        with self._register.change():
            account = self._register.of(name)
            self._register.drop_links(account.key)
            token = self._register.token()
            link = links.Link(account.key, links.link_until(now))
            self._register.links.put(hash_of(token), link)
            self._register.note(now, What.LINK, by, account.name)
        return token

    def look_at_link(self, token: str, now: int) -> Account | None:
        """Return for whom a link is, None for the first administrator; raise where it is none."""
        link = self._register.links.get(hash_of(token))
        if link is None or link.has_ended(now):
            refuse([("token", "link-ended")])
        assert link is not None
        account = self._register.accounts.get(link.account)
        if self.has_administrator if link.account == links.FIRST else account is None:
            refuse([("token", "link-ended")])
        return account

    def take_first(self, token: str, account: Account, now: int, address: str) -> Entered:
        """Make the first administrator by the link for it, and sign them in."""
        with self._register.change():
            if self.look_at_link(token, now) is not None:
                refuse([("token", "link-ended")])
            first = _replace(account, roles=acc.FIRST_ROLES)
            made = self.add(first, account.name.strip(), now)
            self._register.drop_links(links.FIRST)
            return self._signed_in.enter(made, now, address)

    def take_link(self, token: str, sealed: str, now: int, address: str) -> Entered:
        """Set the password of whoever a link is for, and sign them in.

        Their second factors are gone: who lost them would otherwise stay outside.
        """
        with self._register.change():
            account = self.look_at_link(token, now)
            if account is None:
                refuse([("token", "link-ended")])
            assert account is not None
            self._register.drop_links(account.key)
            self._signed_in.end_all(account.key)
            bare = self._register.keep(
                _replace(account, password=sealed, totp="", totp_new="", recovery=(), passkeys=())
            )
            self._register.note(now, What.PASSWORD, account.name, account.name, address=address)
            return self._signed_in.enter(bare, now, address)

    # Changes

    def add(self, account: Account, by: str, now: int) -> Account:
        """Add somebody; raise BadInput with every fault."""
        with self._register.change():
            made = _replace(
                account,
                name=account.name.strip(),
                roles=acc.in_order(account.roles),
                handle=self._register.chance(_HANDLE_BYTES),
                since=now,
            )
            acc.check_account(self._register.accounts.all(), made)
            self._register.note(now, What.ADDED, by, made.name, detail=_told(made))
            return self._register.keep(made)

    def change(
        self,
        name: str,
        by: str,
        now: int,
        *,
        initials: str | None = None,
        roles: tuple[Role, ...] | None = None,
    ) -> Account:
        """Change somebody's initials or roles; what they do next is held to the new ones."""
        with self._register.change():
            account = self._register.of(name)
            changed = _replace(
                account,
                initials=account.initials if initials is None else initials,
                roles=account.roles if roles is None else acc.in_order(roles),
            )
            acc.check_account(self._register.accounts.all(), changed, former=account.key)
            if changed != account:
                self._register.note(now, What.CHANGED, by, account.name, detail=_told(changed))
            return self._register.keep(changed)

    def remove(self, name: str, by: str, now: int) -> None:
        """Remove somebody; their sessions end at once."""
        with self._register.change():
            account = self._register.of(name)
            acc.check_removal(self._register.accounts.all(), account.key)
            self._register.accounts.drop(account.key)
            self._register.drop_links(account.key)
            self._signed_in.end_all(account.key)
            self._register.note(now, What.REMOVED, by, account.name)

    def set_password(self, name: str, sealed: str, keep: str, now: int) -> None:
        """Set the own password; every session but the one with the token `keep` ends."""
        with self._register.change():
            account = self._register.of(name)
            self._register.keep(_replace(account, password=sealed))
            self._register.drop_links(account.key)
            self._signed_in.end_all(account.key, keep)
            self._register.note(now, What.PASSWORD, account.name, account.name)

    def set_taste(self, name: str, language: str | None, theme: str | None) -> None:
        """Set in which language and theme somebody reads the desk."""
        wrong = []
        if language is not None and language not in acc.LANGUAGES:
            wrong.append(("language", "language-unknown"))
        if theme is not None and theme not in acc.THEMES:
            wrong.append(("theme", "theme-unknown"))
        refuse(wrong)
        with self._register.change():
            account = self._register.of(name)
            self._register.keep(
                _replace(
                    account, language=language or account.language, theme=theme or account.theme
                )
            )


def _told(account: Account) -> dict[str, str]:
    return {"initials": account.initials, "roles": ", ".join(account.roles)}
