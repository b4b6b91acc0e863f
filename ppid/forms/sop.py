"""A version of an SOP as one long form, a section each for header, lists, columns and every step.

The steps are those of the sheet it is copied from: their keys are code, and none is invented here.
"""

from collections.abc import Iterator
from copy import deepcopy

from django import forms
from django.core.exceptions import ValidationError

from ppid.bidang import BidangPilihan, BidangTanggal, BidangTeks
from ppid.data.sop import KUNCI
from ppid.izin import LABEL_PERAN, Peran
from ppid.models import SOP
from ppid.profil_sop import baru_buntu, buntu, kesalahan_mulai, langkah_lain, sidik_lembar
from ppid.setelan import sidik

PERAN_LEMBAR = (
    *(Peran.PEMOHON, Peran.PETUGAS, Peran.KASUBBAG, Peran.KABAG, Peran.SEKRETARIS),
    *(Peran.PENGHUBUNG, Peran.PERTIMBANGAN, Peran.PLENO),
)
PILIHAN_PERAN = [(p.value, LABEL_PERAN[p]) for p in PERAN_LEMBAR]
PENERIMA = [(p.value, LABEL_PERAN[p]) for p in (Peran.KASUBBAG, Peran.KABAG, Peran.SEKRETARIS)]
SIMBOL = [("mulai", "○ mulai atau selesai"), ("kerja", "□ mengerjakan"), ("putus", "◇ memutuskan")]
SATUAN = [
    ("", "Tanpa waktu baku"),
    ("menit", "menit"),
    ("hari_kerja", "hari kerja"),
    ("minggu", "minggu"),
    ("bulan", "bulan"),
    ("tentatif", "tentatif"),
]
PERIODE = [("hari", "tiap hari"), ("pekan", "tiap pekan"), ("bulan", "tiap bulan")]
KOLOM_BARU, AKTOR_BARU = 2, 1  # empty rows offered beyond those the sheet has
DAFTAR = {
    "dasar_hukum": "Dasar hukum",
    "kualifikasi": "Kualifikasi pelaksana",
    "keterkaitan": "Keterkaitan",
    "peralatan": "Peralatan dan perlengkapan",
    "peringatan": "Peringatan",
    "pencatatan": "Pencatatan dan pendataan",
}
MAKS_JUMLAH = 999
ANGKA = "Tulis angka bulat, paling sedikit 1"


def _angka(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=1,
        max_value=MAKS_JUMLAH,
        widget=forms.TextInput({"inputmode": "numeric", "class": "lebar-s"}),
        error_messages=dict.fromkeys(("invalid", "min_value"), ANGKA)
        | {"max_value": f"Paling banyak {MAKS_JUMLAH}"},
    )


def _pilihan(label: str, pilihan, **sifat) -> BidangPilihan:
    return BidangPilihan(label=label, choices=pilihan, widget=forms.Select, **sifat)


class FormKepala(forms.Form):
    berlaku_sejak = BidangTanggal(
        label="Berlaku sejak",
        help_text="Paling awal besok, misalnya 1 Januari 2027. Lebih awal hanya bila belum ada "
        "perkara sejak hari itu.",
        wajib="Isi tanggal mulai berlaku",
    )
    nama = BidangTeks(label="Nama SOP", wajib="Isi nama SOP", max_length=200)
    nomor = BidangTeks(label="Nomor SOP", max_length=80)
    tanggal_pembuatan = BidangTeks(label="Tanggal pembuatan", max_length=40)
    tanggal_pengesahan = BidangTeks(label="Tanggal pengesahan", max_length=40)
    disahkan_oleh = BidangTeks(label="Disahkan oleh", max_length=200)
    penandatangan = BidangTeks(label="Penandatangan", max_length=120)
    jabatan_penandatangan = BidangTeks(label="Jabatan penandatangan", max_length=200)
    instansi = BidangTeks(
        label="Nama instansi pada lembar",
        help_text="Satu baris untuk tiap baris kepala.",
        wajib="Isi nama instansi",
        baris=2,
        max_length=300,
    )
    unit = BidangTeks(label="Unit", max_length=200)
    alamat = BidangTeks(label="Alamat", baris=2, max_length=300)
    salinan = forms.BooleanField(
        required=False,
        help_text="Hilangkan centang bila lembar ini sudah disahkan sebagai SOP kantor sendiri.",
    )

    def clean_instansi(self) -> list[str]:
        return _baris(self.cleaned_data["instansi"])


class FormDaftar(forms.Form):
    jumlah_pelaksana = BidangTeks(label="Jumlah pelaksana", max_length=120)
    catatan_kaki = BidangTeks(label="Catatan kaki", baris=2, max_length=600)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nama, label in DAFTAR.items():
            self.fields[nama] = BidangTeks(
                label=label, help_text="Satu butir per baris.", baris=5, max_length=8000
            )
        self.order_fields(DAFTAR)

    def clean(self):
        isi = super().clean()
        for nama in DAFTAR:
            if nama in isi:
                isi[nama] = _baris(isi[nama])
        return isi


class FormKolom(forms.Form):
    """An actor's column of the sheet: its label, and the post that the office binds it to."""

    label = BidangTeks(label="Tulisan pada lembar", max_length=60)
    peran = _pilihan("Jabatan di kantor ini", [("", "Pilih jabatan"), *PILIHAN_PERAN])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for bidang in self.fields.values():
            bidang.wajib_bersyarat = True

    def clean(self):
        isi = super().clean()
        if isi.get("label") and not isi.get("peran"):
            self.add_error("peran", "Pilih jabatannya")
        return isi


class FormLangkah(forms.Form):
    judul = BidangTeks(label="Judul pendek", wajib="Isi judul langkah", max_length=160)
    uraian = BidangTeks(label="Uraian", wajib="Isi uraian langkah", baris=3, max_length=2000)
    syarat = BidangTeks(label="Persyaratan", baris=2, max_length=1000)
    waktu = BidangTeks(label="Waktu, seperti tertulis pada lembar", max_length=120)
    jumlah = _angka("Waktu baku")
    satuan = _pilihan("Satuan", SATUAN, required=False)
    tambahan = _angka("Dapat ditambah (hari kerja)")
    output = BidangTeks(label="Output", baris=2, max_length=1000)
    keterangan = BidangTeks(label="Keterangan", baris=2, max_length=1000)

    def __init__(self, *args, langkah: dict, ada: bool, kolom: list[str], **kwargs):
        self.langkah, self.kolom = langkah, kolom
        super().__init__(*args, **kwargs | {"initial": self._awal(langkah, ada)})
        if langkah["pilihan"]:
            self.fields["ada"] = forms.BooleanField(
                label="Langkah ini dipakai kantor kami", required=False
            )
        if langkah["periode"]:
            self.fields["periode"] = _pilihan("Dikerjakan", PERIODE, wajib="Pilih periodenya")
        if langkah["penerima"]:
            self.fields["penerima"] = _pilihan(
                "Penerima laporan", PENERIMA, wajib="Pilih penerimanya"
            )
        self._pasang_aktor()

    @staticmethod
    def _awal(langkah: dict, ada: bool) -> dict:
        baku = langkah["baku"] or {"satuan": ""}
        lain = {k: langkah[k] for k in (*TEKS_LANGKAH, "periode", "penerima")}
        return lain | {k: baku.get(k) for k in ("jumlah", "satuan", "tambahan")} | {"ada": ada}

    def _pasang_aktor(self) -> None:
        """Rows of column and symbol, in the order of the work."""
        aktor = self.langkah["aktor"]
        pilihan = [("", "Tidak ada")] + [(f"{i}", label) for i, label in enumerate(self.kolom)]
        self.banyak_aktor = len(aktor) + AKTOR_BARU
        for ke in range(self.banyak_aktor):
            satu = aktor[ke] if ke < len(aktor) else {"label": None, "simbol": "kerja"}
            kolom = _pilihan(f"Pelaku ke-{ke + 1}", pilihan, required=False)
            simbol = _pilihan("Simbol", SIMBOL, required=False)
            ada = satu["label"] in self.kolom
            kolom.wajib_bersyarat = simbol.wajib_bersyarat = True
            kolom.initial = f"{self.kolom.index(satu['label'])}" if ada else ""
            simbol.initial = satu["simbol"]
            self.fields |= {f"kolom_{ke}": kolom, f"simbol_{ke}": simbol}

    @property
    def dipakai(self) -> bool:
        return self.cleaned_data.get("ada", True)

    def full_clean(self):
        """A step that the office leaves out need not be filled in."""
        super().full_clean()
        if self.is_bound and "ada" in self.fields and not self.cleaned_data.get("ada"):
            self._errors.clear()

    def clean(self):
        isi = super().clean()
        self._periksa_baku(isi)
        if not any(isi.get(f"kolom_{ke}") for ke in range(self.banyak_aktor)):
            self.add_error("kolom_0", "Pilih siapa yang mengerjakan langkah ini")
        for ke in range(self.banyak_aktor):
            if isi.get(f"kolom_{ke}") and not isi.get(f"simbol_{ke}"):
                self.add_error(f"simbol_{ke}", "Pilih simbolnya")
        return isi

    def _periksa_baku(self, isi: dict) -> None:
        satuan = isi.get("satuan")
        terukur = satuan not in ("", None, "tentatif")
        if terukur and not isi.get("jumlah") and "jumlah" not in self.errors:
            self.add_error("jumlah", ANGKA)
        if isi.get("tambahan") and satuan != "hari_kerja":
            self.add_error("tambahan", "Hanya hari kerja yang dapat ditambah")

    def aktor(self, label: list[str]) -> list[dict]:
        isi = self.cleaned_data
        pilihan = ((isi[f"kolom_{ke}"], isi[f"simbol_{ke}"]) for ke in range(self.banyak_aktor))
        return [{"label": label[int(kolom)], "simbol": s} for kolom, s in pilihan if kolom]

    def baku(self) -> dict | None:
        isi = self.cleaned_data
        if isi["satuan"] in ("", "tentatif"):
            return {"satuan": "tentatif"} if isi["satuan"] else None
        tambahan = {"tambahan": isi["tambahan"]} if isi["tambahan"] else {}
        return {"jumlah": isi["jumlah"], "satuan": isi["satuan"]} | tambahan

    def sebagai_data(self, label: list[str]) -> dict:
        isi = self.cleaned_data
        return self.langkah | {
            **{nama: isi[nama] for nama in TEKS_LANGKAH},
            "aktor": self.aktor(label),
            "baku": self.baku(),
            "periode": isi.get("periode"),
            "penerima": isi.get("penerima"),
        }


TEKS_LANGKAH = ("judul", "uraian", "syarat", "waktu", "output", "keterangan")


class IsianSOP:
    """All forms of a sheet. `asal` is copied; `baru` says that it stays as it is.

    `data()` is the sheet as `ppid/data/sop` writes it.
    """

    def __init__(self, asal: SOP, isi=None, *, baru: bool):
        self.asal, self.baru = asal, baru
        self.lembar = lembar = deepcopy(asal.sebagai_data())
        self.dilihat = isi.get("dilihat", "") if isi is not None else sidik_lembar(asal)
        self.kepala = FormKepala(isi, prefix="kepala", initial=self._awal_kepala())
        self._pasang_salinan()
        awal = {k: "\n".join(lembar[k]) for k in DAFTAR}
        awal |= {k: lembar[k] for k in ("jumlah_pelaksana", "catatan_kaki")}
        self.daftar = FormDaftar(isi, prefix="daftar", initial=awal)
        self.kolom = list(self._kolom(isi))
        self.langkah = list(self._langkah(isi))

    def _awal_kepala(self) -> dict:
        kepala = self.lembar["kepala"]
        mulai = {} if self.baru else {"berlaku_sejak": f"{self.asal.berlaku_sejak:%d-%m-%Y}"}
        salinan = bool(self.asal.salinan_dari)
        return kepala | mulai | {"instansi": "\n".join(kepala["instansi"]), "salinan": salinan}

    def _pasang_salinan(self) -> None:
        if dari := self.asal.salinan_dari:
            self.kepala.fields["salinan"].label = f"Masih salinan dari {dari}"
        else:
            del self.kepala.fields["salinan"]

    def _kolom(self, isi) -> Iterator[FormKolom]:
        ada = self.lembar["aktor"] + [{}] * KOLOM_BARU
        for ke, satu in enumerate(ada):
            yield FormKolom(isi, prefix=f"kolom-{ke}", initial=satu)

    def _langkah(self, isi) -> Iterator[FormLangkah]:
        """In the order of the keys; optional ones that the sheet leaves out can be taken in."""
        pakai = {satu["kunci"]: satu for satu in self.lembar["langkah"]}
        lain = {satu["kunci"]: satu for satu in langkah_lain(self.asal)}
        nama = [satu["label"] for satu in self.lembar["aktor"]]
        nama += [f"Kolom baru {ke + 1}" for ke in range(KOLOM_BARU)]
        for kunci in KUNCI[self.asal.jenis]:
            if satu := pakai.get(kunci) or lain.get(kunci):
                sifat = {"langkah": satu, "ada": kunci in pakai, "kolom": nama}
                yield FormLangkah(isi, prefix=f"langkah-{kunci}", **sifat)

    @property
    def semua(self) -> list[forms.Form]:
        return [self.kepala, self.daftar, *self.kolom, *self.langkah]

    def is_valid(self) -> bool:
        if not all(satu.is_valid() for satu in self.semua):
            return False
        self._periksa_mulai()
        self._periksa_kolom()
        if all(satu.is_valid() for satu in self.semua):
            self._periksa_pelaku()
        return all(satu.is_valid() for satu in self.semua)

    def _periksa_mulai(self) -> None:
        hari = self.kepala.cleaned_data["berlaku_sejak"]
        if kalimat := kesalahan_mulai(self.asal.satker, self.asal.jenis, hari):
            self.kepala.add_error("berlaku_sejak", kalimat)

    def _periksa_kolom(self) -> None:
        label = [satu.cleaned_data["label"] for satu in self.kolom]
        for ke, satu in enumerate(self.kolom):
            if label[ke] and label[ke] in label[:ke]:
                satu.add_error("label", f"“{label[ke]}” sudah ada pada kolom lain")
        for langkah in self.langkah:
            for ke in range(langkah.banyak_aktor if langkah.dipakai else 0):
                kolom = langkah.cleaned_data[f"kolom_{ke}"]
                if kolom and not label[int(kolom)]:
                    langkah.add_error(f"kolom_{ke}", "Kolom ini belum diberi nama")

    def _periksa_pelaku(self) -> None:
        data = self.data()
        ikatan = {satu["label"]: Peran(satu["peran"]) for satu in data["aktor"]}
        salah = buntu(data["jenis"], data["langkah"], ikatan)
        for satu in self.langkah:
            if kalimat := salah.get(satu.langkah["kunci"]):
                satu.add_error("kolom_0", kalimat)

    @property
    def salinan_dari(self) -> str:
        return self.asal.salinan_dari if self.kepala.cleaned_data.get("salinan") else ""

    def data(self) -> dict:
        kepala = dict(self.kepala.cleaned_data)
        kepala.pop("salinan", None)
        mulai = kepala.pop("berlaku_sejak")
        label = [satu.cleaned_data["label"] for satu in self.kolom]
        kolom = [dict(satu.cleaned_data) for satu in self.kolom if satu.cleaned_data["label"]]
        pakai = [satu.sebagai_data(label) for satu in self.langkah if satu.dipakai]
        return self.lembar | {
            "berlaku_sejak": f"{mulai}",
            "kepala": kepala,
            **self.daftar.cleaned_data,
            "aktor": kolom,
            "catatan_pembacaan": self._catatan(),
            "langkah": [satu | {"urut": ke} for ke, satu in enumerate(pakai, start=1)],
        }

    def _catatan(self) -> list[dict]:
        """Our reading of another office's sheet goes when the sheet becomes one's own."""
        catatan = self.lembar["catatan_pembacaan"]
        return catatan if self.salinan_dari else [c for c in catatan if c["hal"] != "Salinan"]


class FormPelaku(forms.Form):
    """Which post does the work under each label of a version."""

    dilihat = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, sop: SOP, **kwargs):
        super().__init__(*args, **kwargs)
        self.sop = sop
        self.fields["dilihat"].initial = sidik(sop, ("aktor",))
        for ke, satu in enumerate(sop.aktor):
            bidang = _pilihan(satu["label"], PILIHAN_PERAN, wajib="Pilih jabatannya")
            bidang.initial = satu["peran"]
            self.fields[f"pelaku_{ke}"] = bidang

    def ikatan(self) -> dict[str, Peran]:
        return {
            satu["label"]: Peran(self.cleaned_data[f"pelaku_{ke}"])
            for ke, satu in enumerate(self.sop.aktor)
        }

    def clean(self):
        isi = super().clean()
        if not self.errors:
            langkah = self.sop.sebagai_data()["langkah"]
            for satu in baru_buntu(self.sop.jenis, langkah, self.sop.ikatan, self.ikatan()).items():
                self._tolak(langkah, *satu)
        return isi

    def _tolak(self, langkah: list[dict], kunci: str, kalimat: str) -> None:
        """Said at each label of the step that was changed."""
        satu = next(x for x in langkah if x["kunci"] == kunci)
        label = {a["label"] for a in satu["aktor"]}
        for ke, aktor in enumerate(self.sop.aktor):
            if aktor["label"] in label and self.ikatan_berubah(ke):
                nama = f"pelaku_{ke}"
                self.add_error(nama, ValidationError(f"Langkah {satu['urut']}: {kalimat}"))

    def ikatan_berubah(self, ke: int) -> bool:
        return f"pelaku_{ke}" in self.changed_data


def _baris(teks: str) -> list[str]:
    baris = [" ".join(b.split()) for b in teks.split("\n")]
    return [b for b in baris if b]
