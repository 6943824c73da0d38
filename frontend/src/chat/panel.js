// What stands around the messages: the launcher with its badge, the head, what is asked first, and the line to write in.
import { el, icon } from "./dom.js";

const LONGEST = 10_000;

export class Panel {
  /** `acts`: toggle, say({ text, about }), leave(contact), file(file), typing(). */
  constructor(given, phrases, thread, acts) {
    Object.assign(this, { given, phrases, thread, acts });
    const { say } = { say: (key, places) => phrases.say(key, places) };
    this.badge = el("span", { class: "badge", hidden: true });
    this.launcher = el("button", { type: "button", class: "launcher", "aria-label": say("open"), "aria-expanded": "false", "aria-controls": "panel", onclick: () => acts.toggle(true) }, icon("chat"), this.badge);
    this.face = el("span", { class: "avatar", "aria-hidden": "true" });
    this.who = el("h2", { id: "who" });
    this.how = el("small");
    this.closer = el("button", { type: "button", class: "round", "aria-label": say("close"), onclick: () => acts.toggle(false) }, icon("down"));
    this.mover = el("button", { type: "button", class: "round", "aria-label": say("elsewhere"), onclick: () => this.showElsewhere() }, icon("switch"));
    this.elsewhere = el("div", { class: "elsewhere", hidden: true });
    this.bar = el("p", { class: "bar", role: "status", hidden: true });
    this.ask = this.makeAsk();
    this.write = this.makeWrite();
    this.leave = this.makeLeave();
    this.foot = el("p", { class: "foot", hidden: true });
    this.root = el(
      "section", { id: "panel", class: "panel", role: "dialog", "aria-modal": "true", "aria-labelledby": "who", hidden: true },
      el("header", {}, this.face, el("div", { class: "grow" }, this.who, this.how), this.mover, this.closer), this.elsewhere, thread.roll, this.bar, this.ask, this.leave, this.write, this.foot,
    );
    this.root.addEventListener("keydown", (event) => this.keys(event));
  }

  field(name, label, attributes = {}) {
    const input = el("input", { name, autocomplete: name === "name" ? "name" : "off", maxlength: 150, oninput: () => { input.dir = input.value ? "auto" : ""; }, ...attributes });
    return el("label", { class: "field" }, el("span", {}, label), input);
  }

  makeAsk() {
    const { phrases, acts } = this;
    const send = (event) => {
      event.preventDefault();
      const form = event.currentTarget;
      const about = { name: form.elements.name?.value.trim() ?? "" };
      const contact = form.elements.contact ? readContact(form.elements.contact.value) : {};
      if (!contact) return this.complain(form.elements.contact);
      acts.say({ text: form.elements.text.value.trim(), about: { ...about, ...contact } });
      return null;
    };
    const text = el("textarea", { name: "text", rows: 3, required: true, maxlength: LONGEST, oninput: () => { text.dir = text.value ? "auto" : ""; } });
    this.asked = el("div", { class: "asked" });
    return el("form", { class: "ask", hidden: true, onsubmit: send }, this.asked, el("label", { class: "field" }, el("span", {}, phrases.say("message")), text), el("button", { class: "btn" }, phrases.say("start")));
  }

  complain(input) {
    input.setCustomValidity(this.phrases.say("contact_wrong"));
    input.reportValidity();
    input.addEventListener("input", () => input.setCustomValidity(""), { once: true });
    return null;
  }

  makeWrite() {
    const { phrases, acts } = this;
    this.input = el("textarea", { rows: 1, "aria-label": phrases.say("message"), placeholder: phrases.say("write"), maxlength: LONGEST, enterkeyhint: "send", oninput: () => { this.grow(); acts.typing(); } });
    const picker = el("input", { type: "file", hidden: true, multiple: true, tabindex: "-1", onchange: () => { [...picker.files].forEach(acts.file); picker.value = ""; } });
    const clip = el("button", { type: "button", class: "round", "aria-label": phrases.say("attach"), onclick: () => picker.click() }, icon("clip"));
    const go = el("button", { class: "round go", "aria-label": phrases.say("send") }, icon("send", true));
    const send = (event) => {
      event?.preventDefault();
      const text = this.input.value.trim();
      if (!text) return;
      this.input.value = "";
      this.grow();
      acts.say({ text });
    };
    this.input.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.shiftKey && !event.isComposing) send(event); });
    this.input.addEventListener("paste", (event) => { const files = [...event.clipboardData.files]; if (files.length) { event.preventDefault(); files.forEach(acts.file); } });
    return el("form", { class: "write", onsubmit: send }, this.input, picker, clip, go);
  }

  makeLeave() {
    const { phrases, acts } = this;
    const send = (event) => {
      event.preventDefault();
      const input = event.currentTarget.elements.contact;
      const contact = readContact(input.value);
      if (!contact) return this.complain(input);
      acts.leave(contact);
      return null;
    };
    return el("form", { class: "leave", hidden: true, onsubmit: send }, this.field("contact", phrases.say("leave"), { inputmode: "email", required: true }), el("button", { class: "btn" }, phrases.say("save")));
  }

  /** The code, its picture and its link, in place of the messages. */
  async showElsewhere() {
    const { phrases, elsewhere } = this;
    if (!elsewhere.hidden) { this.hideElsewhere(); return; }
    const back = el("button", { type: "button", class: "btn", onclick: () => this.hideElsewhere() }, phrases.say("back_to"));
    const made = await this.acts.code();
    const have = el("p", {}, phrases.say("elsewhere_have"));
    const shown = made
      ? [el("output", { class: "code", dir: "ltr" }, phrases.digits(`${made.code.slice(0, 3)} ${made.code.slice(3)}`)), el("p", {}, phrases.say("elsewhere_how")), el("img", { class: "qr", alt: phrases.say("picture"), src: `data:image/svg+xml,${encodeURIComponent(made.qr)}` }), el("a", { href: made.link, target: "_blank", rel: "noopener", dir: "ltr" }, made.link), el("small", {}, phrases.say("elsewhere_until", { time: phrases.moment(made.expires_at) }))]
      : [el("p", {}, phrases.say("elsewhere_none"))];
    elsewhere.replaceChildren(el("h3", {}, phrases.say("elsewhere")), ...shown, have, back);
    elsewhere.hidden = false;
    this.thread.roll.hidden = true;
    this.root.classList.add("away");
    back.focus();
  }

  hideElsewhere() {
    this.elsewhere.hidden = true;
    this.thread.roll.hidden = false;
    this.root.classList.remove("away");
    this.thread.toEnd();
    this.focus();
  }

  grow() {
    this.input.dir = this.input.value ? "auto" : ""; // empty it has the direction of the page
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 140)}px`;
  }

  /** Draw how it stands. */
  draw({ state, isOpen, ask, unread, connected, canLeave }) {
    const { phrases, given } = this;
    const name = state.name || given.title;
    this.who.textContent = name;
    this.face.textContent = [...name][0] ?? "";
    this.face.classList.toggle("on", state.online);
    this.how.textContent = phrases.state(state);
    this.root.hidden = !isOpen;
    this.launcher.hidden = isOpen;
    this.launcher.setAttribute("aria-expanded", String(isOpen));
    this.launcher.setAttribute("aria-label", unread ? `${phrases.say("open")}, ${phrases.say("unread", { n: unread })}` : phrases.say("open"));
    this.badge.hidden = !unread;
    this.badge.textContent = unread ? phrases.number.format(Math.min(unread, 99)) : "";
    this.bar.hidden = connected;
    if (!connected) this.bar.textContent = phrases.say("offline");
    this.drawAsk(ask);
    this.leave.hidden = !canLeave || ask.length > 0;
    this.foot.hidden = !state.reachable;
    if (state.reachable) this.foot.replaceChildren(icon("lock"), el("span", {}, phrases.say("left", { where: `\u2068${state.reachable}\u2069` })));
  }

  drawAsk(ask) {
    const key = ask.join();
    this.ask.hidden = !ask.length;
    this.write.hidden = ask.length > 0;
    if (this.askKey === key) return;
    this.askKey = key;
    const { phrases } = this;
    const fields = [];
    if (ask.includes("name")) fields.push(this.field("name", phrases.say("name"), { required: true }));
    if (ask.includes("contact")) fields.push(this.field("contact", phrases.say("contact"), { required: true, inputmode: "email" }), this.given.state.forwards.length ? el("small", {}, phrases.say("contact_why")) : "");
    this.asked.replaceChildren(...fields);
  }

  focus() { (this.ask.hidden ? this.input : this.ask.querySelector("input, textarea")).focus(); }

  /** Escape closes; Tab stays within. */
  keys(event) {
    if (event.key === "Escape") { event.preventDefault(); this.acts.toggle(false); return; }
    if (event.key !== "Tab") return;
    const stops = [...this.root.querySelectorAll("button, input, textarea, a[href], [tabindex='0']")].filter((one) => one.tabIndex >= 0 && one.offsetParent);
    const [first, last] = [stops[0], stops[stops.length - 1]];
    if (event.shiftKey && document.activeElement === first) { event.preventDefault(); last.focus(); }
    else if (!event.shiftKey && document.activeElement === last) { event.preventDefault(); first.focus(); }
  }
}

const FROM_PERSIAN = /[۰-۹٠-٩]/g;

/** `{ email }` or `{ phone }` of what somebody wrote; null for neither. The server judges again. */
export function readContact(said) {
  const text = said.trim().replace(FROM_PERSIAN, (digit) => String(digit.charCodeAt(0) & 0xf));
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return { email: text };
  return /^\+?[\d\s().-]{8,20}$/.test(text) && text.replace(/\D/g, "").length >= 8 ? { phone: text } : null;
}
