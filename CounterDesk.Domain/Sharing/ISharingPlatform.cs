using System.Collections.Immutable;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.ShownCodes;

namespace CounterDesk.Domain.Sharing;

/// <summary>
/// A platform that shares the licenses of other halls, cities and provinces (电子证照共享服务平台), as GB/T 36906-2018 has
/// it. Nothing is thrown for what may go wrong outside: it is an answer.
/// </summary>
public interface ISharingPlatform
{
    /// <summary>Names the platform in <see cref="LicenseOrigin"/>, in the log and in the settings.</summary>
    string Key { get; }

    SourceName Name { get; }

    /// <summary>Whether it can have somebody asked on her own phone: a holder, or who acts for one.</summary>
    bool AsksOnPhoneOf(PhoneBearer bearer) => false;

    /// <summary>The licenses of a holder (证照检索), of these kinds; of all when none is named.</summary>
    Task<PlatformAnswer<FoundLicenses>> SearchAsync(
        HolderCode holder, ImmutableArray<string> kinds, PlatformCall call, CancellationToken cancellationToken);

    /// <summary>Metadata and face of one license (证照信息获取).</summary>
    Task<PlatformAnswer<License>> ReadAsync(
        LicenseIdentifier identifier, PlatformCall call, CancellationToken cancellationToken);

    /// <summary>The file of one license, handed over for the call's purpose (证照文件获取): a copy that may be used until the day.</summary>
    Task<PlatformAnswer<LicenseFile>> ReadFileAsync(
        LicenseIdentifier identifier, DateOnly until, PlatformCall call, CancellationToken cancellationToken);

    /// <summary>What the platform says to the license's own data (证照信息验证).</summary>
    Task<PlatformAnswer<PlatformWord>> VerifyAsync(License license, PlatformCall call, CancellationToken cancellationToken);

    /// <summary>What the platform says to a file (证照文件验证).</summary>
    Task<PlatformAnswer<PlatformWord>> VerifyFileAsync(
        string kindCode, LicenseFile file, PlatformCall call, CancellationToken cancellationToken);

    /// <summary>Which license a code stands for that somebody shows. The code is used up by that.</summary>
    Task<PlatformAnswer<LicenseIdentifier>> ResolveAsync(
        ShownCode code, PlatformCall call, CancellationToken cancellationToken);

    /// <summary>
    /// Has the platform ask on the phone that shows the code whether these kinds may be fetched. The code is used up by
    /// that, and the question is put once.
    /// </summary>
    Task<PlatformAnswer<PhoneConsent>> BeginConsentAsync(
        ShownCode code, PhoneBearer bearer, ImmutableArray<string> kinds, PlatformCall call, CancellationToken cancellationToken) =>
        Task.FromResult<PlatformAnswer<PhoneConsent>>(new PlatformAnswer<PhoneConsent>.NotAsked(NotAskedReason.NotOffered));

    /// <summary>How far the question on the phone is.</summary>
    Task<PlatformAnswer<PhoneReply>> PollConsentAsync(
        PhoneConsent consent, PlatformCall call, CancellationToken cancellationToken) =>
        Task.FromResult<PlatformAnswer<PhoneReply>>(new PlatformAnswer<PhoneReply>.NotAsked(NotAskedReason.NotOffered));

    /// <summary>What was agreed to on the phone: the licenses of this holder, and of nobody else.</summary>
    Task<PlatformAnswer<FoundLicenses>> FetchAsync(
        PhoneConsent consent, HolderCode holder, ImmutableArray<string> kinds, PlatformCall call, CancellationToken cancellationToken) =>
        Task.FromResult<PlatformAnswer<FoundLicenses>>(new PlatformAnswer<FoundLicenses>.NotAsked(NotAskedReason.NotOffered));

    /// <summary>Tells the issuer that something is amiss; the answer is the number of the receipt. Never sent twice.</summary>
    Task<PlatformAnswer<string>> ReportAsync(PlatformReport report, PlatformCall call, CancellationToken cancellationToken);

    /// <summary>How many bytes of evidence may go with a report; 0: it takes none.</summary>
    int MostEvidenceBytes => 0;

    /// <summary>Whether it can be asked what became of a report.</summary>
    bool FollowsReports => false;

    /// <summary>What became of a report. None: the platform has no such report.</summary>
    Task<PlatformAnswer<ReportStanding>> FollowReportAsync(
        ReportReference report, PlatformCall call, CancellationToken cancellationToken) =>
        Task.FromResult<PlatformAnswer<ReportStanding>>(
            new PlatformAnswer<ReportStanding>.NotAsked(NotAskedReason.NotOffered));
}

/// <param name="Hits">Masked, as they may be chosen from.</param>
/// <param name="Unread">
/// How much more there was that could not be told: records that nobody could read, and kinds that are asked for one by one
/// and were not answered.
/// </param>
public sealed record FoundLicenses(ImmutableArray<LicenseHit> Hits, int Unread);

/// <summary>What a platform says to data or a file that it was given.</summary>
public enum PlatformWord
{
    /// <summary>As the platform has it, and in force.</summary>
    Right,

    /// <summary>As the platform has it, and not yet in force.</summary>
    RightNotActivated,

    /// <summary>As the platform has it, and suspended.</summary>
    RightSuspended,

    /// <summary>As the platform has it, and no longer in force.</summary>
    RightEnded,

    /// <summary>The data fits several licenses, or too little was given.</summary>
    Unclear,

    /// <summary>The platform has no such license.</summary>
    Unknown,

    /// <summary>The platform has it otherwise.</summary>
    Wrong,
}

/// <summary>What is reported to an issuer.</summary>
public abstract record PlatformReport
{
    private PlatformReport()
    {
    }

    /// <summary>Where whoever raised it can be called; null when she left no number.</summary>
    public string? Telephone { get; init; }

    /// <summary>What shows that it is so; null when nothing does, or the platform takes none.</summary>
    public LicenseFile? Evidence { get; init; }

    public sealed override string ToString() => GetType().Name;

    /// <summary>A license that there should be.</summary>
    /// <param name="Holder">Whose it is.</param>
    /// <param name="KindName">The name of its kind.</param>
    /// <param name="IssuerName">Who should have issued it.</param>
    public sealed record Missing(Holder Holder, string KindName, string IssuerName) : PlatformReport
    {
        /// <summary>The number on its paper form; null when nobody knows.</summary>
        public string? Number { get; init; }

        /// <summary>When that was issued; null when nobody knows.</summary>
        public DateOnly? IssuedOn { get; init; }
    }

    /// <param name="Identifier">The license.</param>
    /// <param name="Remark">What is wrong with its content.</param>
    public sealed record Wrong(LicenseIdentifier Identifier, string Remark) : PlatformReport;

    /// <summary>A license whose file does not come or cannot be read.</summary>
    public sealed record Unloadable(LicenseIdentifier Identifier) : PlatformReport;
}
