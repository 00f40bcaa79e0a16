"""`tracker search`: words, names and filters, best first."""

from __future__ import annotations

from argparse import Namespace

from tracker.cli import output
from tracker.cli.output import safe
from tracker.db.connection import open_database
from tracker.errors import shown
from tracker.queries.rows import Hit
from tracker.queries.search import search


def run(options: Namespace) -> int:
    """Write the hits; exit code 0 also when there are none."""
    text = _joined(options.text)
    with open_database(options.target) as connection, connection.reading():
        hits = search(connection, text, limit=options.limit, explain=options.explain)
    if options.json:
        output.write_json([hit._asdict() for hit in hits])
        return output.DONE
    output.write_table([(_where(hit), hit.status or hit.language, _head(hit), _why(hit)) for hit in hits])
    if options.explain:
        _write_reasons(hits)
    if not hits:
        output.narrate(f"Nothing was found for {shown(text)}.")
    return output.DONE


def _joined(arguments: list[str]) -> str:
    """The arguments as one query; one of several words beside others is a phrase, as the shell's quotes meant."""
    if len(arguments) == 1:
        return arguments[0]
    return " ".join(f'"{part}"' if " " in part and '"' not in part and ":" not in part else part for part in arguments)


def _where(hit: Hit) -> str:
    return hit.title if hit.kind == "provision" else hit.where


def _head(hit: Hit) -> str:
    return _marked(hit) if hit.kind == "provision" else hit.title


def _why(hit: Hit) -> str:
    others = f"; fits {hit.others + 1} alike" if hit.others else ""
    where = f": {_marked(hit)}" if hit.why in ("in what the text states", "in a note of a claim") else ""
    return f"{hit.why}{where}{others}"


def _marked(hit: Hit) -> str:
    if hit.start == hit.end:
        return hit.excerpt
    return f"{hit.excerpt[: hit.start]}**{hit.excerpt[hit.start : hit.end]}**{hit.excerpt[hit.end :]}"


def _write_reasons(hits: tuple[Hit, ...]) -> None:
    for hit in hits:
        if hit.reasons:
            output.write_line()
            output.write_line(f"{safe(hit.where)}  {safe(hit.excerpt)}  ({hit.score:.2f})")
            for reason in hit.reasons:
                output.write_line(f"  {safe(reason)}")
