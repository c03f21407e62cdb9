"""A review as JSON, in the form that ``schema/output/diff.schema.json`` describes.

Of amounts every digit counts, so they are strings; plan text is in both languages, labels and
messages are in the reader's.
"""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from tjplan import telling
from tjplan.cli import report_json
from tjplan.model.change import Position
from tjplan.model.content import Leaf
from tjplan.model.finding import Finding
from tjplan.model.source import Place
from tjplan.model.text import LANGS, Bilingual, Lang
from tjplan.review import FindingChanges, Item, NumberChange, Review, Side, Stated, Untranslated
from tjplan.textdiff import Piece

Json = dict[str, Any]


def render(review: Review, lang: Lang) -> str:
    """One JSON object; ``{"changes": []}`` and nothing else where nothing at all is to be said."""
    if telling.is_empty(review):
        return '{"changes": []}\n'
    return json.dumps(as_json(review, lang), ensure_ascii=False, indent=2) + "\n"


def as_json(review: Review, lang: Lang) -> Json:
    """Everything about the comparison."""
    titles = {group.id: group.title for group in review.groups}
    return {
        "old": _side(review.old),
        "new": _side(review.new),
        "langs": list(review.langs),
        "remarks": [_both(words) for words in review.remarks],
        "changes": [_change(item, titles, lang) for item in review.items],
        "findings": _findings(review.findings, lang) if review.findings else None,
        "untranslated": [_untranslated(one, lang) for one in review.untranslated],
    }


def _side(one: Side) -> Json:
    return {
        "name": one.name,
        "kind": one.kind,
        "plan_id": one.plan_id,
        "round": one.round,
        "title": _both(one.title),
        "commit": one.commit or None,
        "day": one.day or None,
        "langs": list(one.langs),
    }


def _both(words: Bilingual) -> Json:
    return {of: words[of] for of in LANGS}


def _change(item: Item, titles: Mapping[str, Bilingual], lang: Lang) -> Json:
    change = item.change
    group = titles.get(item.group, Bilingual(item.group, item.group))
    record = change.record and {
        "kind": change.record.kind,
        "fields": {k: _leaf(v) for k, v in change.record.fields.items()},
    }
    return {
        "kind": change.kind,
        "address": change.address,
        "what": change.what,
        "field": change.field or None,
        "lang": item.lang,
        "label": telling.said(item.label, lang),
        "field_label": telling.said(item.field, lang) or None,
        "group": item.group,
        "group_title": telling.said(group, lang),
        "old": _leaf(change.old),
        "new": _leaf(change.new),
        "record": record,
        "old_printed": _both(item.old),
        "new_printed": _both(item.new),
        "words": {of: [_piece(piece) for piece in item.words[of]] for of in LANGS if of in item.words},
        "number": _number(item.number) if item.number else None,
        "was": change.was or None,
        "from": _position(change.old_position),
        "to": _position(change.new_position),
        "touches": [_stated(one, lang) for one in item.touches],
        "reason": _both(item.reason) if item.reason else None,
        **_place(item.place),
    }


def _leaf(leaf: Leaf | None) -> str | list[str] | None:
    return list(leaf) if isinstance(leaf, tuple) else leaf


def _piece(piece: Piece) -> Json:
    return {"kind": piece.kind, "text": piece.text}


def _number(change: NumberChange) -> Json:
    return {
        "old": _both(change.old),
        "new": _both(change.new),
        "absolute": _decimal(change.absolute),
        "unit": _both(change.unit),
        "percent": _decimal(change.percent),
        "old_unit": _both(change.old_unit),
        "new_unit": _both(change.new_unit),
        "bound": change.bound,
        "same_amount": change.same_amount,
        "course": change.course,
        "against": _both(change.against) if change.against else None,
    }


def _decimal(value: Decimal | None) -> str | None:
    """All digits, no exponent."""
    return None if value is None else f"{value:f}"


def _position(position: Position | None) -> Json | None:
    return position and {"parent": position.parent, "after": position.after}


def _stated(one: Stated, lang: Lang) -> Json:
    return {
        "kind": one.kind,
        "path": one.address,
        "label": telling.said(one.label, lang),
        "words": one.words[lang],
        "lang": one.lang,
        "changed": one.changed,
        **_place(one.place),
    }


def _findings(found: FindingChanges, lang: Lang) -> Json:
    lists: Mapping[str, Sequence[Finding]] = {
        "new": found.new,
        "fixed": found.fixed,
        "open": found.open,
        "waived": found.waived,
        "reopened": found.reopened,
    }
    return {name: [report_json.as_json(one, lang) for one in some] for name, some in lists.items()}


def _untranslated(one: Untranslated, lang: Lang) -> Json:
    return {
        "path": one.address,
        "label": telling.said(one.label, lang),
        "changed": one.changed,
        "sentences": [
            {"old": each.old, "new": each.new, "other": each.other or None, **_place(each.place)}
            for each in one.sentences
        ],
        **_place(one.place),
    }


def _place(place: Place | None) -> Json:
    """File, line and column, all None for what stands in a Word file."""
    file, line, col = place or (None, None, None)
    return {"file": file, "line": line, "col": col}
