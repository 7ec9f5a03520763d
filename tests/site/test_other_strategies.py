"""Other strategies, built whole. What holds for every built site holds for them: its tests run here on each of them.

Real ones of communities, of eight different shapes, in one language; an invented one of five levels in three; and one
whose official language is another.
"""

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest
from test_api import (  # noqa: F401
    test_addresses_in_the_answers_resolve,
    test_all_that_is_listed_is_published,
    test_an_answer_holds_all_that_the_data_say_of_a_node,
    test_an_answer_says_nothing_that_the_page_does_not,
    test_every_answer_is_as_described,
    test_the_description_of_the_interface_is_valid,
    test_there_is_an_answer_for_every_node_and_the_whole_holds_the_same,
)
from test_content import (  # noqa: F401
    test_a_node_links_its_parents_children_and_neighbours,
    test_every_text_is_where_it_belongs,
    test_the_start_page_leads_to_every_node_in_one_click,
)
from test_languages import (  # noqa: F401
    test_canonical_and_alternates_are_absolute_and_agree,
    test_every_document_is_in_its_language,
    test_every_node_has_a_page_in_every_language,
    test_every_page_has_its_twins,
    test_the_sitemap_lists_exactly_the_pages_with_their_alternates,
    test_the_switch_leads_to_the_twin_and_back,
)
from test_linked_data import (  # noqa: F401
    test_breadcrumbs_are_the_trail_of_the_page,
    test_every_page_says_what_it_is,
    test_linked_data_lead_to_what_is_there,
)
from test_links import (  # noqa: F401
    test_every_internal_link_and_anchor_resolves,
    test_every_number_redirects_to_its_node,
    test_there_is_a_redirect_for_every_number_in_every_language,
)
from test_markdown import (  # noqa: F401
    test_links_of_markdown_resolve,
    test_llms_txt_lists_every_page_and_those_of_the_other_languages,
    test_markdown_says_what_the_page_does,
)
from test_markup import (  # noqa: F401
    test_every_page_has_a_description_of_its_own,
    test_every_page_has_one_heading_of_its_own,
    test_every_title_is_unique,
    test_headings_skip_no_level,
    test_ids_are_unique_within_a_page,
)
from test_promises import unanswered
from test_quotable import (  # noqa: F401
    test_a_short_address_that_is_shared_shows_what_it_leads_to,
    test_every_node_is_cited_on_its_page_and_in_files,
    test_every_page_has_a_card_of_its_own,
    test_every_task_has_a_card_for_other_sites,
    test_the_page_about_citing_shows_what_the_first_task_offers,
    test_the_strategy_and_every_task_are_there_as_tagged_pdf,
)
from test_web_servers import rules, written_rules

from invented import STRATEGY, five_levels_project, other_project
from strategies.faults import cured
from strategy.addresses import register
from strategy.checking.check import check
from website import DATA, URL_BELOW, Website, built

# How goals are numbered → the community that numbers them so.
SHAPES = {
    "labels-and-digits": "UA73020010000044067",
    "no-codes-many-goals": "UA32080010000060215",
    "number-signs": "UA48060330000083035",
    "digits-then-letters": "UA48060350000011218",
    "letters-with-dots": "UA53040010000091190",
    "anew-below-each-goal": "UA12140110000060935",
    "goals-alone": "UA12020070000057092",
    "digits-up-to-10": "UA12080010000029838",
}
OTHERS: Mapping[str, Callable[[Path], Path]] = {
    **{name: partial(other_project, strategy=cured(key)) for name, key in SHAPES.items()},
    "five-levels": five_levels_project,
    "english-first": partial(other_project, strategy=STRATEGY.read_bytes().replace(b"[uk, en]", b"[en, uk]", 1)),
}


@pytest.fixture(scope="module", params=OTHERS)
def website(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Website:
    """The site of another strategy, below a path."""
    folder = tmp_path_factory.mktemp("other")
    project = OTHERS[request.param](folder / "project")
    strategy = check((project / DATA).read_bytes()).strategy
    made = built(project, folder / "site", strategy, URL_BELOW)
    assert "WARNING" not in made.said
    return made


@pytest.fixture(scope="module")
def each_website(website: Website) -> Website:
    return website


def test_every_address_that_would_be_registered_answers(website: Website) -> None:
    _, documents = register.read(website.folder.parent / "project")
    text = register.extended("", documents, website.strategy, "")
    assert unanswered(website, text) == []


def test_the_host_warns_of_nothing(website: Website) -> None:
    assert [line for line in website.said.splitlines() if not line.startswith("INFO ")] == []


def test_letters_in_addresses_are_encoded_where_programs_read_them(website: Website) -> None:
    assert website.files["_redirects"].isascii()
    assert [path for path, found in written_rules(website).items() if found != rules(website)] == []
    numbers = json.loads(website.files["api/v1/index.json"])["numbers"]
    assert all(address.isascii() and website.is_there(address) for address in numbers.values())
    for page in website.pages.values():
        named = page.xpath("//link[@rel='canonical' or @hreflang]/@href | //meta[@property='og:url']/@content")
        assert named and all(address.isascii() for address in named)
