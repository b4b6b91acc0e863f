import os

_proksi = int(os.environ.get("PROXY_COUNT") or 0)

_tuan = os.environ.get("HOST") or "127.0.0.1"
_tuan = f"[{_tuan}]" if ":" in _tuan else _tuan

bind = f"{_tuan}:{os.environ.get('PORT') or 8000}"
worker_class = "gthread"
workers = 2
threads = 4
timeout = 30
graceful_timeout = 10
max_requests = 2000
max_requests_jitter = 200
worker_tmp_dir = "/dev/shm"

# Only a declared proxy may say who the visitor is and that he came by https.
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1,::1") if _proksi else ""
header_map = "refuse"
control_socket_disable = True
limit_request_line = 4094
limit_request_fields = 60
limit_request_field_size = 8190
