"""The real search worker in a real browser, to put many questions to it at once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from playwright.sync_api import Page

START = """([worker, index]) => new Promise((resolve, reject) => {
  window.worker = new Worker(worker);
  window.worker.onmessage = (event) => (event.data.opened ? resolve() : reject(new Error("no index")));
  window.worker.onerror = (event) => reject(new Error(event.message));
  const data = index.startsWith("{") ? URL.createObjectURL(new Blob([index], {type: "application/json"})) : index;
  window.worker.postMessage({open: new URL(data, location.href).href});
})"""

# Asked and answered in JSON: Playwright takes thousands of values apart one by one, for minutes.
ASK = """(asked) => new Promise((resolve) => {
  const {queries, count} = JSON.parse(asked);
  const answers = [];
  const ask = () => window.worker.postMessage({id: answers.length, query: queries[answers.length], from: 0, count});
  window.worker.onmessage = (event) => {
    const {total, shown, took, results} = event.data;
    const urls = results.map((one) => one.url + (one.anchor && "#" + one.anchor));
    const marks = results.slice(0, 10).map((one) => one.phrases);
    const [best] = results;
    answers.push({total, shown, took, urls, marks, lacks: best ? best.lacks : []});
    if (answers.length < queries.length) ask();
    else resolve(JSON.stringify(answers));
  };
  ask();
})"""


@dataclass(frozen=True)
class Answer:
    """`urls` of the results with their anchors, best first; `shown`: the query that was answered in place of the typed
    one;
    `took`: milliseconds in the worker; `marks`: the words marked in each of the first ten results; `lacks`: what the
    best one lacks."""

    total: int
    shown: str | None
    took: float
    urls: tuple[str, ...]
    marks: tuple[tuple[str, ...], ...]
    lacks: tuple[str, ...] = ()

    @cached_property
    def pages(self) -> frozenset[str]:
        return frozenset(url.partition("#")[0] for url in self.urls)


class Worker:
    """A search of one language, opened on a page of the site."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._known: dict[tuple[str, int], Answer] = {}  # lists of forms name most of theirs again

    def ask(self, queries: Sequence[str], count: int = 10_000) -> list[Answer]:
        """The answers to the queries, each with at most `count` results."""
        new = [query for query in dict.fromkeys(queries) if (query, count) not in self._known]
        self._known |= zip(((query, count) for query in new), self.ask_anew(new, count), strict=True)
        return [self._known[query, count] for query in queries]

    def ask_anew(self, queries: Sequence[str], count: int) -> list[Answer]:
        """The same, and nothing remembered."""
        if not queries:
            return []
        found = json.loads(self.page.evaluate(ASK, json.dumps({"queries": list(queries), "count": count})))
        return [
            Answer(
                total=one["total"],
                shown=one["shown"],
                took=one["took"],
                urls=tuple(one["urls"]),
                marks=tuple(map(tuple, one["marks"])),
                lacks=tuple(one["lacks"]),
            )
            for one in found
        ]


def opened(page: Page, url: str, root: str, index: str = "") -> Worker:
    """The worker of the site at `url` with the index of the language whose root is `root` ("", "en/"), or another one
    (as JSON)."""
    page.goto(url + root)
    script = page.locator("form[data-worker]").evaluate("form => new URL(form.dataset.worker, location).href")
    page.evaluate(START, [script, index or f"{url}{root}search/index.json"])
    return Worker(page)
