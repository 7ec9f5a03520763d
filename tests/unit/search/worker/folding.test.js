import assert from "node:assert/strict";
import test from "node:test";
import { folding, plain, tokensOf, wordsOf } from "../../../../overrides/components/search/worker/folding.js";
import { given } from "./given.js";

for (const { rules, alike } of given.folding) {
  test("spellings that count as one: " + alike[0], function () {
    const fold = folding(rules.lookalikes, rules.replace);
    for (const text of alike) assert.deepEqual(wordsOf(text, fold), wordsOf(alike[0], fold), text);
  });
}

test("words of a text", function () {
  const raw = (text) => tokensOf(text).map((token) => token.raw);
  assert.deepEqual(raw("у т. ч. з сільської місцевості"), ["у", "т. ч", "з", "сільської", "місцевості"]);
  assert.deepEqual(raw("(с/г) продукції, м.Рубіжне"), ["с/г", "продукції", "м", "Рубіжне"]);
  assert.deepEqual(raw("Завдання 1.3.2. Розвиток"), ["Завдання", "1.3.2", "Розвиток"]);
  assert.deepEqual(raw("Куп'янськ – пам’яті!"), ["Куп'янськ", "пам’яті"]);
  assert.deepEqual(raw(""), []);
});

test("a token knows its place", function () {
  const text = "про порт, 1.2";
  for (const { raw, from, to } of tokensOf(text)) assert.equal(text.slice(from, to), raw);
});

test("any language is folded without a list", () => assert.equal(plain("ŁĄKA"), "łąka"));
