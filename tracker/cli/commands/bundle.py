"""`tracker bundle`: what people who work apart exchange as files."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from tracker.bundles.merge import Merged
from tracker.bundles.report import Doubt
from tracker.cli import output
from tracker.cli.output import safe, write_line
from tracker.config import recording_user, require_other_file
from tracker.db.connection import open_database
from tracker.errors import InvalidInput
from tracker.ledger.telling import Applied

_LISTED = 50


def run(options: Namespace) -> int:
    """Do the action; write what is in the bundle, and what it changed."""
    match options.action:
        case "create":
            return _create(options)
        case "renew":
            return _renew(options)
        case _:
            return _take(options)


def _create(options: Namespace) -> int:
    from tracker.bundles import sealing
    from tracker.bundles.create import create_bundle
    from tracker.bundles.packing import write_file
    from tracker.bundles.since import find_bases

    if options.recipients and options.with_passphrase:
        raise InvalidInput("A bundle is encrypted for recipients or with a passphrase, not both.")
    recipients = sealing.read_recipients(options.recipients)
    require_other_file(options.target, options.output)
    passphrase = None
    if options.with_passphrase:
        passphrase = sealing.new_passphrase(_secret(options), options.output)
    with open_database(options.target) as connection:
        since = find_bases(connection, options.since)
        data, made = create_bundle(
            connection, profile=options.profile, since=since, with_register=not options.no_register
        )
    is_sealed = bool(recipients) or passphrase is not None
    if is_sealed:
        data = sealing.seal(data, recipients, passphrase)
    write_file(options.output, data, force=options.force)
    if options.json:
        output.write_json({**made._asdict(), "file": options.output, "encrypted": is_sealed, "bytes": len(data)})
        return output.DONE
    write_line(f"Written: {safe(options.output)}")
    write_line(f"{made.claims:6}  claims{_held(made.claims_held_back)}")
    told = "acts: follow-ups, spellings, decisions, marks, people added by hand"
    write_line(f"{made.acts:6}  {told}{_held(made.acts_held_back)}")
    write_line(f"{made.register_entries:6}  entries of the register, to compare")
    write_line(f"signed by this node, {made.node}, with the key {made.fingerprint}")
    if made.recorded_by:
        output.narrate(f"What is in it names who recorded it: {safe(', '.join(made.recorded_by), 300)}.")
    if made.guessable:
        output.narrate(
            f"{made.guessable} held-back claims are from before claims had a salt: who guesses one rightly can tell."
        )
    if made.left_out:
        output.narrate(
            f"Left out: {_counted(made.left_out, 'claim or act', 'claims and acts')} of this database, the first "
            f"recorded on {made.to_come[:10]}. By this computer's clock that is to come, and others would refuse "
            "them: it was wrong then, or is now."
        )
    if made.is_own_ahead:
        output.narrate(
            "When the clock is right now, begin a new node, and correct there what the wrong clock recorded: "
            "tracker bundle renew, then tracker status REF CODE --corrects HASH"
        )
    if not is_sealed:
        output.narrate("It is not encrypted: whoever finds it can read it. To encrypt it, name who may: --for")
    return output.DONE


def _renew(options: Namespace) -> int:
    from tracker.bundles.signing import continue_node
    from tracker.ledger.node import own_node, renew_own_node

    with open_database(options.target) as connection, connection.writing():
        before = own_node(connection)
        node = renew_own_node(connection)
        continue_node(connection, before, connection, recording_user())
    if options.json:
        output.write_json({"node": node, "before": before})
    else:
        write_line(f"From now on this database records as node {node}; what {before} recorded stays.")
    return output.DONE


def _take(options: Namespace) -> int:
    from tracker.bundles.merge import merge_bundle, preview_bundle
    from tracker.bundles.packing import read_file
    from tracker.bundles.sealing import is_sealed, unseal

    data = read_file(options.file)
    was_sealed = is_sealed(data)
    if was_sealed:
        data = unseal(data, options.file, options.identity, _secret(options))
    is_merge = options.action == "merge"
    with open_database(options.target) as connection:
        if is_merge:
            merged = merge_bundle(connection, data, options.file, options.believe)
        else:
            merged = preview_bundle(connection, data, options.file)
    if options.json:
        output.write_json({**_value(merged), "encrypted": was_sealed, "merged": is_merge})
        return output.DONE
    _write(merged, is_merge=is_merge)
    if not merged.says_something_new:
        output.narrate("It says nothing that is not known here.")
    elif not is_merge:
        output.narrate("Nothing was changed. To take it in: tracker bundle merge FILE")
    return output.DONE


def _secret(options: Namespace) -> bytes | None:
    from tracker.bundles.sealing import read_secret

    return None if options.secret_fd is None else read_secret(options.secret_fd)


def _counted(number: int, noun: str, nouns: str = "") -> str:
    return f"{number} {noun if number == 1 else nouns or noun + 's'}"


def _held(number: int) -> str:
    return f" ({number} held back)" if number else ""


def _value(merged: Merged) -> dict[str, Any]:
    effects = merged.effects
    return {
        "made_by": merged.made_by,
        "made_at": merged.made_at,
        "profile": merged.profile,
        "nodes": [node._asdict() for node in merged.nodes],
        "statuses": [change._asdict() for change in effects.statuses],
        "contradictions": [one._asdict() for one in effects.contradictions],
        "doubts": [one._asdict() for one in effects.doubts],
        "waiting": [one._asdict() for one in effects.waiting],
        "changed": effects.applied._asdict(),
        "register_differs": merged.register_differs,
        "register": [change._asdict() for change in merged.register],
    }


def _write(merged: Merged, *, is_merge: bool) -> None:
    """What matters to people first: what is otherwise now, what is to be looked at, and where it comes from."""
    effects = merged.effects
    for change in effects.statuses[:_LISTED]:
        write_line(f"{safe(change.title)}  {safe(change.ref)}: {change.before} → {change.after}")
    _more(len(effects.statuses))
    for one in effects.contradictions[:_LISTED]:
        sides = f"{safe(one.one)} or {safe(one.other)}"
        write_line(f"contradiction: {safe(one.title)}  {safe(one.ref)}: {sides}; {one.counts} counts, both stay")
    _more(len(effects.contradictions))
    for doubt in effects.doubts[:_LISTED]:
        others = " ".join(filter(None, (safe(doubt.ref), safe(doubt.other))))
        write_line(f"{doubt.what}: {others}: {safe(doubt.said, 300)}; {_how_to_decide(doubt, others)}")
    _more(len(effects.doubts))
    for waiting in effects.waiting[:_LISTED]:
        write_line(f"waits for the register: {safe(waiting.code)} of {safe(waiting.ref)}, which is not known here")
    _more(len(effects.waiting))
    changed = _changed(effects.applied)
    if changed:
        write_line(f"new or changed: {', '.join(changed)}")
    _write_register(merged)
    write_line(f"made by node {merged.made_by} on {merged.made_at[:10]}, profile {merged.profile}")
    for node in merged.nodes:
        signed = f"key {node.fingerprint}" if node.fingerprint else "never signed, its maker vouches for it"
        claims = f"{_counted(node.claims, 'new claim')}{_held(node.claims_held_back)}"
        acts = f"{_counted(node.acts, 'new act')}{_held(node.acts_held_back)}"
        write_line(f"  node {node.node}: {claims}, {acts}; {signed}")
    for node in merged.nodes:
        if node.is_new and node.fingerprint:
            output.narrate(
                f"Node {node.node} is met for the first time. Compare its key with its people: {node.fingerprint}"
            )

    for node in () if is_merge else merged.nodes:
        if node.is_unproven:
            output.narrate(
                f"Node {node.node} never signed what is here of it, so anybody can go on with it. Ask its people; "
                f"merging takes --believe {node.node}"
            )


def _how_to_decide(doubt: Doubt, refs: str) -> str:
    if doubt.what == "marked differently":
        return "to decide: tracker mark REF LEVEL"
    if doubt.what == "added twice":
        return "one entry has both sources; if they are two people, add one again: tracker add NAME --ref REF"
    return f"to decide: tracker name same {refs}, or: tracker name different {refs}"


def _changed(applied: Applied) -> list[str]:
    numbers = (
        (len(applied.people), "person added by hand", "people added by hand"),
        (applied.follow_ups, "follow-up", "follow-ups"),
        (applied.spellings, "entry with spellings", "entries with spellings"),
        (applied.decisions, "decision", "decisions"),
        (applied.marks, "mark", "marks"),
    )
    return [_counted(number, noun, nouns) for number, noun, nouns in numbers if number]


def _write_register(merged: Merged) -> None:
    if merged.register_differs:
        write_line(
            "The registers differ. Nothing of that was applied; look at it, and change the seeds where it is right:"
        )
    if merged.register_differs and not merged.register:
        write_line("  a bundle without --since says where")
    for change in merged.register[:_LISTED]:
        write_line(f"  {change.how}: {safe(change.title, 100)}  {safe(change.ref, 100)}")
        for field, here, there in zip(change.fields, change.here, change.there, strict=True):
            write_line(f"    {safe(field, 60)}: here {_said(here)}, there {_said(there)}")
    _more(len(merged.register))


def _said(value: Any) -> str:
    from tracker.ledger.acts import canonical

    return safe(canonical(value), 120)


def _more(number: int) -> None:
    if number > _LISTED:
        write_line(f"  … and {number - _LISTED} more; --json lists all")
