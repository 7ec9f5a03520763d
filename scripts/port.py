"""Print the port on which to show the site: PORT of the environment or 8000, if nothing else listens there."""

import os
import socket
import sys

given = os.environ.get("PORT") or "8000"
if not given.isdecimal() or not 0 < int(given) < 65536:
    sys.exit(f"PORT має бути числом від 1 до 65535, а не «{given}».")
with socket.socket() as probe:
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        probe.bind(("127.0.0.1", int(given)))
    except PermissionError:
        sys.exit(f"Порт {given} дозволено лише адміністраторові. Назвіть інший: make serve PORT=8001")
    except OSError:
        other = int(given) + 1 if int(given) < 65535 else 8001
        sys.exit(f"Порт {given} зайнято: мабуть, сайт уже показують. Назвіть інший: make serve PORT={other}")
print(given)
