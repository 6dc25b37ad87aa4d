"""Text of a source in a page: what cannot be seen is shown, and nothing in it is obeyed."""

from __future__ import annotations

import re
from urllib.parse import quote

from markupsafe import Markup, escape

from pipeline.text.hidden import CLASS, name_of

_LONGEST_NAME = 200


_SHOWN = re.compile(f"[\t{CLASS}]")
_TAB = Markup('<i class="tab">\t</i>')
_CHARACTER = Markup('<i class="hidden" role="img" aria-label="{0}" data-u="{0}"></i>')


def visible(text: object) -> Markup:
    """A text as markup: each hidden character is one element, which shows its number.

    A tab is one too, as it parts the cells of a table.
    """
    value = str(text)
    parts: list[Markup] = []
    end = 0
    for found in _SHOWN.finditer(value):
        parts.append(escape(value[end : found.start()]))
        parts.append(_TAB if found[0] == "\t" else _CHARACTER.format(name_of(found[0])))
        end = found.end()
    return Markup("").join([*parts, escape(value[end:])])


def page_name(document_id: str) -> str:
    """The name of a circular's page: its id, cut where file systems would not take it."""
    import hashlib

    data = document_id.encode("utf-8", "surrogatepass")
    if len(data) <= _LONGEST_NAME:
        return f"{document_id}.html"
    digest = hashlib.sha256(data).hexdigest()[:12]
    return f"{data[:_LONGEST_NAME].decode('utf-8', 'ignore')}-{digest}.html"


def link(name: str) -> str:
    """A file name as it stands in a link; never a scheme."""
    return "./" + quote(name, safe="/")
