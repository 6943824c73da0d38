"""The account of sending: what counts as exact."""

import socket

from hamdel.bench.sending import Sendings
from hamdel.bench.stalling_smtp import HOST, StallingServer


def test_what_is_exact() -> None:
    states = {"a": "sent", "b": "unknown"}
    assert Sendings(states=states, arrived={"a": 1, "b": 1}, after_dot={"b"}).exact
    assert not Sendings(states=states, arrived={"a": 2, "b": 1}, after_dot={"b"}).exact
    assert not Sendings(states=states, arrived={"b": 1}, after_dot={"b"}).exact
    assert not Sendings(states=states, arrived={"a": 1, "b": 1}, after_dot={"a"}).exact
    assert not Sendings(states=states, arrived={"a": 1, "b": 1}).exact
    waiting = {"a": "sent", "b": "waiting"}
    assert not Sendings(states=waiting, arrived={"a": 1, "b": 1}).exact


def test_the_server_is_silent_once_and_counts_what_arrives() -> None:
    server = StallingServer()
    mail = b"Message-ID: <1@x>\r\n\r\n.\r\n"
    try:
        for stall in ("RCPT", "", "dot"):
            server.stall_at(stall)
            with socket.create_connection((HOST, server.port), timeout=5) as client:
                answers = client.makefile("rb")
                said = [answers.readline()]
                for verb in (b"EHLO x", b"MAIL FROM:<a@x>", b"RCPT TO:<b@x>", b"DATA"):
                    client.sendall(verb + b"\r\n")
                    if verb[:4] == stall.encode():
                        break
                    said.append(answers.readline())
                else:
                    client.sendall(mail)
                    said += [] if stall else [answers.readline()]
                assert (server.reached.wait(5) if stall else said[-1]) in (True, b"250 taken\r\n")
                server.go_on()
    finally:
        server.stop()
    assert server.arrived == {"<1@x>": 2}
