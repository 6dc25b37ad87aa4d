"""The report as a steward uses it: opened from a disk, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import HOSTILE, HOSTILE_ID

WIDTHS = (1280, 390)


class Opened:
    """A page that notes whatever it says and asks for."""

    def __init__(self, page: Page, report: Path) -> None:
        self.page = page
        self.report = report
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))

    def goto(self, name: str) -> Page:
        self.page.goto(f"file://{quote(str(self.report / name))}")
        return self.page


@pytest.fixture
def opened(browser: Browser, report: Path) -> Iterator[Opened]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    found = Opened(context.new_page(), report)
    yield found
    context.close()
    assert found.said == []
    assert all(url.startswith("file://") for url in found.asked)


def test_the_index_leads_to_a_circular(opened: Opened) -> None:
    page = opened.goto("index.html")
    expect(page.locator(".failures li")).to_have_count(1)
    expect(page.locator(".failures")).to_contain_text("broken")
    expect(page.locator("#circulars tbody tr")).to_have_count(4)
    row = page.locator("#circulars tbody tr", has_text="lieshan-2023")
    expect(row).to_contain_text("待核对")
    row.get_by_role("link").click()
    expect(page.locator("h1")).to_contain_text("烈山区2023年实施50项民生实事")
    page.get_by_role("link", name="全部通知").click()
    expect(page.locator("h1")).to_have_text("民生实事通知核对报告")


def test_the_index_is_searched_filtered_and_sorted(opened: Opened) -> None:
    page = opened.goto("index.html")
    rows = page.locator("#circulars tbody tr:not([hidden])")
    page.get_by_label("搜索通知").fill("烈山区")
    expect(rows).to_have_count(1)
    expect(page.locator("[data-count=circulars]")).to_have_text("1 份")
    page.get_by_label("搜索通知").fill("没有这样的")
    expect(page.locator("[data-empty=circulars]")).to_be_visible()
    page.get_by_label("搜索通知").fill("")
    page.get_by_label("结论").select_option("fit")
    expect(rows).to_have_count(1)
    page.get_by_label("结论").select_option("")
    page.get_by_role("button", name="目标").click()
    numbers = [int(text) for text in page.locator("[data-label=目标]").all_inner_texts()]
    assert numbers == sorted(numbers)
    page.get_by_role("button", name="目标").press("Enter")
    expect(page.locator("th[aria-sort=descending]")).to_contain_text("目标")


def test_a_finding_leads_to_its_place_and_back(opened: Opened) -> None:
    page = opened.goto("circulars/lieshan-2023.html")
    card = page.locator("#g-1-26 ~ article[data-rule=item_text_mismatch]")
    expect(card.locator("del")).to_have_text("传")
    expect(card.locator("ins")).to_have_text("转")
    expect(card.locator("mark")).to_have_text(["外传", "外转"])
    link = card.get_by_role("link", name="第").first
    link.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    link.click()
    marked = page.locator("#lines mark")
    expect(marked).to_have_text(["外传"])
    expect(marked.first).to_be_in_viewport()
    page.get_by_role("button", name="返回刚才的位置").click()
    expect(marked).to_have_count(0)
    expect(link).to_be_focused()
    assert abs(page.evaluate("scrollY") - before) < 5
    page.go_forward()
    expect(marked).to_have_text(["外传"])


def test_findings_are_searched_and_filtered(opened: Opened) -> None:
    page = opened.goto("circulars/lieshan-2023.html")
    cards = page.locator("article:visible")
    expect(cards).to_have_count(31)
    page.get_by_label("程度").select_option("info")
    expect(cards).to_have_count(8)
    page.get_by_label("程度").select_option("")
    page.get_by_label("搜索问题").fill("外传")
    expect(cards).to_have_count(2)
    expect(page.locator(".group:visible h3")).to_have_count(1)
    page.get_by_label("搜索问题").fill("")
    page.locator("[data-show-rule=responsibility_mismatch]").click()
    expect(cards).to_have_count(5)


def test_every_check_is_listed_with_its_outcome(opened: Opened) -> None:
    page = opened.goto("circulars/lieshan-2023.html")
    states = page.locator(".checks tbody .state").all_inner_texts()
    assert len(states) >= 19
    assert {"通过", "发现问题", "无可比较"} == set(states)


def test_rows_are_searched_and_lead_to_the_text(opened: Opened) -> None:
    page = opened.goto("circulars/lieshan-2023.html")
    page.get_by_label("搜索目标").fill("充电桩 烈山区")
    row = page.locator("#targets tbody tr:visible")
    expect(row).to_have_count(1)
    row.get_by_role("link", name="所在").click()
    expect(page.locator("#lines mark")).to_have_text(["144"])
    page.get_by_label("搜索举措").fill("没有这样的")
    expect(page.locator("#measures tbody tr:visible")).to_have_count(0)


def test_a_cell_of_a_table_leads_to_the_text(opened: Opened) -> None:
    page = opened.goto("circulars/lieshan-2023.html")
    merged = page.locator(".grid td[rowspan='2']").first
    expect(merged).to_have_text("全市参照执行")
    merged.get_by_role("link").click()
    expect(page.locator("#lines mark").first).to_be_in_viewport()


def test_a_pdf_shows_its_pages(opened: Opened) -> None:
    page = opened.goto("circulars/targets.chromium.html")
    card = page.locator("article[data-rule=member_exceeds_total]").first
    expect(card.locator("svg rect").first).to_be_visible()
    card.get_by_role("link", name="整页").first.click()
    picture = page.locator("#page-0-4 img")
    expect(picture).to_be_in_viewport()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("each => each.naturalWidth") > 600


@pytest.mark.parametrize("name", ["index.html", f"circulars/{HOSTILE_ID}.html"])
def test_what_a_circular_says_is_text(opened: Opened, name: str) -> None:
    page = opened.goto(name)
    assert page.evaluate("window.bad") is None
    expect(page.locator("body")).to_be_visible()
    assert page.locator("img, main style, main script").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
    if name != "index.html":
        assert HOSTILE in page.locator("#lines").inner_text()
        expect(page.locator("#lines .hidden").first).to_have_attribute("data-u", "U+202E")
    assert page.evaluate(
        "() => !/[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.body.textContent)"
    )


def test_a_place_behind_hidden_characters_is_marked_rightly(opened: Opened) -> None:
    page = opened.goto(f"circulars/{HOSTILE_ID}.html")
    page.locator("article[data-rule=item_text_mismatch]").get_by_role(
        "link", name="第"
    ).last.click()
    shown = "".join(page.locator("#lines mark").all_inner_texts())
    assert shown.startswith("<script>")
    assert shown.endswith("倒")


def test_the_policy_forbids_what_is_not_ours(opened: Opened) -> None:
    page = opened.goto("circulars/sound.html")
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.bad = 1';"
        " document.body.append(s); }"
    )
    assert page.evaluate("window.bad") is None
    assert any("Content Security Policy" in text for text in opened.said)
    opened.said.clear()


def test_the_data_docs_show_hostile_text_too(opened: Opened, report: Path) -> None:
    from pipeline import reporting

    out = report.parent
    reporting.report(out, out.parent / "raw", None, reporting.Wanted("json", has_data_docs=True))
    page = opened.page
    page.goto(f"file://{quote(str(out / 'data_docs' / 'item_wording.html'))}")
    expect(page.locator("body")).to_contain_text("<script>windowbad=1</script>")
    assert page.evaluate("window.bad") is None
    assert page.locator("script, img").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index", "circulars/lieshan-2023", "circulars/targets.chromium"])
def test_everybody_can_use_it(browser: Browser, report: Path, name: str, scheme: str) -> None:
    for width in WIDTHS:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            bypass_csp=True,
        )
        page = Opened(context.new_page(), report).goto(f"{name}.html")
        found = Axe().run(page).response["violations"]
        serious = [
            (each["id"], each["nodes"][0]["html"][:120])
            for each in found
            if each["impact"] in {"serious", "critical"}
        ]
        assert serious == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        context.close()


def test_the_keyboard_is_enough(opened: Opened) -> None:
    page = opened.goto("circulars/lieshan-2023.html")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("搜索问题")).to_be_focused()


def test_print_has_the_findings_and_the_checklist(opened: Opened) -> None:
    page = opened.goto("circulars/lieshan-2023.html")
    page.emulate_media(media="print")
    expect(page.locator("#findings .card").first).to_be_visible()
    expect(page.locator(".checks")).to_be_visible()
    for hidden in ("#item-list", "#target-list", "#text", ".controls", ".sections"):
        expect(page.locator(hidden).first).to_be_hidden()
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type /Page\n") <= 12
