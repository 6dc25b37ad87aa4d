"""The floors of the house: who may import whom, as pyproject.toml says."""

import re
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]


def test_the_import_contracts_hold(capsys: pytest.CaptureFixture[str]) -> None:
    failed = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    printed = capsys.readouterr().out
    assert not failed, printed
    # The linter read the contracts, and the package they speak of.
    assert int(re.findall(r"Contracts: (\d+) kept, 0 broken", printed)[0]) >= 3
    assert int(re.findall(r"Analyzed (\d+) files", printed)[0]) >= 50
