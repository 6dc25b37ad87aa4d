"""Lines that are the number of a document."""

import pytest

from pipeline.text.document_numbers import own_number, serial_number


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("鼓政办〔2024〕5号", "鼓政办〔2024〕5号"),
        ("（鼓政办〔2024〕5号）", "鼓政办〔2024〕5号"),
        ("鼓政办〔2024）6号", "鼓政办〔2024）6号"),
        ("鼓政办〔20241", "鼓政办〔20241"),
        ("鼓政办2024〕5号", "鼓政办2024〕5号"),
    ],
)
def test_own_number(line: str, number: str) -> None:
    span = own_number(line)
    assert span is not None
    assert line[slice(*span)] == number


@pytest.mark.parametrize(
    "line", ["根据（鼓政办〔2024〕5号）", "人民〔2024", "〔2024〕5号", "2024年"]
)
def test_no_number_of_its_own(line: str) -> None:
    assert own_number(line) is None


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("（第2号）", "第2号"),
        ("第十二号", "第十二号"),
        ("20期", "20期"),
        ("第3项", None),
        ("3号", None),
    ],
)
def test_serial_number(line: str, number: str | None) -> None:
    span = serial_number(line)
    assert (line[slice(*span)] if span else None) == number
