"""Search as a reader uses it: typing, results, highlighting, fall-backs, keyboard, in both languages."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from watching import Watch

from strategy.model import Strategy

FIELD = "form[data-search] input[name=q]"
PANEL = ".search-panel .search-result"
RESULTS = "[data-search-results] .search-result"
OpenPage = Callable[..., Page]


@pytest.fixture
def base(base_then: str) -> str:
    """What is typed here is known to be in the texts of that site."""
    return base_then


@pytest.mark.parametrize(
    ("root", "typed", "count", "code"),
    [("", "кластерами", "Знайдено:", "1.1.1"), ("en/", "developed clusters", "Found:", "1.1.1")],
)
def test_typing_letter_by_letter(open_page: OpenPage, base: str, root: str, typed: str, count: str, code: str) -> None:
    page = open_page(base + root)
    for letter in typed:
        page.locator(FIELD).press_sequentially(letter)
        expect(page.locator(PANEL).first).to_be_visible()
    expect(page.locator(".search-panel .search-count")).to_contain_text(count)
    expect(page.locator(".search-panel mark").first).to_be_visible()
    assert code in page.locator(f"{PANEL} .search-result__label").first.inner_text()
    expect(page.locator("form[data-search] [aria-live]")).to_contain_text(count)


def test_the_result_leads_to_its_area_with_the_words_marked(open_page: OpenPage, base: str) -> None:
    page = open_page(base)
    page.fill(FIELD, "розмінуванням")
    page.locator(f"{PANEL} a").first.click()
    page.wait_for_url(re.compile(r"/tasks/[\w-]+/(\?h=.*)?#area-\d+$"))
    expect(page.locator("article mark").first).to_have_text(re.compile("розмінування", re.IGNORECASE))
    anchor = page.url.partition("#")[2]
    expect(page.locator(f"#{anchor} mark")).to_have_count(1)
    assert "h=" not in page.url  # a copied address is the permalink


def test_a_search_has_an_address(open_page: OpenPage, base: str) -> None:
    page = open_page(base + "search/?q=громадою")
    expect(page.locator(RESULTS).first).to_be_visible()
    expect(page.locator(FIELD)).to_have_value("громадою")
    page.fill(FIELD, "туризм")
    expect(page).to_have_url(re.compile("q=" + "%D1%82%D1%83%D1%80"))
    page.locator(FIELD).press("Enter")
    page.fill(FIELD, "вода")
    page.go_back()
    expect(page.locator(FIELD)).not_to_have_value("вода")


def test_what_was_typed_before_the_search_came_is_kept(open_page: OpenPage, base: str) -> None:
    page = open_page(base + "search/")
    waiting = []
    page.route("**/scripts/search.*", lambda route: waiting.append(route))
    page.locator(FIELD).press_sequentially("туризм")
    waiting[0].continue_()
    expect(page.locator(RESULTS).first).to_be_visible()
    expect(page.locator(FIELD)).to_have_value("туризм")
    expect(page).to_have_url(re.compile("q=%D1%82"))


def test_enter_opens_the_search_page(open_page: OpenPage, base: str) -> None:
    page = open_page(base + "tasks/tourism/")
    page.fill(FIELD, "громада")
    expect(page.locator(PANEL).first).to_be_visible()
    page.locator(FIELD).press("Enter")
    page.wait_for_url("**/search/?q=*")
    expect(page.locator(RESULTS).first).to_be_visible()


@pytest.mark.parametrize(
    ("root", "typed", "told"),
    [
        ("", "uhjvflf", "Показано результати для «громада»"),
        ("", "hromada", "Показано результати для «громада»"),
        ("", "туризим", "Показано результати для «туризм»"),
        ("en/", "commuity", "Showing results for “community”"),
        ("en/", "сдгіеук", "Showing results for “cluster”"),
    ],
)
def test_fall_backs_are_told(open_page: OpenPage, base: str, root: str, typed: str, told: str) -> None:
    page = open_page(f"{base}{root}search/?q={typed}")
    expect(page.locator(".search-shown")).to_contain_text(told)
    expect(page.locator(RESULTS).first).to_be_visible()


@pytest.mark.parametrize(
    ("word", "task"),
    [
        ("лікарня", "specialised-care"),
        ("сміття", "solid-waste"),
        ("інтернет", "digital-space"),
        ("біженці", "interregional-ties"),
        ("робота", "workforce-training"),
        ("опалення", "energy-efficiency"),
        ("садочок", "community-services"),
        ("у Сіверськодонецьку", "science-innovation"),
        ("сіверськодонецький", "science-innovation"),
        ("Северодонецк", "energy-supply"),
    ],
)
def test_everyday_words_lead_on(open_page: OpenPage, base: str, word: str, task: str) -> None:
    page = open_page(f"{base}search/?q={word}")
    expect(page.locator(f'{RESULTS} a[href*="/{task}/"]').first).to_be_visible()


def test_plurals(open_page: OpenPage, base: str) -> None:
    page = open_page(base + "search/")
    seen = {}
    for query in ("1.1.1", "туризм", "громада", "диспансер", "розвиток", "область", "дороги", "кластер", "навчання"):
        page.fill(FIELD, query)
        page.wait_for_timeout(300)
        text = page.locator(".search-count").inner_text()
        number, noun = re.search(r"(\d+) (\w+)", text).groups()
        seen[int(number)] = noun
    for number, noun in seen.items():
        few = number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14)
        one = number % 10 == 1 and number % 100 != 11
        assert noun == ("сторінка" if one else "сторінки" if few else "сторінок"), number


def test_a_result_says_what_it_lacks(open_page: OpenPage, base: str) -> None:
    page = open_page(base + "search/?q=бегемот туризм")
    expect(page.locator(RESULTS).first).to_contain_text("туризм")
    expect(page.locator(f"{RESULTS} .search-result__lacks").first).to_have_text("Тут немає слова: бегемот")
    page.fill(FIELD, "ремонт доріг")
    expect(page.locator(f"{RESULTS} .search-result__label").first).to_contain_text("2.1")
    expect(page.locator(".search-result__lacks")).to_have_count(0)


def test_a_russian_word_is_answered_by_its_twin(open_page: OpenPage, base: str) -> None:
    for asked, shown in {"разминирование": "розмінування", "больница": "лікарня"}.items():
        page = open_page(f"{base}search/?q={asked}")
        expect(page.locator(".search-shown")).to_contain_text(f"«{shown}»")
        expect(page.locator(RESULTS).first).to_be_visible()


def test_an_empty_result_helps(open_page: OpenPage, base: str, then: Strategy) -> None:
    page = open_page(base + "search/?q=бегемот крокодил носоріг страус жираф зебра лев тигр туризм")
    expect(page.locator(".search-nothing")).to_contain_text("бегемот")
    expect(page.locator('[data-search-results] a[href*="/tourism/"]').first).to_be_visible()  # the nearest
    expect(page.locator(".search-each a")).to_have_text("туризм")
    assert page.locator(".search-tree li").count() == len([*then.nodes()]) + 4  # and the ways in
    expect(page.locator(".search-hints")).to_contain_text("Якщо це місто чи село, документ його не називає.")
    page.locator(".search-each a").click()
    expect(page.locator(RESULTS).first).to_be_visible()


def test_below_the_field_an_empty_result_leads_to_goals_and_subjects(
    open_page: OpenPage, base: str, then: Strategy
) -> None:
    page = open_page(base + "about/")
    page.fill(FIELD, "бегемот")
    offered = page.locator(".search-panel .search-tree a")
    expect(offered).to_have_count(len(then.children) + 4)
    expect(offered.last).to_have_attribute("href", re.compile(r"/a-z/$"))


@pytest.mark.parametrize(
    ("asked", "address"), [("що зроблено", "progress/"), ("теми", "topics/"), ("зміни", "changes/")]
)
def test_pages_of_the_menu_are_found_by_their_title(asked: str, address: str, open_page: OpenPage, base: str) -> None:
    page = open_page(f"{base}search/?q={asked}")
    expect(page.locator(f'{RESULTS} a[href*="/{address}"]').first).to_be_visible()


def test_keyboard(open_page: OpenPage, base: str) -> None:
    page = open_page(base)
    page.keyboard.press("Control+k")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.type("громад")
    expect(page.locator(PANEL).nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"{PANEL} a").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"{PANEL} a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".search-panel")).to_be_hidden()
    expect(page.locator(FIELD)).to_have_value("громад")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_list_is_accessible_and_fits(open_page: OpenPage, base: str, width: int) -> None:
    page = open_page(base, width=width)
    page.fill(FIELD, "розвиток")
    expect(page.locator(PANEL).first).to_be_visible()
    box = page.locator(".search-panel").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    violations = Axe().run(page, context=".search-panel").response["violations"]
    assert [violation["id"] for violation in violations] == []


def test_a_failure_is_told_and_tried_again(open_page: OpenPage, base: str, watch) -> None:
    page = open_page(base)
    page.context.route("**/search/index.json", lambda route: route.abort())
    page.fill(FIELD, "громада")
    expect(page.locator(".search-note")).not_to_be_empty()
    page.context.unroute("**/search/index.json")
    page.fill(FIELD, "громади")
    expect(page.locator(PANEL).first).to_be_visible()
    watch.trouble.clear()  # the broken request was ours


def test_typed_text_is_never_markup(open_page: OpenPage, base: str) -> None:
    page = open_page(base + "search/?q=%3Cimg%20src=x%20onerror=alert(1)%3E")
    expect(page.locator(".search-nothing")).to_contain_text("<img src=x")
    assert page.locator("[data-search-results] img").count() == 0


def test_a_slash_alone_moves_nothing(open_page: OpenPage, base: str) -> None:
    """WCAG 2.1.4: a key by itself is no shortcut, for those who speak to their computer."""
    page = open_page(base)
    page.keyboard.press("/")
    expect(page.locator(FIELD)).not_to_be_focused()


def test_the_first_touch_says_that_the_network_is_gone_and_typing_on_helps(
    open_page: OpenPage, base: str, watch: Watch
) -> None:
    page = open_page(base)
    page.context.set_offline(True)
    page.locator(FIELD).focus()
    expect(page.get_by_role("alert")).to_contain_text("Пошук не завантажився")
    page.locator(FIELD).press_sequentially("гром")
    page.context.set_offline(False)
    page.locator(FIELD).press_sequentially("ада")
    expect(page.locator(PANEL).first).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
    watch.trouble.clear()  # the network was cut by us


def test_what_was_typed_is_found_once_the_network_is_back(open_page: OpenPage, base: str, watch: Watch) -> None:
    page = open_page(base)
    page.context.set_offline(True)
    page.locator(FIELD).press_sequentially("громада")
    expect(page.get_by_role("alert")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator(PANEL).first).to_be_visible()
    watch.trouble.clear()


def test_back_from_a_result_leads_to_the_results(open_page: OpenPage, base: str) -> None:
    page = open_page(base + "about/")
    page.fill(FIELD, "розмінуванням")
    page.locator(f"{PANEL} a").first.click()
    page.wait_for_url("**/tasks/**")
    page.go_back()
    expect(page.locator(FIELD)).to_have_value("розмінуванням")
    expect(page.locator(PANEL).first).to_be_visible()


def test_words_that_were_cut_off_on_their_way_are_no_error(
    open_page: OpenPage, base: str, then: Strategy, watch: Watch
) -> None:
    task = next(node for node in then.nodes() if not node.children)
    page = open_page(f"{base}tasks/{task.id}/#area-1?h=%D0%B")
    expect(page).to_have_url(f"{base}tasks/{task.id}/#area-1")
    assert watch.trouble == []


def test_an_address_that_marks_words_over_and_over_keeps_no_reader_waiting(open_page: OpenPage, base: str) -> None:
    page = open_page(f"{base}#{'?h=x' * 3_000}")
    expect(page).to_have_url(base, timeout=2_000)


def test_a_half_of_a_sign_is_not_searched_for_and_stops_nothing(open_page: OpenPage, base: str, watch: Watch) -> None:
    page = open_page(f"{base}search/")
    page.evaluate("() => { history.replaceState = () => { throw new Error('too fast') } }")
    page.locator(FIELD).fill("школа " * 33 + "а\U0001f600")  # of whose last sign 200 keep a half
    expect(page.locator(".search-count")).to_contain_text("Знайдено:")
    assert [said for said in watch.trouble if "URI" in said] == []


def test_the_count_is_there_once_for_who_walks_through_the_page(open_page: OpenPage, base: str) -> None:
    page = open_page(base + "search/?q=громада")
    told = page.locator("form[data-search] [aria-live]")
    expect(told).to_contain_text("Знайдено:")
    expect(told).to_have_text("")


def test_where_nothing_is_found_it_is_said_that_help_follows(open_page: OpenPage, base: str) -> None:
    page = open_page(base + "search/?q=бегемот")
    expect(page.locator("form[data-search] [aria-live]")).to_have_text(
        "За запитом «бегемот» нічого не знайдено. Що можна спробувати, підказано нижче."
    )
