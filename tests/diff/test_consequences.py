"""What a changed figure touches is looked up for so many; where more changed, that is said."""

from pathlib import Path

import pytest
from edited import edited, harbour

from tjplan import workspace
from tjplan.workspace import comparing


def written(folder: Path, files: dict[str, bytes]) -> str:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return str(folder)


@pytest.mark.parametrize(("most", "said"), [(1, True), (2, False)])
def test_consequences_that_were_not_looked_up_are_said(
    most: int, said: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "MOST_IMPACTS", most)
    changed = edited(("facts.yaml", "value: 1.7,", "value: 1.8,"), ("projects.yaml", "value: 1250", "value: 1300"))
    review = workspace.compare(written(tmp_path / "old", harbour()), written(tmp_path / "new", changed), None).review
    assert any("tjplan impact" in remark.zh and "tjplan impact" in remark.en for remark in review.remarks) is said
    assert sum(bool(item.touches) for item in review.items) == most
