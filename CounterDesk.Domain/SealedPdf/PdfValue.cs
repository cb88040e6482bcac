using System.Collections.Immutable;

namespace CounterDesk.Domain.SealedPdf;

/// <summary>A value of a PDF file (ISO 32000-1 7.3).</summary>
internal abstract record PdfValue
{
    private PdfValue()
    {
    }

    public sealed record Null : PdfValue
    {
        public static readonly Null Value = new();
    }

    public sealed record Flag(bool Value) : PdfValue;

    public sealed record Number(decimal Value) : PdfValue
    {
        /// <summary>Null when it is no whole number of that size.</summary>
        public long? Whole =>
            Value is >= long.MinValue and <= long.MaxValue && decimal.IsInteger(Value) ? (long)Value : null;
    }

    public sealed record Name(string Value) : PdfValue;

    /// <param name="Bytes">What it says.</param>
    /// <param name="At">Where it begins in the file; null when it lies in a stream.</param>
    public sealed record Text(ReadOnlyMemory<byte> Bytes, int? At) : PdfValue;

    public sealed record List(ImmutableArray<PdfValue> Items) : PdfValue;

    public sealed record Dictionary(ImmutableDictionary<string, PdfValue> Entries) : PdfValue
    {
        public static readonly Dictionary Empty = new(ImmutableDictionary<string, PdfValue>.Empty);

        /// <summary>
        /// The value as it stands; <see cref="Null"/> when there is none, which means the same (7.3.7).
        /// </summary>
        public PdfValue this[string key] => Entries.GetValueOrDefault(key, Null.Value);
    }

    /// <summary>What an object elsewhere in the file says.</summary>
    public sealed record Reference(int Object, int Generation) : PdfValue;

    /// <param name="Head">What describes it.</param>
    /// <param name="Bytes">As they lie in the file.</param>
    public sealed record Stream(Dictionary Head, ReadOnlyMemory<byte> Bytes) : PdfValue;
}
