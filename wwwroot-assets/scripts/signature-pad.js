// A signature by finger, pen or mouse: the shape of the pad and strokes of points between 0 and 1000 of it, and nothing
// else. Imported by SignPart.

const unit = 1000;
const least = 6;        // points closer than this say nothing new
const longest = 20_000; // as many characters as an answer may have

// A page that went on meanwhile has taken its canvas with it.
export const open = (canvas, part) => canvas && new SignaturePad(canvas, part);

class SignaturePad {
    #canvas;
    #part;
    #strokes = [];

    constructor(canvas, part) {
        this.#canvas = canvas;
        this.#part = part;
        canvas.width = canvas.clientWidth * devicePixelRatio;
        canvas.height = canvas.clientHeight * devicePixelRatio;
        canvas.addEventListener("pointerdown", event => {
            canvas.setPointerCapture(event.pointerId);
            this.#strokes.push([this.#pointOf(event)]);
            this.#draw();
        });
        canvas.addEventListener("pointermove", event => canvas.hasPointerCapture(event.pointerId) && this.#follow(event));
        canvas.addEventListener("pointerup", () => this.#tell());
        this.#draw();
        canvas.dataset.writable = "";
    }

    /** Pad and strokes as `1120x640;x,y x,y;x,y`; empty when there are none, or more than an answer may have. */
    ink() {
        const strokes = this.#strokes.map(stroke => stroke.map(([x, y]) => `${x},${y}`).join(" "));
        const text = [`${this.#canvas.clientWidth}x${this.#canvas.clientHeight}`, ...strokes].join(";");
        return strokes.length > 0 && text.length <= longest ? text : "";
    }

    wipe() {
        this.#strokes = [];
        this.#draw();
        this.#tell();
    }

    #tell() {
        this.#part.invokeMethodAsync("Inked", this.ink().length > 0).catch(() => { });
    }

    #follow(event) {
        const stroke = this.#strokes.at(-1);
        const [x, y] = this.#pointOf(event);
        const [lastX, lastY] = stroke.at(-1);
        if (Math.hypot(x - lastX, y - lastY) >= least) {
            stroke.push([x, y]);
            this.#draw();
        }
    }

    #pointOf(event) {
        const place = this.#canvas.getBoundingClientRect();
        const share = (at, from, size) => Math.round(unit * Math.min(1, Math.max(0, (at - from) / size)));
        return [share(event.clientX, place.left, place.width), share(event.clientY, place.top, place.height)];
    }

    #draw() {
        const { width, height } = this.#canvas;
        const pen = this.#canvas.getContext("2d");
        pen.clearRect(0, 0, width, height);
        pen.setLineDash([12, 12]);
        pen.lineWidth = 3;
        pen.strokeStyle = "#8B979D";
        line(pen, [[0.08 * width, 0.7 * height], [0.92 * width, 0.7 * height]]);
        pen.setLineDash([]);
        pen.lineWidth = 8;
        pen.lineCap = pen.lineJoin = "round";
        pen.strokeStyle = "#0B1319";
        for (const stroke of this.#strokes) {
            const points = stroke.map(([x, y]) => [x / unit * width, y / unit * height]);
            line(pen, points.length > 1 ? points : [points[0], points[0]]);
        }
    }
}

function line(pen, points) {
    pen.beginPath();
    for (const [x, y] of points) {
        pen.lineTo(x, y);
    }

    pen.stroke();
}
