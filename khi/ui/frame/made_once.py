"""What a page shows, made once for each choice and shared by everybody who makes the same one."""

from collections.abc import Callable
from functools import partial, wraps
from typing import ParamSpec, TypeVar

from khi.ui.given import sources
from khi.ui.pieces.style import palette

P = ParamSpec("P")
T = TypeVar("T")


def once(build: Callable[P, T]) -> Callable[P, T]:
    """A builder whose answer is kept for its arguments, the version of the store and the colours.

    Each argument must say what it is: by a ``key``, a ``code`` or an ``id``, or be a word or a
    sequence of such. The builder speaks to no widget and draws nothing; nobody changes its answer.

    Raises:
        ValueError: on calling it with something that does not say what it is, such as a frame.
    """

    @wraps(build)
    def asked(*args: P.args, **kwargs: P.kwargs) -> T:
        said = (*args, *kwargs.values())
        named = tuple(map(_named, said))
        key = (build.__module__, build.__qualname__, palette().mode, *named)
        return sources.kept(key, partial(build, *args, **kwargs))

    return asked


def _named(argument: object) -> object:
    """What an argument is, in something that can be looked up."""
    if argument is None or isinstance(argument, str | bool | int):
        return argument
    if isinstance(argument, list | tuple):
        return tuple(map(_named, argument))
    own = getattr(argument, "__dict__", {})
    for name in ("key", "code", "id"):
        if name in own or hasattr(type(argument), name):  # what is not there takes longest to find
            said = getattr(argument, name)
            if isinstance(said, str | tuple):
                return said
    raise ValueError(f"{type(argument).__name__} does not say what it is")
