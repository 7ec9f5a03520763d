"""Where an address in a document may lead: on within the file, or to the web, by the host that it names."""

import pytest

from strategy.checking.attached.document_links import may_lead


@pytest.mark.parametrize(
    ("address", "as_part", "as_link"),
    [
        ("Pictures/1.png", True, True),
        ("./Object 1", True, True),
        ("#Розділ..|outline", True, True),
        ("..", True, True),  # LibreOffice writes it
        ("додаток.v2.pdf", True, True),
        ("звіт.html?шлях=../x", True, True),
        ("www.gov.ua/news", True, True),
        ("https://gov.ua/a/../b", False, True),
        ("../x.exe", False, False),
        ("..a/../../../etc/passwd", False, False),
        ("%2e%2e/x.png", False, False),
        ("a/../../x", False, False),
        ("a\\..\\..\\x", False, False),
        ("/etc/passwd", False, False),
        ("mailto:a@gov.ua?subject=Звіт", False, True),
        ("mailto:a@gov.ua?attach=/etc/passwd", False, False),
        ("mailto:a@gov.ua?%61ttach=/etc/passwd", False, False),
        ("mailto:a@gov.ua?attach=C:\\x", False, False),
        ("mailto:a@gov.ua?cc=b@a.example&body=^", False, False),
        ("MAILTO:a@gov.ua?bcc=b@a.example", False, False),
        ("mailto:a@gov.ua?cc=b@a.example&subject={", False, False),  # whatever else is wrong with it
        (f"mailto:a@gov.ua?bcc=b@a.example&body={'x' * 2000}", False, False),
        ('https://gov.ua/" "https://a.example/', False, False),
        ('x/" "file:///etc/passwd', False, False),
        ("https://www.gov.ua@a.example/", False, False),
        ("http://127.0.0.%31/", False, False),
        ("http://127.0.0.¹/", False, False),
        ("https://gov.ua:8443/", False, True),
        (f"https://{'a' * 250}.ua/", False, True),
        (f"https://{'a' * 251}.ua/", False, False),
        *((f"https://gov.ua:{port}/", False, False) for port in ("99999", "80:80", "8o", "-1")),
    ],
)
def test_an_address_stays_in_the_file_or_leads_to_the_web(address: str, as_part: bool, as_link: bool) -> None:
    assert (may_lead(address, False), may_lead(address, True)) == (as_part, as_link)


@pytest.mark.parametrize(
    "address", ["www.gov.ua@a.example/", "192.168.0.1/reset", "router.local.lan/a", "a.b@c.example"]
)
def test_what_browsers_take_for_the_web_is_judged_as_such(address: str) -> None:
    assert not may_lead(address, True)
