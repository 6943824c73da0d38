// The words of the chat, with numbers and times as the reader's language writes them.
export class Phrases {
  constructor({ words, language, zone }) {
    this.words = words;
    this.locale = language === "fa" ? "fa-IR-u-ca-persian" : "en-GB";
    this.number = new Intl.NumberFormat(this.locale);
    this.clock = new Intl.DateTimeFormat(this.locale, { hour: "numeric", minute: "2-digit" });
    this.date = new Intl.DateTimeFormat(this.locale, { weekday: "long", day: "numeric", month: "long" });
    this.soon = new Intl.DateTimeFormat(this.locale, { weekday: "long", hour: "numeric", minute: "2-digit", timeZone: zone });
  }

  /** A word by its key, its places filled: numbers in the digits of the language. */
  say(key, places = {}) {
    return (this.words[key] ?? key).replace(/%\((\w+)\)s/g, (_, name) => (typeof places[name] === "number" ? this.number.format(places[name]) : places[name] ?? ""));
  }

  time(at) { return this.clock.format(new Date(at)); }

  day(at) {
    const then = new Date(at);
    return then.toDateString() === new Date().toDateString() ? this.say("today") : this.date.format(then);
  }

  digits(text) { return text.replace(/[0-9]/g, (digit) => this.number.format(Number(digit))); }

  moment(at) { return this.soon.format(new Date(at)); }

  /** How long something takes, rounded as people say it. */
  span(seconds) {
    if (seconds < 90) return this.say("minute");
    return seconds < 5400 ? this.say("minutes", { n: Math.round(seconds / 60) }) : this.say("hours", { n: Math.round(seconds / 3600) });
  }

  size(bytes) {
    const units = [["MB", "مگابایت", 1e6], ["kB", "کیلوبایت", 1e3], ["B", "بایت", 1]];
    const [en, fa, unit] = units.find(([, , one]) => bytes >= one) ?? units[2];
    return `${this.number.format(Math.round((bytes / unit) * 10) / 10)} ${this.locale.startsWith("fa") ? fa : en}`;
  }

  /** Whether anybody is here, how many wait before them and how long it takes: only what is known. */
  state({ online, wait_seconds: wait, opens_at: opens, place = null, most_seconds: most = null }) {
    const said = [this.say(online ? "here" : "away")];
    if (!online && opens) said.push(this.say("back", { time: this.moment(opens) }));
    else if (most !== null) {
      if (place) said.push(this.say("ahead", { n: place }));
      said.push(this.say("within", { time: this.span(most) }));
    }
    else if (wait !== null) said.push(this.say("usually", { time: this.span(wait) }));
    return said.join(" · ");
  }
}
