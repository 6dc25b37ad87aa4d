"""Dates by which something is to be done: 2023年12月底前, 11月底, 年底, 长期."""

from __future__ import annotations

import re

_DAY = r"(?:\d{1,2}日|底|末|中旬|上旬|下旬)"
_DEADLINE = re.compile(
    rf"(?:(?:20\d\d|本|今|当)年)?(?:\d{{1,2}}月{_DAY}?|第?[一二三四1-4]季度(?:末|底)?|(?:上|下)半年)"
    r"(?:前|之前|以前)?(?:全部|基本)?(?:完成|建成|办结|竣工|投入使用)?"
    r"|(?:20\d\d|本|今|当)?年(?:底|末|内)(?:前|之前|以前)?(?:全部|基本)?(?:完成|建成|办结|竣工|投入使用)?"
    r"|(?:20\d\d年)?(?:长期|全年|供暖季)(?:前|坚持|推进)?|(?:持续|常态化)(?:推进|坚持)"
)


def is_deadline(text: str) -> bool:
    """Whether a text is a date by which something is to be done, and nothing else."""
    return _DEADLINE.fullmatch(text) is not None
