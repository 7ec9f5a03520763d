// A word of a neighbouring language → the word of the site that means the same: by a list (больница → лікарня), or by rule,
// where it differs only so (разминирование → розмінування). Both stand in hooks/strategy/search/languages/. Words of that
// language in the letters of this one («отоплєніє») count as well.

import { pairs, swapped } from "./folding.js";
import { stemIn } from "./leads.js";
import { isNumber } from "./terms.js";

const SHORTEST = 4; // letters of a word; shorter ones are alike by chance
const SHORTEST_SOUND = 6; // letters of a stem; shorter ones too

// The word that the list names; else null. Of «деревня», its stem is longer than that of «дерево», which leads on.
export function twin(index, text) {
  const { bone, endings, twins } = bonesOf(index);
  const stem = stemIn(twins, bone(text), endings);
  return stem.length > stemIn(index.sayable, text, index.endings).length ? twins.get(stem) : null;
}

// The word that differs by rule only, with an apostrophe where theirs has a sign («компьютер» → «комп’ютер»); else null.
export function akin(index, text) {
  const word = alike(index, text);
  return word && /[бпвмфр]ь[юяеё]/.test(text) ? word.replace(/[бпвмфр](?=[юяє])/, "$&’") : word;
}

function alike(index, text) {
  const { rules, own, mixed, foreign } = index.data.neighbour;
  if (!rules || text.length < SHORTEST) return null;
  if (new RegExp(own).test(text) && !new RegExp(mixed).test(text)) return null;
  const { bone, forms, stems, endings } = bonesOf(index);
  if (!new RegExp(foreign).test(text)) return forms.get(bone(text)) || stems.get(bone(text)) || null;
  const other = bone(Object.entries(rules).reduce((word, [from, to]) => word.replace(new RegExp(from), to), text));
  if (forms.has(other)) return forms.get(other);
  for (let length = other.length; length >= SHORTEST - 1; length--) {
    const stem = stems.get(other.slice(0, length)), ending = endings.get(other.slice(length));
    if (stem !== undefined && ending !== undefined) return stem + ending;
  }
  return null;
}

// The word that leads on and sounds alike where its vowels are not stressed («кридит», «електрічка»); else null.
export function misheard(index, text) {
  const { letters, vague } = index.data.neighbour;
  if (!vague) return null;
  const sound = (word) => swapped(swapped(word, pairs(letters)), pairs(vague));
  if (!index.sounds) {
    const stems = index.begun.filter((stem) => stem.length >= SHORTEST_SOUND && !stem.endsWith("="));
    index.sounds = new Map(stems.map((stem) => [sound(stem), stem]));
  }
  for (let length = text.length; length >= SHORTEST_SOUND; length--) {
    const stem = index.sounds.get(sound(text.slice(0, length)));
    if (stem && index.endings.has(text.slice(length))) return stem + text.slice(length);
  }
  return null;
}

// What is the same in both languages: letters that correspond are one letter, signs and doubled letters do not count.
function bonesOf(index) {
  if (index.bones) return index.bones;
  const letters = pairs(index.data.neighbour.letters || ["", ""]);
  const bone = (text) => swapped(text.replace(/[ьй]о/g, "е"), letters).replace(/[ьъ]/g, "").replace(/(.)\1+/g, "$1");
  const byBone = (texts) => new Map(texts.map((text) => [bone(text), text]).reverse());
  index.bones = {
    bone: bone,
    forms: byBone(index.sorted.filter((form) => form.length >= SHORTEST && !isNumber(form))),
    stems: byBone(index.begun.filter((stem) => !stem.endsWith("="))),
    endings: byBone(["", ...index.data.endings.split(" "), ...index.endings]),
    twins: new Map(index.data.twins.split(",").flatMap((line) => {
      const [word, ...stems] = line.split(" ");
      return stems.map((stem) => [bone(stem), word]);
    })),
  };
  return index.bones;
}
