"""Words that rosters use for one thing, and the one word that we keep."""

import re
import unicodedata

from unionhall.kernel import identity

_SEXES = {"M": "男 男性 男士 m male man 1 ♂", "F": "女 女性 女士 f female woman 2 ♀"}

# GB/T 3304: the 56 ethnic groups, as the resident card prints them.
_GROUPS = (
    "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 "
    "景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 "
    "保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺"
)
_ETHNICITIES = tuple(_GROUPS.split())
# Shortened as people write them; where one character could be two groups (哈, 塔, 土) there is no short form.
_SHORT_ETHNICITIES = {"维": "维吾尔", "蒙": "蒙古", "朝": "朝鲜", "柯": "柯尔克孜", "达": "达斡尔"}
_OTHER_ETHNICITIES = ("穿青人", "其他", "外国血统", "外国血统中国籍人士", "革家人", "未识别民族", "未识别")
ETHNICITIES = (
    {name: f"{name}族" for name in _ETHNICITIES}
    | {f"{name}族": f"{name}族" for name in _ETHNICITIES}
    | {f"{short}{end}": f"{name}族" for short, name in _SHORT_ETHNICITIES.items() for end in ("", "族")}
    | {name: name for name in _OTHER_ETHNICITIES}
)

# GB/T 4762 in the words that are used.
POLITICAL = {
    "中共党员": "中共党员 党员 中国共产党党员 共产党员 中共 正式党员 中共正式党员",
    "中共预备党员": "中共预备党员 预备党员 中国共产党预备党员 候补党员",
    "共青团员": "共青团员 团员 中国共产主义青年团团员 共青团 中共青团员",
    "民革党员": "民革党员 民革会员 民革 中国国民党革命委员会会员",
    "民盟盟员": "民盟盟员 民盟 中国民主同盟盟员",
    "民建会员": "民建会员 民建 中国民主建国会会员",
    "民进会员": "民进会员 民进 中国民主促进会会员",
    "农工党党员": "农工党党员 农工党 农工民主党党员 中国农工民主党党员",
    "致公党党员": "致公党党员 致公党 中国致公党党员",
    "九三学社社员": "九三学社社员 九三学社 九三社员",
    "台盟盟员": "台盟盟员 台盟 台湾民主自治同盟盟员",
    "无党派人士": "无党派人士 无党派 无党派民主人士",
    "群众": "群众 普通群众 一般群众 非党员 无 入党积极分子 积极分子",
}
EDUCATION = {
    "小学": "小学 小学及以下 小学以下 小学毕业 文盲",
    "初中": "初中 初级中学 初中及以下 初中毕业",
    "高中": "高中 普通高中 高级中学 高中毕业",
    "中专": "中专 中等专科 中等专业学校 中等职业 职高 职业高中 中职 高职中专",
    "技校": "技校 技工学校 技工",
    "大专": "大专 大学专科 专科 高职 大专学历 大学大专",
    "本科": "本科 大学本科 大学 学士 本科学历 全日制本科 在职本科",
    "硕士研究生": "硕士研究生 硕士 研究生 在职研究生 硕士学历",
    "博士研究生": "博士研究生 博士 博士学历",
}
EMPLOYMENT = {
    "合同制": "合同制 合同工 劳动合同 签订劳动合同 劳动合同制 合同 合同制用工 合同制职工",
    "固定期限合同": "固定期限 固定期限合同 固定期限劳动合同 有固定期限 有固定期限合同",
    "无固定期限合同": "无固定期限 无固定期限合同 无固定期限劳动合同 长期合同",
    "劳务派遣": "劳务派遣 派遣 派遣工 劳务派遣工 派遣制 劳务派遣制 派遣员工 劳务",
    "灵活就业": "灵活就业 灵活用工 临时工 小时工 非全日制 非全日制用工 钟点工 零工",
    "新就业形态": "新就业形态 新业态 新就业形态劳动者 平台用工 外卖员 快递员 网约车司机 货车司机",
    "在编": "在编 事业编制 编制内 正式工 正式 在编人员 固定工 公务员",
    "退休返聘": "退休返聘 返聘",
}
SKILLS = {
    "初级工": "初级工 初级 五级 五级工 初级技能 五级/初级工",
    "中级工": "中级工 中级 四级 四级工 中级技能 四级/中级工",
    "高级工": "高级工 高级 三级 三级工 高级技能 三级/高级工",
    "技师": "技师 二级 二级工 二级/技师",
    "高级技师": "高级技师 一级 一级工 一级/高级技师",
    "特级技师": "特级技师",
    "首席技师": "首席技师",
    "学徒工": "学徒工 学徒",
    "无": "无 无等级 普工 无技术等级",
}
_ID_TYPES = {
    identity.RESIDENT: "身份证 居民身份证 二代身份证 中华人民共和国居民身份证 二代证",
    identity.RESIDENCE_PERMIT: "居住证 港澳台居民居住证 港澳居民居住证 台湾居民居住证 港澳台居住证",
    identity.FOREIGN: "外国人永久居留身份证 五星卡 外国人永久居留证 永久居留证 绿卡",
    identity.HOME_RETURN: "回乡证 港澳居民来往内地通行证 港澳通行证 来往内地通行证 港澳居民通行证",
    identity.TAIWAN: "台胞证 台湾居民来往大陆通行证 台湾通行证",
    identity.PASSPORT: "护照 passport 外国护照 普通护照",
    identity.MILITARY: "军官证 士兵证 军人证 文职干部证 军人身份证件 武警警官证",
    identity.FOREIGN_OLD: "旧版外国人永久居留证",
}
_CHINESE = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af〇"
_NAME = re.compile(rf"[{_CHINESE}]{{2,12}}(?:·[{_CHINESE}]{{1,15}}){{0,6}}|[A-Za-z][A-Za-z .,'’·-]{{1,58}}")
_BETWEEN_CHINESE = re.compile(rf"(?<=[{_CHINESE}·])\s+(?=[{_CHINESE}·])")
_DOTS = re.compile(r"\s*[·•・‧∙⋅●．.。]\s*")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]+")


def _flat(words: dict[str, str]) -> dict[str, str]:
    return {synonym: kept for kept, synonyms in words.items() for synonym in synonyms.split()}


VOCABULARY: dict[str, dict[str, str]] = {
    "sex": _flat(_SEXES),
    "ethnicity": ETHNICITIES,
    "political_status": _flat(POLITICAL),
    "education": _flat(EDUCATION),
    "employment_form": _flat(EMPLOYMENT),
    "skill_level": _flat(SKILLS),
    "id_type": _flat(_ID_TYPES),
}
KEPT: dict[str, tuple[str, ...]] = {
    "sex": ("男", "女"),
    "ethnicity": tuple(f"{name}族" for name in _ETHNICITIES),
    "political_status": tuple(POLITICAL),
    "education": tuple(EDUCATION),
    "employment_form": tuple(EMPLOYMENT),
    "skill_level": tuple(SKILLS),
}


def word_key(text: str) -> str:
    """Return a word without blanks, width and brackets at its end.

    >>> word_key(" 大学本科（在职） ")
    '大学本科'
    """
    plain = re.sub(r"[\s\u200b-\u200f]+", "", unicodedata.normalize("NFKC", text)).lower()
    return re.sub(r"\(.*\)$", "", plain) or plain


def read_word(field: str, text: str) -> str | None:
    """Return the word that we keep for ``text``, or ``None`` when the vocabulary of ``field`` has none."""
    return VOCABULARY[field].get(word_key(text))


def read_name(text: str) -> tuple[str, bool]:
    """Return a name as it is kept, and whether it looks like one.

    >>> read_name("姚  鑫强"), read_name("阿依古丽 • 买买提"), read_name("张三1")
    (('姚鑫强', True), ('阿依古丽·买买提', True), ('张三1', False))
    """
    plain = _INVISIBLE.sub("", text.replace("\u3000", " ").replace("\xa0", " ")).strip(" \t\r\n'\"‘’")
    plain = re.sub(r"\s+", " ", plain)
    if re.search(rf"[{_CHINESE}]", plain):
        plain = _BETWEEN_CHINESE.sub("", _DOTS.sub("·", plain)).strip("·")
    else:
        plain = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in plain)
    return plain, _NAME.fullmatch(plain) is not None and len(plain) <= 60
