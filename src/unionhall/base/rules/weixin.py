"""Which identifier of WeChat names a person for us."""

from collections.abc import Mapping


def stable_uid(profile: Mapping[str, object]) -> str:
    """Return the unionid when WeChat gives one (the same in all our apps), else the openid of this one app.

    >>> stable_uid({"openid": "o1", "unionid": "u1"}), stable_uid({"openid": "o1", "unionid": ""})
    ('u1', 'o1')
    """
    return str(profile.get("unionid") or profile["openid"])
