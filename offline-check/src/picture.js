// The text of a QR code in a picture.

import decodeQR from "qr/decode.js";

// Longest sides in pixels that a picture is looked at in: what one does not show another does. A small picture is also enlarged.
const sides = [2400, 3200, 1700, 1200];

/** The code's text, or why there is none: { text } or { fault: "NotAPicture" | "NoCode" }. */
export async function readPicture(file) {
    let picture;
    try {
        picture = await createImageBitmap(file);
    } catch {
        return { fault: "NotAPicture" };
    }

    try {
        for (const side of sides) {
            const text = decode(pixelsOf(picture, side));
            if (text) {
                return { text };
            }
        }

        return { fault: "NoCode" };
    } finally {
        picture.close();
    }
}

function pixelsOf(picture, side) {
    const scale = side / Math.max(picture.width, picture.height);
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const context = canvas.getContext("2d");

    // What is transparent is paper.
    context.fillStyle = "white";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return context.getImageData(0, 0, canvas.width, canvas.height);
}

function decode(pixels) {
    try {
        return decodeQR(pixels);
    } catch {
        // It throws when it finds none.
        return null;
    }
}
