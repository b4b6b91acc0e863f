""" "Yang masih harus dilakukan": what is left on a case, in four states."""

from permohonan.giliran import LABEL_USULAN
from permohonan.models import Kanal
from permohonan.status import Status
from permohonan.tindakan import alamat, alamat_aksi, atau, jalan
from ppid.models import JenisBerkas
from ppid.templatetags.ppid import hari_pendek, hari_tanggal

BELUM, DIKERJAKAN, DILENGKAPI, SELESAI = "belum", "dikerjakan", "dilengkapi", "selesai"


def tugas(permohonan, kurang: list[tuple[str, str]], naskah) -> list[dict]:
    """`kurang` is what completeness lacks, `naskah` the papers of the case."""
    pindaian = [_pindaian(permohonan, n) for n in naskah if n.bertanda_tangan and not n.pindaian]
    if not permohonan.terbuka:
        return pindaian
    return [
        *_usulan(permohonan),
        _kelengkapan(permohonan, kurang),
        _identitas(permohonan),
        *_formulir(permohonan),
        *pindaian,
        _butir("Tanggapan", _jalan(permohonan), BELUM),
        _butir(
            "Pemberitahuan kepada pemohon",
            f"Paling lambat {hari_tanggal(permohonan.jatuh_tempo)}",
            BELUM,
        ),
    ]


def _jalan(permohonan) -> str:
    pilihan = [f"{x.urut}. {x.judul[0].lower()}{x.judul[1:]}" for x in jalan(permohonan)]
    return f"Langkah SOP berikutnya: {atau(pilihan)}" if pilihan else "Langkah SOP berikutnya"


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
        return _butir(teks, f"{'; '.join(permohonan.kurang)} · pemohon sampai {batas}", DILENGKAPI)
    if permohonan.status != Status.DIAJUKAN:
        pada = permohonan.satker.setempat(permohonan.lengkap_pada).date()
        return _butir(teks, f"Dinyatakan lengkap {hari_pendek(pada)}", SELESAI)
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


def _identitas(permohonan) -> dict:
    p = permohonan.pemohon
    if p.identitas_tercatat:
        pada = hari_pendek(permohonan.satker.setempat(p.identitas_pada).date())
        jenis = p.get_jenis_identitas_display() or "Kartu identitas"
        return _butir("Identitas pemohon", f"{jenis}, dicatat {pada}", SELESAI)
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


def _pindaian(permohonan, naskah) -> dict:
    url = alamat_aksi(permohonan, "unggah_pindaian")
    teks = f"Pindaian {naskah.judul}"
    return _butir(teks, f"{naskah.nomor} · belum diunggah", BELUM, url, "Unggah")
