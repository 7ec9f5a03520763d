"""The hosts that the report names for the documents attached to texts."""

from dataclasses import replace

import pytest

from office_files import word
from reported import BEFORE
from strategy.checking.attached import active_content
from strategy.checking.attached.active_content import Judged
from strategy.commands import hosts
from strategy.i18n import Catalogue
from strategy.reading.files import ProjectFiles

WORDS = Catalogue("uk", "review").text
NAMED = "- ⚠️ **Сайт, на який досі ніщо не посилалося:** "


def leading(*addresses: str) -> bytes:
    leads = {f"r{number}": ("hyperlink", address) for number, address in enumerate(addresses)}
    return word("".join(f'<w:p><w:hyperlink r:id="{one}"/></w:p>' for one in leads), **leads)


def files(text: str = "", **others: bytes) -> ProjectFiles:
    """A page, and documents by their names without an ending."""
    documents = tuple((f"{name}.docx", data) for name, data in others.items())
    names = frozenset(("a.md", *(name for name, _ in documents)))
    pages = (("docs/a.md", f"---\ntitle: T\n---\n{text}\n".encode()),)
    return ProjectFiles(pages, names, settings=BEFORE.settings, others=documents)


def told(before: ProjectFiles, after: ProjectFiles, *remade: str) -> list[str]:
    return [*hosts.lines(before, after, WORDS, remade)]


A, B = (leading(f"https://{host}.example/") for host in "ab")


def test_a_new_document_names_the_hosts_that_it_leads_to() -> None:
    both = leading("https://a.example/1", "https://a.example/2", "https://рада.укр", "#x")
    assert told(files(), files(x=both, y=A)) == [
        f"{NAMED}`a.example` (посилання в `docs/x.docx`, `docs/y.docx`)",
        f"{NAMED}`рада.укр` (`xn--80aal0c.xn--j1amh`) (посилання в `docs/x.docx`)",
    ]


def test_a_text_names_its_host_alone() -> None:
    assert told(files(), files("<https://a.example/>", x=A)) == [f"{NAMED}`a.example`"]


def test_an_address_ends_where_the_site_ends_it() -> None:
    """It begins another one there."""
    found = told(files(), files("`https://b.example/x«https://a.example/»`"))
    assert found == [f"{NAMED}`{host}.example`" for host in "ab"]


@pytest.mark.parametrize("sign", "!…’”.,;:?")
def test_a_sign_behind_an_address_is_none_of_it(sign: str) -> None:
    assert told(files(), files(f"`x https://a.example{sign} y`")) == [f"{NAMED}`a.example`"]


@pytest.mark.parametrize(
    ("shown", "host"),
    [
        ("www.a.example і", "www.a.example"),
        ("https://www.gov.ua@a.example/", "a.example"),
        ("HTTPS://a.example/x!", "a.example"),
        ("office@a.example або", "a.example"),
    ],
)
def test_what_viewers_of_pdf_make_a_link_of_is_told(shown: str, host: str) -> None:
    after = files()
    update = ("docs/updates/2026-03-01-x.md", f"---\ntitle: T\ndone: Див. {shown}\n---\n".encode())
    assert told(files(), replace(after, data=(*after.data, update))) == [f"{NAMED}`{host}`"]


@pytest.mark.parametrize("text", ["<https://a.example/>", "[a](https://a.example)", "Див. www.a.example"])
def test_a_host_that_a_text_has_linked_to_is_not_new(text: str) -> None:
    data = leading("https://www.a.example/") if "www" in text else A
    assert told(files(text), files(text, x=data)) == []


def test_a_host_that_a_document_has_linked_to_is_not_new() -> None:
    """One that stays, one that is another now, one that goes; but a page that leads there is told as ever."""
    assert told(files(y=A), files(x=A, y=A)) == []
    assert told(files(x=A), files(x=leading("https://a.example/new")), "x.docx") == []
    assert told(files(x=A), files(y=A)) == []
    assert told(files(x=A), files(x=B), "x.docx") == [f"{NAMED}`b.example` (посилання в `docs/x.docx`)"]
    assert told(files(x=A), files("<https://a.example>", x=A)) == [f"{NAMED}`a.example`"]


def test_a_host_that_only_a_hidden_document_has_led_to_is_new() -> None:
    """Nothing that is hidden is published; git knows of it all the same."""
    hidden = replace(files(), others=((".x/x.docx", A),))
    assert told(hidden, files(x=A)) == [f"{NAMED}`a.example` (посилання в `docs/x.docx`)"]


def test_a_document_that_cannot_be_read_to_its_end_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(active_content, "judged", lambda data, ending: Judged(None, are_all=False))
    assert told(files(), files(x=A)) == [f"- ⚠️ **{WORDS('links_unread')}** `docs/x.docx`"]
    assert told(files(x=A), files(x=A)) == []


def test_hosts_that_are_none_break_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the words of a page may name them."""
    monkeypatch.setattr(active_content, "judged", lambda data, ending: Judged(None, frozenset(("-a.example", "[x"))))
    assert told(files(), files(x=A)) == [
        f"{NAMED}`{host}` (посилання в `docs/x.docx`)" for host in ("-a.example", "[x")
    ]


def test_what_the_check_refuses_names_nothing() -> None:
    assert told(files(), files(x=word("<x"), y=b"")) == []
