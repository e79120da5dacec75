"""What a run knows for one of its papers: so that no figure of it is typed a second time."""

import re
from datetime import date

from unionhall.kernel.actors import Actor
from unionhall.workflow.declared import all_declared
from unionhall.workflow.models import Run
from unionhall.workflow.queries.runs import run_by_id
from unionhall.workflow.shelf import RunPaper

_RUN = re.compile(r"run:(\d{1,18})")


def paper_values(actor: Actor, subject: str, template: str, *, about: str = "", today: date) -> RunPaper:
    """Return the values of a template for a subject ("run:12"); nothing when the subject is no run.

    ``NotFound`` when there is such a run and it is not the actor's to see: nobody files a paper into it.
    """
    named = _RUN.fullmatch(subject)
    if named is None or not Run.objects.filter(pk=int(named[1])).exists():
        return RunPaper()
    run = run_by_id(actor, int(named[1]))
    brought = all_declared().get(run.procedure)
    return brought.papers(run, template, about, today) if brought else RunPaper()
