using System.Text.Json;
using System.Text.Json.Nodes;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.ShownCodes;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>A platform that is asked and answers in GB/T 36906's envelope: what those have in common.</summary>
internal abstract class EnvelopePlatform(PlatformSetup setup) : SharingPlatform(setup)
{
    public override Task<PlatformAnswer<License>> ReadAsync(
        LicenseIdentifier identifier, PlatformCall call, CancellationToken cancellationToken) =>
        AskAsync(
            PlatformOperation.Read, NationalRequest.Read(identifier), call,
            data => Open(data, plain => ReadLicense(plain, identifier)), cancellationToken);

    public override Task<PlatformAnswer<PlatformWord>> VerifyAsync(
        License license, PlatformCall call, CancellationToken cancellationToken) =>
        AskAsync(PlatformOperation.Verify, NationalRequest.Verify(license), call, ReadWord, cancellationToken);

    public override Task<PlatformAnswer<PlatformWord>> VerifyFileAsync(
        string kindCode, LicenseFile file, PlatformCall call, CancellationToken cancellationToken) =>
        AskAsync(PlatformOperation.VerifyFile, NationalRequest.VerifyFile(kindCode, file), call, ReadWord, cancellationToken);

    public override Task<PlatformAnswer<LicenseIdentifier>> ResolveAsync(
        ShownCode code, PlatformCall call, CancellationToken cancellationToken) =>
        AskAsync(
            PlatformOperation.Resolve, NationalRequest.Resolve(code.Token), call,
            data => Open(data, ReadIdentifier), cancellationToken, isOnce: true);

    /// <summary>Makes an answer's data readable, where it is not.</summary>
    protected virtual PlatformAnswer<T> Open<T>(JsonElement data, Func<JsonElement, PlatformAnswer<T>> read) => read(data);

    protected abstract PlatformAnswer<License> ReadLicense(JsonElement plain, LicenseIdentifier asked);

    /// <summary>What an answer says to data or a file.</summary>
    protected virtual PlatformAnswer<PlatformWord> ReadWord(JsonElement data) =>
        JsonReply.WithText(data, "result", result => NationalCodes.WordOf(result) is { } word
            ? new PlatformAnswer<PlatformWord>.Answered(word)
            : JsonReply.Fault<PlatformWord>(AnswerFault.WrongValue, "result"));

    /// <summary>Asks for something in the envelope.</summary>
    protected abstract Task<PlatformAnswer<T>> AskAsync<T>(
        PlatformOperation operation, JsonObject data, PlatformCall call, Func<JsonElement, PlatformAnswer<T>> read,
        CancellationToken cancellationToken, bool isOnce = false);

    private static PlatformAnswer<LicenseIdentifier> ReadIdentifier(JsonElement data) =>
        JsonReply.WithText(data, "cert_identifier", text => LicenseIdentifier.FindFaultFromSource(text) is null
            ? new PlatformAnswer<LicenseIdentifier>.Answered(LicenseIdentifier.FromSource(text))
            : JsonReply.Fault<LicenseIdentifier>(AnswerFault.WrongValue, "cert_identifier"));
}
