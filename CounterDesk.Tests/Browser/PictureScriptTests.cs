using CounterDesk.Domain.Drawing;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Browser;

/// <summary>What the browser does with a camera and with a picture, asked of the scripts themselves.</summary>
public sealed class PictureScriptTests(DeskInBrowser desk) : BrowserTest(desk)
{
    // Four colors in four corners: each of the eight ways up looks different.
    private const string MakePicture =
        """
        async () => {
            const canvas = new OffscreenCanvas(64, 32);
            const context = canvas.getContext("2d");
            [["red", 0, 0], ["lime", 32, 0], ["blue", 0, 16], ["white", 32, 16]].forEach(([color, x, y]) => {
                context.fillStyle = color;
                context.fillRect(x, y, 32, 16);
            });
            const file = await canvas.convertToBlob({ type: "image/jpeg", quality: 1 });
            return btoa(String.fromCharCode(...new Uint8Array(await file.arrayBuffer())));
        }
        """;

    // The sizes and corners of the picture as the browser shows the file itself, and as the desk shows what it kept.
    private const string ShowBoth =
        """
        async ([file, kept, orientation]) => {
            const bytes = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
            const color = (canvas, x, y) => [
                ...canvas.getContext("2d").getImageData(canvas.width * x, canvas.height * y, 1, 1).data,
            ].map(value => value > 127 ? 1 : 0).join("");
            const look = canvas => [canvas.width, canvas.height,
                ...[[.1, .1], [.9, .1], [.1, .9], [.9, .9]].map(([x, y]) => color(canvas, x, y))].join(" ");
            const itself = await createImageBitmap(new Blob([bytes(file)], { type: "image/jpeg" }));
            const one = new OffscreenCanvas(itself.width, itself.height);
            one.getContext("2d").drawImage(itself, 0, 0);
            const other = document.createElement("canvas");
            const script = await import("/scripts/picture.js");
            const stream = { arrayBuffer: async () => bytes(kept).buffer };
            await script.show(other, stream, "image/jpeg", orientation, 1200);
            const shown = [look(other), look(one)];
            script.wipe(other);
            return [...shown, `${other.width} ${other.height}`];
        }
        """;

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
    public async Task A_kept_picture_is_shown_as_the_browser_shows_the_file_it_came_from_whichever_way_up()
    {
        var window = await OpenAsync();
        await window.Page.GotoAsync("/");
        var picture = Convert.FromBase64String(await window.Page.EvaluateAsync<string>(MakePicture));
        var seen = new HashSet<string>();

        for (var orientation = 1; orientation <= 8; orientation++)
        {
            byte[] file = [0xFF, 0xD8, .. PhotoForge.ExifSegment(orientation), .. picture.AsSpan(2)];
            var kept = Assert.IsType<PictureAnswer.Taken>(PlainImage.Read(file)).Image;
            Assert.Equal(orientation, kept.Orientation);

            var shown = await window.Page.EvaluateAsync<string[]>(
                ShowBoth,
                new object[] { Convert.ToBase64String(file), Convert.ToBase64String(kept.Bytes), orientation });

            Assert.Equal(shown[1], shown[0]);
            Assert.StartsWith(orientation > 4 ? "32 64 " : "64 32 ", shown[0], StringComparison.Ordinal);
            Assert.Equal("0 0", shown[2]);
            seen.Add(shown[0]);
        }

        Assert.Equal(8, seen.Count);
    }

    [Fact]
    public async Task A_camera_opens_takes_a_JPEG_file_and_stops_and_stops_again_when_it_is_closed()
    {
        var window = await OpenAsync();
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
        var window = await OpenAsync();
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
