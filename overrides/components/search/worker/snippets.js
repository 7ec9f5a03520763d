// The words that were found, marked in texts. Texts are lists of [text, whether it is marked].

import { plain, tokensOf } from "./folding.js";
import { BODY, TITLE } from "./index.js";

const SNIPPET = 240; // letters

export function pieces(index, text, section, marks) {
  const out = [];
  let at = 0;
  eachToken(index, text, section, marks, function (from, to, hit) {
    if (!hit) return;
    if (from > at) out.push([text.slice(at, from), false]);
    out.push([text.slice(from, to), true]);
    at = to;
  });
  if (at < text.length) out.push([text.slice(at), false]);
  return out;
}

// The marked words of a section as they are looked for on the page itself; neighbours make a phrase.
export function marked(index, number, marks) {
  const section = index.sections[number];
  const page = index.documents[section.doc];
  const text = section.field === TITLE ? page.title : section.field === BODY ? page.parts[section.part][1] : page.label;
  const phrases = [];
  let phrase = [];
  let position = section.start - 1;
  eachToken(index, text, number, marks, function (from, to, hit, token) {
    position += 1;
    const single = hit && marks.words.has(index.stream[position]);
    if (phrase.length && (!hit || single)) phrases.push(phrase.splice(0).join(" "));
    if (single) phrases.push(plain(token));
    else if (hit) phrase.push(plain(token));
  });
  if (phrase.length) phrases.push(phrase.join(" "));
  return phrases;
}

// DataPage SNIPPET letters around the first mark.
export function excerpt(parts) {
  const length = parts.reduce((sum, part) => sum + part[0].length, 0);
  if (length <= SNIPPET * 1.25) return parts;
  let first = 0;
  for (const part of parts) {
    if (part[1]) break;
    first += part[0].length;
  }
  if (first === length) first = 0;
  let start = Math.max(0, Math.min(first - SNIPPET / 3, length - SNIPPET));
  const stop = start + SNIPPET;
  let at = 0;
  const out = [];
  for (const [text, hit] of parts) {
    let from = Math.max(0, Math.ceil(start - at)), to = Math.min(text.length, Math.floor(stop - at));
    at += text.length;
    if (from >= to) continue;
    let cut = text.slice(from, to);
    if (!hit && from > 0) cut = "…" + cut.replace(/^\S*\s/, " ").trimStart();
    if (!hit && to < text.length) cut = cut.replace(/\s\S*$/, "") + "…";
    out.push([cut, hit]);
  }
  return out;
}

// Calls back for each token of a section's text: (from, to, whether it is marked, the token).
function eachToken(index, text, section, marks, callback) {
  let position = section < 0 ? -1 : index.sections[section].start;
  for (const { raw, from, to } of tokensOf(text)) {
    if (!index.fold(raw)) continue;
    const hit = position >= 0 && (marks.positions.has(position) || marks.words.has(index.stream[position]));
    callback(from, to, hit, raw);
    if (position >= 0) position += 1;
  }
}

// Where phrases stand in texts of a page. They come from the page's own text, so this needs no index.
export function ranges(texts, phrases) {
  const wanted = phrases.map((phrase) => phrase.split(" ")).sort((one, other) => other.length - one.length);
  return texts.map(function (text) {
    const tokens = [];
    for (const { raw, from, to } of tokensOf(text)) {
      const word = plain(raw);
      if (word) tokens.push([word, from, to]);
    }
    const out = [];
    for (let at = 0; at < tokens.length; at++) {
      const phrase = wanted.find((words) => words.every((word, offset) => tokens[at + offset] && tokens[at + offset][0] === word));
      if (!phrase) continue;
      out.push(tokens[at][1], tokens[at + phrase.length - 1][2]);
      at += phrase.length - 1;
    }
    return out;
  });
}
