"""Firefox and WebKit, driven by the commands of WebDriver: Playwright drives neither as the system has them.

Firefox hears the commands itself, over a socket (Marionette); WebKitGTK by its driver, over HTTP.
"""

import json
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

NARROW = 360  # CSS pixels. Neither browser likes a window so narrow:
NO_LEAST_WIDTH = "#main-window { min-width: 0 !important }"  # a style sheet for Firefox's own window
WEBKIT_WINDOW = 450  # and all in it larger
HEIGHT = 900
CONTROL, DOWN, ENTER = "\ue009", "\ue015", "\ue007"
WAIT = 20  # seconds
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # how WebDriver marks an element in JSON
ADDRESSES = {
    "Navigate": "url",
    "ExecuteScript": "execute/sync",
    "FindElement": "element",
    "ElementSendKeys": "element/{id}/value",
    "SetWindowRect": "window/rect",
}
Send = Callable[..., Any]  # (name of a command, **parameters) → what it answers


class Browser:
    """One window, NARROW wide."""

    def __init__(self, send: Send) -> None:
        self._send = send

    def open(self, url: str) -> None:
        self._send("Navigate", url=url)

    def run(self, script: str, *given: object) -> Any:
        return self._send("ExecuteScript", script=script, args=given)

    def type(self, selector: str, keys: str) -> None:
        """Keys, as if pressed in an element. Clicks miss where all is larger than the browser thinks."""
        element = self._send("FindElement", using="css selector", value=selector)[ELEMENT]
        self._send("ElementSendKeys", id=element, text=keys)

    def wait(self, script: str, *given: object) -> Any:
        """What a script returns, once that is something."""
        return _patiently(lambda: self._unless_leaving(script, *given), script)

    def _unless_leaving(self, script: str, *given: object) -> Any:
        """The same of a page that stays; None of one that is just being left for another, which WebKit reports."""
        try:
            return self.run(script, *given)
        except AssertionError as error:
            if "before the unload event" not in str(error):
                raise
            return None


@contextmanager
def firefox(path: str, folder: Path) -> Iterator[Browser]:
    """A Firefox with a new profile in `folder`."""
    port = _unused_port()
    settings = {"marionette.port": port, "toolkit.legacyUserProfileCustomizations.stylesheets": True}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in settings.items())
    (folder / "user.js").write_text("".join(lines), encoding="utf-8")
    (folder / "chrome").mkdir()
    (folder / "chrome/userChrome.css").write_text(NO_LEAST_WIDTH, encoding="utf-8")
    command = [path, "--headless", "--marionette", "--no-remote", "--profile", str(folder)]
    with _running(command), _connected(port) as link, link.makefile("rb") as answers:
        _message(answers)  # who it is
        number = 0

        def send(name: str, **parameters: object) -> Any:
            nonlocal number
            number += 1
            body = json.dumps([0, number, f"WebDriver:{name}", parameters]).encode()
            link.sendall(b"%d:%b" % (len(body), body))
            _, _, error, answer = _message(answers)
            assert error is None, f"{name} {parameters}: {error}"
            return answer["value"] if isinstance(answer, dict) and [*answer] == ["value"] else answer

        send("NewSession", capabilities={})
        send("SetWindowRect", width=NARROW, height=HEIGHT)
        yield Browser(send)


@contextmanager
def webkit(driver: str, browser: str, display: str) -> Iterator[Browser]:
    """A WebKitGTK in a window of a display of its own, by the paths of its driver, of its browser and of Xvfb."""
    port = _unused_port()
    with ExitStack() as stack:
        shown = stack.enter_context(_running([display, "-displayfd", "1", "-nolisten", "tcp"], stdout=subprocess.PIPE))
        settings = {
            "PATH": "/usr/bin:/bin",
            "DISPLAY": f":{int(shown.stdout.readline())}",
            "GDK_BACKEND": "x11",
            "GDK_DPI_SCALE": str(WEBKIT_WINDOW / NARROW),
            "NO_AT_BRIDGE": "1",
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",  # a container gives no right to it
        }
        stack.enter_context(_running([driver, f"--port={port}"], env=settings))
        _connected(port).close()
        options = {"webkitgtk:browserOptions": {"binary": browser, "args": ["--automation"]}}
        session = _http(port, "POST", "session", {"capabilities": {"alwaysMatch": options}})["sessionId"]
        stack.callback(_http, port, "DELETE", f"session/{session}")

        def send(name: str, **parameters: object) -> Any:
            address = ADDRESSES[name].format(**parameters)
            return _http(port, "POST", f"session/{session}/{address}", parameters)

        send("SetWindowRect", width=WEBKIT_WINDOW, height=HEIGHT)
        yield Browser(send)


def _http(port: int, method: str, address: str, parameters: Mapping[str, object] | None = None) -> Any:
    data = None if parameters is None else json.dumps(parameters).encode()
    headers = {"Content-Type": "application/json"}
    request = Request(f"http://127.0.0.1:{port}/{address}", data, headers, method=method)
    try:
        with urlopen(request) as answer:
            return json.load(answer)["value"]
    except HTTPError as error:
        raise AssertionError(f"{address} {parameters}: {error.read().decode()}") from error


def _message(answers: Any) -> Any:
    """The next message of Marionette: its length, a colon, JSON."""
    length = b""
    while (sign := answers.read(1)) != b":":
        assert sign, "Firefox has gone"
        length += sign
    return json.loads(answers.read(int(length)))


@contextmanager
def _running(command: list[str], **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, **(quiet | options)) as process:
        try:
            yield process
        finally:
            process.terminate()


def _connected(port: int) -> socket.socket:
    def connect() -> socket.socket | None:
        try:
            return socket.create_connection(("127.0.0.1", port))
        except OSError:
            return None

    return _patiently(connect, f"port {port}")


def _patiently(look: Callable[[], Any], what: str) -> Any:
    until = time.monotonic() + WAIT
    while not (found := look()):
        assert time.monotonic() < until, f"in vain: {what}"
        time.sleep(0.1)
    return found


def _unused_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
