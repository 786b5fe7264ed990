"""How exactly a notice is told into a channel: what is written of it, and what stays with us.

An amendment is told as the version before it was, unless its officer says otherwise:
who forgets to say so does not tell more than before.
"""

from dataclasses import dataclass, replace

from keepclear.errors import BadInput, BadRecord, Fault
from keepclear.exchange.meaning import Kind
from keepclear.exchange.notice import Notice, encode_volumes, parse_amend, parse_give
from keepclear.exchange.release import Label, Release, parse_label
from keepclear.limits import VOLUMES_PER_NOTICE_MAX
from keepclear.node import request as ask
from keepclear.node.log.line import Entry, Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer.meant import bad
from keepclear.node.officer.writing import check_size, write
from keepclear.node.register.releases import NOTICE, keep_exact, note_released
from keepclear.record.canonical import encode
from keepclear.space.enlarged import released, rounded
from keepclear.space.precision import EXACT, Precision, parse_precision


@dataclass(frozen=True, slots=True)
class Telling:
    """A precision and a label; without a label and exact, nothing is said of either."""

    precision: Precision = EXACT
    label: Label | None = None
    handling: str = ""

    def write(
        self,
        node: Node,
        line: Line,
        request: ask.Give | ask.Amend,
        kind: Kind,
        notice: Notice,
        moment: Moment,
    ) -> Entry:
        """Write a notice as it is told, and beside it how that is.

        Crash just after the commit: the notice, its release and its exact volumes all hold.
        """
        told = self.told(notice)
        entry = write(node, line, request, kind, told, request.precedence, moment)
        if self.label is None:
            return entry
        release = Release(entry.row.id, self.precision, self.label, self.handling)
        write(node, line, request, Kind.RELEASE, release, request.precedence, moment)
        if not self.precision.is_exact:
            keep_exact(node, entry.row.id, notice.volumes, self.precision)
        note_released(node, NOTICE, entry.row.id, line.channel, release)
        return entry

    def told(self, notice: Notice) -> Notice:
        """Return what is written of a notice; raise BadInput where no record has room for it."""
        if self.precision.is_exact:
            return notice
        volumes = released(notice.volumes, self.precision)
        place, cure = f"notice {notice.name}", "choose larger squares or areas, or split it"
        if len(volumes) > VOLUMES_PER_NOTICE_MAX:
            fault = f"told as {self.precision} it has {len(volumes)} volumes"
            raise bad(place, f"{fault}, over {VOLUMES_PER_NOTICE_MAX}", cure)
        read = encode_volumes(volumes)
        check_size(len(encode(read)) + len(notice.text.encode()), place)
        span = rounded(notice.validity, self.precision.step_s)
        told = replace(notice, volumes=volumes, validity=span, read=read)
        try:
            (parse_give if notice.supersedes is None else parse_amend)(told.body())
        except BadRecord as error:
            raise bad(place, error.what, cure) from error
        return told


def telling(request: ask.Give | ask.Amend, before: Release | None = None) -> Telling:
    """Return how an officer wants a notice told; `before` is how its last version was."""
    label = before.label if before else None
    handling = request.handling or (before.text if before else "")
    precision = before.precision if before else EXACT
    faults: list[Fault] = []
    try:
        precision = parse_precision(request.precision) if request.precision else precision
    except BadInput as error:
        faults += error.faults
    try:
        label = parse_label(request.label, handling) if request.label else label
    except BadInput as error:
        faults += error.faults
    if faults:
        raise BadInput(faults)
    if label is None and (not precision.is_exact or request.handling):
        label = Label.OWN_UNITS_ONLY  # Whoever tells less, and says no more, means it for few.
    return Telling(precision, label, handling)
