"""Worked checks over the bundled figures: what the printed numbers say about each other, by arithmetic on paper.

Each check names the figures that it is about by their ids, which lead to their publications. Expected ends are exact
decimals in the unit of the check (mostly billions), or rounded to four places where a quotient does not end.

How numbers are read. An amount is its printed digits with half a unit of the last one to both sides. Zeros at the end
of a whole number are not significant: 10 billion has one significant digit, and then five percent is the most that is
allowed to both sides. Every digit of a percentage is significant. "Over" is one unit upward, "nearly" one downward,
"about" five percent to both sides. Where a check hangs on one of these words, its arithmetic stands beside it.

Verdicts. `HOLDS` and `FAILS` speak of these readings; `CUT` says that a check fails on them and holds if digits were
cut off instead of rounded, so that a number may lie up to a whole unit above its print.
"""

from typing import Final, NamedTuple

__all__ = [
    "AVERAGES",
    "CONTAINMENTS",
    "DIFFERENCES",
    "GROWTHS",
    "MIRRORS",
    "MULTIPLES",
    "RATES",
    "SHARES",
    "SUMS",
    "YTD_DIFFERENCES",
    "Average",
    "Containment",
    "Difference",
    "GrowthCheck",
    "ImpliedRate",
    "Mirror",
    "ShareCheck",
    "Sum",
]

HOLDS: Final = "holds"
CUT: Final = "holds if truncated"
FAILS: Final = "fails"

# Of growths: what the arithmetic is taken for
FITS: Final = "consistent"
REVISED: Final = "revised base"
ASTRAY: Final = "does not fit"
"""What a growth is taken for hangs on more than its arithmetic: another compiler stands behind the base."""


class Sum(NamedTuple):
    """A whole, its parts, what they add up to, what is printed for the whole, and the power of ten of both."""

    whole: str
    parts: tuple[str, ...]
    expected: tuple[str, str]
    printed: tuple[str, str]
    verdict: str = HOLDS
    power: int = 9


class Difference(NamedTuple):
    """What is left of one figure after another, and what is printed for it; the power of ten is that of a billion."""

    left: str
    minuend: str
    subtrahend: str
    expected: tuple[str, str]
    printed: tuple[str, str]
    verdict: str = HOLDS


class GrowthCheck(NamedTuple):
    """A level, its base, the printed rate, and what the two levels give in percent (of multiples: the quotient)."""

    level: str
    base: str
    rate: str
    expected: tuple[str, str]
    verdict: str = FITS


class Average(NamedTuple):
    """A level, its base, the steps of a year between them, the printed yearly rate and what the levels give."""

    level: str
    base: str
    steps: int
    rate: str
    expected: tuple[str, str]
    verdict: str = FITS


class ShareCheck(NamedTuple):
    """A part, its whole, the printed percentage, and what the two levels give."""

    part: str
    whole: str
    percent: str
    expected: tuple[str, str]
    verdict: str = HOLDS


class Containment(NamedTuple):
    """A part and what it lies in; whether the print allows it."""

    part: str
    whole: str
    is_within: bool


class Mirror(NamedTuple):
    """One flow as both sides report it.

    One way it is the importer over the exporter, for totals the larger over the smaller.
    """

    top: str
    bottom: str
    expected: tuple[str, str]
    kind: str


class ImpliedRate(NamedTuple):
    """The rate that a figure implies beside another of the same fact, or beside its own amount in brackets."""

    figure: str
    expected: tuple[str, str]
    other: str = ""


SUMS: Final = (
    Sum(
        "cn-casia5-trade-2024-usd-theastanatimes",
        (
            "cn-kz-trade-2024-usd-theastanatimes",
            "cn-kg-trade-2024-usd-theastanatimes",
            "cn-uz-trade-2024-usd-theastanatimes",
            "cn-tm-trade-2024-usd-theastanatimes",
            "cn-tj-trade-2024-usd-theastanatimes",
        ),
        expected=("94.795", "94.845"),
        printed=("94.815", "94.825"),
    ),
    Sum(
        "cn-casia5-trade-2024-usd-theastanatimes",
        (
            "cn-kz-trade-2024-usd-ordakz",
            "cn-kg-trade-2024-usd-ordakz",
            "cn-uz-trade-2024-usd-ordakz",
            "cn-tm-trade-2024-usd-ordakz",
            "cn-tj-trade-2024-usd-ordakz",
        ),
        expected=("94.35", "94.85"),
        printed=("94.815", "94.825"),
    ),
    Sum(
        "cn-casia5-trade-2023-usd-wenewsenglish",
        (
            "cn-kz-trade-2023-usd-wenewsenglish",
            "cn-kg-trade-2023-usd-wenewsenglish",
            "cn-uz-trade-2023-usd-wenewsenglish",
            "cn-tm-trade-2023-usd-wenewsenglish",
            "cn-tj-trade-2023-usd-wenewsenglish",
        ),
        expected=("88.15", "90.45"),
        printed=("89.35", "89.45"),
    ),
    Sum(
        "cn-asean-trade-2023-ytd05-cny-globaltimes",
        ("cn-asean-exports-2023-ytd05-cny-globaltimes", "cn-asean-imports-2023-ytd05-cny-globaltimes"),
        expected=("2580", "2600"),
        printed=("2585", "2595"),
    ),
    Sum(
        "cn-asean-trade-2024-ytd08-cny-peoplesdailyonline",
        ("cn-asean-exports-2024-ytd08-cny-sinobtd", "cn-asean-imports-2024-ytd08-cny-sinobtd"),
        expected=("4490", "4510"),
        printed=("4450", "4550"),
    ),
    Sum(
        "cn-asean-trade-2019-ytd06-usd-jumore",
        ("cn-asean-exports-2019-ytd06-usd-jumore", "cn-asean-imports-2019-ytd06-usd-jumore"),
        expected=("291.765", "291.875"),
        printed=("291.845", "291.855"),
    ),
    Sum(
        "cn-ru-trade-2023-ytd08-usd-tass",
        ("cn-ru-exports-2023-ytd08-usd-tass", "cn-ru-imports-2023-ytd08-usd-tass"),
        expected=("155", "155.2"),
        printed=("155.05", "155.15"),
    ),
    Sum(
        "cn-ru-trade-2024-ytd02-usd-sputnik",
        ("cn-ru-exports-2024-ytd02-usd-sputnik", "cn-ru-imports-2024-ytd02-usd-sputnik"),
        expected=("37.009", "37.011"),
        printed=("37.005", "37.015"),
    ),
    Sum(
        "cn-ru-trade-2025-ytd06-usd-themoscowtimes",
        ("cn-ru-exports-2025-ytd06-usd-themoscowtimes", "cn-ru-imports-2025-ytd06-usd-themoscowtimes"),
        expected=("106.47", "106.49"),
        printed=("106.475", "106.485"),
    ),
    Sum(
        "cn-ru-trade-2023-09-usd-reuters",
        ("cn-ru-exports-2023-09-usd-reuters", "cn-ru-imports-2023-09-usd-reuters"),
        expected=("21.075", "21.185"),
        printed=("21.175", "21.185"),
    ),
    Sum(
        "cn-ru-trade-2023-07-usd-cultureru",
        ("cn-ru-exports-2023-07-usd-cultureru", "cn-ru-imports-2023-07-usd-cultureru"),
        expected=("19.425", "19.535"),
        printed=("19.485", "19.495"),
    ),
    Sum(
        "vn-cn-trade-2023-usd-vneconomy",
        ("vn-cn-exports-2023-usd-vneconomy", "vn-cn-imports-2023-usd-vneconomy"),
        expected=("171.7", "171.9"),
        printed=("171.85", "171.95"),
    ),
    Sum(
        "cn-id-trade-2021-usd-businesstodaymalaysia",
        ("cn-id-exports-2021-usd-businesstodaymalaysia", "cn-id-imports-2021-usd-businesstodaymalaysia"),
        expected=("124.33", "124.35"),
        printed=("124.335", "124.345"),
    ),
    Sum(
        "cn-id-trade-2021-usd-reuters",
        ("cn-id-exports-2021-usd-reuters", "cn-id-imports-2021-usd-reuters"),
        expected=("124.4", "124.6"),
        printed=("124.35", "124.45"),
    ),
    Sum(
        "uz-cn-trade-2024-ytd06-usd-kazinform",
        ("uz-cn-exports-2024-ytd06-usd-kazinform", "uz-cn-imports-2024-ytd06-usd-kazinform"),
        expected=("5.84465", "5.94475"),
        printed=("5.75", "5.85"),
    ),
    Sum(
        "uz-cn-trade-2023-usd-bneintellinews",
        ("uz-cn-exports-2023-usd-trendnewsagency", "uz-cn-imports-2023-usd-trendnewsagency"),
        expected=("13.5", "13.7"),
        printed=("13.65", "13.75"),
    ),
    Sum(
        "cn-ln-ru-trade-2023-cny-sputnik",
        ("cn-ln-ru-exports-2023-cny-sputnik", "cn-ln-ru-imports-2023-cny-sputnik"),
        expected=("54.8", "55"),
        printed=("54.85", "54.95"),
    ),
    Sum(
        "cn-hl-ru-trade-2021-ytd06-cny-tellerreport",
        ("cn-hl-ru-exports-2021-ytd06-cny-tellerreport", "cn-hl-ru-imports-2021-ytd06-cny-tellerreport"),
        expected=("59.94", "59.96"),
        printed=("59.945", "59.955"),
    ),
    Sum(
        "cn-asean-trade-2020-usd-peoplesdailyoverseas",
        ("cn-asean-exports-2020-usd-peoplesdailyoverseas", "cn-asean-imports-2020-usd-peoplesdailyoverseas"),
        expected=("685.225", "685.335"),
        printed=("685.275", "685.285"),
    ),
    Sum(
        "cn-ru-trade-2023-ytd10-usd-menafn",
        ("cn-ru-exports-2023-ytd10-usd-menafn", "cn-ru-imports-2023-ytd10-usd-menafn"),
        expected=("196.425", "196.535"),
        printed=("196.475", "196.485"),
    ),
    Sum(
        "vn-cn-trade-2023-usd-thoibaotaichinhvietnam",
        ("vn-cn-exports-2023-usd-thoibaotaichinhvietnam", "vn-cn-imports-2023-usd-thoibaotaichinhvietnam"),
        expected=("171.7", "171.9"),
        printed=("171.15", "171.25"),
        verdict=FAILS,
    ),
    Sum(
        "kh-cn-trade-2023-ytd02-usd-thephnompenhpost-2",
        ("kh-cn-exports-2023-ytd02-usd-thephnompenhpost", "kh-cn-imports-2023-ytd02-usd-thephnompenhpost"),
        expected=("1.7045625", "1.7055635"),
        printed=("1.7045", "1.7055"),
    ),
    Sum(
        "cn-asean-trade-2024-ytd06-usd-internationaltrade",
        ("cn-asean-exports-2024-ytd06-usd-internationaltrade", "cn-asean-imports-2024-ytd06-usd-internationaltrade"),
        expected=("471.95", "473.05"),
        printed=("472.45", "472.55"),
    ),
    Sum(
        "cn-gx-asean-trade-2010-ytd11-usd-shmet",
        ("cn-gx-asean-exports-2010-ytd11-usd-shmet", "cn-gx-asean-imports-2010-ytd11-usd-shmet"),
        expected=("5.39", "5.41"),
        printed=("5.35", "5.45"),
    ),
    Sum(
        "cn-w-trade-2023-ytd10-cny-menafn",
        ("cn-w-exports-2023-ytd10-cny-menafn", "cn-w-imports-2023-ytd10-cny-menafn"),
        expected=("34310", "34330"),
        printed=("34315", "34325"),
    ),
    Sum(
        "cn-ru-trade-2023-ytd06-usd-sputnik",
        ("cn-ru-exports-2023-ytd06-usd-sputnik", "cn-ru-imports-2023-ytd06-usd-sputnik"),
        expected=("114.546", "114.548"),
        printed=("114.5465", "114.5475"),
    ),
    Sum(
        "cn-ru-trade-2025-ytd09-usd-dayaz",
        ("cn-ru-exports-2025-ytd09-usd-dayaz", "cn-ru-imports-2025-ytd09-usd-dayaz"),
        expected=("163.61", "163.63"),
        printed=("163.615", "163.625"),
    ),
    Sum(
        "cn-hl-w-trade-2023-cny-xinhua",
        ("cn-hl-w-exports-2023-cny-xinhua", "cn-hl-w-imports-2023-cny-xinhua"),
        expected=("297.82", "297.84"),
        printed=("297.825", "297.835"),
    ),
    Sum(
        "vn-cn-trade-2019-usd-vna",
        ("vn-cn-exports-2019-usd-vna", "vn-cn-imports-2019-usd-vna"),
        expected=("116.8565", "116.8675"),
        printed=("116.865", "116.875"),
    ),
    Sum(
        "kh-cn-trade-2023-10-usd-thephnompenhpost",
        ("kh-cn-exports-2023-10-usd-thephnompenhpost", "kh-cn-imports-2023-10-usd-thephnompenhpost"),
        expected=("0.96704", "0.96706"),
        printed=("0.967045", "0.967055"),
    ),
    Sum(
        "cn-hl-heihe-ru-trade-2012-ytd06-usd-dongbeiwang",
        ("cn-hl-heihe-ru-exports-2012-ytd06-usd-dongbeiwang", "cn-hl-heihe-ru-imports-2012-ytd06-usd-dongbeiwang"),
        expected=("1.34171815", "1.34171925"),
        printed=("1.34171865", "1.34171875"),
    ),
    # In thousands: 700.5 to 701.5 and 723.5 to 724.5, against 1,424.5 to 1,425.5.
    Sum(
        "new-land-sea-trade-corridor-throughput-rail-sea-trains-2025-teu-xinhua",
        (
            "new-land-sea-trade-corridor-throughput-rail-sea-trains-outbound-2025-teu-xinhua",
            "new-land-sea-trade-corridor-throughput-rail-sea-trains-inbound-2025-teu-xinhua",
        ),
        expected=("1424", "1426"),
        printed=("1424.5", "1425.5"),
        power=3,
    ),
    # "About 2.8" is 2.66 to 2.94; the parts are 1.15 to 1.25 and 1.45 to 1.55.
    Sum(
        "cn-la-trade-2015-usd-cctv",
        ("cn-la-exports-2015-usd-cctv", "cn-la-imports-2015-usd-cctv"),
        expected=("2.6", "2.8"),
        printed=("2.66", "2.94"),
    ),
    # "Nearly 424" is 423 to 424, 2,580 is 2,575 to 2,585, "about 3,000" is 2,850 to 3,150 million.
    Sum(
        "kh-cn-trade-2021-ytd04-usd-khmerpostasia",
        ("kh-cn-exports-2021-ytd04-usd-khmerpostasia", "kh-cn-imports-2021-ytd04-usd-khmerpostasia"),
        expected=("2998", "3009"),
        printed=("2850", "3150"),
        power=6,
    ),
    # "Over 1.08" is 1.08 to 1.09, "about 7.03" is 6.6785 to 7.3815, "over 8.1" is 8.1 to 8.2.
    Sum(
        "kh-cn-trade-2020-usd-vietnamplus",
        ("kh-cn-exports-2020-usd-vietnamplus", "kh-cn-imports-2020-usd-vietnamplus"),
        expected=("7.7585", "8.4715"),
        printed=("8.1", "8.2"),
    ),
    # "Over 434" is 434 to 435, 447 is 446.5 to 447.5; the last zero of "over 880" is not significant: 880 to 890.
    Sum(
        "mm-cn-trade-2019-02-usd-myanmardigitalnews",
        ("mm-cn-exports-2019-02-usd-myanmardigitalnews", "mm-cn-imports-2019-02-usd-myanmardigitalnews"),
        expected=("880.5", "882.5"),
        printed=("880", "890"),
        power=6,
    ),
    # "Over 2" is 2 to 3; 61.2 million is 61.15 to 61.25, and 1.9 billion is 1.85 to 1.95.
    Sum(
        "kg-cn-trade-2018-usd-beltroadnews",
        ("kg-cn-exports-2018-usd-beltroadnews", "kg-cn-imports-2018-usd-beltroadnews"),
        expected=("1.91115", "2.01125"),
        printed=("2", "3"),
    ),
    # 10 billion has one significant digit: five percent, so 9.5 to 10.5; the parts are at least 4.15 + 6.55 = 10.7. Cut
    # off, 10 billion may be up to 11.
    Sum(
        "vn-cn-trade-2019-11-usd-nhipcaudautu",
        ("vn-cn-exports-2019-11-usd-nhipcaudautu", "vn-cn-imports-2019-11-usd-nhipcaudautu"),
        expected=("10.7", "10.9"),
        printed=("9.5", "10.5"),
        verdict=CUT,
    ),
    # 300 billion has one significant digit: 285 to 315; 226 is 225.5 to 226.5.
    Sum(
        "my-cn-trade-2020-myr-themalaysianreserve",
        ("my-cn-exports-2020-myr-freshplaza", "my-cn-imports-2020-myr-freshplaza"),
        expected=("510.5", "541.5"),
        printed=("329.765", "329.775"),
        verdict=FAILS,
    ),
)

DIFFERENCES: Final = (
    Difference(
        "cn-ru-balance-2024-usd-bneintellinews",
        "cn-ru-exports-2024-usd-bneintellinews",
        "cn-ru-imports-2024-usd-bneintellinews",
        expected=("-13.84", "-13.82"),
        printed=("-13.835", "-13.825"),
    ),
    Difference(
        "cn-tj-trade-change-2024-usd-24kg",
        "cn-tj-trade-2024-usd-theastanatimes",
        "cn-tj-trade-2023-usd-wenewsenglish",
        expected=("-0.095", "0.015"),
        printed=("-0.0655", "-0.0645"),
    ),
    Difference(
        "vn-cn-imports-change-2025-ytd11-usd-thesaigontimes",
        "vn-cn-imports-2025-ytd11-usd-thesaigontimes",
        "vn-cn-imports-2024-ytd11-usd-maianhgroup",
        expected=("37.2", "37.4"),
        printed=("36.785", "36.795"),
        verdict=FAILS,
    ),
    Difference(
        "vn-cn-trade-change-2017-usd-vietstock",
        "vn-cn-trade-2017-usd-vietstock",
        "vn-cn-trade-2016-usd-vov",
        expected=("21.735", "21.845"),
        printed=("21.785", "21.795"),
    ),
    Difference(
        "mm-cn-border-trade-change-2018-10-01-to-2019-01-04-usd-myanmardigitalnews",
        "mm-cn-border-trade-2018-10-01-to-2019-01-04-usd-myanmardigitalnews",
        "mm-cn-border-trade-2017-10-01-to-2018-01-04-usd-myanmardigitalnews",
        expected=("-0.615", "-0.505"),
        printed=("-0.56285", "-0.56275"),
    ),
    Difference(
        "cn-w-balance-2024-ytd06-usd-internationaltrade",
        "cn-w-exports-2024-ytd06-usd-internationaltrade",
        "cn-w-imports-2024-ytd06-usd-internationaltrade",
        expected=("430", "450"),
        printed=("434.5", "435.5"),
    ),
    Difference(
        "vn-cn-balance-2024-ytd08-usd-thoibaotaichinhvietnam",
        "vn-cn-exports-2024-ytd08-usd-thoibaotaichinhvietnam",
        "vn-cn-imports-2024-ytd08-usd-thoibaotaichinhvietnam",
        expected=("-54.275", "-54.165"),
        printed=("-54.225", "-54.215"),
    ),
    Difference(
        "kh-cn-balance-2025-ytd06-usd-thebettercambodia",
        "kh-cn-exports-2025-ytd06-usd-thebettercambodia",
        "kh-cn-imports-2025-ytd06-usd-thebettercambodia",
        expected=("-7.784385", "-7.774375"),
        printed=("-7.785", "-7.775"),
    ),
    Difference(
        "th-cn-balance-2025-ytd05-usd-thenation",
        "th-cn-exports-2025-ytd05-usd-thenation",
        "th-cn-imports-2025-ytd05-usd-thenation",
        expected=("-23.3", "-23.28"),
        printed=("-23.295", "-23.285"),
    ),
    Difference(
        "mn-w-balance-2018-ytd08-usd-xinhua",
        "mn-w-exports-2018-ytd08-usd-xinhua",
        "mn-w-imports-2018-ytd08-usd-xinhua",
        expected=("0.815", "0.925"),
        printed=("0.865", "0.875"),
    ),
    Difference(
        "cn-w-balance-2023-ytd10-cny-menafn",
        "cn-w-exports-2023-ytd10-cny-menafn",
        "cn-w-imports-2023-ytd10-cny-menafn",
        expected=("4770", "4790"),
        printed=("4775", "4785"),
    ),
    Difference(
        "cn-ru-balance-2025-ytd09-usd-moscow24",
        "cn-ru-exports-2025-ytd09-usd-dayaz",
        "cn-ru-imports-2025-ytd09-usd-lentaru",
        expected=("-16.49", "-16.47"),
        printed=("-16.485", "-16.475"),
    ),
    Difference(
        "kh-cn-balance-2022-ytd11-usd-thephnompenhpost",
        "kh-cn-exports-2022-ytd11-usd-thephnompenhpost",
        "kh-cn-imports-2022-ytd11-usd-thephnompenhpost",
        expected=("-8.362", "-8.36"),
        printed=("-8.3605", "-8.3595"),
    ),
    Difference(
        "kh-cn-balance-2023-ytd02-usd-thephnompenhpost",
        "kh-cn-exports-2023-ytd02-usd-thephnompenhpost",
        "kh-cn-imports-2023-ytd02-usd-thephnompenhpost",
        expected=("-1.3094375", "-1.3084365"),
        printed=("-1.3095", "-1.3085"),
    ),
    # "Nearly −260 million" is −260 to −250: the last zero is not significant.
    Difference(
        "cn-uz-trade-change-2024-usd-24kg",
        "cn-uz-trade-2024-usd-theastanatimes",
        "cn-uz-trade-2023-usd-wenewsenglish",
        expected=("-0.725", "0.285"),
        printed=("-0.26", "-0.25"),
    ),
    # "Over 270" is 270 to 280, 479 is 478.5 to 479.5 million.
    Difference(
        "mm-cn-border-trade-change-2020-01-23-to-2020-02-18-usd-ispmyanmarchinadesk",
        "mm-cn-border-trade-2020-01-23-to-2020-02-18-usd-ispmyanmarchinadesk",
        "mm-cn-border-trade-2019-01-23-to-2019-02-18-usd-ispmyanmarchinadesk",
        expected=("-0.2095", "-0.1985"),
        printed=("-0.2095", "-0.2085"),
    ),
)

YTD_DIFFERENCES: Final = (
    # Cut off, 155.1 may be up to 155.2: the difference is then at least 21.15.
    Difference(
        "cn-ru-trade-2023-09-usd-reuters",
        "cn-ru-trade-2023-ytd09-usd-sputnikafrica",
        "cn-ru-trade-2023-ytd08-usd-tass",
        expected=("21.2", "21.4"),
        printed=("21.175", "21.185"),
        verdict=CUT,
    ),
    Difference(
        "cn-ru-trade-2023-06-usd-cultureru",
        "cn-ru-trade-2023-ytd06-usd-sputnik",
        "cn-ru-trade-2023-ytd05-usd-mycnews",
        expected=("20.6965", "20.7975"),
        printed=("20.825", "20.835"),
        verdict=FAILS,
    ),
    Difference(
        "cn-ru-trade-2022-05-usd-oreandanews",
        "cn-ru-trade-2022-ytd05-usd-oreandanews",
        "cn-ru-trade-2022-ytd04-usd-trtglobalinrussian",
        expected=("14.71", "14.73"),
        printed=("14.585", "14.595"),
        verdict=FAILS,
    ),
    Difference(
        "cn-ru-exports-2023-10-usd-sputnik",
        "cn-ru-exports-2023-ytd10-usd-menafn",
        "cn-ru-exports-2023-ytd09-usd-sputnikafrica",
        expected=("8.625", "8.735"),
        printed=("8.675", "8.685"),
    ),
    Difference(
        "cn-ru-exports-2025-06-usd-themoscowtimes",
        "cn-ru-exports-2025-ytd06-usd-themoscowtimes",
        "cn-ru-exports-2025-ytd05-usd-rtucargocom",
        expected=("8.2685", "8.2795"),
        printed=("8.275", "8.285"),
    ),
    Difference(
        "cn-ru-exports-2023-03-usd-aifondzen",
        "cn-ru-exports-2023-q1-usd-aifondzen",
        "cn-ru-exports-2023-ytd02-usd-biangru",
        expected=("9.0275", "9.0385"),
        printed=("9.0435", "9.0445"),
        verdict=FAILS,
    ),
    Difference(
        "cn-ru-imports-2023-08-usd-tass",
        "cn-ru-imports-2023-ytd08-usd-tass",
        "cn-ru-imports-2023-ytd07-usd-russianlanguagenewspage",
        expected=("11.695", "11.805"),
        printed=("11.45", "11.55"),
        verdict=FAILS,
    ),
    # "Over 102.5" is 102.5 to 102.6; 115.66 is 115.655 to 115.665.
    Difference(
        "cn-ru-trade-2021-10-usd-rt",
        "cn-ru-trade-2021-ytd10-usd-rt",
        "cn-ru-trade-2021-ytd09-usd-silkbridge",
        expected=("13.055", "13.165"),
        printed=("12.5", "13.5"),
    ),
    # As above, less exact: 115.6 is 115.55 to 115.65.
    Difference(
        "cn-ru-trade-2021-10-usd-rt",
        "cn-ru-trade-2021-ytd10-usd-kommersant",
        "cn-ru-trade-2021-ytd09-usd-silkbridge",
        expected=("12.95", "13.15"),
        printed=("12.5", "13.5"),
    ),
    # "Nearly 7.1" is 7.0 to 7.1; 6.15 is 6.145 to 6.155.
    Difference(
        "kh-cn-trade-2023-07-usd-thephnompenhpost",
        "kh-cn-trade-2023-ytd07-usd-thephnompenhpost",
        "kh-cn-trade-2023-ytd06-usd-xinhua",
        expected=("0.845", "0.955"),
        printed=("0.94025", "0.94035"),
    ),
    # "Over 7" is 7 to 8.
    Difference(
        "kh-cn-trade-2023-07-usd-thephnompenhpost",
        "kh-cn-trade-2023-ytd07-usd-estatediacom",
        "kh-cn-trade-2023-ytd06-usd-xinhua",
        expected=("0.845", "1.855"),
        printed=("0.94025", "0.94035"),
    ),
    # "Nearly 19.8" is 19.7 to 19.8; 196.48 less 176.4 is 196.475 − 176.45 = 20.025 to 196.485 − 176.35 = 20.135.
    Difference(
        "cn-ru-trade-2023-10-usd-sputnik",
        "cn-ru-trade-2023-ytd10-usd-menafn",
        "cn-ru-trade-2023-ytd09-usd-sputnikafrica",
        expected=("20.025", "20.135"),
        printed=("19.7", "19.8"),
        verdict=FAILS,
    ),
)

GROWTHS: Final = (
    GrowthCheck(
        "cn-casia5-trade-2023-usd-wenewsenglish",
        "cn-casia5-trade-2022-usd-wenewsenglish",
        rate="27",
        expected=("27.1886", "27.5125"),
    ),
    GrowthCheck(
        "cn-casia5-trade-2024-cny-zaochenbao",
        "cn-casia5-trade-2013-cny-xinhua",
        rate="116",
        expected=("116.0410", "116.0511"),
    ),
    GrowthCheck(
        "cn-asean-trade-2020-ytd08-cny-peoplesdailyonline",
        "cn-asean-trade-2019-ytd08-cny-statecouncilofchina",
        rate="7",
        expected=("6.5574", "7.3126"),
    ),
    GrowthCheck(
        "cn-asean-trade-2024-ytd08-cny-peoplesdailyonline",
        "cn-asean-trade-2023-ytd08-cny-chinadaily",
        rate="10",
        expected=("8.1409", "10.8404"),
    ),
    GrowthCheck(
        "uz-cn-imports-2024-ytd06-usd-kazinform",
        "uz-cn-imports-2023-ytd06-usd-eurasianet",
        rate="16.6",
        expected=("14.5218", "17.1598"),
    ),
    GrowthCheck(
        "uz-cn-trade-2024-ytd02-usd-trendnewsagency",
        "uz-cn-trade-2023-ytd02-usd-trendnewsagency",
        rate="61.5",
        expected=("51.8519", "72.0000"),
    ),
    GrowthCheck(
        "kh-cn-trade-2025-ytd11-usd-vietstock",
        "kh-cn-trade-2024-ytd11-usd-khmertimes",
        rate="28",
        expected=("28.4780", "28.6441"),
    ),
    GrowthCheck(
        "kh-cn-exports-2025-ytd11-usd-vietstock",
        "kh-cn-exports-2024-ytd11-usd-khmertimes",
        rate="-6.4",
        expected=("-12.1212", "0.0000"),
    ),
    GrowthCheck(
        "th-cn-trade-2025-ytd05-usd-thenation",
        "th-cn-trade-2024-ytd05-usd-thenation",
        rate="26.11",
        expected=("26.0898", "26.1392"),
    ),
    GrowthCheck(
        "cn-kg-trade-2025-usd-gazetakg",
        "cn-kg-trade-2024-usd-theastanatimes",
        rate="20",
        expected=("19.5245", "20.0176"),
    ),
    GrowthCheck(
        "cn-w-trade-2024-ytd08-cny-peoplesdailyonline",
        "cn-w-trade-2023-ytd08-cny-chinadaily",
        rate="6",
        expected=("5.5012", "5.5771"),
    ),
    GrowthCheck(
        "kh-cn-trade-2021-usd-thephnompenhpost",
        "kh-cn-trade-2019-usd-thephnompenhpost",
        rate="30.73",
        expected=("30.7234", "30.7504"),
    ),
    GrowthCheck(
        "kh-cn-trade-2022-usd-thephnompenhpost",
        "kh-cn-trade-2021-usd-thephnompenhpost",
        rate="4.39",
        expected=("4.3768", "4.3950"),
    ),
    GrowthCheck(
        "cn-id-balance-2020-usd-indonesiatribune",
        "cn-id-balance-2019-usd-indonesiatribune",
        rate="-68.9",
        expected=("-69.7872", "-68.6695"),
    ),
    GrowthCheck(
        "cn-ru-trade-2023-usd-sputnik",
        "cn-ru-trade-2022-usd-sputnik",
        rate="26.3",
        expected=("26.1907", "26.1967"),
        verdict=REVISED,
    ),
    GrowthCheck(
        "cn-asean-trade-2024-ytd07-cny-vietnamnewsagency",
        "cn-asean-trade-2023-ytd07-cny-spuncopyofthegaccrelease",
        rate="10.5",
        expected=("8.9013", "9.4840"),
        verdict=REVISED,
    ),
    GrowthCheck(
        "cn-asean-trade-2023-ytd07-cny-spuncopyofthegaccrelease",
        "cn-asean-trade-2022-ytd07-cny-chinareviewnews",
        rate="2.8",
        expected=("1.4144", "1.9858"),
        verdict=REVISED,
    ),
    GrowthCheck(
        "cn-ru-trade-2025-ytd06-usd-themoscowtimes",
        "cn-ru-trade-2024-ytd06-usd-prime",
        rate="-9.1",
        expected=("-8.8984", "-8.8820"),
        verdict=REVISED,
    ),
    GrowthCheck(
        "cn-id-imports-2021-usd-reuters",
        "cn-id-imports-2020-usd-indonesiatribune",
        rate="70.1",
        expected=("70.2270", "70.9505"),
        verdict=CUT,
    ),
    GrowthCheck(
        "vn-cn-exports-2024-ytd08-usd-thoibaotaichinhvietnam",
        "vn-cn-exports-2023-ytd08-usd-thesaigontimes",
        rate="3.9",
        expected=("6.9283", "6.9862"),
        verdict=ASTRAY,
    ),
    GrowthCheck(
        "kh-cn-trade-2025-usd-vietstock",
        "kh-cn-trade-2024-usd-vietstock",
        rate="29",
        expected=("29.8979", "30.0494"),
        verdict=CUT,
    ),
    GrowthCheck(
        "cn-us-trade-2023-ytd06-usd-sputnik",
        "cn-us-trade-2022-ytd06-usd-afternoonvoice",
        rate="-14.5",
        expected=("-14.7640", "-14.7416"),
        verdict=REVISED,
    ),
    GrowthCheck(
        "cn-us-exports-2023-ytd06-usd-sputnik",
        "cn-us-exports-2022-ytd06-usd-afternoonvoice",
        rate="-17.9",
        expected=("-18.2160", "-18.2098"),
        verdict=REVISED,
    ),
    GrowthCheck(
        "cn-ru-imports-2024-ytd06-usd-prime",
        "cn-ru-imports-2023-ytd06-usd-sputnik",
        rate="3.9",
        expected=("4.7363", "4.7396"),
        verdict=REVISED,
    ),
    GrowthCheck(
        "cn-ru-imports-2023-ytd07-usd-russianlanguagenewspage",
        "cn-ru-imports-2022-ytd07-usd-kommersant",
        rate="15.1",
        expected=("16.4185", "16.4537"),
        verdict=REVISED,
    ),
    GrowthCheck(
        "cn-ru-exports-2024-ytd10-usd-russianlanguagenewspage",
        "cn-ru-exports-2023-ytd10-usd-menafn",
        rate="4.7",
        expected=("4.4958", "4.5185"),
        verdict=REVISED,
    ),
    GrowthCheck(
        "cn-bri-trade-2025-ytd08-cny-kazinform",
        "cn-bri-trade-2024-ytd08-cny-myglobalnews",
        rate="5.4",
        expected=("13.0886", "13.9147"),
        verdict=FAILS,
    ),
    GrowthCheck(
        "cn-w-trade-2023-ytd08-cny-chinadaily",
        "cn-w-trade-2022-ytd08-cny-als",
        rate="-0.1",
        expected=("-1.0055", "-0.6055"),
        verdict=REVISED,
    ),
    GrowthCheck(
        "vn-cn-trade-2020-usd-nhandan",
        "vn-cn-trade-2019-usd-vna",
        rate="13.8",
        expected=("13.8695", "13.8878"),
        verdict=CUT,
    ),
    GrowthCheck(
        "kh-cn-trade-2021-usd-thephnompenhpost",
        "kh-cn-trade-2019-usd-vietnamplus",
        rate="30.73",
        expected=("35.6909", "37.3681"),
        verdict=ASTRAY,
    ),
    # "Over 240 billion" is 240 to 250: 356.5 / 250 = 1.426 to 357.5 / 240 = 1.489583.
    GrowthCheck(
        "cn-xj-w-trade-2023-cny-newscentralasia", "cn-xj-w-trade-2022-cny-chinaxinjiangnet", "45.9", ("42.6", "48.9583")
    ),
    # "Over 220" is 220 to 230, "over 193.4" is 193.4 to 193.5: 220 / 193.5 = 1.136951 to 230 / 193.4 = 1.189245.
    GrowthCheck(
        "cn-mekong5-trade-2017-usd-statecouncilofchina",
        "cn-mekong5-trade-2016-usd-chinaradiointernational",
        "16",
        ("13.6951", "18.9245"),
    ),
    # The same year printed as 220 billion, two significant digits: 215 / 193.5 = 1.111111 to 225 / 193.4 = 1.163392.
    GrowthCheck(
        "cn-mekong5-trade-2017-usd-securitiestimes",
        "cn-mekong5-trade-2016-usd-chinaradiointernational",
        "16",
        ("11.1111", "16.3392"),
    ),
    # "Nearly 2 trillion" is 1 to 2: 2.085 / 2 = 1.0425 to 2.095 / 1.
    GrowthCheck(
        "cn-asean-trade-2020-ytd06-cny-vietnamplus",
        "cn-asean-trade-2019-ytd06-cny-peoplesdailyonline",
        "5.6",
        ("4.25", "109.5"),
    ),
    # 436.5 / 193.5 = 2.255814 to 437.5 / 193.4 = 2.262151; cut off, +125 % may be up to +126 %.
    GrowthCheck(
        "cn-mekong5-trade-2024-usd-aitia",
        "cn-mekong5-trade-2016-usd-chinaradiointernational",
        "125",
        ("125.5814", "126.2151"),
        CUT,
    ),
)

AVERAGES: Final = (
    # The 24th root of 472.155 / 8.365 and of 472.165 / 8.355.
    Average(
        "cn-asean-trade-2015-usd-vietstock",
        "cn-asean-trade-1991-usd-dailysun",
        24,
        "18.5",
        ("18.2998", "18.3058"),
        ASTRAY,
    ),
    # The other base of 1991: the 24th root of 472.155 / 7.965 and of 472.165 / 7.955.
    Average("cn-asean-trade-2015-usd-xinhua", "cn-asean-trade-1991-usd-xinhua", 24, "18.5", ("18.5416", "18.5479")),
    # The 29th root of 685.275 / 8.365 and of 685.285 / 8.355.
    Average(
        "cn-asean-trade-2020-usd-ciie", "cn-asean-trade-1991-usd-dailysun", 29, "16.5", ("16.4070", "16.4119"), ASTRAY
    ),
    # The 11th root of 674.145 / 312.045 and of 674.155 / 312.035.
    Average("cn-casia5-trade-2024-cny-zaochenbao", "cn-casia5-trade-2013-cny-xinhua", 11, "7.3", ("7.2537", "7.2542")),
    # The 10th root of 911.65 / 443.65 and of 911.75 / 443.55.
    Average(
        "cn-asean-trade-2023-usd-sinobtd", "cn-asean-trade-2013-usd-businessstandard", 10, "7.5", ("7.4679", "7.4715")
    ),
)

MULTIPLES: Final = (
    # "Eightfold rise": recorded as 9 times. 860.5 / 94.5 to 861.5 / 93.5.
    GrowthCheck(
        "new-land-sea-trade-corridor-throughput-rail-sea-trains-2023-teu-troibcom",
        "new-land-sea-trade-corridor-throughput-rail-sea-trains-2019-teu-troibcom",
        "9",
        ("9.1058", "9.2139"),
    ),
    # "Over 94" is 94 to 95, "nearly 8" is 7 to 8: 94 / 8 = 11.75 to 95 / 7 = 13.571429; "over 11 times" is 11 to 12.
    GrowthCheck(
        "cn-casia5-trade-2024-usd-ekonomistkz", "cn-casia5-trade-2005-usd-ekonomistkz", "11", ("11.75", "13.5714")
    ),
)

SHARES: Final = (
    ShareCheck(
        "cn-th-fresh-durian-imports-2023-t-xinhua",
        "cn-w-fresh-durian-imports-2023-t-xinhua",
        percent="65.15",
        expected=("65.0894", "65.2052"),
    ),
    ShareCheck(
        "cn-th-fresh-durian-imports-2023-ytd07-t-tridge",
        "cn-w-fresh-durian-imports-2023-ytd07-t-tridge",
        percent="76.22",
        expected=("76.1854", "76.2635"),
    ),
    ShareCheck(
        "cn-asean-mechanical-and-electrical-products-imports-2020-usd-ciie",
        "cn-asean-imports-2020-usd-peoplesdailyoverseas",
        percent="52.7",
        expected=("52.7151", "52.7359"),
    ),
    ShareCheck(
        "cn-xj-casia5-trade-2023-cny-newscentralasia",
        "cn-xj-w-trade-2023-cny-newscentralasia",
        percent="79.4",
        expected=("79.3469", "79.5722"),
    ),
    ShareCheck(
        "cn-vn-fresh-durian-imports-2024-usd-vietnamagriculturenews",
        "cn-w-fresh-durian-imports-2024-usd-southchinamorningpost",
        percent="41.5",
        expected=("41.9585", "42.1618"),
        verdict=FAILS,
    ),
    ShareCheck(
        "ph-cnhk-exports-change-2021-10-usd-rmn",
        "ph-w-exports-change-2021-10-usd-rmn",
        percent="130",
        expected=("129.7787", "129.9638"),
    ),
    ShareCheck(
        "cn-asean-trade-2025-q1-cny-globaltimes",
        "cn-w-trade-2025-q1-cny-zhitong",
        percent="16.6",
        expected=("16.4734", "16.7317"),
    ),
    ShareCheck(
        "cn-gx-asean-trade-2010-ytd11-usd-shmet",
        "cn-gx-w-trade-2010-ytd11-usd-shmet",
        percent="35.2",
        expected=("34.8421", "35.5165"),
    ),
    ShareCheck(
        "ph-cn-exports-2022-usd-udfspace",
        "ph-w-exports-2022-usd-udfspace",
        percent="13.9",
        expected=("13.8912", "13.9056"),
    ),
    ShareCheck(
        "ph-cn-imports-2025-q1-usd-manilabulletin",
        "ph-w-imports-2025-q1-usd-manilabulletin",
        percent="27.9",
        expected=("27.9037", "27.9437"),
    ),
    ShareCheck(
        "uz-cn-trade-2020-ytd05-usd-newsfront",
        "uz-w-trade-2020-ytd05-usd-newsfront",
        percent="17.9",
        expected=("17.3745", "18.2879"),
    ),
    # Cut off, 2.1 / 12.9 may be up to 2.2 / 12.85 = 17.1 %.
    ShareCheck(
        "uz-ru-trade-2020-ytd05-usd-newsfront",
        "uz-w-trade-2020-ytd05-usd-newsfront",
        percent="16.9",
        expected=("15.8301", "16.7315"),
        verdict=CUT,
    ),
    ShareCheck(
        "cn-bri-trade-2025-cny-kazinform",
        "cn-w-trade-2025-cny-kazinform",
        percent="51.9",
        expected=("51.7867", "52.0180"),
    ),
    ShareCheck(
        "cn-asean-trade-2023-ytd08-cny-chinadaily",
        "cn-w-trade-2023-ytd08-cny-chinadaily",
        percent="15.2",
        expected=("15.1560", "15.1985"),
    ),
    ShareCheck(
        "cn-xj-asean-trade-2025-cny-ecns",
        "cn-xj-w-trade-2025-cny-ecns",
        percent="12.9",
        expected=("12.9407", "12.9624"),
    ),
    ShareCheck(
        "cn-hl-ru-trade-2022-ytd08-cny-atisu",
        "cn-hl-w-trade-2022-ytd08-cny-atisu",
        percent="70.1",
        expected=("70.0847", "70.1487"),
    ),
    ShareCheck("vn-cn-trade-2019-usd-vna", "vn-w-trade-2019-usd-vna", percent="22.6", expected=("22.5929", "22.5952")),
    ShareCheck(
        "kh-cn-imports-2022-ytd11-usd-thephnompenhpost",
        "kh-cn-trade-2022-ytd11-usd-thephnompenhpost",
        percent="89.51",
        expected=("89.5080", "89.5259"),
    ),
    ShareCheck(
        "kh-cn-trade-2022-usd-thephnompenhpost",
        "kh-w-trade-2022-usd-thephnompenhpost",
        percent="22.29",
        expected=("22.2897", "22.2921"),
    ),
    ShareCheck(
        "cn-hl-ru-trade-2021-ytd10-cny-newestateorg",
        "cn-hl-w-trade-2021-ytd10-cny-newestateorg",
        percent="65",
        expected=("65.0232", "65.0697"),
    ),
    ShareCheck(
        "cn-hl-ru-trade-2021-ytd07-cny-radiometroru",
        "cn-hl-w-trade-2021-ytd07-cny-radiometroru",
        percent="64.8",
        expected=("64.7665", "64.7815"),
    ),
    # 51.935 / 270.95 to 51.945 / 270.94: "over 270.94" is 270.94 to 270.95.
    ShareCheck(
        "cn-xj-w-global-500-deals-2018-08-30-to-2018-09-01-cny-xinhua",
        "cn-xj-w-deals-2018-08-30-to-2018-09-01-cny-xinhua",
        percent="19.38",
        expected=("19.1677", "19.1721"),
        verdict=FAILS,
    ),
    # 83.585 / 461.4 to 83.595 / 461.3: "nearly 461.4" is 461.3 to 461.4.
    ShareCheck(
        "cn-cq-asean-trade-2020-ytd09-cny-chinadaily",
        "cn-cq-w-trade-2020-ytd09-cny-chinadaily",
        percent="18.1",
        expected=("18.1155", "18.1216"),
    ),
    # 14.25 / 23.5 to 14.35 / 22.5 thousand tonnes.
    ShareCheck(
        "cn-th-fresh-durian-imports-2025-ytd02-t-guangdongimportedfood",
        "cn-w-fresh-durian-imports-2025-ytd02-t-guangdongimportedfood",
        percent="86",
        expected=("60.6383", "63.7778"),
        verdict=FAILS,
    ),
    # 8.5005 / 23.5 to 8.5015 / 22.5 thousand tonnes.
    ShareCheck(
        "cn-vn-fresh-durian-imports-2025-ytd02-t-guangdongimportedfood",
        "cn-w-fresh-durian-imports-2025-ytd02-t-guangdongimportedfood",
        percent="11",
        expected=("36.1723", "37.7844"),
        verdict=FAILS,
    ),
)

CONTAINMENTS: Final = (
    # Nine months above the year: 42.64 against 14.4 billion yuan.
    Containment(
        "cn-ln-ru-exports-2023-ytd09-cny-futureheadlines", "cn-ln-ru-exports-2023-cny-sputnik", is_within=False
    ),
    Containment("cn-ln-ru-trade-2023-ytd09-cny-peoplesdailyonline", "cn-ln-ru-trade-2023-cny-sputnik", is_within=True),
    # July against seven months: 0.83878 against 6.3 billion, and against 6.27 million.
    Containment(
        "kh-cn-imports-2023-07-usd-thephnompenhpost", "kh-cn-imports-2023-ytd07-usd-thephnompenhpost", is_within=True
    ),
    Containment(
        "kh-cn-imports-2023-07-usd-thephnompenhpost", "kh-cn-imports-2023-ytd07-usd-estatediacom", is_within=False
    ),
    # Seven months against the year: 3,441 million against 5.46 million tonnes.
    Containment(
        "china-laos-railway-throughput-cross-border-2025-ytd07-t-vibewire",
        "china-laos-railway-throughput-cross-border-2025-t-xinhua",
        is_within=False,
    ),
    Containment(
        "cn-th-fresh-durian-imports-2023-t-globaltimes", "cn-w-fresh-durian-imports-2023-t-globaltimes", is_within=True
    ),
    Containment("cn-kz-trade-2024-usd-theastanatimes", "cn-casia5-trade-2024-usd-theastanatimes", is_within=True),
    Containment("cn-asean-trade-2024-ytd07-usd-globaltimes", "cn-asean-trade-2024-usd-xinhua", is_within=True),
    Containment(
        "cn-asean-exports-2024-ytd07-cny-vietnamnewsagency",
        "cn-asean-trade-2024-ytd07-cny-vietnamnewsagency",
        is_within=True,
    ),
)

MIRRORS: Final = (
    # One way: imports over exports.
    Mirror(
        "cn-kz-imports-2021-usd-desht", "kz-cn-exports-2021-usd-desht", ("1.0305", "1.0513"), "within the CIF/FOB range"
    ),
    Mirror(
        "cn-kg-imports-2024-q1-usd-bneintellinews",
        "kg-cn-exports-2024-q1-usd-bneintellinews",
        ("1.1406", "1.2000"),
        "within the CIF/FOB range",
    ),
    Mirror(
        "cn-id-imports-2020-usd-indonesiatribune",
        "id-cn-exports-2020-usd-goodstats",
        ("1.1751", "1.1786"),
        "within the CIF/FOB range",
    ),
    Mirror(
        "cn-id-imports-2021-usd-businesstodaymalaysia",
        "id-cn-exports-2021-usd-goodstats",
        ("1.1832", "1.1836"),
        "within the CIF/FOB range",
    ),
    Mirror(
        "cn-id-imports-2021-usd-reuters",
        "id-cn-exports-2021-usd-goodstats",
        ("1.1855", "1.1876"),
        "within the CIF/FOB range",
    ),
    # "About 629" is 597.55 to 660.45 million; 1 billion is 0.5 to 1.5. So wide a ratio reaches the mildest class.
    Mirror(
        "cn-uz-imports-2023-ytd06-usd-eurasianet",
        "uz-cn-exports-2023-ytd06-usd-kazinform",
        ("0.3984", "1.3209"),
        "within the CIF/FOB range",
    ),
    Mirror(
        "cn-vn-imports-2020-usd-indonesiatribune", "vn-cn-exports-2020-usd-nhandan", ("1.4188", "1.4237"), "asymmetry"
    ),
    # "About 49" is 46.55 to 51.45.
    Mirror(
        "cn-vn-imports-2020-usd-indonesiatribune", "vn-cn-exports-2020-usd-sggpnews", ("1.3499", "1.4941"), "asymmetry"
    ),
    # "About 5.46" is 5.187 to 5.733; the importer below the exporter.
    Mirror(
        "uz-cn-imports-2023-ytd06-usd-eurasianet",
        "cn-uz-exports-2023-ytd06-usd-eurasianet",
        ("0.7370", "0.8165"),
        "asymmetry",
    ),
    Mirror(
        "cn-uz-imports-2023-usd-bneintellinews",
        "uz-cn-exports-2023-usd-bneintellinews",
        ("0.6078", "0.6735"),
        "strong asymmetry",
    ),
    Mirror("kz-cn-imports-2021-usd-desht", "cn-kz-exports-2021-usd-desht", ("0.5621", "0.6111"), "strong asymmetry"),
    # Totals: the larger over the smaller.
    # 2,000 has one significant digit: 1,900 to 2,100; 1,910 is 1,905 to 1,915.
    Mirror(
        "cn-uz-trade-2009-usd-paramonovandothers",
        "uz-cn-trade-2009-usd-paramonovandothers",
        ("0.9922", "1.1024"),
        "normal",
    ),
    # 2,200 is 2,150 to 2,250.
    Mirror(
        "cn-uz-trade-2010-usd-paramonovandothers",
        "uz-cn-trade-2010-usd-paramonovandothers",
        ("1.0309", "1.0794"),
        "normal",
    ),
    # 2,630 is 2,625 to 2,635.
    Mirror(
        "cn-uz-trade-2011-usd-paramonovandothers",
        "uz-cn-trade-2011-usd-paramonovandothers",
        ("1.0464", "1.0508"),
        "normal",
    ),
    # 900 has one significant digit: 855 to 945.
    Mirror(
        "cn-uz-trade-2006-usd-paramonovandothers",
        "uz-cn-trade-2006-usd-paramonovandothers",
        ("1.0459", "1.1574"),
        "normal",
    ),
    Mirror("cn-ru-trade-2023-ytd10-usd-menafn", "ru-cn-trade-2023-ytd10-usd-tass", ("1.0535", "1.0592"), "normal"),
    Mirror(
        "cn-th-trade-2024-usd-thecrimsonreport", "th-cn-trade-2024-usd-thenation", ("1.1564", "1.1565"), "asymmetry"
    ),
    Mirror(
        "cn-uz-trade-2005-usd-paramonovandothers",
        "uz-cn-trade-2005-usd-paramonovandothers",
        ("1.2434", "1.2470"),
        "asymmetry",
    ),
    # "Over 24" is 24 to 25.
    Mirror(
        "cn-kz-trade-2022-usd-nhlogistics", "kz-cn-trade-2022-usd-theastanatimes", ("1.2460", "1.3021"), "asymmetry"
    ),
    Mirror(
        "cn-asean-trade-2019-usd-smninews",
        "asean-cn-trade-2019-usd-aseansecretariat",
        ("1.2628", "1.2633"),
        "asymmetry",
    ),
    Mirror(
        "cn-vn-trade-2024-ytd11-usd-nhandan",
        "vn-cn-trade-2024-ytd11-usd-maianhgroup",
        ("1.2691", "1.2703"),
        "asymmetry",
    ),
    Mirror(
        "cn-asean-trade-2024-usd-xinhua", "asean-cn-trade-2024-usd-aseansecretariat", ("1.2713", "1.2716"), "asymmetry"
    ),
    Mirror(
        "cn-casia5-trade-2024-usd-theastanatimes",
        "casia5-cn-trade-2024-usd-centralasianlightorg",
        ("1.4312", "1.4335"),
        "asymmetry",
    ),
    Mirror(
        "cn-kz-trade-2024-usd-theastanatimes",
        "kz-cn-trade-2024-usd-centralasianlightorg",
        ("1.4532", "1.4584"),
        "asymmetry",
    ),
    # 370 is 365 to 375.
    Mirror(
        "cn-uz-trade-2004-usd-paramonovandothers",
        "uz-cn-trade-2004-usd-paramonovandothers",
        ("1.5347", "1.5795"),
        "strong asymmetry",
    ),
    Mirror("cn-kg-trade-2024-usd-ordakz", "kg-cn-trade-2024-usd-trend", ("4.0811", "4.1743"), "strong asymmetry"),
    Mirror(
        "cn-kg-trade-2024-usd-theastanatimes", "kg-cn-trade-2024-usd-24kg", ("4.2439", "4.3267"), "strong asymmetry"
    ),
)

RATES: Final = (
    ImpliedRate(
        "cn-asean-trade-2024-ytd07-cny-vietnamnewsagency",
        other="cn-asean-trade-2024-ytd07-usd-globaltimes",
        expected=("7.0860", "7.1170"),
    ),
    ImpliedRate(
        "cn-casia5-trade-2024-cny-zaochenbao",
        other="cn-casia5-trade-2024-usd-theastanatimes",
        expected=("7.1094", "7.1102"),
    ),
    ImpliedRate(
        "cn-vn-trade-2024-ytd11-cny-bloomingglobal",
        other="cn-vn-trade-2024-ytd11-usd-nhandan",
        expected=("7.1083", "7.1117"),
    ),
    ImpliedRate(
        "cn-asean-trade-2019-cny-urdupoint", other="cn-asean-trade-2019-usd-smninews", expected=("6.8974", "6.9140")
    ),
    ImpliedRate("cn-asean-trade-2022-q1-cny-globaltimes", expected=("6.3294", "6.4066")),
    ImpliedRate("cn-casia5-trade-2013-cny-xinhua", expected=("7.1757", "7.1776")),
    ImpliedRate("cn-ln-ru-exports-2023-ytd09-cny-kurier", expected=("7.7307", "7.7466")),
    ImpliedRate(
        "cn-casia5-trade-2024-cny-yicaiglobal",
        other="cn-casia5-trade-2024-usd-theastanatimes",
        expected=("7.1084", "7.1102"),
    ),
    ImpliedRate(
        "cn-ru-trade-2024-cny-commentsua", other="cn-ru-trade-2024-usd-bneintellinews", expected=("7.0870", "7.1281")
    ),
    ImpliedRate("th-thborder7-cross-border-transit-trade-2022-01-thb-vietnamplus", expected=("33.3882", "33.4698")),
    ImpliedRate("sg-cn-trade-2010-sgd-xinhua", expected=("1.2777", "1.2807")),
    ImpliedRate("cn-w-trade-2023-ytd08-cny-chinadaily", expected=("7.2200", "7.4205")),
    ImpliedRate("cn-w-trade-2024-ytd08-cny-peoplesdailyonline", expected=("7.0994", "7.1196")),
    ImpliedRate("cn-xj-w-trade-2023-cny-newscentralasia", expected=("7.0938", "7.1151")),
    ImpliedRate("cn-gx-vn-trade-2023-ytd11-cny-xinhua", expected=("7.0951", "7.0977")),
    ImpliedRate("cn-gd-w-trade-2020-q1-cny-agenzianova", expected=("7.0543", "7.1429")),
    ImpliedRate("cn-yn-w-trade-2021-ytd09-cny-xinhua", expected=("6.4296", "6.4318")),
    ImpliedRate("cn-yn-asean-trade-2024-cny-lecourrierduvietnam", expected=("7.2155", "7.2641")),
    ImpliedRate("cn-hl-w-trade-2022-08-cny-atisu", expected=("6.8992", "6.9242")),
    ImpliedRate("cn-hl-w-trade-2023-cny-xinhua", expected=("7.0076", "7.1767")),
    ImpliedRate("cn-hl-w-trade-2023-ytd11-cny-xinhua", expected=("7.0949", "7.0971")),
    ImpliedRate("cn-hl-w-trade-2021-cny-xinhua", expected=("6.3418", "6.3652")),
    ImpliedRate("cn-cq-w-trade-2019-ytd09-cny-ecns", expected=("7.0666", "7.0804")),
    ImpliedRate("cn-cq-w-trade-2021-ytd08-cny-statecouncilofchina", expected=("6.4643", "6.4653")),
    ImpliedRate("cn-casia5-trade-2024-cny-yicaiglobal", expected=("7.1822", "7.1909")),
    ImpliedRate("cn-casia5-trade-2025-ytd05-cny-yicaiglobal", expected=("7.1857", "7.2063")),
    ImpliedRate("cn-ru-trade-2025-cny-ramblerfinance", expected=("6.9296", "7.0021")),
    ImpliedRate("cn-gx-w-trade-2023-ytd06-cny-elivebresciatv", expected=("7.1465", "7.1482")),
)
