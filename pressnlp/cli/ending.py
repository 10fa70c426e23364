"""How every command ends: its exit status, and one line for whatever went wrong."""

import os
import sys
from collections.abc import Callable

from pressnlp.bulk.worker import SINGLE_THREAD
from pressnlp.errors import PressError

ALL_DONE, SOME_FAILED, WRONG_USE = 0, 1, 2
INTERRUPTED = 130  # 128 + SIGINT, as shells count
BROKEN_PIPE = 141  # 128 + SIGPIPE


class UsageError(PressError):
    """Options that do not go together; the message says what to do instead."""

    code = "usage"


def say(message: str) -> None:
    """Everything but records goes to standard error."""
    print(message, file=sys.stderr)


def ended(run: Callable[[], int], *, target: object, unwritable: int, interrupted: str = "") -> int:
    """Run a command and give its exit status; never raises for bad input, a missing model or a closed pipe.

    `target` names what could not be written where the system does not, `unwritable` is the status for that, and
    `interrupted` the line for Ctrl-C, if any.
    """
    os.environ.update(SINGLE_THREAD)  # before numpy: the same bytes with any number of workers, on every machine
    try:
        return run()
    except PressError as error:
        say("\n".join(f"pressnlp: {line}" for line in str(error).splitlines()))
        return WRONG_USE
    except KeyboardInterrupt:
        if interrupted:
            say(interrupted)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has enough; without this Python would complain when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except OSError as error:
        say(f"pressnlp: {error.filename or target}: {error.strerror}")
        return unwritable
