"""The command line: `plumbline --help`."""

import json
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from alembic import command

from plumbline.case_files.lists.commands import case_list
from plumbline.case_files.samples.commands import sample
from plumbline.identity import commands as identity
from plumbline.kernel.log import configure_logging
from plumbline.kernel.migrating import configuration
from plumbline.main import create_app
from plumbline.methodology import commands as methodology
from plumbline.operations import backup as backups
from plumbline.operations import commands, running, serving, working
from plumbline.operations.installation import opened, owner_url, read_settings
from plumbline.operations.migrating import bring_up_to_date
from plumbline.operations.seeding import seed
from plumbline.operations.trouble import Trouble
from plumbline.settings import Settings

Host = Annotated[str, typer.Option(envvar="HOST", help="The address to listen at.")]
Port = Annotated[int, typer.Option(envvar="PORT", help="The port to listen at.")]

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
seeding = typer.Typer(no_args_is_help=True, help="Fill an empty installation.")


@seeding.callback()
def _group() -> None:
    """Keep `demonstration` a command of its own: a group of one would swallow its name."""


app.add_typer(seeding, name="seed")
app.add_typer(identity.account(commands.open_session, read_settings), name="account")
app.add_typer(commands.audit, name="audit")
app.add_typer(case_list, name="case-list")
app.add_typer(identity.client(commands.open_session), name="client")
app.add_typer(commands.clock, name="clock")
app.add_typer(identity.keys(commands.open_session, read_settings), name="keys")
app.add_typer(methodology.commands(commands.open_session), name="methodology")
app.add_typer(sample, name="sample")


def main() -> None:
    """Run the command line; a trouble is shown as it is."""
    try:
        app()
    except Trouble as trouble:
        typer.echo(str(trouble), err=True)
        sys.exit(1)


def say(line: str) -> None:
    """Say it now: whoever waits is watching."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@app.command()
def run(host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Start the database, migrate, seed and serve: what `make run` ends with."""
    configure_logging("WARNING")
    running.run(host, port, say)


@app.command()
def serve(host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Serve the API and the pages, over a database that is already migrated."""
    configure_logging()
    settings = read_settings(port)
    listener = serving.listening(host, port, say)
    with serving.stopped_in_order(), opened(settings) as installation:
        serving.serve(
            installation.settings,
            listener,
            lambda: say(f"serving at {installation.settings.public_origin}"),
        )


@app.command()
def worker() -> None:
    """Do the jobs of the queue, in a process of its own."""
    configure_logging()
    with opened(read_settings()) as installation:
        working.work(installation.settings)


@app.command()
def migrate() -> None:
    """Bring the database to this version."""
    with opened(read_settings()) as installation:
        say(bring_up_to_date(installation) or "the database is up to date")


@app.command()
def migration(name: str) -> None:
    """Write a new migration from what the models say and the migrated database does not."""
    with opened(read_settings()) as installation:
        bring_up_to_date(installation)
        config = configuration(owner_url(installation.settings))
        heads = [path.name[:4] for path in (Path(config.get_main_option("script_location") or "") / "versions").glob("0*.py")]
        command.revision(
            config,
            name.replace("_", " "),
            autogenerate=True,
            rev_id=f"{int(max(heads, default='0')) + 1:04}",
        )


@seeding.command("demonstration")
def seed_demonstration() -> None:
    """Fill an empty installation with inspections, councils and people that do not exist."""
    with opened(read_settings()) as installation:
        bring_up_to_date(installation)
        count = seed(installation.settings)
    say(f"made the demonstration, with {count} people" if count else "somebody has an account here already: nothing was changed")


@app.command()
def openapi() -> None:
    """Write the API's description, as committed in openapi/openapi.json."""
    # Of no installation in particular: the same on every machine, and without a database.
    with tempfile.TemporaryDirectory() as home:
        description = create_app(Settings(home=Path(home), database_url="postgresql://")).openapi()
    sys.stdout.write(json.dumps(description, indent=2, ensure_ascii=False) + "\n")


@app.command()
def backup(
    folder: Annotated[Path, typer.Argument(help="A folder that does not exist yet, or is empty.")],
    database_url: Annotated[
        str,
        typer.Option(help="A role that reads past row security; needed for an external database."),
    ] = "",
) -> None:
    """Copy the database, the files and the keys into a folder, while the service runs."""
    with opened(read_settings(), older=True) as installation:
        say(backups.back_up(installation, folder, database_url or installation.administering_url))


@app.command()
def restore(
    folder: Annotated[Path, typer.Argument(help="What `plumbline backup` wrote.")],
) -> None:
    """Put a backup into an empty installation."""
    with opened(read_settings()) as installation:
        say(backups.restore(installation, folder))


if __name__ == "__main__":
    main()
