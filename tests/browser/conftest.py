"""A report of a few circulars, sound and hostile, and a browser to read it in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import job
from tests.faults.planting import in_text
from tests.faults.sound import circular

CHROMIUM = Path("/usr/bin/chromium")
HOSTILE = (
    '<script>window.bad=1</script><img src=x onerror="window.bad=1">'
    '<a href="javascript:window.bad=1">点</a>{{7*7}}'
    "</title></style><style>body{display:none}</style>"
)
HOSTILE_ID = "a&<b>'\"#%20 x"
_OPTIONS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a report: a real circular, a PDF, a hostile one and a broken one."""
    here = Path(__file__).parents[1]
    base = tmp_path_factory.mktemp("report")
    raw = base / "raw"
    raw.mkdir()
    for source in (
        here.parent / "raw" / "lieshan-2023.txt",
        here / "read/pdf/targets.chromium.pdf",
    ):
        (raw / source.name).write_bytes(source.read_bytes())
    (raw / "broken.txt").write_text("这里<b>什么</b>都没有\u202e。", encoding="utf-8")
    hostile = in_text(("培训家政服务人员600人次", f"培训{HOSTILE}\u202e倒\u202c600人次"), last=True)
    (raw / f"{HOSTILE_ID}.txt").write_text(hostile, encoding="utf-8")
    (raw / "sound.txt").write_text(circular(), encoding="utf-8")
    job.run(raw, base / "parsed", 1, job.Checking(), use_cache=False)
    return base / "parsed" / "report"


@pytest.fixture(scope="module")  # its event loop must not outlive these tests
def browser() -> Iterator[object]:
    """Debian's Chromium, without a network."""
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is missing: apt-get install chromium fonts-noto-cjk")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_OPTIONS))
        yield launched
        launched.close()
