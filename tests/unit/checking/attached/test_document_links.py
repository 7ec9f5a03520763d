"""Where an address in a document may lead: what programs fetch, within the file; links, plainly to the web."""

import pytest

from strategy.checking.attached.document_links import may_lead, stays


@pytest.mark.parametrize(
    ("address", "as_part", "as_link"),
    [
        ("", True, True),
        ("#Розділ..|outline", True, True),
        ("Pictures/1.png", True, False),
        ("./Object 1", True, False),
        ("..", True, False),  # LibreOffice writes it
        ("додаток.v2.pdf", True, False),
        ("звіт.html?шлях=../x", True, False),
        ("www.gov.ua/news", True, False),  # to some programs a site, to others a file
        ("https://gov.ua/a/../b", False, True),
        (" HTTP://gov.ua/ ", False, True),
        ("http://", False, True),
        ("ht\ntp://gov.ua/", False, False),
        ("http:\\\\gov.ua\\x", False, False),
        ("../x.exe", False, False),
        ("..a/../../../etc/passwd", False, False),
        ("%2e%2e/x.png", False, False),
        ("a/../../x", False, False),
        ("..?/../x.png", False, False),
        ("a\\..\\..\\x", False, False),
        ("/etc/passwd", False, False),
        ("mailto:a@gov.ua?subject=Звіт", False, True),
        ("mailto:a@gov.ua?attach=/etc/passwd", False, False),
        ("MAILTO:a@gov.ua?bcc=b@a.example", False, False),
        ("mailto:a@gov.ua?cc=b@a.example&subject={", False, False),
        (f"mailto:a@gov.ua?bcc=b@a.example&body={'x' * 2000}", False, False),
        ('https://gov.ua/" "https://a.example/', False, False),
        ("https://www.gov.ua@a.example/", False, False),
        ("http://127.0.0.%31/", False, False),
        ("http://127.0.0.¹/", False, False),
        ("https://gov.ua:8443/", False, True),
        *((f"https://gov.ua:{port}/", False, False) for port in ("99999", "80:80", "8o", "-1")),
    ],
)
def test_an_address_stays_in_the_file_or_leads_to_the_web(address: str, as_part: bool, as_link: bool) -> None:
    assert (stays(address), may_lead(address)) == (as_part, as_link)
