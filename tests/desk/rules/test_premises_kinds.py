from unionhall.desk.rules import premises_kinds as kinds


def test_every_kind_and_state_has_words():
    found = [value for value in vars(kinds).values() if isinstance(value, dict) and value and "__name__" not in value]
    tables = [table for table in found if all(isinstance(code, str) for code in table)]
    assert tables
    assert all(code and words for table in tables for code, words in table.items())
