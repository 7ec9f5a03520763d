"""Where a link in a document may lead: to a place of the file, or plainly to the web."""

import pytest

from strategy.checking.attached.document_links import Followed, judged


@pytest.mark.parametrize(
    ("address", "may_lead"),
    [
        ("", True),
        ("#Розділ..|outline", True),
        ("#/../x", False),
        ('#x" x.exe', False),
        ("#x\\", False),
        ("Pictures/1.png", False),
        ("./Object 1", False),
        ("..", False),  # LibreOffice writes it
        ("додаток.v2.pdf", False),
        ("звіт.html?шлях=../x", False),
        ("www.gov.ua/news", False),  # to some programs a site, to others a file
        ("https://gov.ua/a/../b", True),
        ("HTTP://gov.ua/ ", True),
        (" http://gov.ua/", False),
        ("\u00a0http://gov.ua/", False),
        ("http://", True),
        ("ht\ntp://gov.ua/", False),
        ("http:\\\\gov.ua\\x", False),
        ("../x.exe", False),
        ("..a/../../../etc/passwd", False),
        ("%2e%2e/x.png", False),
        ("a/../../x", False),
        ("..?/../x.png", False),
        ("a\\..\\..\\x", False),
        ("/etc/passwd", False),
        ("mailto:a@gov.ua?subject=Звіт", True),
        ("mailto:a@gov.ua?attach=/etc/passwd", False),
        ("MAILTO:a@gov.ua?bcc=b@a.example", False),
        ("mailto:a@gov.ua?cc=b@a.example&subject={", False),
        (f"mailto:a@gov.ua?bcc=b@a.example&body={'x' * 2000}", False),
        ('https://gov.ua/" "https://a.example/', False),
        ("https://www.gov.ua@a.example/", False),
        ("http://127.0.0.%31/", False),
        ("http://127.0.0.¹/", False),
        ("https://gov.ua:8443/", True),
        *((f"https://gov.ua:{port}/", False) for port in ("99999", "80:80", "8o", "-1")),
    ],
)
def test_a_link_leads_to_a_place_of_the_file_or_to_the_web(address: str, may_lead: bool) -> None:
    assert isinstance(judged(address), Followed) is may_lead
