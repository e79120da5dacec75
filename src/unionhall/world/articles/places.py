"""The federations that the page's bodies stand under, from the nation down to the counties."""

from datetime import datetime

from unionhall.kernel.actors import Actor
from unionhall.registry.actions.found_organisations import found_organisations
from unionhall.registry.rules.kinds import (
    CITY_FEDERATION,
    COUNTY_FEDERATION,
    NATIONAL_FEDERATION,
    PROCURATORATE,
    PROVINCIAL_FEDERATION,
)
from unionhall.registry.rules.rows import NewOrganisation

# code, name, kind, parent, region
FEDERATIONS = (
    ("CN", "全国总工会", NATIONAL_FEDERATION, "", ""),
    ("LN", "辽宁省总工会", PROVINCIAL_FEDERATION, "CN", "210000"),
    ("JZ", "锦州市总工会", CITY_FEDERATION, "LN", "210700"),
    ("JZ-YX", "义县总工会", COUNTY_FEDERATION, "JZ", "210727"),
    ("JZ-BZ", "北镇市总工会", COUNTY_FEDERATION, "JZ", "210782"),
    ("JS", "江苏省总工会", PROVINCIAL_FEDERATION, "CN", "320000"),
    ("WX", "无锡市总工会", CITY_FEDERATION, "JS", "320200"),
    ("WX-XS", "锡山区总工会", COUNTY_FEDERATION, "WX", "320205"),
    ("WX-HS", "惠山区总工会", COUNTY_FEDERATION, "WX", "320206"),
    ("WX-BH", "滨湖区总工会", COUNTY_FEDERATION, "WX", "320211"),
    ("WX-LX", "梁溪区总工会", COUNTY_FEDERATION, "WX", "320213"),
    ("WX-XW", "新吴区总工会", COUNTY_FEDERATION, "WX", "320214"),
    ("WX-JY", "江阴市总工会", COUNTY_FEDERATION, "WX", "320281"),
    ("WX-YX", "宜兴市总工会", COUNTY_FEDERATION, "WX", "320282"),
    ("GD", "广东省总工会", PROVINCIAL_FEDERATION, "CN", "440000"),
    ("NX", "宁夏回族自治区总工会", PROVINCIAL_FEDERATION, "CN", "640000"),
    ("WZ", "吴忠市总工会", CITY_FEDERATION, "NX", "640300"),
    ("WZ-LT", "利通区总工会", COUNTY_FEDERATION, "WZ", "640302"),
    ("HB", "湖北省总工会", PROVINCIAL_FEDERATION, "CN", "420000"),
    ("CQ", "重庆市总工会", PROVINCIAL_FEDERATION, "CN", "500000"),
    ("CQ-DDK", "大渡口区总工会", COUNTY_FEDERATION, "CQ", "500104"),
)


def build(*, actor: Actor, now: datetime) -> None:
    """Found the federations, each under its own superior."""
    rows = [
        NewOrganisation(code=code, name=name, kind=kind, parent_code=parent, region_code=region, is_demo=True)
        for code, name, kind, parent, region in FEDERATIONS
    ]
    found_organisations(actor=actor, parent_code="", rows=rows, now=now)


def build_procuratorate(*, actor: Actor, now: datetime) -> None:
    """Found the procuratorate of article A8: a tree of its own, because it reads nothing of the union's."""
    row = NewOrganisation(
        code="HB-JCY", name="湖北省人民检察院", kind=PROCURATORATE, region_code="420000", is_demo=True
    )
    found_organisations(actor=actor, parent_code="", rows=[row], now=now)
