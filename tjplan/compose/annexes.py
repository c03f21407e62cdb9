"""Plan to annexed tables: the records of each collection under the titles of its schema."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tjplan.compose.annex_forms import FACTS, FORMS, UNSHOWN, Form
from tjplan.compose.annex_note import note
from tjplan.compose.annex_sources import blanks, sources
from tjplan.compose.inline import Wording
from tjplan.document import plain
from tjplan.model.annex import Annex, Entry, Field, Fields, Head, Record, printed
from tjplan.model.plan import Entity, Figure, Plain, Plan, Reference, Value
from tjplan.model.text import Bilingual, Lang, Text
from tjplan.model.units import Unit

_NUMBER = Bilingual("序号", "No.")
_SHARED: Mapping[str, Bilingual] = {
    "unit": Bilingual("单位", "Unit"),
    "year": Bilingual("数据年份", "Year"),
    "scope": Bilingual("范围", "Scope"),
}


def annexes(plan: Plan, lang: Lang, fields: Fields) -> tuple[Annex, ...]:
    """The annexed tables that the data of ``plan`` fills, numbered from 1; ``fields`` are the schema's."""
    made = (annex for form in FORMS for annex in _of_form(form, plan, lang, fields))
    return tuple(replace(annex, label=_label(at, lang)) for at, annex in enumerate(made, 1))


def fact_table(plan: Plan, lang: Lang, fields: Fields) -> Annex:
    """The named facts as a table without number, without records where the plan has none."""
    return _annex(FACTS, tuple(plan.collections.get("facts", {}).values()), plan, lang, fields)


def _label(number: int, lang: Lang) -> str:
    return f"附表{number}" if lang == "zh" else f"Annex {number}"


def _of_form(form: Form, plan: Plan, lang: Lang, fields: Fields) -> Iterator[Annex]:
    """The annexes of one form: one, or one for each value that its records have in the field ``split``."""
    entities = [one for one in plan.collections.get(form.collection, {}).values() if _belongs(one, form)]
    if not form.split:
        if entities:
            yield _annex(form, entities, plan, lang, fields)
        return
    described = next((one for one in fields[form.collection] if one.name == form.split), None)
    values = [_code(entity, form.split) for entity in entities]
    for value in dict.fromkeys([*(described.words if described else ()), *values]):
        members = [entity for entity, found in zip(entities, values, strict=True) if found == value]
        if members:
            title = form.titles.get(value, form.title)
            yield _annex(replace(form, id=f"{form.id}_{value}", title=title), members, plan, lang, fields)


def _belongs(entity: Entity, form: Form) -> bool:
    field, value = form.barred
    return (not form.having or form.having in entity.fields) and (not field or _code(entity, field) != value)


def _code(entity: Entity, field: str) -> str:
    value = entity.fields.get(field)
    return value.value if isinstance(value, Plain) else ""


def _annex(form: Form, entities: Sequence[Entity], plan: Plan, lang: Lang, fields: Fields) -> Annex:
    shown = tuple(_filled(_ordered(form, fields[form.collection]), entities))
    teller = _Teller(Wording(plan, lang), {field.name: field for field in shown})
    shares = _Shares.of(entities, shown, teller)
    heads = tuple(_heads(shown, entities, shares, lang))
    records = tuple(
        Record(entity.address, tuple(_entry(entity, at, head, shares, teller) for head in heads))
        for at, entity in enumerate(entities, 1)
    )
    made = Annex(
        id=form.id,
        lang=lang,
        label="",
        title=form.title[lang],
        heads=heads,
        records=records,
        year=shares.year,
        scope=shares.scope,
        sources=sources(plan, lang, records),
        blanks=blanks(plan, heads, records),
    )
    return replace(made, note=note(made))


def _ordered(form: Form, fields: Sequence[Field]) -> Iterator[Field]:
    """The fields to show: those of ``first`` in that order, then the others in the schema's."""
    by_name = {field.name: field for field in fields}
    left_out = (*form.without, *UNSHOWN)
    for name in dict.fromkeys([*form.first, *by_name]):
        if name in by_name and name not in left_out and (not form.only or name in form.only):
            yield by_name[name]


def _filled(fields: Iterable[Field], entities: Sequence[Entity]) -> Iterator[Field]:
    return (field for field in fields if any(_value(entity, field.name) is not None for entity in entities))


def _value(entity: Entity, name: str) -> Value | None:
    return entity.figure if name == "value" and entity.figure else entity.fields.get(name)


@dataclass(frozen=True, slots=True)
class _Teller:
    """What values are called in the language."""

    words: Wording
    fields: Mapping[str, Field]

    def of(self, value: Value | None, field: str) -> str:
        """``value`` of a field as a cell has it; English cells start with a capital letter."""
        said = self._said(value, field)
        if self.words.lang == "zh" or (isinstance(value, Figure) and not value.words):
            return said
        return said[:1].upper() + said[1:]

    def _said(self, value: Value | None, field: str) -> str:
        if isinstance(value, Text):
            return plain(self.words.inlines(value))
        if isinstance(value, Figure):
            return plain(self.words.inlines(value.words)) if value.words else printed(value, self.words.lang)
        if isinstance(value, Reference):
            return self.words.of(value.path)
        if isinstance(value, Plain):
            known = self.fields[field].words.get(value.value) if field in self.fields else None
            return known[self.words.lang] if known else value.value
        return ("；" if self.words.lang == "zh" else "; ").join(self._said(one, field) for one in value or ())

    def shared(self, figure: Figure, what: str) -> str:
        """The unit, year or scope of a figure, empty where it has none."""
        if what == "unit":
            return _unit(figure.unit, self.words.lang) if figure.unit else figure.unit_name
        if what == "year":
            return figure.as_of
        return self.of(figure.scope, "scope") if figure.scope else ""


def _unit(unit: Unit, lang: Lang) -> str:
    return unit.plural if lang == "en" and unit.plural else unit.label(lang)


@dataclass(frozen=True, slots=True)
class _Shares:
    """Where units, years and scopes are told: once, in the heads, in a column, or in each cell."""

    year: str
    scope: str
    in_heads: Mapping[str, Mapping[str, str]]
    columns: tuple[str, ...]
    figures: Mapping[str, tuple[Figure, ...]]

    @classmethod
    def of(cls, entities: Sequence[Entity], fields: Sequence[Field], teller: _Teller) -> "_Shares":
        """As few tellings as possible: for all, else by column, else by row."""
        by_row = [_figures((entity,), fields) for entity in entities]
        by_field = {field.name: _figures(entities, (field,)) for field in fields}
        by_field = {name: figures for name, figures in by_field.items() if figures}
        every = [figure for row in by_row for figure in row]
        once = {what: _one(every, what, teller) for what in ("year", "scope")}
        heads: dict[str, dict[str, str]] = {}
        columns = []
        for what in ("unit", "year"):
            same = {name: _one(figures, what, teller) for name, figures in by_field.items()}
            if once.get(what) is not None or not every:
                heads[what] = {}
            elif None in same.values() and all(_one(row, what, teller) is not None for row in by_row if row):
                heads[what] = {}
                columns.append(what)
            else:
                heads[what] = {name: word for name, word in same.items() if word is not None}
        columns += ["scope"] if every and once["scope"] is None else []
        figures = {entity.address: tuple(row) for entity, row in zip(entities, by_row, strict=True)}
        return cls(once["year"] or "", once["scope"] or "", heads, tuple(columns), figures)


def _figures(entities: Iterable[Entity], fields: Iterable[Field]) -> list[Figure]:
    named = list(fields)
    values = (_value(entity, field.name) for entity in entities for field in named)
    return [value for value in values if isinstance(value, Figure)]


def _one(figures: Sequence[Figure], what: str, teller: _Teller) -> str | None:
    """What all the figures share, None where they differ or there are none."""
    found = {teller.shared(figure, what) for figure in figures}
    return found.pop() if len(found) == 1 else None


def _heads(fields: Sequence[Field], entities: Sequence[Entity], shares: _Shares, lang: Lang) -> Iterator[Head]:
    """Number, fields, the unit before the first figure, year and scope at the end."""
    yield Head("number", _NUMBER[lang], "ordinal")
    pending = "unit" in shares.columns
    for field in fields:
        numeric = bool(_figures(entities, (field,)))
        if numeric and pending:
            yield Head("unit", _SHARED["unit"][lang], "unit")
            pending = False
        said = {what: shares.in_heads.get(what, {}).get(field.name, "") for what in ("unit", "year")}
        yield Head(field.name, field.label[lang], "figure" if numeric else "text", said["unit"], said["year"])
    if "year" in shares.columns:
        yield Head("year", _SHARED["year"][lang], "year")
    if "scope" in shares.columns:
        yield Head("scope", _SHARED["scope"][lang], "scope")


def _entry(entity: Entity, at: int, head: Head, shares: _Shares, teller: _Teller) -> Entry:
    address = f"{entity.address}.{head.name}"
    if head.kind == "ordinal":
        return Entry(str(at), address)
    if head.kind in ("unit", "year", "scope"):
        found = (teller.shared(figure, head.name) for figure in shares.figures[entity.address])
        return Entry(_joined(found, teller.words.lang), address)
    value = _value(entity, head.name)
    if not isinstance(value, Figure):
        return Entry(teller.of(value, head.name), address)
    hedge = plain(teller.words.inlines(value.hedge)) if value.hedge else ""
    said = teller.of(value, head.name) + _apart(value, head, shares, teller)
    return Entry(said, value.address, value, hedge)


def _apart(figure: Figure, head: Head, shares: _Shares, teller: _Teller) -> str:
    """Unit and year in the cell itself, where neither column nor row shares them."""
    zh = teller.words.lang == "zh"
    said = ""
    if "unit" not in shares.columns and head.name not in shares.in_heads["unit"]:
        unit = teller.shared(figure, "unit")
        said += unit if zh or unit == "%" else f" {unit}" if unit else ""
    if not shares.year and "year" not in shares.columns and head.name not in shares.in_heads["year"] and figure.as_of:
        said += f"（{figure.as_of}年）" if zh else f" ({figure.as_of})"
    return said


def _joined(words: Iterable[str], lang: Lang) -> str:
    return ("；" if lang == "zh" else "; ").join(dict.fromkeys(filter(None, words)))
