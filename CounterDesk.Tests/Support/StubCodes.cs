using CounterDesk.Domain.ShownCodes;

namespace CounterDesk.Tests.Support;

/// <summary>A source of e-license codes that answers what it is told to, by default that 林秀兰 shows hers.</summary>
internal sealed class StubCodes : IShownCodeSource
{
    public const string Token = "DZZZM7f3a9c0e52b14d68";

    public static ShownCodeAnswer.Resolved Lin { get; } =
        new(SomeLicenses.ResidentIdCard, SomeLicenses.Lin.Name, SomeLicenses.Lin.Code.Text);

    public string Key => "stub";

    public bool IsSetUp { get; set; } = true;

    public bool IsStandIn => true;

    public ShownCodeAnswer Answer { get; set; } = Lin;

    /// <summary>It never answers, and does not heed that nobody waits any more.</summary>
    public bool IsSilent { get; set; }

    public List<string> Asked { get; } = [];

    public Task<ShownCodeAnswer> ResolveAsync(ShownCode code, CancellationToken cancellationToken)
    {
        Asked.Add(code.Token);
        return IsSilent ? new TaskCompletionSource<ShownCodeAnswer>().Task : Task.FromResult(Answer);
    }
}
