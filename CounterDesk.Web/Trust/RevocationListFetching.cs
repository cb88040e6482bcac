using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using CounterDesk.Domain.Seals;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Trust;

/// <summary>
/// Fetches revocation lists, where the hall wants it. It goes only where trusted certificates and the settings say, and
/// follows nobody elsewhere; what comes counts only when its issuer has signed it and it is not older.
/// </summary>
public sealed partial class RevocationListFetching(
    TrustDesk desk, TrustFolder folder, HttpClient http, IOptions<TrustOptions> options, TimeProvider time,
    ILogger<RevocationListFetching> logger) : BackgroundService
{
    /// <summary>A list is neither compressed on its way nor anywhere else than where the certificate says.</summary>
    public static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(1),
    };

    public bool IsOn => options.Value.FetchRevocationLists;

    /// <summary>The latest attempts, one for each address; empty before the first round.</summary>
    public ImmutableArray<FetchedList> Latest { get; private set; } = [];

    /// <summary>Asks every address once.</summary>
    public async Task FetchAsync(CancellationToken cancellationToken)
    {
        List<FetchedList> fetched = [];
        foreach (var address in Addresses())
        {
            fetched.Add(await FetchAsync(address, cancellationToken));
        }

        Latest = [.. fetched];
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!IsOn)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.Value.FetchEvery, time);
        do
        {
            await FetchAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private IEnumerable<Uri> Addresses() =>
        folder.Current.RevocationListAddresses
            .Select(text => Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null)
            .OfType<Uri>()
            .Concat(options.Value.RevocationListAddresses)
            .Where(address => address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
            .Distinct();

    private async Task<FetchedList> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        var (outcome, why) = await TryAsync(address, cancellationToken);
        var fetched = new FetchedList(address, outcome, why, time.GetUtcNow().UtcDateTime);
        if (fetched.HasFailed)
        {
            LogFailed(address.Host, outcome, why);
        }

        return fetched;
    }

    private async Task<(FetchOutcome Outcome, TrustRefusal? Why)> TryAsync(Uri address, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Value.FetchTimeOut);
        byte[]? bytes;
        try
        {
            using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if (!response.IsSuccessStatusCode)
            {
                return (FetchOutcome.WrongAnswer, null);
            }

            bytes = await ReadAsync(response.Content, patience.Token);
        }
        catch (Exception exception) when (IsTheirFault(exception) && !cancellationToken.IsCancellationRequested)
        {
            return (FetchOutcome.NoAnswer, null);
        }

        return bytes is null ? (FetchOutcome.TooLarge, null) : await KeepAsync(address, bytes, cancellationToken);
    }

    // The desk goes on whatever happens here, and the next round brings it again.
    [SuppressMessage("Design", "CA1031", Justification = "A list that cannot be kept must not end the program.")]
    private async Task<(FetchOutcome Outcome, TrustRefusal? Why)> KeepAsync(
        Uri address, byte[] bytes, CancellationToken cancellationToken)
    {
        try
        {
            return Told(await desk.TakeFetchedAsync(address, bytes, cancellationToken));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotKept(exception.GetBaseException().GetType().Name);
            return (FetchOutcome.NotKept, null);
        }
    }

    // Whatever length the answer claims to have.
    private static async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var read = new MemoryStream();
        var piece = new byte[81920];
        for (int count; (count = await stream.ReadAsync(piece, cancellationToken)) > 0;)
        {
            if (read.Length + count > TrustDesk.MaxFileBytes)
            {
                return null;
            }

            read.Write(piece, 0, count);
        }

        return read.ToArray();
    }

    private static (FetchOutcome Outcome, TrustRefusal? Why) Told(TrustIntake intake) => intake switch
    {
        TrustIntake.ListTaken => (FetchOutcome.Taken, null),
        TrustIntake.Refused { Why: TrustRefusal.AlreadyThere } => (FetchOutcome.Unchanged, null),
        TrustIntake.Refused { Why: var why } => (FetchOutcome.Refused, why),
        _ => throw new InvalidOperationException("Nothing that was fetched waits to be compared."),
    };

    private static bool IsTheirFault(Exception exception) =>
        exception is HttpRequestException or IOException or OperationCanceledException;

    [LoggerMessage(1, LogLevel.Warning, "A revocation list could not be fetched from {Host}: {Outcome} {Why}")]
    private partial void LogFailed(string host, FetchOutcome outcome, TrustRefusal? why);

    [LoggerMessage(2, LogLevel.Error, "A revocation list that was fetched could not be kept: {Failure}")]
    private partial void LogNotKept(string failure);
}
