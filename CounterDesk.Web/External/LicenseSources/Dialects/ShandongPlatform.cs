using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.ShownCodes;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>
/// A platform that speaks as Shandong's does. It is asked for one kind at a time, enciphers what it answers for the hall,
/// hands files over behind links that are good once, and can ask on the holder's phone.
/// </summary>
internal sealed class ShandongPlatform(PlatformSetup setup) : EnvelopePlatform(setup)
{
    private readonly ShandongRequest _request = new(setup.Options);
    private readonly ShandongLicense _licenses = new(setup);

    public override PlatformKey CipherKey { get; } = new(setup.Ring, setup.Key, KeyUse.PlatformDeciphering);

    public override Task<PlatformAnswer<FoundLicenses>> SearchAsync(
        HolderCode holder, ImmutableArray<string> kinds, PlatformCall call, CancellationToken cancellationToken) =>
        EachAsync(holder, kinds, kind => AskAsync(
            PlatformOperation.Search, ShandongRequest.Search(holder, kind), call,
            data => Open(data, plain => _licenses.ReadList(plain, holder)), cancellationToken));

    public override async Task<PlatformAnswer<LicenseFile>> ReadFileAsync(
        LicenseIdentifier identifier, DateOnly until, PlatformCall call, CancellationToken cancellationToken) =>
        await FileOfAsync(
            await AskAsync(
                PlatformOperation.ReadFile, ShandongRequest.ReadFile(identifier, until), call,
                data => Open(data, plain => ReadLink(plain, identifier)), cancellationToken),
            cancellationToken);

    // Nobody's but the holder's own phone is asked.
    public override Task<PlatformAnswer<PhoneConsent>> BeginConsentAsync(
        ShownCode code, PhoneBearer bearer, ImmutableArray<string> kinds, PlatformCall call, CancellationToken cancellationToken) =>
        bearer is PhoneBearer.Holder
            ? AskAsync(
                PlatformOperation.BeginConsent, ShandongRequest.BeginConsent(code.Token, kinds), call,
                data => Open(data, plain => JsonReply.WithText(
                    plain, "trxId", id => new PlatformAnswer<PhoneConsent>.Answered(new(id)))),
                cancellationToken, isOnce: true)
            : base.BeginConsentAsync(code, bearer, kinds, call, cancellationToken);

    public override Task<PlatformAnswer<PhoneReply>> PollConsentAsync(
        PhoneConsent consent, PlatformCall call, CancellationToken cancellationToken) =>
        AskAsync(
            PlatformOperation.PollConsent, ShandongRequest.PollConsent(consent), call,
            data => Open(data, plain => JsonReply.WithText(plain, "verifyStatus", status =>
                new PlatformAnswer<PhoneReply>.Answered(new(ShandongCodes.PhoneStateOf(status), JsonReply.CodeOf(status))))),
            cancellationToken);

    public override Task<PlatformAnswer<FoundLicenses>> FetchAsync(
        PhoneConsent consent, HolderCode holder, ImmutableArray<string> kinds, PlatformCall call, CancellationToken cancellationToken) =>
        EachAsync(holder, kinds, kind => AskAsync(
            PlatformOperation.FetchConsented, ShandongRequest.FetchConsented(consent, kind), call,
            data => Open(data, plain => _licenses.ReadList(plain, holder)), cancellationToken));

    // Those of phones lie beside those of licenses. Verification is known by its results only, not by its path.
    protected override string UsualPathOf(PlatformOperation operation) => operation switch
    {
        PlatformOperation.Search => "/main/CertShare/queryCertInfoByHolderCode",
        PlatformOperation.Read => "/main/CertShare/queryCertInfo",
        PlatformOperation.ReadFile => "/main/CertShare/downloadUrl",
        PlatformOperation.Verify => "/main/CertShare/verifyCertInfo",
        PlatformOperation.VerifyFile => "/main/CertShare/verifyFile",
        PlatformOperation.Resolve => "/main/CertShare/queryCertInfoByQRcode",
        PlatformOperation.BeginConsent => "/main/ChannelVerify/begin/verify",
        PlatformOperation.PollConsent => "/main/ChannelVerify/current/status",
        PlatformOperation.FetchConsented => "/main/CertShare/queryCertInfosByVerifyTrx",
        PlatformOperation.Token or PlatformOperation.CheckCard or PlatformOperation.DeliverFile
            or PlatformOperation.BeginAgentConsent or PlatformOperation.ReportMissing
            or PlatformOperation.ReportWrong or PlatformOperation.ReportUnloadable or PlatformOperation.FollowReport
            or PlatformOperation.ReadChanges => "",
    };

    protected override PlatformAnswer<License> ReadLicense(JsonElement plain, LicenseIdentifier asked) => _licenses.Read(plain, asked);

    // Whether a result is enciphered is not known. It is about nobody.
    protected override PlatformAnswer<PlatformWord> ReadWord(JsonElement data) =>
        data.ValueKind is JsonValueKind.Object && data.TryGetProperty("result", out _)
            ? base.ReadWord(data)
            : Open(data, base.ReadWord);

    // Links and consents are enciphered whole, licenses inside an object.
    protected override PlatformAnswer<T> Open<T>(JsonElement data, Func<JsonElement, PlatformAnswer<T>> read) =>
        data.ValueKind is JsonValueKind.String
            ? Decipher(data.GetString()!, read)
            : JsonReply.WithText(data, "certData", cipher => Decipher(cipher, read));

    protected override Task<PlatformAnswer<PlatformSignIn>> SignInAsync() => Task.FromResult<PlatformAnswer<PlatformSignIn>>(
        new PlatformAnswer<PlatformSignIn>.Answered(new(Options.Account, Options.Shandong.AccessToken) { IsForGood = true }));

    protected override Task<PlatformAnswer<T>> AskAsync<T>(
        PlatformOperation operation, JsonObject data, PlatformCall call, Func<JsonElement, PlatformAnswer<T>> read,
        CancellationToken cancellationToken, bool isOnce = false) =>
        AskAsync(
            operation, call,
            (signIn, path) => Signed(path, _request.Write(signIn, call, (JsonObject)data.DeepClone())) with { IsOnce = isOnce },
            body => NationalReply.Read(body, read, ShandongCodes.RefusalOf, ShandongCodes.Asked), cancellationToken);

    // It has no question for all kinds. Without a word of the matter it is asked for those that the hall knows.
    private async Task<PlatformAnswer<FoundLicenses>> EachAsync(
        HolderCode holder, ImmutableArray<string> kinds, Func<string, Task<PlatformAnswer<FoundLicenses>>> ask)
    {
        var asked = kinds.Where(kind => Options.Kinds.Count is 0 || Options.Kinds.Contains(kind)).ToImmutableArray();
        asked = !asked.IsEmpty ? asked
            : Options.Kinds.Count > 0 ? [.. Options.Kinds]
            : [.. Setup.Kinds.All.Where(kind => CanHold(kind, holder)).Select(kind => kind.Code)];
        return JoinedAnswers.Of(await Task.WhenAll(asked.Select(ask)));
    }

    private static bool CanHold(LicenseKind kind, HolderCode holder) => kind.HolderKind switch
    {
        HolderKind.Person => !holder.IsOfOrganization,
        HolderKind.Organization => holder.IsOfOrganization,
        HolderKind.PersonOrOrganization => true,
    };

    // A link is elsewhere on the same machine.
    private PlatformAnswer<SentFile> ReadLink(JsonElement plain, LicenseIdentifier asked) =>
        plain.ValueKind is JsonValueKind.Object && plain.TryGetProperty("certIdentifier", out var about)
        && IdentifierText.Fold(about.ToString()) != asked.Value
            ? JsonReply.Fault<SentFile>(AnswerFault.AnotherLicense, "certIdentifier")
            : SentFile.Read(plain, new Uri(Options.Address!.GetLeftPart(UriPartial.Authority)));

    private PlatformAnswer<T> Decipher<T>(string cipher, Func<JsonElement, PlatformAnswer<T>> read)
    {
        var bytes = new byte[cipher.Length / 2];
        return Convert.FromHexString(cipher, bytes, out _, out _) is System.Buffers.OperationStatus.Done
            && CipherKey.Decipher(bytes) is { } plain
                ? JsonReply.Read(plain, read)
                : JsonReply.Fault<T>(AnswerFault.WrongCipher, null);
    }
}
