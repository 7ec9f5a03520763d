// A query → what the reader is shown.

import { corrections, translated } from "./corrections.js";
import { parse } from "./query.js";
import { find } from "./ranking.js";
import { excerpt, marked, pieces } from "./snippets.js";

const NEAREST = 3; // pages that are named where nothing answers
const UNANCHORED = 0.5; // the short name of a task is shown only where none of its areas answers

// {total, shown: the query that was answered in place of the typed one, or null; results; kin: words of the same root to
// look for as well; missing: [word, pages of it] and near: results that answer too little, where nothing is found}
export function search(index, query, from, count) {
  const typed = query.normalize("NFC");
  const terms = parse(index, typed);
  if (!terms.length) return { total: 0, shown: null, results: [], kin: [], missing: [], near: [] };
  const { found, shown } = corrected(index, typed, terms);
  const results = (list) => list.map(([doc, , lacks, repeats]) => Object.assign(result(index, doc, found), { lacks: lacks, repeats: repeats }));
  const nothing = !found.ranked.length;
  return {
    total: found.ranked.length,
    shown: shown,
    results: results(found.ranked.slice(from, from + count)),
    kin: (found.kin || []).map((id) => Array.from(index.words.keys())[id]),
    missing: nothing ? terms.map((term) => [term.raw, find(index, [term]).ranked.length]) : [],
    near: nothing ? results(found.near.slice(0, NEAREST)) : [],
  };
}

// What was found for the query; with words in it that nobody knows, for the one that may have been meant.
function corrected(index, typed, terms) {
  let query = translated(index, typed, terms);
  let found = find(index, query === typed ? terms : parse(index, query));
  for (const correction of corrections(index)) {
    if (!found.missing.length) break;
    const other = correction(query, parse(index, query));
    if (other === query) continue;
    const again = parse(index, other);
    const better = again.length ? find(index, again) : null;
    if (better && better.ranked.length && better.missing.length < found.missing.length) [found, query] = [better, other];
  }
  return { found: found, shown: query === typed ? null : query.trim() };
}

// One page of the answer. Texts are lists of [text, whether it is marked].
function result(index, doc, found) {
  const page = index.documents[doc];
  let best = -1, bestWeight = 0;
  for (let number = page.end - page.parts.length; number < page.end; number++) {
    const anchored = page.parts[index.sections[number].part][0] ? 1 : UNANCHORED;
    const weight = anchored * found.units.reduce((sum, unit) => sum + unit.weight * (unit.hits.get(number) || 0), 0);
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
    status: page.status,
    above: above ? above.title : "",
    title: pieces(index, page.title, page.first, found.marks),
    snippet: excerpt(pieces(index, text[1], best, found.marks)),
    phrases: Array.from(phrases).slice(0, 24),
  };
}
