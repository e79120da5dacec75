"""Keys: written once, whole or not at all, readable by their owner only."""

import threading

from unionhall.base import keys


def test_many_at_once_agree_on_one_whole_key(tmp_path):
    found: list[str] = []
    barrier = threading.Barrier(12)

    def make() -> None:
        barrier.wait()
        found.append(keys.ensure_secret_key(tmp_path))

    threads = [threading.Thread(target=make) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 12
    assert len(set(found)) == 1
    assert len(found[0]) >= 60
    assert [path.name for path in (tmp_path / "keys").iterdir()] == ["secret.key"]


def test_only_the_owner_reads_them(tmp_path):
    keys.ensure_secret_key(tmp_path)
    keys.load_ring(tmp_path)
    keys.ensure_anchor_key(tmp_path)
    keys.add_key(tmp_path)
    assert all(path.stat().st_mode & 0o077 == 0 for path in (tmp_path / "keys").iterdir())


def test_adding_and_dropping_keys_keeps_the_index_key(tmp_path):
    before = keys.load_ring(tmp_path)
    assert keys.add_key(tmp_path) == 2
    both = keys.load_ring(tmp_path)
    assert (set(both.keys), both.current) == ({1, 2}, 2)
    keys.drop_keys(tmp_path, [1])
    after = keys.load_ring(tmp_path)
    assert (set(after.keys), after.index_key) == ({2}, before.index_key)
