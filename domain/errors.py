"""How does the house say no to a person without it being a bug?"""

from domain.phrase import Phrase


class Refusal(Exception):
    """An expected no: it carries the sentence that the person reads. Anything else raised is a bug."""

    def __init__(self, phrase: Phrase) -> None:
        self.phrase = phrase
        super().__init__(str(phrase))


def refuse(key: str, **args: object) -> Refusal:
    """A refusal from a catalogue key and the values that its sentence shows."""
    return Refusal(Phrase.of(key, **args))
