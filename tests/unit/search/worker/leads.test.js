import assert from "node:assert/strict";
import test from "node:test";
import { search } from "../../../../overrides/components/search/worker/answer.js";
import { build } from "../../../../overrides/components/search/worker/index.js";
import { isWeak } from "../../../../overrides/components/search/worker/leads.js";
import { parse } from "../../../../overrides/components/search/worker/query.js";
import { find } from "../../../../overrides/components/search/worker/ranking.js";
import { akin, twin } from "../../../../overrides/components/search/worker/neighbours.js";
import { given } from "./given.js";

// Stems as hooks/strategy/search/leads.py sends them: said|meant|document and section.
const index = build(Object.assign({}, given.island, {
  leads: "шхун||2 0;шхуни рибалк||3 0;житл||2 1;дере||3 1",
  weak: "жит",
  twins: "маяк деревн,причал пристан",
}));
const first = function (query) {
  const [best] = search(index, query + " ", 0, 1).results;
  return best ? best.url + "#" + best.anchor : null;
};

test("a phrase does not hide the word that it begins with", function () {
  assert.equal(first("шхуни"), "tasks/lighthouse/#area-1");
  assert.equal(first("шхуни рибалки"), "tasks/piers/#area-1");
});

test("two words of a phrase lead on in either order, and both are known by it", function () {
  for (const query of ["шхуни рибалки", "рибалки і шхуни"]) {
    assert.equal(first(query), "tasks/piers/#area-1");
    assert.deepEqual(find(index, parse(index, query + " ")).missing, [], query);
  }
  assert.deepEqual(find(index, parse(index, "маяк рибалки ")).missing, ["рибалки"]);
});

test("a phrase counts more than one word", () => assert.equal(first("житло рибалки шхуни"), "tasks/piers/#area-1"));

test("words that say little count where a question has no others", function () {
  const again = build(Object.assign({}, given.island, { leads: "", weak: "причал,бегемот", twins: "" }));
  assert.deepEqual(search(again, "причали бегемоти", 0, 1).results.map((one) => [one.url, one.lacks]), [["tasks/piers/", ["бегемоти"]]]);
  assert.equal(search(again, "причали крокодили", 0, 1).total, 0);
});

test("a word of the site is said by its number, in every form; stems travel without what they have in common", function () {
  const number = Array.from(index.words.keys()).indexOf("причалів");
  const again = build(Object.assign({}, given.island, { leads: number + " баркас||2 0;дзв/ін/он||2 1", weak: "", twins: "" }));
  const places = (query) => search(again, query, 0, 1).results.map((one) => one.url + "#" + one.anchor);
  for (const query of ["причали баркаса", "причалом баркаса"]) assert.deepEqual(places(query), ["tasks/lighthouse/#area-1"]);
  for (const query of ["дзвін ", "дзвонам "]) assert.deepEqual(places(query), ["tasks/lighthouse/#area-2"]);
});

test("a word with one place of its own leads there first, though others hold it in another sense", function () {
  const again = build(Object.assign({}, given.island, { leads: "маяк||3 0", weak: "", twins: "" }));
  assert.equal(search(again, "маяк", 0, 1).results[0].url, "tasks/piers/");
});

test("a word that leads on does not count as the shorter one that says little", function () {
  assert.equal(isWeak(index, "житло"), false);
  assert.equal(isWeak(index, "жити"), true);
});

test("a Russian word is told from a Ukrainian one by the longer stem", function () {
  assert.equal(twin(index, "деревне"), "маяк");
  assert.equal(twin(index, "дерева"), null);
});

test("a Russian word is known as it sounds, too", function () {
  assert.equal(twin(index, "прістань"), "причал");
  assert.equal(akin(index, "причалы"), "причали");
});
