"""Lists of organisations: 市发改委、财政局；市教育局 市人社局；各县（市、区）政府."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from pipeline.text import marks
from pipeline.text.cells import placeholder_of
from pipeline.text.characters import HAN_LETTER
from pipeline.text.gazetteer import names_at
from pipeline.text.persons import POST

LEVEL = r"(?!市场|市容|市政工程|区域|县域|省会)[省市县区州旗盟镇乡]"
_ENDS = "局委办厅部会联院处中心公司政府"
_SEPARATOR = re.compile(
    rf"[、，,；;。]|\s+|(?<=[{_ENDS}])(?:和|及|以及|与)(?=[各省市县区州旗])"
    rf"|(?<=[{_ENDS}])[/.·•](?=[各省市县区州旗])|(?<=：)/"
    # 市教育局会同市财政局
    rf"|(?<=[{_ENDS}])(?=会同)"
    # Numbers before the names (1.市教育局2.市财政局).
    rf"|(?<!\d)\d{{1,2}}[.．](?={HAN_LETTER})|[①-⑳]"
    # No delimiter at all: the next name's level says where it begins (市发改委市财政局).
    rf"|(?<=[局办厅会联院])(?={LEVEL}|各)|(?<![省市县区州旗]委)(?<=委)(?={LEVEL}(?!委))"
)
_CERTAIN_END = re.compile(
    r"(?:局|委|办|厅|政府|办公室|委员会|公司|集团|总工会|联合会|残联|妇联|工商联|法院|检察院|管委会"
    r"|领导小组|分局|支队|大队|总队|管理处|服务中心|办事处|居委会|村委会|支行|分行|海关)$"
)
_LEVELLED_END = re.compile(
    r"(?:部|处|室|会|联|院|所|站|中心|社|馆|银行|学校|大学|团|队|园区|区|镇|乡|街道)$"
)
_SET = re.compile(
    r"^(?:各|相关|有关|属地|[省市县区]直(?:有关|相关|各))[\u4e00-\u9fff（）〔〕、]{0,20}$|^[\u4e00-\u9fff、]{1,12}(?:乡镇|街道|镇街|园区)$"
)
_SHORT_SET = re.compile(r"各[省市州盟县旗区乡镇]")
_OWN_LEVEL = re.compile(rf"(?:自治[区州县旗]|{LEVEL})(?={HAN_LETTER}{{2}})")
_SHARES = re.compile(r"(?:局|委|办|厅|部|联|委员会|办公室|联合会|总工会)$")
# A branch (鄞州自然资源规划分局) has its place in its name.
_STANDS_ALONE = re.compile(
    r"^(?:各|国网|国家|中国|相关|有关|属地|共青团|团[省市县区州旗盟]委)|分局$"
)
_OPEN_LIST = re.compile(r"等(?:单位|部门|相关单位|有关单位|有关部门|相关部门)?$")
_LED = re.compile(rf"^由(?={LEVEL}|各|{HAN_LETTER}{{2,8}}[省市县区])")
_MARK = re.compile(
    r"[（〈](?:(牵头|主办|负责|牵头单位|主责|主要)|配合|协办|协助|参与|配合单位)[）〉]$"
)
# （列第一位者为牵头单位，下同）: a remark on the whole list; so is （按职责分工负责）.
_REMARK = re.compile(
    r"[（〈][^（）〈〉]*(?:下同|[列排][^（）]{0,3}[第首][^（）]{0,2}位)[^（）〈〉]*[）〉]$"
    r"|[（〈]?(?:按照?|根据)(?:各自)?职[责能](?:分工)?(?:负责|落实|抓好落实)?[）〉]?$|[（〈]分工负责[）〉]$"
)
_WITH_OTHERS = re.compile(r"会同(?=.{2})")
_INNER_BRACKET = re.compile(rf"(?<={HAN_LETTER})[（〈〔][^（）〈〉〔〕]{{1,20}}[）〉〕]$")
_FIRST_LEADS = re.compile(
    r"(?:[列排]|位列)[^，。；]{0,4}(?:第一|首)位?[^，。；]{0,6}(?:牵头|主办|汇总|责任)"
    r"|第一(?:个|家)?(?:责任)?单位[^，。；]{0,4}(?:牵头|主办)"
)
# 各乡、镇人民政府 is one name.
_OPEN_SET = re.compile(r"(?:各|有关|相关)(?:[省市州盟县旗区乡镇]|县市|街道|苏木|[、，])+")
_REST_OF_SET = re.compile(
    r"(?:[市州盟县旗区乡镇]|街道|苏木|[、，]|（[市州盟县旗区乡镇街道、，]+）)+(?:人民政府|政府|党委|党工委|管委会|办事处|$|[，。；）])"
)
_POST_END = re.compile(rf"{POST}$")
_POST_OF = re.compile(rf"{POST}{HAN_LETTER}{{2,3}}(?:$|[，；。、）])")
_BRACKETS = {"（": 1, "〈": 1, "〔": 1, "）": -1, "〉": -1, "〕": -1}
_LONGEST = 30
_SHORTEST = 3


class ListedName(msgspec.Struct, frozen=True):
    """A name in a list, its range in the text, and the level it shares with one before it.

    ``leads`` is what a bracket behind the name says: True for （牵头）, False for （配合）;
    ``mark`` is a sign at the name that does not say what it means (★).
    """

    name: str
    start: int
    end: int
    prefix: str = ""
    leads: bool | None = None
    mark: str = ""


def listed_names(text: str, start: int, end: int) -> Iterator[ListedName]:
    """The names between separators that stand outside inner brackets.

    A level printed once for several (市发改委、财政局) is the prefix of the bare names after it.
    """
    shared = ""
    for left, right in _ranges(text, start, end):
        each = _listed(text[left:right], left)
        level = own_level(each.name)
        shared = shared if level is None else level
        shares = level is None and shares_level(each.name)
        yield replace(each, prefix=shared) if shares else each


def own_level(name: str) -> str | None:
    """The level that a name begins with; empty where it begins with a place; None for neither."""
    if next(names_at(name, 0), ""):
        return ""
    own = _OWN_LEVEL.match(name)
    return own.group() if own else None


def shares_level(name: str) -> bool:
    """Whether a name that begins with no level is of the one written once for several."""
    return bool(_SHARES.search(name)) and not _STANDS_ALONE.search(name)


def _listed(printed: str, at: int) -> ListedName:
    """A name without the signs around it and the bracket of its role behind it."""
    with_others = _WITH_OTHERS.match(printed)
    left = with_others.end() if with_others else 0
    role = _MARK.search(printed, left)
    signed = printed[left : role.start() if role else None]
    start, end, sign = marks.without_sign(signed)
    name, first = signed[start:end], at + left + start
    leads = role.group(1) is not None if role else False if with_others else None
    return ListedName(name, first, first + len(name), "", leads, sign)


@lru_cache(maxsize=8192)
def is_unit_name(name: str) -> bool:
    """Whether a name can only be that of an organisation, or of a set of them (各镇办)."""
    name = _INNER_BRACKET.sub("", name)
    if name == "政府" or _SHORT_SET.fullmatch(name):  # 各镇党委、政府
        return True
    if not _SHORTEST <= len(name) <= _LONGEST or re.search(r"[，。；：“”\d]", name):
        return False
    if _SET.match(name) or _CERTAIN_END.search(name):
        return True
    levelled = _OWN_LEVEL.match(name) or next(names_at(name, 0), "")
    return bool(levelled and _LEVELLED_END.search(name))


def first_leads(text: str) -> bool:
    """Whether a text says that the first unit of each list leads the others."""
    return _FIRST_LEADS.search(text) is not None


def are_unit_names(text: str, fewest: int = 1) -> bool:
    """Whether a text is nothing but a list of at least so many organisations."""
    names = [each.name for each in listed_names(text, 0, len(text))]
    return len(names) >= fewest and all(map(is_unit_name, names))


def _ranges(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Ranges of the names, without colons, stops and an open end (等) around them."""
    for left, right in _parts(text, start, end):
        bare = text[left:right]
        name = _OPEN_LIST.sub("", _REMARK.sub("", _LED.sub("", bare.strip("。：:/ 　"))))
        if (
            name.strip(marks.SIGNS + "*")
            and placeholder_of(name) is None
            and not marks.is_note(name)
        ):
            at = left + bare.index(name)
            yield at, at + len(name)


def _ends_in_role(text: str, left: int, position: int) -> bool:
    """Whether a name ends here in the bracket of its role and another one begins at once."""
    behind_bracket = text[position - 1 : position] in {"）", "〉"} and position > left
    return behind_bracket and _MARK.search(text[left:position]) is not None


def _stands_inside(before: str, behind: str) -> bool:
    """Whether a separator stands inside a name."""
    return _parts_set(before, behind) or _parts_posts(before, behind)


def _parts_set(before: str, behind: str) -> bool:
    """Whether a separator stands inside the name of a set of governments."""
    return bool(_OPEN_SET.fullmatch(before)) and _REST_OF_SET.match(behind) is not None


def _parts_posts(before: str, behind: str) -> bool:
    """Whether a separator stands between two posts of one person (党组书记、局长李四)."""
    return _POST_END.search(before) is not None and _POST_OF.match(behind) is not None


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    depth = 0
    left = start
    position = start
    while position < end:
        depth += _BRACKETS.get(text[position], 0)
        separator = _SEPARATOR.match(text, position, end) if depth == 0 else None
        if depth == 0 and not separator and _ends_in_role(text, left, position):
            yield left, position
            left = position
        if separator and _stands_inside(text[left:position], text[separator.end() : end]):
            separator = None
        if separator and (separator.end() > position or position > left):
            yield left, position
            left = separator.end()
        position = max(separator.end(), position + 1) if separator else position + 1
    yield left, end
