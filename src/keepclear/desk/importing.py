"""What a list is compared with before it is imported, and what is written when it is exported.

In pages, each asked for after the one before, so that ten thousand lines never hold up a STOP.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from keepclear.exchange.meaning import Kind, meaning
from keepclear.exchange.notice import Activity, Notice, encode_volumes
from keepclear.exchange.release import Label, Release
from keepclear.limits import NOTICES_PER_ACT_MAX
from keepclear.node.known import VersionRow
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer.importing import content_of
from keepclear.node.officer.importing_sites import content_of_site
from keepclear.node.officer.meant import line_named, party_named
from keepclear.node.register.imports import SITES, imported
from keepclear.node.register.reading import may_read
from keepclear.node.register.site import Site
from keepclear.record.canonical import encode
from keepclear.record.envelope import parse

View = dict[str, Any]
KEYS_PER_PAGE: Final = 2_000


def imported_keys(
    node: Node, moment: Moment, channel: str = "", source: str = "", after: str = ""
) -> list[View]:
    """List keys of a list that was imported: the serial and hash of each, and whether it stands."""
    line = line_named(node, channel)
    found = imported(node.store, line.channel, source, after, KEYS_PER_PAGE)
    return [
        {
            "key": one.key,
            "serial": one.serial,
            "content": one.content.hex(),
            "state": _state(node, line, one.serial, moment),
        }
        for one in found
    ]


def _state(node: Node, line: Line, serial: int, moment: Moment) -> str:
    versions = node.store.versions_of(line.channel, line.our_index, serial)
    standing = [version for version in versions if version.end < 0]
    if not standing:
        return "CANCELLED"
    return "STANDS" if standing[-1].until_utc > moment.utc else "EXPIRED"


def whole_notices(
    node: Node, moment: Moment, channel: str = "", party: str = "", after: int = 0
) -> list[View]:
    """List notices of one party that stand, ours unless another is named, each whole, by serial."""
    line = line_named(node, channel)
    index = party_named(line, party) if party else line.our_index
    # What stands is in memory; to ask the store for each page anew would read all of it each time.
    rows = [
        plan.row
        for plan in node.situation.plans.values()
        if plan.row.channel == line.channel
        and plan.row.party == index
        and plan.row.serial > after
        and not plan.row.waiting
        and plan.row.until_utc > moment.utc
    ]
    page = sorted(rows, key=lambda row: row.serial)[:NOTICES_PER_ACT_MAX]
    return [_whole(node, line, row) for row in page]


def _whole(node: Node, line: Line, row: VersionRow) -> View:
    stored = node.store.record(row.id)
    assert stored is not None, "a version is made by a record that is kept"
    said = meaning(parse(stored.data))
    assert isinstance(said, Notice), "a version is made by a notice"
    volumes = encode(encode_volumes(said.volumes))
    activity = Activity(row.activity).name.lower()
    return {
        "serial": row.serial,
        "number": f"{line.names.get(row.party, '?')}-{row.serial}",
        "name": row.name,
        "activity": activity,
        "volumes": volumes,
        "text": said.text,
        "record": row.id.hex(),
        "content": content_of(row.name, activity, volumes, said.text).hex(),
    } | _label(line, row)


def _label(line: Line, row: VersionRow) -> View:
    """Say how far the author of a version lets it be told; own units where it says nothing."""
    said = [
        statement
        for about in line.store.about(line.channel, row.id)
        if about.kind == Kind.RELEASE
        and about.party == row.party
        and isinstance(statement := meaning(parse(about.data)), Release)
    ]
    if not said:
        return {"label": Label.OWN_UNITS_ONLY.name, "handling": Label.OWN_UNITS_ONLY.words}
    return {"label": said[-1].label.name, "handling": said[-1].handling}


# Sites of our own register


def imported_sites(node: Node, moment: Moment, source: str = "", after: str = "") -> list[View]:
    """List keys of a list of sites that was imported; no place of any is shown."""
    standing = node.sites.sites(node, moment.utc)
    return [
        {
            "key": one.key,
            "serial": one.serial,
            "content": one.content.hex(),
            "state": "STANDS" if one.serial in standing else "CANCELLED",
        }
        for one in imported(node.store, SITES, source, after, KEYS_PER_PAGE)
    ]


def site_contents(node: Node, moment: Moment, after: int = 0) -> list[View]:
    """List the numbers and names of our sites, each with a hash of what it states, by serial."""
    return [
        {
            "serial": site.serial,
            "number": f"{node.us.name}-{site.serial}",
            "name": site.name,
            "content": content_of_site(site).hex(),
        }
        for site in _sites(node, moment, after)
    ]


def whole_sites(
    node: Node, moment: Moment, after: int = 0, role: str = "", initials: str = ""
) -> list[View]:
    """List our sites whole, by serial, of those whose reading by this officer was just noted."""
    return [
        {
            "serial": site.serial,
            "number": f"{node.us.name}-{site.serial}",
            "name": site.name,
            "activity": site.kind.name.lower(),
            "volumes": encode(encode_volumes(site.volumes)),
            "text": site.text,
        }
        for site in _sites(node, moment, after)
        if may_read(node, site.serial, role, initials, moment.utc)
    ]


def _sites(node: Node, moment: Moment, after: int) -> list[Site]:
    standing = node.sites.sites(node, moment.utc)
    return [standing[n] for n in sorted(n for n in standing if n > after)[:NOTICES_PER_ACT_MAX]]


VIEWS: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "imported keys": imported_keys,
        "whole notices": whole_notices,
        "imported sites": imported_sites,
        "site contents": site_contents,
        "whole sites": whole_sites,
    }
)
