using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Verification;

namespace CounterDesk.Domain.Copies;

/// <summary>
/// What a copy was made with besides the license: the hall's settings and words of that day, what the visit decided about
/// fields, how each check came out. With it and the source the copy can be made again. Fields are named by their keys;
/// what the license said stands here only as keyed hashes.
/// </summary>
public sealed record CopyMaking
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public required string HallName { get; init; }

    public required string ClerkNumber { get; init; }

    public required Uri PublicAddress { get; init; }

    public required bool IsDemo { get; init; }

    public required int ValidityDays { get; init; }

    /// <summary>Whether the license was found by its holder's number.</summary>
    public required bool WasAskedFor { get; init; }

    /// <summary>Whether the license's page lost its colors.</summary>
    public required bool IsGrey { get; init; }

    public required int GradeShownFrom { get; init; }

    public required bool HasSignatureRow { get; init; }

    /// <summary>As of when the source had the license.</summary>
    public required DateTime SynchronizedAtUtc { get; init; }

    public required EffectText Effect { get; init; }

    /// <inheritdoc cref="CopyOrder.SecondEffect"/>
    public EffectText? SecondEffect { get; init; }

    /// <inheritdoc cref="CopyOrder.OmittedFields"/>
    public required ImmutableArray<string> Omitted { get; init; }

    /// <inheritdoc cref="CopyOrder.AddedFields"/>
    public required ImmutableArray<string> Added { get; init; }

    /// <inheritdoc cref="CopyOrder.MaskedFields"/>
    public required ImmutableArray<string> Masked { get; init; }

    /// <inheritdoc cref="CopyOrder.Coded"/>
    public ImmutableArray<string> Coded { get; init; } = [];

    /// <inheritdoc cref="CopyOrder.SidesLeftOut"/>
    public ImmutableArray<int> SidesLeftOut { get; init; } = [];

    /// <summary>Every check that was not a plain pass.</summary>
    public required ImmutableArray<MadeCheck> Checks { get; init; }

    /// <summary>Keyed hashes of what came from the license, by the part's name; see <see cref="CopyParts"/>.</summary>
    public required ImmutableDictionary<string, string> Parts { get; init; }

    public static CopyMaking Of(CertifiedCopy copy, bool isGrey, IKeyRing keys) => new()
    {
        HallName = copy.Order.Maker.HallName,
        ClerkNumber = copy.Order.Maker.ClerkNumber,
        PublicAddress = copy.Order.Maker.PublicAddress,
        IsDemo = copy.Order.Maker.IsDemo,
        ValidityDays = copy.Order.ValidityDays,
        WasAskedFor = copy.Order.AskedFor is not null,
        IsGrey = isGrey,
        GradeShownFrom = copy.Order.GradeShownFrom,
        HasSignatureRow = copy.Order.HasSignatureRow,
        SynchronizedAtUtc = copy.Order.License.Origin.SynchronizedAtUtc,
        Effect = copy.Order.Effect,
        SecondEffect = copy.Order.SecondEffect,
        Omitted = Sorted(copy.Order.OmittedFields),
        Added = Sorted(copy.Order.AddedFields),
        Masked = Sorted(copy.Order.MaskedFields),
        Coded = copy.Order.Coded,
        SidesLeftOut = copy.Order.SidesLeftOut,
        Checks =
        [
            .. copy.Order.Report.Results.Where(result => result.Outcome is not CheckOutcome.Passed)
                .Select(result => new MadeCheck(
                    result.Check, result.Outcome, result.Reason, result.FileReason, result.FileWarning, result.Field)),
        ],
        Parts = CopyParts.Of(copy.Order, copy.Number, keys),
    };

    /// <exception cref="JsonException">The bytes are not such a record.</exception>
    public static CopyMaking Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<CopyMaking>(json, _json) ?? throw new JsonException("It is empty.");

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, _json);

    /// <summary>The checks as they came out then, beside what the file says of its seals.</summary>
    public VerificationReport ReportOf(FileReport? file, DateTimeOffset at)
    {
        var others = Checks.ToDictionary(check => check.Check);
        return new(
            LicenseChecks.All.Select(check =>
                others.TryGetValue(check, out var made) ? made.ToResult() : CheckResult.Passed(check)),
            file, at);
    }

    private static ImmutableArray<string> Sorted(ImmutableHashSet<string> keys) => [.. keys.Order(StringComparer.Ordinal)];
}

/// <summary>A check that was not a plain pass, as <see cref="CheckResult"/> has it.</summary>
public sealed record MadeCheck(
    LicenseCheck Check, CheckOutcome Outcome, CheckReason? Reason, FileReason? FileReason, FileWarning? FileWarning,
    string? Field)
{
    public CheckResult ToResult() => CheckResult.Again(Check, Outcome, Reason, FileReason, FileWarning, Field);
}
