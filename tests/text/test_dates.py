"""Lines that are a date."""

from datetime import date

import pytest

from pipeline.text.dates import date_of


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2023年3月15日", date(2023, 3, 15)),
        ("2023-03-05", date(2023, 3, 5)),
        ("2023.3.5", date(2023, 3, 5)),
        ("2023/12/31", date(2023, 12, 31)),
        ("二〇二三年三月十五日", date(2023, 3, 15)),
        ("二○二三年十二月三十一日", date(2023, 12, 31)),
        ("二零二四年二月二十九日", date(2024, 2, 29)),
    ],
)
def test_date_of(line: str, day: date) -> None:
    assert date_of(line) == day


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("2023年2月30日", id="no such day"),
        pytest.param("2023年13月1日", id="no such month"),
        pytest.param("二〇二三年三月三十二日", id="no such day in Chinese"),
        pytest.param("2023年3月", id="month only"),
        pytest.param("2023年3月15日印发", id="more than a date"),
        pytest.param("到2023年3月15日", id="within a sentence"),
        pytest.param("", id="empty"),
    ],
)
def test_no_date(line: str) -> None:
    assert date_of(line) is None
