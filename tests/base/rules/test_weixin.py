"""WeChat people are known by their unionid."""

from unionhall.base.rules.weixin import stable_uid


def test_the_unionid_where_it_is_given():
    assert stable_uid({"openid": "o", "unionid": "u"}) == "u"
    assert stable_uid({"openid": "o"}) == "o"
