"""``minsheng trace --image``: the page that a row was read from, its places outlined."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from PIL import Image

from pipeline import cli, corpus
from pipeline.discover import discover
from pipeline.output import write
from tests.faults.printed import printed
from tests.faults.sound import circular

RED = (208, 32, 32)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection of the sound circular as PDF and as text, and its tables."""
    folder = tmp_path_factory.mktemp("traced")
    (folder / "raw").mkdir()
    (folder / "raw" / "printed-2024.pdf").write_bytes(printed())
    (folder / "raw" / "plain-2024.txt").write_text(circular(), "utf-8")
    outcomes = corpus.run(discover(folder / "raw"), {})
    write(outcomes.tables, outcomes.texts, folder / "parsed")
    return folder


def trace(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    *arguments: str,
) -> tuple[int, str, str]:
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "argv", ["minsheng", "trace", *arguments])
    code = cli.main()
    captured = capfd.readouterr()
    return code, captured.out, captured.err


def outline(picture: Path) -> tuple[int, int, int, int]:
    """What the outlines of a picture enclose."""
    image = Image.open(picture).convert("RGB")
    red = [(x, y) for y in range(image.height) for x in range(image.width)
           if image.getpixel((x, y)) == RED]  # fmt: skip
    across, along = [x for x, _ in red], [y for _, y in red]
    return min(across), min(along), max(across), max(along)


def test_the_cell_of_a_target_is_outlined(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    picture = tmp_path / "cell.png"
    key = ("targets", "printed-2024", "1", "2", "1", "3")
    code, shown, err = trace(folder, monkeypatch, capfd, *key, "--image", str(picture))
    assert (code, err) == (0, "")
    assert f"picture: {picture} (page 3 of printed-2024.pdf)" in shown
    # 250 in the sixth row and the fourth column, in dots: two for each point.
    x0, top, x1, bottom = outline(picture)
    assert 2 * (40 + 3 * 74) < x0 < x1 < 2 * (40 + 4 * 74)
    assert 2 * (100 + 5 * 44) < top < bottom < 2 * (100 + 6 * 44)
    inside = Image.open(picture).convert("L").crop((x0 + 3, top + 3, x1 - 2, bottom - 2))
    assert inside.getextrema()[0] < 128  # type: ignore[operator]


def test_a_row_on_several_pages_gives_several_pictures(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    key = ("items", "printed-2024", "1", "2")
    code, shown, _ = trace(
        folder, monkeypatch, capfd, *key, "--image", str(tmp_path / "item.png"), "--json"
    )
    pictures = json.loads(shown)["pictures"]
    assert code == 0
    assert [Path(each["path"]).name for each in pictures] == ["item.png", "item-2.png"]
    assert [each["page"] for each in pictures] == [1, 3]
    assert all(Path(each["path"]).read_bytes().startswith(b"\x89PNG") for each in pictures)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("targets", "plain-2024", "1", "2", "1", "3"), "plain-2024.txt is no PDF"),
        (("documents", "plain-2024"), "plain-2024.txt is no PDF"),
        (("targets", "printed-2024", "1", "2", "1", "3", "--raw", "no"), "--raw"),
        (("targets", "printed-2024", "1", "2", "1", "9"), "no row is named"),
    ],
)
def test_what_cannot_be_drawn_is_said(  # noqa: PLR0917
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
    arguments: tuple[str, ...],
    said: str,
) -> None:
    picture = tmp_path / "none.png"
    code, shown, err = trace(folder, monkeypatch, capfd, *arguments, "--image", str(picture))
    assert (code, shown) == (2, "")
    assert said in err
    assert not picture.exists()


def test_a_picture_that_cannot_be_written_and_a_file_that_has_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    key = ("targets", "printed-2024", "1", "2", "1", "3")
    nowhere = str(tmp_path / "no" / "cell.png")
    code, _, err = trace(folder, monkeypatch, capfd, *key, "--image", nowhere)
    assert (code, f"{nowhere} cannot be written" in err) == (2, True)
    (tmp_path / "printed-2024.pdf").write_bytes(printed() + b"\n")
    code, _, err = trace(
        *(folder, monkeypatch, capfd, *key),
        *("--raw", str(tmp_path), "--image", str(tmp_path / "cell.png")),
    )
    assert (code, "it has changed since" in err) == (2, True)
