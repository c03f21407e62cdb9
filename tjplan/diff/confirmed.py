"""The record of which English was confirmed against which Chinese, kept beside the plan:

    {"schema": 1, "confirmed": {"nodes.water.text": {"zh": ["1f0c…"], "en": ["9be2…"]}}}

For each text a digest for each sentence, so that a change is known down to the sentence. One text a line,
in the order of their addresses, so that a review shows the texts that were confirmed and no others.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tjplan.errors import WorkspaceError
from tjplan.model.text import LANGS, Lang

FILE = "translations.json"
SCHEMA = 1
_DIGITS = 12
_DIGEST = re.compile(rf"[0-9a-f]{{{_DIGITS}}}")


@dataclass(frozen=True, slots=True)
class Digests:
    """The digests of the sentences of a text in both languages."""

    zh: tuple[str, ...]
    en: tuple[str, ...]

    def __getitem__(self, lang: Lang) -> tuple[str, ...]:
        return self.zh if lang == "zh" else self.en


Record = Mapping[str, Digests]
"""The texts that were confirmed, by address."""


def digest(words: str) -> str:
    """The first digits of the SHA-256 of a sentence whose white space is in order already."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def read(raw: bytes | None, name: str = FILE) -> Record:
    """The record in a file; nothing is confirmed where there is no file. ``name`` is for the message.

    Raises:
        WorkspaceError: the file is broken, of another kind, or of a later version.
    """
    if raw is None:
        return {}
    try:
        said = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_each_once)
    except json.JSONDecodeError as error:
        raise _broken(f"{name}:{error.lineno}:{error.colno}", "不是 JSON", "is no JSON") from None
    except _TwiceError as twice:
        raise _broken(name, f"“{twice}”写了两次", f"names “{twice}” twice") from None
    except (ValueError, RecursionError):
        raise _broken(name, "不是 JSON", "is no JSON") from None
    return _record(said, name)


def dumped(record: Record) -> bytes:
    """The file: UTF-8, LF, a text a line."""
    lines = ",\n".join(f"    {_line(address, record[address])}" for address in sorted(record))
    inside = f"{{\n{lines}\n  }}" if lines else "{}"
    return f'{{\n  "schema": {SCHEMA},\n  "confirmed": {inside}\n}}\n'.encode()


def _line(address: str, digests: Digests) -> str:
    return f"{json.dumps(address)}: {json.dumps({lang: digests[lang] for lang in LANGS})}"


class _TwiceError(Exception):
    """A name stands twice in one object: of two lines that a merge kept, one would be lost."""


def _each_once(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            raise _TwiceError(name)
        found[name] = value
    return found


def _record(said: object, name: str) -> Record:
    if not isinstance(said, dict) or "schema" not in said or "confirmed" not in said:
        raise _broken(name, "不是译文核对记录", "is no record of confirmed translations")
    version, confirmed = said["schema"], said["confirmed"]
    if type(version) is int and version > SCHEMA:
        raise WorkspaceError(
            zh=f"{name} 的版本是 {version}，本程序只认到 {SCHEMA}：请更新 tjplan；文件未改动",
            en=f"{name} is of version {version}, and this program knows {SCHEMA} at most: update tjplan; the file is unchanged",
        )
    if isinstance(version, bool) or version != SCHEMA or said.keys() != {"schema", "confirmed"}:
        raise _broken(
            name, f"应为 schema {SCHEMA} 和 confirmed 两项", f"should hold schema {SCHEMA} and confirmed alone"
        )
    if not isinstance(confirmed, dict):
        raise _broken(name, "confirmed 应为 {地址: …}", "confirmed should be {address: …}")
    return {address: _digests(address, one, name) for address, one in confirmed.items()}


def _digests(address: str, said: object, name: str) -> Digests:
    match said:
        case {"zh": list(zh), "en": list(en), **rest} if address and zh and en and not rest:
            if all(isinstance(one, str) and _DIGEST.fullmatch(one) for one in (*zh, *en)):
                return Digests(tuple(zh), tuple(en))
    shown = ascii(address)[1:-1]
    raise _broken(
        name,
        f'“{shown}”应为 {{"zh": [...], "en": [...]}}，每句一个 {_DIGITS} 位十六进制数',
        f'“{shown}” should be {{"zh": [...], "en": [...]}} with {_DIGITS} hexadecimal digits a sentence',
    )


def _broken(where: str, zh: str, en: str) -> WorkspaceError:
    return WorkspaceError(
        zh=f"{where} {zh}：请改正，或用 git 恢复，或移走它再重新确认；文件未改动",
        en=f"{where} {en}: mend it, restore it with git, or move it away and confirm anew; the file is unchanged",
    )
