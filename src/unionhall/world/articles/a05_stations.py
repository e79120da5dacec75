"""A5: Wuxi's workers' stations, 889 at the end of 2023, and the first 24-hour smart one of March 2024.

Only the total and the smart station are the page's; the split over districts and the names of the others are invented.
"""

from datetime import date, datetime, timedelta

from unionhall.kernel.actors import Actor
from unionhall.registry.actions.found_organisations import found_organisations
from unionhall.registry.rules.kinds import SERVICE_STATION
from unionhall.registry.rules.rows import NewOrganisation

# district -> (region, stations at the end of 2023)
DISTRICTS = {
    "WX-XS": ("320205", 118),
    "WX-HS": ("320206", 121),
    "WX-BH": ("320211", 127),
    "WX-LX": ("320213", 163),
    "WX-XW": ("320214", 112),
    "WX-JY": ("320281", 136),
    "WX-YX": ("320282", 112),
}
SMART = "WX-HS-Y24"
SMART_OPENED = date(2024, 3, 14)
FIRST = date(2018, 5, 1)
LAST = date(2023, 12, 20)
PLACES = ("广场", "公园", "车站", "环卫所", "市场", "社区", "医院", "快递网点", "银行网点", "加油站")


def build(*, actor: Actor, now: datetime) -> None:
    """Found every station under its district's federation."""
    span = (LAST - FIRST).days
    total = sum(count for _, count in DISTRICTS.values())
    serial = 0
    for district, (region, count) in DISTRICTS.items():
        rows = []
        for number in range(1, count + 1):
            rows.append(
                NewOrganisation(
                    code=f"{district}-Y{number:03d}",
                    name=f"工会驿站({PLACES[number % len(PLACES)]}第{number}站)",
                    kind=SERVICE_STATION,
                    region_code=region,
                    founded_on=FIRST + timedelta(days=span * serial // total),
                    is_demo=True,
                )
            )
            serial += 1
        if SMART.startswith(district):
            rows.append(
                NewOrganisation(
                    code=SMART,
                    name="玉祁街道24小时智能工会驿站",
                    kind=SERVICE_STATION,
                    region_code=region,
                    founded_on=SMART_OPENED,
                    is_demo=True,
                )
            )
        found_organisations(actor=actor, parent_code=district, rows=rows, now=now)
