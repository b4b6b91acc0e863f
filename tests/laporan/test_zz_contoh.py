import os
import subprocess
from datetime import date

import pytest

from laporan import tabel
from laporan.models import Laporan
from laporan.status.laporan import JenisLaporan
from laporan.tabel import Baris, Tabel
from permohonan.rekap import Rekap
from ppid import naskah
from ppid.models import Naskah
from tests.factories import buat_pegawai, pelaku
from tests.laporan import contoh

pytestmark = pytest.mark.django_db
KELUAR = "/tmp/contoh"


def tabel_contoh(beku, isian=None):
    r = Rekap(beku["angka"])
    a = beku["arus"]

    def t(kode, judul, kepala, baris, jumlah=None, catatan=""):
        return Tabel(
            kode,
            judul,
            kepala,
            [Baris(n, i) for n, i in baris],
            Baris(*jumlah) if jumlah else None,
            catatan,
        )

    return {
        x.kode: x
        for x in [
            t(
                "arus",
                "Arus permohonan, 1–31 Oktober 2026",
                ["Uraian", "Jumlah", "Keterangan"],
                [(n, [a[n]["banyak"], ", ".join(s[:4] for s in a[n]["nomor"])]) for n in a],
            ),
            t(
                "volume",
                "Permohonan menurut bulan diterima",
                ["Bulan", "Diterima", "Lengkap", "Tidak lengkap", "Dicabut"],
                [
                    (b["bulan"], [b["angka"].get("masuk.diterima", 0)] * 3 + [0])
                    for b in beku["bulan"]
                ],
                ("Jumlah", [1234, 1234, 0, 0]),
            ),
            t(
                "kanal",
                "Permohonan yang diterima menurut kanal",
                ["Kanal", "Jumlah"],
                [
                    (n, [r[f"kanal.{n}"]])
                    for n in ("datang_langsung", "daring", "surat", "email", "telepon", "faksimili")
                ],
                ("Jumlah", [r.diterima]),
            ),
            t(
                "hasil",
                "Permohonan menurut hasil",
                ["Hasil", "Di tempat", "Tertulis", "Jumlah"],
                [(n, [0, 1, r[f"hasil.{n}"]]) for n in ("dikabulkan", "sebagian", "ditolak")],
                ("Jumlah", [0, 1, 2]),
            ),
            t("penolakan", "Penolakan menurut alasan", ["Alasan", "Bagian"], []),
            t(
                "waktu",
                "Lama jawaban, hari kerja",
                ["Ukuran", "Nilai"],
                [("Median", ["6"]), ("Rata-rata", ["6,3"]), ("Belum cukup", ["–"])],
            ),
            t(
                "terlambat",
                "Permohonan yang terlambat",
                ["Nomor", "Hari kerja", "Sebab"],
                [(x["nomor"], [x["hari"], x["sebab"]]) for x in beku["terlambat"]],
            ),
            t(
                "keberatan",
                "Keberatan menurut alasan",
                ["Alasan", "Jumlah"],
                [(x, [0]) for x in "abcdefg"],
                ("Jumlah", [0]),
            ),
            t(
                "sengketa",
                "Sengketa informasi",
                ["Nomor", "Proses", "Hasil"],
                [
                    (s["nomor"], [s["proses"], s["hasil"]])
                    for s in (isian or {}).get("sengketa", [])
                ],
                catatan="Tidak ada sengketa.",
            ),
            t(
                "dip",
                "Informasi publik",
                ["Kelas", "Jumlah", "Baru", "Diperbarui", "Berberkas", "Lewat masa"],
                [(d["kelas"], [d["jumlah"], 1, 0, 3, 0]) for d in beku["dip"]],
            ),
            t(
                "biaya",
                "Biaya",
                ["Uraian", "Jumlah"],
                [("Ditagihkan", ["Rp12.500"]), ("Dibayar", ["Rp0"])],
            ),
        ]
    }


def gambar_contoh(beku):
    return {}


@pytest.fixture(autouse=True)
def ganti(monkeypatch):
    if not tabel.semua(contoh.beku("bulanan", JenisLaporan.BULANAN.masa(date(2026, 10, 1)), 3)):
        monkeypatch.setattr(tabel, "semua", tabel_contoh)


def simpan(satu, nama):
    os.makedirs(KELUAR, exist_ok=True)
    surat = Naskah.objects.tentang(satu).get()
    __import__("pathlib").Path(f"{KELUAR}/{nama}.html").write_text(surat.html)
    __import__("pathlib").Path(f"{KELUAR}/{nama}.pdf").write_bytes(naskah.pdf(surat))
    subprocess.run(
        ["pdftoppm", "-r", "80", "-png", f"{KELUAR}/{nama}.pdf", f"{KELUAR}/{nama}"], check=True
    )


PANJANG = "\n\n".join(
    "Permintaan salinan formulir hasil pemilihan tahun-tahun lama memerlukan pencarian arsip di gudang; sebagian boks belum berdaftar sehingga unit meminta waktu. "
    * 5
    for _ in range(4)
)
TAHUN_ISIAN = dict.fromkeys(
    (
        "sarana",
        "sdm",
        "anggaran",
        "kendala_internal",
        "kendala_eksternal",
        "rekomendasi",
        "rencana",
    ),
    PANJANG,
)


def terbit(satker, jenis, masa, banyak, isian, celah=(), monkeypatch=None):
    monkeypatch.setattr(
        "laporan.models.laporan.angka.susun", lambda *a, **k: contoh.beku(jenis, masa, banyak)
    )
    satu = Laporan.tutup(
        satker, jenis, masa, oleh=pelaku("kasubbag", satker), celah=celah, isian=isian
    )
    return jalan(satu, satker)


def jalan(satu, satker):
    satu.kirim(oleh=pelaku("kasubbag", satker))
    satu.terima(oleh=pelaku(satu.penerima, satker))
    if satu.status != "terbit":
        satu.tandatangani(oleh=pelaku("sekretaris", satker))
    return satu


@pytest.mark.parametrize(
    "nama,jenis,banyak,isian,celah",
    [
        (
            "bulanan",
            "bulanan",
            8,
            {
                "kendala": "Bahan dari Subbagian Keuangan datang pada hari terakhir.",
                "tindak_lanjut": "Nota dinas pengingat pada hari ke-5.",
            },
            ["Supervisi 3 hari belum disahkan.", "Satu surat belum dipindai: 0004/PPID."],
        ),
        ("nihil", "bulanan", 0, {}, []),
        ("banyak", "bulanan", 2000, {"kendala": PANJANG}, []),
        ("triwulan", "triwulanan", 40, {}, []),
        (
            "tahunan",
            "tahunan",
            2000,
            TAHUN_ISIAN
            | {
                "kendala": "a" * 300,
                "sengketa": [
                    {
                        "nomor": "007/KI/2026",
                        "proses": "Mediasi",
                        "hasil": "Damai, informasi diberikan sebagian",
                    }
                ],
            },
            ["Laporan Maret belum terbit."],
        ),
    ],
)
def test_contoh(satker, kasubbag, petugas, pada, monkeypatch, nama, jenis, banyak, isian, celah):
    buat_pegawai(
        "kabag", satker, nama="Hendra Gunawan", jabatan="Kepala Bagian", nip="197005051995031001"
    )
    buat_pegawai(
        "sekretaris",
        satker,
        nama="Ratna Dewi, S.H., M.H.",
        jabatan="Sekretaris",
        nip="197501012000032001",
    )
    satker.alamat = "Jalan Tata Bumi Km 20, Toapaya, Kabupaten Bintan 29151"
    satker.tempat = "Bintan"
    satker.save()
    pada("2026-11-05 09.00")
    j = JenisLaporan(jenis)
    satu = terbit(satker, j, j.masa(date(2026, 10, 1)), banyak, isian, celah, monkeypatch)
    simpan(satu, nama)
    if nama == "bulanan":
        monkeypatch.setattr(
            "laporan.models.laporan.angka.susun", lambda *a, **k: contoh.beku(jenis, satu.masa, 9)
        )
        pada("2026-12-05 09.00")
        ralat = satu.buat_ralat(
            "Satu permohonan lewat surat tercatat mundur.", oleh=pelaku("kasubbag", satker)
        )
        jalan(ralat, satker)
        simpan(ralat, "ralat")
