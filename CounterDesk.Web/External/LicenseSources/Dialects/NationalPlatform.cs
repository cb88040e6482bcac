using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.Synchronization;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>A platform of the shape of GB/T 36906 with the national gateway's names. Each question is signed by the hall.</summary>
internal sealed class NationalPlatform(PlatformSetup setup) : EnvelopePlatform(setup)
{
    private readonly NationalLicense _licenses = new(setup);

    public override Task<PlatformAnswer<FoundLicenses>> SearchAsync(
        HolderCode holder, ImmutableArray<string> kinds, PlatformCall call, CancellationToken cancellationToken) =>
        AskAsync(
            PlatformOperation.Search, NationalRequest.Search(holder, kinds is [var only] ? only : null), call,
            data => _licenses.ReadList(data, holder), cancellationToken);

    public override async Task<PlatformAnswer<LicenseFile>> ReadFileAsync(
        LicenseIdentifier identifier, DateOnly until, PlatformCall call, CancellationToken cancellationToken) =>
        await FileOfAsync(
            await AskAsync(
                PlatformOperation.ReadFile, NationalRequest.ReadFile(identifier, until, call), call,
                data => SentFile.Read(data, Options.Address!), cancellationToken),
            cancellationToken);

    public override int MostEvidenceBytes => Options.Fujian.MostEvidenceBytes;

    public override Task<PlatformAnswer<string>> ReportAsync(
        PlatformReport report, PlatformCall call, CancellationToken cancellationToken) =>
        AskAsync(
            FujianFeedback.OperationOf(report), FujianFeedback.Write(report), call,
            data => JsonReply.WithText(data, "receiptNumber", number => new PlatformAnswer<string>.Answered(number)),
            cancellationToken, isOnce: true);

    public override Task<PlatformAnswer<ReportStanding>> FollowReportAsync(
        ReportReference report, PlatformCall call, CancellationToken cancellationToken) =>
        AskAsync(PlatformOperation.FollowReport, FujianFeedback.Follow(report), call, ReadStanding, cancellationToken);

    /// <summary>A page of what the platform's region publishes.</summary>
    public Task<PlatformAnswer<FeedPage>> ReadChangesAsync(
        string? cursor, int pageSize, PlatformCall call, CancellationToken cancellationToken) =>
        AskAsync(
            PlatformOperation.ReadChanges, NationalChanges.Ask(cursor, pageSize), call, data => NationalChanges.Read(data, Setup),
            cancellationToken);

    private static bool IsOfReports(PlatformOperation operation) => operation is PlatformOperation.ReportMissing
        or PlatformOperation.ReportWrong or PlatformOperation.ReportUnloadable or PlatformOperation.FollowReport;

    // In no document that was found: a platform that has it is set up with its path.
    private static PlatformAnswer<ReportStanding> ReadStanding(JsonElement data) =>
        JsonReply.WithText(data, "receiptNumber", receipt => JsonReply.WithText(
            data, "result", result => NationalCodes.ProgressOf(result) is { } progress
                ? new PlatformAnswer<ReportStanding>.Answered(new(receipt, progress))
                : JsonReply.Fault<ReportStanding>(AnswerFault.WrongValue, "result")));

    // Reading has the national gateway's names; verification those of GB/T 36906-2018 as it was rebuilt from three systems;
    // codes and reports those of the provinces that have them.
    protected override string UsualPathOf(PlatformOperation operation) => operation switch
    {
        PlatformOperation.Token => "/elssp/v1/GetAccessToken",
        PlatformOperation.Search => "/elssp/v1/GetCertificateDataByHolder",
        PlatformOperation.Read => "/elssp/v1/GetCertificateDataByCertificateID",
        PlatformOperation.ReadFile => "/elssp/v1/GetCertificateFileByCertificateID",
        PlatformOperation.Verify => "/verifyCertInfo",
        PlatformOperation.VerifyFile => "/verifyFile",
        PlatformOperation.Resolve => "/queryCertInfoByQRcode",
        PlatformOperation.ReportMissing => "/feedback/lack",
        PlatformOperation.ReportWrong => "/feedback/error",
        PlatformOperation.ReportUnloadable => "/feedback/loadFailure",
        PlatformOperation.CheckCard or PlatformOperation.DeliverFile or PlatformOperation.BeginConsent
            or PlatformOperation.BeginAgentConsent or PlatformOperation.PollConsent or PlatformOperation.FetchConsented
            or PlatformOperation.FollowReport
            or PlatformOperation.ReadChanges => "",
    };

    protected override PlatformAnswer<License> ReadLicense(JsonElement plain, LicenseIdentifier asked) => _licenses.Read(plain, asked);

    protected override Task<PlatformAnswer<PlatformSignIn>> SignInAsync()
    {
        var accessId = NationalRequest.AccessId(Options.Account, Time.GetUtcNow(), Guid.NewGuid());
        var body = NationalRequest.Token(Options.Account, accessId, SigningKey.Sign(Encoding.UTF8.GetBytes(accessId)));
        return ExchangeAsync(
            Signed(PathOf(PlatformOperation.Token), body),
            reply => NationalReply.Read(
                reply,
                data => JsonReply.WithText(
                    data, "accessToken", token => new PlatformAnswer<PlatformSignIn>.Answered(new(accessId, token))),
                NationalCodes.RefusalOf),
            CancellationToken.None);
    }

    protected override Task<PlatformAnswer<T>> AskAsync<T>(
        PlatformOperation operation, JsonObject data, PlatformCall call, Func<JsonElement, PlatformAnswer<T>> read,
        CancellationToken cancellationToken, bool isOnce = false) =>
        AskAsync(
            operation, call,
            (signIn, path) => Signed(path, NationalRequest.Write(
                new(Options.Account, signIn.AccessId, signIn.Token, Time.GetUtcNow()), call, (JsonObject)data.DeepClone(),
                IsOfReports(operation) ? FujianFeedback.Client(call, Options.Fujian) : NationalRequest.Client(call)))
                with { IsOnce = isOnce },
            body => NationalReply.Read(body, read, NationalCodes.RefusalOf), cancellationToken);
}
