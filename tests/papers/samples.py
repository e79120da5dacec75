"""Invented values for every template, so that each can be filled, printed and looked at."""

from typing import Any

from unionhall.papers.rules.fields import DAY, LIST, MONEY, NUMBER, YES_NO, Field
from unionhall.papers.rules.templates import Template

PEOPLE = ("丁一鸣", "马晓燕", "王建国", "刘洋", "李秀兰", "欧阳燊", "赵㛃", "龚䶮")
WORDS: dict[str, str] = {
    "employer": "锦州七里河精密机械制造有限公司",
    "union_name": "锦州七里河精密机械制造有限公司工会",
    "sender": "锦州七里河精密机械制造有限公司工会筹备组",
    "superior": "七里河经济开发区工会联合会",
    "addressee": "锦州七里河精密机械制造有限公司工会筹备组",
    "address": "辽宁省锦州市义县七里河镇工业大街18号",
    "legal_representative": "孙大海",
    "industry": "通用设备制造业",
    "uscc": "91210727MC0123450W",
    "meeting": "第一次会员代表大会",
    "session": "第一届",
    "body": "第一届委员会委员",
    "signer": "丁一鸣",
    "leader": "丁一鸣",
    "host": "丁一鸣",
    "recorder": "马晓燕",
    "contact": "马晓燕",
    "phone": "0416-5550123",
    "agent": "刘洋",
    "id_number": "（见原件）",
    "agent_id": "（见原件）",
    "request_title": "关于成立锦州七里河精密机械制造有限公司工会筹备组的请示",
    "request_number": "（七精筹〔2026〕1号）",
    "approval_number": "七里河工联〔2026〕6号",
    "copies": "义县总工会，锦州七里河精密机械制造有限公司党支部",
    "chair_method": "由工会委员会全体会议以无记名投票方式选举产生",
    "reasons": "企业投产以来职工队伍不断壮大，职工加入工会、参与民主管理的愿望迫切，企业行政表示支持。",
    "chair": "王建国",
    "audit_head": "刘洋",
    "women_head": "马晓燕",
    "officers": "第一届委员会第一次全体会议选举王建国同志为主席；经费审查委员会选举刘洋同志为主任。",
    "place": "公司三楼会议室",
    "held_at": "2026年12月2日上午9时",
    "electors": "会员代表",
    "purpose": "登记",
    "union_kind": "单独建立的基层工会",
    "funds_source": "会员会费、行政拨缴经费",
    "sex": "女",
    "politics": "群众",
    "born": "1988.06",
    "ethnicity": "满族",
    "education": "大专",
    "role": "成员",
    "job": "装配车间班组长",
    "unit": "装配车间",
    "resume": "2009年参加工作，先后任操作工、班组长，2023年起任装配车间副主任",
    "group": "装配小组",
    "joined": "2026.11",
    "work": "宣传发动，成立换届工作领导小组，摸清会员底数",
    "stage": "准备阶段",
    "days": "11月1日至10日",
    "item": "听取并审议工会筹备工作报告",
    "who": "丁一鸣",
    "text": "坚持以职工为中心，组织开展“安康杯”竞赛和技能比武，参与职工比例超过八成，职工获得感明显增强。",
    "title": "围绕中心建功立业",
    "matters": "一、刻制工会委员会印章一枚；二、开立工会经费独立账户。",
    "content": "2026年第三季度企业为职工缴纳社会保险费和住房公积金情况：应缴人数186人，实缴186人，已按月足额缴纳。",
    "congress": "第三届职工代表大会第二次会议",
    "matter": "《考勤管理办法》",
    "passed": "获得通过",
    "change": "延期",
    "reason": "因企业整体搬迁，会员分散在两处厂区，短期内难以集中召开会员代表大会，候选人推荐和公示工作无法按期完成。",
    "post": "主席",
    "duty": "主持工会全面工作，负责平等协商、民主管理",
    "elected": "当选",
    "conclusion": "根据选举办法，王建国、马晓燕、刘洋、李秀兰、赵㛃5名同志当选。",
    "category": "一线职工",
    "wage_system": "岗位绩效工资制",
    "overtime_base": "职工本人上月岗位工资",
    "leave_pay": "病假工资不低于当地最低工资标准的80%，产假期间工资照发",
    "bonuses": "全勤奖、高温津贴、夜班津贴按企业制度执行",
    "pay_day": "每月10日前",
    "pay_method": "银行转账",
    "bureau": "义县人力资源和社会保障局",
    "offering": "锦州七里河精密机械制造有限公司工会",
    "receiving": "锦州七里河精密机械制造有限公司",
    "topic": "年度工资增长幅度",
    "position": "不低于5%",
    "audit_opinion": "会议认为，经费收支真实合规，预算执行情况良好，账目清楚，手续完备。",
    "hand_in": "交至各代表团（组）长处",
    "call_scope": "生产经营、技术创新、工资福利、劳动安全、规章制度、教育培训、生活服务等方面",
}
AMOUNTS = {"minimum_fen": 230000, "local_minimum_fen": 194000, "average_fen": 587050}
ROWS = {"members": 30, "delegates": 12, "candidates": 7, "results": 7, "elected": 5, "catalogue": 8}


def sample(template: Template, *, optional: bool = True) -> dict[str, Any]:
    """Return values that fill a template whole; without ``optional`` only what it demands."""
    return {
        field.name: _list(field) if field.type == LIST else _value(field, 0)
        for field in template.fields
        if field.required or optional
    }


def _list(field: Field) -> list[dict[str, Any]]:
    count = ROWS.get(field.name, 3)
    return [{column.name: _value(column, number) for column in field.columns} for number in range(count)]


def _value(field: Field, number: int) -> Any:
    if field.type == DAY:
        return f"2026-12-{2 + number:02d}"
    if field.type == NUMBER:
        return {"share": "66.7", "differential": 5, "term_years": 5}.get(field.name, 12 + number)
    if field.type == MONEY:
        return AMOUNTS.get(field.name, 1250000 + number * 30500)
    if field.type == YES_NO:
        return number != 1
    if field.name == "name":
        return PEOPLE[number % len(PEOPLE)]
    return WORDS.get(field.name, field.title)
