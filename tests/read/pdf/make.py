"""Make the PDFs of the described circulars anew: ``python -m tests.read.pdf.make [NAME...]``.

Needs LibreOffice (soffice), Chromium, qpdf and the Noto CJK fonts; the tests do not.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.read.pdf import html, office
from tests.read.pdf.circulars import CircularSpec
from tests.read.pdf.described import EVERY

HERE = Path(__file__).parent
_QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")


def with_chromium(circular: CircularSpec, folder: Path) -> Path:
    """Print with Chromium."""
    source, printed = folder / f"{circular.name}.html", folder / f"{circular.name}.chromium.pdf"
    source.write_text(html.page(circular), encoding="utf-8")
    command = ["chromium", "--headless", *_QUIET, "--no-pdf-header-footer"]
    subprocess.run(
        [*command, f"--print-to-pdf={printed}", source.as_uri()], check=True, capture_output=True
    )
    smaller = ("--object-streams=generate", "--recompress-flate", "--compression-level=9")
    subprocess.run(["qpdf", *smaller, "--replace-input", str(printed)], check=True)
    return printed


def with_libreoffice(circular: CircularSpec, folder: Path) -> Path:
    """Print with LibreOffice."""
    source = folder / f"{circular.name}.docx"
    source.write_bytes(office.document(circular))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(source)], check=True, capture_output=True)
    return source.with_suffix(".pdf").rename(folder / f"{circular.name}.libreoffice.pdf")


def main(names: list[str]) -> None:
    """Make the PDFs of the named circulars, or of all."""
    with tempfile.TemporaryDirectory() as temporary:
        for circular in EVERY:
            if not names or circular.name in names:
                for make in (with_chromium, with_libreoffice):
                    printed = make(circular, Path(temporary))
                    target = HERE / printed.name
                    target.write_bytes(printed.read_bytes())
                    print(f"{target.name}: {target.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main(sys.argv[1:])
