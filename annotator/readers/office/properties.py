"""What a text document's properties say of it, where that can be believed: programs fill them with words of their own,
and a copy keeps those of the document that it was made from."""

import re
from dataclasses import dataclass

from annotator.readers.bylines import is_name
from annotator.readers.titles import one_line

_FILLED_IN = re.compile(
    r"(?:microsoft (?:office )?word\b.*|untitled|unbenannt|ohne titel|sans titre|sin título|senza titolo|sem título"
    r"|naamloos|uden titel|namnlös|bez tytułu|без (?:имени|названия)|无标题|無題|제목 없음|بدون عنوان|ללא (?:שם|כותרת)"
    r"|(?:new |neues |nouveau |nuevo )?(?:word )?(?:document|dokument|documento|doc|draft|text|file)"
    r"|title|titel|titre|título|titolo|(?:document|page|article) title|normal|blank|memo|letter|test)"
    r"[\s\-_.:#()\d]*",
    re.IGNORECASE,
)
_TEMPLATE = re.compile(r"\b(?:template|vorlage|modèle|plantilla|modello|sjabloon|szablon)\b", re.IGNORECASE)
_FILE = re.compile(r"\.(?:docx?|docm|dotx?|dotm|odt|ott|rtf|txt|pages|wpd|html?|pdf|tmp)\b", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"[\[<{].*[\]>}]|(?:type|click|enter|insert|tap)\b.*\b(?:title|here)\b.*", re.IGNORECASE)
_NOBODY = {
    *("administrator", "admin", "user", "users", "owner", "author", "authors", "unknown", "anonymous", "guest", "test"),
    *("microsoft", "windows", "office", "word", "libreoffice", "openoffice", "google", "docs", "apache", "poi", "home"),
    *("computer", "pc", "laptop", "desktop", "default", "standard", "template", "benutzer", "utilisateur", "usuario"),
    *("utente", "gebruiker", "customer", "student", "staff", "editor", "python-docx", "docx4j", "pandoc", "aspose"),
    *("office365", "newsroom", "inc", "inc.", "ltd", "ltd.", "gmbh", "corporation", "corp", "company"),
}
_SEVERAL = re.compile(r"\s*;\s*")


@dataclass(frozen=True, slots=True)
class Properties:
    """The title, author and language as the file has them."""

    title: str | None = None
    author: str | None = None
    language: str | None = None

    def believable_title(self) -> str | None:
        """The title, None where a program or a template could have put it there."""
        title = one_line(self.title or "")
        doubtful = any(form.search(title) for form in (_TEMPLATE, _FILE)) or any(
            form.fullmatch(title) for form in (_FILLED_IN, _PLACEHOLDER)
        )
        return None if doubtful or not any(map(str.isalpha, title)) else title

    def believable_author(self) -> str | None:
        """The author or authors, None where that is no person's name but an account's or a program's."""
        names = [name for name in _SEVERAL.split(one_line(self.author or "")) if name]
        return ", ".join(names) if names and all(map(_is_person, names)) else None


def _is_person(name: str) -> bool:
    words = name.lower().split()
    several = len(words) > 1 or not name.isascii()  # a name in one word is an account's, but for Chinese and the like
    return several and is_name(name) and _NOBODY.isdisjoint(words)
