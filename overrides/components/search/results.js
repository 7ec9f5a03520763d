// What was found, as the reader sees it. `words` are those of the interface, in the language of the page.

import { element, link, withMarks } from "./dom.js";

const LONGEST = 200; // letters of a query

// Without halves of signs, which no address can hold: the end may part one.
export function queryOf(field) {
  return field.value.trim() ? field.value.replace(/^\s+/, "").slice(0, LONGEST).replace(/[\ud800-\udfff]/gu, "") : "";
}

export function searchUrl(form, query) {
  return form.action + "?q=" + encodeURIComponent(query);
}

// In a folder no server answers with the file of a page.
function pageUrl(form, url) {
  return form.dataset.root + url + (document.documentElement.dataset.folder ? "index.html" : "");
}

export function failed(form) {
  return element("p", "search-note", form.dataset.failed);
}

export function summary(form, words, query, answer) {
  const out = [];
  if (answer.shown) {
    out.push(element("p", "search-shown", fill(words.typed, { query: query.trim() }) + " " + fill(words.shown, { query: answer.shown })));
  }
  const count = element("p", "search-count", counted(words, answer.total));
  for (const word of answer.kin) count.append(". " + words.kin + " ", link("", searchUrl(form, word), word));
  return out.concat(count);
}

// The same for a screen reader.
export function spoken(words, query, answer) {
  if (!answer.total) return fill(words.nothing, { query: query.trim() }) + " " + words.helped;
  return (answer.shown ? fill(words.shown, { query: answer.shown }) + ". " : "") + counted(words, answer.total);
}

export function list(form, words, results) {
  const out = element("ol", "search-list");
  for (const one of results) {
    const item = element("li", "search-result");
    // Behind the #, no server is told what was searched for.
    const marks = one.phrases.length ? "?h=" + encodeURIComponent(one.phrases.join(",")) : "";
    const anchor = one.anchor || marks ? "#" + one.anchor + marks : "";
    const target = link("search-result__link", pageUrl(form, one.url) + anchor);
    if (one.label) target.append(element("span", "search-result__label", one.label), " ");
    target.append(withMarks("span", "search-result__title", one.title));
    item.append(target);
    if (one.status) item.append(element("p", "search-result__status", one.status));
    if (one.above && !one.repeats) item.append(element("p", "search-result__above", one.above));
    if (one.snippet.length && !one.repeats) item.append(withMarks("p", "search-result__text", one.snippet));
    if (one.lacks.length) item.append(element("p", "search-result__lacks", plural(words.lacks, one.lacks.length, { words: one.lacks.join(", ") })));
    out.append(item);
  }
  return out;
}

// Where nothing was found: what to try, how much each word finds by itself, and the pages of `tree`.
export function help(form, words, query, answer, tree) {
  const each = element("ul", "search-each");
  for (const [word, pages] of answer.missing) {
    if (!pages) continue;
    const item = element("li");
    item.append(link("", searchUrl(form, word), word), " — " + plural(words.count, pages));
    each.append(item);
  }
  const hints = element("ul", "search-hints");
  for (const key of Object.keys(words)) {
    if (!key.startsWith("hints.") || (key === "hints.fewer" && answer.missing.length < 2)) continue; // there is but one
    hints.append(element("li", "", words[key]));
  }
  return [element("p", "search-nothing", fill(words.nothing, { query: query.trim() }))].concat(
    each.childElementCount ? [element("p", "", words.each), each] : [],
    answer.near.length ? [element("p", "", words.near), list(form, words, answer.near)] : [],
    [hints, element("p", "", words.tree), treeList(form, tree)]);
}

// Nested lists out of pages with their depth.
function treeList(form, tree) {
  const lists = [element("ul", "search-tree")];
  for (const [depth, url, code, title] of tree) {
    lists.length = Math.min(lists.length, depth + 1);
    if (lists.length <= depth) {
      lists.push(element("ul"));
      lists[depth - 1].lastElementChild.append(lists[depth]);
    }
    const item = element("li");
    item.append(link("", pageUrl(form, url), (code + " " + title).trim()));
    lists[depth].append(item);
  }
  return lists[0];
}

function counted(words, total) {
  return fill(words.found, { count: plural(words.count, total) });
}

function plural(forms, n, values) {
  const rules = window.Intl && Intl.PluralRules ? new Intl.PluralRules(document.documentElement.lang) : null;
  return fill(forms[rules ? rules.select(n) : "other"] || forms.other, Object.assign({ n: n }, values));
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
