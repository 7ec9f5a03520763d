"""What the words of a link say of where it leads: a host, or an address of mail. They must say the truth.

Where a link leads out of the site stands beside its words (site/places.py). So only what plainly names another place
is refused here, and signs that ordinary words do without: among all others some pass for dots, slashes and letters.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from strategy.model import urls
from strategy.model.signs import composed

_LATIN = "A-Za-zÀ-ÖØ-öø-ķĹ-ľŁ-ňŊ-žȘ-ț"
_CYRILLIC = "А-Яа-яЁЄІЇЎёєіїўҐґ"  # of Ukrainian, Russian and Belarusian
_BLANKS = " \n\t\u00a0\u2009\u202f"
_HIDDEN = "\u00ad\u0301"  # soft hyphen, stress
_MARKS = "‐‑–—−‘’ʼ“”„«»‹›…′″№§°¹²³¼½¾‰×±÷≈≤≥←↑→↓↗©®™€£₴"
_STRANGE = re.compile(f"[^{_BLANKS}!-~{_LATIN}{_CYRILLIC}{_HIDDEN}{_MARKS}]")
_ENDS = "ua|com|org|net|gov|edu|info|eu|укр|рф"  # of hosts; no sentence begins with them in small letters
_END = re.compile(rf"(?:{_ENDS})(?![^\W\d_])")  # «ua-2026», too
# A host before what a full stop joins to it: «gov.ua.Тут», «gov.ua.2026», «gov.ua.pdf».
_BEGIN = re.compile(
    rf"[\w.-]+\.(?:(?:ua|com|org|net|gov|edu|eu|укр|рф)(?=\.)|[{_LATIN}]{{2,24}}(?=\.[{_CYRILLIC}0-9]))"
)
_SPACED_DOT = re.compile(rf" ?\. ?(?=(?:{_ENDS})\b)")
_TWO_SCRIPTS = re.compile(rf"(?<=[{_LATIN}])-(?=[{_CYRILLIC}])|(?<=[{_CYRILLIC}])-(?=[{_LATIN}])")
_RUN = re.compile(r"[\w-]+(?:\.{1,2}(?!https?:)[\w-]+)*")
_BEGUN = re.compile(r"(?:://\W{0,9}|https?:[^\w\s]{0,9})\Z")  # an address, right before its host
_WWW = re.compile(r"\Awww\.(?=.+\.)")  # but not of the host www.ua
_FOUR_NUMBERS = re.compile(r"\W*((?:\d{1,3}\.){3}\d{1,3})(?:[:/].*|\W*)")
_LATIN_END = re.compile(rf"[{_LATIN}]{{2,24}}|xn--[a-z0-9-]+")
_CYRILLIC_END = re.compile("рус|бел|бг|срб|мкд|мон|ею|сайт|онлайн|орг|ком|сом|дія")
_LIKE_LATIN = re.compile("[асԁеһіјӏорԗԛѕԝхуҽпгѵѡкмьԍ0-9-]+")  # Cyrillic, and every letter passes for a Latin one
_NO_ABBREVIATION = re.compile("[а-яґєії-]+[аеєиіїоуюяьй]")  # Ukrainian ones end before a vowel
_REST = re.compile(r"[/?#](?:(?!www\.|://)\S)*|:[0-9]\S*")  # of an address, after its host
_MAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_FILES = frozenset(  # endings of files that no host has
    (
        *("pdf", "doc", "docx", "xls", "xlsx", "odt", "ods", "csv", "jpg", "jpeg", "png", "webp", "svg", "txt"),
        *("html", "xml", "json", "yaml", "yml", "js", "css", "ics"),
    )
)
_FILES_OR_HOSTS = frozenset(("md", "py", "zip"))  # endings of files which are those of countries and companies too


Found = tuple[str, Mapping[str, str]]  # a key of the catalogue "problems", its parameters


def misleading(words: str, link: str, beside: Iterable[str] = (), longer: Iterable[str] = ()) -> Found | None:
    """What is wrong with the words of a link: they name what it does not lead to, or hold a strange sign. `beside`:
    what else they name along with what stands right beside them, `longer`: of this, what takes a part from there."""
    leads_out, is_bad = bool(urls.scheme(link)), urls.fault(link)
    host = link if is_bad else urls.host(link)  # nobody knows the host of an address that is none
    if words == link or not (is_bad or urls.place_beside(link, words)):  # the place or the address, no more
        name = next(iter(longer), None)
        return name and ("link.other_words", {"value": name, "host": host})
    seen = plain(words)
    numbers = _FOUR_NUMBERS.fullmatch(seen) if leads_out else None  # 1.1.2.3 is a number of the document, too
    names = (*([numbers[1]] if numbers else []), *(name for _, _, name in named(seen)), *beside)
    for name in names:
        if not is_true(name, link):
            return "link.other_words", {"value": name, "host": host}
    if leads_out and (found := _STRANGE.search(composed(words))):
        return "link.sign", {"sign": found[0], "code": f"U+{ord(found[0]):04X}"}
    return None


def plain(text: str) -> str:
    """A text as a reader takes it in: no blanks before the ends of hosts, no marks of notes behind them."""
    seen = re.sub(f"[{_HIDDEN}]", "", composed(unquote(text)))
    return _TWO_SCRIPTS.sub(" ", _SPACED_DOT.sub(".", re.sub(r"[\s¹²³¼½¾]+", " ", seen)))


def named(seen: str) -> Iterator[tuple[int, int, str]]:
    """(start, end with its path, host or address of mail) of each that a plain text names."""
    mails = [found.span() for found in _MAIL.finditer(seen)]
    yield from ((start, end, seen[start:end].lower()) for start, end in mails)
    in_mails = {place for start, end in mails for place in range(start, end)}
    at = 0
    while found := _RUN.search(seen, at):
        word, at = found[0].strip("._-"), found.end()
        is_begun = _BEGUN.search(seen, max(0, found.start() - 15), found.start())
        if host := word if is_begun else "" if found.start() in in_mails else _host(word):
            at = at if host == word else seen.index(host, found.start()) + len(host)
            rest = _REST.match(seen, at)
            at = rest.end() if rest else at
            yield found.start(), at, host.lower()


def _host(run: str) -> str:
    """The host that words joined by dots are, or begin with; "" where they are none."""
    if _is_host(run):
        return run
    found = _BEGIN.match(run)
    return found[0] if found and _is_host(found[0]) else ""


def _is_host(word: str) -> bool:
    """Whether words joined by dots are a host: not «м.Київ», «т.д», «І.І.Іваненко», «звіт.pdf», «Дія.City»."""
    *before, last = re.split(r"\.+", word)
    small, above = last.lower(), before[-1] if before else ""
    if not above or small in _FILES:
        return False
    if re.search(rf"[{_LATIN}][{_CYRILLIC}]|[{_CYRILLIC}][{_LATIN}]", word) or _END.match(small):
        return True
    if _LATIN_END.fullmatch(last):
        is_word = last.istitle() and len(last) > 3  # «Microsoft.Office»
        return last[0].islower() or (not is_word and bool(re.search(f"[{_LATIN}]", above)))
    if last.istitle() or len(last) < 2:
        return False
    looks_latin = _LIKE_LATIN.fullmatch(small) and last.isalpha()
    if looks_latin and (re.search(f"[{_LATIN}]", above) or _LIKE_LATIN.fullmatch(word.lower().replace(".", ""))):
        return True
    return bool(_CYRILLIC_END.fullmatch(small) or _NO_ABBREVIATION.fullmatch(above))


def is_true(name: str, link: str) -> bool:
    """Whether a link leads where a name in small letters says."""
    good = not urls.fault(link)
    if "@" in name and link.startswith("mailto:"):
        return name == urls.place(link).lower()
    may_be_file = name.rpartition(".")[2] in _FILES_OR_HOSTS and not name.startswith("www.")
    if may_be_file and (not urls.scheme(link) or (name.count(".") == 1 and name in unquote(link).lower())):
        return True
    leads = plain(urls.place(link)).lower() if good else ""
    host, leads = (_WWW.sub("", one.rpartition("@")[2]) for one in (name, leads))
    if not leads or "." not in host:
        return False
    return f".{host}".endswith(f".{leads}") or f".{leads}".endswith(f".{host}")
