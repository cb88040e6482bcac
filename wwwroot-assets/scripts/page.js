// What a page asks of the browser. Imported by DeskBrowser. A page that went on meanwhile has taken its elements with it: then there is null,
// and nothing to do.

/** After a step, focus goes to its first field, or to its heading, so that a screen reader begins there and Enter means the main action. */
export function focusOn(selector) {
    const element = document.querySelector(selector) ?? document.querySelector("h1");
    if (element) {
        if (!element.matches("a, button, input, select, textarea, [tabindex]")) {
            element.tabIndex = -1;
        }

        element.focus();
        element.scrollIntoView({ block: "nearest" });
    }
}

/** Opens a dialog the browser's way: the rest of the page is inert, and focus comes back when it closes. */
export function openDialog(dialog) {
    if (dialog && !dialog.open) {
        dialog.addEventListener("cancel", event => event.preventDefault());
        dialog.showModal();
        (dialog.querySelector("[autofocus], [data-first-focus]") ?? dialog.querySelector("h2") ?? dialog).focus();
    }
}

/** While what lies in a scrolled place grows or shrinks, the middle of what is seen stays where it is. */
export function holdMiddle(place) {
    if (!place) {
        return;
    }

    let { scrollWidth, scrollHeight } = place;
    new ResizeObserver(() => {
        const wider = place.scrollWidth / scrollWidth;
        const higher = place.scrollHeight / scrollHeight;
        place.scrollLeft = (place.scrollLeft + place.clientWidth / 2) * wider - place.clientWidth / 2;
        place.scrollTop = place.scrollTop && (place.scrollTop + place.clientHeight / 2) * higher - place.clientHeight / 2;
        ({ scrollWidth, scrollHeight } = place);
    }).observe(place.lastElementChild);
}

export function scrollToTop(place) {
    place?.scrollTo(0, 0);
}

/** Prints what the frame shows: the very file of the preview. Answers whether the browser could be asked. */
export function printFrame(frame) {
    try {
        frame.contentWindow.focus();
        frame.contentWindow.print();
        return true;
    } catch {
        return false;
    }
}

/** Leaves nothing of the visit in the browser's history: going back ends at the idle page. */
export function forget(address) {
    history.replaceState(null, "", address);
}

/** Somebody is there who pressed nothing on this page. */
export function renew() {
    return fetch(document.querySelector("[data-session]").dataset.session, { method: "POST" }).catch(() => { });
}
