// Words of the scripts, given by the server in the page's language; and digits of that language.
const holder = document.getElementById("hamdel-words");
const words = holder ? JSON.parse(holder.textContent) : {};

export const persian = document.documentElement.lang.startsWith("fa");

/** The word of a key; `%(n)s` in it is replaced by `values.n`. */
export function word(key, values = {}) {
  return (words[key] ?? key).replace(/%\((\w+)\)s/g, (_, name) => values[name] ?? "");
}

/** ASCII digits of a text, whatever digits were typed. */
export function asciiDigits(text) {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => String("۰۱۲۳۴۵۶۷۸۹".indexOf(digit) >= 0 ? "۰۱۲۳۴۵۶۷۸۹".indexOf(digit) : "٠١٢٣٤٥٦٧٨٩".indexOf(digit)));
}

/** The number with the digits of the page's language. */
export function showDigits(text) {
  return persian ? String(text).replace(/[0-9]/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[digit]) : String(text);
}
