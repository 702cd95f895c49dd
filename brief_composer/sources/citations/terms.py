"""The words and signs of one language that citations are made with."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from brief_composer.words import Words, base_language, load

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_PAGE = re.compile(r"(?:\d+[a-z]?|[ivxlc]+)", re.IGNORECASE)
_PAGES = re.compile(rf"{_PAGE.pattern}(?:\s*[-–,]\s*{_PAGE.pattern})+", re.IGNORECASE)
_LABEL = re.compile(r"pp?\.\s*")
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


class Terms(Struct, frozen=True):
    """The printed words of a language; `region` is "GB", "US" or "" ."""

    words: Words
    region: str = ""

    @property
    def language(self) -> str:
        """The catalogue's language: "en" or "fr"."""
        return self.words.language

    @property
    def american(self) -> bool:
        """Whether the text is in American English."""
        return self.region == "US" and self.language == "en"

    def say(self, name: str, **params: object) -> str:
        """The words under "citations.<name>", those of the region where it has its own."""
        key = f"citations.{name}"
        if self.american and f"{key}_us" in self.words:
            key += "_us"
        return self.words(key, **params)

    def date(self, iso: str) -> str:
        """A date in words: "2019-10-09" → "9 October 2019", "2019" → "2019"; others as they are."""
        match = _DATE.fullmatch(iso.strip())
        if not match:
            return iso
        year, month, day = match.groups()
        if not month or not 1 <= int(month) <= 12:
            return year if not month else iso
        name = self._month(month)
        if not day or not int(day):
            return self.words("print.date_month", month=name, year=year)
        if self.american:
            return self.words("citations.date_us", day=str(int(day)), month=name, year=year)
        return self.words("print.date_day", day=self._day(day), month=name, year=year)

    def day(self, iso: str) -> str:
        """What a date says beyond its year: "9 October", "October"; "" for nothing."""
        match = _DATE.fullmatch(iso.strip())
        if not match or not match[2] or not 1 <= int(match[2]) <= 12:
            return ""
        month = self._month(match[2])
        if not match[3] or not int(match[3]):
            return month
        return self.say("day", day=self._day(match[3]), month=month)

    def ordinal(self, number: str) -> str:
        """ "3" → "3rd", in French "3e"; what is not a number as it is."""
        if not number.isascii() or not number.isdigit():
            return number
        n = int(number)
        if self.language == "fr":
            return f"{n}re" if n == 1 else f"{n}e"
        return f"{n}{'th' if n % 100 in (11, 12, 13) else _ORDINALS.get(n % 10, 'th')}"

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
        area = "citations.title_{}_us" if self.american else "print.title_{}"
        return self.words(area.format("open")), self.words(area.format("close"))

    def _month(self, month: str) -> str:
        return self.words(f"print.month_{int(month):02}")

    def _day(self, day: str) -> str:
        return self.words("print.first_day") if int(day) == 1 else str(int(day))


def pages(locator: str) -> str:
    """The bare pages of a place: "pp. 14-16" or "14-16" → "14–16"; "" for any other place."""
    bare = _LABEL.sub("", locator.strip(), count=1)
    if not _PAGES.fullmatch(bare) and not _PAGE.fullmatch(bare):
        return ""
    return re.sub(r"\s*-\s*", "–", bare)


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
