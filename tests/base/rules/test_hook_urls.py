"""Addresses of webhooks."""

import pytest

from unionhall.base.rules.hook_urls import checked_url
from unionhall.kernel.errors import Refused


@pytest.mark.parametrize("url", ["https://example.org/hook?a=1", "http://192.0.2.1:8080/"])
def test_full_addresses_are_taken(url):
    assert checked_url(f" {url} ") == url


@pytest.mark.parametrize(
    "url", ["example.org", "ftp://example.org", "https://u@example.org", "https://例.cn", "http://x:99999/"]
)
def test_others_are_refused(url):
    with pytest.raises(Refused):
        checked_url(url)
