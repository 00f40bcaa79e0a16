"""Three invented urgency resolutions in English, and whose each charge in them is. All names are made up.

The rules were mended while looking at them; `python -m tests.ingest.measure` has figures of a text that nobody made up.

`TRUTH` has, for words of each text, the last parts of the refs of those whose charge it is; none where it is nobody's
who is named. Whoever is proposed beside them is wrong.
"""

from __future__ import annotations

_HEAD = """European Parliament resolution of {day} {title} ({reference})

The European Parliament,

– having regard to its previous resolutions on {country},

– having regard to the Universal Declaration of Human Rights,

– having regard to the International Covenant on Civil and Political Rights,

– having regard to Rule 150(5) and Rule 136(4) of its Rules of Procedure,

"""

VALDORIA = (
    _HEAD.format(
        day="20 March 2031",
        title="on the repression of the independent press in Valdoria, notably the case of Oriel Tasmundi",
        reference="2031/2611(RSP)",
        country="Valdoria",
    )
    + """A. whereas on 4 January 2031 the journalist Oriel Tasmundi, editor of the newspaper Free Shore, was arrested at
Port Almis airport; whereas he was held incommunicado for 12 days and later charged with high treason; whereas his wife
and his two children have been placed under house arrest;

B. whereas his brother, the engineer Davit Tasmundi, was detained on 9 January 2031 for asking about his whereabouts;
whereas Davit Tasmundi was sentenced to three years in prison on the same charge;

C. whereas the bloggers Nerea Solvik, Ingram Paldu and Wilhelmina Ostrander were sentenced to 5, 7 and 9 years in prison
respectively on 2 February 2031 by Judge Albrecht Munzer; whereas they were denied access to a lawyer;

D. whereas Kasimir Bruun, who had campaigned for the release of Nerea Solvik, was himself charged with extremism;

E. whereas more than 200 people who attended the funeral of the poet Yarosh Levandi were arrested, among them his nephew
Teodor Levandi; whereas President Harlan Voss has described the protesters as criminals;

F. whereas the lawyer of Oriel Tasmundi, who was arrested in March 2031, has been disbarred;

G. whereas journalists continue to be prosecuted for their work; whereas at least 30 of them are in prison;

1. Strongly condemns the arrest and arbitrary detention of Oriel Tasmundi and calls for his immediate release; demands
that all charges against Davit Tasmundi be dropped;

2. Condemns the sentencing of Nerea Solvik, Ingram Paldu and Wilhelmina Ostrander and the harassment of their families;

3. Calls on the Valdorian authorities to release Kasimir Bruun and to end the persecution of human rights defenders;

4. Instructs its President to forward this resolution to the Council, the Commission and the Government of Valdoria.
"""
)

KHAREZIA = (
    _HEAD.format(
        day="11 September 2031",
        title="on the situation of women's rights defenders in Kharezia",
        reference="2031/2790(RSP)",
        country="Kharezia",
    )
    + """A. whereas since May 2031 the Kharezian authorities have arrested at least 45 women, including Samira Qadouri,
Lubna Harazeen and the lawyer Munira Sabbah; whereas 17 of them remain in detention;

B. whereas the Revolutionary Court of Tabran sentenced Samira Qadouri and Lubna Harazeen to 10 years in prison and 74
lashes on charges of propaganda against the state; whereas Munira Sabbah was released on bail on 3 July 2031;

C. whereas Farzad Ameli was executed on 1 June 2031 after an unfair trial; whereas his mother, Parvin Ameli, was
arrested at his graveside and accused of spreading lies;

D. whereas the student Rosa Dehghan died in custody; whereas she had been detained by officers of Colonel Jamshid Nouri
for not wearing a headscarf, and beaten during her detention;

E. whereas in August 2031 the same charges were brought against the sisters Hana Kurdo and Leila Kurdo, who had
protested against the execution of Farzad Ameli; whereas both were convicted in a trial that lasted 20 minutes;

F. whereas the Swedish-Kharezian academic Anders Rahimi has been on death row since 2019; whereas his health has
worsened; whereas he was sentenced on the basis of a confession made under torture;

G. whereas Prosecutor General Behnam Sharif has announced further arrests;

1. Condemns in the strongest terms the detention of Samira Qadouri, Lubna Harazeen and Rosa Dehghan's sister;

2. Urges the Kharezian authorities to overturn the death sentence of Anders Rahimi and to stop the harassment of
the relatives of Farzad Ameli;

3. Calls for sanctions against Behnam Sharif and Jamshid Nouri and against all those responsible for arbitrary arrests;

4. Instructs its President to forward this resolution to the Council, the Commission and the Government of Kharezia.
"""
)

SAN_PELAYO = (
    _HEAD.format(
        day="27 November 2031",
        title="on the political prisoners in San Pelayo and the cases of Benigno Arrieta and Xiomara Duplantis",
        reference="2031/2955(RSP)",
        country="San Pelayo",
    )
    + """A. whereas the opposition leader Benigno Arrieta and his running mate Xiomara Duplantis were banned from
holding public office for 15 years; whereas Benigno Arrieta has since been in hiding;

B. whereas Bishop Eusebio Marrufo, accused of conspiracy and stripped of his nationality, was transferred to the prison
of La Hoya on 10 October 2031; whereas he is serving a sentence of 26 years;

C. whereas the trade unionist Calixto Berrondo was arrested together with the student leader Nieves Aranguren, and his
house was searched; whereas she was released the next day; whereas he remains in detention;

D. whereas Judge Severiano Lucero, who had acquitted Calixto Berrondo in 2029, was suspended from his post;

E. whereas the pro-government congressman Placido Urruti accused Xiomara Duplantis of treason; whereas an arrest warrant
against her was issued on 5 November 2031;

F. whereas the authorities confiscated the property of the foundation led by Benigno Arrieta's daughter, Itziar Arrieta;

G. whereas former minister Leocadio Brisas was convicted in absentia, and fined, for supporting Benigno Arrieta;

1. Calls for the immediate release of Calixto Berrondo and Eusebio Marrufo, and for an end to arbitrary arrests;

2. Condemns the ban imposed on Benigno Arrieta and Xiomara Duplantis, and the persecution of anyone who supports them;

3. Instructs its President to forward this resolution to the Council, the Commission and the Government of San Pelayo.
"""
)

TEXTS = {"valdoria": VALDORIA, "kharezia": KHAREZIA, "san pelayo": SAN_PELAYO}

Truth = tuple[tuple[str, str], ...]
_KHAREZIAN = "samira-qadouri lubna-harazeen"
_BLOGGERS = "nerea-solvik ingram-paldu wilhelmina-ostrander"
TRUTH: dict[str, Truth] = {
    "valdoria": (
        ("was arrested at Port Almis", "oriel-tasmundi"),
        ("later charged with high treason", "oriel-tasmundi"),
        ("placed under house arrest", ""),
        ("was detained on 9 January", "davit-tasmundi"),
        ("three years in prison", "davit-tasmundi"),
        ("were sentenced to 5", _BLOGGERS),
        ("was himself charged", "kasimir-bruun"),
        ("were arrested, among them", "teodor-levandi"),
        ("who was arrested in March", ""),
        ("continue to be prosecuted", ""),
        ("30 of them are in prison", ""),
        ("arrest and arbitrary detention", "oriel-tasmundi"),
        ("all charges against Davit", "davit-tasmundi"),
        ("Condemns the sentencing of", _BLOGGERS),
        ("the harassment of their", ""),
        ("the persecution of human rights defenders", ""),
    ),
    "kharezia": (
        ("have arrested at least 45", f"{_KHAREZIAN} munira-sabbah"),
        ("17 of them remain in detention", ""),
        ("sentenced Samira", _KHAREZIAN),
        ("executed on 1 June", "farzad-ameli"),
        ("arrested at his graveside", "parvin-ameli"),
        ("died in custody", "rosa-dehghan"),
        ("had been detained by officers", "rosa-dehghan"),
        ("beaten during her detention", "rosa-dehghan"),
        ("the same charges were brought", "hana-kurdo leila-kurdo"),
        ("both were convicted", "hana-kurdo leila-kurdo"),
        ("sentenced on the basis", "anders-rahimi"),
        ("announced further arrests", ""),
        ("the detention of Samira", _KHAREZIAN),
        ("the death sentence of", "anders-rahimi"),
        ("stop the harassment", ""),
        ("responsible for arbitrary arrests", ""),
    ),
    "san pelayo": (
        ("were banned from holding", "benigno-arrieta xiomara-duplantis"),
        ("accused of conspiracy", "eusebio-marrufo"),
        ("serving a sentence of 26", "eusebio-marrufo"),
        ("Berrondo was arrested together", "calixto-berrondo nieves-aranguren"),
        ("he remains in detention", "calixto-berrondo"),
        ("was suspended from his post", "severiano-lucero"),
        ("Urruti accused Xiomara", "xiomara-duplantis"),
        ("an arrest warrant", "xiomara-duplantis"),
        ("confiscated the property", ""),
        ("was convicted in absentia", "leocadio-brisas"),
        ("and fined", "leocadio-brisas"),
        ("an end to arbitrary arrests", ""),
        ("the ban imposed on", "benigno-arrieta xiomara-duplantis"),
        ("the persecution of anyone", ""),
    ),
}
