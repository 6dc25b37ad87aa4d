"""Paragraphs laid out as a text dump has them: lines cut, page numbers, a web site around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

ABOVE = (
    "首页 > 政务公开 > 通知公告",
    "发布时间：2024-03-05 来源：政府办 浏览次数：123 【字体：大 中 小】",
)
BELOW = (
    "打印本页 关闭窗口",
    "上一篇：关于春节放假的通知",
    "下一篇：没有了",
    "版权所有：某某人民政府办公室 ICP备12345678号",
)
PAGE = 25


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; a row of a table is never cut, and a duty's line not by a page's end.

    A number between the two halves of a list of departments may as well be an item's.
    """

    text: str
    kind: Literal["text", "row", "duty"] = "text"


@dataclass(frozen=True)
class Sheet:
    """How many characters a line has (None: whole paragraphs), and what stands around the text."""

    width: int | None
    pages: bool
    chrome: bool


def sheet(random: Random) -> Sheet:
    return Sheet(
        width=random.choice((None, None, 28, 34, 40)),
        pages=random.random() < 0.4,
        chrome=random.random() < 0.3,
    )


def laid_out(form: Sheet, paragraphs: Sequence[Paragraph]) -> str:
    lines = list(_lines(form, paragraphs))
    if form.chrome:
        lines = [*ABOVE, *lines, *BELOW]
    return "\n".join(lines) + "\n"


def _lines(form: Sheet, paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """The lines, with the page's number after each so many, or as soon as it may stand there."""
    page = since = 0
    for paragraph in paragraphs:
        parts = list(_cut(paragraph, form.width))
        for order, line in enumerate(parts, 1):
            yield line
            since += 1
            whole = order == len(parts) or paragraph.kind != "duty"
            if form.pages and since >= PAGE and whole:
                page, since = page + 1, 0
                yield from ("", f"— {page} —", "")


def _cut(paragraph: Paragraph, width: int | None) -> Iterator[str]:
    text = paragraph.text
    while width and len(text) > width and paragraph.kind != "row":
        yield text[:width]
        text = text[width:]
    yield text
