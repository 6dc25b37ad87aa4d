"""A skipped test fails the session under CI=true, and only there."""

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

SKIPS = {
    "test_tool": """
        def test_tool(require_tool):
            require_tool("no-such-program", "no-such-package")
    """,
    "test_mark": """
        import pytest
        @pytest.mark.skip(reason="not now")
        def test_marked():
            pass
    """,
    "test_module": """
        import pytest
        pytest.skip("not here", allow_module_level=True)
    """,
    "test_import": """
        import pytest
        pytest.importorskip("no_such_module")
    """,
}
EXPECTED_FAILURE = """
    import pytest
    @pytest.mark.xfail(reason="known")
    def test_known():
        assert False
"""


def run_skips(pytester: pytest.Pytester) -> pytest.RunResult:
    pytester.makeconftest(Path(__file__).with_name("conftest.py").read_text("utf-8"))
    pytester.makepyfile(**SKIPS, test_xfail=EXPECTED_FAILURE)
    return pytester.runpytest_subprocess("-rs", "--continue-on-collection-errors")


def test_a_skip_is_a_skip_at_a_desk(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    result = run_skips(pytester)
    result.assert_outcomes(skipped=4, xfailed=1)
    result.stdout.fnmatch_lines(["*no-such-program is missing: apt-get install no-such-package*"])


def test_a_skip_is_a_failure_in_ci(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    result = run_skips(pytester)
    # A test that fails is a failure; a module or a mark that skips comes before that: an error.
    result.assert_outcomes(failed=1, errors=3, xfailed=1)
    result.stdout.fnmatch_lines(["*a skip is a failure*no-such-program is missing*"])
