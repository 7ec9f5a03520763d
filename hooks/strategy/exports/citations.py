"""A node, an area or an update → how to cite it, in the forms that papers, reference managers and wikis ask for.

Nothing is invented: there is no date of the document and, unless the settings name one, no author. What is
known is told as what it is: the day of access, which the reader's machine puts in the place of a hint, the day since
which the site has had this version of the text, and the day that an update bears. The forms:

- DSTU 8302:2015: part // whole : kind. URL (date of access);
- APA, 7th edition, sections 10.16, 9.4 and 9.16: without an author the title comes first, "n.d." stands for no date,
  and what may change is given with the day of retrieval;
- BibLaTeX manual, entry type @online; CSL-JSON, type "webpage"; RIS, type ELEC;
- Cite web, the template of the same name in the Ukrainian and the English Wikipedia.

Papers and people read the permanent address, the day of access and the day of the version. The address of that version
at the git host is long and may move: only reference managers get it, in their notes; a page links it once.
"""

import datetime
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from babel.dates import format_date

from strategy.addresses import permalinks
from strategy.exports import escaping
from strategy.i18n import Catalogue, english_name
from strategy.model import Area, Node, Strategy, Withdrawal, withdrawn_of
from strategy.model.updates import Update


@dataclass(frozen=True)
class Cited:
    """What is known of a text to cite.

    `key` is unique over the site; `quote` the text itself; `title` tells it among all; `place` says where in `work`
    it stands. `dated` is the day since which the site has had this version of the text, `wording` the address of that
    version; None where not known, and without the day there is no address. `withdrawn` says that it is, and when.
    """

    key: str
    lang: str
    quote: str
    title: str
    place: str
    work: str
    url: str
    translated: bool
    dated: datetime.date | None = None
    wording: str | None = None
    author: str | None = None
    withdrawn: str | None = None
    issued: datetime.date | None = None  # the day that it bears itself, as an update does
    written_in: str | None = None  # the language of the text, where it is not that of the page

    @property
    def language(self) -> str:
        return self.written_in or self.lang

    @property
    def quotation(self) -> str:
        """The text in quotation marks with its source, to paste anywhere."""
        words = Catalogue(self.lang).text
        work = words("cite.work_translated", work=self.work) if self.translated else self.work
        return words("cite.quotation", quote=self.quote, place=self.place, work=work, url=self.url)

    @property
    def dstu(self) -> str:
        """The form that areas are shown in."""
        return dstu(self)

    @property
    def forms(self) -> Mapping[str, str]:
        """The citation in every form that a page shows, by the name of the form, with hints for the day of access."""
        accessed = Catalogue(self.lang).text("cite.today.iso")
        return {
            "dstu": self.dstu,
            "apa": apa(self),
            "bibtex": bibtex(self, accessed),
            "csl": _json([csl(self, accessed)]),
            "wiki": wiki(self, accessed),
        }


@dataclass(frozen=True)
class Citations:
    """How to cite what a page holds: its node and, where it is a task, each of its areas, by their number; or an
    update."""

    node: Cited
    areas: Mapping[int, Cited] = field(default_factory=dict)

    @property
    def all(self) -> tuple[Cited, ...]:
        return (self.node, *self.areas.values())

    @property
    def of_any_area(self) -> str:
        """The quotation of an area, with marks where its text and its number belong."""
        number, cited = next(iter(self.areas.items()))
        place, url = (f"{text.removesuffix(str(number))}{{number}}" for text in (cited.place, cited.url))
        return replace(cited, quote="{text}", place=place, url=url).quotation


def of_node(
    node: Node,
    lang: str,
    strategy: Strategy,
    url: str,
    dated: datetime.date | None = None,
    wording: str | None = None,
    author: str | None = None,
) -> Citations:
    """How to cite a node in one language. `url` is the absolute address of the site's root."""
    words = Catalogue(lang).text
    address = url + permalinks.root(lang, strategy) + permalinks.permalink(node)
    place = node.label(lang)

    def cited(suffix: str, quote: str, title: str, place: str, address: str, of: Node | Area) -> Cited:
        translated = lang != strategy.languages[0]
        key, work = f"{node.id}{suffix}-{lang}", strategy.name[lang]
        gone = _withdrawal(of.withdrawn or node.withdrawn, lang, strategy)
        return Cited(key, lang, quote, title, place, work, address, translated, dated, wording, author, gone)

    def of_area(area: Area) -> Cited:
        number = f"{place}, {strategy.area_words.name[lang]} {area.id}"
        title = words("cite.area_title", text=area.text[lang], place=number)
        anchor = permalinks.anchor(area)
        return cited(f"-{anchor}", area.text[lang], title, number, f"{address}#{anchor}", area)

    title = words("cite.node_title", place=place, title=node.title[lang])
    areas = {area.id: of_area(area) for area in (*node.areas, *withdrawn_of(node.areas))}
    return Citations(cited("", node.title[lang], title, place, address, node), areas)


def of_update(update: Update, lang: str, strategy: Strategy, url: str, dated: datetime.date | None = None) -> Citations:
    """How to cite an update, by the day that it bears. Who wrote it is not known."""
    words, wording = Catalogue(lang), update.wording(lang)
    place = f"{words.text('update.name')}, {words.date(update.date)}"
    title = words.text("cite.node_title", place=place.removesuffix("."), title=wording.title)
    address = url + permalinks.root(lang, strategy) + permalinks.permalink(update)
    gone = update.withdrawn and words.text("update.withdrawn", date=words.when(update.withdrawn))
    written_in = update.written_in(lang)
    translated = written_in != strategy.languages[0]
    key, work = f"{update.id}-{lang}", strategy.name[lang]
    known = {"dated": dated, "withdrawn": gone, "written_in": written_in, "issued": update.date}
    return Citations(Cited(key, lang, wording.title, title, place, work, address, translated, **known))


def dstu(cited: Cited) -> str:
    words = Catalogue(cited.lang).text
    work = f"{cited.work} / {cited.author}" if cited.author else cited.work
    parts = [words("cite.dstu.work", title=cited.title, work=work)]
    if cited.translated:
        parts.append(_sentence(words("cite.translated")))
    parts.append(words("cite.dstu.url", url=cited.url, today=words("cite.today.numeric")))
    return " ".join(parts + _gone(cited) + _day(cited))


def apa(cited: Cited) -> str:
    words = Catalogue(cited.lang).text
    title = f"{cited.title} [{words('cite.translated')}]" if cited.translated else cited.title
    url = words("cite.apa.url", url=cited.url, today=words("cite.today.long"))
    issued = _written(cited.issued, "cite.apa.issued", cited.lang) if cited.issued else words("cite.apa.undated")
    first, *rest = [_sentence(text) for text in (cited.author, title) if text]
    parts = [first, f"({issued}).", *rest, _sentence(cited.work), url]
    return " ".join(parts + [f"[{said.removesuffix('.')}]" for said in _gone(cited) + _day(cited)])


def bibtex(cited: Cited, accessed: str = "") -> str:
    fields = {
        "author": cited.author and f"{{{escaping.tex(cited.author)}}}",  # a name that is not to be turned round
        "title": f"{{{escaping.tex(cited.title)}}}",  # braces keep the capitals
        "titleaddon": escaping.tex(cited.work),
        "date": cited.issued and cited.issued.isoformat(),
        "langid": english_name(cited.language).lower(),
        "url": cited.url,
        "urldate": accessed,
        "note": escaping.tex(_note(cited, _version(cited))),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@online{{{cited.key},\n{lines}}}\n"


def csl(cited: Cited, accessed: str = "") -> Mapping[str, object]:
    """A citation as an item of CSL-JSON."""
    day = cited.issued
    item = {
        "id": cited.key,
        "type": "webpage",
        "author": cited.author and [{"literal": cited.author}],
        "title": cited.title,
        "container-title": cited.work,
        "issued": day and {"date-parts": [[day.year, day.month, day.day]]},
        "language": cited.language,
        "URL": cited.url,
        "accessed": accessed and {"raw": accessed},
        "note": _note(cited, _version(cited)),
    }
    return {name: value for name, value in item.items() if value}


def ris(cited: Cited) -> str:
    """A citation for reference managers that read RIS."""
    fields = (
        *(("TY", "ELEC"), ("ID", cited.key), ("AU", cited.author), ("TI", cited.title), ("T2", cited.work)),
        *(("DA", cited.issued and f"{cited.issued:%Y/%m/%d}"), ("LA", cited.language), ("UR", cited.url)),
        ("N1", _note(cited, _version(cited))),
    )
    lines = [f"{name}  - {' '.join(value.split())}" for name, value in fields if value]
    return "".join(f"{line}\r\n" for line in (*lines, "ER  - "))


def wiki(cited: Cited, accessed: str = "") -> str:
    words = Catalogue(cited.lang).text
    fields = {
        "url": cited.url,
        "author": cited.author and escaping.wiki(cited.author),
        "title": escaping.wiki(cited.title),
        "website": escaping.wiki(cited.work),
        "date": cited.issued and cited.issued.isoformat(),
        "access-date": accessed,
        "language": cited.language,
    }
    inner = "".join(f" |{name}={value}" for name, value in fields.items() if value)
    note = _note(cited, _day(cited))
    return f"{{{{{words('cite.wiki.template')}{inner}}}}}" + (f" {escaping.wiki(note)}" if note else "")


def bibtex_file(all_cited: tuple[Cited, ...]) -> str:
    return "\n".join(map(bibtex, all_cited))


def csl_file(all_cited: tuple[Cited, ...]) -> str:
    return _json(list(map(csl, all_cited)))


def ris_file(all_cited: tuple[Cited, ...]) -> str:
    return "\r\n".join(map(ris, all_cited))


FILES: Mapping[str, Callable[[tuple[Cited, ...]], str]] = dict(
    zip(permalinks.CITATIONS, (bibtex_file, csl_file, ris_file), strict=True)
)


def _json(items: list[Mapping[str, object]]) -> str:
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _day(cited: Cited) -> list[str]:
    """Since when the site has had this version of the text."""
    if not cited.dated:
        return []
    return [_sentence(Catalogue(cited.lang).text("cite.dated", date=_written(cited.dated, "cite.day", cited.lang)))]


def _written(day: datetime.date, pattern: str, lang: str) -> str:
    """A day as one of the forms asks for it."""
    catalogue = Catalogue(lang)
    return format_date(day, catalogue.text(pattern), locale=catalogue.locale)


def _withdrawal(withdrawal: Withdrawal | None, lang: str, strategy: Strategy) -> str | None:
    """That something was withdrawn, with the edition or the day of it."""
    if not withdrawal:
        return None
    words = Catalogue(lang)
    names = [edition.name[lang] for edition in strategy.editions if edition.id == withdrawal.edition]
    since = names[0] if names else withdrawal.date and words.when(withdrawal.date)
    said = words.text("withdrawn.mark")
    return f"{said.removesuffix('.')}: {since}." if since else said


def _gone(cited: Cited) -> list[str]:
    return [_sentence(cited.withdrawn)] if cited.withdrawn else []


def _version(cited: Cited) -> list[str]:
    """The same with the address of that version."""
    return [f"{day.removesuffix('.')}: {cited.wording}" if cited.wording else day for day in _day(cited)]


def _note(cited: Cited, version: list[str]) -> str:
    translated = [_sentence(Catalogue(cited.lang).text("cite.translated"))] if cited.translated else []
    return " ".join(translated + _gone(cited) + version)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."
