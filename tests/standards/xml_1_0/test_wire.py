"""XML from outside: read as a tree, or refused before anything of it is believed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.errors import BadInput
from keepclear.limits import XML_BYTES_MAX, XML_DEPTH_MAX, XML_ELEMENTS_MAX
from keepclear.standards.xml_1_0.wire import read_xml


def refusal(content: bytes) -> str:
    with pytest.raises(BadInput) as refused:
        read_xml("plan.kml", content)
    return str(refused.value)


def test_an_element_knows_its_line_its_text_and_its_children() -> None:
    root = read_xml("x", b'<a xmlns="urn:n">\n<b c="1"> two <!-- no --> words </b>\n</a>')
    (child,) = root.of("b")
    assert (root.namespace, root.name, child.line) == ("urn:n", "a", 2)
    assert (child.text, child.attributes) == ("two  words", {"c": "1"})
    assert root.first("d") is None


def test_a_child_in_another_namespace_is_another_child() -> None:
    root = read_xml("x", b'<a xmlns="urn:n" xmlns:o="urn:o"><o:b/></a>')
    assert list(root.of("b")) == []


@pytest.mark.parametrize(
    "declared",
    [
        "<!DOCTYPE a>",
        '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
    ],
)
def test_a_document_type_is_refused_whatever_it_declares(declared: str) -> None:
    assert "declares a document type" in refusal(f"{declared}<a>&c;</a>".encode())


def test_too_deep_too_many_and_too_long_are_refused() -> None:
    deep = XML_DEPTH_MAX + 1
    assert f"over {XML_DEPTH_MAX} deep" in refusal(b"<a>" * deep + b"</a>" * deep)
    assert "elements" in refusal(b"<a>" + b"<b/>" * XML_ELEMENTS_MAX + b"</a>")
    assert "bytes" in refusal(b"<a>" + b" " * XML_BYTES_MAX + b"</a>")


def test_bytes_that_are_not_utf_8_are_refused_with_their_line() -> None:
    assert "plan.kml line 2: not UTF-8" in refusal(b"<a>\n\xff</a>")
    assert "not XML" in refusal(b'<?xml version="1.0" encoding="utf-16"?><a>')


@given(st.binary(max_size=200) | st.text(alphabet="<>/a&;!DOCTYPE '\"=x", max_size=80))
def test_whatever_comes_is_read_or_refused(content: bytes | str) -> None:
    data = content.encode() if isinstance(content, str) else content
    try:
        root = read_xml("x", data)
    except BadInput:
        return
    assert root.name
