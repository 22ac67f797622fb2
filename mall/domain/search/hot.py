"""Hot words: what many people search for in these days, what operators put among it and what they keep out."""

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert

from mall.domain.search import rules, tally, tokens
from mall.domain.search.models import SearchHotWord, SearchTally, Standing
from mall.domain.search.queries import survey
from mall.domain.search.synonyms import LONGEST_WORD, WORDING, NoWord
from mall.kernel import audit, clock, versions
from mall.kernel.actors import Actor
from mall.kernel.db import db, take_turns
from mall.kernel.refusals import NotFound
from mall.kernel.text import one_line

DAYS = 7
FEWEST = 3  # visitors who must have asked for a word on one day
SHOWN = 10
KEPT = 20  # words in the list, some to take a blocked one's place
CANDIDATES = 60  # words that are tried until the list is full


def count_search(query: str, visitor: str) -> None:
    """Count that this visitor asked for that, if it says nothing of her. `visitor` is any word that tells her from others;
    it is not kept."""
    word = folded(query)
    if rules.is_countable(word):
        tally.count(word, visitor, clock.now().date())


def hot_words(size: int = SHOWN) -> list[str]:
    """What to offer to everybody: pinned words in the order they were pinned, then what most people asked for."""
    found = list(db.session.scalars(select(SearchHotWord)))
    blocked = [each.word for each in found if each.standing == Standing.BLOCKED]
    pinned = sorted((each for each in found if each.standing == Standing.PINNED), key=lambda each: each.id)
    counted = sorted(
        (each for each in found if each.standing == Standing.COUNTED and not has_any(each.word, blocked)),
        key=lambda each: (-each.visitors, each.word),
    )
    return [each.spelling for each in [*pinned, *counted]][:size]


def hot_words_by_standing() -> dict[Standing, list[SearchHotWord]]:
    """For operators: all of them, those most asked for first."""
    found = db.session.scalars(select(SearchHotWord).order_by(SearchHotWord.visitors.desc(), SearchHotWord.id)).all()
    return {standing: [each for each in found if each.standing == standing] for standing in Standing}


def hot_word_by_id(word_id: int) -> SearchHotWord:
    """One of them, or NotFound."""
    found = db.session.get(SearchHotWord, word_id)
    if found is None:
        raise NotFound
    return found


def pin(word: str, actor: Actor) -> SearchHotWord:
    """Show it before all others. Raises NoWord."""
    return _stand(word, Standing.PINNED, actor)


def block(word: str, actor: Actor) -> SearchHotWord:
    """Never show it, nor anything that has it in it. Raises NoWord."""
    return _stand(word, Standing.BLOCKED, actor)


def release(found: SearchHotWord, actor: Actor) -> None:
    """Let it be shown when many ask for it, as any other."""
    before = {"word": found.spelling, "standing": found.standing}
    audit.record(actor, "hot_word.release", "hot_word", found.id, before=before)
    db.session.delete(found)
    db.session.flush()
    refresh_hot_words()
    versions.touch(WORDING)


def gather_searches() -> int:
    """Take over what was counted since yesterday, forget what is too old, and make the list anew. Returns its length."""
    today = clock.now().date()
    for day in (today - timedelta(days=1), today):
        take_over(day, tally.counts(day, FEWEST))
    db.session.execute(delete(SearchTally).where(SearchTally.day <= today - timedelta(days=DAYS)))
    return refresh_hot_words()


def take_over(day: date, visitors: dict[str, int]) -> None:
    """Keep the counts of a day, {word: visitors}. A smaller one than before is of a cache that was emptied."""
    if not visitors:
        return
    rows = [{"day": day, "word": word, "visitors": visitors[word]} for word in sorted(visitors)]
    statement = insert(SearchTally)
    more = func.greatest(SearchTally.visitors, statement.excluded.visitors)
    db.session.execute(statement.on_conflict_do_update(index_elements=["day", "word"], set_={"visitors": more}), rows)


def refresh_hot_words() -> int:
    """The list as the last days' counts and the operators have it. Returns how many counted words are in it."""
    take_turns("hot words")
    decided = select(SearchHotWord).where(SearchHotWord.standing != Standing.COUNTED)
    standing = {each.word: each.standing for each in db.session.scalars(decided)}
    blocked = [word for word, kind in standing.items() if kind == Standing.BLOCKED]
    asked = [(word, visitors) for word, visitors in _asked() if word not in standing and not has_any(word, blocked)]
    fresh: dict[str, int] = {}
    for word, visitors in asked[:CANDIDATES]:
        if len(fresh) < KEPT and finds_something(word):
            fresh[word] = visitors
    if _write(fresh):
        versions.touch(WORDING)
    return len(fresh)


def finds_something(word: str) -> bool:
    """Whether there are goods for the very word today."""
    found = survey(word)
    return found.hits > 0 and not found.is_loose


def folded(typed: str) -> str:
    """The form in which two spellings of a query are one."""
    return " ".join(tokens.plain(one_line(typed, rules.LONGEST_QUERY)).split())


def has_any(word: str, others: Iterable[str]) -> bool:
    """Whether one of the others stands in it."""
    return any(other in word for other in others)


def _stand(word: str, standing: Standing, actor: Actor) -> SearchHotWord:
    spelling = one_line(word, LONGEST_WORD)
    if not tokens.terms(spelling):
        raise NoWord(word=spelling)
    take_turns("hot words")
    same = select(SearchHotWord).where(SearchHotWord.word == folded(spelling)).execution_options(populate_existing=True)
    found = db.session.scalars(same).first() or SearchHotWord(word=folded(spelling))
    before = {"standing": found.standing} if found.id else {}
    found.spelling, found.standing = spelling, standing
    db.session.add(found)
    db.session.flush()
    after = {"word": spelling, "standing": standing}
    audit.record(actor, f"hot_word.{standing}", "hot_word", found.id, before=before, after=after)
    refresh_hot_words()
    versions.touch(WORDING)
    return found


def _asked() -> list[tuple[str, int]]:
    """(word, visitors of the last days), most first."""
    visitors = func.sum(SearchTally.visitors)
    since = clock.now().date() - timedelta(days=DAYS - 1)
    days = select(SearchTally.word, visitors).where(SearchTally.day >= since).group_by(SearchTally.word)
    return [(word, int(count)) for word, count in db.session.execute(days.order_by(visitors.desc(), SearchTally.word))]


def _write(fresh: dict[str, int]) -> bool:
    """Make these the counted words. Returns whether any changed."""
    counted = select(SearchHotWord).where(SearchHotWord.standing == Standing.COUNTED)
    before = {each.word: each for each in db.session.scalars(counted.execution_options(populate_existing=True))}
    changed = {word: each.visitors for word, each in before.items()} != fresh
    for word in sorted(before.keys() - fresh.keys()):
        db.session.delete(before[word])
    for word, visitors in fresh.items():
        found = before.get(word) or SearchHotWord(word=word, spelling=word, standing=Standing.COUNTED)
        found.visitors = visitors
        db.session.add(found)
    db.session.flush()
    return changed
