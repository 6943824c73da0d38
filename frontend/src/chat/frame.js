// The chat itself, in its own frame: what is known, what is on its way, and who is told of changes.
import { ChatKeep } from "./keep.js";
import { ChatOutbox } from "./outbox.js";
import { Panel } from "./panel.js";
import { Phrases } from "./phrases.js";
import { Thread } from "./thread.js";
import { Wire } from "./wire.js";

const TYPING_TOLD = 3_000, TYPING_SHOWN = 6_000;
const STATE_ASKED = 60_000;

class Chat {
  constructor(given) {
    this.given = given;
    this.keep = new ChatKeep(window, given.token);
    this.wire = new Wire(window, this.keep, given);
    this.phrases = new Phrases(given);
    this.state = given.state;
    this.page = { user: null, about: {}, anonymousId: "", page: "", full: false };
    this.lines = [];
    this.upto = 0; // every line up to here is known; our own may be known beyond
    this.isOpen = false;
    this.connected = true;
    this.typing = null;
    this.told = 0;
    this.thread = new Thread(this.phrases, { title: given.title, fetchFile: (seq, place) => this.fetchFile(seq, place), again: (id) => this.outbox.again(id) });
    this.outbox = new ChatOutbox(window, this.keep, this.wire, { changed: () => this.draw(), restart: () => this.restart(), taken: (one, line) => this.taken(one, line) });
    this.panel = new Panel(given, this.phrases, this.thread, {
      toggle: (open) => this.toggle(open), say: (said) => this.say(said), leave: (contact) => this.say({ text: "", about: contact }),
      file: (file) => this.file(file), code: () => this.code(), typing: () => this.tellTyping(),
    });
  }

  begin() {
    document.body.append(this.panel.launcher, this.panel.root);
    window.addEventListener("message", (event) => this.hear(event));
    window.addEventListener("online", () => { this.wire.hurry(); this.outbox.flush(); });
    window.addEventListener("offline", () => { this.connected = false; this.draw(); });
    document.addEventListener("visibilitychange", () => this.noteRead());
    this.draw();
    this.tellPage({ act: "ready" });
    if (this.keep.get("secret")) this.resume();
    if (this.keep.out.length) this.outbox.flush();
  }

  /** The page around is heard only where it is one that may show us. */
  hear({ source, origin, data }) {
    const { origins } = this.given;
    if (source !== window.parent || !data || data.hamdel !== "page") return;
    if (origins.length && origin !== window.location.origin && !origins.includes(origin)) return;
    this.origin = origin;
    if (data.act === "page") this.meet(data);
    if (data.act === "code") this.enter(String(data.code));
    if (data.act === "view") this.page.full = data.full;
    if (data.act === "open") this.toggle(true);
    if (data.act === "close") this.toggle(false);
    if (data.act === "reset") { this.keep.forget(); this.restart(); }
    document.body.classList.toggle("full", Boolean(this.page.full));
  }

  /** What the page says of its visitor; a chat that another user began is not shown to this one. */
  meet({ user, about, anonymousId, page, full }) {
    const before = this.keep.get("user");
    if (user && before && before !== user.id) { this.keep.forget(); this.restart(); }
    if (user) this.keep.set("user", user.id);
    this.page = { user, about: about || {}, anonymousId, page, full };
    this.draw();
  }

  tellPage(said) {
    // Before the page has spoken nobody knows its origin; what is told here is no secret.
    window.parent.postMessage({ hamdel: "chat", box: { open: this.isOpen, side: this.side }, ...said }, this.origin || "*");
  }

  get side() {
    const { side, language } = this.given;
    return side === "end" ? (language === "fa" ? "left" : "right") : side;
  }

  toggle(open) {
    if (this.isOpen === open) return;
    this.isOpen = open;
    this.draw();
    this.tellPage({});
    if (open) {
      this.thread.toEnd();
      this.panel.focus();
      this.askState();
    } else {
      this.panel.launcher.focus();
    }
    this.noteRead();
  }

  /** What the page or the visitor has not told yet of what the account asks. */
  get ask() {
    const { name, email, phone } = this.page.about;
    const known = [name && "name", (email || phone) && "contact"];
    return this.lines.length || this.outbox.waiting.length ? [] : this.state.ask.filter((one) => !known.includes(one));
  }

  say({ text, about }) {
    const filled = Object.fromEntries(Object.entries({ ...this.page.about, ...about }).filter(([, value]) => value));
    const told = this.keep.get("told") === JSON.stringify(filled);
    const said = { text, page: this.page.page, anonymous_id: this.page.anonymousId || "", ...(this.page.user ? { user: this.page.user } : {}) };
    if (Object.keys(filled).length && !told) { said.about = filled; this.keep.set("told", JSON.stringify(filled)); }
    this.outbox.add(said);
    this.thread.toEnd();
    this.panel.focus();
  }

  /** Go on with what was begun elsewhere: once for each code. */
  enter(code) {
    if (this.keep.get("entered") === code) return;
    this.keep.set("entered", code);
    this.outbox.add({ text: "", code, page: this.page.page, anonymous_id: this.page.anonymousId || "", ...(this.page.user ? { user: this.page.user } : {}) });
  }

  /** A code by which the visitor goes on elsewhere; null where there is nothing to go on with. */
  async code() {
    try { return await this.wire.json("code", {}); } catch (_) { return null; }
  }

  file(file) {
    if (file.size > this.given.largest) { this.panel.bar.hidden = false; this.panel.bar.textContent = this.phrases.say("too_large"); return; }
    this.outbox.addFile(file);
    this.thread.toEnd();
  }

  async fetchFile(seq, place) { return (await this.wire.ask(`files/${seq}/${place}`)).blob(); }

  taken(one, { seq, at, id }) {
    const files = one.file ? [{ name: one.file.name, type: one.file.type, size: one.file.size }] : [];
    const text = one.code ? "••••••" : one.text || [one.about?.phone, one.about?.email].filter(Boolean).join("\n");
    this.add({ seq, at, id, mine: true, text: one.file ? "" : text, files });
    if (one.about || one.code) this.askState();
    this.resume();
  }

  add(line) {
    if (this.lines.some((one) => one.seq === line.seq)) return;
    if (line.mine) this.outbox.drop(line.id); // it arrived, though its answer did not
    else this.typing = null;
    this.lines = [...this.lines, line].sort((a, b) => a.seq - b.seq);
  }

  /** A line in the server's order. */
  hears(line) {
    this.add(line);
    this.upto = Math.max(this.upto, line.seq);
  }

  /** Listen as long as this page lives. */
  resume() {
    if (this.wire.stopped) this.askState();
    this.wire.listen({
      after: () => this.upto,
      hear: (name, data) => this.news(name, data),
      state: (connected) => { this.connected = connected; if (connected && this.keep.out.length) this.outbox.flush(); this.draw(); },
    });
  }

  news(name, data) {
    if (name === "line") this.hears(data);
    if (name === "typing") this.showTyping(data);
    if (name === "read") this.state.read_by_us = Math.max(this.state.read_by_us, data.upto);
    if (name === "refused") { this.keep.forget(); this.restart(); }
    this.draw();
    this.noteRead();
  }

  showTyping(data) {
    this.typing = data;
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => { this.typing = null; this.draw(); }, TYPING_SHOWN);
  }

  /** This browser is nobody we know: what was written is kept, and sent as somebody new. */
  restart() {
    this.wire.stop();
    for (const name of ["secret", "told"]) this.keep.remove(name);
    this.lines = [];
    this.upto = 0;
    this.state = { ...this.given.state };
    this.draw();
  }

  async askState() {
    clearTimeout(this.stateTimer);
    this.stateTimer = setTimeout(() => { if (this.isOpen) this.askState(); }, STATE_ASKED);
    if (!this.keep.get("secret")) return;
    try {
      const { lines, state } = await this.wire.json(`lines?after=${this.upto}`);
      this.state = state;
      lines.forEach((line) => this.hears(line));
    } catch (_) { /* the stream says whether there is a connection */ }
    this.draw();
    this.noteRead();
  }

  get unread() { return this.lines.filter((line) => !line.mine && line.seq > this.state.read).length; }

  /** What is on the screen has been read. */
  noteRead() {
    const upto = this.lines.filter((line) => !line.mine).at(-1)?.seq ?? 0;
    if (!this.isOpen || document.visibilityState !== "visible" || upto <= this.state.read) return;
    this.state.read = upto;
    this.wire.json("read", { upto }).catch(() => {});
    this.draw();
  }

  tellTyping() {
    if (!this.keep.get("secret") || Date.now() - this.told < TYPING_TOLD) return;
    this.told = Date.now();
    this.wire.json("typing", {}).catch(() => {});
  }

  draw() {
    const { state, isOpen, ask, unread, connected } = this;
    const canLeave = !state.online && !state.reachable && (state.forwards ?? []).length > 0 && this.lines.some((line) => line.mine);
    this.panel.draw({ state, isOpen, ask, unread: isOpen ? 0 : unread, connected: connected && navigator.onLine, canLeave });
    const greeting = this.given.greeting || this.phrases.say("hello");
    this.thread.draw({ lines: this.lines, waiting: this.outbox.waiting, greeting, earlier: state.earlier ?? [], typing: this.typing, readByUs: state.read_by_us });
  }
}

new Chat(JSON.parse(document.getElementById("given").textContent)).begin();
