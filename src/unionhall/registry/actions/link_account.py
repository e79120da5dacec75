"""Say whose log-in an account is."""

from datetime import datetime

from django.db import IntegrityError, transaction

from unionhall.base import audit, clock
from unionhall.base.authority import require
from unionhall.base.queries.accounts import account_in_scope
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict, Refused
from unionhall.kernel.text import N_
from unionhall.registry.queries.people import person as person_by_id

GRANT = "registry.link_account"


@transaction.atomic
def link_account(*, actor: Actor, person_id: int, account_id: int, now: datetime) -> None:
    """Link the person's record to the account, so that its holder sees and confirms their own data."""
    require(actor, GRANT)
    # Gather
    person = person_by_id(actor, person_id, GRANT, lock=True)
    account = account_in_scope(actor, GRANT, account_id, today=clock.today(now))
    # Decide
    if person.account_id == account.pk:
        return
    if person.account_id is not None:
        raise Refused("registry.linked_already", N_("{name} has a log-in already."), name=person.name)
    if account.pk == actor.account_id:
        raise Refused("registry.link_to_oneself", N_("Ask a colleague to link your own log-in."))
    # Record
    person.account = account
    try:
        with transaction.atomic():
            person.save(update_fields=["account"])
    except IntegrityError as error:
        raise Conflict("registry.account_of_another", N_("This log-in is linked to somebody else.")) from error
    audit.record(
        actor=actor,
        verb=GRANT,
        subject=f"person:{person.pk}",
        scope_path=person.scope_path,
        now=now,
        facts={"account": account.pk},
    )
