// Two calendars by arithmetic. A day is { year, month, day }; `days` counts from 1970-01-01 (a Thursday).
const DAY_MS = 86_400_000;
const FIRST = 1300, FIRST_DAYS = Date.UTC(1921, 2, 21) / DAY_MS; // 1 Farvardin 1300
// Leap years fall on the same eight places of each 33 years, exact for 1300–1500 and beyond.
const LEAP = new Set([1, 5, 9, 13, 17, 22, 26, 30]);
const mod = (n, m) => ((n % m) + m) % m;

const isLeap = (year) => LEAP.has(mod(year, 33));

function yearStart(year) {
  let days = FIRST_DAYS;
  for (let each = FIRST; each < year; each += 1) days += isLeap(each) ? 366 : 365;
  for (let each = year; each < FIRST; each += 1) days -= isLeap(each) ? 366 : 365;
  return days;
}

export const jalali = {
  months: ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"],
  weekdays: ["ش", "ی", "د", "س", "چ", "پ", "ج"],
  length: (year, month) => (month <= 6 ? 31 : month <= 11 || isLeap(year) ? 30 : 29),
  toDays: ({ year, month, day }) => yearStart(year) + (month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30) + day - 1,
  fromDays(days) {
    let year = FIRST + Math.floor((days - FIRST_DAYS) / 365.2422);
    while (yearStart(year) > days) year -= 1;
    while (yearStart(year + 1) <= days) year += 1;
    const nth = days - yearStart(year);
    const month = nth < 186 ? Math.floor(nth / 31) + 1 : Math.floor((nth - 186) / 30) + 7;
    return { year, month, day: nth - (month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30) + 1 };
  },
};

export const gregorian = {
  months: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
  weekdays: ["Sa", "Su", "Mo", "Tu", "We", "Th", "Fr"],
  length: (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate(),
  toDays: ({ year, month, day }) => Date.UTC(year, month - 1, day) / DAY_MS,
  fromDays(days) {
    const date = new Date(days * DAY_MS);
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  },
};

const two = (number) => String(number).padStart(2, "0");

/** 0 for Saturday … 6 for Friday. */
export const weekday = (days) => mod(days + 5, 7);

export function iso(days) {
  const { year, month, day } = gregorian.fromDays(days);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

export function fromIso(text) {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? "");
  return found ? gregorian.toDays({ year: +found[1], month: +found[2], day: +found[3] }) : null;
}

/** The day of a typed text in ASCII digits: a year below 1700 is Jalali; null where it is no day. */
export function parse(text) {
  const found = /^\s*(\d{4})[/.\-\s](\d{1,2})[/.\-\s](\d{1,2})\s*$/.exec(text);
  if (!found) return null;
  const [year, month, day] = found.slice(1).map(Number);
  const calendar = year < 1700 ? jalali : gregorian;
  const real = month >= 1 && month <= 12 && day >= 1 && day <= calendar.length(year, month);
  return real && year >= 1200 ? calendar.toDays({ year, month, day }) : null;
}

export function written(days, calendar) {
  const { year, month, day } = calendar.fromDays(days);
  return calendar === jalali ? `${year}/${two(month)}/${two(day)}` : iso(days);
}

/** Today in the zone of the person's device. */
export function today() {
  const now = new Date();
  return gregorian.toDays({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() });
}
