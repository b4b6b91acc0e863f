"""What the matriks is asked in its address: who, which step, when, open or done, over standard."""

from collections import defaultdict
from datetime import date, timedelta

import django_filters as saring
from django.db.models import Q
from django.utils import formats

from ppid import waktu
from ppid.bidang import BidangTanggal
from ppid.izin import Pelaku
from ppid.matriks import Butir, Penilaian
from ppid.models import JenisSOP, Kegiatan, Langkah, Pengguna

SEMUA_WAKTU = "semua"
BULAN_LALU = 24  # months that may be chosen by name; older ones by their days
PERIODE = ("bulan", "dari", "sampai")
KEADAAN = {"terbuka": "Masih terbuka", "selesai": "Selesai"}
BAKU = {
    "melebihi": (Penilaian.MELEBIHI, "Melebihi baku"),
    "sesuai": (Penilaian.SESUAI, "Sesuai baku"),
}


class FilterTanggal(saring.Filter):
    field_class = BidangTanggal


class SaringanMatriks(saring.FilterSet):
    """A Kegiatan belongs to the day on which it ended; while it is open, to today.

    So every row stands in one period only, and what is still open is seen now. Without a period in
    the address: this month. Days go before a month. A value that is no choice is ignored.
    """

    orang = saring.ModelChoiceFilter(
        label="Orang",
        field_name="oleh",
        queryset=Pengguna.objects.none(),
        to_field_name="username",
        empty_label="Orang: semua",
    )
    langkah = saring.ChoiceFilter(label="Langkah", field_name="kunci", empty_label="Langkah: semua")
    bulan = saring.ChoiceFilter(
        label="Bulan", method="periode_saja", empty_label="Bulan: menurut tanggal"
    )
    dari = FilterTanggal(label="Dari tanggal", method="periode_saja")
    sampai = FilterTanggal(label="Sampai tanggal", method="periode_saja")
    keadaan = saring.ChoiceFilter(
        label="Keadaan",
        choices=list(KEADAAN.items()),
        method="menurut_keadaan",
        empty_label="Keadaan: semua",
    )
    baku = saring.ChoiceFilter(
        label="Mutu baku",
        choices=[(kunci, teks) for kunci, (_, teks) in BAKU.items()],
        method="periode_saja",
        empty_label="Mutu baku: semua",
    )

    class Meta:
        model = Kegiatan
        fields = ()

    def __init__(self, data, *, pelaku: Pelaku):
        self.satker = pelaku.satker
        data = data.copy()
        if not any(data.get(nama) for nama in PERIODE):
            data["bulan"] = f"{self.satker.hari_ini:%Y-%m}"
        super().__init__(data, queryset=Kegiatan.objects.untuk(pelaku))
        self.filters["orang"].queryset = orang_kantor(self.satker)
        self.filters["langkah"].extra["choices"] = pilihan_langkah(self.satker)
        self.filters["bulan"].extra["choices"] = pilihan_bulan(self.satker.hari_ini)

    def filter_queryset(self, queryset):
        return super().filter_queryset(queryset).filter(self._syarat_periode())

    def periode_saja(self, queryset, *_):
        """Asked of several fields together, or of the verdict: not of this one alone."""
        return queryset

    def menurut_keadaan(self, queryset, _, pilihan):
        return queryset.filter(selesai__isnull=pilihan == "terbuka")

    @property
    def periode(self) -> tuple[date | None, date | None]:
        """First and last day; None where it has no end on that side."""
        isi = self.form.cleaned_data
        if isi.get("dari") or isi.get("sampai"):
            return isi.get("dari"), isi.get("sampai")
        bulan = isi.get("bulan")
        if not bulan or bulan == SEMUA_WAKTU:
            return None, None
        awal = date.fromisoformat(f"{bulan}-01")
        return awal, _akhir_bulan(awal)

    def _syarat_periode(self) -> Q:
        dari, sampai = self.periode
        hari_ini, zona = self.satker.hari_ini, self.satker.zona
        kini = (dari is None or dari <= hari_ini) and (sampai is None or hari_ini <= sampai)
        selesai = Q(selesai__isnull=False)
        if dari:
            selesai &= Q(selesai__gte=waktu.awal_hari(dari, zona))
        if sampai:
            selesai &= Q(selesai__lt=waktu.awal_hari(sampai + timedelta(days=1), zona))
        return selesai | Q(selesai=None) if kini else selesai

    def menurut_baku(self, butir: list[Butir]) -> list[Butir]:
        """Those with the verdict asked for."""
        if not (pilihan := self.form.cleaned_data.get("baku")):
            return butir
        return [b for b in butir if b.penilaian == BAKU[pilihan][0]]

    @property
    def dipakai(self) -> bool:
        """Is anything narrowed beside the period?"""
        return any(v for k, v in self.form.cleaned_data.items() if k not in PERIODE)

    def dalam_kata(self) -> str:
        """Periode: November 2026; Orang: Rina; Langkah: 4. Koordinasi PPID; Melebihi baku"""
        isi = self.form.cleaned_data
        bagian = [
            f"Periode: {periode_kata(*self.periode)}",
            f"Orang: {isi['orang']}" if isi.get("orang") else "",
            f"Langkah: {self._langkah(isi['langkah'])}" if isi.get("langkah") else "",
            KEADAAN.get(isi.get("keadaan"), ""),
            BAKU[isi["baku"]][1] if isi.get("baku") else "",
        ]
        return "; ".join(filter(None, bagian))

    def _langkah(self, kunci: str) -> str:
        semua = [satu for _, grup in self.filters["langkah"].extra["choices"] for satu in grup]
        return dict(semua)[kunci]


def _akhir_bulan(hari: date) -> date:
    return (hari.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def periode_kata(dari: date | None, sampai: date | None) -> str:
    """November 2026; 3 November 2026 sampai 9 November 2026; semua waktu"""
    if dari and sampai == _akhir_bulan(dari) and dari.day == 1:
        return formats.date_format(dari, "F Y")
    awal = formats.date_format(dari, "j F Y") if dari else ""
    akhir = f"sampai {formats.date_format(sampai, 'j F Y')}" if sampai else ""
    if awal and not akhir:
        return f"sejak {awal}"
    return " ".join(filter(None, [awal, akhir])) or "semua waktu"


def orang_kantor(satker):
    """People who hold or held a post in this office."""
    return Pengguna.objects.filter(penugasan__satker=satker).distinct().order_by("nama")


def pilihan_langkah(satker) -> list[tuple[str, list[tuple[str, str]]]]:
    """The steps of the office's SOPs, by kind; of several versions the newest words."""
    langkah = Langkah.objects.filter(sop__satker=satker).order_by("sop__versi", "urut")
    jenis: dict[str, dict[str, tuple]] = defaultdict(dict)
    for j, kunci, urut, judul in langkah.values_list("sop__jenis", "kunci", "urut", "judul"):
        jenis[j][kunci] = (urut, judul)
    return [
        (
            JenisSOP(j).label,
            [(kunci, f"{n}. {judul}") for kunci, (n, judul) in sorted(isi.items(), key=_urut)],
        )
        for j, isi in sorted(jenis.items(), key=lambda satu: JenisSOP.values.index(satu[0]))
    ]


def _urut(satu: tuple) -> int:
    return satu[1][0]


def pilihan_bulan(hari_ini: date) -> list[tuple[str, str]]:
    """This month and those before it, and all time."""
    hasil, awal = [], hari_ini.replace(day=1)
    for _ in range(BULAN_LALU):
        hasil.append((f"{awal:%Y-%m}", formats.date_format(awal, "F Y")))
        awal = (awal - timedelta(days=1)).replace(day=1)
    return [*hasil, (SEMUA_WAKTU, "Semua waktu")]
