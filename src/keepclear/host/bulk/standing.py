"""What stands at the node that a list is compared with: our notices in a channel, or our sites.

Asked for in pages, so that the node answers others in between. Of sites only numbers, names and
hashes are asked for to compare; their places only by an officer whose reading is noted.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from keepclear.limits import NOTICES_PER_ACT_MAX

Ask: TypeAlias = Callable[[Mapping[str, Any]], Any]
View: TypeAlias = dict[str, Any]


class Standing(Protocol):
    """What a list is compared with, and the act by which it is taken."""

    @property
    def ask(self) -> Ask:
        """What asks the node."""

    @property
    def act(self) -> str:
        """The act by which the list is taken."""

    @property
    def prefix(self) -> str:
        """How a key begins that names something by its number."""

    @property
    def fields(self) -> View:
        """What the act carries beside its lines."""

    def imported(self) -> Iterator[View]:
        """Yield the keys of the list that were imported: serial, content and state of each."""

    def contents(self) -> Iterator[View]:
        """Yield what stands: number, name and content, and volumes where these are not private."""

    def whole(self) -> Iterator[View]:
        """Yield what stands, whole."""


def _pages(ask: Ask, request: View, first: Any, last: str) -> Iterator[View]:
    after = first
    while page := ask(request | {"after": after}):
        yield from page
        after = page[-1][last]


@dataclass(frozen=True, slots=True)
class Movements:
    """Our notices in one channel; those of another party where one is named."""

    ask: Ask
    channel: str
    source: str
    precedence: str = "ROUTINE"
    party: str = ""
    act: str = "import"

    @property
    def prefix(self) -> str:
        """How a key begins that names a notice by its number."""
        from keepclear.node.officer.importing import BY_NUMBER

        return BY_NUMBER

    @property
    def fields(self) -> View:
        """What the act carries beside its lines."""
        return {"channel": self.channel, "source": self.source, "precedence": self.precedence}

    def imported(self) -> Iterator[View]:
        """Yield the keys of the list that were imported."""
        request = {"view": "imported keys", "channel": self.channel, "source": self.source}
        return _pages(self.ask, request, "", "key")

    def contents(self) -> Iterator[View]:
        """Yield what stands, with its volumes."""
        return self.whole()

    def whole(self) -> Iterator[View]:
        """Yield what stands, whole."""
        request = {"view": "whole notices", "channel": self.channel, "party": self.party}
        return _pages(self.ask, request, 0, "serial")


@dataclass(frozen=True, slots=True)
class Sites:
    """The protected sites of our own register."""

    ask: Ask
    source: str
    role: str = ""
    initials: str = ""
    act: str = "import sites"

    @property
    def prefix(self) -> str:
        """How a key begins that names a site by its number."""
        from keepclear.node.officer.importing_sites import BY_NUMBER

        return BY_NUMBER

    @property
    def fields(self) -> View:
        """What the act carries beside its lines."""
        return {"source": self.source}

    def imported(self) -> Iterator[View]:
        """Yield the keys of the list that were imported."""
        return _pages(self.ask, {"view": "imported sites", "source": self.source}, "", "key")

    def contents(self) -> Iterator[View]:
        """Yield what stands by number, name and hash; no place of any."""
        return _pages(self.ask, {"view": "site contents"}, 0, "serial")

    def whole(self) -> Iterator[View]:
        """Yield what stands, whole; each page is noted as read before it is shown."""
        numbers = [row["number"] for row in self.contents()]
        last = 0
        for at in range(0, len(numbers), NOTICES_PER_ACT_MAX):
            asked = numbers[at : at + NOTICES_PER_ACT_MAX]
            who = {"role": self.role, "initials": self.initials}
            read = self.ask({"act": "site read", "sites": asked, **who})
            who = {"role": read["role"], "initials": read["initials"]}
            page = self.ask({"view": "whole sites", "after": last, **who})
            yield from page
            last = page[-1]["serial"]
