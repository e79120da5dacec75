"""Block documents: read from plain data, judged against the declared fields, laid out."""

from hypothesis import given
from hypothesis import strategies as st

from unionhall.papers.rules.blocks import KINDS, all_text, check_blocks, lay_out, read_blocks, title_faults, used_fields
from unionhall.papers.rules.fields import LIST, Field

FIELDS = (
    Field("union_name", "工会名称"),
    Field("chair", "主席", personal=True),
    Field("note", "附注", required=False),
    Field("rows", "名单", LIST, columns=(Field("name", "姓名"),)),
)
VALUES = {"union_name": "甲厂工会", "rows": [{"name": "张三"}, {"name": "李四"}]}


def read(*data):
    blocks, faults = read_blocks(list(data))
    assert faults == []
    return blocks


def test_a_repeated_block_is_written_once_for_each_row():
    laid = lay_out(read({"kind": "paragraph", "list": "rows", "text": "{#}. {.name}"}), FIELDS, VALUES)
    assert [block.text for block in laid] == ["1. 张三", "2. 李四"]


def test_a_table_is_bound_to_its_list_and_has_empty_rows():
    table = {
        "kind": "table", "list": "rows", "numbered": True, "blank_rows": 1,
        "columns": [{"title": "姓名", "text": "{.name}"}, {"title": "签名"}],
    }  # fmt: skip
    assert lay_out(read(table), FIELDS, VALUES)[0].cells == (("1", "张三", ""), ("2", "李四", ""), ("", "", ""))


def test_a_block_stands_only_when_its_field_is_filled():
    blocks = read({"kind": "paragraph", "text": "{note}", "when": "note"})
    assert lay_out(blocks, FIELDS, VALUES) == []
    assert all_text(lay_out(blocks, FIELDS, VALUES | {"note": "附"})).strip() == "附"


def test_every_fault_is_named_with_its_block():
    blocks = read(
        {"kind": "paragraph", "text": "{ghost}{rows}{.name}"},
        {"kind": "table", "list": "union_name", "columns": [{"title": "x", "text": "{.name}"}]},
        {"kind": "paragraph", "text": "x", "when": "phantom"},
    )
    found = [(fault.block, fault.code) for fault in check_blocks(blocks, FIELDS)]
    assert found == [
        (1, "papers.unknown_field"), (1, "papers.list_as_value"), (1, "papers.row_outside_list"),
        (2, "papers.value_as_list"), (3, "papers.unknown_field"),
    ]  # fmt: skip


def test_the_shape_is_judged():
    _, faults = read_blocks(
        [
            {"kind": "poem"},
            {"kind": "title", "text": "x", "colour": "red"},
            {"kind": "title"},
            {"kind": "heading", "text": "x", "level": 9},
            {"kind": "grid", "rows": [[{"text": "a"}], [{"text": "b", "span": 2}]]},
            {"kind": "table", "columns": [{"text": "no title"}]},
            "nothing",
        ]
    )
    assert {fault.code for fault in faults} == {
        "papers.block_kind", "papers.block_key", "papers.block_empty", "papers.block_value", "papers.grid_width",
    }  # fmt: skip
    assert read_blocks("text")[1][0].code == "papers.no_blocks"
    assert read_blocks([])[1][0].code == "papers.block_count"


def test_a_title_names_nobody():
    assert [fault.code for fault in title_faults("关于{chair}的{ghost}", FIELDS)] == [
        "papers.unknown_field", "papers.title_personal",
    ]  # fmt: skip
    assert title_faults("关于{union_name}的批复", FIELDS) == []


def test_used_fields():
    blocks = read(
        {"kind": "paragraph", "text": "{note}", "when": "chair"},
        {"kind": "paragraph", "list": "rows", "text": "{.name}"},
    )
    assert used_fields(blocks) == {"note", "chair", "rows"}


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["kind", "text", "rows", "columns", "items", "title", "span", "list", "when"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)
BLOCKS = st.lists(
    st.fixed_dictionaries(
        {"kind": st.sampled_from(sorted(KINDS))},
        optional={"text": ANYTHING, "rows": ANYTHING, "columns": ANYTHING, "items": ANYTHING, "list": ANYTHING},
    ),
    max_size=6,
)


@given(ANYTHING | BLOCKS)
def test_whatever_is_sent_is_judged_and_never_breaks(data):
    blocks, faults = read_blocks(data)
    if not faults and not check_blocks(blocks, FIELDS):
        assert isinstance(all_text(lay_out(blocks, FIELDS, VALUES)), str)
