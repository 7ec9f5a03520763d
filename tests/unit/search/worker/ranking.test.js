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

test("all words must match", function () {
  assert.deepEqual(urls("маяк човни"), ["tasks/piers/"]);
  assert.deepEqual(urls("лампа човни"), []);
});

test("a title above does not make a page a result", function () {
  assert.ok(!urls("море").includes("tasks/lighthouse/"));
});

test("what is not known is named", function () {
  assert.deepEqual(find(island, parse(island, "маяк бегемот")).missing, ["бегемот"]);
  assert.deepEqual(search(island, "маяк бегемот", 0, 9).missing.map(([word, pages]) => [word, pages > 0]),
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
