"""A short article for tests of actions, with who does them and when, and where its words stand."""

from annotator.domain.claim import Claim
from tests.recording import Recorder, article_of

BY, AT = "Theo Lin", "2025-05-01T10:00:00.000000Z"
TEXT = "The ferry 👩‍🔬 sank in 1998, they said. Nobody was hurt; it was night."


def recorder_of_ferry() -> Recorder:
    return Recorder(article_of(TEXT, "قال الوزير إن الأمر صحيح."))


def find(recorder: Recorder, quote: str) -> tuple[int, int]:
    start = recorder.article.newest.text.index(quote)
    return start, start + len(quote)


def quotes(recorder: Recorder, claim: Claim) -> list[str]:
    return [passage.exact for passage in recorder.desk.claims[claim.id].passages]
