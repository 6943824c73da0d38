// Whether to ask is the server's to say: it knows whom, how often, and what is open with them.
import { draw } from "./card.js";
import { watch } from "./watching.js";

const WAIT = "hamdel:ask-after"; // until when this browser need not ask again

const kept = (window) => { try { return Number(window.localStorage.getItem(WAIT) || 0); } catch (_) { return 0; } };
const keep = (window, until) => { try { window.localStorage.setItem(WAIT, String(until)); } catch (_) { /* asked again on the next page, then */ } };

/** `given`: { rules, host, key, heard(), who() } as collect.js leaves it. */
export function begin(window, given) {
  let asking = false;
  const post = async (what, body, outlives) => {
    // text/plain asks for no preflight
    const answer = await window.fetch(`${given.host}/asking/page/${given.key}/${what}`, { method: "POST", body: JSON.stringify(body), credentials: "omit", keepalive: outlives, headers: { "Content-Type": "text/plain" } });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };
  const fire = async (rule) => {
    if (asking || kept(window) > Date.now()) return;
    asking = true;
    try {
      const told = await post("ask", { rule: rule.id, path: window.location.pathname, ...given.who() });
      keep(window, Date.now() + 1000 * (told.wait || 0));
      if (told.question) draw(window, told.question, (what) => post("answer", { token: told.token, ...what }, true));
      else asking = false;
    } catch (_) {
      asking = false; // a question less; the page never hears of it
    }
  };
  return watch(window, given.rules, given.heard, fire);
}
