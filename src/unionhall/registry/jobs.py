"""The registry's work in the background."""

from django.urls import reverse

from unionhall.base import files
from unionhall.base.jobs import Task, cron, job
from unionhall.kernel.text import N_, Sentence
from unionhall.registry.actions.archive_rosters import MOST, archive_rosters
from unionhall.registry.actions.commit_batch import commit_batch
from unionhall.registry.actions.lay_rows import SLICE, lay_rows
from unionhall.registry.actions.record_feed_return import record_feed_return
from unionhall.registry.actions.send_feed import send_feed
from unionhall.registry.actions.stage_roster import stage_roster
from unionhall.registry.gateways.feed_file import new_sheet, read_table
from unionhall.registry.queries.feeds import description, feed_run
from unionhall.registry.queries.rosters import read_uploaded
from unionhall.registry.rules.feed import read_return


@job("registry.stage_roster", lease_seconds=120, title=N_("Check a roster"))
def stage(task: Task) -> dict[str, object]:
    """Judge an uploaded roster, its rows slice by slice."""
    batch = task.payload["batch"]
    task.progress(0, 0, Sentence(N_("Reading the file")))
    roster = read_uploaded(task.actor, batch)
    total = roster.judged.frame.height
    for start in roster.slices(SLICE):
        done = lay_rows(actor=task.actor, batch_id=batch, roster=roster, start=start)
        told = Sentence(N_("{done} of {total} rows are checked"), {"done": done, "total": total})
        task.progress(done, total + 1, told)
    counts = stage_roster(actor=task.actor, batch_id=batch, laid=roster, now=task.now())
    task.progress(total + 1, total + 1, Sentence(N_("Checked")))
    return {"batch": batch, **counts}


@job("registry.commit_roster", lease_seconds=120, title=N_("Import a roster"))
def commit(task: Task) -> dict[str, object]:
    """Let the rows of one commit in: one transaction, numbered, so that a killed run starts anew without harm."""
    task.progress(0, 1, Sentence(N_("Entering members")))
    counts = commit_batch(actor=task.actor, batch_id=task.payload["batch"], wave=task.payload["wave"], now=task.now())
    task.progress(1, 1, Sentence(N_("Members are entered")))
    return {"batch": task.payload["batch"], **counts}


@cron("50 3 * * *", "registry.archive_rosters", lease_seconds=600, title=N_("Archive old rosters"))
def archive(task: Task) -> dict[str, object]:
    """Remove the rows of rosters that have served their time, every night; at most 2 000 rosters a night."""
    gone = 0
    for _ in range(100):
        some = archive_rosters(actor=task.actor, now=task.now())
        gone += some
        if some < MOST:
            break
    return {"archived": gone}


@job("registry.feed_upward", lease_seconds=120, title=N_("Make the file for a system above"))
def feed_upward(task: Task) -> dict[str, object]:
    """Make the file for a receiving system; the job's number is the key, so a second run makes no second file."""
    sent = send_feed(
        actor=task.actor,
        system_id=task.payload["system"],
        organisation_code=task.payload["organisation"],
        resend=bool(task.payload.get("resend")),
        new_sheet=new_sheet,
        key=f"job:{task.id}",
        tell=task.progress,
        now=task.now(),
    )
    facts = {"count": sent.rows, "open": sent.unready}
    if sent.rows:
        told = Sentence(N_("Records in the file: {count}. Incomplete and not sent: {open}."), facts)
    else:
        told = Sentence(N_("Nothing has to be sent. Incomplete and not sent: {open}."), facts)
    task.progress(1, 1, told)
    return {
        "run": sent.run_id,
        "rows": sent.rows,
        "unready": sent.unready,
        "file_id": sent.file_id,
        "page_url": reverse("registry:feed_run", args=[sent.run_id]),
    }


@job("registry.read_feed_return", lease_seconds=120, title=N_("Read the answers of a system above"))
def read_feed_return(task: Task) -> dict[str, object]:
    """Read a return file; reading it twice leaves the same states."""
    run = feed_run(task.actor, task.payload["run"])
    stored = files.read(actor=task.actor, file_id=task.payload["file"])
    rows = read_return(read_table(stored.content), description(run.system))
    task.progress(0, len(rows), Sentence(N_("Entering the answers")))
    returned = record_feed_return(
        actor=task.actor, run_id=run.pk, rows=rows, file_id=task.payload["file"], now=task.now()
    )
    facts = {"accepted": returned.accepted, "rejected": returned.rejected, "unknown": returned.unknown}
    words = N_("Accepted: {accepted}. Rejected: {rejected}. Not of this run: {unknown}.")
    task.progress(len(rows) or 1, len(rows) or 1, Sentence(words, facts))
    return {"run": run.pk, **facts, "page_url": reverse("registry:feed_run", args=[run.pk])}
