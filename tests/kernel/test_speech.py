"""What people type, as others may read it."""

from mall.kernel import speech


def test_names_are_masked() -> None:
    assert speech.masked("林晚秋") == "林***秋"
    assert speech.masked("Daniel Okafor") == "D***r"
    assert speech.masked("吴桐") == "吴***"
    assert speech.masked(" ") == ""


def test_text_is_tidied() -> None:
    assert speech.tidy("  Good \t cup.\r\n\r\n\r\n\r\nReally\x00. \n") == "Good cup.\n\nReally."
