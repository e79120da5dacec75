"""Document numbers (发文字号): word, year in hexagonal brackets, serial without leading zeros.

GB/T 9704-2012, 7.2.5.
"""

import re

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

LONGEST_WORD = 20
_WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaffA-Za-z0-9（）()·]{1,20}")


def number_text(word: str, year: int, serial: "int | None") -> str:
    """Return the number as it stands on the paper; without a serial the gap to be filled when it is filed.

    >>> number_text("锦总工发", 2026, 1)
    '锦总工发〔2026〕1号'
    """
    return f"{word}〔{year}〕{serial if serial is not None else '　'}号"


def default_word(short_name: str, name: str) -> str:
    """Return the word of an organisation that has set none: its short name, or its name without a committee's ending.

    >>> default_word("", "甲一厂工会委员会"), default_word("锦州总工会", "锦州市总工会")
    ('甲一厂工会', '锦州总工会')
    """
    word = short_name.strip() or name.strip().removesuffix("委员会")
    return word[:LONGEST_WORD]


def check_word(word: str) -> str:
    """Return the word without blanks around it; refuse what no document number begins with."""
    tidy = word.strip()
    if not _WORD.fullmatch(tidy):
        raise Refused(
            "papers.bad_word",
            N_("“{word}” cannot begin a document number. Take 1 to {most} characters, letters or figures."),
            word=tidy[:40],
            most=LONGEST_WORD,
        )
    return tidy
