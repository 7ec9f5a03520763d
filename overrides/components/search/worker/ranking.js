// The pages that answer a query, best first.

import { hitsOfUnit, pagesOf } from "./hits.js";
import { unitsOf } from "./query.js";
import { isKnown, KIN, numbered, resolve, resolveAtBest } from "./terms.js";

const FEW = 2; // pages

// Documents that answer every unit, best first: {total, ranked: [[doc, score]], hits of each unit, marks, missing terms}.
export function find(index, terms) {
  const resolved = terms.map(function (term) {
    const facts = { tied: term.tied, unfinished: term.unfinished, code: term.code };
    return Object.assign(resolveAtBest(index, term.text, term.code), facts);
  });
  const missing = resolved.filter((term) => !isKnown(index, term) && !numbered(index, term)).map((term) => term.text);
  if (missing.length) return { ranked: [], missing: missing };
  let found = rank(index, resolved);
  const last = resolved[resolved.length - 1];
  if (!found.ranked.length && last.unfinished && !last.begun) {
    resolved[resolved.length - 1] = Object.assign(resolve(index, last.text, true), { tied: last.tied, unfinished: true });
    found = rank(index, resolved);
  }
  return found;
}

function rank(index, terms) {
  const marks = { words: new Set(), positions: new Set() };
  const kin = terms.length === 1 ? withoutKin(index, terms[0]) : [];
  const units = unitsOf(index, terms).map(function (unit) {
    const hits = hitsOfUnit(index, unit, marks);
    return { hits: hits, pages: pagesOf(index, hits) };
  });
  const total = index.documents.length;
  const ranked = [];
  for (const doc of units[0].pages.keys()) {
    if (!units.every((unit) => unit.pages.has(doc)) || !units.some((unit) => unit.pages.get(doc).own)) continue;
    let score = 0;
    for (const unit of units) {
      const page = unit.pages.get(doc);
      score += Math.log(1 + total / unit.pages.size) * (page.score + 0.1 * Math.log(1 + page.more));
    }
    ranked.push([doc, score]);
  }
  if (units.length > 1) for (const pair of ranked) pair[1] *= 1 + 0.3 * together(index, pair[0], units);
  // The deeper page is the more particular one: a task before the goals above it.
  for (const pair of ranked) pair[1] *= 1 + 0.1 * index.documents[pair[0]].above.length;
  ranked.sort((one, other) => other[1] - one[1] || one[0] - other[0]);
  return { ranked: ranked, units: units, marks: marks, kin: kin, missing: [] };
}

// Kin of a word («створення» for «створити») stand in where the word itself is on no page or one. Where it is on more, they
// are taken out of the term, and the reader is told of the most frequent of them.
function withoutKin(index, term) {
  const kin = Array.from(term.words).filter(([, weight]) => weight === KIN).map(([id]) => id);
  const pages = new Set();
  for (const [id, weight] of term.words) {
    if (weight > KIN) for (const position of index.positions[id]) pages.add(index.sections[index.sectionAt[position]].doc);
  }
  if (term.begun || pages.size < FEW) return [];
  for (const id of kin) term.words.delete(id);
  const often = (id) => index.positions[id].length;
  return kin.sort((one, other) => often(other) - often(one)).slice(0, 1);
}

// The share of the units that the best section of a page answers by itself.
function together(index, doc, units) {
  const counts = new Map();
  for (const unit of units) {
    for (const section of unit.hits.keys()) {
      if (index.sections[section].doc === doc) counts.set(section, (counts.get(section) || 0) + 1);
    }
  }
  return Math.max.apply(null, Array.from(counts.values())) / units.length;
}
