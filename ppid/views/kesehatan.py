import logging

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from ppid import berkas

log = logging.getLogger(__name__)


@login_not_required
@require_safe
def kesehatan(request):
    """200 when database and file store answer; for whoever watches the portal."""
    sehat = _basis_data() and berkas.sehat()
    teks = "sehat" if sehat else "terganggu"
    return HttpResponse(teks, content_type="text/plain", status=200 if sehat else 503)


def _basis_data() -> bool:
    try:
        with connection.cursor() as kursor:
            kursor.execute("SELECT 1")
            return kursor.fetchone() == (1,)
    except DatabaseError:
        log.exception("Basis data tidak menjawab")
        return False
