from hamdel.automations.rules.shapes import read_actions, read_condition, written


def test_rules_are_written_as_they_were_read() -> None:
    condition = {"rule": "all", "of": [{"rule": "assigned", "to": "team", "id": "3"}]}
    actions = [{"do": "reply", "shortcut": "سلام"}, {"do": "snooze", "minutes": 30}]
    assert written(read_condition(condition)) == condition
    assert written(read_actions(actions)) == actions
