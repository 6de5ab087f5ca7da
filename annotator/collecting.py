"""When Python's garbage collector looks at what is made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def much_that_stays() -> Iterator[None]:
    """Around what makes objects by the ten thousand, none of them garbage: the program's start, an article's opening.

    The collector waits meanwhile, for it would go through all of them again and again (a tenth of the time of a
    start, a third of an opening's). Afterwards they count as old, so that its next rounds leave them alone.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # Together these move everything to the oldest generation without looking at it.
        gc.freeze()
        gc.unfreeze()
        if enabled:
            gc.enable()
