"""Words of the papers of an election, in the language in which they are filed, whatever a page is read in."""

from datetime import date, timedelta

from unionhall.organizing.rules.kinds import AUDIT, AUDIT_HEAD, CHAIR, COMMITTEE, RECALLED, VICE_CHAIR, WOMEN
from unionhall.papers.rules.chinese import chinese_day, chinese_number

BODIES = {
    COMMITTEE: "委员会委员",
    AUDIT: "经费审查委员会委员",
    WOMEN: "女职工委员会委员",
    CHAIR: "委员会主席",
    VICE_CHAIR: "委员会副主席",
    AUDIT_HEAD: "经费审查委员会主任",
    RECALLED: "委员会成员罢免",
}
SHORT_BODIES = {
    COMMITTEE: "工会委员会",
    AUDIT: "经费审查委员会",
    WOMEN: "女职工委员会",
    CHAIR: "工会委员会",
    VICE_CHAIR: "工会委员会",
    AUDIT_HEAD: "经费审查委员会",
}
POSTS = {
    COMMITTEE: "委员",
    AUDIT: "经审委员",
    WOMEN: "女职工委员",
    CHAIR: "主席",
    VICE_CHAIR: "副主席",
    AUDIT_HEAD: "经审会主任",
}
DUTIES = {
    CHAIR: "主持工会全面工作",
    VICE_CHAIR: "协助主席工作",
    AUDIT_HEAD: "主持经费审查工作",
    COMMITTEE: "参加委员会工作，联系所在工会小组",
    AUDIT: "参加经费审查",
    WOMEN: "参加女职工工作",
}
PREP_ROLES = {"leader": "组长", "worker": "职工代表", "party": "党组织代表"}
SEXES = {"F": "女", "M": "男"}
FUNCTIONS = {
    "principal": "行政主要负责人",
    "legal_representative": "法定代表人",
    "partner": "合伙人",
    "hr_head": "人力资源负责人",
}
KINDS = {"single_union": "单独建立的基层工会", "joint_union": "联合基层工会", "organizer": "工会组织员"}
EMPLOYMENT = "合同制用工"
SEE_ORIGINAL = "见原件"
BY_RANK = "得票多者当选"
_TELLERS = "通过总监票人、监票人、计票人名单"
AGENDA_FOUNDING = (
    "听取工会筹备工作报告",
    "通过选举办法",
    _TELLERS,
    "选举工会委员会、经费审查委员会",
    "宣布选举结果",
)
AGENDA_RENEWAL = (
    "听取和审议工会工作报告",
    "审议财务工作报告和经费审查工作报告",
    "通过选举办法",
    _TELLERS,
    "选举新一届工会委员会、经费审查委员会",
    "宣布选举结果",
)


def session(number: int) -> str:
    """Return which term a committee serves.

    >>> session(3)
    '第三届'
    """
    return f"第{chinese_number(number)}届"


def meeting(number: int, *, congress: bool) -> str:
    """Return the name of the meeting that elects.

    >>> meeting(1, congress=False)
    '第一次会员大会'
    """
    return f"第{chinese_number(number)}次会员{'代表' if congress else ''}大会"


def month(day: date | None) -> str:
    """Return a month of birth as lists write it.

    >>> month(date(1990, 1, 5)), month(None)
    ('1990.01', '')
    """
    return f"{day:%Y.%m}" if day else ""


def moment(day: date, time: str) -> str:
    """Return a day with its time as it is printed.

    >>> moment(date(2026, 12, 2), "上午9时")
    '2026年12月2日上午9时'
    """
    return chinese_day(day) + time


def steps(day: date) -> list[tuple[str, str, str]]:
    """Return the steps of a re-election with the meeting on ``day``: stage, time, work."""

    def before(days: int) -> str:
        return chinese_day(day - timedelta(days=days))

    first, last = f"{before(30)}至{before(21)}", f"{before(20)}至{before(6)}"
    return [
        ("请示筹备", f"{before(31)}前", "委员会研究方案，征求党组织意见，向上级工会请示"),
        ("名册和报告", first, "核定并公示会员名册，起草工作、财务、经审报告"),
        ("推荐候选人", last, "工会小组推荐，资格审查，候选人公示不少于五个工作日"),
        ("大会选举", chinese_day(day), "召开大会，审议报告，无记名投票选举，当场宣布结果"),
        ("报批和交接", "选举后三十日内", "报上级批复，交接印章、账目和档案，变更法定代表人登记"),
    ]
