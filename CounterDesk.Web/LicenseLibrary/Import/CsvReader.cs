using System.Runtime.CompilerServices;
using System.Text;

namespace CounterDesk.Web.LicenseLibrary.Import;

/// <summary>One record of a CSV. It is broken when a quote is open at its end, or something stands behind a closing quote.</summary>
internal sealed record CsvRecord(IReadOnlyList<string> Fields, bool IsBroken);

/// <summary>Reads comma-separated values as RFC 4180 describes them. Empty lines are no records.</summary>
internal static class CsvReader
{
    // A quote that is never closed would otherwise take the rest of a file into one field.
    public const int MaxRecordLength = 1 << 20;

    private const int BufferLength = 1 << 14;

    public static async IAsyncEnumerable<CsvRecord> ReadAsync(
        TextReader reader, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var record = new Record();
        var buffer = new char[BufferLength];
        for (int count; (count = await reader.ReadAsync(buffer.AsMemory(), cancellationToken)) > 0;)
        {
            for (var index = 0; index < count; index++)
            {
                if (record.Take(buffer[index]) is { } complete)
                {
                    yield return complete;
                }
            }
        }

        if (record.End() is { } last)
        {
            yield return last;
        }
    }

    private enum Place
    {
        FieldStart,
        Bare,
        Quoted,

        /// <summary>Behind a quote inside a quoted field: another quote, or the end of the field.</summary>
        QuoteInQuoted,
    }

    private sealed class Record
    {
        private readonly StringBuilder _field = new();
        private List<string> _fields = [];
        private Place _place;
        private bool _isBroken;
        private int _length;

        /// <summary>Takes one character and gives the record that it ends, if it ends one.</summary>
        public CsvRecord? Take(char character)
        {
            if (++_length > MaxRecordLength)
            {
                _isBroken = true;
                _place = Place.Bare;
                return character is '\n' ? End() : null;
            }

            switch (_place, character)
            {
                case (Place.Quoted, '"'):
                    _place = Place.QuoteInQuoted;
                    return null;
                case (Place.Quoted, _):
                    _field.Append(character);
                    return null;
                case (_, '\n'):
                    return End();
                case (_, '\r'):
                    return null;
                case (_, ','):
                    EndField();
                    return null;
                case (Place.FieldStart, '"'):
                    _place = Place.Quoted;
                    return null;
                case (Place.QuoteInQuoted, '"'):
                    _place = Place.Quoted;
                    _field.Append('"');
                    return null;
                case (Place.QuoteInQuoted, _):
                    _isBroken = true;
                    return null;
                default:
                    _place = Place.Bare;
                    _field.Append(character);
                    return null;
            }
        }

        public CsvRecord? End()
        {
            if (_length is 0)
            {
                return null;
            }

            var isEmptyLine = _fields is [] && _place is Place.FieldStart;
            _isBroken |= _place is Place.Quoted;
            EndField();
            var record = new CsvRecord(_fields, _isBroken);
            (_fields, _isBroken, _length) = ([], false, 0);
            return isEmptyLine ? null : record;
        }

        private void EndField()
        {
            _fields.Add(_field.ToString());
            _field.Clear();
            _place = Place.FieldStart;
        }
    }
}
