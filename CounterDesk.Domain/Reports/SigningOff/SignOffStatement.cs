using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Domain.Reports.SigningOff;

/// <summary>
/// What a supervisor signs: the day as she saw it, what was decided about it, and who she is. Kept as the very bytes that
/// were signed; docs/audit-log.md describes them for others.
/// </summary>
public sealed record SignOffStatement
{
    /// <summary>Of what <see cref="Write"/> makes. A later form gets another number, and earlier ones are still read.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Tells it from everything else that the same key signs.</summary>
    public const string Subject = "CounterDesk daily report sign-off";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public int Format { get; init; } = CurrentFormat;

    public string Says { get; init; } = Subject;

    /// <summary>What she saw.</summary>
    public required SignOffMatter Matter { get; init; }

    /// <summary>Her words; null where there are none.</summary>
    public string? Note { get; init; }

    public required Signer Signer { get; init; }

    /// <summary>When the identity provider last asked her who she is.</summary>
    public required DateTime AskedAgainAtUtc { get; init; }

    public required DateTime SignedAtUtc { get; init; }

    /// <summary>As JSON in UTF-8. These are the bytes that are signed.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <exception cref="FormatException">It is none, or of a later program.</exception>
    public static SignOffStatement Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<SignOffStatement>(json, Json) is
                { Format: CurrentFormat, Says: Subject } statement
                ? statement
                : throw new FormatException("The statement is of another format than this program reads.");
        }
        catch (JsonException exception)
        {
            throw new FormatException("The statement cannot be read.", exception);
        }
    }
}

/// <summary>
/// What a day's report was when a supervisor looked at it. Its digest binds what is signed to what she saw: when anything
/// in it has changed since, nothing is signed.
/// </summary>
public sealed record SignOffMatter
{
    public required string Hall { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Of the closed report.</summary>
    public required int Version { get; init; }

    public required long FirstEntry { get; init; }

    public required long LastEntry { get; init; }

    /// <summary>The day's Merkle root, which the log's own anchor signs as well; in hex.</summary>
    public required string Root { get; init; }

    /// <summary>SM3 of the closed numbers, in hex.</summary>
    public required string Numbers { get; init; }

    /// <summary>The least level of which every exception had to be decided.</summary>
    public required ExceptionLevel DecideFrom { get; init; }

    public required ImmutableArray<SignedException> Exceptions { get; init; }

    /// <summary>How many more there were, all of less weight.</summary>
    public required int LeftOut { get; init; }

    /// <summary>SM3 of it as JSON, in hex.</summary>
    public string Digest() =>
        Convert.ToHexStringLower(Sm3.Hash(JsonSerializer.SerializeToUtf8Bytes(this, SignOffStatement.Json)));
}

/// <summary>An exception as it stands in what is signed, or would be now.</summary>
public sealed record SignedException(
    string Key, string Rule, ExceptionLevel Level, double Weight, IReadOnlyDictionary<string, string> Facts,
    ImmutableArray<long> Entries, string? Clerk, ImmutableArray<string> Concerned,
    ImmutableArray<SignedDecision> Decisions)
{
    /// <summary>What counts; null while nobody has decided.</summary>
    public SignedDecision? Last => Decisions.LastOrDefault();

    public FoundException ToFound() => new(Rule, Level, Weight, Facts, Entries, Clerk);

    /// <param name="raised">The exception and what was decided.</param>
    /// <param name="questions">Of all decisions; others are left out.</param>
    public static SignedException Of(RaisedException raised, IEnumerable<ExceptionQuestion> questions)
    {
        var found = raised.Found;
        var asked = questions.ToLookup(question => question.DecisionId);
        return new(
            found.Key, found.Rule, found.Level, found.Weight,
            new SortedDictionary<string, string>(found.Facts.ToDictionary(), StringComparer.Ordinal),
            [.. found.Entries], found.Clerk, raised.Concerned,
            [
                .. raised.Decisions.Select(decision => new SignedDecision(
                    decision.Decision, decision.Note, new(decision.By, decision.ByNumber, decision.ByName), decision.AtUtc,
                    [
                        .. asked[decision.Id].OrderBy(question => question.Clerk, StringComparer.Ordinal)
                            .Select(question => new SignedAnswer(question.Clerk, question.Answer, question.AnsweredAtUtc)),
                    ])),
            ]);
    }
}

/// <summary>A decision; the last of several counts.</summary>
public sealed record SignedDecision(
    Decision Decision, string? Note, Signer By, DateTime AtUtc, ImmutableArray<SignedAnswer> Answers);

/// <summary>What a clerk who was asked has said; null where she has not answered yet.</summary>
public sealed record SignedAnswer(string Clerk, string? Answer, DateTime? AtUtc);
