import assert from "node:assert/strict";
import test from "node:test";
import { corrections, translated } from "../../../../overrides/components/search/worker/corrections.js";
import { parse, unitsOf } from "../../../../overrides/components/search/worker/query.js";
import { isKnown, resolve, resolveAtBest } from "../../../../overrides/components/search/worker/terms.js";
import { island } from "./given.js";

const texts = (query) => parse(island, query).map((term) => term.text);
const units = (query) => unitsOf(island, parse(island, query).map(function (term) {
  return Object.assign({}, term, resolveAtBest(island, term));
}));
const corrected = (query) => corrections(island).map((correction) => correction(query, parse(island, query)));
const inUkrainian = (query) => translated(island, query, parse(island, query));

test("words that tell nothing are left out, unless there are no others", function () {
  assert.deepEqual(texts("ремонт у порту"), ["ремонт", "порту"]);
  assert.deepEqual(texts("у та"), ["у", "та"]);
});

test("only the last word may be unfinished, and only while nothing follows it", function () {
  assert.deepEqual(parse(island, "ремонт мая").map((term) => term.unfinished), [false, true]);
  assert.deepEqual(parse(island, "ремонт мая ").map((term) => term.unfinished), [false, false]);
});

test("what follows a hyphen is tied to what stands before it", function () {
  assert.deepEqual(parse(island, "порт-маяк причал").map((term) => term.tied), [false, true, false]);
});

test("a form leads to the words of its lexeme that stand on the site", function () {
  const found = Array.from(resolve(island, "маяками", false).words.keys()).map((id) => Array.from(island.words.keys())[id]);
  assert.deepEqual(new Set(found), new Set(["маяка", "маяками"]));
});

test("a beginning is taken for a word only where it is asked to be", function () {
  assert.equal(isKnown(island, resolve(island, "прича", false)), false);
  assert.equal(isKnown(island, resolve(island, "прича", true)), true);
});

test("a phrase that leads somewhere is one unit", function () {
  assert.deepEqual(units("рибацький баркас порт").map((unit) => unit.terms.length), [2, 1]);
  assert.deepEqual(units("внутрішньо переміщеними особами").map((unit) => unit.terms.length), [3]);
});

test("what else may have been meant", function () {
  assert.equal(corrected("ство рення")[0], "створення"); // a space too many
  assert.equal(corrected("vfzr")[2], "маяк"); // the keyboard was left in English
  assert.equal(corrected("maiak")[3], "маяк"); // romanised
  assert.equal(corrected("прчали")[6], "причали"); // a slip of the finger
});

test("a real word is no slip of another one", function () {
  for (const query of ["маячня", "лампада", "бегемот"]) assert.equal(corrected(query)[6], query);
});

test("words that questions are asked with are left out, and all is kept of a quotation", function () {
  assert.deepEqual(texts("хто і коли полагодить маяк"), ["полагодить", "маяк"]);
  assert.deepEqual(texts("«у т. ч. нічного» порт"), ["у", "тч", "нічного", "порт"]);
  assert.deepEqual(parse(island, "«ремонт маяка» порт").map((term) => term.quoted), [1, 1, 0]);
});

test("a Russian word is taken for its Ukrainian twin", function () {
  assert.equal(inUkrainian("больные у моря"), "больные у моря"); // nothing here is called so
  assert.equal(corrected("фарбирование")[4], "фарбування");
  assert.equal(corrected("заводы")[4], "заводи"); // with no sign more than it has
  assert.equal(corrected("компьютер")[4], "комп’ютер");
});

test("a word is known by its sound where its vowels are not stressed", function () {
  assert.equal(corrected("лихтарі")[7], "ліхтарі");
  assert.equal(corrected("фербування")[7], "фербування"); // vowels that do not sound alike
});
