"""Settings of an office: every change is one row and one trail row, and nobody's is overwritten."""

import hashlib

from django import forms
from django.db import transaction

from ppid import jejak
from ppid.alur import TransisiDitolak
from ppid.izin import Pelaku

BERUBAH = "Setelan ini sudah diubah orang lain sejak Anda membukanya."


class FormSetelan(forms.ModelForm):
    """A setting. Its hidden `dilihat` says which state the editor saw; a newer one answers 409.

    `PRIBADI` are the fields whose values never enter the trail (it names them only); `IKUT` are
    columns that a form sets besides its own fields.
    """

    PRIBADI: frozenset[str] = frozenset()
    IKUT: tuple[str, ...] = ()
    dilihat = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["dilihat"].initial = sidik(self.instance, self._meta.fields)

    def simpan(self, jenis: str, *, oleh: Pelaku, **data):
        """Save and write the trail row `jenis`; returns the row, or None where nothing changed.

        Raises TransisiDitolak when somebody else changed it meanwhile.
        """
        with transaction.atomic():
            lama = self._terkunci()
            berubah = [k for k in self.changed_data if k != "dilihat"]
            if lama is not None and not berubah:
                return None
            baris = self._tulis()
            isian = {k: self._sebelum_sesudah(lama, baris, k) for k in berubah}
            jejak.catat(
                jenis, oleh=oleh, tentang=baris, satker=oleh.satker, data={"isian": isian} | data
            )
        return baris

    def _terkunci(self):
        if self.instance.pk is None:
            return None
        # No key: a row of the trail points at the office while its writer holds the chain head.
        semua = type(self.instance)._base_manager.select_for_update(no_key=True)
        lama = semua.get(pk=self.instance.pk)
        if sidik(lama, self._meta.fields) != self.cleaned_data["dilihat"]:
            raise TransisiDitolak(BERUBAH)
        return lama

    def _tulis(self):
        """A row that is there keeps whatever others wrote meanwhile in columns not of this form."""
        baris = self.instance
        baris.save(update_fields=baris.pk and [*self._meta.fields, *self.IKUT])
        return baris

    def _sebelum_sesudah(self, lama, baris, kunci: str) -> list[str] | None:
        if kunci in self.PRIBADI:
            return None
        return [_teks(lama, kunci), _teks(baris, kunci)]


def sidik(baris, isian) -> str:
    """The state of these fields of a row; "" for a row not yet stored."""
    if baris.pk is None:
        return ""
    return hashlib.sha256(repr([_teks(baris, k) for k in isian or ()]).encode()).hexdigest()[:24]


def _teks(baris, kunci: str) -> str:
    nilai = getattr(baris, kunci, "") if baris is not None else ""
    return "" if nilai is None else f"{nilai}"
