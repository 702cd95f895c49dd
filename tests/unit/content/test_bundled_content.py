"""The bundled content says what it must: both languages, typography, chosen words, no bare facts.

Belongs here: what makes the library's text good, beyond what `library check` looks at. Does not
belong here: faults of form, references and limits (`library`), quotes against their originals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from brief_composer import paths
from brief_composer.checks.context import Context
from brief_composer.checks.engine import run
from brief_composer.library.items import wording_digest
from brief_composer.library.load import load
from brief_composer.model import richtext
from brief_composer.storage import files, plain

RECOMMENDATIONS = sorted(paths.bundled("recommendations").glob("*/*.yaml"))
SEEDS = sorted(paths.bundled("seeds").glob("*.yaml"))
TEMPLATES = sorted(paths.resource("templates").glob("*.yaml"))
SAMPLES = sorted(paths.resource("samples").glob("*.yaml"))
OTHERS = [paths.resource(f"{name}.yaml") for name in ("actors", "themes", "library-note")]
OURS = [*RECOMMENDATIONS, *SEEDS, *TEMPLATES, *OTHERS]

NAMED = ("reframe-the-discourse", "gate-ddr-on-ssr", "open-community-dialogue")
LOADED_EN = re.compile(
    r"\b(?:terroris\w*|jihad\w*|islamist\w*|radicali[sz]\w*|extremis[mt]\w*|militias?|warlords?"
    r"|bandits?|junta|regime|tribes?|tribal|child soldiers?|neutrali[sz]e\w*|collateral"
    r"|the vulnerable|vulnerable groups|women and children)\b",
    re.IGNORECASE,
)
LOADED_FR = re.compile(
    r"\b(?:terroris\w*|djihad\w*|islamist\w*|radicalis\w*|extrémis\w*|milices?|bandits?|junte"
    r"|enfants?[- ]soldats?|neutralis\w*|tribus?|femmes et enfants)\b",
    re.IGNORECASE,
)
WEAK = re.compile(r"should (?:address|promote|strengthen|consider|enhance|raise|ensure|work on)\b")


@cache
def content(path: Path) -> dict[str, Any]:
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)


def name(path: Path) -> str:
    return path.stem


def pairs(value: Any, key: str = "") -> Iterator[tuple[str, str, str]]:
    """Every bilingual text below a value, with its key; lines joined."""
    if isinstance(value, dict):
        if set(value) == {"en", "fr"}:
            yield key, " ".join(value["en"].split("\n")), " ".join(value["fr"].split("\n"))
            return
        for inner, part in value.items():
            yield from pairs(part, inner)
    elif isinstance(value, list):
        for part in value:
            yield from pairs(part, key)


def test_every_theme_has_recommendations() -> None:
    themes = {theme["id"] for theme in content(paths.resource("themes.yaml"))["themes"]}
    assert {content(path)["theme"] for path in RECOMMENDATIONS} == themes


def test_a_recommendation_lies_in_the_folder_of_its_theme() -> None:
    assert all(content(path)["theme"] == path.parent.name for path in RECOMMENDATIONS)


@pytest.mark.parametrize("id", [*NAMED, "agree-local-ceasefires"])
def test_the_named_recommendations_are_ready_to_use_without_filling_in(id: str) -> None:
    (path,) = (path for path in RECOMMENDATIONS if path.stem == id)
    assert "{" not in content(path)["text"]["en"] + content(path)["text"]["fr"]


@pytest.mark.parametrize("path", RECOMMENDATIONS, ids=name)
def test_a_recommendation_says_who_should_do_what(path: Path) -> None:
    english, french = next((en, fr) for key, en, fr in pairs(content(path)) if key == "text")
    assert re.search(r"\bshould\b", english)
    assert re.search(r"\bdevrai(?:t|ent)\b", french)
    assert not WEAK.search(english)


@pytest.mark.parametrize("path", RECOMMENDATIONS, ids=name)
def test_a_recommendation_has_an_indicator_a_safeguard_and_a_passage(path: Path) -> None:
    item = content(path)
    assert item["indicator"]
    assert {"harm", "first", "stop"} <= set(item["safeguards"])
    assert all(part["addressed"] for part in item["provenance"])


@pytest.mark.parametrize("path", RECOMMENDATIONS, ids=name)
def test_a_conflict_is_told_on_both_sides(path: Path) -> None:
    item = content(path)
    for relation in item.get("relations", ()):
        if relation["kind"] == "conflicts":
            (other,) = (content(p) for p in RECOMMENDATIONS if p.stem == relation["to"])
            back = {r["to"] for r in other["relations"] if r["kind"] == "conflicts"}
            assert item["id"] in back


@pytest.mark.parametrize("path", RECOMMENDATIONS, ids=name)
def test_the_blanks_are_of_the_same_kinds_in_both_languages(path: Path) -> None:
    text = content(path)["text"]
    kinds = [re.findall(r"\{(?:(\w+): )?", text[language]) for language in ("en", "fr")]
    assert sorted(kinds[0]) == sorted(kinds[1])


@pytest.mark.parametrize("path", [*RECOMMENDATIONS, *TEMPLATES], ids=name)
def test_our_own_voice_avoids_loaded_words(path: Path) -> None:
    for key, english, french in pairs(content(path)):
        assert not LOADED_EN.search(english), (key, english)
        assert not LOADED_FR.search(french), (key, french)


@pytest.mark.parametrize("path", OURS, ids=name)
def test_french_is_set_the_french_way(path: Path) -> None:
    for key, _, french in pairs(content(path)):
        bare = re.sub(r"https?://\S+|\[@[^\]]*\]|\{\w+: ", "", french)
        assert not re.search(r"[^\u202f?!]\s*(?<!\u202f)[;!?]", bare), (key, french)
        assert not re.search(r"(?<!\u00a0):(?=\s|$)", bare), (key, french)
        assert not re.search(r"«(?!\u202f)|(?<!\u202f)»", bare), (key, french)
        assert "'" not in bare, (key, french)


@pytest.mark.parametrize("path", OURS, ids=name)
def test_english_is_set_with_curly_marks(path: Path) -> None:
    for key, english, _ in pairs(content(path)):
        bare = re.sub(r"https?://\S+", "", english)
        assert not re.search(r"['\"]|\.\.\.", bare), (key, english)


@pytest.mark.parametrize("path", OURS, ids=name)
def test_no_text_stands_untranslated(path: Path) -> None:
    for key, english, french in pairs(content(path)):
        if len(english.split()) > 4:
            assert english.split() != french.split(), (key, english)


def test_numbers_are_the_same_in_both_languages() -> None:
    def numbers(text: str) -> list[str]:
        joined = re.sub(r"(?<=\d)[\u202f,.](?=\d)", "", text)
        return sorted(re.findall(r"\d+", joined))

    for path in [*RECOMMENDATIONS, paths.resource("library-note.yaml")]:
        for key, english, french in pairs(content(path)):
            assert numbers(english) == numbers(french), (path.stem, key, english, french)


def test_only_the_ended_can_act_no_more() -> None:
    actors = content(paths.resource("actors.yaml"))["actors"]
    ended = {actor["id"] for actor in actors if actor.get("until")}
    assert {"minusma", "algiers-bodies", "barkhane", "g5-sahel"} <= ended
    asked = {id for path in RECOMMENDATIONS for id in content(path)["addressees"]}
    assert not asked & ended


def test_at_least_45_quotes_over_five_sources() -> None:
    quotes = [quote for path in SEEDS for quote in content(path)["quotes"]]
    assert len(SEEDS) == 5
    assert 45 <= len(quotes) <= 63


def test_a_quote_of_someone_unnamed_who_could_be_recognised_carries_a_risk_note() -> None:
    quotes = {q["id"]: q for path in SEEDS for q in content(path)["quotes"]}
    for id in ("menafn-2025-q04", "menafn-2025-q07", "cep-2019-q04"):
        assert quotes[id]["risk"]["en"]
        assert "name" not in quotes[id]["speaker"] or id.startswith("cep")


@pytest.mark.parametrize("path", SEEDS, ids=name)
def test_a_source_tells_what_it_lacks_and_how_it_may_be_used(path: Path) -> None:
    item = content(path)
    assert item["lacks"]
    assert item["note"]
    assert item["licence"]["note"]
    assert re.fullmatch(r"[0-9a-f]{64}", item["capture"]["sha256"])


@pytest.mark.parametrize("path", SEEDS, ids=name)
def test_figures_that_disagree_say_so_on_both_sides(path: Path) -> None:
    claims = {c["id"]: c for p in SEEDS for c in content(p)["claims"]}
    for claim in content(path)["claims"]:
        assert claim["seen_in"] == path.stem
        for other in claim.get("disagrees", ()):
            assert claim["id"] in claims[other]["disagrees"]


@pytest.mark.parametrize("path", SAMPLES, ids=name)
def test_the_sample_has_nothing_left_to_fill_in(path: Path) -> None:
    blocks = [block for section in content(path)["sections"] for block in section.get("blocks", ())]
    assert blocks
    assert not any(richtext.blanks(block.prose) for block in files.load(path).blocks())


@pytest.mark.parametrize("path", SAMPLES, ids=name)
def test_the_sample_carries_every_quote_and_source_it_uses(path: Path) -> None:
    brief = content(path)
    text = path.read_text("utf-8")
    quotes = {quote["id"]: quote for quote in brief["quotes"]}
    sources = {source["id"] for source in brief["sources"]}
    blocks = [block for section in brief["sections"] for block in section.get("blocks", ())]
    used = {use["quote"] for block in blocks for use in block.get("evidence", ())}
    assert used == set(quotes)
    assert {link for quote in quotes.values() for link in quote["chain"]} <= sources
    assert set(re.findall(r"\[@([a-z0-9-]+)", text)) <= sources


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_leaves_room_within_its_limit(path: Path) -> None:
    plan = content(path)
    rooms = [int(section.get("limit", 0)) for section in plan["sections"]]
    assert 0.8 * int(plan["limit"]) <= sum(rooms) <= 1.05 * int(plan["limit"])
    assert any(section["role"] == "recommendations" for section in plan["sections"])
    assert any(section["role"] == "sources" for section in plan["sections"])


@pytest.mark.parametrize("path", SAMPLES, ids=name)
def test_the_sample_passes_every_check(path: Path) -> None:
    assert run(Context(files.load(path), load())).open == ()


@pytest.mark.parametrize("path", SAMPLES, ids=name)
def test_the_sample_asks_in_the_words_of_the_library(path: Path) -> None:
    brief, library = plain.read(path.read_bytes(), path.name).brief, load()
    for block in brief.recommendations():
        assert block.origin
        item = library.recommendations[block.origin.id]
        assert block.title == item.title[brief.details.language]
        assert block.origin.digest == wording_digest(item, brief.details.language)
        assert block.addressees == item.addressees


@pytest.mark.parametrize("path", SAMPLES, ids=name)
def test_the_sample_copies_quotes_and_sources_from_the_library(path: Path) -> None:
    brief, library = plain.read(path.read_bytes(), path.name).brief, load()
    language = brief.details.language
    assert all(quote == library.quote(quote.id, language) for quote in brief.quotes)
    assert all(source == library.source(source.id, language) for source in brief.sources)
