"""Two circulars side by side as a page that needs nothing else."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence

from pipeline.diff import Diff, ItemDiff
from pipeline.diff.model import ItemRef
from pipeline.display.diff_words import (
    change_words,
    confidence_words,
    counts,
    heading,
    names,
    notes,
    number_words,
    numbers_shown,
)

# Narrow screens show a card per item, with the name of each column before its cell.
_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.6 sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #bbb; padding: .4rem .6rem; text-align: left; vertical-align: top; }
.added { background: #eaf7ea; } .dropped { background: #fbeaea; } .reworded { background: #fdf7e3; }
td:nth-child(1), td:nth-child(5) { white-space: nowrap; }
@media (prefers-color-scheme: dark) {
  th, td { border-color: #555; }
  .added { background: #16301a; } .dropped { background: #3a1b1b; }
  .reworded { background: #33290f; }
}
@media (max-width: 45rem) {
  thead { display: none; }
  table, tbody, tr, td { display: block; }
  tr { border: 1px solid #888; margin: 0 0 1rem; }
  td { border: 0; white-space: normal; }
  td:empty { display: none; }
  td::before { content: attr(data-head) "："; font-weight: bold; }
}
"""


def page(diff: Diff) -> str:
    """The comparison as HTML."""
    title = html.escape(heading(diff))
    heads = [html.escape(h) for h in ("变化", diff.old_name, diff.new_name, "数量", "把握")]
    head = "".join(f'<th scope="col">{each}</th>' for each in heads)
    rows = "\n".join(_row(item, diff.relation, heads) for item in diff.items)
    said = "".join(f"<p>{html.escape(note)}</p>\n" for note in (counts(diff), *notes(diff)))
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        f"style-src 'unsafe-inline'\">\n"
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{html.escape(names(diff))}</h1>\n"
        f"{said}<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n"
        "</body>\n</html>\n"
    )


def _row(item: ItemDiff, relation: str, columns: Sequence[str]) -> str:
    heads = zip(columns, _cells(item, relation), strict=True)
    cells = "".join(f'<td data-head="{head}">{cell}</td>' for head, cell in heads)
    return f'<tr class="{item.kind}">{cells}</tr>'


def _cells(item: ItemDiff, relation: str) -> Iterator[str]:
    yield change_words(item, relation)
    yield _item(item.old)
    yield _item(item.new)
    numbers = numbers_shown(item, relation)
    yield "<br>".join(html.escape(number_words(each, relation)) for each in numbers)
    yield confidence_words(item)


def _item(item: ItemRef | None) -> str:
    if item is None:
        return ""
    section = f"（{item.section_title}）" if item.section_title else ""
    return html.escape(f"{item.item_number}. {item.text}{section}")
