"""The 53 persons of resolution 2021/2544(RSP) and every form in which its three versions print them. Data only.

A row is the canonical form (the Latvian version's), then the Slovenian and the Polish forms as printed,
inflected where the sentence inflects them, in the order of the text; repeated forms are kept once.
"""

from __future__ import annotations

PEOPLE: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("almat-zhumagulov", "Almat Zhumagulov", ("Almat Žumagulov",), ("Ałmat Żumagułow", "Almata Żumagulowa")),
    ("aset-abishev", "Aset Abishev", ("Aset Abišev",), ("Aset Abiszew", "Aseta Abiszewa")),
    ("kenzhebek-abishev", "Kenzhebek Abishev", ("Kenžebek Abišev",), ("Kenżebek Abiszew", "Kenżebeka Abiszewa")),
    (
        "askhat-zheksebayev",
        "Askhat Zheksebayev",
        ("Ashat Žeksebajev", "Aškhat Žeksebajev"),
        ("Aschat Żeksebajew", "Aschata Żeksebajewa"),
    ),
    ("kairat-klyshev", "Kairat Klyshev", ("Kairat Klišev",), ("Kajrat Kłyszew", "Kairata Kłyszewa")),
    (
        "yerbol-yeskhozin",
        "Yerbol Yeskhozin",
        ("Jerbol Ješhozin", "Jerbol Jeshozin"),
        ("Jerboł Jeschozin", "Jerboła Jeschozina"),
    ),
    ("abai-begimbetov", "Abai Begimbetov", ("Abaj Begimbetov",), ("Abaj Begimbetow", "Abaiego Begimbetowa")),
    ("asel-onlabekkyzy", "Asel Onlabekkyzy", ("Asel Onlabekizi",), ("Asel Onlabekkyzy", "Asela Onlabekkyzego")),
    (
        "yerkin-sabanshiyev",
        "Yerkin Sabanshiyev",
        ("Jerkin Sabanšijev",),
        ("Jerkin Sabanszyjew", "Jerkina Sabanszyjewa"),
    ),
    ("zhanat-zhamaliyev", "Zhanat Zhamaliyev", ("Žanat Žamalijev",), ("Żanat Żamalijew", "Żanata Żamalijewa")),
    (
        "diana-baimagambetova",
        "Diana Baimagambetova",
        ("Diana Bajmagambetova",),
        ("Diana Bajmagambetowa", "Diany Baimagambetowej"),
    ),
    ("noyan-rakhimzhanov", "Noyan Rakhimzhanov", ("Nojan Rahimžanov",), ("Nojan Rachimżanow", "Nojana Rachimżanowa")),
    ("askar-kayyrbek", "Askar Kayyrbek", ("Askar Kajrbek",), ("Askar Kayyrbek", "Askara Kajyrbeka")),
    ("lukpan-akhmedyarov", "Lukpan Akhmedyarov", ("Lukpanu Ahmedjarovu",), ("Łukpanowi Achmediarowowi",)),
    ("saniya-toiken", "Saniya Toiken", ("Sanijo Toiken",), ("Saniji Toiken",)),
    ("dulat-agadil", "Dulat Agadil", ("Dulat Agadil", "Dulata Agadila"), ("Dułat Agadił", "Dułata Agadiła")),
    ("zhanbolat-agadil", "Zhanbolat Agadil", ("Žanbolat Agadil",), ("Żanbołat Agadił",)),
    ("amanbike-khairolla", "Amanbike Khairolla", ("Amanbike Hairola",), ("Amanbike Chajrołła",)),
    ("serik-orazov", "Serik Orazov", ("Serik Orazov",), ("Serik Orazow",)),
    ("garifulla-embergenov", "Garifulla Embergenov", ("Garifula Embergenov",), ("Garifułła Embergenow",)),
    ("dametkan-aspandiyarova", "Dametkan Aspandiyarova", ("Dametkan Aspandijarovo",), ("Damietkan Aspandijarową",)),
    ("elena-semenova", "Elena Semenova", ("Eleno Semenovo",), ("Elena Semenowa",)),
    ("gulzipa-dzhaukerova", "Gulzipa Dzhaukerova", ("Gulzipa Džaukerova",), ("Gulzipy Dżaukerowej",)),
    ("sholpan-dzhanzakova", "Sholpan Dzhanzakova", ("Šolpan Džanzakova",), ("Szolpan Dżanzakowa",)),
    ("anna-shukeyeva", "Anna Shukeyeva", ("Ana Šukejeva",), ("Anna Szukejewa",)),
    ("raigul-sadyrbayeva", "Raigul Sadyrbayeva", ("Rajgul Sadirbajeva",), ("Raigul Sadyrbajewa",)),
    ("aizhan-izmakova", "Aizhan Izmakova", ("Aižan Izmakova",), ("Aiżan Izmakowa",)),
    (
        "daniyar-khassenov",
        "Daniyar Khassenov",
        ("Danijar Hasenov", "Danijarju Hasenovu"),
        ("Danijar Chassenow", "Danijarowi Chassenowowi"),
    ),
    ("altynai-tuksikova", "Altynai Tuksikova", ("Altinaj Tuksikova",), ("Altynai Tuksikowa",)),
    ("dana-zhanay", "Dana Zhanay", ("Dana Žanaj",), ("Dana Żanaj",)),
    ("nazym-serikpekova", "Nazym Serikpekova", ("Nazim Serikpekova",), ("Nazym Serikpekowa",)),
    ("alma-nurusheva", "Alma Nurusheva", ("Alma Nuruševa",), ("Alma Nuruszewa",)),
    (
        "abaibek-sultanov",
        "Abaibek Sultanov",
        ("Abajbek Sultanov", "Abajbeku Sultanovu"),
        ("Abaibek Sułtanow", "Abaibkowi Sułtanowowi"),
    ),
    ("zukhra-nariman", "Zukhra Nariman", ("Zuhra Nariman",), ("Zuchra Nariman",)),
    ("ulbolsyn-turdiyeva", "Ulbolsyn Turdiyeva", ("Ulbolsin Turdijeva",), ("Ulbolsyn Turdijewa",)),
    ("aliya-zhakupova", "Aliya Zhakupova", ("Alija Žakupova",), ("Alija Żakupowa",)),
    ("roza-musayeva", "Roza Musayeva", ("Roza Musajeva",), ("Roza Musajewa",)),
    (
        "barlyk-mendygaziyev",
        "Barlyk Mendygaziyev",
        ("Barlik Mendigazijev", "Barliku Mendigazijevu"),
        ("Barłyk Mendygazijew", "Barłyka Mendygazijewa"),
    ),
    (
        "murager-alimuly",
        "Murager Alimuly",
        ("Muragerja Alimulija", "Muragerju Alimuliju"),
        ("Murager Alimuły", "Muragerowi Alimułemu"),
    ),
    (
        "kaisha-akankyzy",
        "Kaisha Akankyzy",
        ("Kaišo Akankizi", "Kaiši Akankizi"),
        ("Kaisza Akankyzy", "Kaiszy Akankyzy"),
    ),
    ("bota-jardemalie", "Bota Jardemalie", ("Bote Jardemalie",), ("Boty Jardemalie",)),
    ("mukhtar-ablyazov", "Mukhtar Ablyazov", ("Muhtarju Abljazovu",), ("Muchtarowi Abliazowowi",)),
    ("aron-atabek", "Aron Atabek", ("Aron Atabek",), ("Arona Atabeka",)),
    ("nurgul-kaluova", "Nurgul Kaluova", ("Nurgul Kaluova",), ("Nurgul Kaluowej",)),
    ("saltanat-kusmankyzy", "Saltanat Kusmankyzy", ("Saltanat Kuzmankizi",), ("Saltanata Kusmankyzego",)),
    ("daryn-khassenov", "Daryn Khassenov", ("Darin Hasenov",), ("Daryna Chassenowa",)),
    ("ulasbek-akhmetov", "Ulasbek Akhmetov", ("Ulazbek Ahmetov",), ("Ulasbeka Achmetowa",)),
    ("yerzhan-yelshibayev", "Yerzhan Yelshibayev", ("Jeržan Jelšibajev",), ("Jerżana Jelszibajewa",)),
    ("igor-chuprina", "Igor Chuprina", ("Igor Čuprina",), ("Igora Czuprina",)),
    ("ruslan-ginatullin", "Ruslan Ginatullin", ("Ruslan Ginatulin",), ("Rusłana Ginatullina",)),
    ("iskander-yerimbetov", "Iskander Yerimbetov", ("Iskanderja Jerimbetova",), ("Iskandera Jerymbetowa",)),
    ("maks-bokayev", "Maks Bokayev", ("Maksa Bokajeva", "Maksu Bokajevu"), ("Maksa Bokajewa",)),
    ("mukhtar-dzhakishev", "Mukhtar Dzhakishev", ("Muhtarja Džakiševa",), ("Muchtara Dżakiszewa",)),
)

# Printed in the Latvian version beside the canonical form.
OTHER_LATVIAN: tuple[tuple[str, str], ...] = (("maks-bokayev", "Max Bokayev"),)

# Women, as the three versions describe or decline them: what masculine endings are not added to.
WOMEN: frozenset[str] = frozenset(
    ref
    for ref, canonical, _, _ in PEOPLE
    if canonical.endswith(("va", "kyzy"))
    or ref in {"saniya-toiken", "amanbike-khairolla", "dana-zhanay", "zukhra-nariman", "bota-jardemalie"}
)
