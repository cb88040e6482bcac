using System.ComponentModel.DataAnnotations;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.External.IdCardReaders.Dialects;

namespace CounterDesk.Web.External.IdCardReaders;

/// <summary>What readers the hall's counters have. All counters of a hall have the same.</summary>
public sealed class IdCardReaderOptions
{
    public const string Section = "IdCardReaders";

    /// <summary>Which make's local service is asked; empty when the hall has no readers.</summary>
    public string Dialect { get; set; } = "";

    /// <summary>Where the service listens on the counter's own PC; the make's usual address unless set.</summary>
    public Uri? Address { get; set; }

    /// <summary>
    /// How long a reading waits for a card and an answer. Less than the minute after which a circuit gives the browser
    /// up.
    /// </summary>
    [Range(2, 50)]
    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>The point of the readers' SM2 key in hexadecimal, for readers that sign.</summary>
    public string PublicKey { get; set; } = "";

    /// <summary>Nobody's card is read: the service is a stand-in. Refused in Production.</summary>
    public bool StandIn { get; set; }

    public TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);

    /// <summary>The dialect with the hall's key; null when the hall has no readers.</summary>
    internal IReaderDialect? FindDialect() => ReaderDialects.Find(Dialect, FindKey());

    /// <summary>Where the browser may ask, whole; null when the hall has no readers.</summary>
    internal Uri? FindAddress() => FindDialect() is { } dialect ? Address ?? dialect.UsualAddress : null;

    /// <summary>
    /// What pages may ask besides the desk itself, for the content security policy: the reader's address, and a
    /// stand-in's control beside it.
    /// </summary>
    internal IEnumerable<string> Origins =>
        FindAddress() is not { } address ? []
        : StandIn && address.Scheme is "ws" ? [$"ws://{address.Authority}", $"http://{address.Authority}"]
        : [address.GetLeftPart(UriPartial.Authority)];

    internal Sm2PublicKey? FindKey()
    {
        try
        {
            return Sm2PublicKey.TryRead(Convert.FromHexString(PublicKey), out var key) ? key : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
