"""XML bytes to a tree of elements, or a refusal: no document type, no entities, bounded in all.

A document type can make a file of a hundred bytes grow until the disk is full, or have it read
another file of this machine, so a file that declares one is refused before anything of it is
believed. What is left is text in UTF-8 and elements that know the line they began in.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from keepclear.errors import BadInput, Fault
from keepclear.limits import XML_BYTES_MAX, XML_DEPTH_MAX, XML_ELEMENTS_MAX


@dataclass(slots=True)
class Element:
    """One element: its namespace and name, its attributes, the line it began in, what it holds."""

    namespace: str
    name: str
    attributes: dict[str, str]
    line: int
    children: list["Element"] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its own text, without that of its children, and without spaces around it."""
        return "".join(self.parts).strip()

    def of(self, *names: str) -> Iterator["Element"]:
        """Yield its children of these names in its own namespace, in order."""
        for child in self.children:
            if child.name in names and child.namespace == self.namespace:
                yield child

    def first(self, name: str) -> "Element | None":
        """Return its first child of this name, if it has one."""
        return next(self.of(name), None)


class _Declared(Exception):
    """The document declares a type."""


class _Beyond(Exception):
    """The document holds more than is read."""


class _Tree:
    """The tree so far, and the way down to the element that is open."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str], line: int) -> None:
        """Open an element."""
        self._count += 1
        if self._count > XML_ELEMENTS_MAX:
            raise _Beyond(f"over {XML_ELEMENTS_MAX:,} elements")
        if len(self._open) == XML_DEPTH_MAX:
            raise _Beyond(f"nested over {XML_DEPTH_MAX} deep")
        namespace, _, name = tag.rpartition(" ")
        element = Element(namespace, name, attributes, line)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def end(self, _: str) -> None:
        """Close the element that is open."""
        self._open.pop()

    def characters(self, text: str) -> None:
        """Add text to the element that is open."""
        self._open[-1].parts.append(text)


def read_xml(name: str, content: bytes) -> Element:
    """Return the root of a document; `name` is what its faults call it. Raises BadInput."""
    if len(content) > XML_BYTES_MAX:
        cure = "part it into several files"
        raise BadInput([Fault(name, f"over {XML_BYTES_MAX:,} bytes", cure)])
    tree, parser = _Tree(), expat.ParserCreate("utf-8", namespace_separator=" ")

    def start(tag: str, attributes: dict[str, str]) -> None:
        tree.start(tag, attributes, parser.CurrentLineNumber)

    def declared(*_: object) -> None:
        raise _Declared

    parser.StartElementHandler = start
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.characters
    parser.StartDoctypeDeclHandler = declared
    try:
        parser.Parse(_decoded(name, content).encode(), True)
    except expat.ExpatError as error:
        fault = f"not XML: {expat.ErrorString(error.code)}"
        raise BadInput([Fault(f"{name} line {error.lineno}", fault, "mend it there")]) from None
    except _Declared:
        cure = "save it without its DOCTYPE"
        fault = "declares a document type"
        raise BadInput([Fault(f"{name} line {parser.CurrentLineNumber}", fault, cure)]) from None
    except _Beyond as error:
        cure = "part it into several files"
        raise BadInput([Fault(name, str(error), cure)]) from None
    assert tree.root is not None, "a document without an element is no XML"
    return tree.root


def _decoded(name: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadInput([Fault(f"{name} line {line}", "not UTF-8", "save it as UTF-8")]) from None
