import pytest

from unionhall.cli import extraction

PO = """msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

"""


@pytest.fixture
def root(tmp_path):
    module = tmp_path / "hall"
    (module / "templates" / "hall").mkdir(parents=True)
    for name in ("__init__.py", "apps.py"):
        (module / name).write_text("")
    (module / "rules.py").write_text('SENTENCE = N_("{count} rows")\nother = gettext("Open")\n')
    (module / "templates" / "hall" / "page.html").write_text(
        '  <p title="it\'s">{% translate "Close" %}</p>\n{% blocktranslate count n=n %}{{ n }} day{% plural %}'
        "{{ n }} days{% endblocktranslate %}\n"
    )
    pure = tmp_path / "kernel"
    pure.mkdir()
    (pure / "__init__.py").write_text('N_("A pure sentence")')
    (tmp_path / "ui").mkdir()
    for name in ("__init__.py", "apps.py"):
        (tmp_path / "ui" / name).write_text("")
    return tmp_path


def write(root, home, entries):
    path = extraction.catalogue_path(home, "zh_Hans", root)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PO + entries, encoding="utf-8")
    return path


def whats(root):
    return {fault.entry: fault.what for fault in extraction.faults(root)}


def test_words_of_code_and_templates_are_found_and_pure_ones_belong_to_ui(root):
    assert whats(root) == dict.fromkeys(
        ["{count} rows", "Open", "Close", "%(n)s days", "A pure sentence"], "not in the catalogue"
    )


def test_each_kind_of_bad_entry_is_named(root):
    write(
        root,
        "hall",
        'msgid "Open"\nmsgstr "Open"\n\n#, fuzzy\nmsgid "Close"\nmsgstr "关闭"\n\n'
        'msgid "{count} rows"\nmsgstr "若干行"\n\nmsgid "%(n)s day"\nmsgid_plural "%(n)s days"\nmsgstr[0] "%(n)s d"\n',
    )
    write(root, "ui", 'msgid "A pure sentence"\nmsgstr ""\n')
    assert whats(root) == {
        "Open": "equal to its source",
        "Close": "fuzzy",
        "{count} rows": "facts differ (count)",
        "%(n)s days": "without a Chinese character",
        "A pure sentence": "not translated",
    }


def test_an_update_adds_new_words_keeps_translations_and_drops_gone_ones(root):
    path = write(root, "hall", 'msgid "Open"\nmsgstr "打开"\n\nmsgid "Gone"\nmsgstr "已去"\n')
    missing = extraction.update(root)
    text = path.read_text(encoding="utf-8")
    assert "打开" in text
    assert "Gone" not in text
    assert missing[path] == 3
    assert extraction.update(root) == missing
    assert path.read_text(encoding="utf-8") == text


def test_a_complete_catalogue_has_no_fault(root):
    write(
        root,
        "hall",
        'msgid "Open"\nmsgstr "打开"\n\nmsgid "Close"\nmsgstr "关闭"\n\nmsgid "{count} rows"\nmsgstr "{count} 行"\n\n'
        'msgid "%(n)s day"\nmsgid_plural "%(n)s days"\nmsgstr[0] "%(n)s 天"\n',
    )
    write(root, "ui", 'msgid "A pure sentence"\nmsgstr "一句话"\n')
    assert whats(root) == {}
