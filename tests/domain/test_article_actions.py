"""What a reviewer does to an article as a whole, as changes."""

import pytest

from annotator.domain import article_actions
from annotator.domain.errors import Refused
from tests.domain.ferry import AT, BY, recorder_of_ferry
from tests.recording import Recorder


@pytest.fixture
def recorder() -> Recorder:
    return recorder_of_ferry()


def test_only_its_metadata_is_edited(recorder: Recorder) -> None:
    article = recorder.article
    (change,) = article_actions.edit_article(article, title=" New ", byline="A. B.")
    assert (change.action, change.after) == ("article.rename", {"title": "New", "byline": "A. B."})
    (change,) = article_actions.edit_article(article, byline="A. B.")
    assert change.action == "article.edit"
    assert article_actions.edit_article(article, title=article.title, byline=" ") == []
    with pytest.raises(Refused, match="needs a title"):
        article_actions.edit_article(article, title=" ")
    with pytest.raises(Refused, match="cannot be edited"):
        article_actions.edit_article(article, id="x")


def test_it_goes_into_the_bin_and_comes_out_of_it_once(recorder: Recorder) -> None:
    assert article_actions.restore_article(recorder.article) == []
    recorder.apply(article_actions.remove_article(recorder.article, at=AT), BY)
    assert recorder.article.removed_at == AT
    assert article_actions.remove_article(recorder.article, at=AT) == []
    recorder.apply(article_actions.restore_article(recorder.article), BY)
    assert recorder.article.removed_at is None
