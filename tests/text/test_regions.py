"""Regions: what a title, an issuer and a label name, and what stays open."""

import pytest

from pipeline.text.gazetteer import gazetteer
from pipeline.text.regions import Region, children, find_regions, parent, resolve


def region(code: str) -> Region:
    return gazetteer().by_code[code]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("淮北市烈山区民生工作领导小组办公室", "340600 340604"),
        ("关于印发《烈山区2023年10项民生实事》的通知", "340604"),
        ("中共萧县委员会 萧县人民政府", "341322"),
        ("关于印发萧县2023年民生实事的通知", "341322"),
        ("安徽省民生办", "340000"),
        ("海南省三亚市吉阳区人民政府", "460000 460200 460203"),
        ("上海市浦东新区人民政府", "310000 310115"),
        ("济源市人民政府", "419001"),
        ("神农架林区人民政府", "429021"),
        ("香港特别行政区", "810000"),
        # What is not named is not added, and no name is no region.
        ("区人民政府办公室", ""),
        ("", ""),
    ],
)
def test_a_chain_of_names(text: str, codes: str) -> None:
    assert [found.code for found in find_regions(text)] == codes.split()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("鼓楼区人民政府", ""),
        ("南京市鼓楼区人民政府", "320100 320106"),
        ("南京市人民政府关于鼓楼区的批复", "320100 320106"),
        # Two of the province's cities have one.
        ("江苏省鼓楼区", "320000"),
        # The name right before counts more than another one further off.
        ("南京市鼓楼区、徐州市泉山区", "320100 320106"),
        ("北京市朝阳区", "110000 110105"),
        ("重庆市江北区", "500000 500105"),
        ("宁波市江北区", "330200 330205"),
    ],
)
def test_an_ancestor_settles_an_ambiguous_name(text: str, codes: str) -> None:
    assert [found.code for found in find_regions(text)] == codes.split()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("青岛市市南区人民政府", "370200 370202"),
        ("青岛市南区", "370200"),
        ("城市南区", ""),
        ("永康县", ""),
        ("烈山区域", ""),
        ("主城区道路", ""),
        ("阳泉市城区人民政府", "140300 140302"),
        ("阳泉市城区道路改造", "140300"),
        ("海南藏族自治州", "632500"),
    ],
)
def test_no_name_inside_another_word(text: str, codes: str) -> None:
    assert [found.code for found in find_regions(text)] == codes.split()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("北京朝阳区", "110000 110105"),
        ("广西南宁市", "450000 450100"),
        ("恩施州人民政府", "422800"),
        ("恩施自治州人民政府", "422800"),
        ("长阳县人民政府", "420528"),
        # Without its type only right before a region that lies in it.
        ("烈山民生", ""),
        ("北京鼓楼区", ""),
    ],
)
def test_short_names_only_where_certain(text: str, codes: str) -> None:
    assert [found.code for found in find_regions(text)] == codes.split()


def test_a_partner_is_not_part_of_the_chain() -> None:
    assert find_regions("烈山区对口支援新疆维吾尔自治区皮山县") == (region("340604"),)


@pytest.mark.parametrize(
    ("label", "within", "code"),
    [
        ("烈山区", None, "340604"),
        ("淮北市", None, "340600"),
        ("濉 溪 县", None, "340621"),
        ("萧县", None, "341322"),
        ("鼓楼区", None, None),
        ("鼓楼区", "320100", "320106"),
        ("鼓楼区", "320102", "320106"),
        ("鼓楼区", "320000", None),
        ("安徽省", "340604", "340000"),
        ("合肥市", "340600", "340100"),
        ("凉山州", "510000", "513400"),
        ("全市合计", "340600", None),
        ("市本级", "340600", None),
        ("", "340600", None),
    ],
)
def test_resolve_a_full_name(label: str, within: str | None, code: str | None) -> None:
    found = resolve(label, region(within) if within else None)
    assert (found and found.code) == code


@pytest.mark.parametrize(
    ("label", "within", "code"),
    [
        ("杜集", "340600", "340602"),
        ("相山", "340600", "340603"),
        ("濉溪", "340600", "340621"),
        ("淮北", "340600", "340600"),
        ("淮北", "340604", "340600"),
        ("杜集", "340000", None),
        ("杜集", None, None),
        ("安徽", None, "340000"),
        ("吉林", None, "220000"),
        ("吉林", "220000", "220200"),
        ("临夏", "622900", None),
        ("恩施", "420000", "422800"),
        ("浦东", "310000", "310115"),
        ("长沙", "430100", "430121"),
    ],
)
def test_resolve_a_name_without_its_type(label: str, within: str | None, code: str | None) -> None:
    found = resolve(label, region(within) if within else None)
    assert (found and found.code) == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("莱芜市莱城区", "371200 371202"),
        ("杭州市下城区", "330100 330103"),
        ("芜湖市无为县", "340200 340225"),
        ("芜湖市无为市", "340200 340281"),
        # A name that outlived its code has the present one.
        ("南通市崇川区", "320600 320613"),
    ],
)
def test_former_regions(text: str, codes: str) -> None:
    assert [found.code for found in find_regions(text)] == codes.split()


@pytest.mark.parametrize(
    ("code", "level", "above"),
    [
        ("340000", "province", None),
        ("340600", "city", "340000"),
        ("340604", "county", "340600"),
        ("110105", "county", "110000"),
        ("419001", "county", "410000"),
        ("441900", "city", "440000"),
        ("371202", "county", "371200"),
    ],
)
def test_level_and_parent(code: str, level: str, above: str | None) -> None:
    assert region(code).level == level
    assert parent(region(code)) == (region(above) if above else None)


def test_children() -> None:
    names = [child.name for child in children(region("340600"))]
    assert names == ["杜集区", "相山区", "烈山区", "濉溪县"]
    assert len(children(region("110000"))) == 16
    assert children(region("340604")) == ()
    # Only those of today.
    assert region("371200") not in children(region("370000"))


def current_regions() -> list[Region]:
    every = [child for group in gazetteer().children.values() for child in group]
    assert len(every) > 3200
    return every


def test_each_region_is_found_behind_its_parent() -> None:
    for each in current_regions():
        above = parent(each)
        text = (above.name if above else "") + each.name
        assert find_regions(text) == ((above, each) if above else (each,)), text


def test_each_region_is_resolved_within_its_parent() -> None:
    for each in current_regions():
        assert resolve(each.name, parent(each)) == each


def test_children_and_parent_are_inverse() -> None:
    for each in current_regions():
        above = parent(each)
        assert above is None or each in children(above)


def test_the_table_is_clean() -> None:
    codes = [each.code for each in current_regions()]
    assert len(set(codes)) == len(codes)
    assert all(len(code) == 6 and code.isdigit() for code in codes)
    assert not {"市辖区", "县", "省直辖县级行政区划"} & set(gazetteer().by_name)
