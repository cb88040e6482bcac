// Keeps the line that says how far the demo hall is up to date until there is nothing more to say. Without script it stays as it was.
const line = document.querySelector("[data-progress]");

async function ask() {
    const answer = await fetch(line.dataset.progress, { cache: "no-store" });
    if (!answer.ok) {
        return;
    }

    const { title, sentence, isOver } = await answer.json();
    line.querySelector("[data-progress-title]").textContent = title;
    line.querySelector("[data-progress-sentence]").textContent = sentence;
    if (!isOver) {
        setTimeout(ask, 500);
    }
}

if (line) {
    ask();
}
