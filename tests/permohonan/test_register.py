"""What each column of Model PPID-C says, for every way a request can go."""

from datetime import UTC, date, datetime, timedelta

import pytest

from permohonan import register
from permohonan.models import Permohonan
from permohonan.status import Status
from tests.factories import (
    ISIAN_JAWABAN,
    beritahukan,
    buat_permohonan,
    buat_satker,
    setujui,
    susun,
    teruskan,
)
from tests.factories_dip import buat_dik, buat_dokumen
from tests.permohonan.conftest import SENIN

HARI = "Sen, 23 Nov 2026"
BESOK = "Sel, 24 Nov 2026"
PASAL = "Pasal 17 huruf h UU 14/2008; keputusan 12/PPID/2026"


def baca(p: Permohonan) -> dict[str, str]:
    """The row as its columns say it, read anew."""
    satu = register.baca(Permohonan.objects.filter(pk=p.pk)).get()
    return dict(zip((k.judul for k in register.KOLOM), register.sel(satu, p.satker), strict=True))


@pytest.fixture
def kasus(satker, jam, petugas, kasubbag):
    return Kasus(satker, jam, petugas, kasubbag)


class Kasus:
    """Requests brought to each end by the acts of the desk."""

    def __init__(self, satker, jam, petugas, kasubbag):
        self.satker, self.jam, self.petugas, self.kasubbag = satker, jam, petugas, kasubbag

    def buat(self, status=Status.DIPROSES, **isian) -> Permohonan:
        return buat_permohonan(self.satker, status, **{"kanal": "datang_langsung"} | isian)

    def di_meja(self, p, bagian) -> None:
        dok = buat_dokumen(self.satker)
        p.jawab_di_tempat(
            oleh=self.petugas, bagian=bagian, dokumen=[dok], cara="ambil", penerima="Budi"
        )

    def tertulis(self, hasil: str, cara_serah="ambil", **isian) -> Permohonan:
        """Told today, a day after it came."""
        p = self.buat()
        self.jam.maju(days=1)
        teruskan(p)
        susun(p, hasil, **isian)
        setujui(p)
        beritahukan(p, cara_serah=cara_serah)
        return p

    def diserahkan(self) -> Permohonan:
        """With costs, paid, handed over the day after the notice."""
        p = self.buat()
        biaya = [{"nama": "Fotokopi", "satuan": "lembar", "harga": 250, "jumlah": 10}]
        jawaban = [{"bagian": b, "hasil": "dikabulkan"} | ISIAN_JAWABAN for b in p.bagian_terbuka()]
        jawaban[0]["bentuk"] = "hardcopy"
        p.susun_tanggapan(oleh=self.petugas, jawaban=jawaban, biaya=biaya, cara_serah="ambil")
        setujui(p)
        p.catat_identitas(oleh=self.petugas, jenis="ktp", nomor_identitas="2101145203900003")
        beritahukan(p)
        self.jam.maju(days=1)
        bayar = {"dibayar_pada": date(2026, 11, 24), "cara_bayar": "Tunai", "bukti_bayar": "K-7"}
        p.serahkan(oleh=self.petugas, cara="ambil", penerima="Budi", bayar=bayar)
        return p

    # The ways

    def dijawab_di_tempat(self):
        p = self.buat()
        self.di_meja(p, p.bagian_terbuka())
        return p

    def ditolak(self):
        return self.tertulis("ditolak", dik=buat_dik(self.satker))

    def dihitamkan(self):
        token = buat_dik(self.satker).token
        hitam = {"materi": "Kolom NIK", "alasan": "Data pribadi", "dik": "butir 1", "token": token}
        return self.tertulis("sebagian", penghitaman=[hitam])

    def tidak_dikuasai(self):
        return self.tertulis("tidak_dikuasai", badan_lain="Bawaslu Bintan")

    def belum_didokumentasikan(self):
        return self.tertulis("belum_didokumentasikan", sampai=date(2026, 12, 31))

    def beberapa_bagian(self):
        """One answered at the desk, the other refused by letter a day later."""
        p = self.buat(rincian="DPT dan NIK")
        p.bagi_rincian(oleh=self.petugas, uraian=["DPT per TPS", "NIK pemilih"])
        self.di_meja(p, p.bagian_terbuka()[:1])
        self.jam.maju(days=1)
        susun(p, "ditolak", dik=buat_dik(self.satker))
        setujui(p)
        beritahukan(p)
        return p

    def sebagian_dijawab(self):
        p = self.buat(rincian="DPT dan NIK")
        p.bagi_rincian(oleh=self.petugas, uraian=["DPT per TPS", "NIK pemilih"])
        self.di_meja(p, p.bagian_terbuka()[:1])
        return p

    def disetujui_belum_diberitahukan(self):
        p = self.buat()
        susun(p, "ditolak", dik=buat_dik(self.satker))
        setujui(p)
        return p

    def dijelaskan(self):
        p = self.buat()
        bagian = p.bagian_terbuka()[0]
        p.jelaskan(oleh=self.petugas, bagian=bagian, dik=buat_dik(self.satker))
        return p

    def dicabut(self):
        p = self.buat()
        p.cabut(oleh=self.petugas, alasan="Surat")
        return p

    def dicabut_sesudah_diberitahukan(self):
        p = self.tertulis("dikabulkan")
        p.cabut(oleh=self.petugas, alasan="Surat")
        return p

    def duplikat(self):
        asal, p = self.buat(), self.buat(Status.DIAJUKAN)
        p.usulkan("duplikat", oleh=self.petugas, alasan="Sama", duplikat_dari=asal)
        p.setujui_usulan(oleh=self.kasubbag)
        return p

    def tidak_dapat_diproses(self):
        p = self.buat(Status.PERLU_DILENGKAPI)
        self.jam.maju(days=9)
        p.usulkan("hentikan", oleh=self.petugas, alasan="Lewat")
        p.setujui_usulan(oleh=self.kasubbag)
        return p

    def dibuka_kembali(self):
        p = self.ditolak()
        self.jam.maju(days=1)
        p.buka_kembali(oleh=self.kasubbag, alasan="Keliru")
        susun(p)
        setujui(p)
        beritahukan(p)
        return p

    def tidak_diambil(self):
        p = self.tertulis("dikabulkan")
        p.ingatkan_pengambilan(oleh=self.petugas, cara="telepon")
        self.jam.maju(days=60)
        p.tutup_tidak_diambil(oleh=self.kasubbag)
        return p

    def dicatat_mundur(self):
        diterima = SENIN - timedelta(days=6)
        surat = {"nomor_surat": "12/A", "tanggal_surat": date(2026, 11, 15)}
        return self.buat(
            Status.DIAJUKAN,
            kanal="surat",
            diterima_pada=diterima,
            alasan_mundur="Listrik padam",
            **surat,
        )


KOSONG = dict.fromkeys(
    (
        "Status informasi",
        "Bentuk yang dikuasai",
        "Keputusan",
        "Alasan penolakan",
        "Pemberitahuan tertulis",
        "Pemberian informasi",
        "Biaya dan cara pembayaran",
        "Cara selesai",
    ),
    "",
)
JALAN = {
    "dijawab_di_tempat": {
        "Status informasi": "Dikuasai: ya",
        "Bentuk yang dikuasai": "Softcopy",
        "Keputusan": "Dikabulkan seluruhnya",
        "Alasan penolakan": "",
        "Pemberitahuan tertulis": HARI,
        "Pemberian informasi": HARI,
        "Biaya dan cara pembayaran": "Tanpa biaya",
        "Kanal": "Datang langsung",
        "Cara selesai": "Di tempat",
        "Keadaan": "Selesai",
    },
    "diserahkan": {
        "Bentuk yang dikuasai": "Hardcopy",
        "Keputusan": "Dikabulkan seluruhnya",
        "Pemberitahuan tertulis": HARI,
        "Pemberian informasi": BESOK,
        "Biaya dan cara pembayaran": f"Rp2.500, Tunai, dibayar {BESOK}, bukti K-7",
        "Cara selesai": "Tertulis",
    },
    "ditolak": {
        "Status informasi": "Dikuasai: ya",
        "Keputusan": "Ditolak",
        "Alasan penolakan": PASAL,
        "Pemberitahuan tertulis": BESOK,
        "Pemberian informasi": "",
        "Biaya dan cara pembayaran": "",
    },
    "dihitamkan": {
        "Keputusan": "Dikabulkan sebagian",
        "Alasan penolakan": "Dihitamkan Kolom NIK: Data pribadi",
        "Pemberian informasi": "",
        "Keadaan": "Menunggu penyerahan",
    },
    "tidak_dikuasai": {
        "Status informasi": "Dikuasai: tidak, ada pada Bawaslu Bintan",
        "Keputusan": "Tidak dikuasai",
        "Alasan penolakan": "",
    },
    "belum_didokumentasikan": {
        "Status informasi": "Belum didokumentasikan, disediakan paling lambat Kam, 31 Des 2026",
        "Keputusan": "Belum didokumentasikan",
    },
    "beberapa_bagian": {
        "Informasi yang diminta": "DPT dan NIK\n1: DPT per TPS\n2: NIK pemilih",
        "Status informasi": "Dikuasai: ya",
        "Bentuk yang dikuasai": "Softcopy",
        "Keputusan": "Dikabulkan sebagian\n1: Dikabulkan seluruhnya\n2: Ditolak",
        "Alasan penolakan": f"2: {PASAL}",
        "Pemberitahuan tertulis": f"1: {HARI}\n2: {BESOK}",
        "Pemberian informasi": f"1: {HARI}",
        "Cara selesai": "1: Di tempat\n2: Tertulis",
    },
    "sebagian_dijawab": {
        "Keputusan": "1: Dikabulkan seluruhnya",
        "Pemberian informasi": f"1: {HARI}",
        "Keadaan": "Diproses desk",
    },
    "disetujui_belum_diberitahukan": KOSONG | {"Keadaan": "Siap disampaikan"},
    "dijelaskan": KOSONG | {"Keterangan": "Dijelaskan di meja: butir 1 DIK (bukan keputusan)"},
    "dicabut": KOSONG | {"Keputusan": "Dicabut pemohon", "Keadaan": "Selesai"},
    "dicabut_sesudah_diberitahukan": {
        "Keputusan": "Dicabut pemohon; yang sudah diberitahukan:\nDikabulkan seluruhnya",
        "Pemberitahuan tertulis": BESOK,
        "Pemberian informasi": "",
    },
    "duplikat": KOSONG | {"Keputusan": "Duplikat dari 0001/PPID/2101/XI/2026"},
    "tidak_dapat_diproses": KOSONG
    | {"Keputusan": "Tidak dapat diproses", "Keterangan": "Tidak dilengkapi: Alamat pemohon"},
    "dibuka_kembali": {
        "Keputusan": f"Dikabulkan seluruhnya\nSebelum dibuka kembali: Ditolak ({BESOK})",
        "Alasan penolakan": "",
        "Pemberitahuan tertulis": "Rab, 25 Nov 2026",
        "Keterangan": "Dibuka kembali Rab, 25 Nov 2026",
    },
    "tidak_diambil": {"Pemberian informasi": "Tidak diambil", "Keadaan": "Selesai"},
    "dicatat_mundur": {
        "Tanggal diterima": "Sel, 17 Nov 2026",
        "Kanal": "Surat, nomor 12/A, Min, 15 Nov 2026",
        "Dicatat kemudian": f"{HARI}: Listrik padam",
    },
}


@pytest.mark.parametrize("jalan", JALAN)
def test_kolom_menurut_jalannya_permohonan(kasus, jalan):
    baris = baca(getattr(kasus, jalan)())

    assert {k: baris[k] for k in JALAN[jalan]} == JALAN[jalan]


@pytest.mark.parametrize(
    ("isian", "orang", "kolom", "isi"),
    [
        ({}, {"narahubung": "Siti"}, "Nama", "Budi Santoso\nu.p. Siti"),
        (
            {},
            {"lewat_kuasa": True, "nama_kuasa": "Tono"},
            "Nama",
            "Budi Santoso\nlewat kuasa Tono",
        ),
        ({}, {}, "Alamat", "Jalan Merdeka 1, Kijang"),
        ({}, {}, "Nomor kontak", "0812 5550 1177 · budi@contoh.test"),
        ({}, {}, "Pekerjaan", "Mahasiswa"),
        ({}, {}, "Tujuan penggunaan", "Tugas kuliah"),
        ({"periode": "2024"}, {}, "Informasi yang diminta", "Data\nPeriode: 2024"),
        ({"cara_memperoleh": "melihat"}, {}, "Jenis permohonan", "Melihat/mengetahui"),
        ({"cara_memperoleh": "salinan_cetak"}, {}, "Jenis permohonan", "Meminta salinan hardcopy"),
        ({}, {}, "Nomor", "0001/PPID/2101/XI/2026"),
        ({}, {}, "Dicatat kemudian", ""),
    ],
)
def test_kolom_permohonan_dan_pemohon(satker, jam, isian, orang, kolom, isi):
    p = buat_permohonan(satker, pemohon=orang, **{"rincian": "Data"} | isian)

    assert baca(p)[kolom] == isi


def test_tidak_ada_kolom_identitas_dan_nik_dalam_teks_disamarkan(satker, jam, petugas):
    nik = "2101145203900003"
    p = buat_permohonan(
        satker,
        kanal="surat",
        rincian=f"Data atas NIK {nik}",
        pemohon={"nama": f"Budi {nik}", "alamat": nik, "pekerjaan": nik},
    )
    p.catat_identitas(oleh=petugas, jenis="ktp", nomor_identitas=nik)

    baris = baca(p)

    assert nik not in "".join(baris.values())
    assert baris["Alamat"] == "2101••••••••0003"
    assert not any("dentitas" in judul for judul in baris)


def test_kolom_cetak_selebar_kertas_dan_memuat_model_ppid_c():
    judul = [k.judul for k in register.KOLOM_MODEL]

    assert sum(k.lebar for k in register.KOLOM_MODEL) == 297 - 2 * 12
    assert len(judul) == 16
    assert [k.judul for k in register.KOLOM] == judul + [k.judul for k in register.KOLOM_MEJA]


def test_tanggal_menurut_zona_kantor(jam, db):
    """22.30 UTC on Sunday is Monday in Jayapura."""
    satker = buat_satker("kota-jayapura")
    jam.kini = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)

    assert baca(buat_permohonan(satker))["Tanggal diterima"] == HARI
