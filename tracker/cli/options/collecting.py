"""Commands that bring cases in: a new resolution, the review of what was found in it, people added by hand."""

from __future__ import annotations

from tracker.cli.options.common import DATE_HELP, Commands, add_command, add_json


def add_ingest(commands: Commands) -> None:
    """`tracker ingest`."""
    parser = add_command(
        commands,
        "ingest",
        "read a new resolution from its texts and draft its seed folder, with candidates to accept",
        "tracker ingest en.txt pl.html -o seeds/2031-1000-RSP\n"
        "  tracker review seeds/2031-1000-RSP\n\n"
        "Or in an editor: the first line writes the file, the second carries out what you decided in it:\n"
        "  tracker ingest en.txt pl.html --review decisions.toml\n"
        "  tracker ingest en.txt pl.html --review decisions.toml -o seeds/2031-1000-RSP\n\n"
        "A version that comes later, into the same folder; what was decided stays and gets its words:\n"
        "  tracker ingest fr.txt -o seeds/2031-1000-RSP",
    )
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help="plain text, a saved web page or Akoma Ntoso, one a version"
    )
    parser.add_argument(
        "--reference", metavar="REF", help="the procedure, if the title does not give it: 2022/2505(RSP)"
    )
    parser.add_argument(
        "--lang", action="append", metavar="L", help="the language of each file, in order (found by its words)"
    )
    parser.add_argument("-o", "--output", metavar="FOLDER", help="write the draft there; without it nothing is written")
    parser.add_argument(
        "--review",
        metavar="FILE",
        help="write the candidates to this file to be decided; if it is there, carry out its decisions",
    )
    add_json(parser)


def add_review(commands: Commands) -> None:
    """`tracker review`."""
    parser = add_command(
        commands,
        "review",
        "decide about the candidates of a new resolution: on a screen, or in a file and with --apply",
        "tracker review seeds/2031-1000-RSP\n"
        "  tracker review seeds/2031-1000-RSP --apply\n\n"
        "What you decide is kept in candidates.toml in that folder, which can as well be edited by hand. Written are\n"
        "people.toml, organisations.toml, charges.toml and demands.toml; what they hold already is left alone.",
    )
    parser.add_argument("folder", metavar="FOLDER", help="a seed folder that `tracker ingest` drafted")
    parser.add_argument("--apply", action="store_true", help="write what was accepted into the register files")
    parser.add_argument("--list", action="store_true", help="list the candidates and what was decided")
    add_json(parser)


def add_add(commands: Commands) -> None:
    """`tracker add`."""
    parser = add_command(
        commands,
        "add",
        "add people without a resolution, each with the document that the case comes from",
        'tracker add "Jane Miller" --source "https://example.org/case/12" --status held --on 2025-05\n'
        "  tracker add --from people.csv\n\n"
        "A name like one that is known is asked about; say --different REF when it is somebody else.\n"
        "The columns of a CSV file: name, source, language, role, affiliation, status, on, note, ref, different.",
    )
    parser.add_argument("name", metavar="NAME", nargs="?", help="the name as the source writes it")
    parser.add_argument("--source", metavar="TEXT-or-URL", default="", help="the document or URL of the case")
    parser.add_argument("--lang", metavar="L", default="en", help="the language of the source (en)")
    parser.add_argument("--role", metavar="TEXT", default="", help="what the source calls the person: journalist")
    parser.add_argument("--affiliation", metavar="TEXT", default="", help="an organisation, as the source has it")
    parser.add_argument("--status", metavar="CODE", default="", help="the status that the source states")
    parser.add_argument("--on", metavar="DATE", default="", help=f"when that was so: {DATE_HELP}")
    parser.add_argument("--note", metavar="TEXT", default="", help="anything worth knowing")
    parser.add_argument("--ref", metavar="REF", default="", help="the ref to give (made of the name)")
    parser.add_argument(
        "--different", metavar="REF", action="append", default=[], help="it is not this person, though the names agree"
    )
    parser.add_argument(
        "--from", metavar="FILE", dest="file", help="add everybody in a CSV file (- reads stdin), or nobody"
    )
    add_json(parser)
