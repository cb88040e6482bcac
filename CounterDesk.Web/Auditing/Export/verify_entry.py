#!/usr/bin/env python3
"""Proves one entry of an audit log of CounterDesk, with nothing of CounterDesk and nothing else of the log.

    python3 verify_entry.py      in the folder where the proof was unpacked, with verify.py beside it

Needs Python 3.8 and no package. Exit code 0: proven; 1: not proven, and it says why; 2: cannot be told.
entry-proof.en-US.html says what is computed here, so that you can write your own. SM2, SM3 and CBOR are in verify.py.
"""
import json
import pathlib
import sys

from verify import entry_hash, is_anchor_signed, sm3, unhex

HERE = pathlib.Path(__file__).resolve().parent


class NotProven(Exception):
    pass


def root_from(leaf_hash, leaf, leaves, beside):
    """RFC 9162, 2.1.3.2, with SM3."""
    if not 0 <= leaf < leaves:
        raise NotProven("there is no entry %d among %d" % (leaf, leaves))
    at, last, root = leaf, leaves - 1, sm3(b"\x00" + leaf_hash)
    for other in beside:
        if last == 0:
            raise NotProven("the path is too long")
        if at & 1 or at == last:
            root = sm3(b"\x01" + other + root)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            root = sm3(b"\x01" + root + other)
        at, last = at >> 1, last >> 1
    if last:
        raise NotProven("the path is too short")
    return root


def main():
    proof = json.loads((HERE / "proof.json").read_text(encoding="utf-8"))
    entry, day, path = proof["entry"], proof["day"], proof["path"]
    point = bytes.fromhex(proof["auditKey"]["point"])
    if entry_hash(entry).hex() != entry["hash"]:
        raise NotProven("the entry was changed")
    if entry["hall"] != day["hall"] or entry["sequence"] != day["first"] + path["leaf"] \
            or path["leaves"] != day["last"] - day["first"] + 1:
        raise NotProven("the path is not that of this entry in this day")
    root = root_from(unhex(entry["hash"]), path["leaf"], path["leaves"], [unhex(other) for other in path["beside"]])
    if root.hex() != day["root"]:
        raise NotProven("the path does not lead to the day's root")
    if day["kind"] != "Day" or not is_anchor_signed(point, day):
        raise NotProven("the day's root is not signed by the key")
    print("Proven. Entry %d stood in the log of hall %s, one of %d of %s." % (
        entry["sequence"], entry["hall"], path["leaves"], day["day"]))
    print("The root is %s: compare it with the daily report of that day." % day["root"])
    print("The key is %s: compare it with a daily report or with what the hall told you." % sm3(point).hex())


if __name__ == "__main__":
    try:
        main()
    except NotProven as fault:
        print("NOT PROVEN: %s." % fault)
        sys.exit(1)
    except (OSError, ValueError, KeyError, TypeError) as fault:
        print("Cannot be told: %r" % fault, file=sys.stderr)
        sys.exit(2)
