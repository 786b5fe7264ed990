"""Our own party card: signed as the settings and keys now stand, to be given to the others.

As long as neither changes it is the same card, byte for byte: whoever prints it
again reads the same fingerprint over the phone.
"""

from pathlib import Path

from keepclear.bearer.tls import tls_key_fingerprint
from keepclear.exchange.party import Card, sign_card
from keepclear.host.identity import NODE_KEYS_FILE, TLS_CERTIFICATE_FILE, load_identity
from keepclear.host.settings import SETTINGS_FILE, load_settings


def our_card(folder: Path) -> Card:
    """Sign the card of the party whose node lives in a folder."""
    identity, chosen = load_identity(folder), load_settings(folder / SETTINGS_FILE)
    return sign_card(
        identity.signer,
        chosen.party.name,
        identity.history,
        tls_key_fingerprint(identity.tls_certificate.read_bytes()),
        chosen.listen.endpoints if chosen.listen else (),
        _changed_utc(folder),
    )


def _changed_utc(folder: Path) -> int:
    """Return when what stands in the card last changed, in whole seconds UTC."""
    files = (NODE_KEYS_FILE, TLS_CERTIFICATE_FILE, SETTINGS_FILE)
    return int(max((folder / name).stat().st_mtime for name in files))
