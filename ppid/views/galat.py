"""Pages for what went wrong. None of them tells more than the person may know."""

import logging

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

log = logging.getLogger(__name__)

# No office, person or menu: the page of another office and a missing page are the same bytes.
POLOS = {"satker": None, "pelaku": None, "menu": [], "menu_lain": [], "messages": [], "form": None}


def permintaan_buruk(request, exception=None):
    return HttpResponse(render_to_string("ppid/400.html", POLOS), status=400)


def terlarang(request, exception=None):
    return render(request, "403.html", {"exception": str(exception or "")}, status=403)


def tidak_ada(request, exception=None):
    return HttpResponse(render_to_string("404.html", POLOS), status=404)


def gangguan(request):
    """Asks neither database nor session: one of them may be what is broken."""
    return HttpResponse(render_to_string("500.html", POLOS), status=500)


def csrf(request, reason=""):
    log.warning("CSRF: %s %s", request.path, reason)
    return HttpResponse(render_to_string("403_csrf.html", POLOS), status=403)
