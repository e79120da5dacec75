"""Which organisation may stand under which (工会法 arts. 10-11), with the reason when it may not."""

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.registry.rules.kinds import (
    AGENCY,
    BRANCH,
    CITY_FEDERATION,
    COMMUNITY_UNION,
    COUNTY_FEDERATION,
    ENTERPRISE_GROUP_UNION,
    FEDERATIONS,
    GROUP,
    GUIDANCE_STATION,
    JOINT_UNION,
    KINDS,
    MUTUAL_AID_BODY,
    NATIONAL_FEDERATION,
    ORGANIZER,
    PARK_FEDERATION,
    PROCURATORATE,
    PROVINCIAL_FEDERATION,
    SECTOR_FEDERATION,
    SERVICE_STATION,
    SINGLE_UNION,
    TOWN_FEDERATION,
)

ROOT = ""
_GROUND = frozenset({COUNTY_FEDERATION, PARK_FEDERATION, TOWN_FEDERATION})  # federations close to employers
_UPPER = frozenset({NATIONAL_FEDERATION, PROVINCIAL_FEDERATION, CITY_FEDERATION, COUNTY_FEDERATION})
_UNION_HOSTS = _UPPER | _GROUND | {SECTOR_FEDERATION, ENTERPRISE_GROUP_UNION, COMMUNITY_UNION}

# An installation may begin at any level of federation; a procuratorate never stands under a union, nor the reverse:
# whoever reads a subtree would otherwise read the other's.
PARENTS: dict[str, frozenset[str]] = {
    NATIONAL_FEDERATION: frozenset({ROOT}),
    PROVINCIAL_FEDERATION: frozenset({ROOT, NATIONAL_FEDERATION}),
    CITY_FEDERATION: frozenset({ROOT, PROVINCIAL_FEDERATION}),
    COUNTY_FEDERATION: frozenset({ROOT, CITY_FEDERATION, PROVINCIAL_FEDERATION}),
    PARK_FEDERATION: frozenset({PROVINCIAL_FEDERATION, CITY_FEDERATION, COUNTY_FEDERATION, PARK_FEDERATION}),
    TOWN_FEDERATION: frozenset({CITY_FEDERATION, COUNTY_FEDERATION, PARK_FEDERATION}),
    COMMUNITY_UNION: frozenset({COUNTY_FEDERATION, PARK_FEDERATION, TOWN_FEDERATION}),
    SECTOR_FEDERATION: _UPPER | _GROUND,
    ENTERPRISE_GROUP_UNION: _UPPER | _GROUND | {SECTOR_FEDERATION},
    SINGLE_UNION: _UNION_HOSTS,
    JOINT_UNION: frozenset({CITY_FEDERATION, SECTOR_FEDERATION, COMMUNITY_UNION}) | _GROUND,
    ORGANIZER: frozenset({SECTOR_FEDERATION, COMMUNITY_UNION, JOINT_UNION}) | _GROUND,
    BRANCH: frozenset({SINGLE_UNION, JOINT_UNION, COMMUNITY_UNION, SECTOR_FEDERATION}),
    GROUP: frozenset({SINGLE_UNION, JOINT_UNION, BRANCH, COMMUNITY_UNION, SECTOR_FEDERATION}),
    GUIDANCE_STATION: frozenset({CITY_FEDERATION}) | _GROUND,
    SERVICE_STATION: FEDERATIONS | {SECTOR_FEDERATION, COMMUNITY_UNION, SINGLE_UNION, JOINT_UNION},
    MUTUAL_AID_BODY: _UPPER,
    PROCURATORATE: frozenset({ROOT, PROCURATORATE}),
    AGENCY: frozenset({ROOT, AGENCY}) | _UPPER | _GROUND,
}
assert PARENTS.keys() == KINDS.keys()

# Union legal persons: the code of 机构编制 8 begins with 81 (grassroots) or 89 (other unions).
UNION_CODE_STARTS = ("81", "89")
UNIONS = FEDERATIONS | {SECTOR_FEDERATION, ENTERPRISE_GROUP_UNION, SINGLE_UNION, JOINT_UNION, COMMUNITY_UNION}
WITHOUT_LEGAL_PERSON = frozenset({BRANCH, GROUP, ORGANIZER, GUIDANCE_STATION, SERVICE_STATION})


def kinds_under(parent_kind: str) -> tuple[str, ...]:
    """Return what may stand under ``parent_kind`` (``ROOT``: what may begin a tree), in the order of the words."""
    return tuple(kind for kind in KINDS if parent_kind in PARENTS[kind])


def check_place(*, code: str, kind: str, parent_kind: str, parent_name: str = "") -> None:
    """Refuse an organisation that cannot stand where it is put."""
    if kind not in PARENTS:
        raise Refused(
            "registry.unknown_kind", N_("{code}: there is no kind of organisation {kind}."), code=code, kind=kind
        )
    if parent_kind in PARENTS[kind]:
        return
    if parent_kind == ROOT:
        raise Refused(
            "registry.needs_parent",
            N_("{code}: this kind of organisation needs one above it. Say which."),
            code=code,
            kind=kind,
        )
    raise Refused(
        "registry.wrong_parent",
        N_("{code}: this kind of organisation cannot stand under {parent}. Choose another place or another kind."),
        code=code,
        kind=kind,
        parent=parent_name,
        parent_kind=parent_kind,
    )


def check_legal_person(*, code: str, kind: str, uscc: str) -> None:
    """Refuse a credit code that cannot be this organisation's own."""
    if not uscc:
        return
    if kind in WITHOUT_LEGAL_PERSON:
        raise Refused(
            "registry.no_legal_person",
            N_("{code}: this kind of organisation is no legal person; leave the credit code empty."),
            code=code,
        )
    if kind in UNIONS and not uscc.startswith(UNION_CODE_STARTS):
        raise Refused(
            "registry.not_a_unions_code",
            N_("{code}: a union's own credit code begins with 81 or 89; this looks like the employer's."),
            code=code,
        )
