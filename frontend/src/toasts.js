// Short words after a deed, with the way back. Listens for `toast` on the body: { text, undo, seconds, action, act, tone }.
import { icon, make, post, toast } from "./page.js";
import { word } from "./words.js";

const SECONDS = 6, SECONDS_WITH_WAY_BACK = 15;

class Toasts extends HTMLElement {
  connectedCallback() {
    document.body.addEventListener("toast", (event) => this.say(event.detail));
  }

  say({ text, undo, seconds, action, act, tone }) {
    if (!text) return;
    const box = make("div", { class: `toast ${tone ?? ""}` }, make("span", { class: "grow" }, text));
    if (undo) box.append(this.button(word("undo"), icon("undo"), () => this.undo(undo), box, "z"));
    else if (act) box.append(this.button(action, null, act, box));
    this.append(box);
    this.leaveAfter(box, seconds || (undo || act ? SECONDS_WITH_WAY_BACK : SECONDS));
  }

  button(label, drawn, act, box, key) {
    const button = make("button", { class: "btn small", type: "button", "data-key": key, "data-key-label": key ? label : null }, drawn, label);
    button.addEventListener("click", () => { box.remove(); act(); });
    return button;
  }

  /** Time stands still while somebody looks at it. */
  leaveAfter(box, seconds) {
    let left = seconds;
    const timer = setInterval(() => {
      if (box.matches(":hover, :focus-within") || document.hidden) return;
      left -= 1;
      if (left === 0) box.dataset.state = "leaving";
      if (left < 0 || !box.isConnected) { clearInterval(timer); box.remove(); }
    }, 1000);
  }

  async undo(url) {
    const answer = await post(url).catch(() => null);
    if (!answer?.ok) { toast({ text: word("failed"), tone: "negative" }); return; }
    const told = Object.entries(JSON.parse(answer.headers.get("HX-Trigger") ?? "{}"));
    if (!told.some(([name]) => name !== "toast")) { location.reload(); return; }
    // The pieces that the deed had changed fetch themselves anew; what is open stays open.
    for (const [name, detail] of told) document.body.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define("hamdel-toasts", Toasts);
