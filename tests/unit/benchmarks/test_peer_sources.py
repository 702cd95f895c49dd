"""What pandoc and typst are given: the same content, nothing of it taken for markup."""

from __future__ import annotations

import base64
from typing import Any

from benchmarks.peers.markdown import markdown
from benchmarks.peers.typst_source import typst

PICTURE = base64.b64encode(b"a picture").decode()


def content(*lines: list[Any], notes: tuple[list[Any], ...] = ()) -> dict[str, Any]:
    return {"title": "A title", "lines": list(lines), "notes": list(notes)}


def line(kind: str, *texts: str, more: Any = 0) -> list[Any]:
    return [kind, [plain(text) for text in texts], more]


def plain(text: str, look: str = "", to: str = "", note: int = 0) -> list[Any]:
    return [text, look, to, note]


TABLE = [[[plain("Year")], [plain("Sum")]], [[plain("2020")], [plain("3|4")]]]


def body(*lines: list[Any], notes: tuple[list[Any], ...] = ()) -> str:
    """What stands after the head of the Markdown."""
    return markdown(content(*lines, notes=notes)).text.split("\n\n", 1)[1].rstrip("\n")


def typed(*lines: list[Any], notes: tuple[list[Any], ...] = ()) -> str:
    """What stands after the look of the typst source."""
    return typst(content(*lines, notes=notes)).text.split("body))\n\n\n")[-1].rstrip("\n")


def test_markdown_has_headings_by_level_lists_and_quotes() -> None:
    lines = (
        line("heading", "Peace", more=2),
        line("bullet", "one"),
        line("number", "two"),
        line("quote", "said"),
    )
    assert body(*lines) == "## Peace\n\n- one\n\n1. two\n\n> said"


def test_signs_of_markdown_are_escaped() -> None:
    assert body(line("text", "a*b_c [x] <y> #1 3~4 @me {z}")) == (
        r"a\*b\_c \[x\] \<y\> \#1 3\~4 \@me \{z\}"
    )


def test_a_number_or_a_dash_at_the_head_makes_no_list_in_markdown() -> None:
    lines = (line("text", "1. Not a list"), line("text", "- nor this"), line("text", "(a) nor"))
    assert body(*lines) == "1\\. Not a list\n\n\\- nor this\n\n(a\\) nor"


def test_marks_stand_next_to_letters_in_markdown() -> None:
    runs = [plain("very "), plain("bold ", "b"), plain("and both", "bi")]
    assert body(["text", runs, 0]) == "very **bold** ***and both***"


def test_marks_that_meet_are_kept_apart_in_markdown() -> None:
    runs = [plain("bold", "b"), plain("italic", "i")]
    assert body(["text", runs, 0]) == "**bold**<!-- -->*italic*"


def test_notes_are_called_in_place_and_said_at_the_end_of_markdown() -> None:
    runs = [plain("Word"), plain("", note=1), plain(".")]
    assert body(["text", runs, 0], notes=([plain("Source")],)) == "Word[^1].\n\n[^1]: Source"


def test_a_web_address_is_a_link_and_a_place_in_the_file_is_not() -> None:
    runs = [plain("here", to="https://example.org/a"), plain(" and "), plain("there", to="#s1")]
    assert body(["text", runs, 0]) == "[here](<https://example.org/a>) and there"


def test_a_table_takes_the_caption_before_it_in_markdown() -> None:
    lines = (line("caption", "Sums"), ["table", [], TABLE])
    assert body(*lines) == "| Year | Sum |\n| --- | --- |\n| 2020 | 3\\|4 |\n\n: Sums"


def test_a_picture_takes_the_caption_after_it_and_is_a_file() -> None:
    made = markdown(content(line("figure", "Alt", more=PICTURE), line("caption", "A place")))
    assert "![A place](picture-1.png)" in made.text
    assert made.pictures == {"picture-1.png": b"a picture"}


def test_a_picture_shown_twice_is_one_file() -> None:
    figure = line("figure", "Alt", more=PICTURE)
    made = typst(content(figure, line("caption", "One"), figure, line("caption", "Two")))
    assert list(made.pictures) == ["picture-1.png"]
    assert made.text.count("picture-1.png") == 2


def test_a_line_after_a_picture_without_caption_is_kept() -> None:
    assert body(line("figure", "Alt", more=PICTURE), line("text", "On")).endswith("\n\nOn")


def test_a_caption_is_no_line_of_its_own() -> None:
    lines = (line("caption", "Sums"), ["table", [], TABLE], line("text", "On"))
    assert body(*lines).count("Sums") == 1
    assert typed(*lines).count("Sums") == 1


def test_typst_says_a_note_where_it_is_called() -> None:
    runs = [plain("Word"), plain("", note=1), plain("; more")]
    assert typed(["text", runs, 0], notes=([plain("Source")],)) == ("Word#footnote[Source];; more")


def test_what_follows_a_mark_is_text_in_typst() -> None:
    runs = [plain("bold", "b"), plain("(not an argument)")]
    assert typed(["text", runs, 0]) == "#strong[bold];(not an argument)"


def test_signs_of_typst_are_escaped() -> None:
    assert typed(line("text", "a*b #c $d @e [f] ~ //")) == r"a\*b \#c \$d \@e \[f\] \~ \/\/"


def test_a_number_at_the_head_makes_no_list_in_typst() -> None:
    assert typed(line("text", "1. Not a list")) == "1\\. Not a list"


def test_typst_tables_have_a_header_and_figures_words_to_read_aloud() -> None:
    table = typed(line("caption", "Sums"), ["table", [], TABLE])
    assert "table.header([Year], [Sum])" in table
    figure = typed(line("figure", 'The "map"', more=PICTURE), line("caption", "Map"))
    assert 'alt: "The \\"map\\""' in figure
