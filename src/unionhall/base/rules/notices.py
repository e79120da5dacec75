"""Numbers of official notices, such as 国办发明电〔2025〕7号."""

import re

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

_FORM = re.compile(r"[\u4e00-\u9fff]{2,20}〔(?:19|20)\d\d〕\d{1,4}号")
_BRACKETS = str.maketrans({"[": "〔", "]": "〕", "［": "〔", "］": "〕", "(": "〔", ")": "〕", "（": "〔", "）": "〕"})


def checked_notice(text: str) -> str:
    """Return the number in its usual form; refuses what is none.

    >>> checked_notice(" 国办发明电[2025]7号 ")
    '国办发明电〔2025〕7号'
    """
    number = "".join(text.split()).translate(_BRACKETS)
    if not _FORM.fullmatch(number):
        raise Refused(
            "base.notice_number",
            N_("This is not the number of an official notice. Write it like 国办发明电〔2025〕7号."),
        )
    return number
