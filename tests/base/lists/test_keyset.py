"""Pages are stable while rows come and go, in both directions, with empty values last."""

import pytest

from unionhall.base.lists.keyset import Cursor, Order, cut, read_cursor, write_cursor
from unionhall.base.models import Account


@pytest.fixture
def rows(db, now):
    for number, email in enumerate(["b", "a", "", "c", "a", "", "b", "d"]):
        Account.objects.create(
            username=f"u{number}", email=email, created_at=now, locked_until=now if number % 3 else None
        )
    return Account.objects.all()


def _walk(rows, order, size):
    pages, cursor = [], None
    while True:
        page = cut(rows, order, cursor, size)
        pages.append([row.pk for row in page.rows])
        if page.following is None:
            return pages, page
        cursor = page.following


@pytest.mark.parametrize("lookup", ["email", "pk", "username", "locked_until"])
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("size", [1, 3, 8])
def test_every_row_comes_once_forwards_and_backwards(rows, lookup, descending, size):
    order = Order(lookup, descending, nullable=lookup == "locked_until")
    pages, last = _walk(rows, order, size)
    seen = [pk for page in pages for pk in page]
    assert sorted(seen) == sorted(rows.values_list("pk", flat=True))
    back, cursor = [], last.preceding
    while cursor is not None:
        page = cut(rows, order, cursor, size)
        back = [row.pk for row in page.rows] + back
        cursor = page.preceding
    assert back + pages[-1] == seen


def test_empty_values_stand_last_both_ways(rows):
    for descending in (False, True):
        pages, _ = _walk(rows, Order("locked_until", descending, nullable=True), 3)
        found = [Account.objects.get(pk=pk).locked_until is None for page in pages for pk in page]
        assert found == sorted(found)


def test_a_new_row_before_the_page_shifts_nothing(rows, now):
    order = Order("username")
    first = cut(rows, order, None, 3)
    Account.objects.create(username="a-new", created_at=now)
    second = cut(rows, order, first.following, 3)
    assert [row.username for row in second.rows] == ["u3", "u4", "u5"]


@pytest.mark.parametrize("word", ["", "x", "bm90", "WyJ0IiwgIngiLCAxXQ", "WyJ2IiwgeyJhIjogMX0sIDFd", "*" * 300])
def test_a_word_that_is_none_of_ours_begins_at_the_first_page(word):
    assert read_cursor(word, after=True) is None


def test_a_cursor_of_another_list_begins_at_the_first_page(rows):
    page = cut(rows, Order("locked_until", nullable=True), Cursor("no date", 3), 3)
    assert len(page.rows) == 3


def test_cursors_keep_dates(now, today):
    for value in (now, today, "x", 3, None):
        assert read_cursor(write_cursor(Cursor(value, 7)), after=True) == Cursor(value, 7)


def test_a_page_is_one_query(rows, django_assert_num_queries):
    with django_assert_num_queries(1):
        cut(rows, Order("email"), None, 3)
