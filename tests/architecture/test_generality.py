"""The pipeline knows the form of circulars and no circular: nothing in it quotes the real one."""

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from pipeline.text.regions import COMMON_WORDS

ROOT = Path(__file__).parents[2]
DATA = ROOT / "pipeline" / "text" / "data"
TABLES_OF_NAMES = {DATA / "regions.csv", DATA / "unit_abbreviations.csv"}
LONGEST = 7  # Han characters in a row that may be of the language and not of this circular
HAN = re.compile(rf"[\u3400-\u9fff〇]{{{LONGEST + 1},}}")


@cache
def real() -> str:
    """The real circular without blanks and line ends, which cut its phrases."""
    return "".join((ROOT / "raw" / "lieshan-2023.txt").read_text("utf-8").split())


@cache
def places() -> frozenset[str]:
    """Regions that the real circular names, with their type and without it."""
    rows = csv.DictReader((DATA / "regions.csv").read_text("utf-8").splitlines())
    named = [row for row in rows if row["name"] in real() and row["name"] not in COMMON_WORDS]
    return frozenset(name for row in named for name in (row["name"], row["short"]) if name)


def files() -> list[Path]:
    every = (path for path in (ROOT / "pipeline").rglob("*") if path.is_file())
    own = (path for path in every if "__pycache__" not in path.parts)
    return sorted(path for path in own if path not in TABLES_OF_NAMES)


def quotes(text: str) -> Iterator[str]:
    """Phrases of a text, the longest at each place, that the real circular has too."""
    for match in HAN.finditer(text):
        run, start = match.group(), 0
        while start + LONGEST < len(run):
            end = start + LONGEST + 1
            if run[start:end] not in real():
                start += 1
                continue
            while end < len(run) and run[start : end + 1] in real():
                end += 1
            yield run[start:end]
            start = end


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", files(), ids=relative)
def test_no_place_of_the_real_circular(path: Path) -> None:
    text = path.read_text("utf-8")
    assert sorted(name for name in places() if name in text) == []


@pytest.mark.parametrize("path", files(), ids=relative)
def test_no_phrase_of_the_real_circular(path: Path) -> None:
    assert list(quotes(path.read_text("utf-8"))) == []


def test_the_check_itself_finds_what_it_looks_for() -> None:
    assert {"烈山区", "烈山", "淮北市", "安徽省"} <= places()
    assert list(quotes("例如：城镇新增就业万人")) == []
    assert list(quotes("“力争个城市社区达到省级充分”")) == ["个城市社区达到省级"]
