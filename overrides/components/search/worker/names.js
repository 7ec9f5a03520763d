// Names of places, whatever language and rules they are spelt by: «Рубежное», “Rubezhnoye” → «Рубіжне».

import { tokensOf } from "./folding.js";

const SHORTEST_BONE = 6; // signs of a bone; shorter ones are alike by chance
const NAME = /^\p{Lu}\p{Ll}/u;
const ENDING = /^(sk)?(a[mhv]?a?)?$/; // of a name or of its adjective

// The name in the texts that differs from a word in vowels, in signs and in its ending alone; else null. `roman`: text → Latin letters.
export function named(index, text, roman) {
  const bone = boneOf(text, roman);
  if (!index.names) index.names = namesOf(index, roman);
  const found = index.names.find(([name]) => bone.startsWith(name) && ENDING.test(bone.slice(name.length)));
  return found ? found[1] : null;
}

// Of each word that stands with a capital letter within a text, and never without one: [bone without its ending, the word].
function namesOf(index, roman) {
  const names = new Map();
  const others = new Set();
  for (const text of index.data.texts) {
    for (const { raw, from } of tokensOf(text)) {
      if (!NAME.test(raw)) others.add(index.fold(raw));
      else if (from) names.set(index.fold(raw), boneOf(index.fold(raw), roman).replace(/(sk)?a?$/, ""));
    }
  }
  return Array.from(names, ([word, bone]) => [bone, word]).filter(([bone, word]) => bone.length >= SHORTEST_BONE && !others.has(word));
}

// The consonants in Latin letters; all vowels are one, signs and doubled letters do not count.
function boneOf(text, roman) {
  return roman(text.replace(/[ьъ]/g, "")).replace(/[aeiouыэё]+/g, "a").replace(/(.)\1+/g, "$1");
}
