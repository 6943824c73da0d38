// <hamdel-palette>: screens, what this page can do, and customers; wrong-layout typing is rescued.
import { icon, make, nameOf, shown } from "./page.js";
import { fits, fold, rescue } from "./rescue.js";
import { word } from "./words.js";

const WAIT_MS = 140, MOST_COMMANDS = 8;

/** Everything that can be done from here, by its own words. */
function commands() {
  const found = [];
  for (const element of document.querySelectorAll("[data-command], [data-key-label]")) {
    if (element.closest("dialog")) continue;
    const inMenu = Boolean(element.closest(".nav"));
    if (!inMenu && !shown(element)) continue;
    const label = element.dataset.command || nameOf(element);
    const use = element.querySelector("use")?.getAttribute("href") ?? "#i-arrow";
    found.push({ label, folded: fold(label), group: word(inMenu ? "screens" : "here"), icon: use.split("#i-")[1], keys: element.dataset.key, act: () => element.click() });
  }
  return found;
}

class Palette extends HTMLElement {
  connectedCallback() {
    this.dialog = this.closest("dialog");
    this.input = this.querySelector("input");
    this.list = this.querySelector("[role=listbox]");
    this.dialog.addEventListener("opened", () => this.begin());
    this.input.addEventListener("input", () => this.plan());
    this.addEventListener("keydown", (event) => this.steer(event));
    this.list.addEventListener("click", (event) => event.target.closest("[role=option]") && this.dialog.close());
    this.list.addEventListener("pointermove", (event) => this.choose(event.target.closest("[role=option]"), false));
  }

  begin() {
    this.commands = commands();
    this.input.value = "";
    this.renew();
    this.input.focus();
  }

  plan() {
    clearTimeout(this.timer);
    this.draw(this.input.value, "");
    this.timer = setTimeout(() => this.renew(), WAIT_MS);
  }

  async renew() {
    const typed = this.input.value.trim();
    let found = await this.ask(typed);
    let said = typed;
    const other = rescue(typed);
    if (other && !found && !this.matching(typed).length) {
      found = await this.ask(other);
      if (found || this.matching(other).length) said = other;
    }
    if (this.input.value.trim() !== typed) return; // somebody went on typing
    this.querySelector(".palette-rescue").hidden = said === typed;
    this.querySelector("[data-rescued]").textContent = said;
    this.draw(said, found);
  }

  /** The server's rows for a text, as HTML; empty where there are none. */
  async ask(text) {
    this.asking?.abort();
    if (!this.dataset.search || text.length < 2) return "";
    this.asking = new AbortController();
    try {
      const answer = await fetch(`${this.dataset.search}?q=${encodeURIComponent(text)}`, { signal: this.asking.signal, headers: { "HX-Request": "true" } });
      const html = answer.ok ? (await answer.text()).trim() : "";
      return html.includes("href") ? html : "";
    } catch {
      return "";
    }
  }

  matching(text) {
    const query = fold(text);
    return this.commands.map((each) => ({ ...each, rank: fits(query, each.folded) })).filter((each) => each.rank)
      .sort((a, b) => b.rank - a.rank).slice(0, query ? MOST_COMMANDS : undefined);
  }

  draw(text, html) {
    const rows = [];
    if (html) {
      const customers = make("div", { role: "group", "aria-label": word("customers") });
      customers.innerHTML = html; // a fragment of ours, escaped by the server's templates
      rows.push(make("p", { class: "menu-head", role: "presentation" }, word("customers")), customers);
    }
    const groups = Map.groupBy ? Map.groupBy(this.matching(text), (each) => each.group) : this.grouped(text);
    for (const [name, each] of groups) {
      rows.push(make("p", { class: "menu-head", role: "presentation" }, name), make("div", { role: "group", "aria-label": name }, ...each.map((command) => this.row(command))));
    }
    this.list.replaceChildren(...rows);
    this.options = [...this.list.querySelectorAll("a, button")];
    this.options.forEach((option, index) => {
      option.setAttribute("role", "option");
      option.id = `palette-${index}`;
      option.tabIndex = -1;
      option.classList.add("menu-item");
    });
    this.querySelector(".palette-none").hidden = this.options.length > 0 || !text.trim();
    this.choose(this.options[0], true);
  }

  grouped(text) {
    const groups = new Map();
    for (const each of this.matching(text)) groups.set(each.group, [...(groups.get(each.group) ?? []), each]);
    return groups;
  }

  row(command) {
    const caps = (command.keys ?? "").split(" ").filter(Boolean).map((key) => make("kbd", {}, key.toUpperCase()));
    const row = make("button", { type: "button" }, icon(command.icon), make("span", {}, command.label), caps.length ? make("span", { class: "kbds" }, ...caps) : null);
    row.addEventListener("click", () => { this.dialog.close(); command.act(); });
    return row;
  }

  choose(option, scroll) {
    if (option === null) return;
    for (const each of this.options) each.setAttribute("aria-selected", String(each === option));
    this.input.setAttribute("aria-activedescendant", option?.id ?? "");
    if (scroll) option?.scrollIntoView({ block: "nearest" });
  }

  steer(event) {
    const at = this.options.findIndex((each) => each.getAttribute("aria-selected") === "true");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.options.length) {
      event.preventDefault();
      this.choose(this.options[(at + step + this.options.length) % this.options.length], true);
    } else if (event.key === "Enter" && !event.isComposing && this.options[at]) {
      event.preventDefault();
      this.options[at].click();
    }
  }
}

customElements.define("hamdel-palette", Palette);
