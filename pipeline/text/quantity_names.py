"""Numbers that are part of a name, a date, an age or a reference, and so count nothing.

Each form is one pattern. A number that touches a match of any of them is no quantity.
"""

import re

from pipeline.text.characters import HAN_LETTER
from pipeline.text.numerals import CHINESE

_TO = r"\s?(?:[—–\-~～－至到、]{1,3}\s?)"
_BOUND = r"(?:以内|之内|内|以上|以下|左右)"
_NUMERAL = r"(?:[0-9.]{1,9}|" + CHINESE + ")"
_CLOCK = r"(?<![0-9])[0-2]?[0-9][:：][0-5][0-9]"
_HAN = HAN_LETTER

FORMS = {
    "quoted name": r"“[^“”，。；]{0,20}”|「[^「」]{0,20}」|\"[^\"，。；]{0,20}\"",
    "title": r"《[^《》]{0,100}》|〈[^〈〉]{0,100}〉",
    "reference": r"[〔\[【﹝（(]\s?[0-9]{4}\s?[〕\]】﹞）)]\s?[0-9]{1,6}|[0-9]{1,6}\s?号",
    "standard": r"[A-Z]{1,4}(?:/[A-Z]{1,3})?\s?[0-9][0-9.]{0,9}(?:[-—][0-9]{4})",
    "substance": r"PM\s?(?:2\.5|10)",
    "year": rf"(?:19|20)[0-9]{{2}}(?:{_TO}(?:19|20)?[0-9]{{2}})?\s?(?:年|届|级|学年)",
    "decade": r"[0-9]{1,2}\s?(?:世纪|年代)(?:[0-9]{1,2}年代)?",
    "date": rf"(?:[0-9]{{1,2}}{_TO})?[0-9]{{1,2}}\s?月(?:[0-9]{{1,2}}(?:日|号)?)?",
    "day": rf"[0-9]{{1,2}}\s?日(?!均|{_BOUND})",
    "full date": r"(?:19|20)[0-9]{2}[-./][0-9]{1,2}(?:[-./][0-9]{1,2})?",
    "age": rf"(?:{_NUMERAL}{_TO})?{_NUMERAL}\s?周?岁",
    "grade": rf"{_NUMERAL}\s?(?:年级|年制|年期|级|届|年代)",
    "version": r"[0-9]{1,2}\.[0-9]\s?版",
    "ordinal": rf"第\s?{_NUMERAL}|前\s?{_NUMERAL}\s?[名位强]",
    "round the clock": rf"[0-9]\s?[×xX*]\s?24\s?小时|(?<![于过到足在约])24\s?小时(?!{_BOUND})",
    "circle": rf"{_NUMERAL}\s?(?:分钟|公里|小时|里)[^，。；：、0-9]{{0,10}}圈",
    "telephone": r"(?<![0-9])0[0-9]{2,3}[-—][0-9]{7,8}(?![0-9])",
    "fraction": r"[0-9.]{1,9}\s?/\s?[0-9.]{1,9}[万千]?|[二三四五六七八九十]分之[一二三四五六七]",
    "clock": rf"{_CLOCK}{_TO}{_CLOCK}",
    "one by one": rf"一{_HAN}{{1,2}}[一两]{_HAN}|[两三四五六七八九]{_HAN}一",
}
"""What counts nothing, by kind."""

_FIRST = '[“「"《〈〔\\[【﹝（(0-9.A-Z第前一二两三四五六七八九十]'
"""What a form may begin with: looked at first, as most characters do not."""

_NAMES = re.compile(rf"(?={_FIRST})(?:{'|'.join(FORMS.values())})")


def named(text: str) -> bytearray:
    """Mark the characters of a text whose numbers are no quantities."""
    marks = bytearray(len(text))
    for match in _NAMES.finditer(text):
        marks[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    return marks
