"""Arrow arrays built from their buffers are those that pyarrow builds, without its pandas."""

from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.schema.arrays import arrow_array

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
KINDS: dict[pa.DataType, st.SearchStrategy[Any]] = {
    pa.int8(): st.integers(-128, 127),
    pa.int16(): st.integers(-(2**15), 2**15 - 1),
    pa.int32(): st.integers(-(2**31), 2**31 - 1),
    pa.float32(): st.floats(width=32, allow_nan=False),
    pa.float64(): st.floats(allow_nan=False),
    pa.bool_(): st.booleans(),
    pa.date32(): st.dates(),
    pa.string(): WORDS,
    pa.binary(): st.binary(max_size=5),
    pa.list_(pa.string()): st.lists(WORDS, max_size=3),
}


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_an_array_is_the_one_that_pyarrow_builds(kind: pa.DataType) -> None:
    @given(st.lists(st.none() | KINDS[kind], max_size=20))
    def check(values: list[Any]) -> None:
        built = arrow_array(values, kind)
        built.validate(full=True)
        assert built.equals(pa.array(values, kind))
        assert built.null_count == values.count(None)

    check()


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([1 << 15], pa.int16()),
        (["1"], pa.int32()),
        ([1.5], pa.int32()),
        ([7], pa.string()),
        ([b"7"], pa.string()),
        ([0], pa.bool_()),
        (["2024-01-01"], pa.date32()),
        (["\ud800"], pa.string()),
    ],
)
def test_a_value_of_another_kind_is_refused(values: list[Any], kind: pa.DataType) -> None:
    with pytest.raises((TypeError, OverflowError, UnicodeError)):
        arrow_array(values, kind)
