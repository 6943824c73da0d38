// The calls of the field's convention: track, page, identify, group, alias, reset; and consent.
import { contextOf, declines, newId, pageOf } from "./context.js";
import { Keep } from "./keep.js";
import { Outbox } from "./outbox.js";
import { lookForQuestions } from "./questions.js";

const CALLS = ["track", "page", "identify", "group", "alias", "reset", "consent", "flush", "ready"];
const isObject = (value) => value !== null && typeof value === "object";

export class Recorder {
  /** `settings`: { key, host, auto: "page" | "", consent: "required" | "" }. */
  constructor(window, settings) {
    this.window = window;
    this.settings = settings;
    this.keep = new Keep(window);
    this.outbox = new Outbox(window, this.keep, { ...settings, id: newId(window) });
    this.heard = []; // names of what happened on this page, for questions that wait for one
  }

  /** Whether anything may be kept or sent now. */
  get allowed() {
    if (!this.settings.key || declines(this.window)) return false;
    const said = this.keep.get("consent");
    return this.settings.consent === "required" ? said === "yes" : said !== "no";
  }

  begin() {
    if (!this.allowed) return;
    this.outbox.plan(1000); // what an earlier page left behind
    if (this.settings.auto === "page") this.page();
    if (this.face) lookForQuestions(this.window, this, this.face);
  }

  consent(given) {
    if (declines(this.window)) return;
    if (!given) {
      this.keep.erase();
      // Where nobody asks first, the refusal itself must be remembered.
      if (this.settings.consent !== "required") this.keep.set("consent", "no");
    } else if (!this.allowed || this.keep.get("consent") !== "yes") {
      const before = this.allowed;
      this.keep.set("consent", "yes");
      if (!before) this.begin();
    }
  }

  get anonymousId() {
    const kept = this.keep.get("anonymous") || this.keep.cookie();
    const id = kept || newId(this.window);
    if (this.keep.get("anonymous") !== id) this.keep.set("anonymous", id);
    if (this.keep.cookie() !== id) this.keep.cookie(id);
    return id;
  }

  track(event, properties, options) {
    this.record("track", { event: String(event), properties: properties || {} }, options);
  }

  /** page(), page(name), page(category, name), each with properties and options after. */
  page(...given) {
    const words = [];
    while (typeof given[0] === "string" && words.length < 2) words.push(given.shift());
    const [properties, options] = given;
    const name = words.length ? words.pop() : undefined;
    this.record("page", { name, category: words[0], properties: { ...pageOf(this.window), ...properties } }, options);
  }

  identify(userId, traits, options) {
    if (isObject(userId)) { this.identify(this.keep.get("user") || undefined, userId, traits); return; }
    if (!this.allowed) return;
    const id = userId == null ? null : String(userId);
    const before = this.keep.get("user");
    if (id && before && before !== id) this.reset(); // another person at the same browser
    if (id) this.keep.set("user", id);
    this.record("identify", { traits: traits || {} }, options);
  }

  group(groupId, traits, options) {
    this.record("group", { groupId: String(groupId), traits: traits || {} }, options);
  }

  alias(userId, previousId, options) {
    if (!this.allowed) return;
    const before = previousId || this.keep.get("user") || this.anonymousId;
    this.record("alias", { userId: String(userId), previousId: String(before) }, options);
    this.keep.set("user", String(userId));
  }

  /** Somebody signs out: the next events belong to nobody known. */
  reset() {
    if (!this.allowed) return;
    this.userHash = undefined;
    this.keep.remove("user");
    this.keep.remove("anonymous");
    this.keep.cookie("", 0);
  }

  record(type, own, options) {
    if (!this.allowed) return;
    const { context, userHash, ...others } = isObject(options) ? options : {};
    const around = { ...contextOf(this.window), ...context };
    if (userHash) { this.userHash = userHash; around.hamdel = { ...around.hamdel, userHash }; }
    if (own.event) this.heard = [...this.heard.slice(-49), own.event];
    const event = {
      type, messageId: newId(this.window), timestamp: new Date().toISOString(), anonymousId: this.anonymousId, userId: this.keep.get("user") || undefined,
      context: around, ...own, ...others,
    };
    if (!this.outbox.add(event)) this.window.console?.warn(`hamdel: "${own.event || type}" is larger than 32 kB and was left out`);
  }

  flush() { return this.outbox.flush(); }
  ready(act) { act(); }
}

/** Put the recorder in place of the queue that the page may have begun, and answer what waits in it. */
export function install(window, settings) {
  const recorder = new Recorder(window, settings);
  const queued = Array.isArray(window.hamdel) ? window.hamdel : [];
  const call = (name, given) => {
    const after = given.length > 1 && typeof given[given.length - 1] === "function" && name !== "ready" ? given.pop() : null;
    try {
      const answer = recorder[name](...given);
      if (after) setTimeout(after, 0);
      return answer;
    } catch (problem) {
      window.console?.warn("hamdel:", problem); // a recorder must never break its page
      return undefined;
    }
  };
  const face = { push: ([name, ...given]) => CALLS.includes(name) && call(name, given) };
  for (const name of CALLS) face[name] = (...given) => call(name, given);
  face.user = () => ({ id: () => recorder.keep.get("user"), anonymousId: () => (recorder.allowed ? recorder.anonymousId : null) });
  window.hamdel = face;
  recorder.face = face;
  listen(window, recorder);
  // Sign-in and consent said before the first page view belong to it.
  const first = queued.filter(([name]) => name === "consent" || name === "identify");
  first.forEach((each) => face.push(each));
  call("begin", []);
  queued.filter((each) => !first.includes(each)).forEach((each) => face.push(each));
  return recorder;
}

function listen(window, recorder) {
  const leave = () => { try { if (recorder.allowed) recorder.outbox.leave(); } catch (_) { /* the page goes away all the same */ } };
  window.addEventListener("pagehide", leave);
  window.document.addEventListener("visibilitychange", () => window.document.visibilityState === "hidden" && leave());
  window.addEventListener("online", () => recorder.allowed && recorder.outbox.online());
}
