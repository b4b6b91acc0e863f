"""Kualitas informasi, jenis informasi: the DIP, the documents, the DIK, the figures."""

from collections.abc import Iterator

from dip.angka_dip import BASI
from dip.models import Klasifikasi, Penyusunan
from dip.publik import penetapan
from laporan.kata import umur
from laporan.monev.butir import B, Butir, Keadaan, S, T, sejauh
from laporan.monev.pemeriksaan import Pemeriksaan, tanggal
from ppid.izin import Izin


def kualitas(p: Pemeriksaan) -> Iterator[Butir]:
    yield _umur_dip(p)
    yield _berkala(p)


def _umur_dip(p: Pemeriksaan) -> Butir:
    diminta = "DIP dimutakhirkan setiap tahun"
    lihat = ("Lihat versi DIP", p.url("dip_versi"))
    if p.dip is None:
        return p.butir(diminta, B, "Belum ada DIP yang terbit.", lihat)
    pada = p.satker.setempat(p.dip.terbit_pada).date()
    hari = (p.hari_ini - pada).days
    bukti = f"DIP {p.dip.tahun} terbit {tanggal(pada)}, umurnya {umur(hari)}."
    return p.butir(diminta, T if hari <= BASI else S, bukti, lihat)


def _berkala(p: Pemeriksaan) -> Butir:
    diminta = "Informasi berkala diperbarui sedikitnya setiap enam bulan"
    banyak, segar = p.segar
    bukti = f"{segar} dari {banyak} dokumen berkala disahkan atau diperbarui dalam enam bulan."
    if not banyak:
        bukti = "Belum ada dokumen berkala yang diumumkan."
    return p.butir(
        *(diminta, sejauh(segar, banyak), bukti),
        ("Lihat informasi berkala", p.url("informasi_kelas", "berkala")),
        ("Kelola dokumen", p.url("dokumen", izin=Izin.KELOLA_DOKUMEN)),
    )


# Jenis informasi


def jenis(p: Pemeriksaan) -> Iterator[Butir]:
    yield _dip(p)
    for kode, alamat in (
        (Klasifikasi.BERKALA, "berkala"),
        (Klasifikasi.SERTA_MERTA, "serta-merta"),
        (Klasifikasi.SETIAP_SAAT, "setiap-saat"),
    ):
        n = p.kelas.get(kode, 0)
        bukti = f"{n} dokumen yang disahkan dapat diunduh." if n else "Belum ada dokumen."
        lihat = ("Lihat daftarnya", p.url("informasi_kelas", alamat))
        diminta = f"Informasi {kode.label.lower()} diumumkan"
        yield p.butir(diminta, T if n else B, bukti, lihat)
    yield _dik(p)
    yield _dik_habis(p)
    yield _statistik(p)


def _dip(p: Pemeriksaan) -> Butir:
    diminta = "DIP diumumkan secara daring dan ditetapkan pejabatnya"
    lihat = ("Lihat DIP", p.url("dip"))
    kelola = ("Susun DIP", p.url("dip_kelola", izin=Izin.LIHAT_DIP))
    if p.dip is None:
        return p.butir(diminta, B, "Belum ada DIP yang terbit.", lihat, kelola)
    dasar = penetapan(p.dip)
    bukti = f"DIP {p.dip.tahun}, {p.entri} informasi. {dasar}."
    keadaan, kurang = _penetapan(p.dip)
    return p.butir(diminta, keadaan, f"{bukti} {kurang}".strip(), lihat, kelola)


def _penetapan(dip: Penyusunan) -> tuple[Keadaan, str]:
    if dip.ditetapkan_pada is None:
        return S, "Belum ditetapkan Pleno."
    if dip.keputusan_pindaian_id is None:
        return S, "Pindaian keputusannya belum diunggah."
    return T, ""


def _dik(p: Pemeriksaan) -> Butir:
    n = p.dik.berlaku
    bukti = f"{n} butir berlaku, masing-masing dengan keputusan dan pindaiannya."
    return p.butir(
        "Daftar informasi dikecualikan sesudah uji konsekuensi, dengan keputusannya",
        T if n else B,
        bukti if n else "Belum ada butir yang berlaku bagi kantor ini.",
        ("Lihat informasi dikecualikan", p.url("informasi_dikecualikan")),
        ("Kelola DIK", p.url("dik", izin=Izin.KELOLA_DIK)),
    )


def _dik_habis(p: Pemeriksaan) -> Butir:
    n = p.dik.habis
    habis = f"{n} butir habis masanya dan tidak tampil lagi; umumkan informasinya."
    return p.butir(
        "Informasi yang habis masa pengecualiannya tidak lagi ditutup",
        S if n else T,
        habis if n else "Tidak ada butir yang habis masanya.",
        ("Lihat informasi dikecualikan", p.url("informasi_dikecualikan")),
        ("Kelola DIK", p.url("dik", izin=Izin.KELOLA_DIK)),
    )


def _statistik(p: Pemeriksaan) -> Butir:
    return p.ada(
        "Jumlah permintaan, waktu, dikabulkan, ditolak, dan alasannya (Pasal 12 UU KIP), "
        "sebagai grafik dan matriks",
        f"Dihitung dari register setiap saat: {p.rekap.diterima} permohonan diterima {p.tahun}.",
        ("Lihat statistik", p.url("statistik")),
    )
