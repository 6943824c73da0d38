// Events wait in storage, one entry each (two tabs never write the same one), until the server has them for good.
// Every event carries its messageId, so what is sent again is stored once.

const WAITING = "q:";
const MOST_WAITING = 1000;
const MOST_EVENTS = 100;
const MOST_BYTES = 60_000; // browsers allow 64 kB to requests that outlive their page
const MOST_BYTES_AN_EVENT = 32_000;
const FIRST_WAIT = 1_000, LONGEST_WAIT = 300_000;
const SOON = 200;
const AFTER_BEACON = 10_000; // a beacon tells nothing of its fate: what it took is sent once more, later
const LOCK_MS = 15_000;

// Half of a character, as slice() leaves it of an emoji: no server can keep it.
const HALF = /[\ud800-\udfff]/gu;
const whole = (_, value) => (typeof value === "string" ? value.replace(HALF, "\ufffd") : value);
const bytesOf = (text) => new TextEncoder().encode(text).length;

export class Outbox {
  constructor(window, keep, { key, host, id }) {
    Object.assign(this, { window, keep, key, url: `${host}/v1/batch`, tab: id, sequence: 0, failures: 0, timer: null, due: Infinity, busy: false });
  }

  /** Keep an event; false if it is larger than the server takes. */
  add(event) {
    const text = JSON.stringify(event, whole);
    if (bytesOf(text) > MOST_BYTES_AN_EVENT) return false;
    this.queue(event.messageId, text);
    for (const old of this.keep.names(WAITING).slice(0, -MOST_WAITING)) this.keep.remove(old);
    this.plan(SOON);
    return true;
  }

  queue(messageId, text) {
    this.sequence += 1;
    const order = `${Date.now()}.${String(this.sequence).padStart(6, "0")}`;
    this.keep.set(`${WAITING}${order}.${messageId}`, text);
  }

  /** Send in `ms` milliseconds, or sooner if that is planned already. */
  plan(ms) {
    const due = Date.now() + ms;
    if (this.timer && this.due <= due) return;
    clearTimeout(this.timer);
    this.due = due;
    this.timer = setTimeout(() => { this.timer = null; this.flush(); }, ms);
  }

  async flush() {
    if (this.busy || !this.keep.names(WAITING).length) return;
    const pause = Number(this.keep.get("wait") || 0) - Date.now();
    if (pause > 0) { this.plan(pause); return; }
    this.busy = true;
    try {
      const alone = await this.alone(() => this.sendAll());
      if (!alone) this.plan(FIRST_WAIT); // another tab is sending; look again
    } catch (_) {
      this.pause(); // whatever went wrong is ours, never the page's
    } finally {
      this.busy = false;
    }
  }

  /** Run `act` if no other tab of this site sends now; answers whether it ran. */
  async alone(act) {
    const { locks } = this.window.navigator;
    if (locks) {
      const run = async (lock) => { if (lock) await act(); return Boolean(lock); };
      try { return await locks.request(`hamdel:${this.key}`, { ifAvailable: true }, run); } catch (_) { /* refused in some frames: the lock below does */ }
    }
    const [owner, until] = (this.keep.get("lock") || " 0").split(" ");
    if (owner !== this.tab && Number(until) > Date.now()) return false;
    this.keep.set("lock", `${this.tab} ${Date.now() + LOCK_MS}`);
    await new Promise((resolve) => setTimeout(resolve, 30)); // two tabs that wrote at once: the last one has it
    if (!(this.keep.get("lock") || "").startsWith(`${this.tab} `)) return false;
    try { await act(); } finally { this.keep.remove("lock"); }
    return true;
  }

  async sendAll() {
    let most = this.keep.get("alone") ? 1 : MOST_EVENTS;
    for (let names = this.ready(most); names.length; names = this.ready(most)) {
      const answer = await this.post(names);
      if (answer === "split" && names.length > 1) { most = Math.ceil(names.length / 2); continue; }
      if (answer === "unwanted") {
        this.keep.set("alone", "1"); // the next time the oldest goes alone: if it is in the way, it shows
        if (names.length === 1) this.putLast(names[0]);
      }
      if (answer === "wait" || answer === "unwanted") return;
      for (const name of names) this.drop(name);
      this.keep.remove("alone");
      this.failures = 0;
      most = Math.min(MOST_EVENTS, most * 2);
    }
  }

  drop(name) { this.keep.remove(name); this.keep.remove(`b:${name}`); }

  /** Let the others go first: what fails alone may be what fails. */
  putLast(name) {
    const text = this.keep.get(name);
    this.drop(name);
    if (text) this.queue(name.split(".").slice(2).join("."), text);
  }

  /** The names of the oldest events that fit into one request. */
  ready(most) {
    const names = [];
    let size = 0;
    for (const name of this.keep.names(WAITING)) {
      const rest = Number(this.keep.get(`b:${name}`) || 0) + AFTER_BEACON - Date.now();
      if (this.keep.get(`b:${name}`) && rest > 0) { this.plan(rest); continue; }
      size += bytesOf(this.keep.get(name) || "") + 1;
      if (names.length && (size > MOST_BYTES || names.length >= most)) break;
      names.push(name);
    }
    return names;
  }

  body(names) {
    const events = names.map((name) => this.keep.get(name)).filter(Boolean);
    return `{"batch":[${events.join(",")}],"writeKey":${JSON.stringify(this.key)},"sentAt":"${new Date().toISOString()}"}`;
  }

  /** "done" (stored, or refused for good), "split" (not together), "wait" (nobody is there, or says when) or "unwanted". */
  async post(names) {
    let answer;
    try {
      // text/plain asks for no preflight; keepalive outlives the page.
      answer = await this.window.fetch(this.url, { method: "POST", body: this.body(names), keepalive: true, credentials: "omit", headers: { "Content-Type": "text/plain" } });
    } catch (_) {
      this.pause();
      return "wait";
    }
    if (answer.ok) return "done";
    if (answer.status === 400 || answer.status === 413) return "split"; // alone it is dropped: it will never be taken
    const asked = answer.headers.get("Retry-After");
    this.pause(asked, answer.status === 401 || answer.status === 403);
    return asked ? "wait" : "unwanted";
  }

  /** Wait as the server asks, or twice as long each time, a little different in each browser. */
  pause(asked, refused = false) {
    this.failures += 1;
    const own = refused ? LONGEST_WAIT : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (this.failures - 1)) * (0.75 + Math.random() / 2);
    const said = asked && (/^\d+$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - Date.now());
    const wait = said > 0 ? said : own;
    this.keep.set("wait", String(Date.now() + wait));
    this.plan(wait);
  }

  /** The page goes away: hand what is left to the browser. */
  leave() {
    const { navigator, Blob } = this.window;
    if (this.busy || !navigator.sendBeacon || navigator.onLine === false || Number(this.keep.get("wait") || 0) > Date.now()) return;
    const names = this.ready(MOST_EVENTS);
    if (!names.length) return;
    const taken = navigator.sendBeacon(this.url, new Blob([this.body(names)], { type: "text/plain" }));
    if (taken) for (const name of names) this.keep.set(`b:${name}`, String(Date.now()));
  }

  online() {
    this.keep.remove("wait");
    this.failures = 0;
    this.plan(SOON);
  }
}
