// The pages that answer a query, best first, and what each of them lacks.

import { hitsOfUnit } from "./hits.js";
import { ABOVE, FIELD_WEIGHT, LABEL } from "./index.js";
import { isSaid, isWeak } from "./leads.js";
import { push } from "./lists.js";
import { unitsOf } from "./query.js";
import { isKnown, KIN, numbered, resolve, resolveAtBest } from "./terms.js";

const FEW = 2; // pages
const WEAK = 0.15; // what a weak word counts of another one
const PHRASE = 1.5; // and what several words that stand together do
const UNKNOWN = 0.6; // what an unknown word counts of the rarest one
const ELSEWHERE = 0.4; // a word in another section of the page
const FURTHER = 0.1; // each further section that answers
const BORROWED = 0.5; // a section whose text stands on a page below
const DEEPER = 0.2; // the deeper page is the more particular one: a task before the goals above it
const BESIDE = 0.5; // a page that is no part of the strategy
const SILENT = 0.25; // an answer to less of the question than this is none
const NEAR_BEST = 0.5; // nor is one to less than this of what the best answers

// {ranked: [[doc, score, raw words that it lacks, whether it only repeats an area of a page below]], near: the same where none
// of it is an answer, units with their hits, marks, missing: the texts of the terms that are not known}.
export function find(index, terms) {
  const alone = terms.length === 1;
  const resolved = terms.map((term) => Object.assign(resolveAtBest(index, Object.assign({ alone: alone }, term)), facts(term)));
  let found = rank(index, resolved);
  const last = resolved[resolved.length - 1];
  if (last.unfinished && !last.begun && !last.quoted && !leadsOn(index, found) && !answersAll(found)) {
    const begun = rank(index, resolved.slice(0, -1).concat(Object.assign(resolve(index, last.text, true), facts(last))));
    if (answersAll(begun) || (!found.ranked.length && begun.ranked.length)) found = begun;
  }
  // what a phrase answers is known, whether or not each of its words leads on by itself
  found.missing = found.units.filter((unit) => !unit.hits.size || unit.terms.length === 1).flatMap((unit) => unit.terms)
    .filter((term) => !isKnown(index, term) && !numbered(index, term)).map((term) => term.text);
  return found;
}

function facts({ raw, tied, unfinished, code, quoted }) {
  return { raw: raw, tied: tied, unfinished: unfinished, code: code, quoted: quoted };
}

// Whether the last word is a whole one that leads somewhere: «bus» is no beginning of «business».
function leadsOn(index, { units }) {
  const last = units[units.length - 1];
  return last.hits.size > 0 && isSaid(index, last.terms[last.terms.length - 1].text);
}

function answersAll(found) {
  return found.ranked.length > 0 && !found.ranked[0][2].length;
}

function rank(index, terms) {
  const marks = { words: new Set(), positions: new Set() };
  const kin = terms.length === 1 ? withoutKin(index, terms[0]) : [];
  const units = unitsOf(index, terms).flatMap(function (unit, _, { length }) {
    unit.hits = hitsOfUnit(index, unit, marks, length === 1);
    return unit.tied && !unit.hits.size ? unit.terms.map((term) => single(index, term, marks)) : [unit];
  });
  const pages = pagesOf(index, units);
  for (const unit of units) weigh(index, unit);
  const whole = units.reduce((sum, unit) => sum + unit.weight, 0);
  const shareOf = (some) => some.reduce((sum, unit) => sum + unit.weight, 0) / whole;
  const candidates = [];
  let best = 0;
  for (const [most, docs] of byMost(pages, units, shareOf)) {
    if (most < best * NEAR_BEST) break; // nor can any page that follows be an answer
    for (const doc of docs) {
      const { score, lacks, repeats } = bestOf(pages.get(doc), units, (number) => index.sections[number].borrowed);
      if (lacks.some((unit) => unit.quoted)) continue;
      const share = 1 - shareOf(lacks);
      best = Math.max(best, share);
      candidates.push([doc, score * share * kindOf(index.documents[doc]), lacks, repeats, share]);
    }
  }
  const restsOnWeak = units.every((unit) => unit.weak || !unit.hits.size) && units.some((unit) => !unit.weak);
  const isAnswer = ([, , , , share]) => best >= SILENT && !restsOnWeak && share >= best * NEAR_BEST;
  const answers = candidates.filter(isAnswer);
  const sorted = (answers.length ? answers : candidates)
    .sort((one, other) => one[3] - other[3] || !other[2].length - !one[2].length || other[1] - one[1] || one[0] - other[0])
    .map(([doc, score, lacks, repeats]) => [doc, score, lacks.flatMap((unit) => unit.terms.map((term) => term.raw)), repeats]);
  return { ranked: answers.length ? sorted : [], near: answers.length ? [] : sorted, units: units, marks: marks, kin: kin };
}

// [share of the query, pages that may answer it at most], the largest first: only a few pages hold much of a long query.
function byMost(pages, units, shareOf) {
  const groups = new Map();
  for (const [doc, page] of pages) if (page.own) push(groups, page.held, doc);
  return Array.from(groups, ([held, docs]) => [shareOf(units.filter((_, at) => held & (1 << at))), docs])
    .sort((one, other) => other[0] - one[0]);
}

function single(index, term, marks) {
  const unit = unitsOf(index, [Object.assign({}, term, { tied: false })])[0];
  unit.hits = hitsOfUnit(index, unit, marks);
  return unit;
}

// doc → {own: whether it holds something itself, top: its best weight, at: the section that has it, best: the best weight of
// each unit, held: a bit for each unit, hits: section, unit, weight, section, unit, …, where there are several units}. What
// is borrowed from a page below counts in its section alone: of two such pages, each may hold a half.
function pagesOf(index, units) {
  const pages = new Map();
  const several = units.length > 1;
  units.forEach(function (unit, at) {
    unit.count = 0; // of pages
    for (const [number, weight] of unit.hits) {
      const section = index.sections[number];
      if (several && section.field === LABEL) continue; // what a page is called says nothing of its subject
      let page = pages.get(section.doc);
      if (!page) pages.set(section.doc, (page = { own: false, top: 0, at: 0, best: [], last: -1, further: 0, held: 0, hits: several ? [] : null }));
      const score = weight * FIELD_WEIGHT[section.field] * (section.borrowed ? BORROWED : 1);
      if (page.last === at) page.further += 1;
      else unit.count += 1;
      page.last = at;
      page.held |= 1 << at;
      if (section.field !== ABOVE) page.own = true;
      if (score > page.top) [page.top, page.at] = [score, number];
      if (!several) continue;
      if (!section.borrowed) page.best[at] = Math.max(page.best[at] || 0, score);
      page.hits.push(number, at, score);
    }
  });
  return pages;
}

// The rarer a word, the more it counts; one that is nowhere counts as well.
function weigh(index, unit) {
  const total = index.documents.length;
  unit.weak = unit.terms.length === 1 && isWeak(index, unit.terms[0].text);
  unit.weight = (unit.count ? Math.log(1 + total / unit.count) : UNKNOWN * Math.log(1 + total)) * (unit.weak ? WEAK : unit.terms.length > 1 ? PHRASE : 1);
}

// The best section of a page counts, with what the rest of the page adds to it: {score, lacks: units, repeats: whether
// that section is borrowed}.
function bestOf(page, units, isBorrowed) {
  const more = 1 + FURTHER * Math.log(1 + page.further);
  if (!page.hits) return { score: units[0].weight * page.top * more, lacks: [], repeats: isBorrowed(page.at) };
  const sections = new Map();
  for (let at = 0; at < page.hits.length; at += 3) {
    if (!sections.has(page.hits[at])) sections.set(page.hits[at], []);
    sections.get(page.hits[at])[page.hits[at + 1]] = page.hits[at + 2];
  }
  let best = { score: -1 };
  for (const [number, weights] of sections) {
    let score = 0;
    units.forEach((unit, at) => (score += unit.weight * Math.max(weights[at] || 0, ELSEWHERE * (page.best[at] || 0))));
    if (score > best.score) best = { score: score, number: number, weights: weights };
  }
  const lacks = units.filter((unit, at) => !best.weights[at] && !page.best[at]);
  return { score: best.score * more, lacks: lacks, repeats: isBorrowed(best.number) };
}

function kindOf(page) {
  return (1 + DEEPER * page.above.length) * (page.code === null && page.kind !== "home" ? BESIDE : 1);
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
