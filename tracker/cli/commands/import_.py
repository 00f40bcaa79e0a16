"""`tracker import`: an export of this program becomes a database again, or goes into one that holds entries."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from tracker.cli import output
from tracker.cli.output import safe

if TYPE_CHECKING:
    from tracker.importing.merge import Comparison


def run(options: Namespace) -> int:
    """Fill a database that is not there yet or empty; of one with entries say what would change, and ask."""
    from tracker.importing.restore import compare_with, has_been_filled, import_export, import_over

    if not has_been_filled(options.target):
        found = import_export(options.target, options.path)
        _tell(found._asdict(), f"Created: {safe(options.target)}", options)
        return output.DONE
    comparison = compare_with(options.target, options.path)
    if not options.json or not options.yes:
        _show(comparison, options)
    if comparison.is_nothing:
        output.narrate("There is nothing to change.")
        return output.DONE
    if not options.yes and not output.ask("Change the database so?"):
        output.narrate("Nothing was changed. To change it without being asked: tracker import --yes PATH")
        return output.WRONG_USAGE
    imported = import_over(options.target, options.path, comparison)
    _tell(imported._asdict(), f"Changed: {safe(options.target)}", options)
    return output.DONE


def _tell(numbers: dict[str, int], headline: str, options: Namespace) -> None:
    if options.json:
        output.write_json(numbers)
        return
    output.write_line(headline)
    for noun, number in numbers.items():
        output.write_line(f"{number:6}  {noun.replace('_', '-')}")


def _show(comparison: Comparison, options: Namespace) -> None:
    """What would change, table by table and one by one."""
    from tracker.importing.merge import summary

    tables = [
        {"table": table, "added": added, "different": different, "same": same, "kept": kept}
        for table, added, different, same, kept in summary(comparison)
    ]
    if options.json:
        output.write_json({"tables": tables, "changes": [change._asdict() for change in comparison.changes]})
        return
    for change in comparison.changes:
        fields = f" ({', '.join(change.fields)})" if change.fields else ""
        table = change.table.replace("_", "-")
        output.write_line(f"{change.how:9}  {table}  {safe(change.ref, 80)}  {safe(change.title, 60)}{safe(fields)}")
    output.write_table(
        [[str(cell) for cell in table.values()] for table in tables], header=list(tables[0]) if tables else None
    )
