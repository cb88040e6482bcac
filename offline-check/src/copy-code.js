// The code on a copy: reading it and checking its signature. docs/copy-code.md says what stands where; SignedCopyCode does the same
// in the program, and a test holds one against the other.

import { p256 } from "@noble/curves/p256";
import { sha256 } from "@noble/hashes/sha2";
import { base32nopad, hex } from "@scure/base";
import { decode, encode } from "cborg";
import { sm2 } from "sm-crypto-v2";

const longestText = 512;
const pathMark = "/C/";

const sm2WithSm3 = -65600;
const es256 = -7;
const algorithms = [sm2WithSm3, es256];

const algorithmLabel = 1;
const keyIdLabel = 4;
const dayInMilliseconds = 86_400_000;

/**
 * What a text says, or null when it is no code of a copy. Whole addresses are taken, and what follows /C/ alone; small letters,
 * line breaks, and what a Chinese input method makes of a scanner's keys.
 */
export function readCode(text) {
    const folded = text.normalize("NFKC").replace(/\s/gu, "").toUpperCase();
    if (folded.length > longestText) {
        return null;
    }

    const mark = folded.lastIndexOf(pathMark);
    try {
        return readMessage(base32nopad.decode(mark < 0 ? folded : folded.slice(mark + pathMark.length)));
    } catch {
        // Not base 32, or not CBOR.
        return null;
    }
}

/** "Right", "Wrong", "UnknownKey" or "KeyWithdrawn", seen from these published keys. */
export function checkSignature(code, keys) {
    const key = keys.find(one => one.kid.toUpperCase() === code.keyId);
    if (!key) {
        return "UnknownKey";
    }

    if (key.alg !== code.algorithm || !isSigned(code, key)) {
        return "Wrong";
    }

    return key.withdrawn ? "KeyWithdrawn" : "Right";
}

function isSigned(code, key) {
    try {
        return key.alg === sm2WithSm3
            ? sm2.doVerifySignature(code.signedBytes, hex.encode(code.signature), key.point.toLowerCase(), { hash: true })
            : p256.verify(code.signature, sha256(code.signedBytes), hex.decode(key.point.toLowerCase()), { lowS: false });
    } catch {
        // The point does not lie on the curve, or a number is out of range.
        return false;
    }
}

function readMessage(bytes) {
    const message = decodeOnly(bytes);
    if (!Array.isArray(message) || message.length !== 4) {
        return null;
    }

    const [head, open, payload, signature] = message;
    const header = decodeOnly(head);
    const isMessage = isMapOf(header, [algorithmLabel, keyIdLabel]) && isMapOf(open, []) && isBytes(header.get(keyIdLabel), 4)
        && algorithms.includes(header.get(algorithmLabel)) && isBytes(signature, 64);
    const copy = isMessage ? readCopy(payload) : null;
    return copy && {
        ...copy,
        algorithm: header.get(algorithmLabel),
        keyId: hex.encode(header.get(keyIdLabel)).toUpperCase(),
        signature,
        // Sig_structure (RFC 9052, 4.4).
        signedBytes: encode(["Signature1", head, new Uint8Array(0), payload]),
    };
}

function readCopy(payload) {
    const map = decodeOnly(payload);
    if (!isMapOf(map, [1, 2, 3, 4, 5, 6, 7, 8])) {
        return null;
    }

    const [number, form, kind, holder, license, made, expires, holderCheck] = map.values();
    const isCopy = (typeof number === "number" || typeof number === "bigint") && number >= 0 && [0, 1, 2].includes(form)
        && typeof kind === "string" && /^[0-9A-Za-z]{21}$/u.test(kind)
        && typeof holder === "string" && new TextEncoder().encode(holder).length <= 31 && !/\p{Cc}/u.test(holder)
        && isBytes(license, 16) && isDay(made) && isDay(expires) && made <= expires && isBytes(holderCheck, 8);
    const digits = isCopy ? String(number).padStart(16, "0") : "";
    return isCopyNumber(digits)
        ? { number: digits.replace(/^(.{4})(.{6})(.{5})(.)$/u, "$1-$2-$3-$4"), form, kind, holder, made: dayOf(made), expires: dayOf(expires) }
        : null;
}

// What would be written otherwise is no code: every message has exactly one encoding.
function decodeOnly(bytes) {
    const value = decode(bytes, { useMaps: true, strict: true });
    const again = encode(value);
    if (again.length !== bytes.length || again.some((byte, at) => byte !== bytes[at])) {
        throw new Error("Not in deterministic CBOR.");
    }

    return value;
}

function isMapOf(value, keys) {
    return value instanceof Map && value.size === keys.length && [...value.keys()].every((key, at) => key === keys[at]);
}

function isBytes(value, length) {
    return value instanceof Uint8Array && value.length === length;
}

// The year 9999 is as far as the program counts.
function isDay(value) {
    return Number.isInteger(value) && value >= 0 && value <= 2_932_896;
}

function dayOf(days) {
    return new Date(days * dayInMilliseconds).toISOString().slice(0, 10);
}

/** Sixteen digits with a day of this century and the check digit of ISO/IEC 7064 MOD 11,10. */
export function isCopyNumber(digits) {
    if (!/^\d{16}$/u.test(digits)) {
        return false;
    }

    const day = `20${digits.slice(4, 6)}-${digits.slice(6, 8)}-${digits.slice(8, 10)}`;
    const date = new Date(`${day}T00:00:00Z`);
    let product = 10;
    for (const digit of digits.slice(0, 15)) {
        product = ((product + Number(digit)) % 10 || 10) * 2 % 11;
    }

    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) && Number(digits[15]) === (11 - product) % 10;
}
