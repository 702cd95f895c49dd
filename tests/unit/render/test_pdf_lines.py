"""Where lines break."""

from __future__ import annotations

from msgspec.structs import replace

from brief_composer.doc.tree import Inline, Link, NoteRef, Strong, Text
from brief_composer.render import styles
from brief_composer.render.writers.pdf.fonts import FontSet
from brief_composer.render.writers.pdf.layouter import hyphens
from brief_composer.render.writers.pdf.lines import Line, set_lines
from brief_composer.render.writers.pdf.looks import looks
from brief_composer.render.writers.pdf.runs import Setting, boxes
from tests.trees import LOREM

THEME = styles.theme("standard")
FONTS = FontSet(THEME, {})
BODY = looks(THEME).body

FRENCH = (
    "Faut-il s’en étonner ? Les organisations parlent de « réintégration » ; elles disent : "
    "« d’abord la paix ! » et que 20 % des combattants attendent. "
)


def lines(*inlines: Inline, width: float = 300, lang: str = "en-GB", look=BODY) -> list[Line]:
    setting = Setting(FONTS, THEME.colours, {"n1": 1, "n2": 2}, {})
    return set_lines(boxes(inlines, look, lang, setting), look, width, hyphens)


def words(line: Line) -> str:
    return "".join(
        word.actual or "".join(text for _, text in word.glyphs)
        for run in line.runs
        for word in run.words
    )


def test_no_line_is_wider_than_its_column() -> None:
    for width in range(60, 500, 37):
        assert all(line.width <= width + 0.01 for line in lines(Text(LOREM * 4), width=width))


def test_every_line_but_the_last_of_a_justified_paragraph_is_full() -> None:
    made = lines(Text(LOREM * 4))
    assert all(abs(line.width - 300) < 0.01 for line in made[:-1])
    assert made[-1].width < 300


def test_a_ragged_paragraph_keeps_its_spaces() -> None:
    made = lines(Text(LOREM * 2), look=replace(BODY, justify=False))
    assert len({round(line.width) for line in made}) > 1


def test_french_marks_never_begin_a_line_and_guillemets_never_end_one() -> None:
    for width in range(75, 400):
        made = [words(line).strip() for line in lines(Text(FRENCH * 2), width=width, lang="fr-FR")]
        assert not [line for line in made if line[0] in ";:!?»%"]
        assert not [line for line in made if line[-1] == "«"]


def test_a_no_break_space_is_never_broken() -> None:
    text = "the 4\u202f000 men of 12\u00a0May " * 8
    for width in range(60, 300, 3):
        made = [words(line).strip() for line in lines(Text(text), width=width)]
        assert not [line for line in made if line.startswith(("000", "May"))]


def test_a_broken_word_ends_in_a_hyphen_readers_know_is_not_its_own() -> None:
    made = [words(line) for line in lines(Text("reintegration " * 20), width=96)]
    broken = [line for line in made if line.endswith("\u00ad")]
    assert broken
    assert "".join(made).replace("\u00ad", "").split() == ["reintegration"] * 20


def test_names_and_abbreviations_are_not_hyphenated() -> None:
    made = [words(line) for line in lines(Text("Bandiagara MINUSMA " * 12), width=70)]
    assert not [line for line in made if line.endswith("\u00ad")]


def test_a_word_longer_than_a_line_is_cut_where_it_must_be() -> None:
    made = lines(Text("x" * 300), width=100)
    assert len(made) > 5
    assert "".join(words(line) for line in made) == "x" * 300


def test_an_address_breaks_after_its_slashes() -> None:
    address = "https://www.example.org/publications/policy-briefs/2019/why-there-is-a-need"
    made = [words(line) for line in lines(Link(address, (Text(address),)), width=130)]
    assert "".join(made) == address
    assert all(line[-1] in "/.-" for line in made[:-1])


def test_a_note_stays_with_the_word_it_follows() -> None:
    for width in range(60, 200, 3):
        made = lines(Text("some words that end here"), NoteRef("n1"), Text(" and"), width=width)
        (calling,) = [line for line in made if line.notes]
        assert words(calling).strip().endswith(("here¹", "here¹ and")) or width < 62


def test_two_notes_in_one_place_are_parted_by_a_comma() -> None:
    (made,) = lines(Text("Said so."), NoteRef("n1"), NoteRef("n2"))
    assert words(made) == "Said so.¹,\u202f²"


def test_bold_inside_a_word_does_not_part_it() -> None:
    (made,) = lines(Text("un"), Strong((Text("break"),)), Text("able"))
    assert words(made) == "unbreakable"


def test_the_lines_of_a_heading_are_about_as_long() -> None:
    heading = looks(THEME).title
    made = lines(Text("Talking first: what comes before disarmament"), width=480, look=heading)
    assert len(made) == 2
    assert min(line.width for line in made) > 0.7 * max(line.width for line in made)


def test_letters_are_kerned() -> None:
    face = FONTS.face("body", False, False)
    apart = sum(face.word(letter).width for letter in "AVATAR")
    assert face.word("AVATAR").width < apart - 100
