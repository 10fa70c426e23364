"""Exceptions that callers may catch; every one prints as one line that says what was wrong and what to do."""


class PressError(Exception):
    """Base of all errors pressnlp raises on purpose; `code` is the machine-readable reason."""

    code = "error"


class ReadError(PressError):
    """A source that gives no text: empty, binary, broken, unreadable, too large."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class ModelError(PressError):
    """A pipeline or topic model that is missing or does not fit; the message says how to get one."""

    code = "model"


class WordsError(PressError):
    """A faulty word list; the message names file and line."""

    code = "words"
