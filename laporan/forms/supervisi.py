"""The sheet of one supervision, and the list of nihil periods."""

from django import forms

from laporan.masa import Masa
from laporan.models import Supervisi
from permohonan.models import Permohonan
from ppid.bidang import BidangTeks, BidangVersi

MAKS_CATATAN_KASUS = 300
MAKS_CATATAN = 2000
SEKALI_SAHKAN = 31


class FormTinjau(forms.Form):
    """Ticks and notes for each case of the period, and one note on the whole.

    `versi` is 0 while nobody has begun. A note without a tick is kept with the tick it implies.
    """

    versi = BidangVersi()
    catatan = BidangTeks(
        label="Catatan supervisi",
        help_text="Tercetak pada data layanan. Jangan menulis nama pemohon.",
        baris=3,
        max_length=MAKS_CATATAN,
    )

    def __init__(self, *args, supervisi: Supervisi, **kwargs):
        self.supervisi = supervisi
        self.kasus = list(supervisi.layanan.permohonan.values())
        self.lama = {satu.permohonan: satu for satu in supervisi.diperiksa()}
        awal = {"versi": supervisi.versi, "catatan": supervisi.catatan}
        super().__init__(*args, **{"initial": awal} | kwargs)
        for p in self.kasus:
            self._tambah(p)

    def _tambah(self, p: Permohonan) -> None:
        ada = self.lama.get(p)
        self.fields[f"periksa-{p.kunci}"] = forms.BooleanField(
            label=f"Diperiksa: {p.nomor}",
            required=False,
            initial=ada is not None,
            widget=forms.CheckboxInput({"class": "form-check-input"}),
        )
        self.fields[f"catatan-{p.kunci}"] = BidangTeks(
            label=f"Catatan untuk {p.nomor}",
            max_length=MAKS_CATATAN_KASUS,
            initial=ada.catatan if ada else "",
            widget=forms.TextInput(
                {"class": "form-control", "placeholder": "Catatan", "autocomplete": "off"}
            ),
        )

    def baris(self) -> list[tuple]:
        """(case, its tick, its note)"""
        return [(p, self[f"periksa-{p.kunci}"], self[f"catatan-{p.kunci}"]) for p in self.kasus]

    @property
    def centang(self) -> dict[Permohonan, str]:
        isi = self.cleaned_data
        semua = [(p, isi[f"periksa-{p.kunci}"], isi[f"catatan-{p.kunci}"]) for p in self.kasus]
        return {p: teks for p, tanda, teks in semua if tanda or teks}


class FormNihil(forms.Form):
    """Periods without an act, signed together: the oldest ones, all ticked until unticked."""

    hari = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih hari yang disahkan"},
    )

    def __init__(self, *args, nihil: list[Masa], **kwargs):
        self.masa = {f"{m.awal}": m for m in nihil[:SEKALI_SAHKAN]}
        super().__init__(*args, initial={"hari": list(self.masa)}, **kwargs)
        self.fields["hari"].choices = [(kunci, f"{m}") for kunci, m in self.masa.items()]

    @property
    def dipilih(self) -> list[Masa]:
        return [self.masa[satu] for satu in self.cleaned_data["hari"]]
