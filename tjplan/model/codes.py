"""The codes that the schemas allow in a field, so that a rule cannot ask for one that nothing can have."""

from collections.abc import Mapping

_SET_BY = ("superior", "own")
CODES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("blocks", "kind"): ("exploration", "mining"),
    ("blocks", "set_by"): _SET_BY,
    ("documents", "kind"): (
        "law", "regulation", "plan", "notice", "standard", "register", "agreement", "survey", "other",
    ),
    ("indicators", "attribute"): ("anticipatory", "binding"),
    ("indicators", "direction"): ("up", "down"),
    ("minerals", "class"): ("energy", "metallic", "non_metallic", "water_and_gas", "group"),
    ("organisations", "level"): ("national", "province", "prefecture", "county", "township"),
    ("places", "kind"): (
        "country", "province", "prefecture", "county", "township", "town", "village", "farm", "locality",
        "mountain", "river", "lake", "road", "region", "other",
    ),
    ("projects", "set_by"): _SET_BY,
    ("zones", "kind"): (
        "concentrated_mining", "key_restoration", "key_exploration", "key_mining", "energy_base",
        "national_planning", "restricted", "prohibited", "other",
    ),
    ("zones", "set_by"): _SET_BY,
}  # fmt: skip
"""By collection and field; tests/check/language hold them to schema/*.schema.json."""
