"""Docxodus, the engine of python-redlines, called without starting it each time: ``python docxodus.py SDK TURNS OLD NEW OUT``.

Prints as JSON the seconds of each turn, reading both files included; writes the last redline to OUT.
With ``--resolve SDK FILE…`` writes what its revision processor makes of each file, all accepted and all
rejected, beside it.
"""

import json
import sys
import time
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "word"))
import openxml_sdk


def main(sdk: Path, turns: int, old: str, new: str, out: Path) -> None:
    """Compare ``turns`` times."""
    openxml_sdk.start(sdk, "Docxodus")
    from Docxodus import DocxDiff, DocxDiffSettings, WmlDocument

    settings = DocxDiffSettings()
    settings.AuthorForRevisions = "bench"
    taken = []
    for _ in range(turns):
        start = time.perf_counter()
        made = DocxDiff.Compare(WmlDocument(old), WmlDocument(new), settings).DocumentByteArray
        taken.append(time.perf_counter() - start)
    out.write_bytes(bytes(made))
    print(json.dumps(taken))


def resolve(sdk: Path, files: list[str]) -> None:
    """Accept and reject all revisions of each file."""
    openxml_sdk.start(sdk, "Docxodus")
    from Docxodus import RevisionProcessor, WmlDocument

    for file in files:
        for mode, processor in (
            ("accepted", RevisionProcessor.AcceptRevisions),
            ("rejected", RevisionProcessor.RejectRevisions),
        ):
            done = processor(WmlDocument(file))
            Path(file).with_suffix(f".{mode}.docx").write_bytes(bytes(done.DocumentByteArray))


if __name__ == "__main__":
    if sys.argv[1] == "--resolve":
        resolve(Path(sys.argv[2]), sys.argv[3:])
    else:
        main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4], Path(sys.argv[5]))
