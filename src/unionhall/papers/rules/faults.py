"""Many faults, one refusal: every one of them in ``facts["faults"]``, and in the sentence one after the other."""

from collections.abc import Sequence

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_, Sentence
from unionhall.papers.rules.fields import Fault

MOST_SAID = 30


class FaultyPaper(Refused):
    """A template or its values have faults; ``faults`` has them all."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(faults[0].code, "{faults}", faults=ManyFaults(self.faults))


class ManyFaults(Sentence):
    """The faults as one sentence after the other, each translated by itself."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        said = [placed(fault) for fault in faults[:MOST_SAID]]
        if len(faults) > MOST_SAID:
            said.append(Sentence(N_("And {count} more."), {"count": len(faults) - MOST_SAID}))
        super().__init__(
            " ".join(f"{{fault{number}}}" for number in range(len(said))),
            {f"fault{number}": sentence for number, sentence in enumerate(said)},
        )


def placed(fault: Fault) -> Sentence:
    """Return the sentence of a fault with the block that it stands in."""
    if not fault.block:
        return fault.sentence
    return Sentence(N_("Block {block}: {fault}"), {"block": fault.block, "fault": fault.sentence})


def refuse_faults(faults: Sequence[Fault]) -> None:
    """Raise one refusal that names every fault; nothing when there is none."""
    if faults:
        raise FaultyPaper(faults)
