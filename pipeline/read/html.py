"""Web pages: the document as a reader sees it, and what the site says of it.

All that is shown is in the canonical text: the document's own text as ``body``, the site's
around it as ``chrome``, what the metadata was read from as ``metadata``. Not read are hidden
elements, scripts, frames, pictures, form fields and the readings over ruby text; nothing is
run or fetched, and style sheets are not followed.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline.document import LineRole
from pipeline.errors import UnreadableError
from pipeline.read import html_metadata
from pipeline.read.canvas import Canvas
from pipeline.read.decode import decode
from pipeline.read.html_body import Page
from pipeline.read.html_metadata import Statement
from pipeline.read.html_text import drop_unseen, story_of
from pipeline.read.reading import Reading
from pipeline.read.story import Paragraph, Story, paragraphs, set_down

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{3,20})""", re.I)
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_INLINE_TAG = re.compile(
    r"</?(?:span|font|b|strong|i|em|u|small|big|center|o:p)\b[^>]{0,2000}>", re.I
)
_PAGE_NUMBER = re.compile(r"[-—–―－─]*\s*\d+\s*[-—–―－─]*")
_WIDGET = re.compile(
    r"(?:[\s\[\]【】（）()|｜:：/·>-]|字体|字号|大|中|小|默认|打印(?:本页|此页)?|关闭(?:窗口|本页)?|分享到?|收藏|"
    r"微信|微博|朋友圈|返回(?:顶部|首页)|扫一扫[^扫]{0,20}+|纠错|下载|保护视力色|视力保护色|我要纠错|"
    r"(?:浏览|阅读|点击|访问)(?:次数|量|数)|\d++次?)++"
)
_SHORTEST_TITLE = 6
_TITLE_LINES = 12
_FRONT_LINES = 12


def read_html(data: bytes, file: int, offset: int) -> Reading:
    """Read a web page; ranges count from ``offset``."""
    root = _parse(_decode(data))
    statements = list(html_metadata.from_tags(root))
    titles = _titles(root, statements)
    drop_unseen(root)
    page = Page(root)
    body = page.body()
    around = {body, *body.iterancestors()}

    def role_of(element: _Element) -> LineRole | None:
        if element is body:
            return "body"
        return "chrome" if page.is_site(element) else None

    story = story_of(root, role_of, lambda table: table not in around)
    story, said = _with_metadata(_with_title(story, titles))
    canvas = Canvas(file, offset)
    blocks = tuple(set_down(story, canvas))
    return Reading(canvas.text, blocks, metadata=html_metadata.summary([*statements, *said]))


def _decode(data: bytes) -> str:
    """The characters of a page: by its byte order mark, as it declares, else as they fit."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith(_BOMS):
        name = declared.group(1).decode("ascii").lower()
        # Pages that call themselves GB 2312 use all of GBK and its extension.
        name = "gb18030" if name in {"gb2312", "gbk", "gb_2312-80", "x-gbk"} else name
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _parse(text: str) -> _Element:
    """The tree of a page, however broken its markup."""
    for source in (text, None):
        # Thousands of unclosed <span> or <font> nest too deep: without them the rest is there.
        root, too_deep = _tree(source if source is not None else _INLINE_TAG.sub("", text))
        if not too_deep:
            break
    if too_deep or root is None:
        raise UnreadableError("网页的标签嵌套过深，或没有内容")
    return root


def _tree(text: str) -> tuple[_Element | None, bool]:
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    except etree.ParserError:
        return None, False
    except etree.XMLSyntaxError:
        return None, True
    return root, any("depth" in error.message.lower() for error in parser.error_log)


def _titles(root: _Element, statements: Sequence[Statement]) -> set[str]:
    """What the title of the document may be, without blanks: meta tag, page title, headline."""
    found = [each.value for each in statements if each.key == "title"]
    page_title = root.findtext(".//title") or ""
    found += re.split(r"[_|｜]|\s[-—–]+\s|--+", page_title)[:1]
    # …的通知-某县人民政府
    found += [page_title, *(page_title[: m.start()] for m in re.finditer("[-—–]", page_title))]
    squeezed = {"".join(each.split()) for each in found}
    return {each for each in squeezed if len(each) >= _SHORTEST_TITLE}


def _with_title(story: Sequence[Story], titles: set[str]) -> list[Story]:
    """The title above the text is part of it, unless the text begins with it again."""
    first = next((i for i, each in enumerate(story) if _is_body(each)), len(story))
    above = [
        index
        for index, each in enumerate(story[:first])
        if isinstance(each, Paragraph) and "".join(each.text.split()) in titles
    ]
    found = list(story)
    if above:
        title = found[above[-1]]
        assert isinstance(title, Paragraph)
        squeezed = "".join(title.text.split())
        front = list(paragraphs(found[first:]))[:_TITLE_LINES]
        again = squeezed in "".join("".join(each.text.split()) for each in front)
        found[above[-1]] = replace(title, role="metadata" if again else "body")
    return found


def _is_body(each: Story) -> bool:
    return any(paragraph.role == "body" for paragraph in paragraphs([each]))


def _with_metadata(story: Sequence[Story]) -> tuple[list[Story], list[Statement]]:
    """The lines that say something of the document told apart from all others."""
    found = [_without_widgets(each) for piece in story for each in _opened(piece)]
    lines = [(i, each) for i, each in enumerate(found) if isinstance(each, Paragraph)]
    # In the text itself only its first lines can be such.
    front = [i for i, each in lines if each.role == "body"][:_FRONT_LINES]
    lines = [(i, each) for i, each in lines if each.role != "body" or i in front]
    statements = list(html_metadata.from_lines([each.text for _, each in lines]))
    for number in {number for each in statements for number in each.lines}:
        index, line = lines[number]
        found[index] = replace(line, role="metadata")
    return found, statements


def _without_widgets(each: Story) -> Story:
    """A line of the text that only offers other sizes or printing is the site's."""
    if isinstance(each, Paragraph) and _WIDGET.fullmatch(text := each.text.strip()):
        # A page number is for the parser, which sees what it stands between.
        is_number = _PAGE_NUMBER.fullmatch(text) is not None
        return each if is_number else replace(each, role="chrome")
    return each


def _opened(piece: Story) -> list[Story]:
    """A table of metadata or of the site as its lines; everything else as it is."""
    if isinstance(piece, Paragraph):
        return [piece]
    lines = list(paragraphs([piece]))
    is_metadata = html_metadata.is_table([each.text for each in lines])
    if not is_metadata and _is_body(piece):
        return [piece]
    # An empty cell is an empty line: a label before it has no value.
    each_cell = (list(paragraphs(slot.story)) or [Paragraph("", "chrome")] for slot in piece.slots)
    every = [line for cell in each_cell for line in cell]
    return [replace(each, role="metadata") for each in every] if is_metadata else list(every)
