"""Links for passing a page on: whatever stands in a title, it stays in its place."""

from urllib.parse import parse_qs, unquote, urlsplit

from strategy.site import sharing

TITLE = "1.1.2. Сад & город: «всім» {url} 100 % #1"
URL = "https://example.org/tasks/garden/#area-1"


def test_a_link_holds_the_address_and_the_title_whole() -> None:
    ((service, link),) = sharing.links({"Post": "https://post.example/?u={url}&t={text}"}, TITLE, URL)
    assert service == "Post"
    assert parse_qs(urlsplit(link).query) == {"u": [URL], "t": [TITLE]}
    assert urlsplit(link).fragment == ""


def test_a_letter_has_the_title_for_its_subject_and_both_for_its_text() -> None:
    query = parse_qs(urlsplit(sharing.mail(TITLE, URL)).query)
    assert query == {"subject": [TITLE], "body": [f"{TITLE}\n{URL}"]}


def test_a_pattern_may_name_a_program() -> None:
    ((_, link),) = sharing.links({"Program": "program://forward?text={text}%20{url}"}, TITLE, URL)
    assert unquote(link) == f"program://forward?text={TITLE} {URL}"


def test_letters_stand_as_they_are() -> None:
    assert "Сад%20%26%20" in sharing.mail(TITLE, URL)
