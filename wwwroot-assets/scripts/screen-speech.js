// Reads a list of sentences aloud. Only by voices of this machine: others send what they say to somebody's server. Where there is
// none, by the sound files of fixed sentences. Imported by ScreenReader.

const quiet = 350; // between two sentences, in ms
const voicesComeWithin = 2_000;

const isActive = () => navigator.userActivation?.hasBeenActive ?? false;

/** Browsers stay silent until somebody has touched the page or pressed a key. A long press or a finger that slips ends without "pointerup". */
const touched = new Promise(resolve => {
    const listen = () => isActive() && resolve();
    listen();
    for (const type of ["pointerup", "pointercancel", "touchend", "click", "keydown", "keyup"]) {
        addEventListener(type, listen, { capture: true, passive: true });
    }
});

const speaks = (voice, language) => {
    const lang = voice.lang.replace("_", "-").toLowerCase();
    return voice.localService && (language.startsWith("zh") ? /^(zh|cmn)\b/.test(lang) : lang.startsWith("en"));
};

// Of several the one of this country; Cantonese is another language to the ear.
function localVoice(language) {
    const voices = window.speechSynthesis?.getVoices().filter(voice => speaks(voice, language)) ?? [];
    return voices.find(voice => voice.lang.replace("_", "-") === language)
        ?? voices.find(voice => !/hk|yue|mo/i.test(voice.lang));
}

async function waitForVoice(language) {
    const end = Date.now() + voicesComeWithin;
    while (!localVoice(language) && Date.now() < end) {
        await new Promise(resolve => setTimeout(resolve, 100));
    }

    return localVoice(language);
}

export const open = reader => new Speech(reader);

class Speech {
    #reader;
    #turn = 0;
    #sound;

    constructor(reader) {
        this.#reader = reader;
    }

    /** Machine, SoundFiles or None: with what the language is spoken here. */
    async voiceFor(language) {
        return await waitForVoice(language) ? "Machine"
            : language.startsWith("zh") && new Audio().canPlayType("audio/ogg; codecs=opus") ? "SoundFiles"
            : "None";
    }

    /** Begins to read, and answers at once; the reader is told of every clause. */
    read(turn, sentences, { first, language, rate }) {
        this.stop();
        this.#turn = turn;
        this.#run(turn, sentences, first, language, rate);
    }

    stop() {
        this.#turn = 0;
        window.speechSynthesis?.cancel();
        if (this.#sound) {
            this.#sound.pause();
            this.#sound = undefined;
        }
    }

    async #run(turn, sentences, first, language, rate) {
        if (!isActive()) {
            this.#tell("Waits", turn);
            await touched;
        }

        const voice = localVoice(language);
        for (let at = first; at < sentences.length; at++) {
            const { phrases, sound, line } = sentences[at];
            const began = phrase => {
                show(line);
                this.#tell("Says", turn, at, phrase);
            };
            if (turn !== this.#turn) {
                return;
            }

            if (voice) {
                await this.#speak(turn, phrases, voice, rate, began);
            } else if (sound) {
                await this.#play(turn, phrases, sound, rate, began);
            }

            await new Promise(resolve => setTimeout(resolve, quiet));
        }

        if (turn === this.#turn) {
            this.#tell("Ended", turn);
        }
    }

    // A clause is said by itself, so that it is marked when it is said and not when a voice happens to tell.
    async #speak(turn, phrases, voice, rate, began) {
        for (let at = 0; at < phrases.length && turn === this.#turn; at++) {
            await new Promise(resolve => {
                const said = new SpeechSynthesisUtterance(phrases[at]);
                said.voice = voice;
                said.lang = voice.lang;
                said.rate = rate;
                said.onstart = () => turn === this.#turn && began(at);
                said.onend = said.onerror = resolve;
                speechSynthesis.speak(said);
            });
        }
    }

    // How far the file is tells which clause it is at: roughly as many letters of the sentence.
    async #play(turn, phrases, name, rate, began) {
        const sound = new Audio(`/screen/sounds/${name}`);
        const letters = phrases.join("").length;
        let shown = -1;
        sound.playbackRate = rate;
        sound.preservesPitch = true;
        this.#sound = sound;
        await new Promise(resolve => {
            sound.ontimeupdate = () => {
                const at = clauseAt(phrases, letters * (sound.currentTime / (sound.duration || Infinity)));
                if (at !== shown && turn === this.#turn) {
                    shown = at;
                    began(at);
                }
            };
            sound.onended = sound.onerror = sound.onpause = resolve;
            sound.play().catch(resolve);
        });
    }

    #tell(what, ...arguments_) {
        this.#reader.invokeMethodAsync(what, ...arguments_).catch(() => { });
    }
}

function clauseAt(phrases, letter) {
    let end = 0;
    for (let at = 0; at < phrases.length; at++) {
        end += phrases[at].length;
        if (letter < end) {
            return at;
        }
    }

    return phrases.length - 1;
}

// What is being read comes into sight.
const show = line => line && document.querySelector(`[data-line="${CSS.escape(line)}"]`)?.scrollIntoView({ block: "nearest" });
