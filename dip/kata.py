"""Words of Indonesian office titles, made comparable: what a clerk types against what is on file.

Pure: no database here. A light stemmer on purpose: it takes off the endings that people vary
(pemilihnya, pemilihan, pemilih), never the beginnings.
"""

import re

PANJANG_MIN = 3  # letters; shorter words say nothing
PANJANG_MAKS = 60  # longer ones are no words, and PostgreSQL takes none over 2 KB
AKHIRAN = ("nya", "lah", "kan", "an")
POKOK_MIN = 4  # letters that must remain when an ending is taken off
MAKS_KATA = 24  # words of one question that are looked for

# Read as their long form on both sides, so that either way of writing finds the other. Whoever adds
# one reads what is stored again, see migration 0005.
SINGKATAN = {
    "apk": "alat peraga kampanye",
    "dapil": "daerah pemilihan",
    "dct": "daftar calon tetap",
    "dcs": "daftar calon sementara",
    "dpb": "daftar pemilih berkelanjutan",
    "dpk": "daftar pemilih khusus",
    "dps": "daftar pemilih sementara",
    "dpt": "daftar pemilih tetap",
    "dptb": "daftar pemilih tambahan",
    "kk": "kartu keluarga",
    "ktp": "kartu tanda penduduk",
    "lhkpn": "laporan harta kekayaan penyelenggara negara",
    "lra": "laporan realisasi anggaran",
    "nik": "nomor induk kependudukan",
    "nphd": "naskah perjanjian hibah daerah",
    "parpol": "partai politik",
    "paslon": "pasangan calon",
    "pilbup": "pemilihan bupati",
    "pilgub": "pemilihan gubernur",
    "pilkada": "pemilihan",  # as its law and every title of KPU call it
    "sk": "keputusan",
    "tps": "tempat pemungutan suara",
}
# What every question says, and every title.
_UMUM = """
ada adalah agar akan apa apakah atas atau bagi bagaimana bahwa bapak beberapa berapa berbagai
berupa bisa boleh buat cetak dalam dan dapat dari daftar data dengan dicetak dokumen guna hal
harap harus hingga ibu informasi ini itu jika juga jumlah kami karena kepada kita lain lalu
lengkap maka masih mau melalui memang meminta mengenai menjadi menurut mereka minta mohon
nomor oleh pada para per perihal perlu permohonan pernah saat saja salinan sampai sangat saya
sebagai secara sedang sejak selama seluruh semua seperti serta setiap sudah supaya tahun
tanggal telah tentang terhadap terkait tersebut tidak tolong untuk yaitu yang
"""
UMUM = frozenset(_UMUM.split())


def rapikan(teks: str) -> str:
    """Lower case, no punctuation, abbreviations in full: as it is stored for the match."""
    kata = re.findall(r"[^\W_]+", teks.lower())
    return " ".join(SINGKATAN.get(satu, satu) for satu in kata)


def pokok(kata: str) -> str:
    """The word without its common endings: pemilihannya and pemilihan are both pemilih."""
    for akhiran in AKHIRAN:
        if kata.endswith(akhiran) and len(kata) - len(akhiran) >= POKOK_MIN:
            return pokok(kata.removesuffix(akhiran))
    return kata


def kata_kunci(teks: str) -> list[str]:
    """Stems worth looking for, each once, in the order in which they are said."""
    return list(asal(teks))


def asal(teks: str) -> dict[str, str]:
    """The stems of a question, each with the word as it was said; as `kata_kunci`."""
    kata: dict[str, str] = {}
    for satu in rapikan(teks).split():
        if berarti(satu):
            kata.setdefault(pokok(satu), satu)
    return kata


def dicari(teks: str) -> dict[str, str]:
    """The words of one question that are looked for."""
    return dict(list(asal(teks).items())[:MAKS_KATA])


def himpunan(teks: str) -> str:
    """The words of a file that can be looked for, each once: enough for the match, and no copy
    of what the file says. Numbers other than years are left out, among them every NIK."""
    return " ".join(dict.fromkeys(satu for satu in rapikan(teks).split() if berarti(satu)))


def berarti(kata: str) -> bool:
    if kata.isdecimal():
        return tahun(kata)
    return PANJANG_MIN <= len(kata) <= PANJANG_MAKS and kata not in UMUM


def tahun(kata: str) -> bool:
    return re.fullmatch(r"(?:19|20)[0-9]{2}", kata) is not None
