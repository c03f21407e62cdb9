"""What the YAML door refuses, and what to write instead.

Each trap is a value or mark that YAML tools read in different ways (notes of the project name the
cases: ``no`` as False, ``0123`` as octal, ``20:30`` as 1230, aliases, tags).  Plain decimals, null,
true and false are typed; everything else that is not one of these traps is text.
"""

import re
from decimal import Decimal

from tjplan.model.finding import Rule
from tjplan.model.text import Bilingual


def _rule(code: str, zh: str, en: str, page_zh: str, page_en: str) -> Rule:
    return Rule(code, "error", Bilingual(zh, en), Bilingual(page_zh, page_en))


ENCODING = _rule(
    "yaml-encoding", "文件不是 UTF-8 编码", "file is not UTF-8",
    "文件须以 UTF-8 保存。中文 Windows 上的一些编辑器默认存为 GBK（ANSI）。\n在编辑器中选择“另存为”，编码选 UTF-8。BOM 和 CRLF 换行可以接受。",
    "Files are read as UTF-8. Some editors on Chinese Windows save GBK (“ANSI”) by default.\nUse “Save as” and choose UTF-8. A BOM and CRLF line ends are accepted.",
)  # fmt: skip
SYNTAX = _rule(
    "yaml-syntax", "YAML 语法错误", "YAML syntax error",
    "文件无法按 YAML 读取。常见原因：缩进用了制表符、冒号用了全角“：”、引号不成对、\n值以 [ { * & ! % @ ` 开头而未加引号、值中含有“: ”。把值放进单引号 '…'。",
    "The file cannot be read as YAML. Common causes: tabs as indentation, a full-width colon “：”,\nan unclosed quote, a value that starts with [ { * & ! % @ ` or contains “: ”. Put the value in '…'.",
)  # fmt: skip
ALIAS = _rule(
    "yaml-alias", "使用了锚点或别名", "anchor or alias",
    "不使用 YAML 锚点（&name）和别名（*name）：它们使一处数据藏在另一处，也可被用来撑爆内存。\n直接写出值，或用路径引用（minerals.slate）。",
    "YAML anchors (&name) and aliases (*name) are not used: they hide data in another place and can\nexhaust memory. Write the value, or refer to it by path (minerals.slate).",
)  # fmt: skip
TAG = _rule(
    "yaml-tag", "使用了标签", "tag",
    "不使用 YAML 标签（!name）。删去标签；要保留感叹号就把值放进引号。",
    "YAML tags (!name) are not used. Delete the tag; quote the value if the mark belongs to it.",
)  # fmt: skip
DUPLICATE = _rule(
    "yaml-duplicate-key", "键重复", "duplicate key",
    "同一映射中一个键只能出现一次；一般 YAML 工具只保留最后一个，前面的悄悄丢失。\n删去或改名其中一个。",
    "A key may stand once in a mapping; other tools keep the last and lose the first in silence.\nDelete or rename one of them.",
)  # fmt: skip
BOOLEAN = _rule(
    "yaml-boolean", "YAML 1.1 布尔字", "YAML 1.1 boolean word",
    "yes、no、on、off、y、n 在一些工具里是真假值。真假值写 true 或 false；文字则加引号：'no'。",
    "yes, no, on, off, y, n are booleans to some tools. Write true or false for a boolean, and quote\na word: 'no'.",
)  # fmt: skip
NUMBER = _rule(
    "yaml-number", "数字写法有歧义", "ambiguous number",
    "以 0 开头的数字（八进制）、0x…、20:30（六十进制）、1_000、1e3、.5、5.、.inf 会被不同工具读成不同的值。\n数字写普通十进制（57.60）；代码和时间加引号：'010203'。",
    "Numbers that start with 0 (octal), 0x…, 20:30 (base 60), 1_000, 1e3, .5, 5., .inf are read\ndifferently by different tools. Write plain decimals (57.60); quote codes and times: '010203'.",
)  # fmt: skip
LIMIT = _rule(
    "yaml-limit", "文件过大或嵌套过深", "file too large or too deep",
    "单个文件不超过 10 MB，嵌套不超过 60 层。把文件按章或按类拆开。",
    "A file is at most 10 MB and 60 levels deep. Split it by chapter or by collection.",
)  # fmt: skip
COMMENT = _rule(
    "yaml-comment", "正文被 # 截断", "text cut short by #",
    "未加引号的文字中，空格后的 # 开始注释，其后的文字会悄悄丢失。整句放进引号，或用 >- 折叠块。",
    "In unquoted text a # after a space starts a comment and what follows is lost in silence. Quote\nthe text or use a >- block.",
)  # fmt: skip
EMPTY = _rule(
    "file-empty", "文件为空", "empty file",
    "规划文件不能为空。写入 schema_version 和一个集合，或删除该文件。",
    "A plan file must not be empty. Write schema_version and one collection, or delete the file.",
)  # fmt: skip
UNREADABLE = _rule(
    "file-unreadable", "文件无法读取", "unreadable file",
    "该路径不是普通文件，或没有读取权限，或经链接指向规划文件夹之外。",
    "The path is not a regular file, may not be read, or leads outside the plan folder by a link.",
)  # fmt: skip

TRAPS = (ENCODING, SYNTAX, ALIAS, TAG, DUPLICATE, BOOLEAN, NUMBER, LIMIT, COMMENT, EMPTY, UNREADABLE)

_NUMERIC = frozenset("0123456789+-.")
_LONGEST_WORD = len("false")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?")
_TYPED: dict[str, bool | None] = {"null": None, "~": None, "true": True, "false": False, "": None}
_BOOLEANS = frozenset(
    word for base in ("yes", "no", "on", "off", "y", "n") for word in (base, base.capitalize(), base.upper())
) | {"True", "False", "TRUE", "FALSE", "Null", "NULL"}
_AMBIGUOUS = re.compile(
    r"[-+]?(?:0[0-9_]+|0[xob][0-9a-fA-F_]+|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9]*)?|[0-9]+(?:_[0-9_]+)+"
    r"|[0-9]*\.?[0-9]+[eE][-+]?[0-9]+|\.[0-9]+|[0-9]+\.|\.inf|\.nan)|\+[0-9][0-9.]*",
    re.IGNORECASE,
)


def typed(text: str) -> tuple[bool | int | Decimal | str | None, Rule | None]:
    """A plain (unquoted) scalar as data, and the trap that it is, if any.

    >>> typed("57.60")[0], typed("no")[1].code, typed("010203")[1].code
    (Decimal('57.60'), 'yaml-boolean', 'yaml-number')
    """
    if len(text) > _LONGEST_WORD and text[0] not in _NUMERIC:
        return text, None
    if text in _TYPED:
        return _TYPED[text], None
    if text in _BOOLEANS:
        return text, BOOLEAN
    if text[0] in _NUMERIC:
        if match := _DECIMAL.fullmatch(text):
            return (Decimal(text) if match[1] else int(text)) if len(text) <= 400 else text, None
        if _AMBIGUOUS.fullmatch(text):
            return text, NUMBER
    return text, None
