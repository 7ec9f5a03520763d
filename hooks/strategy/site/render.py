"""Page specification → HTML, through a strict, autoescaping Jinja environment of our own.

The host's theme places what comes out of here; it adds no words of its own.
"""

import datetime
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from jinja2 import Environment
from markupsafe import Markup

from strategy.addresses import permalinks
from strategy.i18n import Catalogue, languages
from strategy.model import Indicator, Node, editions
from strategy.model.updates import Update
from strategy.site import asked, changelog, linked_data
from strategy.site import menu as menus
from strategy.site.assets import sheet
from strategy.site.changelog import ChangelogPage, Entry
from strategy.site.charts import chart
from strategy.site.corrections import Correction
from strategy.site.edits import Edit
from strategy.site.headings import LEAST, contents
from strategy.site.hues import hue
from strategy.site.menu import MenuItem
from strategy.site.pages import Page, described
from strategy.site.recent import Status
from strategy.site.shared import Site


@dataclass(frozen=True)
class Alternate:
    """A page in one language, as <link rel="alternate" hreflang> and the sitemap name it."""

    hreflang: str
    href: str


class Renderer:
    """Draws the parts of a page; holds nothing but what every page shares."""

    def __init__(self, site: Site, env: Environment) -> None:
        self.site = site
        self.env = env

    def view(
        self,
        page: Page,
        menu: tuple[MenuItem, ...],
        *,
        content: str = "",
        edit_url: str | None = None,
        citations: object | None = None,
        about: object | None = None,
    ) -> Mapping[str, Markup]:
        """The parts of a page, by the name of their place: head, header, branch, body, footer.

        `content` is the HTML of a hand-written page; `edit_url` leads to the page's source on the git host;
        `citations` tell how to cite the page's node (exports.citations.Citations), `about` what the page about the
        data says of files and interface (exports.data_page.DataPage).
        """
        more = {
            "content": Markup(content),
            "headings": contents(content, 1 if page.kind == "data" else LEAST),  # that page has more of its own
            "explained": self._explained(page),
            "citations": citations,
            "about": about,
        }
        root = permalinks.root(page.lang, self.site.strategy)
        head = {
            "alternates": self.alternates(page),
            "linked_data": self._linked_data(page),
            "modified": self._changed(page, page.lang),
            "published": self._appeared(page),
        }
        return {
            "head": self._draw("components/head/head.html", page, **head),
            "header": self._draw("components/header/header.html", page, ways=menus.header(page, menu, root)),
            "branch": self._draw("components/branch/branch.html", page) if page.node else Markup(),
            "body": self._draw(f"pages/{page.kind}.html", page, **more),
            "footer": self._draw("components/footer/footer.html", page, groups=menus.foot(menu), edit_url=edit_url),
        }

    def entry(self, entry: Entry, lang: str) -> Markup:
        """What a commit changed about a node, by itself."""
        return self._of_changes("components/changes/entry.html", lang, entry=entry)

    def status(self, one: Status, lang: str) -> Markup:
        """A change of a status, by itself."""
        return self._of_changes("components/recent/status.html", lang, one=one)

    def withdrawal(self, update: Update, lang: str) -> Markup:
        """That an update was withdrawn, by itself."""
        return self._of_changes("components/recent/withdrawal.html", lang, update=update)

    def corrections(self, lang: str, corrected: Sequence[Correction] = (), edited: Sequence[Edit] = ()) -> Markup:
        """What was changed about an update after it had been published, or in other files, by itself."""
        return self._of_changes("components/changes/corrections.html", lang, corrections=corrected, edits=edited)

    def _of_changes(self, template: str, lang: str, **more: object) -> Markup:
        """A part of the feed of all changes; links start from their page."""
        page = Page("changes", lang, permalinks.root(lang, self.site.strategy) + changelog.ADDRESS, "", "")
        return self._draw(template, page, **more)

    def pages_anywhere(self, lang: str) -> tuple[Page, ...]:
        """The pages that are shown at the address of another: where there is none, and where no network is."""
        root, words = permalinks.root(lang, self.site.strategy), Catalogue(lang).text
        return (
            Page("missing", lang, f"{root}404.html", title=words("missing.title"), description=""),
            Page("offline", lang, f"{root}offline.html", title=words("offline.missing"), description=""),
        )

    def alternates(self, page: Page) -> tuple[Alternate, ...]:
        """The same page in every language that it is written in, its own included, and x-default (the official one):
        absolute addresses. None where another is canonical."""
        if page.canonical_language != page.lang:
            return ()
        strategy = self.site.strategy
        urls = {lang: self.site.absolute(page.in_language(lang, strategy)) for lang in self.site.languages_of(page)}
        return (
            *(Alternate(*pair) for pair in urls.items()),
            Alternate("x-default", urls[strategy.languages[0]]),
        )

    def redirect(self, number: str, node: Node, lang: str) -> Markup:
        """A page at a short address by number that leads on to the node; without JavaScript it shows the links."""
        address = permalinks.root(lang, self.site.strategy) + number
        page = Page(
            kind="redirect",
            lang=lang,
            address=address,
            title=node.title[lang],
            description=described(node, self.site.strategy.above(node), lang),
            node=node,
        )
        target = permalinks.root(lang, self.site.strategy) + permalinks.permalink(node)
        return self._draw("pages/redirect.html", page, target=target, card=replace(page, address=target).card)

    def embed(self, node: Node, lang: str) -> Markup:
        """A card of a node for other sites: a page of its own, without scripts."""
        root = permalinks.root(lang, self.site.strategy)
        address = root + permalinks.embedded(node)
        page = Page(kind="embed", lang=lang, address=address, title=node.title[lang], description="", node=node)
        return self._draw("pages/embed.html", page)

    def chart(self, indicator: Indicator, lang: str, styles: str) -> Markup:
        """The chart of an indicator as a picture by itself, with what its marks mean, or its values where it has none;
        `styles` give it its colours."""
        page = Page("indicators", lang, permalinks.root(lang, self.site.strategy) + permalinks.INDICATORS, "", "")
        template = "components/chart/alone.html" if chart(indicator) else "components/chart/values.html"
        return self._draw(template, page, indicator=indicator, styles=Markup(styles))

    def _explained(self, page: Page) -> tuple[tuple[str, str], ...]:
        """The abbreviations (of the official text alone) and terms in the text of a node, each with its meaning."""
        if page.node is None:
            return ()
        official = self.site.strategy.languages[0]
        return self.site.glossary.explanations(page.node.texts(official), page.lang, official)

    def changed(self, page: Page) -> Mapping[str, str]:
        """Language → the day on which what a page shows last changed, where that is known."""
        days = {lang: max(self._days(page, lang), default=None) for lang in self.site.strategy.languages}
        return {lang: day.isoformat() for lang, day in days.items() if day}

    def _days(self, page: Page, lang: str) -> Iterator[datetime.date]:
        if (own := self._changed(page, lang)) is None:
            return
        yield own
        history, reports = self.site.changelog.history, self.site.reports
        if page.node:
            last = history.last(page.node.id)  # also of its plan
            yield from (last.commit.date.date(),) if last else ()
            yield from (self._published(update, lang) for update in reports.every_of(page.node))
        elif not page.is_text and not self._changelog_page(page):  # it shows them all
            yield from (revision.commit.date.date() for revision in history.revisions[:1])
            yield from self._last_told[lang]

    def _changed(self, page: Page, lang: str) -> datetime.date | None:
        """Since when the words of a page are what they are."""
        if page.quoted:
            revision = self.site.changelog.last_change(page.quoted.id, lang).revision
            return revision.commit.date.date() if revision else None
        if log_page := self._changelog_page(page):
            return log_page.entries[0].commit.date.date()
        if page.kind == "home":
            return self.site.data_day
        written_in = (lang, self.site.strategy.languages[0])  # what nobody has translated shows the official text
        days = (self.site.edited.get(page.in_language(one, self.site.strategy)) for one in written_in)
        return next(filter(None, days), None)

    def _appeared(self, page: Page) -> datetime.date | None:
        """When a node or an update was first published here, where that is known."""
        if page.quoted:
            return self.site.changelog.history.appeared(page.quoted.id)
        return self.site.published(page.update) if page.update else None

    def _changelog_page(self, page: Page) -> ChangelogPage | None:
        strategy = self.site.strategy
        return self.site.changelog.page_at(page.in_language(strategy.languages[0], strategy))

    @cached_property
    def _last_told(self) -> Mapping[str, Sequence[datetime.date]]:
        """Language → the day on which an update was published, corrected or withdrawn last, if there is one."""
        every, told = self.site.reports.every_update, {}
        for lang in self.site.strategy.languages:
            told[lang] = sorted(self._published(update, lang) for update in every)[-1:]
        return told

    def _published(self, update: Update, lang: str) -> datetime.date:
        """When an update was published; the day that it bears, where that is not known."""
        root = permalinks.root(update.written_in(lang), self.site.strategy)
        return self.site.edited.get(root + permalinks.permalink(update), update.date)

    def _linked_data(self, page: Page) -> Markup:
        """JSON-LD to stand within a script element: no text can end it."""
        graph = linked_data.graph(page, self.site, self._changed(page, page.lang), self._appeared(page))
        return Markup(json.dumps(graph, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))

    def _draw(self, template: str, page: Page, **more: object) -> Markup:
        strategy, catalogue = self.site.strategy, Catalogue(page.lang)
        root = permalinks.root(page.lang, strategy)
        base = re.sub(r"^https?://[^/]+", "", self.site.url)

        def to(target: str) -> str:
            # a page that is shown anywhere can stand at any depth, so only its links start at the host's root
            return base + target if page.anywhere else permalinks.relative(target, page.address)

        context = {
            "site": self.site,
            "strategy": strategy,
            "official": strategy.languages[0],
            "page": page,
            "lang": page.lang,
            "words": catalogue.text,
            "speaks": lambda other: other in languages(),
            "date": catalogue.date,
            "when": catalogue.when,
            "number": catalogue.number,
            "record": self.site.reports,
            **asked.of_page(page, self.site),
            "hue": lambda node: hue(node, strategy),
            "area_words": strategy.area_words,
            "codes": lambda node: editions.codes(node, strategy),
            "every_node": lambda: editions.all_nodes(strategy),
            "part": self.site.by_reference.get,
            "replaced": lambda reference: self.site.replaces.get(reference, ()),
            "formerly_below": lambda node: self.site.formerly_below.get(node.id, ()),
            "language_named": lambda other: catalogue.language_named(other) or self.site.languages.get(other, other),
            "words_in": lambda other: Catalogue(other).text,
            "root_of": lambda other: permalinks.root(other, strategy),
            "sheet": sheet(look(page)),
            "asset": lambda name: to(self.site.asset(f"assets/{name}")),
            "to": lambda target: to(root + target),
            "to_site": to,
            "root": root,
        }
        return Markup(self.env.get_template(template).render(context, **more))


def look(page: Page) -> str:
    """The kind of page that the style sheet is chosen by."""
    if not page.node or not page.node.indicators:
        return page.kind
    return "measured" if page.kind == "node" and not page.node.children else "measured-above"
