"""Characters that a Word document names by their place in a symbol font."""

# Adobe's Symbol encoding from 0x20, as Unicode; a space where the font has nothing.
_SYMBOL = (
    " !∀#∃%&∍()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼ "
    + " " * 32
    + "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭ "
)
_WINGDINGS = dict(
    zip(
        b"(*JKLlmnoqrstuvw\x9e\x9f\xa7\xa8\xd8\xdf\xe0\xe1\xe2\xe8\xef\xf0\xf1\xf2\xf3\xfb\xfc\xfd\xfe",
        "☎✉☺😐☹●○■□❑❒⬧⧫◆❖⬥·•▪◻➢←→↑↓➔⇦⇨⇧⇩⬄✗✓☒☑",
        strict=True,
    )
)
_PRIVATE = 0xF000  # where Word puts a symbol font's characters


def symbol(font: str | None, code: str | None) -> str:
    """The character of that hexadecimal code in that font; one that is not known stays as it is, empty for none."""
    try:
        point = int(code or "", 16)
    except ValueError:
        return ""
    if not 0 < point <= 0xFFFF:
        return ""
    place = point - _PRIVATE if _PRIVATE <= point <= _PRIVATE + 0xFF else point
    family = (font or "").strip().lower()
    if family == "symbol" and 0x20 <= place <= 0xFF:
        character = _SYMBOL[place - 0x20]
        return character if character != " " or place == 0x20 else chr(point)
    return _WINGDINGS.get(place, chr(point)) if family == "wingdings" else chr(point)
