using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>
/// A platform that speaks as Shanghai's does, which passes on what the national gateway has. Of a person it wants the identity
/// card first, as a reader read it, and gives what stands for her number from then on; organizations, and licenses by their
/// identifier, are asked for as they are. Nothing is asked under no item.
/// </summary>
internal sealed class ShanghaiPlatform(PlatformSetup setup) : SharingPlatform(setup)
{
    private readonly ShanghaiRequest _request = new(setup.Options);
    private readonly NationalLicense _licenses = new(setup);

    public override async Task<PlatformAnswer<FoundLicenses>> SearchAsync(
        HolderCode holder, ImmutableArray<string> kinds, PlatformCall call, CancellationToken cancellationToken)
    {
        var known = await NumberOfAsync(holder, call, cancellationToken);
        return known is PlatformAnswer<string>.Answered(var number)
            ? await AskAsync(
                PlatformOperation.Search,
                ShanghaiRequest.Search(number, kinds is [var only] ? Setup.Kinds.Find(only)?.Name : null), call,
                data => _licenses.ReadList(data, holder), cancellationToken)
            : known.Then<FoundLicenses>(_ => throw new UnreachableException());
    }

    public override Task<PlatformAnswer<License>> ReadAsync(
        LicenseIdentifier identifier, PlatformCall call, CancellationToken cancellationToken) =>
        AskAsync(
            PlatformOperation.Read, ShanghaiRequest.Read(identifier), call, data => _licenses.Read(data, identifier), cancellationToken);

    // It has no word for how long the file may be used. What it calls the file is for itself: nobody else is asked for it.
    public override async Task<PlatformAnswer<LicenseFile>> ReadFileAsync(
        LicenseIdentifier identifier, DateOnly until, PlatformCall call, CancellationToken cancellationToken)
    {
        var named = await AskAsync(
            PlatformOperation.ReadFile, ShanghaiRequest.Read(identifier), call,
            data => JsonReply.WithText(data, "url", name => JsonReply.WithText(
                data, "fileFormat", format => new PlatformAnswer<ShanghaiFile>.Answered(new(name, format)))),
            cancellationToken);
        return named is PlatformAnswer<ShanghaiFile>.Answered(var file)
            ? await SendAsync(
                PlatformOperation.DeliverFile, ShanghaiRequest.Deliver(file), call, ReadFile, cancellationToken)
            : named.Then<LicenseFile>(_ => throw new UnreachableException());
    }

    protected override string UsualPathOf(PlatformOperation operation) => operation switch
    {
        PlatformOperation.Token => "/cert/usage/login.do",
        PlatformOperation.CheckCard => "/cert/usage/checkIDCard.do",
        PlatformOperation.Search => "/cert/usage/gb/secRetrieval.do",
        PlatformOperation.Read => "/cert/usage/gb/getCertificateDataByCertificateID.do",
        PlatformOperation.ReadFile => "/cert/usage/gb/getCertificateFileByCertificateID.do",
        PlatformOperation.DeliverFile => "/cert/usage/gb/getCertFile.do",
        PlatformOperation.Verify or PlatformOperation.VerifyFile or PlatformOperation.Resolve or PlatformOperation.BeginConsent
            or PlatformOperation.BeginAgentConsent or PlatformOperation.PollConsent or PlatformOperation.FetchConsented
            or PlatformOperation.ReportMissing or PlatformOperation.ReportWrong or PlatformOperation.ReportUnloadable
            or PlatformOperation.FollowReport or PlatformOperation.ReadChanges => "",
    };

    protected override async Task<PlatformAnswer<PlatformSignIn>> SignInAsync()
    {
        var answer = await ExchangeAsync(
            Signed(PathOf(PlatformOperation.Token), _request.SignIn()),
            body => ShanghaiReply.Read(body, root => JsonReply.WithText(
                root, "sessionId", session => new PlatformAnswer<PlatformSignIn>.Answered(new(Options.Account, session)))),
            CancellationToken.None);

        // Whatever it is called, here it is the sign-in that was refused.
        return answer is PlatformAnswer<PlatformSignIn>.Refused(PlatformRefusal.UnknownCode, var code)
            ? new PlatformAnswer<PlatformSignIn>.Refused(PlatformRefusal.SignIn, code)
            : answer;
    }

    // A person's own number goes with her card and nowhere else: what gives it back does not encipher.
    private Task<PlatformAnswer<string>> NumberOfAsync(
        HolderCode holder, PlatformCall call, CancellationToken cancellationToken) =>
        holder.IsOfOrganization ? Task.FromResult<PlatformAnswer<string>>(new PlatformAnswer<string>.Answered(holder.Text))
        : call.CardOf(holder) is not { } card
            ? Task.FromResult<PlatformAnswer<string>>(new PlatformAnswer<string>.NotAsked(NotAskedReason.CardNotRead))
        : SendAsync(
            PlatformOperation.CheckCard, ShanghaiRequest.CheckCard(card), call,
            body => ShanghaiReply.Read(body, root => JsonReply.WithText(root, "idCard", number => number == holder.Text
                ? JsonReply.Fault<string>(AnswerFault.WrongCipher, "idCard")
                : new PlatformAnswer<string>.Answered(number))),
            cancellationToken);

    // Where there is no file, it says so in JSON.
    private static PlatformAnswer<LicenseFile> ReadFile(byte[] body) => body is [(byte)'{', ..]
        ? ShanghaiReply.Read(body, _ => JsonReply.Fault<LicenseFile>(AnswerFault.NotAFile, "content"))
        : SentFile.ReadBytes(body);

    private Task<PlatformAnswer<T>> AskAsync<T>(
        PlatformOperation operation, JsonObject data, PlatformCall call, Func<JsonElement, PlatformAnswer<T>> read,
        CancellationToken cancellationToken) =>
        SendAsync(
            operation, data, call, body => ShanghaiReply.Read(body, root => ShanghaiReply.WithData(root, read)), cancellationToken);

    private Task<PlatformAnswer<T>> SendAsync<T>(
        PlatformOperation operation, JsonObject data, PlatformCall call, Func<byte[], PlatformAnswer<T>> read,
        CancellationToken cancellationToken) =>
        _request.ItemOf(call) is null
            ? Task.FromResult<PlatformAnswer<T>>(new PlatformAnswer<T>.NotAsked(NotAskedReason.CallIncomplete))
            : AskAsync(
                operation, call,
                (signIn, path) => Signed(path, _request.Write(signIn, call, (JsonObject)data.DeepClone())) with
                {
                    // A file is handed over once.
                    IsOnce = operation is PlatformOperation.DeliverFile,
                },
                read, cancellationToken);
}
