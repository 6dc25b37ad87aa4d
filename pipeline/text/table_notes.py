"""What stands around a table and in none of its cells: 单位：个, 续表, 注：…, 截至2023年6月底."""

from __future__ import annotations

import re

from pipeline.text.dates import date_of

_NOTE = re.compile(
    r"（?(?:(?:计量)?单位[：:]|(?:备?注|说明|数据来源|填报(?:单位|人|时间|日期)|制表(?:单位|人|时间)?|填表(?:人|日期)"
    r"|审核人?|统计(?:时间|口径|截止时间)|联系(?:人|电话))\s?\d?[：:]|截[至止])"
)
_CONTINUED = re.compile(r"（?续(?:表|上表)?\s?\d*）?|接上表|表\s?\d{1,2}(?:[—-]\d{1,2})?")
_TITLE = re.compile(r"[^。；，：]{4,60}(?:表|清单|台账|一览|明细)(?:（[^（）]*）)?")


def is_table_note(text: str) -> bool:
    """Whether a line beside a table says something of all of it: its unit, a remark, its date."""
    return bool(_NOTE.match(text) or _CONTINUED.fullmatch(text) or date_of(text.strip("（）")))


def is_table_title(text: str) -> bool:
    """Whether a line can be the name of a table."""
    return _TITLE.fullmatch(text) is not None
