"""Which of several texts answers best."""

from hamdel.language.search import Candidate, index_terms, query_terms, rank


def ranked(query: str, *texts: str) -> list[int]:
    candidates = []
    for number, text in enumerate(texts):
        terms = index_terms(text)
        candidates.append(Candidate(number, " ".join(terms), len(terms)))
    question = query_terms(query)
    found = [
        sum(any(set(way) <= set(one.terms.split(" ")) for way in asked.ways) for one in candidates)
        for asked in question.asked
    ]
    average = sum(one.size for one in candidates) / len(candidates)
    return rank(question, candidates, found=found, texts=len(texts), average=average)


def test_the_rare_word_counts_most() -> None:
    assert ranked("سفارش گیتار", "سفارش کتاب", "گیتار", "سفارش کفش", "سفارش میز")[0] == 1


def test_neighbors_in_the_text_count() -> None:
    assert ranked("ارسال رایگان", "رایگان بود، ارسال نشد", "ارسال رایگان بود، نشد")[0] == 1


def test_a_short_text_says_it_more() -> None:
    assert ranked("گارانتی", "گارانتی " + "و چیزهای دیگر " * 20, "گارانتی دارد")[0] == 1


def test_of_equals_the_newer_comes_first() -> None:
    assert ranked("سفارش", "سفارش", "سفارش", "سفارش") == [2, 1, 0]


def test_without_texts_there_is_nothing_to_rank() -> None:
    assert rank(query_terms("الف"), [], found=[0], texts=0, average=0.0) == []
