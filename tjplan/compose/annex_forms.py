"""Which collections make which annexes, in which order, and what is drawn of them.

What stands in the columns is the schema's to say; here are only titles, and what goes without.
The list is that of county mineral plans (附表); a plan without such data has no such annex.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tjplan.model.text import Bilingual


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart of the columns ``fields``: ``whole`` where they are the parts of one, else compared."""

    id: str
    title: Bilingual
    fields: tuple[str, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One annex, or one for each value of the field ``split``, with titles by its value.

    ``first`` come before the other fields of the schema; ``without`` are left out; only records that
    have ``having`` and not the ``barred`` value of a field count.
    """

    id: str
    collection: str
    title: Bilingual
    first: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    having: str = ""
    barred: tuple[str, str] = ("", "")
    split: str = ""
    titles: Mapping[str, Bilingual] = field(default_factory=dict)
    drawings: tuple[Drawing, ...] = ()


# The unit, year and scope of figures are placed by what they share; the others serve the checks alone.
UNSHOWN = ("unit", "as_of", "scope", "hedge", "same_as", "derived_from", "also", "direction")

FORMS = (
    Form(
        "minerals", "minerals", Bilingual("矿产资源表", "Mineral Resources"),
        without=("other_names", "min_scale"), barred=("class", "group"),
    ),
    Form(
        "mines", "mines", Bilingual("矿山开发利用现状表", "Mines by Size and State"),
        first=("mineral", "name"),
        drawings=(
            Drawing("sizes", Bilingual("各矿种矿山规模", "Mines by Mineral and Size"), ("large", "medium", "small"), whole=True),
        ),
    ),
    Form(
        "blocks", "blocks", Bilingual("规划区块表", "Planned Blocks"),
        without=("kind", "order"), split="kind",
        titles={
            "exploration": Bilingual("勘查规划区块表", "Planned Exploration Blocks"),
            "mining": Bilingual("开采规划区块表", "Planned Mining Blocks"),
        },
    ),
    Form(
        "zones", "zones", Bilingual("规划分区表", "Planned Zones"),
        without=("kind", "order"), split="kind",
        titles={
            "concentrated_mining": Bilingual("集中开采区表", "Concentrated Mining Areas"),
            "key_restoration": Bilingual("重点治理区表", "Key Restoration Areas"),
            "key_exploration": Bilingual("重点勘查区表", "Key Exploration Areas"),
            "key_mining": Bilingual("重点开采区表", "Key Mining Areas"),
            "energy_base": Bilingual("能源资源基地表", "Energy and Resource Bases"),
            "national_planning": Bilingual("国家规划矿区表", "National Planned Mining Areas"),
            "restricted": Bilingual("限制区表", "Restricted Areas"),
            "prohibited": Bilingual("禁止区表", "Prohibited Areas"),
            "other": Bilingual("其他分区表", "Other Zones"),
        },
    ),
    Form(
        "min_scales", "minerals", Bilingual("最低开采规模表", "Minimum Mining Scales"),
        only=("name", "min_scale"), having="min_scale",
    ),
    Form("projects", "projects", Bilingual("重点项目表", "Key Projects")),
    Form(
        "indicators", "indicators", Bilingual("规划指标表", "Indicators of the Plan"),
        first=("group", "name", "previous_target", "previous_result", "baseline", "target"),
        drawings=(
            Drawing("targets", Bilingual("指标的基期值与目标值", "Indicators: Baseline and Target"), ("baseline", "target")),
            Drawing(
                "previous",
                Bilingual("上轮规划的目标与完成情况", "Previous Round: Target and Result"),
                ("previous_target", "previous_result"),
            ),
        ),
    ),
)  # fmt: skip

FACTS = Form("facts", "facts", Bilingual("其他数据表", "Other Figures of the Plan"))
