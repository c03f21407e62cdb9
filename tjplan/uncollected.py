"""Work that makes many objects and no rubbish, done without looking for rubbish."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for reference cycles until the end, then as before.

    A plan or a Word file is tens of thousands of objects that all stay and form no cycles. Python looks through them
    again and again while they are made, which takes a twentieth of the time and finds nothing.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
