"""Run the command line with `python -m regcoop`."""

from regcoop.cli import main

main()
