"""Words of documents and of queries are made the same way, without a database."""

import pytest

from mall.domain.search import documents, rules, sounds, tokens


def words(text: str) -> list[str]:
    return [term.text for term in tokens.terms(text)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ＤＥＳＫ　Ｌａｍｐ", ["desk", "lamp"]),
        ("Café Crème", ["cafe", "creme"]),
        ("lóngjǐng", ["longjing"]),
        ("龍井茶", ["龙井茶"]),
        ("women’s  Men's", ["women", "men"]),
        ("the tea for the office", ["tea", "office"]),
        ("the", ["the"]),
        ("tea tea TEA", ["tea"]),
        ("青山的茶", ["青山", "茶"]),
        ("кофе かばん", ["кофе", "かばん"]),
        ("🍵 & | ! :* ' \\", []),
        ("'; DROP TABLE product; --", ["drop", "table", "product"]),
        ("\x00\ud800\u202e", []),
    ],
)
def test_text_becomes_words(typed: str, meant: list[str]) -> None:
    assert words(typed) == meant


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("mugs", "mug"),
        ("dresses", "dress"),
        ("boxes", "box"),
        ("watches", "watch"),
        ("berries", "berry"),
        ("cookies", "cookie"),
        ("shoes", "shoe"),
        ("potatoes", "potato"),
        ("knives", "knife"),
        ("gloves", "glove"),
        ("shelves", "shelf"),
    ],
)
def test_a_plural_and_its_singular_have_a_form_in_common(plural: str, singular: str) -> None:
    assert set(tokens.singulars(plural)) & set(tokens.singulars(singular))


@pytest.mark.parametrize("word", ["glass", "bus", "tennis", "gas", "dress", "tea"])
def test_what_only_looks_like_a_plural_is_left_alone(word: str) -> None:
    assert tokens.singulars(word) == (word,)


@pytest.mark.parametrize("typed", ["wh1000xm5", "1000xm5", "WH-1000XM5", "wh 1000 xm5", "xm5", "1000"])
def test_a_model_number_is_found_whole_and_by_its_pieces(typed: str) -> None:
    document = set(tokens.latin_lexemes("wh-1000xm5"))
    for term in tokens.terms(typed):
        assert set(term.exact) & document or (term.parts and set(term.parts) <= document), term


def test_decimals_and_ranges_stay_apart_from_other_numbers() -> None:
    assert "5.0" in tokens.latin_lexemes("bluetooth5.0")
    assert "50" not in tokens.latin_lexemes("bluetooth5.0")
    assert "1020" not in tokens.latin_lexemes("10-20")


def test_a_long_chinese_word_is_also_found_by_what_it_is_made_of() -> None:
    (term,) = tokens.terms("龙井茶")
    assert term.exact == ("龙井茶",)
    assert term.parts == ("龙井", "茶")


def test_pinyin_covers_words_pairs_and_initials() -> None:
    heard = sounds.sounds_of("西湖龙井绿茶")
    assert {"xihu", "longjing", "lvcha", "longjinglvcha", "lj", "ljlc"} <= set(heard)


def test_pinyin_knows_how_a_character_sounds_in_its_word() -> None:
    assert sounds.full("重庆") == "chongqing"
    assert sounds.full("重量") == "zhongliang"


@pytest.mark.parametrize("text", ["a'b", "a\\b", "'; --", "a:b", "x & y | !z", "<->", "(tea)", "te*a", '"tea"'])
def test_no_operator_reaches_the_query(text: str) -> None:
    lexemes = [lexeme for term in tokens.terms(text) for lexeme in (*term.exact, *term.parts)]
    assert all(char.isalnum() or char in "-._/&+" for lexeme in lexemes for char in lexeme)


def test_words_are_spelled_out_as_people_type_them() -> None:
    assert rules.spelled(tokens.terms("红色 连衣裙 size xl 龙井")) == "红色连衣裙 size xl 龙井"


def test_chinese_is_found_by_every_word_in_it_and_by_its_characters() -> None:
    ways = documents.ways_of("红茶杯 tea")
    assert set(ways.words) == {"红", "红茶", "茶杯", "tea"}
    assert ways.characters == ("红", "茶", "杯")
    assert {"hong", "chabei", "cb", "hongchabei"} <= set(ways.sounds)


def test_a_vector_holds_each_lexeme_once() -> None:
    assert rules.tsvector(["tea", "茶", "tea"]) == "'tea' '茶'"


def test_a_query_wants_every_term_in_one_of_its_ways() -> None:
    assert rules.tsquery(tokens.terms("龙井茶 mugs")) == "('龙井茶' | ('龙井' & '茶')) & ('mugs' | 'mug')"
    assert rules.tsquery(tokens.terms("茶 mugs ab"), loose=True) == "('茶') & ('mugs':* | 'mug':*) & ('ab')"
