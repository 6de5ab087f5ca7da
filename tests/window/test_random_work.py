"""Whatever a reviewer does, in whatever order: memory, table and text agree with the file at every step, and all of
it can be undone and done again."""

from tests.window.desk import Desk
from tests.window.random_work.reviewer import Reviewer, work


def test_whatever_is_done_window_and_file_agree_and_all_is_undone_and_redone(desk: Desk) -> None:
    work(Reviewer, lambda: desk)
