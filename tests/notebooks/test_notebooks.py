"""The notebooks run from start to end on the real circular, and git has them without outputs."""

import json
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def name(path: Path) -> str:
    return path.stem


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tables of the real circular in it, as a run leaves it."""
    from pipeline import job

    folder = tmp_path_factory.mktemp("desk")
    job.run(ROOT / "raw", folder / "parsed", 1, job.Checking(), use_cache=False)
    (folder / "notebooks").mkdir()
    return folder


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_there_are_no_outputs_in_git(path: Path) -> None:
    cells = json.loads(path.read_text("utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert code
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_it_runs(path: Path, desk: Path) -> None:
    copy = shutil.copy(path, desk / "notebooks")
    notebook = nbformat.read(copy, as_version=4)  # type: ignore[no-untyped-call]
    client = NotebookClient(
        notebook, timeout=120, resources={"metadata": {"path": str(desk / "notebooks")}}
    )
    client.execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    # Matplotlib says on stderr which characters its fonts lack.
    assert [output for output in outputs if output.get("name") == "stderr"] == []
    assert sum(_is_plot(output) for output in outputs) >= 2


def _is_plot(output: Any) -> bool:  # noqa: ANN401
    return "image/png" in output.get("data", {})


def test_there_is_one() -> None:
    assert [path.name for path in NOTEBOOKS] == ["01-a-circular-at-a-glance.ipynb"]
