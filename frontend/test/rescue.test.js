import assert from "node:assert/strict";
import { before, test } from "node:test";

let rescue, fold, fits;
before(async () => {
  globalThis.document = { getElementById: () => null, documentElement: { lang: "fa" } };
  ({ rescue, fold, fits } = await import("../src/rescue.js"));
});

test("typing in the other layout is understood", () => {
  assert.equal(rescue("sghl"), "سلام");
  assert.equal(rescue("SGHL"), "سلام");
  assert.equal(rescue("سلام"), "sghl");
  for (const text of ["", "۱۲۳", "سلام hello", "a@b.ir", "example.com"]) assert.equal(rescue(text), null, text);
});

test("spellings of one word are one when commands are looked for", () => {
  assert.equal(fold("مشتري‌ها ١٢"), fold("مشتریها 12"));
  assert.equal(fold("كارِ  تازه"), fold("کار تازه"));
});

test("whole starts come before inner words, and those before scattered letters", () => {
  assert.deepEqual(["api keys", "new api key", "capital", "a big pile"].map((label) => fits("api", label)), [4, 3, 2, 1]);
  assert.equal(fits("xyz", "api keys"), 0);
});
