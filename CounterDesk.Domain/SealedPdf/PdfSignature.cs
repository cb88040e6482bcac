using System.Collections.Immutable;
using System.Text;

namespace CounterDesk.Domain.SealedPdf;

/// <summary>A signature dictionary (ISO 32000-1 12.8.1) as the file has it; nothing is verified here.</summary>
internal sealed record PdfSignature
{
    /// <summary>The full name of its field; of a signature without one, its object.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of value <see cref="Contents"/> is.</summary>
    public required string SubFilter { get; init; }

    /// <summary>The value, with the zeros it is padded with.</summary>
    public required ReadOnlyMemory<byte> Contents { get; init; }

    /// <summary>Where the value begins in the file; null when it does not stand in the dictionary itself.</summary>
    public required int? ContentsAt { get; init; }

    /// <summary>The dictionary as it stands.</summary>
    public required PdfValue.Dictionary Dictionary { get; init; }

    /// <summary>A field of the form leads to it.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>Null when there is none; empty when it holds something else than whole numbers.</summary>
    public required ImmutableArray<long>? ByteRange { get; init; }

    /// <summary>The time that the dictionary states, as text; null when it states none.</summary>
    public required string? StatedTime { get; init; }

    public static PdfSignature Read(PdfDocument document, string name, PdfValue.Dictionary dictionary) => new()
    {
        Name = name,
        SubFilter = (document.Resolve(dictionary["SubFilter"]) as PdfValue.Name)?.Value ?? "",
        Contents = (document.Resolve(dictionary["Contents"]) as PdfValue.Text)?.Bytes ?? default,
        ContentsAt = (dictionary["Contents"] as PdfValue.Text)?.At,
        Dictionary = dictionary,
        ByteRange = RangeOf(document, document.Resolve(dictionary["ByteRange"])),
        StatedTime = document.Resolve(dictionary["M"]) is PdfValue.Text { Bytes: var time } ? TimeOf(time.Span) : null,
    };

    private static ImmutableArray<long>? RangeOf(PdfDocument document, PdfValue value) => value switch
    {
        PdfValue.Null => null,
        PdfValue.List { Items: var items } => items.All(item => WholeOf(document, item) is not null)
            ? [.. items.Select(item => WholeOf(document, item)!.Value)]
            : [],
        _ => [],
    };

    private static long? WholeOf(PdfDocument document, PdfValue value) =>
        (document.Resolve(value) as PdfValue.Number)?.Whole;

    // 7.9.4: D:20260301100000+08'00'
    private static string TimeOf(ReadOnlySpan<byte> text) => Encoding.Latin1
        .GetString(text)
        .Replace("D:", "", StringComparison.Ordinal)
        .Replace("'", "", StringComparison.Ordinal);
}
