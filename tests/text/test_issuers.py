"""The body that a circular comes from."""

import pytest

from pipeline.text.issuers import (
    fullest,
    issuer_of_plan,
    issuer_of_title,
    joined,
    level_of,
)


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("鼓楼区人民政府办公室关于印发民生实事的通知", "鼓楼区人民政府办公室"),
        ("鼓楼区政府办公室转发区民政局关于养老实事的通知", "鼓楼区政府办公室"),
        (
            "中共鼓楼区委办公室鼓楼区人民政府办公室关于民生实事的通知",
            "中共鼓楼区委办公室、鼓楼区人民政府办公室",
        ),
        ("中共鼓楼区委、鼓楼区人民政府关于民生实事的意见", "中共鼓楼区委、鼓楼区人民政府"),
        ("2024年民生实事清单", None),
        ("关于印发民生实事的通知", None),
    ],
)
def test_issuer_of_title(title: str, issuer: str | None) -> None:
    assert issuer_of_title(title) == issuer


def test_an_office_brings_its_own_plan_and_a_government_may_not() -> None:
    assert issuer_of_plan("关于印发《鼓楼区教育局2024年民生实事清单》的通知") == "鼓楼区教育局"
    assert issuer_of_plan("关于印发《鼓楼区人民政府2024年民生实事清单》的通知") is None
    assert issuer_of_plan("关于印发《2024年民生实事清单》的通知") is None


def test_several_bodies_are_one_name() -> None:
    assert joined(["区发展改革委", "区财政局"]) == "区发展改革委、区财政局"


@pytest.mark.parametrize(
    ("names", "name"),
    [
        (["区人民政府办公室", "鼓楼区人民政府办公室"], "鼓楼区人民政府办公室"),
        (["市政府", "南京市人民政府"], "南京市人民政府"),
        (["鼓楼区人民政府", "南京市鼓楼区人民政府"], "鼓楼区人民政府"),
        (["区人民政府", "区财政局"], "区人民政府"),
        ([], None),
    ],
)
def test_the_fuller_name(names: list[str], name: str | None) -> None:
    assert fullest(names) == name


@pytest.mark.parametrize(
    ("name", "level"), [("县人民政府办公室", "县"), ("鼓楼区人民政府", None), (None, None)]
)
def test_the_level_of_a_bare_name(name: str | None, level: str | None) -> None:
    assert level_of(name) == level
