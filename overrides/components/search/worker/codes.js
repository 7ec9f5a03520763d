// Codes of goals as readers type them: «А.1.1», «а1», «ОЦ 1.1», «II.3». One spelling counts for all of them.

import { pairs, swapped } from "./folding.js";

const PART = /[0-9]+|\p{L}+/gu;
const BETWEEN = /^[\s./:–-]{0,2}$/;
const ALIKE = pairs(["ABCEHIKMOPTX", "АВСЕНІКМОРТХ"]); // no page tells them apart

// The numbers and letters of a code, whatever stands between them: "ОЦ.1.1".
export function keyOf(code) {
  return partsOf(code).map((part) => part.key).join(".");
}

// The digits of a code without what stands between them: "3.2.2" → "322"; of one with letters, none.
export function digitsOf(code) {
  const parts = partsOf(code);
  return parts.length > 1 && !parts.some((part) => part.letters) ? parts.map((part) => part.key).join("") : null;
}

// The longest codes with letters in a query: {raw, text: the key, code: true, from, to}. Numbers alone are terms anyway.
export function codesIn(index, query) {
  const parts = partsOf(query);
  const out = [];
  for (let first = 0; first < parts.length; first++) {
    for (let last = parts.length - 1; last >= first; last--) {
      const run = parts.slice(first, last + 1);
      const key = run.map((part) => part.key).join(".");
      if (!isOneCode(query, run, parts.length) || !isKnownCode(index, key)) continue;
      const from = run[0].from, to = run[run.length - 1].to;
      out.push({ raw: query.slice(from, to), text: key, code: true, from: from, to: to });
      first = last;
      break;
    }
  }
  return out;
}

// A letter alone is a code only where nothing else was typed, and with a space after it only as a capital: «в 2 школах».
function isOneCode(query, run, typed) {
  if (!run.some((part) => part.letters)) return false;
  if (run.length === 1) return typed === 1;
  return run.every(function (part, at) {
    const next = run[at + 1];
    const between = next ? query.slice(part.to, next.from) : "";
    return BETWEEN.test(between) && !(/\s/.test(between) && part.letters && part.raw.length === 1 && part.raw !== part.raw.toUpperCase());
  });
}

function isKnownCode(index, key) {
  return index.documents.some((page) => page.key === key || page.key.startsWith(key + "."));
}

function partsOf(text) {
  const pattern = new RegExp(PART.source, "gu");
  const out = [];
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const raw = found[0];
    const letters = !/^[0-9]/.test(raw);
    const key = letters ? swapped(raw.toUpperCase(), ALIKE) : raw;
    out.push({ raw: raw, key: key, letters: letters, from: found.index, to: found.index + raw.length });
  }
  return out;
}
