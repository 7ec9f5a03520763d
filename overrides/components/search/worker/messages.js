// Messages in:  {open: the index or its url}  → {opened, words, tree, ways}
//               {id, query, from, count}  → {id, total, results, …}, see answer.js
//               {id, texts, phrases}      → {id, ranges}: where the phrases stand in each text, as [from, to, from, to …]

import { search } from "./answer.js";
import { romanise } from "./corrections.js";
import { build } from "./index.js";
import { ranges } from "./snippets.js";

const WAYS = ["ways", "a-to-z"]; // kinds of pages that lead into the strategy
let opened = null; // a promise of the index

// The index names its encoding first, in letters that are the same in all of them.
function unpacked(bytes) {
  const [, encoding] = /^\{"encoding":"([\w-]+)"/.exec(new TextDecoder().decode(bytes.slice(0, 64))) || [];
  return JSON.parse(new TextDecoder(encoding).decode(bytes));
}

function open(source) {
  opened = (typeof source === "string" ? fetched(source) : Promise.resolve(source)).then(build);
  return opened;
}

async function fetched(url) {
  const response = await fetch(url, { credentials: "same-origin" });
  if (!response.ok) throw new Error(response.status + " " + url);
  return unpacked(await response.arrayBuffer());
}

// For a reader who found nothing: [depth, url, code or "", title] of the nodes of the tree, and of the ways into it.
function tree(documents) {
  return listed(documents.filter((page) => page.code !== null));
}

function ways(documents) {
  return listed(documents.filter((page) => WAYS.includes(page.kind)));
}

function listed(pages) {
  return pages.map((page) => [page.above.length, page.url, page.code || "", page.title]);
}

self.onmessage = function (event) {
  const message = event.data;
  if (message.open) {
    open(message.open).then(
      function (index) {
        self.postMessage({ opened: true, words: index.data.words, tree: tree(index.documents), ways: ways(index.documents) });
        if (!index.data.scripts.latin) setTimeout(() => romanise(index), 500); // ahead of the first word in Latin letters
      },
      () => self.postMessage({ opened: false }));
    return;
  }
  if (message.texts) {
    self.postMessage({ id: message.id, ranges: ranges(message.texts, message.phrases) });
    return;
  }
  opened.then(function (index) {
    const start = performance.now();
    const answer = search(index, message.query, message.from || 0, message.count || 10);
    answer.id = message.id;
    answer.took = performance.now() - start; // milliseconds, for tests/search_report
    self.postMessage(answer);
  }, () => undefined);
};
