"""The four refusals: exceptions that roll a transaction back and end as one sentence for a person.

An expected answer, also a "no" that must leave a trace, is a verdict value and not an exception.
"""

from unionhall.kernel.text import Sentence


class Refusal(Exception):
    """Base of the four; carries a stable ``code``, a ``sentence`` and its ``facts``."""

    status = 400

    def __init__(self, code: str, template: str, /, *, where: str = "", **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.where = where
        self.sentence = Sentence(template, facts)

    def __str__(self) -> str:
        return f"{self.code}: {self.sentence.plain()}"

    @property
    def facts(self) -> dict[str, object]:
        return dict(self.sentence.facts)


class Refused(Refusal):
    """The rules say no: the input or the state does not allow it. HTTP 422."""

    status = 422


class NotAllowed(Refusal):
    """The actor holds no role that may do this anywhere. HTTP 403."""

    status = 403


class NotFound(Refusal):
    """It does not exist, or lies outside the actor's scope: the two are never told apart. HTTP 404."""

    status = 404


class Conflict(Refusal):
    """Somebody else was faster, or the same key came with other content. HTTP 409."""

    status = 409
