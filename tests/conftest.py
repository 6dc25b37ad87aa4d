"""What all tests share: skips fail in CI, missing tools are named, fuzzing is reproducible."""

import os
import shutil
from collections.abc import Callable, Generator

import pytest
from hypothesis import settings

IN_CI = os.environ.get("CI") == "true"

# In CI the same examples every time; elsewhere new ones, so that they are found at a desk.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.load_profile("ci" if IN_CI else "desk")


@pytest.fixture
def require_tool() -> Callable[[str, str], str]:
    """A function that returns the path of a program, or skips and says which package has it."""

    def require(program: str, package: str) -> str:
        path = shutil.which(program)
        if path is None:
            pytest.skip(f"{program} is missing: apt-get install {package}")
        return path

    return require


def fail_instead_of_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """In CI nothing may pass for tested that was not: a skip becomes a failure with its reason."""
    # An expected failure is reported as skipped too, but it did run.
    if not IN_CI or not report.skipped or hasattr(report, "wasxfail"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    report.outcome = "failed"
    report.longrepr = f"a skip is a failure under CI=true: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    fail_instead_of_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    fail_instead_of_skip(report)
    return report
