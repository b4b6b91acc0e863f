"""How long identity papers are kept, and the filter over who opened them."""

from datetime import timedelta

import django_filters as saring
from django import forms
from django.core.exceptions import ValidationError

from permohonan.models import Permohonan
from permohonan.saringan import petugas_kantor
from ppid import waktu
from ppid.bidang import BidangTanggal
from ppid.models import Jejak, Satker
from ppid.setelan import FormSetelan
from ppid.templatetags.ppid import hari_pendek

PALING_SEDIKIT, PALING_LAMA = 180, 1825


class FormMasaSimpan(FormSetelan):
    """Calendar days after closing.

    Not fewer than a keberatan (30 + 30 hari kerja) and the way to the Komisi Informasi (14 hari
    kerja) take by Pasal 36 and 37 UU 14/2008, with room for a dispute to begin. A shorter term that
    takes papers at once must be confirmed: what is destroyed does not come back.
    """

    masa_simpan_identitas = forms.IntegerField(
        label="Masa simpan berkas identitas",
        help_text=f"Hari kalender sesudah permohonan selesai, {PALING_SEDIKIT} sampai "
        f"{PALING_LAMA}. Selama {PALING_SEDIKIT} hari keberatan dan sengketa masih dapat diajukan.",
        min_value=PALING_SEDIKIT,
        max_value=PALING_LAMA,
        widget=forms.NumberInput({"class": "lebar-s"}),
        error_messages={
            "required": "Isi masa simpannya, misalnya 365",
            "invalid": "Isi dengan angka, misalnya 365",
            "min_value": f"Paling sedikit {PALING_SEDIKIT} hari",
            "max_value": f"Paling lama {PALING_LAMA} hari, yaitu lima tahun",
        },
    )
    dipahami = forms.BooleanField(
        label="Berkas yang sudah lewat masa simpan baru boleh dimusnahkan",
        help_text="Hanya perlu bila masa simpannya Anda pendekkan.",
        required=False,
    )

    class Meta:
        model = Satker
        fields = ["masa_simpan_identitas"]

    def clean(self):
        isi = super().clean()
        if not self.errors and not isi["dipahami"] and (n := self._langsung_musnah()):
            kalimat = f"Berkas identitas {n} permohonan akan dimusnahkan dalam satu jam. "
            self.add_error("dipahami", ValidationError(kalimat + "Centang bila memang begitu"))
        return isi

    def _langsung_musnah(self) -> int:
        """Cases whose papers the new term takes at once."""
        if self.cleaned_data["masa_simpan_identitas"] >= self.initial["masa_simpan_identitas"]:
            return 0
        baru = Satker(
            pk=self.instance.pk,
            zona=self.instance.zona,
            masa_simpan_identitas=self.cleaned_data["masa_simpan_identitas"],
        )
        return Permohonan.objects.jatuh_musnah(baru, baru.hari_ini).count()


class Tanggal(saring.Filter):
    field_class = BidangTanggal


class SaringanAkses(saring.FilterSet):
    """Who and when. A value that is no choice is ignored and said so."""

    orang = saring.ModelChoiceFilter(
        label="Orang",
        field_name="oleh",
        queryset=petugas_kantor,
        to_field_name="username",
        empty_label="Orang: semua",
    )
    dari = Tanggal(label="Dari tanggal", method="sejak")
    sampai = Tanggal(label="Sampai tanggal", method="hingga")

    class Meta:
        model = Jejak
        fields = ()

    def sejak(self, queryset, _, tanggal):
        return queryset.filter(waktu__gte=self._awal(tanggal))

    def hingga(self, queryset, _, tanggal):
        return queryset.filter(waktu__lt=self._awal(tanggal, 1))

    def _awal(self, tanggal, lewat: int = 0):
        zona = self.request.pelaku.satker.zona
        return waktu.awal_hari(tanggal + timedelta(days=lewat), zona)

    @property
    def dipakai(self) -> bool:
        return any(self.form.cleaned_data.values())

    def dalam_kata(self) -> str:
        """As a printed list says it: "Orang: Rina; dari Sen, 2 Nov 2026"."""
        isi = self.form.cleaned_data
        kata = [f"Orang: {isi['orang'].nama}"] if isi.get("orang") else []
        kata += [f"{n} {hari_pendek(isi[n])}" for n in ("dari", "sampai") if isi.get(n)]
        return "; ".join(kata)
