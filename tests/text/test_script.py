"""Traditional script and its simplified forms."""

import pytest

from pipeline.text.script import is_only_traditional, is_traditional, simplified


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("開平市人民政府關於印發民生實事的通知", True),
        ("区政府关于印发民生实事的通知", False),
        ("区政府关于印发民生实事的通知，" * 20 + "麵", False),
        ("", False),
    ],
)
def test_the_script_of_a_text(text: str, expected: bool) -> None:
    assert is_traditional(text) is expected


def test_one_character_for_one() -> None:
    text = "關於 10 項（3項）實事"
    assert simplified(text) == "关于 10 项（3项）实事"
    assert len(simplified(text)) == len(text)
    assert simplified("名著于此") == "名著于此"


def test_characters_of_traditional_script_only() -> None:
    assert is_only_traditional("項")
    assert not any(map(is_only_traditional, "项於a1，"))
