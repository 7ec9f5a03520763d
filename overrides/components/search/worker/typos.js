// A word with one slip of the finger in it → the word that was meant.

import { lowerBound } from "./lists.js";
import { isNumber, stands } from "./terms.js";

const SHORTEST_TYPO = 5; // letters; as in hooks/strategy/search/ukrainian.py
const SHORTEST_STEM = 4; // of a word with a slip in its ending
const TELLING_STEM = 5;
const LONGEST_TYPO = 7;

// The known form that is one slip of the finger away: a letter missing, added or changed, or two that changed places. The
// first letter is taken to be right, and a changed one makes of a short word another word as a rule. Of several forms,
// one that stands on the site, the more often the better.
export function misspelt(index, text) {
  if (text.length < SHORTEST_TYPO || isNumber(text)) return null;
  let best = null, bestFit = -1;
  for (let at = lowerBound(index.sorted, text[0]); at < index.sorted.length; at++) {
    const form = index.sorted[at];
    if (form[0] !== text[0]) break;
    if (form.length < SHORTEST_TYPO || index.stop.has(form) || !isSlip(text, form) || !mayMean(index, text, form)) continue;
    const fit = stands(index, form) ? index.positions[index.words.get(form)].length : 0;
    if (fit > bestFit) [best, bestFit] = [form, fit];
  }
  return best;
}

function isSlip(one, other) {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  return (one.length > SHORTEST_TYPO && short.slice(at + 1) === long.slice(at + 1)) ||
    (short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2));
}

// Whether the text may be a misspelt form of one of its lexemes. It is not where it is a real word itself: one with a
// stem of its own (the index knows those near to a stem of the site), or with another ending to the same stem.
function mayMean(index, text, form) {
  if (!index.isRealSlip) return text.length > SHORTEST_TYPO && stands(index, form); // no dictionary to ask
  const meant = function (lexeme) {
    if (!index.ofLexeme.has(lexeme)) return false;
    return index.parts[lexeme].some(function ([stem, paradigm]) {
      const ending = form.slice(stem.length);
      if (!stem || !form.startsWith(stem) || !index.paradigms[paradigm].includes(ending)) return false;
      if (stem.length >= TELLING_STEM && text.startsWith(stem)) return true;
      if (text.startsWith(stem) && text.length > stem.length) return stem.length >= SHORTEST_STEM && !index.endings.has(text.slice(stem.length));
      const other = text.endsWith(ending) ? text.slice(0, text.length - ending.length) : text;
      return stem.length > LONGEST_TYPO || !index.isRealSlip(other + " " + paradigm);
    });
  };
  const lexemes = index.forms.get(form);
  return lexemes.length ? lexemes.some(meant) : text.length > LONGEST_TYPO;
}
