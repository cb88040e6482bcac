// Covers a receiver's answer when its minutes are over, with a warning before and a button that keeps it as long again, as often as
// wanted. Loaded by the answer's page; without script the answer stands until its window is closed.

const main = document.querySelector("main");
const warning = document.querySelector("[data-cover=warning]");
const cover = document.querySelector("template[data-cover=over]");
const kept = main.dataset.keptSeconds * 1_000;
const warned = main.dataset.warnedSeconds * 1_000;

let endsAt = Date.now() + kept;
let isOver = false;

// By the clock and not by counting: a telephone that sleeps counts nothing.
function look() {
    const left = endsAt - Date.now();
    if (isOver) {
        return;
    }

    if (left <= 0) {
        isOver = true;
        clearInterval(looking);
        warning.remove();
        document.querySelector("[data-cover=foot]").textContent = "";

        // Taken out, not hidden: nothing of the answer is left in the page.
        main.replaceChildren(cover.content);
        document.title = main.querySelector("h1").textContent;
        main.querySelector("h1").focus();
    } else {
        warning.hidden = left > warned;
    }
}

const looking = setInterval(look, 1_000);
document.addEventListener("visibilitychange", look);
addEventListener("pageshow", look);

warning.querySelector("button").addEventListener("click", () => {
    endsAt = Date.now() + kept;
    warning.hidden = true;

    // The button is gone; whoever compares stays where she is.
    main.querySelector("h1").focus({ preventScroll: true });
});
