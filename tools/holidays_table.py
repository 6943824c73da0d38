"""Writes the table of Iran's holidays, hamdel/language/iran_holidays.tsv.

The days come from the package `holidays` (MIT), which Hamdel does not otherwise need:

    uv run --no-project --with holidays==0.109 python tools/holidays_table.py

Solar holidays are certain. Lunar ones follow the sight of the moon and are announced a year
ahead at most; later ones are estimates, a day off at times, and are marked so.
"""

from datetime import date
from pathlib import Path

import holidays  # type: ignore[import-not-found]  # installed for this run alone

TABLE = Path(__file__).parents[1] / "hamdel" / "language" / "iran_holidays.tsv"
FIRST, LAST = date(2021, 3, 21), date(2037, 3, 20)
ESTIMATED = " (estimated)"
NAMES = {
    "Islamic Revolution Day": "پیروزی انقلاب",
    "Iranian Oil Industry Nationalization Day": "ملی شدن صنعت نفت",
    "Last Day of Year": "آخرین روز سال",
    "Nowruz": "نوروز",
    "Nowruz Holiday": "تعطیلات نوروز",
    "Islamic Republic Day": "روز جمهوری اسلامی",
    "Nature's Day": "سیزده‌به‌در",
    "Death of Imam Khomeini": "رحلت امام خمینی",
    "15 Khordad Uprising": "قیام ۱۵ خرداد",
    "Tasua": "تاسوعا",
    "Ashura": "عاشورا",
    "Arbaeen": "اربعین",
    "Death of Prophet Muhammad and Martyrdom of Hasan ibn Ali": "۲۸ صفر",
    "Martyrdom of Ali al-Rida": "شهادت امام رضا",
    "Martyrdom of Hasan al-Askari": "شهادت امام حسن عسکری",
    "Birthday of Muhammad and Imam Ja'far al-Sadiq": "میلاد پیامبر و امام صادق",
    "Martyrdom of Fatima": "شهادت حضرت فاطمه",
    "Birthday of Imam Ali": "ولادت امام علی",
    "Isra' and Mi'raj": "مبعث",
    "Birthday of Mahdi": "نیمهٔ شعبان",
    "Martyrdom of Imam Ali": "شهادت امام علی",
    "Eid al-Fitr": "عید فطر",
    "Eid al-Fitr Holiday": "تعطیل عید فطر",
    "Martyrdom of Imam Ja'far al-Sadiq": "شهادت امام صادق",
    "Eid al-Adha": "عید قربان",
    "Eid al-Ghadir": "عید غدیر",
    "Public Holiday": "تعطیل رسمی",
}


def main() -> None:
    """Write one line a holiday: the Gregorian day, certain or estimated, the name."""
    known = holidays.country_holidays(
        "IR", years=range(FIRST.year, LAST.year + 1), language="en_US"
    )
    lines = []
    for day in sorted(known):
        if FIRST <= day <= LAST:
            for said in known.get_list(day):
                name = NAMES.get(said.removesuffix(ESTIMATED), said)
                sure = "estimated" if said.endswith(ESTIMATED) else "certain"
                lines.append(f"{day}\t{sure}\t{name}")
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
