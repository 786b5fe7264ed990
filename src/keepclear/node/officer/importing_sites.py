"""Importing a list of protected sites into our own register: each key once, amended if it changed.

The register stays private: nothing is given to anybody by an import, but whoever was given a site
is given its change, as when an officer amends it.
"""

from keepclear.errors import BadInput, Fault
from keepclear.exchange.notice import encode_volumes
from keepclear.limits import NOTICES_PER_ACT_MAX
from keepclear.node import request as ask
from keepclear.node.node import Moment, Node
from keepclear.node.officer import siting
from keepclear.node.officer.importing import content_of
from keepclear.node.officer.meant import Acts, Reply, bad
from keepclear.node.register.imports import SITES, Imported, find_imported, remember
from keepclear.node.register.site import Site
from keepclear.record.canonical import encode

BY_NUMBER = "site:"  # A key that names one of our sites by its number, as an export writes it.


def content_of_site(site: Site) -> bytes:
    """Return the hash of what a site states, as a line of a list that states the same has it."""
    volumes = encode(encode_volumes(site.volumes))
    return content_of(site.name, site.kind.name, volumes, site.text)


def _import(node: Node, request: ask.ImportSites, moment: Moment) -> Reply:
    if not 0 < len(request.lines) <= NOTICES_PER_ACT_MAX:
        raise bad("lines", f"{len(request.lines)} lines", f"1 to {NOTICES_PER_ACT_MAX}")
    new: list[tuple[ask.ImportLine, bytes]] = []
    made: list[Imported] = []
    changed: list[tuple[ask.ImportLine, Site]] = []
    same = 0
    for item, content in _contents(request):
        found = find_imported(node.store, SITES, request.source, item.key)
        if found is not None and found.content == content:
            same += 1
            continue
        serial = found.serial if found else _numbered(node, item.key)
        site = node.sites.sites(node, moment.utc).get(serial)
        if site is None and serial and not found:
            raise bad("key", f"no site stands as {item.key!r}", "export anew, or give it a key")
        if site is None:
            new.append((item, content))
            continue
        made.append(Imported(item.key, site.serial, content))
        if content_of_site(site) == content:
            same += 1
        else:
            changed.append((item, site))
    who = {"ref": request.ref, "role": request.role, "initials": request.initials}
    given = _add(node, [item for item, _ in new], who, moment)
    made += [Imported(i.key, n, content) for (i, content), n in zip(new, given, strict=True)]
    for item, site in changed:
        amend = ask.AmendSite(site=str(site.serial), draft=item.draft, **who)
        siting.ACTS[ask.AmendSite](node, amend, moment)
    remember(node, SITES, request.source, made)
    return {
        "given": [{"key": i.key, "serial": n} for (i, _), n in zip(new, given, strict=True)],
        "amended": [{"key": item.key, "serial": site.serial} for item, site in changed],
        "same": same,
        "late": 0,
    }


def _contents(request: ask.ImportSites) -> list[tuple[ask.ImportLine, bytes]]:
    """Return each line with the hash of its content; raise BadInput for keys that stand twice."""
    keys = [item.key for item in request.lines]
    twice = [key for key in dict.fromkeys(keys) if not key or keys.count(key) > 1]
    if twice:
        cure = "give each line its own"
        raise BadInput([Fault(f"key {key!r}", "twice or empty", cure) for key in twice])
    drafts = [(item, item.draft) for item in request.lines]
    return [(i, content_of(d.name, d.activity, d.volumes, d.text)) for i, d in drafts]


def _add(node: Node, lines: list[ask.ImportLine], who: dict[str, str], moment: Moment) -> list[int]:
    """Enter new sites, and return their serials in the order of the lines."""
    if not lines:
        return []
    add = ask.AddSites(sites=[item.draft for item in lines], **who)
    reply = siting.ACTS[ask.AddSites](node, add, moment)
    return [int(one["number"].rpartition("-")[2]) for one in reply["sites"]]


def _numbered(node: Node, key: str) -> int:
    """Return the serial in a key that names one of our sites, `site:A-3`; else 0."""
    party, _, serial = key.removeprefix(BY_NUMBER).rpartition("-")
    named = key.startswith(BY_NUMBER) and party == node.us.name and len(serial) < 11
    return int(serial) if named and serial.isascii() and serial.isdigit() else 0


ACTS: Acts = {ask.ImportSites: _import}
