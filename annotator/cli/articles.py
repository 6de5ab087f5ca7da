"""Articles: `list`, `show`, `text`, and `article rename|remove|restore`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.changes import carry_out, say_article
from annotator.cli.claims import say_claims
from annotator.cli.naming import Removed, find_article
from annotator.cli.options import NAMING_HELP, PATH, TEXT, Command, Group, Session, pass_session
from annotator.cli.output import local, say, say_json, say_table, short, tail, write, write_bytes
from annotator.cli.signing import say_signatures
from annotator.domain.errors import Refused

if TYPE_CHECKING:
    from annotator.domain.article import Article
    from annotator.domain.claim import Waiver
    from annotator.domain.replay import Desk
    from annotator.domain.review import Review


@click.command("list", cls=Command)
@click.option("--removed", is_flag=True, help="Those in the bin instead.")
@pass_session
def list_articles(session: Session, removed: bool) -> None:
    """List the articles, the newest first.

    Each with how far it is checked."""
    with session.store() as store:
        listed = [s for s in store.summaries() if (s.article.removed_at is not None) is removed]
    if session.json:
        from annotator.domain.interchange import listed_article_to_json

        say_json([listed_article_to_json(summary.article) for summary in listed])
    elif not listed:
        say("No articles.")
    else:
        say_table(
            (
                tail(s.article.id),
                f"{s.checked}/{s.claims} checked",
                short(s.article.published or "", 24),
                short(s.article.publication or "", 32),
                short(s.article.title),
            )
            for s in listed
        )


@click.command("show", cls=Command)
@click.argument("article", type=TEXT)
@pass_session
def show(session: Session, article: str) -> None:
    """Show ARTICLE with its claims and waivers.

    With --json, the whole review."""
    with session.store() as store:
        key = find_article(store, article, Removed.TAKEN).id
        review = store.review(key) if session.json else _without_history(store.desk(key))
    if session.json:
        from annotator.domain.interchange import to_json

        say_json(to_json(review))
        return
    _say_metadata(review.article)
    say_signatures(review)
    _say_progress(review)
    if claims := review.standing_claims:
        say()
        say_claims(claims, review.sources_by_id)
    if waivers := review.standing_waivers:
        say()
        _say_waivers(waivers)


@click.command("text", cls=Command)
@click.argument("article", type=TEXT)
@click.option("--version", "number", type=int, help="The version's number; the newest without.")
@pass_session
def text(session: Session, article: str, number: int | None) -> None:
    """Print the text of ARTICLE.

    Character for character, and a line break after it."""
    with session.store() as store:
        found = store.article(find_article(store, article).id)
    version = found.newest if number is None else found.version(number)
    if session.json:
        say_json({"article": found.id, "version": version.number, "text": version.text})
    elif sys.stdout is not None and sys.stdout.isatty():
        say(version.text)
    else:
        write(version.text + "\n")


@click.group("article", cls=Group, epilog=NAMING_HELP)
def article() -> None:
    """Rename, remove and restore articles."""


@article.command("rename")
@click.argument("article", type=TEXT)
@click.argument("title", type=TEXT)
@pass_session
def rename(session: Session, article: str, title: str) -> None:
    """Give ARTICLE another TITLE."""
    from annotator.domain.article_actions import edit_article

    with session.store() as store:
        desk = store.desk(find_article(store, article).id)
        changes = edit_article(desk.article, title=title)
        carry_out(store, desk, changes, session)
    if not say_article(desk, session):
        say(f"“{short(desk.article.title)}” is its title now." if changes else "That is its title already.")


@article.command("remove")
@click.argument("article", type=TEXT)
@pass_session
def remove(session: Session, article: str) -> None:
    """Put ARTICLE in the bin."""
    from annotator.domain.article_actions import remove_article
    from annotator.domain.times import now

    with session.store() as store:
        desk = store.desk(find_article(store, article, Removed.TAKEN).id)
        changes = remove_article(desk.article, at=now())
        carry_out(store, desk, changes, session)
    if not say_article(desk, session):
        title = short(desk.article.title)
        say(f"“{title}” is in the bin." if changes else f"“{title}” is in the bin already; nothing was changed.")


@article.command("restore")
@click.argument("article", type=TEXT)
@pass_session
def restore(session: Session, article: str) -> None:
    """Take ARTICLE out of the bin."""
    from annotator.domain.article_actions import restore_article

    with session.store() as store:
        desk = store.desk(find_article(store, article, Removed.WANTED).id)
        changes = restore_article(desk.article)
        carry_out(store, desk, changes, session)
    if not say_article(desk, session):
        title = short(desk.article.title)
        say(f"“{title}” is restored." if changes else f"“{title}” is not in the bin; nothing was changed.")


@article.command("source")
@click.argument("article", type=TEXT)
@click.option("--version", "number", type=int, help="The version's number; the newest without.")
@click.option("-o", "--output", type=PATH, metavar="FILE", help="Where to write it; standard output without.")
@click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
@pass_session
def source(session: Session, article: str, number: int | None, output: Path | None, force: bool) -> None:
    """Save the file that ARTICLE was read from.

    Byte for byte, as it came."""
    from annotator.reports import write_whole

    if session.json and output is None:
        raise click.UsageError("With --json, name the file with -o.")
    with session.store() as store:
        found = store.article(find_article(store, article).id)
        version = found.newest if number is None else found.version(number)
        if version.source is None:
            raise Refused(f"Version {version.number} was read from no file.")
        data = store.files.read(version.source.sha256)
    if output is None or output == Path("-"):
        write_bytes(data)
        return
    write_whole(output, data, force)
    session.done = True
    if session.json:
        say_json({"article": found.id, "version": version.number, "file": str(output), "size": len(data)})
    else:
        say(f"Written to {output}.")


def _say_waivers(waivers: "list[Waiver]") -> None:
    from annotator.cli.words import open_words

    say("No check needed")
    say_table((" " * 4, w.reason, tail(w.id), f"{open_words([w])}“{short(w.exact)}”") for w in waivers)


def _without_history(desk: "Desk") -> "Review":
    """What people are shown; an article's history is most of its rows."""
    from annotator.domain.house import used_sources
    from annotator.domain.review import Review

    claims = tuple(desk.claims.values())
    return Review(desk.article, claims, tuple(desk.waivers.values()), (), used_sources(desk.house.sources, claims))


def _say_metadata(article: "Article") -> None:
    say(short(article.title, 400))
    facts = (
        ("Id", article.id),
        ("By", article.byline),
        ("Publication", article.publication),
        ("URL", article.url),
        ("Published", article.published),
        ("Language", article.language),
        ("Imported", local(article.imported)),
        ("In the bin since", article.removed_at and local(article.removed_at)),
    )
    for name, value in facts:
        if value:
            say(f"{name}: {short(value, 400)}")
    for version in article.versions:
        source = f", from {short(version.source.name)}" if version.source else ""
        say(f"Version {version.number}: {len(version.text):,} characters{source}")


def _say_progress(review: "Review") -> None:
    claims = review.standing_claims
    counts = ", ".join(f"{number:,} {status}" for status, number in review.counts().items())
    coverage = review.coverage()
    say(f"Claims: {len(claims):,} ({counts})")
    say(f"Coverage: {coverage.covered:,} of {coverage.words:,} words, {coverage.percent}%")
