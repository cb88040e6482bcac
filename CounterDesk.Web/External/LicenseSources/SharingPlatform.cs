using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.ShownCodes;
using CounterDesk.Web.External.LicenseSources.Dialects;

namespace CounterDesk.Web.External.LicenseSources;

/// <summary>
/// What all platforms have in common, whatever they speak: nobody is asked without what goes with every call, the sign-in
/// is renewed once when the platform says that it has ended, and whatever comes back over HTTP is an answer.
/// </summary>
internal abstract class SharingPlatform : ISharingPlatform, IDisposable
{
    private readonly PlatformConnection _connection;
    private readonly Lock _turn = new();
    private PlatformSignIn? _signIn;
    private Task<PlatformAnswer<PlatformSignIn>>? _signingIn;
    private DateTime? _downSinceUtc;
    private bool _hasAnswered;

    protected SharingPlatform(PlatformSetup setup)
    {
        Setup = setup;
        _connection = new PlatformConnection(setup.Options, setup.All, setup.Time);
        SigningKey = new PlatformKey(setup.Ring, setup.Key);
    }

    public string Key => Setup.Key;

    public SourceName Name => Setup.Name;

    public PlatformOptions Options => Setup.Options;

    public bool AsksOnPhoneOf(PhoneBearer bearer) => PathOf(bearer switch
    {
        PhoneBearer.Holder => PlatformOperation.BeginConsent,
        PhoneBearer.Agent => PlatformOperation.BeginAgentConsent,
    }).Length > 0;

    /// <summary>Signs what is asked.</summary>
    public PlatformKey SigningKey { get; }

    /// <summary>Deciphers what is answered; null where nothing is enciphered.</summary>
    public virtual PlatformKey? CipherKey => null;

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

    protected PlatformSetup Setup { get; }

    protected TimeProvider Time => Setup.Time;

    protected DateTime UtcNow => Time.GetUtcNow().UtcDateTime;

    /// <summary>The platform in the dialect that its settings name.</summary>
    public static SharingPlatform Create(PlatformSetup setup) => setup.Options.Dialect switch
    {
        PlatformDialect.National => new NationalPlatform(setup),
        PlatformDialect.Shandong => new ShandongPlatform(setup),
        PlatformDialect.Guangdong => new GuangdongPlatform(setup),
        PlatformDialect.Shanghai => new ShanghaiPlatform(setup),
    };

    public void Dispose() => _connection.Dispose();

    /// <summary>Where it is asked for something; empty when it does not offer that.</summary>
    public string PathOf(PlatformOperation operation) =>
        Options.Paths.TryGetValue(operation, out var path) ? path : UsualPathOf(operation);

    public abstract Task<PlatformAnswer<FoundLicenses>> SearchAsync(
        HolderCode holder, ImmutableArray<string> kinds, PlatformCall call, CancellationToken cancellationToken);

    public abstract Task<PlatformAnswer<License>> ReadAsync(
        LicenseIdentifier identifier, PlatformCall call, CancellationToken cancellationToken);

    public abstract Task<PlatformAnswer<LicenseFile>> ReadFileAsync(
        LicenseIdentifier identifier, DateOnly until, PlatformCall call, CancellationToken cancellationToken);

    public virtual Task<PlatformAnswer<PlatformWord>> VerifyAsync(
        License license, PlatformCall call, CancellationToken cancellationToken) => NotOfferedAsync<PlatformWord>();

    public virtual Task<PlatformAnswer<PlatformWord>> VerifyFileAsync(
        string kindCode, LicenseFile file, PlatformCall call, CancellationToken cancellationToken) => NotOfferedAsync<PlatformWord>();

    public virtual Task<PlatformAnswer<LicenseIdentifier>> ResolveAsync(
        ShownCode code, PlatformCall call, CancellationToken cancellationToken) => NotOfferedAsync<LicenseIdentifier>();

    public virtual Task<PlatformAnswer<PhoneConsent>> BeginConsentAsync(
        ShownCode code, PhoneBearer bearer, ImmutableArray<string> kinds, PlatformCall call, CancellationToken cancellationToken) =>
        NotOfferedAsync<PhoneConsent>();

    public virtual Task<PlatformAnswer<PhoneReply>> PollConsentAsync(
        PhoneConsent consent, PlatformCall call, CancellationToken cancellationToken) => NotOfferedAsync<PhoneReply>();

    public virtual Task<PlatformAnswer<FoundLicenses>> FetchAsync(
        PhoneConsent consent, HolderCode holder, ImmutableArray<string> kinds, PlatformCall call, CancellationToken cancellationToken) =>
        NotOfferedAsync<FoundLicenses>();

    public virtual Task<PlatformAnswer<string>> ReportAsync(
        PlatformReport report, PlatformCall call, CancellationToken cancellationToken) => NotOfferedAsync<string>();

    public virtual int MostEvidenceBytes => 0;

    public bool FollowsReports => PathOf(PlatformOperation.FollowReport).Length > 0;

    public virtual Task<PlatformAnswer<ReportStanding>> FollowReportAsync(
        ReportReference report, PlatformCall call, CancellationToken cancellationToken) => NotOfferedAsync<ReportStanding>();

    /// <summary>Where platforms of this dialect have it, as far as is known; empty: they have no such thing.</summary>
    protected abstract string UsualPathOf(PlatformOperation operation);

    /// <summary>By what the platform knows the hall from now on, or why it does not.</summary>
    protected abstract Task<PlatformAnswer<PlatformSignIn>> SignInAsync();

    /// <summary>Asks for something, signed in.</summary>
    /// <param name="operation">What is asked for.</param>
    /// <param name="call">Who asks, and what for.</param>
    /// <param name="write">Makes the question for a path.</param>
    /// <param name="read">Reads the answer's bytes.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    protected async Task<PlatformAnswer<T>> AskAsync<T>(
        PlatformOperation operation, PlatformCall call, Func<PlatformSignIn, string, PlatformQuestion> write,
        Func<byte[], PlatformAnswer<T>> read, CancellationToken cancellationToken)
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
        var answer = await AskWithAsync(await SignInOnce(ended: null).WaitAsync(cancellationToken));

        // A sign-in that has ended was refused before anything was done, so that asking again is safe whatever it was.
        return known is { IsForGood: false } && answer is PlatformAnswer<T>.Refused(PlatformRefusal.SignIn, _)
            ? await AskWithAsync(await SignInOnce(known).WaitAsync(cancellationToken))
            : answer;

        async Task<PlatformAnswer<T>> AskWithAsync(PlatformAnswer<PlatformSignIn> signIn) =>
            signIn is PlatformAnswer<PlatformSignIn>.Answered(var held)
                ? await ExchangeAsync(write(held, path), read, cancellationToken)
                : signIn.Then<T>(_ => throw new System.Diagnostics.UnreachableException());
    }

    /// <summary>A question with the hall's signature over its body.</summary>
    protected PlatformQuestion Signed(string path, byte[] body) =>
        new(path, body) { Headers = [("X-Account-Id", Options.Account), ("X-Sign", SigningKey.Sign(body))] };

    /// <summary>Sends a question as it is.</summary>
    protected async Task<PlatformAnswer<T>> ExchangeAsync<T>(
        PlatformQuestion question, Func<byte[], PlatformAnswer<T>> read, CancellationToken cancellationToken)
    {
        var (reply, cause) = await _connection.AskAsync(AddressOf(question.Path), question, cancellationToken);
        return Heard(reply) is not { } heard ? new PlatformAnswer<T>.Unreachable(cause, DownSinceUtc ?? UtcNow)
            : (FaultOf<T>(heard) ?? read(heard.Body)) switch
            {
                PlatformAnswer<T>.Refused(PlatformRefusal.SignIn, var code) when IsClockSkewed(heard) =>
                    new PlatformAnswer<T>.Refused(PlatformRefusal.ClockSkew, code),
                PlatformAnswer<T>.Refused(PlatformRefusal.UnknownCode, var code) when Options.Codes.TryGetValue(code, out var why) =>
                    new PlatformAnswer<T>.Refused(why, code),
                var answer => answer,
            };
    }

    /// <summary>Fetches the file that an answer carries or points to. A link is good for one delivery.</summary>
    protected async Task<PlatformAnswer<LicenseFile>> FileOfAsync(
        PlatformAnswer<SentFile> sent, CancellationToken cancellationToken) => sent switch
        {
            PlatformAnswer<SentFile>.Answered(SentFile.Inside(var file)) => new PlatformAnswer<LicenseFile>.Answered(file),
            PlatformAnswer<SentFile>.Answered(SentFile.Behind(var link)) => await ExchangeAsync(
                new PlatformQuestion(link.AbsoluteUri, null) { IsOnce = true }, SentFile.ReadBytes, cancellationToken),
            _ => sent.Then<LicenseFile>(_ => throw new System.Diagnostics.UnreachableException()),
        };

    private static Task<PlatformAnswer<T>> NotOfferedAsync<T>() =>
        Task.FromResult<PlatformAnswer<T>>(new PlatformAnswer<T>.NotAsked(NotAskedReason.NotOffered));

    private static PlatformAnswer<T>? FaultOf<T>(PlatformReply reply) => reply.Status switch
    {
        HttpStatusCode.OK => null,
        _ when reply.IsRedirect => JsonReply.Fault<T>(AnswerFault.Redirected, null),
        HttpStatusCode.RequestEntityTooLarge => JsonReply.Fault<T>(AnswerFault.TooLong, null),
        HttpStatusCode.TooManyRequests => new PlatformAnswer<T>.Refused(PlatformRefusal.Quota, CodeOf(reply)),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new PlatformAnswer<T>.Refused(PlatformRefusal.SignIn, CodeOf(reply)),
        HttpStatusCode.NotFound => new PlatformAnswer<T>.Refused(PlatformRefusal.NotOffered, CodeOf(reply)),
        _ => new PlatformAnswer<T>.Refused(PlatformRefusal.UnknownCode, CodeOf(reply)),
    };

    private static string CodeOf(PlatformReply reply) => string.Create(CultureInfo.InvariantCulture, $"HTTP-{(int)reply.Status}");

    // An address may have a path of its own. A link that was looked at before is whole.
    private Uri AddressOf(string path) => new(path.StartsWith('/') ? Options.Address!.AbsoluteUri.TrimEnd('/') + path : path);

    // Those who need one at the same time wait for the same.
    private Task<PlatformAnswer<PlatformSignIn>> SignInOnce(PlatformSignIn? ended)
    {
        lock (_turn)
        {
            return _signIn is { } held && held != ended
                ? Task.FromResult<PlatformAnswer<PlatformSignIn>>(new PlatformAnswer<PlatformSignIn>.Answered(held))
                : _signingIn ??= Task.Run(SignInAndRememberAsync);
        }
    }

    private async Task<PlatformAnswer<PlatformSignIn>> SignInAndRememberAsync()
    {
        PlatformSignIn? held = null;
        try
        {
            var answer = await SignInAsync();
            held = (answer as PlatformAnswer<PlatformSignIn>.Answered)?.Value;
            return answer;
        }
        finally
        {
            lock (_turn)
            {
                (_signIn, _signingIn) = (held, null);
            }
        }
    }

    // Sign-ins carry the time, and platforms take them for a few minutes.
    private bool IsClockSkewed(PlatformReply reply) =>
        reply.At is { } at && (at - Time.GetUtcNow()).Duration() > TimeSpan.FromMinutes(2);

    private PlatformReply? Heard(PlatformReply? reply)
    {
        lock (_turn)
        {
            _downSinceUtc = reply is null ? _downSinceUtc ?? UtcNow : null;
            _hasAnswered |= reply is not null;
        }

        return reply;
    }
}
