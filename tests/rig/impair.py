#!/usr/bin/env python3
# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""impair.py - userspace network impairment between two private network namespaces.

Creates two namespaces joined ONLY by a pair of TUN devices which this process relays.
Each direction ("ab" and "ba") has its own settings.  Needs root and /dev/net/tun, but
no netem/tc.  Nothing outside the two namespaces it creates is reachable or touched.

  impair.py --a impA --b impB --ab rate=500k,delay=40 --ba rate=2M,delay=40,loss=3
  ip netns exec impA ping 10.77.0.2          # in another shell
  impair.py --selftest

Settings (key=value, comma separated; same keys on stdin and in --at):
  rate=500k      serialisation rate, bit/s (k/M suffix), 0 = unlimited
  queue=300      drop-tail queue in ms of line rate ("queue=64kB" for bytes); min 5 pkts
  delay=40       fixed one-way delay, ms
  jitter=200     extra delay, uniform 0..jitter ms
  jtau=100       correlation time of the jitter in ms (0: each packet independent)
  reorder=0      1 lets jitter reorder packets, 0 keeps FIFO order (default)
  loss=3         mean loss, percent (applied after the bottleneck queue)
  burst=1        mean loss-burst length in packets (1 = independent, >1 = Gilbert)
  dup=0          duplicate percent
  down=0         1 = link down: every packet is dropped
  noudp=0        1 = UDP is dropped, as by a firewall that lets TCP alone through

Timed changes:   --at 20:both:down=1 --at 30:both:down=0     (seconds after "go"/start)
stdin commands:  "set ab|ba|both k=v,..."  "go" (restart the clock of --at)
                 "stats" (print totals)     "quit"
stdout:          JSON lines: {"ev":"ready"} then one stats line a second.
  q_ms* = bottleneck queueing delay seen by packets; rtp = per SSRC [sent, bytes, lost]
  totals: udp, udp_lost = UDP packets and those lost; udp_jitter_ms = sum over udp_pairs of neighbours;
          udp_ms = sum over udp_out packets of how long each took
"""
import argparse, ctypes, fcntl, heapq, json, os, random, select, signal, struct, subprocess
import sys, time
from collections import deque

TUNSETIFF, IFF_TUN, IFF_NO_PI, CLONE_NEWNET = 0x400454CA, 1, 0x1000, 0x40000000
libc = ctypes.CDLL(None, use_errno=True)
DEFAULTS = dict(rate=0.0, queue="300", delay=0.0, jitter=0.0, jtau=100.0, reorder=0.0,
                loss=0.0, burst=1.0, dup=0.0, down=0.0, noudp=0.0)


def num(s):
    s = str(s).strip()
    mul = {"k": 1e3, "K": 1e3, "M": 1e6}.get(s[-1:], 1)
    return float(s[:-1] if mul != 1 else s) * mul


def parse(spec):
    out = {}
    for kv in filter(None, (spec or "").split(",")):
        k, v = kv.split("=", 1)
        if k not in DEFAULTS:
            raise ValueError(f"unknown setting {k!r}")
        out[k] = v if k == "queue" else num(v)
    return out


class Direction:
    """One direction: bottleneck (rate+queue) -> loss -> delay+jitter."""

    def __init__(self, name, spec, rng):
        self.name, self.rng = name, rng
        self.c = dict(DEFAULTS)
        self.free_at = self.last_out = 0.0
        self.bad = False
        self.j, self.j_t = rng.random(), 0.0
        self.rtp = {}
        self.inq = deque()           # (departure time, bytes) waiting at the bottleneck
        self.qbytes = 0
        self.tot = dict(pk=0, by=0, drop_q=0, drop_loss=0, drop_down=0, out=0, out_by=0,
                        udp=0, udp_lost=0, udp_pairs=0, udp_jitter_ms=0.0,
                        udp_out=0, udp_ms=0.0)
        self.udp_took = None
        self.reset_interval()
        self.set(parse(spec))

    def reset_interval(self):
        self.iv = dict(pk=0, by=0, drop_q=0, drop_loss=0, drop_down=0, out=0, out_by=0)
        self.qmax = self.qsum = 0.0

    def set(self, kw):
        self.c.update(kw)
        c = self.c
        q = str(c["queue"])
        if q.endswith("B"):
            self.qlimit = num(q[:-1])
        else:
            self.qlimit = c["rate"] / 8 * num(q) / 1000
        self.qlimit = max(self.qlimit, 5 * 1500)
        p = min(c["loss"], 100.0) / 100
        b = max(c["burst"], 1.0)
        self.p_bg = 1 / b
        self.p_gb = min(1.0, p / (b * (1 - p))) if p < 1 else 1.0

    def lost(self):
        c = self.c
        if c["loss"] <= 0:
            return False
        if c["loss"] >= 100:
            return True
        if c["burst"] <= 1:
            return self.rng.random() * 100 < c["loss"]
        self.bad = self.rng.random() >= self.p_bg if self.bad else self.rng.random() < self.p_gb
        return self.bad

    def jit(self, now):
        c = self.c
        if c["jitter"] <= 0:
            return 0.0
        if c["jtau"] <= 0:
            self.j = self.rng.random()
        else:  # renewal process: a new uniform level with rate 1/jtau, linear pull towards it
            dt = (now - self.j_t) * 1000
            if self.rng.random() < 1 - pow(2.718281828, -dt / c["jtau"]):
                self.j = self.rng.random()
        self.j_t = now
        return self.j * c["jitter"] / 1000

    def _ssrc(self, pkt):
        if len(pkt) > 40 and pkt[0] >> 4 == 4 and pkt[9] == 17:
            o = (pkt[0] & 15) * 4 + 8
            if len(pkt) >= o + 12 and pkt[o] >> 6 == 2 and not 192 <= pkt[o + 1] <= 223:
                key = "%08x/%d" % (struct.unpack_from("!I", pkt, o + 8)[0], pkt[o + 1] & 127)
                return self.rtp.setdefault(key, [0, 0, 0])
        return None

    def admit(self, pkt, now):
        """Return the list of delivery times for pkt (empty: dropped)."""
        c, n = self.c, len(pkt)
        for d in (self.iv, self.tot):
            d["pk"] += 1
            d["by"] += n
        r = self._ssrc(pkt)
        if r is not None:
            r[0] += 1
            r[1] += n

        def drop(why):
            self.iv[why] += 1
            self.tot[why] += 1
            if r is not None:
                r[2] += 1
            return []

        udp = pkt[0] >> 4 == 4 and pkt[9] == 17
        self.tot["udp"] += udp
        if c["down"] or (c["noudp"] and pkt[0] >> 4 == 4 and pkt[9] == 17):
            return drop("drop_down")
        t = now
        if c["rate"] > 0:
            while self.inq and self.inq[0][0] <= now:
                self.qbytes -= self.inq.popleft()[1]
            if self.qbytes + n > self.qlimit:
                return drop("drop_q")
            t = max(now, self.free_at) + n * 8 / c["rate"]
            self.free_at = t
            self.inq.append((t, n))
            self.qbytes += n
            w = (t - now) * 1000
            self.qsum += w
            self.qmax = max(self.qmax, w)
        if self.lost():
            self.tot["udp_lost"] += udp
            return drop("drop_loss")
        t += c["delay"] / 1000 + self.jit(now)
        if not c["reorder"]:
            t = max(t, self.last_out)
            self.last_out = t
        if udp:  # how much longer or shorter than the one before: RFC 3550's quantity, unsmoothed
            if self.udp_took is not None:
                self.tot["udp_pairs"] += 1
                self.tot["udp_jitter_ms"] += abs(t - now - self.udp_took) * 1000
            self.udp_took = t - now
            self.tot["udp_out"] += 1
            self.tot["udp_ms"] += self.udp_took * 1000
        for d in (self.iv, self.tot):
            d["out"] += 1
            d["out_by"] += n
        if c["dup"] and self.rng.random() * 100 < c["dup"]:
            return [t, t]
        return [t]


def sh(*a, check=True):
    return subprocess.run(a, check=check, capture_output=True, text=True)


def open_tun(ns, dev, addr, peer, mtu):
    """Create TUN device `dev` inside namespace `ns`; return its fd."""
    home = os.open("/proc/self/ns/net", os.O_RDONLY)
    there = os.open(f"/run/netns/{ns}", os.O_RDONLY)
    try:
        if libc.setns(there, CLONE_NEWNET):
            raise OSError(ctypes.get_errno(), "setns")
        fd = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
        fcntl.ioctl(fd, TUNSETIFF, struct.pack("16sH22s", dev.encode(), IFF_TUN | IFF_NO_PI, b""))
    finally:
        libc.setns(home, CLONE_NEWNET)
        os.close(home)
        os.close(there)
    ip = ["ip", "-n", ns]
    sh(*ip, "link", "set", "lo", "up")
    sh(*ip, "addr", "add", addr, "peer", peer, "dev", dev)
    sh(*ip, "link", "set", dev, "mtu", str(mtu), "txqueuelen", "1000", "up")
    sh(*ip, "route", "add", "default", "dev", dev)
    sh("ip", "netns", "exec", ns, "sysctl", "-qw", "net.ipv6.conf.all.disable_ipv6=1", check=False)
    return fd


class Link:
    def __init__(self, args):
        rng = random.Random(args.seed)
        self.dirs = {"ab": Direction("ab", args.ab, rng), "ba": Direction("ba", args.ba, rng)}
        self.args, self.ns, self.heap, self.seq = args, [], [], 0
        self.t_go = time.monotonic()
        self.sched = []
        for s in args.at or []:
            t, d, spec = s.split(":", 2)
            self.sched.append((float(t), d, parse(spec)))
        self.sched.sort(key=lambda x: x[0])
        self.pending = list(self.sched)

    def up(self):
        a, net = self.args, self.args.net
        try:
            for n in (a.a, a.b):
                if os.path.exists(f"/run/netns/{n}"):
                    raise SystemExit(f"namespace {n} already exists; choose another name")
                sh("ip", "netns", "add", n)
                self.ns.append(n)
            self.fa = open_tun(a.a, "imp0", f"{net}.1", f"{net}.2", a.mtu)
            self.fb = open_tun(a.b, "imp0", f"{net}.2", f"{net}.1", a.mtu)
        except BaseException:
            self.down()
            raise

    def down(self):
        for n in self.ns:
            sh("ip", "netns", "del", n, check=False)
        self.ns = []

    def which(self, d):
        return self.dirs.values() if d == "both" else [self.dirs[d]]

    def command(self, line):
        w = line.split(None, 2)
        if not w:
            return True
        if w[0] == "set":
            for d in self.which(w[1]):
                d.set(parse(w[2]))
            self.emit(dict(ev="set", line=line.strip(), t=round(time.monotonic() - self.t_go, 3)))
        elif w[0] == "go":
            self.t_go, self.pending = time.monotonic(), list(self.sched)
            self.emit(dict(ev="go"))
        elif w[0] == "stats":
            self.emit(dict(ev="totals", **{n: dict(d.tot, rtp=d.rtp) for n, d in self.dirs.items()}))
        elif w[0] == "quit":
            return False
        return True

    def emit(self, o):
        sys.stdout.write(json.dumps(o) + "\n")
        sys.stdout.flush()

    def run(self):
        self.emit(dict(ev="ready", a=f"{self.args.net}.1", b=f"{self.args.net}.2"))
        ep = select.epoll()
        ep.register(self.fa, select.EPOLLIN)
        ep.register(self.fb, select.EPOLLIN)
        stdin = sys.stdin.fileno()
        try:
            ep.register(stdin, select.EPOLLIN)
        except (PermissionError, OSError):
            stdin = -1
        ends = {self.fa: (self.dirs["ab"], self.fb), self.fb: (self.dirs["ba"], self.fa)}
        t_start = next_stat = time.monotonic()
        next_stat += 1
        buf = b""
        late_max = 0.0
        while True:
            now = time.monotonic()
            while self.pending and now - self.t_go >= self.pending[0][0]:
                _, d, kw = self.pending.pop(0)
                for x in self.which(d):
                    x.set(kw)
                self.emit(dict(ev="set", dir=d, **kw))
            while self.heap and self.heap[0][0] <= now:
                t, _, fd, pkt = heapq.heappop(self.heap)
                late_max = max(late_max, now - t)
                try:
                    os.write(fd, pkt)
                except (BlockingIOError, OSError):
                    pass
            if now >= next_stat:
                o = dict(ev="s", t=round(now - self.t_go, 2), late_ms=round(late_max * 1e3, 1))
                for n, d in self.dirs.items():
                    adm = max(1, d.iv["pk"] - d.iv["drop_q"] - d.iv["drop_down"])
                    o[n] = dict(d.iv, kbps=round(d.iv["out_by"] * 8 / 1000), q_ms=round(d.qsum / adm),
                                q_max=round(d.qmax))
                    d.reset_interval()
                self.emit(o)
                late_max = 0.0
                next_stat += 1
            if self.args.duration and now - t_start > self.args.duration:
                return
            nxt = next_stat
            if self.heap:
                nxt = min(nxt, self.heap[0][0])
            if self.pending:
                nxt = min(nxt, self.t_go + self.pending[0][0])
            for fd, _ in ep.poll(max(0.0, nxt - time.monotonic())):
                if fd == stdin:
                    d = os.read(stdin, 4096)
                    if not d:
                        if self.args.stdin_quit:
                            return
                        ep.unregister(stdin)
                        continue
                    buf += d
                    while b"\n" in buf:
                        line, buf = buf.split(b"\n", 1)
                        try:
                            if not self.command(line.decode()):
                                return
                        except (ValueError, KeyError, IndexError) as e:
                            self.emit(dict(ev="error", msg=repr(e)))
                    continue
                d, out = ends[fd]
                for _ in range(64):
                    try:
                        pkt = os.read(fd, 65536)
                    except BlockingIOError:
                        break
                    t_in = time.monotonic()
                    for t in d.admit(pkt, t_in):
                        self.seq += 1
                        heapq.heappush(self.heap, (t, self.seq, out, pkt))


def selftest(args):
    """Check delay, rate and loss with ping/UDP between the namespaces."""
    def link(ab, ba):
        p = subprocess.Popen([sys.executable, __file__, "--a", "impTa", "--b", "impTb", "--net",
                              "10.79.9", "--ab", ab, "--ba", ba, "--rt", "--stdin-quit"],
                             stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert json.loads(p.stdout.readline())["ev"] == "ready"
        return p

    def ping(n, extra=()):
        r = sh("ip", "netns", "exec", "impTa", sys.executable, "-c", PINGER, str(n), *extra)
        return json.loads(r.stdout)
    p = link("delay=40", "delay=40")
    print("delay 40+40 :", ping(50)); p.stdin.close(); p.wait()
    p = link("delay=10,loss=10", "delay=10")
    print("loss 10 %   :", ping(1000)); p.stdin.close(); p.wait()
    p = link("loss=10,burst=5", "")
    print("loss 10 % b5:", ping(1000)); p.stdin.close(); p.wait()
    p = link("rate=500k,queue=200", "")
    print("rate 500k   :", ping(1000, ("1000",))); p.stdin.close(); p.wait()
    p = link("delay=20,jitter=200", "")
    print("jitter 200  :", ping(1000)); p.stdin.close(); p.wait()


PINGER = r'''
import socket, sys, time, json, subprocess, threading
n = int(sys.argv[1]); size = int(sys.argv[2]) if len(sys.argv) > 2 else 64
srv = subprocess.Popen(["ip","netns","exec","impTb",sys.executable,"-c",
 "import socket\ns=socket.socket(socket.AF_INET,socket.SOCK_DGRAM);s.bind(('10.79.9.2',7));print(flush=True)\nwhile 1:\n d,a=s.recvfrom(2000);s.sendto(d[:16],a)"],stdout=subprocess.PIPE)
srv.stdout.readline()
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.settimeout(1.0)
got = {}; order = []
def rx():
    while True:
        try: d = s.recv(2000)
        except Exception: return
        i = int(d[:8]); got[i] = time.monotonic() - sent[i]; order.append(i)
sent = {}; s.sendto(b"-0000001", ("10.79.9.2", 7)); sent[-1] = time.monotonic()
th = threading.Thread(target=rx); th.start(); t0 = time.monotonic()
for i in range(n):
    sent[i] = time.monotonic(); s.sendto((b"%08d" % i).ljust(size, b"."), ("10.79.9.2", 7))
    time.sleep(max(0, t0 + (i + 1) * 0.004 - time.monotonic()))
t1 = time.monotonic(); th.join(); srv.kill(); got.pop(-1, 0)
v = sorted(got.values()); misses = sorted(set(range(n)) - set(got)); runs = sum(1 for m in misses if m - 1 not in misses)
pc = lambda q: round(v[int(q * (len(v) - 1))] * 1e3, 1)
print(json.dumps(dict(lost_pct=round(100*len(misses)/n,1), mean_burst=round(len(misses)/max(1,runs),1),
 rtt_ms=dict(p5=pc(.05), p50=pc(.5), p95=pc(.95)), reordered=sum(b<a for a,b in zip(order,order[1:])),
 fwd_kbps=round(len(got)*(size+28)*8/1000/(t1-t0)))))
'''


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--a", default="impA", help="name of namespace A (created, removed at exit)")
    ap.add_argument("--b", default="impB")
    ap.add_argument("--net", default="10.77.0", help="first three octets; A is .1 and B is .2")
    ap.add_argument("--ab", default="", help="settings for A to B")
    ap.add_argument("--ba", default="", help="settings for B to A")
    ap.add_argument("--at", action="append", help="T:ab|ba|both:k=v,...")
    ap.add_argument("--mtu", type=int, default=1500)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--duration", type=float, default=0)
    ap.add_argument("--rt", action="store_true", help="SCHED_FIFO for this process (steady timing)")
    ap.add_argument("--stdin-quit", action="store_true", help="end when stdin closes")
    ap.add_argument("--selftest", action="store_true")
    a = ap.parse_args()
    if a.selftest:
        return selftest(a)
    if a.rt:
        try:
            os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(10))
        except OSError as e:
            print(f"no SCHED_FIFO: {e}", file=sys.stderr)
    link = Link(a)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    link.up()
    try:
        link.run()
    except KeyboardInterrupt:
        pass
    finally:
        link.down()


if __name__ == "__main__":
    main()
