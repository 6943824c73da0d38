// Brings the chat's own frame into somebody's page. All that happens here is the frame's place and size, and telling it
// what the page knows of its visitor. Nothing of the page is read but its address, language and collect.js's id.
const CALLS = ["open", "close", "identify", "reset"];
const SMALL = { width: 96, height: 96 };
const LARGE = { width: 432, height: 900 };
const PHONE = 720; // narrower pages give the open chat all they have

const attempt = (act) => { try { return act(); } catch (_) { return null; } };

/** What collect.js calls this browser, where it is on the page and may keep anything. */
function recorderId(window) {
  const kept = attempt(() => window.localStorage.getItem("hamdel:anonymous"));
  return kept || attempt(() => (window.document.cookie.match(/(?:^|; )hamdel_anonymous_id=([^;]*)/) || [])[1]) || "";
}

export class Loader {
  /** `settings`: the script tag's data-…, and `host`: where our program is. */
  constructor(window, settings) {
    this.window = window;
    this.host = settings.host;
    this.channel = settings.channel;
    this.language = settings.language || window.document.documentElement.lang || window.navigator.language || "";
    this.user = settings.userId ? { id: settings.userId, hash: settings.userHash || "" } : null;
    this.code = settings.code || "";
    this.isToOpen = settings.open === "yes";
    this.about = { name: settings.name || "", email: settings.email || "", phone: settings.phone || "" };
    this.box = { open: false, side: "right" };
    this.waiting = [];
    this.isReady = false;
  }

  /** Bring the frame once the page has all that is its own. */
  begin() {
    const { window } = this;
    const start = () => (window.requestIdleCallback || window.setTimeout)(() => this.bring());
    if (window.document.readyState === "complete") start();
    else window.addEventListener("load", start);
  }

  bring() {
    const { document } = this.window;
    const frame = document.createElement("iframe");
    frame.title = this.language.startsWith("en") ? "Chat" : "گفتگو";
    frame.src = `${this.host}/chat/${encodeURIComponent(this.channel)}/?lang=${encodeURIComponent(this.language)}`;
    Object.assign(frame.style, { position: "fixed", border: "0", margin: "0", padding: "0", zIndex: "2147483000", background: "transparent", colorScheme: "normal", width: "0", height: "0", inset: "auto", bottom: "0", maxWidth: "none", maxHeight: "none" });
    this.frame = frame;
    this.window.addEventListener("message", (event) => this.hear(event));
    this.window.addEventListener("resize", () => this.place());
    document.body.append(frame);
  }

  /** Only our own frame is heard. */
  hear({ source, origin, data }) {
    if (source !== this.frame.contentWindow || origin !== this.host || !data || data.hamdel !== "chat") return;
    if (data.act === "ready") {
      this.isReady = true;
      this.tell({ act: "page", ...this.page() });
      if (this.code) this.tell({ act: "code", code: this.code });
      if (this.isToOpen) this.open();
      for (const said of this.waiting.splice(0)) this.tell(said);
    }
    if (data.box) {
      this.box = data.box;
      this.place();
    }
  }

  page() {
    const { location } = this.window;
    return { user: this.user, about: this.about, anonymousId: recorderId(this.window), page: location.href.split("#")[0], full: this.isFull };
  }

  get isFull() { return this.window.innerWidth <= PHONE; }

  tell(said) {
    if (this.isReady) this.frame.contentWindow.postMessage({ hamdel: "page", ...said }, this.host);
    else this.waiting.push(said);
  }

  place() {
    if (!this.isReady) return;
    const { open, side } = this.box;
    const { innerWidth, innerHeight } = this.window;
    const full = open && this.isFull;
    const size = open ? LARGE : SMALL;
    Object.assign(this.frame.style, {
      left: full || side === "left" ? "0" : "auto", right: !full && side === "right" ? "0" : "auto",
      width: full ? "100%" : `${Math.min(size.width, innerWidth)}px`, height: full ? "100%" : `${Math.min(size.height, innerHeight)}px`,
    });
    this.tell({ act: "view", full: this.isFull });
  }

  open() { attempt(() => this.frame.focus()); this.tell({ act: "open" }); }

  close() { this.tell({ act: "close" }); }

  /** identify(userId, { hash, name, email, phone }): with a right hash it is verified, without one a claim. */
  identify(id, { hash = "", name = "", email = "", phone = "" } = {}) {
    this.user = id ? { id: String(id), hash } : null;
    this.about = { name, email, phone };
    this.tell({ act: "page", ...this.page() });
  }

  /** Somebody signed out: what follows is another person's. */
  reset() {
    this.user = null;
    this.about = { name: "", email: "", phone: "" };
    this.tell({ act: "reset" });
  }
}

/** Make `hamdelChat` of the page; what a page asked for before we came is done now. */
export function install(window, settings) {
  if (!settings.channel) return;
  const loader = new Loader(window, settings);
  const asked = Array.isArray(window.hamdelChat) ? window.hamdelChat : [];
  const act = (call) => { if (Array.isArray(call) && CALLS.includes(call[0])) attempt(() => loader[call[0]](...call.slice(1))); };
  window.hamdelChat = { push: act };
  for (const name of CALLS) window.hamdelChat[name] = (...given) => act([name, ...given]);
  asked.forEach(act);
  loader.begin();
}
