from datetime import date
from pathlib import Path

import pytest

from pipeline.circular import Registration
from pipeline.errors import RegisterError
from pipeline.register import FILE_NAME, read_register

FULL = """
[lieshan-2023]
source_url = "https://example.org/a?b=烈山"
fetched_on = 2023-04-01
region = "烈山区"
year = 2023

["北京 2024"]
"""


def write(folder: Path, content: str | bytes) -> Path:
    path = folder / FILE_NAME
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_every_key_is_read(tmp_path: Path) -> None:
    assert read_register(write(tmp_path, FULL)) == {
        "lieshan-2023": Registration(
            "https://example.org/a?b=烈山", date(2023, 4, 1), "烈山区", 2023
        ),
        "北京 2024": Registration(),
    }


def test_missing_and_empty_files_are_empty_registers(tmp_path: Path) -> None:
    assert read_register(tmp_path / FILE_NAME) == {}
    assert read_register(write(tmp_path, "# nothing yet\n")) == {}


def test_byte_order_mark_and_crlf_do_no_harm(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf[a]\r\nyear = 2023\r\n"
    assert read_register(write(tmp_path, content)) == {"a": Registration(year=2023)}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[a]\nyear = \n", "line 2"),
        ("[a]\n[a]\n", "line 2"),
        ("[烈山]\n", "line 1"),
        (b"[a]\nregion = '\xc1\xd2'\n", r"not UTF-8 \(line 2\)"),
        ("year = 2023\n", "'year' stands outside a table"),
        ("[a]\nyaer = 2023\n", r"\[a\] yaer: is no key .* source_url, fetched_on, region, year"),
        ("[a.b]\nyear = 2023\n", r"\[a\] b: is a table; .* quotes"),
        ('[a]\nyear = "2023"\n', r"\[a\] year: must be a year"),
        ("[a]\nyear = true\n", r"\[a\] year: must be a year"),
        ("[a]\nyear = 23\n", r"\[a\] year: must be a year"),
        ('[a]\nfetched_on = "2023-04-01"\n', r"\[a\] fetched_on: must be a date"),
        ("[a]\nfetched_on = 2023-04-01T08:00:00\n", r"\[a\] fetched_on: must be a date"),
        ('[a]\nregion = " "\n', r"\[a\] region: must be the name"),
        ("[a]\nregion = 340604\n", r"\[a\] region: must be the name"),
        ('[a]\nsource_url = "www.example.org"\n', r"\[a\] source_url: must be an http"),
        ('[a]\nsource_url = "javascript:alert(1)"\n', r"\[a\] source_url: must be an http"),
        ('[a]\nsource_url = "http://[x"\n', r"\[a\] source_url: must be an http"),
        ('[a]\nsource_url = "http://a\\u0007b"\n', r"\[a\] source_url: must be an http"),
    ],
)
def test_a_broken_register_says_where(tmp_path: Path, content: str | bytes, said: str) -> None:
    with pytest.raises(RegisterError, match=said):
        read_register(write(tmp_path, content))


def test_a_folder_in_its_place_is_an_error(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(RegisterError, match="cannot be read"):
        read_register(tmp_path / FILE_NAME)


def test_the_register_of_the_project_is_sound() -> None:
    project = Path(__file__).parent.parent
    registered = read_register(project / FILE_NAME)
    stems = {path.stem for path in (project / "raw").iterdir()}
    assert set(registered) <= stems
