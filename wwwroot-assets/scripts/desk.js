// The keys of the desk. An element says which key presses it: data-key="F8", data-key="Alt+Y", data-key="Enter".
// A key presses the button exactly as a finger would, so pages know clicks only. Group keys:
//   data-digits          digits press the descendant with that data-digit, only while focus is inside
//   data-rows            arrows, Home and End move among the descendants with data-row
//   data-turns           PageUp and PageDown inside press the buttons that have these keys
//   data-enter           Enter inside presses that selector instead of the page's main action
//   data-everywhere      its key works also while a dialog is open

const combination = event =>
    (event.ctrlKey ? "Ctrl+" : "") + (event.altKey ? "Alt+" : "") + (event.key.length === 1 ? event.key.toUpperCase() : event.key);

// While a dialog is open, only what is in it can be pressed.
const scope = () => [...document.querySelectorAll("dialog[open]")].at(-1) ?? document;

const shown = element => element.getClientRects().length > 0;

// What is folded away on a narrow screen keeps its key.
function keyed(key) {
    const all = [...scope().querySelectorAll(`[data-key~="${CSS.escape(key)}"]`)];
    return all.find(shown) ?? all[0] ?? document.querySelector(`[data-everywhere][data-key="${CSS.escape(key)}"]`);
}

function press(element) {
    if (element.matches("input:not([type=radio]):not([type=checkbox]), textarea")) {
        element.focus();
        element.select();
    } else {
        element.click();
    }
}

// Enter belongs to whatever has focus and knows what to do with it.
const takesEnter = element => element.matches("button, a[href], summary, select, textarea, [role=button], [role=tab]");

function enter(event) {
    const focused = document.activeElement ?? document.body;
    if (takesEnter(focused)) {
        return;
    }

    const nearest = focused.closest("[data-enter]");
    const target = nearest ? scope().querySelector(nearest.dataset.enter) : keyed("Enter");
    if (target) {
        event.preventDefault();
        press(target);
    }
}

// The group that has focus, or the one around it.
function digitTarget(element, key) {
    const group = element?.closest("[data-digits]");
    return group && (group.querySelector(`[data-digit="${key}"]`) ?? digitTarget(group.parentElement, key));
}

function digit(event) {
    const typing = document.activeElement?.matches("input:not([type=radio]):not([type=checkbox]), textarea");
    const target = typing ? null : digitTarget(document.activeElement, event.key);
    if (target) {
        event.preventDefault();
        target.focus();
        target.click();
    }
}

const moves = {
    ArrowDown: (index, count) => Math.min(index + 1, count - 1),
    ArrowUp: index => Math.max(index - 1, 0),
    PageDown: (index, count) => Math.min(index + 10, count - 1),
    PageUp: index => Math.max(index - 10, 0),
    Home: () => 0,
    End: (_, count) => count - 1,
};

function move(event) {
    const rows = [...document.activeElement?.closest("[data-rows]")?.querySelectorAll("[data-row]") ?? []];
    const index = rows.indexOf(document.activeElement);
    if (index >= 0) {
        event.preventDefault();
        const row = rows[moves[event.key](index, rows.length)];
        row.focus();
        row.scrollIntoView({ block: "nearest" });
    }
}

function turn(event) {
    const target = document.activeElement?.closest("[data-turns]") && keyed(event.key);
    if (target) {
        event.preventDefault();
        press(target);
    }
}

document.addEventListener("keydown", event => {
    // An input method that is composing owns every key.
    if (event.isComposing || event.keyCode === 229 || event.repeat && !(event.key in moves)) {
        return;
    }

    const key = combination(event);
    if (key === "Enter") {
        enter(event);
    } else if (/^[0-9=-]$/.test(key)) {
        digit(event);
    } else if (key in moves) {
        move(event);
        turn(event);
    } else if (/^(F[2489]|Escape|(Alt|Ctrl)\+.+)$/.test(key)) {
        const target = keyed(key);
        if (target) {
            event.preventDefault();
            press(target);
        }
    }
});

document.addEventListener("click", event => {
    if (event.target.closest("[data-reconnect]")) {
        Blazor.reconnect().then(connected => connected || location.reload(), () => location.reload());
    } else if (event.target.closest("[data-reload]")) {
        location.reload();
    }
});

// An attempt that hears nothing at all may take minutes: by then the way on is offered.
const offeredAfter = 20_000;
let offering = 0;

// "rejected": the server answers and no longer knows this page, as after a start of its own. The page begins again, at the visit's step.
// The event does not bubble.
document.addEventListener("components-reconnect-state-changed", event => {
    const dialog = event.target;
    switch (event.detail.state) {
        case "show":
            offering ||= setTimeout(() => dialog.classList.add("is-long"), offeredAfter);
            if (isEmpty()) {
                loadWhenAnswered();
            }

            break;
        case "hide":
            clearTimeout(offering);
            offering = 0;
            dialog.classList.remove("is-long");
            break;
        case "rejected":
            location.reload();
            break;
    }
}, { capture: true });

// A program that stops while the page still opens leaves it empty. Blazor then does not try again, or tries for good without a circuit it could
// ask for. As soon as the program answers, the page begins again.
addEventListener("unhandledrejection", event => {
    if (isEmpty()) {
        event.preventDefault();
        document.querySelector("#components-reconnect-modal").className = "components-reconnect-show";
        loadWhenAnswered();
    }
});

// It may also say nothing at all.
const openedBy = 10_000;
setTimeout(() => isEmpty() && loadWhenAnswered(), openedBy);

const isEmpty = () => !document.querySelector("h1");

async function loadWhenAnswered() {
    const answer = await fetch("/health", { cache: "no-store" }).catch(() => null);
    if (answer?.ok) {
        location.reload();
    } else {
        setTimeout(loadWhenAnswered, 2_000);
    }
}

// While somebody works, the session is renewed; a circuit alone would not do it. Once a minute at most.
const renewEvery = 60_000;
let renewedAt = Date.now();

function renew() {
    const form = document.querySelector("[data-session]");
    if (form && Date.now() - renewedAt > renewEvery) {
        renewedAt = Date.now();
        fetch(form.dataset.session, { method: "POST" }).catch(() => { });
    }
}

document.addEventListener("keydown", renew, { passive: true });
document.addEventListener("pointerdown", renew, { passive: true });
