"""Other programs' views of a Word file: LibreOffice, pandoc."""

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tjplan.word import office

FONTS = Path(__file__).with_name("fonts.conf")
_UPDATE = """\
Dim target(0) As New com.sun.star.beans.PropertyValue
  target(0).Name = "FilterName"
  target(0).Value = "MS Word 2007 XML"
  document.TextFields.refresh()
  document.storeToURL("{saved}", target())"""


@pytest.fixture(scope="session")
def office_profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile of this test process alone: LibreOffice refuses two at once on one."""
    return tmp_path_factory.mktemp("office")


@pytest.fixture
def soffice(need: Callable[[str, str], str], monkeypatch: pytest.MonkeyPatch) -> str:
    """LibreOffice, with free fonts in place of the official ones."""
    monkeypatch.setenv("FONTCONFIG_FILE", str(FONTS))
    return need("soffice", "apt-get install libreoffice-writer")


@pytest.fixture
def convert(soffice: str, office_profile: Path, tmp_path: Path) -> Callable[[bytes, str], Path]:
    """LibreOffice's conversion of a Word file to another kind of file."""

    def run(docx: bytes, kind: str) -> Path:
        source, out = tmp_path / "plan.docx", tmp_path / "out"
        source.write_bytes(docx)
        profile = f"-env:UserInstallation={office_profile.as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(out), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120, env=os.environ)
        return out / f"plan.{kind}"

    return run


@pytest.fixture
def updated(soffice: str) -> Callable[[bytes], bytes]:
    """A Word file after LibreOffice updated every field and saved it."""

    def run(docx: bytes) -> bytes:
        with office.job(docx, soffice, 120) as job:
            answer = job.file("saved.docx")
            office.run(job, _UPDATE, {"saved": answer.as_uri()}, answer)
            return answer.read_bytes()

    return run


@pytest.fixture
def pdf_text(need: Callable[[str, str], str]) -> Callable[[Path], list[str]]:
    """The text of each page of a PDF, set as on the page."""
    program = need("pdftotext", "apt-get install poppler-utils")

    def read(pdf: Path) -> list[str]:
        done = subprocess.run([program, "-layout", str(pdf), "-"], check=True, capture_output=True, timeout=60)
        return done.stdout.decode("utf-8").split("\f")[:-1]

    return read


@pytest.fixture
def pandoc_text(need: Callable[[str, str], str], tmp_path: Path) -> Callable[[bytes], str]:
    """All characters that pandoc reads in a Word file, without spaces: title, subtitle, then the rest."""
    program = need("pandoc", "apt-get install pandoc")

    def read(docx: bytes) -> str:
        source = tmp_path / "plan.docx"
        source.write_bytes(docx)
        command = [program, "--from=docx", "--to=json", str(source)]
        tree = json.loads(subprocess.run(command, check=True, capture_output=True, timeout=60).stdout)
        return "".join(_strings([tree["meta"].get("title"), tree["meta"].get("subtitle"), tree["blocks"]]))

    return read


def _strings(tree: object) -> Iterator[str]:
    """The strings of a pandoc tree in order, quotation marks that it understood put back.

    A table's caption is its text for screen readers, which has a test of its own.
    """
    match tree:
        case {"t": "Table", "c": [_, _, *shown]}:
            yield from _strings(shown)
        case {"t": "Str", "c": str(text)}:
            yield "".join(text.split())
        case {"t": "Quoted", "c": [{"t": kind}, inside]}:
            yield "“" if kind == "DoubleQuote" else "‘"
            yield from _strings(inside)
            yield "”" if kind == "DoubleQuote" else "’"
        case {"c": content}:
            yield from _strings(content)
        case [*items]:
            for item in items:
                yield from _strings(item)
