using System.Collections.Concurrent;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Trust;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace CounterDesk.Tests.Web.Trust;

/// <summary>Lists are fetched from a server that behaves as it likes.</summary>
public sealed class RevocationListFetchingTests : IAsyncLifetime
{
    private readonly HttpClient _http = new(RevocationListFetching.Handler()) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly ConcurrentQueue<string> _asked = [];
    private TestTrust _hall = null!;
    private WebApplication _server = null!;
    private RequestDelegate _answer = _ => Task.CompletedTask;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Uri Address => new($"{_server.Urls.First()}/root.crl");

    private DateTimeOffset Now => _hall.Desk.Time.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        _hall = await TestTrust.CreateAsync();
        _hall.PutByHand("anchors", "root.cer", SomeSeals.Root.Certificate);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(context =>
        {
            _asked.Enqueue(context.Request.Path);
            return _answer(context);
        });
        await _server.StartAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        await _hall.DisposeAsync();
    }

    [Fact]
    public async Task A_list_its_issuer_has_signed_counts_and_the_same_again_changes_nothing()
    {
        Sends(CertificateMaker.MakeRevocationList(SomeSeals.Root, Now.AddHours(-1), Now.AddDays(7)));
        using var fetching = _hall.Fetching(_http, Address);

        await fetching.FetchAsync(Cancellation);
        Assert.Equal(FetchOutcome.Taken, Assert.Single(fetching.Latest).Outcome);
        await fetching.FetchAsync(Cancellation);

        Assert.Equal(FetchOutcome.Unchanged, Assert.Single(fetching.Latest).Outcome);
        Assert.Single(_hall.FilesIn("crls"));
        var log = await _hall.Desk.ReadLogAsync();
        Assert.Equal(["Announced", "Done"], log.Select(entry => entry.Outcome));
        Assert.Equal((nameof(AuditAction.RevocationListTaken), null), (log[^1].Action, log[^1].Actor));
    }

    public static TheoryData<string, FetchOutcome, TrustRefusal?> Misbehaving() => new()
    {
        { "slow to answer", FetchOutcome.NoAnswer, null },
        { "slow in the middle", FetchOutcome.NoAnswer, null },
        { "cut off", FetchOutcome.NoAnswer, null },
        { "500", FetchOutcome.WrongAnswer, null },
        { "404", FetchOutcome.WrongAnswer, null },
        { "elsewhere", FetchOutcome.WrongAnswer, null },
        { "giant", FetchOutcome.TooLarge, null },
        { "garbage", FetchOutcome.Refused, TrustRefusal.NeitherCertificateNorList },
        { "empty", FetchOutcome.Refused, TrustRefusal.NeitherCertificateNorList },
        { "a certificate", FetchOutcome.Refused, TrustRefusal.NeitherCertificateNorList },
        { "older", FetchOutcome.Refused, TrustRefusal.ListOlder },
        { "wrong signer", FetchOutcome.Refused, TrustRefusal.ListNotSignedByIssuer },
        { "unknown signer", FetchOutcome.Refused, TrustRefusal.ListIssuerUnknown },
        { "of tomorrow", FetchOutcome.Refused, TrustRefusal.ListOfTheFuture },
    };

    [Theory]
    [MemberData(nameof(Misbehaving))]
    public async Task A_server_that_misbehaves_changes_nothing_and_what_it_did_is_told(
        string how, FetchOutcome outcome, TrustRefusal? why)
    {
        _hall.PutByHand("crls", "known.crl", CertificateMaker.MakeRevocationList(SomeSeals.Root, Now.AddDays(-1), Now.AddDays(6)));
        _answer = context => MisbehaveAsync(how, context);
        using var fetching = _hall.Fetching(_http, Address);

        await fetching.FetchAsync(Cancellation);

        var fetched = Assert.Single(fetching.Latest);
        Assert.Equal((outcome, why, true), (fetched.Outcome, fetched.Why, fetched.HasFailed));
        Assert.Equal(["known.crl"], _hall.FilesIn("crls"));
        Assert.Empty(_hall.FilesIn("anchors").Except(["root.cer"]));
        Assert.Empty(await _hall.Desk.ReadLogAsync());
        Assert.Equal(["/root.crl"], _asked);
    }

    [Fact]
    public async Task A_server_that_is_not_there_does_not_keep_the_next_from_being_asked()
    {
        Sends(CertificateMaker.MakeRevocationList(SomeSeals.Root, Now.AddHours(-1), Now.AddDays(7)));
        using var fetching = _hall.Fetching(_http, new Uri("http://127.0.0.1:1/none.crl"), Address);

        await fetching.FetchAsync(Cancellation);

        Assert.Equal([FetchOutcome.NoAnswer, FetchOutcome.Taken], fetching.Latest.Select(fetched => fetched.Outcome));
    }

    [Fact]
    public async Task It_goes_where_trusted_certificates_say_and_to_nothing_but_http()
    {
        var forge = ChainForge.Of("SM2");
        var root = forge.Make(ForgedLink.Authority("Root", "Root") with { Lists = [$"{Address}", "ldap://127.0.0.1/cn", "file:///etc/passwd", "?"] });
        _hall.PutByHand("anchors", "forged.cer", root.GetEncoded());
        Sends(forge.MakeList(new ForgedList("Root") { MadeAt = Now.AddDays(-1), NextAt = Now.AddDays(6) }).GetEncoded());
        using var fetching = _hall.Fetching(_http, new Uri("ftp://127.0.0.1/root.crl"));

        await fetching.FetchAsync(Cancellation);

        Assert.Equal([(Address, FetchOutcome.Taken)], fetching.Latest.Select(fetched => (fetched.Address, fetched.Outcome)));
    }

    [Fact]
    public async Task Without_the_audit_log_a_list_is_put_off()
    {
        Sends(CertificateMaker.MakeRevocationList(SomeSeals.Root, Now.AddHours(-1), Now.AddDays(7)));
        using var fetching = _hall.Fetching(_http, Address);
        await _hall.Desk.BreakAuditAsync();

        await fetching.FetchAsync(Cancellation);
        Assert.Equal(FetchOutcome.NotKept, Assert.Single(fetching.Latest).Outcome);
        Assert.Empty(_hall.FilesIn("crls"));

        await _hall.Desk.MendAuditAsync();
        await fetching.FetchAsync(Cancellation);
        Assert.Single(_hall.FilesIn("crls"));
    }

    private void Sends(byte[] list) => _answer = context => context.Response.Body.WriteAsync(list, context.RequestAborted).AsTask();

    private async Task MisbehaveAsync(string how, HttpContext context)
    {
        var response = context.Response;
        switch (how)
        {
            case "slow to answer":
                await Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted);
                break;
            case "slow in the middle":
                await response.Body.WriteAsync(new byte[] { 0x30 }, context.RequestAborted);
                await response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted);
                break;
            case "cut off":
                response.ContentLength = 1000;
                await response.Body.WriteAsync(new byte[] { 0x30 }, context.RequestAborted);
                context.Features.Get<IHttpRequestLifetimeFeature>()!.Abort();
                break;
            case "500" or "404":
                response.StatusCode = how is "500" ? 500 : 404;
                await response.Body.WriteAsync(
                    CertificateMaker.MakeRevocationList(SomeSeals.Root, Now, Now.AddDays(7)), context.RequestAborted);
                break;
            case "elsewhere":
                response.Redirect("/elsewhere.crl");
                break;
            case "giant":
                var piece = new byte[1 << 20];
                for (var sent = 0; sent <= TrustDesk.MaxFileBytes; sent += piece.Length)
                {
                    await response.Body.WriteAsync(piece, context.RequestAborted);
                }

                break;
            default:
                await response.Body.WriteAsync(BytesOf(how), context.RequestAborted);
                break;
        }
    }

    private ReadOnlyMemory<byte> BytesOf(string how) => how switch
    {
        "garbage" => "<html>Service</html>"u8.ToArray(),
        "empty" => Array.Empty<byte>(),
        "a certificate" => new CertificateForge { Issuer = null }.Make().Certificate,
        "older" => CertificateMaker.MakeRevocationList(SomeSeals.Root, Now.AddDays(-2), Now.AddDays(6)),
        "wrong signer" => CertificateMaker.MakeRevocationList(
            SomeSeals.Root with { Key = Sm2PrivateKey.Generate() }, Now, Now.AddDays(6)),
        "unknown signer" => CertificateMaker.MakeRevocationList(SomeSeals.Intermediate, Now, Now.AddDays(6)),
        "of tomorrow" => CertificateMaker.MakeRevocationList(SomeSeals.Root, Now.AddDays(1), Now.AddDays(6)),
        _ => throw new ArgumentOutOfRangeException(nameof(how)),
    };
}
