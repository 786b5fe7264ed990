"""What a workbook must pass before any reader sees it: counted, not believed.

A workbook is a ZIP of XML from outside. Its directory may lie about sizes, a part may unpack to a
disk full, and a document type may make entities that grow. So every part is unpacked here in small
windows, nothing of it kept, and the count of what really came out decides.
"""

import struct
import zipfile
import zlib
from io import BytesIO
from typing import IO, Final

from keepclear.errors import BadInput, Fault
from keepclear.limits import XLSX_PARTS_MAX, XLSX_UNPACKED_BYTES_MAX

_WINDOW: Final = 65_536
_DECLARES: Final = (b"<!doctype", b"<!entity")
_OVERLAP: Final = max(map(len, _DECLARES)) - 1
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What the standard library raises for archives that are cut short or patched.
_BROKEN: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error),
    *(EOFError, OSError, ValueError, LookupError, RuntimeError),
)
_XML: Final = (".xml", ".rels", ".vml")
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00")  # how UTF-16 and UTF-32 begin


def check_workbook(name: str, content: bytes) -> None:
    """Pass a workbook, or raise BadInput saying why no reader is to see it."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as parcel:
            parts = parcel.infolist()
            if len(parts) > XLSX_PARTS_MAX:
                raise _refused(name, f"over {XLSX_PARTS_MAX} parts")
            _check_parts(name, parcel, parts)
    except _BROKEN as error:
        raise _refused(name, f"no workbook that can be unpacked: {error}") from None


def _check_parts(name: str, parcel: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    left = XLSX_UNPACKED_BYTES_MAX
    names = {part.filename for part in parts}
    if len(names) < len(parts):
        raise _refused(name, "holds one part twice")
    for part in parts:
        if part.flag_bits & 1:
            raise _refused(name, "encrypted", "take its password off")
        if part.compress_type not in _METHODS:
            raise _refused(name, "packed in a way that no spreadsheet uses")
        is_xml = part.filename.lower().endswith(_XML)
        with parcel.open(part) as file:
            left = _count(name, file, left, is_xml=is_xml)


def _count(name: str, file: IO[bytes], left: int, *, is_xml: bool) -> int:
    """Unpack one part and let it go; return how many bytes the others may still have."""
    tail, first = b"", True
    while window := file.read(_WINDOW):
        left -= len(window)
        if left < 0:
            raise _refused(name, f"unpacks to over {XLSX_UNPACKED_BYTES_MAX:,} bytes")
        if is_xml:
            if first and window.startswith(_WIDE):
                raise _refused(name, "holds XML that is not UTF-8")
            seen = (tail + window).lower()
            if any(mark in seen for mark in _DECLARES):
                raise _refused(name, "declares a document type or an entity")
            tail = window[-_OVERLAP:]
        first = False
    return left


def _refused(name: str, fault: str, cure: str = "") -> BadInput:
    return BadInput([Fault(name, fault, cure or "save it anew as a plain workbook, or as CSV")])
