"""A server that writes voice notes down: strict about the wire, and it hears what the note's bytes say as JSON."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PATH = "/v1/audio/transcriptions"
KEY = "speech-key-for-tests-only"
FIELDS = {"model", "language", "response_format", "temperature", "file"}


class Listener(BaseHTTPRequestHandler):
    """One request; anything but the wire as it is published gets nothing."""

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
        parts = BytesParser().parsebytes(head + self.rfile.read(length)).get_payload()
        held = {
            str(part.get_param("name", header="content-disposition")): part.get_payload(decode=True)
            for part in parts
            if not isinstance(part, str)
        }
        right = self.headers.get("Authorization") == f"Bearer {KEY}" and set(held) == FIELDS
        if self.path != PATH or not right:
            self.send_response(400)
            self.end_headers()
            return
        body = held["file"]
        answer = body if isinstance(body, bytes) else b""
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:
        """Silent."""


@contextmanager
def listening() -> Iterator[dict[str, str]]:
    """The environment of a house that has this server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield {"SPEECH_BASE_URL": f"http://127.0.0.1:{server.server_port}/v1", "SPEECH_KEY": KEY}
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def note(words: str, *, logprob: float = -0.2, silence: float = 0.02) -> bytes:
    """A voice note that says these words, this clearly."""
    part = {"text": words, "avg_logprob": logprob, "no_speech_prob": silence}
    return json.dumps({"text": words, "segments": [part]}).encode()
