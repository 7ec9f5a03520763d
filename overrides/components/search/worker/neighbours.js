// A word of a neighbouring language → the word of the site that differs from it only by rule: разминирование → розмінування.
// The rules stand in hooks/strategy/search/languages/*.yaml.

import { pairs, swapped } from "./folding.js";
import { isNumber } from "./terms.js";

const SHORTEST = 4; // letters of a word; shorter ones are alike by chance

export function akin(index, text) {
  const { rules, letters, own, foreign } = index.data.neighbour;
  if (!rules || text.length < SHORTEST || new RegExp(own).test(text) || !new RegExp(foreign).test(text)) return null;
  if (!index.skeletons) index.skeletons = skeletonsOf(index, pairs(letters));
  const { bone, forms, stems, endings } = index.skeletons;
  const other = bone(Object.entries(rules).reduce((word, [from, to]) => word.replace(new RegExp(from), to), text));
  if (forms.has(other)) return forms.get(other);
  for (let length = other.length; length >= SHORTEST - 1; length--) {
    const stem = stems.get(other.slice(0, length)), ending = endings.get(other.slice(length));
    if (stem !== undefined && ending !== undefined) return stem + ending;
  }
  return null;
}

// What is the same in both languages: letters that correspond are one letter, signs and doubled letters do not count.
function skeletonsOf(index, letters) {
  const bone = (text) => swapped(text, letters).replace(/[ьъ]/g, "").replace(/(.)\1+/g, "$1");
  const byBone = (texts) => new Map(texts.map((text) => [bone(text), text]).reverse());
  return {
    bone: bone,
    forms: byBone(index.sorted.filter((form) => form.length >= SHORTEST && !isNumber(form))),
    stems: byBone(index.begun.filter((stem) => !stem.endsWith("="))),
    endings: byBone(Array.from(index.endings)),
  };
}
