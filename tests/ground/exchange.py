"""A telephone exchange of real parts: sipp calls through kamailio, which tells of each call as a CTI does."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hamdel.bench.programs import free_port

from .parts import Missing

HOST = "127.0.0.1"

_CONFIG = """#!KAMAILIO
log_stderror=yes
fork=no
children=2
disable_tcp=yes
auto_aliases=no
listen=udp:{host}:{port}
mpath="{modules}/"
loadmodule "kex.so"
loadmodule "tm.so"
loadmodule "tmx.so"
loadmodule "sl.so"
loadmodule "rr.so"
loadmodule "pv.so"
loadmodule "textops.so"
loadmodule "siputils.so"
loadmodule "dialog.so"
loadmodule "exec.so"
modparam("dialog", "enable_stats", 0)
modparam("dialog", "dlg_match_mode", 2)
request_route {{
  if (is_method("INVITE") && !has_totag()) {{
    record_route();
    dlg_manage();
    $dlg_var(who) = $fU;
    $dlg_var(to) = $rU;
    $dlg_var(call) = $ci;
    exec_cmd("{tell} newCall '$ci' '$fU' '$rU'");
    $du = "sip:{host}:{callee}";
    t_relay();
    exit;
  }}
  if (has_totag() && !loose_route()) {{
    dlg_manage();
    $du = "sip:{host}:{callee}";
  }}
  t_relay();
}}
event_route[dialog:start] {{ exec_cmd("{tell} answer '$dlg_var(call)' '$dlg_var(who)' '$dlg_var(to)'"); }}
event_route[dialog:end] {{ exec_cmd("{tell} hangup '$dlg_var(call)' '$dlg_var(who)' '$dlg_var(to)'"); }}
event_route[dialog:failed] {{ exec_cmd("{tell} hangup '$dlg_var(call)' '$dlg_var(who)' '$dlg_var(to)'"); }}
"""

_TELL = """
import sys, urllib.parse, urllib.request
event, call, who, to = sys.argv[1:]
said = dict(event=event, callId=call, direction="in", to=to, **{{"from": who}})
urllib.request.urlopen({hook!r}, urllib.parse.urlencode(said).encode(), timeout=10)
"""

_HEAD = """Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
      From: <sip:{who}@[local_ip]:[local_port]>;tag=[pid]SIPp[call_number]
      To: <sip:[service]@[remote_ip]:[remote_port]>{tag}
      Call-ID: [call_id]
      CSeq: {n} {method}
      Max-Forwards: 70"""

_CALLER = """<?xml version="1.0" encoding="UTF-8"?>
<scenario name="caller">
  <send retrans="500"><![CDATA[
      INVITE sip:[service]@[remote_ip]:[remote_port] SIP/2.0
      {invite}
      Contact: <sip:{who}@[local_ip]:[local_port]>
      Content-Length: 0

  ]]></send>
  <recv response="100" optional="true"></recv>
  <recv response="180" optional="true"></recv>
  <recv response="200" rrs="true"></recv>
  <send><![CDATA[
      ACK [next_url] SIP/2.0
      {ack}
      [routes]
      Content-Length: 0

  ]]></send>
  <pause milliseconds="300"/>
  <send retrans="500"><![CDATA[
      BYE [next_url] SIP/2.0
      {bye}
      [routes]
      Content-Length: 0

  ]]></send>
  <recv response="200"></recv>
</scenario>
"""


class Exchange:
    """A running exchange; calls go through it."""

    def __init__(self, folder: Path, port: int) -> None:
        self._folder, self._port = folder, port

    def call(self, who: str, number: str, *, times: int = 1) -> None:
        """Have a number call another one, be answered, talk, and hang up. Raises CalledProcessError."""
        scenario = self._folder / "caller.xml"
        scenario.write_text(_caller(who), encoding="utf-8")
        subprocess.run(
            ["sipp", "-sf", str(scenario), "-i", HOST, "-p", str(free_port()), "-s", number, "-m", str(times),
             "-l", "1", "-nostdin", "-timeout", "30", f"{HOST}:{self._port}"],
            check=True, cwd=self._folder, capture_output=True, timeout=60,
        )  # fmt: skip


@contextmanager
def exchange(folder: Path, *, hook: str) -> Iterator[Exchange]:
    """Run an exchange that tells `hook` of its calls. Raises Missing."""
    modules = next(Path("/usr/lib").glob("*/kamailio/modules"), None)
    if not (modules and shutil.which("kamailio") and shutil.which("sipp")):
        raise Missing("kamailio and sipp", "apt-get install kamailio sip-tester")
    port, callee = free_port(), free_port()
    teller = folder / "tell.py"
    teller.write_text(_TELL.format(hook=hook), encoding="utf-8")
    config = folder / "kamailio.cfg"
    tell = f"{sys.executable} {teller}"
    config.write_text(
        _CONFIG.format(host=HOST, port=port, callee=callee, modules=modules, tell=tell),
        encoding="utf-8",
    )
    running = [
        _run(["sipp", "-sn", "uas", "-i", HOST, "-p", str(callee), "-nostdin"], folder),
        _run(["kamailio", "-f", str(config), "-DD", "-E", "-Y", str(folder)], folder),
    ]
    try:
        time.sleep(1)
        yield Exchange(folder, port)
    finally:
        for one in running:
            one.terminate()
        for one in running:
            one.wait(timeout=20)


def _caller(who: str) -> str:
    tag = "[peer_tag_param]"
    return _CALLER.format(
        who=who,
        invite=_HEAD.format(who=who, tag="", n=1, method="INVITE"),
        ack=_HEAD.format(who=who, tag=tag, n=1, method="ACK"),
        bye=_HEAD.format(who=who, tag=tag, n=2, method="BYE"),
    )


def _run(command: list[str], folder: Path) -> "subprocess.Popen[bytes]":
    with (folder / "exchange.log").open("ab") as log:
        return subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
