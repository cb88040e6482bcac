using System.Net;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Fonts;

public sealed class ScreenFontsTests : IAsyncDisposable
{
    private readonly DeskHost _host = new();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_hall_without_fonts_of_its_own_shows_those_that_ship()
    {
        using var browser = _host.CreateClient();

        var css = await browser.GetStringAsync("/fonts/rare.css", TestContext.Current.CancellationToken);

        Assert.DoesNotContain("@font-face", css, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(browser, "/fonts/rare/1"));
    }

    [Fact]
    public async Task A_font_put_into_the_folder_is_shown_after_those_that_ship()
    {
        using var browser = _host.CreateClient();
        var folder = _host.Services.GetRequiredService<DataFolder>();
        Directory.CreateDirectory(folder.Fonts);
        var font = FontForge.WithOneCharacter(0x20BB7);
        await File.WriteAllBytesAsync(
            Path.Combine(folder.Fonts, "rare.ttf"), font, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(
            Path.Combine(folder.Fonts, "a-damaged.ttf"), [1, 2, 3], TestContext.Current.CancellationToken);

        var css = await browser.GetStringAsync("/fonts/rare.css", TestContext.Current.CancellationToken);

        Assert.Contains("src: url(/fonts/rare/1)", css, StringComparison.Ordinal);
        Assert.Contains("\"Noto Sans CJK SC\", \"Rare 1\", ", css, StringComparison.Ordinal);
        Assert.Equal(font, await browser.GetByteArrayAsync("/fonts/rare/1", TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(browser, "/fonts/rare/2"));
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
