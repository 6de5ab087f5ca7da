"""The stories in the formats that the programs take."""

import re
from html import escape

from annotator.domain.article import BlockKind
from tests.data.sources.stories import FERRY_FOOT, FERRY_HEAD, FERRY_NOTE, FERRY_NOTE_AFTER, Story

_TAG = re.compile(r"<(/?)(b|i|a)(?: href=\"([^\"]*)\")?>")
_HTML = {
    BlockKind.HEADING: "h{}",
    BlockKind.PARAGRAPH: "p",
    BlockKind.LIST_ITEM: "li",
    BlockKind.QUOTATION: "blockquote",
    BlockKind.CAPTION: "figcaption",
    BlockKind.TABLE_ROW: "tr",
}
_AROUND = {BlockKind.LIST_ITEM: "ul", BlockKind.CAPTION: "figure", BlockKind.TABLE_ROW: "table"}

_ODT_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0">
<office:meta><dc:title>{title}</dc:title><dc:language>{language}</dc:language></office:meta>
<office:styles>
<style:default-style style:family="paragraph">
<style:paragraph-properties fo:hyphenation-ladder-count="no-limit" fo:orphans="2" fo:widows="2"
 style:writing-mode="{mode}"/>
<style:text-properties style:font-name="{font}" fo:font-family="{font}" fo:font-size="{size}pt"
 style:font-family-complex="{font}" style:font-size-complex="{size}pt"
 fo:language="{language}" fo:country="{country}" style:language-complex="{language}" style:country-complex="{country}"
 fo:hyphenate="true" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"/>
</style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Body" style:family="paragraph" style:parent-style-name="Standard">
<style:paragraph-properties fo:text-align="{align}" fo:text-indent="{indent}" fo:margin-bottom="{gap}"
 style:writing-mode="{mode}"/></style:style>
<style:style style:name="H1" style:family="paragraph" style:parent-style-name="Standard">
<style:paragraph-properties fo:margin-bottom="0.3cm" fo:text-align="start" style:writing-mode="{mode}"/>
<style:text-properties fo:font-size="20pt" fo:font-weight="bold" style:font-size-complex="20pt"
 style:font-weight-complex="bold" fo:hyphenate="false"/></style:style>
<style:style style:name="H2" style:family="paragraph" style:parent-style-name="Standard">
<style:paragraph-properties fo:margin-top="0.3cm" fo:margin-bottom="0.1cm" fo:keep-with-next="always"
 style:writing-mode="{mode}"/>
<style:text-properties fo:font-weight="bold" fo:font-size="{h2}pt" style:font-size-complex="{h2}pt"
 style:font-weight-complex="bold" fo:hyphenate="false"/></style:style>
<style:style style:name="Footnote" style:family="paragraph" style:parent-style-name="Standard">
<style:text-properties fo:font-size="8pt"/></style:style>
<style:style style:name="Head" style:family="paragraph" style:parent-style-name="Standard">
<style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="8pt"/></style:style>
<style:style style:name="b" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="i" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•">
<style:list-level-properties text:space-before="0.4cm" text:min-label-width="0.4cm"/></text:list-level-style-bullet>
</text:list-style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="14.8cm" fo:page-height="21cm"
 fo:margin="1.5cm" style:writing-mode="{mode}">{columns}</style:page-layout-properties>
<style:header-style><style:header-footer-properties fo:margin-bottom="0.5cm" fo:min-height="0.5cm"/>
</style:header-style>
<style:footer-style><style:header-footer-properties fo:margin-top="0.5cm" fo:min-height="0.5cm"/></style:footer-style>
</style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">
{furniture}</style:master-page></office:master-styles>
<office:body><office:text>
"""
_FURNITURE = f"""<style:header><text:p text:style-name="Head">{FERRY_HEAD}</text:p></style:header>
<style:footer>
<text:p text:style-name="Head">{FERRY_FOOT} · <text:page-number>1</text:page-number></text:p></style:footer>
"""
_COLUMNS = '<style:columns fo:column-count="2" fo:column-gap="0.6cm"/>'


def flat_odt(
    story: Story, *, language: str = "en-US", font: str = "DejaVu Serif", size: int = 10, mode: str = "lr-tb",
    align: str = "justify", indent: str = "0cm", gap: str = "0.2cm", columns: bool = False, h2: int = 12,
    furniture: bool = True,
) -> bytes:  # fmt: skip
    """A flat OpenDocument text with running head, foot and page number, hyphenated, its one note a footnote."""
    tag, _, country = language.partition("-")
    parts = [
        _ODT_HEAD.format(
            title="", language=tag, country=country, font=font, size=size, mode=mode, align=align, indent=indent,
            gap=gap, columns=_COLUMNS if columns else "", furniture=_FURNITURE if furniture else "", h2=h2,
        )
    ]  # fmt: skip
    previous = None
    for kind, level, text in story:
        if previous is BlockKind.LIST_ITEM and kind is not BlockKind.LIST_ITEM:
            parts.append("</text:list>\n")
        if kind is BlockKind.LIST_ITEM and previous is not kind:
            parts.append('<text:list text:style-name="Bullets">')
        inline = _odt_inline(text)
        if kind is BlockKind.HEADING:
            parts.append(f'<text:h text:style-name="H{level}" text:outline-level="{level}">{inline}</text:h>\n')
        elif kind is BlockKind.LIST_ITEM:
            parts.append(f'<text:list-item><text:p text:style-name="Body">{inline}</text:p></text:list-item>')
        else:
            parts.append(f'<text:p text:style-name="Body">{inline}</text:p>\n')
        previous = kind
    parts.append("</office:text></office:body></office:document>")
    return "".join(parts).encode()


def _odt_inline(text: str) -> str:
    def tag(match: re.Match[str]) -> str:
        closing, name, href = match.groups()
        if name == "a":
            return "</text:a>" if closing else f'<text:a xlink:type="simple" xlink:href="{escape(href)}">'
        return "</text:span>" if closing else f'<text:span text:style-name="{name}">'

    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        f'<text:p text:style-name="Footnote">{FERRY_NOTE}</text:p></text:note-body></text:note>'
    )
    return _TAG.sub(tag, text).replace(FERRY_NOTE_AFTER, FERRY_NOTE_AFTER + note)


def html_page(story: Story, *, language: str = "en", title: str = "", style: str = "") -> str:
    """A web page, as a browser prints it."""
    parts: list[str] = []
    around = ""
    for kind, level, text in story:
        wanted = _AROUND.get(kind, "")
        if wanted != around:
            parts.append((f"</{around}>" if around else "") + (f"<{wanted}>" if wanted else ""))
            around = wanted
        name = _HTML[kind].format(level)
        inner = text.replace("&", "&amp;").replace("\t", "</td><td>")
        parts.append(f"<{name}><td>{inner}</td></{name}>" if name == "tr" else f"<{name}>{inner}</{name}>")
    direction = "rtl" if language in {"ar", "he"} else "ltr"
    return (
        f'<!doctype html><html lang="{language}" dir="{direction}"><head><meta charset="utf-8">'
        f"<title>{title}</title><style>{style}</style></head><body>{chr(10).join(parts)}</body></html>"
    )


def latex(story: Story) -> str:
    """An article in two columns, its note a footnote. Few fonts, each at all sizes, since each takes its 15 kB."""
    fonts = (
        ("OT1", "cmr", "m", "n", "cmr10"),
        ("OT1", "cmr", "bx", "n", "cmbx10"),
        ("OT1", "cmr", "m", "it", "cmti10"),
    )
    parts = [
        r"\documentclass[twocolumn,10pt]{article}\usepackage[a5paper,margin=15mm]{geometry}",
        r"\usepackage[utf8]{inputenc}\usepackage{hyperref}\urlstyle{same}\pagestyle{myheadings}",
        rf"\markboth{{{FERRY_HEAD}}}{{{FERRY_HEAD}}}\renewcommand{{\labelitemi}}{{--}}",
        *(rf"\DeclareFontShape{{{a}}}{{{b}}}{{{c}}}{{{d}}}{{<->{font}}}{{}}" for a, b, c, d, font in fonts),
        r"\DeclareFontShape{OT1}{cmr}{m}{sl}{<->ssub*cmr/m/it}{}",
        r"\begin{document}",
    ]
    listed = False
    for kind, level, text in story:
        if (kind is BlockKind.LIST_ITEM) is not listed:
            listed = not listed
            parts.append(r"\begin{itemize}" if listed else r"\end{itemize}")
        inner = _latex_inline(text)
        if kind is BlockKind.HEADING:
            heading = rf"\twocolumn[\LARGE {inner}\bigskip]" if level == 1 else rf"\section*{{{inner}}}"
            parts.append(heading)
        else:
            parts.append((r"\item " if listed else "") + inner + "\n")
    return "\n".join([*parts, r"\end{document}"])


def _latex_inline(text: str) -> str:
    for signs, command in (("“", "``"), ("”", "''"), ("’", "'"), ("%", r"\%"), ("&", r"\&")):
        text = text.replace(signs, command)
    text = re.sub(r'<a href="([^"]*)">(.*?)</a>', r"\\href{\1}{\2}", text)
    text = re.sub(r"<b>(.*?)</b>", r"\\textbf{\1}", text)
    text = re.sub(r"<i>(.*?)</i>", r"\\textit{\1}", text)
    return text.replace(FERRY_NOTE_AFTER, rf"{FERRY_NOTE_AFTER}\footnote{{{FERRY_NOTE}}}")


def markdown(story: Story) -> str:
    """As pandoc reads it, with metadata and the note."""
    parts = ["---", f"title: {story[0][2]}", "author: Odile Brandt", "date: 2 September 2025", "lang: en-GB"]
    parts += [f"publisher: {FERRY_HEAD}", "---", ""]
    for kind, level, text in story[1:]:
        text = re.sub(r'<a href="([^"]*)">(.*?)</a>', r"[\2](\1)", text)
        text = re.sub(r"<b>(\s*)(.*?)</b>", r"\1**\2**", text)
        text = re.sub(r"<i>(.*?)</i>", r"*\1*", text).replace(FERRY_NOTE_AFTER, f"{FERRY_NOTE_AFTER}[^1]")
        begin = {BlockKind.HEADING: "#" * level + " ", BlockKind.LIST_ITEM: "- "}.get(kind, "")
        parts += [begin + text, ""]
    return "\n".join([*parts, f"[^1]: {FERRY_NOTE}", ""])
