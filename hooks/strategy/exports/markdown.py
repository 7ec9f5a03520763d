"""Pages as Markdown for machines that read.

The texts of the strategy are plain, so every sign that Markdown takes for markup is escaped.
"""

from collections.abc import Iterable, Iterator

from strategy.addresses import downloads, permalinks
from strategy.exports import facts, lineage, markdown_facts, page_files, progress, sources, ways
from strategy.exports.data_page import data_page
from strategy.exports.escaping import escape
from strategy.i18n import Catalogue
from strategy.model import Area, Node, Paragraph, codes, withdrawn_of
from strategy.model.updates import Reported, Update
from strategy.site import edits
from strategy.site.pages import Page
from strategy.site.shared import Site


def address(page: Page) -> str:
    """Where the Markdown of a page stands."""
    return f"{page.address}index.md"


def of_page(page: Page, site: Site, html: str = "") -> str:
    """The Markdown of a page; `html`: the text of a hand-written one."""
    lines = [f"# {heading(page)}", "", *_about(page, site)]
    if page.node:
        lines += ["", *_of_node(page, page.node, site)]
    elif html:
        lines += ["", sources.of_page(html, page.address, site)]
    if page.level:
        lines += ["", *(f"- {_listed(node, page, site)}" for node in site.strategy.nodes() if node.level == page.level)]
    if page.kind == "withdrawn":
        lines += ["", *_of_withdrawn(page, site)]
    if page.kind == "number":
        lines += ["", *lineage.of_number(page, site)]
    if page.kind == "editions":
        lines += ["", *lineage.of_editions(page, site)]
    if page.kind == "home":
        silence = "home.revoked" if site.reports.every_update else "home.unreported"
        lines += [] if site.reports.updates else ["", Catalogue(page.lang).text(silence)]
        lines += ["", *_of_vision(page, site), "", *_tree(page, site)]
    if page.update:
        lines += ["", *_of_update(page, page.update, site)]
    if page.kind in {"updates", "updates-of"}:
        told = site.reports.every_of(page.top) if page.top else site.reports.every_update
        listed = (update for update in told if page.year in (None, update.date.year))
        lines += ["", *(_dated_link(update, page, site) for update in listed)]
    if page.kind == "changes":
        lines += ["", *_of_changes(page, site)]
    if page.kind == "edits":
        told = edits.on(page, site.edits, site.strategy)
        lines += ["", *(f"- {escape(line)}" for one in told for line in facts.of_edit(one, page.lang))]
    if page.kind == "data":
        lines += ["", *_of_data(page, site)]
    if of_ways := [*ways.of_page(page, site)]:
        lines += ["", *of_ways]
    lines += ["", *progress.of_page(page, site)]
    if page.kind == "cite":
        lines += ["", *_of_samples(page, site)]
    return "\n".join(lines).rstrip() + "\n"


def heading(page: Page) -> str:
    """What a page is called."""
    return _heading(page.node, page.lang) if page.node else escape(page.title)


def _about(page: Page, site: Site) -> Iterator[str]:
    """The address and the language of a page, and that a translation is one."""
    official = site.strategy.languages[0]
    words = Catalogue(page.lang).text
    if page.node:
        yield f"- {escape(page.node.label(page.lang))}"
    yield f"- {words('addresses.permanent')}: <{site.absolute(page.address)}>"
    if page.node:
        since = site.changelog.last_change(page.node.id, page.lang)
        day = since.revision and Catalogue(page.lang).date(since.revision.commit.date)
        yield f"- {words(f'history.{since.state}', date=day)}"
        for edition in site.strategy.editions[-1:]:
            yield f"- {words('addresses.edition')}: {lineage.adopted(edition, page)}"
    if page.lang != official:
        unofficial = words("translation.unofficial")
        yield f"- {unofficial} <{site.absolute(page.in_language(official, site.strategy))}>"


def _of_node(page: Page, node: Node, site: Site) -> Iterator[str]:
    words = Catalogue(page.lang).text
    for above in page.trail:
        yield f"- {escape(above.level.name[page.lang])}: {_link(above, page, site)}"
    yield ""
    if node.summary:
        yield from (f"> {words('summary.title')} {escape(node.summary[page.lang])}", "")
    yield from _note(node, page)
    if node.areas:
        heading = escape(site.strategy.area_words.heading[page.lang])
        yield from (f"## {heading}", "", *_areas(node.areas, page, site))
    if withdrawn_of(node.areas):
        yield from ("", f"### {words('withdrawn.areas')}", "", *_areas(withdrawn_of(node.areas), page, site))
    bodies = dict(facts.of_node(node, site, page.lang)).get("responsible.title", ())
    if bodies or node.responsible or node.partners:
        yield from ("", f"## {words('responsible.title')}", "", *map(escape, bodies))
        yield from (escape(who[page.lang]) for who in (node.responsible,) if who)
    if node.partners:
        yield from ("", words("responsible.partners"), "")
        yield from (f"- {escape(partner[page.lang])}" for partner in node.partners)
    yield from _progress(node, page, site)
    if node.children:
        yield from ("", words("node.holds"), "")
    for child in node.children:
        yield f"- {_listed(child, page, site)}"
        yield from (f"  - {escape(area.text[page.lang])}" for area in child.areas)
        yield from (f"  - {_listed(below, page, site)}" for below in child.children)
    if node.links:
        yield from ("", f"## {words('links.title')}", "")
        yield from (f"- [{escape(link.title[page.lang])}](<{link.url}>)" for link in node.links)
    if before := [*lineage.before(node, page, site)]:
        yield from ("", f"## {words('lineage.title')}", "", *before)


def _areas(areas: Iterable[Area], page: Page, site: Site) -> Iterator[str]:
    """Areas with the links to their lines; of those withdrawn, when and why and what stands instead."""
    for area in areas:
        yield f"- {_part(area, page, site)}"
        yield from (f"  {line}" if line else line for line in _note(area, page))
        yield from (f"  {line}" for line in lineage.withdrawal(area, page, site))
        yield from (f"  {line}" for line in lineage.origin(f"{page.quoted.id}#{area.id}", page, site))
        yield from (f"  {_dated_link(update, page, site)}" for update in site.reports.of_area(page.quoted, area))


def _of_withdrawn(page: Page, site: Site) -> Iterator[str]:
    """What stays of a node: when and why it was withdrawn, what stands instead, and its last text."""
    words = Catalogue(page.lang).text
    node = page.subject
    yield from lineage.withdrawal(node, page, site)
    yield from lineage.origin(node.id, page, site)
    label = escape(f"{node.label(page.lang)}. {node.title[page.lang]}")
    yield from ("", f"## {words('withdrawn.text')}", "", label, *_note(node, page))
    (meaning,) = page.meanings
    if site.strategy.editions and meaning.editions and node.code:
        names = "; ".join(lineage.edition_named(edition, page) for edition in meaning.editions)
        yield from ("", f"{words('withdrawn.number', code=node.number)} {names}")
    if node.areas or withdrawn_of(node.areas):
        yield from (
            "",
            f"### {escape(site.strategy.area_words.heading[page.lang])}",
            "",
            *_areas((*node.areas, *withdrawn_of(node.areas)), page, site),
        )
    yield from ("", *lineage.below(node, page, site))
    yield from markdown_facts.measured(node, page.lang)
    yield from ("", *(_dated_link(update, page, site) for update in site.reports.every_of(node)))


def _progress(node: Node, page: Page, site: Site) -> Iterator[str]:
    """What has been reported of a node, and what else is known of it."""
    words = Catalogue(page.lang)
    updates = site.reports.every_of(node)
    reporting = node.level.key in site.strategy.reporting
    if reporting or updates:
        yield from ("", f"## {words.text('progress.title')}", "")
    if reporting:
        reported = site.reports.status(node)
        said = reported and _reported(reported, page, site)
        yield from (said or words.text(f"progress.{site.reports.untold(node)}"), "")
    yield from progress.marked(node, page, site)
    yield from (_dated_link(update, page, site) for update in updates)
    yield from markdown_facts.of_node(node, page.lang, site)


def _reported(reported: Reported, page: Page, site: Site) -> str:
    """A status with the day and the link of the update that said it."""
    words, address = Catalogue(page.lang), permalinks.permalink(reported.update)
    link = f"[{words.date(reported.update.date)}]({site.url}{permalinks.root(page.lang, site.strategy)}{address})"
    told = words.text(f"status.{reported.status}")
    return f"{words.text('progress.status')} {told} ({words.text('progress.said')} {link})"


def _dated_link(update: Update, page: Page, site: Site) -> str:
    root = permalinks.root(page.lang, site.strategy)
    title = escape(update.wording(page.lang).title)
    if update.withdrawn:
        title = Catalogue(page.lang).text("update.withdrawn_title", title=title)
    return f"- {update.date.isoformat()}: [{title}]({site.url}{root}{permalinks.permalink(update)})"


def _of_update(page: Page, update: Update, site: Site) -> Iterator[str]:
    """The day, and the tasks with what the update says of their status and areas."""
    words = Catalogue(page.lang).text
    if update.withdrawn:
        date, reason = Catalogue(page.lang).when(update.withdrawn), update.wording(page.lang).reason
        yield from (f"> {words('update.withdrawn', date=date)} {escape(reason or '')}".rstrip(), "")
    yield from (f"- {update.date.isoformat()}", "", f"## {words('update.tasks')}", "")
    for node in update.nodes:
        status = update.status.get(node.id)
        revoked = f" ({words('update.revoked')})" if update.withdrawn else ""
        yield f"- {_link(node, page, site)}" + (f": {words(f'status.{status}')}{revoked}" if status else "")
        yield from (f"  - {told}" for told in facts.of_miss(update, node, page.lang))
        yield from (f"  - {escape(area.text[page.lang])}" for area in update.areas.get(node.id, ()))
    for heading, text in facts.of_update(update, page.lang):
        yield from ("", f"## {words(heading)}", "", escape(text))
    if corrections := site.corrections.get(update.id):
        yield from ("", f"## {words('update.corrections')}", "")
        yield from (f"- {escape(line)}" for line in facts.of_corrections(corrections, page.lang))
    for name in ("links", "sources"):
        _, links = update.listed(name, page.lang)
        if links:
            yield from ("", f"## {words(f'update.{name}')}", "")
            yield from (f"- [{escape(link.title)}](<{link.url}>)" for link in links)


def _of_vision(page: Page, site: Site) -> Iterator[str]:
    if site.strategy.vision:
        yield from (f"## {Catalogue(page.lang).text('home.vision')}", "")
    for paragraph in site.strategy.vision:
        yield from (_part(paragraph, page, site), "", *_note(paragraph, page))


def _tree(page: Page, site: Site) -> Iterator[str]:
    yield from (f"## {Catalogue(page.lang).text('home.goals')}", "")
    for branch in site.strategy.branches():
        yield f"{'  ' * (len(branch) - 1)}- {_listed(branch[-1], page, site)}"


def _of_changes(page: Page, site: Site) -> Iterator[str]:
    """What changed when, each with the link to where it is told in full."""
    root = permalinks.root(page.lang, site.strategy)
    log_page = site.changelog.page_at(page.address.removeprefix(root))
    entries = log_page.entries if log_page else (entry for _, entries in site.changelog.newest() for entry in entries)
    for entry in entries:
        title = entry.title.get(page.lang) or (site.strategy.name[page.lang] if not entry.node else entry.node)
        what = f"{codes.shown(entry.code)}. {escape(title)}" if entry.node and entry.code else escape(title)
        yield f"- {entry.commit.date.date().isoformat()}: [{what}]({site.url}{root}{entry.address})"


def _of_data(page: Page, site: Site) -> Iterator[str]:
    said = data_page(site, page.lang)
    yield from (f"## {said.words('heading.files')}", "", *files(site, page.lang))
    listed = (("api", said.operations), ("fields", said.fields), ("columns", said.columns))
    for heading, fields in listed:
        yield from ("", f"## {said.words(f'heading.{heading}')}", "")
        yield from (f"- `{field.name}`: {escape(field.meaning)}" for field in fields)


def _of_samples(page: Page, site: Site) -> Iterator[str]:
    """How to cite, form by form, as the page shows it."""
    words = Catalogue(page.lang).text
    if not (cited := page_files.sample(page, site)):
        return
    yield f"### [{escape(cited.node.title)}]({cited.node.url})"
    yield from _sample(words("quote.sample"), cited.node.quotation)
    for form, text in cited.node.forms.items():
        yield from _sample(words(f"cite.forms.{form}"), text)
    for area in cited.areas.values():
        yield from _sample(words("cite.areas"), area.dstu)


def _sample(name: str, text: str) -> Iterator[str]:
    yield from ("", f"{name}:", "", "```", text.rstrip(), "```")


def files(site: Site, lang: str) -> Iterator[str]:
    """What can be taken away, a line each."""
    words = Catalogue(lang, "data").text
    for file in downloads.of_strategy(site.strategy):
        name = file.address.removeprefix(downloads.FOLDER)
        yield f"- [{name}]({site.url}{file.address}): {escape(words(f'file.{file.key}'))}"


def _note(part: Node | Area | Paragraph, page: Page) -> Iterator[str]:
    if part.note:
        yield from ("", f"> {Catalogue(page.lang).text('note.title')} {escape(part.note[page.lang])}", "")


def _listed(node: Node, page: Page, site: Site) -> str:
    """A node as a list shows it: with the status that was reported last, if any."""
    reported = site.reports.status(node)
    told = f" — {Catalogue(page.lang).text(f'status.{reported.status}')}" if reported else ""
    return f"{_link(node, page, site)}{told}"


def _link(node: Node, page: Page, site: Site) -> str:
    target = site.url + permalinks.root(page.lang, site.strategy) + permalinks.permalink(node)
    return f"[{_heading(node, page.lang)}]({target})"


def _heading(node: Node, lang: str) -> str:
    return f"{f'{node.number}. ' if node.number else ''}{escape(node.title[lang])}"


def _part(part: Area | Paragraph, page: Page, site: Site) -> str:
    """A text with the link to its line."""
    anchor = f"#{permalinks.anchor(part)}"
    return f"{escape(part.text[page.lang])} [{anchor}]({site.url}{page.address}{anchor})"
