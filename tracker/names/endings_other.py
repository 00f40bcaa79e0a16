"""Case endings of names in Baltic, Finno-Ugric, Turkic and Germanic languages. Data only.

The shape is explained in `endings_slavic`. Latvian and Lithuanian give every man a nominative ending,
which the name does not have elsewhere: it stands here as a case of its own.
"""

from __future__ import annotations

from tracker.names.endings_type import EndingGroup

_LV = "Nitina and Grigorjevs, Latviesu valodas gramatika; LR MK noteikumi No. 114 (2004)"
_LT = "Ambrazas, Dabartines lietuviu kalbos gramatika; VLKK on endings of foreign names"
_FI = "Hakulinen et al., Iso suomen kielioppi, par. 81-99"
_ET = "Erelt et al., Eesti keele grammatika; Eesti ortograafia (endings of foreign names)"
_HU = "MTA, A magyar helyesiras szabalyai, 12th ed., rules 215-217"
_TR = "TDK, Yazim Kilavuzu: endings of proper names, after an apostrophe or without one"
_KK = "Kazakh grammar (Muhamedowa 2016, Kazakh: A Comprehensive Grammar, cases)"
_DE = "Duden Grammatik, genitive of proper names"

ENDINGS: dict[str, tuple[EndingGroup, ...]] = {
    "lv": (
        (_LV, "masculine nominative", (("s", ""), ("š", ""), ("is", ""), ("is", "i"), ("js", "j"), ("us", ""))),
        (_LV, "genitive", (("a", ""), ("ja", "j"), ("as", "a"), ("es", "e"), ("us", ""), ("ļa", "l"), ("ņa", "n"))),
        (_LV, "dative", (("am", ""), ("jam", "j"), ("ai", "a"), ("ei", "e"))),
        (_LV, "accusative or instrumental", (("u", ""), ("u", "a"), ("i", ""), ("i", "e"), ("ju", "j"))),
        (_LV, "locative", (("ā", ""), ("ī", ""), ("ē", "e"))),
        (_LV, "feminine nominative", (("e", ""),)),
    ),
    "lt": (
        (
            _LT,
            "masculine nominative",
            (
                ("as", ""),
                ("is", ""),
                ("is", "i"),
                ("us", ""),
                ("ys", ""),
                ("jus", "j"),
                ("ius", ""),
                ("jas", "j"),
                ("us", "u"),
            ),
        ),
        (_LT, "genitive", (("o", ""), ("io", ""), ("jo", "j"), ("aus", ""), ("os", "a"), ("ės", "e"), ("jaus", "j"))),
        (_LT, "dative", (("ui", ""), ("iui", ""), ("jui", "j"), ("ai", "a"), ("ei", "e"))),
        (_LT, "accusative", (("ą", ""), ("į", ""), ("ų", ""), ("ę", "e"))),
        (_LT, "instrumental", (("u", ""), ("iu", ""), ("ju", "j"), ("umi", ""), ("imi", ""))),
        (_LT, "locative", (("e", ""), ("yje", ""), ("oje", "a"), ("uje", ""), ("ėje", "e"))),
        (_LT, "vocative", (("ai", ""), ("e", ""), ("i", ""))),
        (_LT, "feminine nominative", (("a", ""),)),
    ),
    "fi": (
        (_FI, "genitive", (("in", ""), ("n", ""))),
        (_FI, "partitive", (("ia", ""), ("ta", ""))),
        (
            _FI,
            "local cases",
            (
                ("ille", ""),
                ("lle", ""),
                ("ilta", ""),
                ("lta", ""),
                ("illa", ""),
                ("lla", ""),
                ("ista", ""),
                ("sta", ""),
                ("iin", ""),
            ),
        ),
    ),
    "et": (
        (_ET, "genitive or partitive", (("i", ""), ("it", ""), ("e", ""))),
        (
            _ET,
            "local cases",
            (
                ("ile", ""),
                ("le", ""),
                ("ilt", ""),
                ("lt", ""),
                ("il", ""),
                ("ist", ""),
                ("st", ""),
                ("iga", ""),
                ("ga", ""),
                ("ita", ""),
                ("iks", ""),
            ),
        ),
    ),
    "hu": (
        (_HU, "accusative", (("t", ""), ("ot", ""), ("et", ""), ("at", ""), ("öt", ""), ("át", "a"), ("ét", "e"))),
        (_HU, "dative or genitive", (("nak", ""), ("nek", ""), ("ának", "a"), ("ének", "e"))),
        (
            _HU,
            "other cases",
            (
                ("val", ""),
                ("vel", ""),
                ("ért", ""),
                ("tól", ""),
                ("től", ""),
                ("ról", ""),
                ("ről", ""),
                ("hoz", ""),
                ("hez", ""),
                ("ra", ""),
                ("re", ""),
                ("ban", ""),
                ("ben", ""),
                ("nál", ""),
                ("nél", ""),
                ("ék", ""),
            ),
        ),
    ),
    "tr": (
        (_TR, "genitive", (("ın", ""), ("in", ""), ("un", ""), ("ün", ""), ("nın", ""), ("nin", ""), ("nun", ""))),
        (_TR, "accusative", (("yı", ""), ("yi", ""), ("ü", ""))),
        (_TR, "dative", (("ya", ""), ("ye", ""), ("e", ""))),
        (_TR, "ablative or locative", (("dan", ""), ("den", ""), ("tan", ""), ("ten", ""), ("da", ""), ("de", ""))),
        (_TR, "instrumental", (("la", ""), ("le", ""), ("yla", ""), ("yle", ""))),
    ),
    "kk": (
        (_KK, "genitive", (("ның", ""), ("нің", ""), ("дың", ""), ("дің", ""), ("тың", ""), ("тің", ""))),
        (_KK, "dative", (("ға", ""), ("ге", ""), ("қа", ""), ("ке", ""))),
        (_KK, "accusative", (("ны", ""), ("ні", ""), ("ды", ""), ("ді", ""), ("ты", ""), ("н", ""), ("ті", ""))),
        (_KK, "ablative", (("дан", ""), ("ден", ""), ("тан", ""), ("тен", ""), ("нан", ""), ("нен", ""))),
        (_KK, "instrumental", (("мен", ""), ("бен", ""), ("пен", ""))),
    ),
    "kk-Latn": (
        (_KK, "genitive", (("nyñ", ""), ("nıñ", ""), ("dyñ", ""), ("dıñ", ""), ("tyñ", ""), ("tıñ", ""))),
        (_KK, "dative", (("ğa", ""), ("ge", ""), ("qa", ""), ("ke", ""))),
        (_KK, "accusative", (("ny", ""), ("nı", ""), ("dy", ""), ("dı", ""), ("ty", ""), ("tı", ""))),
        (_KK, "ablative", (("dan", ""), ("den", ""), ("tan", ""), ("ten", ""))),
    ),
    "de": ((_DE, "genitive", (("s", ""), ("ens", ""))),),
}

# What may follow an apostrophe in a name without being part of it.
APOSTROPHE_ENDINGS: dict[str, str] = {
    "s": "English possessive",
    **dict.fromkeys(
        (
            "ın",
            "in",
            "un",
            "ün",
            "nın",
            "nin",
            "nun",
            "nün",
            "a",
            "e",
            "ya",
            "ye",
            "ı",
            "i",
            "u",
            "ü",
            "yı",
            "yi",
            "dan",
            "den",
            "tan",
            "ten",
            "da",
            "de",
            "ta",
            "te",
            "la",
            "le",
        ),
        "Turkish case ending",
    ),
}
