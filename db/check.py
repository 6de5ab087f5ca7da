"""Whether a library is sound: SQLite's own checks, the history's chains, and every quote at its place."""

from pathlib import Path

from sqlalchemy import Connection

from annotator.domain.article import Article
from annotator.domain.change import broken_links
from annotator.domain.claim import Claim, Waiver
from annotator.domain.replay import Desk
from db import reading
from db.engine import check_header, make_engine
from db.engine import reading as looking


def check(path: Path) -> list[str]:
    """What is wrong with the library, a sentence each; empty when nothing is. Raises StoreError where it cannot be
    read at all."""
    check_header(path)
    engine = make_engine(path, read_only=True)
    try:
        with looking(engine, path) as sql:
            problems = _faults_of_file(sql)
            for article in reading.read_articles(sql):
                problems += [f"{article.title}: {problem}" for problem in _faults_of_article(sql, article.id)]
    finally:
        engine.dispose()
    return problems


def _faults_of_file(sql: Connection) -> list[str]:
    verdicts = [row[0] for row in sql.exec_driver_sql("PRAGMA integrity_check").all()]
    problems = [f"SQLite: {verdict}." for verdict in verdicts if verdict != "ok"]
    orphans = sql.exec_driver_sql("PRAGMA foreign_key_check").all()
    return problems + [f"A row of {row[0]} points to a row of {row[2]} that is not there." for row in orphans]


def _faults_of_article(sql: Connection, key: str) -> list[str]:
    article = reading.read_article(sql, key)
    claims, waivers = reading.read_claims(sql, key), reading.read_waivers(sql, key)
    rows = reading.read_history(sql, key)
    problems = broken_links(rows, reading.read_head(sql, key))
    problems += misplaced(article, claims, waivers)
    if rows and rows[0].action == "article.import" and not problems:
        replayed = Desk(article)
        for row in rows:
            replayed.fold(row)
        kept = {claim.id: claim for claim in claims}
        problems += [
            f"Claim {(kept.get(i) or replayed.claims[i]).number} is not as its history leaves it."
            for i in sorted(kept.keys() | replayed.claims.keys())
            if kept.get(i) != replayed.claims.get(i)
        ]
        if {waiver.id: waiver for waiver in waivers} != replayed.waivers:
            problems.append("The waivers are not as their history leaves them.")
    return problems


def misplaced(article: Article, claims: list[Claim], waivers: list[Waiver]) -> list[str]:
    """Passages and waivers whose quote does not stand at their place, a sentence each."""
    texts = {version.number: version.text for version in article.versions}
    problems = [
        f"Claim {claim.number}: the quote “{passage.exact[:60]}” does not stand at its place."
        for claim in claims
        for passage in claim.passages
        if passage.start is not None and texts.get(passage.version, "")[passage.start : passage.end] != passage.exact
    ]
    return problems + [
        f"A waiver's quote “{waiver.exact[:60]}” does not stand at its place."
        for waiver in waivers
        if texts.get(waiver.version, "")[waiver.start : waiver.end] != waiver.exact
    ]
