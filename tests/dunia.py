"""A small world of three offices, and every address of the portal asked in it as anyone.

A new word in an address fails until it is told here how to fill it.
"""

import hashlib
import logging
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http.cookies import SimpleCookie

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from laporan.masa import Masa
from laporan.models import Supervisi
from permohonan.models import Draf, Kiriman, Permohonan
from permohonan.pencatatan import buka_foto
from ppid import berkas, kantor, saring, waktu
from ppid.izin import Peran
from ppid.models import JenisBerkas, Naskah, Satker
from tests import (
    dunia_audit,
    dunia_isi,
    dunia_jawaban,
    dunia_laporan,
    dunia_nota,
    dunia_publik,
    dunia_terbit,
    dunia_tetap,
)
from tests.alamat import Alamat
from tests.factories import buat_pegawai, buat_permohonan, buat_satker, pelaku
from tests.factories_dip import buat_dik, buat_dokumen
from tests.isian import ISIAN, KEADAAN_PERLU, KODE, SENDIRI, kunci_formulir, pdf_kosong
from tests.ppid.isian_sop import versi_mendatang
from tests.tanda import boleh, tanam, tanam_kantor, tanda

ANON, PEMOHON = "anon", "pemohon"
STAF = tuple(p.value for p in Peran if p not in (Peran.PEMOHON, Peran.SISTEM))
SIAPA = (ANON, PEMOHON, *STAF)
KITA, LAIN, PUSAT = "bintan", "sarolangun", "kpu"
TETANGGA = "tetangga"
KEADAAN = (
    "diajukan",
    "perlu_dilengkapi",
    "lewat",
    "diusulkan_hentikan",
    "diusulkan_bukan",
    "diusulkan_duplikat",
    "ditugaskan",
    "bercatatan",
    "ditahan",
    *dunia_jawaban.JALAN,
)

# Relation: (office of the address, whose case, whose token); K is the asker's own office.
K, L = "kita", "lain"
HUBUNGAN = {
    "sendiri": (K, (K, SENDIRI), (K, SENDIRI)),
    "tetangga": (K, (K, TETANGGA), (K, TETANGGA)),
    "lain": (L, (L, SENDIRI), (L, SENDIRI)),
    "silang": (K, (L, SENDIRI), (L, SENDIRI)),
    "token": (K, (K, SENDIRI), (K, TETANGGA)),
    "token_lain": (K, (K, SENDIRI), (L, SENDIRI)),
}


# What fills the words of an address that lead to no row of a case (`alamat.TANPA_BARIS`).
ISI_SETELAN = {"jenis": "pelayanan", "versi": 1, "kelas": "berkala", "format": "csv"}
ISI_SETELAN |= {"tahun": dunia_nota.TAHUN_KONSEP}
# Where a PDF is made.
PENCETAK = (
    *("ppid.naskah", "ppid.cetak", "permohonan.formulir_kosong"),
    *("dip.views.rekap", "dip.naskah.draf", "laporan.paket"),
)
KATA_SETELAN = (
    dunia_tetap.KATA
    | dunia_isi.KATA
    | dunia_publik.KATA
    | dunia_laporan.KATA
    | dunia_terbit.KATA
    | {
        "kelola_naskah_satu": {"jenis": "pemberitahuan"},
        "kelola_naskah_contoh": {"jenis": "pemberitahuan"},
        "kelola_sop_satu": {"versi": 2},
        "kelola_sop_ubah": {"versi": 2},
        "dip_kelola_tahun": {"tahun": dunia_nota.TAHUN_TERBIT},
        "dip_naskah": {"tahun": dunia_nota.TAHUN_TERBIT},
    }
)


# The world


@dataclass
class Dunia:
    perkara: dict = field(default_factory=dict)  # (office, whose, state) -> Permohonan
    token: dict = field(default_factory=dict)  # (address, office, whose) -> token
    berkas: dict = field(default_factory=dict)  # token of a thing -> token of its file
    kuki: dict = field(default_factory=dict)  # who -> cookies
    hilang: dict = field(default_factory=dict)  # who -> body of a page that does not exist
    peramban: Client = field(default_factory=Client)
    sejak: datetime = field(default_factory=waktu.sekarang)

    def kantor(self, siapa: str) -> str:
        return PUSAT if siapa == "pusat" else KITA

    def kasus(self, siapa: str, nama: str, hubungan: str = "sendiri") -> Permohonan:
        """The case an address is about."""
        _, (tempat, milik), _ = HUBUNGAN[hubungan]
        keadaan = KEADAAN_PERLU.get(nama, "diajukan")
        return self.perkara[self._slug(siapa, tempat), milik, keadaan]

    def _slug(self, siapa: str, tempat: str) -> str:
        return LAIN if tempat == L else self.kantor(siapa)

    def jalur(self, alamat: Alamat, siapa: str, hubungan: str) -> str:
        tempat, _, (tempat_token, milik_token) = HUBUNGAN[hubungan]
        isi = {"satker": self._slug(siapa, tempat), **ISI_SETELAN, **alamat.tetap}
        isi |= KATA_SETELAN.get(alamat.nama, {})
        isi |= {"ke": 0, "kode": KODE.get(alamat.nama), "sisa": "27793/pkpu-4-2025"}
        if "tanggal" in alamat.kata:
            kantor = Satker.objects.get(slug=isi["satker"])
            isi["tanggal"] = hari_supervisi(kantor, alamat.nama)
        milik_siapa = "petugas" if milik_token == SENDIRI else "petugas2"
        isi["username"] = f"{milik_siapa}.{self._slug(siapa, tempat_token)}"
        isi["nomor"] = self.kasus(siapa, alamat.nama, hubungan).kunci
        kunci = (alamat.nama, self._slug(siapa, tempat_token), milik_token)
        if "token" in alamat.kata and kunci in self.token:
            isi["token"] = self.token[kunci]
            isi["berkas"] = self.berkas.get(isi["token"])
        isi |= dunia_publik.isian(alamat.nama, self._slug(siapa, tempat_token))
        for kata in alamat.kata:
            assert kata in isi, f"{alamat.nama}: alamat baru, katakan cara mengisi `{kata}`"
        return reverse(alamat.url, kwargs={kata: isi[kata] for kata in alamat.kata})

    def klien(self, siapa: str, **kepala) -> Client:
        klien = Client(**kepala)
        klien.cookies = SimpleCookie(self.kuki[siapa])
        return klien

    def minta(self, alamat: Alamat, metode: str, siapa: str, hubungan: str):
        klien = self.peramban  # one for all: a handler is slow to build
        klien.cookies = SimpleCookie(self.kuki[siapa])
        jalur = self.jalur(alamat, siapa, hubungan)
        if metode != "POST":
            return klien.generic(metode, jalur)
        isian = ISIAN.get(alamat.nama)
        data = isian(self.kasus(siapa, alamat.nama, hubungan), self, siapa) if isian else {}
        return klien.post(jalur, data)

    def tanda_boleh(self, siapa: str) -> set[str]:
        """Marks that may stand in what this asker gets."""
        if siapa == PEMOHON:
            return {tanda(KITA, SENDIRI)}
        milik = (SENDIRI,) if siapa == Peran.PENGHUBUNG else (SENDIRI, TETANGGA)
        return boleh(siapa, self.kantor(siapa), milik)


@contextmanager
def sekali(pembuka):
    """One world for the tests of a module, each of which undoes what it did; then it is gone.

    The printer and the sieve of uploads, slow and proved elsewhere, are stood in for.
    """
    with pembuka.unblock(), pytest.MonkeyPatch.context() as ganti:
        for modul in PENCETAK:
            ganti.setattr(f"{modul}.html_ke_pdf", pdf_kosong)
        ganti.setattr("ppid.berkas._saring", lambda jenis, isi, _: saring.Hasil(isi, jenis))
        ganti.setattr(logging.getLogger("django.request"), "disabled", True)
        with transaction.atomic():
            yield bangun()
            transaction.set_rollback(True)


def bangun() -> Dunia:
    dunia = Dunia()
    pusat = buat_satker(PUSAT)
    for slug in (PUSAT, KITA, LAIN):
        _isi_kantor(dunia, buat_satker(slug, **{} if slug == PUSAT else {"induk": pusat}))
    dunia.kuki = {siapa: _kuki(dunia, siapa) for siapa in SIAPA}
    for siapa in SIAPA:
        jawab = dunia.klien(siapa).get(f"/{KITA}/tidak-ada/sama-sekali/")
        dunia.hilang[siapa] = jawab.content
        assert jawab.status_code == 404
    dunia.sejak = waktu.sekarang()
    return dunia


def hari_supervisi(satker: Satker, nama: str = "supervisi_hari"):
    """The papers are of yesterday, which is signed; today, with its acts, is open."""
    return satker.hari_ini - timedelta(days=nama == "supervisi_naskah")


def sahkan_kemarin(satker: Satker) -> None:
    hari = hari_supervisi(satker, "supervisi_naskah")
    satu = Supervisi.calon(satker, Masa(hari, hari))
    satu.sahkan(oleh=pelaku(Peran.KASUBBAG, satker))


def _isi_dokumen(dunia: Dunia, satker: Satker, milik: str) -> None:
    sah = buat_dokumen(satker)
    dokumen, dik = buat_dokumen(satker, disahkan=False), buat_dik(satker)
    token = {
        "dokumen_satu": dokumen.token,
        "dokumen_berkas": dokumen.token,
        "dokumen_label": dokumen.token,
        "dokumen_tarik": sah.token,
        "dik_keputusan": dik.token,
    }
    dunia.token |= {(nama, satker.slug, milik): isi for nama, isi in token.items()}
    dunia.berkas[dokumen.token] = dokumen.berkas[0].token


def _isi_logo(satker: Satker) -> None:
    gambar = berkas.Bersih(b"gambar", "image/png", ".png")
    kantor.pasang_logo(gambar, oleh=pelaku(Peran.ADMIN, satker))


def _isi_kantor(dunia: Dunia, satker: Satker) -> None:
    _isi_logo(satker)
    sahkan_kemarin(satker)
    versi_mendatang(satker)
    buat_pegawai(Peran.PENGHUBUNG, satker, unit=dunia_jawaban.unit_milik(satker, SENDIRI))
    dunia.token |= dunia_isi.isi(satker)
    for milik in (SENDIRI, TETANGGA) if satker.slug != LAIN else (SENDIRI,):
        for keadaan in KEADAAN:
            perkara = buat_perkara(dunia, satker, milik, keadaan)
            dunia.perkara[satker.slug, milik, keadaan] = perkara
        _beri_token(dunia, dunia.perkara[satker.slug, milik, "diajukan"], milik)
        _isi_dokumen(dunia, satker, milik)
        dunia_publik.isi(dunia, satker, milik)
        dunia_terbit.isi(dunia, satker, milik)
        dunia_tetap.isi(satker, milik)
        dunia.token |= dunia_audit.isi(satker, milik)
        tanam(satker, milik, [dunia.perkara[satker.slug, milik, satu] for satu in KEADAAN])
    dunia.token |= dunia_nota.isi(satker)
    dunia_laporan.isi(satker)
    tanam_kantor(satker)


def buat_perkara(dunia: Dunia, satker: Satker, milik: str, keadaan: str) -> Permohonan:
    nama = tanda(satker.slug, milik)
    isian = {
        "pemohon": {"nama": nama, "email": f"{nama}@contoh.test"},
        "kunci": kunci_formulir(satker.slug, milik, keadaan),
        "rincian": f"Data {nama}",
    }
    if keadaan in dunia_jawaban.JALAN:
        perkara, token = dunia_jawaban.buat(satker, milik, keadaan, **isian)
        for kunci, isi in token.items():
            if isinstance(kunci, tuple):
                dunia.berkas[kunci[1]] = isi
            else:
                dunia.token[kunci, satker.slug, milik] = isi
        return perkara
    status = "perlu_dilengkapi" if keadaan in _MENUNGGU else "diajukan"
    perkara = buat_permohonan(satker, status, **isian)
    petugas = pelaku(Peran.PETUGAS, satker)
    if keadaan in _LEWAT:
        kemarin = satker.hari_ini - timedelta(days=1)
        Permohonan.objects.filter(pk=perkara.pk).update(batas_lengkapi=kemarin)
        perkara.refresh_from_db()
    if usul := _USUL.get(keadaan):
        kembar = Permohonan.objects.filter(satker=satker).first() if usul == "duplikat" else None
        perkara.usulkan(usul, oleh=petugas, alasan="Alasan", duplikat_dari=kembar)
    if keadaan == "ditugaskan":
        perkara.tugaskan(kepada=petugas.pengguna, oleh=pelaku(Peran.KASUBBAG, satker))
    if keadaan == "bercatatan":
        for oleh in (petugas, pelaku(Peran.KASUBBAG, satker)):
            perkara.tulis_catatan("catatan_internal", oleh=oleh, isi="Catatan")
    if keadaan == "ditahan":
        perkara.tahan_identitas(oleh=pelaku(Peran.KASUBBAG, satker), alasan="Sengketa")
    return perkara


_MENUNGGU = {"perlu_dilengkapi", "lewat", "diusulkan_hentikan"}
_LEWAT = {"lewat", "diusulkan_hentikan"}
_USUL = {
    "diusulkan_hentikan": "hentikan",
    "diusulkan_bukan": "bukan_permohonan",
    "diusulkan_duplikat": "duplikat",
}


def _beri_token(dunia: Dunia, perkara: Permohonan, milik: str) -> None:
    satker = perkara.satker
    petugas = pelaku(Peran.PETUGAS, satker, "" if milik == SENDIRI else f"petugas2.{satker.slug}")
    naskah = Naskah.objects.tentang(perkara).get(jenis="tanda_bukti").token
    token = {
        "verifikasi": naskah,
        "saya_naskah": naskah,
        "perkara_naskah": naskah,
        "perkara_berkas": _kartu(perkara, petugas).token,
        "kiriman_putuskan": _kiriman(satker, milik).token,
        "foto": _draf(satker, petugas, milik).token_foto,
    }
    dunia.token |= {(nama, satker.slug, milik): isi for nama, isi in token.items()}


def _kartu(perkara: Permohonan, petugas):
    """An identity card of the applicant, on file."""
    bersih = berkas.Bersih(pdf_kosong(), "application/pdf", ".pdf")
    kartu = berkas.tulis(
        bersih,
        nama="KTP.pdf",
        jenis=JenisBerkas.IDENTITAS,
        satker=perkara.satker,
        oleh=petugas.pengguna,
    )
    return berkas.kaitkan(kartu, perkara)


def _kiriman(satker: Satker, milik: str) -> Kiriman:
    nama = tanda(satker.slug, milik)
    return Kiriman.objects.create(
        satker=satker,
        token=f"kiriman-{satker.slug}-{milik}",
        kunci=f"kunci-kiriman-{satker.slug}-{milik}",
        data=data_draf(nama),
        sebab="honeypot",
        diterima_pada=waktu.sekarang(),
    )


def data_draf(nama: str) -> dict:
    """A public draft filled to the end."""
    return {
        "rincian": {
            "rincian": f"Data {nama}",
            "periode": "",
            "kategori": "badan_publik",
            "tujuan": "Tugas kuliah",
            "isian_lain": False,
        },
        "pemohon": {
            "jenis": "perorangan",
            "nama": nama,
            "narahubung": "",
            "pekerjaan": "",
            "alamat": "Jalan Merdeka 1",
            "telepon": "+6281255501177",
            "email": f"{nama}@contoh.test",
            "lewat_kuasa": False,
            "nama_kuasa": "",
            "bantuan": [],
        },
        "cara": {"cara_memperoleh": "digital", "cara_salinan": "email"},
        "identitas": {
            "jenis_identitas": "",
            "nomor_identitas": "",
            "nomor_pengesahan": "",
            "dokumen": [],
        },
    }


def _draf(satker: Satker, petugas, milik: str) -> Draf:
    kini = waktu.sekarang()
    isian = {"isian": {"nama": tanda(satker.slug, milik)}}
    draf = Draf.objects.create(
        satker=satker, pengguna=petugas.pengguna, mulai=kini, diubah=kini, data=isian
    )
    buka_foto(draf)
    return draf


def _kuki(dunia: Dunia, siapa: str) -> str:
    klien = Client()
    if siapa == PEMOHON:
        for keadaan in {"diajukan"} | {k for n, k in KEADAAN_PERLU.items() if n[:4] == "saya"}:
            perkara = dunia.perkara[KITA, SENDIRI, keadaan]
            isi = {"nomor": perkara.nomor, "kode": perkara.kode_akses}
            assert klien.post(f"/{KITA}/cek/", isi).status_code == 302
    elif siapa != ANON:
        kantor = Satker.objects.get(slug=dunia.kantor(siapa))
        klien.force_login(buat_pegawai(siapa, kantor))
    return klien.cookies.output(header="", sep=";")


# What is in the database


def potret() -> dict[str, str]:
    """A checksum of every table."""
    tabel = [m._meta.db_table for m in apps.get_models(include_auto_created=True)]
    return {satu: _sidik(satu) for satu in tabel}


def _sidik(tabel: str) -> str:
    with connection.cursor() as kursor:
        kursor.execute(f"SELECT * FROM {connection.ops.quote_name(tabel)} ORDER BY 1")  # noqa: S608
        return hashlib.sha256(repr(kursor.fetchall()).encode()).hexdigest()


def berubah(dulu: dict[str, str]) -> list[str]:
    """Tables that are not what they were."""
    kini = potret()
    return [tabel for tabel in dulu if dulu[tabel] != kini[tabel]]
