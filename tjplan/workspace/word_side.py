"""A Word file as one side of a comparison."""

import difflib
import os
from collections.abc import Iterator
from pathlib import Path

from tjplan.errors import WorkspaceError
from tjplan.model.text import Bilingual
from tjplan.model.visible import visible
from tjplan.review import Side
from tjplan.workspace.opened import Opened

MOST_BYTES = 100_000_000
"""A Word file above this size is not opened."""
_ENDINGS = (".docx", ".docm")
_PLAN_FILES = (".yaml", ".yml", ".geojson")
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins: .doc, or a .docx under a password ([MS-OFFCRYPTO] 1.3.3)."""
_ZIP = b"PK"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def of_word(path: Path) -> Opened:
    """A Word file that tjplan made, perhaps edited since; every message names it.

    Raises:
        WorkspaceError: it cannot be read, or tjplan did not make it.
    """
    from tjplan.word import read_document

    raw = _bytes(path)
    try:
        back = read_document(raw)
    except WorkspaceError as error:
        raise _of(path, error.zh, error.en) from error
    found = back.document
    title = Bilingual(found.cover.title, found.cover.title)
    side = Side(str(path), "docx", found.plan_id, "", title, commit=back.home.revision, langs=(found.lang,))
    return Opened(side, read=found, remarks=tuple(_tracked(path, back.revisions)))


def _tracked(path: Path, count: int) -> Iterator[Bilingual]:
    if count:
        yield Bilingual(
            f"{path} 中有 {count} 处修订未处理，按全部接受比较",
            f"{path} holds {count} tracked {'change' if count == 1 else 'changes'}; it was compared as if all were accepted",
        )


def _of(path: Path, zh: str, en: str) -> WorkspaceError:
    return WorkspaceError(zh=f"{visible(str(path))}：{zh}", en=f"{visible(str(path))}: {en}")


def _bytes(path: Path) -> bytes:
    if not os.path.lexists(path):
        hint = alike(path)
        raise _of(
            path, f"没有这个文件；{hint.zh or '请检查文件名'}", f"there is no such file; {hint.en or 'check its name'}"
        )
    if path.suffix.lower() in _PLAN_FILES:
        raise _of(
            path,
            f"这是规划的一个文件，不能单独比较；写规划文件夹，如 {_folder(path)}",
            f"this is one file of a plan and cannot be compared alone; name the plan's folder, e.g. {_folder(path)}",
        )
    if path.suffix.lower() not in _ENDINGS:
        raise _of(
            path,
            "不是 .docx 文件；请在 Word 中另存为 .docx，或给出 git 版本或规划文件夹",
            "this is no .docx file; save it as .docx in Word, or name a git revision or a plan folder",
        )
    if not path.is_file():
        raise _of(path, "不是普通文件；请检查文件名", "this is no regular file; check its name")
    raw = _read(path)
    _refuse_others(path, raw)
    return raw


def alike(path: Path) -> Bilingual:
    """What stands beside a file or folder that is not there and has nearly its name, empty where nothing does."""
    try:
        near = difflib.get_close_matches(path.name, sorted(os.listdir(path.parent)), 2, 0.75)
    except (OSError, ValueError):
        return Bilingual("", "")
    listed = ", ".join(visible(str(path.with_name(name))) for name in near)
    return Bilingual(f"是否为 {listed}？", f"did you mean {listed}?") if near else Bilingual("", "")


def _folder(path: Path) -> str:
    """The nearest folder above that holds a plan.yaml, else the one it is in."""
    homes = (parent for parent in path.parents if (parent / "plan.yaml").is_file())
    return visible(str(next(homes, path.parent)))


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _of(
                path,
                f"超过 {MOST_BYTES // 1_000_000} MB，未读取；请检查是否选错了文件",
                f"this is larger than {MOST_BYTES // 1_000_000} MB and was not read; check that it is the right file",
            )
        return path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise _of(
            path, f"无法读取（{why}）：请检查权限", f"it cannot be read ({why}): check its permissions"
        ) from error


def _refuse_others(path: Path, raw: bytes) -> None:
    """Files that Word opens and that are no .docx inside."""
    if not raw:
        raise _of(path, "文件为空；请重新取得这个文件", "the file is empty; get it again")
    if raw.startswith(_OLD_WORD) and _ENCRYPTED in raw:
        raise _of(
            path,
            "文件有打开密码；请在 Word 中去掉密码（文件—信息—保护文档），保存后再试",
            "the file is protected by a password; take it off in Word (File, Info, Protect Document), save it and try again",
        )
    if raw.startswith(_OLD_WORD):
        raise _of(
            path,
            "这是旧的 .doc 格式，只是扩展名为 .docx；请在 Word 中另存为“Word 文档 (.docx)”",
            "this is the old .doc format under a .docx name; save it in Word as “Word Document (.docx)”",
        )
    if not raw.startswith(_ZIP):
        raise _of(
            path,
            "内容不是 .docx；请检查文件是否完整，或在 Word 中另存为 .docx",
            "what is in it is no .docx; check that the file is whole, or save it as .docx in Word",
        )
