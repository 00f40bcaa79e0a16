"""What the letters of Cyrillic alphabets sound like, alphabet by alphabet. Data only.

The shape of a convention and the meaning of the capital letters are explained in `latin_west`.
`LETTERS` holds what all alphabets share; a convention lists where it differs and what it adds.
"""

from __future__ import annotations

from tracker.names.orthographies_type import Convention

LETTERS: dict[str, str] = {
    "а": "A",
    "б": "B",
    "в": "V",
    "г": "G",
    "д": "D",
    "е": "E",
    "ё": "E",
    "ж": "J",
    "з": "Z",
    "и": "I",
    "й": "I",
    "к": "K",
    "л": "L",
    "м": "M",
    "н": "N",
    "о": "O",
    "п": "P",
    "р": "R",
    "с": "S",
    "т": "T",
    "у": "U",
    "ф": "F",
    "х": "H",
    "ц": "Q",
    "ч": "C",
    "ш": "X",
    "щ": "XC",
    "ъ": "",
    "ы": "I",
    "ь": "",
    "э": "E",
    "ю": "IU",
    "я": "IA",
    "ә": "A",
    "ғ": "G",
    "қ": "K",
    "ң": "N",
    "ө": "O",
    "ұ": "U",
    "ү": "U",
    "һ": "H",
    "і": "I",
    "ї": "I",
    "є": "E",
    "ґ": "G",
    "ў": "U",
    "ј": "I",
    "љ": "LI",
    "њ": "NI",
    "ђ": "J",
    "ћ": "C",
    "џ": "J",
    "ѓ": "G",
    "ќ": "K",
    "ѕ": "DZ",
    "ҳ": "H",
    "ҷ": "J",
    "ӣ": "I",
    "ӯ": "U",
}

CONVENTIONS: dict[str, Convention] = {
    "ru": {
        "name": "Russian",
        "absent": ("і", "ї", "є", "ґ", "ў", "ә", "ғ", "қ", "ң", "ө", "ұ", "ү", "һ", "ј"),
        "endings": ("ru",),
        "rules": (
            (
                "Russian alphabet; дж writes the Kazakh and English j (Superanskaya, Spravochnik lichnykh imen)",
                {"дж": "J", "тс": "Q"},
            ),
        ),
    },
    "kk": {
        "name": "Kazakh Cyrillic",
        "absent": ("ї", "є", "ґ", "ў", "ј"),
        "endings": ("kk", "ru"),
        "rules": (
            (
                "Kazakh alphabet of 1940; ң becomes n in Russian spelling and ng in BGN/PCGN 1979",
                {"ң": "N|NG", "ңғ": "NG", "ңг": "NG", "дж": "J", "тс": "Q"},
            ),
        ),
    },
    "uk": {
        "name": "Ukrainian",
        "absent": ("ы", "э", "ё", "ъ", "ў", "ә", "ғ", "қ", "ң", "ө", "ұ", "ү", "һ", "ј"),
        "endings": ("uk",),
        "rules": (
            (
                "Ukrainian orthography of 2019: г writes foreign g and h",
                {"г": "G|H", "дж": "J", "тс": "Q", "ьо": "IO|E"},
            ),
        ),
    },
    "be": {
        "name": "Belarusian",
        "absent": ("и", "ї", "є", "ґ", "щ", "ъ", "ә", "ғ", "қ", "ң", "ө", "ұ", "ү", "һ", "ј"),
        "endings": ("ru",),
        "rules": (
            (
                "Belarusian orthography of 2008: ў, akanne, г writes g and h",
                {"г": "G|H", "ў": "V|U", "дж": "J", "дз": "D|DZ"},
            ),
        ),
    },
    "bg": {
        "name": "Bulgarian",
        "absent": ("ы", "э", "ё", "і", "ї", "є", "ґ", "ў", "ә", "ғ", "қ", "ң", "ө", "ұ", "ү", "һ", "ј"),
        "endings": (),
        "rules": (("Bulgarian transliteration act of 2009: щ is sht, ъ a vowel", {"щ": "XT", "ъ": "A|U", "дж": "J"}),),
    },
    "sr": {
        "name": "Serbian or Macedonian",
        "absent": ("ы", "э", "ё", "й", "ю", "я", "щ", "ъ", "ь", "і", "ї", "є", "ґ", "ў", "ә", "ғ", "қ", "ң", "ө"),
        "endings": ("sr",),
        "rules": (("Pravopis srpskoga jezika (2010), transcription of Russian names", {"дж": "J", "ј": "I"}),),
    },
}
