"""A release: how exactly a version of a notice tells what it tells, and to whom it may be told on.

Said by the author of the notice beside it. It claims nothing that a reader could
check: that the volumes hold more than the true ones is the author's word, and so
is the label the author's wish. It changes no volume and no conflict.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from keepclear.errors import BadInput, Fault
from keepclear.exchange.fields import Fields
from keepclear.space.precision import AREA_SIZES_M, STEPS_S, Precision, Shape


class Label(IntEnum):
    """To whom the receiver may tell a release on; the numbers go into records."""

    OWN_UNITS_ONLY = 0
    MEMBERS_OF_THIS_CHANNEL = 1
    NAMED_PARTIES = 2
    PUBLIC = 3

    @property
    def words(self) -> str:
        """Return the label as it is shown, such as `OWN UNITS ONLY`."""
        return self.name.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Release:
    """What the author says of the exactness and the releasability of a version of its notice."""

    target: bytes
    precision: Precision
    label: Label
    text: str

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {
            1: self.target,
            2: int(self.precision.shape),
            3: self.precision.size_m,
            4: self.precision.step_s,
            5: int(self.label),
            6: self.text,
        }

    @property
    def handling(self) -> str:
        """Return the label and the words that go with it."""
        return f"{self.label.words}: {self.text}" if self.text else self.label.words


_SHAPES: Final = (int(min(Shape)), int(max(Shape)))
_LABELS: Final = (int(min(Label)), int(max(Label)))


def parse_release(body: Mapping[int, Any]) -> Release:
    """Read the body of a release."""
    fields = Fields(body, "release/1")
    target = fields.octets(1, 32)
    shape = Shape(fields.integer(2, *_SHAPES))
    size_m, step_s = fields.integer(3, 0, max(AREA_SIZES_M)), fields.integer(4, 0, max(STEPS_S))
    label, text = Label(fields.integer(5, *_LABELS)), fields.text(6)
    fields.done()
    precision = Precision(shape, size_m, step_s)
    if not precision.is_known:
        raise Fields({}, "release/2").refuse(f"there is no precision {precision}")
    if label is Label.NAMED_PARTIES and not text.strip():
        raise Fields({}, "release/3").refuse("the parties that may be told are not named")
    return Release(target, precision, label, text)


def parse_label(text: str, words: str, place: str = "--label") -> Label:
    """Read a label as it is typed; raise BadInput with what there is to choose from."""
    name = "_".join(text.replace("-", " ").upper().split())
    fitting = [label for label in Label if name and label.name.startswith(name)]
    if len(fitting) != 1:
        known = ", ".join(label.name.lower().replace("_", "-") for label in Label)
        raise BadInput([Fault(place, f"{text!r} is no label", f"use one of: {known}")])
    if fitting[0] is Label.NAMED_PARTIES and not words.strip():
        fault = "the parties that may be told are not named"
        raise BadInput([Fault("--handling", fault, "name them, such as --handling 'B and C'")])
    return fitting[0]
