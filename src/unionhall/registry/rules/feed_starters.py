"""Descriptions to begin with: the usual columns of a kind of receiving system, to be compared with its own template.

They follow the headings of 工会会员登记表 and 工会组织信息登记表 (2015). The formats of provincial systems are not
public, so none of them is verified: the mark stays until the receiving office has confirmed the columns.
"""

from unionhall.registry.rules.feed import Column, FeedDescription
from unionhall.registry.rules.feed_words import CSV, MEMBERS, ORGANISATIONS, XLSX

_STATUS = {
    ("会籍状态", "active"): "在会",
    ("会籍状态", "transferring"): "转会中",
    ("会籍状态", "retained"): "保留会籍",
    ("会籍状态", "transferred"): "转出",
    ("会籍状态", "exited"): "退会",
    ("会籍状态", "deemed_exited"): "自动退会",
    ("会籍状态", "expelled"): "开除会籍",
    ("会籍状态", "deceased"): "死亡",
    ("会籍状态", "voided"): "作废",
}
_SEX = {("性别", "M"): "男", ("性别", "F"): "女"}
_ID_TYPE = {
    ("证件类型", "resident"): "居民身份证",
    ("证件类型", "residence_permit"): "港澳台居民居住证",
    ("证件类型", "foreign"): "外国人永久居留身份证",
    ("证件类型", "foreign_old"): "外国人永久居留证",
    ("证件类型", "home_return"): "港澳居民来往内地通行证",
    ("证件类型", "taiwan"): "台湾居民来往大陆通行证",
    ("证件类型", "passport"): "护照",
    ("证件类型", "military"): "军人证件",
}
_SOURCE = "常用栏目，参照《工会会员登记表》；报送前请与接收单位的模板核对"

REAL_NAME_MEMBERS = FeedDescription(
    code="REAL-NAME-MEMBERS",
    name="实名制会员库",
    subject=MEMBERS,
    file_format=XLSX,
    source=_SOURCE,
    columns=(
        Column(heading="外部编号", field="reference", required=True),
        Column(heading="姓名", field="name", required=True),
        Column(heading="性别", field="sex", code_list="性别", required=True),
        Column(heading="证件类型", field="id_type", code_list="证件类型", required=True),
        Column(heading="证件号码", field="id_number", required=True),
        Column(heading="出生日期", field="birth_on", transform="day"),
        Column(heading="民族", field="ethnicity"),
        Column(heading="政治面貌", field="political_status"),
        Column(heading="学历", field="education"),
        Column(heading="手机号码", field="phone", required=True),
        Column(heading="工会名称", field="union_name", required=True),
        Column(heading="工会统一社会信用代码", field="union_uscc"),
        Column(heading="工会小组", field="group_name"),
        Column(heading="入会日期", field="joined_on", transform="day", required=True),
        Column(heading="会员证号", field="member_number"),
        Column(heading="技能等级", field="skill_level"),
        Column(heading="会籍状态", field="status", code_list="会籍状态", required=True),
    ),
    codes={**_SEX, **_ID_TYPE, **_STATUS},
    return_key="外部编号",
    return_verdict="处理结果",
    return_reason="失败原因",
)
PROVINCIAL_APP = FeedDescription(
    code="PROVINCIAL-APP",
    name="省级工会 App 会员名单",
    subject=MEMBERS,
    file_format=CSV,
    source=_SOURCE,
    columns=(
        Column(heading="外部编号", field="reference", required=True),
        Column(heading="姓名", field="name", required=True),
        Column(heading="身份证号", field="id_number", required=True),
        Column(heading="手机号", field="phone", required=True),
        Column(heading="所属工会", field="union_name", required=True),
        Column(heading="入会年月", field="joined_on", transform="month_compact"),
        Column(heading="会籍状态", field="status", code_list="会籍状态", required=True),
    ),
    codes=_STATUS,
    return_key="外部编号",
    return_verdict="处理结果",
    return_reason="失败原因",
)
REAL_NAME_UNIONS = FeedDescription(
    code="REAL-NAME-UNIONS",
    name="实名制工会组织库",
    subject=ORGANISATIONS,
    file_format=XLSX,
    source="常用栏目，参照《工会组织信息登记表》（2015）；报送前请与接收单位的模板核对",
    columns=(
        Column(heading="外部编号", field="reference", required=True),
        Column(heading="工会名称", field="name", required=True),
        Column(heading="统一社会信用代码", field="uscc"),
        Column(heading="行政区划代码", field="region_code"),
        Column(heading="地址", field="address"),
        Column(heading="建会日期", field="founded_on", transform="day", required=True),
        Column(heading="届满日期", field="term_ends_on", transform="day"),
        Column(heading="上级工会", field="above_name"),
        Column(heading="撤销日期", field="closed_on", transform="day"),
    ),
    codes={},
    return_key="外部编号",
    return_verdict="处理结果",
    return_reason="失败原因",
)
STARTERS = {feed.code: feed for feed in (REAL_NAME_MEMBERS, REAL_NAME_UNIONS, PROVINCIAL_APP)}
