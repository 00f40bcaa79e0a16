"""How Turkic languages write their names in Latin letters: Turkish, Azerbaijani, Uzbek, Kazakh. Data only.

The shape of a convention and the meaning of the capital letters are explained in `latin_west`.
"""

from __future__ import annotations

from tracker.names.orthographies_type import Convention

CONVENTIONS: dict[str, Convention] = {
    "tr": {
        "name": "Turkish",
        "absent": ("w", "q", "x", "zh", "kh", "sch", "tch", "sz"),
        "endings": ("tr",),
        "rules": (
            (
                "TDK, Yazim Kilavuzu: c is dzh, j is zh, ğ and ı; Russian and Kazakh names by sound",
                {
                    "ç": "C",
                    "ş": "X",
                    "c": "J",
                    "j": "J",
                    "ğ": "G",
                    "ı": "I",
                    "ö": "O",
                    "ü": "U",
                    "â": "A",
                    "î": "I",
                    "û": "U",
                    "ts": "Q",
                },
            ),
        ),
    },
    "az": {
        "name": "Azerbaijani",
        "absent": ("w", "zh", "kh", "sh", "ch", "sz"),
        "needs": ("ə", "x", "ı", "ö", "ü", "ç", "ş", "ğ"),
        "endings": (),
        "rules": (
            (
                "Azerbaijani alphabet of 1991",
                {
                    "ə": "A",
                    "x": "H",
                    "q": "G|K",
                    "ç": "C",
                    "ş": "X",
                    "c": "J",
                    "j": "J",
                    "ğ": "G",
                    "ı": "I",
                    "ö": "O",
                    "ü": "U",
                    "ts": "Q",
                },
            ),
        ),
    },
    "uz": {
        "name": "Uzbek",
        "absent": ("w", "zh", "kh", "sz"),
        "needs": ("x", "q"),
        "endings": (),
        "rules": (
            (
                "Uzbek Latin alphabet of 1995",
                {
                    "sh": "X",
                    "ch": "C",
                    "x": "H",
                    "q": "K",
                    "j": "J",
                    "ts": "Q",
                    "yo": "IO|E",
                    "ʻ": "",
                },
            ),
        ),
    },
    "kk-Latn": {
        "name": "Kazakh Latin",
        "absent": ("zh", "kh", "sz", "sch"),
        "endings": ("kk-Latn",),
        "rules": (
            (
                "Kazakh Latin alphabet, draft of January 2021: ä ğ ı i j ñ ö q ş ū ü y",
                {
                    "ä": "A",
                    "ğ": "G",
                    "ı": "I",
                    "j": "J",
                    "ñ": "N|NG",
                    "ö": "O",
                    "q": "K",
                    "ş": "X",
                    "ū": "U",
                    "ü": "U",
                    "y": "I",
                    "ts": "Q",
                },
            ),
            (
                "Kazakh Latin alphabet of 2018 (Decree 637): á ǵ ń ó ú ý, sh, ch",
                {"á": "A", "ǵ": "G", "ń": "N|NG", "ó": "O", "ú": "U", "ý": "U", "sh": "X", "ch": "C"},
            ),
            (
                "QazAqparat Latin (2004): w, ï, ç",
                {"w": "U|V", "ï": "I", "ç": "C", "x": "H", "c": "C", "dj": "J"},
            ),
        ),
    },
}
