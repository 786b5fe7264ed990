"""Keeping the register of protected sites, and saying which party is given what of it.

Every act here is our own officers'. What another party says or asks opens nothing
of the register by itself, beyond what its owner chose for that party.
"""

from collections.abc import Sequence
from dataclasses import replace

from keepclear.errors import BadInput, Fault
from keepclear.exchange.notice import Activity
from keepclear.exchange.release import Label, parse_label
from keepclear.exchange.rule.separation import LATERAL_M_MAX
from keepclear.limits import SITES_MAX, SITES_PER_ACT_MAX
from keepclear.node import request as ask
from keepclear.node.known import Numbered
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer.meant import Acts, Reply, bad, speaking, version_named
from keepclear.node.officer.notices import notice_from
from keepclear.node.open_item import Need
from keepclear.node.register.approaching import answered, is_near, look_again, not_given
from keepclear.node.register.reading import note_read
from keepclear.node.register.releases import release_of
from keepclear.node.register.site import KINDS, PROTECTED, Given, How, Policy, Site, State
from keepclear.node.register.sites import give, keep, standing_notice, take_back
from keepclear.record.envelope import Precedence, Signature
from keepclear.space.precision import parse_precision

MOVED = "no longer as it was notified"
NOT_NEAR = "wait for one, or give it in full: keepclear site policy --how full"
HOW = {"not": How.NOT, "full": How.IN_FULL, "approach": How.ON_APPROACH}


def _officer(request: ask.Act) -> Signature:
    return Signature(request.role, request.initials)


def _number(node: Node, site: Site) -> str:
    return f"{node.us.name}-{site.serial}"


# The register


def _add(node: Node, request: ask.AddSites, moment: Moment) -> Reply:
    sites = _drafted(node, request.sites, moment)
    for site in sites:
        keep(node, site, "added", _officer(request))
    return {
        "sites": [{"number": _number(node, site), "name": site.name} for site in sites],
        "protection": PROTECTED,
    }


def _drafted(node: Node, drafts: Sequence[ask.Draft], moment: Moment) -> list[Site]:
    """Make sites of drafts with the serials that come next, or raise all their faults."""
    known = len(node.sites.sites(node, moment.utc))
    if not 0 < len(drafts) <= SITES_PER_ACT_MAX:
        raise bad("sites", f"{len(drafts)} sites", f"1 to {SITES_PER_ACT_MAX} in one act")
    if known + len(drafts) > SITES_MAX:
        raise bad("sites", f"{known} stand already", f"the register holds {SITES_MAX}")
    serial = node.store.numbered_last(Numbered.SITE, b"", -1)
    faults: list[Fault] = []
    sites: list[Site] = []
    for draft in drafts:
        try:
            sites.append(_site_from(draft, serial + len(sites) + 1, moment))
        except BadInput as error:
            faults += error.faults
    if faults:
        raise BadInput(faults)
    return sites


def _site_from(draft: ask.Draft, serial: int, moment: Moment) -> Site:
    known = [kind.name.lower() for kind in KINDS]
    if draft.activity.lower() not in known:
        fault = f"{draft.activity!r} is no protected site"
        raise bad(f"site {draft.name}", fault, f"use one of: {', '.join(known)}")
    read = notice_from(draft, serial, moment)
    kind = Activity(read.activity)
    return Site(serial, read.name, kind, read.volumes, read.validity, read.text)


def site_named(node: Node, name: str, utc: int) -> Site:
    """Find the site that an officer means: by its name, or its number with or without ours."""
    sites = node.sites.sites(node, utc)
    number = name.removeprefix(f"{node.us.name}-")
    if number.isdecimal() and int(number) in sites:
        return sites[int(number)]
    found = [site for site in sites.values() if site.name == name]
    if len(found) == 1:
        return found[0]
    if not found:
        raise bad("site", f"no site {name!r}", "see: keepclear site list")
    numbers = ", ".join(_number(node, site) for site in found)
    raise bad("site", f"more than one is called {name!r}", f"name one: {numbers}")


def _sites_named(node: Node, names: Sequence[str], utc: int) -> list[Site]:
    """Find every site that is named, or raise all that cannot be found."""
    if not 0 < len(names) <= SITES_PER_ACT_MAX:
        raise bad("sites", f"{len(names)} sites", f"name 1 to {SITES_PER_ACT_MAX}")
    faults: list[Fault] = []
    found: dict[int, Site] = {}
    for name in names:
        try:
            site = site_named(node, name, utc)
            found[site.serial] = site
        except BadInput as error:
            faults += error.faults
    if faults:
        raise BadInput(faults)
    return list(found.values())


def _amend(node: Node, request: ask.AmendSite, moment: Moment) -> Reply:
    """Change a site for all who have it; who was given it on approach must be near it still."""
    officer = _officer(request)
    old = site_named(node, request.site, moment.utc)
    new = _site_from(request.draft, old.serial, moment)
    site = keep(node, replace(new, policies=old.policies, given=old.given), "amended", officer)
    told: dict[str, list[str]] = {"amended_for": [], "cancelled_for": []}
    for given in old.given:
        if standing_notice(node, given, moment.utc):
            line = speaking(node, given.channel.hex())
            name = line.names.get(line.founding.index(given.party) or 0, "?")
            policy = _as_given(node, site, given)
            if _may_follow(node, old, site, given.party, moment):
                site = give(node, site, policy, officer, Precedence.PRIORITY, moment)
                told["amended_for"].append(name)
            else:
                take_back(node, [given], MOVED, officer, moment)
                told["cancelled_for"].append(name)
    look_again(node, moment)
    return {"number": _number(node, site), "name": site.name} | told


def _may_follow(node: Node, old: Site, new: Site, party: bytes, moment: Moment) -> bool:
    """Tell whether a party is given a change: what moved away from its notices is not."""
    before, after = ([(v.core, v.radius_m) for v in one.volumes] for one in (old, new))
    in_full = old.policy(party).how is How.IN_FULL
    return before == after or in_full or is_near(node, new, party, moment.utc)


def _as_given(node: Node, site: Site, given: Given) -> Policy:
    """Return how a party has a site: by its policy, or as it was given where that ended."""
    policy = site.policy(given.party)
    if policy.how is not How.NOT and policy.channel == given.channel:
        return policy
    version = node.store.version(given.version)
    said = release_of(node.store, version) if version else None
    if said is None:
        return Policy(given.party, How.NOT, given.channel)
    told = {"precision": said.precision, "label": said.label, "handling": said.text}
    return Policy(given.party, How.NOT, given.channel, **told)  # type: ignore[arg-type]


def _withdraw(node: Node, request: ask.WithdrawSite, moment: Moment) -> Reply:
    site = site_named(node, request.site, moment.utc)
    take_back(node, site.given, request.reason, _officer(request), moment)
    keep(node, site, "withdrawn", _officer(request), State.WITHDRAWN)
    return {"number": _number(node, site), "name": site.name, "protection": PROTECTED}


# Who is given what


def _party_named(node: Node, name: str) -> bytes:
    found = [
        party
        for party, card in node.cards.items()
        if card.name == name or (len(name) >= 6 and party.hex().startswith(name.lower()))
    ]
    if len(found) != 1:
        known = ", ".join(sorted(card.name for card in node.cards.values())) or "none yet"
        raise bad("--party", f"no one party {name!r}", f"use one of: {known}")
    return found[0]


def _line_to(node: Node, party: bytes, channel: str, how: How) -> Line:
    """Find the channel in which a party is given sites: the one that is ours and its alone.

    In full a site may be given to all members of another; on approach it never is.
    """
    if channel:
        line = speaking(node, channel)
        if line.founding.index(party) is None:
            raise bad("--channel", "that party is not a member", "name a channel with it")
        if how is How.ON_APPROACH and len(line.founding.members) > 2:
            fault = "others are members too, and no notice of theirs may have come near"
            raise bad("--channel", fault, "name a channel that is ours and that party's alone")
        return line
    alone = [
        line
        for line in node.lines.values()
        if set(line.founding.members) == {node.us.party, party} and line.joined
    ]
    if len(alone) != 1:
        fault = "no channel is ours and that party's alone" if not alone else "several fit"
        raise bad("--channel", fault, "name the channel; all its members are given the site")
    return speaking(node, alone[0].channel.hex())


def _set_policy(node: Node, request: ask.SetSitePolicy, moment: Moment) -> Reply:
    sites = _sites_named(node, request.sites, moment.utc)
    party, how = _party_named(node, request.party), HOW[request.how]
    policy = Policy(party, How.NOT)
    if how is not How.NOT:
        policy = _policy(node, request, party, how)
    given = []
    for old in sites:
        site = keep(node, old.with_policy(policy), "policy", _officer(request))
        held = site.held_by(party)
        stands = held is not None and standing_notice(node, held, moment.utc)
        if how is How.IN_FULL and (not stands or old.policy(party) != policy):
            give(node, site, policy, _officer(request), Precedence.PRIORITY, moment)
            given.append(site.name)
    if how is How.ON_APPROACH:
        look_again(node, moment)
    return {
        "party": request.party,
        "how": how.words,
        "sites": [_number(node, site) for site in sites],
        "given": given,
        "members": _members(node, policy) if policy.channel else [],
    }


def _members(node: Node, policy: Policy) -> list[str]:
    line = node.lines[policy.channel]
    return [name for index, name in sorted(line.names.items()) if index != line.our_index]


def _policy(node: Node, request: ask.SetSitePolicy, party: bytes, how: How) -> Policy:
    faults: list[Fault] = []
    label, precision = Label.OWN_UNITS_ONLY, None
    try:
        precision = parse_precision(request.precision)
    except BadInput as error:
        faults += error.faults
    try:
        label = parse_label(request.label, request.handling)
    except BadInput as error:
        faults += error.faults
    near = how is How.ON_APPROACH
    if near and not 0 < request.approach_m <= LATERAL_M_MAX:
        fault = f"{request.approach_m} m is no distance of approach"
        faults.append(Fault("--approach-m", fault, f"give 1 to {LATERAL_M_MAX} m"))
    if not near and (request.approach_m or request.automatic):
        fault = "a site given in full waits for no approach"
        faults.append(Fault("--approach-m", fault, "leave it out, or choose --how approach"))
    if faults or precision is None:
        raise BadInput(faults)
    line = _line_to(node, party, request.channel, how)
    approach = request.approach_m, request.automatic
    return Policy(party, how, line.channel, *approach, precision, label, request.handling)


def _release(node: Node, request: ask.ReleaseSites, moment: Moment) -> Reply:
    """Give sites on approach because an officer decided so."""
    plan = None
    if request.notice:
        _, version = version_named(node, "", request.notice)
        plan = node.situation.plans.get(version.id)
        if plan is None or plan.party == node.us.party:
            raise bad(
                "--notice", f"{request.notice!r} is no notice of a peer that stands", "see it"
            )
    party = _party_named(node, request.party) if request.party else plan.party if plan else b""
    if not party:
        raise bad("--party", "it is missing", "say to whom, or name its notice with --notice")
    found = not_given(node, plan, moment.utc) if plan else []
    if request.sites:
        named = _sites_named(node, request.sites, moment.utc)
        found = [(site, site.policy(party)) for site in named]
    faults = [
        Fault(f"site {site.name}", "it is not given to that party", "set it: keepclear site policy")
        for site, policy in found
        if policy.how is How.NOT
    ]
    faults += [
        Fault(f"site {site.name}", "no notice of that party comes near it", NOT_NEAR)
        for site, policy in found
        if policy.how is How.ON_APPROACH and not is_near(node, site, party, moment.utc)
    ]
    if faults or not found:
        raise BadInput(faults or [Fault("site", "there is nothing to release", "see: site list")])
    for site, policy in found:
        speaking(node, policy.channel.hex())
        give(node, site, policy, _officer(request), Precedence.IMMEDIATE, moment)
    _settle(node, party, _officer(request), moment)
    return {"released": [_number(node, site) for site, _ in found]}


def _settle(node: Node, party: bytes, officer: Signature, moment: Moment) -> None:
    """Close what was asked about notices of a party that approach nothing more."""
    for row in node.items.of(Need.RELEASE_SITE):
        plan = node.situation.plans.get(row.subject)
        if plan and plan.party == party and not not_given(node, plan, moment.utc):
            answered(node, plan, officer, moment)


def _decline(node: Node, request: ask.DeclineSites, moment: Moment) -> Reply:
    """Decide not to give what a notice of a peer approaches."""
    line, version = version_named(node, "", request.notice)
    plan = node.situation.plans.get(version.id)
    row = node.items.find(Need.RELEASE_SITE, version.id, version.party)
    if plan is None or row is None:
        raise bad("--notice", f"nothing is asked about {request.notice!r}", "see: keepclear watch")
    answered(node, plan, _officer(request), moment)
    return {"notice": version.name, "party": line.names.get(version.party, "?"), "given": []}


# Reading


def _read(node: Node, request: ask.ReadSites, moment: Moment) -> Reply:
    sites = _sites_named(node, request.sites, moment.utc)
    note_read(node, [site.serial for site in sites], _officer(request), moment)
    who = {"role": request.role, "initials": request.initials}
    return {"read": [_number(node, site) for site in sites]} | who


ACTS: Acts = {
    ask.AddSites: _add,
    ask.AmendSite: _amend,
    ask.WithdrawSite: _withdraw,
    ask.SetSitePolicy: _set_policy,
    ask.ReleaseSites: _release,
    ask.DeclineSites: _decline,
    ask.ReadSites: _read,
}
