"""A wrong entry is mended once, by whom it concerns, over the version that was seen; systems above get it again."""

from dataclasses import replace
from datetime import date

import pytest

from registry.feeds import description
from unionhall.base.models import AuditRecord, OutboxEvent
from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from unionhall.registry.actions.correct_organisation import correct_organisation
from unionhall.registry.actions.describe_feed import describe_feed
from unionhall.registry.actions.send_feed import send_feed
from unionhall.registry.gateways.feed_file import new_sheet
from unionhall.registry.models import Organisation
from unionhall.registry.rules.feed import Column
from unionhall.registry.rules.rows import OrganisationDetails

ROW = OrganisationDetails(
    short_name="甲一", region_code="210782", address="人民路 1 号", founded_on=date(2012, 5, 1), term_ends_on=None
)


def correct(actor, now, row=ROW, version=1, code="A1"):
    return correct_organisation(actor=actor, code=code, row=row, version=version, reason="地址搬迁", now=now)


def test_it_is_mended_and_told(forest, now):
    assert correct(forest.at("A"), now) == ["short_name", "region_code", "address", "founded_on"]
    held = Organisation.objects.get(code="A1")
    assert (held.address, held.founded_on, held.version) == ("人民路 1 号", date(2012, 5, 1), 2)
    record = AuditRecord.objects.get(verb="registry.correct_organisation")
    assert (record.subject, record.reason) == ("organisation:A1", "地址搬迁")
    assert OutboxEvent.objects.filter(name__endswith="OrganisationCorrected").count() == 1


def test_what_is_the_same_leaves_no_trace(forest, now):
    correct(forest.at("A"), now)
    assert correct(forest.at("A"), now, version=2) == []
    assert Organisation.objects.get(code="A1").version == 2
    assert AuditRecord.objects.filter(verb="registry.correct_organisation").count() == 1


def test_somebody_was_faster(forest, now):
    correct(forest.at("A"), now)
    with pytest.raises(Conflict, match="changed_meanwhile"):
        correct(forest.at("A"), now, replace(ROW, address="别处"))


def test_a_credit_code_is_held_once(forest, now, uscc):
    correct(forest.at("A"), now, replace(ROW, uscc=uscc(7, "81").lower()))
    with pytest.raises(Conflict, match="credit_code_taken"):
        correct(forest.at("A"), now, replace(ROW, uscc=uscc(7, "81")), code="AJ")
    with pytest.raises(Refused, match="first_day_ahead"):
        correct(forest.at("A"), now, replace(ROW, founded_on=date(2027, 1, 1)), code="AJ")


def test_a_system_above_gets_it_again(forest, now, account):
    officer = forest.at("C", "county_officer", account_id=account("c").pk)
    columns = (Column(heading="外部编号", field="reference"), Column(heading="地址", field="address"))
    feed = description(code="ORG", subject="organisations", columns=columns, codes={})
    system = describe_feed(actor=officer, owner_code="C", feed=feed, from_on=date(2026, 1, 1), now=now)

    def sent(key):
        return send_feed(
            actor=officer,
            system_id=system,
            organisation_code="C",
            new_sheet=new_sheet,
            key=key,
            tell=lambda *_: None,
            now=now,
        ).rows

    everything = sent("1")
    correct(officer, now)
    assert (everything > 1, sent("2"), sent("3")) == (True, 1, 0)


def test_wrong_actors(forest, now):
    with pytest.raises(NotFound):
        correct(forest.at("B"), now)
    with pytest.raises(NotAllowed):
        correct(forest.at("A1", "union_officer"), now)
