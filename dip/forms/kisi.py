"""The grid: the rows of one page and a few empty ones, as one form."""

from django import forms
from django.core.paginator import Page
from django.forms.utils import ErrorDict

from dip.forms.baris import FormBaris
from dip.models import Entri
from dip.models.baris import Ubahan, rupa
from dip.models.entri import KOLOM

BARU, MAKS_BARU = 2, 20  # empty rows under the table
MAKS = 60  # rows of one form
KELOMPOK = (
    ("nama", "ringkasan"),
    ("pejabat", "waktu_tempat"),
    ("bentuk", "retensi", "tautan"),
    ("sifat", "tahun"),
)


def _teks(entri: Entri, nama: str) -> str:
    nilai = getattr(entri, nama)
    return "" if nilai is None else str(nilai)


class FormBarisKisi(FormBaris):
    """An untouched empty row asks for nothing. `bentrok`: how the row stands now, if otherwise."""

    entri: Entri | None = None
    bentrok: Entri | None = None
    galat_coret = ""

    @property
    def kelompok(self) -> list[list[tuple]]:
        """The fields of each column of the grid, beside what stands in the row by now."""
        return [[(self[nama], self._kini(nama)) for nama in satu] for satu in KELOMPOK]

    def _kini(self, nama: str) -> str:
        if self.bentrok is None or str(self[nama].value() or "") == _teks(self.bentrok, nama):
            return ""
        if nama == "sifat":
            return str(self.bentrok.get_sifat_display())
        return _teks(self.bentrok, nama) or "(kosong)"

    def full_clean(self):
        super().full_clean()
        if self.is_bound and not self["token"].value() and self.kosong:
            self._errors = ErrorDict()


FormsetBaris = forms.formset_factory(FormBarisKisi, extra=0, max_num=MAKS, absolute_max=MAKS)


def awal(entri: Entri) -> dict:
    return {n: getattr(entri, n) for n in KOLOM} | {"token": entri.token, "rupa": rupa(entri)}


def kosong(halaman: Page, banyak: int) -> FormsetBaris:
    """As the page is opened: its rows and `banyak` empty ones."""
    hidup = [satu for satu in halaman.object_list if satu.dicoret_pada is None]
    formset = FormsetBaris(initial=[awal(satu) for satu in hidup] + [{}] * banyak, prefix="b")
    pasang(formset, {satu.token: satu for satu in hidup})
    return formset


def pasang(formset, per_token: dict[str, Entri]) -> None:
    for form in formset:
        form.entri = per_token.get(form["token"].value() or "")


def ubahan(formset) -> list[Ubahan]:
    """What the person changed: rows that read as they were seen are passed over."""
    hasil = []
    for form in formset:
        if form.kosong and not form.cleaned_data.get("token"):
            continue
        lama = form.cleaned_data["rupa"]
        if not lama or rupa(form.isi) != lama:
            hasil.append(Ubahan(form.isi, form.cleaned_data["token"], lama))
    return hasil


def sesudah_bentrok(data, kini: dict[str, Entri]) -> FormsetBaris:
    """The same words again, each beside how its row stands now; saved again, they replace it."""
    salinan = data.copy()
    for kunci, token in data.items():
        if kunci.endswith("-token") and token in kini:
            salinan[kunci.removesuffix("token") + "rupa"] = rupa(kini[token])
    formset = FormsetBaris(salinan, prefix="b")
    for form in formset:
        form.bentrok = kini.get(form["token"].value() or "")
    return formset
