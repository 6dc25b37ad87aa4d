"""The lines around the items of a notice: which is the title, the number, the salutation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.circular import Reason
from pipeline.parse.outline import is_finished
from pipeline.parse.reading import Leftover, TextLine, wording
from pipeline.text.brackets import open_brackets
from pipeline.text.dates import date_of
from pipeline.text.passage import Passage

NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,12}(?:\s?[〔［\[【（]\s?(?:19|20)\d{2}\s?[〕］\]】）])\s?第?\s?\d{1,4}\s?号"
)
# A line of its own may have lost its 号.
_NUMBER_CUT = re.compile(NUMBER.pattern.removesuffix("号") + "号?")
_INDEX = re.compile(r"索\s?引\s?号[：:\s]*([A-Za-z0-9\-/_.（）()]+)")
_LETTERHEAD = re.compile(r"([\u4e00-\u9fff]{4,40}?)文件")
_TITLE_END = re.compile(
    r"(?:通知|意见|方案|公告|通告|函|报告|决定|批复|办法|计划|通报|清单)(?:（[^）]*）)?$"
)
_ADDRESSEE = re.compile(r"[^。！？]{2,400}：")
_ADDRESSED = re.compile(r"各|[\u4e00-\u9fff]{2,30}(?:政府|局|委|办|镇|街道|单位|公司)")
_BODY_NAME = re.compile(r"[\u4e00-\u9fff（）、]{4,40}(?:政府|[室局厅办委会院]|小组|中心|专班)")
_DISCLOSURE = re.compile(
    r"（?(?:此件|信息)?.{0,6}(?:公开发布|公开属性|不予公开|依申请公开|主动公开).{0,12}）?"
)
_LABELLED = re.compile(r"(?:签发人|主题词|抄送|印发日期|联系人|联系电话|联系方式)[：:].*")
_TASKS = re.compile(r"民生|实事|惠民|暖民心|任务|项目|工程|行动")
# Labels of the metadata that sites print over a circular, by the column they fill.
_COLUMNS = {
    "标题": "title",
    "文件名称": "title",
    "信息名称": "title",
    "名称": "title",
    "发文字号": "number",
    "文号": "number",
    "索引号": "index_number",
    "发布机构": "letterhead",
    "发文机关": "letterhead",
    "发文机构": "letterhead",
    "成文日期": "issued_on",
    "发文日期": "issued_on",
    "发布日期": "issued_on",
    "生成日期": "issued_on",
}
_OTHERS = (
    "有效性|主题分类|组配分类|信息分类|关键词|公开方式|公开范围|公开时限|生效日期|废止日期|来源|信息来源"
    "|浏览次数|发布时间|作者"
)
_LABELS = "|".join(r"\s?".join(label) for label in _COLUMNS)
_METADATA = re.compile(rf"({_LABELS}|{_OTHERS})\s?[：:]\s?")
_LONGEST_TITLE = 120
_MOST_TITLE_LINES = 6
_LONGEST_LIST_TITLE = 60
_SHORTEST_SENTENCE = 20
_NUMBER_MARGIN = 2


@dataclass(slots=True)
class Letter:
    """What stands around the items of the notice, line by line.

    Attributes:
        rows: passages that the heading's row is read from.
        preamble: lines between salutation and items.
        leftovers: text that is in no column.
    """

    number: Passage | None = None
    letterhead: Passage | None = None
    title: Passage | None = None
    list_title: Passage | None = None
    index_number: Passage | None = None
    issued_on: date | None = None
    addressees: list[TextLine] = field(default_factory=list)
    preamble: list[TextLine] = field(default_factory=list)
    rows: list[Passage] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)


def read_letter(source: str, front: Sequence[TextLine], tail: Sequence[TextLine]) -> Letter:
    """Sort the lines before the first item and behind the last.

    Args:
        source: the canonical text.
        front: lines before the first number of the notice.
        tail: lines behind its last item.
    """
    letter = Letter()
    _read_front(source, list(front), letter)
    _read_tail(tail, letter)
    return letter


def _without_metadata(lines: Sequence[TextLine], letter: Letter) -> list[TextLine]:
    """The front without lines of labelled metadata (发文字号：…), which go to their columns."""
    kept = []
    for line in lines:
        match = _METADATA.match(line.text)
        if match is None:
            kept.append(line)
            continue
        value = line.passage[match.end() :]
        column = _COLUMNS.get("".join(match.group(1).split()))
        if column is None or not value.text:
            letter.leftovers.append(Leftover("web_chrome", line.passage))
            continue
        if column == "issued_on":
            letter.issued_on = date_of(value.text.split(" ")[0]) or letter.issued_on
        else:
            setattr(letter, column, getattr(letter, column) or value)
        letter.rows.append(line.passage)
    return kept


def _read_front(source: str, lines: list[TextLine], letter: Letter) -> None:
    """Take metadata, title and salutation, then each other line above the list."""
    lines = _without_metadata(lines, letter)
    title = range(*(_title_range(lines) or (0, 0)))
    salutation = range(*(_salutation_range(lines, title.stop) or (0, 0)))
    if title and letter.title is None:
        letter.title = wording(source, lines[title.start : title.stop])
        letter.rows.append(letter.title)
    letter.addressees = lines[salutation.start : salutation.stop]
    letter.rows += [line.passage for line in letter.addressees]
    for index, line in enumerate(lines):
        if index in title or index in salutation or _is_column(line, letter, index < title.start):
            continue
        reason = _reason(line, index > title.stop - 1 >= 0, index == len(lines) - 1)
        if reason == "heading":
            letter.list_title = line.passage if _TASKS.search(line.text) else letter.list_title
        if reason == "preamble":
            letter.preamble.append(line)
        if reason:
            letter.leftovers.append(Leftover(reason, line.passage))


def _is_column(line: TextLine, letter: Letter, above_title: bool) -> bool:
    """Take a line that is the value of a column: number, letterhead, index number, date."""
    number = None if letter.number else _own_number(line)
    head = _LETTERHEAD.fullmatch(line.text) if above_title or not letter.title else None
    index = _INDEX.search(line.text)
    issued = date_of(line.text.strip("（）"))
    letter.number = number or letter.number
    letter.letterhead = line.passage[slice(*head.span(1))] if head else letter.letterhead
    letter.index_number = line.passage[slice(*index.span(1))] if index else letter.index_number
    letter.issued_on = issued or letter.issued_on
    if number or head or index or issued:
        letter.rows.append(line.passage)
        return True
    return False


def _reason(line: TextLine, behind_title: bool, is_last: bool) -> Reason | None:
    """Why a line above the list is in no column; None where nothing is known of it."""
    text = line.text
    if _DISCLOSURE.fullmatch(text) or _LABELLED.fullmatch(text):
        return "closing"
    is_title = len(text) <= _LONGEST_LIST_TITLE and text[-1] not in "。；，：、！？"
    if is_title and (is_last or (not behind_title and _TASKS.search(text))):
        return "heading"
    is_sentence = is_finished(text) and len(text) > _SHORTEST_SENTENCE
    return "preamble" if behind_title or is_sentence else None


def _own_number(line: TextLine) -> Passage | None:
    """The number of the circular itself: alone on its line, and not cited in a sentence."""
    match = NUMBER.search(line.text) or _NUMBER_CUT.fullmatch(line.text)
    if match is None or open_brackets(line.text[: match.start()].lstrip("（")):
        return None
    rest = line.text[: match.start()] + line.text[match.end() :]
    own = len(rest.strip("（）() ")) <= _NUMBER_MARGIN
    return line.passage[slice(*match.span())] if own else None


def _title_range(lines: Sequence[TextLine]) -> tuple[int, int] | None:
    """The lines of the title: from the one with 关于 to the one that ends in 通知 or the like."""
    for start, line in enumerate(lines):
        if "关于" not in line.text or line.text.endswith(("：", "。")):
            continue
        bare = line.text.startswith("关于") and start
        first = start - 1 if bare and _BODY_NAME.fullmatch(lines[start - 1].text) else start
        if end := _title_end(lines, first, start):
            return first, end
    return None


def _title_end(lines: Sequence[TextLine], first: int, start: int) -> int | None:
    for end in range(start + 1, min(start + _MOST_TITLE_LINES, len(lines)) + 1):
        text = "".join(each.text for each in lines[first:end])
        if len(text) > _LONGEST_TITLE or text.endswith(("：", "。")):
            return None
        if _TITLE_END.search(text) and not open_brackets(text):
            return end
    return None


def _salutation_range(lines: Sequence[TextLine], start: int) -> tuple[int, int] | None:
    """The lines right behind the title that name who is written to, up to their colon."""
    for end in range(start + 1, min(start + _MOST_TITLE_LINES, len(lines)) + 1):
        first = start + sum(_stands_between(line) for line in lines[start : end - 1])
        text = "".join(line.text for line in lines[first:end])
        if "。" in text:
            return None
        if _ADDRESSEE.fullmatch(text) and _ADDRESSED.match(text):
            return first, end
    return None


def _stands_between(line: TextLine) -> bool:
    """Whether a line between title and salutation belongs to neither."""
    return bool(_own_number(line) or date_of(line.text.strip("（）")))


def _read_tail(tail: Sequence[TextLine], letter: Letter) -> None:
    """Take the lines behind the list: signature and date are columns, the rest closes."""
    for index, line in enumerate(tail):
        issued = date_of(line.text.strip("（）"))
        signed = index + 1 < len(tail) and date_of(tail[index + 1].text) is not None
        if issued:
            letter.issued_on = issued
            letter.rows.append(line.passage)
        elif signed and _BODY_NAME.fullmatch(line.text):
            letter.letterhead = letter.letterhead or line.passage
            letter.rows.append(line.passage)
        else:
            letter.leftovers.append(Leftover("closing", line.passage))
