"""Which posts an organisation has, who may hold two, and which role a post brings (工会法 arts. 10, 14, 16)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from unionhall.base.rules.roles import CITY_OFFICER, COUNTY_OFFICER, PARK_OFFICER, STATION_STAFF, UNION_OFFICER
from unionhall.kernel.errors import Conflict, Refused
from unionhall.kernel.spans import Span
from unionhall.kernel.text import N_, Sentence
from unionhall.registry.rules.kinds import (
    AUDIT_MEMBER,
    BRANCH,
    CHAIR,
    CITY_FEDERATION,
    COMMITTEE_MEMBER,
    COMMUNITY_UNION,
    COUNTY_FEDERATION,
    ENTERPRISE_GROUP_UNION,
    FEDERATIONS,
    GROUP,
    GROUP_HEAD,
    GUIDANCE_STATION,
    JOINT_UNION,
    MUTUAL_AID_BODY,
    ORGANIZER,
    PARK_FEDERATION,
    POSTS,
    SECTOR_FEDERATION,
    SERVICE_STATION,
    SINGLE_UNION,
    STATION_ADVISER,
    STATION_DEPUTY,
    STATION_FULLTIME,
    STATION_HEAD,
    STATION_MEMBER,
    TOWN_FEDERATION,
    TREASURER,
    UNION_CLERK,
    VICE_CHAIR,
    WOMEN_HEAD,
)

_COMMITTEE = frozenset({CHAIR, VICE_CHAIR, COMMITTEE_MEMBER, TREASURER, AUDIT_MEMBER, WOMEN_HEAD, UNION_CLERK})
_STATION = frozenset({STATION_HEAD, STATION_DEPUTY, STATION_MEMBER, STATION_FULLTIME, STATION_ADVISER})
_WITH_COMMITTEE = FEDERATIONS | {
    SECTOR_FEDERATION,
    COMMUNITY_UNION,
    ENTERPRISE_GROUP_UNION,
    SINGLE_UNION,
    JOINT_UNION,
    MUTUAL_AID_BODY,
}
POSTS_OF: dict[str, frozenset[str]] = {
    **dict.fromkeys(_WITH_COMMITTEE, _COMMITTEE),
    BRANCH: frozenset({CHAIR, VICE_CHAIR, COMMITTEE_MEMBER, WOMEN_HEAD}),
    ORGANIZER: frozenset({CHAIR, UNION_CLERK}),
    GROUP: frozenset({GROUP_HEAD}),
    GUIDANCE_STATION: _STATION,
    SERVICE_STATION: _STATION,
}
HELD_BY_ONE = frozenset({CHAIR, TREASURER, WOMEN_HEAD, GROUP_HEAD, STATION_HEAD})
# 经费审查: whoever keeps the money does not audit it (工会基层组织选举工作条例 2016, arts. 33-36).
NEVER_TOGETHER = frozenset({frozenset({AUDIT_MEMBER, CHAIR}), frozenset({AUDIT_MEMBER, TREASURER})})


@dataclass(frozen=True, slots=True)
class PostRole:
    """The role that a post brings; ``at_parent``: over the federation that keeps the station and what it serves."""

    role: str
    at_parent: bool = False


_LEADERS = (CHAIR, VICE_CHAIR, UNION_CLERK)
ROLES: dict[tuple[str, str], PostRole] = {
    **{
        (kind, post): PostRole(UNION_OFFICER)
        for kind in (SINGLE_UNION, JOINT_UNION, COMMUNITY_UNION)
        for post in _LEADERS
    },
    **{(SECTOR_FEDERATION, post): PostRole(UNION_OFFICER) for post in _LEADERS},
    **{(ENTERPRISE_GROUP_UNION, post): PostRole(UNION_OFFICER) for post in _LEADERS},
    **{(kind, post): PostRole(PARK_OFFICER) for kind in (PARK_FEDERATION, TOWN_FEDERATION) for post in _LEADERS},
    **{(COUNTY_FEDERATION, post): PostRole(COUNTY_OFFICER) for post in _LEADERS},
    **{(CITY_FEDERATION, post): PostRole(CITY_OFFICER) for post in _LEADERS},
    **{
        (GUIDANCE_STATION, post): PostRole(STATION_STAFF, at_parent=True)
        for post in (STATION_HEAD, STATION_DEPUTY, STATION_FULLTIME)
    },
}


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post on file in the same organisation."""

    person_id: int
    post: str
    from_on: date
    to_on: date | None


def check_post(
    *,
    organisation: str,
    kind: str,
    founded_on: date | None,
    closed_on: date | None,
    person_id: int,
    post: str,
    from_on: date,
    to_on: date | None,
    held: Iterable[HeldPost],
) -> None:
    """Refuse a post that this organisation has not, that is taken, or that this person may not hold."""
    if post not in POSTS_OF.get(kind, frozenset()):
        raise Refused(
            "registry.no_such_post",
            N_("{organisation} has no such post ({post})."),
            organisation=organisation,
            post=Sentence(POSTS[post]) if post in POSTS else post,
        )
    if to_on is not None and to_on < from_on:
        raise Refused(
            "registry.ends_before_it_begins",
            N_("{subject}: the last day lies before the first."),
            subject=Sentence(POSTS[post]),
        )
    if closed_on is not None or (founded_on is not None and from_on < founded_on):
        raise Refused(
            "registry.organisation_not_standing",
            N_("{organisation} does not stand on that day."),
            organisation=organisation,
        )
    span = Span(from_on, to_on)
    for other in held:
        if not span.overlaps(Span(other.from_on, other.to_on)):
            continue
        if other.post == post and (other.person_id == person_id or post in HELD_BY_ONE):
            raise Conflict(
                "registry.post_taken",
                N_("The post ({post}) in {organisation} is held in that time. End the present term first."),
                organisation=organisation,
                post=Sentence(POSTS[post]),
            )
        if other.person_id == person_id and frozenset({other.post, post}) in NEVER_TOGETHER:
            raise Refused(
                "registry.posts_exclude_each_other",
                N_("Whoever is {held} in {organisation} cannot also be {post}: nobody audits what they answer for."),
                organisation=organisation,
                held=Sentence(POSTS[other.post]),
                post=Sentence(POSTS[post]),
            )


def role_of(kind: str, post: str) -> PostRole | None:
    """Return the role that the post brings, or ``None``."""
    return ROLES.get((kind, post))
