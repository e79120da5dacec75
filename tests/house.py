"""What the house tests look at: every source file, parsed once."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "unionhall"
# Low to high; names in one row are siblings. The contracts in .importlinter hold the same order for imports.
FLOORS = (
    ("kernel",),
    ("engine",),
    ("ui",),
    ("base",),
    ("registry",),
    ("workflow",),
    ("papers",),
    ("ledger",),
    ("desk",),
    (
        "organizing",
        "democracy",
        "guidance",
        "aid",
        "care",
        "stations",
        "cases",
        "growth",
        "outreach",
        "health",
    ),
    ("indicators",),
    ("world",),
    ("api", "portal", "cli"),
    ("config",),
)
FLOOR_OF = {name: number for number, row in enumerate(FLOORS) for name in row}


@cache
def committed_files() -> tuple[Path, ...]:
    """Return the files that belong to the repository (also those not yet committed, but never ignored ones)."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    paths = (ROOT / name.decode() for name in done.stdout.split(b"\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


@cache
def source_files() -> tuple[Path, ...]:
    """Return the product's own Python files, without generated migrations."""
    return tuple(path for path in sorted(PACKAGE.rglob("*.py")) if "migrations" not in path.parts)


@cache
def python_files() -> tuple[Path, ...]:
    """Return every Python file that somebody wrote by hand: source, launcher, tests, benches."""
    return tuple(path for path in committed_files() if path.suffix == ".py" and "migrations" not in path.parts)


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the parsed file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def shown(path: Path, line: int | None = None) -> str:
    """Return how a finding names its place."""
    name = path.relative_to(ROOT).as_posix()
    return name if line is None else f"{name}:{line}"


def module_of(path: Path) -> str:
    """Return the package on the floors that a source file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def dotted(path: Path) -> str:
    """Return the import name of a source file."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def functions_of(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function and method of a file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def rooms(room: str) -> tuple[Path, ...]:
    """Return the files of one room in all modules (packages' ``__init__`` left out)."""
    return tuple(
        path for path in source_files() if room in path.relative_to(PACKAGE).parts[1:2] and path.name != "__init__.py"
    )


def base_names(node: ast.ClassDef) -> set[str]:
    """Return the last parts of the names of a class's bases."""
    found = set()
    for base in node.bases:
        if isinstance(base, ast.Attribute):
            found.add(base.attr)
        elif isinstance(base, ast.Name):
            found.add(base.id)
    return found
