import assert from "node:assert/strict";
import { test } from "node:test";
import { fromIso, gregorian, iso, jalali, parse, weekday, written } from "../src/calendar.js";

test("every day of 1300–1500 goes to Jalali and back", () => {
  let days = jalali.toDays({ year: 1300, month: 1, day: 1 });
  const last = jalali.toDays({ year: 1500, month: 12, day: jalali.length(1500, 12) });
  assert.equal(last - days + 1, 201 * 365 + 49);
  for (; days <= last; days += 1) assert.equal(jalali.toDays(jalali.fromDays(days)), days);
});

test("days that people know", () => {
  for (const [day, gregorianDay] of [["1300/01/01", "1921-03-21"], ["1357/11/22", "1979-02-11"], ["1399/12/30", "2021-03-20"], ["1403/12/30", "2025-03-20"], ["1405/09/02", "2026-11-23"]]) {
    assert.equal(iso(parse(day)), gregorianDay);
    assert.equal(written(fromIso(gregorianDay), jalali), day);
  }
});

test("what is no day is refused", () => {
  for (const typed of ["1404/12/30", "1405/13/01", "1405/07/31", "2026-02-29", "1405/0/1", "tomorrow", ""]) assert.equal(parse(typed), null, typed);
});

test("the week begins on Saturday", () => {
  assert.equal(weekday(fromIso("2026-11-21")), 0);
  assert.equal(weekday(fromIso("2026-11-23")), 2);
  assert.equal(weekday(fromIso("1921-03-21")), 2);
  assert.equal(gregorian.length(2028, 2), 29);
});
