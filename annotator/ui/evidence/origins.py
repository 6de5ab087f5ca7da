"""What an input of a calculation can be taken from: a claim of the article, or a source of the library."""

import re
from collections.abc import Callable, Collection, Mapping
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from annotator.domain.claim import Claim
from annotator.domain.errors import Refused
from annotator.domain.evidence import Kind, Source
from annotator.ui.evidence.words import source_label
from annotator.ui.plain import one_line, tool_tip
from annotator.workspace.claim_cells import claim_words

KEY = Qt.ItemDataRole.UserRole  # the id of what an entry of a list stands for
_NUMBER = re.compile(r"\s*#?(\d{1,9})\s*(?:·.*)?", re.ASCII | re.DOTALL)
_SHOWN = 120  # code points


class Origin(StrEnum):
    """What an input is taken from."""

    NOTHING = ""
    CLAIM = "claim"
    SOURCE = "source"


class Origins(QObject):
    """`sources` and `claims` give those of the library and of the article as they are when they are asked, removed
    ones too. `meant` are the ids of the claims that the calculation is evidence for."""

    def __init__(
        self,
        sources: Callable[[], Mapping[str, Source]],
        claims: Callable[[], Mapping[str, Claim]],
        meant: Collection[str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._sources, self._claims = sources, claims
        self.meant = tuple(meant)
        self._models: dict[Origin, QStandardItemModel] = {}

    @property
    def sources(self) -> Mapping[str, Source]:
        return self._sources()

    @property
    def claims(self) -> Mapping[str, Claim]:
        return self._claims()

    def model(self, origin: Origin) -> QStandardItemModel:
        """What can be chosen, made when it is first asked for: of claims all but those that are meant, of sources all
        but calculations, whose numbers are to be taken from their claims."""
        if origin not in self._models:
            self._models[origin] = model = QStandardItemModel(self)
            for label, key in self._offered(origin):
                item = QStandardItem(label)
                item.setData(key, KEY)
                item.setToolTip(tool_tip(label))
                model.appendRow(item)
        return self._models[origin]

    def label(self, origin: Origin, key: str) -> str:
        """The claim or the source of that id, in one line."""
        if origin is Origin.CLAIM and key in self.claims:
            return _claim_label(self.claims[key])
        if origin is Origin.SOURCE and key in self.sources:
            return source_label(self.sources[key])
        return _tr("one that is not there") if key else ""

    def find(self, origin: Origin, text: str) -> str:
        """The id of the claim or the source that was typed: a claim by its number, a source by its words in the list.
        Raises Refused."""
        said = one_line(text.strip(), _SHOWN)
        if not said:
            claim = _tr("Type the number of the claim that the input is taken from.")
            raise Refused(claim if origin is Origin.CLAIM else _tr("Choose the source that the input is taken from."))
        if origin is Origin.CLAIM:
            return self._claim(text, said)
        found = [source.id for source in self._standing() if source_label(source) == text.strip()]
        if len(found) > 1:
            raise Refused(_tr("Several sources are “{text}”; choose one from the list.").format(text=said))
        if not found:
            raise Refused(_tr("“{text}” is no source of the library; choose one from the list.").format(text=said))
        return found[0]

    def _claim(self, text: str, said: str) -> str:
        number = _NUMBER.fullmatch(text)
        if number is None:
            raise Refused(_tr("“{text}” is no claim’s number.").format(text=said))
        for claim in self.claims.values():
            if claim.number == int(number[1]):
                return claim.id
        raise Refused(_tr("There is no claim {number} in this article.").format(number=number[1]))

    def _offered(self, origin: Origin) -> list[tuple[str, str]]:
        if origin is Origin.SOURCE:
            return sorted((source_label(source), source.id) for source in self._standing())
        claims = (one for one in self.claims.values() if one.removed_at is None and one.id not in self.meant)
        return [(_claim_label(claim), claim.id) for claim in sorted(claims, key=lambda one: one.number)]

    def _standing(self) -> list[Source]:
        known = self.sources.values()
        return [source for source in known if source.removed_at is None and source.kind is not Kind.CALCULATION]


def _claim_label(claim: Claim) -> str:
    return f"{claim.number} · {one_line(claim_words(claim), _SHOWN)}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Calculation", text)
