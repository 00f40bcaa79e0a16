"""Case endings of names in Slavic languages, in each language's own spelling. Data only.

For each language: groups of a source, a case, and pairs of an ending and what stands in its place in the
nominative. The surname endings of -ov, -ev, -in, -ski follow from the pairs; only what differs from a
noun is listed apart. A pair that would not change the sounds of a name (Polish -ą is read as -a) is left out.
"""

from __future__ import annotations

from tracker.names.endings_type import EndingGroup

_PL = "Grzegorczykowa et al., Gramatyka wspolczesnego jezyka polskiego; PWN rules on declining foreign names"
_SL = "Toporisic, Slovenska slovnica; Slovenski pravopis par. 776-791 (-j- after r and vowels)"
_CS = "Prirucni mluvnice cestiny; Internetova jazykova prirucka (UJC), names"
_SK = "Pravidla slovenskeho pravopisu; Morfologia slovenskeho jazyka"
_HR = "Baric et al., Hrvatska gramatika"
_RU = "Russkaya grammatika 1980, par. 1169-1240; Rosental on surnames"
_UK = "Ukrainian orthography of 2019, par. 98-102"

ENDINGS: dict[str, tuple[EndingGroup, ...]] = {
    "pl": (
        (_PL, "genitive or accusative", (("a", ""), ("ego", "y"), ("iego", "i"), ("ja", ""))),
        (_PL, "genitive", (("y", "a"), ("i", "a"), ("ji", "ja"), ("ej", "a"), ("iej", "a"))),
        (_PL, "dative", (("owi", ""), ("iowi", ""), ("u", ""), ("emu", "y"), ("iemu", "i"), ("ej", "a"))),
        (
            _PL,
            "dative or locative",
            (
                ("ie", "a"),
                ("cie", "ta"),
                ("dzie", "da"),
                ("rze", "ra"),
                ("le", "la"),
                ("sze", "cha"),
                ("dze", "ga"),
                ("ce", "ka"),
            ),
        ),
        (_PL, "accusative", (("ę", "a"), ("ię", "ia"))),
        (_PL, "instrumental", (("em", ""), ("iem", ""), ("ym", "y"), ("im", "i"))),
        (_PL, "locative", (("ie", ""), ("cie", "t"), ("dzie", "d"), ("rze", "r"), ("le", "l"), ("ym", "y"))),
        (_PL, "vocative", (("o", "a"), ("ie", ""))),
        (_PL, "plural", (("owie", ""), ("om", ""), ("ami", ""), ("ach", ""))),
    ),
    "sl": (
        (_SL, "genitive or accusative", (("a", ""), ("ja", ""))),
        (_SL, "genitive", (("e", "a"),)),
        (_SL, "dative or locative", (("u", ""), ("ju", ""), ("i", "a"))),
        (_SL, "accusative or instrumental", (("o", "a"),)),
        (_SL, "instrumental", (("om", ""), ("em", ""), ("jem", ""), ("ovim", "ov"), ("evim", "ev"), ("inim", "in"))),
        (_SL, "dual or plural", (("oma", ""), ("ema", ""))),
    ),
    "cs": (
        (_CS, "genitive or accusative", (("a", ""), ("e", ""), ("ého", "ý"), ("ího", "í"), ("ja", ""))),
        (_CS, "genitive", (("y", "a"), ("i", "a"), ("e", "a"), ("é", "á"))),
        (
            _CS,
            "dative or locative",
            (
                ("ovi", ""),
                ("u", ""),
                ("i", ""),
                ("ě", "a"),
                ("e", "a"),
                ("i", "a"),
                ("ému", "ý"),
                ("ímu", "í"),
                ("ze", "ha"),
                ("ře", "ra"),
            ),
        ),
        (_CS, "accusative", (("u", "a"), ("ou", "á"))),
        (_CS, "instrumental", (("em", ""), ("ou", "a"), ("ým", "ý"), ("ím", "í"))),
        (_CS, "vocative", (("e", ""), ("o", "a"), ("u", ""))),
        (
            _CS,
            "feminine surname",
            (
                ("ová", "a"),
                ("ové", "a"),
                ("ovou", "a"),
                ("ová", ""),
                ("ové", ""),
                ("ovou", ""),
                ("evová", "eva"),
                ("ovová", "ova"),
                ("inová", "ina"),
            ),
        ),
        (_CS, "plural", (("ovi", ""), ("ových", ""), ("ovým", ""))),
    ),
    "sk": (
        (_SK, "genitive or accusative", (("a", ""), ("ého", "ý"), ("ho", ""), ("ja", ""))),
        (_SK, "genitive", (("y", "a"), ("i", "a"), ("e", "a"), ("ej", "a"))),
        (_SK, "dative or locative", (("ovi", ""), ("mu", ""), ("e", "a"), ("i", "a"), ("ej", "a"), ("ému", "ý"))),
        (_SK, "accusative", (("u", "a"), ("ú", "a"))),
        (_SK, "instrumental", (("om", ""), ("ou", "a"), ("ým", "ý"))),
        (
            _SK,
            "feminine surname",
            (
                ("ová", "a"),
                ("ovej", "a"),
                ("ovú", "a"),
                ("ovou", "a"),
                ("ová", ""),
                ("ovej", ""),
                ("ovú", ""),
                ("ovou", ""),
            ),
        ),
    ),
    "hr": (
        (_HR, "genitive or accusative", (("a", ""), ("ja", ""))),
        (_HR, "genitive", (("e", "a"),)),
        (_HR, "dative or locative", (("u", ""), ("ju", ""), ("i", "a"), ("oj", "a"))),
        (_HR, "accusative", (("u", "a"),)),
        (
            _HR,
            "instrumental",
            (("om", ""), ("em", ""), ("jem", ""), ("ovim", "ov"), ("evim", "ev"), ("inim", "in"), ("om", "a")),
        ),
        (_HR, "vocative", (("e", ""), ("o", "a"))),
    ),
    "sr": (
        (_HR, "genitive or accusative", (("а", ""), ("ја", ""))),
        (_HR, "genitive", (("е", "а"),)),
        (_HR, "dative or locative", (("у", ""), ("ју", ""), ("и", "а"), ("ој", "а"))),
        (_HR, "accusative", (("у", "а"),)),
        (_HR, "instrumental", (("ом", ""), ("ем", ""), ("овим", "ов"), ("евим", "ев"), ("ом", "а"))),
    ),
    "ru": (
        (_RU, "genitive or accusative", (("а", ""), ("я", ""), ("я", "й"), ("ого", "ий"), ("его", "ий"))),
        (_RU, "genitive", (("ы", "а"), ("и", "а"), ("и", "я"), ("ии", "ия"), ("ой", "а"))),
        (
            _RU,
            "dative",
            (("у", ""), ("ю", ""), ("ю", "й"), ("е", "а"), ("е", "я"), ("ии", "ия"), ("ой", "а"), ("ому", "ий")),
        ),
        (_RU, "accusative", (("у", "а"), ("ю", "я"))),
        (
            _RU,
            "instrumental",
            (
                ("ом", ""),
                ("ем", ""),
                ("ем", "й"),
                ("овым", "ов"),
                ("евым", "ев"),
                ("иным", "ин"),
                ("им", "ий"),
                ("ой", "а"),
                ("ей", "я"),
                ("ею", "я"),
                ("ою", "а"),
                ("ём", "й"),
            ),
        ),
        (_RU, "prepositional", (("е", ""), ("е", "й"), ("ой", "а"), ("ии", "ия"))),
        (_RU, "plural", (("ы", ""), ("овых", "ов"), ("евых", "ев"))),
    ),
    "uk": (
        (_UK, "genitive or accusative", (("а", ""), ("я", ""), ("я", "й"), ("ого", "ий"))),
        (_UK, "genitive", (("и", "а"), ("і", "я"), ("ії", "ія"), ("ої", "а"))),
        (
            _UK,
            "dative",
            (
                ("ові", ""),
                ("еві", ""),
                ("єві", "й"),
                ("у", ""),
                ("ю", ""),
                ("ю", "й"),
                ("і", "а"),
                ("ій", "а"),
                ("ії", "ія"),
                ("ому", "ий"),
            ),
        ),
        (_UK, "accusative", (("у", "а"), ("ю", "я"))),
        (
            _UK,
            "instrumental",
            (
                ("ом", ""),
                ("ем", ""),
                ("єм", "й"),
                ("овим", "ов"),
                ("евим", "ев"),
                ("им", "ий"),
                ("ою", "а"),
                ("єю", "я"),
            ),
        ),
        (_UK, "vocative", (("е", ""), ("о", "а"), ("ю", "й"), ("є", "я"))),
    ),
}
