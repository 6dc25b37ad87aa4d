"""What a site says of a document beside its text: meta tags, and labels such as 索引号."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.document import MetadataKey
from pipeline.text.dates import date_of

if TYPE_CHECKING:
    from lxml.etree import _Element

# What a label says, the most telling first: 成文日期 is the document's, 发布日期 the site's.
_LABELS: Mapping[str, tuple[MetadataKey, int]] = {
    "索引号": ("index_number", 0), "信息索引号": ("index_number", 0),
    "索引编号": ("index_number", 0),
    "发文字号": ("document_number", 0), "文号": ("document_number", 0),
    "文件编号": ("document_number", 1), "文件字号": ("document_number", 0),
    "发文机关": ("issuer", 0), "制发机关": ("issuer", 0), "发文单位": ("issuer", 0),
    "发布机构": ("issuer", 1), "发布单位": ("issuer", 1), "发布机关": ("issuer", 1),
    "信息来源": ("issuer", 3), "来源": ("issuer", 3), "文章来源": ("issuer", 3),
    "成文日期": ("issued_on", 0), "发文日期": ("issued_on", 1), "印发日期": ("issued_on", 1),
    "制发日期": ("issued_on", 1), "生成日期": ("issued_on", 2), "发布日期": ("issued_on", 3),
    "发布时间": ("issued_on", 3), "公开日期": ("issued_on", 3), "发稿时间": ("issued_on", 3),
    "标题": ("title", 0), "名称": ("title", 0), "信息名称": ("title", 0), "文件名称": ("title", 0),
    "公文名称": ("title", 0),
}  # fmt: skip
_OTHER_LABELS = [
    "主题分类", "组配分类", "主题词", "主题导航", "关键词", "关键字", "有效性", "时效性",
    "时效", "生效日期", "生效时间", "废止日期", "废止时间", "失效日期", "实施日期", "公开方式",
    "公开范围", "公开类别", "公开程序", "公开时限", "公开形式", "内容分类", "内容概述",
    "体裁分类", "体裁", "服务对象", "信息类别", "信息分类", "所属主题", "所属分类", "发布文号",
    "更新时间", "作者", "编辑", "责任编辑", "浏览次数", "阅读次数", "浏览量", "阅读量",
    "点击数", "点击次数", "访问次数", "字体", "字号", "字体大小", "打印", "分享", "摘要",
    "语种", "载体类型", "记录形式",
]  # fmt: skip
_TAGS: Mapping[str, tuple[MetadataKey, int]] = {
    "articletitle": ("title", 0),
    "pubdate": ("issued_on", 4),
    "contentsource": ("issuer", 4),
    "indexno": ("index_number", 1),
    "docno": ("document_number", 1),
    "fileno": ("document_number", 1),
}
_NAMES = sorted([*_LABELS, *_OTHER_LABELS], key=len, reverse=True)
_BLANKS = r"\s*+"
_LABEL = re.compile(
    rf"(?<!\w)[\[【]?({'|'.join(_BLANKS.join(name) for name in _NAMES)})"
    rf"{_BLANKS}[\]】]?{_BLANKS}(?:[:：]|$)"
)
_LONGEST_VALUE = 120
_VALUES: Mapping[MetadataKey, re.Pattern[str]] = {
    "title": re.compile(r".{4,}"),
    "document_number": re.compile(r".*\d.*号?"),
    "index_number": re.compile(r"[\w/.:()（）-]*\d[\w/.:()（）-]*"),
    "issued_on": re.compile(r"\d{4}.*"),
    "issuer": re.compile(r"[^。；]{2,40}"),
}
_DATE = re.compile(r"\d{4}[年.\-/]\s?\d{1,2}[月.\-/]\s?\d{1,2}")


class Statement(NamedTuple):
    """One thing that is said of the document.

    ``rank`` tells the most telling apart, 0 the best; ``lines`` are the lines that say it,
    none for a meta tag.
    """

    key: MetadataKey | None
    value: str
    rank: int
    lines: tuple[int, ...] = ()


def from_tags(root: _Element) -> Iterator[Statement]:
    """What the meta tags say."""
    for tag in root.iter("meta"):
        name = _squeezed(tag.get("name") or "")
        key, rank = _TAGS.get(name.lower()) or _LABELS.get(name) or (None, 0)
        if key and (value := (tag.get("content") or "").strip()):
            yield Statement(key, value, rank)


def from_lines(lines: Sequence[str]) -> Iterator[Statement]:
    """What lines such as 索引号：… say; a label may stand on the line above its value.

    In a table each cell is a line here, an empty cell an empty one.
    """
    taken = -1
    for index, line in enumerate(lines):
        labels = [] if index == taken else list(_LABEL.finditer(line))
        if not labels or line[: labels[0].start()].strip():
            continue
        ends = [label.start() for label in labels[1:]] + [len(line)]
        for label, end in zip(labels, ends, strict=True):
            value = line[label.end() : end].strip(" \t\u3000\xa0|｜")
            key, rank = _LABELS.get(_squeezed(label.group(1)), (None, 0))
            if key and not value and end == len(line) and _is_value(key, lines, index + 1):
                taken = index + 1
                yield Statement(key, lines[taken].strip(), rank, (index, taken))
            else:
                yield Statement(key, value, rank, (index,))


def is_table(lines: Sequence[str]) -> bool:
    """Whether the cells of a table are labels and values of this kind."""
    labels = sum(1 for line in lines if _LABEL.match(line.strip()))
    return labels >= 2 and labels >= len(lines) // 4


def summary(statements: Iterable[Statement]) -> dict[MetadataKey, str]:
    """The most telling statement of each kind."""
    found: dict[MetadataKey, str] = {}
    for each in sorted(statements, key=lambda each: each.rank):
        value = _date(each.value) if each.key == "issued_on" else each.value
        if each.key and value and len(value) <= _LONGEST_VALUE:
            found.setdefault(each.key, value)
    return dict(sorted(found.items()))


def _is_value(key: MetadataKey, lines: Sequence[str], index: int) -> bool:
    """Whether a line under a label can be its value."""
    if index >= len(lines) or len(lines[index]) > _LONGEST_VALUE:
        return False
    line = lines[index].strip()
    return bool(_VALUES[key].fullmatch(line)) and not _LABEL.match(line)


def _date(text: str) -> str | None:
    match = _DATE.search(text)
    day = date_of("".join(match.group().split())) if match else None
    return day.isoformat() if day else None


def _squeezed(text: str) -> str:
    return "".join(text.split())
