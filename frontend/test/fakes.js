// A browser small enough for tests: storage, cookies, network and beacons that remember what they were given.

/** Local storage that tabs may share. */
export function fakeStorage() {
  const storage = {};
  const hidden = (name, value) => Object.defineProperty(storage, name, { value, enumerable: false });
  hidden("getItem", (name) => (Object.hasOwn(storage, name) ? storage[name] : null));
  hidden("setItem", (name, value) => { storage[name] = String(value); });
  hidden("removeItem", (name) => { delete storage[name]; });
  return storage;
}

/** A server: `answers` are taken one after another, the last one again and again. */
export function fakeServer(...answers) {
  const requests = [];
  const fetch = async (url, options) => {
    requests.push({ url, options, body: JSON.parse(options.body) });
    const answer = answers.length > 1 ? answers.shift() : answers[0] ?? { status: 200 };
    if (answer === "offline") throw new TypeError("Failed to fetch");
    return { ok: answer.status < 400, status: answer.status, headers: new Headers(answer.headers ?? {}) };
  };
  return { fetch, requests, events: () => requests.flatMap((request) => request.body.batch) };
}

/** A window with its own listeners; pass `storage` and `locks` to make several tabs of one site. */
export function fakeWindow({ storage = fakeStorage(), server = fakeServer(), locks, url = "https://shop.example/p/1?utm_source=news&utm_campaign=nowruz", ...navigator } = {}) {
  const listeners = {};
  const cookies = new Map();
  const beacons = [];
  const document = {
    title: "دوچرخه", referrer: "https://search.example/", visibilityState: "visible",
    addEventListener: (name, act) => { (listeners[name] ??= []).push(act); },
    get cookie() { return [...cookies].map(([name, value]) => `${name}=${value}`).join("; "); },
    set cookie(text) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(text);
      if (/Max-Age=0\b/.test(text)) cookies.delete(name);
      else cookies.set(name, value);
    },
  };
  return {
    localStorage: storage, document, location: new URL(url), crypto, Blob, console: { warn() {} }, devicePixelRatio: 2, screen: { width: 390, height: 844 },
    fetch: server.fetch, addEventListener: document.addEventListener,
    navigator: { userAgent: "Test/1", language: "fa-IR", onLine: true, locks, sendBeacon: (to, blob) => { beacons.push({ to, blob }); return true; }, ...navigator },
    beacons, cookies, fire: (name) => (listeners[name] ?? []).forEach((act) => act({})),
  };
}

/** Web locks of one browser: one holder at a time. */
export function fakeLocks() {
  const held = new Set();
  return {
    async request(name, _options, act) {
      if (held.has(name)) return act(null);
      held.add(name);
      try { return await act({ name }); } finally { held.delete(name); }
    },
  };
}

export const queueOf = (storage) => Object.keys(storage).filter((name) => name.startsWith("hamdel:q:"));
