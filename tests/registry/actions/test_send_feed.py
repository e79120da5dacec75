"""The whole way there and back: sent once, rejected with reasons, corrected, sent again by itself."""

import io
from datetime import date

import pytest
import xlsxwriter

from registry.feeds import description
from unionhall.base import files
from unionhall.base.jobs import Task
from unionhall.base.models import Job
from unionhall.kernel.errors import NotAllowed, NotFound, Refused
from unionhall.registry import jobs
from unionhall.registry.actions.change_membership_status import change_membership_status
from unionhall.registry.actions.correct_person import correct_person
from unionhall.registry.actions.describe_feed import describe_feed
from unionhall.registry.actions.order_feed_return import order_feed_return
from unionhall.registry.actions.send_feed import send_feed
from unionhall.registry.gateways.feed_file import new_sheet, read_table
from unionhall.registry.models import FeedRecord, FeedRun, MembershipSpell, Person
from unionhall.registry.queries.feeds import rejected_records
from unionhall.registry.rules.rows import NewPerson


@pytest.fixture
def officer(forest, account):
    return forest.at("C", "county_officer", account_id=account("county").pk)


@pytest.fixture
def system_id(officer, now):
    return describe_feed(actor=officer, owner_code="C", feed=description(), from_on=date(2026, 1, 1), now=now)


def send(actor, now, system_id, key, **more):
    return send_feed(
        actor=actor,
        system_id=system_id,
        organisation_code=more.pop("at", "C"),
        new_sheet=new_sheet,
        key=key,
        tell=lambda *_: None,
        now=now,
        **more,
    )


def table_of(actor, file_id):
    return list(read_table(files.read(actor=actor, file_id=file_id).content))


def answer(rows):
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["反馈文件"])
    sheet.write_row(1, 0, ["序号", "外部编号", "处理结果", "原因"])
    for number, row in enumerate(rows, start=2):
        sheet.write_row(number, 0, [number, *row])
    book.close()
    return buffer.getvalue()


def test_the_round_trip(officer, now, system_id, member, id_number):
    spells = [member(n) for n in range(3)]
    first = send(officer, now, system_id, "k1")
    table = table_of(officer, first.file_id)
    assert table[0] == ["外部编号", "姓名", "证件号码", "性别", "手机", "入会年月", "会籍状态"]
    sexes = ["2" if n % 2 == 0 else "1" for n in range(3)]
    assert table[1] == [f"M{spells[0]}", "张三", id_number(0), sexes[0], "13900000000", "202401", "正常"]
    assert (first.rows, first.unready) == (3, 0)

    # Nothing changed: nothing is sent, and no file is made.
    second = send(officer, now, system_id, "k2")
    assert (second.rows, second.file_id) == (0, None)

    # The answer comes back as a file; one is refused with a reason.
    content = answer(
        [[f"M{spells[0]}", "成功", ""], [f"M{spells[1]}", "失败", "姓名与公安不符"], ["M999999", "成功", ""]]
    )
    order_feed_return(actor=officer, run_id=first.run_id, content=content, name="反馈.xlsx", now=now)
    held = FeedRun.objects.get(pk=first.run_id)
    task = Task(id=1, name="registry.read_feed_return", payload=_payload(), actor=officer)
    page = {"page_url": f"/registry/feeds/runs/{held.pk}/"}
    assert jobs.read_feed_return(task) == {"run": held.pk, "accepted": 1, "rejected": 1, "unknown": 1} | page
    assert jobs.read_feed_return(task)["rejected"] == 1  # twice is once
    (refused,) = rejected_records(officer, system_id)
    assert (refused.record_id, refused.reasons) == (spells[1], ["姓名与公安不符"])

    # Not corrected: not sent again. Corrected: sent by itself, once, alone.
    assert send(officer, now, system_id, "k3").rows == 0
    person = Person.objects.get(spells=spells[1])
    correct_person(actor=officer, person_id=person.pk, row=NewPerson(name="张叁"), version=person.version, now=now)
    fourth = send(officer, now, system_id, "k4")
    table = table_of(officer, fourth.file_id)
    assert [row[1] for row in table[1:]] == ["张叁"]
    assert table[1][2] == id_number(1)  # the sealed number stayed
    assert FeedRecord.objects.get(record_id=spells[1]).state == "sent"


def _payload():
    return Job.objects.order_by("-pk").first().payload


def test_the_end_of_a_membership_is_sent_and_then_no_more(officer, now, system_id, member):
    spell = member(1)
    send(officer, now, system_id, "k1")
    change_membership_status(
        actor=officer, spell_id=spell, event="die", on=MembershipSpell.objects.get().from_on, now=now
    )
    ended = send(officer, now, system_id, "k2")
    assert table_of(officer, ended.file_id)[1][-1] == "死亡"
    assert send(officer, now, system_id, "k3").rows == 0


def test_incomplete_rows_wait_with_their_reasons(officer, now, system_id, forest, system, member):
    spell = member(1)
    Person.objects.update(id_number="", id_index=None, sex="")
    sent = send(officer, now, system_id, "k1")
    assert (sent.rows, sent.unready, sent.file_id) == (0, 1, None)
    assert FeedRecord.objects.get(record_id=spell).reasons == ["证件号码", "性别"]


def test_unanswered_rows_are_sent_again_when_asked(officer, now, system_id, member):
    member(1)
    send(officer, now, system_id, "k1")
    assert send(officer, now, system_id, "k2", resend=True).rows == 1


def test_the_same_job_makes_one_file(officer, now, system_id, member):
    member(1)
    assert send(officer, now, system_id, "job:1") == send(officer, now, system_id, "job:1")
    assert FeedRun.objects.count() == 1


def test_set_wise(officer, now, system_id, member, django_assert_max_num_queries):
    for number in range(30):
        member(number)
    with django_assert_max_num_queries(45):
        assert send(officer, now, system_id, "k1").rows == 30


def test_a_run_below_takes_its_part_only(officer, now, system_id, member):
    member(1), member(2, at="B1")
    assert send(officer, now, system_id, "k1", at="B").rows == 1


def test_csv(officer, now, member):
    member(1)
    pk = describe_feed(
        actor=officer,
        owner_code="C",
        feed=description(code="CSV", file_format="csv"),
        from_on=date(2026, 1, 1),
        now=now,
    )
    sent = send(officer, now, pk, "k1")
    assert table_of(officer, sent.file_id)[1][1] == "张三"


def test_wrong_actors(forest, now, system_id, account, officer):
    with pytest.raises(NotFound):
        send(forest.at("B", "county_officer", account_id=account("x").pk), now, system_id, "k")
    with pytest.raises(NotAllowed):
        send(forest.at("C", "park_officer"), now, system_id, "k")
    run = send(officer, now, system_id, "z").run_id
    order_feed_return(actor=officer, run_id=run, content=b"a,b\n1,2\n", name="x.csv", now=now)
    with pytest.raises(Refused, match="return_headings"):
        jobs.read_feed_return(Task(id=1, name="x", payload=_payload(), actor=officer))
