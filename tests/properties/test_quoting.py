"""Whatever the words: stated marks pass, any altered word is told, offsets lead back."""

from __future__ import annotations

import re

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from brief_composer.model.quoting import Verdict, compare, fold, tokens
from brief_composer.sources.canonical import canonical
from brief_composer.sources.locate import Agreement, locate

words = st.lists(
    st.text("abcdeéñoﬁIT’-", min_size=1, max_size=8).filter(lambda w: w.strip("’-") == w),
    min_size=2,
    max_size=25,
)
signs = st.sampled_from(["", "", "", ",", ".", ";", " –", "”", "?"])


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Words with a sign after some of them."""
    return " ".join(word + draw(signs) for word in draw(words))


anything = st.text(max_size=60) | st.text("ab -\n\u00ad\ufffe\u00a0“”«»'ﬁﬃé\u0301….[]", max_size=60)


@given(sentences(), st.data())
@settings(max_examples=300)
def test_a_marked_omission_always_shortens(text: str, data: st.DataObject) -> None:
    parts = text.split(" ")
    start = data.draw(st.integers(0, len(parts) - 1))
    end = data.draw(st.integers(start, len(parts)))
    kept = [*parts[:start], "[…]", *parts[end:]]
    assume(any(token.kind == "word" for token in tokens(" ".join(parts[:start] + parts[end:]))))
    assert compare(text, " ".join(kept)).verdict is Verdict.SHORTENED


@given(sentences(), st.data())
@settings(max_examples=300)
def test_a_marked_insertion_always_matches(text: str, data: st.DataObject) -> None:
    parts = text.split(" ")
    at = data.draw(st.integers(0, len(parts) - 1))
    assert compare(text, " ".join([*parts[:at], "[as we say]", *parts[at:]])).verdict is (
        Verdict.MATCHES
    )


@given(sentences(), st.data())
@settings(max_examples=300)
def test_an_altered_word_is_always_told(text: str, data: st.DataObject) -> None:
    found = [token for token in tokens(text) if token.kind == "word"]
    token = data.draw(st.sampled_from(found))
    altered = text[: token.start] + "zebra" + text[token.end :]
    comparison = compare(text, altered)
    assert comparison.verdict is Verdict.ALTERED
    assert "zebra" in comparison.brief_says


@given(sentences(), st.data())
@settings(max_examples=300)
def test_a_dropped_word_is_always_told(text: str, data: st.DataObject) -> None:
    parts = text.split(" ")
    at = data.draw(st.integers(0, len(parts) - 1))
    assume(any(token.kind == "word" for token in tokens(parts[at])))
    assert compare(text, " ".join(parts[:at] + parts[at + 1 :])).verdict is Verdict.ALTERED


@given(anything, anything)
@settings(max_examples=300)
def test_any_two_texts_can_be_compared(words: str, printed: str) -> None:
    comparison = compare(words, printed)
    assert (comparison.verdict is Verdict.ALTERED) or not comparison.brief_says


@given(anything)
@settings(max_examples=300)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(anything)
@settings(max_examples=400)
def test_every_canonical_place_leads_back_into_the_original(text: str) -> None:
    made = canonical(text)
    last = 0
    for place in range(len(made.text)):
        start, end = made.span(place, place + 1)
        assert last <= start < end <= len(text) or made.span(max(0, place - 1), place)[0] == start
        last = start


@given(sentences(), sentences(), sentences())
@settings(max_examples=200)
def test_words_of_a_document_are_found_where_they_stand(
    before: str, quote: str, after: str
) -> None:
    document = f"{before} {quote} {after}"
    place = locate(quote, canonical(document))
    assert place.agreement in (Agreement.EXACT, Agreement.NORMALISED)
    there = document[place.start : place.end]
    assert canonical(there).text == canonical(quote).text


@given(sentences(), st.integers(8, 30))
@settings(max_examples=200)
def test_new_line_ends_do_not_hide_a_quote(quote: str, width: int) -> None:
    broken = re.sub(rf"(.{{{width}}}\S*) ", r"\1\n", quote)
    place = locate(quote, canonical(f"First. {broken} Last."))
    assert place.agreement in (Agreement.EXACT, Agreement.NORMALISED)
