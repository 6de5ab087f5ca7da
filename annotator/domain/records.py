"""What is kept under a claim beside its evidence: queries to people, the log of what was tried, and signatures."""

from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.errors import InvalidValue


class Addressee(StrEnum):
    """Whom a query goes to."""

    AUTHOR = "author"
    EDITOR = "editor"
    LAWYER = "lawyer"
    CHECKER = "checker"


class QueryState(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Query:
    """A question on a claim. Its number is the article's, and never given again."""

    id: str
    number: int
    to: Addressee
    text: str
    by: str
    at: str
    state: QueryState = QueryState.OPEN
    answer: str | None = None

    def __post_init__(self) -> None:
        if self.state is QueryState.ANSWERED and not self.answer:
            raise InvalidValue("An answered query needs its answer.")


class Attempt(StrEnum):
    """What was tried."""

    CONTACT = "contact"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class LogEntry:
    """An attempt to reach somebody, or a search that found nothing: with whom or where, how, and what came of it. A
    contact without an outcome is being waited for. It is no evidence."""

    id: str
    kind: Attempt
    with_whom: str
    by: str
    at: str
    how: str | None = None
    outcome: str | None = None
    ordinal: int = 0


class Role(StrEnum):
    """As what somebody signs: a second checker a claim, the others a version of the article."""

    SECOND_CHECKER = "second checker"
    CHECKER = "checker"
    EDITOR = "editor"
    LAWYER = "lawyer"


ARTICLE_ROLES = (Role.CHECKER, Role.EDITOR, Role.LAWYER)


@dataclass(frozen=True, slots=True)
class SignOff:
    """A signature on a claim, or on an article's version of the number `version`. It is bound to what was signed by
    that content's SHA-256, in hex, and holds only while the content is the same (`annotator.domain.signing`)."""

    id: str
    by: str
    role: Role
    at: str
    sha256: str
    version: int | None = None
