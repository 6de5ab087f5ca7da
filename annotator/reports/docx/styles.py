"""The styles of the document, from a template that a library may have of its own, and the fonts they name."""

import re

from lxml import etree

from annotator.domain.review import Review
from annotator.reports.docx.package import NAMESPACES
from annotator.reports.docx.text import escaped
from annotator.reports.options import Options
from annotator.reports.writing import ReportError

TEMPLATE = "report.docx-styles.xml"
_ACCENT = "2457C5"
_TAG = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_EAST = {
    "zh": ("zh-CN", "SimSun", "Microsoft YaHei"),
    "zh-hant": ("zh-TW", "PMingLiU", "Microsoft JhengHei"),
    "ja": ("ja-JP", "MS Mincho", "Yu Gothic"),
    "ko": ("ko-KR", "Batang", "Malgun Gothic"),
}
_BIDI = {"ar": "ar-SA", "he": "he-IL", "iw": "he-IL", "fa": "fa-IR", "ur": "ur-PK", "yi": "yi", "ps": "ps", "ug": "ug"}
# What stands in where a font is not there (ISO/IEC 29500-1, 17.8.3.1), and what kind of font it is.
_FONTS = (
    ("Georgia", "Times New Roman", "roman"),
    ("Arial", "Liberation Sans", "swiss"),
    ("Times New Roman", "Liberation Serif", "roman"),
    ("Courier New", "Liberation Mono", "modern"),
    ("SimSun", "Noto Serif CJK SC", "auto"),
    ("Microsoft YaHei", "Noto Sans CJK SC", "auto"),
    ("PMingLiU", "Noto Serif CJK TC", "auto"),
    ("Microsoft JhengHei", "Noto Sans CJK TC", "auto"),
    ("MS Mincho", "Noto Serif CJK JP", "auto"),
    ("Yu Gothic", "Noto Sans CJK JP", "auto"),
    ("Batang", "Noto Serif CJK KR", "auto"),
    ("Malgun Gothic", "Noto Sans CJK KR", "auto"),
)


def styles(review: Review, options: Options) -> str:
    """The styles in the house's colour and the article's language. Raises ReportError where the library's own are no
    XML."""
    written = options.template(TEMPLATE)
    for name, value in _values(review, options).items():
        written = written.replace(f"@{name}@", value)
    try:
        root = etree.fromstring(written.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise ReportError(f"The template {TEMPLATE} is no XML: {error.msg}.") from error
    return etree.tostring(root, encoding="unicode")


def fonts() -> str:
    """The table of fonts."""
    written = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:family w:val="{family}"/></w:font>'
        for name, other, family in _FONTS
    )
    return f"<w:fonts {NAMESPACES}>{written}</w:fonts>"


def language_of(review: Review, options: Options) -> str:
    """The article's language, BCP 47, or where that is not known the report's."""
    known = review.article.language or ""
    return known if _TAG.fullmatch(known) else options.language


def _values(review: Review, options: Options) -> dict[str, str]:
    language = language_of(review, options)
    main = language.partition("-")[0].lower()
    hant = main == "zh" and any(part in language.lower().split("-") for part in ("hant", "tw", "hk", "mo"))
    east, serif, sans = _EAST["zh-hant" if hant else main if main in _EAST else "zh"]
    return {
        "accent": (options.style.colour or f"#{_ACCENT}")[1:].upper(),
        "lang": escaped(language),
        "own": options.language,
        "east": language if main in _EAST else east,
        "east-serif": serif,
        "east-sans": sans,
        "bidi": language if main in _BIDI else "ar-SA",
    }
