"""Pelayanan informasi, sarana prasarana, digitalisasi: what a citizen meets."""

from collections.abc import Iterator

from django.urls import reverse

from laporan.monev.butir import B, Butir, S, T, sejauh
from laporan.monev.pemeriksaan import Pemeriksaan
from laporan.wilayah import tepat
from permohonan.bukti import Bukti, buktikan_deret
from ppid.izin import Izin
from ppid.models import SOP, JenisHalaman, JenisSOP


def pelayanan(p: Pemeriksaan) -> Iterator[Butir]:
    yield _register(p, buktikan_deret(p.satker, p.tahun))
    yield _waktu(p)
    yield p.laman(JenisHalaman.MAKLUMAT)
    yield _sop(p)
    yield _biaya(p)
    yield p.ada(
        "Formulir permohonan dan formulir keberatan",
        "Model PPID-B dan PPID-F sebagai PDF dan sebagai bacaan untuk pembaca layar.",
        ("Lihat formulir", p.url("formulir")),
    )
    yield p.ada(
        "Tata cara keberatan dan sengketa diumumkan",
        "Hak, alamat, dan tenggat keberatan serta sengketa pada halaman tata cara.",
        ("Lihat tata cara", _bagian(p.url("tata_cara"), "keberatan")),
    )


def _bagian(url: str, nama: str) -> str:
    return f"{url}#{nama}" if url else ""


def _register(p: Pemeriksaan, bukti: Bukti) -> Butir:
    keadaan = B if bukti.kosong else T if bukti.utuh else S
    return p.butir(
        "Register permohonan lengkap tanpa nomor yang hilang",
        keadaan,
        bukti.deret[0],
        ("Buka register", p.url("register", izin=Izin.LIHAT_PERMOHONAN)),
    )


def _waktu(p: Pemeriksaan) -> Butir:
    diminta = "Permohonan dijawab dalam waktu yang ditentukan undang-undang"
    r, lihat = p.rekap, ("Lihat statistik", p.url("statistik"))
    if not r.dinilai:
        kosong = f"Belum ada permohonan tahun {p.tahun} yang dinilai."
        return p.butir(diminta, B, kosong, lihat)
    persen = f" ({r.persen})" if r.persen else ""
    lewat = r.angka["waktu.terbuka_lewat"]
    bukti = f"{tepat(r)} tepat waktu tahun {p.tahun}{persen}."
    if lewat:
        bukti += f" {lewat} lewat batas waktu dan belum dijawab."
    antre = ("Buka antrean", p.url("antrean", izin=Izin.LIHAT_PERMOHONAN))
    return p.butir(diminta, sejauh(r.tepat, r.dinilai), bukti, lihat, antre)


def _sop(p: Pemeriksaan) -> Butir:
    diminta = "SOP pelayanan informasi disahkan dan diumumkan"
    lihat = ("Lihat tata cara", p.url("tata_cara"))
    sop = SOP.objects.berlaku(p.satker, JenisSOP.PELAYANAN, p.hari_ini)
    if sop is None:
        return p.butir(diminta, B, "Belum ada SOP pelayanan.", lihat)
    nomor, sah = sop.kepala["nomor"], sop.kepala["tanggal_pengesahan"]
    bukti = f"SOP Nomor {nomor}, disahkan {sah}."
    if not (nomor and sah):
        bukti = "SOP diumumkan, tetapi nomor atau tanggal pengesahannya belum diisi."
    return p.butir(diminta, T if nomor and sah else S, bukti, lihat)


def _biaya(p: Pemeriksaan) -> Butir:
    bukti = f"{p.tarif} jenis biaya salinan; melihat informasi tidak dipungut biaya."
    kosong = "Daftar biaya salinan masih kosong."
    lihat = ("Lihat standar biaya", p.url("biaya"))
    keadaan = T if p.tarif else S
    return p.butir("Standar biaya diumumkan", keadaan, bukti if p.tarif else kosong, lihat)


# Sarana prasarana


def sarana(p: Pemeriksaan) -> Iterator[Butir]:
    yield _kontak(p)
    yield _jam(p)
    yield p.laman(JenisHalaman.AKSESIBILITAS)


def _kontak(p: Pemeriksaan) -> Butir:
    s = p.satker
    ada = {"alamat": s.alamat, "telepon": s.telepon, "WhatsApp": s.whatsapp, "email": s.email}
    isi, kosong = ([n for n, nilai in ada.items() if bool(nilai) == b] for b in (True, False))
    bukti = f"Diumumkan: {', '.join(isi)}." if isi else "Alamat dan kontak belum diisi."
    if isi and kosong:
        bukti += f" Belum diisi: {', '.join(kosong)}."
    lihat = ("Lihat kontak", p.url("kontak"))
    return p.butir("Alamat dan kontak PPID", sejauh(len(isi), len(ada)), bukti, lihat)


def _jam(p: Pemeriksaan) -> Butir:
    buka = [f"{hari} {jam}" for hari, jam in p.satker.jam_layanan_ringkas if jam != "Tutup"]
    bukti = f"{', '.join(buka)} {p.satker.label_zona}." if buka else "Jam layanan belum diisi."
    lihat = ("Lihat jam layanan", p.url("kontak"))
    return p.butir("Jam layanan", T if buka else B, bukti, lihat)


# Digitalisasi


def digital(p: Pemeriksaan) -> Iterator[Butir]:
    yield p.ada(
        "Permohonan dapat diajukan secara daring",
        "Formulir terbuka tanpa akun; nomor pendaftaran dan tanda bukti terbit seketika.",
        ("Buka formulir", p.url("baru")),
    )
    yield p.ada(
        "Pemohon dapat memeriksa status permohonannya",
        "Dengan nomor dan kode akses, beserta tenggat dan riwayatnya.",
        ("Buka cek status", p.url("cek")),
    )
    yield p.butir(
        "DIP sebagai data terbuka",
        T if p.dip else B,
        "CSV, XLSX, dan PDF versi yang terbit." if p.dip else "Belum ada DIP yang terbit.",
        ("Lihat DIP", p.url("dip")),
    )
    yield p.ada(
        "Pernyataan aksesibilitas portal",
        "Portal dibuat menurut WCAG 2.2 AA, dengan yang sudah dan yang belum dipenuhi.",
        ("Lihat pernyataan", reverse("aksesibilitas_portal")),
    )
