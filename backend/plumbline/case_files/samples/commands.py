"""`plumbline sample verify`: for anybody who has the list and the seed and wants to see for themselves."""

from pathlib import Path
from typing import Annotated

import typer

from plumbline.case_files.samples.verifying import Claims, Recomputed, UnreadableError, read_cases, read_references, recompute

sample = typer.Typer(no_args_is_help=True, help="Draw a case sample again, without the service and its database.")

ListPath = Annotated[Path, typer.Argument(metavar="FILE", help="The frame as downloaded, or the list as CSV with a header row.")]
Seed = Annotated[str, typer.Option(help="The seed: 64 hexadecimal digits.")]
Size = Annotated[int, typer.Option(help="How many cases were drawn.")]
Columns = Annotated[list[str], typer.Option("--stratum", help="A column of the list that the sample was stratified by; may be repeated.")]
Floor = Annotated[int, typer.Option(help="The fewest cases of each stratum.")]
Commitment = Annotated[str | None, typer.Option(help="The SHA-256 of the seed, as shown when the list was requested.")]
Frame = Annotated[str | None, typer.Option("--frame-sha256", help="The hash of the frame, as recorded at the draw.")]
Sample = Annotated[Path | None, typer.Option("--sample", help="The sample to compare with: one reference a line, or CSV.")]


@sample.callback()
def _group() -> None:
    """Keep `verify` a command of its own: a group of one would swallow its name."""


@sample.command()
def verify(
    file: ListPath,
    seed: Seed,
    size: Size,
    stratum: Columns = [],  # noqa: B006 (typer makes a new list for each call)
    floor: Floor = 0,
    commitment: Commitment = None,
    frame_sha256: Frame = None,
    sample: Sample = None,
) -> None:
    """Draw the sample again; print it, and say where it differs from what is claimed (exit code 1)."""
    try:
        claims = Claims(frame_sha256=frame_sha256, commitment=commitment, sample=read_references(sample) if sample else None)
        made = recompute(read_cases(file, stratum), seed, size, floor, claims)
    except UnreadableError as refused:
        typer.echo(str(refused), err=True)
        raise typer.Exit(2) from None
    _print(made)
    for difference in made.differences:
        typer.echo(difference, err=True)
    if made.differences:
        raise typer.Exit(1)
    typer.echo("Everything that was given is borne out.", err=True)


def _print(made: Recomputed) -> None:
    """The drawn references alone go to the standard output, so that they can be piped."""
    typer.echo(f"{made.cases} cases; the SHA-256 of the frame is {made.frame_sha256}", err=True)
    typer.echo(f"the SHA-256 of the seed is {made.commitment}", err=True)
    for stratum in made.strata:
        typer.echo(f"{' · '.join(stratum.stratum) or 'all cases'}: {stratum.size} of {len(stratum.ranked)}", err=True)
    for reference in made.drawn:
        typer.echo(reference)
