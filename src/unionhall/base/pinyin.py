"""Names as people type them: the characters, their pinyin and their initials, with every reading of a heteronym.

A plain dictionary reads 单 as dan, 曾 as ceng and 区 as qu; as surnames they are Shan, Zeng and Ou. A short name is
indexed under the product of its readings, the common ones first, bounded by the width of the column.
"""

import unicodedata
from functools import lru_cache
from itertools import product
from typing import Any

from pypinyin import Style, lazy_pinyin, pinyin

LIMIT = 300  # width of the narrowest name_index column
LONGEST_PERSON = 4  # characters; longer names are read as phrases, where the dictionary is right
_SURNAME_READINGS, _OTHER_READINGS = 3, 2  # so that a name of four has at most 3 * 2 * 2 * 2 spellings


def _letters(text: str) -> Any:
    """Return the letters of what is not Chinese, one by one (pypinyin's types know only a joined answer)."""
    return list(text)


@lru_cache(maxsize=8192)
def _readings(character: str) -> tuple[str, ...]:
    """Return the readings of one character without tones, ü as both v and u; other characters as they are."""
    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors=_letters)
    readings = [reading for reading in found[0] if reading] if found else []
    return tuple(dict.fromkeys([*readings, *(reading.replace("v", "u") for reading in readings)]))[:_SURNAME_READINGS]


def _spellings(folded: str) -> list[tuple[str, ...]]:
    """Return the syllable rows of a name, the likeliest first."""
    if len(folded) > LONGEST_PERSON:
        return [tuple(lazy_pinyin(folded, errors=_letters))]
    surname, *others = (_readings(character) for character in folded)
    return list(product(surname, *(other[:_OTHER_READINGS] for other in others)))


def fold(text: str) -> str:
    """Return text as the index and a query compare it: full-width forms narrowed, lower case, no spaces.

    >>> fold("Ｓhan  Yu·xiang")
    'shanyuxiang'
    """
    narrow = unicodedata.normalize("NFKC", text).lower()
    return "".join(letter for letter in narrow if letter.isalnum())


def name_index(name: str, limit: int = LIMIT) -> str:
    """Return the search text of a name: name, initials, full pinyin, each reading once, at most ``limit`` long.

    >>> "shanyuxiang" in name_index("单雨香"), "zgp" in name_index("曾国平"), "oxm" in name_index("区小明")
    (True, True, True)
    """
    folded = fold(name)
    if not folded:
        return ""
    rows = _spellings(folded)
    words = [folded, *("".join(syllable[:1] for syllable in row) for row in rows), *("".join(row) for row in rows)]
    index = ""
    for word in dict.fromkeys(words):
        longer = f"{index} {word}" if index else word
        if len(longer) > limit:
            break
        index = longer
    return index or folded[:limit]
