// Shows a picture that the server holds. Imported by PictureView. It is drawn, and has no address to be kept by.

// How each orientation of EXIF (1 to 8) is drawn upright, for a picture of this width and height.
const turns = [
    null, () => [1, 0, 0, 1, 0, 0], (w, _) => [-1, 0, 0, 1, w, 0], (w, h) => [-1, 0, 0, -1, w, h],
    (_, h) => [1, 0, 0, -1, 0, h], () => [0, 1, 1, 0, 0, 0], (_, h) => [0, 1, -1, 0, h, 0],
    (w, h) => [0, -1, -1, 0, h, w], (w, _) => [0, -1, 1, 0, 0, w],
];

/** Draws the picture upright, its longer side at most so many pixels. Fails when the browser cannot decode it. */
export async function show(canvas, stream, mediaType, orientation, longest) {
    const picture = await createImageBitmap(
        new Blob([await stream.arrayBuffer()], { type: mediaType }), { imageOrientation: "none" });
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
    [canvas.width, canvas.height] = orientation > 4 ? [height, width] : [width, height];
    const context = canvas.getContext("2d");
    context.setTransform(...turns[orientation](width, height));
    context.drawImage(picture, 0, 0, width, height);
    picture.close();
    (canvas.closest("section") ?? canvas).scrollIntoView({ block: "nearest" });
}

/** Leaves nothing on the canvas. */
export function wipe(canvas) {
    canvas.width = canvas.height = 0;
}
