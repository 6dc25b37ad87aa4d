"""Unit names: what is written out, and what stays as printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.units import abbreviations, canonical_name

PLACES = (
    "",
    "区",
    "市",
    "县",
    "省",
    "烈山区",
    "淮北市",
    "淮北市烈山区",
    "区委",
    "自治县",
    "鼓楼区",
)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("区卫生健康委", "区卫生健康委员会"),
        ("区卫健委", "区卫生健康委员会"),
        ("区人社局", "区人力资源和社会保障局"),
        ("区住房城乡建设局", "区住房和城乡建设局"),
        ("县住建局", "县住房和城乡建设局"),
        ("区残联", "区残疾人联合会"),
        ("区妇联", "区妇女联合会"),
        ("区医保局", "区医疗保障局"),
        ("市发改委", "市发展和改革委员会"),
        ("市市场监管局", "市市场监督管理局"),
        ("市场监管局", "市场监督管理局"),
        ("省人力资源社会保障厅", "省人力资源和社会保障厅"),
        ("省住房城乡建设厅", "省住房和城乡建设厅"),
        ("市农业农村委", "市农业农村委员会"),
        ("州文旅局", "州文化和旅游局"),
        ("自治区科技厅", "自治区科学技术厅"),
        ("残联", "残疾人联合会"),
    ],
)
def test_abbreviations_are_written_out(printed: str, name: str) -> None:
    assert canonical_name(printed) == name


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("烈山区卫健委", "烈山区卫生健康委员会"),
        ("淮北市烈山区人社局", "淮北市烈山区人力资源和社会保障局"),
        ("淮北市市场监管局", "淮北市市场监督管理局"),
        ("市中区卫健局", "市中区卫生健康局"),
        ("区委政法委", "区委政法委员会"),
        ("烈山区委编办", "烈山区委机构编制委员会办公室"),
    ],
)
def test_places_and_committees_stand_before(printed: str, name: str) -> None:
    assert canonical_name(printed) == name


@pytest.mark.parametrize(
    "printed",
    [
        "区卫生健康委员会",
        "区住房和城乡建设局",
        "区农业农村局",
        "区农业农村水利局",
        "区文化旅游体育局",
        "区生态环境分局",
        "区委宣传部",
        "区总工会",
        "区民政局",
        "区红十字会",
        "市公安局烈山分局",
        "区乡村振兴局",
        "市交通运输局",
        # Several full forms are in use.
        "区城管局",
        "区教体局",
        "区文旅体局",
        # An abbreviation within another name is none.
        "区卫健委下属单位",
        "区卫健委机关党委",
        "各镇街残联",
        "",
    ],
)
def test_other_names_stay_as_printed(printed: str) -> None:
    assert canonical_name(printed) == printed


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("团区委", "共青团区委员会"),
        ("团省委", "共青团省委员会"),
        ("共青团市委", "共青团市委员会"),
        ("共青团烈山区委", "共青团烈山区委"),
        ("团委", "团委"),
    ],
)
def test_the_youth_league(printed: str, name: str) -> None:
    assert canonical_name(printed) == name


@pytest.mark.parametrize(
    ("printed", "prefix", "name"),
    [
        ("财政局", "市", "市财政局"),
        ("卫健委", "市", "市卫生健康委员会"),
        ("人社局", "烈山区", "烈山区人力资源和社会保障局"),
        ("农业农村局", "区", "区农业农村局"),
    ],
)
def test_a_prefix_written_once(printed: str, prefix: str, name: str) -> None:
    assert canonical_name(printed, prefix) == name


PARTS = st.one_of(
    st.sampled_from([*PLACES, *abbreviations(), *abbreviations().values(), "团区委", "分局"]),
    st.text(max_size=3),
)
NAMES = st.lists(PARTS, max_size=4).map("".join)


@given(NAMES, st.sampled_from(PLACES))
def test_idempotent(printed: str, prefix: str) -> None:
    name = canonical_name(printed, prefix)
    assert canonical_name(name) == name


@pytest.mark.parametrize("place", PLACES)
def test_each_abbreviation_behind_each_place(place: str) -> None:
    for abbreviation, full_name in abbreviations().items():
        assert canonical_name(place + abbreviation) == place + full_name
        assert canonical_name(place + full_name) == place + full_name


def test_the_table_is_clean() -> None:
    table = abbreviations()
    assert len(table) > 80
    assert not set(table) & set(table.values())
    assert all(name and name == name.strip() for pair in table.items() for name in pair)
