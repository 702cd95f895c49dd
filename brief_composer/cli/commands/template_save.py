"""`template save`: makes a template of a brief."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec import structs

from brief_composer.cli import template_words
from brief_composer.cli.exits import Ended, Exit
from brief_composer.cli.parsing import Parser
from brief_composer.cli.terminal import Terminal
from brief_composer.library.items import Library, Template
from brief_composer.session import template_keeping
from brief_composer.session.edits.parts import one_line
from brief_composer.session.template_arrivals import free_name, new_id, with_name
from brief_composer.session.templating import Keep, Naming, template_of
from brief_composer.storage import files, template_shelf
from brief_composer.words import Words

NAME = "template save"


def parser(words: Words) -> Parser:
    """The options of the command."""
    parser = Parser(NAME, words)
    parser.place("file")
    parser.option("--name", metavar="NAME")
    parser.option("--line", metavar="DESCRIPTION")
    parser.option("--maker", metavar="PERSON")
    parser.option("--with", metavar="PART", many=True)
    parser.option("--without", metavar="PART", many=True)
    parser.flag("--force")
    parser.flag("--keep-both")
    return parser


def run(given: Sequence[str], terminal: Terminal) -> Exit:
    """Keep what is wanted of the brief as a template of one's own."""
    options = parser(terminal.words)
    args = options.parse(given, ("file", "--name"))
    if args.help:
        terminal.answer(options.help())
        return Exit.DONE
    keep = _keep(getattr(args, "with") or (), args.without or ())
    brief = files.load(Path(args.file))
    library = template_shelf.load_all()
    name = one_line(args.name).strip()
    there = with_name(name, library)
    over = _replaced(there, name, args.force, args.keep_both)
    naming = Naming(
        id=over.id if over else new_id(),
        name=free_name(name, library) if args.keep_both else name,
        line=args.line,
        version=over.version + 1 if over else 1,
        saved=date.today().isoformat(),
        maker=args.maker,
        made_by=template_keeping.MADE_BY,
    )
    style = template_keeping.style_of(brief.details.house_style)
    template = template_of(
        brief,
        naming,
        keep,
        _base(brief.details.template, library),
        template_keeping.own_terms(library),
        style,
    )
    kept = template_keeping.save(template, over)
    terminal.say(
        "template-save.done",
        name=template_words.named(kept, terminal.words),
        version=kept.version,
        path=kept.origin.path,
    )
    return Exit.DONE


def _base(id: str, library: Library) -> Template | None:
    return library.templates.get(id)


def _keep(wanted: Sequence[str], unwanted: Sequence[str]) -> Keep:
    known = {name.replace("_", "-"): name for name in Keep.__struct_fields__}
    keep = Keep()
    for given, on in ((wanted, True), (unwanted, False)):
        for word in given:
            if word not in known:
                names = ", ".join(known)
                raise Ended(
                    Exit.WRONG_USE, "template-save.no-part", word=word, known=names, command=NAME
                )
            keep = structs.replace(keep, **{known[word]: on})
    return keep


def _replaced(there: Template | None, name: str, force: bool, both: bool) -> Template | None:
    """The template that is replaced; None where the name is free, or both are kept."""
    if there is None or both:
        return None
    if not force:
        raise Ended(Exit.CANNOT_WRITE, "template-save.there", name=name)
    if template_shelf.own_path(there) is None:
        raise Ended(Exit.CANNOT_WRITE, "template-save.not-yours", name=name)
    return there
