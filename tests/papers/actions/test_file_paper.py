"""Filing numbers without gaps, renders once and locks with the hash."""

import hashlib
import zipfile
from datetime import timedelta
from io import BytesIO

import pypdfium2
import pytest
from django.db import DatabaseError, transaction
from django.db.models import F

from unionhall.base import files
from unionhall.base.models import OutboxEvent
from unionhall.kernel.errors import NotFound, Refused
from unionhall.papers.actions.file_paper import file_paper
from unionhall.papers.actions.set_paper_word import set_paper_word
from unionhall.papers.models import Paper, PaperSeries
from unionhall.papers.queries.templates import shipped

LOCKED = (
    "title",
    "values",
    "number",
    "serial",
    "pdf_sha256",
    "pdf_file_id",
    "token",
    "issued_on",
    "filed_at",
    "subject",
)


def test_a_filed_paper_has_number_files_and_hashes(forest, filed):
    row = Paper.objects.get(pk=filed("T02", "A"))
    assert (row.state, row.number, row.year, row.serial, row.issuer) == (
        "filed",
        "甲镇工〔2026〕1号",
        2026,
        1,
        "甲镇总工会",
    )
    actor = forest.at("A")
    pdf, docx = (files.read(actor=actor, file_id=pk).content for pk in (row.pdf_file_id, row.docx_file_id))
    assert hashlib.sha256(pdf).hexdigest() == row.pdf_sha256
    assert hashlib.sha256(docx).hexdigest() == row.docx_sha256
    text = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    assert "甲镇工〔2026〕1号" in text
    assert "2026年11月22日" in text
    word = zipfile.ZipFile(BytesIO(docx)).read("word/document.xml").decode()
    assert "甲镇工〔2026〕1号" in word
    assert "仿宋_GB2312" in word
    assert OutboxEvent.objects.filter(name__endswith="PaperFiled").count() == 1


def test_numbers_run_by_organisation_and_year_without_gaps(forest, filed, draft, now):
    numbers = [Paper.objects.get(pk=filed(at=at)).number for at in ("A", "A", "A1", "A")]
    assert numbers == ["甲镇工〔2026〕1号", "甲镇工〔2026〕2号", "甲一厂工会〔2026〕1号", "甲镇工〔2026〕3号"]
    refused = draft()
    Paper.objects.filter(pk=refused).update(values="{}")
    with pytest.raises(Exception), transaction.atomic():  # noqa: B017, PT011 - whatever breaks takes no number
        file_paper(actor=forest.at("A"), paper_id=99999, now=now)
    later = file_paper(actor=forest.at("A"), paper_id=draft(), now=now + timedelta(days=60))
    assert Paper.objects.get(pk=later).number == "甲镇工〔2027〕1号"
    assert dict(PaperSeries.objects.values_list("year", "last").filter(scope_path=forest.paths["A"])) == {
        2026: 3,
        2027: 1,
    }


def test_the_organisations_own_word_begins_the_number(forest, filed, now):
    set_paper_word(actor=forest.at("A"), organisation_code="A", word="甲总工发", now=now)
    assert Paper.objects.get(pk=filed()).number == "甲总工发〔2026〕1号"


def test_twice_is_refused_and_strangers_find_nothing(forest, filed, draft, now):
    with pytest.raises(Refused, match="not_a_draft"):
        file_paper(actor=forest.at("A"), paper_id=filed(), now=now)
    with pytest.raises(NotFound):
        file_paper(actor=forest.at("B"), paper_id=draft(), now=now)


def test_the_database_refuses_to_change_a_filed_paper(filed):
    rows = Paper.objects.filter(pk=filed())
    for column in LOCKED:
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**{column: F(column)})
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(state="draft")


def test_a_filed_paper_follows_its_organisation(forest, filed):
    assert Paper.objects.filter(pk=filed()).update(scope_path=forest.paths["B"]) == 1


def test_every_template_is_filed_as_pdf_and_word(filed):
    numbers = {Paper.objects.get(pk=filed(code)).number for code in shipped()}
    assert len(numbers) == 29
