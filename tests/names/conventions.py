"""Writers of Russian and Kazakh Cyrillic names in Latin spellings, to try the reader on whole lists.

They go the other way than the product does, from tables of their own, each with its source. Test data only.
"""

from __future__ import annotations

from dataclasses import dataclass, field

_VOWELS = "аеёиоуыэюяәөұүі"
_BASE = {
    **dict(zip("абвгдезиклмнопрстуфэ", "abvgdeziklmnoprstufe", strict=True)),
    "ъ": "",
    "ь": "",
    "ё": "e",
}
_CARON = {"ж": "ž", "ч": "č", "ш": "š", "щ": "šč", "дж": "dž", "ц": "c"}


@dataclass(frozen=True, slots=True)
class Writer:
    """A convention: letters, letters after a vowel or at a word's start, endings for men and women."""

    source: str
    letters: dict[str, str]
    after_vowel: dict[str, str] = field(default_factory=dict)
    after_consonant: dict[str, str] = field(default_factory=dict)
    replaced: tuple[tuple[str, str], ...] = ()
    men: tuple[tuple[str, str], ...] = ()
    women: tuple[tuple[str, str], ...] = ()
    is_from_kazakh: bool = False

    def write(self, name: str, *, is_woman: bool) -> str:
        """The name in this convention."""
        return " ".join(self._write_word(word.lower(), is_woman=is_woman).capitalize() for word in name.split())

    def _write_word(self, word: str, *, is_woman: bool) -> str:
        written, place = "", 0
        while place < len(word):
            pair = word[place : place + 2]
            if pair in self.letters:
                written, place = written + self.letters[pair], place + 2
                continue
            letter, before = word[place], word[place - 1] if place else ""
            context = self.after_vowel if not before or before in _VOWELS + "ьъ" else self.after_consonant
            written += context.get(letter, self.letters.get(letter, letter))
            place += 1
        return self._end(f"{written}|", self.women if is_woman else self.men).replace("|", "")

    def _end(self, written: str, endings: tuple[tuple[str, str], ...]) -> str:
        for old, new in self.replaced:
            written = written.replace(old, new)
        return next((written.replace(old, new) for old, new in endings if old in written), written)


_JE = {"е": "je"}
_CONSONANTS = "bcčdfghjklļmnprsštvwzž"

WRITERS: dict[str, Writer] = {
    "en": Writer(
        "BGN/PCGN 1947",
        {
            **_BASE,
            "ж": "zh",
            "х": "kh",
            "ц": "ts",
            "ч": "ch",
            "ш": "sh",
            "щ": "shch",
            "ы": "y",
            "й": "y",
            "ю": "yu",
            "я": "ya",
        },
        {"е": "ye"},
    ),
    "de": Writer(
        "Duden, Transkription des Russischen",
        {
            **_BASE,
            "в": "w",
            "ж": "sch",
            "дж": "dsch",
            "з": "s",
            "х": "ch",
            "ц": "z",
            "ч": "tsch",
            "ш": "sch",
            "щ": "schtsch",
            "ы": "y",
            "й": "i",
            "ю": "ju",
            "я": "ja",
            "кс": "x",
            "с": "ſ",
        },
        _JE,
        replaced=(*((f"{a}ſ{b}", f"{a}ss{b}") for a in "aeiouyj" for b in "aeiouyj"), ("ſ", "s")),
    ),
    "fr": Writer(
        "Imprimerie nationale, transcription of Russian",
        {
            **_BASE,
            "ж": "j",
            "дж": "dj",
            "у": "ou",
            "х": "kh",
            "ц": "ts",
            "ч": "tch",
            "ш": "ch",
            "щ": "chtch",
            "ы": "y",
            "й": "ï",
            "ю": "iou",
            "я": "ia",
            "кс": "x",
            "ге": "gue",
            "ги": "gui",
        },
        {"е": "ie"},
        replaced=(("in|", "ine|"),),
    ),
    "tr": Writer(
        "TDK, Turkish rendering by sound",
        {
            **_BASE,
            "ж": "j",
            "дж": "c",
            "х": "h",
            "ц": "ts",
            "ч": "ç",
            "ш": "ş",
            "щ": "şç",
            "ы": "ı",
            "й": "y",
            "ю": "yu",
            "я": "ya",
        },
        {"е": "ye"},
    ),
    "lt": Writer(
        "VLKK, Rusu kalbos vardai",
        {**_BASE, **_CARON, "х": "ch", "ы": "y", "й": "j", "ю": "ju", "я": "ja"},
        _JE,
        {"я": "ia", "ю": "iu"},
        men=(("j|", "jus"), *((f"{c}|", f"{c}as") for c in _CONSONANTS)),
    ),
    "lv": Writer(
        "VVC and LR MK noteikumi 114",
        {**_BASE, **_CARON, "х": "h", "ы": "i", "й": "j", "ю": "ju", "я": "ja"},
        _JE,
        men=tuple((f"{c}|", f"{c}s") for c in _CONSONANTS),
    ),
    "hu": Writer(
        "MTA, A cirill betus szlav nyelvek neveinek magyar helyesirasa",
        {
            **_BASE,
            "ж": "zs",
            "дж": "dzs",
            "с": "sz",
            "х": "h",
            "ц": "c",
            "ч": "cs",
            "ш": "s",
            "щ": "scs",
            "ы": "i",
            "й": "j",
            "ю": "ju",
            "я": "ja",
        },
        _JE,
    ),
    "cs": Writer(
        "Pravidla ceskeho pravopisu, women's names with -ova",
        {**_BASE, **_CARON, "х": "ch", "ы": "y", "й": "j", "ю": "ju", "я": "ja"},
        _JE,
        women=(("ova|", "ovová"), ("eva|", "evová")),
    ),
    "sk": Writer(
        "Pravidla slovenskeho pravopisu",
        {**_BASE, **_CARON, "х": "ch", "ы": "y", "й": "j", "ю": "ju", "я": "ja"},
        _JE,
        women=(("ova|", "ovová"), ("eva|", "evová")),
    ),
    "et": Writer(
        "Eesti transcription table for Russian",
        {
            **_BASE,
            "ж": "ž",
            "дж": "dž",
            "х": "h",
            "ц": "ts",
            "ч": "tš",
            "ш": "š",
            "щ": "štš",
            "ы": "õ",
            "й": "i",
            "ю": "ju",
            "я": "ja",
        },
        _JE,
    ),
    "fi": Writer(
        "SFS 4900",
        {
            **_BASE,
            "ж": "ž",
            "х": "h",
            "ц": "ts",
            "ч": "tš",
            "ш": "š",
            "щ": "štš",
            "ы": "y",
            "й": "i",
            "ю": "ju",
            "я": "ja",
        },
        _JE,
    ),
    "pl": Writer(
        "PWN, transkrypcja rosyjskiego",
        {
            **_BASE,
            "в": "w",
            "ж": "ż",
            "дж": "dż",
            "л": "ł",
            "ле": "le",
            "ли": "li",
            "ль": "l",
            "ля": "la",
            "х": "ch",
            "ц": "c",
            "ч": "cz",
            "ш": "sz",
            "щ": "szcz",
            "ы": "y",
            "й": "j",
            "ю": "ju",
            "я": "ja",
        },
        _JE,
        {"е": "ie", "я": "ia", "ю": "iu"},
        replaced=(("żie", "że"), ("szie", "sze"), ("czie", "cze"), ("szi", "szy"), ("żi", "ży")),
    ),
    "sl": Writer("Slovenski pravopis", {**_BASE, **_CARON, "х": "h", "ы": "i", "й": "j", "ю": "ju", "я": "ja"}, _JE),
    "es": Writer(
        "Fundeu RAE",
        {
            **_BASE,
            "ж": "zh",
            "дж": "dzh",
            "х": "j",
            "ц": "ts",
            "ч": "ch",
            "ш": "sh",
            "щ": "shch",
            "ы": "y",
            "й": "i",
            "ю": "yu",
            "я": "ya",
            "ге": "gue",
            "ги": "gui",
        },
        {"е": "ye"},
    ),
    "nl": Writer(
        "Nederlandse Taalunie",
        {
            **_BASE,
            "ж": "zj",
            "дж": "dzj",
            "у": "oe",
            "х": "ch",
            "ц": "ts",
            "ч": "tsj",
            "ш": "sj",
            "щ": "sjtsj",
            "ы": "y",
            "й": "j",
            "ю": "joe",
            "я": "ja",
        },
        _JE,
    ),
    "sv": Writer(
        "TT-spraket",
        {
            **_BASE,
            "ж": "zj",
            "х": "ch",
            "ц": "ts",
            "ч": "tj",
            "ш": "sj",
            "щ": "sjtj",
            "ы": "y",
            "й": "j",
            "ю": "ju",
            "я": "ja",
        },
        _JE,
    ),
    "ro": Writer(
        "DOOM 3",
        {
            **_BASE,
            "ж": "j",
            "дж": "dj",
            "х": "h",
            "ц": "ț",
            "ч": "ci",
            "ш": "ș",
            "щ": "șci",
            "ы": "î",
            "й": "i",
            "ю": "iu",
            "я": "ia",
            "ге": "ghe",
            "ги": "ghi",
        },
        {"е": "ie"},
    ),
    "iso9": Writer(
        "ISO 9:1995",
        {
            **_BASE,
            "ж": "ž",
            "х": "h",
            "ц": "c",
            "ч": "č",
            "ш": "š",
            "щ": "ŝ",
            "ы": "y",
            "й": "j",
            "ю": "û",
            "я": "â",
            "э": "è",
            "ь": "ʹ",
        },
    ),
    "kk-Latn": Writer(
        "Kazakh Latin alphabet, draft of January 2021",
        {
            **_BASE,
            "ә": "ä",
            "ғ": "ğ",
            "ж": "j",
            "й": "i",
            "қ": "q",
            "ң": "ñ",
            "ө": "ö",
            "ұ": "ū",
            "ү": "ü",
            "х": "h",
            "һ": "h",
            "ц": "ts",
            "ч": "ç",
            "ш": "ş",
            "щ": "şç",
            "ы": "y",
            "і": "ı",
            "ю": "iu",
            "я": "ia",
        },
        is_from_kazakh=True,
    ),
}
