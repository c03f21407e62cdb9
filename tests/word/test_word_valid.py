"""Microsoft's own validator finds nothing in our files."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openxml_sdk
import pytest
from small_documents import cell, document, heading, prose, row, table
from test_word_references import referring
from word_sample import sample
from word_xml import edited

from tjplan import workspace
from tjplan.model.text import LANGS
from tjplan.word import write

Validate = Callable[[dict[str, bytes]], dict[str, list[str]]]


@pytest.fixture(scope="module")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if openxml_sdk.missing():
        pytest.skip(f"the Open XML SDK is missing: {openxml_sdk.INSTALL}")
    folder = tmp_path_factory.mktemp("sdk")
    openxml_sdk.unpack(folder)
    return folder


@pytest.fixture
def validate(sdk: Path, tmp_path: Path) -> Validate:
    """The errors of each of the files."""

    def run(files: dict[str, bytes]) -> dict[str, list[str]]:
        for name, content in files.items():
            (tmp_path / name).write_bytes(content)
        command = [sys.executable, openxml_sdk.__file__, str(sdk), *(str(tmp_path / name) for name in files)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr
        return {Path(name).name: errors for name, errors in json.loads(done.stdout).items()}

    return run


def test_our_files_have_no_error(validate: Validate, our_plan: Path) -> None:
    plan = workspace.open_plan(our_plan).plan
    files: dict[str, bytes] = {}
    for lang in LANGS:
        files[f"sample.{lang}.docx"] = write(sample(lang), revision="0" * 40)
        files[f"references.{lang}.docx"] = write(referring(lang))
        for annexes in (False, True):
            content = workspace.document(plan, lang, annexes=annexes)
            files[f"plan.{annexes}.{lang}.docx"] = write(content, {"general": 1}, plan.styles[lang], "0" * 40 + "+")
    files["nothing.docx"] = write(document())
    wide = table(row(*(cell("水库名称") for _ in range(12))), width=12)
    files["turned.docx"] = write(document(prose("甲"), wide, prose("乙"), lang="en"))
    files["odd.docx"] = write(
        document(
            heading(""), prose("\x00\ud800\n\t"), table(width=3), table(row(cell("甲", 9, 9)), caption="inside"),
            table(row(), row(cell("乙"))),
        )
    )  # fmt: skip
    assert validate(files) == {name: [] for name in files}


def test_the_validator_sees_an_error(validate: Validate) -> None:
    broken = edited(write(document(prose("甲"))), ('<w:pStyle w:val="BodyText"/>', '<w:jc w:val="middle"/>'))
    assert "middle" in str(validate({"broken.docx": broken}))
