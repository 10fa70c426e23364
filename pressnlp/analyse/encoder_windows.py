"""What the encoder reads at once: windows of words, and which windows share a run."""

from collections.abc import Iterator, Sequence

WINDOW_WORDS = 90  # as in training; attention grows with the square
WINDOW_PIECES = 220  # a window of long compounds: the graph has 512 positions, training saw 200
BATCH_PIECES = 2048  # padded pieces per run: larger batches leave the cache
PADDING = 1.2  # a window this much longer than a batch's shortest opens a new batch: padding costs as much as words


def cut(words: Sequence[str], blank: Sequence[bool]) -> Iterator[list[int]]:
    """Windows of token numbers: lines, and long lines cut after a sure sentence end or else at the limit.

    `blank` tells which tokens are white space; they stand in no window.
    """
    window: list[int] = []
    size = 0  # characters
    for at, word in enumerate(words):
        if blank[at]:
            if "\n" in word and window:
                yield window
                window, size = [], 0
            continue
        window.append(at)
        size += len(word)
        if len(window) >= WINDOW_WORDS or size > 3 * WINDOW_PIECES:
            end = last_sentence_end(window, words) or len(window)
            yield window[:end]
            window = window[end:]
            size = sum(len(words[i]) for i in window)
    if window:
        yield window


def ends_sentence(last: Sequence[str]) -> bool:
    """Whether the signs alone speak for a start at the last of three words: a longer one, then '.', then a capital."""
    if len(last) < 3:
        return False
    longer, before, after = last
    closing = before in {".", "!", "?", "“", "«"}
    opening = after[0].isupper() or after in {"„", "»"}
    return closing and opening and (len(longer) > 4 or longer in {".", "!", "?"})


def last_sentence_end(window: Sequence[int], words: Sequence[str]) -> int | None:
    """Words up to the last '.', '!' or '?' in the second half that a capital follows and no abbreviation makes."""
    for at in range(len(window) - 1, len(window) // 2, -1):
        longer, before, after = words[window[at - 2]], words[window[at - 1]], words[window[at]]
        if before in {".", "!", "?"} and len(longer) > 3 and longer.isalpha() and after[0].isupper():
            return at
    return None


Spelt = tuple[int, list[int], list[int]]


def batches(windows: Sequence[tuple[list[int], list[int]]]) -> Iterator[list[Spelt]]:
    """Windows (with their number) of like length together, few enough to stay in the cache."""
    batch: list[Spelt] = []
    for index in sorted(range(len(windows)), key=lambda i: len(windows[i][0])):
        pieces, first = windows[index]
        too_many = len(pieces) * (len(batch) + 1) > BATCH_PIECES
        too_long = batch and len(pieces) > PADDING * len(batch[0][1]) + 4
        if batch and (too_many or too_long):
            yield batch
            batch = []
        batch.append((index, pieces[:512], first))
    if batch:
        yield batch
