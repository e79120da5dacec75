"""Take in one fact that was captured on a phone."""

import hashlib
import json
from datetime import datetime

from django.db import IntegrityError, transaction

from unionhall.base import clock, files
from unionhall.base.audit import record
from unionhall.base.authority import may, require
from unionhall.base.canonical import canonical_json
from unionhall.base.field_kinds import Captured, FactKind, Standing, fact_kind
from unionhall.base.models import FieldFact, FieldPhoto
from unionhall.base.queries.field_facts import could_then, known_fact
from unionhall.base.rules import field_facts as rules
from unionhall.base.rules.field_facts import Item, Moment, Recorded
from unionhall.base.rules.sniffing import JPEG, PNG, WEBP, sniff
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from unionhall.kernel.text import N_

PURPOSE = "field_photo"


@transaction.atomic
def record_fact(*, actor: Actor, item: Item, sent_at: datetime, now: datetime) -> Recorded:
    """Take the fact in once; what somebody else changed meanwhile, and what only a person can judge, waits for one.

    ``sent_at`` is what the phone's clock said when it sent. A refusal keeps nothing: the phone holds the fact and says
    why. The same fact again answers what became of it; other content under its id is refused.
    """
    require(actor, "base.record_fact")
    # Gather
    author = _author(actor)
    digest = _digest(author, item)
    known = known_fact(item.client_id)
    if known is not None:
        return _same(known, digest)
    kind = _kind(item.kind)
    when = rules.moment(captured_at=item.captured_at, sent_at=sent_at, received_at=now)
    happened_on = clock.today(when.happened_at)
    standing = kind.stand(item.subject, item.base, author, lock=True)
    # Decide
    path = _reachable(actor, kind, standing, when.happened_at, now)
    body = kind.check(item.body, happened_on)
    for name, content in item.photos:
        if sniff(content) not in {JPEG, PNG, WEBP}:
            raise Refused("base.fact_photo", N_("“{name}” is no picture (JPEG, PNG or WebP)."), name=name[:60])
    assert standing is not None
    ground = rules.ground(
        changed=standing.changed,
        closed_before=standing.closed_on is not None and standing.closed_on < happened_on,
        may_today=may(actor, kind.grant, path),
        happened_at=when.happened_at,
        received_at=now,
    )
    # Record
    fact = _row(item, when, now)
    fact.account_id, fact.digest, fact.body = author, digest, canonical_json(body)
    fact.scope_path, fact.title = path, standing.title[:200]
    if not _claim(fact):
        again = known_fact(item.client_id)
        assert again is not None, "somebody else's row is there once our insert was refused"
        return _same(again, digest)
    file_ids = _photos(actor, fact, kind, item, now)
    fact.state, fact.ground = (rules.CONFLICT, ground) if ground else (rules.TAKEN, "")
    if not ground:
        captured = Captured(
            fact_id=fact.pk,
            subject=item.subject,
            base=item.base,
            body=body,
            author_id=author,
            happened_at=when.happened_at,
            file_ids=file_ids,
        )
        fact.result = kind.take(actor=actor, fact=captured, now=now)
    FieldFact.objects.filter(pk=fact.pk).update(state=fact.state, ground=fact.ground, result=fact.result)
    record(
        actor=actor,
        verb="base.record_fact",
        subject=f"fact:{fact.pk}",
        scope_path=path,
        now=now,
        facts={"kind": kind.code, "about": item.subject, "state": fact.state, "ground": ground, "marks": fact.marks},
    )
    return Recorded(fact.state, fact.ground, fact.result)


def _author(actor: Actor) -> int:
    if actor.account_id is None:
        raise NotAllowed("base.fact_author", N_("Only a person captures facts. Log in first."))
    return actor.account_id


def _row(item: Item, when: Moment, now: datetime) -> FieldFact:
    return FieldFact(
        client_id=item.client_id,
        kind=item.kind,
        subject=item.subject,
        base=item.base,
        device=item.device,
        sequence=item.sequence,
        captured_at=item.captured_at,
        behind_ms=when.behind_ms,
        happened_at=when.happened_at,
        received_at=now,
        marks=" ".join(when.marks),
    )


def _kind(code: str) -> FactKind:
    kind = fact_kind(code)
    if kind is None:
        raise Refused(
            "base.fact_kind",
            N_("The server does not know facts of the kind “{kind}”. Open the page once with network, then try again."),
            kind=code,
        )
    return kind


def _same(known: FieldFact, digest: str) -> Recorded:
    """Answer what became of a fact that is here already; refuse another one under its id."""
    if known.digest != digest:
        raise Conflict(
            "base.fact_id_used",
            N_("Something else was captured under this id and is kept. Capture it again as a new one."),
        )
    return Recorded(known.state, known.ground, known.result, again=True)


def _reachable(actor: Actor, kind: FactKind, standing: Standing | None, happened_at: datetime, now: datetime) -> str:
    """Return the place of the subject at which the author may record it, or could when it was captured."""
    places = (standing.scope_path, *standing.also_at) if standing is not None else ()
    for path in places:
        if may(actor, kind.grant, path):
            return path
    for path in places if now - happened_at <= rules.AUTHORITY_LOOKS_BACK else ():
        if could_then(actor, kind.grant, path, clock.today(happened_at)):
            return path
    raise NotFound(
        "base.fact_subject",
        N_("There is nothing of this name within your reach any more. Show this to your station; it stays here."),
    )


def _digest(author: int, item: Item) -> str:
    """Return what tells this fact from any other: author, content and photos."""
    content = {
        "account": author,
        "kind": item.kind,
        "subject": item.subject,
        "base": item.base,
        "device": item.device,
        "sequence": item.sequence,
        "captured_at": item.captured_at,
        "body": json.dumps(item.body, sort_keys=True, default=list),
        "photos": [hashlib.sha256(content).hexdigest() for _, content in item.photos],
    }
    return hashlib.sha256(canonical_json(content).encode()).hexdigest()


def _claim(fact: FieldFact) -> bool:
    """Write the row that holds the client id; false when another request wrote it at this moment."""
    try:
        with transaction.atomic():
            fact.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _photos(actor: Actor, fact: FieldFact, kind: FactKind, item: Item, now: datetime) -> tuple[int, ...]:
    kept = tuple(
        files.store(
            content,
            name=name,
            purpose=PURPOSE,
            grant=kind.read_grant or kind.grant,
            actor=actor,
            scope_path=fact.scope_path,
            now=now,
        )
        for name, content in item.photos
    )
    FieldPhoto.objects.bulk_create(FieldPhoto(fact=fact, file_id=file_id) for file_id in kept)
    return kept
