"""PDFs with what the plain writer has not: other fonts, form objects, boxes of the page."""

from __future__ import annotations

from tests.read.pdf.writer import _FONT, _IMAGE, _file

GBK_FONT = _FONT.replace(b"UniGB-UCS2-H", b"GBK-EUC-H")


def raw_pdf(
    content: str,
    *,
    page: str = "/MediaBox[0 0 595 842]",
    font: bytes = _FONT,
    forms: tuple[str, ...] = (),
    more: tuple[bytes, ...] = (),
) -> bytes:
    """A PDF of one page.

    Args:
        content: of the page, in the font /F1, with the picture /I1 and the forms /X0, /X1 …
        page: its entries.
        font: the object of /F1.
        forms: contents of form objects.
        more: further objects, from number 7 + the number of forms.
    """
    named = "".join(f"/X{i} {7 + i} 0 R" for i in range(len(forms)))
    resources = f"/Resources<</Font<</F1 3 0 R>>/XObject<</I1 4 0 R{named}>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[5 0 R]>>",
        font,
        _IMAGE,
        f"<</Type/Page/Parent 2 0 R{page}/Contents 6 0 R{resources}>>".encode(),
        _stream("", content),
    ]
    own = "/Resources<</Font<</F1 3 0 R>>/XObject<</I1 4 0 R>>>>"
    head = f"/Type/XObject/Subtype/Form/BBox[0 0 2000 2000]{own}"
    objects += [_stream(head, form) for form in forms]
    return _file([*objects, *more])


def _stream(head: str, content: str) -> bytes:
    data = content.encode("latin-1")
    return f"<<{head}/Length {len(data)}>>stream\n".encode() + data + b"\nendstream"
