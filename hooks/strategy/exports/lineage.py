"""What is told of earlier editions, as Markdown: former numbers, what was withdrawn, and what took its place."""

from collections.abc import Callable, Iterator

from strategy.addresses import permalinks
from strategy.exports.escaping import escape
from strategy.i18n import Catalogue
from strategy.model import Area, Edition, Node, editions
from strategy.site.pages import Page
from strategy.site.shared import Site


def before(node: Node, page: Page, site: Site) -> Iterator[str]:
    """The former numbers of a node, what it took the place of, and what stood below it."""
    words = Catalogue(page.lang).text
    for edition, code in zip(site.strategy.editions, editions.codes(node, site.strategy), strict=False):
        if code and code != node.code:
            yield f"- {words('lineage.number', code=code)} {edition_named(edition, page)}"
    yield from origin(node.id, page, site)
    yield from below(node, page, site)


def below(node: Node, page: Page, site: Site) -> Iterator[str]:
    """What stood below a node and does no longer."""
    words = Catalogue(page.lang).text
    if once := site.formerly_below.get(node.id):
        yield f"- {words('lineage.below')} {'; '.join(place(child, None, page, site) for child in once)}"


def origin(reference: str, page: Page, site: Site) -> Iterator[str]:
    """What a node or an area took the place of."""
    if replaced := site.replaces.get(reference):
        places = "; ".join(place(*site.by_reference[each], page, site) for each in replaced)
        yield f"- {Catalogue(page.lang).text('lineage.replaced')} {places}"


def edition_named(edition: Edition, page: Page) -> str:
    """Its name, and when it was adopted, if that is known."""
    words = Catalogue(page.lang)
    day = f" ({words.text('editions.adopted', day=words.when(edition.adopted))})" if edition.adopted else ""
    return escape(edition.name[page.lang]) + day


def adopted(edition: Edition, page: Page) -> str:
    """An edition with the act that adopted it and its document."""
    act = f", {escape(edition.act[page.lang])}" if edition.act else ""
    document = Catalogue(page.lang).text("editions.document")
    return f"{edition_named(edition, page)}{act}" + (f" — [{document}](<{edition.url}>)" if edition.url else "")


def withdrawal(part: Node | Area, page: Page, site: Site) -> Iterator[str]:
    """When and why a part was withdrawn, if it was, and what stands instead."""
    if not part.withdrawn:
        return
    catalogue = Catalogue(page.lang)
    words, withdrawal = catalogue.text, part.withdrawn
    yield f"- {words('withdrawn.mark')}"
    if withdrawal.date:
        yield f"- {words('withdrawn.date')} {catalogue.when(withdrawal.date)}"
    for edition in site.strategy.editions:
        if edition.id == withdrawal.edition:
            yield f"- {words('withdrawn.edition')} {edition_named(edition, page)}"
    if withdrawal.reason:
        yield f"- {words('withdrawn.reason')} {escape(withdrawal.reason[page.lang])}"
    if withdrawal.replaced_by:
        instead = "; ".join(place(*site.by_reference[reference], page, site) for reference in withdrawal.replaced_by)
        yield f"- {words('withdrawn.instead')} {instead}"


def of_number(page: Page, site: Site) -> Iterator[str]:
    """All nodes that a number ever meant, with its editions."""
    words = Catalogue(page.lang).text
    for meaning in page.meanings:
        named = place(meaning.node, None, page, site)
        if not site.strategy.editions:
            yield f"- {named}"
            continue
        names = "; ".join(edition_named(edition, page) for edition in meaning.editions)
        today = meaning.editions[-1] == site.strategy.editions[-1] and not meaning.node.withdrawn
        said = f"{words('number.editions')} {names}" + (f" — {words('number.today')}" if today else "")
        yield f"- {named}. {said}"


def of_editions(page: Page, site: Site) -> Iterator[str]:
    """The editions, and every node with its number in each of them."""
    words = Catalogue(page.lang).text
    known = site.strategy.editions
    yield from (words("editions.several" if len(known) > 1 else "editions.one"), "")
    if not known or not (known[-1].act or known[-1].adopted):
        yield from (words("editions.no_act"), "")
    for edition in known:
        yield f"- {adopted(edition, page)}"
    if len(known) > 1:
        head = [words("editions.title"), *(escape(edition.name[page.lang]) for edition in known)]
        rows = [
            [place(node, None, page, site), *(_cell(code, words) for code in editions.codes(node, site.strategy))]
            for node in editions.all_nodes(site.strategy)
        ]
        yield from ("", *(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)))
    address = f"{site.url}{permalinks.root(page.lang, site.strategy)}{permalinks.NUMBERS}"
    yield from ("", f"[{words('editions.csv')}]({address})")


def _cell(code: str | None, words: Callable[..., str]) -> str:
    return "—" if code is None else code or words("editions.unnumbered")


def place(node: Node, area: Area | None, page: Page, site: Site) -> str:
    """A link to a node or to an area of a task."""
    anchor = f"#{permalinks.anchor(area)}" if area else ""
    target = site.url + permalinks.root(page.lang, site.strategy) + permalinks.permalink(node) + anchor
    named = node.level.name[page.lang] if node.withdrawn else node.label(page.lang)
    of_area = f", {site.strategy.area_words.name[page.lang]} {area.id}" if area else ""
    return f"[{escape(f'{named}. {node.title[page.lang]}{of_area}')}]({target})"
