"""What has been read so far, held in little more than what the search for conflicts needs.

Volumes go into the columns of the search as they are read, whatever file they stand in; of a
notice its name, and where it was first read, are kept beside them. The rule: nothing is compared
unless every feature is good, so the first fault lets go of the columns.
"""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

import numpy as np

from keepclear.errors import Fault
from keepclear.exchange.notice import Activity
from keepclear.picture.conflict import ActivePlans
from keepclear.space.index import Index, columns_of, rehearse
from keepclear.space.volume import Volume
from keepclear.standards.geojson_rfc7946.mapping import Claim, Feature, Plan, two_parties

# Loading the loops takes a second; so many volumes take about as long without them. They are also
# how many are read before they go into the columns together.
HASTEN_FROM: Final = 2_000


class Plans(Mapping[str, Plan]):
    """All plans by notice, sorted; each is made from the columns whenever it is asked for."""

    def __init__(self, active: ActivePlans[str], given: Mapping[str, datetime]) -> None:
        """Show the plans of `active`, and when those were given that say it."""
        self.active, self._given = active, given

    def __getitem__(self, name: str) -> Plan:
        volumes = self.active.volumes(name)
        return Plan(self.party(name), volumes, self.activities(name), self.given(name))

    def party(self, name: str) -> str:
        """Return whose a notice is."""
        return str(self.active.party(name))

    def given(self, name: str) -> datetime | None:
        """Return when a notice was given, where it says so."""
        return self._given.get(name)

    def activities(self, name: str) -> tuple[str, ...]:
        """Return what the features of a notice name, each once, without reading its volumes."""
        return tuple(Activity(code).name.lower() for code in self.active.activities(name))

    def parties(self) -> Counter[str]:
        """Return how many notices each party has."""
        return Counter(map(self.party, self))

    def __iter__(self) -> Iterator[str]:
        return iter(self.active)

    def __len__(self) -> int:
        return len(self.active)


class Intake:
    """Takes what features say, one after the other, until `plans` gives the whole."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []  # of notices under two parties
        self._numbers: dict[str, int] = {}
        self._parties: dict[str, int] = {}
        # By the number of a notice: its party, and the file and the feature that first name it.
        self._party_of: array[int] = array("i")
        self._file_of: array[int] = array("i")
        self._feature_of: array[int] = array("q")
        self._files: dict[str, int] = {}
        self._given: dict[str, datetime] = {}
        self._index: Index | None = Index()
        self._volumes: list[Volume] = []
        self._about: list[tuple[int, int, int]] = []  # notice, party and activity of each of these

    def __len__(self) -> int:
        """Return how many notices were named."""
        return len(self._numbers)

    def take(self, name: str, claim: Claim) -> None:
        """Take what one feature says, in the file of this name."""
        group = self._parties.setdefault(claim.party, len(self._parties))
        number = self._numbers.setdefault(claim.notice, len(self._numbers))
        if number == len(self._party_of):
            self._party_of.append(group)
            self._file_of.append(self._files.setdefault(name, len(self._files)))
            self._feature_of.append(claim.number)
        elif self._party_of[number] != group:
            self._note_two_parties(name, claim, number)
        if claim.feature is None or self.faults:
            self.refuse()
        elif self._index is not None:
            self._keep(claim.feature, number, group)

    def refuse(self) -> None:
        """Let go of what nothing will be compared with; faults are still found."""
        self._index = None
        self._volumes, self._about, self._given = [], [], {}

    def plans(self) -> Plans:
        """Return the plans; there were no faults, and nothing more is taken."""
        assert self._index is not None, "what was refused is not compared"
        self._put_into_columns()
        active = ActivePlans.gathered(self._index, self._numbers, self._parties)
        return Plans(active, self._given)

    def _keep(self, feature: Feature, number: int, group: int) -> None:
        about = number, group, int(Activity[feature.activity.upper()])
        self._volumes += feature.volumes
        self._about += [about] * len(feature.volumes)
        if feature.given:
            known = self._given.get(feature.notice, feature.given)
            self._given[feature.notice] = max(known, feature.given)
        if len(self._volumes) > HASTEN_FROM:
            _hasten()
            self._put_into_columns()

    def _put_into_columns(self) -> None:
        if self._index is None or not self._volumes:
            return
        rows, lonlat = columns_of(self._volumes)
        about = np.array(self._about)
        rows["plan"], rows["group"], rows["activity"] = about.T
        self._index.extend(rows, lonlat, spare=True)
        self._volumes, self._about = [], []

    def _note_two_parties(self, name: str, claim: Claim, number: int) -> None:
        parties, files = list(self._parties), list(self._files)
        party = parties[self._party_of[number]]
        first = Claim(self._feature_of[number], claim.notice, party, None)
        place = first.place(files[self._file_of[number]])
        self.faults.append(two_parties(claim, name, party, place))


def _hasten() -> None:
    """Load the loops of the search, where there is a compiler to make them quick."""
    from keepclear.space.compiled import COMPILED

    if COMPILED:
        rehearse()
