"""Reading the parts of a written file, in tests."""

import io
import re
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(docx: bytes, name: str) -> etree._Element:
    """The root of a part."""
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(docx)).read(name))


def body(docx: bytes) -> etree._Element:
    """``w:body``."""
    return part(docx, "word/document.xml")[0]


def short(element: etree._Element) -> str:
    """The element without namespaces, to compare with a golden line."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    text = re.sub(r' xmlns:\w+="[^"]*"', "", text)
    return re.sub(r"(</?| )(?:w|r):", r"\1", text).replace(' xml:space="preserve"', "")


def style_of(paragraph: etree._Element) -> str:
    """The id of a paragraph's style."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def text_of(element: etree._Element) -> str:
    """Characters and line breaks, field codes left out."""
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    runs = element.iter(f"{W}t", f"{W}br", *([f"{W}tab"] if element.tag == f"{W}r" else []))
    return "".join(signs.get(str(child.tag), child.text or "") for child in runs)


def edited(docx: bytes, *changes: tuple[str, str], part: str = "word/document.xml") -> bytes:
    """``docx`` as after an edit: characters of a part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == part:
                text = data.decode()
                for old, new in changes:
                    assert old in text
                    text = text.replace(old, new)
                data = text.encode()
            target.writestr(name, data)
    return out.getvalue()
