"""Pages of the Data Docs: what Great Expectations draws, with nothing to load, run or follow."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import cast

from lxml import etree
from lxml import html as lxml_html

STYLE = "data-docs.css"
_TAKEN_OUT = ("script", "style", "link", "img", "iframe", "object", "embed", "button", "form")
_KEPT_ATTRIBUTES = {"class", "colspan", "rowspan", "hidden"}
_POLICY = "default-src 'none'; style-src 'self'"


def results_page(name: str, drawn: str) -> str:
    """A page of Great Expectations as ours: the results and nothing around them."""
    # The first section counts what our index counts, and tells of times and random numbers.
    root = cast(lxml_html.HtmlElement, lxml_html.document_fromstring(drawn))
    _, *sections = root.find_class("ge-section")
    body = "".join(_cleaned(section) for section in sections)
    return page(
        name, f'<p><a href="index.html">检查结果</a></p>\n<h1>{html.escape(name)}</h1>{body}'
    )


def index_page(lines: Iterable[Sequence[str]]) -> str:
    """The table of all rules: view, what is checked, rule, rows compared, rows that differ."""
    heads = ("视图", "检查", "规则", "比较的行数", "不符的行数")
    rows = "\n".join(_line(line) for line in lines)
    head = "".join(f"<th>{each}</th>" for each in heads)
    table = f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
    return page("检查结果", f"<h1>检查结果 · Data Docs</h1>\n{table}")


def page(title: str, body: str) -> str:
    """A whole page; its policy forbids a browser to load anything but our style sheet."""
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{html.escape(title)}</title>\n<link rel="stylesheet" href="{STYLE}">\n'
        f"</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _line(cells: Sequence[str]) -> str:
    name, *others = map(html.escape, cells)
    state = "met" if others[-1] == "0" else "unmet"
    shown = "".join(f"<td>{each}</td>" for each in others)
    return f'<tr class="{state}"><td><a href="{name}.html">{name}</a></td>{shown}</tr>'


def _cleaned(section: lxml_html.HtmlElement) -> str:
    etree.strip_elements(section, etree.Comment, *_TAKEN_OUT, with_tail=False)
    for element in section.iter():
        kept = {key: value for key, value in element.attrib.items() if key in _KEPT_ATTRIBUTES}
        element.attrib.clear()
        element.attrib.update(kept)
    return str(lxml_html.tostring(section, encoding="unicode"))
