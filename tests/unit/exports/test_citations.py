"""How to cite: each form by its own rules, with nothing invented and nothing broken by odd titles."""

import dataclasses
import datetime
import json
import re
from types import SimpleNamespace

import pytest

from strategy.exports import citations, page_files
from strategy.exports.citations import Cited
from strategy.history import Commit, History, LastChange, Place
from strategy.model import Strategy
from strategy.site import pages
from strategy.site.shared import Site

URL = "https://example.org/island/"
ODD = r"""Лід & вогонь: 100% #1 $5_a {b} ~c^ \d [e] | '''f''' <g> "h" «i» """.strip()


@pytest.fixture
def cited(sample: Strategy) -> Cited:
    node = next(node for node in sample.nodes() if node.id == "lighthouse")
    return citations.of_node(node, "uk", sample, URL).node


@pytest.fixture
def odd(cited: Cited) -> Cited:
    return dataclasses.replace(cited, title=ODD, work=ODD, quote=ODD)


@pytest.fixture
def known(cited: Cited) -> Cited:
    """A citation of which everything is known."""
    wording = "https://forge.example.net/a/blob/0123/data/goals.yaml#L7"
    return dataclasses.replace(cited, dated=datetime.date(2026, 3, 9), wording=wording)


def in_english(cited: Cited) -> Cited:
    return dataclasses.replace(
        cited, lang="en", title="Task 1.1.1. A lighthouse", work="Strategy of the Invented Island", translated=True
    )


def test_what_is_not_known_is_left_out(cited: Cited) -> None:
    assert cited.forms == {
        "dstu": "Завдання 1.1.1. Маяк // Стратегія острова Вигаданого : вебсайт. "
        f"URL: {URL}tasks/lighthouse/ (дата звернення: день.місяць.рік).",
        "apa": "Завдання 1.1.1. Маяк. (б. д.). Стратегія острова Вигаданого. "
        f"Отримано день місяць рік з {URL}tasks/lighthouse/",
        "bibtex": "@online{lighthouse-uk,\n  title = {{Завдання 1.1.1. Маяк}},\n"
        "  titleaddon = {Стратегія острова Вигаданого},\n  langid = {ukrainian},\n"
        f"  url = {{{URL}tasks/lighthouse/}},\n  urldate = {{рік-місяць-день}},\n}}\n",
        "csl": cited.forms["csl"],
        "wiki": f"{{{{Cite web |url={URL}tasks/lighthouse/ |title=Завдання 1.1.1. Маяк "
        "|website=Стратегія острова Вигаданого |access-date=рік-місяць-день |language=uk}}",
    }
    assert json.loads(cited.forms["csl"]) == [
        {
            "id": "lighthouse-uk",
            "type": "webpage",
            "title": "Завдання 1.1.1. Маяк",
            "container-title": "Стратегія острова Вигаданого",
            "language": "uk",
            "URL": f"{URL}tasks/lighthouse/",
            "accessed": {"raw": "рік-місяць-день"},
        }
    ]


def test_the_day_of_a_version_is_told_as_such(known: Cited) -> None:
    said = "У цьому вигляді текст на сайті з 09.03.2026"
    assert known.forms["dstu"].endswith(f" (дата звернення: день.місяць.рік). {said}.")
    assert known.forms["apa"].endswith(f" з {known.url} [{said}]")
    assert known.forms["wiki"].endswith(f"}}}} {said}.")
    assert all(said in form for form in known.forms.values())
    english = "This version of the text has been on the site since 9 March 2026"
    assert all(english in form for form in in_english(known).forms.values())
    assert citations.csl(dataclasses.replace(known, wording=None))["note"] == f"{said}."


def test_only_reference_managers_get_the_address_of_a_version(known: Cited) -> None:
    """It is long and means nothing to a reader: what people read names the permanent address."""
    said = f"У цьому вигляді текст на сайті з 09.03.2026: {known.wording}"
    assert citations.csl(known)["note"] == said and said in known.forms["bibtex"].replace("\\#", "#")
    for cited in (known, in_english(known)):
        for text in (*(cited.forms[form] for form in ("dstu", "apa", "wiki")), cited.quotation):
            assert known.url in text and "forge.example.net" not in text


def test_no_form_dates_the_document(known: Cited) -> None:
    """The source tells no date; that of a version on the site would be read as one."""
    for cited, undated in ((known, ". (б. д.). "), (in_english(known), ". (n.d.). ")):
        assert undated in cited.forms["apa"]
        assert not re.search(r"(?m)^ +(date|year) = |\|date=", cited.forms["bibtex"] + cited.forms["wiki"])
        assert "issued" not in json.loads(cited.forms["csl"])[0]


def test_files_that_all_readers_share_tell_no_day_of_access(known: Cited) -> None:
    assert "urldate" not in citations.bibtex_file((known,)) and "accessed" not in citations.csl_file((known,))


def test_a_translation_is_said_to_be_unofficial(cited: Cited) -> None:
    english = in_english(cited)
    assert citations.apa(english) == (
        "Task 1.1.1. A lighthouse [Unofficial translation]. (n.d.). Strategy of the Invented Island. "
        f"Retrieved Month day, year, from {URL}tasks/lighthouse/"
    )
    assert " : website. Unofficial translation. URL: " in citations.dstu(english)
    for form in (*english.forms.values(), english.quotation):
        assert "nofficial translation" in form
    for form in (*cited.forms.values(), cited.quotation):
        assert "неофіційний" not in form.lower()


def test_nothing_in_a_title_means_anything_to_tex(odd: Cited) -> None:
    entry = citations.bibtex(odd)
    title = re.search(r"title = \{\{(.*)\}\},\n", entry)[1]
    assert title == (
        r"Лід \& вогонь: 100\% \#1 \$5\_a \textbraceleft{}b\textbraceright{} \textasciitilde{}c"
        r"""\textasciicircum{} \textbackslash{}d [e] | '{}'{}'f'{}'{}' <g> "h" «i»"""
    )
    assert entry.count("{") == entry.count("}")


def test_braces_that_do_not_match_leave_the_entry_whole(cited: Cited) -> None:
    entry = citations.bibtex(dataclasses.replace(cited, title="}{{"))
    assert entry.count("{") == entry.count("}")


def test_no_two_signs_of_a_title_are_drawn_as_one(cited: Cited) -> None:
    entry = citations.bibtex(dataclasses.replace(cited, title="5--7 ,,a'' !` <<"))
    assert "{{5-{}-7 ,{},a'{}' !{}` <{}<}}" in entry


def test_nothing_in_a_title_means_anything_to_a_wiki(odd: Cited) -> None:
    template = citations.wiki(odd)
    title = re.search(r"\|title=(.*?) \|website=", template)[1]
    assert not set("[]{}|<>~") & set(title)
    assert "''" not in title
    assert citations.escaping.wiki("__NOTOC__ a_b") == "&#95;&#95;NOTOC&#95;&#95; a_b"
    assert [template.count(sign) for sign in ("{{", "}}", "|")] == [1, 1, 4]


def test_csl_json_holds_a_title_as_it_is(odd: Cited) -> None:
    assert json.loads(citations.csl_file((odd,)))[0]["title"] == ODD


# Citation Style Language 1.0.2, the schema csl-data.json: what it requires, and its types for the fields that we use.
CSL_FIELDS = dict.fromkeys(("id", "type", "title", "container-title", "language", "URL", "note"), str)


def faults_of_csl(item: dict) -> list[str]:
    found = [f"no {name}" for name in ("id", "type") if name not in item]
    found += [name for name, value in item.items() if name != "accessed" and type(value) is not CSL_FIELDS.get(name)]
    if "accessed" in item:
        found += [] if [*map(type, item["accessed"].values())] == [str] and "raw" in item["accessed"] else ["accessed"]
    return found + ([] if item.get("type") == "webpage" else ["type"])


def test_csl_json_is_as_its_schema_says(cited: Cited, odd: Cited, known: Cited) -> None:
    for each in (cited, odd, known, in_english(known)):
        for made in (citations.csl_file((each,)), each.forms["csl"]):
            (item,) = json.loads(made)
            assert faults_of_csl(item) == []
    assert faults_of_csl(item | {"DOI": 1}) == ["DOI"]
    assert faults_of_csl(item | {"accessed": {"raw": 2026}}) == ["accessed"]
    assert faults_of_csl({"type": "web"}) == ["no id", "type"]


def parsed(bibtex: str) -> dict[str, dict[str, str]]:
    """The entries of a BibTeX file, read as BibTeX does: values end where their braces balance."""
    entries: dict[str, dict[str, str]] = {}
    at = 0
    while start := re.compile(r"\s*@online\{([^\s,{}]+),").match(bibtex, at):
        fields = entries.setdefault(start[1], {})
        at = start.end()
        while field := re.compile(r"\s*([a-z]+) = \{").match(bibtex, at):
            depth, at = 1, field.end()
            while depth:
                depth += {"{": 1, "}": -1}.get(bibtex[at], 0)
                at += 1
            assert field[1] not in fields
            fields[field[1]] = bibtex[field.end() : at - 1]
            at = re.compile(r",\s*").match(bibtex, at).end()
        at = re.compile(r"\}\s*").match(bibtex, at).end()
    assert at == len(bibtex)
    return entries


def test_bibtex_reads_back(cited: Cited, odd: Cited, known: Cited) -> None:
    brace = dataclasses.replace(cited, key="brace", title="}{{ %", work="} {")
    others = [dataclasses.replace(one, key=key) for key, one in (("odd", odd), ("known", in_english(known)))]
    entries = parsed(citations.bibtex_file((cited, brace, *others)))
    assert list(entries) == [cited.key, "brace", "odd", "known"]
    for entry in entries.values():
        assert {"title", "titleaddon", "langid", "url"} <= set(entry)
    assert entries[cited.key]["title"] == f"{{{cited.title}}}" and "9 March 2026" in entries["known"]["note"]
    assert entries["known"]["langid"] == "english" and entries["odd"]["url"] == odd.url


def test_a_language_without_a_locale_is_cited_without_its_name(cited: Cited) -> None:
    for lang in ("crh", "xx", "lld"):
        assert "langid" not in citations.bibtex(dataclasses.replace(cited, lang="en", written_in=lang)), lang


def test_a_title_that_ends_a_sentence_gets_no_second_stop(cited: Cited) -> None:
    assert citations.apa(dataclasses.replace(cited, title="Що?")).startswith("Що? (б. д.). ")


@pytest.mark.parametrize("lang", ["uk", "en"])
def test_every_area_is_cited_by_its_own_address(sample: Strategy, lang: str) -> None:
    tasks = [node for node in sample.nodes() if not node.children]
    keys = []
    for task in tasks:
        found = citations.of_node(task, lang, sample, URL)
        root = "" if lang == "uk" else "en/"
        for area in task.areas:
            cited = found.areas[area.id]
            assert cited.url == f"{URL}{root}tasks/{task.id}/#area-{area.id}"
            assert area.text[lang] in cited.quotation and cited.url in cited.quotation
            assert task.code in cited.title and str(area.id) in cited.place
        keys += [cited.key for cited in found.all]
    assert len(keys) == len(set(keys))


def test_a_quotation_names_number_title_and_address(cited: Cited) -> None:
    assert cited.quotation == (f"«Маяк» — Завдання 1.1.1 // Стратегія острова Вигаданого. {URL}tasks/lighthouse/")


def test_the_day_and_the_commit_come_from_history(sample: Strategy) -> None:
    """And without a history, or without a git host, nothing is claimed."""
    commit = Commit("0123abcd" * 5, datetime.datetime(2026, 3, 9, 23, 30, tzinfo=datetime.UTC))
    standing = LastChange("changed", SimpleNamespace(commit=commit))
    page = pages.of_strategy(sample, "uk")[0]
    wordings = {(page.node.id, "uk"): commit.id}
    history = History(wordings=wordings)
    changelog = SimpleNamespace(last_change=lambda node, lang: standing, history=history)
    site = Site(sample, url=URL, languages={}, favicon="", changelog=changelog, repo_url="https://forge.example.net/a")
    cited = page_files.cite(page, site).node
    assert (cited.dated, cited.wording) == (
        datetime.date(2026, 3, 9),
        f"https://forge.example.net/a/commit/{commit.id}",
    )
    known = SimpleNamespace(
        last_change=changelog.last_change,
        history=History(wordings=wordings, places={commit.id: Place("a b/goals.yaml", {page.node.id: 7})}),
    )
    for view in ("blob/", "src/commit/"):
        at_line = dataclasses.replace(site, changelog=known, view_uri=view)
        assert page_files.cite(page, at_line).node.wording == (
            f"https://forge.example.net/a/{view}{commit.id}/a%20b/goals.yaml#L7"
        )
        assert page_files.cite(page, dataclasses.replace(at_line, repo_url=None)).node.wording is None
    unknown = page_files.cite(
        page, Site(sample, url=URL, languages={}, favicon="", repo_url="https://forge.example.net/a")
    )
    assert (unknown.node.dated, unknown.node.wording) == (None, None)


def test_an_author_is_named_in_every_form_where_the_settings_know_one(known: Cited) -> None:
    named = dataclasses.replace(known, author="Рада & Ко, острів")
    assert named.forms["apa"].startswith("Рада & Ко, острів. (б. д.). Завдання 1.1.1. Маяк. ")
    assert " // Стратегія острова Вигаданого / Рада & Ко, острів : вебсайт. " in named.forms["dstu"]
    assert parsed(citations.bibtex(named))[named.key]["author"] == r"{Рада \& Ко, острів}"
    assert citations.csl(named)["author"] == [{"literal": "Рада & Ко, острів"}]
    assert "AU  - Рада & Ко, острів" in citations.ris(named).split("\r\n")
    assert not any("author" in form for form in known.forms.values()) and "AU  -" not in citations.ris(known)


def test_ris_holds_a_record_for_each_part_and_reads_back(odd: Cited, known: Cited) -> None:
    """A line for each field: two letters, two spaces, a hyphen, a space; from TY to ER."""
    records = citations.ris_file((odd, in_english(known))).split("ER  - \r\n")
    assert records.pop() == "" and len(records) == 2
    for record, cited in zip(records, (odd, in_english(known)), strict=True):
        fields = dict(line.split("  - ", 1) for line in record.strip().split("\r\n"))
        assert next(iter(fields)) == "TY" and fields["TY"] == "ELEC"
        assert (fields["TI"], fields["T2"], fields["UR"]) == (cited.title, cited.work, cited.url)
        assert (fields["ID"], fields["LA"]) == (cited.key, cited.lang)
    assert "9 March 2026" in fields["N1"] and fields["N1"].startswith("Unofficial translation.")
