// Text typed with the other keyboard layout: «sghl» is «سلام». The same keys as hamdel.language.keyboard (ISIRI 9147).
import { asciiDigits } from "./words.js";

const QWERTY = "qwertyuiop[]asdfghjkl;'zxcvbnm,ASDFGHJXCVBNM?";
const PERSIAN = "ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپوؤئيإأآةٓژٰ\u200cٔء؟";

const table = (from, to) => new Map([...from].map((key, index) => [key, [...to][index]]));
const toPersian = table(QWERTY, PERSIAN);
const toLatin = table(`${PERSIAN}ك`, `${QWERTY};`);
const through = (keys, text) => [...text].map((letter) => keys.get(letter) ?? letter).join("");

/** What the same keys give in the other layout; null for text with both scripts or neither, and for addresses. */
export function rescue(text) {
  if (/@|:\/\/|\w\.\w/.test(text)) return null;
  const latin = /[A-Za-z]/.test(text), persian = /[\u0620-\u064a\u0671-\u06d3]/.test(text);
  if (latin === persian) return null;
  if (persian) return through(toLatin, asciiDigits(text));
  return through(toPersian, /[a-z]/.test(text) ? text : text.toLowerCase());
}

/** The form in which two spellings of one word are the same, for finding commands. */
export function fold(text) {
  return asciiDigits(text).toLowerCase().normalize("NFKC")
    .replace(/[يى]/g, "ی").replace(/ك/g, "ک").replace(/[أإآ]/g, "ا").replace(/[ةۀ]/g, "ه").replace(/ؤ/g, "و").replace(/ئ/g, "ی")
    .replace(/[\u200c\u200d\u0640\u064b-\u065f\u0670]/g, "").replace(/\s+/g, " ").trim();
}

/** How well `query` fits `label`, both folded: 0 not at all; whole starts above inner words above scattered letters. */
export function fits(query, label) {
  if (!query) return 1;
  if (label.startsWith(query)) return 4;
  const words = query.split(" ");
  if (words.every((word) => label.split(" ").some((own) => own.startsWith(word)))) return 3;
  if (words.every((word) => label.includes(word))) return 2;
  let at = -1;
  const scattered = query.length >= 3 && [...query.replaceAll(" ", "")].every((letter) => (at = label.indexOf(letter, at + 1)) >= 0);
  return scattered ? 1 : 0;
}
