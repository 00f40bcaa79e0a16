"""`tracker text`: a provision, its versions side by side where the terminal is wide enough."""

from __future__ import annotations

import textwrap
from argparse import Namespace
from itertools import zip_longest

from tracker.cli import output
from tracker.cli.output import safe, write_line
from tracker.db.connection import open_database
from tracker.errors import InvalidInput, shown
from tracker.queries.provisions import get_provision, list_cited_by, list_differences
from tracker.queries.rows import ProvisionText, VersionText

_NARROWEST_COLUMN = 30


def run(options: Namespace) -> int:
    """Write the provision, and where its versions are known to differ."""
    with open_database(options.target) as connection, connection.reading():
        provision = get_provision(connection, options.key, options.resolution or "")
        differences = list_differences(connection, provision.id)
        cited_by = list_cited_by(connection, provision.id) if options.json else ()
    versions = _chosen(provision, options.lang)
    if options.json:
        output.write_json(
            {
                "resolution": provision.resolution,
                "reference": provision.reference,
                "provision": provision.key,
                "kind": provision.kind,
                "paragraphs": {v.language: {"label": v.label, "text": v.text} for v in versions if v.text is not None},
                "lacking": [version.language for version in versions if version.text is None],
                "differences": [
                    {"ref": ref, "summary": summary, "kind": kind, "severity": severity}
                    for _, ref, summary, kind, severity in differences
                ],
                "cited_by": [row._asdict() for row in cited_by],
            }
        )
        return output.DONE
    write_line(f"{provision.reference}, {provision.key}")
    write_line()
    width = output.columns()
    column = (width or 0) // len(versions) - 2
    if column >= _NARROWEST_COLUMN and len(versions) > 1:
        _write_columns(versions, column)
    else:
        for version in versions:
            write_line(_head(version))
            for line in textwrap.wrap(_body(version), width or 100, break_on_hyphens=False):
                write_line(line)
            write_line()
    if differences:
        write_line("Where the versions differ")
        for _, ref, summary, kind, severity in differences:
            write_line(f"  {severity} {kind.replace('_', ' ')}: {safe(summary)}  {safe(ref)}")
    return output.DONE


def _chosen(provision: ProvisionText, languages: list[str] | None) -> tuple[VersionText, ...]:
    if not languages:
        return provision.versions
    known = {version.language: version for version in provision.versions}
    unknown = [language for language in languages if language not in known]
    if unknown:
        raise InvalidInput(f"There is no version in {shown(', '.join(unknown))}. There are: {', '.join(known)}.")
    return tuple(known[language] for language in languages)


def _write_columns(versions: tuple[VersionText, ...], width: int) -> None:
    wrapped = [[_head(v), *textwrap.wrap(_body(v), width, break_on_hyphens=False)] for v in versions]
    for row in zip_longest(*wrapped, fillvalue=""):
        write_line("  ".join(cell.ljust(width) for cell in row).rstrip())
    write_line()


def _head(version: VersionText) -> str:
    return f"{version.language}  {safe(version.label or '')}".rstrip()


def _body(version: VersionText) -> str:
    return safe(version.text) if version.text is not None else "(this version lacks it)"
