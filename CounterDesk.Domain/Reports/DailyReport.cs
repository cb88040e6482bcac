using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CounterDesk.Domain.Reports;

/// <summary>
/// A day of a hall in numbers (核验日报): what its audit log and its tables have of the day, counted at one moment. Nobody's
/// name is in it. Names of things are those of the enums that have words for them; codes of kinds and regions, and keys of
/// sources, stand as they are.
/// </summary>
public sealed record DailyReport
{
    /// <summary>Of what <see cref="Write"/> makes. A later form gets another number, and earlier ones are still read.</summary>
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public int Format { get; init; } = CurrentFormat;

    public required string Hall { get; init; }

    /// <summary>The day as the audit log has closed it, or the one that is open.</summary>
    public required DateOnly Day { get; init; }

    public required DateTime CountedAtUtc { get; init; }

    /// <summary>The entries of the log that were counted; the last is one less than the first where there are none.</summary>
    public required long FirstEntry { get; init; }

    public required long LastEntry { get; init; }

    public required VisitNumbers Visits { get; init; }

    public required SourceNumbers Sources { get; init; }

    public required VerificationNumbers Verifications { get; init; }

    public required CopyNumbers Copies { get; init; }

    public required ReceiverNumbers Receivers { get; init; }

    public required ObjectionNumbers Objections { get; init; }

    public required RatingNumbers Ratings { get; init; }

    public required LogNumbers Log { get; init; }

    /// <summary>
    /// Waiting and serving, by the state that visits were in. Null while they were not counted: every stretch of every
    /// visit is read, which takes its time in a large hall.
    /// </summary>
    public ImmutableArray<PhaseTime>? Times { get; init; }

    /// <summary>Null while it was not made: it reads number by number.</summary>
    public Reconciliation? Reconciliation { get; init; }

    public long Entries => LastEntry - FirstEntry + 1;

    /// <summary>As JSON in UTF-8, always the same bytes of the same numbers.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, _json);

    /// <exception cref="FormatException">It is none, or of a later program.</exception>
    public static DailyReport Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<DailyReport>(json, _json) is { Format: CurrentFormat } report
                ? report
                : throw new FormatException("The report is of another format than this program reads.");
        }
        catch (JsonException exception)
        {
            throw new FormatException("The report cannot be read.", exception);
        }
    }
}
