// What the applicant's screen does without the server: it covers itself when it hears nothing, comes back by itself, and shows that
// there is more of a page than can be seen. Loaded by its document; the component calls what is exported.

// The server beats every two seconds. After the first of these nobody can know whether what is shown still may be; after the second
// the page asks for itself anew.
const coverAfter = 8_000;
const comeBackAfter = 20_000;

let heardAt = Date.now();
let isComingBack = false;

export function beat() {
    heardAt = Date.now();
    document.documentElement.classList.remove("is-lost");
}

/** Names the document, and moves focus to the question: never to an answer. */
export function arrive(language, title, movesFocus) {
    document.documentElement.lang = language;
    document.title = title;
    if (movesFocus) {
        focusQuestion();
    }

    look();
}

export function focusQuestion() {
    document.querySelector("[data-say]")?.scrollTo(0, 0);
    document.querySelector("#question")?.focus({ preventScroll: true });
}

async function comeBack() {
    if (isComingBack) {
        return;
    }

    isComingBack = true;
    while (true) {
        try {
            const answer = await fetch("/health", { cache: "no-store" });
            if (answer.ok) {
                location.reload();
                return;
            }
        } catch {
            // Not yet.
        }

        await new Promise(resolve => setTimeout(resolve, 2_000));
    }
}

setInterval(() => {
    const silence = Date.now() - heardAt;
    document.documentElement.classList.toggle("is-lost", silence > coverAfter);
    if (silence > comeBackAfter) {
        comeBack();
    }
}, 1_000);

// The event does not bubble.
document.addEventListener("components-reconnect-state-changed", event => {
    if (["failed", "rejected", "resume-failed"].includes(event.detail.state)) {
        comeBack();
    }
}, { capture: true });

// ---- more of the page than can be seen ----

const slack = 8;

function look() {
    const page = document.querySelector("[data-say]");
    const more = document.querySelector("[data-more]");
    if (page && more) {
        const hidden = page.scrollHeight - page.clientHeight;
        more.toggleAttribute("data-above", hidden > slack && page.scrollTop > slack);
        more.toggleAttribute("data-below", hidden > slack && page.scrollTop < hidden - slack);
    }
}

document.addEventListener("scroll", look, { capture: true, passive: true });
addEventListener("resize", look);
new MutationObserver(look).observe(document.body, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["data-size", "data-page", "data-reading"],
});
document.fonts?.ready.then(look);

document.addEventListener("click", event => {
    const button = event.target.closest("[data-scroll]");
    const page = document.querySelector("[data-say]");
    if (button && page) {
        const top = button.dataset.scroll === "up" ? 0 : page.scrollTop + page.clientHeight * 0.7;
        page.scrollTo(0, top);
    }
});
