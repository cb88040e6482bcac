#!/usr/bin/env python3
"""Proves an exported audit log of CounterDesk, with nothing of CounterDesk.

    python3 verify.py            in the folder where the export was unpacked

Needs Python 3.8 and no package. Exit code 0: whole; 1: not whole, and it says where; 2: cannot be told.
how-to-verify.en-US.html says what is computed here, so that you can write your own.
"""
import datetime
import hashlib
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent


# ---- SM3, GB/T 32905-2016 ----

def sm3_in_python(data):
    def rotate(x, n):
        n %= 32
        return ((x << n) | (x >> (32 - n))) & 0xFFFFFFFF

    v = [0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E]
    padded = data + b"\x80" + bytes((55 - len(data)) % 64) + (8 * len(data)).to_bytes(8, "big")
    for at in range(0, len(padded), 64):
        w = [int.from_bytes(padded[at + i:at + i + 4], "big") for i in range(0, 64, 4)]
        for j in range(16, 68):
            x = w[j - 16] ^ w[j - 9] ^ rotate(w[j - 3], 15)
            w.append(x ^ rotate(x, 15) ^ rotate(x, 23) ^ rotate(w[j - 13], 7) ^ w[j - 6])
        a, b, c, d, e, f, g, h = v
        for j in range(64):
            t = 0x79CC4519 if j < 16 else 0x7A879D8A
            ss1 = rotate((rotate(a, 12) + e + rotate(t, j)) & 0xFFFFFFFF, 7)
            ss2 = ss1 ^ rotate(a, 12)
            ff = a ^ b ^ c if j < 16 else (a & b) | (a & c) | (b & c)
            gg = e ^ f ^ g if j < 16 else (e & f) | (~e & 0xFFFFFFFF & g)
            tt1 = (ff + d + ss2 + (w[j] ^ w[j + 4])) & 0xFFFFFFFF
            tt2 = (gg + h + ss1 + w[j]) & 0xFFFFFFFF
            a, b, c, d = tt1, a, rotate(b, 9), c
            e, f, g, h = tt2 ^ rotate(tt2, 9) ^ rotate(tt2, 17), e, rotate(f, 19), g
        v = [x ^ y for x, y in zip(v, (a, b, c, d, e, f, g, h))]
    return b"".join(x.to_bytes(4, "big") for x in v)


def choose_sm3():
    try:
        hashlib.new("sm3", b"")
        return lambda data: hashlib.new("sm3", data).digest()
    except ValueError:
        return sm3_in_python


sm3 = choose_sm3()


# ---- SM2 signatures, GB/T 32918.2-2016, curve of GB/T 32918.5 ----

P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
A = P - 3
B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
G = (0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
     0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0)


def add(p, q):
    if p is None:
        return q
    if q is None:
        return p
    if p[0] == q[0]:
        if (p[1] + q[1]) % P == 0:
            return None
        slope = (3 * p[0] * p[0] + A) * pow(2 * p[1], P - 2, P)
    else:
        slope = (q[1] - p[1]) * pow(q[0] - p[0], P - 2, P)
    x = (slope * slope - p[0] - q[0]) % P
    return x, (slope * (p[0] - x) - p[1]) % P


def multiply(k, p):
    sum_ = None
    while k:
        if k & 1:
            sum_ = add(sum_, p)
        p, k = add(p, p), k >> 1
    return sum_


def is_signed(point, message, signature):
    """point: 04 x y, 65 bytes; signature: r and s, 64 bytes. User id 1234567812345678."""
    if len(point) != 65 or point[0] != 4 or len(signature) != 64:
        return False
    key = int.from_bytes(point[1:33], "big"), int.from_bytes(point[33:], "big")
    if (key[1] * key[1] - key[0] ** 3 - A * key[0] - B) % P:
        return False
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if not (0 < r < N and 0 < s < N) or (r + s) % N == 0:
        return False
    user = b"1234567812345678"
    z = sm3((8 * len(user)).to_bytes(2, "big") + user + b"".join(
        x.to_bytes(32, "big") for x in (A, B, G[0], G[1], key[0], key[1])))
    e = int.from_bytes(sm3(z + message), "big")
    sum_ = add(multiply(s, G), multiply((r + s) % N, key))
    return sum_ is not None and (e + sum_[0]) % N == r


# ---- CBOR, RFC 8949 4.2.1: what is needed of it ----

def cbor_head(major, number):
    for size, info in ((0, number), (1, 24), (2, 25), (4, 26), (8, 27)):
        if size == 0 and number < 24:
            return bytes([major << 5 | info])
        if size and number < 1 << 8 * size:
            return bytes([major << 5 | info]) + number.to_bytes(size, "big")
    raise ValueError(number)


def cbor(value):
    if isinstance(value, int):
        return cbor_head(0, value) if value >= 0 else cbor_head(1, -1 - value)
    if isinstance(value, bytes):
        return cbor_head(2, len(value)) + value
    text = value.encode("utf-8")
    return cbor_head(3, len(text)) + text


def cbor_map(pairs):
    present = [(key, value) for key, value in pairs if value is not None]
    return cbor_head(5, len(present)) + b"".join(cbor(key) + cbor(value) for key, value in present)


def unhex(text):
    return None if text is None else bytes.fromhex(text)


def ticks(text):
    """Units of 100 ns since 1970. The text ends with Z and has up to seven digits behind the second."""
    whole, _, part = text.rstrip("Z").partition(".")
    since = datetime.datetime.strptime(whole, "%Y-%m-%dT%H:%M:%S") - datetime.datetime(1970, 1, 1)
    return (since.days * 86400 + since.seconds) * 10_000_000 + int(part.ljust(7, "0"))


# ---- The log ----

def entry_hash(e):
    visit = e.get("visit")
    form = cbor_map([
        (1, e["format"]), (2, e["hall"]), (3, e["sequence"]), (4, ticks(e["atUtc"])), (5, e.get("announcement")),
        (6, e["action"]), (7, e["outcome"]), (8, e.get("actor")), (9, e.get("role")), (10, e.get("counter")),
        (11, None if visit is None else bytes.fromhex(visit.replace("-", ""))), (12, e.get("purpose")),
        (13, e.get("basis")), (14, e.get("subject")), (15, unhex(e.get("subjectHash"))),
        (16, unhex(e.get("licenseHash"))), (17, e.get("kindCode")), (18, e.get("details"))])
    return sm3(unhex(e["previousHash"]) + form)


def is_anchor_signed(point, a):
    form = cbor_map([
        (1, a["format"]), (2, "CounterDesk audit " + a["kind"]), (3, a["hall"]), (4, a.get("day")), (5, a["first"]),
        (6, a["last"]), (7, unhex(a["head"])), (8, unhex(a.get("root"))), (9, ticks(a["atUtc"]))])
    return is_signed(point, form, bytes.fromhex(a["signature"]))


class Tree:
    """The Merkle tree of RFC 9162, 2.1.1, with SM3."""

    def __init__(self):
        self.whole = []

    def add(self, data):
        leaves, root = 1, sm3(b"\x00" + data)
        while self.whole and self.whole[-1][0] == leaves:
            leaves, root = 2 * leaves, sm3(b"\x01" + self.whole.pop()[1] + root)
        self.whole.append((leaves, root))

    def root(self):
        root = None
        for _, left in reversed(self.whole):
            root = left if root is None else sm3(b"\x01" + left + root)
        return sm3(b"") if root is None else root


def lines(name):
    with open(HERE / name, encoding="utf-8", newline="\n") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def details_of(e):
    return dict(line.split("=", 1) for line in (e.get("details") or "").split("\n") if "=" in line)


class NotWhole(Exception):
    pass


def check_manifest(point):
    manifest = (HERE / "manifest.json").read_bytes()
    signature = bytes.fromhex((HERE / "manifest.sig").read_text().strip())
    if not is_signed(point, manifest, signature):
        raise NotWhole("manifest.json is not signed by the key of keys.json")
    for name, expected in json.loads(manifest)["files"].items():
        if sm3((HERE / name).read_bytes()).hex() != expected:
            raise NotWhole(name + " is not the file that was exported")


def check_anchors(point):
    """Returns what must hold, as {entry: hash}, the gaps that were explained, and up to where entries were deleted."""
    standing, gaps, deleted = [], [], None
    for number, a in enumerate(lines("anchors.jsonl"), 1):
        if a["format"] != 1 or not is_anchor_signed(point, a):
            raise NotWhole("line %d of anchors.jsonl is not signed by the key of keys.json" % number)
        if a["kind"] == "Resumed":
            standing = [s for s in standing if not a["first"] <= s["last"] <= a["last"]]
            gaps.append(a)
        elif a["kind"] == "Deleted":
            standing = [s for s in standing if s["last"] >= a["last"]]
            deleted = a if deleted is None or deleted["last"] < a["last"] else deleted
        else:
            standing.append(a)
    return {a["last"]: a["head"] for a in standing}, gaps, deleted


def check_entries(point, known, deleted):
    first = last = day_first = None
    previous, tree, days = bytes(32), Tree(), 0
    for e in lines("entries.jsonl"):
        number = e["sequence"]
        if first is None:
            first = day_first = number
            previous = unhex(e["previousHash"]) if number > 1 else previous
            if deleted is not None and number == deleted["last"] + 1 and previous.hex() != deleted["head"]:
                raise NotWhole("entry %d does not follow the last one that was deleted" % number)
        elif number != last + 1:
            raise NotWhole("entry %d is missing" % (last + 1))
        if e["format"] != 1 or entry_hash(e).hex() != e["hash"]:
            raise NotWhole("entry %d was changed" % number)
        if unhex(e["previousHash"]) != previous:
            raise NotWhole("entry %d is not the one that was there when the log went on" % (number - 1))
        if number in known and known[number] != e["hash"]:
            raise NotWhole("up to entry %d the log was written anew: an anchor knows another one" % number)
        if e["action"] == "DayClosed":
            days += check_day(point, e, first, day_first, tree)
            tree, day_first = Tree(), number
        tree.add(unhex(e["hash"]))
        previous, last = unhex(e["hash"]), number
    return first, last, days


def check_day(point, e, first, day_first, tree):
    d = details_of(e)
    if int(d["First"]) < first:
        return 0  # A part of this day was not exported.
    a = {"format": 1, "kind": "Day", "hall": e["hall"], "day": d["Day"], "first": int(d["First"]),
         "last": e["sequence"] - 1, "head": e["previousHash"], "root": d["Root"], "atUtc": e["atUtc"],
         "signature": d["Signature"]}
    if int(d["First"]) != day_first or tree.root().hex() != d["Root"] or not is_anchor_signed(point, a):
        raise NotWhole("entry %d closes %s with a root that is not its entries', or not signed" % (e["sequence"], d["Day"]))
    return 1


def main():
    point = bytes.fromhex(json.loads((HERE / "keys.json").read_text(encoding="utf-8"))["auditKey"]["point"])
    check_manifest(point)
    known, gaps, deleted = check_anchors(point)
    first, last, days = check_entries(point, known, deleted)
    manifest = json.loads((HERE / "manifest.json").read_bytes())
    if manifest["first"] <= manifest["last"] and first != manifest["first"]:
        raise NotWhole("entry %d is missing" % manifest["first"])
    if manifest["toTheEnd"] and known and max(known) > (last or 0):
        raise NotWhole("entry %d is missing: an anchor says that it was there" % ((last or 0) + 1))
    print("Whole. Entries %s to %s, %d days closed and signed." % (first, last, days))
    if deleted is not None:
        print("Entries up to %d, of days up to %s, were kept for their time and deleted, said on %s."
              % (deleted["last"], deleted["day"], deleted["atUtc"]))
    for gap in gaps:
        print("Explained gap: entries %d to %d are gone, said on %s." % (gap["first"], gap["last"], gap["atUtc"]))
    print("The key is %s: compare it with a daily report or with what the hall told you." % sm3(point).hex())


if __name__ == "__main__":
    try:
        main()
    except NotWhole as fault:
        print("NOT WHOLE: %s." % fault)
        sys.exit(1)
    except (OSError, ValueError, KeyError) as fault:
        print("Cannot be told: %r" % fault, file=sys.stderr)
        sys.exit(2)
