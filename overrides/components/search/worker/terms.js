// A term of the query → words of the site, each with how well it fits.

import { isBegun, isSaid } from "./leads.js";
import { lowerBound } from "./lists.js";

export const EXACT = 1;
export const FORM = 0.9;
export const KIN = 0.5;
export const DISTANT = 0.3;
export const BEGUN = 0.4;
export const BEGUN_KIN = 0.2;

const SHORTEST_BEGUN = 4; // letters of a word among others

export function resolve(index, text, begun) {
  const term = { text: text, words: new Map(), lexemes: new Set(), begun: begun };
  const fit = function (id, weight) {
    if (!(term.words.get(id) >= weight)) term.words.set(id, weight);
  };
  const fitLexeme = function (lexeme, form, close, distant) {
    term.lexemes.add(lexeme);
    for (const id of index.ofLexeme.get(lexeme) || []) fit(id, form);
    for (const id of index.ofGroup.get(index.group[lexeme]) || []) fit(id, close);
    if (!term.words.size) for (const id of index.ofFamily.get(index.family[lexeme]) || []) fit(id, distant);
  };
  if (stands(index, text)) fit(index.words.get(text), EXACT);
  for (const lexeme of index.forms.get(text) || []) fitLexeme(lexeme, FORM, KIN, DISTANT);
  if (begun) {
    for (let at = lowerBound(index.sorted, text); at < index.sorted.length; at++) {
      const form = index.sorted[at];
      if (!form.startsWith(text)) break;
      if (stands(index, form)) fit(index.words.get(form), KIN);
      for (const lexeme of index.forms.get(form)) fitLexeme(lexeme, BEGUN, BEGUN_KIN, BEGUN_KIN);
    }
  }
  return term;
}

// A known form, else a beginning of known forms, else a form that is known without its prefix or ending.
export function resolveAtBest(index, { text, code, unfinished, quoted, alone }) {
  const whole = resolve(index, text, false);
  if (quoted) return exactly(index, whole);
  if (code || isKnown(index, whole) || isNumber(text)) return whole;
  const begun = resolve(index, text, unfinished || alone || text.length >= SHORTEST_BEGUN);
  if (isKnown(index, begun)) return begun;
  for (const trim of index.data.trims) {
    const part = trim.replace("-", "");
    const bare = trim === part + "-" && text.startsWith(part) ? text.slice(part.length)
      : trim === "-" + part && text.endsWith(part) ? text.slice(0, -part.length) : "";
    const term = bare.length > 2 && resolve(index, bare, false);
    if (term && isKnown(index, term)) return term;
  }
  return begun;
}

function exactly(index, term) {
  for (const id of term.words.keys()) if (id !== index.words.get(term.text)) term.words.delete(id);
  return term;
}

export function isNumber(text) {
  return /^[0-9]/.test(text);
}

export function isKnown(index, term) {
  return term.words.size > 0 || isSaid(index, term.text) || (term.begun && isBegun(index, term.text));
}

// Whether it is the code of a page, or the beginning of one.
export function numbered(index, term) {
  return isCode(term) && index.documents.some((page) => (
    page.key === term.text || page.digits === term.text || (term.unfinished && page.key.startsWith(term.text))));
}

export function isCode(term) {
  return term.code || isNumber(term.text);
}

// Whether the word stands on the site just so.
export function stands(index, word) {
  return index.words.has(word) && index.positions[index.words.get(word)].length > 0;
}
