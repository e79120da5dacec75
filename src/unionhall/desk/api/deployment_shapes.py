"""Shapes of deployments, returns and roll-ups in the API."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Field, Schema

from unionhall.base.api.shapes import Code, Day, Id, Line, Word
from unionhall.desk.rules.deploying import LONGEST_NUMBER, LONGEST_TEXT, LONGEST_TITLE
from unionhall.desk.rules.return_forms import MOST_CHECKS, MOST_CHOICES, MOST_FIELDS
from unionhall.desk.rules.splitting import MOST_TARGET, MOST_UNITS

NO_NUL = r"^[^\x00]*$"
PLAIN = r"^[^\x00-\x1f\x7f]*$"
Text = Annotated[str, Field(max_length=LONGEST_TEXT, pattern=NO_NUL)]
Said = Annotated[str, Field(max_length=1000, pattern=NO_NUL)]
Year = Annotated[int, Field(ge=1990, le=2150)]
Version = Annotated[int, Field(ge=1, le=2**31 - 1)]
FieldCode = Annotated[str, Field(min_length=1, max_length=30, pattern=r"^[a-z][a-z0-9_]*$")]
Kind = Literal["task", "plan", "statistics"]
Rhythm = Literal["once", "yearly", "half_yearly", "quarterly"]


class FieldIn(Schema):
    """One field of a return form."""

    code: FieldCode
    title: Annotated[str, Field(min_length=1, max_length=80, pattern=PLAIN)]
    kind: Literal["number", "money", "choice", "text", "file", "share"] = "number"
    unit: Annotated[str, Field(max_length=20, pattern=PLAIN)] = ""
    help: Annotated[str, Field(max_length=300, pattern=PLAIN)] = ""
    required: bool = True
    adds: bool = True
    target: bool = False
    choices: Annotated[list[Annotated[str, Field(max_length=60, pattern=PLAIN)]], Field(max_length=MOST_CHOICES)] = []
    of: Annotated[list[FieldCode], Field(max_length=2)] = []
    indicator: Annotated[str, Field(max_length=60, pattern=PLAIN)] = ""
    cohort: Word = ""
    part: Literal["count", "numerator", "denominator"] = "count"


class CheckIn(Schema):
    """One cross-check: a rule between figures; ``firm``: it cannot be explained away."""

    code: FieldCode
    title: Line
    rule: Annotated[str, Field(min_length=1, max_length=400, pattern=PLAIN)]
    firm: bool = False


class FormShape(Schema):
    """What a return asks for."""

    fields: Annotated[list[FieldIn], Field(max_length=MOST_FIELDS)] = []
    checks: Annotated[list[CheckIn], Field(max_length=MOST_CHECKS)] = []


class FormIn(FormShape):
    """A form in place of the draft's of this version."""

    version: Version


class FormVersion(Schema):
    """The new version of the draft."""

    version: int


class PackOut(Schema):
    """A ready form."""

    code: str
    title: str
    about: str
    form: FormShape


class DeploymentIn(Schema):
    """A draft: who issues it, what for, for which years, how often, by when."""

    issuer_code: Code
    title: Annotated[str, Field(min_length=1, max_length=LONGEST_TITLE, pattern=PLAIN)]
    text: Text = ""
    kind: Kind = "task"
    rhythm: Rhythm = "once"
    first_year: Year
    last_year: Year
    due_on: Day | None = None
    due_days: Annotated[int, Field(ge=0, le=180)] = 15
    part_of: Id | None = None


class DeploymentOut(Schema):
    """A deployment; ``version`` is what the next change of the draft must name."""

    id: int
    issuer_code: str
    title: str
    text: str
    kind: str
    rhythm: str
    first_year: int
    last_year: int
    paper_number: str
    state: str
    version: int
    part_of: int | None = Field(alias="part_of_id")
    copied_from: int | None = Field(alias="copied_from_id")
    issued_on: date | None
    form: FormShape

    @staticmethod
    def resolve_issuer_code(row: Any) -> str:
        """Return the code of who issued it."""
        return str(row.issuer.code)


class RoundOut(Schema):
    """One time that figures are asked for."""

    code: str
    year: int
    as_of_on: date
    due_on: date
    opens_on: date


class IssueIn(Schema):
    """The version that was read and the number on the paper (empty: the next of the series)."""

    version: Version
    paper_number: Annotated[str, Field(max_length=LONGEST_NUMBER, pattern=PLAIN)] = ""


class IssueOut(Schema):
    """The document number."""

    paper_number: str


class WithdrawIn(Schema):
    """The version that was read, and why."""

    version: Version
    reason: Said


class WithdrawnOut(Schema):
    """How many receipts and returns were released."""

    released: int


class TargetShape(Schema):
    """One target; money in fen."""

    field: FieldCode
    year: Year
    amount: Annotated[int, Field(ge=0, le=MOST_TARGET)]


class PartOut(Schema):
    """What one unit has of a deployment; ``version`` is what the next split must name, ``receipt`` the next step."""

    id: int
    unit_code: str
    unit: str
    above: int | None = Field(alias="above_id")
    state: str
    receipt: int | None
    keeps: bool
    version: int
    targets: list[TargetShape]

    @staticmethod
    def resolve_unit_code(row: Any) -> str:
        """Return the unit's code."""
        return str(row.organisation.code)

    @staticmethod
    def resolve_unit(row: Any) -> str:
        """Return the unit's name."""
        return str(row.organisation.name)

    @staticmethod
    def resolve_state(row: Any) -> str:
        """Return where the receipt stands; empty for the issuer's own part."""
        return row.run.state if row.run else ""

    @staticmethod
    def resolve_receipt(row: Any) -> int | None:
        """Return the version of the receipt."""
        return row.run.version if row.run else None

    @staticmethod
    def resolve_targets(row: Any) -> list[dict[str, Any]]:
        """Return the targets."""
        return list(row.held_targets)


class PartStepIn(Schema):
    """A step of the receipt, on the version that was read."""

    event: Literal["confirm", "keep", "release"]
    version: Version
    reason: Said = ""


class PartVersion(Schema):
    """The new version."""

    version: int


class ShareIn(Schema):
    """What one unit gets."""

    code: Code
    targets: Annotated[list[TargetShape], Field(max_length=600)] = []


class SplitIn(Schema):
    """A whole split, on the version that was read."""

    version: Version
    shares: Annotated[list[ShareIn], Field(min_length=1, max_length=MOST_UNITS)]
    kept: Annotated[list[TargetShape], Field(max_length=600)] | None = None
    own: Annotated[list[TargetShape], Field(max_length=600)] | None = None
    extra: Annotated[list[FieldIn], Field(max_length=20)] = []
    reason: Said = ""


class LineOut(Schema):
    """One unit right below."""

    part_id: int
    unit: str
    own: bool
    due: int
    returned: int
    accepted: int
    late: int
    totals: dict[str, int]


class StandingOut(Schema):
    """How far a unit and those below it are."""

    due: int
    returned: int
    accepted: int
    late: int
    totals: dict[str, int]
    lines: list[LineOut]


class BehindOut(Schema):
    """One return behind a figure."""

    return_id: int
    unit: str
    path: str
    value: int | str


class RemindIn(Schema):
    """What late units are told."""

    words: Annotated[str, Field(max_length=300, pattern=PLAIN)] = ""


class RemindedOut(Schema):
    """How many were reminded."""

    reminded: int


class FreezeIn(Schema):
    """Why it is frozen again; empty the first time."""

    reason: Said = ""


class SignRollUpIn(Schema):
    """The digest that was read."""

    sha256: Annotated[str, Field(min_length=64, max_length=64, pattern=r"^[0-9a-f]+$")]


class RollupFrozen(Schema):
    """A frozen roll-up."""

    id: int
    part_id: int
    round: str
    number: int
    content: dict[str, Any]
    sha256: str
    reason: str
    frozen_at: datetime
    signed_at: datetime | None

    @staticmethod
    def resolve_round(row: Any) -> str:
        """Return the round's code."""
        return str(row.round.code)

    @staticmethod
    def resolve_signed_at(row: Any) -> datetime | None:
        """Return when it was signed."""
        signature = getattr(row, "signature", None)
        return signature.at if signature else None


class ReturnOut(Schema):
    """A return; ``saved`` is what the next draft must name, ``version`` the next step."""

    id: int
    deployment_id: int
    part_id: int
    unit: str
    round: str
    number: int
    state: str
    version: int
    saved: int
    values: dict[str, Any]
    explanations: dict[str, str]
    filled: dict[str, Any]
    due_on: date
    submitted_at: datetime | None
    accepted_at: datetime | None
    replaced: bool

    @staticmethod
    def resolve_deployment_id(row: Any) -> int:
        """Return the deployment."""
        return int(row.part.deployment_id)

    @staticmethod
    def resolve_unit(row: Any) -> str:
        """Return the unit's name."""
        return str(row.part.organisation.name)

    @staticmethod
    def resolve_round(row: Any) -> str:
        """Return the round's code."""
        return str(row.round.code)

    @staticmethod
    def resolve_state(row: Any) -> str:
        """Return the state of the run."""
        return str(row.run.state)

    @staticmethod
    def resolve_version(row: Any) -> int:
        """Return the version of the run."""
        return int(row.run.version)

    @staticmethod
    def resolve_due_on(row: Any) -> date:
        """Return the day by which it is returned."""
        return date.fromisoformat(str(row.round.due_on))


FigureValue = Annotated[int, Field(ge=0, le=10**15)] | Annotated[str, Field(max_length=2000, pattern=NO_NUL)] | None


class ReturnIn(Schema):
    """Values by field and explanations by check, laid over the draft that was read."""

    saved: Version
    values: dict[FieldCode, FigureValue] = {}
    explanations: dict[
        Annotated[str, Field(max_length=40, pattern=r"^[a-z][a-z0-9_]*$")],
        Annotated[str, Field(max_length=500, pattern=NO_NUL)],
    ] = {}


class ReturnSaved(Schema):
    """The new count of drafts."""

    saved: int


class ReturnStepIn(Schema):
    """A step, the version that was read, and, to submit, the draft that was read."""

    event: Literal["submit", "take_back", "accept", "send_back", "release"]
    version: Version
    reason: Said = ""
    saved: Version | None = None


class ReturnVersion(Schema):
    """The new version of the run."""

    version: int
