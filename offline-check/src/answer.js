// What a receiver is told of a text without a network. None of it is a yes: whether a copy was withdrawn since only the hall knows.

import { checkSignature, isCopyNumber, readCode } from "./copy-code.js";

/**
 * The answer and, where the signature says something, what to compare with the paper.
 * @param text What was scanned, pasted, or found in a picture.
 * @param published The hall's published keys, with the time they were published.
 * @param today The day in China by the clock of this machine, as 2026-11-26.
 */
export function answerTo(text, published, today) {
    if (isCopyNumber(text.normalize("NFKC").replace(/[\s-]/gu, ""))) {
        return { answer: "NumberAlone" };
    }

    const code = readCode(text);
    if (!code) {
        return { answer: "Unreadable" };
    }

    switch (checkSignature(code, published.keys)) {
        case "Right":
            return { answer: stateOf(code, published, today), code };
        case "KeyWithdrawn":
            return { answer: "KeyWithdrawn", code };
        case "UnknownKey":
            return { answer: "UnknownKey" };
        default:
            return { answer: "NotOurs" };
    }
}

// A clock that is behind the keys or the paper is wrong: then nobody knows whether the days are over.
function stateOf(code, published, today) {
    if (today < published.published.slice(0, 10) || today < code.made) {
        return "DayUnknown";
    }

    return today > code.expires ? "Expired" : "StateUnknown";
}
