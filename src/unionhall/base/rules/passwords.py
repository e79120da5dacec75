"""Rules for passwords, told before anybody types one: length and not being guessable, no signs asked for."""

import unicodedata
from difflib import SequenceMatcher

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_, Sentence

# 等保 2.0 (GB/T 22239-2019 §8.1.4.1) asks for complexity; NIST SP 800-63B §5.1.1.2 for length and no common ones.
SHORTEST = 10
LONGEST = 128

EXPLANATION = N_(
    "At least {count} characters, not only digits, not a common password and not like your name. "
    "Four unrelated words are easier to remember than signs."
)


def explanation() -> Sentence:
    """Return the sentence shown above every field for a new password."""
    return Sentence(EXPLANATION, {"count": SHORTEST})


def _like(password: str, known: str) -> bool:
    """Tell whether the password is a known word in disguise (or contains it)."""
    word = known.casefold()
    if len(word) < 3:
        return False
    text = password.casefold()
    return (word in text and len(word) * 2 > len(text)) or SequenceMatcher(None, text, word).quick_ratio() >= 0.8


def faults(password: str, *, known: tuple[str, ...], common: bool) -> list[Sentence]:
    """Return everything that is wrong with a password; ``known`` are the person's names and number."""
    found: list[Sentence] = []
    if len(password) < SHORTEST:
        found.append(Sentence(N_("It is shorter than {count} characters."), {"count": SHORTEST}))
    if len(password) > LONGEST:
        found.append(Sentence(N_("It is longer than {count} characters."), {"count": LONGEST}))
    if password.isdigit():
        found.append(Sentence(N_("It has only digits.")))
    if len(set(unicodedata.normalize("NFKC", password))) < 4 and password:
        found.append(Sentence(N_("It repeats very few characters.")))
    if common:
        found.append(Sentence(N_("It is among the most used passwords, which are tried first.")))
    if any(_like(password, word) for word in known if word):
        found.append(Sentence(N_("It is too much like your name or number.")))
    return found


def check_password(password: str, *, known: tuple[str, ...], common: bool) -> None:
    """Refuse a weak password with the first thing to mend."""
    found = faults(password, known=known, common=common)
    if found:
        raise Refused(
            "base.password_weak",
            N_("This password will not do. {fault} Choose another one."),
            where="password",
            fault=found[0],
        )
