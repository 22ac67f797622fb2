"""Operators' verbs for words that mean the same, and the reads behind them."""

from collections.abc import Sequence

from sqlalchemy import select

from mall.domain.search import tokens
from mall.domain.search.models import SearchSynonym
from mall.domain.search.widening import Key, key_of
from mall.kernel import audit, clock, versions
from mall.kernel.actors import Actor
from mall.kernel.db import db, take_turns
from mall.kernel.refusals import NotFound, Refusal, Stale
from mall.kernel.text import _, one_line

WORDING = "wording"  # what copies of search pages depend on besides the index: synonyms and hot words
MOST_WORDS = 12  # of one group: each makes a query longer
LONGEST_WORD = 40  # characters


class TooFewWords(Refusal):
    message = _("A group needs at least two words that mean the same.")


class TooManyWords(Refusal):
    message = _("A group holds at most %(count)s words of %(length)s characters.")


class WordTaken(Refusal):
    message = _("“%(word)s” is in another group already.")


class NoWord(Refusal):
    message = _("Nobody can search for “%(word)s”: it has no letter and no character.")


def add_synonyms(words: Sequence[str], actor: Actor) -> SearchSynonym:
    """A new group. Raises TooFewWords, TooManyWords, WordTaken, NoWord."""
    group = SearchSynonym(words=_accepted(words))
    db.session.add(group)
    db.session.flush()
    audit.record(actor, "synonyms.add", "synonyms", group.id, after={"words": group.words})
    versions.touch(WORDING)
    return group


def change_synonyms(group: SearchSynonym, version: int, words: Sequence[str], actor: Actor) -> None:
    """Other words for a group. Raises Stale besides."""
    accepted = _accepted(words, group)
    db.session.refresh(group)
    if group.version != version:
        raise Stale
    before = group.words
    group.words, group.version, group.changed_at = accepted, version + 1, clock.now()
    db.session.flush()
    audit.record(actor, "synonyms.edit", "synonyms", group.id, before={"words": before}, after={"words": accepted})
    versions.touch(WORDING)


def remove_synonyms(group: SearchSynonym, actor: Actor) -> None:
    """Let the words mean what they say."""
    audit.record(actor, "synonyms.remove", "synonyms", group.id, before={"words": group.words})
    db.session.delete(group)
    db.session.flush()
    versions.touch(WORDING)


def all_synonyms() -> list[SearchSynonym]:
    """Every group, the newest first."""
    newest_first = select(SearchSynonym).order_by(SearchSynonym.id.desc())
    return list(db.session.scalars(newest_first.execution_options(populate_existing=True)))


def synonyms_by_id(group_id: int) -> SearchSynonym:
    """One group, or NotFound."""
    group = db.session.get(SearchSynonym, group_id)
    if group is None:
        raise NotFound
    return group


def _accepted(words: Sequence[str], group: SearchSynonym | None = None) -> list[str]:
    """The words of a group, each once as it was first written, if no other group has one of them."""
    if len(words) > MOST_WORDS or any(len(word) > LONGEST_WORD for word in words):
        raise TooManyWords(count=MOST_WORDS, length=LONGEST_WORD)
    spelled: dict[Key, str] = {}
    for word in (one_line(word, LONGEST_WORD) for word in words):
        spelled.setdefault(_key(word), word)
    if len(spelled) < 2:
        raise TooFewWords
    take_turns("synonyms")
    others = [other for other in all_synonyms() if group is None or other.id != group.id]
    taken = {_key(word) for other in others for word in other.words}
    for key, word in spelled.items():
        if key in taken:
            raise WordTaken(word=word)
    return list(spelled.values())


def _key(word: str) -> Key:
    key = key_of(tokens.terms(word))
    if not key:
        raise NoWord(word=word)
    return key
