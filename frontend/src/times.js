// Keeps «۴ دقیقه پیش» fresh for as long as it is said in minutes and hours; older moments say their day and stay.
import { showDigits, word } from "./words.js";

const MINUTE = 60, HOUR = 3600, HOURS_SAID = 6, EVERY_MS = 30_000;

export function since(seconds) {
  if (seconds < 45) return word("now");
  if (seconds < HOUR) return word("minutes", { n: showDigits(Math.max(1, Math.floor(seconds / MINUTE))) });
  if (seconds < HOURS_SAID * HOUR) return word("hours", { n: showDigits(Math.floor(seconds / HOUR)) });
  return null;
}

function refresh() {
  for (const element of document.querySelectorAll("time[data-ago]")) {
    const seconds = (Date.now() - Date.parse(element.dateTime)) / 1000;
    const text = seconds < 0 ? null : since(seconds);
    if (text && element.textContent !== text) element.textContent = text;
  }
}

setInterval(refresh, EVERY_MS);
document.addEventListener("visibilitychange", () => document.hidden || refresh());
