// Words that lead on: abbreviations, and what people say where the site says something else. See
// hooks/strategy/search/leads.py for how they travel.

import { lowerBound, push, split } from "./lists.js";
import { EXACT, FORM, resolve } from "./terms.js";

const TELLING = 3; // letters of the beginning of a word
const WHOLE = "="; // after a form that takes no ending

// Whoever says one of `said` also gets what holds one of `meant` in any form, and the sections `seen` ([doc, part] or
// [doc, -1] for the page). A part of a long phrase, of two words or more, will do, and two words stand in either order.
// What is `general` holds for any strategy.
export function learn(index, data) {
  const alien = new RegExp(data.neighbour.alien || "[^]");
  const endings = ["", ...(index.endings || []), ...split(data.endings, " ").filter((ending) => !alien.test(ending))];
  const trims = data.trims.filter((trim) => trim[0] === "-").map((trim) => trim.slice(1)); // «вчити» and «вчитися»
  index.endings = new Set(endings.concat(endings.flatMap((ending) => trims.map((trim) => ending + trim))));
  index.said = new Map(); // stem → [{lead, words: the stems of each word that follows}]
  index.sayable = new Map(); // stem → true
  const words = Array.from(index.words.keys());
  const numbers = (text) => text.split(",").filter(Boolean).map((part) => part.split(" ").map(Number));
  const leads = split(data.leads, ";");
  leads.concat(split(data.general, ";")).forEach(function (line, at) {
    const [said, meant, seen] = line.split("|");
    const lead = {
      meant: numbers(meant).map((some) => some.map((number) => inAnyForm(resolve(index, words[number], false)))), seen: numbers(seen),
      general: at >= leads.length,
    };
    for (const phrase of said.split(",")) {
      const stems = phrase.split(" ").map((word) => stemsOf(index, words, word));
      if (stems.length === 1) for (const stem of stems[0]) index.sayable.set(stem, true);
      for (let from = 0; from < stems.length; from++) {
        for (let to = Math.min(from + 2, stems.length); to <= stems.length; to++) {
          if (from > 0 && to - from < 2) continue;
          const words = stems.slice(from, to);
          for (const order of words.length === 2 ? [words, words.slice().reverse()] : [words]) {
            for (const stem of order[0]) push(index.said, stem, { lead: lead, words: order });
          }
        }
      }
    }
  });
  index.begun = Array.from(index.sayable.keys()).sort();
  index.weak = new Map(split(data.weak, ",").flatMap((word) => stemsOf(index, words, word)).map((stem) => [stem, true]));
}

// A stem, or "beginning/rest/rest", or the number of a word of the site → stems; of the latter, every form is one.
function stemsOf(index, words, said) {
  const [stem, ...rests] = said.split("/");
  if (!/^\d+$/.test(said)) return rests.length ? rests.map((rest) => stem + rest) : [stem];
  const forms = index.forms.get(words[said]).flatMap((lexeme) => index.parts[lexeme].flatMap(
    ([stem, paradigm]) => index.paradigms[paradigm].map((ending) => stem + ending)));
  return forms.concat(words[said]).map((form) => form + WHOLE);
}

function inAnyForm(term) {
  for (const [id, weight] of term.words) if (weight >= FORM) term.words.set(id, EXACT);
  return term;
}

// The longest stem of a table that a word begins with, and goes on with an ending; "" where there is none.
export function stemIn(table, text, endings) {
  if (table.has(text + WHOLE)) return text + WHOLE;
  for (let length = text.length; length > 1; length--) {
    const stem = text.slice(0, length);
    if (table.has(stem) && endings.has(text.slice(length))) return stem;
  }
  return "";
}

export function isSaid(index, text) {
  return stemIn(index.sayable, text, index.endings) !== "";
}

// Whether a word says little. Of «житло», the stem that leads on is longer than that of «життя».
export function isWeak(index, text) {
  const stem = stemIn(index.weak, text, index.endings);
  return stem !== "" && stem.length >= stemIn(index.sayable, text, index.endings).length;
}

// Whether a word that leads on begins so.
export function isBegun(index, text) {
  const at = lowerBound(index.begun, text);
  return at < index.begun.length && index.begun[at].startsWith(text);
}

// The leads of the longest phrase that begins at a term: [{lead, length}].
export function leadsAt(index, terms, at) {
  const matching = entriesOf(index, terms[at]).filter((entry) => entry.words.every(function (stems, offset) {
    const term = terms[at + offset];
    return term && (offset === 0 || stems.some((stem) => fits(index, stem, term.text)));
  }));
  const longest = Math.max(0, ...matching.map((entry) => entry.words.length));
  return matching.filter((entry) => entry.words.length === longest).map((entry) => ({ lead: entry.lead, length: longest }));
}

const isSingle = (entry) => entry.words.length === 1;

function entriesOf(index, { text, begun, words }) {
  const found = (index.said.get(text + WHOLE) || []).slice();
  for (let length = text.length; length > 1; length--) { // of «електричка» and «електрика», the longer stem
    const stem = text.slice(0, length);
    if (!index.said.has(stem) || !index.endings.has(text.slice(length))) continue;
    found.push(...index.said.get(stem));
    if (found.some(isSingle)) break; // a longer one may stand in phrases alone
  }
  if (begun && !found.some(isSingle) && (text.length >= TELLING || !words.size)) {
    for (let at = lowerBound(index.begun, text); at < index.begun.length && index.begun[at].startsWith(text); at++) {
      found.push(...(index.said.get(index.begun[at]) || []).filter(isSingle));
    }
  }
  return Array.from(new Set(found));
}

function fits(index, stem, text) {
  return stem.endsWith(WHOLE) ? stem === text + WHOLE : text.startsWith(stem) && index.endings.has(text.slice(stem.length));
}
