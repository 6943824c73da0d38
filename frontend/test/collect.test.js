import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { install } from "../src/collect/recorder.js";
import { fakeLocks, fakeServer, fakeStorage, fakeWindow, queueOf } from "./fakes.js";

const SETTINGS = { key: "k1", host: "https://hamdel.example", auto: "", consent: "" };
const begin = (window, settings = {}) => install(window, { ...SETTINGS, ...settings });
const settle = async () => { for (let turn = 0; turn < 40; turn += 1) await Promise.resolve(); };
const STEP = 50; // a timer may set another one on its way
const pass = async (ms) => { for (let passed = 0; passed < ms; passed += STEP) { mock.timers.tick(STEP); await settle(); } };

beforeEach(() => mock.timers.enable({ apis: ["setTimeout", "Date"], now: Date.UTC(2026, 10, 23) }));
afterEach(() => mock.timers.reset());

test("an event goes to /v1/batch as plain text, with its surroundings and an id of its own", async () => {
  const server = fakeServer();
  const window = fakeWindow({ server });
  begin(window);
  window.hamdel.track("Order Placed", { total: 12 });
  await pass(300);
  const [{ url, options, body }] = server.requests;
  assert.equal(url, "https://hamdel.example/v1/batch");
  assert.equal(options.headers["Content-Type"], "text/plain");
  assert.equal(options.keepalive, true);
  assert.equal(body.writeKey, "k1");
  const [event] = body.batch;
  assert.equal(event.type, "track");
  assert.equal(event.event, "Order Placed");
  assert.deepEqual(event.properties, { total: 12 });
  assert.match(event.messageId, /^[0-9a-f-]{36}$/);
  assert.equal(event.context.page.path, "/p/1");
  assert.deepEqual(event.context.campaign, { source: "news", name: "nowruz" });
  assert.equal(event.context.locale, "fa-IR");
  assert.ok(event.context.timezone);
  assert.equal(event.anonymousId, window.cookies.get("hamdel_anonymous_id"));
  assert.deepEqual(queueOf(window.localStorage), []);
});

test("calls made before the script came are answered, sign-in before the first page view", async () => {
  const server = fakeServer();
  const window = fakeWindow({ server });
  window.hamdel = [["track", "Opened"], ["identify", "u1", { name: "مینا" }]];
  begin(window, { auto: "page" });
  await pass(300);
  assert.deepEqual(server.events().map((event) => event.type), ["identify", "page", "track"]);
  assert.ok(server.events().every((event) => event.userId === "u1"));
});

test("page takes a name, or a category and a name", async () => {
  const server = fakeServer();
  const window = fakeWindow({ server });
  begin(window);
  window.hamdel.page("Docs", "Install", { tab: 2 });
  window.hamdel.page("Home");
  await pass(300);
  const [docs, home] = server.events();
  assert.deepEqual([docs.category, docs.name, docs.properties.tab, docs.properties.title], ["Docs", "Install", 2, "دوچرخه"]);
  assert.deepEqual([home.category, home.name], [undefined, "Home"]);
});

test("group, alias, reset and a user hash take Segment's shapes", async () => {
  const server = fakeServer();
  const window = fakeWindow({ server });
  begin(window);
  window.hamdel.identify("u1", { email: "m@example.com" }, { userHash: "abc" });
  window.hamdel.group("g1", { plan: "pro" });
  window.hamdel.alias("u2");
  window.hamdel.reset();
  window.hamdel.track("After");
  await pass(300);
  const [identify, group, alias, after] = server.events();
  assert.equal(identify.context.hamdel.userHash, "abc");
  assert.deepEqual([group.groupId, group.traits.plan], ["g1", "pro"]);
  assert.deepEqual([alias.userId, alias.previousId], ["u2", "u1"]);
  assert.equal(after.userId, undefined);
  assert.notEqual(after.anonymousId, identify.anonymousId);
});

test("another person at the same browser gets an anonymous id of their own", async () => {
  const server = fakeServer();
  const window = fakeWindow({ server });
  begin(window);
  window.hamdel.identify("mina");
  window.hamdel.identify("reza");
  await pass(300);
  const [mina, reza] = server.events();
  assert.notEqual(mina.anonymousId, reza.anonymousId);
});

test("offline, events wait in storage and go out from the next page, the same ids", async () => {
  const storage = fakeStorage();
  const lost = fakeWindow({ storage, server: fakeServer("offline") });
  begin(lost);
  lost.hamdel.track("Kept");
  await pass(300);
  const [name] = queueOf(storage);
  const { messageId } = JSON.parse(storage[name]);
  mock.timers.reset(); // the page is gone, and its timers with it
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: Date.UTC(2026, 10, 23, 1) });
  const server = fakeServer();
  begin(fakeWindow({ storage, server }));
  await pass(5_000);
  assert.deepEqual(server.events().map((event) => event.messageId), [messageId]);
  assert.deepEqual(queueOf(storage), []);
});

for (const status of [429, 503]) {
  test(`Retry-After of a ${status} is kept to`, async () => {
    const server = fakeServer({ status, headers: { "Retry-After": "60" } }, { status: 200 });
    const window = fakeWindow({ server });
    begin(window);
    window.hamdel.track("One");
    await pass(300);
    window.hamdel.track("Two");
    await pass(55_000);
    assert.equal(server.requests.length, 1);
    await pass(6_000);
    assert.deepEqual(server.requests[1].body.batch.map((event) => event.event), ["One", "Two"]);
  });
}

test("without Retry-After the wait grows, and coming online ends it", async () => {
  const server = fakeServer("offline");
  const window = fakeWindow({ server });
  begin(window);
  window.hamdel.track("One");
  await pass(300);
  for (let second = 0; second < 30; second += 1) await pass(1_000);
  const tries = server.requests.length;
  assert.ok(tries >= 3 && tries <= 6, `tried ${tries} times in half a minute`);
  window.fire("online");
  await pass(300);
  assert.equal(server.requests.length, tries + 1);
});

test("a batch that can not be read is dropped, so that what follows gets through", async () => {
  const server = fakeServer({ status: 400 }, { status: 200 });
  const window = fakeWindow({ server });
  begin(window);
  window.hamdel.track("Bad");
  await pass(300);
  window.hamdel.track("Good");
  await pass(300);
  assert.deepEqual(server.requests[1].body.batch.map((event) => event.event), ["Good"]);
});

test("too large together, events are sent apart", async () => {
  const server = fakeServer({ status: 413 }, { status: 200 });
  const window = fakeWindow({ server });
  begin(window);
  window.hamdel.track("One");
  window.hamdel.track("Two");
  await pass(300);
  assert.deepEqual(server.requests.map((request) => request.body.batch.length), [2, 1, 1]);
});

test("one request stays under what a browser sends for a page that is gone, and no event is lost", async () => {
  const server = fakeServer();
  const window = fakeWindow({ server });
  begin(window);
  for (let nth = 0; nth < 30; nth += 1) window.hamdel.track(`E${nth}`, { text: "ب".repeat(2_000) });
  await pass(300);
  assert.ok(server.requests.every((request) => Buffer.byteLength(request.options.body) < 64_000));
  assert.equal(new Set(server.events().map((event) => event.event)).size, 30);
});

test("an event above 32 kB is left out and the page goes on", async () => {
  const server = fakeServer();
  const window = fakeWindow({ server });
  begin(window);
  window.hamdel.track("Huge", { text: "x".repeat(40_000) });
  window.hamdel.track("Fine");
  await pass(300);
  assert.deepEqual(server.events().map((event) => event.event), ["Fine"]);
});

test("two tabs do not send the same event", async () => {
  const storage = fakeStorage(), locks = fakeLocks(), server = fakeServer();
  const tabs = [fakeWindow({ storage, server, locks }), fakeWindow({ storage, server, locks })];
  tabs.forEach((tab) => begin(tab));
  tabs[0].hamdel.track("One");
  tabs[1].hamdel.track("Two");
  await pass(300);
  await pass(3_000);
  assert.deepEqual(server.events().map((event) => event.event).sort(), ["One", "Two"]);
});

test("two tabs without web locks do not send the same event either", async () => {
  const storage = fakeStorage(), server = fakeServer();
  const tabs = [fakeWindow({ storage, server }), fakeWindow({ storage, server })];
  tabs.forEach((tab) => begin(tab));
  tabs[0].hamdel.track("One");
  tabs[1].hamdel.track("Two");
  for (let turn = 0; turn < 60; turn += 1) await pass(100);
  assert.deepEqual(server.events().map((event) => event.event).sort(), ["One", "Two"]);
});

test("a page that goes away hands its events to a beacon, and keeps them until somebody confirms", async () => {
  const server = fakeServer();
  const window = fakeWindow({ server });
  begin(window);
  window.hamdel.track("Last words");
  window.fire("pagehide");
  assert.equal(window.beacons[0].to, "https://hamdel.example/v1/batch");
  const sent = JSON.parse(await window.beacons[0].blob.text());
  assert.equal(sent.batch[0].event, "Last words");
  assert.equal(queueOf(window.localStorage).length, 1);
  await pass(300);
  assert.equal(server.requests.length, 0);
  await pass(11_000);
  assert.equal(server.events()[0].messageId, sent.batch[0].messageId);
  assert.deepEqual(Object.keys(window.localStorage).filter((name) => /^hamdel:(q|b):/.test(name)), []);
});

for (const said of [{ doNotTrack: "1" }, { globalPrivacyControl: true }]) {
  test(`${Object.keys(said)[0]} keeps and sends nothing`, async () => {
    const server = fakeServer();
    const window = fakeWindow({ server, ...said });
    begin(window, { auto: "page" });
    window.hamdel.identify("u1");
    window.hamdel.consent(true);
    window.hamdel.track("Unwanted");
    window.fire("pagehide");
    await pass(5_000);
    assert.deepEqual([server.requests.length, window.beacons.length, Object.keys(window.localStorage), [...window.cookies]], [0, 0, [], []]);
  });
}

test("where consent is required nothing is kept or sent before it, and all is erased after its end", async () => {
  const server = fakeServer();
  const window = fakeWindow({ server });
  begin(window, { consent: "required", auto: "page" });
  window.hamdel.track("Before");
  window.hamdel.identify("u1");
  await pass(5_000);
  assert.deepEqual([server.requests.length, Object.keys(window.localStorage), [...window.cookies]], [0, [], []]);
  window.hamdel.consent(true);
  window.hamdel.track("After");
  await pass(300);
  assert.deepEqual(server.events().map((event) => event.event ?? event.type), ["page", "After"]);
  window.hamdel.track("Waiting");
  window.hamdel.consent(false);
  await pass(5_000);
  assert.deepEqual([server.requests.length, Object.keys(window.localStorage), [...window.cookies]], [1, [], []]);
});

test("where consent is not required a refusal is remembered, and nothing else", async () => {
  const storage = fakeStorage(), server = fakeServer();
  const window = fakeWindow({ storage, server });
  begin(window);
  window.hamdel.track("Before");
  window.hamdel.consent(false);
  begin(fakeWindow({ storage, server }), { auto: "page" });
  await pass(5_000);
  assert.deepEqual([server.requests.length, Object.keys(storage)], [0, ["hamdel:consent"]]);
});

test("a browser that refuses storage and cookies still records", async () => {
  const server = fakeServer();
  const window = fakeWindow({ server });
  Object.defineProperty(window, "localStorage", { get() { throw new Error("SecurityError"); } });
  Object.defineProperty(window.document, "cookie", { get() { throw new Error("SecurityError"); }, set() { throw new Error("SecurityError"); } });
  begin(window);
  window.hamdel.track("One");
  window.hamdel.track("Two");
  await pass(300);
  assert.equal(new Set(server.events().map((event) => event.anonymousId)).size, 1);
  assert.equal(server.events().length, 2);
});

test("a wrong call breaks nothing", async () => {
  const server = fakeServer();
  const window = fakeWindow({ server });
  begin(window);
  const circle = {};
  circle.self = circle;
  window.hamdel.track("Circle", circle);
  window.hamdel.push(["nonsense"]);
  window.hamdel.track("Fine", undefined, undefined, () => {});
  await pass(300);
  assert.deepEqual(server.events().map((event) => event.event), ["Fine"]);
});

test("half a character is made whole before it is kept", async () => {
  const server = fakeServer();
  const window = fakeWindow({ server });
  begin(window);
  window.hamdel.track("Search", { query: "خرید 😀".slice(0, 6), whole: "😀", deep: [{ q: "\ude00" }] });
  await pass(300);
  const [event] = server.events();
  assert.deepEqual(event.properties, { query: "خرید \ufffd", whole: "😀", deep: [{ q: "\ufffd" }] });
  assert.ok(server.requests[0].options.body.isWellFormed?.() ?? true);
  assert.doesNotMatch(server.requests[0].options.body, /\\ud[89a-f]/);
});

/** A server that answers `status` to whatever holds an event called Poison. */
function pickyServer(status) {
  const server = fakeServer();
  const taken = [];
  const fetch = async (url, options) => {
    const { batch } = JSON.parse(options.body);
    const bad = batch.some((event) => event.event === "Poison");
    if (!bad) taken.push(...batch.map((event) => event.event));
    await server.fetch(url, options);
    return { ok: !bad, status: bad ? status : 200, headers: new Headers() };
  };
  return { fetch, taken, requests: server.requests };
}

test("of a batch that can not be read only the event that spoils it is dropped", async () => {
  const server = pickyServer(400);
  const window = fakeWindow({ server });
  begin(window);
  for (const event of ["A", "B", "Poison", "C", "D"]) window.hamdel.track(event);
  await pass(300);
  assert.deepEqual(server.taken, ["A", "B", "C", "D"]);
  assert.deepEqual(queueOf(window.localStorage), []);
});

for (const status of [401, 403, 500, 503]) {
  test(`an event that is always answered ${status} does not hold up the others, on one page or on many`, async () => {
    const server = pickyServer(status);
    const storage = fakeStorage();
    begin(fakeWindow({ storage, server }));
    const window = fakeWindow({ storage, server });
    begin(window);
    window.hamdel.track("Poison");
    for (const event of ["A", "B", "C"]) window.hamdel.track(event);
    await pass(1_500);
    for (let page = 1; page < 5; page += 1) { // each page is open for a moment, minutes after the last one
      mock.timers.reset();
      mock.timers.enable({ apis: ["setTimeout", "Date"], now: Date.UTC(2026, 10, 23, page) });
      begin(fakeWindow({ storage, server }));
      await pass(1_500);
    }
    assert.deepEqual(server.taken, ["A", "B", "C"]);
    assert.equal(queueOf(storage).length, 1);
  });
}

test("while nobody answers, nothing changes its place", async () => {
  const storage = fakeStorage();
  const window = fakeWindow({ storage, server: fakeServer("offline") });
  begin(window);
  window.hamdel.track("One");
  window.hamdel.track("Two");
  await pass(300);
  const before = queueOf(storage);
  for (let minute = 0; minute < 10; minute += 1) await pass(60_000);
  assert.deepEqual(queueOf(storage), before);
});
