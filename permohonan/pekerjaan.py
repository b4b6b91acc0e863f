"""Occupations as reports count them: what people write falls into a closed list of groups.

A word of theirs may tell who they are, so no report shows it. Pure.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

KOSONG, LAIN = "Tidak diisi", "Lainnya"
# The first group that has a word of it wins; whole words, as people write them.
GOLONGAN = (
    ("Pelajar dan mahasiswa", "pelajar siswa siswi mahasiswa mahasiswi santri"),
    (
        "Pendidik dan peneliti",
        "guru dosen pengajar peneliti akademisi widyaiswara pendidik profesor kepala sekolah",
    ),
    ("Wartawan", "wartawan jurnalis reporter redaktur pers media"),
    ("Advokat", "advokat pengacara notaris hukum paralegal"),
    (
        "Organisasi masyarakat",
        "lsm aktivis pegiat relawan ormas yayasan komunitas pemantau perkumpulan sosial",
    ),
    ("Partai politik dan peserta pemilu", "partai politisi caleg legislator dprd dpr"),
    (
        "Aparatur negara",
        "pns asn pppk tni polri polisi aparatur perangkat kepala desa lurah camat honorer",
    ),
    (
        "Karyawan swasta dan BUMN",
        "karyawan karyawati pegawai swasta buruh pekerja bumn bumd staf sopir satpam",
    ),
    (
        "Wiraswasta",
        "wiraswasta wirausaha pengusaha pedagang penjahit usaha warung dagang konsultan penulis",
    ),
    ("Petani, nelayan, dan peternak", "petani tani nelayan peternak pekebun"),
    ("Mengurus rumah tangga", "rumah tangga irt"),
    ("Pensiunan", "pensiunan purnawirawan"),
    ("Belum bekerja", "pencari kerja menganggur belum"),
)
SEDIKIT = 5  # fewer in a group of a small place may be one person
_KATA = re.compile(r"[a-z]+")
_MENURUT_KATA = {kata: nama for nama, isi in reversed(GOLONGAN) for kata in isi.split()}
SEMUA = (*(nama for nama, _ in GOLONGAN), LAIN, KOSONG)


@lru_cache(maxsize=4096)
def golongan(pekerjaan: str) -> str:
    """The group of an occupation as it was written."""
    kata = _KATA.findall(pekerjaan.lower())
    if not kata:
        return KOSONG if not pekerjaan.strip() else LAIN
    kenal = {_MENURUT_KATA[satu] for satu in kata if satu in _MENURUT_KATA}
    return next((nama for nama in SEMUA if nama in kenal), LAIN)


def tanpa_golongan_kecil(angka: Mapping[str, int]) -> dict[str, int]:
    """Figures as anyone may read them: groups too small to hide in are counted as `LAIN`."""
    hasil: Counter = Counter()
    for kunci, n in angka.items():
        kecil = kunci.startswith("pekerjaan.") and n < SEDIKIT
        hasil[f"pekerjaan.{LAIN}" if kecil else kunci] += n
    return dict(hasil)
