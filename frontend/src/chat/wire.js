// What the chat asks of the server: short requests with the visitor's secret, and one that stays open.
const SILENCE = 40_000; // the server says something every 15 s
const FIRST_WAIT = 1_000, LONGEST_WAIT = 30_000;
const ASK_SECONDS = 25;

/** The server's refusal: `status`, and `wait` in milliseconds where it said one. */
export class Refused extends Error {
  constructor(status, wait) { super(`refused: ${status}`); this.status = status; this.wait = wait; }
}

export class Wire {
  constructor(window, keep, { token, hook }) {
    Object.assign(this, { window, keep, base: `/chat/${token}`, hook, failures: 0, broken: 0, stopped: true, turn: 0 });
  }

  /** Ask once; raises Refused, or what fetch raises where there is no connection. */
  async ask(path, options = {}) {
    const secret = this.keep.get("secret");
    const headers = { ...options.headers, ...(secret ? { Authorization: `Bearer ${secret}` } : {}) };
    const answer = await this.window.fetch(path.startsWith("/") ? path : `${this.base}/${path}`, { ...options, headers, credentials: "omit", cache: "no-store" });
    if (!answer.ok) throw new Refused(answer.status, Number(answer.headers.get("Retry-After") || 0) * 1000);
    return answer;
  }

  async json(path, body) {
    const options = body === undefined ? {} : { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
    const answer = await this.ask(path, options);
    return answer.status === 204 ? null : answer.json();
  }

  /** The secret of this browser, made at its first message. */
  async ensureSecret() {
    if (this.keep.get("secret")) return;
    const { visitor } = await this.json("visitors", {});
    this.keep.set("secret", visitor);
  }

  post(said) { return this.json(this.hook, said); }

  async postFile(id, file) {
    const query = new URLSearchParams({ file: file.name || "file", id });
    const options = { method: "POST", body: file, headers: { "Content-Type": file.type || "application/octet-stream" } };
    return (await this.ask(`${this.hook}?${query}`, options)).json();
  }

  /** Listen from now on: `after()` is the number of the last line, `hear(name, data)` gets what comes, `state(connected)` how it is. */
  async listen({ after, hear, state }) {
    if (!this.stopped) return;
    this.stopped = false;
    const mine = (this.turn += 1);
    const goesOn = () => !this.stopped && this.turn === mine;
    while (goesOn()) {
      const began = Date.now();
      try {
        // Where something between us holds back what streams, ask again and again instead.
        if (this.broken >= 2) await this.askOnce(after(), hear, state);
        else await this.stream(after(), hear, state);
      } catch (error) {
        if (error instanceof Refused && [401, 403, 404].includes(error.status) && goesOn()) { this.stopped = true; hear("refused", error.status); return; }
        if (!goesOn()) return;
        this.failures += 1;
        state(false);
      }
      if (!goesOn()) return;
      if (Date.now() - began > 5_000) this.failures = 0;
      await this.rest(Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(this.failures, 5)) * (0.5 + Math.random()) * (this.failures ? 1 : 0.1));
    }
  }

  async stream(after, hear, state) {
    this.cut = new AbortController();
    let heard = false;
    let silence;
    const watch = () => { clearTimeout(silence); silence = setTimeout(() => this.cut.abort(), heard ? SILENCE : SILENCE / 4); };
    watch();
    try {
      const answer = await this.ask(`live?after=${after}`, { signal: this.cut.signal });
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = "";
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        if (!heard) state(true);
        heard = true;
        this.broken = 0;
        watch();
        const events = (rest + piece.value).split("\n\n");
        rest = events.pop();
        for (const event of events) this.take(event, hear);
      }
    } finally {
      clearTimeout(silence);
      if (!heard) this.broken += 1;
    }
  }

  async askOnce(after, hear, state) {
    this.cut = new AbortController();
    const answer = await this.ask(`live?after=${after}&wait=${ASK_SECONDS}`, { signal: this.cut.signal });
    const { lines, notes } = await answer.json();
    state(true);
    lines.forEach((line) => hear("line", line));
    notes.forEach(([name, data]) => hear(name, data));
  }

  take(event, hear) {
    const name = /^event: (.*)$/m.exec(event);
    const data = /^data: (.*)$/m.exec(event);
    if (name && data) hear(name[1], JSON.parse(data[1]));
  }

  /** Wait, unless there is a reason to look at once. */
  rest(ms) {
    return new Promise((resolve) => { this.wake = resolve; setTimeout(resolve, ms); });
  }

  /** The connection is back: do not wait. */
  hurry() { this.failures = 0; this.wake?.(); }

  stop() { this.stopped = true; this.cut?.abort(); this.wake?.(); }
}
