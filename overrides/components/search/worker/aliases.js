// Abbreviations and search words.

import { wordsOf } from "./folding.js";
import { push } from "./lists.js";
import { resolve } from "./terms.js";

// An abbreviation or an search_words word: whoever says one of `said` also gets what holds one of `meant` in any form, and
// the sections `seen` ([doc, part] or [doc, -1] for the page). A part of a long phrase, of two words or more, will do.
export function learn(index, said, meant, seen) {
  const alias = { meant: meant.map((phrase) => phraseTerms(index, phrase)), seen: seen };
  for (const phrase of said) {
    const terms = phraseTerms(index, phrase).filter((term) => !index.stop.has(term.text));
    for (const term of terms) [term.text, ...term.lexemes].forEach((key) => index.sayable.add(key));
    for (let from = 0; from < terms.length; from++) {
      for (let to = Math.min(from + 2, terms.length); to <= terms.length; to++) {
        if (from > 0 && to - from < 2) continue;
        const entry = { alias: alias, terms: terms.slice(from, to) };
        push(index.said, terms[from].text, entry);
        for (const lexeme of terms[from].lexemes) push(index.said, lexeme, entry);
      }
    }
  }
}

export function aliasesAt(index, terms, at) {
  const seen = new Set(index.said.get(terms[at].text) || []);
  for (const lexeme of terms[at].lexemes) for (const entry of index.said.get(lexeme) || []) seen.add(entry);
  const matching = Array.from(seen).filter((entry) => entry.terms.every((said, offset) => {
    const term = terms[at + offset];
    return term && (term.text === said.text || Array.from(said.lexemes).some((lexeme) => term.lexemes.has(lexeme)));
  }));
  const longest = Math.max.apply(null, [0].concat(matching.map((entry) => entry.terms.length)));
  return matching.filter((entry) => entry.terms.length === longest);
}

function phraseTerms(index, phrase) {
  return wordsOf(phrase, index.fold).map((text) => resolve(index, text, false));
}
