"""A server process for the test that kills it: takes the batches of a folder, fact by fact, as the door does.

``python uploading_server.py ACCOUNT FOLDER`` says "ready", then takes FOLDER/batch-N.json in turn and says "stopped".
"""

import sys
from pathlib import Path

import django

django.setup()

from unionhall.base import clock  # noqa: E402
from unionhall.base.api.facts import FactAnswers, FactBatch, take_batch  # noqa: E402
from unionhall.base.queries.actors import actor_of  # noqa: E402


def main(account_id: int, folder: Path) -> None:
    """Answer every batch; the answer is lost when the process dies before it is written."""
    actor = actor_of(account_id, today=clock.today(), door="web")
    print("ready", flush=True)
    for path in sorted(folder.glob("batch-*.json")):
        batch = FactBatch.model_validate_json(path.read_bytes())
        answers = FactAnswers.model_validate({"answers": take_batch(actor, batch)})
        path.with_name(path.name.replace("batch", "answer")).write_text(answers.model_dump_json())
    print("stopped", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
