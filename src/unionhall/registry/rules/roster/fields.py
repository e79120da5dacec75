"""What a roster's columns may mean, and how their headings are recognised."""

import re
import unicodedata
from dataclasses import dataclass

from unionhall.kernel.text import N_


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a column may hold. ``headings`` (separated by blanks) match whole, ``within`` in part."""

    code: str
    title: str
    zh: str
    headings: str
    within: str = ""
    weight: int = 1
    width: int = 12


FIELDS: tuple[Field, ...] = (
    Field(
        "seq",
        N_("Number in the list"),
        "序号",
        "序号 序 编号 号 no no. 行号 顺序号",
        width=6,
    ),
    Field(
        "name",
        N_("Member's name"),
        "姓名",
        "姓名 名字 会员姓名 职工姓名 员工姓名 本人姓名 人员姓名 入会人姓名 name fullname",
        within="姓名",
        weight=4,
    ),
    Field(
        "sex",
        N_("Sex"),
        "性别",
        "性别 男/女 sex gender",
        width=6,
    ),
    Field(
        "ethnicity",
        N_("Ethnicity"),
        "民族",
        "民族 族别 ethnicity ethnicgroup",
        width=8,
    ),
    Field(
        "birth",
        N_("Date of birth"),
        "出生年月",
        "出生年月 出生日期 出生年月日 出生时间 生日 出生 dateofbirth birthday born",
        within="出生年月 出生日期",
    ),
    Field(
        "id_type",
        N_("Type of identity paper"),
        "证件类型",
        "证件类型 证件种类 证件名称 idtype",
        within="证件类型",
    ),
    Field(
        "id_number",
        N_("Identity number"),
        "身份证号码",
        "身份证号码 身份证号 身份证 证件号码 证件号 公民身份号码 居民身份证号码 居民身份证号 身份号码 "
        "有效证件号码 身份证件号码 idnumber idcard idno idcardnumber",
        within="身份证 证件号 身份号码",
        weight=5,
        width=22,
    ),
    Field(
        "phone",
        N_("Mobile phone"),
        "联系电话",
        "联系电话 手机 手机号 手机号码 电话 电话号码 联系方式 移动电话 本人电话 联系手机 mobile phone "
        "phonenumber mobilephone",
        within="手机 联系电话 联系方式 移动电话",
        weight=2,
        width=15,
    ),
    Field(
        "household",
        N_("Household registration"),
        "户籍所在地",
        "户籍所在地 户籍 户口所在地 户籍地 户籍地址 户口地址 household",
        within="户籍所在 户口所在 户籍地",
        width=24,
    ),
    Field(
        "education",
        N_("Education"),
        "文化程度",
        "文化程度 学历 教育程度 最高学历 受教育程度 学历层次 文化水平 education",
        within="文化程度 学历",
    ),
    Field(
        "political_status",
        N_("Political status"),
        "政治面貌",
        "政治面貌 政治面目 政治身份 党派 面貌 politicalstatus",
        within="政治面貌",
    ),
    Field(
        "skill_level",
        N_("Skill level"),
        "技术等级",
        "技术等级 技能等级 职业技能等级 技术职称 职称 专业技术职称 技能水平 技术等级(职称) skilllevel",
        within="技术等级 技能等级",
    ),
    Field(
        "worked_since",
        N_("Working since"),
        "参加工作时间",
        "参加工作时间 参加工作日期 参加工作年月 参工时间 参加工作 工作时间 首次参加工作时间 workingsince",
        within="参加工作 参工",
    ),
    Field(
        "joined",
        N_("Joined the union"),
        "入会时间",
        "入会时间 入会日期 入会年月 加入工会时间 加入工会日期 加入工会年月 入会 何时入会 joined joinedon",
        within="入会时间 入会日期 入会年月 加入工会",
        weight=2,
    ),
    Field(
        "group",
        N_("Union group"),
        "所在工会小组",
        "所在工会小组 工会小组 小组 所属小组 所在小组 所属工会小组 工会小组名称 班组 所在班组 分会 "
        "所在分会 分工会 所在分工会 车间 部门 所在部门 所属部门 科室 group department",
        within="工会小组 班组 分工会",
        width=18,
    ),
    Field(
        "job_title",
        N_("Job"),
        "岗位",
        "岗位 工种 职务 工作岗位 职业 职位 岗位名称 职业工种 现任职务 job jobtitle post",
        within="岗位 工种",
    ),
    Field(
        "employment_form",
        N_("Form of employment"),
        "用工形式",
        "用工形式 用工性质 用工方式 用工类型 用工类别 就业形式 合同类型 劳动合同类型 employmentform",
        within="用工",
    ),
    Field(
        "dues_base",
        N_("Monthly basic wage"),
        "月基本工资",
        "月基本工资 基本工资 月工资 会费基数 缴费基数 会费缴纳基数 工资 月薪 月工资收入 工资标准 basicwage "
        "monthlywage wage",
        within="基本工资 月工资 会费基数",
        width=14,
    ),
    Field(
        "member_number",
        N_("Member number"),
        "会员证号",
        "会员证号 会员号 会员编号 会员卡号 工会会员证号 会员证编号 membernumber",
        within="会员证号 会员卡号",
        width=16,
    ),
    Field(
        "note",
        N_("Note"),
        "备注",
        "备注 说明 附注 注 remarks note",
        width=20,
    ),
)
BY_CODE = {field.code: field for field in FIELDS}

# Other people's names and phones are not the member's.
_OTHERS = re.compile(r"紧急|家属|家庭|配偶|单位|企业|公司|办公|亲属|父|母|子女|介绍人|负责人|联系人姓名|主席|填表")
_BRACKETS = re.compile(r"[(\[【{〔].*?[)\]】}〕]")
_DROPPED = re.compile(r"[\s\u200b-\u200f\u2060\ufeff:*_#\u3000]+")
_EXACT = {heading: field.code for field in FIELDS for heading in field.headings.split()}


def heading_key(text: str) -> str:
    """Return a heading without line breaks, blanks, width, stars, colons and units in brackets.

    >>> heading_key("参加工\\n作时间"), heading_key("＊月基本工资（元）"), heading_key("姓　名")
    ('参加工作时间', '月基本工资', '姓名')
    """
    plain = _DROPPED.sub("", unicodedata.normalize("NFKC", text)).lower()
    return _BRACKETS.sub("", plain) or plain


def field_of(heading: str) -> tuple[str, int]:
    """Return which field a heading names and how surely (2 as a whole, 1 in part); ``("", 0)`` when none.

    >>> field_of("身份证\\n号码"), field_of("配偶姓名"), field_of("本人手机（必填）")
    (('id_number', 2), ('', 0), ('phone', 1))
    """
    key = heading_key(heading)
    if not key or len(key) > 24:
        return "", 0
    if key in _EXACT:
        return _EXACT[key], 2
    if _OTHERS.search(key):
        return "", 0
    for field in FIELDS:
        if any(part in key for part in field.within.split()):
            return field.code, 1
    return "", 0
