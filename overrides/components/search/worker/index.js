// The index in memory, out of what hooks/strategy/search has written for one language.

import { digitsOf, keyOf } from "./codes.js";
import { folding, wordsOf } from "./folding.js";
import { formsOf, bloom_filter } from "./lexicon.js";
import { learn } from "./leads.js";
import { push, split, unfolded } from "./lists.js";

// Where a word may stand. ABOVE are the titles of the pages above.
export const TITLE = 0;
export const BODY = 1;
export const LABEL = 2;
export const ABOVE = 3;
export const FIELD_WEIGHT = [2, 1, 0.6, 0.2];

export function build(data) {
  const fold = folding(data.folding.lookalikes, data.folding.replace);
  const { words, texts, labels } = vocabularyOf(data, fold);
  const lexicon = formsOf(data, Array.from(words.keys()));
  const documents = documentsOf(data);
  const { positions, stream, sections, sectionAt } = streamOf(documents, texts, labels, words);
  for (const page of documents) {
    page.title = data.texts[page.title];
    page.parts = page.parts.map(([anchor, text]) => [anchor, data.texts[text]]);
  }
  const { ofLexeme, ofGroup, ofFamily } = kinOf(words, positions, lexicon);

  const index = {
    data: data, fold: fold, stop: new Set(unfolded(data.stop)),
    words: words, positions: positions, stream: stream, sections: sections, sectionAt: sectionAt, documents: documents,
    forms: lexicon.forms, sorted: Array.from(lexicon.forms.keys()).sort(), family: lexicon.family, group: lexicon.group,
    parts: lexicon.parts, paradigms: lexicon.paradigms, endings: lexicon.endings,
    ofLexeme: ofLexeme, ofGroup: ofGroup, ofFamily: ofFamily,
    levels: new Set(split(data.levels, " ")), isRealSlip: data.typos ? bloom_filter(data.typos) : null,
  };
  learn(index, data);
  return index;
}

// The pages. A text travels as how far it stands behind the first one that no page has had yet, an anchor with * for the
// last name in the url; what a page shows of those below it does not travel again.
function documentsOf(data) {
  let fresh = 0;
  const numberOf = (distance) => (distance ? fresh - distance : fresh++);
  const pages = data.documents.map(([url, title, kind, code, above, anchor, parts, status]) => ({
    url: url, title: numberOf(title), code: code, key: keyOf(code || ""), digits: digitsOf(code || ""), above: above,
    label: data.labels[kind] || "", kind: kind, status: status || "", anchor: anchor.replace("*", url.split("/").slice(-2)[0]),
    parts: parts.map(([anchor, text]) => [anchor, numberOf(text), false]),
  }));
  const borrowed = pages.map(() => []);
  for (const page of pages) {
    const [near, far] = page.anchor ? page.above.slice(-2).reverse() : [];
    const own = page.parts.filter(([anchor]) => anchor);
    if (near !== undefined) borrowed[near].push([page.anchor, page.title, true], ...own.map(([, text]) => [page.anchor, text, true]));
    if (far !== undefined) borrowed[far].push([pages[near].anchor, page.title, true]);
  }
  pages.forEach((page, at) => page.parts.push(...borrowed[at]));
  return pages;
}

// The words of the site, numbered as hooks/strategy/search/table.py does, and each text as the numbers of its words.
function vocabularyOf(data, fold) {
  const words = new Map();
  const number = function (word) {
    let id = words.get(word);
    if (id === undefined) words.set(word, (id = words.size));
    return id;
  };
  const texts = data.texts.map((text) => wordsOf(text, fold).map(number));
  const labels = new Map(Object.keys(data.labels).map((kind) => [kind, wordsOf(data.labels[kind], fold).map(number)]));
  return { words: words, texts: texts, labels: labels };
}

// The site as one stream of words, cut into sections; a word knows its positions in it.
function streamOf(documents, texts, labels, words) {
  const positions = Array.from(words, () => []);
  const stream = [];
  const sections = []; // {doc, field, start, part}
  const sectionAt = [];
  const add = function (doc, field, ids, part, borrowed) {
    sections.push({ doc: doc, field: field, start: stream.length, part: part, borrowed: Boolean(borrowed) });
    for (const id of ids.concat(-1)) { // the end of a section: no phrase runs from one into the next
      if (id >= 0) positions[id].push(stream.length);
      sectionAt.push(sections.length - 1);
      stream.push(id);
    }
  };
  documents.forEach(function (page, doc) {
    page.first = sections.length; // its title; the other sections of the page follow
    add(doc, TITLE, texts[page.title]);
    if (page.label) add(doc, LABEL, labels.get(page.kind));
    page.parts.forEach(([, text, borrowed], part) => add(doc, BODY, texts[text], part, borrowed));
    page.end = sections.length;
    for (const other of page.above) add(doc, ABOVE, texts[documents[other].title]);
  });
  return { positions: positions, stream: stream, sections: sections, sectionAt: sectionAt };
}

// The words that stand on the site by lexeme, by close kin and by all kin. Those that no dictionary knows become forms.
function kinOf(words, positions, { forms, family, group }) {
  const ofLexeme = new Map();
  const ofGroup = new Map();
  const ofFamily = new Map();
  for (const [word, id] of words) {
    if (!positions[id].length) continue;
    if (!forms.has(word)) forms.set(word, []);
    for (const lexeme of forms.get(word)) {
      push(ofLexeme, lexeme, id);
      push(ofGroup, group[lexeme], id);
      push(ofFamily, family[lexeme], id);
    }
  }
  return { ofLexeme: ofLexeme, ofGroup: ofGroup, ofFamily: ofFamily };
}
