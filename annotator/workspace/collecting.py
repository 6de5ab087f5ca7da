"""When Python's garbage collector looks at what is open."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def much_that_stays() -> Iterator[None]:
    """Around the opening of an article, which makes objects by the hundred thousand, none of them garbage.

    The collector waits meanwhile, since each of its rounds would look at all of them, and leaves them alone from then
    on: a full round takes 70 ms at 10,000 claims, and would come in the middle of a keystroke. What is dropped goes
    all the same, as the values hold no cycles; what else might wait for the collector waits until the next opening.
    """
    enabled = gc.isenabled()
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()
