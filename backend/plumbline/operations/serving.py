"""The server process: the port is taken first, everything it started is stopped last."""

import contextlib
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import uvicorn

from plumbline.main import create_app
from plumbline.operations.trouble import Trouble
from plumbline.settings import Settings

# An open event stream would otherwise hold up Ctrl-C for as long as its reader likes.
GRACE_SECONDS = 5
# Longer than the grace: a run that was killed a moment ago may still be giving its port back.
PATIENCE_SECONDS = 8


class Server(uvicorn.Server):
    """uvicorn's server, which also says when it is ready."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.ready()


def listening(host: str, port: int, say: Callable[[str], None]) -> socket.socket:
    """Take the port before anything slow is begun, so that a taken one is told at once."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    for attempt in range(PATIENCE_SECONDS + 1):
        try:
            listener.bind((host, port))
            listener.listen(2048)
        except OSError as failure:
            if attempt == PATIENCE_SECONDS:
                raise Trouble(f"Port {port} is in use by another program ({failure.strerror}). Try: PORT={port + 1} make run") from None
            if attempt == 0:
                say(f"port {port} is still in use: waiting a few seconds for it")
            time.sleep(1)
        else:
            break
    return listener


def serve(settings: Settings, listener: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until told to stop."""
    config = uvicorn.Config(
        create_app(settings),
        timeout_graceful_shutdown=GRACE_SECONDS,
        log_config=None,
        log_level="warning",
        access_log=False,
        # The proxy's word is taken only where a proxy is named.
        proxy_headers=bool(settings.trusted_proxy),
        forwarded_allow_ips=settings.trusted_proxy or None,
        server_header=False,
    )
    Server(config, ready).run(sockets=[listener])


@contextmanager
def stopped_in_order() -> Iterator[None]:
    """Turn a request to terminate into the same orderly way out as Ctrl-C."""

    def leave(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, leave)
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # as `nohup` wants it
        signal.signal(signal.SIGHUP, leave)
    if os.environ.get("PLUMBLINE_STOPS_WITH_PARENT"):
        threading.Thread(target=_stop_with_parent, args=(os.getppid(),), daemon=True).start()
    with contextlib.suppress(KeyboardInterrupt):
        yield


def undisturbed() -> None:
    """From here on a second Ctrl-C does not break off the stopping of the database."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)


def _stop_with_parent(parent: int) -> None:
    """`make` that is killed takes nobody with it: its server notices, and leaves the port to the next start."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGTERM)
