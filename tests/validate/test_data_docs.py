"""Data Docs are read without a network, and what a source says is text in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.circular import Registration
from pipeline.parse import parse
from pipeline.read import read_document
from pipeline.tables import to_tables
from pipeline.validate.data_docs import write_data_docs
from pipeline.validate.suites import load_suites
from tests.faults.planting import in_text

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>&$x{y}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("parsed")
    (out / "data_docs").mkdir()
    (out / "data_docs" / "old.html").touch()
    (out / "data_docs" / "notes.txt").touch()
    text = in_text(("培训家政服务人员600人次", f"培训{HOSTILE}600人次"), last=True)
    circular = parse(read_document("<b>a", [("a.txt", text.encode())]), Registration())
    index = write_data_docs(to_tables([circular]), {circular.document_id: circular.text}, out)
    assert index == out / "data_docs" / "index.html"
    return index.parent


def test_there_is_a_page_for_each_suite_and_an_index(folder: Path) -> None:
    pages = {path.stem for path in folder.glob("*.html")}
    assert pages == {"index", *load_suites()}
    assert (folder / "notes.txt").exists()
    index = (folder / "index.html").read_text(encoding="utf-8")
    assert set(re.findall(r'href="([^"]+)\.html"', index)) == set(load_suites())
    assert re.search(r'<tr class="unmet">.*item_wording.*<td>1</td></tr>', index)


def test_nothing_is_loaded_from_elsewhere(folder: Path) -> None:
    for path in folder.iterdir():
        text = path.read_text(encoding="utf-8")
        assert "//" not in text.replace("/*", "").replace("*/", ""), path
        assert not re.search(r"<(script|img|iframe|style|object|embed|form)\b", text), path
        assert set(re.findall(r"<link[^>]*>", text)) <= {
            '<link rel="stylesheet" href="data-docs.css">'
        }


def test_what_the_source_says_is_text(folder: Path) -> None:
    page = (folder / "item_wording.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert" in page
    assert "&lt;b&gt;a" in page
    assert "<b>" not in page
    assert "通知与推进举措附件对同一事项的文字相同" in page
