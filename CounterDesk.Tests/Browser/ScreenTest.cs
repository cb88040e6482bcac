using CounterDesk.Domain.Visits;
using CounterDesk.Web.ApplicantScreens;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Tests.Browser;

/// <summary>A test with an applicant's screen of its own, paired with a counter of its own.</summary>
[Collection(ScreensCollection.Name)]
public abstract class ScreenTest(ScreensInBrowser program) : IAsyncLifetime
{
    private readonly List<ScreenWindow> _windows = [];

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected ScreensInBrowser Program => program;

    protected Clerk Clerk { get; } = program.NewClerk();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var window in _windows)
        {
            await window.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected async Task<ScreenWindow> OpenAsync(ScreenSize? size = null, string? script = null)
    {
        var window = await program.OpenAsync(size ?? ScreenSize.Landscape, script);
        _windows.Add(window);
        return window;
    }

    /// <summary>A screen that belongs to the clerk's counter.</summary>
    protected async Task<ScreenWindow> OpenPairedAsync(ScreenSize? size = null, string? script = null)
    {
        var window = await OpenAsync(size, script);
        Assert.Equal(
            PairingAnswer.Done, await program.Pairing.PairAsync(Clerk, await window.CodeAsync(), Cancellation));
        await window.ShowsAsync(nameof(ScreenModel.Idle));
        return window;
    }

    protected void Show(ScreenModel model, VisitNeeds needs = VisitNeeds.None) =>
        program.Show(Clerk.Counter, new ScreenLook(needs, model));
}
