"""Our own party card: signed as the settings and keys now stand, to be given to the others."""

from pathlib import Path

from keepclear.bearer.tls import tls_key_fingerprint
from keepclear.exchange.party import Card, sign_card
from keepclear.host.clock import real_now
from keepclear.host.identity import load_identity
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
        int(real_now().timestamp()),
    )
