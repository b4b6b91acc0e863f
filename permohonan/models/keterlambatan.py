"""Late, and why: computed from facts; the cause is asked once, when a late clock is stopped."""

from django.db import models

from permohonan.status import Status
from ppid import alur


class Keterlambatan(models.Model):
    """Part of Permohonan. Its causes go into the data layanan and the reports (*kendala*)."""

    class Meta:
        abstract = True

    @property
    def terlambat(self) -> bool:
        """From facts: the notice left after the due date, or has not left though the day passed."""
        if self.diberitahukan_pada:
            return self.satker.setempat(self.diberitahukan_pada).date() > self.jatuh_tempo
        return self.lewat_tanpa_pemberitahuan

    @property
    def lewat_tanpa_pemberitahuan(self) -> bool:
        """Open past its due date, no notice out: whatever stops its clock now has to say why."""
        berjalan = self.status != Status.SELESAI and not self.diberitahukan_pada
        return berjalan and self.satker.hari_ini > self.jatuh_tempo

    def dengan_sebab(self, sebab: str) -> dict:
        """The field that an act stopping the clock writes; a late one without a cause is refused.

        The applicant's own withdrawal is the one end that is not asked: see `Penutupan.cabut`.
        """
        if not self.lewat_tanpa_pemberitahuan:
            return {}
        if not sebab:
            raise alur.TransisiDitolak("Permohonan ini terlambat. Tuliskan sebabnya.", self)
        return {"sebab_terlambat": sebab}
