"""A second factor that needs no network: codes of a telephone's clock, and recovery codes on paper.

Codes are those of RFC 6238 (six digits, 30 seconds, SHA-1), which every app for
them reads. The rule: no code counts twice, and a secret counts only once a code
of it was entered.
"""

from base64 import b32encode
from datetime import UTC, datetime
from hashlib import sha256
from hmac import compare_digest
from io import BytesIO
from typing import Final

import pyotp
import segno

SECRET_BYTES: Final = 20  # RFC 4226 4: as long as the hash.
STEP_S: Final = 30
_STEPS_ASIDE: Final = 1  # A telephone's clock may be half a minute off.
_RECOVERY_BYTES: Final = 10
RECOVERY_CODES: Final = 10
CHANCE_FOR_RECOVERY: Final = _RECOVERY_BYTES * RECOVERY_CODES


def secret_of(chance: bytes) -> str:
    """Write a secret as apps take it, in Base32."""
    return b32encode(chance).decode()


def uri_of(secret: str, name: str, party: str) -> str:
    """Return what an app reads from the code on the screen."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=f"Keepclear {party}".strip())


def drawn(uri: str) -> str:
    """Draw a link as a QR code: an SVG without style or script."""
    image = BytesIO()
    code = segno.make(uri, error="m", micro=False)
    code.save(
        image, kind="svg", xmldecl=False, svgclass=None, lineclass=None, scale=4, light="#fff"
    )
    return image.getvalue().decode()


def step_of(secret: str, code: str, now: int, after: int) -> int | None:
    """Return the step whose code was entered, later than `after`; None where it is none."""
    entered = "".join(code.split())
    totp, step = pyotp.TOTP(secret), now // STEP_S
    for near in range(step - _STEPS_ASIDE, step + _STEPS_ASIDE + 1):
        right = totp.at(datetime.fromtimestamp(near * STEP_S, UTC))
        if near > after and entered.isascii() and compare_digest(right, entered):
            return near
    return None


def recovery_codes(chance: bytes) -> list[str]:
    """Make codes that each open the desk once where the telephone is lost."""
    parts = [
        chance[at : at + _RECOVERY_BYTES] for at in range(0, CHANCE_FOR_RECOVERY, _RECOVERY_BYTES)
    ]
    letters = [b32encode(part).decode().lower() for part in parts]
    return ["-".join(code[at : at + 4] for at in range(0, 16, 4)) for code in letters]


def recovery_hash(code: str) -> str:
    """Return what is kept of a recovery code, however it is spaced or typed."""
    plain = "".join(one for one in code.casefold() if one.isalnum())
    return sha256(b"keepclear/recovery/1" + plain.encode()).hexdigest()
