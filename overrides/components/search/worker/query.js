// What was typed → terms, and those → units that are to be answered.

import { aliasesAt } from "./aliases.js";
import { codesIn } from "./codes.js";
import { tokensOf } from "./folding.js";

// Terms of a query; one that follows a hyphen is `tied` to the one before. The last may be `unfinished`.
export function parse(index, query) {
  const terms = [];
  const codes = codesIn(index, query);
  let end = -1;
  for (const { raw, from, to } of tokensOf(query)) {
    const code = codes.find((one) => from < one.to && to > one.from);
    if (code && from < end) continue; // another part of it
    const text = code ? code.text : index.fold(raw);
    if (!text) continue;
    const tied = from === end + 1 && /[-‐‑]/.test(query[end]);
    end = code ? code.to : to;
    terms.push({ raw: code ? code.raw : raw, text: text, tied: tied, unfinished: false, code: Boolean(code) });
  }
  if (terms.length && end === query.length) terms[terms.length - 1].unfinished = true;
  const telling = terms.filter((term) => !index.stop.has(term.text));
  return telling.length ? telling : terms;
}

// Cuts the terms into units: the longest abbreviation or search_words phrase, a compound with hyphens, or one term.
export function unitsOf(index, terms) {
  const units = [];
  for (let at = 0; at < terms.length; ) {
    const aliases = aliasesAt(index, terms, at);
    let length = aliases.length ? aliases[0].terms.length : 1;
    if (length === 1) while (at + length < terms.length && terms[at + length].tied) length += 1;
    units.push({
      terms: terms.slice(at, at + length),
      tied: length > 1 && terms.slice(at + 1, at + length).every((term) => term.tied),
      aliases: aliases.filter((entry) => entry.terms.length === length || length === 1).map((entry) => entry.alias),
    });
    at += length;
  }
  return units;
}
