// What tests/unit/search/test_worker.py hands over.
import { readFileSync } from "node:fs";
import { build } from "../../../../overrides/components/search/worker/index.js";

export const given = JSON.parse(readFileSync(process.env.GIVEN, "utf-8"));
export const island = build(given.island);
