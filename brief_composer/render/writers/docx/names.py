"""What Word's built-in styles are called in other languages.

Word keeps the English name whatever its language; some programs, and people who make a style by
hand, do not. Only names a house's own template is likely to hold are here.
"""

from __future__ import annotations

_HEADING = ("titre", "überschrift", "título", "titolo", "kop", "rubrik", "nagłówek", "заголовок")
_CONTENTS = ("tm", "verzeichnis", "tdc", "sumário", "sommario", "inhopg")
_OTHERS = {
    "Title": ("titre", "titel", "título", "titolo", "название"),
    "Subtitle": ("sous-titre", "untertitel", "subtítulo", "sottotitolo", "ondertitel"),
    "Quote": ("citation", "zitat", "cita", "citação", "citazione", "citaat"),
    "Intense Quote": (
        "citation intense", "intensives zitat", "cita destacada", "citação intensa",
        "citazione intensa", "duidelijk citaat",
    ),
    "caption": ("légende", "beschriftung", "leyenda", "descripción", "legenda", "didascalia"),
    "List Bullet": (
        "liste à puces", "aufzählungszeichen", "lista con viñetas", "lista com marcas",
        "punto elenco", "lijst opsomming.teken",
    ),
    "List Number": (
        "liste à numéros", "liste numérotée", "listennummer", "lista con números",
        "lista numerada", "numero elenco", "lijstnummering",
    ),
    "TOC Heading": (
        "en-tête de table des matières", "inhaltsverzeichnisüberschrift", "título de tdc",
        "título tdc", "cabeçalho do sumário", "titolo sommario", "kopvaninhoudsopgave",
    ),
    "footnote text": (
        "note de bas de page", "fußnotentext", "texto nota pie", "texto de nota de rodapé",
        "testo nota a piè di pagina", "voetnoottekst",
    ),
    "endnote text": ("note de fin", "endnotentext", "texto nota al final", "eindnoottekst"),
    "footnote reference": (
        "appel note de bas de p.", "appel de note de bas de page", "fußnotenzeichen",
        "ref. de nota al pie", "voetnootmarkering",
    ),
    "endnote reference": ("appel de note de fin", "endnotenzeichen", "eindnootmarkering"),
    "header": ("en-tête", "kopfzeile", "encabezado", "cabeçalho", "intestazione", "koptekst"),
    "footer": ("pied de page", "fußzeile", "pie de página", "rodapé", "piè di pagina", "voettekst"),
    "Hyperlink": ("lien hypertexte", "hipervínculo", "hiperligação", "collegamento ipertestuale"),
    "Strong": ("élevé", "fett", "texto en negrita", "forte", "enfasi (grassetto)", "zwaar"),
    "Emphasis": ("accentuation", "hervorhebung", "énfasis", "ênfase", "enfasi (corsivo)", "nadruk"),
    "Bibliography": ("bibliographie", "literaturverzeichnis", "bibliografía", "bibliografia"),
}  # fmt: skip


def english(name: str) -> str:
    """The English name of a built-in style in lower case; other names in lower case as they are."""
    lower = " ".join(name.split()).casefold()
    return _ENGLISH.get(lower, lower)


_ENGLISH = {other: name.casefold() for name, others in _OTHERS.items() for other in others} | {
    f"{word} {level}": f"{name} {level}"
    for name, words in (("heading", _HEADING), ("toc", _CONTENTS))
    for word in words
    for level in range(1, 10)
}
