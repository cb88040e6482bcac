using System.Buffers.Binary;
using System.Collections.Immutable;

namespace CounterDesk.Domain.SealedPdf;

/// <summary>
/// Where the objects of a file lie, by its cross-reference tables and streams, newest revision first (ISO 32000-1
/// 7.5.4, 7.5.8). A broken table is not mended by looking for objects: every reader would mend it in its own way.
/// </summary>
internal sealed class PdfCrossReferences
{
    private const int TailLength = 2048;
    private const int FieldCount = 3;

    private readonly Dictionary<int, PdfPlace> _places = [];
    private readonly HashSet<int> _positions = [];
    private readonly HashSet<long> _visited = [];
    private readonly ReadOnlyMemory<byte> _file;
    private readonly PdfBudget _budget;

    private PdfCrossReferences(ReadOnlyMemory<byte> file, PdfBudget budget)
    {
        (_file, _budget) = (file, budget);
        PdfValue.Dictionary? newest = null;
        for (long? next = FindStart(file.Span); next is { } at;)
        {
            var (places, trailer) = ReadSection(at);
            newest ??= trailer;
            if (trailer.Entries.ContainsKey("Encrypt"))
            {
                throw new PdfFormatException(PdfFault.Encrypted, "The file is encrypted.");
            }

            Merge(places);
            next = trailer.Entries.ContainsKey("Prev") ? Whole(trailer["Prev"]) : null;
        }

        Trailer = newest!;
    }

    /// <summary>Where objects begin in the file itself, those of earlier revisions too.</summary>
    public IReadOnlyList<int> Positions => [.. _positions.Order()];

    /// <summary>Of the newest revision.</summary>
    public PdfValue.Dictionary Trailer { get; }

    /// <exception cref="PdfFormatException">A section is not where the one before says, or is none.</exception>
    public static PdfCrossReferences Read(ReadOnlyMemory<byte> file, PdfBudget budget) => new(file, budget);

    /// <summary>Where an object lies; null when the file never had it, or has deleted it.</summary>
    public PdfPlace? Find(int number) =>
        _places.TryGetValue(number, out var place) && place != default ? place : null;

    private static long FindStart(ReadOnlySpan<byte> file)
    {
        var tail = file[^Math.Min(file.Length, TailLength)..];
        var at = tail.LastIndexOf("startxref"u8);
        return at < 0
            ? throw PdfFormatException.Malformed("The file does not say where its objects lie.")
            : new PdfReader(tail[at..].ToArray(), new PdfBudget(), "startxref".Length).ReadWhole();
    }

    private (Dictionary<int, PdfPlace> Places, PdfValue.Dictionary Trailer) ReadSection(long at)
    {
        if (at < 0 || at >= _file.Length || !_visited.Add(at) || _visited.Count > PdfLimits.MaxSections)
        {
            throw PdfFormatException.Malformed("A table of objects leads out of the file, or round in a circle.");
        }

        var reader = new PdfReader(_file, _budget, (int)at);
        return reader.TryTake("xref"u8) ? ReadTable(reader) : ReadStream(at);
    }

    private (Dictionary<int, PdfPlace> Places, PdfValue.Dictionary Trailer) ReadTable(PdfReader reader)
    {
        Dictionary<int, PdfPlace> places = [];
        while (!reader.TryTake("trailer"u8))
        {
            var (first, count) = (reader.ReadWhole(), reader.ReadWhole());
            for (var index = 0; index < count; index++)
            {
                var (position, generation) = (reader.ReadWhole(), reader.ReadWhole());
                var isUsed = reader.TryTake("n"u8);
                if (!isUsed && !reader.TryTake("f"u8))
                {
                    throw PdfFormatException.Malformed("An entry of a table of objects is neither used nor free.");
                }

                Add(places, (long)first + index, isUsed ? new PdfPlace(position, generation, Container: 0) : default);
            }
        }

        var trailer = reader.Read() as PdfValue.Dictionary
            ?? throw PdfFormatException.Malformed("A table of objects has no trailer.");
        if (trailer.Entries.ContainsKey("XRefStm"))
        {
            AddHidden(places, ReadStream(Whole(trailer["XRefStm"])).Places);
        }

        return (places, trailer);
    }

    // 7.5.8.4: a stream beside the table is for newer readers. Where both name an object, older ones would see another.
    private static void AddHidden(Dictionary<int, PdfPlace> places, Dictionary<int, PdfPlace> hidden)
    {
        foreach (var (number, place) in hidden)
        {
            if (places.TryGetValue(number, out var visible) && visible != default && visible != place)
            {
                throw PdfFormatException.Malformed("Two tables of one revision disagree.");
            }

            places[number] = place;
        }
    }

    private (Dictionary<int, PdfPlace> Places, PdfValue.Dictionary Trailer) ReadStream(long at)
    {
        if (at < 0 || at >= _file.Length
            || new PdfReader(_file, _budget, (int)at).ReadObject(number: null, generation: null, LengthOf)
                is not PdfValue.Stream { Head: var head } stream
            || head["Type"] is not PdfValue.Name { Value: "XRef" })
        {
            throw PdfFormatException.Malformed("There is no table of objects where the file says.");
        }

        Dictionary<int, PdfPlace> places = [];
        var widths = Wholes(head["W"]);
        if (widths.Length != FieldCount || widths.Any(width => width is < 0 or > sizeof(long)) || widths.Sum() == 0)
        {
            throw PdfFormatException.Malformed("A table of objects does not say how wide its fields are.");
        }

        var rows = PdfFilter.Decode(stream, _budget);
        var ranges = head["Index"] is PdfValue.Null ? [0, Whole(head["Size"])] : Wholes(head["Index"]);
        for (var range = 0; range + 1 < ranges.Length; range += 2)
        {
            for (long index = 0; index < ranges[range + 1]; index++)
            {
                Add(places, ranges[range] + index, ReadRow(ref rows, widths));
            }
        }

        return (places, head);
    }

    // 7.5.8.3, table 18
    private static PdfPlace ReadRow(ref ReadOnlyMemory<byte> rows, ImmutableArray<long> widths)
    {
        Span<long> fields = [1, 0, 0];
        Span<byte> padded = stackalloc byte[sizeof(long)];
        for (var field = 0; field < FieldCount; field++)
        {
            var width = (int)widths[field];
            if (width > rows.Length)
            {
                throw PdfFormatException.Malformed("A table of objects is cut short.");
            }

            if (width > 0)
            {
                padded.Clear();
                rows.Span[..width].CopyTo(padded[^width..]);
                fields[field] = BinaryPrimitives.ReadInt64BigEndian(padded);
                rows = rows[width..];
            }
        }

        return fields switch
        {
            [0, _, _] => default,
            [1, >= 0 and <= int.MaxValue, >= 0 and <= int.MaxValue] =>
                new PdfPlace((int)fields[1], (int)fields[2], Container: 0),
            [2, > 0 and <= int.MaxValue, >= 0 and <= int.MaxValue] =>
                new PdfPlace((int)fields[2], Generation: 0, Container: (int)fields[1]),
            _ => throw PdfFormatException.Malformed("A table of objects names a place that is none."),
        };
    }

    private static void Add(Dictionary<int, PdfPlace> places, long number, PdfPlace place)
    {
        if (number is < 0 or > int.MaxValue || places.Count >= PdfLimits.MaxObjects)
        {
            throw PdfFormatException.TooLarge("The file has too many objects.");
        }

        if (!places.TryAdd((int)number, place))
        {
            throw PdfFormatException.Malformed("A table names an object twice.");
        }
    }

    private void Merge(Dictionary<int, PdfPlace> older)
    {
        foreach (var (number, place) in older)
        {
            _places.TryAdd(number, place);
            if (place.Container == 0 && place != default && place.Position < _file.Length)
            {
                _positions.Add(place.Position);
            }
        }

        if (_places.Count > PdfLimits.MaxObjects || _positions.Count > PdfLimits.MaxObjects)
        {
            throw PdfFormatException.TooLarge("The file has too many objects.");
        }
    }

    // Nothing is known yet that an object of its own could be found by.
    private static int? LengthOf(PdfValue length) =>
        (length as PdfValue.Number)?.Whole is >= 0 and <= int.MaxValue and var known ? (int)known : null;

    private static long Whole(PdfValue value) =>
        (value as PdfValue.Number)?.Whole
        ?? throw PdfFormatException.Malformed("Something else stands in place of a number.");

    private static ImmutableArray<long> Wholes(PdfValue value) =>
        value is PdfValue.List list
            ? [.. list.Items.Select(Whole)]
            : throw PdfFormatException.Malformed("Something else stands in place of numbers.");
}
