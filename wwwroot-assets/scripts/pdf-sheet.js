// Draws a license that is a PDF, one page at a time. Nothing of the file is run, followed or filled in. Imported by PdfSheet.
import * as pdfjs from "../pdfjs/pdf.min.mjs";

const home = new URL("../pdfjs/", import.meta.url).href;
pdfjs.GlobalWorkerOptions.workerSrc = `${home}pdf.worker.min.mjs`;

// What a browser can be relied on to draw; a larger page is drawn coarser.
const mostPixels = 16_000_000;

/** Fetches the file and reads it. Where the reader notices a fault it stops: half a page is no page. */
export async function open(address) {
    const answer = await fetch(address, { cache: "no-store" });
    if (!answer.ok) {
        throw new Error(`The file was not given: ${answer.status}.`);
    }

    const reading = pdfjs.getDocument({
        data: new Uint8Array(await answer.arrayBuffer()),
        cMapUrl: `${home}cmaps/`,
        standardFontDataUrl: `${home}standard_fonts/`,
        wasmUrl: `${home}wasm/`,
        isEvalSupported: false,
        enableXfa: false,
        stopAtErrors: true,
    });
    try {
        return new PdfSheet(reading, await reading.promise);
    } catch (error) {
        await reading.destroy();
        throw error;
    }
}

class PdfSheet {
    #reading;
    #file;
    #host;
    #number;
    #drawing;
    #turn = 0;
    #resized = new ResizeObserver(() => this.#resize());

    constructor(reading, file) {
        this.#reading = reading;
        this.#file = file;
    }

    pageCount() {
        return this.#file.numPages;
    }

    /** Shows a page in the element, as wide as that is, and again whenever its width changes. */
    async show(host, number) {
        this.#resized.disconnect();
        this.#number = number;
        this.#host = host;
        await this.#draw();
        this.#resized.observe(host);
    }

    async close() {
        this.#turn++;
        this.#resized.disconnect();
        this.#drawing?.cancel();
        if (this.#host) {
            wipe(this.#host);
        }

        this.#host = undefined;
        await this.#reading.destroy();
    }

    // The letters follow at once; the picture is drawn anew.
    #resize() {
        const letters = this.#host?.querySelector(".letters");
        letters?.style.setProperty("--total-scale-factor", this.#host.clientWidth / letters.dataset.width);
        this.#draw().catch(() => { });
    }

    // What was asked for last is shown; what comes after it, or after the page was left, is let go of.
    async #draw() {
        const turn = ++this.#turn;
        const host = this.#host;
        const page = await this.#file.getPage(this.#number);
        const size = page.getViewport({ scale: 1 });
        host.style.aspectRatio = `${size.width} / ${size.height}`;
        const scale = host.clientWidth / size.width;
        if (turn !== this.#turn || scale === 0 || host.dataset.drawn === `${this.#number} ${scale}`) {
            return;
        }

        const finest = Math.sqrt(mostPixels / (size.width * size.height));
        const viewport = page.getViewport({ scale: Math.min(scale * devicePixelRatio, finest) });
        const canvas = document.createElement("canvas");
        canvas.width = Math.floor(viewport.width);
        canvas.height = Math.floor(viewport.height);
        canvas.setAttribute("aria-hidden", "true");
        const letters = document.createElement("div");
        letters.className = "letters";
        letters.dataset.width = size.width;
        letters.style.setProperty("--total-scale-factor", scale);

        this.#drawing?.cancel();
        this.#drawing = page.render({ canvas, viewport, annotationMode: pdfjs.AnnotationMode.ENABLE });
        try {
            await this.#drawing.promise;
            await new pdfjs.TextLayer({
                textContentSource: page.streamTextContent(),
                container: letters,
                viewport: page.getViewport({ scale }),
            }).render();
        } catch (error) {
            canvas.width = canvas.height = 0;
            if (turn === this.#turn) {
                wipe(host);
                throw error;
            }
        } finally {
            // What it measured letters with lies in the page's body.
            pdfjs.TextLayer.cleanup();
        }

        if (turn !== this.#turn) {
            canvas.width = canvas.height = 0;
            return;
        }

        wipe(host);
        host.dataset.drawn = `${this.#number} ${scale}`;
        host.append(canvas, letters);
    }
}

// A canvas keeps its pixels until it is collected; one without size has none.
function wipe(host) {
    for (const canvas of host.querySelectorAll("canvas")) {
        canvas.width = canvas.height = 0;
    }

    host.replaceChildren();
    delete host.dataset.drawn;
}
