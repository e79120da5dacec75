"""Puts invented people into unions and posts, set-wise, through the registry's actions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from unionhall.kernel.actors import Actor
from unionhall.registry.actions.confirm_memberships import confirm_memberships
from unionhall.registry.actions.fill_post import fill_post
from unionhall.registry.actions.register_persons import register_persons
from unionhall.registry.actions.start_memberships import start_memberships
from unionhall.registry.rules.rows import NewMembership, NewPerson
from unionhall.world.people import REGION_CODES, invented


@dataclass(frozen=True, slots=True)
class Intake:
    """``count`` members who joined ``union_code`` on ``from_on``, spread over ``groups``."""

    union_code: str
    count: int
    from_on: date
    groups: tuple[str, ...] = ("",)


class Enrolment:
    """Hands out invented people; every one is used once."""

    def __init__(self, *, actor: Actor, now: datetime) -> None:
        self._actor = actor
        self._now = now
        self._next = 1

    def people(self, count: int, regions: tuple[str, ...] = REGION_CODES, *, kept_by: str = "") -> list[int]:
        """Register ``count`` people, whose records the organisation ``kept_by`` keeps, and return their ids."""
        rows = [
            NewPerson(
                name=one.name,
                id_type="resident",
                id_number=one.id_number,
                phone=one.phone,
                sex=one.sex,
                birth_on=one.birth_on,
                ethnicity=one.ethnicity,
                education=one.education,
                is_demo=True,
            )
            for one in invented(self._next, count, regions)
        ]
        self._next += count
        return register_persons(actor=self._actor, organisation_code=kept_by, rows=rows, now=self._now)

    def members(self, intakes: Sequence[Intake], regions: tuple[str, ...] = REGION_CODES) -> list[int]:
        """Register people and start their memberships; return the people's ids in the order of the intakes."""
        people = self.people(sum(intake.count for intake in intakes), regions)
        rows, position = [], 0
        for intake in intakes:
            for number in range(intake.count):
                rows.append(
                    NewMembership(
                        person_id=people[position],
                        union_code=intake.union_code,
                        from_on=intake.from_on,
                        group_name=intake.groups[number % len(intake.groups)],
                    )
                )
                position += 1
        spells = start_memberships(actor=self._actor, rows=rows, now=self._now)
        # One in twenty has not signed yet; the second of the intake never, so that the demo's worker can confirm.
        signed = [spell for number, spell in enumerate(spells) if number % 20 != 1]
        confirm_memberships(actor=self._actor, spell_ids=signed, how="paper", reason="演示数据:纸质名册", now=self._now)
        return people

    def post(
        self,
        person_id: int,
        organisation_code: str,
        post: str,
        from_on: date,
        to_on: date | None = None,
        *,
        full_time: bool = False,
    ) -> None:
        """Fill one post."""
        fill_post(
            actor=self._actor,
            person_id=person_id,
            organisation_code=organisation_code,
            post=post,
            from_on=from_on,
            to_on=to_on,
            full_time=full_time,
            now=self._now,
        )
