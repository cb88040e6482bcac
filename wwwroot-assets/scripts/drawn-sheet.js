// Shows a page of a license as it was drawn for the desk. Imported by DrawnSheet.

const look = new CSSStyleSheet();
look.replaceSync("svg { display: block; width: 100%; height: 100%; }");

/** Fetches the drawing into the element. It is part of the page, not of a frame, so that its letters can be marked and keys stay with the desk. */
export async function show(host, address) {
    const root = host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [look];
    const answer = await fetch(address, { cache: "no-store" });
    if (!answer.ok) {
        throw new Error(`The page was not given: ${answer.status}.`);
    }

    const drawing = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
    if (drawing.localName !== "svg") {
        throw new Error("The page is not a drawing.");
    }

    root.append(document.importNode(drawing, true));
    return { wipe: () => root.replaceChildren() };
}
