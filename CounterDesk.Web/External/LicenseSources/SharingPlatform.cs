using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.ShownCodes;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.External.LicenseSources.Dialects;

namespace CounterDesk.Web.External.LicenseSources;

/// <summary>
/// A sharing platform of the shape of GB/T 36906. Each question is signed by the hall; the sign-in is renewed once when
/// the platform says that it has ended.
/// </summary>
internal sealed class SharingPlatform : ISharingPlatform, IDisposable
{
    private readonly PlatformOptions _options;
    private readonly PlatformConnection _connection;
    private readonly NationalLicense _licenses;
    private readonly TimeProvider _time;
    private readonly Lock _turn = new();
    private PlatformSignIn? _signIn;
    private DateTime? _downSinceUtc;
    private bool _hasAnswered;

    public SharingPlatform(
        string key, PlatformOptions options, LicenseSourceOptions all, IKeyRing ring, LicenseKindCatalog kinds, TimeProvider time)
    {
        (Key, _options, _time) = (key, options, time);
        _connection = new PlatformConnection(options, all, time);
        Name = new SourceName(options.Name, options.EnglishName);
        _licenses = new NationalLicense(key, Name, kinds);
        SigningKey = new PlatformKey(ring, key);
    }

    public string Key { get; }

    public SourceName Name { get; }

    public PlatformOptions Options => _options;

    public PlatformKey SigningKey { get; }

    /// <summary>Since when nothing has come from it; null while something does, or nobody has asked.</summary>
    public DateTime? DownSinceUtc
    {
        get
        {
            lock (_turn)
            {
                return _downSinceUtc;
            }
        }
    }

    /// <summary>Whether anything has come from it since the program began.</summary>
    public bool HasAnswered
    {
        get
        {
            lock (_turn)
            {
                return _hasAnswered;
            }
        }
    }

    private DateTime UtcNow => _time.GetUtcNow().UtcDateTime;

    public void Dispose() => _connection.Dispose();

    /// <summary>Where it is asked for something; empty when it does not offer that.</summary>
    public string PathOf(PlatformOperation operation) =>
        _options.Paths.TryGetValue(operation, out var path) ? path : NationalPaths.Of(operation);

    public Task<PlatformAnswer<FoundLicenses>> SearchAsync(
        HolderCode holder, ImmutableArray<string> kinds, PlatformCall call, CancellationToken cancellationToken) =>
        AskAsync(
            PlatformOperation.Search, NationalRequest.Search(holder, kinds is [var only] ? only : null), call,
            data => _licenses.ReadList(data, holder, UtcNow), cancellationToken);

    public Task<PlatformAnswer<License>> ReadAsync(
        LicenseIdentifier identifier, PlatformCall call, CancellationToken cancellationToken) =>
        AskAsync(
            PlatformOperation.Read, NationalRequest.Read(identifier), call,
            data => _licenses.Read(data, identifier, UtcNow), cancellationToken);

    public async Task<PlatformAnswer<LicenseFile>> ReadFileAsync(
        LicenseIdentifier identifier, DateOnly until, PlatformCall call, CancellationToken cancellationToken)
    {
        var sent = await AskAsync(
            PlatformOperation.ReadFile, NationalRequest.ReadFile(identifier, until, call), call,
            data => NationalFile.Read(data, _options.Address!), cancellationToken);
        return sent switch
        {
            PlatformAnswer<SentFile>.Answered(SentFile.Inside(var file)) => new PlatformAnswer<LicenseFile>.Answered(file),
            PlatformAnswer<SentFile>.Answered(SentFile.Behind(var path)) => await FetchAsync(path, cancellationToken),
            _ => sent.Then<LicenseFile>(_ => throw new System.Diagnostics.UnreachableException()),
        };
    }

    public Task<PlatformAnswer<PlatformWord>> VerifyAsync(
        License license, PlatformCall call, CancellationToken cancellationToken) =>
        AskAsync(PlatformOperation.Verify, NationalRequest.Verify(license), call, ReadWord, cancellationToken);

    public Task<PlatformAnswer<PlatformWord>> VerifyFileAsync(
        string kindCode, LicenseFile file, PlatformCall call, CancellationToken cancellationToken) =>
        AskAsync(PlatformOperation.VerifyFile, NationalRequest.VerifyFile(kindCode, file), call, ReadWord, cancellationToken);

    public Task<PlatformAnswer<LicenseIdentifier>> ResolveAsync(
        ShownCode code, PlatformCall call, CancellationToken cancellationToken) =>
        AskAsync(
            PlatformOperation.Resolve, NationalRequest.Resolve(code.Token), call,
            data => NationalReply.WithText(data, "cert_identifier", text => LicenseIdentifier.FindFaultFromSource(text) is null
                ? new PlatformAnswer<LicenseIdentifier>.Answered(LicenseIdentifier.FromSource(text))
                : NationalReply.Fault<LicenseIdentifier>(AnswerFault.WrongValue, "cert_identifier")),
            cancellationToken, isOnce: true);

    public Task<PlatformAnswer<string>> ReportAsync(
        PlatformReport report, PlatformCall call, CancellationToken cancellationToken) =>
        AskAsync(
            report switch
            {
                PlatformReport.Missing => PlatformOperation.ReportMissing,
                PlatformReport.Wrong => PlatformOperation.ReportWrong,
                PlatformReport.Unloadable => PlatformOperation.ReportUnloadable,
                _ => throw new System.Diagnostics.UnreachableException(),
            },
            NationalRequest.Report(report), call,
            data => NationalReply.WithText(data, "receiptNumber", number => new PlatformAnswer<string>.Answered(number)),
            cancellationToken, isOnce: true);

    private static PlatformAnswer<PlatformWord> ReadWord(JsonElement data) =>
        NationalReply.WithText(data, "result", result => NationalCodes.WordOf(result) is { } word
            ? new PlatformAnswer<PlatformWord>.Answered(word)
            : NationalReply.Fault<PlatformWord>(AnswerFault.WrongValue, "result"));

    private async Task<PlatformAnswer<T>> AskAsync<T>(
        PlatformOperation operation, JsonObject data, PlatformCall call, Func<JsonElement, PlatformAnswer<T>> read,
        CancellationToken cancellationToken, bool isOnce = false)
    {
        if (!call.IsComplete)
        {
            return new PlatformAnswer<T>.NotAsked(NotAskedReason.CallIncomplete);
        }

        if (PathOf(operation) is not { Length: > 0 } path)
        {
            return new PlatformAnswer<T>.NotAsked(NotAskedReason.NotOffered);
        }

        var known = _signIn;
        var signIn = known ?? await SignInAsync(cancellationToken);
        var answer = await signIn.ThenAsync(held => SendAsync(held, path, data, call, read, isOnce, cancellationToken));

        // A sign-in that has ended was refused before anything was done, so that asking again is safe whatever it was.
        if (known is not null && answer is PlatformAnswer<T>.Refused(PlatformRefusal.SignIn, _))
        {
            signIn = await SignInAsync(cancellationToken);
            answer = await signIn.ThenAsync(held => SendAsync(held, path, data, call, read, isOnce, cancellationToken));
        }

        return answer;
    }

    private async Task<PlatformAnswer<T>> SendAsync<T>(
        PlatformSignIn signIn, string path, JsonObject data, PlatformCall call, Func<JsonElement, PlatformAnswer<T>> read,
        bool isOnce, CancellationToken cancellationToken)
    {
        var head = new NationalHead(_options.Account, signIn.AccessId, signIn.Token, _time.GetUtcNow());
        var body = NationalRequest.Write(head, call, (JsonObject)data.DeepClone());
        return await ExchangeAsync(path, body, read, isOnce, cancellationToken);
    }

    private async Task<PlatformSignIn.Answer> SignInAsync(CancellationToken cancellationToken)
    {
        var accessId = NationalRequest.AccessId(_options.Account, _time.GetUtcNow(), Guid.NewGuid());
        var body = NationalRequest.Token(
            _options.Account, accessId, SigningKey.Sign(System.Text.Encoding.UTF8.GetBytes(accessId)));
        var answer = await ExchangeAsync(
            PathOf(PlatformOperation.Token), body,
            data => NationalReply.WithText(
                data, "accessToken", token => new PlatformAnswer<PlatformSignIn>.Answered(new(accessId, token))),
            isOnce: false, cancellationToken);
        _signIn = answer is PlatformAnswer<PlatformSignIn>.Answered(var signIn) ? signIn : null;
        return new(answer);
    }

    private async Task<PlatformAnswer<T>> ExchangeAsync<T>(
        string path, byte[] body, Func<JsonElement, PlatformAnswer<T>> read, bool isOnce, CancellationToken cancellationToken)
    {
        (string, string)[] headers = [("X-Account-Id", _options.Account), ("X-Sign", SigningKey.Sign(body))];
        var (reply, cause) = await _connection.AskAsync(path, body, headers, isOnce, cancellationToken);
        return Heard(reply) is { } heard ? Judge(heard, read) : Unreachable<T>(cause);
    }

    private async Task<PlatformAnswer<LicenseFile>> FetchAsync(string path, CancellationToken cancellationToken)
    {
        // The link is good for one delivery.
        var (reply, cause) = await _connection.AskAsync(path, null, [], isOnce: true, cancellationToken);
        return Heard(reply) is not { } heard ? Unreachable<LicenseFile>(cause)
            : FaultOf<LicenseFile>(heard) ?? NationalFile.ReadBytes(heard.Body);
    }

    private PlatformAnswer<T> Judge<T>(PlatformReply reply, Func<JsonElement, PlatformAnswer<T>> read) =>
        (FaultOf<T>(reply) ?? NationalReply.Read(reply.Body, read)) switch
        {
            PlatformAnswer<T>.Refused(PlatformRefusal.SignIn, var code) when IsClockSkewed(reply) =>
                new PlatformAnswer<T>.Refused(PlatformRefusal.ClockSkew, code),
            PlatformAnswer<T>.Refused(PlatformRefusal.UnknownCode, var code) when _options.Codes.TryGetValue(code, out var why) =>
                new PlatformAnswer<T>.Refused(why, code),
            var answer => answer,
        };

    private static PlatformAnswer<T>? FaultOf<T>(PlatformReply reply) => reply.Status switch
    {
        HttpStatusCode.OK => null,
        _ when reply.IsRedirect => NationalReply.Fault<T>(AnswerFault.Redirected, null),
        HttpStatusCode.RequestEntityTooLarge => NationalReply.Fault<T>(AnswerFault.TooLong, null),
        HttpStatusCode.TooManyRequests => new PlatformAnswer<T>.Refused(PlatformRefusal.Quota, CodeOf(reply)),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new PlatformAnswer<T>.Refused(PlatformRefusal.SignIn, CodeOf(reply)),
        HttpStatusCode.NotFound => new PlatformAnswer<T>.Refused(PlatformRefusal.NotOffered, CodeOf(reply)),
        _ => new PlatformAnswer<T>.Refused(PlatformRefusal.UnknownCode, CodeOf(reply)),
    };

    private static string CodeOf(PlatformReply reply) => string.Create(CultureInfo.InvariantCulture, $"HTTP-{(int)reply.Status}");

    // Sign-ins carry the time, and platforms take them for a few minutes.
    private bool IsClockSkewed(PlatformReply reply) =>
        reply.At is { } at && (at - _time.GetUtcNow()).Duration() > TimeSpan.FromMinutes(2);

    private PlatformReply? Heard(PlatformReply? reply)
    {
        lock (_turn)
        {
            _downSinceUtc = reply is null ? _downSinceUtc ?? UtcNow : null;
            _hasAnswered |= reply is not null;
        }

        return reply;
    }

    private PlatformAnswer<T>.Unreachable Unreachable<T>(UnreachableCause cause) => new(cause, DownSinceUtc ?? UtcNow);
}
