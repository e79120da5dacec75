"""Every code that the readers use has a sentence and a weight."""

from unionhall.kernel import identity, phone
from unionhall.registry.rules.roster.reasons import REASONS, REFUSE, WARN, severity


def test_faults_of_the_readers_are_reasons() -> None:
    for code in (identity.MISSING, identity.LENGTH, identity.FORM, identity.CHECKSUM, identity.BIRTH):
        assert severity(code) == REFUSE
    for code in (identity.OLD_15, identity.REGION_UNKNOWN, identity.NEEDS_REVIEW):
        assert severity(code) == WARN
    for code in (phone.MISSING, phone.SHORT, phone.FORM, phone.LANDLINE, phone.ROUNDED, phone.SECOND):
        assert code in REASONS


def test_sentences_end_and_codes_fit_the_column() -> None:
    assert all(reason.sentence.endswith(".") for reason in REASONS.values())
    assert max(map(len, REASONS)) <= 24
