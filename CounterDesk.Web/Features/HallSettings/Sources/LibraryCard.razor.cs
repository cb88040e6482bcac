using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.External.LicenseSources;
using CounterDesk.Web.External.LicenseSources.Feeds;
using CounterDesk.Web.LicenseLibrary.Mirror;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Features.HallSettings.Sources;

/// <summary>How far the library is with what its region publishes, and what of it could not be taken.</summary>
public sealed partial class LibraryCard(IOptions<FeedOptions> options, IStringLocalizer<SourcesText> text) : ComponentBase
{
    private const int MostShown = 50;

    private MirrorState? _state;
    private IReadOnlyList<RefusedChange> _refused = [];

    [Inject]
    private Synchronization Synchronization { get; set; } = null!;

    [Inject]
    private RegionFeed Feed { get; set; } = null!;

    private PlatformOptions Platform => options.Value.Platform;

    private string FeedName => Feed.Name.In(PlatformNames.IsChinese);

    private string Standing => _state switch
    {
        { DownSinceUtc: not null } => "Down",
        { IsLoading: true } => "Loading",
        { CurrentAtUtc: not null } => "Current",
        _ => "NotAsked",
    };

    private Outcome Look => Standing switch
    {
        "Down" => Outcome.Unknown,
        "Current" => Outcome.Pass,
        "Loading" => Outcome.Wait,
        _ => Outcome.None,
    };

    private string Said => _state?.DownSinceUtc is { } since
        ? text["State_Down", DeskClock.SecondOf(since)]
        : text[$"Library_{Standing}"];

    protected override async Task OnInitializedAsync()
    {
        _state = await Synchronization.ReadStateAsync(CancellationToken.None);
        _refused = await Synchronization.ReadRefusedAsync(MostShown, CancellationToken.None);
    }

    private string TimeOf(DateTime? utc) => utc is { } time ? DeskClock.SecondOf(time) : text["Library_None"];
}
