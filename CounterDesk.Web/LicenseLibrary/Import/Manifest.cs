using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.LicenseLibrary.Import;

/// <summary>One row of a manifest: its values by the items of GB/T 36903, or why it cannot be read as a row at all.</summary>
internal sealed record ManifestRow(int Number, IReadOnlyDictionary<MetadataItem, string> Values, ImportFinding? Refusal = null);

/// <summary>The list of licenses in a folder to be imported: manifest.csv or manifest.json, row by row, however long.</summary>
internal sealed class Manifest : IDisposable
{
    /// <summary>Between the holders of one license, in a CSV as in what a JSON array is turned into.</summary>
    public const char HolderSeparator = ';';

    private const string CsvName = "manifest.csv";
    private const string JsonName = "manifest.json";
    private const int MostOfAName = 40;

    private static readonly FrozenDictionary<string, MetadataItem> _items = (
        from item in MetadataItem.All
        from name in item.Names
        select (name, item)).ToFrozenDictionary(pair => pair.name, pair => pair.item, StringComparer.OrdinalIgnoreCase);

    private readonly FileStream _file;
    private readonly bool _isJson;
    private readonly HashSet<string> _unknownColumns = new(StringComparer.Ordinal);
    private readonly List<ImportFinding> _remarks = [];

    private Manifest(string path, bool isJson) => (_file, _isJson) = (File.OpenRead(path), isJson);

    /// <summary>How much was read, from 0 to 1.</summary>
    public double Share => _file.Length is 0 ? 1 : (double)_file.Position / _file.Length;

    /// <summary>Columns that mean nothing to us, each once.</summary>
    public IReadOnlyList<ImportFinding> Remarks => _remarks;

    /// <exception cref="ManifestException">There is no manifest, or there are two.</exception>
    public static Manifest Open(string folder)
    {
        var anyCase = new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive };
        var found = new DirectoryInfo(folder).EnumerateFiles("manifest.*", anyCase)
            .Where(file => IsNamed(file, CsvName) || IsNamed(file, JsonName))
            .ToList();
        return found switch
        {
            [] => throw new ManifestException(ImportReason.NoManifest),
            [var one] => new Manifest(one.FullName, IsNamed(one, JsonName)),
            _ => throw new ManifestException(ImportReason.TwoManifests),
        };
    }

    public void Dispose() => _file.Dispose();

    /// <exception cref="ManifestException">The manifest cannot be read any further.</exception>
    public async IAsyncEnumerable<ManifestRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var encoding = await ManifestEncoding.DetectAsync(_file, cancellationToken);
        await foreach (var row in _isJson ? ReadJsonAsync(encoding, cancellationToken) : ReadCsvAsync(encoding, cancellationToken))
        {
            yield return row;
        }
    }

    private async IAsyncEnumerable<ManifestRow> ReadCsvAsync(
        Encoding encoding, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(_file, encoding, leaveOpen: true);
        MetadataItem?[]? columns = null;
        var number = 0;
        await foreach (var record in CsvReader.ReadAsync(reader, cancellationToken))
        {
            number++;
            if (columns is null)
            {
                columns = ColumnsOf(record);
            }
            else
            {
                yield return RowOf(number, record, columns);
            }
        }

        if (columns is null)
        {
            throw new ManifestException(ImportReason.ColumnMissing, MetadataItem.Identifier.Key);
        }
    }

    private MetadataItem?[] ColumnsOf(CsvRecord header)
    {
        var columns = header.Fields.Select(name => ItemOf(1, name)).ToArray();
        var known = columns.OfType<MetadataItem>().ToList();
        return !known.Contains(MetadataItem.Identifier)
                ? throw new ManifestException(ImportReason.ColumnMissing, MetadataItem.Identifier.Key)
            : known.GroupBy(item => item).FirstOrDefault(same => same.Count() > 1) is { Key: var twice }
                ? throw new ManifestException(ImportReason.ColumnTwice, twice.Key)
            : columns;
    }

    private static ManifestRow RowOf(int number, CsvRecord record, MetadataItem?[] columns)
    {
        if (record.IsBroken || record.Fields.Count != columns.Length)
        {
            return Refused(number, record.IsBroken ? ImportReason.BadQuotes : ImportReason.WrongColumnCount);
        }

        var values = new Dictionary<MetadataItem, string>();
        for (var place = 0; place < columns.Length; place++)
        {
            if (columns[place] is { } item)
            {
                values.Add(item, record.Fields[place]);
            }
        }

        return new ManifestRow(number, values);
    }

    private async IAsyncEnumerable<ManifestRow> ReadJsonAsync(
        Encoding encoding, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var utf8 = Encoding.CreateTranscodingStream(_file, encoding, Encoding.UTF8, leaveOpen: true);
        await using var elements = JsonSerializer
            .DeserializeAsyncEnumerable<JsonElement>(utf8, JsonSerializerOptions.Default, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        for (var number = 1; await MoveNextAsync(elements); number++)
        {
            yield return RowOf(number, elements.Current);
        }
    }

    private static async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<JsonElement> elements)
    {
        try
        {
            return await elements.MoveNextAsync();
        }
        catch (JsonException exception)
        {
            throw new ManifestException(
                ImportReason.ManifestNotJson, $"{exception.LineNumber + 1}:{exception.BytePositionInLine + 1}");
        }
    }

    private ManifestRow RowOf(int number, JsonElement element)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            return Refused(number, ImportReason.NotAnObject);
        }

        try
        {
            var values = new Dictionary<MetadataItem, string>();
            foreach (var property in element.EnumerateObject())
            {
                if (ItemOf(number, property.Name) is { } item && !values.TryAdd(item, TextOf(property.Value)))
                {
                    return Refused(number, ImportReason.ColumnTwice, item.Key);
                }
            }

            return new ManifestRow(number, values);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape.
            return Refused(number, ImportReason.BadEncoding);
        }
    }

    /// <summary>A value as a row has it: several are one text, and an object is its JSON.</summary>
    public static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.Array => string.Join(HolderSeparator, value.EnumerateArray().Select(TextOf)),
        JsonValueKind.Object => value.GetRawText(),
        _ => value.ToString(),
    };

    /// <summary>The item that this is a name of; null when it is none.</summary>
    public static MetadataItem? ItemNamed(string name) => _items.GetValueOrDefault(name.Trim());

    // The name of an unknown column may be anything: it is cut, and only its letters are passed on.
    private MetadataItem? ItemOf(int row, string name)
    {
        var item = ItemNamed(name);
        if (item is null && _unknownColumns.Add(name))
        {
            var letters = name.Where(character => char.IsLetterOrDigit(character) || character is '_').Take(MostOfAName);
            _remarks.Add(new ImportFinding(row, null, ImportReason.UnknownColumn, string.Concat(letters)));
        }

        return item;
    }

    private static ManifestRow Refused(int number, ImportReason reason, string? field = null) =>
        new(number, FrozenDictionary<MetadataItem, string>.Empty, new ImportFinding(number, field, reason));

    private static bool IsNamed(FileInfo file, string name) => file.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
