using System.Collections.Immutable;

namespace CounterDesk.Domain.SealedPdf;

/// <summary>
/// A PDF file as far as its signatures need it: its newest revision, object by object, from the raw bytes. Pages are
/// not drawn and their words not read.
/// </summary>
internal sealed class PdfDocument
{
    // Readers find "%PDF-" anywhere in the first 1,024 bytes (ISO 32000-1 Annex H, note 13).
    private const int HeaderRange = 1024;
    private const int MaxIndirections = 8;

    private readonly ReadOnlyMemory<byte> _file;
    private readonly PdfCrossReferences _references;
    private readonly Dictionary<int, PdfValue> _objects = [];
    private readonly Dictionary<int, Container> _containers = [];

    private PdfDocument(ReadOnlyMemory<byte> file, PdfBudget budget)
    {
        (_file, Budget) = (file, budget);
        _references = PdfCrossReferences.Read(file, budget);
        Catalog = Resolve(_references.Trailer["Root"]) as PdfValue.Dictionary
            ?? throw PdfFormatException.Malformed("The file has no catalog.");
    }

    public PdfValue.Dictionary Catalog { get; }

    /// <summary>What may still be spent on the file, by whoever goes through its objects.</summary>
    public PdfBudget Budget { get; }

    public static bool HasHeader(ReadOnlySpan<byte> file) =>
        file[..Math.Min(file.Length, HeaderRange)].IndexOf("%PDF-"u8) >= 0;

    /// <param name="file">The whole file, or its beginning up to the end of a revision.</param>
    /// <param name="budget">What may still be spent on it.</param>
    /// <exception cref="PdfFormatException">It is no PDF file, is encrypted, or exceeds a limit.</exception>
    public static PdfDocument Read(ReadOnlyMemory<byte> file, PdfBudget budget) =>
        file.Length > PdfLimits.MaxFileBytes ? throw PdfFormatException.TooLarge("The file is too large.")
        : HasHeader(file.Span) ? new PdfDocument(file, budget)
        : throw PdfFormatException.Malformed("The file does not begin as a PDF file.");

    /// <summary>
    /// What a value says in the end: the object it refers to, or itself. An object that is not there says null.
    /// </summary>
    /// <exception cref="PdfFormatException">The object cannot be read.</exception>
    public PdfValue Resolve(PdfValue value)
    {
        for (var steps = 0; value is PdfValue.Reference reference; steps++)
        {
            value = steps < MaxIndirections
                ? Find(reference)
                : throw PdfFormatException.Malformed("References lead round in a circle.");
        }

        return value;
    }

    /// <summary>
    /// Where objects begin in the file itself, those of earlier revisions too, each with the bytes up to the next.
    /// </summary>
    public IEnumerable<(int Position, ReadOnlyMemory<byte> Bytes)> ObjectsOfAllRevisions()
    {
        var positions = _references.Positions;
        return positions.Zip(
            positions.Skip(1).Append(_file.Length), (position, next) => (position, _file[position..next]));
    }

    /// <summary>An object by its place in the file; null when none can be read there, as in wrong tables of old revisions.</summary>
    /// <exception cref="PdfFormatException">It exceeds a limit.</exception>
    public (int Number, PdfValue Value)? TryRead(int position)
    {
        try
        {
            return (ReaderAt(position).ReadWhole(), ReaderAt(position).ReadObject(number: null, generation: null, LengthOf));
        }
        catch (PdfFormatException exception) when (exception.Fault is PdfFault.Malformed)
        {
            return null;
        }
    }

    private PdfValue Find(PdfValue.Reference reference)
    {
        if (_objects.TryGetValue(reference.Object, out var known))
        {
            return known;
        }

        if (_references.Find(reference.Object) is not { } place)
        {
            return PdfValue.Null.Value;
        }

        if (place.Generation != reference.Generation)
        {
            throw PdfFormatException.Malformed("A reference is to another object that had the number.");
        }

        return _objects[reference.Object] = place.Container == 0
            ? ReaderAt(place.Position).ReadObject(reference.Object, reference.Generation, LengthOf)
            : FindPacked(reference.Object, place);
    }

    // 7.5.7
    private PdfValue FindPacked(int number, PdfPlace place)
    {
        if (!_containers.TryGetValue(place.Container, out var container))
        {
            _containers[place.Container] = container = OpenContainer(place.Container);
        }

        return place.Position < container.Index.Length && container.Index[place.Position].Number == number
            ? new PdfReader(container.Bytes, Budget, container.Index[place.Position].Offset).Read()
            : throw PdfFormatException.Malformed("An object is not in the stream that should hold it.");
    }

    private Container OpenContainer(int number)
    {
        // A stream within a stream is forbidden, and would let streams hold each other.
        if (_references.Find(number) is not { Container: 0 } place
            || ReaderAt(place.Position).ReadObject(number, place.Generation, LengthOf)
                is not PdfValue.Stream { Head: var head } stream
            || head["Type"] is not PdfValue.Name { Value: "ObjStm" }
            || head["N"] is not PdfValue.Number { Whole: >= 0 and <= PdfLimits.MaxObjects and var count }
            || head["First"] is not PdfValue.Number { Whole: >= 0 and var first })
        {
            throw PdfFormatException.Malformed("A stream that should hold objects is none.");
        }

        var bytes = PdfFilter.Decode(stream, Budget);
        var reader = new PdfReader(bytes, Budget);
        var index = ImmutableArray.CreateBuilder<(int, int)>();
        for (var entry = 0; entry < count; entry++)
        {
            var (contained, offset) = (reader.ReadWhole(), reader.ReadWhole() + first);
            index.Add(offset < bytes.Length
                ? (contained, (int)offset)
                : throw PdfFormatException.Malformed("An object lies outside the stream that should hold it."));
        }

        return new Container(bytes, index.ToImmutable());
    }

    private PdfReader ReaderAt(int position) =>
        position < _file.Length
            ? new PdfReader(_file, Budget, position)
            : throw PdfFormatException.Malformed("An object lies outside the file.");

    // The length may be an object of its own: one in the file, and a number, so that this ends.
    private int? LengthOf(PdfValue length)
    {
        if (length is PdfValue.Reference reference)
        {
            length = _references.Find(reference.Object) is { Container: 0 } place
                ? ReaderAt(place.Position).ReadObject(reference.Object, reference.Generation, _ => null)
                : PdfValue.Null.Value;
        }

        return (length as PdfValue.Number)?.Whole is >= 0 and <= int.MaxValue and var known ? (int)known : null;
    }

    private sealed record Container(ReadOnlyMemory<byte> Bytes, ImmutableArray<(int Number, int Offset)> Index);
}
