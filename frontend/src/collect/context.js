// What surrounds an event: page, screen, language, campaign. And ids nobody can guess.

export const VERSION = "1";

/** A random id; the browser's own where it has one (only secure pages do). */
export function newId(window) {
  const { crypto } = window;
  if (crypto?.randomUUID) return crypto.randomUUID();
  const bytes = crypto?.getRandomValues ? [...crypto.getRandomValues(new Uint8Array(16))] : Array.from({ length: 16 }, () => Math.floor(Math.random() * 256));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

export function pageOf(window) {
  const { document, location } = window;
  return { path: location.pathname, referrer: document.referrer, search: location.search, title: document.title, url: location.href.split("#")[0] };
}

/** utm_source=… as Segment names it: { source, medium, name, term, content }. */
export function campaignOf(search) {
  const found = {};
  for (const [name, value] of new URLSearchParams(search)) {
    if (name.startsWith("utm_") && value) found[name === "utm_campaign" ? "name" : name.slice(4)] = value;
  }
  return Object.keys(found).length ? found : undefined;
}

export function contextOf(window) {
  const { navigator, screen, location } = window;
  return {
    library: { name: "hamdel-collect", version: VERSION },
    page: pageOf(window),
    userAgent: navigator.userAgent,
    locale: navigator.language,
    timezone: zone(),
    screen: screen && { width: screen.width, height: screen.height, density: window.devicePixelRatio },
    campaign: campaignOf(location.search),
  };
}

function zone() {
  try { return Intl.DateTimeFormat().resolvedOptions().timeZone; } catch (_) { return undefined; }
}

/** Whether the browser says that its owner does not want to be followed. */
export function declines(window) {
  const { navigator } = window;
  return navigator.globalPrivacyControl === true || [navigator.doNotTrack, window.doNotTrack].some((said) => said === "1" || said === "yes");
}
