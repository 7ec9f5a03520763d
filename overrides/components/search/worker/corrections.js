// Where a word is not known: what the reader may have meant.

import { pairs, swapped, tokensOf } from "./folding.js";
import { lowerBound } from "./lists.js";
import { named } from "./names.js";
import { akin, misheard, twin } from "./neighbours.js";
import { isKnown, isNumber, resolve } from "./terms.js";
import { misspelt } from "./typos.js";

// Each takes a query with its terms, and gives it back, changed or not.
export function corrections(index) {
  const foreign = new RegExp("[" + index.data.scripts.other + "]", "i");
  const chunks = (change) => (query) => query.split(/(\s+)/).map((chunk) => (foreign.test(chunk) ? change(chunk) : chunk)).join("");
  const look = pairs(index.data.folding.lookalikes);
  const keys = pairs(index.data.scripts.keyboard);
  return [
    (query) => joined(index, query),
    chunks((chunk) => swapped(chunk, look)),
    chunks((chunk) => Array.from(chunk, (sign) => keys.get(sign) || keys.get(sign.toLowerCase()) || sign).join("")),
    chunks((chunk) => romanised(index, chunk)),
    (query, terms) => replaced(index, query, terms, (text) => akin(index, text)),
    (query, terms) => replaced(index, query, terms, (text) => named(index, text, (other) => loose(roman(index, other)))),
    (query, terms) => replaced(index, query, terms, (text) => misspelt(index, text)),
    (query, terms) => replaced(index, query, terms, (text) => misheard(index, text)),
  ];
}

// The query with words of a neighbouring language in the language of the site.
export function translated(index, query, terms) {
  return replaced(index, query, terms, (text) => twin(index, text), (text) => resolve(index, text, false).words.size > 0);
}

// The query with each unknown word, or beginning of one, replaced by what another word gives for it.
function replaced(index, query, terms, other, known = (text) => isKnown(index, resolve(index, text, true))) {
  let text = query;
  for (const term of terms) {
    if (term.quoted || known(term.text)) continue;
    const found = other(term.text);
    if (found) text = text.replace(term.raw, found);
  }
  return text;
}

// Two neighbours that make one known word: a space where an apostrophe or nothing belongs.
function joined(index, query) {
  const tokens = tokensOf(query).map((token) => token.raw);
  const at = tokens.findIndex((token, place) => place > 0 && isKnown(index, resolve(index, index.fold(tokens[place - 1] + token), false)));
  return at < 0 ? query : tokens.slice(0, at).join(" ") + tokens.slice(at).join(" ");
}

// A word in the other script, by the official romanisation: to letters of the index where they are Latin, else back to
// the first known form that is romanised so.
function romanised(index, chunk) {
  if (index.data.scripts.latin) return roman(index, chunk.toLowerCase());
  const wanted = loose(index.fold(chunk));
  if (wanted.length < 3) return chunk;
  if (!index.roman) romanise(index);
  const at = lowerBound(index.romanKeys, wanted);
  if (at === index.roman.length || !index.romanKeys[at].startsWith(wanted)) return chunk;
  const form = index.roman[at][1];
  for (let length = 1; length <= form.length; length++) {
    if (loose(roman(index, form.slice(0, length))).length >= wanted.length) return form.slice(0, length);
  }
  return form;
}

export function romanise(index) {
  index.roman = index.sorted.filter((form) => !isNumber(form)).map((form) => [loose(roman(index, form)), form]);
  index.roman.sort((one, two) => (one[0] < two[0] ? -1 : one[0] > two[0] ? 1 : two[1].length - one[1].length));
  index.romanKeys = index.roman.map((pair) => pair[0]);
}

function roman(index, text) {
  const table = index.data.scripts.romanisation;
  let out = "";
  for (let at = 0; at < text.length; at++) {
    const two = table[text.substr(at, 2)];
    const letters = two === undefined ? table[text[at]] : two;
    out += letters === undefined ? text[at] : Array.isArray(letters) ? letters[at === 0 ? 1 : 0] : letters;
    if (two !== undefined) at += 1;
  }
  return out;
}

// What people write for the same sound in Latin letters.
function loose(text) {
  return text.replace(/[yj]/g, "i").replace(/i+/g, "i").replace(/g/g, "h").replace(/w/g, "v");
}
