// <hamdel-date>: a day typed in any digits or picked from a calendar whose week begins on Saturday. Sends ISO 8601.
import { fromIso, gregorian, iso, jalali, parse, today, weekday, written } from "./calendar.js";
import { icon, make } from "./page.js";
import { asciiDigits, showDigits, word } from "./words.js";

const STEPS = { ArrowUp: -7, ArrowDown: 7 };

class DateField extends HTMLElement {
  connectedCallback() {
    if (this.sent) return;
    this.calendar = document.documentElement.dataset.calendar === "gregorian" ? gregorian : jalali;
    this.input = this.querySelector("input");
    this.button = this.querySelector("[data-calendar-button]");
    // Without this script the field sends what is typed, and the server reads it as well.
    this.sent = make("input", { type: "hidden", name: this.input.name });
    this.input.removeAttribute("name");
    this.append(this.sent);
    this.day = fromIso(this.input.dataset.iso);
    this.sent.value = this.day === null ? "" : iso(this.day);
    this.input.addEventListener("change", () => this.read());
    this.button.addEventListener("click", () => (this.box ? this.shut() : this.open()));
    this.addEventListener("keydown", (event) => this.steer(event));
    this.addEventListener("focusout", (event) => this.box && !this.contains(event.relatedTarget) && event.relatedTarget && this.shut(false));
  }

  read() {
    const typed = asciiDigits(this.input.value.trim());
    this.day = parse(typed);
    // What only the server can read («دوم آذر») goes to it as it is.
    this.sent.value = this.day === null ? typed : iso(this.day);
    const wrong = /^[\d/.\-\s]+$/.test(typed) && this.day === null;
    this.input.setCustomValidity(wrong ? word("not_a_date", { example: showDigits(written(today(), this.calendar)) }) : "");
    this.input.setAttribute("aria-invalid", String(wrong));
    if (this.day !== null) this.input.value = showDigits(written(this.day, this.calendar));
    this.dispatchEvent(new Event("input", { bubbles: true }));
  }

  take(days) {
    this.input.value = written(days, this.calendar);
    this.read();
    this.shut();
  }

  open() {
    this.at = this.day ?? today();
    this.box = make("div", { class: "cal", role: "dialog", "aria-label": word("calendar") });
    this.box.addEventListener("click", (event) => this.press(event.target.closest("button")));
    this.append(this.box);
    this.draw();
  }

  shut(focus = true) {
    this.box?.remove();
    this.box = null;
    if (focus) this.button.focus();
  }

  press(button) {
    if (button?.dataset.day) this.take(Number(button.dataset.day));
    else if (button?.dataset.months) this.turn(Number(button.dataset.months));
  }

  /** As many months on, on the same day or the last one there is. */
  turn(months) {
    const { year, month, day } = this.calendar.fromDays(this.at);
    const nth = year * 12 + month - 1 + months;
    const there = { year: Math.floor(nth / 12), month: (nth % 12) + 1 };
    this.at = this.calendar.toDays({ ...there, day: Math.min(day, this.calendar.length(there.year, there.month)) });
    this.draw();
  }

  draw() {
    const { year, month } = this.calendar.fromDays(this.at);
    const turn = (months, label, drawn) => {
      const button = make("button", { class: "btn icon quiet small", type: "button", "data-months": months, "aria-label": word(label) }, icon(drawn));
      button.firstChild.classList.add("flip");
      return button;
    };
    const name = `${this.calendar.months[month - 1]} ${showDigits(year)}`;
    const head = make("div", { class: "cal-head" }, turn(-1, "previous_month", "back"), make("span", { "aria-live": "polite" }, name), turn(1, "next_month", "arrow"));
    const names = this.calendar.weekdays.map((each) => make("th", { scope: "col" }, each));
    const table = make("table", {}, make("thead", {}, make("tr", {}, ...names)), make("tbody", {}, ...this.weeks(year, month)));
    const foot = make("div", { class: "cal-foot" }, make("button", { class: "btn small", type: "button", "data-day": today() }, word("today")));
    this.box.replaceChildren(head, table, foot);
    this.box.querySelector("[tabindex='0']").focus();
  }

  weeks(year, month) {
    const first = this.calendar.toDays({ year, month, day: 1 });
    const cells = Array.from({ length: weekday(first) }, () => make("td"));
    for (let day = 0; day < this.calendar.length(year, month); day += 1) cells.push(make("td", {}, this.cell(first + day, day + 1)));
    const rows = [];
    while (cells.length) rows.push(make("tr", {}, ...cells.splice(0, 7)));
    return rows;
  }

  cell(days, number) {
    return make("button", {
      type: "button", "data-day": days, tabindex: days === this.at ? 0 : -1, "aria-pressed": String(days === this.day),
      "aria-current": days === today() ? "date" : null, class: weekday(days) === 6 ? "off" : null,
    }, showDigits(number));
  }

  steer(event) {
    if (!this.box) return;
    const along = getComputedStyle(this).direction === "rtl" ? -1 : 1;
    const step = STEPS[event.key] ?? { ArrowRight: along, ArrowLeft: -along }[event.key];
    const months = { PageUp: -1, PageDown: 1 }[event.key];
    if (event.key === "Escape") this.shut();
    else if (months) this.turn(months);
    else if (step && this.box.contains(document.activeElement)) { this.at += step; this.draw(); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

customElements.define("hamdel-date", DateField);
