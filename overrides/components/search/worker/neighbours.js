// A word of a neighbouring language → the word of the site that means the same: by a list (больница → лікарня), or by rule,
// where it differs only so (разминирование → розмінування). Both stand in hooks/strategy/search/languages/. Words of that
// language in the letters of this one («отоплєніє») count as well.

import { pairs, swapped } from "./folding.js";
import { stemIn } from "./leads.js";
import { isNumber } from "./terms.js";

const SHORTEST_TWIN = 4; // letters of a word; shorter ones are alike by chance
const SHORTEST_VAGUE = 6;

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
  if (!rules || text.length < SHORTEST_TWIN) return null;
  if (new RegExp(own).test(text) && !new RegExp(mixed).test(text)) return null;
  const { bone, forms, stems } = bonesOf(index);
  if (!new RegExp(foreign).test(text)) return forms.get(bone(text)) || stems.get(bone(text)) || null;
  return withBone(index.bones, bone(Object.entries(rules).reduce((word, [from, to]) => word.replace(new RegExp(from), to), text)), SHORTEST_TWIN - 1);
}

// The word that sounds alike where its vowels are not stressed («кридит», «електрічка»); else null.
export function misheard(index, text) {
  const { vague } = index.data.neighbour;
  if (!vague || text.length < SHORTEST_VAGUE) return null;
  const { bone } = bonesOf(index);
  if (!index.vague) {
    const letters = pairs(vague);
    index.vague = tableOf(index, (word) => swapped(bone(word), letters), SHORTEST_VAGUE);
  }
  return withBone(index.vague, index.vague.bone(text), SHORTEST_VAGUE - 1);
}

// The word with this bone: a form of the site, or a stem that leads on, not shorter than so much, with an ending.
function withBone({ forms, stems, endings }, bone, shortest) {
  if (forms.has(bone)) return forms.get(bone);
  for (let length = bone.length; length >= shortest; length--) {
    const stem = stems.get(bone.slice(0, length)), ending = endings.get(bone.slice(length));
    if (stem !== undefined && ending !== undefined) return stem + ending;
  }
  return null;
}

// What is the same in both languages: letters that correspond are one letter, signs and doubled letters do not count.
function bonesOf(index) {
  if (index.bones) return index.bones;
  const letters = pairs(index.data.neighbour.letters || ["", ""]);
  const bone = (text) => swapped(text.replace(/[ьй]о/g, "е"), letters).replace(/[ьъ]/g, "").replace(/(.)\1+/g, "$1");
  index.bones = Object.assign(tableOf(index, bone, SHORTEST_TWIN), {
    twins: new Map(index.data.twins.split(",").flatMap((line) => {
      const [word, ...stems] = line.split(" ");
      return stems.map((stem) => [bone(stem), word]);
    })),
  });
  return index.bones;
}

function tableOf(index, bone, shortest) {
  const byBone = (texts) => new Map(texts.map((text) => [bone(text), text]).reverse());
  return {
    bone: bone,
    forms: byBone(index.sorted.filter((form) => form.length >= shortest && !isNumber(form))),
    stems: byBone(index.begun.filter((stem) => !stem.endsWith("="))),
    endings: byBone(["", ...index.data.endings.split(" "), ...index.endings]),
  };
}
