using Bunit;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.ApplicantScreens;
using CounterDesk.Web.Features.ApplicantScreen;
using CounterDesk.Web.Localization;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Support;

/// <summary>Renders the page of an applicant's screen, on a database and a clock of its own.</summary>
public abstract class ScreenTestContext : BunitContext, IAsyncLifetime
{
    private TestDesk _desk = null!;

    protected static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    protected string Device { get; } = SomeScreens.NewDevice();

    internal TestDesk Desk => _desk;

    protected static string Counter => SomeClerk.Value.Counter;

    protected ScreenStage Stage => Services.GetRequiredService<ScreenStage>();

    protected Screens Screens => Services.GetRequiredService<Screens>();

    protected ScreenPairing Pairing => Services.GetRequiredService<ScreenPairing>();

    protected PairingCodes Codes => Services.GetRequiredService<PairingCodes>();

    /// <summary>What was pressed, oldest first.</summary>
    protected IEnumerable<ScreenAnswer> Pressed => Stage.Answers.Select(pressed => pressed.Answer);

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddWords();
        Services.AddLogging();
        Services.AddScreens(_desk);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _desk.DisposeAsync();
    }

    /// <summary>Makes the device the screen of the clerk's counter.</summary>
    protected async Task PairAsync() => Assert.Equal(
        PairingAnswer.Done, await Pairing.PairAsync(SomeClerk.Value, Codes.CodeOf(Device)!, Cancellation));

    /// <summary>What the counter's screen shows from now on.</summary>
    protected void Show(ScreenModel model, VisitNeeds needs = VisitNeeds.None)
    {
        Stage.Set(Counter, new ScreenLook(needs, model));
        Screens.Tell(Counter);
    }

    protected IRenderedComponent<ScreenPage> RenderScreen() =>
        Render<ScreenPage>(parameters => parameters.Add(page => page.Device, Device));

    /// <summary>A paired screen that shows a model.</summary>
    protected async Task<IRenderedComponent<ScreenPage>> RenderAsync(
        ScreenModel model, VisitNeeds needs = VisitNeeds.None)
    {
        await PairAsync();
        Show(model, needs);
        return RenderScreen();
    }
}
