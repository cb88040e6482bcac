using System.Collections.Immutable;
using System.Globalization;

namespace CounterDesk.Domain.SealedPdf;

/// <summary>Reads values one after the other and keeps the place.</summary>
/// <param name="bytes">The file, or what a stream holds.</param>
/// <param name="budget">What may still be spent on the file.</param>
/// <param name="at">Where to begin.</param>
/// <param name="isStream">Places are those of a stream, not of the file.</param>
internal sealed class PdfReader(ReadOnlyMemory<byte> bytes, PdfBudget budget, int at = 0, bool isStream = false)
{
    private int _at = at;

    private ReadOnlySpan<byte> Bytes => bytes.Span;

    /// <summary>Reads a value that may stand in the file by itself: everything but a stream.</summary>
    /// <exception cref="PdfFormatException">There is none.</exception>
    public PdfValue Read() => Read(depth: 0);

    /// <summary>Reads an object with its number in front (7.3.10).</summary>
    /// <param name="number">The number it must have; any when null.</param>
    /// <param name="generation">Likewise.</param>
    /// <param name="lengthOf">Finds the length of a stream where it is an object of its own.</param>
    /// <exception cref="PdfFormatException">There is none, or it has other numbers.</exception>
    public PdfValue ReadObject(int? number, int? generation, Func<PdfValue, int?> lengthOf)
    {
        var (isNumber, isGeneration) = (ReadWhole(), ReadWhole());
        if (!TryTake("obj"u8) || isNumber != (number ?? isNumber) || isGeneration != (generation ?? isGeneration))
        {
            throw PdfFormatException.Malformed("An object is not where the file says.");
        }

        var value = Read();
        if (value is PdfValue.Dictionary head && TryTake("stream"u8))
        {
            value = new PdfValue.Stream(head, ReadStream(lengthOf(head["Length"])));
        }

        return TryTake("endobj"u8) ? value : throw PdfFormatException.Malformed("An object does not end.");
    }

    /// <summary>A whole number that is not negative.</summary>
    /// <exception cref="PdfFormatException">There is something else.</exception>
    public int ReadWhole() =>
        TryReadWhole() ?? throw PdfFormatException.Malformed("Something else stands in place of a number.");

    /// <summary>Goes on behind a word if it is the next one.</summary>
    public bool TryTake(ReadOnlySpan<byte> word)
    {
        SkipSpace();
        var end = _at + word.Length;
        if (!Bytes[_at..].StartsWith(word) || end < Bytes.Length && PdfCharacters.IsRegular(Bytes[end]))
        {
            return false;
        }

        _at = end;
        return true;
    }

    private PdfValue Read(int depth)
    {
        budget.SpendValue();
        if (depth > PdfLimits.MaxDepth)
        {
            throw PdfFormatException.TooLarge("Values stand too deep within each other.");
        }

        SkipSpace();
        var rest = Bytes[_at..];
        switch (rest)
        {
            case [(byte)'<', (byte)'<', ..]:
                _at += 2;
                return ReadDictionary(depth);
            case [(byte)'<', ..]:
                _at++;
                return ReadText(isHex: true);
            case [(byte)'(', ..]:
                _at++;
                return ReadText(isHex: false);
            case [(byte)'[', ..]:
                _at++;
                return ReadList(depth);
            case [(byte)'/', ..]:
                _at++;
                return new PdfValue.Name(PdfTexts.ReadName(Bytes, ref _at));
            case [(>= (byte)'0' and <= (byte)'9') or (byte)'+' or (byte)'-' or (byte)'.', ..]:
                return TryReadReference() is { } reference ? reference : ReadNumber();
            default:
                return ReadWord();
        }
    }

    private PdfValue.Text ReadText(bool isHex)
    {
        var start = _at;
        var text = isHex ? PdfTexts.ReadHex(Bytes, ref _at) : PdfTexts.ReadLiteral(Bytes, ref _at);
        budget.SpendRead(_at - start);
        return new PdfValue.Text(text, isStream ? null : start - 1);
    }

    private PdfValue ReadWord() =>
        TryTake("true"u8) ? new PdfValue.Flag(true)
        : TryTake("false"u8) ? new PdfValue.Flag(false)
        : TryTake("null"u8) ? PdfValue.Null.Value
        : throw PdfFormatException.Malformed("There is no value.");

    // Of two entries of one name some readers take the first and some the last.
    private PdfValue.Dictionary ReadDictionary(int depth)
    {
        var entries = ImmutableDictionary.CreateBuilder<string, PdfValue>(StringComparer.Ordinal);
        while (true)
        {
            SkipSpace();
            if (Bytes[_at..] is [(byte)'>', (byte)'>', ..])
            {
                _at += 2;
                return new PdfValue.Dictionary(entries.ToImmutable());
            }

            if (Read(depth + 1) is not PdfValue.Name { Value: var key } || !entries.TryAdd(key, Read(depth + 1)))
            {
                throw PdfFormatException.Malformed("A dictionary has something else than a name, or a name twice.");
            }
        }
    }

    private PdfValue.List ReadList(int depth)
    {
        var items = ImmutableArray.CreateBuilder<PdfValue>();
        while (true)
        {
            SkipSpace();
            if (Bytes[_at..] is [(byte)']', ..])
            {
                _at++;
                return new PdfValue.List(items.ToImmutable());
            }

            items.Add(Read(depth + 1));
        }
    }

    private PdfValue.Reference? TryReadReference()
    {
        var start = _at;
        if (TryReadWhole() is { } number && TryReadWhole() is { } generation && TryTake("R"u8))
        {
            return new PdfValue.Reference(number, generation);
        }

        _at = start;
        return null;
    }

    private PdfValue.Number ReadNumber()
    {
        var word = Bytes.Slice(_at, WordLength());
        _at += word.Length;
        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return word.Length <= PdfLimits.MaxWordLength
            && decimal.TryParse(word, Styles, CultureInfo.InvariantCulture, out var value)
            ? new PdfValue.Number(value)
            : throw PdfFormatException.Malformed("A number is none.");
    }

    private int? TryReadWhole()
    {
        SkipSpace();
        var word = Bytes.Slice(_at, WordLength());
        if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        budget.SpendRead(word.Length);
        _at += word.Length;
        return value;
    }

    private int WordLength()
    {
        var length = 0;
        while (_at + length < Bytes.Length && PdfCharacters.IsRegular(Bytes[_at + length]))
        {
            length++;
        }

        return length;
    }

    // 7.3.8.1: where a length is wrong, readers guess, each in its own way.
    private ReadOnlyMemory<byte> ReadStream(int? length)
    {
        _at += Bytes[_at..] switch
        {
            [(byte)'\r', (byte)'\n', ..] => 2,
            [(byte)'\n', ..] => 1,
            _ => throw PdfFormatException.Malformed("A stream does not begin on a line of its own."),
        };
        if (length is not { } known || known > Bytes.Length - _at)
        {
            throw PdfFormatException.Malformed("The length of a stream is none, or leads out of the file.");
        }

        var content = bytes.Slice(_at, known);
        _at += known;
        return TryTake("endstream"u8)
            ? content
            : throw PdfFormatException.Malformed("A stream is not as long as it says.");
    }

    private void SkipSpace()
    {
        var start = _at;
        while (_at < Bytes.Length && (PdfCharacters.IsSpace(Bytes[_at]) || Bytes[_at] == '%'))
        {
            if (Bytes[_at] == '%')
            {
                var line = Bytes[_at..].IndexOfAny((byte)'\r', (byte)'\n');
                _at = line < 0 ? Bytes.Length : _at + line;
            }
            else
            {
                _at++;
            }
        }

        budget.SpendRead(_at - start);
    }
}
