"""The hosts to which documents lead, as the check finds them."""

import pytest

from office_files import excel, word
from pdf_files import PAGES, pdf
from strategy.checking.attached.active_content import judged
from strategy.checking.attached.document_links import Astray, host

TEXT = '<w:p><w:hyperlink r:id="r1"/></w:p>'
LINK = '<x:hyperlinks><x:hyperlink ref="A1" r:id="r1"/></x:hyperlinks>'


def linked(ending: str, address: str) -> bytes:
    leads = {"r1": ("hyperlink", address)}
    return word(TEXT, **leads) if ending == ".docx" else excel("", LINK, **leads)


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
@pytest.mark.parametrize(
    "address", ["https://a.example/wiki/File:Kyiv.jpg", "https://a.example/web/2024/ftp://b.example/"]
)
def test_hosts_are_found_in_an_office_file(ending: str, address: str) -> None:
    assert judged(linked(ending, address), ending)[:3] == (None, {"a.example"}, True)


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
@pytest.mark.parametrize(
    "address",
    [
        *("file:///etc/passwd", "https://www.gov.ua@a.example/", "javascript:alert(1)", "http:\\\\gov.ua\\x"),
        *("ms-word:ofe|u|https://a.example/", "mailto:a@gov.ua?bcc=b@a.example", "http://127.0.0.%31/"),
    ],
)
def test_a_link_is_held_to_the_rule_of_the_pages(ending: str, address: str) -> None:
    found = judged(linked(ending, address), ending).found
    assert isinstance(found, Astray)
    assert found == address


@pytest.mark.parametrize(
    "data",
    [
        pdf(b"", b"<</Subtype/Link/A<</S/URI/URI(https://a.example/x)>>>>"),
        pdf(b"", b"<</Subtype/Link/A<</S/URI/URI 4 0 R>>>>", b"(https://a.example)"),
    ],
    ids=["link", "apart"],
)
def test_hosts_are_found_in_a_pdf(data: bytes) -> None:
    assert judged(data, ".pdf")[:3] == (None, {"a.example"}, True)


def test_letters_of_a_host_in_a_pdf_are_read_as_browsers_do() -> None:
    """Typst writes them in UTF-8; before UTF-16 some would read other signs."""

    def of_link(address: bytes) -> bytes:
        return pdf(b"", b"<</Subtype/Link/A<</S/URI/URI(%s)>>>>" % address)

    address = "https://рада.укр/і"
    assert judged(of_link(address.encode()), ".pdf")[:3] == (None, {"рада.укр"}, True)
    assert judged(of_link(b"\xfe\xff" + address.encode("utf-16-be")), ".pdf").found


def test_an_empty_address_leads_nowhere() -> None:
    assert judged(pdf(b"", b"<</Subtype/Link/A<</S/URI/URI()>>>>", pages=PAGES), ".pdf")[:3] == (
        None,
        frozenset(),
        True,
    )


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://A.example:8080/x", "a.example"),
        (" HTTPS://рада.укр/ ", "рада.укр"),
        ("mailto:a@gov.ua?subject=b@c.example", "gov.ua"),
        ("http://gov.ua@a.example/", "a.example"),
        ("http:///a.example/", "a.example"),
        ("https:a.example", "a.example"),
        ("https:\\\\a.example\\@gov.ua/", "a.example"),
        ("https://gov.ua?\\@a.example", "gov.ua"),
        ("https://[x", "https://[x"),
        ("#Розділ.1.2", ""),
        ("", ""),
    ],
)
def test_the_host_of_an_address(address: str, found: str) -> None:
    assert host(address) == found
