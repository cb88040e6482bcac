// A camera that looks at a paper on the counter. Imported by PictureTaker. Nothing is kept in the browser: the still goes
// to the server and the camera's light goes out.

const mostPixels = 16_000_000;

const reasons = {
    NotAllowedError: "Refused", SecurityError: "Refused", NotFoundError: "NotFound", OverconstrainedError: "NotFound",
    NotReadableError: "InUse", AbortError: "InUse",
};

/** Shows in the video element what the camera sees, until it is closed. */
export function camera(video) {
    let stream = null;
    let device = null;
    let closed = false;

    // As soon as it is shown, what it shows and the buttons below come into sight.
    const appearing = new ResizeObserver(() => {
        if (video.clientHeight > 0) {
            video.closest("section").scrollIntoView({ block: "nearest" });
        }
    });
    appearing.observe(video);

    const stop = () => {
        stream?.getTracks().forEach(track => track.stop());
        stream = null;
        video.srcObject = null;
    };

    const isLive = () => stream?.getVideoTracks().some(track => track.readyState === "live") ?? false;

    /** Answers "Open", or the reason why it is not. */
    const open = async () => {
        if (!window.isSecureContext || !navigator.mediaDevices) {
            return "NotSecure";
        }

        stop();
        try {
            const opened = await navigator.mediaDevices.getUserMedia({
                audio: false,
                video: {
                    width: { ideal: 4096 }, height: { ideal: 3072 }, facingMode: "environment",
                    ...(device && { deviceId: { exact: device } }),
                },
            });
            stream = opened;
            if (closed) {
                stop();
                return "Failed";
            }

            video.srcObject = opened;
            await video.play();
            device = opened.getVideoTracks()[0].getSettings().deviceId;
            return "Open";
        } catch (error) {
            stop();
            return reasons[error.name] ?? "Failed";
        }
    };

    return {
        open,

        /** How many there are to choose from. */
        async count() {
            return (await navigator.mediaDevices.enumerateDevices()).filter(each => each.kind === "videoinput").length;
        },

        /** Opens the one after this, as the computer lists them. */
        async next() {
            const all = (await navigator.mediaDevices.enumerateDevices()).filter(each => each.kind === "videoinput");
            const place = all.findIndex(each => each.deviceId === device);
            device = all[(place + 1) % all.length]?.deviceId ?? null;
            return open();
        },

        /** A still of what is seen now, as a JPEG file, and the camera stops; fails when it has gone. */
        async take() {
            if (!isLive() || video.videoWidth === 0) {
                throw new Error("The camera shows nothing.");
            }

            const scale = Math.min(1, Math.sqrt(mostPixels / (video.videoWidth * video.videoHeight)));
            const canvas = document.createElement("canvas");
            canvas.width = Math.floor(video.videoWidth * scale);
            canvas.height = Math.floor(video.videoHeight * scale);
            canvas.getContext("2d").drawImage(video, 0, 0, canvas.width, canvas.height);
            stop();
            const still = await new Promise(resolve => canvas.toBlob(resolve, "image/jpeg", 0.9));
            canvas.width = canvas.height = 0;
            return still;
        },

        close() {
            closed = true;
            appearing.disconnect();
            stop();
        },
    };
}
