// A query → what the reader is shown.

import { corrections } from "./corrections.js";
import { parse } from "./query.js";
import { find } from "./ranking.js";
import { excerpt, marked, pieces } from "./snippets.js";

// {total, shown: the query that was answered in place of the typed one, or null; results; kin: words of the same root to
// look for as well; missing: [word, pages of it] where nothing is found}
export function search(index, query, from, count) {
  const typed = query.normalize("NFC");
  const terms = parse(index, typed);
  if (!terms.length) return { total: 0, shown: null, results: [], kin: [], missing: [] };
  let found = find(index, terms);
  let shown = null;
  if (!found.ranked.length) {
    for (const correction of found.missing.length ? corrections(index, typed, terms) : []) {
      const other = correction();
      if (other === typed) continue;
      const again = parse(index, other);
      const better = again.length ? find(index, again) : { ranked: [] };
      if (better.ranked.length) {
        found = better;
        shown = other.trim();
        break;
      }
    }
  }
  return {
    total: found.ranked.length,
    shown: shown,
    results: found.ranked.slice(from, from + count).map(([doc]) => result(index, doc, found)),
    kin: (found.kin || []).map((id) => Array.from(index.words.keys())[id]),
    missing: found.ranked.length ? [] : terms.map((term) => [term.raw, find(index, [term]).ranked.length]),
  };
}

// One page of the answer. Texts are lists of [text, whether it is marked].
function result(index, doc, found) {
  const page = index.documents[doc];
  let best = -1, bestWeight = 0;
  for (let number = page.end - page.parts.length; number < page.end; number++) {
    const weight = found.units.reduce((sum, unit) => sum + (unit.hits.get(number) || 0), 0);
    if (weight > bestWeight) [best, bestWeight] = [number, weight];
  }
  const part = best < 0 ? 0 : index.sections[best].part;
  const phrases = new Set();
  for (let number = page.first; number < page.end; number++) {
    for (const phrase of marked(index, number, found.marks)) phrases.add(phrase);
  }
  const text = page.parts[part] || ["", ""];
  const above = page.above.length ? index.documents[page.above[page.above.length - 1]] : null;
  return {
    url: page.url,
    anchor: best >= 0 ? text[0] : "",
    label: (page.label + " " + (page.code || "")).trim(),
    above: above ? above.title : "",
    title: pieces(index, page.title, page.first, found.marks),
    snippet: excerpt(pieces(index, text[1], best, found.marks)),
    phrases: Array.from(phrases).slice(0, 24),
  };
}
