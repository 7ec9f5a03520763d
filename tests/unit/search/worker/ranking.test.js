import assert from "node:assert/strict";
import test from "node:test";
import { search } from "../../../../overrides/components/search/worker/answer.js";
import { parse } from "../../../../overrides/components/search/worker/query.js";
import { find } from "../../../../overrides/components/search/worker/ranking.js";
import { island } from "./given.js";

const urls = (query) => find(island, parse(island, query)).ranked.map(([doc]) => island.documents[doc].url);
const first = function (query) {
  const { results } = search(island, query, 0, 1);
  return results.length ? results[0].url + (results[0].anchor && "#" + results[0].anchor) : null;
};

for (const [query, expected] of [
  ["маяк", "tasks/lighthouse/#area-2"], // the title before texts, the task before its parents
  ["лампою", "tasks/lighthouse/#area-1"],
  ["ремонт причалів", "tasks/piers/#area-1"], // both words in one area
  ["розвиток порту", "objectives/port/"],
  ["1.1", "objectives/port/"],
  ["завдання 1.1.2", "tasks/piers/"],
  ["створити службу", "tasks/lighthouse/#area-2"], // kin
  ["суднами", "tasks/piers/#area-2"], // an search_words word
  ["ліхтарі", "tasks/lighthouse/#area-2"],
]) {
  test("first for " + query, () => assert.equal(first(query), expected));
}

test("all words first, and what lacks some says which", function () {
  const { results } = search(island, "маяк човни", 0, 9);
  assert.deepEqual([results[0].url, results[0].lacks], ["tasks/piers/", []]);
  assert.ok(results.slice(1).every((one) => one.lacks.length === 1));
  const halves = search(island, "лампа човни", 0, 9).results;
  assert.deepEqual(new Set(halves.map((one) => one.url + " " + one.lacks)), new Set(["tasks/piers/ лампа", "tasks/lighthouse/ човни"]));
});

test("a rare word counts more than a frequent one", function () {
  assert.equal(first("ремонт лампи"), "tasks/lighthouse/#area-1");
});

test("a page above does not answer with halves of two pages below", function () {
  assert.ok(search(island, "лампа човни", 0, 9).results.every((one) => one.lacks.length));
});

test("quoted words are found as they stand, and only so", function () {
  assert.deepEqual(urls("«ремонт маяка»"), ["tasks/lighthouse/", "objectives/port/", "goals/sea/"]);
  assert.deepEqual(urls("«маяка ремонт»"), []);
  assert.deepEqual(urls("«маяк»"), []); // the word stands there in other forms only
});

test("words that say little bear no answer", function () {
  assert.equal(search(island, "новий бегемот", 0, 9).total, 0);
  assert.equal(search(island, "маяк бегемот крокодил носоріг", 0, 9).total, 0); // too small a part of the question
});

test("a page above that only repeats what answers stands last, and says so", function () {
  const { results } = search(island, "лампою", 0, 9);
  assert.deepEqual(results.map((one) => one.repeats), [false, true, true].slice(0, results.length));
  assert.equal(search(island, "порту", 0, 9).results.find((one) => one.url === "objectives/port/").repeats, false);
});

test("where nothing answers, the nearest is named", function () {
  const { total, near } = search(island, "маяк бегемот крокодил носоріг", 0, 9);
  assert.equal(total, 0);
  assert.equal(near[0].url, "tasks/lighthouse/");
});

test("a number leads to its page, with or without its points and what it is called", function () {
  for (const query of ["1.1.2", "112", "задача 1.1.2", "розділ 1.1.2"]) assert.equal(first(query), "tasks/piers/", query);
  assert.equal(first("пріоритет 1"), "goals/sea/");
});

test("a page leads to the place where it shows what stands on one below it", function () {
  const { results } = search(island, "«ремонт маяка і причалів»", 0, 9);
  assert.deepEqual(results.map((one) => one.url + "#" + one.anchor), ["objectives/port/#a", "goals/sea/#port"]);
});

test("what a page is called says nothing of its subject", function () {
  assert.deepEqual(search(island, "завдання маяк", 0, 1).results[0].lacks, ["завдання"]);
});

test("a title above does not make a page a result", function () {
  assert.ok(!urls("море").includes("tasks/lighthouse/"));
});

test("what is not known is named", function () {
  assert.deepEqual(find(island, parse(island, "маяк бегемот")).missing, ["бегемот"]);
  assert.deepEqual(search(island, "маяк бегемот", 0, 9).results[0].lacks, ["бегемот"]);
  assert.deepEqual(search(island, "маяк бегемот крокодил носоріг", 0, 9).missing.slice(0, 2).map(([word, pages]) => [word, pages > 0]),
    [["маяк", true], ["бегемот", false]]);
});

test("an answer comes in parts of any size", function () {
  const { total, results } = search(island, "ремонт", 0, 99);
  assert.equal(results.length, total);
  assert.deepEqual(search(island, "ремонт", 1, 1).results, results.slice(1, 2));
});

test("an answer to something else than was asked says so", function () {
  assert.equal(search(island, "vfzr", 0, 9).shown, "маяк");
  assert.equal(search(island, "маяк", 0, 9).shown, null);
  assert.equal(search(island, "", 0, 9).total, 0);
});
