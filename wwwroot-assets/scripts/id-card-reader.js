// Asks the service of an ID card reader that listens on this PC. Imported by IdCardReader, which says whom and how; what an
// answer is worth is decided on the server. docs/operations.md has the settings of browsers that let a page ask.

// Chromium calls the permission by the one name or the other, and a browser that knows none of them asks nobody.
const names = ["loopback-network", "local-network-access"];

// A page that comes from this PC may ask it without any permission.
const isOfThisPc = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(location.hostname);

// Where the browser lets a hall's own network ask without a question, the permission stays "prompt" although all is well.
let hasAnswered = false;

async function permission() {
    for (const name of isOfThisPc ? [] : names) {
        try {
            return (await navigator.permissions.query({ name })).state;
        } catch {
            // Not known by this name.
        }
    }

    return "granted";
}

async function overHttp({ address, method, body }, signal) {
    const headers = body ? { "Content-Type": "application/json" } : {};
    const response = await fetch(address, {
        method, body, headers, signal, cache: "no-store", credentials: "omit", redirect: "error", referrerPolicy: "no-referrer",
    });
    return await response.blob();
}

function overSocket({ address, body }, signal) {
    return new Promise((resolve, reject) => {
        const socket = new WebSocket(address);
        // A service that hangs would not even answer the closing.
        signal.addEventListener("abort", () => {
            reject();
            socket.close();
        });
        socket.addEventListener("open", () => socket.send(body));
        socket.addEventListener("message", message => {
            resolve(new Blob([message.data]));
            socket.close();
        });
        socket.addEventListener("close", reject);
    });
}

// One question at a time, and its answer until it is taken.
let asking = null;
let answer = null;

/** Asks once. Says by one of the names of ReaderState what came of it. */
export async function ask(question) {
    stop();
    if (!isSecureContext) {
        return "NoSecureContext";
    }

    const before = await permission();
    if (before === "denied") {
        return "Refused";
    }

    if (before === "prompt" && !question.mayPrompt && !hasAnswered) {
        return "NotAsked";
    }

    const own = asking = new AbortController();
    let isSlow = false;
    const timer = setTimeout(() => {
        isSlow = true;
        own.abort();
    }, question.milliseconds);
    try {
        const given = await (question.method ? overHttp(question, own.signal) : overSocket(question, own.signal));
        if (asking === own) {
            answer = given;
        }

        hasAnswered = true;
        return "Answered";
    } catch {
        const after = await permission();
        if (after === "denied") {
            return "Refused";
        }

        // While the browser's own question stands unanswered, so does ours.
        return !isSlow ? "NoService" : after === "prompt" && !hasAnswered ? "NotAsked" : "TooSlow";
    } finally {
        clearTimeout(timer);
    }
}

/** Hands the answer over. */
export function take() {
    const taken = answer ?? new Blob();
    answer = null;
    return taken;
}

/** Ends the question under way and forgets the answer: nobody waits for it any more. */
export function stop() {
    asking?.abort();
    asking = answer = null;
}

/** Draws a card's picture. There is no address that it could be fetched from again, and wiping leaves nothing of it. */
export async function showPhoto(canvas, bytes) {
    const picture = await createImageBitmap(new Blob([bytes]));
    bytes.fill(0);
    canvas.width = picture.width;
    canvas.height = picture.height;
    canvas.getContext("2d").drawImage(picture, 0, 0);
    picture.close();
    return { wipe: () => canvas.width = canvas.height = 0 };
}

/** Tells the stand-in what lies on it, or only looks. It is no reason for the browser to ask anybody anything. */
export async function tellStandIn(address, order) {
    if (!hasAnswered && await permission() !== "granted") {
        throw new Error("The browser does not let this page ask the stand-in yet.");
    }

    const asked = order ? { method: "PUT", body: JSON.stringify(order), headers: { "Content-Type": "application/json" } } : {};
    const answer = await fetch(address, asked);
    if (!answer.ok) {
        throw new Error(`The stand-in answered ${answer.status}.`);
    }

    return await answer.json();
}
