using System.Collections.Immutable;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.ShownCodes;
using CounterDesk.Web.External.LicenseSources;

namespace CounterDesk.Tests.Support;

/// <summary>A sharing platform that answers what it is told to, once a test lets it.</summary>
internal sealed class StubPlatform(string key) : ISharingPlatform
{
    public string Key => key;

    public SourceName Name => new($"{key}平台", $"Platform {key}");

    public PlatformOptions Options { get; } = new();

    public PlatformAnswer<FoundLicenses> Found { get; set; } = new PlatformAnswer<FoundLicenses>.None();

    public PlatformAnswer<License> Face { get; set; } = new PlatformAnswer<License>.None();

    public PlatformAnswer<LicenseFile> File { get; set; } = new PlatformAnswer<LicenseFile>.None();

    public PlatformAnswer<PlatformWord> Word { get; set; } = new PlatformAnswer<PlatformWord>.None();

    /// <summary>What it says of a file; null: it never says anything.</summary>
    public PlatformAnswer<PlatformWord>? FileWord { get; set; } =
        new PlatformAnswer<PlatformWord>.NotAsked(NotAskedReason.NotOffered);

    public List<LicenseFile> Verified { get; } = [];

    /// <summary>What becomes of a code that somebody shows.</summary>
    public PlatformAnswer<LicenseIdentifier> Resolved { get; set; } = new PlatformAnswer<LicenseIdentifier>.None();

    public List<string> Codes { get; } = [];

    /// <summary>What it answers to a report.</summary>
    public PlatformAnswer<string> Receipt { get; set; } = new PlatformAnswer<string>.None();

    /// <summary>What it does before it answers to one.</summary>
    public Func<Task> WhenReported { get; set; } = () => Task.CompletedTask;

    public List<PlatformReport> Reports { get; } = [];

    public int MostEvidenceBytes { get; set; }

    public bool FollowsReports { get; set; } = true;

    public PlatformAnswer<ReportStanding> Standing { get; set; } = new PlatformAnswer<ReportStanding>.None();

    public List<ReportReference> Followed { get; } = [];

    /// <summary>Until when a search waits.</summary>
    public Task Until { get; set; } = Task.CompletedTask;

    public List<PlatformCall> Calls { get; } = [];

    /// <summary>Finds the license, and reads it.</summary>
    public void Has(params ImmutableArray<License> licenses)
    {
        ImmutableArray<License> own =
            [.. licenses.Select(license => license with { Origin = new LicenseOrigin(key, license.Origin.SynchronizedAtUtc) { Named = Name } })];
        Found = new PlatformAnswer<FoundLicenses>.Answered(new([.. own.Select(SomeHits.Of)], 0));
        Face = new PlatformAnswer<License>.Answered(own[0]);
    }

    public async Task<PlatformAnswer<FoundLicenses>> SearchAsync(
        HolderCode holder, ImmutableArray<string> kinds, PlatformCall call, CancellationToken cancellationToken)
    {
        Calls.Add(call);
        await Until;
        return Found;
    }

    public Task<PlatformAnswer<License>> ReadAsync(
        LicenseIdentifier identifier, PlatformCall call, CancellationToken cancellationToken) => Task.FromResult(Face);

    public Task<PlatformAnswer<LicenseFile>> ReadFileAsync(
        LicenseIdentifier identifier, DateOnly until, PlatformCall call, CancellationToken cancellationToken) => Task.FromResult(File);

    public Task<PlatformAnswer<PlatformWord>> VerifyAsync(
        License license, PlatformCall call, CancellationToken cancellationToken) => Task.FromResult(Word);

    public Task<PlatformAnswer<PlatformWord>> VerifyFileAsync(
        string kindCode, LicenseFile file, PlatformCall call, CancellationToken cancellationToken)
    {
        Verified.Add(file);
        return FileWord is null ? new TaskCompletionSource<PlatformAnswer<PlatformWord>>().Task : Task.FromResult(FileWord);
    }

    public Task<PlatformAnswer<LicenseIdentifier>> ResolveAsync(
        ShownCode code, PlatformCall call, CancellationToken cancellationToken)
    {
        Codes.Add(code.Token);
        Calls.Add(call);
        return Task.FromResult(Resolved);
    }

    public async Task<PlatformAnswer<string>> ReportAsync(
        PlatformReport report, PlatformCall call, CancellationToken cancellationToken)
    {
        Reports.Add(report);
        Calls.Add(call);
        await WhenReported();
        return Receipt;
    }

    public Task<PlatformAnswer<ReportStanding>> FollowReportAsync(
        ReportReference report, PlatformCall call, CancellationToken cancellationToken)
    {
        Followed.Add(report);
        return Task.FromResult(Standing);
    }

    public bool AsksOnPhones { get; set; }

    public bool AsksAgents { get; set; }

    /// <summary>Whose phones it was to ask.</summary>
    public List<PhoneBearer> Bearers { get; } = [];

    public bool AsksOnPhoneOf(PhoneBearer bearer) => bearer is PhoneBearer.Holder ? AsksOnPhones : AsksAgents;

    /// <summary>What becomes of putting a question on a phone.</summary>
    public PlatformAnswer<PhoneConsent> Begun { get; set; } = new PlatformAnswer<PhoneConsent>.Answered(new("t-1"));

    /// <summary>How far it is there.</summary>
    public PlatformAnswer<PhoneReply> Reply { get; set; } = new PlatformAnswer<PhoneReply>.Answered(new(PhoneState.Waiting, "1"));

    public int Looks { get; private set; }

    public Task<PlatformAnswer<PhoneConsent>> BeginConsentAsync(
        ShownCode code, PhoneBearer bearer, ImmutableArray<string> kinds, PlatformCall call, CancellationToken cancellationToken)
    {
        Bearers.Add(bearer);
        Codes.Add(code.Token);
        Calls.Add(call);
        return Task.FromResult(Begun);
    }

    public Task<PlatformAnswer<PhoneReply>> PollConsentAsync(
        PhoneConsent consent, PlatformCall call, CancellationToken cancellationToken)
    {
        Looks++;
        return Task.FromResult(Reply);
    }

    public Task<PlatformAnswer<FoundLicenses>> FetchAsync(
        PhoneConsent consent, HolderCode holder, ImmutableArray<string> kinds, PlatformCall call, CancellationToken cancellationToken) =>
        Task.FromResult(Found);
}
