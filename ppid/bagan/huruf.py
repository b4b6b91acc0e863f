"""How wide a text is and where it breaks, without a browser: SVG does not wrap by itself.

Widths are those of the wider of DejaVu Sans (the widest that a page may fall back to) and TeX Gyre
Bonum (the paper's), in hundredths of the font size: what fits here fits in Noto Sans and Roboto.
"""

_LEBAR = {
    25: "'",
    30: " ,.ijl",
    35: ":;If",
    40: "!()-[]t",
    45: '"r',
    50: "*_`sz",
    55: "?c",
    60: "/JLPT\\aekovxy|",
    65: "$0123456789FSYbdghnpq{}",
    70: "AEKRVXZu",
    75: "BCN",
    80: "&DGHOQUw",
    85: "#+<=>^~",
    90: "M",
    95: "%m",
    100: "@W",
}
LEBAR = {huruf: lebar for lebar, semua in _LEBAR.items() for huruf in semua}
LAIN = 100  # a letter beyond ASCII
TEBAL = 1.15


def lebar(teks: str, ukuran: float, *, tebal: bool = False) -> float:
    seratus = sum(LEBAR.get(huruf, LAIN) for huruf in teks)
    return seratus * ukuran * (TEBAL if tebal else 1) / 100


def lipat(teks: str, ruang: float, ukuran: float, *, tebal: bool = False) -> tuple[str, ...]:
    """Lines of whole words within `ruang`; a word that is wider is cut."""
    baris: list[str] = []
    for kata in teks.split():
        for potong in _potong(kata, ruang, ukuran, tebal):
            sambung = f"{baris[-1]} {potong}" if baris else potong
            if baris and lebar(sambung, ukuran, tebal=tebal) <= ruang:
                baris[-1] = sambung
            else:
                baris.append(potong)
    return tuple(baris)


def _potong(kata: str, ruang: float, ukuran: float, tebal: bool) -> list[str]:
    hasil = [""]
    for huruf in kata:
        if hasil[-1] and lebar(hasil[-1] + huruf, ukuran, tebal=tebal) > ruang:
            hasil.append("")
        hasil[-1] += huruf
    return hasil


def kata_terlebar(teks: str, ukuran: float, *, tebal: bool = False) -> float:
    return max((lebar(kata, ukuran, tebal=tebal) for kata in teks.split()), default=0)
