"""Every post belongs somewhere, and roles only to posts that exist there."""

from unionhall.registry.rules import kinds, posts


def test_tables():
    assert set().union(*posts.POSTS_OF.values()) == kinds.POSTS.keys()
    assert all(post in posts.POSTS_OF[kind] for kind, post in posts.ROLES)
    assert posts.role_of("procuratorate", "chair") is None
