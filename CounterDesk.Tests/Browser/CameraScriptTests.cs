namespace CounterDesk.Tests.Browser;

/// <summary>What the browser does with a camera, asked of the script itself.</summary>
public sealed class CameraScriptTests(DeskInBrowser desk, CameraBrowser camera)
    : BrowserTest(camera), IClassFixture<CameraBrowser>
{
    private const string Photograph =
        """
        async () => {
            const section = document.body.appendChild(document.createElement("section"));
            const video = section.appendChild(document.createElement("video"));
            const { camera } = await import("/scripts/document-camera.js");
            const opened = camera(video);
            const answers = [await opened.open(), await opened.next()];
            const stream = video.srcObject;
            if (!stream) {
                opened.close();
                return [...answers];
            }

            const still = await opened.take();
            const head = [...new Uint8Array(await still.arrayBuffer()).slice(0, 2)].join(" ");
            const after = await opened.take().then(() => "taken", error => error.message);
            const again = await opened.open();
            const second = video.srcObject;
            opened.close();
            return [
                ...answers, still.type, head, stream.getTracks().map(track => track.readyState).join(), after, again,
                second.getTracks().map(track => track.readyState).join(), `${video.srcObject}`,
            ];
        }
        """;

    [Fact]
    public async Task A_camera_opens_takes_a_JPEG_file_and_stops_and_stops_again_when_it_is_closed()
    {
        var window = await OpenAsync(program: desk.Program);
        await window.Page.GotoAsync("/");
        await window.Page.Context.GrantPermissionsAsync(["camera"]);

        Assert.Equal(
            [
                "Open", "Open", "image/jpeg", "255 216", "ended", "The camera shows nothing.", "Open", "ended", "null",
            ],
            await window.Page.EvaluateAsync<string[]>(Photograph));
    }

    [Fact]
    public async Task A_camera_that_was_not_allowed_is_told_from_one_that_is_not_there()
    {
        var window = await OpenAsync(program: desk.Program);
        await window.Page.GotoAsync("/");

        Assert.Equal(["Refused", "Refused"], await window.Page.EvaluateAsync<string[]>(Photograph));

        await window.Page.EvaluateAsync(
            """
            () => {
                const failures = ["NotFoundError", "NotReadableError", "SomethingError"];
                navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", failures.shift()));
            }
            """);
        Assert.Equal(["NotFound", "InUse"], await window.Page.EvaluateAsync<string[]>(Photograph));
        await window.Page.EvaluateAsync("() => Object.defineProperty(window, 'isSecureContext', { value: false })");
        Assert.Equal(["NotSecure", "NotSecure"], await window.Page.EvaluateAsync<string[]>(Photograph));
    }
}
