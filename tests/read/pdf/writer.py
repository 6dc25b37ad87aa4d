"""Writes small Chinese PDFs without any font file: text, rules, pictures at given places.

Coordinates are points from the top left corner of the page, y downwards.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from math import cos, radians, sin

_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
    b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/W[1 95 500 814 939 500]"
    b"/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6"
    b"/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>"
    b">>]>>"
)
_IMAGE = (
    b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
    b"/Length 1>>stream\n\x80\nendstream"
)


def width_of(text: str, size: float) -> float:
    """How far a text reaches."""
    return sum(0.5 if c < "\x7f" else 1.0 for c in text) * size


@dataclass
class Page:
    """A page to write on."""

    width: float = 595.0
    height: float = 842.0
    rotate: int = 0
    content: list[str] = field(default_factory=list)

    def text(
        self, x: float, baseline: float, text: str, size: float = 10, angle: float = 0
    ) -> None:
        """Print a text, its baseline beginning at a place; the angle turns it clockwise."""
        c, s = cos(radians(-angle)), sin(radians(-angle))
        encoded = text.encode("utf-16-be").hex()
        place = f"{c:.4f} {s:.4f} {-s:.4f} {c:.4f} {x:.2f} {self.height - baseline:.2f} Tm"
        self.content.append(f"BT /F1 {size:g} Tf {place} <{encoded}> Tj ET")

    def line(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        *,
        width: float = 0.5,
        grey: float = 0,
        dash: str = "",
    ) -> None:
        """Draw a stroke."""
        pattern = f"[{dash}] 0 d" if dash else "[] 0 d"
        path = f"{x0:.2f} {self.height - y0:.2f} m {x1:.2f} {self.height - y1:.2f} l S"
        self.content.append(f"q {width:g} w {grey:g} G {pattern} {path} Q")

    def bar(self, x0: float, top: float, x1: float, bottom: float, grey: float = 0) -> None:
        """Fill a rectangle."""
        box = f"{x0:.2f} {self.height - bottom:.2f} {x1 - x0:.2f} {bottom - top:.2f} re f"
        self.content.append(f"q {grey:g} g {box} Q")

    def frame(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """Draw the four sides of a rectangle."""
        box = f"{x0:.2f} {self.height - bottom:.2f} {x1 - x0:.2f} {bottom - top:.2f} re S"
        self.content.append(f"q 0.5 w 0 G {box} Q")

    def picture(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """Place a grey picture."""
        place = f"{x1 - x0:.2f} 0 0 {bottom - top:.2f} {x0:.2f} {self.height - bottom:.2f} cm"
        self.content.append(f"q {place} /I1 Do Q")


def pdf(pages: list[Page]) -> bytes:
    """The bytes of a PDF of these pages."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", _FONT, _IMAGE]
    kids = []
    for page in pages:
        stream = zlib.compress("\n".join(page.content).encode("ascii"))
        kids.append(len(objects) + 1)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {page.width:.2f} {page.height:.2f}]"
            f"/Rotate {page.rotate}/Contents {len(objects) + 2} 0 R"
            "/Resources<</Font<</F1 3 0 R>>/XObject<</I1 4 0 R>>>>>>".encode()
        )
        head = f"<</Length {len(stream)}/Filter/FlateDecode>>stream\n".encode()
        objects.append(head + stream + b"\nendstream")
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{listed}]>>".encode()
    return _file(objects)


def _file(objects: list[bytes]) -> bytes:
    data = bytearray(b"%PDF-1.7\n%\xe4\xb8\xad\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    data += f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(data)
