import assert from "node:assert/strict";
import { test } from "node:test";
import { holds, onPath } from "../src/survey/watching.js";

test("paths are read as the server reads them", () => {
  const cases = [["", "/x", true], ["/cart", "/cart", true], ["/cart", "/cart/", false], ["/cart*", "/cart/1", true], ["/*/done", "/a/b/done", true],
    ["/*/done", "/done", false], ["*a*a", "aa", true], ["*a*a", "a", false], ["/a.c", "/abc", false]];
  for (const [pattern, path, answer] of cases) assert.equal(onPath(pattern, path), answer, `${pattern} ${path}`);
});

test("all that a rule says has to hold", () => {
  const rule = { path: "/thanks*", action: "Order Completed", seconds: 5, scroll: 50, leaving: true };
  const now = { path: "/thanks/1", heard: ["Order Completed"], seconds: 5, scrolled: 80, left: true };
  assert.ok(holds(rule, now));
  for (const change of [{ path: "/" }, { heard: [] }, { seconds: 4.9 }, { scrolled: 49 }, { left: false }]) assert.ok(!holds(rule, { ...now, ...change }));
  assert.ok(holds({}, { path: "/", heard: [], seconds: 0, scrolled: 0, left: false }));
});
