"""Reading a recorded track from a file, by what its name says it is.

The rule: bytes from outside are bounded before they are taken in, and a file that is refused is
refused whole, with every fault found.
"""

import gzip
import io
import json
import zlib
from pathlib import Path

from keepclear.errors import BadInput, Fault
from keepclear.limits import TRACK_FILE_BYTES_MAX
from keepclear.space.altitude import Reference
from keepclear.space.track import Track
from keepclear.standards.track.geojson_rfc7946 import read_geojson
from keepclear.standards.track.gpx_1_1 import read_gpx
from keepclear.standards.track.row import Recording, tracks_of
from keepclear.standards.track.table import read_csv, read_traffic

SUFFIXES = (".csv", ".geojson", ".gpx", ".json")


def read_track(
    source: Path | bytes, name: str, *, reference: Reference | None = None
) -> list[Track]:
    """Return the tracks that a file holds, one for each craft or flight in it.

    `name` tells the format (.gpx, .csv, .geojson, .json, each also with .gz) and stands in every
    fault. `reference` says what altitudes count from where the file does not, or says wrongly.
    Raises BadInput with all faults.
    """
    content = _content(source, name)
    format_ = Path(name.lower().removesuffix(".gz")).suffix
    stem = Path(name.removesuffix(".gz")).stem
    if format_ == ".gpx":
        recording = read_gpx(content, stem)
    elif format_ == ".csv":
        recording = read_csv(_text(content, name), stem)
    elif format_ in (".json", ".geojson"):
        recording = _json(_text(content, name), name, stem)
    else:
        cure = f"name it by its format: {', '.join(SUFFIXES)}, or one of these with .gz"
        raise BadInput([Fault(name, "of no format known for tracks", cure)])
    return tracks_of(recording, name, reference)


def _content(source: Path | bytes, name: str) -> bytes:
    """Return the bytes, unpacked, at most TRACK_FILE_BYTES_MAX of them."""
    try:
        with io.BytesIO(source) if isinstance(source, bytes) else source.open("rb") as file:
            if name.lower().endswith(".gz"):
                with gzip.GzipFile(fileobj=file) as unpacked:
                    content = unpacked.read(TRACK_FILE_BYTES_MAX + 1)
            else:
                content = file.read(TRACK_FILE_BYTES_MAX + 1)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise BadInput([Fault(name, f"damaged gzip file: {error}", "copy it again")]) from None
    except OSError as error:
        fault = Fault(name, f"cannot be read: {error.strerror}", "check its name and permissions")
        raise BadInput([fault]) from None
    if len(content) > TRACK_FILE_BYTES_MAX:
        raise BadInput([Fault(name, f"over {TRACK_FILE_BYTES_MAX} bytes", "split the file")])
    return content


def _text(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fault = Fault(f"{name}: byte {error.start}", "is not UTF-8", "save the file as UTF-8")
        raise BadInput([fault]) from None


def _json(text: str, name: str, stem: str) -> Recording:
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"{name}: line {error.lineno}, column {error.colno}"
        raise BadInput([Fault(place, f"not JSON: {error.msg}", "correct or re-save it")]) from None
    except (RecursionError, ValueError) as error:
        # Nesting beyond the stack, or a number of more digits than Python will read.
        raise BadInput([Fault(name, f"not JSON we read: {error}", "re-save it")]) from None
    if isinstance(document, dict) and document.get("type") in ("Feature", "FeatureCollection"):
        return read_geojson(document, stem)
    return read_traffic(document, stem)
