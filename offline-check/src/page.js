// The page of the file: what it is given, and what it answers. It asks no network, and its policy lets it ask none.

import { answerTo } from "./answer.js";
import { readPicture } from "./picture.js";

// Beijing is eight hours before UTC all the year.
const aheadOfUtc = 8 * 3_600_000;
const dayInMilliseconds = 86_400_000;

// After so many days a key may well have been withdrawn, or a new one be in use.
const oldAfterDays = 30;

const { published, halls, phone, address, kinds, words, language } = JSON.parse(document.querySelector("#hall").textContent);
const looks = {
    StateUnknown: "unknown", DayUnknown: "unknown", Expired: "warn", KeyWithdrawn: "void", NotOurs: "fail", UnknownKey: "unknown",
    Unreadable: "unknown", NumberAlone: "unknown", NotAPicture: "unknown", NoCode: "unknown",
};

const form = document.querySelector("form");
const field = document.querySelector("#code");
const file = document.querySelector("#picture");
const place = document.querySelector("#answer");

let spoken = language;
let shown = null;

// The number of a question: a slow picture must not answer after a later text.
let asked = 0;

const today = () => new Date(Date.now() + aheadOfUtc).toISOString().slice(0, 10);
const keyDay = new Date(Date.parse(published.published) + aheadOfUtc).toISOString().slice(0, 10);
const keyAge = () => Math.floor((Date.parse(today()) - Date.parse(keyDay)) / dayInMilliseconds);

function say(key, ...values) {
    return words[spoken][key].replace(/\{(\d)\}/gu, (_, at) => values[at]);
}

function element(name, text, data = {}) {
    const made = document.createElement(name);
    made.textContent = text;
    Object.assign(made.dataset, data);
    return made;
}

function speak() {
    document.documentElement.lang = spoken;
    for (const one of document.querySelectorAll("[data-word]")) {
        one.textContent = say(one.dataset.word, keyDay, address);
    }

    document.querySelector("[data-hall]").textContent = halls[spoken];
    document.title = say("Title");
    const other = document.querySelector("[data-action=language]");
    other.lang = spoken === "zh-CN" ? "en-US" : "zh-CN";
    other.textContent = spoken === "zh-CN" ? "English" : "\u4e2d\u6587";
    document.querySelector("[data-old]").hidden = keyAge() <= oldAfterDays;
    document.querySelector("[data-old]").textContent = say("Old", keyAge(), address);
    if (shown) {
        show(shown);
    }
}

function rowsOf(code) {
    const kind = kinds[code.kind];
    return [
        ["Number", code.number], ["Form", say(`Form_${code.form}`)], ["Kind", kind ? kind[spoken] : code.kind],
        ["Holder", code.holder], ["Made", code.made], ["Expires", code.expires],
    ];
}

function show(result) {
    shown = result;
    const { answer, code } = result;
    const banner = document.createElement("section");
    banner.className = `ans ${looks[answer]}`;
    banner.dataset.answer = answer;
    const heading = document.createElement("h1");
    heading.tabIndex = -1;
    for (const line of say(`${answer}_Title`).split("\n")) {
        heading.append(Object.assign(element("span", line), { className: "line" }));
    }

    banner.append(
        document.querySelector(`template[data-icon=${looks[answer]}]`).content.cloneNode(true), heading,
        element("p", say(`${answer}_Body`, code?.expires, today(), keyDay)));
    const parts = [banner];
    if (code) {
        const compared = document.createElement("section");
        compared.className = "sec";
        const list = document.createElement("dl");
        for (const [name, value] of rowsOf(code)) {
            list.append(element("dt", say(`Compare_${name}`)), element("dd", value, { field: name }));
        }

        compared.append(element("h2", say("Compare")), list);
        parts.push(compared);
    }

    const next = document.createElement("section");
    next.className = "sec";
    const steps = document.createElement("ol");
    steps.className = "todo";
    const ofForm = code && words[spoken][`Form_${code.form}_Step`] ? [say(`Form_${code.form}_Step`)] : [];
    for (const step of [...ofForm, ...say(`${answer}_Steps`, phone, address).split("\n")]) {
        const line = document.createElement("li");
        line.append(element("span", step));
        steps.append(line);
    }

    next.append(element("h2", say("Next")), steps);
    place.replaceChildren(...parts, next);

    // What it cannot tell stands in the answer as well.
    document.querySelector("[data-intro]").hidden = true;
}

function ask(result) {
    field.value = "";
    file.value = "";
    show(result);
    place.querySelector("h1").focus();
}

async function askPicture(picture) {
    const mine = ++asked;
    const waiting = document.querySelector("[data-waiting]");
    waiting.hidden = false;

    // So that the words are there before the work is.
    await new Promise(resolve => setTimeout(resolve, 50));
    const read = await readPicture(picture);
    waiting.hidden = true;
    if (mine === asked) {
        ask(read.fault ? { answer: read.fault } : answerTo(read.text, published, today()));
    }
}

form.addEventListener("submit", event => {
    event.preventDefault();
    if (field.value.trim() === "") {
        field.focus();
        return;
    }

    asked++;
    ask(answerTo(field.value, published, today()));
});
file.addEventListener("change", () => {
    if (file.files.length > 0) {
        askPicture(file.files[0]);
    }
});
addEventListener("paste", event => {
    const picture = [...event.clipboardData.files][0];
    if (picture) {
        event.preventDefault();
        askPicture(picture);
    }
});
document.querySelector("[data-action=language]").addEventListener("click", () => {
    spoken = spoken === "zh-CN" ? "en-US" : "zh-CN";
    speak();
});

document.querySelector("[data-works]").hidden = false;
speak();
field.focus();
