using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.ShownCodes;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.External.LicenseSources;
using CounterDesk.Web.LicenseLibrary;
using CounterDesk.Web.SignIn;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Visits;

/// <summary>
/// Asks sharing platforms for a visit: all at once, each announced and recorded by itself, and shown as it comes. Nobody
/// waits for the slowest.
/// </summary>
public sealed partial class PlatformDesk(
    SharingPlatforms platforms, PlatformCalls calls, AuditLog audit, LicenseNews news, VisitContents contents,
    SourceWatch watch,
    IOptions<HallOptions> hall, IOptions<LicenseSourceOptions> options, DeskClock clock, TimeProvider time, ILogger<PlatformDesk> logger)
{
    /// <summary>The platform with this key; null when it is none of the hall's.</summary>
    public ISharingPlatform? Find(string key) => platforms.Find(key);

    /// <summary>The platform that made a code which somebody shows; null when it is none of the hall's.</summary>
    public ISharingPlatform? SourceOf(ShownCode code) => platforms.SourceOf(code)?.Platform;

    /// <summary>The platforms as they stand before any has answered.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="visit">Whose search.</param>
    /// <param name="shownAt">The key of a platform that is asked in any case: the code that was shown is of it.</param>
    public ImmutableArray<AskedSource> Plan(LicenseQuery query, Visit visit, string? shownAt) =>
    [
        .. from route in platforms.RouteFor(query, visit.Purpose!.Kinds)
           let obstacle = route.Platform.Key == shownAt ? null : route.Not
           select new AskedSource(
               route.Platform.Key, route.Platform.Name, obstacle is null ? SourceState.Asking : SourceState.NotAsked)
           {
               Why = obstacle?.ToString() ?? "",
           },
    ];

    /// <summary>Asks those of the search that are still to be asked, and ends when the last has answered.</summary>
    /// <param name="search">What is shown, with the plan in it.</param>
    /// <param name="visit">Whose search.</param>
    /// <param name="clerk">Who asks.</param>
    /// <param name="note">What the log says of the search.</param>
    /// <param name="isOffered">Whether a license may be listed.</param>
    public Task AskAsync(
        SearchAnswer.Answered search, Visit visit, Clerk clerk, AuditNote note, Func<LicenseHit, bool> isOffered)
    {
        // Late answers must not meet the next applicant: what is wiped takes nothing any more.
        var content = contents.Of(visit.Id);
        var call = calls.Of(visit, clerk);
        return Task.WhenAll(
            from source in search.Others
            where source.State is SourceState.Asking
            select Task.Run(async () =>
            {
                var told = await AskOneAsync(platforms.Find(source.Key)!, search.Query, visit.Purpose!.Kinds, call, note, isOffered);
                if (content.Hear(search.Id, told))
                {
                    contents.TellHeard(visit.Id);
                }
            }));
    }

    /// <summary>
    /// Reads a license from a platform, with the file that it hands over for the visit's purpose. What it did not hand
    /// over is named for the log.
    /// </summary>
    public async Task<(LicenseReading Reading, ImmutableArray<AuditDetail> Details)> ReadAsync(
        ISharingPlatform platform, LicenseIdentifier identifier, Visit visit, Clerk clerk, CancellationToken cancellationToken)
    {
        var call = calls.Of(visit, clerk);
        var until = clock.Today.AddDays(visit.Purpose!.ValidityDays ?? hall.Value.CopyValidityDays);
        var (asked, sending) = (
            platform.ReadAsync(identifier, call, cancellationToken), platform.ReadFileAsync(identifier, until, call, cancellationToken));
        var (face, file) = (await asked, await sending);
        ImmutableArray<AuditDetail> details = [new("Data", face.Words), new("File", file.Words)];
        return (
            face switch
            {
                PlatformAnswer<License>.None => new LicenseReading.None(),
                PlatformAnswer<License>.Answered when file is PlatformAnswer<LicenseFile>.Unreachable =>
                    new LicenseReading.Unavailable(file.Words),
                PlatformAnswer<License>.Answered(var license) => new LicenseReading.Read(
                    await WithStatusAsync(platform, license, call, cancellationToken),
                    (file as PlatformAnswer<LicenseFile>.Answered)?.Value),
                _ => new LicenseReading.Unavailable(face.Words),
            },
            details);
    }

    /// <summary>
    /// Asks the source of a code that somebody shows which license it stands for. The code is used up by that. What came
    /// is named for the log.
    /// </summary>
    public async Task<(PlatformAnswer<LicenseIdentifier> Answer, AuditDetail Detail)> ResolveAsync(
        ISharingPlatform platform, ShownCode code, Visit visit, Clerk clerk, CancellationToken cancellationToken)
    {
        var answer = await platform.ResolveAsync(code, calls.Of(visit, clerk), cancellationToken);
        return (answer, new("Answer", answer.Words));
    }

    /// <summary>Whose the license is that a code stands for, and whether it is in force.</summary>
    public async Task<(ShownCodeAnswer Answer, ImmutableArray<AuditDetail> Details)> ReadCodeAsync(
        ISharingPlatform platform, ShownCode code, Visit visit, Clerk clerk, CancellationToken cancellationToken)
    {
        var (resolved, detail) = await ResolveAsync(platform, code, visit, clerk, cancellationToken);
        if (resolved is not PlatformAnswer<LicenseIdentifier>.Answered(var identifier))
        {
            return (ResolvedCode.Of(resolved.Then<License>(_ => throw new UnreachableException()), clock.Today), [detail]);
        }

        var call = calls.Of(visit, clerk);
        var read = await platform.ReadAsync(identifier, call, cancellationToken);
        if (read is PlatformAnswer<License>.Answered(var license))
        {
            read = new PlatformAnswer<License>.Answered(await WithStatusAsync(platform, license, call, cancellationToken));
        }

        return (ResolvedCode.Of(read, clock.Today), [detail, new("Data", read.Words)]);
    }

    /// <summary>
    /// The platform that can say whether a file is right: the one that the license was opened at, or else another that has
    /// it. Null when there is none.
    /// </summary>
    public ISharingPlatform? VoucherOf(License license, SearchAnswer.Answered? search) =>
        Find(license.Origin.Source)
        ?? search?.Others.Where(source => source.Hits.Any(hit => hit.Identifier == license.Identifier))
            .Select(source => Find(source.Key)).FirstOrDefault(platform => platform is not null);

    /// <summary>What the platform says of the file, within the time of one call; what came is named for the log.</summary>
    public async Task<(PlatformAnswer<PlatformWord> Answer, AuditDetail Detail)> VerifyFileAsync(
        ISharingPlatform platform, License license, LicenseFile file, Visit visit, Clerk clerk,
        CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        PlatformAnswer<PlatformWord> answer;
        try
        {
            answer = await platform.VerifyFileAsync(license.KindCode, file, calls.Of(visit, clerk), either.Token)
                .WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            answer = new PlatformAnswer<PlatformWord>.Unreachable(UnreachableCause.Silent, time.GetUtcNow().UtcDateTime);
        }

        var words = answer is PlatformAnswer<PlatformWord>.Answered(var word) ? $"{word}" : answer.Words;
        return (answer, new("FileAtPlatform", $"{platform.Key} {words}"));
    }

    /// <summary>Whether what the hall's library knows of a license is older than the hall lets count.</summary>
    public bool IsStale(License license) => options.Value.FreshHours is > 0 and var hours
        && license.Origin.Source == HallLibrary.SourceKey
        && time.GetUtcNow().UtcDateTime - license.Origin.SynchronizedAtUtc > TimeSpan.FromHours(hours);

    /// <summary>The status of a license whose own has grown old, as a platform says it today.</summary>
    /// <param name="platform">Which has it as well; null when none does.</param>
    /// <param name="license">As the library has it.</param>
    /// <param name="visit">The visit that opens it.</param>
    /// <param name="clerk">Who asks.</param>
    /// <param name="cancellationToken">The clerk has left.</param>
    public async Task<(LicenseStatus Status, AuditDetail Detail)> AskStatusAsync(
        ISharingPlatform? platform, License license, Visit visit, Clerk clerk, CancellationToken cancellationToken)
    {
        if (platform is null)
        {
            return (FreshStatus.Of(license.Status, said: null), new("FreshStatus", "None"));
        }

        var answer = await platform.VerifyAsync(license, calls.Of(visit, clerk), cancellationToken);
        var words = answer is PlatformAnswer<PlatformWord>.Answered(var word) ? $"{word}" : answer.Words;
        return (FreshStatus.Of(license.Status, answer), new("FreshStatus", $"{platform.Key} {words}"));
    }

    // A platform that does not say what the status is may say whether the data is right and in force.
    private static async Task<License> WithStatusAsync(
        ISharingPlatform platform, License license, PlatformCall call, CancellationToken cancellationToken) =>
        license.Status is LicenseStatus.Unknown && license.RawStatus is null
        && await platform.VerifyAsync(license, call, cancellationToken) is PlatformAnswer<PlatformWord>.Answered(var word)
            ? license with { Status = FreshStatus.Of(word) }
            : license;

    private async Task<AskedSource> AskOneAsync(
        ISharingPlatform platform, LicenseQuery query, ImmutableArray<string> kinds, PlatformCall call, AuditNote note,
        Func<LicenseHit, bool> isOffered)
    {
        var asking = note with { Action = AuditAction.PlatformAsked, Details = [new("Source", platform.Key)] };
        var since = time.GetTimestamp();
        try
        {
            return await audit.AnnouncedAsync(asking, async announcement =>
            {
                var answer = await FindAsync(platform, query, kinds, call);
                var told = AskedSource.Of(platform, answer, isOffered) with { Took = time.GetElapsedTime(since) };
                Hear(platform, answer);
                if (answer is PlatformAnswer<FoundLicenses>.Answered(var found))
                {
                    await news.HearAsync([.. found.Hits.Select(HeardLicense.Of)], CancellationToken.None);
                }

                await audit.RecordAsync(announcement, asking with
                {
                    Outcome = OutcomeOf(told.State),
                    Details =
                    [
                        .. asking.Details, new("Answer", answer.Words),
                        new("Hits", told.Hits.Length.ToString(CultureInfo.InvariantCulture)),
                    ],
                }, CancellationToken.None);
                return told;
            }, CancellationToken.None);
        }
        catch (AuditUnavailableException)
        {
            return new AskedSource(platform.Key, platform.Name, SourceState.NotRecorded);
        }
        catch (Exception exception)
        {
            // Whatever it was, the desk goes on with the other sources, and this one has not answered.
            LogFailed(platform.Key, exception);
            return new AskedSource(platform.Key, platform.Name, SourceState.NotUnderstood) { Why = nameof(AnswerFault.WrongValue) };
        }
    }

    // That the hall itself asks too much at once says nothing about the platform.
    private void Hear(ISharingPlatform platform, PlatformAnswer<FoundLicenses> answer)
    {
        if (answer is not (PlatformAnswer<FoundLicenses>.NotAsked or PlatformAnswer<FoundLicenses>.Unreachable(UnreachableCause.Busy, _)))
        {
            watch.Hear(platform.Key, answer is not PlatformAnswer<FoundLicenses>.Unreachable);
        }
    }

    // The route lets no other query through.
    private static async Task<PlatformAnswer<FoundLicenses>> FindAsync(
        ISharingPlatform platform, LicenseQuery query, ImmutableArray<string> kinds, PlatformCall call) => query switch
        {
            LicenseQuery.ByHolder(var holder) => await platform.SearchAsync(holder, kinds, call, CancellationToken.None),
            LicenseQuery.ByIdentifier(var identifier) =>
                (await platform.ReadAsync(identifier, call, CancellationToken.None)).Then<FoundLicenses>(license =>
                    new PlatformAnswer<FoundLicenses>.Answered(new([HallLibrary.ToHit(license)], 0))),
            _ => new PlatformAnswer<FoundLicenses>.NotAsked(NotAskedReason.OtherTerm),
        };

    private static AuditOutcome OutcomeOf(SourceState state) => state switch
    {
        SourceState.Found => AuditOutcome.Done,
        SourceState.None => AuditOutcome.NothingFound,
        SourceState.NotAsked => AuditOutcome.Refused,
        SourceState.Asking or SourceState.Unreachable or SourceState.Refused or SourceState.NotUnderstood
            or SourceState.NotRecorded => AuditOutcome.CouldNotBeTold,
    };

    [LoggerMessage(1, LogLevel.Error, "The platform {Platform} could not be asked.")]
    private partial void LogFailed(string platform, Exception exception);
}
