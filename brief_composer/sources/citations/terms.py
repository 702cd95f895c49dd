"""The words and signs of one language that citations are made with."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from brief_composer.words import Words, base_language, load

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_PAGE = re.compile(r"(?:\d+[a-z]?|[ivxlc]+)", re.IGNORECASE)
_PAGES = re.compile(rf"{_PAGE.pattern}(?:\s*[-–,]\s*{_PAGE.pattern})+", re.IGNORECASE)


class Terms(Struct, frozen=True):
    """The printed words of a language; `region` is "GB", "US" or "" ."""

    words: Words
    region: str = ""

    @property
    def language(self) -> str:
        """The catalogue's language: "en" or "fr"."""
        return self.words.language

    def date(self, iso: str) -> str:
        """A date in words: "2019-10-09" → "9 October 2019", "2019" → "2019"; others as they are."""
        match = _DATE.fullmatch(iso.strip())
        if not match:
            return iso
        year, month, day = match.groups()
        if not month or not 1 <= int(month) <= 12:
            return year if not month else iso
        name = self.words(f"print.month_{int(month):02}")
        if not day or not int(day):
            return self.words("print.date_month", month=name, year=year)
        shown = self.words("print.first_day") if int(day) == 1 else str(int(day))
        return self.words("print.date_day", day=shown, month=name, year=year)

    def locator(self, page: str, paragraph: str = "") -> str:
        """A place as it is printed: page "14" → "p. 14"; without one, how its paragraph begins."""
        page = page.strip()
        if _PAGES.fullmatch(page):
            return self.words("print.pages", page=re.sub(r"\s*-\s*", "–", page))
        if _PAGE.fullmatch(page):
            return self.words("print.page", page=page)
        if page or not paragraph.strip():
            return page
        return self.words("print.paragraph", text=paragraph.strip(" .…"))

    def title_marks(self) -> tuple[str, str]:
        """What stands before and after the title of an article."""
        return self.words("print.title_open"), self.words("print.title_close")


def year(iso: str) -> str:
    """The year of a date; dates written another way stay as they are."""
    match = _DATE.fullmatch(iso.strip())
    return match[1] if match else iso.strip()


def has_day(iso: str) -> bool:
    """Whether a date says more than its year."""
    match = _DATE.fullmatch(iso.strip())
    return bool(match and match[2])


@cache
def terms(language: str) -> Terms:
    """The terms of a language tag: "en-GB", "fr"."""
    region = language.replace("_", "-").partition("-")[2].upper()
    return Terms(load(base_language(language)), region)
