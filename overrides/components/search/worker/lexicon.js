// The forms of the words of the site, as hooks/strategy/search/table.py has packed them.

import { push } from "./lists.js";

const LEAST = 3; // lexemes with an ending that others are taken to have as well; as in hooks/strategy/search/morphology.py
const FNV = 0x811c9dc5;

// Every form → the numbers of its lexemes; of each lexeme its stems with their paradigms, its
// family (all kin) and its group (close kin). See table.py for how they travel.
export function formsOf(data, vocabulary) {
  const lexicon = { forms: new Map(), parts: [], family: [], group: [], groups: 0, endings: new Set() };
  if (hash(vocabulary.join(" "), FNV) !== data.fingerprint) return lexicon; // beginnings of words will have to do
  const counts = new Map(); // of lexemes with an ending
  const parted = (text, signs) => (signs ? text.split(signs[0]).map((part) => parted(part, signs.slice(1))) : text);
  const paradigms = (lexicon.paradigms = parted(data.paradigms, "|,"));
  const builds = parted(data.builds, "|;,+ ");
  const [steps, cuts, built] = data.families.map((signs) => Array.from(signs, (sign) => sign.codePointAt(0) - 48));
  let place = 0, alone = built.reduce((one, other) => Math.max(one, other), 0); // those built like no other stand behind the others
  for (let family = 0; family < steps.length; family++) {
    place += steps[family];
    const root = vocabulary[place].slice(0, vocabulary[place].length - cuts[family]);
    for (const group of builds[built[family] ? built[family] - 1 : alone++]) {
      for (const lexeme of group) {
        const parts = lexeme.map(([rest, paradigm]) => [root + rest, Number(paradigm)]);
        for (const [stem, paradigm] of parts) {
          for (const ending of paradigms[paradigm]) {
            push(lexicon.forms, stem + ending, lexicon.parts.length);
            counts.set(ending, (counts.get(ending) || 0) + 1);
          }
        }
        lexicon.parts.push(parts);
        lexicon.family.push(family);
        lexicon.group.push(lexicon.groups);
      }
      lexicon.groups += 1;
    }
  }
  for (const [ending, count] of counts) if (count >= LEAST) lexicon.endings.add(ending);
  return lexicon;
}

// Whether a Bloom filter made by table.py holds a word.
export function bloom_filter(encoded) {
  const bits = Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0));
  const size = bits.length * 8;
  return function (word) {
    const first = hash(word, FNV), step = hash(word, 0x9747b28c);
    for (let turn = 0; turn < 4; turn++) {
      const place = (first + turn * step) % size;
      if (!(bits[place >> 3] & (1 << place % 8))) return false;
    }
    return true;
  };
}

function hash(text, seed) {
  let out = seed;
  for (let at = 0; at < text.length; at++) out = Math.imul(out ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return out;
}
