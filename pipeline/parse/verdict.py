"""Whether a document with numbered paragraphs is a circular of this family, by its form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.circular import Circular

_FAMILY = re.compile(
    r"民生(?:实事|工程|项目|工作|大事|任务|小事|清单|事项)|为民.{0,4}实事|(?:惠民|利民|便民|十件|办.{0,4})实事"
    r"|暖民心|民心工程|惠民工程|政府工作报告|重点工作|目标任务|责任分解|任务分[解工]"
)
_TITLED = re.compile(r"民生|实事|惠民|暖民|利民|为民|民心")
# What a document calls itself that speaks of such projects and sets none.
_OTHERS = (
    (re.compile(r"征集(?!.{0,12}(?:结果|情况|入选))"), "征集建议的公告"),
    (re.compile(r"政策解读|解读》?$|图解|问答"), "政策解读"),
    (re.compile(r"会议纪要|纪要》?$|讲话"), "会议纪要或讲话"),
    (
        re.compile(r"(?:条例|规定|细则|管理办法|暂行办法|办法(?:（[^）]*）)?)(?:》|$|的通知)"),
        "规章制度",
    ),
)


def refusal(circular: Circular, texts: Sequence[str]) -> str | None:
    """Why a document is none of this family, for a person; None where it is.

    Args:
        circular: as read.
        texts: the titles and lines above and around its lists.
    """
    title = circular.heading.title or ""
    owed = bool(circular.responsible_units or circular.targets) or any(
        mention.responsibility for mention in circular.item_mentions
    )
    if not owed:
        for form, kind in _OTHERS:
            if form.search(title):
                return f"标题表明这是{kind}，文中没有责任单位，也没有目标表，不是下达民生实事的文件"
    if owed or _declares(circular) or _speaks(circular, texts):
        return None
    return (
        "不像民生实事的通知：虽有编号段落，但没有责任单位、目标表、项数，"
        "标题和正文也不提民生实事、民生工程或政府工作报告的任务"
    )


def _declares(circular: Circular) -> bool:
    """Whether the heading says how many items there are."""
    return any(count.place != "section" for count in circular.heading.declared_counts)


def _speaks(circular: Circular, texts: Sequence[str]) -> bool:
    """Whether a title, or the text around the items, names what the family is about."""
    heading = circular.heading
    if any(_TITLED.search(name) for name in (heading.title or "", *heading.attachments)):
        return True
    own = [section.section_title for section in circular.sections]
    return any(_FAMILY.search(text) for text in (heading.title or "", *texts, *own))
