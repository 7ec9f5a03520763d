// A unit of the query (a term, a compound, an abbreviation) → the sections that answer it. Hits: section → weight. Marks:
// words and positions that are to be highlighted.

import { ABOVE, FIELD_WEIGHT, TITLE } from "./index.js";
import { BEGUN, FORM, isCode } from "./terms.js";

const SAME = 0.75; // another name of the same thing
const LED = 1.2; // a place that an search_words word leads to

export function hitsOfUnit(index, unit, marks) {
  const hits = new Map();
  if (unit.terms.length === 1) {
    const term = unit.terms[0];
    if (isCode(term)) hitsOfCode(index, term, term.unfinished, hits);
    hitsOfTerm(index, term, hits, marks);
  } else {
    hitsOfPhrase(index, unit.terms, hits, marks, 1);
    if (!hits.size || !unit.tied) hitsOfAll(index, unit.terms, hits, marks);
  }
  const factor = unit.terms[unit.terms.length - 1].begun ? BEGUN : 1;
  for (const alias of unit.aliases) hitsOfAlias(index, alias, hits, marks, factor);
  return hits;
}

function hitsOfTerm(index, term, hits, marks) {
  for (const [id, weight] of term.words) {
    marks.words.add(id);
    for (const position of index.positions[id]) better(hits, index.sectionAt[position], weight);
  }
}

// Terms that must stand one right after the other.
function hitsOfPhrase(index, terms, hits, marks, weight) {
  for (const id of terms[0].words.keys()) {
    for (const position of index.positions[id]) {
      if (!terms.every((term, offset) => term.words.has(index.stream[position + offset]))) continue;
      for (let offset = 0; offset < terms.length; offset++) marks.positions.add(position + offset);
      const fit = Math.min.apply(null, terms.map((term, offset) => term.words.get(index.stream[position + offset])));
      better(hits, index.sectionAt[position], weight * fit);
    }
  }
}

// Terms that must all stand on the page, wherever.
function hitsOfAll(index, terms, hits, marks) {
  const each = terms.map(function (term) {
    const own = new Map();
    hitsOfTerm(index, term, own, marks);
    return { own: own, pages: pagesOf(index, own) };
  });
  for (const one of each) {
    for (const [section, weight] of one.own) {
      const doc = index.sections[section].doc;
      if (each.every((other) => other.pages.has(doc))) better(hits, section, weight / terms.length);
    }
  }
}

function hitsOfAlias(index, alias, hits, marks, factor) {
  for (const terms of alias.meant) hitsOfPhrase(index, terms, hits, marks, SAME * factor);
  alias.seen.forEach(function ([doc, part], order) {
    const page = index.documents[doc];
    const weight = Math.max(FORM, LED - order / 10) * factor; // the first place is the most important one
    better(hits, part < 0 ? page.first : page.end - page.parts.length + part, part < 0 ? weight / FIELD_WEIGHT[TITLE] : weight);
  });
}

// A number is first of all the code of a page, then of what lies below it, then a number in a text.
function hitsOfCode(index, term, unfinished, hits) {
  for (const page of index.documents) {
    if (page.key === term.text) better(hits, page.first, 20);
    else if (page.key.startsWith(term.text + ".")) better(hits, page.first, 4);
    else if (unfinished && page.key.startsWith(term.text)) better(hits, page.first, 2);
  }
}

function better(hits, section, weight) {
  if (!(hits.get(section) >= weight)) hits.set(section, weight);
}

// Sections → pages: the best section counts, further ones a little. A page must hold something itself.
export function pagesOf(index, hits) {
  const pages = new Map();
  for (const [number, weight] of hits) {
    const section = index.sections[number];
    const score = weight * FIELD_WEIGHT[section.field];
    const page = pages.get(section.doc);
    if (!page) pages.set(section.doc, { score: score, more: 0, own: section.field !== ABOVE });
    else {
      page.more += 1;
      page.score = Math.max(page.score, score);
      page.own = page.own || section.field !== ABOVE;
    }
  }
  return pages;
}
