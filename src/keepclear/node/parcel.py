"""What one parcel says, before it is sealed and after it is opened.

A parcel is for one peer. Contact counts as fresh only when it echoes our
latest nonce. Its cursors say how much of each log the sender holds without a
gap: the peer sends on from there, whatever receipts it has.
"""

from dataclasses import dataclass, field

from keepclear.record.log import LogName

NONCE_BYTES = 16
Cursor = tuple[bytes, LogName, int]  # channel, log, entries held without a gap


@dataclass(frozen=True, slots=True)
class Parcel:
    """One parcel's contents: entries, receipts and cursors, with what makes contact fresh."""

    sender: bytes  # party fingerprint
    recipient: bytes  # party fingerprint
    nonce: bytes
    echo: bytes  # the recipient's latest nonce as the sender knows it, or empty
    utc: int  # the sender's clock
    entries: tuple[bytes, ...] = ()
    helds: tuple[bytes, ...] = ()
    cursors: tuple[Cursor, ...] = field(default=())
    # The sender's own encryption keys of this week, [suite, key]; empty where it tells none.
    keys: tuple[tuple[int, bytes], ...] = ()
    kid: bytes = field(default=b"", compare=False)  # the node key that signed it, once opened
    sealed_to: bytes = field(default=b"", compare=False)  # which of our keys opened it
