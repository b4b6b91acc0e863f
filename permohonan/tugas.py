""" "Yang masih harus dilakukan": what is left on a case, in four states."""

from permohonan.fakta import Fakta
from permohonan.giliran import LABEL_USULAN
from permohonan.models import Kanal, PermintaanBahan, Perpanjangan
from permohonan.pilihan import DIKIRIM
from permohonan.status import Hasil, Status
from permohonan.tindakan import alamat, alamat_aksi, atau, jalan
from ppid.models import JenisBerkas
from ppid.templatetags.ppid import hari_pendek, hari_tanggal
from ppid.terbilang import rupiah

BELUM, DIKERJAKAN, DILENGKAPI, SELESAI = "belum", "dikerjakan", "dilengkapi", "selesai"
PANJANG_TEKS = 90
SEBELUMNYA = " (jawaban sebelumnya)"


def tugas(permohonan, fakta: Fakta) -> list[dict]:
    lama = [_pindaian(permohonan, n, SEBELUMNYA) for n in _naskah(fakta, lama=True)]
    pindaian = [_pindaian(permohonan, n) for n in _naskah(fakta, lama=False)]
    if not permohonan.terbuka:
        return pindaian + lama
    return [
        *_usulan(permohonan),
        _kelengkapan(permohonan, fakta.kurang),
        *_bagian(fakta),
        *(_bahan(permohonan, fakta, b) for b in fakta.bahan),
        _identitas(permohonan),
        *_formulir(permohonan),
        _tanggapan(permohonan, fakta),
        *_perpanjangan(permohonan, fakta),
        *pindaian,
        _pemberitahuan(permohonan),
        *_penyerahan(permohonan, fakta),
        *lama,
    ]


def _butir(teks: str, keterangan: str, keadaan: str, url: str = "", tautan: str = "") -> dict:
    return {
        "teks": teks,
        "keterangan": keterangan,
        "keadaan": keadaan,
        "url": url,
        "tautan": tautan,
    }


def _usulan(permohonan) -> list[dict]:
    if not permohonan.usulan:
        return []
    teks = f"Keputusan Kasubbag: {LABEL_USULAN[permohonan.usulan]}"
    return [_butir(teks, permohonan.usulan_alasan, DIKERJAKAN)]


def _kelengkapan(permohonan, kurang) -> dict:
    teks = "Kelengkapan permohonan"
    verifikasi = alamat(permohonan, "perkara_verifikasi")
    if permohonan.status == Status.PERLU_DILENGKAPI:
        batas = hari_pendek(permohonan.batas_lengkapi)
        diminta = "; ".join(satu.rstrip(".") for satu in permohonan.kurang)
        return _butir(teks, f"{diminta}. Ditunggu dari pemohon sampai {batas}", DILENGKAPI)
    if permohonan.status != Status.DIAJUKAN:
        return _butir(
            teks, f"Dinyatakan lengkap {_hari(permohonan, permohonan.lengkap_pada)}", SELESAI
        )
    batas = _batas_verifikasi(permohonan)
    if kurang:
        daftar = ", ".join(label for _, label in kurang)
        return _butir(teks, f"Belum ada: {daftar}. {batas}", DILENGKAPI, verifikasi, "Periksa")
    keadaan = DIKERJAKAN if permohonan.kurang else BELUM
    return _butir(teks, batas, keadaan, verifikasi, "Periksa")


def _batas_verifikasi(permohonan) -> str:
    hari = permohonan.batas_verifikasi
    if permohonan.satker.hari_ini <= hari:
        return f"Periksa paling lambat {hari_pendek(hari)}"
    return f"Periksa sekarang, batasnya lewat sejak {hari_pendek(hari)}"


def _bagian(fakta: Fakta) -> list[dict]:
    """Each question, when there is more than one."""
    if len(fakta.bagian) < 2:
        return []
    return [
        _butir(
            f"Pertanyaan {b.urut}",
            f"{_ringkas(b.teks)}{f' · {b.get_hasil_display()}' if b.hasil else ''}",
            SELESAI if b.hasil else BELUM,
        )
        for b in fakta.bagian
    ]


def _ringkas(teks: str) -> str:
    return teks if len(teks) <= PANJANG_TEKS else f"{teks[: PANJANG_TEKS - 1].rstrip()}…"


def _bahan(permohonan, fakta: Fakta, satu: PermintaanBahan) -> dict:
    teks = f"Bahan dari {satu.nama_unit}"
    if satu.dijawab_pada:
        pada = f"Diserahkan {_hari(permohonan, satu.dijawab_pada)}"
        banyak = len(fakta.berkas_bahan[satu.pk])
        isi = "tidak menguasai informasi ini" if satu.tidak_menguasai else f"{banyak} berkas"
        return _butir(teks, f"{pada} · {isi}", SELESAI)
    ket = [_target(permohonan, satu)]
    if satu.diingatkan_pada:
        ket.append(f"diingatkan {_hari(permohonan, satu.diingatkan_pada)}")
    menunggu = permohonan.status == Status.KOORDINASI
    if not (menunggu and satu.unit):
        return _butir(teks, " · ".join(ket), DIKERJAKAN if menunggu else BELUM)
    url = alamat_aksi(permohonan, "ingatkan_unit")
    return _butir(teks, " · ".join(ket), DIKERJAKAN, url, "Ingatkan unit")


def _target(permohonan, satu: PermintaanBahan) -> str:
    if satu.terlambat(permohonan.satker.hari_ini):
        return f"Terlambat, target internal {hari_tanggal(satu.batas)}"
    return f"Target internal {hari_tanggal(satu.batas)}"


def _identitas(permohonan) -> dict:
    p = permohonan.pemohon
    if p.identitas_tercatat:
        jenis = p.get_jenis_identitas_display() or "Kartu identitas"
        ket = f"{jenis}, dicatat {_hari(permohonan, p.identitas_pada)}"
        return _butir("Identitas pemohon", ket, SELESAI)
    ket = "Menyusul; harus tercatat sebelum informasi diserahkan"
    url = alamat_aksi(permohonan, "catat_identitas")
    return _butir("Identitas pemohon", ket, BELUM, url, "Catat")


def _formulir(permohonan) -> list[dict]:
    """The signed Model PPID-B, for what did not come through the portal."""
    if permohonan.kanal == Kanal.DARING:
        return []
    teks = "Formulir bertanda tangan (Model PPID-B)"
    ada = any(b.jenis == JenisBerkas.FORMULIR for b in permohonan.berkas)
    if ada:
        return [_butir(teks, "Pindaian tersimpan", SELESAI)]
    url = alamat_aksi(permohonan, "unggah_formulir")
    return [_butir(teks, "Cetak, minta tanda tangan, lalu unggah", BELUM, url, "Unggah")]


def _tanggapan(permohonan, fakta: Fakta) -> dict:
    if permohonan.status in (Status.SIAP_DISAMPAIKAN, Status.MENUNGGU_PENYERAHAN):
        pada = _hari(permohonan, fakta.sah.diputus_pada) if fakta.sah else ""
        hasil = Hasil(fakta.sah.hasil).label.lower() if fakta.sah else ""
        return _butir("Tanggapan", f"Disetujui {pada}: {hasil}", SELESAI)
    if fakta.konsep:
        pada = _hari(permohonan, fakta.konsep.disusun_pada)
        return _butir("Tanggapan", f"Menunggu persetujuan Kasubbag sejak {pada}", DIKERJAKAN)
    if fakta.dikembalikan:
        url = alamat_aksi(permohonan, "susun_tanggapan")
        catatan = f"Dikembalikan: {_ringkas(fakta.dikembalikan.catatan)}"
        return _butir("Tanggapan", catatan, DILENGKAPI, url, "Perbaiki konsep")
    if permohonan.status == Status.KOORDINASI:
        return _butir("Tanggapan", "Lalu persetujuan Kasubbag", BELUM)
    return _butir("Tanggapan", _jalan(permohonan), BELUM)


def _jalan(permohonan) -> str:
    pilihan = [f"{x.urut}. {x.judul[0].lower()}{x.judul[1:]}" for x in jalan(permohonan)]
    return f"Langkah SOP berikutnya: {atau(pilihan)}" if pilihan else "Langkah SOP berikutnya"


def _perpanjangan(permohonan, fakta: Fakta) -> list[dict]:
    satu, teks = fakta.perpanjangan_kini, "Perpanjangan waktu"
    if satu is None:
        return []
    if satu.keadaan == Perpanjangan.Keadaan.BERLAKU:
        if not permohonan.diperpanjang_pada:  # of an earlier period; it is not renewed
            return []
        return [_butir(teks, f"Berlaku sampai {hari_tanggal(satu.sampai)}", SELESAI)]
    if satu.keadaan == Perpanjangan.Keadaan.DIUSULKAN:
        return [_butir(teks, "Menunggu keputusan Kasubbag", DIKERJAKAN)]
    batas = hari_tanggal(permohonan.hitungan().jatuh_tempo)
    if fakta.lewat:
        return [_butir(teks, f"Tidak berlaku: suratnya tidak keluar sampai {batas}", DILENGKAPI)]
    url = alamat_aksi(permohonan, "kirim_perpanjangan")
    return [_butir(teks, f"Surat harus keluar paling lambat {batas}", BELUM, url, "Kirim surat")]


def _naskah(fakta: Fakta, *, lama: bool) -> list:
    return [n for n in fakta.tanpa_pindaian if fakta.sebelumnya(n) == lama]


def _pindaian(permohonan, naskah, keterangan: str = "") -> dict:
    url = alamat_aksi(permohonan, "unggah_pindaian")
    teks = f"Pindaian {naskah.judul}{keterangan}"
    return _butir(teks, f"{naskah.nomor} · belum diunggah", BELUM, url, "Unggah")


def _pemberitahuan(permohonan) -> dict:
    teks = "Pemberitahuan kepada pemohon"
    if permohonan.diberitahukan_pada:
        cara = permohonan.get_cara_beri_display().lower()
        pada = _hari(permohonan, permohonan.diberitahukan_pada)
        return _butir(teks, f"Disampaikan {pada}: {cara}", SELESAI)
    lewat = permohonan.satker.hari_ini > permohonan.jatuh_tempo
    kata = "Terlambat, batasnya" if lewat else "Paling lambat"
    return _butir(teks, f"{kata} {hari_tanggal(permohonan.jatuh_tempo)}", BELUM)


def _penyerahan(permohonan, fakta: Fakta) -> list[dict]:
    diserahkan = fakta.sah and fakta.sah.memberi
    if permohonan.status not in (Status.SIAP_DISAMPAIKAN, Status.MENUNGGU_PENYERAHAN):
        return []
    if not diserahkan:
        return []
    if permohonan.status == Status.SIAP_DISAMPAIKAN:
        return [*_biaya(permohonan, fakta), _butir("Penyerahan", "Sesudah pemberitahuan", BELUM)]
    ket = _dikirim if permohonan.cara_serah in DIKIRIM else _dijemput
    teks = " · ".join(ket(permohonan, fakta))
    return [*_biaya(permohonan, fakta), _butir("Penyerahan", teks, DIKERJAKAN)]


def _dikirim(permohonan, fakta: Fakta) -> list[str]:
    cara = permohonan.get_cara_serah_display()
    if fakta.butuh_identitas:
        return [cara, "menunggu identitas pemohon"]
    if fakta.sah.jumlah_biaya and not permohonan.dibayar_pada:
        return [cara, f"menunggu pembayaran {rupiah(fakta.sah.jumlah_biaya)}"]
    return [f"Dikirim desk lewat {cara.lower()}"]


def _dijemput(permohonan, fakta: Fakta) -> list[str]:
    ket = [permohonan.get_cara_serah_display()]
    if permohonan.diingatkan_pada:
        ket.append(f"pemohon diingatkan {_hari(permohonan, permohonan.diingatkan_pada)}")
    return [*ket, f"tidak diambil sesudah {hari_pendek(permohonan.batas_ambil)}"]


def _biaya(permohonan, fakta: Fakta) -> list[dict]:
    if not fakta.sah.jumlah_biaya:
        return []
    teks = f"Biaya salinan {rupiah(fakta.sah.jumlah_biaya)}"
    if permohonan.dibayar_pada:
        return [_butir(teks, f"Dibayar {hari_pendek(permohonan.dibayar_pada)}", SELESAI)]
    return [_butir(teks, "Dicatat saat informasi diserahkan", BELUM)]


def _hari(permohonan, instan) -> str:
    return hari_pendek(permohonan.satker.setempat(instan).date())
