"""What the commands about templates have in common: which one is meant, and what kind it is."""

from __future__ import annotations

from pathlib import Path

from brief_composer.cli import choosing
from brief_composer.library.items import Library, Template
from brief_composer.session.template_arrivals import shown_name
from brief_composer.storage import templates
from brief_composer.storage.templates import SUFFIX
from brief_composer.words import Words


def found(library: Library, given: str) -> Template:
    """A template by its file, its id or its name.

    Raises Ended for a name nothing has, TemplateProblem for a file that cannot be used.
    """
    path = Path(given)
    if path.suffix == SUFFIX:
        return templates.read(path)
    return choosing.template(library, given)


def named(template: Template, words: Words) -> str:
    """The name of a template in the reader's language, else in its own."""
    return shown_name(template, words.language if words.language in template.languages else "")


def languages(template: Template, words: Words) -> str:
    """ "English and French"."""
    one = len(template.languages) == 1
    return words(f"start.{template.languages[0]}" if one else "start.both")
