"""The command line: `regcoop brief`, `check`, `compare`, `convert`, `corridors`, `reconcile`, `route`, `total`.

Exit statuses: 0 for an answer, 1 when checked data have errors, 2 for a call that cannot be answered, such as an
unknown name or a wrong option.
"""

import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec

if not (find_spec("click") and find_spec("rich")):  # pragma: no cover  # tried in another environment by the check
    print('regcoop: the command line needs its extra: pip install "regcoop[cli]"', file=sys.stderr)  # noqa: T201
    raise SystemExit(2)

from regcoop.cli import (  # each module adds its command to the group
    briefing,
    checking,
    comparing,
    money,
    reconciling,
    routing,
    totals,
)
from regcoop.cli.shared import cli, unanswered
from regcoop.errors import RegcoopError

__all__ = ["COMMANDS", "cli", "main"]

COMMANDS = (
    briefing.brief_command,
    checking.check_command,
    comparing.compare_command,
    money.convert_command,
    reconciling.reconcile_command,
    routing.route_command,
    routing.corridors_group,
    totals.total_command,
)
"""The commands, in the order in which the help lists them."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; a broken pipe and Ctrl-C end quietly.

    Args:
        arguments: what stands behind the command's name; the process's own arguments when left out.

    Raises:
        SystemExit: always, with the exit status.
    """
    try:
        cli.main(args=None if arguments is None else list(arguments), prog_name="regcoop", standalone_mode=True)
    except RegcoopError as error:
        raise unanswered(str(error)) from error
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
