import assert from "node:assert/strict";
import test from "node:test";
import { search } from "../../../../overrides/components/search/worker/answer.js";
import { excerpt, ranges } from "../../../../overrides/components/search/worker/snippets.js";
import { island } from "./given.js";

const top = (query) => search(island, query, 0, 1).results[0];
const hits = (parts) => parts.filter(([, hit]) => hit).map(([text]) => text);
const whole = (parts) => parts.map(([text]) => text).join("");

test("words are marked in title and text, and nothing is lost", function () {
  const { title, snippet } = top("маяк");
  assert.deepEqual(hits(title), ["маяка"]);
  assert.deepEqual(hits(snippet), ["маяками"]);
  assert.equal(whole(snippet), "Створення служби догляду за маяками, у т. ч. нічного");
});

test("the words of an abbreviation are marked as one phrase", function () {
  const about = search(island, "ВПО", 0, 9).results.find((one) => one.url === "about/");
  assert.ok(about.phrases.includes("внутрішньо переміщені особи"));
});

test("a short text is shown whole, a long one around its first mark", function () {
  const short = [["порт ", false], ["маяк", true]];
  assert.equal(excerpt(short), short);
  const long = excerpt([["слово ".repeat(200), false], ["маяк", true], [" слово".repeat(200), false]]);
  assert.deepEqual(hits(long), ["маяк"]);
  assert.ok(whole(long).length <= 260);
  assert.ok(whole(long).startsWith("…") && whole(long).endsWith("…"));
});

test("a text without a mark is shown from its beginning", function () {
  assert.ok(whole(excerpt([["слово ".repeat(200), false]])).startsWith("слово слово"));
});

test("phrases are found in the texts of a page, the longest first", function () {
  assert.deepEqual(ranges(["Ремонт маяка", "порт"], ["маяка"]), [[7, 12], []]);
  assert.deepEqual(ranges(["Внутрішньо переміщені особи"], ["особи", "внутрішньо переміщені особи"]), [[0, 27]]);
  assert.deepEqual(ranges(["маяками"], ["маяк"]), [[]]);
});
