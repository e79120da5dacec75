"""Invented people: the same ones in every build, nobody who exists.

Names are drawn from common characters, identity numbers from a counter, phones from one block.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from unionhall.kernel.identity import check_char

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛"
    "叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔"
    "贺赖龚文"
)
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉萍红娥玲芬彬慧巧美洁莹松岩晨曦宁瑞凯健俊帆雪琳晶"
    "欣瑶怡婷辉力哲峰波宇博诚志文斌冬春秋云海山川林森木禾田秀兰梅菊竹青蓝素贞淑珍惠香月"
)
ETHNIC = ("汉族", "汉族", "汉族", "汉族", "满族", "回族", "锡伯族", "蒙古族")
EDUCATION = ("初中", "高中", "中专", "大专", "大专", "本科")
JOBS = ("装配", "质检", "焊工", "司机", "仓储", "技术员", "营业", "后勤")
FIRST_BIRTH = date(1966, 1, 1)
BIRTH_DAYS = 11_000  # to early 1996: everybody was sixteen when the oldest unions of the demo took them in later years
REGION_CODES = ("210727", "210782", "210702", "210703", "211382")


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented person as a roster would list them."""

    name: str
    sex: str
    birth_on: date
    id_number: str
    phone: str
    ethnicity: str
    education: str
    job_title: str


def invented(first: int, count: int, regions: tuple[str, ...] = REGION_CODES) -> Iterator[Invented]:
    """Yield ``count`` people; ``first`` is the number of the first, so that blocks never overlap."""
    for number in range(first, first + count):
        draw = random.Random(number)
        birth = FIRST_BIRTH + timedelta(days=number * 7919 % BIRTH_DAYS)
        male = draw.random() < 0.55
        sequence = number // BIRTH_DAYS * 2 + (1 if male else 2)
        body = f"{draw.choice(regions)}{birth:%Y%m%d}{sequence:03d}"
        yield Invented(
            name=draw.choice(SURNAMES) + "".join(draw.choice(GIVEN) for _ in range(draw.choice((1, 2, 2)))),
            sex="M" if male else "F",
            birth_on=birth,
            id_number=body + check_char(body),
            phone=f"1990{number:07d}",
            ethnicity=draw.choice(ETHNIC),
            education=draw.choice(EDUCATION),
            job_title=draw.choice(JOBS),
        )
