"""Which customers links make."""

from hypothesis import given
from hypothesis import strategies as st

from hamdel.customers.rules.replay import Edge, replay


def test_the_first_of_a_link_keeps_its_id():
    assert replay([1, 2, 3], [Edge(1, 2, 1, "person"), Edge(2, 3, 1, "person")]) == {
        1: 3, 2: 3, 3: 3
    }  # fmt: skip


def test_a_link_in_the_middle_taken_back_leaves_the_others():
    edges = [Edge(1, 1, 2, "event"), Edge(2, 2, 3, "event"), Edge(3, 3, 4, "event")]
    edges[1].undone = True
    assert replay([1, 2, 3, 4], edges) == {1: 1, 2: 1, 3: 3, 4: 3}


LINKS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20)


@given(LINKS)
def test_the_order_in_which_links_are_given_does_not_matter(pairs):
    edges = [Edge(n, a, b, "event") for n, (a, b) in enumerate(pairs)]
    assert replay(range(10), edges) == replay(range(10), reversed(edges))


@given(LINKS)
def test_a_customer_is_one_of_its_profiles(pairs):
    found = replay(range(10), [Edge(n, a, b, "event") for n, (a, b) in enumerate(pairs)])
    assert all(found[customer] == customer for customer in found.values())
