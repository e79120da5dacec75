"""Numbers and days in Chinese characters, as official papers write them (GB/T 15835)."""

from datetime import date

_DIGITS = "零一二三四五六七八九"
_ZERO_DAYS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")


def chinese_number(number: int) -> str:
    """Return a whole number in characters; beyond ±99 999 999 its digits.

    >>> chinese_number(12), chinese_number(20), chinese_number(105), chinese_number(2500), chinese_number(10010)
    ('十二', '二十', '一百零五', '二千五百', '一万零一十')
    """
    if number < 0:
        return "负" + chinese_number(-number)
    if number >= 10**8:
        return str(number)
    if number < 10:
        return _DIGITS[number]
    if number < 20:
        return "十" + (_DIGITS[number - 10] if number > 10 else "")
    high, low = divmod(number, 10_000)
    if not high:
        return _below_ten_thousand(low)
    rest = _below_ten_thousand(low) if low else ""
    return chinese_number(high) + "万" + ("零" if 0 < low < 1000 else "") + rest


def _below_ten_thousand(number: int) -> str:
    written, skipped = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            written += ("零" if skipped and written else "") + _DIGITS[digit] + _UNITS[place]
            skipped = False
        else:
            skipped = True
    return written


def chinese_day(day: date, format_: str = "") -> str:
    """Return a day as a paper dates itself: in figures, ``upper`` in characters, ``month`` without the day.

    >>> chinese_day(date(2026, 11, 2)), chinese_day(date(2026, 11, 22), "upper"), chinese_day(date(2026, 3, 1), "month")
    ('2026年11月2日', '二〇二六年十一月二十二日', '2026年3月')
    """
    if format_ == "month":
        return f"{day.year}年{day.month}月"
    if format_ == "upper":
        year = "".join(_ZERO_DAYS[int(digit)] for digit in str(day.year))
        return f"{year}年{chinese_number(day.month)}月{chinese_number(day.day)}日"
    return f"{day.year}年{day.month}月{day.day}日"


_CAPITALS = "零壹贰叁肆伍陆柒捌玖"
_CAPITAL_UNITS = ("", "拾", "佰", "仟")


def capital_amount(amount_fen: int) -> str:
    """Return an amount in the characters that cannot be altered, as payment papers ask (支付结算办法附一).

    >>> capital_amount(300000), capital_amount(1680032), capital_amount(10750053), capital_amount(120)
    ('叁仟元整', '壹万陆仟捌佰元叁角贰分', '壹拾万柒仟伍佰元伍角叁分', '壹元贰角整')
    """
    if amount_fen < 0:
        return "负" + capital_amount(-amount_fen)
    if amount_fen >= 10**14:
        yuan, rest = divmod(amount_fen, 100)
        return f"{yuan:,}.{rest:02d}元"
    yuan, rest = divmod(amount_fen, 100)
    jiao, fen = divmod(rest, 10)
    written = f"{_capital_whole(yuan)}元" if yuan else ""
    if jiao:
        written += f"{_CAPITALS[jiao]}角"
    elif fen and yuan:
        written += "零"
    written += f"{_CAPITALS[fen]}分" if fen else ""
    if not written:
        return "零元整"
    return written if fen else written + "整"


def _capital_whole(number: int) -> str:
    groups: list[int] = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    written, skipped = "", False
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if not group:
            skipped = True
            continue
        if written and (skipped or group < 1000):
            written += "零"
        written += _capital_group(group) + ("", "万", "亿", "万亿")[place]
        skipped = False
    return written


def _capital_group(number: int) -> str:
    written, skipped = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            written += ("零" if skipped and written else "") + _CAPITALS[digit] + _CAPITAL_UNITS[place]
            skipped = False
        else:
            skipped = True
    return written
