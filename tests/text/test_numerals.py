"""Written numbers become exact decimals, or nothing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.numerals import from_chinese, from_digits, narrow, to_decimal


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7", "7"),
        ("0.67", "0.67"),
        ("24.807", "24.807"),
        ("1,200", "1200"),
        ("1,234,567.5", "1234567.5"),
        ("十", "10"),
        ("两", "2"),
        ("十二", "12"),
        ("三十", "30"),
        ("一百二十", "120"),
        ("两千五百", "2500"),
        ("一百零五", "105"),
    ],
)
def test_reads_a_number_exactly(written: str, value: str) -> None:
    assert to_decimal(written) == Decimal(value)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "1.2.3",
        "12,34",
        "1234567890123456",  # longer than any quantity: an identity number
        "三五",  # three to five: no one number
        "两三",
        "两百三",  # 230 or 203
        "半",
        "几",
        "进一",
    ],
)
def test_what_is_no_number_is_nothing(written: str) -> None:
    assert to_decimal(written) is None


def test_full_width_is_narrowed() -> None:
    assert narrow("\uff13\uff10\uff05") == "30%"


@given(st.integers(min_value=0, max_value=10**14))
def test_digits_are_exact(number: int) -> None:
    assert from_digits(str(number)) == number


@given(st.text(alphabet="零〇一二三四五六七八九十百千两", max_size=20))
def test_any_row_of_numerals_is_read_or_refused(text: str) -> None:
    value = from_chinese(text)
    assert value is None or value >= 0
