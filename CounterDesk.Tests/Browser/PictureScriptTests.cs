using CounterDesk.Domain.Drawing;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Browser;

/// <summary>What the browser does with a picture, asked of the script itself.</summary>
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
}
