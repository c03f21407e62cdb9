import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from small_documents import document, prose
from word_sample import sample

from tjplan.word import write

_HASH = "import hashlib; from word_sample import sample; from tjplan.word import write; "
_HASH += "print(hashlib.sha256(write(sample('zh')) + write(sample('en'))).hexdigest())"


def names(docx: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(docx)).namelist()


def test_content_types_come_first_and_the_other_parts_in_order() -> None:
    first, *others = names(write(sample("zh")))
    assert first == "[Content_Types].xml"
    assert others == sorted(others)


def test_no_part_stands_twice() -> None:
    found = names(write(sample("en")))
    assert len(found) == len(set(found))


def test_every_entry_has_the_oldest_date_of_a_zip() -> None:
    entries = zipfile.ZipFile(io.BytesIO(write(sample("zh")))).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {0}


def test_the_bytes_are_the_same_under_every_hash_seed() -> None:
    digests = set()
    for seed in ("0", "1", "4242"):
        paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths}
        command = [sys.executable, "-c", _HASH]
        done = subprocess.run(command, env=environment, capture_output=True, check=True, timeout=60)
        digests.add(done.stdout)
    assert len(digests) == 1


def test_every_relationship_leads_to_a_part_that_is_there() -> None:
    from word_xml import part

    docx = write(sample("zh"))
    there = set(names(docx))
    for relation in part(docx, "word/_rels/document.xml.rels"):
        target = os.path.normpath(f"word/{relation.get('Target')}").replace("\\", "/")
        assert target in there


@pytest.mark.parametrize("mark", ["\x00", "\x1f", "\ud800", "\udfff", "\ufffe", "\uffff"])
def test_a_character_that_no_file_can_hold_becomes_the_replacement_character(mark: str) -> None:
    from word_xml import body, text_of

    assert text_of(body(write(document(prose(f"前{mark}后"))))) == "前\ufffd后"


def test_markup_in_the_plan_stays_text() -> None:
    from word_xml import body, text_of

    hostile = "<w:p/>&amp;]]><!DOCTYPE x>{PAGE}"
    assert text_of(body(write(document(prose(hostile))))) == hostile
