"""The command line: `pactwatch COMMAND`, one module a group of commands."""


def main() -> None:
    """Run the command that the arguments name, and leave with its exit code: 0, 1, 2 or 3."""
    from pactwatch.cli.app import app

    app(prog_name="pactwatch")
