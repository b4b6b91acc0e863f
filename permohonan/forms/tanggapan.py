"""The answer as a draft, part by part (Model PPID-D and -E)."""

import re

from django import forms
from django.forms.utils import ErrorDict

from dip.models import Dikecualikan
from permohonan import konsep
from permohonan.forms.aksi import FormAksi
from permohonan.konsep import nama_hitam, nama_isian
from permohonan.models import Bagian, Bentuk, CaraSerah, Permohonan, Tarif
from permohonan.models.bagian import PILIHAN_HASIL
from permohonan.status import DIBERIKAN, Hasil
from ppid.bidang import (
    BidangBanyakPilihan,
    BidangPilihan,
    BidangTanggal,
    BidangTeks,
    Cip,
    Segmen,
    bersihkan,
)
from ppid.models import Berkas
from ppid.templatetags.ppid import hari_pendek, ukuran
from ppid.terbilang import rupiah

MAKS_HITAM = 30  # rows of the redaction list of one part
BAGIAN_SEDIKIT = 5  # up to so many parts an empty redaction row stands ready in each
MAKS_SALINAN = 10_000
MAKS_HARI = 30
TAMBAH = "tambah-"
HITAM = ("materi", "alasan", "dik")
TANPA_SALINAN = (CaraSerah.DIPERLIHATKAN, CaraSerah.UNDUH)
# What of a part counts under each outcome; the rest is left out of the letter.
DIPAKAI = {
    Hasil.DIKABULKAN: ("bentuk",),
    Hasil.SEBAGIAN: ("bentuk", "pertimbangan"),
    Hasil.DITOLAK: ("dik", "pertimbangan"),
    Hasil.TIDAK_DIKUASAI: ("badan_lain", "pertimbangan"),
    Hasil.BELUM_DIDOKUMENTASIKAN: ("sampai", "pertimbangan"),
}
WAJIB = {
    (Hasil.DIKABULKAN, "bentuk"): "Pilih bentuk informasi yang tersedia",
    (Hasil.SEBAGIAN, "bentuk"): "Pilih bentuk informasi yang tersedia",
    (Hasil.DITOLAK, "dik"): "Pilih butir DIK yang menjadi dasar penolakan",
    (Hasil.BELUM_DIDOKUMENTASIKAN, "sampai"): "Isi sampai kapan informasi disediakan",
}
ANGKA = "Isi dengan angka"
ANGKA_UTUH = re.compile(r"[0-9]{1,6}")


class Centang(forms.CheckboxSelectMultiple):
    """Check boxes with a hint each; `keterangan` maps a value to it."""

    keterangan: dict = {}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        return option | {"keterangan": self.keterangan.get(value, "")}


def _angka(label: str, bantuan: str, maks: int, **attrs) -> forms.IntegerField:
    besar = f"Paling banyak {maks}"
    return forms.IntegerField(
        label=label,
        help_text=bantuan,
        required=False,
        min_value=0,
        max_value=maks,
        widget=forms.TextInput({"inputmode": "numeric", "class": "lebar-s"} | attrs),
        error_messages={"invalid": ANGKA, "min_value": ANGKA, "max_value": besar},
    )


class FormTanggapan(FormAksi):
    """Fields of a part are `bagian-<urut>-<nama>`, of its redaction list `…-hitam-<n>-<nama>`.

    `dik` offers only rows that hold here today: without one nothing can be refused.
    """

    berkas = BidangBanyakPilihan(label="Berkas", widget=Centang)
    dokumen = BidangBanyakPilihan(label="Dokumen terbuka", widget=Centang)
    cari = BidangTeks(label="Cari dokumen", max_length=200)
    cara_serah = BidangPilihan(
        label="Cara penyampaian", choices=CaraSerah.choices, widget=Cip, required=False
    )
    waktu_penyediaan = _angka(
        "Waktu penyediaan", "Hari kerja sesudah pemberitahuan. 0 bila sudah siap.", MAKS_HARI
    )
    tembusan = BidangTeks(
        label="Tembusan", help_text="Satu penerima per baris.", baris=2, max_length=500
    )

    # Building

    def awal(self, permohonan: Permohonan) -> dict:
        berlaku = Dikecualikan.objects.berlaku(permohonan.satker).select_related("satker")
        self.dik = {satu.token: satu for satu in berlaku}
        terbuka = permohonan.bagian.filter(hasil="")
        self.bagian = list(terbuka.select_related("dijelaskan__satker"))
        return super().awal(permohonan) | konsep.awal(permohonan, self.bagian, self.dik)

    def siapkan(self):
        for satu in self.bagian:
            self._isian_bagian(satu)
        self._isian_berkas()
        self._isian_dokumen()
        self._isian_biaya()
        self.fields["cara_serah"].wajib_bersyarat = True
        self.order_fields([n for n in self.fields if n.startswith("bagian-")])

    def _isian_bagian(self, satu: Bagian):
        pilihan_dik = [("", "Pilih butir DIK"), *((t, _label_dik(d)) for t, d in self.dik.items())]
        isian = {
            "hasil": BidangPilihan(
                label="Hasil", wajib="Pilih hasilnya", choices=PILIHAN_HASIL, widget=Segmen
            ),
            "informasi": BidangTeks(
                label="Informasi", wajib="Tuliskan informasi yang dijawab", baris=3, max_length=2000
            ),
            "bentuk": BidangPilihan(
                label="Bentuk yang tersedia", choices=Bentuk.choices, widget=Cip, required=False
            ),
            "badan_lain": BidangTeks(
                label="Badan publik yang menguasai", help_text="Bila diketahui.", max_length=160
            ),
            "sampai": BidangTanggal(
                label="Disediakan paling lambat", help_text="Misalnya 30 November 2026."
            ),
            "dik": BidangPilihan(
                label="Dasar penolakan", choices=pilihan_dik, widget=forms.Select, required=False
            ),
            "pertimbangan": BidangTeks(label="Penjelasan", baris=3, max_length=2000),
        }
        for nama in ("bentuk", "sampai", "dik"):
            isian[nama].wajib_bersyarat = True
        for ke in range(self._banyak_hitam(satu)):
            isian |= {f"hitam-{ke}-{n}": b for n, b in _isian_hitam(ke, pilihan_dik).items()}
        self.fields |= {nama_isian(satu, nama): bidang for nama, bidang in isian.items()}

    def _banyak_hitam(self, satu: Bagian) -> int:
        """Rows as they were sent, one more where that was asked for."""
        kunci = self.data if self.is_bound else self.initial
        ada = [ke for ke in range(MAKS_HITAM) if nama_hitam(satu, ke, "materi") in kunci]
        banyak = max(ada, default=-1) + 1
        if self.data.get("tindakan") == f"{TAMBAH}{satu.urut}":
            return min(banyak + 1, MAKS_HITAM)
        sedia = not self.is_bound and len(self.bagian) <= BAGIAN_SEDIKIT
        return max(banyak, int(sedia))

    def _isian_berkas(self):
        semua = self.permohonan.berkas_bahan()
        self.tertahan = [b for b in semua if not b.lolos_gerbang]
        self.bahan = {b.token: b for b in semua if b.lolos_gerbang}
        bidang = self.fields["berkas"]
        bidang.choices = [(t, b.nama) for t, b in self.bahan.items()]
        bidang.widget.keterangan = {t: _keterangan(b) for t, b in self.bahan.items()}
        bidang.error_messages["invalid_choice"] = (
            "Berkas ini belum dapat dikirim. Jawab dulu temuannya"
        )

    def _isian_dokumen(self):
        dipilih = self.data.getlist("dokumen") if self.is_bound else self.initial.get("dokumen", [])
        cari = bersihkan(self.data.get("cari", ""))[:200] if self.is_bound else ""
        self.pilihan_dokumen = konsep.dokumen(self.permohonan, dipilih, cari)
        bidang = self.fields["dokumen"]
        bidang.choices = [(t, d.judul) for t, d in self.pilihan_dokumen.items()]
        bidang.widget.keterangan = {
            t: f"{d.get_klasifikasi_display()} · {d.bentuk}"
            for t, d in self.pilihan_dokumen.items()
        }

    def _isian_biaya(self):
        dulu = self.initial.get("biaya", {})
        milik = Tarif.objects.filter(satker=self.permohonan.satker, aktif=True)
        self.tarif = {f"biaya-{satu.pk}": satu for satu in milik}
        for nama, satu in self.tarif.items():
            bantuan = f"{rupiah(satu.harga)} per {satu.satuan} · {satu.dasar}"
            harga = {"data-harga": satu.harga}
            self.fields[nama] = _angka(satu.nama, bantuan, MAKS_SALINAN, **harga)
            self.initial.setdefault(nama, dulu.get(satu.nama))

    # Showing

    def biarkan(self) -> None:
        """Shows what was typed without judging it: a row was added, or a document looked for."""
        self._errors = ErrorDict()
        self.cleaned_data = {}

    def daftar_bagian(self) -> list[dict]:
        """Each part with its bound fields, as the template wants them."""
        return [self._tampil(satu) for satu in self.bagian]

    def _tampil(self, satu: Bagian) -> dict:
        nama = ("hasil", "informasi", *DIPAKAI_SEMUA)
        hitam = [
            [self[nama_hitam(satu, ke, n)] for n in HITAM]
            for ke in range(MAKS_HITAM)
            if nama_hitam(satu, ke, "materi") in self.fields
        ]
        bidang = {n: self[nama_isian(satu, n)] for n in nama}
        return {"bagian": satu, "hitam": hitam, "tambah": f"{TAMBAH}{satu.urut}"} | bidang

    def daftar_biaya(self) -> list:
        return [self[nama] for nama in self.tarif]

    def jumlah_biaya(self) -> str:
        nilai = [(self[nama].value(), satu.harga) for nama, satu in self.tarif.items()]
        return rupiah(sum(int(n) * harga for n, harga in nilai if ANGKA_UTUH.fullmatch(f"{n}")))

    # Judging

    def clean(self):
        for satu in self.bagian:
            self._periksa_bagian(satu)
        if not self.errors:
            self._periksa_serah()
        return self.cleaned_data

    def _periksa_bagian(self, satu: Bagian) -> None:
        isi = self._isi(satu)
        if not (hasil := isi.get("hasil")):
            return
        for (untuk, nama), kalimat in WAJIB.items():
            bidang = nama_isian(satu, nama)
            if untuk == hasil and not isi.get(nama) and bidang not in self.errors:
                self.add_error(bidang, kalimat)
        self._lepas_tak_dipakai(satu, hasil)
        self._periksa_tanggal(satu, isi.get("sampai"), hasil)
        self._periksa_hitam(satu, isi)

    def _lepas_tak_dipakai(self, satu: Bagian, hasil: str) -> None:
        """A field that the outcome hides cannot be at fault."""
        for nama in set(DIPAKAI_SEMUA) - set(DIPAKAI[hasil]):
            self.errors.pop(nama_isian(satu, nama), None)

    def _periksa_tanggal(self, satu: Bagian, sampai, hasil: str) -> None:
        belum = hasil == Hasil.BELUM_DIDOKUMENTASIKAN
        if belum and sampai and sampai <= self.permohonan.satker.hari_ini:
            self.add_error(nama_isian(satu, "sampai"), "Tanggal ini harus sesudah hari ini")

    def _periksa_hitam(self, satu: Bagian, isi: dict) -> None:
        baris = self._hitam(satu)
        if baris and isi["hasil"] != Hasil.SEBAGIAN:
            self.add_error(
                nama_isian(satu, "hasil"),
                "Ada daftar penghitaman. Pilih “Dikabulkan sebagian”, atau kosongkan daftarnya",
            )
            return
        for ke, materi, alasan, token in baris:
            if not materi:
                self.add_error(nama_hitam(satu, ke, "materi"), "Tuliskan yang dihitamkan")
            if not alasan:
                self.add_error(nama_hitam(satu, ke, "alasan"), "Tuliskan alasan penghitaman ini")
            if not token:
                self.add_error(nama_hitam(satu, ke, "dik"), "Pilih butir DIK yang menjadi dasarnya")
        if isi["hasil"] == Hasil.SEBAGIAN and not (baris or isi.get("pertimbangan")):
            self.add_error(
                nama_isian(satu, "pertimbangan"),
                "Jelaskan apa yang tidak diberikan, atau isi daftar penghitaman",
            )

    def _periksa_serah(self) -> None:
        if self.memberi:
            self._periksa_cara()
        elif self.cleaned_data["berkas"] or self.cleaned_data["dokumen"]:
            nama = "berkas" if self.cleaned_data["berkas"] else "dokumen"
            self.add_error(nama, "Lepaskan pilihan ini: tidak ada bagian yang dikabulkan")
        if self.biaya and not self.salinan:
            self.add_error(
                next(n for n in self.tarif if self.cleaned_data[n]),
                "Biaya hanya untuk salinan. "
                "Kosongkan: mengunduh dan melihat informasi tidak dikenai biaya",
            )

    def _periksa_cara(self) -> None:
        cara, ada = self.cleaned_data["cara_serah"], self._berkas_diberikan()
        salah = {
            "": "Pilih cara penyampaian informasi",
            CaraSerah.UNDUH: ""
            if ada
            else "Pilih berkas yang akan diunduh pemohon, atau cara lain",
            CaraSerah.EMAIL: (
                ""
                if self.permohonan.pemohon.email
                else "Pemohon tidak memberi alamat email. Pilih cara lain"
            ),
        }
        if kalimat := salah.get(cara):
            self.add_error("cara_serah", kalimat)

    def _berkas_diberikan(self) -> bool:
        isi = self.cleaned_data
        return bool(isi["berkas"]) or any(self.pilihan_dokumen[t].berkas for t in isi["dokumen"])

    # What the verb takes

    def _isi(self, satu: Bagian) -> dict:
        awalan = nama_isian(satu, "")
        isi = self.cleaned_data.items()
        return {n.removeprefix(awalan): v for n, v in isi if n.startswith(awalan)}

    def _hitam(self, satu: Bagian) -> list[tuple]:
        """Rows with anything in them: (index, materi, alasan, token)."""
        isi = self._isi(satu)
        baris = [
            (ke, *(isi.get(f"hitam-{ke}-{nama}", "") for nama in HITAM)) for ke in range(MAKS_HITAM)
        ]
        return [satu for satu in baris if any(satu[1:])]

    @property
    def memberi(self) -> bool:
        return any(self._isi(satu).get("hasil") in DIBERIKAN for satu in self.bagian)

    @property
    def salinan(self) -> bool:
        """Is anything copied, and not only looked at or downloaded?"""
        bentuk = [i["bentuk"] for i in map(self._isi, self.bagian) if i.get("hasil") in DIBERIKAN]
        tanpa_salinan = self.cleaned_data["cara_serah"] in TANPA_SALINAN
        return not tanpa_salinan and any(satu != Bentuk.MELIHAT for satu in bentuk)

    @property
    def biaya(self) -> list[dict]:
        return [
            {"nama": t.nama, "satuan": t.satuan, "harga": t.harga, "jumlah": jumlah}
            for nama, t in self.tarif.items()
            if (jumlah := self.cleaned_data.get(nama))
        ]

    def isian(self) -> dict:
        isi, memberi = self.cleaned_data, self.memberi
        return {
            "jawaban": [self._jawaban(satu) for satu in self.bagian],
            "berkas": [self.bahan[token] for token in isi["berkas"]],
            "dokumen": [self.pilihan_dokumen[token] for token in isi["dokumen"]],
            "cara_serah": isi["cara_serah"] if memberi else "",
            "waktu_penyediaan": isi["waktu_penyediaan"] if memberi else None,
            "biaya": self.biaya,
            "tembusan": isi["tembusan"],
        }

    def _jawaban(self, satu: Bagian) -> dict:
        isi = self._isi(satu)
        hasil = isi["hasil"]
        jawaban = {"bagian": satu, "hasil": hasil, "informasi": isi["informasi"]}
        jawaban |= {nama: isi[nama] for nama in DIPAKAI[hasil]}
        if "dik" in jawaban:
            jawaban["dik"] = self.dik[jawaban["dik"]]
        return jawaban | {"penghitaman": [self._baris(*b) for b in self._hitam(satu)]}

    def _baris(self, _, materi: str, alasan: str, token: str) -> dict:
        dasar = konsep.dasar_cetak(self.dik[token])
        return {"materi": materi, "alasan": alasan, "dik": dasar, "token": token}


DIPAKAI_SEMUA = tuple(dict.fromkeys(nama for isian in DIPAKAI.values() for nama in isian))


def _isian_hitam(ke: int, pilihan_dik) -> dict:
    isian = {
        "materi": BidangTeks(label=f"Yang dihitamkan ({ke + 1})", max_length=200),
        "alasan": BidangTeks(label="Alasan", max_length=300),
        "dik": BidangPilihan(
            label="Butir DIK", choices=pilihan_dik, widget=forms.Select, required=False
        ),
    }
    for bidang in isian.values():
        bidang.wajib_bersyarat = True
    return isian


def _label_dik(dik: Dikecualikan) -> str:
    return (
        f"Butir {dik.butir} {dik.satker.nama}: {dik.informasi} "
        f"(Pasal 17 huruf {dik.huruf[-1]}, sampai {hari_pendek(dik.berlaku_sampai)})"
    )


def _keterangan(b: Berkas) -> str:
    asal = "dari unit" if b.jenis == "bahan" else "disiapkan desk"
    temuan = f" · {len(b.temuan)} temuan sudah dijawab" if b.temuan else ""
    return f"{b.format}, {ukuran(b.ukuran)} · {asal}{temuan}"
