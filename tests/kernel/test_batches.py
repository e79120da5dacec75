"""Nothing is lost and no batch is larger than asked."""

from unionhall.kernel.batches import batches


def test_every_item_once_in_order():
    assert [item for batch in batches(range(11), 4) for item in batch] == list(range(11))


def test_no_batch_is_too_large_and_none_is_empty():
    assert [len(batch) for batch in batches(range(8), 4)] == [4, 4]
    assert list(batches([], 4)) == []
