namespace CounterDesk.Tests.Browser;

/// <summary>
/// Puts in the place of the browser's voice one that writes down what it is told, by whom and how fast, into
/// <c>window.spoken</c>. It is silent until the page was touched, as browsers are.
/// </summary>
internal static class RecordingVoice
{
    public const string Script =
        """
        window.spoken = [];
        let touched = false;
        for (const type of ["pointerdown", "keydown"]) {
            addEventListener(type, () => { touched = true; }, true);
        }
        // What a test asks of the page counts as a touch to the browser itself.
        Object.defineProperty(navigator, "userActivation", { value: { get hasBeenActive() { return touched; } } });
        window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
        const voices = [
            { name: "remote", lang: "zh-CN", localService: false },
            { name: "english", lang: "en-US", localService: true },
            { name: "cantonese", lang: "zh-HK", localService: true },
            { name: "mandarin", lang: "zh-CN", localService: true },
        ];
        let pending;
        Object.defineProperty(window, "speechSynthesis", { value: {
            getVoices: () => voices,
            speak(said) {
                if (!navigator.userActivation.hasBeenActive) {
                    said.onerror?.({ error: "not-allowed" });
                    return;
                }
                window.spoken.push({ text: said.text, voice: said.voice.name, rate: said.rate });
                said.onstart?.();
                pending = { said, timer: setTimeout(() => { pending = undefined; said.onend?.(); }, 100) };
            },
            cancel() {
                window.cancels = (window.cancels ?? 0) + 1;
                if (pending) {
                    clearTimeout(pending.timer);
                    const { said } = pending;
                    pending = undefined;
                    said.onerror?.({ error: "canceled" });
                }
            },
        } });
        """;
}
