from hamdel.commands.event_logs.xml_text import clean


def test_only_what_xml_forbids_is_shown_otherwise() -> None:
    assert clean("a\0b\x0bc\ufffe") == "a\ufffdb\ufffdc\ufffd"
    kept = "می\u200cخواهم 👩\u200d👧 \t\n"
    assert clean(kept) == kept
