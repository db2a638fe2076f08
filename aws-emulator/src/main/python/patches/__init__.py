"""What moto lacks or invents, put right: one module for one thing that AWS does."""
import functools


def replaces(owner):
    """Puts the function in the place of the owner's one of that name, which it receives as its first argument."""

    def put(function):
        original = getattr(owner, function.__name__)  # an AttributeError: moto has changed, so must the patch

        @functools.wraps(original)
        def replacement(*arguments, **named):
            return function(original, *arguments, **named)

        setattr(owner, function.__name__, replacement)
        return replacement

    return put


def adds(owner):
    """Gives the owner a function that it lacks."""

    def put(function):
        setattr(owner, function.__name__, function)
        return function

    return put
