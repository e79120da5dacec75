"""The verbs of ``./unionhall`` and what each one starts."""

import argparse
import errno
import sys
from collections.abc import Sequence
from pathlib import Path

from launcher import checking, places, serving
from launcher.children import Stopped, run_in_front, stop_on_signals
from launcher.packages import ensure_packages
from launcher.trouble import FULL_ERRORS, Trouble, full_disk
from launcher.words import _

INTERRUPTED = 130
# Verbs that hand all that follows to one command of the installation.
PASSED_ON = {
    "manage": (),
    "doctor": ("doctor",),
    "page": ("page",),
    "new-module": ("new_module",),
    "backup": ("backup",),
    "restore": ("restore",),
    "bench": ("bench",),
    "create-admin": ("create_first_administrator",),
}
NEEDS_TEST_PACKAGES = {"bench"}


def main(arguments: Sequence[str]) -> int:
    """Run one verb; whatever goes wrong ends in one sentence on the terminal."""
    stop_on_signals()
    try:
        return _dispatch(list(arguments))
    except Trouble as trouble:
        if trouble.details:
            print(trouble.details, file=sys.stderr)
        print(str(trouble), file=sys.stderr)
        return trouble.code
    except Stopped:
        print("\n" + _("Stopped."), file=sys.stderr)
        return INTERRUPTED
    except OSError as error:
        if error.errno in FULL_ERRORS:
            print(str(full_disk(error.filename or places.ROOT)), file=sys.stderr)
        elif error.errno in {errno.EACCES, errno.EROFS, errno.EPERM}:
            sentence = _("{where} cannot be written. Own it, or set UNIONHALL_HOME to a folder that you own.")
            print(sentence.format(where=error.filename or places.home()), file=sys.stderr)
        else:
            print(_("The system refused: {error}").format(error=error), file=sys.stderr)
        return 1


def _dispatch(arguments: list[str]) -> int:
    if arguments and arguments[0] in PASSED_ON:
        return pass_on(arguments[0], arguments[1:])
    if arguments and arguments[0] == "test":
        return checking.test(arguments[1:])
    options = _parser().parse_args(arguments)
    if options.verb is None:
        _parser().print_help()
        return 0
    return serving.run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="./unionhall", description=_("The union hall: services of a trade-union federation.")
    )
    verbs = parser.add_subparsers(dest="verb", metavar=_("VERB"))
    run = verbs.add_parser("run", help=_("set up what is missing and serve, with the demo world"))
    run.add_argument("--port", type=int, default=8000, help=_("port to serve on (8000)"))
    run.add_argument("--host", default="127.0.0.1", help=_("address to serve on (127.0.0.1: this machine only)"))
    run.add_argument("--no-browser", action="store_true", help=_("open no browser"))
    run.add_argument("--empty", action="store_true", help=_("no demo world: ask for the first administrator instead"))
    verbs.add_parser(
        "test", help=_("run everything that holds this house: rules, types, tests on both databases, browser")
    )
    for name, words in (
        ("doctor", _("say what is wrong with this installation and how to mend it")),
        ("page", _("recompute every figure of the page")),
        ("manage", _("run a command of the installation")),
        ("new-module", _("lay out a new module")),
        ("backup", _("write everything into one file, while running")),
        ("restore", _("bring such a file back into an empty home, and check it")),
        ("bench", _("measure")),
        ("create-admin", _("make the first administrator")),
    ):
        verbs.add_parser(name, help=words, add_help=False)
    return parser


def pass_on(verb: str, arguments: list[str]) -> int:
    """Run a command of the installation in the foreground, with the person's own terminal."""

    def tell(sentence: str) -> None:
        print(sentence, file=sys.stderr, flush=True)

    ensure_packages("test" if verb in NEEDS_TEST_PACKAGES else _installed_set(), tell)
    places.home().mkdir(mode=0o700, parents=True, exist_ok=True)
    # A file is meant from where the person stands, but commands run in the checkout.
    if verb in {"backup", "restore"}:
        arguments = [str(Path(each).absolute()) if not each.startswith("-") else each for each in arguments]
    command = [places.PYTHON, places.ROOT / "manage.py", *PASSED_ON[verb], *arguments]
    return run_in_front(command, env=places.child_environment())


def _installed_set() -> str:
    return "pg" if checking.has_postgres_url() else "core"
