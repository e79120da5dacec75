"""A receiving system for tests: a few columns, one code list."""

from unionhall.registry.rules.feed import Column, FeedDescription


def description(**more):
    return FeedDescription(
        **{
            "code": "REAL-NAME",
            "name": "实名制系统",
            "subject": "members",
            "file_format": "xlsx",
            "source": "演示用字段表",
            "columns": (
                Column(heading="外部编号", field="reference"),
                Column(heading="姓名", field="name", required=True),
                Column(heading="证件号码", field="id_number", required=True),
                Column(heading="性别", field="sex", code_list="sex", required=True),
                Column(heading="手机", field="phone"),
                Column(heading="入会年月", field="joined_on", transform="month_compact"),
                Column(heading="会籍状态", field="status", code_list="status"),
            ),
            "codes": {
                ("sex", "M"): "1",
                ("sex", "F"): "2",
                ("status", "active"): "正常",
                ("status", "exited"): "退会",
                ("status", "deceased"): "死亡",
            },
            "return_key": "外部编号",
            "return_verdict": "处理结果",
            "return_reason": "原因",
        }
        | more
    )
