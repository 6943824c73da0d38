import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { ChatKeep } from "../src/chat/keep.js";
import { Loader, install } from "../src/chat/loader.js";
import { ChatOutbox } from "../src/chat/outbox.js";
import { readContact } from "../src/chat/panel.js";
import { Phrases } from "../src/chat/phrases.js";
import { Refused, Wire } from "../src/chat/wire.js";
import { fakeStorage, fakeWindow } from "./fakes.js";

/** A window around a server that answers what `answers` says, one after another, the last again and again. */
function windowWith(...answers) {
  const window = fakeWindow();
  const asked = [];
  window.fetch = async (url, options = {}) => {
    asked.push({ url, ...options });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer === "offline") throw new TypeError("Failed to fetch");
    return { ok: (answer.status ?? 200) < 400, status: answer.status ?? 200, headers: new Headers(answer.headers ?? {}), json: async () => answer.body ?? {} };
  };
  return { window, asked };
}

function outboxOf(window, storage) {
  if (storage) window.localStorage = storage;
  const keep = new ChatKeep(window, "t");
  const wire = new Wire(window, keep, { token: "t", hook: "/hooks/webchat/t" });
  const taken = [];
  const restarted = [];
  const outbox = new ChatOutbox(window, keep, wire, { changed() {}, restart: (status) => { restarted.push(status); keep.remove("secret"); }, taken: (one, line) => taken.push([one.text, line.seq]) });
  return { keep, outbox, taken, restarted };
}

const settle = async () => { for (let turn = 0; turn < 60; turn += 1) await Promise.resolve(); };

test("a message is sent once its visitor is made, with the secret", async () => {
  const { window, asked } = windowWith({ body: { visitor: "s3cret" } }, { body: { id: "x", seq: 1, at: "" } });
  const { outbox, taken, keep } = outboxOf(window);
  outbox.add({ text: "سلام" });
  await settle();
  assert.deepEqual(asked.map(({ url }) => url), ["/chat/t/visitors", "/hooks/webchat/t"]);
  assert.equal(asked[1].headers.Authorization, "Bearer s3cret");
  assert.deepEqual(taken, [["سلام", 1]]);
  assert.deepEqual(keep.out, []);
});

test("what could not be sent stays over a reload, under the same id, in its order", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const storage = fakeStorage();
  const { window } = windowWith("offline");
  const first = outboxOf(window, storage);
  first.keep.set("secret", "s");
  first.outbox.add({ text: "یک" });
  await settle();
  first.outbox.add({ text: "دو" });
  await settle();
  const ids = first.keep.out.map(({ id }) => id);
  const again = windowWith({ body: { seq: 1 } });
  const second = outboxOf(again.window, storage);
  await second.outbox.flush();
  assert.deepEqual(again.asked.map(({ body }) => JSON.parse(body).id), ids);
  assert.deepEqual(second.taken.map(([text]) => text), ["یک", "دو"]);
  mock.timers.reset();
});

for (const status of [401, 409]) {
  test(`${status}: a browser that is nobody any more begins anew, and loses nothing`, async () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    const { window } = windowWith({ status }, { body: { visitor: "new" } }, { body: { seq: 1 } });
    const { outbox, keep, taken, restarted } = outboxOf(window);
    keep.set("secret", "old");
    outbox.add({ text: "سلام" });
    await settle();
    assert.deepEqual(restarted, [status]);
    mock.timers.tick(2_000);
    await settle();
    assert.deepEqual(taken, [["سلام", 1]]);
    mock.timers.reset();
  });
}

test("what is refused for good is shown as failed, and holds up nothing", async () => {
  const { window } = windowWith({ status: 400 }, { body: { seq: 2 } });
  const { outbox, keep, taken } = outboxOf(window);
  keep.set("secret", "s");
  keep.out = [{ id: "bad-message", text: "بد", at: 1 }, { id: "good-message", text: "خوب", at: 2 }];
  await outbox.flush();
  assert.deepEqual(taken, [["خوب", 2]]);
  assert.deepEqual(keep.out.map(({ id, failed }) => [id, failed]), [["bad-message", true]]);
});

test("the server says how long to wait", async () => {
  const { window } = windowWith({ status: 429, headers: { "Retry-After": "7" } });
  const keep = new ChatKeep(window, "t");
  keep.set("secret", "s");
  const wire = new Wire(window, keep, { token: "t", hook: "/h" });
  await assert.rejects(wire.post({}), (error) => error instanceof Refused && error.wait === 7000);
});

test("events of the stream are read piece by piece", () => {
  const heard = [];
  const wire = new Wire(fakeWindow(), null, { token: "t", hook: "/h" });
  for (const event of [":\n", 'event: line\ndata: {"seq":3,"text":"a\\nb"}', "event: typing"]) wire.take(event, (name, data) => heard.push([name, data]));
  assert.deepEqual(heard, [["line", { seq: 3, text: "a\nb" }]]);
});

function loaderOn({ host = "https://cx.example" } = {}) {
  const window = fakeWindow();
  const told = [];
  window.innerWidth = 1280;
  window.innerHeight = 900;
  const frame = { style: {}, focus() {}, contentWindow: { postMessage: (said, to) => told.push([said, to]) } };
  window.document.createElement = () => frame;
  window.document.body = { append() {} };
  window.document.documentElement = { lang: "fa" };
  const loader = new Loader(window, { host, channel: "t" });
  loader.bring();
  return { window, loader, frame, told };
}

const message = (frame, data, origin = "https://cx.example", source = frame.contentWindow) => ({ source, origin, data: { hamdel: "chat", ...data } });

test("only the frame itself is heard, and only on our origin", () => {
  const { loader, frame, told } = loaderOn();
  loader.hear(message(frame, { act: "ready" }, "https://evil.example"));
  loader.hear(message(frame, { act: "ready" }, "https://cx.example", {}));
  loader.hear({ source: frame.contentWindow, origin: "https://cx.example", data: null });
  loader.hear({ source: frame.contentWindow, origin: "https://cx.example", data: { act: "ready" } });
  assert.deepEqual(told, []);
  loader.hear(message(frame, { act: "ready", box: { open: false, side: "left" } }));
  assert.ok(told.every(([, to]) => to === "https://cx.example"));
  assert.equal(told[0][0].page, "https://shop.example/p/1?utm_source=news&utm_campaign=nowruz");
});

test("what the page asks for before the frame is there happens once it is", () => {
  const { loader, frame, told } = loaderOn();
  loader.open();
  loader.identify("mina-1001", { hash: "h" });
  loader.hear(message(frame, { act: "ready" }));
  assert.deepEqual(told.map(([{ act }]) => act), ["page", "open", "page"]);
  assert.deepEqual(told[0][0].user, { id: "mina-1001", hash: "h" });
});

test("the frame is as large as it says, and a phone gives it all", () => {
  const { window, loader, frame } = loaderOn();
  loader.hear(message(frame, { act: "ready", box: { open: false, side: "left" } }));
  assert.deepEqual([frame.style.width, frame.style.left, frame.style.right], ["96px", "0", "auto"]);
  loader.hear(message(frame, { box: { open: true, side: "left" } }));
  assert.equal(frame.style.width, "432px");
  window.innerWidth = 390;
  loader.place();
  assert.deepEqual([frame.style.width, frame.style.height], ["100%", "100%"]);
});

test("calls of a page before the script came are done, others are nothing", () => {
  const window = fakeWindow();
  window.document.documentElement = { lang: "" };
  window.document.readyState = "loading";
  window.hamdelChat = [["identify", "mina"], ["begin"], "open", null];
  install(window, { host: "https://cx.example", channel: "t" });
  assert.deepEqual(Object.keys(window.hamdelChat).sort(), ["close", "identify", "open", "push", "reset"]);
});

test("a phone number or an e-mail is known in any digits", () => {
  assert.deepEqual(readContact("۰۹۱۲۳۴۵۶۷۸۹"), { phone: "09123456789" });
  assert.deepEqual(readContact(" Mina@Example.ir "), { email: "Mina@Example.ir" });
  for (const neither of ["", "مینا", "۱۲۳", "mina@", "a b@c.d"]) assert.equal(readContact(neither), null);
});

test("numbers and times are said in the language of the reader", () => {
  const words = { minute: "یک دقیقه", minutes: "%(n)s دقیقه", hours: "%(n)s ساعت", here: "همین‌جاییم", away: "کسی نیست", usually: "حدود %(time)s", back: "%(time)s" };
  const phrases = new Phrases({ words, language: "fa", zone: "Asia/Tehran" });
  assert.equal(phrases.span(40), "یک دقیقه");
  assert.equal(phrases.span(600), "۱۰ دقیقه");
  assert.equal(phrases.span(7200), "۲ ساعت");
  assert.equal(phrases.state({ online: true, wait_seconds: null, opens_at: null }), "همین‌جاییم");
  assert.equal(phrases.state({ online: true, wait_seconds: 600, opens_at: null }), "همین‌جاییم · حدود ۱۰ دقیقه");
  assert.match(phrases.state({ online: false, wait_seconds: 600, opens_at: "2026-11-28T05:30:00Z" }), /^کسی نیست · .*۹:۰۰/);
});
