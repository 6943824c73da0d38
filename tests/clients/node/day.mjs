// Sends one person's day: node day.mjs segment|rudder HOST KEY WORD
import { Analytics } from "@segment/analytics-node";
import rudder from "@rudderstack/rudder-sdk-node";

const [which, host, key, word] = process.argv.slice(2);
const start = Date.parse("2026-11-01T09:00:00Z");
const at = (minutes) => new Date(start + minutes * 60_000);
const anonymousId = `laptop-${word}`;
const userId = `user-${word}`;
const problems = [];

function client() {
  if (which === "segment") {
    const analytics = new Analytics({ writeKey: key, host, flushAt: 4, flushInterval: 200, maxRetries: 2 });
    analytics.on("error", (error) => problems.push(error));
    return analytics;
  }
  const Rudder = rudder.default ?? rudder;
  return new Rudder(key, { dataPlaneUrl: host, flushAt: 4, flushInterval: 200 });
}

const analytics = client();
const answered = [];

/** One call, and a promise of its answer (both clients tell a callback). */
function call(verb, message) {
  answered.push(new Promise((done) => analytics[verb](message, (error) => done(error && problems.push(error)))));
}

call("page", { anonymousId, name: "Home", timestamp: at(0) });
call("track", { anonymousId, event: "Product Viewed", timestamp: at(1) });
call("alias", { previousId: anonymousId, userId, timestamp: at(2) });
call("identify", { userId, traits: { name: "مینا کاظمی" }, timestamp: at(2) });
call("group", { userId, groupId: `company-${word}`, timestamp: at(3) });
call("screen", { userId, name: "Basket", timestamp: at(4) });
for (let step = 0; step < 100; step += 1) {
  call("track", { userId, event: `Step ${step}`, timestamp: new Date(start + 300_000 + step * 1000) });
}
await (which === "segment" ? analytics.closeAndFlush() : analytics.flush());
await Promise.all(answered);
if (problems.length) {
  console.error(problems);
  process.exit(1);
}
process.exit(0);
