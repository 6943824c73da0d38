// What the recorder keeps in the visitor's browser: local storage, and one cookie that outlives it. Never throws.

const PREFIX = "hamdel:";
const COOKIE = "hamdel_anonymous_id";
const YEAR = 31_536_000;

const attempt = (act, otherwise = null) => { try { return act(); } catch (_) { return otherwise; } };

/** Local storage by short names; where the browser refuses it, the page's own memory. */
export class Keep {
  constructor(window) {
    this.window = window;
    this.memory = new Map();
  }

  get(name) {
    return attempt(() => this.window.localStorage.getItem(PREFIX + name)) ?? this.memory.get(name) ?? null;
  }

  set(name, value) {
    const kept = attempt(() => { this.window.localStorage.setItem(PREFIX + name, value); return true; }, false);
    if (!kept) this.memory.set(name, value);
  }

  remove(name) {
    attempt(() => this.window.localStorage.removeItem(PREFIX + name));
    this.memory.delete(name);
  }

  /** The names that begin with `start`, sorted. */
  names(start) {
    const stored = attempt(() => Object.keys(this.window.localStorage), []).filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length));
    return [...new Set([...stored, ...this.memory.keys()])].filter((name) => name.startsWith(start)).sort();
  }

  erase() {
    for (const name of this.names("")) this.remove(name);
    this.cookie("", 0);
  }

  /** Without a value reads the cookie, with one writes it. */
  cookie(value, seconds = YEAR) {
    const { document, location } = this.window;
    if (value === undefined) return attempt(() => (document.cookie.match(new RegExp(`(?:^|; )${COOKIE}=([^;]*)`)) || [])[1]) || null;
    const secure = location.protocol === "https:" ? "; Secure" : "";
    return attempt(() => { document.cookie = `${COOKIE}=${value}; Path=/; Max-Age=${seconds}; SameSite=Lax${secure}`; });
  }
}
