"""The site around the strategy: its pages and its settings."""

from pathlib import Path

from PIL import Image

from everyday.acting import act, photograph, put, replace
from invented import FEEDS
from strategy.__main__ import main as strategy
from strategy.addresses import register
from website import DATA

SETTINGS = Path("mkdocs.yml")


@act
def moved() -> None:
    """Give the site another address, other colours, an owner and a contact"""
    replace(SETTINGS, '"https://example.org/"]', '"https://goals.example.net/"]')
    for name in ("brand", "bar"):
        replace(SETTINGS, f'{name}: "#17456b"', f'{name}: "#5b1a6b"')
    for name in ("owner: {uk", "author: {uk", "contact:"):
        replace(SETTINGS, f"  # {name}", f"  {name}")


@act
def written() -> None:
    """Write a page with a photograph, and put it into the menu"""
    shown = photograph("docs/contacts.md", "budynok", "Будинок")
    page = "---\ntitle: {}\ndescription: {}.\n---\n{}.\n\n## 1 {{#phone}}\n\n{}\n"
    put(Path("docs/contacts.md"), page.format("Контакти", "Як із нами зв’язатися", "Пишіть нам", shown))
    put(
        Path("docs/contacts.en.md"),
        page.format("Contacts", "How to reach us", "Write to us", shown.replace("Будинок", "House")),
    )
    replace(SETTINGS, "      - privacy.md\n", "      - privacy.md\n      - contacts.md\n")


@act
def long() -> None:
    """Write a page of many sections with a drawing and a document, and one in Ukrainian alone"""
    with Image.effect_noise((800, 400), 90) as noise:
        noise.convert("P").save("docs/shema.png")
    sections = (f"## Розділ {number} {{#part-{number}}}\n\n{said(number)}\n" for number in range(1, 60))
    front = "---\ntitle: Як ми працюємо\ndescription: Порядок роботи.\n---\n"
    put(Path("docs/rules.md"), f"{front}![Схема](shema.png)\n\n" + "\n".join(sections))
    replace(
        Path("docs/about.md"),
        "На сайті є весь текст",
        "Крім того, тут сказано, [як ми працюємо](rules.md). На сайті є весь текст",
    )
    replace(SETTINGS, "      - cite.md\n", "      - cite.md\n      - rules.md\n")
    replace(SETTINGS, "      - statuses.md\n", "")


@act
def marked() -> None:
    """Give the site another mark, another host below a path, other services and a file of the host"""
    put(
        Path("overrides/assets/images/herb.svg"),
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path fill="#5b1a6b" d="M0 0h10v10H0z"/></svg>\n',
    )
    put(Path("docs/CNAME"), "goals.example.net\n")
    for old, new in (
        ("favicon: assets/images/mark.svg", "favicon: assets/images/herb.svg"),
        ("https://goals.example.net/", "https://goals.example.net/strategy/"),
        ("https://git.example.org/strategy", "https://forge.example.net/city/strategy"),
        ('"edit/main/docs/"', '"_edit/main/docs/"'),
        ('    Viber: "viber://forward?text={text}%20{url}"\n', ""),
        ("  # host_files: [CNAME, .well-known/security.txt]", "  host_files: [CNAME]"),
    ):
        replace(SETTINGS, old, new)


def alone() -> None:
    """Make a site of one's own of it, in Ukrainian alone"""
    replace(DATA, "languages: [uk, en]", "languages: [uk]")
    replace(SETTINGS, '"https://example.org/"]', '"https://goals.example.net/"]')
    replace(SETTINGS, '"4ef7e6ae-680f-4a61-9888-7b69a274912d"', f'"{FEEDS}"')
    Path(register.FILE).unlink()
    assert strategy(["register"]) == 0


def said(number: int) -> str:
    """A text that does not repeat itself."""
    return " ".join(f"Правило {place * number % 997} стосується справи {place + number}." for place in range(1, 40))
