"""What titles of circulars and of their lists look like, and the names of bodies above them."""

from __future__ import annotations

import re

from pipeline.text.brackets import open_brackets
from pipeline.text.characters import HAN_LETTER, HAN_OR_DIGIT
from pipeline.text.dates import date_of
from pipeline.text.document_numbers import NUMBER

_LONGEST_TITLE = 120
_LONGEST_LINE = 60
_MARK = r"(?:[（\[［【〔][^）\]］】〕]*[）\]］】〕])*"
# What a title with 关于 ends in.
_FORMAL = re.compile(
    r"(?:通知|意见|方案|公告|通告|公示|函|报告|决定|决议|批复|办法|计划|规划|通报|清单|要点|说明|请示"
    rf"|分工|分解表|任务表|情况|事项){_MARK}$"
)
# What the title of a list ends in, surely or as a sentence might, too.
_STRONG = re.compile(
    rf"(?:通知|意见|方案|公告|公示|清单|台账|要点|计划|办法|表|(?:分解|分工)|安排){_MARK}$"
)
_WEAK = re.compile(rf"(?:情况|进展|任务|目标|项目|实事|工程|事项|行动|措施|举措|出炉){_MARK}$")
TASKS = re.compile(
    r"民生|实事|惠民|利民|为民|暖民心|任务|项目|工程|行动|重点工作|政府工作报告|目标|发展计划"
)
# Words of this family; 项目 or 任务 alone may as well name an item.
_OWN = re.compile(r"民生|实事|惠民|利民|为民|暖民心|重点工作|政府工作报告|发展计划|目标任务")
_YEAR = re.compile(r"(?:19|20)\d\d\s?年")
_CITED = re.compile(r"根据|按照|依据|为|现|经|遵照|对照|附|抄|一是|请")
_NO_TITLE = re.compile(r"[。；，：、！？]$|。|^\d{5,}日?$")
BODY_NAME = re.compile(
    r"[\u4e00-\u9fff（）、*]{3,50}"
    r"(?:政府|办事处|[室局厅办委会院]|小组|中心|专班|主席团|指挥部|公司|人大|政协|党组|督查组|工作组|联合会)"
    rf"(?:（{HAN_LETTER}{{2,8}}）)?"
)
_ASSEMBLY = re.compile(
    rf"[\u4e00-\u9fff*]{{2,20}}(?:第{HAN_OR_DIGIT}+届)?(?:人民代表大会|人大)(?:常务委员会|常委会)?"
    rf"(?:第?{HAN_OR_DIGIT}+次会议)?(?:关于.{{4,60}}的)?(?:公告|决议|决定)"
)
_MEETING = re.compile(
    rf"[\u4e00-\u9fff*]{{2,20}}第{HAN_OR_DIGIT}+届人民代表大会(?:常务委员会)?第?{HAN_OR_DIGIT}+次会议"
)
_MEETING_NEWS = re.compile(
    _MEETING.pattern + rf"{HAN_LETTER}{{0,4}}(?:召开|举行|开幕|闭幕|落幕)[！]?"
)
_BROKEN = re.compile(
    rf"[\u4e00-\u9fff（）、]{{4,40}}(?:政府|办公[室厅]|委员会|[局委会])(?:转发|批转|印发){HAN_LETTER}{{2,20}}"
)
_FILE_MARK = re.compile(
    r"(?:_第\d+页|\.(?:docx?|xlsx?|pptx?|pdf|wps|et|txt)"
    # The site's name, and a column of it before that.
    rf"|(?:\s?[-_—–|｜]\s?{HAN_LETTER}{{2,12}})?\s?[-_—–|｜]\s?{HAN_LETTER}{{2,20}}"
    r"(?:网站?|人民政府|政府门户))$",
    re.I,
)
_DRAFT = re.compile(r"（(?:征求意见稿|草案|试行|送审稿|讨论稿|修订稿?|审议稿|公示稿)）")


def is_formal_title(text: str) -> bool:
    """Whether a text is a whole title of the form …关于…的通知."""
    text = text[slice(*own_title(text))]
    if "关于" not in text or len(text) > _LONGEST_TITLE or text.endswith(("：", "。")):
        return False
    return bool(_FORMAL.search(text)) and not open_brackets(text) and "。" not in text


def may_begin_formal(text: str) -> bool:
    """Whether a line may hold the 关于 of a title, and is no sentence that cites one."""
    begins = "关于" in text and not text.endswith(("：", "。", "，", "；"))
    return begins and _CITED.match(text) is None


def is_broken_title(text: str) -> bool:
    """Whether a line is the beginning of a title that the line below goes on with (…转发桂林市)."""
    return _BROKEN.fullmatch(text) is not None


def is_meeting(text: str) -> bool:
    """Whether a line names a session that resolves something (…第十八届人民代表大会第二次会议)."""
    return _MEETING.fullmatch(text) is not None


def is_assembly_title(text: str) -> bool:
    """Whether a text is the title of what a people's congress makes known."""
    return _ASSEMBLY.fullmatch(text) is not None


def is_list_title(text: str) -> bool:
    """Whether a line is a title by its subject or year and by what it ends in."""
    if not _may_be_title(text) or len(text) > _LONGEST_LINE:
        return False
    if _OWN.search(text) or _YEAR.search(text):
        return bool(_STRONG.search(text) or _WEAK.search(text))
    return bool(TASKS.search(text) and _STRONG.search(text))


def is_list_title_over(lines: list[str]) -> bool:
    """Whether several lines are one title: the last ends it, none before does."""
    first, *middle, last = lines
    text = "".join(lines)
    whole = _may_be_title(text) and bool(TASKS.search(text)) and len(text) <= _LONGEST_TITLE
    if not whole or any(_NO_TITLE.search(line) or BODY_NAME.fullmatch(line) for line in lines):
        return False
    if _DRAFT.fullmatch(last):
        return len(lines) == 2 and is_list_title(first)
    apart = not any(_YEAR.search(line) for line in [*middle, last])
    unended = not any(_STRONG.search(line) for line in [first, *middle])
    return apart and unended and bool(_STRONG.search(last))


def is_headline(text: str) -> bool:
    """Whether the first line of a page can be its title, whatever it ends in."""
    if len(text) > _LONGEST_LINE or "。" in text:
        return False
    if not (TASKS.search(text) or _MEETING_NEWS.fullmatch(text)):
        return False
    return text[-1] not in "。；，：、？" and not open_brackets(text)


def column_name(text: str) -> int:
    """How long the name of a site's column in front of a title is (【通知公告】…), 0 if none."""
    match = re.match(r"【[^】\d]{2,20}】(?=.{8,})", text)
    return match.end() if match else 0


def own_title(text: str) -> tuple[int, int]:
    """The range of a title in its line: a number before it, 《》 around it and marks behind aside.

    Copies of law collections print 鼓政办〔2024〕5号《…关于…的通知》.
    """
    number = NUMBER.match(text)
    start, stop = number.end() if number else 0, len(text) - len(file_mark(text))
    whole = text[start:stop].strip()
    inner = whole[1:-1]
    if not (whole.startswith("《") and whole.endswith("》") and not open_brackets(inner)):
        return 0, stop
    return text.find("《") + 1, text.rfind("》", 0, stop)


def file_mark(text: str) -> str:
    """What a viewer or a site puts behind a title: its ending, the page, the site's name."""
    match = _FILE_MARK.search(text)
    return match.group() if match else ""


def _may_be_title(text: str) -> bool:
    bare = not _NO_TITLE.search(text) and date_of(text.strip("（）")) is None
    is_body = BODY_NAME.fullmatch(text) and not _STRONG.search(text)
    return bare and not is_body and not open_brackets(text) and not text.startswith("（")
