import assert from "node:assert/strict";
import test from "node:test";
import { named } from "../../../../overrides/components/search/worker/names.js";

const index = { data: { texts: ["Roads of the Port of Rubizhne, of Sievierodonetsk and Kreminna", "Upgrade the port"] }, fold: (text) => text.toLowerCase() };
const name = (text) => named(index, text, (other) => other);

test("a name is known by its consonants, with the ending of another language or of its adjective", function () {
  for (const text of ["rubezhnoie", "rubizhnoe", "rubezhnom", "rubizhnska"]) assert.equal(name(text), "rubizhne");
  assert.equal(name("kremennaia"), "kreminna");
  for (const text of ["severodonetsk", "severodonetska"]) assert.equal(name(text), "sievierodonetsk");
});

test("what only resembles a name, or is a word as well, is none", function () {
  for (const text of ["karmana", "rubizhnykiv", "rubka", "port", "ports", "roads"]) assert.equal(name(text), null);
});
