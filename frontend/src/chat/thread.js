// The messages: what is stored, in the server's order, and behind it what is still on its way.
import { el, icon, withLinks } from "./dom.js";

const PICTURES = ["image/png", "image/jpeg", "image/gif", "image/webp"];
const NEAR = 80; // pixels from the end that count as being there

export class Thread {
  constructor(phrases, { fetchFile, again, title }) {
    Object.assign(this, { phrases, fetchFile, again, title, pictures: new Map(), drawn: new Map() });
    this.body = el("div", { class: "thread" });
    this.roll = el("div", { class: "roll", role: "log", "aria-label": phrases.say("log"), tabindex: "0" }, this.body);
  }

  /** Draw all; a bubble that did not change stays the same element, so a screen reader hears only what is new. */
  draw({ lines, waiting, greeting, earlier, typing, readByUs }) {
    const atEnd = this.isAtEnd = this.roll.scrollHeight - this.roll.scrollTop - this.roll.clientHeight < NEAR;
    const wanted = [];
    const put = (key, state, make) => {
      const known = this.drawn.get(key);
      wanted.push([key, known?.state === state ? known : { state, node: make() }]);
    };
    put("hello", greeting, () => this.bubble({ text: greeting, author: this.title }));
    earlier.forEach((said, at) => {
      if (said.channel !== earlier[at - 1]?.channel) put(`before ${at}`, said.channel, () => el("p", { class: "seam" }, this.phrases.say("before", { channel: said.channel })));
      put(`earlier ${at}`, said.text, () => this.bubble(said));
    });
    let day = "";
    for (const line of lines) {
      const on = this.phrases.day(line.at);
      if (on !== day) put(`day ${line.seq}`, on, () => el("p", { class: "seam" }, on));
      day = on;
      const mark = line.mine ? (line.seq <= readByUs ? "read" : "arrived") : "";
      put(`line ${line.seq}`, mark, () => this.bubble(line, mark));
    }
    for (const one of waiting.filter(({ text, file, about }) => text || file || about)) {
      const mark = one.failed ? "failed" : navigator.onLine ? "sending" : "kept";
      put(`out ${one.id}`, mark, () => this.bubble({ ...one, mine: true, files: one.file ? [{ name: one.file.name, type: one.file.type, size: one.file.size }] : [] }, mark));
    }
    if (typing) put("typing", typing, () => this.dots(typing));
    this.drawn = new Map(wanted);
    const nodes = wanted.map(([, { node }]) => node);
    nodes.forEach((node, at) => { if (this.body.children[at] !== node) this.body.insertBefore(node, this.body.children[at] ?? null); });
    while (this.body.children.length > nodes.length) this.body.lastChild.remove();
    if (atEnd) this.toEnd();
  }

  toEnd() { this.roll.scrollTop = this.roll.scrollHeight; }

  bubble(line, mark = "") {
    const { phrases } = this;
    const by = line.author || this.title;
    const files = (line.files ?? []).map((file, place) => this.file(line, file, place));
    const words = line.text ? el("p", { dir: "auto" }, ...withLinks(line.text)) : null;
    const when = line.at ? phrases.time(line.at) : "";
    const said = [line.mine ? "" : by, when, mark ? phrases.say(mark) : ""].filter(Boolean).join(" · ");
    const meta = el("p", { class: "meta" }, said);
    if (mark === "failed") meta.append(" ", el("button", { type: "button", class: "link", onclick: () => this.again(line.id) }, phrases.say("again")));
    if (line.mine) return el("div", { class: `msg mine ${mark}` }, el("div", { class: "bubble" }, words, ...files), meta);
    return el("div", { class: "msg" }, this.avatar(by), el("div", { class: "bubble" }, words, ...files), meta);
  }

  avatar(name) { return el("span", { class: "avatar small", "aria-hidden": "true" }, [...name][0] ?? ""); }

  dots({ name }) {
    const said = this.phrases.say("types", { name: name || this.phrases.say("somebody") });
    return el("div", { class: "msg" }, this.avatar(name || this.title), el("div", { class: "bubble dots", role: "img", "aria-label": said }, el("i"), el("i"), el("i")));
  }

  file(line, file, place) {
    const said = el("span", { dir: "auto" }, file.name);
    const size = el("small", {}, this.phrases.size(file.size));
    if (line.seq === undefined) return el("p", { class: "file" }, icon("file"), said, size);
    const button = el("button", { type: "button", class: "file", "aria-label": this.phrases.say("download", { name: file.name }), onclick: () => this.save(line.seq, place, file.name) }, icon("file"), said, size);
    if (PICTURES.includes(file.type)) this.picture(line.seq, place).then((url) => button.prepend(el("img", { src: url, alt: "", onload: () => { if (this.isAtEnd) this.toEnd(); } })), () => {});
    return button;
  }

  async picture(seq, place) {
    const key = `${seq}/${place}`;
    if (!this.pictures.has(key)) this.pictures.set(key, this.fetchFile(seq, place).then((blob) => URL.createObjectURL(blob)));
    return this.pictures.get(key);
  }

  async save(seq, place, name) {
    const url = await this.picture(seq, place);
    const link = el("a", { href: url, download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
  }
}
