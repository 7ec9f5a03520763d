// A query → terms, and terms → units that can be answered.

import { codesIn } from "./codes.js";
import { tokensOf } from "./folding.js";
import { leadsAt } from "./leads.js";
import { numbered } from "./terms.js";

const QUOTED = /[«“„"]([^«»“”„"]+)[»”"]/gu;

// Terms of a query; one that follows a hyphen is `tied` to the one before, those between the same marks are `quoted` with
// one number. The last may be `unfinished`.
export function parse(index, query) {
  const terms = [];
  const codes = codesIn(index, query);
  const quotes = Array.from(query.matchAll(QUOTED), (found) => [found.index, found.index + found[0].length]);
  let end = -1;
  for (const { raw, from, to } of tokensOf(query)) {
    const code = codes.find((one) => from < one.to && to > one.from);
    if (code && from < end) continue; // another part of it
    const text = code ? code.text : index.fold(raw);
    if (!text) continue;
    const tied = from === end + 1 && /[-‐‑]/.test(query[end]);
    const quoted = quotes.findIndex(([start, stop]) => from >= start && to <= stop) + 1;
    end = code ? code.to : to;
    terms.push({ raw: code ? code.raw : raw, text: text, tied: tied, unfinished: false, code: Boolean(code), quoted: quoted });
  }
  if (terms.length && end === query.length) terms[terms.length - 1].unfinished = true;
  const telling = terms.filter((term) => term.quoted || !index.stop.has(term.text));
  return withoutLevels(index, telling.length ? telling : terms);
}

// What people call a part of a strategy says nothing beside its number: «розділ 3.3».
function withoutLevels(index, terms) {
  if (!terms.some((term) => numbered(index, term))) return terms;
  const rest = terms.filter((term) => !index.levels.has(term.text));
  return rest.every((term) => numbered(index, term)) ? rest : terms;
}

// Cuts the terms into units: a quotation, the longest phrase that leads on, a compound with hyphens, or one term.
export function unitsOf(index, terms) {
  const units = [];
  for (let at = 0; at < terms.length; ) {
    const quoted = terms[at].quoted;
    const leads = quoted ? [] : leadsAt(index, terms, at);
    const last = (follows) => {
      let length = 1;
      while (at + length < terms.length && follows(terms[at + length])) length += 1;
      return length;
    };
    const length = quoted ? last((term) => term.quoted === quoted)
      : leads.length && leads[0].length > 1 ? leads[0].length
      : last((term) => term.tied);
    const own = terms.slice(at, at + length);
    units.push({
      terms: own,
      quoted: Boolean(quoted),
      tied: length > 1 && own.slice(1).every((term) => term.tied),
      leads: leads.map((one) => one.lead),
    });
    at += length;
  }
  return units;
}
