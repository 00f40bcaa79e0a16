"""An invented resolution in two short versions that hold every difficult thing at once.

A hyphenated line end, a page break, a footnote glued to a year, "[sic]", terminal markup, what a spreadsheet takes for
a formula, characters outside the Basic Multilingual Plane, right-to-left text, a name twice in one recital, two people
with one family name, and a paragraph that one version lacks.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

RESOLUTION = "2030-9999-RSP"

ENGLISH = """\
 European Parliament resolution of 1 March 2030 on Utopia
(2030/9999(RSP))

The European Parliament,

– having regard to its resolution of 18 April 20291,

– having regard to the Universal Declaration [sic] of Human Rights of 10 December 1948,

1 Texts adopted, P9_TA(2029)0001.

A. whereas Ana Novák and at least 57 activists of the movement =Free+Press= were detai-
ned on 17 January 2030; whereas Ana Novák is a poet 𝒜 known as אנה;

B. whereas Petr Novák was fined 1 000 crowns under Article 405 of the Criminal Code
 on 3 February 2030;

1. Urges the government of Utopia to release Ana Novák before 1 May 2030;

2. Calls on [red]the Commission[/] to report on the 12 prisons by 2031;

3. Instructs its President to forward this resolution to Petr Novák.
"""

POLISH = """\
 Rezolucja Parlamentu Europejskiego z 1 marca 2030 r. w sprawie Utopii
(2030/9999(RSP))

Parlament Europejski,

– uwzględniając swoją rezolucję z 18 kwietnia 20291,

– uwzględniając Powszechną deklarację praw człowieka z 10 grudnia 1948 r.,

1 Teksty przyjęte, P9_TA(2029)0001.

A. mając na uwadze, że Anę Novákovą i co najmniej 58 działaczy ruchu =Free+Press= zatrzy-
mano 17 stycznia 2030 r.; mając na uwadze, że Ana Nováková jest poetką 𝒜 znaną jako אנה;

B. mając na uwadze, że 3 lutego 2030 r. Petra Nováka ukarano na podstawie art. 405 kodeksu
 karnego grzywną 1 000 koron;

1. wzywa rząd Utopii do uwolnienia Any Novákovej przed 1 maja 2030 r.;

2. zobowiązuje swojego przewodniczącego do przekazania tej rezolucji Petrowi Novákowi.
"""

RESOLUTION_TOML = """\
reference = "2030/9999(RSP)"
adopted = "2030-03-01"
body = "European Parliament"
title = "Human rights in Utopia"

[identifiers]
celex = "52030IP9999"

[[version]]
language = "en"
file = "en.txt"
sha256 = "{en}"
stage = "adopted"

[[version]]
language = "pl"
file = "pl.txt"
sha256 = "{pl}"
stage = "joint_motion"

[[pin]]
language = "pl"
kind = "paragraph"
label = "2"
provision = "paragraph 3"
"""

PEOPLE_TOML = """\
[[person]]
ref = "person/ana-novak"
name = "Ana Novák"
role = "@poet"
status = "held"
note = "Also \\"Anna\\"; see [red]x[/]."

[[person.mention]]
in = "recital A"
en = { quote = "Ana Novák", occurrence = 1 }
pl = "Anę Novákovą"
case = { pl = "accusative" }

[[person.mention]]
in = "recital A"
en = { quote = "Ana Novák", occurrence = 2 }
pl = "Ana Nováková"

[[person.mention]]
in = "paragraph 1"
en = "Ana Novák"
pl = "Any Novákovej"
case = { pl = "genitive" }

[[person.citation]]
in = "recital A"
supports = "status"
en = "were detained on 17 January 2030"
pl = "zatrzymano 17 stycznia 2030 r."


[[person]]
ref = "person/petr-novak"
name = "Petr Novák"
status = "targeted"

[[person.mention]]
in = "recital B"
en = "Petr Novák"
pl = "Petra Nováka"
case = { pl = "accusative" }

[[person.mention]]
in = "paragraph 3"
en = "Petr Novák"
pl = "Petrowi Novákowi"
case = { pl = "dative" }
"""

ORGANISATIONS_TOML = """\
[[organisation]]
ref = "organisation/free-press"
name = "=Free+Press="
type = "movement"
role = "-banned"

[[organisation.mention]]
in = "recital A"
en = "=Free+Press="
pl = "=Free+Press="


[[organisation]]
ref = "organisation/government-of-utopia"
name = "Government of Utopia"
type = "state_organ"

[[organisation.mention]]
in = "paragraph 1"
en = "government of Utopia"
pl = "rząd Utopii"
"""

CHARGES_TOML = """\
[[charge]]
ref = "charge/2030-9999/A.1"
title = "Detention of Ana Novák and other activists"
measure = "detention"
measure_type = "detention"
status = "named_in_text"
subjects = ["person/ana-novak"]
dates = [{ date = "2030-01-17", means = "detained" }]

[[charge.group]]
label = "activists of =Free+Press="
count = 57
qualifier = "at_least"
named = ["person/ana-novak"]

[[charge.citation]]
in = "recital A"
supports = "measure"
en = "at least 57 activists"
pl = "co najmniej 58 działaczy"


[[charge]]
ref = "charge/2030-9999/B.1"
title = "Fine for Petr Novák"
measure = "fine of 1 000 crowns"
measure_type = "fine"
penalty = "1 000 crowns"
penalty_kind = "imposed"
legal_basis = ["UT:CC:405"]
status = "convicted"
subjects = ["person/petr-novak"]

[[charge.citation]]
in = "recital B"
supports = "legal_basis"
en = "Article 405 of the Criminal Code on 3 February 2030"
pl = "art. 405 kodeksu karnego"
"""

DEMANDS_TOML = """\
[[demand]]
ref = "demand/2030-9999/1.1"
action = "Release Ana Novák"
measure_kind = "release"
strength = "urges"
addressees = [{ kind = "detaining_state", organisation = "organisation/government-of-utopia" }]
beneficiaries = ["person/ana-novak"]

[[demand.citation]]
in = "paragraph 1"
supports = "demand"
en = "release Ana Novák before 1 May 2030"
pl = "uwolnienia Any Novákovej przed 1 maja 2030 r."


[[demand]]
ref = "demand/2030-9999/2.1"
action = "Report on the prisons"
measure_kind = "monitor"
strength = "calls_on"
addressees = [{ kind = "unspecified" }, { kind = "eu_commission", implied = true }]

[[demand.group]]
label = "prisons"
count = 12
qualifier = "exactly"

[[demand.citation]]
in = "paragraph 2"
supports = "demand"
en = "Calls on [red]the Commission[/] to report on the 12 prisons"
"""

STATEMENTS_TOML = """\
[[statement]]
ref = "statement/2030-9999/A.1"
in = "recital A"
kind = "fact"
summary = "Ana Novák is a poet."
en = "is a poet 𝒜 known as אנה"
pl = "jest poetką 𝒜 znaną jako אנה"
"""

DIFFERENCES_TOML = """\
[[difference]]
ref = "difference/2030-9999/A.1"
in = "recital A"
summary = "At least 57 or at least 58 activists."
kind = "number"
severity = "major"
odd = ["pl"]
touches = ["charge/2030-9999/A.1"]
en = "57"
pl = "58"


[[difference]]
ref = "difference/2030-9999/v2.1"
in = "visa 2"
summary = "Only the English version marks a slip."
kind = "typo"
severity = "minor"
odd = ["en"]
en = "[sic]"
pl = { absent = "it prints no mark", lacks = ["[sic]"] }
"""

REGISTER = {
    "people.toml": PEOPLE_TOML,
    "organisations.toml": ORGANISATIONS_TOML,
    "charges.toml": CHARGES_TOML,
    "demands.toml": DEMANDS_TOML,
    "statements.toml": STATEMENTS_TOML,
    "differences.toml": DIFFERENCES_TOML,
}


def write_tiny_seeds(seeds: Path) -> Path:
    """Write the invented resolution under `seeds`; returns `seeds`."""
    folder = seeds / RESOLUTION
    folder.mkdir(parents=True)
    sums = {}
    for language, text in (("en", ENGLISH), ("pl", POLISH)):
        data = text.encode("utf-8")
        (folder / f"{language}.txt").write_bytes(data)
        sums[language] = hashlib.sha256(data).hexdigest()
    (folder / "resolution.toml").write_text(RESOLUTION_TOML.format(**sums), encoding="utf-8")
    for name, text in REGISTER.items():
        (folder / name).write_text(text, encoding="utf-8")
    return seeds


SECOND = "2031-0001-RSP"
SECOND_REFERENCE = "2031/0001(RSP)"
_LATER = (
    (RESOLUTION, SECOND),
    ("2030/9999(RSP)", SECOND_REFERENCE),
    ("2030-9999", "2031-0001"),
    ('adopted = "2030-03-01"', 'adopted = "2031-04-02"'),
    ("Human rights in Utopia", "Utopia one year later"),
    ("52030IP9999", "52031IP0001"),
    ("1 March 2030 on Utopia", "2 April 2031 on Utopia"),
    ("1 marca 2030 r. w sprawie", "2 kwietnia 2031 r. w sprawie"),
    ("A. whereas Ana", "A. whereas, one year later, Ana"),
    ("że Anę Novákovą", "że rok później Anę Novákovą"),
    ("B. whereas Petr", "B. whereas once more Petr"),
    ("1. Urges the government", "1. Urges again the government"),
    ("1. wzywa rząd", "1. ponownie wzywa rząd"),
    ("3. Instructs", "3. Once more instructs"),
    ("17 January 2030", "18 February 2031"),
    ("17 stycznia 2030", "18 lutego 2031"),
)


def write_second_seeds(seeds: Path) -> Path:
    """Write a second resolution beside the first: the same keys, other texts, the same people; returns `seeds`."""

    def later(text: str) -> str:
        for before, after in _LATER:
            text = text.replace(before, after)
        return text

    first, second = seeds / RESOLUTION, seeds / SECOND
    second.mkdir()
    sums = {}
    for language in ("en", "pl"):
        data = later((first / f"{language}.txt").read_text(encoding="utf-8")).encode("utf-8")
        (second / f"{language}.txt").write_bytes(data)
        sums[language] = hashlib.sha256(data).hexdigest()
    (second / "resolution.toml").write_text(later(RESOLUTION_TOML).format(**sums), encoding="utf-8")
    for name, text in REGISTER.items():
        (second / name).write_text(later(text), encoding="utf-8")
    return seeds
