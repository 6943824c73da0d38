import pytest

from hamdel.ideas.rules.suspicion import waits_for_a_look


@pytest.mark.parametrize(
    ("title", "text", "toxicity", "why"),
    [
        ("تحویل در روز جمعه", "خانه‌ایم و منتظر. ممنون!", 0.1, ""),
        ("Delivery on Friday", "We are at home then.", 0.0, ""),
        ("نسخهٔ 2.5 برنامه", "ساعت 10:30 تا 12", 0.0, ""),
        ("بخرید از shop.ir", "", 0.0, "link"),
        ("ارزان", "ببینید https://x.example/a", 0.0, "link"),
        ("خوب است", "بد", 0.9, "toxic"),
        ("!!!", "", 0.0, "noise"),
        ("آاااااااااااا", "", 0.0, "noise"),
    ],
)
def test_links_insults_and_noise_wait(title: str, text: str, toxicity: float, why: str) -> None:
    assert waits_for_a_look(title, text, toxicity=toxicity, always=False) == why
    assert waits_for_a_look(title, text, toxicity=toxicity, always=True) == "always"
