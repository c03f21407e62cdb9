"""Files and folders, and the one place where the verbs meet.

Everything a command does to a plan goes through here: open the round, check it, compose it, and
write what comes out, each file whole or not at all.
"""

from tjplan.workspace.checking import Printed, findings, findings_since, impact, rules
from tjplan.workspace.comparing import Comparison, compare
from tjplan.workspace.editing import formatted, value_set
from tjplan.workspace.editions import past_editions
from tjplan.workspace.outputs import build_data, document, output_folder, workbooks
from tjplan.workspace.papers import amendments, note, paper_docx, paper_xlsx
from tjplan.workspace.redlining import redlined
from tjplan.workspace.rounds import find_round, open_plan, shown, title, whole
from tjplan.workspace.translations import Translations, confirm, record_of, translated, untranslated
from tjplan.workspace.typefaces import remark as fonts_remark
from tjplan.workspace.website import build_site, serve, site
from tjplan.workspace.word import build_pdf, build_word
from tjplan.workspace.writing import write

__all__ = [
    "Comparison",
    "Printed",
    "Translations",
    "amendments",
    "build_data",
    "build_pdf",
    "build_site",
    "build_word",
    "compare",
    "confirm",
    "document",
    "find_round",
    "findings",
    "findings_since",
    "fonts_remark",
    "formatted",
    "impact",
    "note",
    "open_plan",
    "output_folder",
    "paper_docx",
    "paper_xlsx",
    "past_editions",
    "record_of",
    "redlined",
    "rules",
    "serve",
    "shown",
    "site",
    "title",
    "translated",
    "untranslated",
    "value_set",
    "whole",
    "workbooks",
    "write",
]
