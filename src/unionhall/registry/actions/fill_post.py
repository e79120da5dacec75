"""Fill one post, and give its holder's log-in the role that the post brings."""

from datetime import date, datetime

from django.db import transaction

from unionhall.base.actions.grant_role import grant_role
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_, Sentence
from unionhall.registry.actions.fill_posts import fill_posts
from unionhall.registry.queries.posts import post as post_by_id
from unionhall.registry.rules.kinds import POSTS
from unionhall.registry.rules.posts import role_of
from unionhall.registry.rules.rows import NewPost
from unionhall.registry.rules.tree import STEP

GRANT = "registry.fill_post"


@transaction.atomic
def fill_post(
    *,
    actor: Actor,
    person_id: int,
    organisation_code: str,
    post: str,
    from_on: date,
    to_on: date | None = None,
    full_time: bool = False,
    with_role: bool = False,
    now: datetime,
) -> int:
    """Fill the post for the term and return its id.

    ``with_role``: the person's linked log-in gets the matching role for the same term, if the actor may give it.
    """
    require(actor, GRANT)
    row = NewPost(
        person_id=person_id,
        organisation_code=organisation_code,
        post=post,
        from_on=from_on,
        to_on=to_on,
        full_time=full_time,
    )
    post_id = fill_posts(actor=actor, rows=[row], now=now)[0]
    if not with_role:
        return post_id
    # Gather
    filled = post_by_id(actor, post_id, GRANT)
    brings = role_of(filled.organisation.kind, post)
    # Decide
    if brings is None:
        raise Refused(
            "registry.post_brings_no_role", N_("The post ({post}) brings no role here."), post=Sentence(POSTS[post])
        )
    if filled.person.account_id is None:
        raise Refused(
            "registry.person_without_login", N_("Link the person's log-in first; then the role can be given.")
        )
    # Record
    filled.role_id = grant_role(
        actor=actor,
        account_id=filled.person.account_id,
        role=brings.role,
        scope_path=filled.scope_path[:-STEP] if brings.at_parent else filled.scope_path,
        subtree=True,
        from_on=from_on,
        to_on=to_on,
        reason=f"post {post_id}: {post}",
        now=now,
    )
    filled.save(update_fields=["role"])
    return post_id
