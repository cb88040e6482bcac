using System.Net;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Features.ApplicantScreen;

public sealed class ScreenSoundTests : IAsyncDisposable
{
    private readonly DeskHost _host = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_sentence_is_the_programs_own_until_the_hall_has_recorded_it()
    {
        using var browser = _host.CreateClient();

        using (var shipped = await browser.GetAsync("/screen/sounds/found", Cancellation))
        {
            Assert.Equal("/sounds/found.ogg", shipped.Headers.Location?.OriginalString);
        }

        using (var sound = await browser.GetAsync("/sounds/found.ogg", Cancellation))
        {
            Assert.Equal(HttpStatusCode.OK, sound.StatusCode);
            Assert.EndsWith("/ogg", sound.Content.Headers.ContentType?.MediaType, StringComparison.Ordinal);
        }

        var folder = _host.Services.GetRequiredService<DataFolder>().Sounds;
        await File.WriteAllBytesAsync(Path.Combine(folder, "found.ogg"), [1, 2, 3], Cancellation);
        Assert.Equal([1, 2, 3], await browser.GetByteArrayAsync("/screen/sounds/found", Cancellation));
    }

    [Theory]
    [InlineData("/screen/sounds/..%2Fcounterdesk")]
    [InlineData("/screen/sounds/found.ogg")]
    [InlineData("/screen/sounds/")]
    public async Task Nothing_else_of_the_data_folder_has_an_address(string address)
    {
        using var browser = _host.CreateClient();

        using var answer = await browser.GetAsync(address, Cancellation);

        // Whatever is no page of the screen's is behind sign-in.
        Assert.Equal("/connect/authorize", answer.Headers.Location?.AbsolutePath);
    }
}
