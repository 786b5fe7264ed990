"""What may be said of our own keys: which they are, since when, and by when each is replaced."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from keepclear.bearer.tls import certificate_until, tls_key_fingerprint
from keepclear.host import sealing
from keepclear.host.clock import real_now
from keepclear.host.identity import Identity, load_identity
from keepclear.host.party_key import PARTY_KEY_FILE, is_locked
from keepclear.host.settings import SETTINGS_FILE, load_settings
from keepclear.limits import SEALING_KEY_DAYS
from keepclear.record.signing import kid

DAY_S: Final = 86_400
WEEKLY: Final = "encryption key of the week"
TLS: Final = "TLS key"


def keys_view(folder: Path) -> Mapping[str, Any]:
    """List the keys of a folder; no private one is in it."""
    identity = load_identity(folder)
    days = load_settings(folder / SETTINGS_FILE).keys.replace_after_days
    rows = [*_node_keys(identity, days), *_sealing(folder), _tls(identity)]
    utc = int(real_now().timestamp())
    for row in rows:
        if not row["state"]:
            due = row["replace_by"]
            row["state"] = "TO BE REPLACED" if due is not None and due <= utc else "in force"
    return {"party": identity.party.hex(), "keys": rows, "party_key": _party_key(folder)}


def _node_keys(identity: Identity, days: int) -> list[dict[str, Any]]:
    revoked, rows = identity.history.revoked(), []
    events = identity.history.events
    for event in events:
        for key in event.signing_keys:
            is_last = event is events[-1]
            due = event.utc + days * DAY_S if is_last else None
            state = "REVOKED" if kid(key) in revoked else "" if is_last else "replaced"
            rows.append(_row("node key", kid(key).hex(), event.utc, due, state))
    return rows


def _sealing(folder: Path) -> list[dict[str, Any]]:
    week = sealing.shown(folder)
    if week is None:
        return [_row(WEEKLY, "-", None, None, "drawn when the node serves")]
    due = week["since"] + (SEALING_KEY_DAYS + 1) * DAY_S
    return [_row(WEEKLY, week["kid"], week["since"], due)]


def _tls(identity: Identity) -> dict[str, Any]:
    data = identity.tls_certificate.read_bytes()
    pinned = tls_key_fingerprint(data)[:8].hex()
    return _row(TLS, pinned, None, certificate_until(data))


def _row(
    what: str, key_id: str, since: int | None, due: int | None, state: str = ""
) -> dict[str, Any]:
    return {"what": what, "id": key_id, "since": since, "replace_by": due, "state": state}


def _party_key(folder: Path) -> str:
    path = folder / PARTY_KEY_FILE
    if not path.exists():
        return "The party key is not here, as it should be."
    state = "locked" if is_locked(path) else "NOT locked"
    return f"The party key lies in {path}, {state}: move it to a medium that is kept offline."
