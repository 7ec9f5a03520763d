// A unit of the query (a term, a compound, a quotation, what leads on) → the sections that answer it. Hits: section →
// weight. Marks: words and positions that are to be highlighted.

import { FIELD_WEIGHT, TITLE } from "./index.js";
import { BEGUN, FORM, isCode } from "./terms.js";

const SAME = 0.9; // another name of the same thing
const LESS = 0.7; // for each further one
const LED = 1.2; // a place that a word leads to
const ALONE = 1.8; // where the strategy has a place of its own for a word that stands in titles in another sense
const GENERAL = 0.6; // a word that leads to words, where the strategy has places of its own for it

// `alone`: it is the whole query. Then words that stand on the site stand for themselves.
export function hitsOfUnit(index, unit, marks, alone) {
  const hits = new Map();
  if (unit.quoted) {
    hitsOfPhrase(index, unit.terms, hits, marks, 1);
    return hits;
  }
  if (unit.terms.length === 1) {
    const term = unit.terms[0];
    if (isCode(term)) hitsOfCode(index, term, term.unfinished, hits);
    hitsOfTerm(index, term, hits, marks);
  } else {
    hitsOfPhrase(index, unit.terms, hits, marks, 1);
    if (!hits.size || !unit.tied) hitsOfAll(index, unit.terms, hits, marks);
  }
  const stands = unit.terms.length === 1 && hits.size && !unit.terms[0].begun;
  if (stands && alone) unit.leads = onPages(index, unit.leads, hits);
  const factor = unit.terms[unit.terms.length - 1].begun ? BEGUN : 1;
  const hasPlaces = unit.leads.some((lead) => lead.seen.length);
  for (const lead of unit.leads) {
    const further = lead.seen.length ? (stands && (alone || lead.seen.length === 1) ? ALONE : 1) : hasPlaces ? GENERAL : 1;
    hitsOfLead(index, lead, hits, marks, factor * further);
  }
  return hits;
}

// What of the leads names places on pages that answer by themselves; the one place of a word is a sense of its own («міна»).
function onPages(index, leads, hits) {
  const docs = new Set(Array.from(hits.keys(), (section) => index.sections[section].doc));
  return leads.filter((lead) => !lead.general).map((lead) => ({ meant: lead.seen.length ? [] : lead.meant, seen: lead.seen.filter(([doc]) => lead.seen.length === 1 || docs.has(doc)) }));
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
      const fit = Math.min(...terms.map((term, offset) => term.words.get(index.stream[position + offset])));
      better(hits, index.sectionAt[position], weight * fit);
    }
  }
}

// Terms that must all stand on the page, wherever.
function hitsOfAll(index, terms, hits, marks) {
  const each = terms.map(function (term) {
    const own = new Map();
    hitsOfTerm(index, term, own, marks);
    return { own: own, docs: new Set(Array.from(own.keys(), (section) => index.sections[section].doc)) };
  });
  for (const one of each) {
    for (const [section, weight] of one.own) {
      const doc = index.sections[section].doc;
      if (each.every((other) => other.docs.has(doc))) better(hits, section, weight / terms.length);
    }
  }
}

function hitsOfLead(index, lead, hits, marks, factor) {
  lead.meant.forEach((terms, order) => hitsOfMeant(index, terms, hits, marks, SAME * factor * LESS ** order));
  lead.seen.forEach(function ([doc, part], order) {
    const page = index.documents[doc];
    const weight = Math.max(FORM, LED - order / 10) * factor; // the first place is the most important one
    better(hits, part < 0 ? page.first : page.end - page.parts.length + part, part < 0 ? weight / FIELD_WEIGHT[TITLE] : weight);
  });
}

// Terms that must all stand in one section; the phrase itself, where it stands, is what is marked.
function hitsOfMeant(index, terms, hits, marks, weight) {
  hitsOfPhrase(index, terms, hits, marks, weight);
  if (terms.length < 2) return;
  const counts = new Map(); // section → how many of the terms
  for (const term of terms) {
    const sections = new Set();
    for (const id of term.words.keys()) for (const position of index.positions[id]) sections.add(index.sectionAt[position]);
    for (const section of sections) counts.set(section, (counts.get(section) || 0) + 1);
  }
  for (const [section, count] of counts) if (count === terms.length) better(hits, section, weight * FORM * FORM);
}

// A number is first of all the code of a page, then of what lies below it, then a number in a text.
function hitsOfCode(index, term, unfinished, hits) {
  for (const page of index.documents) {
    if (page.key === term.text) better(hits, page.first, 20);
    else if (page.digits === term.text) better(hits, page.first, 10);
    else if (page.key.startsWith(term.text + ".")) better(hits, page.first, 4);
    else if (unfinished && page.key.startsWith(term.text)) better(hits, page.first, 2);
  }
}

function better(hits, section, weight) {
  if (!(hits.get(section) >= weight)) hits.set(section, weight);
}
