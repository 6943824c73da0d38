// What the chat keeps in the visitor's browser, under our own origin: the secret, whose it is, and what was not sent yet.
// Where the browser refuses storage the page's memory does.
const attempt = (act, otherwise) => { try { return act(); } catch (_) { return otherwise; } };

export class ChatKeep {
  constructor(window, token) {
    this.window = window;
    this.prefix = `hamdel-chat:${token}:`;
    this.memory = new Map();
  }

  get(name) { return attempt(() => this.window.localStorage.getItem(this.prefix + name), null) ?? this.memory.get(name) ?? null; }

  set(name, value) {
    const kept = attempt(() => { this.window.localStorage.setItem(this.prefix + name, value); return true; }, false);
    if (!kept) this.memory.set(name, value);
  }

  remove(name) {
    attempt(() => this.window.localStorage.removeItem(this.prefix + name));
    this.memory.delete(name);
  }

  forget() { for (const name of ["secret", "user", "out"]) this.remove(name); }

  /** What waits to be sent, oldest first. */
  get out() { return attempt(() => JSON.parse(this.get("out")), null) || []; }

  set out(list) { if (list.length) this.set("out", JSON.stringify(list)); else this.remove("out"); }
}

/** An id nobody can guess; the browser's own where it has one (only secure pages do). */
export function newId({ crypto }) {
  if (crypto?.randomUUID) return crypto.randomUUID();
  const bytes = crypto?.getRandomValues ? [...crypto.getRandomValues(new Uint8Array(16))] : Array.from({ length: 16 }, () => Math.floor(Math.random() * 256));
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
