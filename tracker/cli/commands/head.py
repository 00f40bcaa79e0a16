"""`tracker head`: where each node's chains end, to note elsewhere or to ask for what came since."""

from __future__ import annotations

from argparse import Namespace

from tracker.cli import output
from tracker.db.connection import open_database
from tracker.ledger.acts import end_of_acts
from tracker.ledger.chain import list_heads


def run(options: Namespace) -> int:
    """Write node, number of claims and last hash, number of acts and last hash, and the key's fingerprint."""
    with open_database(options.target) as connection, connection.reading():
        own = {node for node, _created, is_own in connection.rows("all_nodes") if is_own}
        keys = {node: key for node, key, _ in connection.rows("all_node_keys")}
        heads = [
            {
                **head._asdict(),
                **dict(zip(("acts", "acts_hash"), end_of_acts(connection, head.node), strict=True)),
                "key": _fingerprint(keys.get(head.node)),
                "is_own": head.node in own,
            }
            for head in list_heads(connection)
        ]
    if options.json:
        output.write_json(heads)
        return output.DONE
    rows = []
    for head in heads:
        row = [head["node"], str(head["length"]), head["hash"] or "-"]
        if len(heads) > 1 or head["acts"]:
            row += [str(head["acts"]), head["acts_hash"] or "-", head["key"] or "-"]
        rows.append(row)
    output.write_table(rows)
    return output.DONE


def _fingerprint(key: str | None) -> str:
    if not key:
        return ""
    from tracker.bundles.signing import fingerprint

    return fingerprint(key)
