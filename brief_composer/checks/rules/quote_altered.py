"""A quote is printed in other words than its source has.

What it does: compares what is printed with the quote's words under the marks that are allowed
("[…]", "[and]", "[sic]", first letter, final punctuation), and the brief's copy of the quote with
the library's and with its own fingerprint.

Why it matters: readers take words between quote marks for somebody's own. One changed word can put
a person in danger, and takes the ground from under the whole brief.

Instead: restore the source wording, mark what is left out with "[…]", or say it in own words
without quote marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from brief_composer.checks import printed, samples
from brief_composer.checks.context import Context
from brief_composer.model.blocks import Block, Evidence, PullQuoteBlock, RecommendationBlock
from brief_composer.model.evidence import Quote
from brief_composer.model.finding import Finding, Severity, finding
from brief_composer.model.ids import EvidenceId
from brief_composer.model.quoting import Comparison, Verdict, compare, digest

CODE = "quote-altered"
SEVERITY = Severity.FIX


def check(context: Context) -> Iterator[Finding]:
    """One finding for each altered use of a quote.

    `a` is what the source says, `b` what the brief says; `a` is empty when nobody knows any more:
    the brief's copy does not answer to its fingerprint and the library has no other.
    """
    quotes = {quote.id: quote for quote in context.brief.quotes}
    for block in printed.blocks(context.brief):
        for evidence in _uses(block):
            quote = quotes.get(evidence.quote)
            if quote is None:
                continue
            known = context.library.quotes.get(quote.id)
            difference = _difference(evidence, quote, known)
            if difference is not None:
                yield finding(
                    CODE,
                    SEVERITY,
                    evidence.id,
                    None,
                    a=difference.source_says,
                    b=difference.brief_says,
                    quote=quote.id,
                )


def _uses(block: Block) -> tuple[Evidence, ...]:
    """The uses of quotes; a pull quote is one, under the block's own id."""
    match block:
        case RecommendationBlock():
            return block.evidence
        case PullQuoteBlock() if block.quote:
            return (Evidence(EvidenceId(block.id), block.quote, block.text),)
        case _:
            return ()


def _difference(evidence: Evidence, quote: Quote, known: Quote | None) -> Comparison | None:
    """The first disagreement: of the print with the words, of the copy with what it copies."""
    source = known.text if known else quote.text
    for words in (evidence.text, quote.text):
        comparison = compare(source, words)
        if comparison.verdict is Verdict.ALTERED:
            return comparison
    if known is None and quote.digest and digest(quote.text) != quote.digest:
        return Comparison(Verdict.ALTERED, brief_says=_beginning(evidence.text))
    return None


def _beginning(words: str) -> str:
    few = words.split()
    return " ".join(few[:12]) + ("…" if len(few) > 12 else "")


def good() -> Context:
    """Shortened with the omission marked."""
    return samples.context(samples.asks("b1", "Talk", evidence="Talks […] kept the road open […]."))


def bad() -> Context:
    """One word put for another."""
    words = samples.WORDS.replace("open", "closed")
    return samples.context(samples.asks("b1", "Talk", evidence=words))
