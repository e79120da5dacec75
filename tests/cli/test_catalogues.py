"""Translations are compiled when they are newer than their compiled form, and only then."""

import gettext
import os
from pathlib import Path

from unionhall.cli.catalogues import compile_stale


def test_a_catalogue_is_compiled_once(tmp_path: Path) -> None:
    folder = tmp_path / "desk" / "locale" / "zh_Hans" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source = folder / "django.po"
    source.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Desk"\nmsgstr "服务台"\n', "utf-8"
    )
    assert compile_stale(tmp_path) == [source]
    with (folder / "django.mo").open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("Desk") == "服务台"
    assert compile_stale(tmp_path) == []
    later = source.stat().st_mtime_ns + 10**10
    os.utime(source, ns=(later, later))
    assert compile_stale(tmp_path) == [source]
