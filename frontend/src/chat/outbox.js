// What the visitor wrote, until the server has it for good. Each message has an id of ours: what is sent again, after a
// reload or from another tab, is the same message. Files live in memory: the browser's storage is too small for them.
import { Refused } from "./wire.js";
import { newId } from "./keep.js";

const FIRST_WAIT = 1_000, LONGEST_WAIT = 30_000;

export class ChatOutbox {
  /** `changed()` is called when anything moves, `restart()` where the server does not know this visitor any more. */
  constructor(window, keep, wire, { changed, restart, taken }) {
    Object.assign(this, { window, keep, wire, changed, restart, taken, files: [], failures: 0, busy: false, timer: null });
  }

  /** Everything not sent yet, oldest first. */
  get waiting() { return [...this.keep.out, ...this.files].sort((a, b) => a.at - b.at); }

  /** Keep a message: `{ text, about, user, anonymous_id, page }`. */
  add(said) {
    this.keep.out = [...this.keep.out, { ...said, id: newId(this.window), at: Date.now() }];
    this.flush();
  }

  addFile(file) {
    this.files.push({ id: newId(this.window), at: Date.now(), file });
    this.flush();
  }

  drop(id) {
    this.keep.out = this.keep.out.filter((one) => one.id !== id);
    this.files = this.files.filter((one) => one.id !== id);
  }

  mark(id, values) {
    this.keep.out = this.keep.out.map((one) => (one.id === id ? { ...one, ...values } : one));
    this.files.filter((one) => one.id === id).forEach((one) => Object.assign(one, values));
  }

  again(id) { this.mark(id, { failed: false }); this.flush(); }

  async flush() {
    clearTimeout(this.timer);
    this.changed();
    if (this.busy) return;
    this.busy = true;
    try {
      for (let one = this.next(); one; one = this.next()) {
        await this.send(one);
      }
      this.failures = 0;
    } catch (error) {
      this.failures += 1;
      const wait = error.wait || Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(this.failures - 1, 5));
      this.timer = setTimeout(() => this.flush(), wait * (0.75 + Math.random() / 2));
    } finally {
      this.busy = false;
      this.changed();
    }
  }

  next() { return this.waiting.find((one) => !one.failed); }

  async send(one) {
    try {
      await this.wire.ensureSecret();
      const { at, failed, file, ...said } = one;
      const line = file ? await this.wire.postFile(one.id, file) : await this.wire.post(said);
      this.drop(one.id);
      this.taken(one, line);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.status === 401 || error.status === 409) this.restart(error.status);
      if (error.status === 429 || error.status >= 500 || error.status === 401 || error.status === 409) throw error;
      this.mark(one.id, { failed: true });
    }
  }
}
